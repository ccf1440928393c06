"""Entities, the article, its sentences and its mentions as triples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.literals import count, day, language_of, plain, tagged
from kg.graph.names import Namespaces, foreign, term
from kg.ontology import Ontology
from kg.types import Document, Entity, Extraction, Span

Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]

A = term("rdf:type")


@dataclass(frozen=True, slots=True)
class Source:
    """What every part of the graph of one article is made from."""

    extraction: Extraction
    ontology: Ontology
    names: Namespaces
    # What was asked for once: several claims stand in one sentence and in one statement.
    _sentences: dict[tuple[int, int], ox.NamedNode] = field(default_factory=dict, init=False, compare=False, repr=False)
    statements: dict[int, ox.NamedNode] = field(default_factory=dict, init=False, compare=False, repr=False)  # IRIs by index in `extraction`

    @property
    def document(self) -> Document:
        """The article as read."""
        return self.extraction.document

    @property
    def article(self) -> ox.NamedNode:
        """The IRI of the article."""
        return self.names.article(self.document.id)

    def sentence(self, span: Span) -> ox.NamedNode:
        """The IRI of the sentence at `span` of the text."""
        node = self._sentences.get((span.start, span.end))
        if node is None:
            there = self.document.origin_span(span)
            node = self._sentences[span.start, span.end] = self.names.sentence(self.document.id, there.start, there.end)
        return node


def article_triples(source: Source) -> Iterator[Triple]:
    """The article, what it mentions, and its publisher: the entity of that name where the article knows one, or the name."""
    document, article = source.document, source.article
    yield article, A, term("schema:NewsArticle")
    yield article, A, term("nif:Context")
    if document.title:
        yield article, term("schema:headline"), tagged(document.title, document.script)
    if document.published:
        yield article, term("schema:datePublished"), day(document.published)
    yield article, term("schema:inLanguage"), plain(document.script)
    if document.publisher:
        publisher = _named(source.extraction.entities, document.publisher)
        yield article, term("schema:publisher"), source.names.kg(publisher) if publisher else plain(document.publisher)
    if document.author:
        yield article, term("schema:author"), plain(document.author)
    yield article, term("schema:sha256"), plain(document.sha256)
    yield article, term("dcterms:source"), plain(document.source)
    for entity in source.extraction.entities:
        yield article, term("schema:mentions"), source.names.kg(entity.id)


def _named(entities: tuple[Entity, ...], name: str) -> str:
    """The id of the organization with this name; "" where none has it, or where more than one has."""
    known = {e.id for e in entities if e.type == "Organization" and name in {*(label for _, label in e.labels), *e.names}}
    return known.pop() if len(known) == 1 else ""


def entity_triples(source: Source, entity: Entity) -> Iterator[Triple]:
    """One entity: its class and twins, its names, and what it is elsewhere."""
    node, kind = source.names.kg(entity.id), source.ontology.classes.get(entity.type)
    if kind is None:
        known = ", ".join(source.ontology.classes)
        raise GraphError(f"entity {entity.id!r} has the class {entity.type!r}, which the ontology does not have; it has {known}")
    yield node, A, source.names.kgo(kind.name)
    yield node, A, term(kind.twin)
    if entity.kind:
        yield node, A, term(kind.kinds.get(entity.kind, kind.twin))
        yield node, source.names.kgo("kind"), plain(entity.kind)
    yield from _name_triples(node, entity, source.document.script)
    for iri in entity.same_as:
        try:
            yield node, term("owl:sameAs"), ox.NamedNode(foreign(iri))
        except ValueError as error:
            raise GraphError(f"entity {entity.id!r} is said to be the same as {iri!r}, which is no IRI: {error}") from error


def _name_triples(node: ox.NamedNode, entity: Entity, script: str) -> Iterator[Triple]:
    """One preferred label in each language, the first given; every other name is an alternative one, those of one region under its tag."""
    preferred: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for language, label in entity.labels:
        if preferred.setdefault(language, label) != label:
            others.append((language, label))
    others += [(language_of(name, script), name) for name in entity.names]
    if not preferred:
        language, name = others.pop(0) if others else (script, entity.id.rpartition("/")[2])
        preferred[language] = name
    for language, label in preferred.items():
        yield node, term("skos:prefLabel"), tagged(label, language)
    for language, name in others:
        if preferred.get(language) != name:
            yield node, term("skos:altLabel"), tagged(name, language)
    for language, name in entity.regional:
        yield node, term("skos:altLabel"), tagged(name, language)


def sentence_triples(source: Source, span: Span) -> Iterator[Triple]:
    """One sentence: its words, and where they stand in the source as read."""
    yield source.sentence(span), A, term("nif:Sentence")
    yield from _place_triples(source, source.sentence(span), span)


def mention_triples(source: Source) -> Iterator[Triple]:
    """Every mention that has words, with the entity that it names; a title whose holder the article never names has none here."""
    named = {entity.id for entity in source.extraction.entities}
    for mention in source.extraction.mentions:
        if mention.span.end <= mention.span.start or (mention.type == "Title" and mention.entity not in named):
            continue
        there = source.document.origin_span(mention.span)
        node = source.names.kg(f"mention/{source.document.id}-{there.start}-{there.end}")
        yield node, A, term("nif:Phrase")
        yield from _place_triples(source, node, mention.span)
        yield node, source.names.kgo("foundBy"), plain(mention.found_by)
        if mention.entity:
            yield node, term("itsrdf:taIdentRef"), source.names.kg(mention.entity)


def _place_triples(source: Source, node: ox.NamedNode, span: Span) -> Iterator[Triple]:
    there = source.document.origin_span(span)
    yield node, term("nif:anchorOf"), plain(span.of(source.document.text))
    yield node, term("nif:beginIndex"), count(there.start)
    yield node, term("nif:endIndex"), count(there.end)
    yield node, term("nif:referenceContext"), source.article
