"""The network as the CSV files that neo4j-admin imports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from kg.export.records import EDGE_COLUMNS, NODE_COLUMNS, Kind, Value, edges, nodes
from kg.graph.xml import clean

BETWEEN = "\x1f"  # --array-delimiter=U+001F: the one mark that no text of ours can hold, since `clean` takes it out
_TYPES: Mapping[Kind, str] = {"text": "", "texts": ":string[]", "whole": ":int", "real": ":double", "truth": ":boolean", "day": ":date"}
_AT_ENDS = {"source_label", "target_label"}  # properties of the nodes there
_SPECIAL = re.compile('[",\\r\\n]|^\\s|\\s$')
_WORD = re.compile("(?<=[a-z])(?=[A-Z])")


def neo4j(network: nx.MultiDiGraph[str], languages: Sequence[str]) -> dict[str, Iterator[bytes]]:
    """The files by name, in UTF-8: headers apart, since that is how large imports are split. Fields are quoted as RFC 4180 says."""
    node_header = ["iri:ID", *_header(NODE_COLUMNS), ":LABEL"]
    edge_columns = {name: kind for name, kind in EDGE_COLUMNS.items() if name not in _AT_ENDS}
    edge_header = [":START_ID", *_header(edge_columns), ":END_ID", ":TYPE"]
    rows = ([node.id, *map(_cell, node.values.values()), _cell(("Entity", str(node.values["class"])))] for node in nodes(network, languages))
    lines = (
        [e.source, *(_cell(e.values[name]) for name in edge_columns), e.target, relation_type(str(e.values["relation"]))]
        for e in edges(network, languages)
    )
    return {
        "nodes-header.csv": _csv([node_header]),
        "nodes.csv": _csv(rows),
        "relationships-header.csv": _csv([edge_header]),
        "relationships.csv": _csv(lines),
    }


def relation_type(predicate: str) -> str:
    """A predicate as Cypher writes types: HAS_POSITION for hasPosition."""
    return _WORD.sub("_", predicate).upper()


def _header(columns: Mapping[str, Kind]) -> list[str]:
    return [name + _TYPES[kind] for name, kind in columns.items()]


def _cell(value: Value) -> str:
    """A cell; an empty one is no property at all."""
    if isinstance(value, tuple):
        return BETWEEN.join(clean(text) for text in value)
    return ("true" if value else "false") if isinstance(value, bool) else clean(str(value))


def _csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    for row in rows:
        yield (",".join(map(_quoted, row)) + "\n").encode()


def _quoted(cell: str) -> str:
    """A field; the writer of Python's csv leaves a lone carriage return bare, where readers end the line."""
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell
