"""What a clause's subject wishes, believes or doubts that another does: 特朗普主张|美国退出北约, 某国担心|某国支持某国."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import ACTORS, Settled
from kg.rules.found import Match

_WISHED, _DOUBTED = 1, 3  # groups of the pattern; the one between believes
# Patterns and not data: the other must stand right behind.
_HOLDS = re.compile(
    "(?:(主张|力主|坚持|希望|期待|期盼|盼望|盼|期望|冀|建议|提议|倡议|力促|提醒)|(相信|深信|坚信|确信|预计|预料|预期|料)|(怀疑|担心|担忧|忧虑|忧心|害怕|恐怕))"
    rf"(?:[^，“”{ACTORS}]{{0,4}})(?=[{ACTORS}])"
)


def as_held(matches: Sequence[Match], settled: Settled) -> list[Match]:
    """The matches of a clause, those of what its subject wishes, believes or doubts in that one's words, or of whoever speaks for it."""
    holds = list(_HOLDS.finditer(settled.clause.form)) if settled.subjects and settled.nouns else []
    for held in holds:
        others, at = settled.nouns.get(held.end(), ()), held.end()
        matches = [_held(m, settled, held.lastindex) if at < m.verb[0] and m.speakers is None and m.subject.entity in others else m for m in matches]
    return [*matches]


def _held(match: Match, settled: Settled, how: int | None) -> Match:
    carried = not settled.clause.subject and not settled.inherits  # 希望中美合作: whoever speaks, and nobody of whom he spoke
    own = bool(settled.speakers) and (carried or settled.own.issuperset(settled.subjects))
    speakers = settled.speakers if own else settled.subjects
    if how == _WISHED and match.modality != "hypothetical":
        return replace(match, speakers=speakers, modality="desired")
    return replace(match, speakers=speakers, modality="hypothetical" if how == _DOUBTED else match.modality)
