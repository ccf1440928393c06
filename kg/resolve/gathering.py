"""Who sits at a meeting of several, by its name (东盟与中日韩（10+3）外长会, 金砖国家领导人会晤), and is meant by 我们 there."""

from __future__ import annotations

import re

from kg.prose.clauses import CODES, Clause
from kg.resolve.memory import Story
from kg.types import Mention

_EVENT, _BODY = CODES["Event"], CODES["Organization"]
# 出席|某会议, and not 出席|某会议|的客人 or 出席|某会议|期间: there somebody does something else.
_HELD = re.compile(
    rf"(?:(?:出席|参加|主持|主持召开|召开|举行|在)[^，的]{{0,12}}|^)({_EVENT}|{_BODY}(?=[^，的]{{0,8}}(?:会议|峰会|论坛)))"
    r"(?!的|期间|[^，]{0,12}(?:会见|会晤|会谈|期间))"
)
_ORDINAL = re.compile("第[^届次轮]{1,6}[届次轮]")
_BETWEEN = re.compile("[、与和同及—－–（()）+＋0-9-]")
_WHAT = re.compile(
    "(?:成员国|国家|各国|[两二三四五六七八九]国|双方|三方)?(?:间|合作|领导|元首|首脑|政府首脑|外交部?长|外长|防长|部长|[^，]{2,3}部长|理事会|峰会|高官|系列|特别|非正式|线上|视频|论坛|会|$)"
)
_LONGEST = 12  # characters of one side's name
_SEVERAL = 2
# What must be done is everybody's there; what we shall do with others is not: 我们愿同各国….
_MUST = re.compile("(?:也|还|更|都|共同|携手)?(?:应当|应该|应(?!邀|用)|要(?!求)|必须|须|需要|需|共同|携手|一致|一起)")


def remember_gathering(story: Story, clause: Clause) -> None:
    """Take those at the table, where a clause tells of a meeting that is named after them."""
    found = _HELD.search(clause.form) if _EVENT in clause.form or _BODY in clause.form else None
    noun = clause.nouns.get(found.start(1)) if found else None
    sides = sides_named(story, noun.phrases[-1].head) if noun else ()
    if sides:
        story.memory.gathering = sides


def sides_named(story: Story, meeting: Mention) -> tuple[str, ...]:
    """The states and bodies after which a meeting is named; none where one of them is not known."""
    name = _ORDINAL.sub("", meeting.span.of(story.document.plain))
    sides: list[str] = []
    for part in _BETWEEN.split(name):
        if not part:
            continue
        one = _side(story, part)
        if not one:
            return tuple(dict.fromkeys(sides)) if _WHAT.match(part) else ()
        sides += one[0]
        if one[1] < len(part):
            break  # 中日韩|领导人会议: what the meeting is
    return tuple(dict.fromkeys(sides))


def _side(story: Story, part: str) -> tuple[tuple[str, ...], int] | None:
    """Who stands at the head of a part of the name, before what the meeting is; and where that begins."""
    for end in range(min(len(part), _LONGEST), 0, -1):
        if _WHAT.match(part, end) and (ids := story.lexicon.regions.get(part[:end], ()) or story.linker.sides_called(part[:end])):
            return ids, end
    return None


def seated(story: Story, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Those at the table, where whoever speaks is of them, or of a state that is a member of the one body there is."""
    gathering = story.memory.gathering
    if not gathering:
        return ()
    own = story.own(speakers)
    among = not own.isdisjoint(gathering) if len(gathering) >= _SEVERAL else any(story.linker.is_member(i, gathering[0]) for i in own)
    return gathering if among else ()


def at_table(story: Story, form: str) -> tuple[str, ...]:
    """The same where `form`, which follows 我们 or has no subject, tells what must be done."""
    speech = story.memory.speech
    return seated(story, speech.speakers) if story.memory.gathering and speech is not None and _MUST.match(form) else ()
