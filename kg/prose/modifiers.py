"""Takes out of a form the clauses that modify a person, so that they stand in no verb's way: 会见|来华访问的|法国总统马克龙."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import CODES, NOUNS, Noun
from kg.prose.form import Form
from kg.prose.relative import MODIFIED, NOT_RELATIVE, OF_ACTOR, is_object
from kg.prose.subject import SubjectFinder

# Patterns and not data: verbs of coming and attending, and the characters with which they are parts of other words (未来, 来自).
_LANDS = CODES["Country"] + CODES["Organization"]
_BACKERS = CODES["Country"] + CODES["Organization"] + CODES["Person"] + CODES["Title"]
_GUEST = late(
    r"(?<![首一][位个名任])(?<!唯一)(?:应邀|专程|正在|当天|刚刚|率团|前|从[^，的]{2,6})?"
    rf"(?:(?<![以未带历从近本将到起迎])来(?!自|自于|源|说|看|讲|往|临)|(?<![感得受遭看听直提达想])到(?=[{CODES['Place']}{CODES['Country']}])|赴|抵达|到访|访问|出访|造访|出席|参加|前往|主持)"
    rf"[^，；：。“”？！]{{1,40}}?的(?=[{CODES['Person']}{CODES['Title']}](?!的))"
    rf"|(?:正|目前|现|仍)?在[{CODES['Country']}{CODES['Place']}](?:进行)?[^，；：。“”的]{{0,6}}访问的(?=[{CODES['Person']}{CODES['Title']}](?!的))"
)
# 空袭|某国支持的|某组织: who backs it.
_BACKED = re.compile(rf"[{_BACKERS}](?:所|长期|一直|公开|暗中|大力)?(?:支持|撑腰|扶植|扶持|力挺|支援)的(?=[{_BACKERS}](?!的))")
_FIRST = late(rf"{NOT_RELATIVE}[^，；：“”]{{2,24}}{MODIFIED}")
_NO_DEED = re.compile(r"[对向为同与将把在通以由从给就按根依据面围经随跟凭被遭因除]|有关|关于|来自|位于|作为|属于|担任|所有")
# 遭某国关押的|某人: by whom, so that it is a deed; not of the land of whom it is done to: 遭某国关押的|美国|律师某人.
_SUFFERED = re.compile(rf"[被遭]到?[{_BACKERS}](?![的、和与])[^，；：“”的]{{1,16}}的(?![{_LANDS}][^，、的{NOUNS}]{{1,12}}[{CODES['Person']}])")
_SUFFERING = re.compile(
    rf"(?<!没有)(?<!未)[被遭]到?[{_BACKERS}](?![的、和与])[^，；：“”的{NOUNS}]{{1,8}}的"
    rf"(?=[{CODES['Person']}{CODES['Title']}{CODES['Organization']}](?![的{NOUNS}]|[^，、的{NOUNS}]{{1,12}}[{CODES['Person']}]))"
)


def take_modifiers(form: Form, subjects: SubjectFinder, mark: str = "") -> list[tuple[Form, Noun]]:
    """Take the modifiers out of the form in place; each with the noun that it modifies, who does what it tells of.

    `mark` ends the form.
    """
    found: list[tuple[Form, Noun]] = []
    if OF_ACTOR.search(form.text) is None:
        return found
    first = _FIRST.match(form.text)
    no_deed = _NO_DEED.match(form.text) and not _SUFFERED.match(form.text)
    unfit = first and (no_deed or is_object(form, first.end(), mark))
    if first and not unfit and subjects.is_relative(form, first.end()):
        found.append(_take(form, 0, first.end() - 1))
    for described in (_GUEST, _BACKED, _SUFFERING):
        while modifier := described.search(form.text):
            found.append(_take(form, *modifier.span()))
    return found


def _take(form: Form, start: int, end: int) -> tuple[Form, Noun]:
    """Cut the modifier form[start:end], which ends in 的; what it modifies stands at form[end]."""
    nouns = {i - start: n for i, n in form.nouns.items() if start <= i < end}
    inner = Form(form.text[start : end - 1], [*form.at[start : end - 1], form.at[-1]], nouns)
    titled = form.text[end] in _LANDS and form.text[end + 1 : end + 2] == CODES["Person"]  # 访华的|德国|某会会长某人: he, and not his land
    head = form.nouns[end + 1] if titled else form.nouns[end]
    form.cut(start, end)
    return inner, head
