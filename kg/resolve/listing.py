"""Points that a speaker makes one by one, also over paragraphs (一是…, 二是…; 第一，…): where they go on, and whose deeds they ask for."""

from __future__ import annotations

import re

from kg.prose.clauses import Clause
from kg.resolve.gathering import seated
from kg.resolve.memory import Speech, Story

_NUMBER = "[一二三四五六七八九十]"
_POINT = re.compile(rf"{_NUMBER}[是要](?!求|素|点)|(?:第{_NUMBER}|其{_NUMBER}|首先)，")
# 就两国关系发展提出四点建议: of the two sides, and not of the world.
_OF_BOTH = re.compile("关系|双方|两国|双边|两党|彼此")


def lists_on(story: Story, clause: Clause) -> bool:
    """Whether a paragraph begins with a point, so that whoever spoke before it still speaks."""
    return _POINT.match(story.document.plain, story.sentences[clause.sentence].span.start) is not None


def announced_for(story: Story, clause: Clause, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """For whom points are announced: for both in 就两国关系发展提出四点建议, else for all at the table; nobody where that is not told."""
    if clause.speech != "：" or not speakers:
        return ()
    sides = story.memory.sides
    both = _OF_BOTH.search(clause.span.of(story.document.plain)) and any(story.linker.side(s) in sides for s in speakers)
    return sides if both else seated(story, speakers)


def keep_points(story: Story, clause: Clause, speech: Speech) -> None:
    """双方要充分认识…: points behind it are of both."""
    if speech.owner_joint and speech.owner == story.memory.sides and clause.form.startswith(("要", "应")):
        speech.points = speech.owner


def begin_point(story: Story, clause: Clause) -> bool:
    """Whether a point begins with this clause; what it asks for is of both sides, or of all at the table, where it is known to be meant for them."""
    speech = story.memory.speech
    if speech is None or clause.subject or not _POINT.match(story.document.plain, clause.span.start):
        return False
    owner = speech.points or seated(story, speech.speakers)
    if owner:
        speech.owner, speech.owner_joint, speech.unknown_in = owner, True, -1
    return bool(owner)
