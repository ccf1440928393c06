"""The network as GraphML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from kg.export.records import EDGE_COLUMNS, NODE_COLUMNS, Kind, Value, edges, nodes
from kg.graph.xml import xml_attribute, xml_text

BETWEEN = " | "  # between the texts of a column that holds several; XML's network formats have no lists that every reader knows
TYPES: Mapping[Kind, str] = {"text": "string", "texts": "string", "whole": "int", "real": "double", "truth": "boolean", "day": "string"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def graphml(network: nx.MultiDiGraph[str], languages: Sequence[str]) -> Iterator[str]:
    """Pieces of GraphML: a key for each column, nodes, edges with an id each. What is empty is left out."""
    yield _HEAD
    for domain, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        for name, kind in columns.items():
            yield f'  <key id="{_key(domain, name)}" for="{domain}" attr.name="{name}" attr.type="{TYPES[kind]}"/>\n'
    yield '  <graph id="kg" edgedefault="directed">\n'
    for node in nodes(network, languages):
        yield f"    <node id={xml_attribute(node.id)}>\n{_data('node', node.values)}    </node>\n"
    for edge in edges(network, languages):
        ends = f"source={xml_attribute(edge.source)} target={xml_attribute(edge.target)}"
        yield f'    <edge id="{edge.id}" {ends}>\n{_data("edge", edge.values)}    </edge>\n'
    yield "  </graph>\n</graphml>\n"


def flat(value: Value) -> str:
    """A value as the text of an attribute."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return BETWEEN.join(value) if isinstance(value, tuple) else str(value)


def _key(domain: str, name: str) -> str:
    return f"{domain}_{name}"


def _data(domain: str, values: Mapping[str, Value]) -> str:
    return "".join(
        f'      <data key="{_key(domain, name)}">{xml_text(flat(value))}</data>\n' for name, value in values.items() if value not in ("", ())
    )
