"""Who does it: the verb's own subject before it, those who are there without being named, and the doer of 被 and 由."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.prose.clauses import ACTORS, NOUNS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.found import Side
from kg.rules.trial import Trial

# Patterns and not data: they are made of classes of noun phrases and of the places these may stand in.
PASSIVE = re.compile(rf"(?:被|遭到|遭受|遭|受到|获)([{ACTORS}])?[^{NOUNS}，]{{0,8}}$")
_BY = re.compile(rf"由([{ACTORS}])[^{NOUNS}，]{{0,8}}$")
_INNER = re.compile(rf"(?<![对向同与和为给把被由在从跟于据受以因到经叫来赴访驻抵获、])(?<!赢得)([{ACTORS}])((?:[^{NOUNS}，]{{0,10}}))$")
_BOTH = re.compile(r"共同|携手|一道|联合|一起")


def with_inner_subject(settled: Settled, at: int, since: int, lexicon: Lexicon) -> Settled:
    """见证 [中俄双方] 交换: an actor right before the verb, not after a preposition, is the verb's own subject."""
    inner = _INNER.search(settled.clause.form, since, at)
    if not inner or inner.start(1) == 0:
        return settled
    gap = lexicon.adverb_pattern.sub("", inner.group(2))
    gap = lexicon.modal_pattern.sub("", lexicon.negation_pattern.sub("", gap))
    ids = settled.nouns.get(inner.start(1), ())
    if gap or not ids:
        return settled
    return replace(settled, subjects=ids, company=(), inherits=False)


def give_roles(trial: Trial) -> None:
    """The roles that no pattern names: subject, event, posted, with, invited."""
    settled, roles, rule = trial.settled, trial.roles, trial.rule
    subjects = settled.subjects
    together = rule.both and settled.company and _BOTH.search(settled.clause.form + settled.company_word)
    if together and "with" not in rule.claim:
        subjects = tuple(dict.fromkeys((*subjects, *settled.company)))
    roles.setdefault("subject", tuple(Side(s) for s in subjects))
    roles["event"] = (Side(settled.event),) if settled.event else ()
    roles["posted"] = tuple(Side(i) for at, ids in settled.posted.items() if at >= trial.verb[0] for i in ids)
    roles["with"] = tuple(Side(s) for s in settled.company)
    roles["invited"] = tuple(Side(s) for s in settled.invited_by)


def turn_passive(trial: Trial) -> bool:
    """被 and 由: the doer stands before the verb, and with 被 the clause's subject is the object. Whether it was 被."""
    settled, roles, claim = trial.settled, trial.roles, trial.rule.claim
    by = _BY.search(trial.form, trial.since, trial.verb[0])
    if by:
        roles["subject"] = tuple(Side(i, by.start(1), by.end(1)) for i in settled.nouns.get(by.start(1), ()))
        return False
    passive = PASSIVE.search(trial.form, trial.since, trial.verb[0])
    patients = [role for role in claim if role in ("object", "words")]
    if not passive or "subject" not in claim or not patients or {"subject", "object"} <= set(trial.rule.roles):
        return False
    patient = roles["subject"]
    doer = settled.nouns.get(passive.start(1), ()) if passive.group(1) else ()
    roles["subject"] = tuple(Side(i, passive.start(1), passive.end(1)) for i in doer)
    roles[patients[0]] = patient
    return True
