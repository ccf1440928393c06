"""Many articles to a knowledge graph that can be asked, drawn and written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import pyoxigraph as ox
import rdflib

from kg import query, view
from kg.api.article import PathOrText, as_day
from kg.errors import ReadError
from kg.export import form_of, save
from kg.graph import load_store, write
from kg.graph.rdflib_form import to_rdflib
from kg.run import Failure, Options
from kg.run import build as run


class KnowledgeGraph:
    """The graph of some articles, or one read from a file.

    `failures` are the articles that could not be read, with the reason of each.
    """

    def __init__(self, store: ox.Store, failures: Sequence[Failure] = ()) -> None:
        self._store = query.merged(store)
        self.failures = tuple(failures)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> KnowledgeGraph:
        """The graph in a file that `kg build` wrote (.nq or .ttl) or in any other file of the contract.

        Raises:
            GraphError: there is no such file, or it is no graph.
        """
        return cls(load_store(Path(path)))

    def __len__(self) -> int:
        return len(self.rdf)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """All triples as an rdflib Graph, with the usual prefixes bound."""
        dataset = to_rdflib(self._store)
        graph = rdflib.Graph()
        for prefix, space in dataset.namespaces():
            graph.bind(prefix, space, replace=True)
        for triple in dataset.triples((None, None, None)):
            graph.add(triple[:3])
        return graph

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """Entities as nodes, relations as edges with the sentences that tell them; see `kg.view.network`."""
        return view.network(self._store)

    def query(self, sparql: str, **parameters: str) -> list[dict[str, str]] | bool:
        """Ask SPARQL (the usual prefixes need no PREFIX), or a named query: `query("@met", actor="习近平")`.

        Returns:
            One dict a row, by variable, unbound ones left out; for ASK the answer; for CONSTRUCT rows of subject, predicate, object.

        Raises:
            QueryError: it does not parse, or a parameter does not fit.
        """
        named = query.find_named(sparql) if sparql.startswith("@") else query.parse_named("given", sparql, "the query")
        result = query.ask(self._store, named, parameters)
        if result.answer is not None:
            return result.answer
        if result.triples is not None:
            parts = ((t.subject, t.predicate, t.object) for t in result.triples)
            return [dict(zip(("subject", "predicate", "object"), map(_plain, triple), strict=True)) for triple in parts]
        return [{name: _plain(term) for name, term in zip(result.variables, row, strict=True) if term is not None} for row in result.rows]

    def to_turtle(self, path: str | PathLike[str]) -> None:
        """Write the graph as Turtle; the same graph gives the same bytes."""
        Path(path).write_bytes(write(self._store, "ttl"))

    def export(self, path: str | PathLike[str], form: str | None = None) -> None:
        """Write the graph as `kg export` does, in the format named, or told by the suffix; csv and sheets are a folder.

        Raises:
            UsageError: there is no such format, or the suffix tells none.
            GraphError: the graph has a term that the format has no form for.
        """
        named = {quad.triple for quad in self._store if not isinstance(quad.graph_name, ox.DefaultGraph)}
        own = ox.Store()  # without the union of the graphs, which a file with graphs would hold twice
        own.bulk_extend(quad for quad in self._store if not (isinstance(quad.graph_name, ox.DefaultGraph) and quad.triple in named))
        save(own, form_of(form, Path(path)), Path(path))

    def to_html(self, path: str | PathLike[str]) -> None:
        """Write the network as one HTML page that needs no connection."""
        view.write_page(Path(path), self.network)


def build(
    paths: PathOrText | Sequence[PathOrText],
    out: PathOrText | None = None,
    *,
    published: date | str | None = None,
    publisher: str = "",
    background: bool = False,
    jobs: int = 1,
) -> KnowledgeGraph:
    """The graph of every article at and below `paths`.

    Args:
        paths: files and folders.
        out: a folder for graph.ttl, graph.nq, graph.html and run.json, as `kg build` writes; none where it is not given.
        published: the day that articles came out which do not say so themselves.
        publisher: who published them, the same.
        background: put what is known beforehand of their entities beside them, as the named graph kg:background.
        jobs: processes. With more than one, the calling script needs its `if __name__ == "__main__":`.

    Raises:
        UsageError: a path is not there, or a folder has no article.
        ReadError: not one of the articles could be read.
    """
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    options = Options(published=as_day(published), publisher=publisher, background=background)
    with TemporaryDirectory(prefix="kg-") as scratch:
        summary = run([Path(path) for path in given], Path(scratch if out is None else out), options, jobs=jobs)
        if not summary.articles:
            raise ReadError("no article could be read:\n" + "\n".join(f"  {failure.message}" for failure in summary.failures))
        return KnowledgeGraph(load_store(summary.out / "graph.nq"), summary.failures)


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))
