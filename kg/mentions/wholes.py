"""Wholes and parts inside names: 联合国|安理会, 中国|外交部, 莫斯科|克里姆林宫."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.mentions.facts import Fact
from kg.mentions.gazetteer import Entry, Gazetteer
from kg.types import Document, Mention, Span

_REMEMBERED = 50_000  # names
_GOVERNMENT = frozenset({"当局"})
_QUARTERS = ("东部", "西部", "南部", "北部", "地区")
_PROVINCES = ("州", "省", "郡", "县", "地区")  # 罗斯托夫州 is not the city
_LOOSE = ("media", "university", "party", "militia", "company", "thinktank", "ngo")  # these lie in a state and are no part of it
_OWN_HOUSE = re.compile(r"(?:国际.{0,60}中心|交易所|银行|大学)$")  # what begins with another's name and is no organ of it
_ORGAN = re.compile(
    r"(?:部|省|院|府|会|署|局|军|警|国家电视台|国家通讯社|办事处|使团|使馆|总领事馆|总领馆|代表团|代表处|办公室|办|银行|法院|海关|卫队|政府|内阁|王室)$"
)
_ARMED = re.compile("(?:皇家|国家|联邦|国民|政府)?(?:警方|警察|军方|军队|安全部队|国防军)")
_REBELS = ("叛军", "反抗军", "反政府军")  # no organ of the state that they fight
_MISSION = re.compile(r"(?:使馆|总领馆|领事馆|代表团|代表处)$")  # 美驻以|使馆
_SOCIETY = re.compile(r"(?:协会|学会|基金会|研究会|商会|联合会|工会)$")
_HOUSE = re.compile(r"(?:参议院|众议院|上议院|下议院|上院|下院|议会|国会)$")
_COMMITTEE = re.compile(r"(.{2,12}(?:参议院|众议院|上议院|下议院|国民议会|议会|国会))(?=.{2,12}委员会$)")
_INNER_WHOLE = re.compile(r"(.{2,14}?(?:大学|科学院|研究院|总统府|行政院|国务院|安全委员会|外交部|学院))(?=.{3})")


class _Whole(NamedTuple):
    """The known thing whose name begins another's: how many characters of it do, its class and its id."""

    length: int
    type: str
    entity: str


