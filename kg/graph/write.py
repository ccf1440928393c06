"""Graphs as files: the same quads give the same bytes, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import UsageError, guess
from kg.graph.annotated import write_annotated
from kg.graph.build import DEFAULT, triples
from kg.graph.jsonld import write_jsonld
from kg.graph.names import Namespaces, term
from kg.graph.nodes import Source, Triple
from kg.graph.rdfxml import write_rdfxml
from kg.graph.turtle import language_tag, quoted, write_trig, write_turtle
from kg.ontology import Ontology
from kg.types import Extraction

_STRING = term("xsd:string")


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Sorted N-Quads, UTF-8: the lines of two such files, sorted, are the file of both."""
    return "".join(sorted({line_of(quad, graph=True) for quad in quads})).encode()


def article_nquads(extraction: Extraction, ontology: Ontology, *, mentions: bool = False) -> bytes:
    """What `nquads` makes of the `quads` of one article, for many articles: no quad is made on the way.

    Raises:
        GraphError: as `quads`.
    """
    source = Source(extraction, ontology, DEFAULT)
    return sorted_lines(triples(source, mentions=mentions), source.article)


def sorted_lines(triples: Iterable[Triple], graph: ox.NamedNode | None = None) -> bytes:
    """Triples as sorted N-Triples, or N-Quads of that graph, each once.

    No subject as written begins another one's, so that the lines of each are sorted by themselves.
    """
    told: dict[str, set[str]] = {}
    last, say = None, set[str]().add
    for subject, predicate, value in triples:
        if subject is not last:  # triples of one subject mostly come together
            last, say = subject, told.setdefault(str(subject), set()).add
        say(f"{_iri(predicate)} {_flat(value)}")
    end = f" {graph} .\n".encode() if graph else b" .\n"
    return b"".join(_lines(subject.encode(), sorted(told[subject]), end) for subject in sorted(told))


def _lines(subject: bytes, said: list[str], end: bytes) -> bytes:
    """The lines of one subject. Most are plain ASCII, which is encoded and put together much faster than what has one Chinese character in it."""
    return b"%b %b%b" % (subject, (end + subject + b" ").join(map(str.encode, said)), end)


@lru_cache(maxsize=512)
def _iri(predicate: ox.NamedNode) -> str:
    """The IRI of a predicate as N-Quads write it; there are few, and they come again and again."""
    return str(predicate)


def ntriples(quads: Iterable[ox.Quad]) -> bytes:
    """Sorted N-Triples of all the graphs together."""
    return "".join(sorted({line_of(quad, graph=False) for quad in quads})).encode()


def turtle(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """Turtle for people, of all the graphs together."""
    return "".join(write_turtle(quads, names)).encode()


def trig(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """TriG for people: Turtle, graph by graph."""
    return "".join(write_trig(quads, names)).encode()


def jsonld(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """JSON-LD with its context in it, one node object a subject; Chinese is not escaped."""
    return "".join(write_jsonld(quads, names)).encode()


def rdfxml(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """RDF/XML of all the graphs together."""
    return "".join(write_rdfxml(quads, names)).encode()


def rdf12(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """Turtle of RDF 1.2, each edge annotated with its claims, of all the graphs together."""
    return "".join(write_annotated(quads, names)).encode()


FORMATS: Mapping[str, Callable[[Iterable[ox.Quad], Namespaces], bytes]] = {
    "jsonld": jsonld,
    "nq": lambda quads, _: nquads(quads),
    "nt": lambda quads, _: ntriples(quads),
    "rdf12": rdf12,
    "rdfxml": rdfxml,
    "trig": trig,
    "ttl": turtle,
}


def write(quads: Iterable[ox.Quad], form: str, names: Namespaces = DEFAULT) -> bytes:
    """The quads in one of `FORMATS`.

    Raises:
        UsageError: there is no such format.
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}; there are {', '.join(FORMATS)}{guess(form, FORMATS)}")
    return FORMATS[form](quads, names)


def line_of(quad: ox.Quad, *, graph: bool) -> str:
    """One line of N-Quads, or of N-Triples where the graph is not asked for."""
    name = f"{quad.graph_name} " if graph and not isinstance(quad.graph_name, ox.DefaultGraph) else ""
    return f"{_flat(quad.subject)} {quad.predicate} {_flat(quad.object)} {name}.\n"


def _flat(node: object) -> str:
    if not isinstance(node, ox.Literal):
        return str(node)
    if language := node.language:
        return f"{quoted(node.value)}@{language_tag(language)}"
    return quoted(node.value) if node.datatype == _STRING else f"{quoted(node.value)}^^{_iri(node.datatype)}"
