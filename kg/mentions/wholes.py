"""Wholes and parts inside names: 联合国|安理会, 中国|外交部, 莫斯科|克里姆林宫."""

from __future__ import annotations

import re

from kg.mentions.facts import Fact
from kg.mentions.find import Found
from kg.mentions.gazetteer import Entry, Gazetteer
from kg.prose.lexicon import Lexicon
from kg.types import Document, Mention, Span

_INSIDE = ("Place", "Organization")  # what may say in its name what it is a part of
_GOVERNMENT = frozenset({"当局"})
_QUARTERS = ("东部", "西部", "南部", "北部", "地区")
_PROVINCES = ("州", "省", "郡", "县", "地区")  # 罗斯托夫州 is not the city
_LOOSE = ("media", "university", "party", "militia", "company", "thinktank", "ngo")  # these lie in a state and are no part of it
_OWN_HOUSE = re.compile(r"(?:国际.{0,60}中心|交易所|银行|大学)$")  # what begins with another's name and is no organ of it
_ORGAN = re.compile(
    r"(?:部|省|院|府|会|署|局|军|警|国家电视台|国家通讯社|办事处|使团|使馆|总领事馆|总领馆|代表团|办公室|办|银行|法院|海关|卫队|政府|内阁|王室)$"
)
_MISSION = re.compile(r"(?:使馆|总领馆|领事馆|代表团)$")  # 美驻以|使馆
_SOCIETY = re.compile(r"(?:协会|学会|基金会|研究会|商会|联合会|工会)$")
_HOUSE = re.compile(r"(?:参议院|众议院|上议院|下议院|上院|下院|议会|国会)$")
_COMMITTEE = re.compile(r"(.{2,12}(?:参议院|众议院|上议院|下议院|国民议会|议会|国会))(?=.{2,12}委员会$)")
_INNER_WHOLE = re.compile(r"(.{2,14}?(?:大学|科学院|研究院|总统府|行政院|国务院|安全委员会|外交部|学院))(?=.{3})")


def wholes(document: Document, found: Found, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Fact]:
    """联合国安理会, 莫斯科克里姆林宫: an organ named with its whole, a place with the place it lies in."""
    facts = []
    for mention in found.mentions:
        if mention.type not in _INSIDE:
            continue
        name = mention.span.of(document.plain)
        if mention.type == "Place":
            outer = outer_place(name, mention, gazetteer)
            if outer is not None:
                facts.append(Fact(mention, "locatedIn", outer, mention.span, "place-in-place"))
            continue
        whole = _chamber(name, mention, gazetteer) or _whole(name, mention, gazetteer, lexicon.organ_endings)
        part = mention
        while whole is not None:
            facts.append(Fact(part, "partOf", whole, part.span, "organ-of-whole"))
            part, name = whole, whole.span.of(document.plain)
            whole = _whole(name, part, gazetteer, lexicon.organ_endings) if _HOUSE.search(name) else None
    return facts


def lies_in(place: str, outer: str, gazetteer: Gazetteer) -> bool:
    """Whether what is known allows that the place lies in the other one; a place that nobody lists may lie anywhere."""
    entry = gazetteer.entries.get(place)
    if entry is None:
        return True
    seen = {place}
    while entry is not None and entry.within and entry.within not in seen:
        if entry.within == outer:
            return True
        seen.add(entry.within)
        entry = gazetteer.entries.get(entry.within)
    return False


def outer_place(name: str, mention: Mention, gazetteer: Gazetteer) -> Mention | None:
    """莫斯科克里姆林宫 as one known name, 喀山会展中心: the known place whose name begins this place's name."""
    outer, end = _known_start(name[:-1], gazetteer)
    if outer is None or outer.type not in ("Place", "Country") or outer.id in (mention.entity, "Asia") or len(name) - end < 2:
        return None
    if (outer.type == "Country" and name[end:] in _QUARTERS) or name[end:] in _PROVINCES:
        return None
    if not lies_in(mention.entity, outer.id, gazetteer):
        return None
    return _inside(mention, end, outer.type, outer.id)


def _known_start(name: str, gazetteer: Gazetteer) -> tuple[Entry | None, int]:
    """The known thing whose name begins `name`, and where its name ends; (None, 0) if there is none."""
    start, end, known = next(iter(gazetteer.scan(name)), (-1, 0, ""))
    return (gazetteer.entries[gazetteer.names[known][0]], end) if start == 0 else (None, 0)


def _inside(mention: Mention, length: int, type_: str, entity: str) -> Mention:
    """The first `length` characters of a mention as a mention of their own."""
    return Mention(Span(mention.span.start, mention.span.start + length), type_, f"inside:{mention.found_by}", entity=entity)


def _whole(name: str, mention: Mention, gazetteer: Gazetteer, organs: frozenset[str]) -> Mention | None:
    """The known thing whose name begins this organ's name."""
    entry = gazetteer.entries.get(mention.entity)
    if entry is not None and entry.within:
        whole = gazetteer.entries.get(entry.within)
        head = max((n for n in ((*whole.names, *whole.short) if whole else ()) if name.startswith(n) and n != name), key=len, default="")
        if whole is None or len(head) < 1 + (whole.type == "Organization") or (entry.kind in _LOOSE and whole.type == "Country"):  # not 欧|洲理事会
            return None
        if whole.type == "Country" and _SOCIETY.search(name) is not None:
            return None  # 美国在台协会: its name alone makes no organ
        return _inside(mention, len(head), whole.type, whole.id)
    if entry is not None or mention.found_by.startswith("repeated"):
        return None
    whole, end = _known_start(name, gazetteer)
    if whole is not None and end < len(name):
        organ = name[end:]
        if (whole.type == "Organization" and not _OWN_HOUSE.search(organ)) or (whole.type == "Country" and _is_organ(organ)):
            return _inside(mention, end, whole.type, whole.id)
    inner = _INNER_WHOLE.match(name)
    if inner and len(inner.group(1)) >= 4:
        known = gazetteer.names.get(inner.group(1), (f"organization/{inner.group(1)}",))
        return _inside(mention, inner.end(1), "Organization", known[0])
    short = gazetteer.shorts.get(name[:1], ())
    known_organ = name[1:] in organs or (name[1:2] == "驻" and _MISSION.search(name) is not None)
    if name[:1] in "中俄美日韩朝英法德" and known_organ and short and _is_organ(name[1:]) and mention.found_by.startswith("ending"):
        return _inside(mention, 1, "Country", "|".join(short))
    return None


def _chamber(name: str, mention: Mention, gazetteer: Gazetteer) -> Mention | None:
    """美国联邦参议院|军事委员会: the chamber whose committee it is."""
    house = _COMMITTEE.match(name)
    if house is None or mention.entity in gazetteer.entries:
        return None
    return _inside(mention, house.end(1), "Organization", gazetteer.names.get(house.group(1), (f"organization/{house.group(1)}",))[0])


def _is_organ(rest: str) -> bool:
    """Whether what follows a state's name names one of its organs (中国|外交部), and no society (中国|作家协会)."""
    return rest not in _GOVERNMENT and _ORGAN.search(rest) is not None and _SOCIETY.search(rest) is None
