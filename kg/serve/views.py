"""What an analyst asks for: who stands where, what happened when, who met whom, who said what. Plain rows, for pages and commands alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.query import PREFIXES
from kg.serve.library import Library
from kg.view import Citation

STANCES = ("supports", "opposes", "upholds")
SIGNS = {"supports": "+", "opposes": "−", "upholds": "◆"}
HAPPENINGS = ("meets", "calls", "visits", "signs")
ENCOUNTERS = ("meets", "calls")


@dataclass(frozen=True, slots=True)
class Stance:
    """How often the articles say that an actor takes a stance on a topic, and how often that it does not (不反对)."""

    actor: str
    predicate: str
    topic: str
    count: int
    negated: int
    last: str  # the day of the newest article that says so


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that took place: on which day (or month, year; the article's day where `exact` is false), and in which articles it is told."""

    when: str
    exact: bool
    predicate: str
    subject: str
    object: str
    place: str
    sentence: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two who met or spoke by telephone: how often on different days, first and last."""

    one: str
    other: str
    meetings: int
    calls: int
    first: str
    last: str
    articles: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: who said it, how (表示, 强调), in which words, to whom and in which medium."""

    when: str
    speaker: str
    verb: str
    text: str
    addressee: str
    outlet: str
    article: str
    iri: str


def edges(library: Library, predicates: tuple[str, ...]) -> Iterator[tuple[str, str, str, tuple[Citation, ...]]]:
    """Subject, predicate, object and citations of every relation of these kinds, sorted."""
    for subject, obj, predicate, data in sorted(library.network.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[2], edge[1])):
        if predicate in predicates:
            yield subject, predicate, obj, data["evidence"]


def stances(library: Library, actor: str = "", topic: str = "") -> list[Stance]:
    """The stances of all actors, or of one, on all topics, or on one; the most often told first."""
    found = []
    for subject, predicate, obj, citations in edges(library, STANCES):
        if citations and actor in ("", subject) and topic in ("", obj):
            negated = sum(citation.polarity == "-" for citation in citations)
            last = max(citation.published for citation in citations)
            found.append(Stance(subject, predicate, obj, len(citations) - negated, negated, last))
    return sorted(found, key=lambda stance: (-stance.count - stance.negated, stance.actor, stance.topic, stance.predicate))


def matrix(rows: Sequence[Stance], actors: int = 14, topics: int = 12) -> tuple[list[str], list[str], dict[tuple[str, str], list[str]]]:
    """Actors, topics, and in each cell its signs with their counts: `+2`, `−1`, `◆3`, `¬` before what is denied.

    The topics on which most actors stand are taken, and of the actors those that stand on most of them.
    """
    standing: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        standing[row.topic].add(row.actor)
    counts = Counter(dict.fromkeys(standing, 0))
    for row in rows:
        counts[row.topic] += row.count + row.negated
    across = sorted(standing, key=lambda topic: (-len(standing[topic]), -counts[topic], topic))[:topics]
    weights: Counter[str] = Counter()
    for row in rows:
        weights[row.actor] += 1000 * (row.topic in across) + row.count
    down = [actor for actor, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])) if weight >= 1000][:actors]
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        sign = SIGNS[row.predicate]
        cells[row.actor, row.topic] += [f"{sign}{row.count}"] * bool(row.count) + [f"¬{sign}{row.negated}"] * bool(row.negated)
    return down, across, cells


def timeline(library: Library, actor: str = "", since: str = "", until: str = "") -> list[Happening]:
    """Meetings, calls, visits and signings that took place, the newest first; what several articles tell of one day is one."""
    told: dict[tuple[str, str, str, str], list[Citation]] = defaultdict(list)
    for subject, predicate, obj, citations in edges(library, HAPPENINGS):
        for citation in citations:
            when = (citation.date or citation.published)[:10]
            if _took_place(citation) and actor in ("", subject, obj) and _within(when, since, until):
                told[when, predicate, subject, obj].append(citation)
    found = []
    for (when, predicate, subject, obj), same in told.items():
        articles = tuple(sorted({citation.article for citation in same}))
        place = next((citation.place for citation in same if citation.place), "")
        exact = any(citation.date for citation in same)
        found.append(Happening(when, exact, predicate, subject, obj, place, same[0].sentence, articles))
    found.sort(key=lambda one: (one.predicate, one.subject, one.object))
    return sorted(found, key=lambda one: one.when, reverse=True)


def meetings(library: Library, actor: str = "", since: str = "", until: str = "") -> list[Encounter]:
    """Who met or called whom, the most frequent first."""
    met: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in timeline(library, actor, since, until):
        if happening.predicate in ENCOUNTERS:
            met[happening.subject, happening.object].append(happening)
    found = []
    for (one, other), times in met.items():
        days = sorted(happening.when for happening in times)
        count = {kind: sum(happening.predicate == kind for happening in times) for kind in ENCOUNTERS}
        articles = {article for happening in times for article in happening.articles}
        found.append(Encounter(one, other, count["meets"], count["calls"], days[0], days[-1], len(articles)))
    return sorted(found, key=lambda pair: (-pair.meetings - pair.calls, pair.one, pair.other))


def sayings(library: Library, speaker: str = "", words: str = "", since: str = "", until: str = "") -> list[Saying]:
    """Statements, the newest first; of one speaker, with these words, of articles of these days."""
    query = """SELECT ?said ?speaker ?verb ?text ?addressee ?outlet ?article WHERE {
      ?said a kgo:Statement ; kgo:speaker ?speaker ; kgo:text ?text .
      OPTIONAL { ?said kgo:verb ?verb } OPTIONAL { ?said kgo:addressee ?addressee } OPTIONAL { ?said kgo:outlet ?outlet }
      OPTIONAL { ?said prov:wasDerivedFrom/nif:referenceContext ?article } }"""
    names = ("said", "speaker", "verb", "text", "addressee", "outlet", "article")
    found: dict[tuple[str, str], Saying] = {}
    rows = library.store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        said, who, verb, text, addressee, outlet, article = (getattr(row[name], "value", "") for name in names)
        when = library.articles[article].published if article in library.articles else ""
        if speaker in ("", who) and words in text and _within(when, since, until):
            found.setdefault((said, article), Saying(when, who, verb, text, addressee, outlet, article, said))
    ordered = sorted(found.values(), key=lambda one: (one.speaker, one.article, one.text))
    return sorted(ordered, key=lambda one: one.when, reverse=True)


def _took_place(citation: Citation) -> bool:
    return citation.polarity == "+" and citation.modality == "actual"


def _within(when: str, since: str, until: str) -> bool:
    """Whether a day, month or year overlaps a range of such; what has no date is in no range."""
    if not when:
        return not (since or until)
    return (not since or when >= since[: len(when)]) and (not until or when[: len(until)] <= until)
