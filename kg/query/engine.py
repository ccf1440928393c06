"""SPARQL over one store: prefixes known beforehand, answers as plain rows, faults with their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.graph import is_merged, load_store
from kg.query.faults import fault
from kg.query.prefixes import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to one query.

    SELECT gives `variables` and `rows` (None where unbound); ASK gives `answer`; CONSTRUCT and DESCRIBE give `triples`, sorted.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    triples: tuple[ox.Triple, ...] | None = None
    answer: bool | None = None

    @property
    def empty(self) -> bool:
        """True where nothing was found (for ASK: where the answer is no)."""
        if self.answer is not None:
            return not self.answer
        return not (self.rows or self.triples)


def open_store(path: Path) -> ox.Store:
    """The graph in `path`, ready to be asked: see `merged`.

    Raises:
        GraphError: the file is not there, or is no graph.
    """
    return merged(load_store(path))


def merged(store: ox.Store) -> ox.Store:
    """The same store, its default graph now the union of all its graphs; of a store that cannot be written to, a copy in memory.

    A store that `kg build --store` wrote has the union already, and is taken as it is.

    Named graphs stay as they are for GRAPH. Oxigraph can also read the union on the fly, but then a triple that two articles
    state counts twice, which SPARQL's merge of graphs forbids; hence the copy.
    """
    if is_merged(store):
        return store
    union = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
    try:
        store.update(union)
    except OSError:  # a store on disk, opened to be read
        copy = ox.Store()
        copy.bulk_extend(store)
        copy.update(union)
        return copy
    return store


def run_query(store: ox.Store, sparql: str, substitutions: Mapping[str, Term] | None = None) -> Result:
    """Ask `store` (as `merged` leaves it) one SPARQL 1.1 query.

    Args:
        store: the graph; it is not changed, updates are refused.
        sparql: the query; the prefixes in `PREFIXES` need no PREFIX line.
        substitutions: values for variables of the SELECT clause, by name without the question mark.

    Raises:
        QueryError: it does not parse or cannot be run; says line, column and what to look at.
    """
    values = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
    try:
        answer = store.query(sparql, prefixes=dict(PREFIXES), substitutions=values or None)
        if isinstance(answer, ox.QueryBoolean):
            return Result(answer=bool(answer))
        if isinstance(answer, ox.QueryTriples):
            return Result(triples=tuple(sorted(answer, key=str)))
        variables = tuple(variable.value for variable in answer.variables)
        rows = tuple(tuple(solution[name] for name in variables) for solution in answer)
    except (SyntaxError, RuntimeError, OSError, ValueError) as error:
        raise fault(sparql, error) from error
    return Result(variables=variables, rows=rows)
