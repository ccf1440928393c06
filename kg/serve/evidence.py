"""Why the graph says what it says: the sentences of one relation, and an article with everything marked in it."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph import digits
from kg.prose import shadow
from kg.query import PREFIXES
from kg.serve.catalogue import Catalogue
from kg.serve.page import Pages, Visit
from kg.serve.reply import Reply
from kg.serve.rows import Article
from kg.serve.sources import Placed, placed
from kg.serve.text import Piece, Span, marked, pieces

_SHOWN = 200  # sentences of one relation
_LONGEST = 60  # characters of a name that is looked for in a text

_SENTENCES = """SELECT DISTINCT ?sentence ?begin ?end ?text WHERE {
  ?sentence nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?text ; a nif:Sentence }"""
_CLAIMS = """SELECT ?claim ?sentence ?p ?v WHERE {
  ?sentence nif:referenceContext ?article . ?claim prov:wasDerivedFrom ?sentence ; ?p ?v }"""
_MENTIONS = """SELECT ?begin ?end ?entity WHERE {
  ?m nif:referenceContext ?article ; a nif:Phrase ; nif:beginIndex ?begin ; nif:endIndex ?end ; itsrdf:taIdentRef ?entity }"""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim or statement of an article: its node, its sentence, its properties by short name, the places and the words that say it."""

    number: int
    iri: str
    sentence: str
    said: Mapping[str, tuple[str, ...]]
    marks: tuple[tuple[int, int], ...]
    words: str

    def one(self, name: str) -> str:
        """The first value of a property, "" for none."""
        return next(iter(self.said.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, heading or gap of the article as the page shows it."""

    kind: str  # paragraph, heading, title, … as read; "part" for a sentence alone
    pieces: list[Piece]


def relation(pages: Pages, visit: Visit) -> Reply:
    """The sentences behind one relation, with the rule and the reason of each."""
    library = pages.library
    subject, predicate, obj = (visit.arg(name) for name in ("s", "p", "o"))
    if predicate not in library.ontology.predicates or not (library.known(subject) and library.known(obj)):
        return pages.missing(visit)
    explained, total = library.explained(subject, predicate, obj, _SHOWN)
    shown = [(reason, marked(reason.sentence, reason.marks)) for reason in explained.reasons]
    triple: dict[str, Any] = {"subject": subject, "predicate_name": predicate, "object": obj}
    return pages.render("relation.html", visit, **triple, asserted=explained.asserted, reasons=shown, total=total)


def article(pages: Pages, visit: Visit, about: Article) -> Reply:
    """An article with its claims, statements and mentions marked."""
    library, iri = pages.library, about.iri
    sentences = _sentences(library, iri)
    told = _told(library, iri, sentences)
    data = base64.b64decode(visit.extra.get("source", ""))
    whole = placed(data, about.source) if data else None
    lines = _whole(library, iri, whole, sentences, told) if whole else _parts(library, iri, sentences, told)
    claims = [one for one in told if "subject" in one.said]
    statements = [one for one in told if "speaker" in one.said]
    mentioned = library.values(iri, "schema:mentions")
    order = {sentence: number for number, sentence in enumerate(sentences)}
    claims.sort(key=lambda one: (order.get(one.sentence, 0), one.marks))
    return pages.render(
        "article.html", visit, iri=iri, about=about, whole=whole is not None, lines=lines, claims=claims, statements=statements,
        mentioned=sorted((one for one in mentioned if library.known(one)), key=lambda one: -library.degree(one)),
        publisher=library.value(iri, "schema:publisher"),
    )  # fmt: skip


def articles(pages: Pages, visit: Visit) -> Reply:
    """All articles, the newest first."""
    library = pages.library
    words, number, size = visit.arg("q"), visit.number("page", 1, 1 << 20), 50
    found = library.articles(words, (number - 1) * size, size)
    more = number * size < found.total
    return pages.render("articles.html", visit, articles=found.rows, total=found.total, number=number, more=more, words=words)


def _rows(library: Catalogue, query: str, article_iri: str) -> list[Any]:
    bound = query.replace("WHERE {", f"WHERE {{ VALUES ?article {{ {ox.NamedNode(article_iri)} }}")
    found = library.store.query(bound, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    return list(found)


def _sentences(library: Catalogue, iri: str) -> dict[str, tuple[int, int, str]]:
    """Begin, end and text of the article's sentences, by their IRIs, in their order."""
    rows = _rows(library, _SENTENCES, iri)
    found = {row["sentence"].value: (_number(row["begin"].value), _number(row["end"].value), row["text"].value) for row in rows}
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _told(library: Catalogue, iri: str, sentences: Mapping[str, tuple[int, int, str]]) -> list[Told]:
    """The claims and statements of the article's sentences, numbered."""
    said: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows(library, _CLAIMS, iri):
        predicate = row["p"].value.replace("#", "/").rpartition("/")[2]
        said[row["claim"].value, row["sentence"].value][predicate].add(getattr(row["v"], "value", ""))
    found = []
    for number, ((claim, sentence), values) in enumerate(sorted(said.items())):
        plain = {name: tuple(sorted(texts)) for name, texts in values.items()}
        marks = _ranges(next(iter(plain.get("marks", ())), ""))
        words = " … ".join(sentences[sentence][2][start:end] for start, end in marks) if sentence in sentences else ""
        found.append(Told(number, claim, sentence, plain, marks, words))
    return found


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (tuple(map(digits, part.split("-"))) for part in text.split() if part.count("-") == 1)
    return tuple((start, end) for start, end in pairs if start >= 0 and end >= 0)


def _number(text: str) -> int:
    return max(digits(text), 0)


def _whole(library: Catalogue, iri: str, whole: Placed, sentences: dict[str, tuple[int, int, str]], told: list[Told]) -> list[Line]:
    """The blocks of the article as read, its spans in offsets of the text."""
    text = whole.document.text
    spans = []
    for sentence, (begin, _, words) in sentences.items():
        start = whole.at(begin)
        if text[start : start + len(words)] != words:
            start = text.find(words)
        if start >= 0:
            spans += _spans(sentence, start, len(words), told)
    mentions = [(whole.at(begin), whole.at(end - 1) + 1, entity) for begin, end, entity in _mentions(library, iri)]
    spans += [Span(*mention[:2], "mention", mention[2]) for mention in mentions or _by_name(library, iri, text)]
    return [Line(block.kind, pieces(text, spans, block.span.start, block.span.end)) for block in whole.document.blocks]


def _parts(library: Catalogue, iri: str, sentences: dict[str, tuple[int, int, str]], told: list[Told]) -> list[Line]:
    """The sentences that the graph keeps, one a line."""
    mentions, lines = _mentions(library, iri), []
    for sentence, (begin, end, words) in sentences.items():
        inside = [(start - begin, stop - begin, entity) for start, stop, entity in mentions if begin <= start and stop <= end]
        names = inside or _by_name(library, iri, words)
        spans = [*_spans(sentence, 0, len(words), told), *(Span(start, stop, "mention", entity) for start, stop, entity in names)]
        lines.append(Line("part", pieces(words, spans)))
    return lines


def _spans(sentence: str, start: int, length: int, told: list[Told]) -> list[Span]:
    """The sentence itself, and the words of each claim in it."""
    found = [Span(start, start + length, "sentence", sentence)]
    for one in told:
        if one.sentence == sentence:
            kind = "claim" if "subject" in one.said else "statement"
            found += [Span(start + a, start + b, kind, str(one.number)) for a, b in one.marks if b <= length]
    return found


def _mentions(library: Catalogue, iri: str) -> list[tuple[int, int, str]]:
    """The mentions that the graph keeps (kg build --mentions), in offsets of the source."""
    rows = _rows(library, _MENTIONS, iri)
    return sorted((_number(row["begin"].value), _number(row["end"].value), row["entity"].value) for row in rows)


def _by_name(library: Catalogue, iri: str, text: str) -> list[tuple[int, int, str]]:
    """Where the names of the entities that the article mentions stand, the longest first, none within another."""
    plain, names = shadow(text), dict[str, str]()
    for entity in library.values(iri, "schema:mentions"):
        named = library.named(entity)
        for name in (*named.labels.values(), *named.names):
            if 1 < len(name) <= _LONGEST:
                names.setdefault(shadow(name), entity)
    taken, found = bytearray(len(plain)), []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        start = plain.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * len(name)
                found.append((start, end, names[name]))
            start = plain.find(name, end)
    return sorted(found)
