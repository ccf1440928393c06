"""Who is meant by a number of them, named in the clause after: 制裁三名官员，[包括甲和乙]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import ACTORS, CODES, NOUNS, Settled
from kg.rules.found import Match, Side

# A pattern and not a list of words: it holds only at the head of a clause.
NAMES = re.compile(rf"(?:(?:其中|当中|这些人|他们|名单)?(?:主要|分别)?(?:包括|包含|计有|是|为|即|即是)(?:了|有)?|如|例如)(?=[{ACTORS}])")
OPENS = re.compile(r"(?:其中|当中|名单|制裁对象)?(?:主要)?(?:包括|包含|有)(?:了)?：?")
_NAMES_ALONE = re.compile(
    rf"(?>[{ACTORS}”、]|“(?:[^”“、和与及以还等，{NOUNS}]{{1,8}}+)?|[和与及][{CODES['Pronoun']}]的(?:丈夫|妻子|夫人|配偶|家人|家属)"
    rf"|首席[^，、{NOUNS}]{{1,3}}?官|以及|和|与|及|还有|等){{0,60}}"
)
_SEVERAL = re.compile(r"[0-9一二两三四五六七八九十数多几百千万余]{1,7}(?:名|家|个|间|位|艘|国)|[等们]$|一批|若干|多名")


def named_matches(told: Sequence[Match], settled: Settled) -> list[Match] | None:
    """The matches of the clause before with those whom this clause names for its object; None where it names nobody for it."""
    names = NAMES.match(settled.clause.form) if _in_one_sentence(told, settled) else None
    if names is None or not all(_described(match) for match in told):
        return None
    sides = [Side(entity) for entity in settled.nouns.get(names.end(), ()) if entity]
    return [replace(match, object=side) for match in told for side in sides] or None


def opens_list(told: Sequence[Match], settled: Settled) -> bool:
    """Whether the clause only says that names follow for what was described (制裁三名官员，其中包括：…)."""
    return _in_one_sentence(told, settled) and OPENS.fullmatch(settled.clause.form) is not None and all(_described(match) for match in told)


def listed_matches(told: Sequence[Match], settled: Settled) -> list[Match]:
    """The matches of the clause that opened a list with those whom this clause names, none where it tells anything else."""
    clause = settled.clause
    if not _in_one_sentence(told, settled) or not _NAMES_ALONE.fullmatch(clause.form):
        return []
    named = [*(settled.subjects if clause.subject else ()), *(i for _, ids in sorted(settled.nouns.items()) for i in ids)]
    return [replace(match, object=Side(entity)) for match in told for entity in named if entity]


def _in_one_sentence(told: Sequence[Match], settled: Settled) -> bool:
    return bool(told) and told[0].settled.clause.sentence == settled.clause.sentence


def _described(match: Match) -> bool:
    words = match.settled.clause.form[match.object.start : match.object.end]
    return not match.object.entity and _SEVERAL.search(words) is not None
