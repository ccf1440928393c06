"""Who is meant by a number of them, named in the clause after: 制裁三名官员，[包括甲和乙]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import ACTORS, Settled
from kg.rules.found import Match, Side

# A pattern and not a list of words: it holds only at the head of a clause.
_NAMES = re.compile(rf"(?:(?:其中|当中|这些人|他们|名单)?(?:主要|分别)?(?:包括|包含|计有|是|为|即|即是)(?:了|有)?|如|例如)(?=[{ACTORS}])")
_SEVERAL = re.compile(r"[0-9一二两三四五六七八九十数多几百千万余]{1,7}(?:名|家|个|间|位|艘|国)|[等们]$|一批|若干|多名")


def named_matches(told: Sequence[Match], settled: Settled) -> list[Match] | None:
    """The matches of the clause before with those whom this clause names for its object; None where it names nobody for it."""
    names = _NAMES.match(settled.clause.form)
    if names is None or not told or told[0].settled.clause.sentence != settled.clause.sentence:
        return None
    if not all(_described(match) for match in told):
        return None
    sides = [Side(entity) for entity in settled.nouns.get(names.end(), ()) if entity]
    return [replace(match, object=side) for match in told for side in sides] or None


def _described(match: Match) -> bool:
    words = match.settled.clause.form[match.object.start : match.object.end]
    return not match.object.entity and _SEVERAL.search(words) is not None
