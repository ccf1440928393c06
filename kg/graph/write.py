"""Graphs as files: the same quads give the same bytes, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from kg.errors import UsageError, guess
from kg.graph.annotated import write_annotated
from kg.graph.build import DEFAULT
from kg.graph.jsonld import write_jsonld
from kg.graph.names import Namespaces
from kg.graph.rdfxml import write_rdfxml
from kg.graph.terms import flat
from kg.graph.turtle import write_trig, write_turtle


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Sorted N-Quads, UTF-8: the lines of two such files, sorted, are the file of both."""
    return "".join(sorted({line_of(quad, graph=True) for quad in quads})).encode()


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
    return f"{flat(quad.subject)} {quad.predicate} {flat(quad.object)} {name}.\n"
