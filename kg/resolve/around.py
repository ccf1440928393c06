"""What stands around a clause's verb and is no object of it: when, where, with whom and at whose invitation."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.late import late
from kg.prose.clauses import ACTORS, Adjunct, Clause, Phrase
from kg.types import Mention
from kg.values import quick

_TOGETHER_HERE = re.compile(
    r"(?:并|愿|将|要|应|也|还|继续|不断|以){0,3}(?:共同|携手)(?!体|点|社|的)|[^，]{0,12}(?:相互|互相)坚?定?支持"
)  # 愿同中方加强合作，|携手推进…

_DEED_OF_BOTH = re.compile(r"(?:[^，的]{2,6}?)?(?:达成|签署|商定|确定|举行|进行|会晤|会谈|通话|建立|缔结|倡导|发表|作出)[^，的]{0,8}的")
# A deed behind such a word is another's, or of another time: 8日要求 B 离境, 8日谴责 B 袭击 C.
_ASKS = re.compile(
    r"要求|敦促|呼吁|促请|吁请|邀请|命令|下令|勒令|责令|警告|希望|期待|提议|建议|主张|支持(?![派党者])|反对(?![派党者])|指责|谴责|批评|抨击|祝贺|感谢|赞扬|表扬|提及|提到|谈及|谈到|回顾|回忆|忆述"
)
# And a time or place behind one of these too is of what is decided or named there, and not of the clause: 终止[九月]签署的协议.
_BEARS_ON = late(
    f"{_ASKS.pattern}|同意|决定|商定|约定|授权|批准|允许|拒绝|承诺|重申|终止|中止|延长|废除|撕毁|根据|依据|按照|违反|履行|落实|取代|恢复|庆祝|纪念|悼念|处理|(?<!反)对(?![话外华手策抗美台此于])"
)
_JOINED = re.compile("并|又|也|且|、|和|及")  # 8日批评 B [并]呼吁停火: the same one goes on


@quick
@dataclass(frozen=True, slots=True)
class Around:
    """The adjuncts of one clause by their kinds; of those of time, place and company the first one."""

    time: str = ""
    place: Mention | None = None
    company: tuple[Phrase, ...] = ()
    company_word: str = ""  # the words that say so: 同俄方一道
    invited: tuple[tuple[Phrase, ...], ...] = ()
    topics: tuple[str, ...] = ()


_NOTHING = Around()


def around(clause: Clause) -> Around:
    """The adjuncts of a clause."""
    if not clause.adjuncts:
        return _NOTHING
    time, place, company = "", None, None
    invited: list[tuple[Phrase, ...]] = []
    topics: list[str] = []
    for adjunct in clause.adjuncts:
        kind, phrases = adjunct.kind, adjunct.phrases
        if kind == "time":
            time = time or ("" if _bears_on(clause, 0, _stands(adjunct)) else _value(adjunct))
        elif kind == "place":
            if place is None and phrases and not _bears_on(clause, 0, _stands(adjunct)):
                place = phrases[-1].head
        elif kind == "with":
            company = company or adjunct
        elif kind == "invited":
            invited.append(phrases)
        elif kind == "topic":
            topics.append(adjunct.text)
    with_whom, word = (company.phrases, company.word) if company is not None else ((), "")
    return Around(time, place, with_whom, word, tuple(invited), tuple(topics))


def of_another(clause: Clause) -> bool:
    """Whether a clause's company is that of an actor right before it, and not the subject's: 落实好 [某甲] 同某乙达成的共识."""
    form = clause.form
    beside = (a.at for a in clause.adjuncts if a.kind == "with" and 0 < a.at <= len(form))  # a form that ends at a quotation mark may be shorter
    return any(form[at - 1] in ACTORS and _DEED_OF_BOTH.match(form, at) for at in beside)


def together_here(clause: Clause) -> bool:
    """Whether a clause without company tells what its subject and those named as company before do together."""
    return _TOGETHER_HERE.match(clause.form) is not None


def before_verb(clause: Clause, verb: int, *kinds: str) -> Adjunct | None:
    """The adjunct of these kinds that stands nearest before form[verb]: 8日 in 8日要求 B 在10日前离境, of 要求."""
    at, found = clause.at[verb], None
    for adjunct in clause.adjuncts:
        if adjunct.kind in kinds and adjunct.phrases and _stands(adjunct) < at and (found is None or _stands(adjunct) > _stands(found)):
            found = adjunct
    return found


def is_apart(clause: Clause, adjunct: Adjunct, verb: int, *, beside: bool) -> bool:
    """Whether an adjunct before form[verb] is not that verb's. `beside`: the verb only modifies a noun."""
    return _bears_on(clause, _stands(adjunct), clause.at[verb], _BEARS_ON) if beside else is_asked(clause, verb, _stands(adjunct))


def is_asked(clause: Clause, verb: int, start: int = 0) -> bool:
    """Whether a deed at form[verb] is what somebody asks, blames or tells of, with a verb that stands behind the place `start` of the document."""
    asks = list(_ASKS.finditer(clause.form, 0, verb))
    return bool(asks) and clause.at[asks[-1].start()] >= start and _JOINED.search(clause.form, asks[-1].end(), verb) is None


def stands_behind(clause: Clause, verb: int, kind: str) -> bool:
    """Whether an adjunct of this kind stands behind form[verb]."""
    return any(a.kind == kind and _stands(a) > clause.at[verb] for a in clause.adjuncts)


def _value(adjunct: Adjunct) -> str:
    for phrase in adjunct.phrases:
        if phrase.head.value:
            return phrase.head.value
    return ""


def _stands(adjunct: Adjunct) -> int:
    """Where in the document the adjunct's name or date stands; what the form was when it was cut is no longer known."""
    return adjunct.phrases[0].span.start if adjunct.phrases else 0


def _bears_on(clause: Clause, start: int, end: int, words: re.Pattern[str] = _BEARS_ON) -> bool:
    """Whether, between these places of the document, a word stands that what follows it is the matter of."""
    at, form = clause.at, clause.form
    if not form or end <= at[0]:
        return False
    until = bisect_left(at, end, 0, len(form))
    # 对 B 的制裁|始于1962年: what 对 leads in ends with 的 and its noun
    return any(
        start <= at[word.start()] and not (word.group() == "对" and "的" in form[word.end() : until]) for word in words.finditer(form, 0, until)
    )
