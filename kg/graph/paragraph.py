"""A subject as a paragraph of Turtle: its properties in the order for readers, and prefixed names wherever Turtle allows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from kg.graph.literals import digits
from kg.graph.names import Namespaces, term
from kg.graph.terms import Told

_WIDTH = 110
_LINES = 1 << 14  # lines whose Turtle is remembered: most of an article's are those of others
_LONGEST = 1 << 9  # bytes of such a line
_SHAPES = 1 << 12
_CLASSES = 1 << 10
_CHARS = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = f"{_CHARS}0-9\u00b7\u0300-\u036f\u203f-\u2040\\-"
_PERCENT = "%[0-9A-Fa-f]{2}"
_LOCAL = re.compile(f"(?:[{_CHARS}0-9]|{_PERCENT})(?:(?:[{_INNER}.]|{_PERCENT})*(?:[{_INNER}]|{_PERCENT}))?")
_INTEGER = re.compile('"-?[0-9]+"')
_XSD_INTEGER = str(term("xsd:integer"))
_TYPE, _DERIVED, _CONTEXT, _BEGINS = (
    str(term(name)).encode() for name in ("rdf:type", "prov:wasDerivedFrom", "nif:referenceContext", "nif:beginIndex")
)
_NONE = slice(0, 0)

# A line of what is told of a subject: the IRI of its predicate, its value as Turtle writes it, and the prefix that this uses, "" for none.
Piece = tuple[bytes, str, str]

# The order of the properties below a subject; what is not here follows by its IRI.
_FIRST = (
    *("rdf:type", "skos:prefLabel", "rdfs:label", "schema:headline", "skos:altLabel", "owl:sameAs"),
    *("rdf:subject", "rdf:predicate", "rdf:object", "kgo:polarity", "kgo:modality", "prov:wasAttributedTo", "kgo:ownSide"),
    *("kgo:speaker", "kgo:verb", "kgo:text", "kgo:addressee", "kgo:outlet", "kgo:commitment"),
    *("kgo:time", "kgo:place", "kgo:topic", "kgo:role", "kgo:quantity", "kgo:event", "kgo:inStatement"),
    *("prov:wasDerivedFrom", "kgo:rule", "kgo:marks", "kgo:why"),
)
SECTIONS = (
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
    predicates: tuple[bytes, ...]  # of its triples, one for each
    types: tuple[bytes, ...]  # the lines that tell of its classes


class Shape(NamedTuple):
    """What the predicates of a subject's lines, in their order, tell of its paragraph; the slices are those of the lines with one predicate."""

    verbs: tuple[tuple[str, int, int], ...]  # in the order for readers: as written, with a space, and where its lines begin and end
    prefixes: frozenset[str]
    types: slice
    derived: slice
    context: slice
    begins: slice


def paragraphs_of(told: Told, names: Namespaces) -> list[Paragraph]:
    """Every subject in the order in which it is told of; sorted they are in the order of a file."""
    write, places = writer(names).paragraph, dict[bytes, tuple[str, int]]()
    return [write(subject, told, places) for subject in told]


@cache
def writer(names: Namespaces) -> Writer:
    """What writes terms under these names."""
    return Writer(names)


