"""Several that are each counted: 29名甲国公民和61名乙国公民 are two objects."""

from __future__ import annotations

import re
from itertools import pairwise

# Patterns and not data: a number with its measure word, and such a one after a conjunction.
_COUNTED = re.compile(r"(?:[约近逾超]|超过|至少|另外)?[0-9一二两三四五六七八九十数多几百千万余]{1,7}[名家个间位艘]")
_COUNTED_TOO = re.compile(rf"[和与及、](?={_COUNTED.pattern})")


def each_counted(form: str, start: int, end: int) -> list[tuple[int, int]]:
    """29名甲国公民和61名乙国公民: the parts of form[start:end] that are each counted, else the whole."""
    cuts = [m.start() for m in _COUNTED_TOO.finditer(form, start + 1, end)] if _COUNTED.match(form, start) else []
    return [(a + (a > start), b) for a, b in pairwise([start, *cuts, end])]
