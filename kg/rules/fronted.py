"""Whom a deed is aimed at, told before its doer in a clause of its own: 对于[甲国]的行径，[乙国]予以谴责."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.prose.clauses import ACTORS, Noun, Settled
from kg.rules.found import Match

_AIMS = re.compile(rf"(?:对于?|针对)(?=[{ACTORS}])(?!.(?:来说|而言|来讲|的?(?:人民|民众|记者|提问|问题|关系)))")
_DEEDS = frozenset({"criticizes", "protestsTo", "threatens", "sanctions", "attacks", "aids"})
_AMONG = re.compile(r"(?:包括|尤其|特别|以及|不论|无论)")  # 对某国的行为，|包括非法占领，|予以谴责
_LONGEST = 60  # characters
_TO = "对于"


def aims(settled: Settled) -> bool:
    """Whether the clause only tells whom something is aimed at, so that what is done to them may follow."""
    clause, form = settled.clause, settled.clause.form
    if clause.mark != "，" or len(form) > _LONGEST or not _AIMS.match(form):
        return False
    return not clause.speech or "的" in form


def goes_on(settled: Settled) -> bool:
    """Whether the clause only adds to what the one before it names."""
    return _AMONG.match(settled.clause.form) is not None


def joined(aim: Settled, settled: Settled) -> Settled | None:
    """The clause with the one that tells whom it is aimed at before it, or None where the two are not of one doer and one sentence."""
    before, clause = aim.clause, settled.clause
    of_another = before.why == "explicit" and (clause.why != "carried" or aim.subjects != settled.subjects)
    if of_another or before.sentence != clause.sentence or not settled.subjects:
        return None
    to = 1 if before.form.startswith(_TO) else 0
    form, at = before.form[0] + before.form[1 + to :], (before.at[0], *before.at[1 + to : -1])
    shift = len(form)
    nouns: dict[int, Noun] = {i - to: n for i, n in before.nouns.items()} | {i + shift: n for i, n in clause.nouns.items()}
    ids = {i - to: n for i, n in aim.nouns.items()} | {i + shift: n for i, n in settled.nouns.items()}
    adjuncts = tuple(replace(a, at=a.at + shift) for a in clause.adjuncts)
    whole = replace(clause, form=form + clause.form, at=(*at, *clause.at), nouns=nouns, adjuncts=adjuncts)
    return replace(settled, clause=whole, nouns=ids, posted={i + shift: n for i, n in settled.posted.items()})


def of_those(found: list[Match], start: int, told: list[Match]) -> list[Match]:
    """Of the matches of a joined clause, whose own part begins at `start`, those of what its verbs do to those told before; `told` are known."""
    known = {(m.relation, m.subject.entity, m.object.entity) for m in told}
    return [
        m
        for m in found
        if m.relation in _DEEDS
        and m.verb[0] >= start > m.object.start >= 0
        and m.subject.entity != m.object.entity
        and (m.relation, m.subject.entity, m.object.entity) not in known
    ]
