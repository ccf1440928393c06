"""What lies in what and belongs to what, said in words: 总部设在华盛顿, 在首都达卡, 革命卫队下属的圣城旅."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.facts import Fact
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.nearby import Nearby
from kg.types import Document, Mention, Span

_SEATED = "总部"
_SEAT = re.compile(rf"{_SEATED}(?:就|则|均|都)?(?:设立?在|设于|位于|坐落于|坐落在|在)$")
_BODY_AFTER = re.compile(r"的(?:一家|一个)?")
_UNDER = re.compile(
    r"(?:的)?(?:下属|下辖|直属|所属|旗下|麾下|附属|精锐部队|精锐|武装分支|军事分支|武装部门|军事部门|海外行动部队|特种部队)(?:的|组织|机构|部队)?"
)
_REACH = 30
_CAPITAL = "首都"


def belonging(document: Document, mentions: Sequence[Mention], bodies: Nearby, gazetteer: Gazetteer) -> Iterator[Fact]:
    """Where bodies have their seats, and whose the capitals are that a text calls so without the land."""
    plain = document.plain
    if _SEATED not in plain and _CAPITAL not in plain:
        return
    named = {m.entity: m for m in mentions if m.type == "Country"}
    for index, place in enumerate(mentions):
        if place.type != "Place":
            continue
        land = mentions[index - 1] if index and mentions[index - 1].type == "Country" and mentions[index - 1].span.end == place.span.start else None
        begin = land.span.start if land is not None else place.span.start
        if (seat := _SEAT.search(plain, max(0, begin - 10), begin)) is not None:
            body = _seated(plain, bodies.all, bodies.begun(begin + 1), seat.start(), place.span.end)
            if body is not None:
                yield Fact(body, "locatedIn", place, Span(min(body.span.start, seat.start()), max(place.span.end, body.span.end)), "seat-in")
        if plain.endswith(_CAPITAL, 0, place.span.start):
            entry = gazetteer.entries.get(place.entity)
            if entry is not None and entry.kind == "capital" and entry.within in named:
                yield Fact(place, "locatedIn", named[entry.within], place.span, "capital-of")


def under(plain: str, whole: Mention, part: Mention) -> bool:
    """Whether the words between two bodies say that the second is a part of the first: 革命卫队|精锐部队|圣城旅."""
    return whole.type == part.type == "Organization" and _UNDER.fullmatch(plain, whole.span.end, part.span.start) is not None


def _seated(plain: str, bodies: Sequence[Mention], after: int, seat: int, end: int) -> Mention | None:
    """The body whose seat it is: right behind the place (总部位于日内瓦的|世卫组织), else the last one before, in the same sentence."""
    if after < len(bodies) and _BODY_AFTER.fullmatch(plain, end, bodies[after].span.start):
        described = after + 1 < len(bodies) and bodies[after + 1].span.start == bodies[after].span.end  # 某派智库|某某基金会
        return bodies[after + described]
    if plain.startswith("的", end):
        return None  # 总部设在纽约的公司
    before = bodies[after - 1] if after else None
    if before is None or seat - before.span.end > _REACH or re.search("[。！？；\n]", plain[before.span.end : seat]):
        return None
    return before
