"""What is said against somebody in a clause of its own: 欧盟批评，[匈牙利]破坏团结. Whom the words begin with is meant."""

from __future__ import annotations

import re

from kg.prose.clauses import Settled
from kg.rules.found import Match, Side
from kg.rules.index import Index
from kg.rules.scope import Scope

_SUFFERED = re.compile(r"(?:被|遭|受|的|惹来|招来|招致|引来|引起|引发|换来|面对|面临|回应|接受|不少)[^，]{0,8}$")
_NAMED = {"Country", "Organization", "Person", "Title"}
# A pattern and not a list of words: what is asked stands at the head of the predicate.
_ASKED = re.compile(r"(?:当局|政府|方面)?(?:[^，]{0,8}时)?(?:应|必须|须|要|需|不要|不应|勿|切勿|停止|立即|尽快|尽早|尽速|勇于|克制|保持|撤|放|收)")


def said_matches(index: Index, before: Settled, settled: Settled, scope: Scope) -> list[Match]:
    """The matches between who speaks in the clause before and the subject of this one, or none where nobody is accused or asked."""
    frame, clause = before.clause, settled.clause
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
