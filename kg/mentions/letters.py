"""What names are written with: counts over the listed names and the grades of the lexicon, as costs (negative logarithms of shares)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log

from kg.mentions.gazetteer import Gazetteer
from kg.prose.lexicon import Lexicon

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NO_TRANSLITERATION = frozenset(("China", "Taiwan", "Hong_Kong", "Macau", "South_Korea", "North_Korea", "Japan", "Vietnam", "Singapore"))


def transliterations(gazetteer: Gazetteer, lexicon: Lexicon) -> Iterable[str]:
    """The parts of listed names that are transliterations."""
    for entry in gazetteer.entries.values():
        if entry.type not in ("Person", "Place", "Country") or entry.within in _NO_TRANSLITERATION or entry.id in _NO_TRANSLITERATION:
            continue
        for name in entry.names:
            parts = name.split("·")
            dotted = len(parts) > 1
            for part in (p for p in parts if len(p) > 1 and p[-1] != "世"):
                if lexicon.transliteration.issuperset(part) or (dotted and _HAN.fullmatch(part)):
                    yield part


def leanings(gazetteer: Gazetteer) -> dict[str, float]:
    """For the last characters of listed transliterations, the logarithm of how much oftener they end places than persons."""
    ends: dict[str, Counter[str]] = {"Person": Counter(), "Place": Counter()}
    for entry in gazetteer.entries.values():
        if entry.type in ends and entry.within not in _NO_TRANSLITERATION:
            for name in entry.names:
                last = name.rsplit("·", 1)[-1]
                if len(last) > 2:
                    ends[entry.type][last[-1]] += 1
                    ends[entry.type][last[-2:]] += 1
    totals = {type_: counts.total() + 1 for type_, counts in ends.items()}
    every = set(ends["Person"]) | set(ends["Place"])
    return {e: log((ends["Place"][e] + 1) / totals["Place"]) - log((ends["Person"][e] + 1) / totals["Person"]) for e in every}


def letter_costs(names: Iterable[str]) -> tuple[dict[str, float], ...]:
    """The cost of each character at the head of a transliteration, inside it, and at its end."""
    names = list(names)
    first, inside, last = (Counter("".join([name[part] for name in names])) for part in (slice(1), slice(1, -1), slice(-1, None)))
    every = first + inside + last
    return tuple(_smoothed(counts, every) for counts in (first, inside, last))


def _smoothed(counts: Counter[str], backing: Counter[str]) -> dict[str, float]:
    total, behind = sum(counts.values()) + 1, sum(backing.values()) + 1
    return {c: -log(0.93 * counts[c] / total + 0.07 * backing[c] / behind) for c in backing}


def graded(grades: tuple[str, ...]) -> dict[str, float]:
    """Characters in grades of falling frequency, each grade with half the weight of the one before."""
    weights = {c: 0.5**grade for grade, characters in reversed(list(enumerate(grades))) for c in characters}
    total = sum(weights.values())
    return {c: w / total for c, w in weights.items()}
