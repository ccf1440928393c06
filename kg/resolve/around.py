"""What stands around a clause's verb and is no object of it: when, where, with whom and at whose invitation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.prose.clauses import ACTORS, Clause, Phrase
from kg.types import Mention
from kg.values import quick

_TOGETHER_HERE = re.compile(
    r"(?:并|愿|将|要|应|也|还|继续|不断|以){0,3}(?:共同|携手)(?!体|点|社|的)|[^，]{0,12}(?:相互|互相)坚?定?支持"
)  # 愿同中方加强合作，|携手推进…

_DEED_OF_BOTH = re.compile(r"(?:[^，的]{2,6}?)?(?:达成|签署|商定|确定|举行|进行|会晤|会谈|通话|建立|缔结|倡导|发表|作出)[^，的]{0,8}的")


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
            time = time or next((p.head.value for p in phrases if p.head.value), "")
        elif kind == "place":
            place = place or (phrases[-1].head if phrases else None)
        elif kind == "with":
            company = company or adjunct
        elif kind == "invited":
            invited.append(phrases)
        elif kind == "topic":
            topics.append(adjunct.text)
    with_whom, word = (company.phrases, company.word) if company is not None else ((), "")
    return Around(time, place, with_whom, word, tuple(invited), tuple(topics))


def of_another(clause: Clause) -> bool:
    """Whether the company is that of an actor right before it, and not the subject's: 落实好 [某甲] 同某乙达成的共识."""
    form = clause.form
    return any(a.kind == "with" and a.at and form[a.at - 1] in ACTORS and _DEED_OF_BOTH.match(form, a.at) for a in clause.adjuncts)


def together_here(clause: Clause) -> bool:
    """Whether a clause without company tells what its subject and those named as company before do together."""
    return _TOGETHER_HERE.match(clause.form) is not None
