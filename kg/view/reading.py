"""Reads the RDF graph's claims, sentences and names into plain values, over all its named graphs at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph import digits, is_merged

ONTOLOGY = "https://w3id.org/zhkg/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA = "https://schema.org/"
OWL_SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

_ENDS = tuple(RDF + part for part in ("subject", "predicate", "object"))
_DERIVED, _ATTRIBUTED = PROV + "wasDerivedFrom", PROV + "wasAttributedTo"
_POLARITY = {"Positive": "+", "Negative": "-"}
_MODALITY = {"Actual": "actual", "Planned": "planned", "Desired": "desired", "Hypothetical": "hypothetical"}


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One sentence that tells a relation, and how it tells it.

    `marks` are half-open ranges of code points within `sentence`: the words that say it. `speakers`, `place` and `topics` are IRIs;
    `date` is the claim's own time and `published` the article's date, both ISO or "".
    """

    published: str = ""
    article: str = ""  # the article's IRI
    sentence: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    speakers: tuple[str, ...] = ()
    verb: str = ""  # the verb of the statement that the claim stands in: 表示, 强调 …
    polarity: str = "+"
    modality: str = "actual"
    date: str = ""
    place: str = ""
    topics: tuple[str, ...] = ()
    role: str = ""
    quantity: str = ""
    rule: str = ""
    why: str = ""
    title: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of one entity: class, preferred labels by language tag, other names, IRIs of the same thing elsewhere."""

    iri: str
    kind: str  # name of a class of the ontology, or ""
    labels: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


class Reader:
    """Looks values up in one store; the union of its default graph and all named graphs."""

    def __init__(self, store: ox.Store, ontology: str = ONTOLOGY) -> None:
        self.store = store
        self.kgo = ontology
        # A merged store has all in its default graph; an entity's names stand in every article's graph besides, thousands of times.
        self.graph = ox.DefaultGraph() if is_merged(store) else None
        self._citations: dict[str, tuple[str, ...]] = {}
        self._sentences: dict[str, tuple[str, str]] = {}
        parts = ("inStatement", "marks", "modality", "place", "polarity", "quantity", "role", "rule", "time", "topic", "verb", "why")
        self._own = {part: ontology + part for part in parts}

    def values(self, subject: str, predicate: str) -> list[str]:
        """The objects' IRIs or texts, sorted, each once."""
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, self.graph)
        return sorted({_text(quad.object) for quad in quads})

    def value(self, subject: str, predicate: str) -> str:
        """The first of the objects' IRIs or texts, "" where there is none."""
        found = self.values(subject, predicate)
        return found[0] if found else ""

    def told(self, subject: str) -> dict[str, list[str]]:
        """All of a subject's values by predicate."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(ox.NamedNode(subject), None, None, self.graph):
            found[quad.predicate.value].add(_text(quad.object))
        return {predicate: sorted(values) for predicate, values in found.items()}

    def literals(self, subject: str, predicate: str) -> list[tuple[str, str]]:
        """The objects that are literals, as language tag ("" for none) and text."""
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, self.graph)
        return [(quad.object.language or "", quad.object.value) for quad in quads if isinstance(quad.object, ox.Literal)]

    def of_type(self, kind: str) -> list[str]:
        """The IRIs of everything that has the class `kgo:kind`, sorted."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(self.kgo + kind), self.graph)
        return sorted({_text(quad.subject) for quad in quads})

    def edges(self, predicate: str) -> list[tuple[str, str]]:
        """Subjects and objects between which `kgo:predicate` itself is asserted, sorted."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(self.kgo + predicate), None, self.graph)
        return sorted({(_text(quad.subject), _text(quad.object)) for quad in quads})

    def named(self, iri: str, kind: str = "") -> Named:
        """The names of one entity; where it has no label at all, the end of its IRI is its label."""
        labels: dict[str, str] = {}
        for predicate in (SKOS + "prefLabel", RDFS_LABEL, SCHEMA + "name"):
            for language, text in sorted((_language(tag), text) for tag, text in self.literals(iri, predicate)):
                labels.setdefault(language, text)
            if labels:
                break
        names = [name for name in self.values(iri, SKOS + "altLabel") if name not in labels.values()]
        return Named(iri, kind, labels or {"": local_name(iri)}, tuple(names), tuple(self.values(iri, OWL_SAME_AS)))

    def claim(self, iri: str) -> tuple[str, str, str, Citation] | None:
        """Subject, predicate (its name in the ontology), object and citation of a claim; None where the claim is incomplete."""
        said, own = self.told(iri), self._own

        def value(predicate: str) -> str:
            found = said.get(predicate)
            return found[0] if found else ""

        subject, predicate, obj = map(value, _ENDS)
        if not (subject and obj and predicate.startswith(self.kgo)):
            return None
        text, printed = self._sentence(value(_DERIVED))
        article, title, publisher, published = self.article(printed)
        statement = value(own["inStatement"])
        citation = Citation(
            published=published,
            article=article,
            sentence=text,
            marks=read_marks(value(own["marks"]), len(text)),
            speakers=tuple(said.get(_ATTRIBUTED, ())),
            verb=self.value(statement, own["verb"]) if statement else "",
            polarity=_POLARITY.get(local_name(value(own["polarity"])), "+"),
            modality=_MODALITY.get(local_name(value(own["modality"])), "actual"),
            date=value(own["time"]),
            place=value(own["place"]),
            topics=tuple(said.get(own["topic"], ())),
            role=value(own["role"]),
            quantity=value(own["quantity"]),
            rule=value(own["rule"]),
            why=value(own["why"]),
            title=title,
            publisher=publisher,
        )
        return subject, predicate.removeprefix(self.kgo), obj, citation

    def _sentence(self, iri: str) -> tuple[str, str]:
        """The words of a sentence, and the IRI of the article that it stands in; several claims are told in one."""
        if iri not in self._sentences:
            self._sentences[iri] = (self.value(iri, NIF + "anchorOf"), self.value(iri, NIF + "referenceContext")) if iri else ("", "")
        return self._sentences[iri]

    def article(self, iri: str) -> tuple[str, ...]:
        """IRI, headline, publisher's name and date of publication of an article, "" for what is not given."""
        if iri not in self._citations:
            publisher = self.value(iri, SCHEMA + "publisher") if iri else ""
            if publisher.startswith(("http:", "https:", "urn:")):
                labels = self.named(publisher).labels
                publisher = labels.get("zh-Hans") or labels[min(labels)]
            headline, published = (self.value(iri, SCHEMA + part) if iri else "" for part in ("headline", "datePublished"))
            self._citations[iri] = (iri, headline, publisher, published)
        return self._citations[iri]


def read_marks(text: str, length: int) -> tuple[tuple[int, int], ...]:
    """Half-open ranges out of "0-3 5-7", sorted and merged; what is not a range within `length` is left out."""
    found = []
    for part in text.split():
        start, dash, end = part.partition("-")
        if dash and 0 <= digits(start) < digits(end) <= length:
            found.append((digits(start), digits(end)))
    merged: list[tuple[int, int]] = []
    for begin, stop in sorted(found):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((begin, stop))
    return tuple(merged)


def local_name(iri: str) -> str:
    """What stands after the last # or / of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _language(tag: str) -> str:
    """The tag in the form that the ontology uses: zh-Hans for zh-hans (pyoxigraph lowers tags), zh and zh-cn."""
    low = tag.lower()
    if low in {"zh-hant", "zh-tw", "zh-hk", "zh-mo"}:
        return "zh-Hant"
    if low.startswith("zh"):
        return "zh-Hans"
    return "en" if low.startswith("en") else low


def _text(term: object) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode):
        return term.value
    return ""
