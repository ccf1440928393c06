"""Who does what is done at the end of a journey: 派[某人]前往莫斯科会见某总统: he meets him, and not who sends him."""

from __future__ import annotations

import re

from kg.prose.clauses import Settled
from kg.rules.trial import Trial
from kg.values import changed

_DONE_THERE = ("meets", "calls", "negotiatesWith", "participatesIn", "signs")
_TURNS = re.compile("[，；并而但后]")  # 派某人前往某地并|会见某人: it may be the sender again


def who_goes(trial: Trial, outer: Settled) -> tuple[str, ...]:
    """Who else than the clause's subject is told to go somewhere, if anybody."""
    return trial.settled.subjects if trial.rule.relation == "visits" and trial.settled is not outer else ()


def on_the_way(settled: Settled, gone: tuple[str, ...], between: str, relation: str) -> Settled:
    """The clause as that of those who have gone, where the next verb tells what they do there; `between` stands before it."""
    if not gone or relation not in _DONE_THERE or _TURNS.search(between):
        return settled
    return changed(settled, subjects=gone, inherits=False)
