"""The network as records of typed columns: what GraphML, GEXF and Neo4j's CSV have in common."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import networkx as nx

from kg.ontology import load_ontology
from kg.view import Citation, Named

Kind = Literal["text", "texts", "whole", "real", "truth", "day"]
Value = str | tuple[str, ...] | int | float | bool

NODE_COLUMNS: dict[str, Kind] = {
    "label": "text",
    "class": "text",
    "label_zh_hans": "text",
    "label_zh_hant": "text",
    "label_en": "text",
    "names": "texts",
    "wikidata": "text",
    "same_as": "texts",
    "degree": "whole",
}
EDGE_COLUMNS: dict[str, Kind] = {
    "label": "text",
    "relation": "text",
    "relation_zh_hans": "text",
    "relation_zh_hant": "text",
    "relation_en": "text",
    "source_label": "text",
    "target_label": "text",
    "polarity": "text",
    "modality": "text",
    "asserted": "truth",
    "symmetric": "truth",
    "weight": "real",
    "sentences": "whole",
    "first": "day",
    "last": "day",
    "dates": "texts",
    "speakers": "texts",
    "places": "texts",
    "topics": "texts",
    "roles": "texts",
    "quantities": "texts",
    "rules": "texts",
    "articles": "texts",
    "publishers": "texts",
    "evidence": "texts",
}
ARTICLE = "(article)"  # the speaker where the article says it in its own voice
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: its IRI, and a value for each of `NODE_COLUMNS`."""

    id: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """All sentences that tell one relation in one polarity and modality: a value for each of `EDGE_COLUMNS`."""

    id: str
    source: str
    target: str
    values: dict[str, Value]


def nodes(network: nx.MultiDiGraph[str], languages: Sequence[str]) -> Iterator[Node]:
    """Every entity in the order of the IRIs; `languages` are those of the label, the first that is there."""
    for iri, data in network.nodes(data=True):
        labels: dict[str, str] = data["labels"]
        ids = sorted(found[1] for same in data["same_as"] if (found := _WIKIDATA.fullmatch(same)))
        yield Node(
            iri,
            {
                "label": label_of(labels, languages),
                "class": data["class"],
                "label_zh_hans": labels.get("zh-Hans", ""),
                "label_zh_hant": labels.get("zh-Hant", ""),
                "label_en": labels.get("en", ""),
                "names": data["names"],
                "wikidata": ids[0] if ids else "",
                "same_as": data["same_as"],
                "degree": data["degree"],
            },
        )


def edges(network: nx.MultiDiGraph[str], languages: Sequence[str]) -> Iterator[Edge]:
    """Every relation, once for each polarity and modality in which it is told; so an edge is either said to be or said not to be."""
    predicates, cited = load_ontology().predicates, network.graph["cited"]
    named = {iri: label_of(data["labels"], languages) for iri, data in network.nodes(data=True)}
    number = 0
    for source, target, relation, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        groups: dict[tuple[str, str], list[Citation]] = {}
        for citation in data["evidence"]:
            groups.setdefault((citation.polarity, citation.modality), []).append(citation)
        firm = {key for key in groups if key[0] == "+" and (key[1] == "actual" or predicates[relation].stance)}
        if data["direct"] and not firm:
            groups["", ""] = []  # the graph has the edge itself, and no claim of it
            firm = {("", "")}
        for (polarity, modality), citations in sorted(groups.items()):
            values: dict[str, Value] = {
                "label": " ".join([relation, *(["not"] if polarity == "-" else []), *([modality] if modality not in {"", "actual"} else [])]),
                "relation": relation,
                "relation_zh_hans": predicates[relation].labels.get("zh-Hans", ""),
                "relation_zh_hant": predicates[relation].labels.get("zh-Hant", ""),
                "relation_en": predicates[relation].labels.get("en", ""),
                "source_label": named[source],
                "target_label": named[target],
                "polarity": {"+": "positive", "-": "negative"}.get(polarity, ""),
                "modality": modality,
                "asserted": data["direct"] and (polarity, modality) in firm,
                "symmetric": predicates[relation].symmetric,
                **_told(citations, cited, languages),
            }
            yield Edge(f"e{number}", source, target, values)
            number += 1


def _told(citations: Sequence[Citation], cited: dict[str, Named], languages: Sequence[str]) -> dict[str, Value]:
    def called(iris: Iterable[str]) -> tuple[str, ...]:
        return _each(label_of(cited[iri].labels, languages) if iri in cited else iri for iri in iris)

    dates = _each(c.date or c.published for c in citations)
    days = [found for when in dates if (found := _days(when))]
    return {
        "weight": float(max(len(citations), 1)),
        "sentences": len(citations),
        "first": min((first for first, _ in days), default=""),
        "last": max((last for _, last in days), default=""),
        "dates": dates,
        "speakers": tuple(sorted({name for c in citations for name in (called(c.speakers) or (ARTICLE,))})),
        "places": called(c.place for c in citations),
        "topics": called(topic for c in citations for topic in c.topics),
        "roles": _each(c.role for c in citations),
        "quantities": _each(c.quantity for c in citations),
        "rules": _each(c.rule for c in citations),
        "articles": _each(c.title for c in citations),
        "publishers": _each(c.publisher for c in citations),
        "evidence": _each(c.sentence for c in citations),
    }


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({text for text in texts if text}))


def _days(when: str) -> tuple[str, str] | None:
    """The first and the last day of a year, month, day or time; None for what is none: a date with a word in it does not load."""
    day = when[:10]
    try:
        first = date.fromisoformat(day + "0001-01-01"[len(day) :])
    except ValueError:
        return None
    if len(day) == 10:
        return day, day
    month = first.month if len(day) == 7 else 12
    return first.isoformat(), first.replace(month=month, day=monthrange(first.year, month)[1]).isoformat()


def label_of(labels: dict[str, str], languages: Sequence[str]) -> str:
    """The label in the first of the languages that has one, else in any."""
    return next((labels[language] for language in languages if language in labels), labels[min(labels)])
