"""What one article adds to the tables of a store: read out of the quads of its named graph alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology import Ontology
from kg.view.network import Triple, ordered
from kg.view.reading import NIF, PROV, RDF, SCHEMA, Citation, Reader

DCTERMS = "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class Cited:
    """One claim: its IRI, its relation, its citation, and whether another claim of the article is cited in the very same way."""

    claim: str
    triple: Triple
    citation: Citation
    twin: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, by IRI; `outlet` may be a name."""

    iri: str
    speaker: str
    verb: str
    text: str
    addressee: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Part:
    """An article, by IRI, "" where the quads have none; `about` is headline, day, publisher, author, source and SHA-256."""

    article: str
    about: tuple[str, ...]
    entities: frozenset[str]  # that it gives a class; where it is no article, all that it tells of
    mentions: tuple[str, ...]
    direct: frozenset[Triple]
    cited: tuple[Cited, ...]
    said: tuple[Said, ...]


class PartReader(Reader):
    """A reader of a few quads, which it keeps in memory, whatever their graphs."""

    def __init__(self, quads: Iterable[ox.Quad], ontology: Ontology) -> None:
        super().__init__(ox.Store())
        self._ontology = ontology
        self._told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._of_type: dict[str, set[str]] = defaultdict(set)
        for quad in quads:
            subject, obj = quad.subject, quad.object
            if isinstance(subject, ox.Triple) or isinstance(obj, ox.Triple):
                continue
            self._told[subject.value][quad.predicate.value].add(obj.value)
        for iri, told in self._told.items():
            for kind in told.get(RDF + "type", ()):
                self._of_type[kind].add(iri)

    def values(self, subject: str, predicate: str) -> list[str]:
        """As of the store."""
        return sorted(self._told[subject][predicate]) if subject in self._told else []

    def told(self, subject: str) -> dict[str, list[str]]:
        """As of the store."""
        return {predicate: sorted(values) for predicate, values in self._told.get(subject, {}).items()}

    def of_type(self, kind: str) -> list[str]:
        """As of the store."""
        return sorted(self._of_type[self.kgo + kind])

    def article(self, iri: str) -> tuple[str, ...]:
        """IRI, headline, nothing for the publisher's name, which others tell of too, and date."""
        return (iri, self.value(iri, SCHEMA + "headline"), "", self.value(iri, SCHEMA + "datePublished")) if iri else ("", "", "", "")

    def part(self) -> Part:
        """All of it."""
        article = next(iter(sorted(self._of_type[SCHEMA + "NewsArticle"])), "")
        names = ("headline", "datePublished", "publisher", "author")
        about = [*(self.value(article, SCHEMA + name) for name in names), self.value(article, DCTERMS + "source")]
        known = {iri for kind in self._ontology.classes for iri in self._of_type[self.kgo + kind]}
        return Part(
            article=article,
            about=(*about, self.value(article, SCHEMA + "sha256")),
            entities=frozenset(known if article else self._told),
            mentions=tuple(iri for iri in self.values(article, SCHEMA + "mentions") if iri in known),
            direct=frozenset(self._direct(known)),
            cited=tuple(self._cited(known)),
            said=tuple(self._said()),
        )

    def _direct(self, known: set[str]) -> Iterable[Triple]:
        for subject in known:
            for predicate, objects in self._told[subject].items():
                name = predicate.removeprefix(self.kgo)
                if name in self._ontology.predicates:
                    yield from (ordered(self._ontology, subject, name, obj) for obj in objects if obj in known)

    def _cited(self, known: set[str]) -> Iterable[Cited]:
        seen: set[tuple[Triple, Citation]] = set()
        for iri in self.of_type("Claim"):
            claim = self.claim(iri)
            if claim is None or claim[1] not in self._ontology.predicates or not {claim[0], claim[2]} <= known:
                continue
            triple = ordered(self._ontology, *claim[:3])
            yield Cited(iri, triple, claim[3], (triple, claim[3]) in seen)
            seen.add((triple, claim[3]))

    def _said(self) -> Iterable[Said]:
        for iri in self.of_type("Statement"):
            speaker, text = (self.value(iri, self.kgo + name) for name in ("speaker", "text"))
            if speaker and self.values(iri, self.kgo + "text") and self.value(self.value(iri, PROV + "wasDerivedFrom"), NIF + "referenceContext"):
                yield Said(iri, speaker, self.value(iri, self.kgo + "verb"), text, *(self.value(iri, self.kgo + n) for n in ("addressee", "outlet")))
