"""Places by their endings: 肯尼亚|山, 喀琅施塔得|海军基地, 国会|大厦."""

from __future__ import annotations

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.reach import Ending, add_name, left_edge
from kg.types import Span

_BEFORE_PLACES = frozenset("对于向")  # 对|某某群岛的主权
_NO_PLACES = ("各", "全", "大都市", "无人岛", "文明古国")
_TOWNS = ("城市", "城镇", "小镇", "港口", "小城", "港市", "重镇", "村庄", "省份")
_HOUSES = ("大厦", "大楼", "山庄")
_ONLY_HOUSES = ("大楼", "山庄")
_HOUSED = ("parliament", "ministry", "court", "government", "igo", "office", "agency")
_QUARTERS = ("东部", "西部", "南部", "北部", "地区", "海域")
_ORDINAL = late(r"(?:第[0-9一二两三四五六七八九十百]{1,3}|首|另一|[0-9一二两三四五六七八九十数多几]{1,3})[个座处条家所]")  # 第二个海外|军事基地


def find_place(context: Context, ending: Ending) -> None:
    """Add the place that ends here, if it is a name."""
    start = left_edge(context, ending)
    before = context.cover.starting(start)
    word = context.word_at(ending.end - 1)
    tagged = word if word is not None and word.tag == "ns" and word.start < ending.start else None
    if ending.word in _QUARTERS and context.plain.startswith(_TOWNS, ending.end):
        return  # 利比亚东部|城市某某
    if ending.word in _QUARTERS:
        whole = before is not None and before.type in ("Country", "Place") and before.span.end == ending.start
        begin = start if whole and ending.word != "海域" else -1
    elif ending.word in _HOUSES and (house := _house(context, ending)) >= 0:
        begin = house
    elif ending.word in _ONLY_HOUSES:
        return  # 某某商业|大楼
    elif len(ending.word) == 1:
        begin = _landform(context, ending) if tagged is None or tagged.end - tagged.start < 3 else tagged.start
    elif before is not None and before.span.end < ending.end and before.type in ("Place", "Country"):
        whole = before.type == "Place" and (ending.start - before.span.end < 2 or ending.word == "国家公园")  # 海南|热带雨林|国家公园
        alone = before.type == "Country" and before.span.end == ending.start
        begin = -1 if alone else start if whole else before.span.end
    else:
        own = context.plain[start : ending.start]
        foreign = len(own) >= 2 and all(c in context.lexicon.transliteration for c in own[-2:])
        guess = context.guesses.get(ending.start)
        start = guess.start if guess is not None and not foreign else start
        foreign = foreign or guess is not None  # 喀琅施塔得|海军基地
        begin = start if foreign or tagged is not None else -1
    begin += begin >= 0 and context.plain[begin] in _BEFORE_PLACES and context.cover.starting(begin) is None and ending.start - begin > 2
    bare = begin == ending.start and len(ending.word) > 1  # “草原”之路
    if context.plain.startswith(_NO_PLACES, begin) and context.cover.starting(begin) is None:
        return  # 各县市
    if begin >= 0 and not bare and context.plain[begin : ending.end] not in context.lexicon.never_names and not _ORDINAL.match(context.plain, begin):
        add_name(context, Span(begin, ending.end), "Place", ending.word)


def _house(context: Context, ending: Ending) -> int:
    """首都|国会|大厦: the start of an organ of state, or of the place before it, whose house it is; or -1."""
    organ = context.cover.ending(ending.start)
    entry = context.gazetteer.entries.get(organ.entity) if organ is not None else None
    if organ is None or organ.type != "Organization" or not (organ.found_by.startswith("ending:") if entry is None else entry.kind in _HOUSED):
        return -1
    place = context.cover.ending(organ.span.start)
    return place.span.start if place is not None and place.type == "Place" else organ.span.start


def _landform(context: Context, ending: Ending) -> int:
    """肯尼亚|山, 俄亥俄|河: the start of a listed place of three characters or more, or -1."""
    before = context.cover.ending(ending.start)
    listed = before is not None and before.type in ("Place", "Country") and before.span.end - before.span.start >= 3
    return before.span.start if before is not None and listed and context.boundary(ending.end) else -1
