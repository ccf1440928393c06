"""Why an edge is in the graph, or why it is only a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import Namespaces, digits, is_merged
from kg.ontology import load_ontology

_PARTS = (
    "kgo:polarity", "kgo:modality", "prov:wasAttributedTo", "kgo:ownSide", "kgo:time", "kgo:place", "kgo:topic", "kgo:role",
    "kgo:quantity", "kgo:rule", "kgo:why", "kgo:marks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One claim that says it. IRIs are full; "" and () where the claim does not say.

    `marks` are half-open ranges of `sentence`: the words that say it. `begin` and `end` are the sentence's place in the article as
    read, in code points.
    """

    claim: str
    sentence: str
    begin: int
    end: int
    article: str
    headline: str
    published: str
    publisher: str
    source: str
    rule: str
    why: str
    positive: bool
    modality: str
    speakers: tuple[str, ...]
    own_side: bool
    time: str
    place: str
    topics: tuple[str, ...]
    role: str
    quantity: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether the graph asserts the edge itself, and every claim of it; no reasons where no article says it."""

    asserted: bool
    reasons: tuple[Reason, ...]


def explain_edge(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, obj: ox.NamedNode) -> Explanation:
    """All that the graph knows about one edge; a symmetric one is looked for both ways. Sorted by article and place."""
    base = Namespaces().ontology
    symmetric = predicate.value.removeprefix(base) in load_ontology().symmetric
    ways = {(subject, obj), (obj, subject)} if symmetric else {(subject, obj)}
    node = {name: _iri(name) for name in ("rdf:subject", "rdf:predicate", "rdf:object")}
    claims = {
        quad.subject
        for one, other in ways
        for quad in store.quads_for_pattern(None, node["rdf:subject"], one, None)
        if isinstance(quad.subject, ox.NamedNode)
        and _has(store, quad.subject, node["rdf:predicate"], predicate)
        and _has(store, quad.subject, node["rdf:object"], other)
    }
    asserted = any(_has(store, one, predicate, other) for one, other in ways)
    return Explanation(asserted, tuple(reasons(store, claims)))


def reasons(store: ox.Store, claims: Iterable[ox.NamedNode]) -> list[Reason]:
    """What single claims say, sorted by article and place."""
    # A merged store has all in its default graph; a publisher's name stands in every article's graph besides, thousands of times.
    look = _Look(store, ox.DefaultGraph() if is_merged(store) else None)
    return sorted((_reason(look, claim) for claim in claims), key=lambda r: (r.published, r.article, r.begin, r.rule, r.claim))


def _iri(name: str) -> ox.NamedNode:
    prefix, local = name.split(":")
    return ox.NamedNode(Namespaces().prefixes[prefix] + local)


def _has(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode, obj: ox.NamedNode) -> bool:
    return next(store.quads_for_pattern(subject, predicate, obj, None), None) is not None


@dataclass(frozen=True, slots=True)
class _Look:
    store: ox.Store
    graph: ox.DefaultGraph | None

    def values(self, node: str, name: str) -> tuple[str, ...]:
        found = self.store.quads_for_pattern(ox.NamedNode(node), _iri(name), None, self.graph) if node else ()
        return tuple(sorted({getattr(quad.object, "value", "") for quad in found}))

    def value(self, node: str, name: str) -> str:
        return next(iter(self.values(node, name)), "")


def _reason(look: _Look, claim: ox.NamedNode) -> Reason:
    said = {name.partition(":")[2]: look.values(claim.value, name) for name in _PARTS}
    one = {name: values[0] if values else "" for name, values in said.items()}
    sentence = look.value(claim.value, "prov:wasDerivedFrom")
    article = look.value(sentence, "nif:referenceContext")
    publisher = look.value(article, "schema:publisher")
    named = look.values(publisher, "skos:prefLabel") if publisher.startswith(("http:", "https:")) else ()
    return Reason(
        claim=claim.value,
        sentence=look.value(sentence, "nif:anchorOf"),
        begin=int(look.value(sentence, "nif:beginIndex") or 0),
        end=int(look.value(sentence, "nif:endIndex") or 0),
        article=article,
        headline=look.value(article, "schema:headline"),
        published=look.value(article, "schema:datePublished"),
        publisher=named[-1] if named else publisher,
        source=look.value(article, "dcterms:source"),
        rule=one["rule"],
        why=one["why"],
        positive=not one["polarity"].endswith("Negative"),
        modality=one["modality"].rpartition("#")[2],
        speakers=said["wasAttributedTo"],
        own_side=one["ownSide"] == "true",
        time=one["time"],
        place=one["place"],
        topics=said["topic"],
        role=one["role"],
        quantity=one["quantity"],
        marks=_ranges(one["marks"]),
    )


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of "0-3 5-7"."""
    pairs = (tuple(map(digits, part.split("-"))) for part in text.split() if part.count("-") == 1)
    return tuple((start, end) for start, end in pairs if start >= 0 and end >= 0)