class Wholes:
    """Holds what each name comes to, worked out when it is first met."""

    def __init__(self, gazetteer: Gazetteer, organs: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._organs = organs
        self._of_organ = lru_cache(maxsize=_REMEMBERED)(self._find_of_organ)
        self._of_place = lru_cache(maxsize=_REMEMBERED)(self._find_of_place)

    def told(self, document: Document, mentions: Iterable[Mention]) -> Iterator[Fact]:
        """联合国安理会, 莫斯科克里姆林宫: an organ named with its whole, a place with the place it lies in."""
        for mention in mentions:
            if mention.type == "Place":
                outer = self.outer_place(mention.span.of(document.plain), mention)
                if outer is not None:
                    yield Fact(mention, "locatedIn", outer, mention.span, "place-in-place")
            elif mention.type == "Organization":
                yield from self._wholes(document, mention)

    def outer_place(self, name: str, mention: Mention) -> Mention | None:
        """莫斯科克里姆林宫 as one known name, 喀山会展中心: the known place whose name begins this place's name."""
        outer = self._of_place(name, mention.entity)
        return None if outer is None else _inside(mention, outer)

    def _wholes(self, document: Document, organ: Mention) -> Iterator[Fact]:
        """The organ as a part of its whole, and where that is a house of a parliament, the house as a part of its state."""
        part, name = organ, organ.span.of(document.plain)
        while (known := self._of_organ(name, part.entity, part.found_by.partition(":")[0])) is not None:
            whole = _inside(part, known)
            yield Fact(part, "partOf", whole, part.span, "organ-of-whole")
            part, name = whole, whole.span.of(document.plain)
            if _HOUSE.search(name) is None:
                return

    def _find_of_place(self, name: str, entity: str) -> _Whole | None:
        outer, end = self._known_start(name[:-1])
        if outer is None or outer.type not in ("Place", "Country") or outer.id in (entity, "Asia") or len(name) - end < 2:
            return None
        if (outer.type == "Country" and name[end:] in _QUARTERS) or name[end:] in _PROVINCES:
            return None
        return _Whole(end, outer.type, outer.id) if lies_in(entity, outer.id, self._gazetteer) else None

    def _find_of_organ(self, name: str, entity: str, found_by: str) -> _Whole | None:
        entry = self._gazetteer.entries.get(entity)
        if entry is not None:
            return self._of_listed(name, entry) if entry.within else None
        house = _COMMITTEE.match(name)
        if house is not None:
            return self._body(house)  # 美国联邦参议院|军事委员会
        return None if found_by == "repeated" else self._of_unlisted(name, found_by)

    def _of_listed(self, name: str, entry: Entry) -> _Whole | None:
        """The whole that the gazetteer has for an organ, where the organ's name begins with one of its names."""
        # 乌克兰|空军: of its forces, which the name leaves out.
        heads = ((one, _head(name, one, short=one.id == entry.within)) for one in self._gazetteer.around(entry))
        whole, head = next((found for found in heads if found[1]), (None, ""))
        if whole is None or len(head) < 1 + (whole.type == "Organization") or (entry.kind in _LOOSE and whole.type == "Country"):  # not 欧|洲理事会
            return None
        if whole.type == "Country" and _SOCIETY.search(name) is not None:
            return None  # 美国在台协会: its name alone makes no organ
        return _Whole(len(head), whole.type, whole.id)

    def _of_unlisted(self, name: str, found_by: str) -> _Whole | None:
        """The known thing whose name begins this organ's name."""
        whole, end = self._known_start(name)
        if whole is not None and end < len(name):
            organ = name[end:]
            if (whole.type == "Organization" and not _OWN_HOUSE.search(organ)) or (whole.type == "Country" and _is_organ(organ)):
                return _Whole(end, whole.type, self._bearers(name[:end], whole))
        inner = _INNER_WHOLE.match(name)
        if inner and len(inner.group(1)) >= 4:
            return self._body(inner)
        short = self._gazetteer.shorts.get(name[:1], ())
        known_organ = name[1:] in self._organs or (name[1:2] == "驻" and _MISSION.search(name) is not None)
        if name[:1] in "中俄美日韩朝英法德" and known_organ and short and _is_organ(name[1:]) and found_by == "ending":
            return _Whole(1, "Country", "|".join(short))
        return None

    def _body(self, found: re.Match[str]) -> _Whole:
        """The body that the first group names, known or not."""
        known = self._gazetteer.names.get(found[1], (f"organization/{found[1]}",))
        return _Whole(found.end(1), "Organization", known[0])

    def _bearers(self, name: str, whole: Entry) -> str:
        """Everything of its class that bears a whole's name; which of them is meant the article tells."""
        same = [i for i in self._gazetteer.names.get(name, ()) if self._gazetteer.entries[i].type == whole.type]
        return "|".join(same) or whole.id

    def _known_start(self, name: str) -> tuple[Entry | None, int]:
        """The known thing whose name begins `name`, and where its name ends; (None, 0) if there is none."""
        start, end, known = next(iter(self._gazetteer.scan(name)), (-1, 0, ""))
        return (self._gazetteer.entries[self._gazetteer.names[known][0]], end) if start == 0 else (None, 0)


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


def _head(name: str, whole: Entry, *, short: bool) -> str:
    """The longest name of a whole (or short form of it) with which a longer name begins, or ""."""
    names = (*whole.names, *(whole.short if short else ()))
    return max((n for n in names if name.startswith(n) and n != name), key=len, default="")


def _inside(mention: Mention, whole: _Whole) -> Mention:
    """The first characters of a mention, which name a whole, as a mention of their own."""
    start = mention.span.start
    return Mention(Span(start, start + whole.length), whole.type, f"inside:{mention.found_by}", entity=whole.entity)


def _is_organ(rest: str) -> bool:
    """Whether what follows a state's name names one of its organs (中国|外交部), and no society (中国|作家协会)."""
    if _ARMED.fullmatch(rest):
        return True
    return rest not in _GOVERNMENT and not rest.endswith(_REBELS) and _ORGAN.search(rest) is not None and _SOCIETY.search(rest) is None
