"""The data set's own description: VoID counts and a DCAT entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.build import DEFAULT
from kg.graph.literals import count, plain, tagged
from kg.graph.names import A, Namespaces, Triple, term

MEDIA_TYPES = {
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "trig": "application/trig",
    "ttl": "text/turtle",
}

_VOCABULARIES = ("schema", "skos", "prov", "nif", "sem", "dcterms")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a data set holds, each triple counted once however many graphs have it; `days` are the articles' first and last, where known."""

    subjects: int
    classes: Mapping[str, int]  # by IRI: how many subjects are of it
    predicates: Mapping[str, int]  # by IRI: how many triples have it
    days: tuple[ox.Literal, ox.Literal] | None = None


def count_quads(quads: Iterable[ox.Quad]) -> Counts:
    """The counts of a data set, out of its quads."""
    triples = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    published = term("schema:datePublished")
    days = {day.value: day for _, predicate, day in triples if predicate == published and isinstance(day, ox.Literal)}
    return Counts(
        subjects=len({subject for subject, _, _ in triples}),
        classes=Counter(kind.value for _, predicate, kind in triples if predicate == A and isinstance(kind, ox.NamedNode)),
        predicates=Counter(predicate.value for _, predicate, _ in triples),
        days=(days[min(days)], days[max(days)]) if days else None,
    )


def describe(counts: Counts, names: Namespaces = DEFAULT, files: Iterable[str] = ()) -> list[ox.Quad]:
    """What a data set holds: triples, articles, their first and last day, entities by class, triples by predicate.

    `files` are the names of the files it is written to, such as graph.ttl. The description is a graph of its own, `kg:dataset`, and
    says nothing of when or where it was made: the same data set has the same description.
    """
    dataset = names.kg("dataset")
    return [ox.Quad(*triple, dataset) for triple in _triples(counts, dataset, names, sorted(files))]


def _triples(counts: Counts, dataset: ox.NamedNode, names: Namespaces, files: list[str]) -> Iterator[Triple]:
    yield dataset, A, term("void:Dataset")
    yield dataset, A, term("dcat:Dataset")
    yield dataset, term("dcterms:title"), tagged("A knowledge graph of Chinese news", "en")
    yield dataset, term("dcterms:title"), tagged("中文新闻知识图谱", "zh-Hans")
    yield dataset, term("dcterms:title"), tagged("中文新聞知識圖譜", "zh-Hant")
    yield dataset, term("void:triples"), count(sum(counts.predicates.values()))
    yield dataset, term("void:documents"), count(counts.classes.get(term("schema:NewsArticle").value, 0))
    yield dataset, term("void:distinctSubjects"), count(counts.subjects)
    yield dataset, term("void:uriSpace"), plain(names.data)
    for space in (names.ontology, *(names.prefixes[prefix] for prefix in _VOCABULARIES)):
        yield dataset, term("void:vocabulary"), ox.NamedNode(space)
    if counts.days:
        yield from _period(counts.days, dataset, names)
    for kind, number in sorted(counts.classes.items()):
        node = names.kg(f"dataset/class-{_short(kind, names)}")
        yield dataset, term("void:classPartition"), node
        yield node, term("void:class"), ox.NamedNode(kind)
        yield node, term("void:entities"), count(number)
    for predicate, number in sorted(counts.predicates.items()):
        node = names.kg(f"dataset/property-{_short(predicate, names)}")
        yield dataset, term("void:propertyPartition"), node
        yield node, term("void:property"), ox.NamedNode(predicate)
        yield node, term("void:triples"), count(number)
    for file in files:
        node = names.kg(f"dataset/file-{file}")
        yield dataset, term("dcat:distribution"), node
        yield node, A, term("dcat:Distribution")
        yield node, term("dcterms:title"), plain(file)
        form = file.removesuffix(".gz")
        yield node, term("dcat:mediaType"), plain(MEDIA_TYPES.get(form.rpartition(".")[2], "application/octet-stream"))
        if form != file:
            yield node, term("dcat:compressFormat"), plain("application/gzip")


def _period(days: tuple[ox.Literal, ox.Literal], dataset: ox.NamedNode, names: Namespaces) -> Iterator[Triple]:
    """The first and the last day on which an article of the data set came out."""
    period = names.kg("dataset/period")
    yield dataset, term("dcterms:temporal"), period
    yield period, A, term("dcterms:PeriodOfTime")
    yield period, term("dcat:startDate"), days[0]
    yield period, term("dcat:endDate"), days[1]


def _short(iri: str, names: Namespaces) -> str:
    """A prefixed name with a dash for its colon, or the IRI itself where no prefix fits."""
    fitting = [(len(space), prefix) for prefix, space in names.prefixes.items() if iri.startswith(space)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}-{iri[length:]}"
