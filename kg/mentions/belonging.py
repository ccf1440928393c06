"""What lies in what and belongs to what, said in words: 位于日内瓦的某会, 在首都达卡, 革命卫队下属的圣城旅, 某旅隶属于某军, 某人（某党）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.late import late
from kg.mentions.facts import Fact
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.nearby import Nearby
from kg.types import Document, Mention, Span

_SEATED = "总部"
_SEAT = re.compile(rf"{_SEATED}(?:就|则|均|都)?(?:设立?在|设于|位于|坐落于|坐落在|在)$")
_BODY_AFTER = re.compile(r"(?:境内)?的(?:一家|一个)?")
_LIES_IN = ("位于", "设在", "设于", "坐落", "驻扎", "盘踞", "地处")
_LIES = re.compile(r"(?P<how>(?:总部|大本营|基地)?(?:主要|均|都|现|目前|则)?(?:设立?在|设于|位于|坐落[于在]|驻扎[于在]|盘踞[于在]?|地处))$")
_BEFORE_SEAT = late(r"(?:[（(][^（()）]{1,40}[）)])?(?:，(?:其|它)?|的)?")
_WHAT_LIES = late(r"(?:境内|郊区|市区|市中心|城郊|[东西南北中]{1,2}部)?的(?:一[家个座处])?")
_BESIDE = ("以", "附近", "周边", "外海", "沿海", "近海", "之间", "与", "和", "、", "及", "边境", "边界", "交界", "海岸")
_CITY_OF = late(r"的?(?:首都|首府|省会|最大城市|第[二三四]大城市|港口城市|经济中心|商业中心)")
_UNDER = re.compile(
    r"(?:的)?(?:下属|下辖|直属|所属|旗下|麾下|附属|精锐部队|精锐|武装分支|军事分支|政治分支|海外分支|当地分支|地方分支|分支|武装部门|军事部门|海外行动部队|特种部队)"
    r"(?:的|组织|机构|部队|智库|研究机构|武装派别|武装组织|派别|媒体|企业|子公司|公司|非政府组织)?"
)
_LED = late(r"[)）]?(?:所)?(?:领导|带领|率领|执掌)的[^，。；的、与和及对在]{0,8}")  # 某人|领导的右翼|某党
_BELONGS = ("隶属", "附属于", "从属于", "分支", "下属", "子公司")
_IS_UNDER = late(r"(?:是|为)?(?:直接)?(?:隶属|附属|从属)[于]?")
_IS_BRANCH = late(r"(?:是|为|系|作为)")
_BRANCH = late(
    r"(?:在[^，。]{2,6})?的?(?:一个|一支|一家)?(?:武装|军事|海外|地方|当地|政治|地区|主要)?(?:分支|分支机构|下属机构|附属机构|下属组织|附属组织|子公司|组成部分|武装派别)"
)
_ASIDE = re.compile(r"[（(](?P<said>[^（()）。；]{2,40})[）)]")
_PARTIES = ("党", "党团", "联盟", "阵线", "民盟", "社盟")
_BEFORE_PARTY, _AFTER_PARTY = ("（", "(", "，", "、", " ", "籍"), ("）", ")", "，", "籍", "、")
_MEN = ("籍", "籍的", "人", "籍人士", "人士")  # 某党籍的|某人
_ITS_OWN = (
    "基地",
    "总部",
    "使馆",
    "大使馆",
    "办公室",
    "办事处",
    "司令部",
    "指挥部",
    "设施",
    "工厂",
    "军营",
    "阵地",
    "据点",
    "分部",
    "分公司",
    "成员",
    "士兵",
    "官兵",
)  # 位于巴林的某军|基地
_REACH = 30
_CAPITAL = "首都"


def belonging(document: Document, mentions: Sequence[Mention], bodies: Nearby, gazetteer: Gazetteer) -> Iterator[Fact]:
    """Where bodies and places lie, whose the capitals are, what is under what, and of which party somebody is."""
    plain = document.plain
    if any(word in plain for word in (_SEATED, _CAPITAL, "首府", "城市")):
        yield from _seats(plain, mentions, bodies, gazetteer)
    if any(word in plain for word in _LIES_IN):
        yield from _lying(plain, mentions)
    if any(word in plain for word in _BELONGS):
        yield from _belonging(plain, mentions)
    yield from _parties(plain, mentions, gazetteer)


def _seats(plain: str, mentions: Sequence[Mention], bodies: Nearby, gazetteer: Gazetteer) -> Iterator[Fact]:
    """总部设在日内瓦, 在首都达卡."""
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
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        is_one = after is not None and after.type in ("Country", "Place") and plain[place.span.end : after.span.start] in ("是", "作为", "为")
        if is_one and after is not None and _CITY_OF.match(plain, after.span.end):
            yield Fact(place, "locatedIn", after, Span(place.span.start, after.span.end), "capital-of")
        if plain.endswith(_CAPITAL, 0, place.span.start):
            entry = gazetteer.entries.get(place.entity)
            if entry is not None and entry.kind == "capital" and entry.within in named:
                yield Fact(place, "locatedIn", named[entry.within], place.span, "capital-of")


def _lying(plain: str, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """某核电站位于乌克兰南部, 驻扎在阿富汗的某军: a body or a place and the land it is said to lie in."""
    for index, inner in enumerate(mentions):
        outer = inner
        found = _LIES.search(plain, max(0, outer.span.start - 12), outer.span.start) if outer.type in ("Place", "Country") else None
        if found is None or found["how"].startswith(_SEATED):
            continue
        at = index
        while at + 1 < len(mentions) and mentions[at + 1].span.start == outer.span.end and mentions[at + 1].type == "Place":
            at, outer = at + 1, mentions[at + 1]  # 位于瑞士|日内瓦
        if plain.startswith(_BESIDE, outer.span.end):
            continue
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        before = mentions[index - 1] if index else None
        if after is not None and after.type in ("Organization", "Place") and _WHAT_LIES.fullmatch(plain, outer.span.end, after.span.start):
            if not plain.startswith(_ITS_OWN, after.span.end):
                yield Fact(after, "locatedIn", outer, Span(found.start(), after.span.end), "lies-in")
            continue
        told = before is not None and before.type in ("Organization", "Place") and not plain.startswith("的", outer.span.end)
        if told and before is not None and _BEFORE_SEAT.fullmatch(plain, before.span.end, found.start()):
            yield Fact(before, "locatedIn", outer, Span(before.span.start, outer.span.end), "lies-in")


def _belonging(plain: str, mentions: Sequence[Mention]) -> Iterator[Fact]:
    """某所隶属于某部, 隶属于某部的某所, 某旅是某军的分支."""
    for index, whole in enumerate(mentions):
        if whole.type != "Organization":
            continue
        before, end = mentions[index - 1] if index else None, whole.span.end
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if before is not None and before.type == "Organization" and before.span.end < whole.span.start:
            between = before.span.end, whole.span.start
            branch = _IS_BRANCH.fullmatch(plain, *between) and _BRANCH.match(plain, end)
            if branch or _IS_UNDER.fullmatch(plain, *between):
                yield Fact(before, "partOf", whole, Span(before.span.start, end), "part-said")
                continue
        of_it = after is not None and after.type == "Organization" and plain.startswith("的", end) and after.span.start == end + 1
        if of_it and after is not None and plain.endswith(("隶属于", "从属于", "附属于"), 0, whole.span.start):
            yield Fact(after, "partOf", whole, Span(whole.span.start, after.span.end), "part-said")


def _parties(plain: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Fact]:
    """某党籍的某人, 某人（某国籍，某党团）, 某人领导的某党: of which party somebody is, and which he leads."""
    for index, party in enumerate(mentions):
        if party.type != "Organization":
            continue
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if after is not None and after.type == "Person" and plain[party.span.end : after.span.start] in _MEN and _is_party(plain, party, gazetteer):
            yield Fact(after, "memberOf", party, Span(party.span.start, after.span.end), "party-man")
        leader = mentions[index - 1] if index else party
        led = leader.type == "Person" and _LED.fullmatch(plain, leader.span.end, party.span.start) is not None
        if led and _is_party(plain, party, gazetteer):
            yield Fact(leader, "hasPosition", party, Span(leader.span.start, party.span.end), "party-led")
        if not index or not plain.endswith(_BEFORE_PARTY, 0, party.span.start):
            continue
        if not plain.startswith(_AFTER_PARTY, party.span.end) or not _is_party(plain, party, gazetteer):
            continue
        for person in reversed(mentions[max(0, index - 3) : index]):
            if person.type == "Person" and (aside := _ASIDE.match(plain, person.span.end)) is not None:
                if aside.end() > party.span.end and len(re.split("[，、]", aside["said"])) < 5:
                    yield Fact(person, "memberOf", party, Span(person.span.start, party.span.end), "party-aside")
                break


def _is_party(plain: str, body: Mention, gazetteer: Gazetteer) -> bool:
    entry = gazetteer.entries.get(body.entity)
    return entry.kind == "party" if entry is not None else plain.endswith(_PARTIES, 0, body.span.end)


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
