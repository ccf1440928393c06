"""Quads as an rdflib Dataset: what Python users of RDF expect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import rdflib

from kg.graph.build import DEFAULT
from kg.graph.names import term
from kg.graph.terms import language_tag


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
