"""The rows of the views, reckoned out of a network in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.serve.rows import ENCOUNTERS, STANCES, Article, Asked, Encounter, Found, Happening, Saying, Stance
from kg.view import HAPPENINGS, Citation

T = TypeVar("T")
Edges = Iterable[tuple[str, str, str, tuple[Citation, ...]]]

_SAYINGS = """SELECT ?said ?speaker ?verb ?text ?addressee ?outlet ?article WHERE {
  ?said a kgo:Statement ; kgo:speaker ?speaker ; kgo:text ?text .
  OPTIONAL { ?said kgo:verb ?verb } OPTIONAL { ?said kgo:addressee ?addressee } OPTIONAL { ?said kgo:outlet ?outlet }
  OPTIONAL { ?said prov:wasDerivedFrom/nif:referenceContext ?article } }"""


def some(rows: list[T], start: int, most: int | None) -> Found[T]:
    """A stretch of rows."""
    return Found(rows[start:] if most is None else rows[start : start + most], len(rows))


def stances(edges: Edges, actor: str, topic: str) -> list[Stance]:
    """As `Catalogue.stances`."""
    found = []
    for subject, predicate, obj, citations in edges:
        if predicate in STANCES and citations and actor in ("", subject) and topic in ("", obj):
            negated = sum(citation.polarity == "-" for citation in citations)
            last = max(citation.published for citation in citations)
            found.append(Stance(subject, predicate, obj, len(citations) - negated, negated, last))
    return sorted(found, key=lambda stance: (-stance.count - stance.negated, stance.actor, stance.topic, stance.predicate))


def timeline(edges: Edges, asked: Asked) -> list[Happening]:
    """As `Catalogue.timeline`."""
    told: dict[tuple[str, str, str, str], list[Citation]] = defaultdict(list)
    for subject, predicate, obj, citations in edges:
        for citation in citations if predicate in HAPPENINGS and asked.actor in ("", subject, obj) else ():
            when = (citation.date or citation.published)[:10]
            if citation.polarity == "+" and citation.modality == "actual" and within(when, asked):
                told[when, predicate, subject, obj].append(citation)
    found = []
    for (when, predicate, subject, obj), same in told.items():
        articles = tuple(sorted({citation.article for citation in same}))
        place = next((citation.place for citation in same if citation.place), "")
        exact = any(citation.date for citation in same)
        found.append(Happening(when, exact, predicate, subject, obj, place, same[0].sentence, articles))
    found.sort(key=lambda one: (one.predicate, one.subject, one.object))
    return sorted(found, key=lambda one: one.when, reverse=True)


def meetings(happenings: Iterable[Happening]) -> list[Encounter]:
    """As `Catalogue.meetings`."""
    met: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in happenings:
        if happening.predicate in ENCOUNTERS:
            met[happening.subject, happening.object].append(happening)
    found = []
    for (one, other), times in met.items():
        days = sorted(happening.when for happening in times)
        count = {kind: sum(happening.predicate == kind for happening in times) for kind in ENCOUNTERS}
        articles = {article for happening in times for article in happening.articles}
        found.append(Encounter(one, other, count["meets"], count["calls"], days[0], days[-1], len(articles)))
    return sorted(found, key=lambda pair: (-pair.meetings - pair.calls, pair.one, pair.other))


def sayings(store: ox.Store, articles: Mapping[str, Article], asked: Asked) -> list[Saying]:
    """As `Catalogue.sayings`."""
    names = ("said", "speaker", "verb", "text", "addressee", "outlet", "article")
    found: dict[tuple[str, str], Saying] = {}
    rows = store.query(_SAYINGS, prefixes=dict(PREFIXES))
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        said, who, verb, text, addressee, outlet, article = (getattr(row[name], "value", "") for name in names)
        when = articles[article].published if article in articles else ""
        if asked.actor in ("", who) and asked.words in text and within(when, asked):
            found.setdefault((said, article), Saying(when, who, verb, text, addressee, outlet, article, said))
    ordered = sorted(found.values(), key=lambda one: (one.speaker, one.article, one.text, one.iri))
    return sorted(ordered, key=lambda one: one.when, reverse=True)


def within(when: str, asked: Asked) -> bool:
    """Whether a day, month or year overlaps a range of such; what has no date is in no range."""
    if not when:
        return not (asked.since or asked.until)
    return (not asked.since or when >= asked.since[: len(when)]) and (not asked.until or when[: len(asked.until)] <= asked.until)
