"""敦促、邀请、支持 + somebody + what he shall do: what follows the verb's object, as a clause of its own with its doer as subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.prose.clauses import UNDATED, Adjunct, Clause, Settled
from kg.rules.found import Side
from kg.rules.index import Index
from kg.rules.trial import Trial
from kg.values import changed

# Patterns and not data: they say where in a clause something stands.
_SINCE = re.compile(r"^(?:[多近]年来?|长期(?:以来)?|以来|一直以来|历来|此前|为){1,4}")
_LIGHT_VERB = re.compile(r"发挥|进行|实施|开展|采取|举办|担任|解决")
_STOPS = ("停止", "不要", "立即停止", "尽快停止")
_NAMED_DEED = re.compile(r"的(?:[^，的]{0,4})(?:行为|行径|举动|做法|行动|事件|罪行|战争|暴行)$")
_SHORTEST = 3  # characters of such a clause
_ATTENDS = ("出席", "参加", "与会", "列席")  # 邀请 B|出席: what B shall attend was named before
_TWO = 2  # characters of a word


def inner_clause(trial: Trial, index: Index) -> tuple[int, Settled] | None:
    """Where in the form the clause begins, and the clause; None where the rule has none, or what follows tells no deed of its doer."""
    rule, settled, clause = trial.rule, trial.settled, trial.settled.clause
    if rule.complement not in trial.roles:
        return None
    doers = trial.roles[rule.complement]
    at = next((w.rest for w in trial.words if w.rest >= 0), max((s.end for s in doers), default=-1))
    if at < 0 or all(verb < at for verb in trial.triggers):
        return None
    rest = clause.form[at:]
    if rule.relation == "praises" and not _own_deed(rest, index):
        return None  # 感谢 B 对 C 抗击疫情给予支持: not B's own deed
    if (len(rest) < _SHORTEST and rest not in _ATTENDS) or rest.startswith(_STOPS):
        return None
    speakers = words_of(trial)
    nouns = {i - at: n for i, n in clause.nouns.items() if i >= at}
    ids = {i - at: n for i, n in settled.nouns.items() if i >= at}
    adjuncts = tuple(changed(a, at=max(a.at - at, 0)) for a in clause.adjuncts if _is_inside(a, clause, trial.verb[0], at))
    behind = any(a.kind == "with" for a in adjuncts)  # 敦促 B [与 C] 谈判
    return at, changed(
        settled,
        clause=changed(clause, adjuncts=adjuncts, form=rest, at=clause.at[at:], nouns=nouns, speech="", content=-1),
        subjects=entities_of(doers), company=settled.company if behind else (), invited_by=(), nouns=ids, inherits=False,
        time="", when=UNDATED, place=settled.place if any(a.kind == "place" for a in adjuncts) else "",
        speakers=speakers, own=settled.own if speakers == settled.speakers else frozenset(speakers), why=f"doer of what {rule.id} calls for",
    )  # fmt: skip


def words_of(trial: Trial) -> tuple[str, ...]:
    """In whose words stands what the object does: those of him who asks for it or blames it.

    What is named as a deed (谴责某国入侵某地|的行为), or is not blamed, is told by whoever tells that it is condemned; and a speaker speaks
    for the own side: 王毅说，中方要求….
    """
    who, settled = entities_of(trial.roles.get(trial.rule.claim[0], ())), trial.settled
    told = trial.rule.relation == "criticizes" and (trial.polarity == "-" or _NAMED_DEED.search(trial.form, trial.verb[1]) is not None)
    own = bool(settled.speakers) and settled.own.issuperset(who)
    return settled.speakers if told or own or not who else who


def _is_inside(adjunct: Adjunct, clause: Clause, verb: int, start: int) -> bool:
    """Whether an adjunct is of what is asked, from form[start] on, and not of who asks with the verb at form[verb]: 8日要求 B [10日前] 离境."""
    if adjunct.kind == "with":
        return adjunct.at >= start
    dated = adjunct.kind in ("time", "deadline", "place") and adjunct.phrases
    return not dated or adjunct.phrases[0].span.start > clause.at[verb]


def deed_backed(trial: Trial, index: Index) -> tuple[int, int] | None:
    """支持 B [发挥] 核心作用: what B is backed in, without a light verb at its head."""
    start, end = next((w.rest for w in trial.words if w.rest >= 0), -1), len(trial.form)
    if start < 0:
        return None
    lexicon = index.lexicon
    while found := lexicon.adverb_pattern.match(trial.form, start) or lexicon.modal_pattern.match(trial.form, start):
        start = found.end()
    light = _LIGHT_VERB.match(trial.form, start)
    verb = light.end() if light else trial.triggers.get(start, end)
    start = verb if end - verb >= _TWO else start
    return (start, end) if end - start >= _TWO else None


def entities_of(sides: Sequence[Side]) -> tuple[str, ...]:
    """The ids of those sides that are entities."""
    return tuple(s.entity for s in sides if s.entity)


def _own_deed(rest: str, index: Index) -> bool:
    """Whether what follows the doer is its own deed: 多年来支持…, but not 对某国抗击疫情给予支持."""
    return index.verbs.match(rest) is not None or index.verbs.match(_SINCE.sub("", index.lexicon.adverb_pattern.sub("", rest))) is not None
