"""What an analyst asks for: who stands where, what happened when, who met whom, who said what. Plain rows, for pages and commands alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.serve.catalogue import Catalogue
from kg.serve.rows import SIGNS, Asked, Encounter, Happening, Saying, Stance


def stances(library: Catalogue, actor: str = "", topic: str = "") -> list[Stance]:
    """The stances of all actors, or of one, on all topics, or on one; the most often told first."""
    return library.stances(actor, topic)


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


def timeline(library: Catalogue, actor: str = "", since: str = "", until: str = "") -> list[Happening]:
    """Meetings, calls, visits and signings that took place, the newest first; what several articles tell of one day is one."""
    return library.timeline(Asked(actor, since, until)).rows


def meetings(library: Catalogue, actor: str = "", since: str = "", until: str = "") -> list[Encounter]:
    """Who met or called whom, the most frequent first."""
    return library.meetings(Asked(actor, since, until)).rows


def sayings(library: Catalogue, speaker: str = "", words: str = "", since: str = "", until: str = "") -> list[Saying]:
    """Statements, the newest first; of one speaker, with these words, of articles of these days."""
    return library.sayings(Asked(speaker, since, until, words)).rows
