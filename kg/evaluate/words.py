"""When two phrases are the same: without script, quotes and blanks, by the characters that they share."""

from __future__ import annotations

import re
from collections import Counter

from kg.prose import shadow

_DROP = re.compile(r"[\s「」『』《》〈〉“”\"'‘’（）()·•・]")


def norm(text: str) -> str:
    """Simplified script, no quotes, brackets, dots or blanks."""
    return _DROP.sub("", shadow(text))


def dice(a: str, b: str) -> float:
    """The share of characters that two phrases have in common, 0 to 1."""
    if not a or not b:
        return 0.0
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b))


def same_phrase(a: str, b: str) -> float:
    """1 for the same words, less where one contains the other or enough characters are shared, else 0."""
    a, b = norm(a), norm(b)
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if short and short in long and 2 * len(short) >= len(long):
        return 0.95
    score = 0.9 * dice(a, b)
    return score if score >= 0.54 else 0.0
