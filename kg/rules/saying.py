"""What is said against somebody in a clause of its own: 欧盟批评，[匈牙利]破坏团结; 伊朗誓言，将报复[以色列]."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.late import late
from kg.prose.clauses import CODES, NOUNS, Settled
from kg.rules.found import Match, Side
from kg.rules.index import Index
from kg.rules.scope import Scope

_SUFFERED = re.compile(r"(?:被|遭|受|的|惹来|招来|招致|引来|引起|引发|换来|面对|面临|回应|接受|不少)[^，]{0,8}(?<!时)$")
_NAMED = {"Country", "Organization", "Person", "Title"}
# 呼吁，立即停火; 呼吁国际社会，采取行动: of nobody in particular.
_CALLS = re.compile(
    r"(?:呼吁|促请|吁请|号召)(?:国际社会|(?:所有|各|有关|全体|与会|冲突)(?:国家|国|方|成员国|当事方)|各国政府|各国领导人|世界各国|(?:北约|联合国)?(?:成员国|会员国))?$"
)
_ANSWERED = re.compile(r"(?:响应|回应|应|不顾|无视|不理会?|听从|接到|收到)了?[^，]{0,10}$")  # 响应网上|呼吁，于…
_GOES_ON = re.compile(r"(?:并|也|还|又|同时|以|从而|进而|强调|表示|指出|称|说|认为|此|这|该|其|否则|因为|由于|是|包括|其中|例如)")
_SHORTEST, _LONGEST = 4, 40  # characters of what is called for
# Patterns and not lists of words: what is asked, foretold or vowed stands at the head of the predicate.
_ASKED = re.compile(r"(?:当局|政府|方面)?(?:[^，]{0,8}时)?(?:应|必须|须|要|需|不要|不应|勿|切勿|停止|立即|尽快|尽早|尽速|勇于|克制|保持|撤|放|收)")
_WARNED = re.compile(
    r"(?:当局|政府|方面)?(?:如果?|若|一旦)?[^，]{0,16}?(?:[必定终]?将|[必定终]?会|势必|要)[^，]{0,12}"
    r"(?:代价|自食|后果|恶果|输家|后悔|玩火|自取|报复|还击|反击|惩罚|毁灭|火海|坟墓|地狱)(?!的可能|风险)"
)
_FOES = f"([{''.join(CODES[name] for name in ('Country', 'Organization', 'Person', 'Title'))}])"
_VOWED = late(
    rf"(?:[必定]?将|会|要|不惜)?(?:再次|继续|严厉|猛烈|坚决|进一步|全力)?(?:(?:对|向)(?:[^，{NOUNS}]{{0,14}}的)?{_FOES}[^，]{{0,12}}(?:加征|征收|制裁|报复|复仇|还击|反击|打击|惩罚|袭击|动武|开战|报仇|(?:军事|强力|进一步)行动|采取[^，]{{0,10}}(?:行动|措施|反制))"
    rf"|(?:给|让|使){_FOES}[^，]{{0,10}}(?:打击|教训|惩罚|代价)|(?:报复|惩罚|消灭|摧毁|铲除|歼灭|推翻|击败|教训){_FOES})(?!的|风险|可能)"
)
_TOLD_BY = {"asked": _ASKED, "warned": _WARNED}


def said_matches(index: Index, before: Settled, settled: Settled, scope: Scope) -> list[Match]:
    """The matches between who speaks in the clause before and whom this one tells of, or none where nobody is accused, asked or threatened."""
    frame, clause = before.clause, settled.clause
    if frame.sentence != clause.sentence or not before.subjects:
        return []
    if clause.why == "carried" and _CALLS.search(frame.form):
        return _called_for(before, settled, scope)
    if not frame.form.endswith(index.said_verbs):
        return []
    form, others = frame.form, _others(before, settled)
    for rule in index.said:
        verb = next((v for v in rule.verbs if form.endswith(v) and not _SUFFERED.search(form[: -len(v)])), "")
        pattern = _TOLD_BY.get(rule.when)
        meant = _aimed_at(before, settled) if rule.when == "vowed" else others
        if not verb or not meant or (pattern and not pattern.match(clause.form)):
            continue
        at = len(form) - len(verb)
        modality, polarity = scope.decide(before, at, 0)
        sides = ((Side(a), Side(b)) for a in before.subjects for b in meant if b)
        return [Match(rule.id, rule.relation, before, a, b, rule.modality or modality, polarity, (at, len(form))) for a, b in sides]
    return []


def _called_for(before: Settled, settled: Settled, scope: Scope) -> list[Match]:
    """What the clause after 呼吁 tells, without a doer, as what is called for."""
    form = settled.clause.form
    if not _SHORTEST <= len(form) <= _LONGEST or settled.clause.speech or _GOES_ON.match(form):
        return []
    calls = _CALLS.search(before.clause.form)
    if calls and _ANSWERED.search(before.clause.form, 0, calls.start()):
        return []
    _, polarity = scope.decide(before, calls.start() if calls else 0, 0)
    told = replace(settled, speakers=before.speakers, statement=before.statement, own=before.own)
    side, whole = Side("", 0, len(form)), (0, len(form))
    return [Match("calls-for-saying", "callsFor", told, Side(a), side, "actual", polarity, whole) for a in before.subjects]


def _others(before: Settled, settled: Settled) -> tuple[str, ...]:
    """The subject that the clause names, where it is another than who speaks."""
    subject = settled.clause.subject
    if settled.clause.why != "explicit" or len(subject) != 1 or subject[0].head.type not in _NAMED:
        return ()
    return settled.subjects if _apart(before, settled, settled.subjects) else ()


def _aimed_at(before: Settled, settled: Settled) -> tuple[str, ...]:
    """Whom a deed that the speaker vows is aimed at: 将对[某国]进行报复."""
    vowed = _VOWED.match(settled.clause.form) if settled.clause.why == "carried" else None
    at = max(vowed.start(i) for i in (1, 2, 3)) if vowed else -1
    ids = settled.nouns.get(at, ())
    return ids if _apart(before, settled, ids) else ()


def _apart(before: Settled, settled: Settled, ids: Iterable[str]) -> bool:
    """Whether none of these is who speaks, or of the speaker's side."""
    return set(ids).isdisjoint((*before.subjects, *before.own, *settled.own))
