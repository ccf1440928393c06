"""Turtle that a person likes to read: sections, one subject a paragraph, sorted, with prefixed names wherever Turtle allows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from kg.graph.names import Namespaces, term

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Triple = tuple[Subject, ox.NamedNode, Node]
Properties = dict[str, list[Node]]  # by the IRI of the predicate

_WIDTH = 110
_NAMES = 1 << 14  # IRIs whose names are remembered
_CHARS = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = f"{_CHARS}0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_PERCENT = "%[0-9A-Fa-f]{2}"
_LOCAL = re.compile(f"(?:[{_CHARS}0-9]|{_PERCENT})(?:(?:[{_INNER}.]|{_PERCENT})*(?:[{_INNER}]|{_PERCENT}))?")
_INTEGER = re.compile("-?[0-9]+")

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
# Controls, and marks that make a line look like what it is not (bidirectional, zero-width, line separators): written as \uXXXX.
_ESCAPED = re.compile('[\\x00-\\x1f"\\\\\\x7f-\\xa0\\xad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff\\ufff0-\\uffff]')

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


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """One subject as Turtle, and where it stands: paragraphs sort as a file has them."""

    section: int
    place: str  # the article that it stands in, as <IRI>; "" for what stands in none
    begin: int  # its offset there
    head: str
    text: str
    used: frozenset[str] = field(compare=False)  # the prefixes that the text needs


def paragraphs(triples: Iterable[Triple], names: Namespaces) -> list[Paragraph]:
    """Every subject of these triples (each given once), in the order of the file."""
    subjects: dict[Subject, Properties] = defaultdict(lambda: defaultdict(list))
    last, properties = None, Properties()
    for subject, predicate, obj in triples:
        if subject is not last:
            last, properties = subject, subjects[subject]
        properties[predicate.value].append(obj)
    write = writer(names).paragraph
    return sorted(write(subject, properties, subjects) for subject, properties in subjects.items())


def heading(section: int) -> str:
    """The line above a section, with an empty one before it; each paragraph below comes after an empty line too."""
    return f"\n# {_SECTIONS[section][1] if section < len(_SECTIONS) else 'Other'}\n"


def prefix_lines(used: Iterable[str], names: Namespaces) -> str:
    """What a file begins with."""
    return "".join(f"@prefix {prefix}: <{names.prefixes[prefix]}> .\n" for prefix in sorted(used))


def write_turtle(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The triples of all the graphs as pieces of Turtle; the same triples give the same text in any order."""
    body = paragraphs({(quad.subject, quad.predicate, quad.object) for quad in quads}, names)
    yield prefix_lines(used_in(body), names)
    yield from sections(body)


def write_trig(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The same as TriG, each graph by itself, the default graph first."""
    graphs: dict[Node | ox.DefaultGraph, set[Triple]] = defaultdict(set)
    for quad in quads:
        graphs[quad.graph_name].add((quad.subject, quad.predicate, quad.object))
    used: set[str] = set()
    body: list[str] = []
    for graph in sorted(graphs, key=lambda graph: "" if isinstance(graph, ox.DefaultGraph) else str(graph)):
        inside = paragraphs(graphs[graph], names)
        used |= used_in(inside)
        name = "" if isinstance(graph, ox.DefaultGraph) else f"{writer(names).node(graph, used)} "
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
        self.spaces = sorted(((space, prefix) for prefix, space in names.prefixes.items()), key=lambda pair: (-len(pair[0]), pair))
        self.kinds = [_full(name, names) for name, _ in _SECTIONS]
        self.ranks = {_full(name, names): rank for rank, name in enumerate(_FIRST)}
        self.name = lru_cache(_NAMES)(self._name)

    def _name(self, iri: str) -> tuple[str, str]:
        """The IRI as Turtle writes it, and the prefix that this uses, "" for none."""
        for space, prefix in self.spaces:
            if iri.startswith(space) and _LOCAL.fullmatch(iri, len(space)):
                return f"{prefix}:{iri[len(space) :]}", prefix
        return f"<{iri}>", ""

    def iri(self, iri: str, used: set[str]) -> str:
        """An IRI."""
        name, prefix = self.name(iri)
        if prefix:
            used.add(prefix)
        return name

    def node(self, node: Node, used: set[str]) -> str:
        """One term."""
        if isinstance(node, ox.NamedNode):
            return self.iri(node.value, used)
        if not isinstance(node, ox.Literal):
            return str(node)
        if node.language:
            return f"{quoted(node.value)}@{language_tag(node.language)}"
        if node.datatype == term("xsd:string"):
            return quoted(node.value)
        if node.datatype == term("xsd:integer") and _INTEGER.fullmatch(node.value):
            return node.value
        return f"{quoted(node.value)}^^{self.iri(node.datatype.value, used)}"

    def properties(self, properties: Properties, used: set[str]) -> list[str]:
        """Each property with its values, in the order for readers."""
        lines: list[str] = []
        for predicate in sorted(properties, key=lambda iri: (self.ranks.get(iri, len(_FIRST)), iri)):
            verb = "a" if predicate == term("rdf:type").value else self.iri(predicate, used)
            objects = sorted([self.node(node, used) for node in properties[predicate]])
            joined = ", ".join(objects)
            lines.append(f"{verb} {joined}" if len(joined) <= _WIDTH else f"{verb} " + ",\n        ".join(objects))
        return lines

    def paragraph(self, subject: Subject, properties: Properties, subjects: dict[Subject, Properties]) -> Paragraph:
        """The text of a subject, and its section and its place there."""
        used: set[str] = set()
        lines = self.properties(properties, used)
        head = self.node(subject, used)
        types = {str(o.value) for o in properties.get(term("rdf:type").value, []) if isinstance(o, ox.NamedNode)}
        section = next((rank for rank, iri in enumerate(self.kinds) if iri in types), len(self.kinds))
        return Paragraph(section, *_position(properties, subjects), head, f"{head} " + " ;\n    ".join(lines) + " .\n", frozenset(used))


def _full(name: str, names: Namespaces) -> str:
    """The IRI of a prefixed name, ours or public."""
    return names.prefixes[name.partition(":")[0]] + name.partition(":")[2]


def _position(properties: Properties, subjects: dict[Subject, Properties]) -> tuple[str, int]:
    """The article and the offset that something stands at, itself or through its sentence; what stands nowhere comes first."""
    for sentence in sorted(properties.get(term("prov:wasDerivedFrom").value, []), key=str)[:1]:
        if isinstance(sentence, ox.NamedNode) and sentence in subjects:
            properties = subjects[sentence]
    articles = sorted(str(article) for article in properties.get(term("nif:referenceContext").value, []))
    offsets = [node.value for node in properties.get(term("nif:beginIndex").value, []) if isinstance(node, ox.Literal)]
    begins = sorted(int(offset) for offset in offsets if offset.isdecimal())
    return (articles[0] if articles else "", begins[0] if begins else 0)


def quoted(text: str) -> str:
    """A string of Turtle or N-Quads with its quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


@cache
def language_tag(tag: str) -> str:
    """A language tag as BCP 47 writes it, zh-Hant: the store keeps tags in lower case."""
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part for part in rest)])
