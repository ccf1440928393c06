"""Turtle of RDF 1.2: each claim is a reifier of its edge, and what it says of the edge is an annotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.names import Namespaces, term
from kg.graph.paragraph import writer
from kg.graph.turtle import Properties, Subjects, lines_of, paragraphs, prefix_lines, sections, triples_of, used_in

_TYPE, _STATEMENT, *_PARTS = (str(term(f"rdf:{name}")) for name in ("type", "Statement", "subject", "predicate", "object"))

Edge = tuple[str, str, str]
Claims = dict[Edge, list[tuple[str, Properties]]]


def write_annotated(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The triples of all the graphs as pieces of Turtle 1.2; the same triples give the same text in any order.

    A claim's rdf:subject, rdf:predicate, rdf:object and its type rdf:Statement become `rdf:reifies` of the triple term, written as
    `edge ~ claim {| … |}` where the edge is asserted and as `<< edge ~ claim >> …` where it is not. All else is as in Turtle.
    """
    subjects = dict(sorted(triples_of(quads).items()))
    told: Claims = defaultdict(list)
    kind = str(names.kgo("Claim"))
    for claim in [node for node, properties in subjects.items() if kind in properties.get(_TYPE, ())]:
        edge = _edge(subjects[claim])
        if edge:
            told[edge].append((claim, _said(subjects.pop(claim))))
    asserted = _take(subjects, told)
    others = paragraphs({subject: properties for subject, properties in subjects.items() if properties}, names)
    edges = _Annotations(names, used_in(others))
    body = [*sections(others)]
    body.append("\n# Edges, each with the claims that tell it\n")
    body += sorted(edges.annotated(edge, told[edge]) for edge in told if edge in asserted)
    body.append("\n# Claims of edges that are not asserted: denied, not yet so, or told by a speaker of others\n")
    body += sorted(edges.unasserted(edge, *claim) for edge in told if edge not in asserted for claim in told[edge])
    yield 'VERSION "1.2"\n'
    yield prefix_lines(edges.used, names)
    yield from body


def _edge(properties: Properties) -> Edge | None:
    """The one triple that a claim is about; None where it is not one."""
    parts = [properties.get(part, []) for part in _PARTS]
    if any(len(part) != 1 for part in parts):
        return None
    ((subject,), (predicate,), (obj,)) = parts
    return None if subject[0] == '"' or predicate[0] != "<" else (subject, predicate, obj)


def _said(properties: Properties) -> Properties:
    """What a claim says beside its edge."""
    types = [kind for kind in properties[_TYPE] if kind != _STATEMENT]
    return {predicate: types if predicate == _TYPE else values for predicate, values in properties.items() if predicate not in _PARTS}


def _take(subjects: Subjects, told: Claims) -> set[Edge]:
    """The edges of claims that the graph asserts, taken out of it: they are written with their claims."""
    taken: set[Edge] = set()
    for subject, predicate, obj in told:
        properties = subjects.get(subject, {})
        if obj in properties.get(predicate, ()):
            taken.add((subject, predicate, obj))
            properties[predicate].remove(obj)
            if not properties[predicate]:
                del properties[predicate]
    return taken


class _Annotations:
    """Writes edges with their claims, and notes which prefixes they used."""

    def __init__(self, names: Namespaces, used: set[str]) -> None:
        self.used, self._writer = used, writer(names)

    def annotated(self, edge: Edge, claims: list[tuple[str, Properties]]) -> str:
        parts = [f"~ {self._node(claim)} {{|\n        " + " ;\n        ".join(self._properties(said)) + " |}" for claim, said in claims]
        return f"\n{' '.join(map(self._node, edge))}\n    " + "\n    ".join(sorted(parts)) + " .\n"

    def unasserted(self, edge: Edge, claim: str, said: Properties) -> str:
        head = f"\n<< {' '.join(map(self._node, edge))} ~ {self._node(claim)} >>\n    "
        return head + " ;\n    ".join(self._properties(said)) + " .\n"

    def _node(self, node: str) -> str:
        name, prefix = self._writer.node(node)
        self.used |= {prefix} - {""}
        return name

    def _properties(self, properties: Properties) -> list[str]:
        return self._writer.properties(lines_of(properties), self.used)
