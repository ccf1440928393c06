"""The network as GEXF 1.3, with the days on which its edges are told, for Gephi's timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from kg.export.graphml import flat
from kg.export.records import EDGE_COLUMNS, NODE_COLUMNS, Edge, Kind, Value, edges, nodes
from kg.graph.xml import xml_attribute

_TYPES: Mapping[Kind, str] = {"text": "string", "texts": "string", "whole": "integer", "real": "double", "truth": "boolean", "day": "string"}
_OWN = {"label", "weight"}  # columns that GEXF has attributes of its own for
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>kg</creator>
    <description>Who does what to whom in Chinese news; each edge carries its sentences</description>
  </meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def gexf(network: nx.MultiDiGraph[str], languages: Sequence[str]) -> Iterator[str]:
    """Pieces of GEXF: an edge begins on the first day that its sentences give and ends on the last; without a day it is always there."""
    yield _HEAD
    for domain, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        yield f'    <attributes class="{domain}" mode="static">\n'
        for name, kind in columns.items():
            if name not in _OWN:
                yield f'      <attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for node in nodes(network, languages):
        yield f"      <node id={xml_attribute(node.id)} label={xml_attribute(flat(node.values['label']))}>\n{_values(node.values)}      </node>\n"
    yield "    </nodes>\n    <edges>\n"
    for edge in edges(network, languages):
        yield f"      <edge {_attributes(edge)}>\n{_values(edge.values)}      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _attributes(edge: Edge) -> str:
    """What an edge's element says itself; `kind` keeps Gephi from adding parallel edges of different relations up to one."""
    values = edge.values
    found = {"id": edge.id, "source": edge.source, "target": edge.target, "kind": values["label"], "label": values["label"]}
    found |= {"weight": values["weight"], "start": values["first"], "end": values["last"]}
    return " ".join(f"{name}={xml_attribute(flat(value))}" for name, value in found.items() if value != "")


def _values(values: Mapping[str, Value]) -> str:
    said = {name: value for name, value in values.items() if name not in _OWN and value not in ("", ())}
    lines = "".join(f'          <attvalue for="{name}" value={xml_attribute(flat(value))}/>\n' for name, value in said.items())
    return f"        <attvalues>\n{lines}        </attvalues>\n"
