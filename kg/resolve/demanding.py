"""Whose a call is in words that tell of others: the speaker's own, or theirs; and how far a hope reaches."""

from __future__ import annotations

import re

from kg.prose.clauses import Clause
from kg.resolve.memory import Story

# Patterns and not lists of words: they hold at the head of the clause, or in the one before it.
_CALLS = re.compile(r"^(?:并|也|又|同时)?(?:呼吁|敦促|促请|吁请|倡议)")
_DEMANDS = re.compile(r"(?:并|也|又|同时)?(?:强烈|坚决)?要求")
_ADVOCATES = re.compile(r"[^，]{0,4}(?:倡导|主张|呼吁|反对|支持|谴责|敦促)")
_FAULTS = re.compile(r"不再?是|并非|违反|违背|侵犯|破坏|损害|干涉|没有(?:遵守|履行|兑现)|未能|未有|不守|歪曲|抹黑|非法|错误|威胁")
_HOPES = re.compile("希望|期待|期盼|期望")
_REFUSES = re.compile("(?:坚决|坚定|强烈|明确|一致|携手|共同){0,2}(?:反对|抵制|拒绝|谴责)")


def calls_himself(story: Story, clause: Clause) -> bool:
    """Whether it is the speaker who calls for something here, and not the one of whom the clause before tells.

    He demands something besides where that finds fault with somebody: 某国称他国不是伙伴，要求与之划清界限.
    """
    before = story.settled[-1].clause if story.settled else None
    told = before if before is not None and before.sentence == clause.sentence and before.subject else None
    faults = told is not None and _DEMANDS.match(clause.form) is not None and _FAULTS.search(told.form) is not None
    return (faults or _CALLS.match(clause.form) is not None) and not (told is not None and _ADVOCATES.match(told.form))


def hoped_on(asked_for: str, clause: Clause) -> bool:
    """Whether the clause goes on with what is hoped of others: 希望各方坚持 X，|反对 Y. `asked_for` is the clause that asks."""
    return _REFUSES.match(clause.form) is not None and _HOPES.search(asked_for) is not None
