"""Graphs as files: the same quads give the same bytes, whatever their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyoxigraph as ox
import rdflib

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
    end = f" {source.article} .\n"
    return "".join(sorted({f"{s} {p} {_flat(o)}{end}" for s, p, o in triples(source, mentions=mentions)})).encode()


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


def to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """The quads as an rdflib Dataset whose default graph is the union of all; the store's own prefixes are bound."""
    dataset = rdflib.Dataset(default_union=True)
    for prefix, space in DEFAULT.prefixes.items():
        dataset.bind(prefix, space, replace=True)
    graphs: dict[object, rdflib.Graph] = {}
    for quad in quads:
        if quad.graph_name not in graphs:
            default = isinstance(quad.graph_name, ox.DefaultGraph)
            graphs[quad.graph_name] = dataset.default_graph if default else dataset.graph(_rdflib(quad.graph_name))
        graphs[quad.graph_name].add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    return dataset


def _rdflib(node: object) -> Any:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if not isinstance(node, ox.Literal):
        raise TypeError(f"rdflib has no form for {node}")
    if node.language:
        return rdflib.Literal(node.value, lang=language_tag(node.language))
    plain = node.datatype == term("xsd:string")
    return rdflib.Literal(node.value, datatype=None if plain else rdflib.URIRef(node.datatype.value), normalize=False)


def triple_line(triple: Triple) -> str:
    """One line of N-Triples."""
    subject, predicate, obj = triple
    return f"{subject} {predicate} {_flat(obj)} .\n"


def line_of(quad: ox.Quad, *, graph: bool) -> str:
    """One line of N-Quads, or of N-Triples where the graph is not asked for."""
    name = f"{quad.graph_name} " if graph and not isinstance(quad.graph_name, ox.DefaultGraph) else ""
    return f"{_flat(quad.subject)} {quad.predicate} {_flat(quad.object)} {name}.\n"


def _flat(node: object) -> str:
    if not isinstance(node, ox.Literal):
        return str(node)
    if language := node.language:
        return f"{quoted(node.value)}@{language_tag(language)}"
    return quoted(node.value) if node.datatype == _STRING else f"{quoted(node.value)}^^{node.datatype}"
