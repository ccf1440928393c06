"""What is said against somebody in a clause of its own: 欧盟批评，[匈牙利]破坏团结. Whom the words begin with is meant."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.prose.clauses import Settled
from kg.rules.found import Match, Side
from kg.rules.index import Index
from kg.rules.scope import Scope

_SUFFERED = re.compile(r"(?:被|遭|受|的)[^，]{0,8}$")
_NAMED = {"Country", "Organization", "Person", "Title"}
# 呼吁，立即停火; 呼吁国际社会，采取行动: of nobody in particular.
_CALLS = re.compile(
    r"(?:呼吁|促请|吁请|号召)(?:国际社会|(?:所有|各|有关|全体|与会|冲突)(?:国家|国|方|成员国|当事方)|各国政府|各国领导人|世界各国|(?:北约|联合国)?(?:成员国|会员国))?$"
)
_GOES_ON = re.compile(r"(?:并|也|还|又|同时|以|从而|进而|强调|表示|指出|称|说|认为|此|这|该|其|否则|因为|由于|是)")
_SHORTEST, _LONGEST = 4, 40  # characters of what is called for
# A pattern and not a list of words: what is asked stands at the head of the predicate.
_ASKED = re.compile(r"(?:当局|政府|方面)?(?:[^，]{0,8}时)?(?:应|必须|须|要|需|不要|不应|勿|切勿|停止|立即|尽快|尽早|尽速|勇于|克制|保持|撤|放|收)")


def said_matches(index: Index, before: Settled, settled: Settled, scope: Scope) -> list[Match]:
    """The matches between who speaks in the clause before and the subject of this one, or none where nobody is accused or asked."""
    frame, clause = before.clause, settled.clause
    if clause.why == "carried" and frame.sentence == clause.sentence and before.subjects and _CALLS.search(frame.form):
        return _called_for(before, settled, scope)
    if clause.why != "explicit" or frame.sentence != clause.sentence or not before.subjects or not frame.form.endswith(index.said_verbs):
        return []
    if (
        len(clause.subject) != 1
        or clause.subject[0].head.type not in _NAMED
        or not set(settled.subjects).isdisjoint((*before.subjects, *before.own, *settled.own))
    ):
        return []
    form = frame.form
    for rule in index.said:
        verb = next((v for v in rule.verbs if form.endswith(v) and not _SUFFERED.search(form[: -len(v)])), "")
        if not verb or (rule.when == "asked" and not _ASKED.match(clause.form)):
            continue
        at = len(form) - len(verb)
        modality, polarity = scope.decide(before, at, 0)
        sides = ((Side(a), Side(b)) for a in before.subjects for b in settled.subjects if b)
        return [Match(rule.id, rule.relation, before, a, b, rule.modality or modality, polarity, (at, len(form))) for a, b in sides]
    return []


def _called_for(before: Settled, settled: Settled, scope: Scope) -> list[Match]:
    """What the clause after 呼吁 tells, without a doer, as what is called for."""
    form = settled.clause.form
    if not _SHORTEST <= len(form) <= _LONGEST or settled.clause.speech or _GOES_ON.match(form):
        return []
    calls = _CALLS.search(before.clause.form)
    _, polarity = scope.decide(before, calls.start() if calls else 0, 0)
    told = replace(settled, speakers=before.speakers, statement=before.statement, own=before.own)
    side, whole = Side("", 0, len(form)), (0, len(form))
    return [Match("calls-for-saying", "callsFor", told, Side(a), side, "actual", polarity, whole) for a in before.subjects]
