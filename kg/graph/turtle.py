"""Turtle that a person likes to read: sections, one subject a paragraph, sorted, with prefixed names wherever Turtle allows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import pyoxigraph as ox

from kg.graph.literals import digits
from kg.graph.names import Namespaces, term
from kg.graph.terms import Told, flat, told_of

# Terms as N-Triples write them: what is said of a subject by predicate, and that by subject.
Properties = dict[str, list[str]]
Subjects = dict[str, Properties]

_WIDTH = 110
_NAMES = 1 << 14  # IRIs whose names are remembered
_ORDERS = 1 << 10  # the same of what a subject has
_CHARS = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = f"{_CHARS}0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_PERCENT = "%[0-9A-Fa-f]{2}"
_LOCAL = re.compile(f"(?:[{_CHARS}0-9]|{_PERCENT})(?:(?:[{_INNER}.]|{_PERCENT})*(?:[{_INNER}]|{_PERCENT}))?")
_INTEGER = re.compile('"-?[0-9]+"')
_TYPE, _DERIVED, _CONTEXT, _BEGINS, _XSD_INTEGER = map(
    str, map(term, ("rdf:type", "prov:wasDerivedFrom", "nif:referenceContext", "nif:beginIndex", "xsd:integer"))
)

# The order of the properties below a subject; what is not here follows by its IRI.
_FIRST = (
    *("rdf:type", "skos:prefLabel", "rdfs:label", "schema:headline", "skos:altLabel", "owl:sameAs"),
    *("rdf:subject", "rdf:predicate", "rdf:object", "kgo:polarity", "kgo:modality", "prov:wasAttributedTo", "kgo:ownSide"),
    *("kgo:speaker", "kgo:verb", "kgo:text", "kgo:addressee", "kgo:outlet", "kgo:commitment"),
    *("kgo:time", "kgo:place", "kgo:topic", "kgo:role", "kgo:quantity", "kgo:event", "kgo:inStatement"),
    *("prov:wasDerivedFrom", "kgo:rule", "kgo:marks", "kgo:why"),
)
_SECTIONS = (
    ("void:Dataset", "The data set"),
    ("schema:NewsArticle", "Articles"),
    ("kgo:Person", "Persons"),
    ("kgo:Country", "Countries and territories"),
    ("kgo:Place", "Places"),
    ("kgo:Organization", "Organizations"),
    ("kgo:Event", "Named events"),
    ("kgo:Document", "Documents"),
    ("kgo:Concept", "Concepts"),
    ("kgo:Claim", "Claims: every edge, and the sentence that says it"),
    ("sem:Event", "What the claims tell of"),
    ("kgo:Statement", "Statements: who said what"),
    ("nif:Sentence", "Sentences"),
    ("nif:Phrase", "Mentions"),
    ("org:Membership", "Known beforehand: offices and memberships"),
    ("org:Role", "Known beforehand: roles"),
    ("time:Interval", "Known beforehand: intervals"),
    ("time:Instant", "Known beforehand: their first and last days"),
)


class Paragraph(NamedTuple):
    """One subject as Turtle, and where it stands: a file has paragraphs in their order as tuples; no two have one head."""

    section: int
    place: str  # the article that it stands in, as <IRI>; "" for what stands in none
    begin: int  # its offset there
    head: str
    text: str
    used: frozenset[str]  # the prefixes that the text needs


def paragraphs(subjects: Subjects, names: Namespaces) -> list[Paragraph]:
    """Every subject, in the order of the file."""
    write, places = writer(names).paragraph, dict[str, tuple[str, int]]()
    return sorted([write(subject, properties, _position(properties, subjects, places)) for subject, properties in subjects.items()])


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


def triples_of(quads: Iterable[ox.Quad]) -> Subjects:
    """The triples of all the graphs."""
    return subjects_of(told_of((quad.subject, quad.predicate, quad.object) for quad in quads))


def heading(section: int) -> str:
    """The line above a section, with an empty one before it; each paragraph below comes after an empty line too."""
    return f"\n# {_SECTIONS[section][1] if section < len(_SECTIONS) else 'Other'}\n"


def prefix_lines(used: Iterable[str], names: Namespaces) -> str:
    """What a file begins with."""
    return "".join(f"@prefix {prefix}: <{names.prefixes[prefix]}> .\n" for prefix in sorted(used))


def write_turtle(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The triples of all the graphs as pieces of Turtle; the same triples give the same text in any order."""
    body = paragraphs(triples_of(quads), names)
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
        inside = paragraphs(triples_of(graphs[graph]), names)
        used |= used_in(inside)
        name = f"{writer(names).node(graph, used)} " if graph else ""
        body += [f"\n{name}{{\n", *sections(inside), "}\n"]
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