class Writer:
    """Writes terms, properties and paragraphs."""

    def __init__(self, names: Namespaces) -> None:
        # of two prefixes for one namespace the first by name
        self._spaces = {space: prefix for prefix, space in sorted(names.prefixes.items(), reverse=True)}
        self._kinds = {self.node(_full(name, names))[0]: section for section, (name, _) in enumerate(SECTIONS)}
        self._ranks = {_full(name, names).encode(): rank for rank, name in enumerate(_FIRST)}
        self._pieces = _Pieces(self.node)
        self._shape = lru_cache(_SHAPES)(self._shape_of)
        self._section = lru_cache(_CLASSES)(self._section_of)

    def node(self, node: str) -> tuple[str, str]:
        """A term as Turtle writes it, and the prefix that this uses, "" for none."""
        if node[-1] != ">":  # a string, or a blank node
            return node, ""
        if node[0] != "<":
            value, _, datatype = node.rpartition("^^")
            if datatype == _XSD_INTEGER and _INTEGER.fullmatch(value):
                return value[1:-1], ""
            name, prefix = self.node(datatype)
            return f"{value}^^{name}", prefix
        local = max(node.rfind("/"), node.rfind("#")) + 1  # the local part of a name has neither
        prefix = self._spaces.get(node[1:local], "")
        return (f"{prefix}:{node[local:-1]}", prefix) if prefix and _LOCAL.fullmatch(node, local, len(node) - 1) else (node, "")

    def _shape_of(self, predicates: tuple[bytes, ...]) -> Shape:
        runs: dict[bytes, slice] = {}
        at = 0
        for predicate, run in groupby(predicates):
            runs[predicate] = slice(at, at := at + len(list(run)))
        prefixes: set[str] = set()
        verbs = []
        for predicate in sorted(runs, key=lambda one: (self._ranks.get(one, len(_FIRST)), one[1:-1])):
            name, prefix = ("a", "") if predicate == _TYPE else self.node(predicate.decode())
            prefixes.add(prefix)
            verbs.append((f"{name} ", runs[predicate].start, runs[predicate].stop))
        return Shape(tuple(verbs), frozenset(prefixes), *(runs.get(one, _NONE) for one in (_TYPE, _DERIVED, _CONTEXT, _BEGINS)))

    def _section_of(self, kinds: tuple[str, ...]) -> int:
        """The first section that one of these classes has."""
        return min([self._kinds.get(kind, len(SECTIONS)) for kind in kinds], default=len(SECTIONS))

    def properties(self, said: Iterable[bytes], used: set[str]) -> list[str]:
        """Each property with its values, in the order for readers; lines with one predicate stand together. Adds the prefixes to `used`."""
        predicates, values, prefixes = zip(*[self._pieces[line] for line in said], strict=True)
        shape = self._shape(predicates)
        used |= shape.prefixes
        used.update(prefixes)
        used.discard("")
        return _lines(shape, values)

    def paragraph(self, subject: bytes, told: Told, places: dict[bytes, tuple[str, int]]) -> Paragraph:
        """The text of a subject that is told of, its section, and where it stands; `places` are those that are known already."""
        said, pieces = told[subject], self._pieces
        predicates, values, prefixes = zip(*[pieces[line] for line in said], strict=True)
        shape = self._shape(predicates)
        head, prefix = self.node(subject.decode())
        used = {prefix, *prefixes}
        used |= shape.prefixes
        used.discard("")
        place, begin = self._stands(subject, shape, told, places)
        text = f"{head} " + " ;\n    ".join(_lines(shape, values)) + " .\n"
        section, types = self._section(values[shape.types]), tuple(said[shape.types])
        return Paragraph(section, place, begin, head, text, frozenset(used), predicates, types)

    def _stands(self, subject: bytes, shape: Shape, told: Told, places: dict[bytes, tuple[str, int]]) -> tuple[str, int]:
        """Where something stands, itself or through its sentence."""
        sentence = _value(told[subject][shape.derived], _DERIVED)
        if sentence in told and sentence != subject:
            if sentence in places:
                return places[sentence]
            subject, shape = sentence, self._shape(tuple([self._pieces[line][0] for line in told[sentence]]))
        if subject not in places:
            places[subject] = _place(told[subject], shape)
        return places[subject]


class _Pieces(dict[bytes, Piece]):
    """Lines as Turtle, each written when it is first asked for."""

    def __init__(self, node: Callable[[str], tuple[str, str]]) -> None:
        super().__init__()
        self._node = node

    def __missing__(self, line: bytes) -> Piece:
        predicate, _, value = line.partition(b" ")
        text = value.decode()
        piece = (predicate, *self._node(text)) if text[-1] == ">" else (predicate, text, "")
        if len(self) >= _LINES:
            self.clear()
        if len(line) <= _LONGEST:
            self[line] = piece
        return piece


def _lines(shape: Shape, values: tuple[str, ...]) -> list[str]:
    return [verb + (values[begin] if end - begin == 1 else _several(values[begin:end])) for verb, begin, end in shape.verbs]


def _several(values: Iterable[str]) -> str:
    objects = sorted(values)
    joined = ", ".join(objects)
    return joined if len(joined) <= _WIDTH else ",\n        ".join(objects)


def _full(name: str, names: Namespaces) -> str:
    """The IRI of a prefixed name, ours or public, in its brackets."""
    return f"<{names.prefixes[name.partition(':')[0]]}{name.partition(':')[2]}>"


def _value(said: Sequence[bytes], predicate: bytes) -> bytes:
    """What the first of the lines with this predicate says, b"" where there are none."""
    return said[0][len(predicate) + 1 :] if said else b""


def _place(said: Sequence[bytes], shape: Shape) -> tuple[str, int]:
    """The article and the offset that something stands at; what stands nowhere comes first."""
    article = _value(said[shape.context], _CONTEXT).decode()
    nodes = [line[len(_BEGINS) + 1 :].decode() for line in said[shape.begins]]
    offsets = [digits(node[1:].partition('"')[0]) for node in nodes if node[0] == '"']
    return article, min([at for at in offsets if at >= 0], default=0) if offsets else 0
