"""Graphs as files: the same quads give the same bytes, whatever their order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import UsageError, guess
from kg.graph.build import DEFAULT, triples
from kg.graph.names import Namespaces, term
from kg.graph.nodes import Source
from kg.graph.turtle import language_tag, quoted, write_trig, write_turtle
from kg.ontology import Ontology
from kg.types import Extraction

_STRING = term("xsd:string")


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Sorted N-Quads, UTF-8: the lines of two such files, sorted, are the file of both."""
    return "".join(sorted({_line(quad, graph=True) for quad in quads})).encode()


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
    return "".join(sorted({_line(quad, graph=False) for quad in quads})).encode()


def turtle(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """Turtle for people, of all the graphs together."""
    return "".join(write_turtle(quads, names)).encode()


def trig(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """TriG for people: Turtle, graph by graph."""
    return "".join(write_trig(quads, names)).encode()


def jsonld(quads: Iterable[ox.Quad], names: Namespaces = DEFAULT) -> bytes:
    """JSON-LD with its context in it; Chinese is not escaped."""
    graphs: dict[str, dict[str, dict[str, list[Any]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    unique = sorted({_line(quad, graph=True): quad for quad in quads}.items())
    schemes = {node.value.partition(":")[0] for _, quad in unique for node in _nodes(quad)}
    # a prefix that is also the scheme of an IRI in the data would be read as that prefix
    context = {prefix: space for prefix, space in sorted(names.prefixes.items()) if prefix not in schemes}
    for _, quad in unique:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _identifier(quad.graph_name)
        properties = graphs[graph][_identifier(quad.subject)]
        if quad.predicate == term("rdf:type"):
            properties["@type"].append(_compact(_identifier(quad.object), context))
        else:
            properties[_compact(quad.predicate.value, context)].append(_value(quad.object, context))
    out: list[dict[str, Any]] = []
    for graph, subjects in graphs.items():
        nodes = [{"@id": _compact(subject, context), **properties} for subject, properties in subjects.items()]
        out += [{"@id": _compact(graph, context), "@graph": nodes}] if graph else nodes
    return (json.dumps({"@context": context, "@graph": out}, ensure_ascii=False, indent=1) + "\n").encode()


FORMATS: Mapping[str, Callable[[Iterable[ox.Quad], Namespaces], bytes]] = {
    "jsonld": jsonld,
    "nq": lambda quads, _: nquads(quads),
    "nt": lambda quads, _: ntriples(quads),
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


def _line(quad: ox.Quad, *, graph: bool) -> str:
    name = f"{quad.graph_name} " if graph and not isinstance(quad.graph_name, ox.DefaultGraph) else ""
    return f"{quad.subject} {quad.predicate} {_flat(quad.object)} {name}.\n"


def _flat(node: object) -> str:
    if not isinstance(node, ox.Literal):
        return str(node)
    if language := node.language:
        return f"{quoted(node.value)}@{language_tag(language)}"
    return quoted(node.value) if node.datatype == _STRING else f"{quoted(node.value)}^^{node.datatype}"


def _nodes(quad: ox.Quad) -> list[ox.NamedNode]:
    return [node for node in (quad.subject, quad.predicate, quad.object, quad.graph_name) if isinstance(node, ox.NamedNode)]


def _identifier(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _compact(iri: str, context: Mapping[str, str]) -> str:
    """The IRI by the longest prefix that it has; one whose rest begins with // would be read as an IRI."""
    found = [(len(space), prefix) for prefix, space in context.items() if iri.startswith(space) and not iri.startswith("//", len(space))]
    if not found:
        return iri
    length, prefix = max(found)
    return f"{prefix}:{iri[length:]}"


def _value(node: object, context: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(node, ox.Literal):
        return {"@id": _compact(_identifier(node), context)}
    if node.language:
        return {"@value": node.value, "@language": language_tag(node.language)}
    if node.datatype == term("xsd:string"):
        return {"@value": node.value}
    return {"@value": node.value, "@type": _compact(node.datatype.value, context)}