@cache
def writer(names: Namespaces) -> Writer:
    """What writes terms under these names."""
    return Writer(names)


class Writer:
    """Writes terms, properties and paragraphs, and notes which prefixes they used."""

    def __init__(self, names: Namespaces) -> None:
        # of two prefixes for one namespace the first by name
        self.spaces = {space: prefix for prefix, space in sorted(names.prefixes.items(), reverse=True)}
        self.kinds = {_full(name, names): section for section, (name, _) in enumerate(_SECTIONS)}
        self.ranks = {_full(name, names): rank for rank, name in enumerate(_FIRST)}
        self.name = lru_cache(_NAMES)(self._name)
        self.verbs = lru_cache(_ORDERS)(self._verbs)
        self.section = lru_cache(_ORDERS)(self._section)

    def _name(self, node: str) -> tuple[str, str]:
        """An IRI in its brackets, or a literal with its datatype, as Turtle writes it, and the prefix that this uses, "" for none."""
        if node[0] != "<":
            value, _, datatype = node.rpartition("^^")
            name, prefix = ("", "") if datatype == _XSD_INTEGER and _INTEGER.fullmatch(value) else self.name(datatype)
            return f"{value}^^{name}" if name else value[1:-1], prefix
        local = max(node.rfind("/"), node.rfind("#")) + 1  # the local part of a name has neither
        prefix = self.spaces.get(node[1:local], "")
        return (f"{prefix}:{node[local:-1]}", prefix) if prefix and _LOCAL.fullmatch(node, local, len(node) - 1) else (node, "")

    def node(self, node: str, used: set[str]) -> str:
        """One term."""
        if node[-1] != ">":  # a string, or a blank node
            return node
        name, prefix = self.name(node)
        if prefix:
            used.add(prefix)
        return name

    def _section(self, kinds: tuple[str, ...]) -> int:
        """The first section that one of these classes has."""
        return min([self.kinds.get(kind, len(self.kinds)) for kind in kinds], default=len(self.kinds))

    def _verbs(self, predicates: tuple[str, ...]) -> tuple[list[tuple[str, str]], set[str]]:
        """Predicates in the order for readers, each with how it is written, and the prefixes that this uses."""
        used: set[str] = set()
        ordered = sorted(predicates, key=lambda predicate: (self.ranks.get(predicate, len(_FIRST)), predicate[1:-1]))
        return [(predicate, "a" if predicate == _TYPE else self.node(predicate, used)) for predicate in ordered], used

    def properties(self, properties: Properties, used: set[str]) -> list[str]:
        """Each property with its values, in the order for readers."""
        lines: list[str] = []
        verbs, prefixes = self.verbs(tuple(properties))
        used |= prefixes
        name = self.name
        for predicate, verb in verbs:
            values = properties[predicate]
            if len(values) == 1:
                value = values[0]
                if value[-1] == ">":
                    value, prefix = name(value)
                    used.add(prefix)
                lines.append(f"{verb} {value}")
                continue
            objects = sorted([self.node(node, used) for node in values])
            joined = ", ".join(objects)
            lines.append(f"{verb} {joined}" if len(joined) <= _WIDTH else f"{verb} " + ",\n        ".join(objects))
        used.discard("")
        return lines

    def paragraph(self, subject: str, properties: Properties, position: tuple[str, int]) -> Paragraph:
        """The text of a subject at its place, and its section."""
        used: set[str] = set()
        lines = self.properties(properties, used)
        head = self.node(subject, used)
        section = self.section(tuple(properties.get(_TYPE, ())))
        return Paragraph(section, *position, head, f"{head} " + " ;\n    ".join(lines) + " .\n", frozenset(used))


def _full(name: str, names: Namespaces) -> str:
    """The IRI of a prefixed name, ours or public, in its brackets."""
    return f"<{names.prefixes[name.partition(':')[0]]}{name.partition(':')[2]}>"


def _position(properties: Properties, subjects: Subjects, places: dict[str, tuple[str, int]]) -> tuple[str, int]:
    """Where something stands, itself or through its sentence; `places` are those of sentences, in which several things stand."""
    sentence = min(properties.get(_DERIVED, ()), default="")
    if sentence not in subjects:
        return _place(properties)
    if sentence not in places:
        places[sentence] = _place(subjects[sentence])
    return places[sentence]


def _place(properties: Properties) -> tuple[str, int]:
    """The article and the offset that something stands at; what stands nowhere comes first."""
    begins = [node[1:].partition('"')[0] for node in properties.get(_BEGINS, ()) if node[0] == '"']
    return min(properties.get(_CONTEXT, ()), default=""), min([at for at in map(digits, begins) if at >= 0], default=0)
