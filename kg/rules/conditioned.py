"""Whom a warning threatens that has a condition: 警告，若[某国]报复，将加征关税, in up to three clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.prose.clauses import CODES, Settled
from kg.rules.found import Match, Side
from kg.rules.index import Index
from kg.rules.rule import Rule
from kg.rules.scope import Scope

_FOES = f"([{''.join(CODES[name] for name in ('Country', 'Organization', 'Person', 'Title'))}])"
# What B does of its own will, and not what befalls it: 若|某国|遭攻击.
_IF = re.compile(
    rf"(?:但|而)?(?:如果|假如|倘若|若是|如|若|一旦|要是|除非){_FOES}(?:方面|政府|当局)?(?![、和与及]|…?[^，]{{0,6}}(?:[遭被]|受到|爆发|发生|陷入|倒台|倒下|崩溃|沦陷|灭亡|违约|加息))"
)
_THEN = re.compile(
    r"(?<!不)(?:将|必|会|势必|就要|就会|不惜)(?!可能)[^，]{0,26}(?:代价|后果|苦果|恶果|苦头|报复|反制|制裁|加征|征收|关税|回击|还击|反击|回应|动武|军事行动|打击|攻击|开火|"
    r"取消|中止|终止|切断|削减|惩罚|消灭|摧毁|毁灭|地狱|开战|退出|撤回|驱逐|牺牲)"
)
_VAGUE = re.compile(r"全球|世界|经济|市场|局势|地区|各方|双方|可能|恐|或(?!者)")
_WARNED = re.compile(r"[被遭受获由][^，]{0,6}$|(?:的|不断|相关|有关|一再)$")


def conditioned_matches(index: Index, story: Sequence[Settled], settled: Settled, scope: Scope) -> list[Match]:
    """The matches between who warns in one of the two clauses before and whom the condition tells of, where this clause tells what then follows."""
    for back in (1, 2):
        if len(story) < back or story[-back].clause.sentence != settled.clause.sentence:
            return []
        if not story[-back].clause.speech:
            continue
        for rule in index.conditioned:
            at, verb = _warns(rule, story[-back])
            if at >= 0:
                return _told(rule, (at, verb), story, back, settled, scope)
    return []


def _warns(rule: Rule, frame: Settled) -> tuple[int, str]:
    """Where the verb of warning stands that ends the clause, or that the condition follows, and the verb; -1 where there is none."""
    form = frame.clause.form
    for verb in rule.verbs:
        at = form.find(verb) if frame.subjects else -1
        end = at + len(verb)
        if at >= 0 and (end == len(form) or _IF.match(form, end)) and not _WARNED.search(form, 0, at):
            return at, verb
    return -1, ""


def _told(rule: Rule, verb: tuple[int, str], story: Sequence[Settled], back: int, settled: Settled, scope: Scope) -> list[Match]:
    frame, end = story[-back], verb[0] + len(verb[1])
    inside = end < len(frame.clause.form)
    if inside and back > 1:
        return []
    condition = frame if inside else story[-1] if back > 1 else settled
    found = _IF.match(condition.clause.form, end if inside else 0)
    then = _THEN.search(settled.clause.form, found.end() if found and condition is settled else 0)
    if found is None or then is None or _VAGUE.search(settled.clause.form, 0, then.end()):
        return []
    foes = [i for i in condition.nouns.get(found.start(1), ()) if i and i not in (*frame.subjects, *frame.own)]
    if not _of_the_two(settled, condition, {*frame.subjects, *settled.own, *frame.own, *foes}):
        return []
    modality, polarity = scope.decide(frame, verb[0], 0)
    sides = ((a, b) for a in frame.subjects for b in foes)
    return [Match(rule.id, rule.relation, frame, Side(a), Side(b), rule.modality or modality, polarity, (verb[0], end)) for a, b in sides]


def _of_the_two(settled: Settled, condition: Settled, sides: set[str]) -> bool:
    """Whether what follows is told of who warns, of whom he warns, or of nobody else by name."""
    named = settled is not condition and settled.clause.why == "explicit"
    return not named or not sides.isdisjoint(settled.subjects)
