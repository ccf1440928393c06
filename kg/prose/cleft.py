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


def _tells(verbs: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether a verb with an object stands at the head of text[start:end]."""
    found = verbs.search(text, start, min(end, start + _REACH))
    verb = verbs.match(text, found.start()) if found else None
    return verb is not None and end - verb.end() >= (1 if text[verb.end() : verb.end() + 1] >= "\ue000" else _LEAST)
