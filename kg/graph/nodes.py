"""Entities, the article, its sentences and its mentions as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.literals import day, language_of
from kg.graph.names import Namespaces, foreign, local_part, sized
from kg.graph.terms import Terms, flat, plain, tagged, terms_of
from kg.ontology import Ontology
from kg.types import Document, Entity, Extraction, Span

_KNOWN = 1 << 12  # entities whose triples are kept: the same ones are in the news every day, by the same names

Labels = tuple[tuple[str, str], ...]


class Place(NamedTuple):
    """Where a sentence stands in the source as read: `key` says so in the digests of what is said in it."""

    span: Span  # of the text
    node: bytes  # the IRI of the sentence
    derived: bytes  # what is said of what the sentence says: that it is from there
    key: str
    begin: int
    end: int


class Described(NamedTuple):
    """An entity: its IRI, what is said of it, sorted and each once, and what is said of an article that mentions it."""

    node: bytes
    lines: tuple[bytes, ...]
    mentioned: bytes


class Source:
    """What every part of the graph of one article is made from."""

    def __init__(self, extraction: Extraction, ontology: Ontology, names: Namespaces) -> None:
        self.extraction, self.ontology, self.terms = extraction, ontology, terms_of(names)
        self.document: Document = extraction.document
        self.article = self.terms.kg(f"article/{self.document.id}")
        self._sentence = local_part(f"sentence/{self.document.id}-")
        self._key = sized(self.document.id)
        self._places: dict[tuple[int, int], Place] = {}

    def place(self, span: Span) -> Place:
        """Of the sentence at `span` of the text; several claims stand in one sentence."""
        place = self._places.get((span.start, span.end))
        if place is None:
            there = self.document.origin_span(span)
            begin, end = str(there.start), str(there.end)
            node = self.terms.node(f"{self._sentence}{begin}-{end}")
            key = f"{self._key}{len(begin)}:{begin},{len(end)}:{end},"
            place = Place(span, node, self.terms.verb["prov:wasDerivedFrom"] + node, key, there.start, there.end)
            self._places[span.start, span.end] = place
        return place

    def places(self) -> Iterable[Place]:
        """Of the sentences that were asked for."""
        return self._places.values()


def article_lines(source: Source, entities: Iterable[Described]) -> list[bytes]:
    """The article, what it mentions, and its publisher: the entity of that name where the article knows one, or the name."""
    document, iri, verb = source.document, source.terms.iri, source.terms.verb
    said = [verb["rdf:type"] + iri["schema:NewsArticle"], verb["rdf:type"] + iri["nif:Context"]]
    if document.title:
        said.append(verb["schema:headline"] + tagged(document.title, document.script))
    if document.published:
        said.append(verb["schema:datePublished"] + flat(day(document.published)).encode())
    said.append(verb["schema:inLanguage"] + plain(document.script))
    if document.publisher:
        publisher = _named(source.extraction.entities, document.publisher)
        said.append(verb["schema:publisher"] + (source.terms.kg(publisher) if publisher else plain(document.publisher)))
    if document.author:
        said.append(verb["schema:author"] + plain(document.author))
    said += (verb["schema:sha256"] + plain(document.sha256), verb["dcterms:source"] + plain(document.source))
    return said + [entity.mentioned for entity in entities]


def _named(entities: tuple[Entity, ...], name: str) -> str:
    """The id of the organization with this name; "" where none has it, or where more than one has."""
    known = {e.id for e in entities if e.type == "Organization" and name in {*(label for _, label in e.labels), *e.names}}
    return known.pop() if len(known) == 1 else ""


def described(source: Source, entity: Entity) -> Described:
    """One entity: its class and twins, its names, and what it is elsewhere."""
    kind = source.ontology.classes.get(entity.type)
    if kind is None:
        known = ", ".join(source.ontology.classes)
        raise GraphError(f"entity {entity.id!r} has the class {entity.type!r}, which the ontology does not have; it has {known}")
    classes = (entity.type, kind.twin, kind.kinds.get(entity.kind, kind.twin))
    labels = (entity.labels, entity.regional)
    return _described(source.terms, entity.id, classes, entity.kind, labels, entity.names, source.document.script, entity.same_as)


@lru_cache(maxsize=_KNOWN)
def _described(
    terms: Terms,
    entity: str,
    classes: tuple[str, str, str],
    kind: str,
    labels: tuple[Labels, Labels],
    names: tuple[str, ...],
    script: str,
    same_as: tuple[str, ...],
) -> Described:
    """`classes` are ours and its twins, `labels` an entity's own and those of one region, `names` those of an article in this script.

    One label in each language is preferred, the first given; every other name is an alternative one, those of one region under its tag.
    """
    iri, verb = terms.iri, terms.verb
    found = [*labels[0], *((language_of(name, script), name) for name in names)]
    preferred = dict(reversed(labels[0] or found[:1] or [(script, entity.rpartition("/")[2])]))
    others = [*(name for name in found if preferred.get(name[0]) != name[1]), *labels[1]]
    said = {verb["rdf:type"] + iri[name] for name in (f"kgo:{classes[0]}", *classes[1:])}
    if kind:
        said.add(verb["kgo:kind"] + plain(kind))
    said.update(verb["skos:prefLabel"] + tagged(label, language) for language, label in preferred.items())
    said.update(verb["skos:altLabel"] + tagged(name, language) for language, name in others)
    said.update(verb["owl:sameAs"] + _foreign(entity, one) for one in same_as)
    node = terms.kg(entity)
    return Described(node, tuple(sorted(said)), verb["schema:mentions"] + node)


def _foreign(entity: str, iri: str) -> bytes:
    try:
        return str(ox.NamedNode(foreign(iri))).encode()
    except ValueError as error:
        raise GraphError(f"entity {entity!r} is said to be the same as {iri!r}, which is no IRI: {error}") from error


def sentence_lines(source: Source, place: Place) -> list[bytes]:
    """One sentence: its words, and where they stand in the source as read."""
    kind = source.terms.verb["rdf:type"] + source.terms.iri["nif:Sentence"]
    return [kind, *_place_lines(source, place.span, place.begin, place.end)]


def mention_lines(source: Source) -> Iterator[tuple[bytes, list[bytes]]]:
    """Every mention that has words, with the entity that it names; a title whose holder the article never names has none here."""
    iri, verb, kg = source.terms.iri, source.terms.verb, source.terms.kg
    named = {entity.id for entity in source.extraction.entities}
    for mention in source.extraction.mentions:
        if mention.span.end <= mention.span.start or (mention.type == "Title" and mention.entity not in named):
            continue
        there = source.document.origin_span(mention.span)
        said = [verb["rdf:type"] + iri["nif:Phrase"], *_place_lines(source, mention.span, there.start, there.end)]
        said.append(verb["kgo:foundBy"] + plain(mention.found_by))
        if mention.entity:
            said.append(verb["itsrdf:taIdentRef"] + kg(mention.entity))
        yield kg(f"mention/{source.document.id}-{there.start}-{there.end}"), said


def _place_lines(source: Source, span: Span, begin: int, end: int) -> list[bytes]:
    """The words at `span` of the text, and the offsets of the source at which they stand."""
    iri, verb = source.terms.iri, source.terms.verb
    integer = iri["xsd:integer"]
    return [
        verb["nif:anchorOf"] + plain(span.of(source.document.text)),
        b'%b"%d"^^%b' % (verb["nif:beginIndex"], begin, integer),
        b'%b"%d"^^%b' % (verb["nif:endIndex"], end, integer),
        verb["nif:referenceContext"] + source.article,
    ]
