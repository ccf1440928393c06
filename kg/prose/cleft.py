"""Reads a deed out of the noun that names its doer: 是唯一[反对该方案]的国家, [反对该方案]的是某国."""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS, CODES, Phrase
from kg.prose.form import Form

# Patterns and not data: between 是 and 的 stands a predicate, which some verb begins.
_ONE_OF_FEW = r"(?:唯一|仅有|首个|首位|首名|第一个|第一位|第一名|少数|最早|为数不多|率先|最先)(?:的)?(?:一个|一位|一名|几个|几位|公开|真正|曾经?|也)?"
_DOERS = (
    r"(?:国家|成员国|会员国|政府|组织|机构|政党|大党|领导人|领袖|元首|总统|总理|首相|外长|外交部长|防长|部长|国务卿|议长|议员|政要|官员|人物|政治家|国王|教宗|教皇|"
    rf"{CODES['Title']})"
)
_IS_ONE = re.compile(rf"(?:是|成为)(?:了)?[^，]{{0,5}}?{_ONE_OF_FEW}(?P<deed>[^，的]{{3,24}})(?P<tail>的[^，的]{{0,6}}?{_DOERS})$")
_BEFORE_IS = re.compile(r"(?:也|还|都|均|将|仍|就|曾|已|已经|可能|或将|则|更|便){0,2}")
_WHO_IT_IS = re.compile(
    rf"(?P<deed>[^，]{{3,40}}?)(?P<tail>的(?:人|国家)?(?:也|正|则|均|都)?(?:是|还有)(?:前|现任|时任)?[^，{ACTORS}]{{0,8}}?)(?P<who>[{ACTORS}])$"
)
# 这将是|他|首次|访问某国, 这是|某国外长|时隔三年再度|访华: whoever it is does it.
_SPELL = rf"(?:{CODES['Time']}|[0-9一二两三四五六七八九十多半余近个]{{1,6}}[年月天周])"
_THIS_IS = re.compile(
    rf"这(?:也|还|又)?(?P<will>将会?|会)?是(?P<since>(?:近|自?{_SPELL}以)?{_SPELL}?(?:多)?来)?(?P<who>[{ACTORS}])"
    rf"(?P<again>(?:(?:时隔|相隔){_SPELL}[多后]?|(?:近|自)?{_SPELL}(?:多|以)?来|就任后|任内|上任后)?"
    r"(?:首次|首度|第一次|第[0-9一二三四五六七八九十]{1,3}次|再次|再度|又一次)(?:正式)?)(?=[^，的]{2})"
)
_AHEAD = re.compile("将|拟|计划|预计|定于|有望|可能|打算|准备|若|如果|提议|邀请")
_GOES = re.compile(r"[^，]{0,4}?(?:访|会[见晤谈面]|抵达|前往|出席|参加|对[^，]{1,6}进行)")
BACK = 80  # characters that may tell that it is still to come
_REACH = 6  # characters of adverbs before the verb
_LEAST = 2  # characters of its object


def uncleave(form: Form, start: int, verbs: re.Pattern[str], *, named: bool) -> tuple[tuple[Phrase, ...], int, str] | None:
    """Leave the deed alone in the form, in place; None where there is none. `named` tells whether form[:start] ends with a subject.

    Gives the subject, where its predicate begins and why, as a clause has them; without a subject where that stays the one before `start`.
    """
    text = form.text
    at = _BEFORE_IS.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing too
    one = _IS_ONE.match(text, at) if named else None
    if one is not None and _tells(verbs, text, *one.span("deed")):
        form.cut(*one.span("tail"))
        form.cut(at, one.start("deed"))
        return (), start, ""
    who = None if named else _WHO_IT_IS.match(text)
    if who is None or not _tells(verbs, text, *who.span("deed")):
        return None
    phrases = form.nouns[who.start("who")].phrases
    form.cut(who.start("tail"), len(text))
    return phrases, 0, "explicit"


def take_this_is(form: Form, before: str) -> tuple[Phrase, ...] | None:
    """Leave of 这将是他首次访问某国 the deed alone, in place, and give who does it; `before` is the text in front of the form.

    None where a journey or a meeting is meant that those words tell of as still to come: it is told already.
    """
    found = _THIS_IS.match(form.text)
    if found is None:
        return ()
    if not found["will"] and _GOES.match(form.text, found.end()) and _AHEAD.search(before):
        return None
    phrases = form.nouns[found.start("who")].phrases
    form.cut(found.start("who"), found.end("again"))
    form.cut(found.end("will") if found["will"] else 0, found.start("who"))
    form.cut(0, max(found.start("will"), 0))
    return phrases


def _tells(verbs: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a verb with an object stands at the head of text[start:end]."""
    found = verbs.search(text, start, min(end, start + _REACH))
    verb = verbs.match(text, found.start()) if found else None
    return verb is not None and end - verb.end() >= (1 if text[verb.end() : verb.end() + 1] >= "\ue000" else _LEAST)
