"""Files of Turtle that a person likes to read: sections, one subject a paragraph, sorted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from kg.graph.names import Namespaces
from kg.graph.paragraph import SECTIONS, Paragraph, paragraphs_of, writer
from kg.graph.terms import Told, flat, told_of

# Terms as N-Triples write them: what is said of a subject by predicate, and that by subject.
Properties = dict[str, list[str]]
Subjects = dict[str, Properties]


def paragraphs(subjects: Subjects, names: Namespaces) -> list[Paragraph]:
    """Every subject, in the order of the file."""
    return sorted(paragraphs_of({subject.encode(): lines_of(properties) for subject, properties in subjects.items()}, names))


def subjects_of(told: Told) -> Subjects:
    """What is told, with predicates and objects apart."""
    return {subject.decode(): _properties(said) for subject, said in told.items()}


def _properties(said: Iterable[bytes]) -> Properties:
    properties: Properties = {}
    for line in b"\n".join(said).decode().split("\n"):
        predicate, _, value = line.partition(" ")
        if predicate in properties:
            properties[predicate].append(value)
        else:
            properties[predicate] = [value]
    return properties


def lines_of(properties: Properties) -> list[bytes]:
    """Properties as they are told."""
    return [f"{predicate} {value}".encode() for predicate, values in properties.items() for value in values]


def triples_of(quads: Iterable[ox.Quad]) -> Subjects:
    """The triples of all the graphs."""
    return subjects_of(_told(quads))


def _told(quads: Iterable[ox.Quad]) -> Told:
    return told_of((quad.subject, quad.predicate, quad.object) for quad in quads)


def heading(section: int) -> str:
    """The line above a section, with an empty one before it; each paragraph below comes after an empty line too."""
    return f"\n# {SECTIONS[section][1] if section < len(SECTIONS) else 'Other'}\n"


def prefix_lines(used: Iterable[str], names: Namespaces) -> str:
    """What a file begins with."""
    return "".join(f"@prefix {prefix}: <{names.prefixes[prefix]}> .\n" for prefix in sorted(used))


def write_turtle(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The triples of all the graphs as pieces of Turtle; the same triples give the same text in any order."""
    body = sorted(paragraphs_of(_told(quads), names))
    yield prefix_lines(used_in(body), names)
    yield from sections(body)


def write_trig(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The same as TriG, each graph by itself, the default graph first."""
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        graphs["" if isinstance(quad.graph_name, ox.DefaultGraph) else flat(quad.graph_name)].append(quad)
    used: set[str] = set()
    body: list[str] = []
    for graph in sorted(graphs):
        inside = sorted(paragraphs_of(_told(graphs[graph]), names))
        used |= used_in(inside)
        name, prefix = writer(names).node(graph) if graph else ("", "")
        used |= {prefix} - {""}
        body += [f"\n{name} {{\n" if graph else "\n{\n", *sections(inside), "}\n"]
    yield prefix_lines(used, names)
    yield from body


def used_in(body: Iterable[Paragraph]) -> set[str]:
    """The prefixes that paragraphs need."""
    return {prefix for paragraph in body for prefix in paragraph.used}


def sections(body: Iterable[Paragraph]) -> Iterator[str]:
    """Sorted paragraphs under their headings."""
    for section, inside in groupby(body, key=attrgetter("section")):
        yield heading(section)
        yield from (f"\n{paragraph.text}" for paragraph in inside)
