"""Whoever is put into an office, by the frame alone: 任命|松科|为总理, 提名某某出任大使.

What stands in it is a person, however short, unless it is a word of the dictionary (任命|亲信|为总理).
"""

from __future__ import annotations

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.odds import NameOdds
from kg.types import Mention, Span

_PUT = ("任命", "委任", "提名", "推选", "推举", "选举", "选出", "委派", "指派")
_FRAME = late(
    rf"(?:{'|'.join(_PUT)})了?(?P<name>[\u4e00-\u9fff]{{2,8}}?|[\u4e00-\u9fff]{{1,8}}(?:[·-][\u4e00-\u9fff]{{1,8}}?){{1,3}})"
    r"(?:为|担任|出任|接任|兼任|就任)(?P<office>[^，。；：、！？\n]{1,24})"
)
# 任命一名法官为…, 任命其弟为…, 选举该国为…: who is described, and what is no person.
_NO_NAME = late(r"^[一二两三四五六七八九十几多每各该此这那某谁新]|[的之其他她它们]|自己|[国省市县州党派者]$")
_FOREIGN = 9.5  # nats a character that the name may cost


def find_appointed(context: Context, odds: NameOdds) -> None:
    """Add to the cover who is put into a listed office; a listed surname that the name only begins with gives way (提名|穆勒|兹为大使)."""
    plain = context.plain
    if not any(word in plain for word in _PUT):
        return
    for found in _FRAME.finditer(plain):
        span = _untitled(context, Span(*found.span("name")))
        name = span.of(plain)
        if _NO_NAME.search(name) or not context.lexicon.titles.search(found["office"]):
            continue
        inside = context.cover.overlapping(span.start, span.end)
        free = all(_is_cut(span, part) for part in inside)
        if free and not odds.ordinary(name) and odds.plausible("".join(filter(str.isalpha, name)), _FOREIGN):
            context.cover.replace(Mention(span, "Person", "pattern:appointed", entity=f"person/{name}"))


def _untitled(context: Context, span: Span) -> Span:
    """推举|气候大臣|某某为…: the stretch behind the last title in it."""
    ends = [title.end() for title in context.lexicon.titles.finditer(context.plain, span.start, span.end)]
    return Span(ends[-1], span.end) if ends and ends[-1] < span.end else span


def _is_cut(span: Span, part: Mention) -> bool:
    """Whether what is known there is a person of whose name the frame shows more."""
    return part.type == "Person" and span.start <= part.span.start and part.span.end <= span.end and part.span != span
