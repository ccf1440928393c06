"""Whose an organ, office or government is that stands without its state: 国防部, 总统某某, 要求|政府.

Told by what stands beside it, else by the article, else left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.mentions import Gazetteer
from kg.resolve.actors import actors_of
from kg.types import Document, Mention

_JOINED = re.compile("、|[、，]?(?:以及|和|与|及|或)")  # 美国国务院、|商务部
_OWNED = re.compile("的|[（(](?:包括|如)?")  # 巴西的|卫生部, 某国政府（包括|外交部
_AT = re.compile("，|当局的?")  # 在北京，|外交部
_OF_A_SPEAKER = re.compile("(?:副|新闻|首席)?发言人")
_LESSER = ("区", "市", "县", "州", "郡", "邦", "省", "镇", "道", "地区")  # 区|议会: of no state
# A state behind these need not be whose organ acts.
_SPOKEN_OF = ("对", "就", "针对", "关于", "涉", "访", "驻", "向", "与", "同", "和", "跟", "称")
_NOT_ACTING = ("对", "就", "针对", "关于", "涉", "访", "驻", "向", "于", "称")  # nor behind these whose president is told of
_WITH_WHOM = ("与", "同", "和", "跟", "会见", "会见了", "会晤", "会晤了", "拜会", "拜会了", "接见", "晤")
_ANSWERS = re.compile("(?:的|上的?)?(?:答辩|答询|备询|质询|施政|总质询)")
_TO_THEM = re.compile("[^，。；！？]{0,24}(?:在|于|的|赴|到)")
_NEAR = 4  # mentions before a parliament's, among which who answers is
_ENDS = re.compile(r"[。！？；\n]")
_LONGEST = 200  # characters of a sentence that are looked back on
_CLEARLY = 2  # times as often as any other
_LEAST = 3
_SEVERAL = 2  # states among which home is not meant of itself
_OWN = re.compile("我国|我方|我政府")
_TERRITORIES = frozenset({"Hong_Kong", "Macau"})  # they have no organs but those that are listed
_CHINESE_ORGANS = re.compile("国务院|新华社|中国外交部|中共|全国人大|国台办|港澳办|人民日报|央视|中方|人大常委会|北京当局|党中央|外交部发言人|解放军")
_TAIWANESE_ORGANS = re.compile(
    "行政院|立法院|监察院|考试院|司法院|陆委会|国安会|海基会|立法委员|立委|中华民国|总统府(?:秘书长|国策顾问|资政|发言人)|政务委员|政务次长|常务次长"
    "|(?:部|委员会)次长|台湾(?:总统|副总统|政府)|赖清德(?:副?总统)|蔡英文总统|马英九总统|萧美琴副总统|陈建仁副总统"
)


class BareOrgans:
    """Decides for one document. `organs` are names that any state's organ may have; `own` is the state that 我国 means in the article."""

    def __init__(self, document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer, organs: frozenset[str], own: str) -> None:
        self._plain = document.plain
        self._mentions = [m for m in mentions if m.span.end > m.span.start]
        self._gazetteer = gazetteer
        self._actors = actors_of(gazetteer)
        self._organs = organs
        self._own = own
        self._found: dict[tuple[str, int], str] = {}

    def of(self, mention: Mention) -> str:
        """The id of the organ that a mention with an unlisted id means; ids that no bare organ has stay."""
        name = mention.entity.partition("/")[2]
        if name not in self._organs or self._plain.endswith(_LESSER, 0, mention.span.start):
            return mention.entity
        key = (mention.entity, mention.span.start)
        if key not in self._found:
            beside = self._beside(mention)
            self._found[key] = self._organ(beside, name) if beside else self._in_article(mention, name) or mention.entity
        return self._found[key]

    def _organ(self, state: str, name: str) -> str:
        """The organ of this name of a state, listed or not."""
        labels = self._gazetteer.entries[state].names
        known = next((ids[0] for label in labels if (ids := self._gazetteer.names.get(label + name))), "")
        return known or f"organization/{dict(self._gazetteer.entries[state].labels).get('zh-Hans', labels[0])}{name}"

    def _beside(self, mention: Mention) -> str:
        """The state of what stands right before it: an organ in a list with it, its owner, the capital where it acts; or of who speaks for it."""
        index = bisect_left(self._starts, mention.span.start)
        before = self._mentions[index - 1] if index else None
        between = self._plain[before.span.end : mention.span.start] if before is not None else ""
        if before is not None and before.type == "Organization" and _JOINED.fullmatch(between):
            return self._state(before) or self._state_of_bare(before)
        if before is not None and before.type in ("Country", "Organization") and _OWNED.fullmatch(between):
            return self._state(before)
        if before is not None and before.type == "Place" and _AT.fullmatch(between) and self._plain.endswith("在", 0, before.span.start):
            place = self._gazetteer.entries.get(before.entity)
            return place.within if place is not None and place.kind == "capital" and self._is_state(place.within) else ""
        if _ANSWERS.match(self._plain, mention.span.end):
            return self._answering(index)
        role = _OF_A_SPEAKER.match(self._plain, mention.span.end)
        speaker = self._beginning(role.end()) if role else None
        return self._state(speaker) if speaker is not None else ""

    def _answering(self, index: int) -> str:
        """The state of who answers to a parliament, named shortly before: 某人7日在|国会|答辩."""
        near = self._mentions[max(0, index - _NEAR) : index]
        start = self._mentions[index].span.start
        spoken = [m for m in near if m.type == "Person" and _TO_THEM.fullmatch(self._plain, m.span.end, start)]
        return self._state(spoken[-1]) if spoken else ""

    def _state_of_bare(self, mention: Mention) -> str:
        linked = self.of(mention) if mention.entity.startswith("organization/") else mention.entity
        return self._state_of(linked)

    def _in_article(self, mention: Mention, name: str) -> str:
        """The one that the article names with its state, else that of the state that it tells most of; "" where neither is clear."""
        full = [m for m in self._mentions if m.entity != mention.entity and self._is_full(m.entity, name)]
        if full:
            near = [m for m in full if m.span.end <= mention.span.start and "\n" not in self._plain[m.span.end : mention.span.start]]
            ids = {m.entity for m in full}
            return full[0].entity if len(ids) == 1 else near[-1].entity if near else ""
        home, named = self.home, self.told
        if named[home] >= max(named.values(), default=0) or _OWN.search(self._plain):
            return self._known(home, name)
        told = sorted(set(self._told_before(mention.span.start)))
        organ = self._organ(told[0], name) if len(told) == 1 else ""
        if organ and (self._is_listed(organ) or told[0] not in _TERRITORIES):
            return organ
        (first, most), *others = named.most_common(2)
        if most >= _LEAST and most >= _CLEARLY * max((n for _, n in others), default=0):
            return self._known(first, name)
        at_home = len(named) < _SEVERAL or (home == "China" and _CHINESE_ORGANS.search(self._plain))
        return self._known(home, name) if at_home else ""

    def _known(self, state: str, name: str) -> str:
        """The organ of a state where it is listed, else ""."""
        organ = self._organ(state, name)
        return organ if self._is_listed(organ) else ""

    def _is_listed(self, organ: str) -> bool:
        return organ in self._gazetteer.entries

    def told_at(self, at: int) -> str:
        """The state whose office a bare title there is (总统某某), or "": that of its sentence, else the one of which the article tells most."""
        here, ranked = set(self._told_before(at, _NOT_ACTING)), self.told.most_common(2)
        if not ranked:
            return ""
        if self._plain.endswith(_WITH_WHOM, 0, at) and (named := list(self._told_before(at, ()))):
            others = {*named} - {named[0]}  # 王毅到访巴拿马，与|总统某某: not of the state of who meets him
            return others.pop() if len(others) == 1 else ""
        (first, most), next_most = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
        if len(here) == 1 and self.told[only := next(iter(here))] * _CLEARLY >= most:
            return only
        return first if most >= _LEAST and most >= _CLEARLY * next_most and (not here or first in here) else ""

    def _told_before(self, at: int, spoken_of: tuple[str, ...] = _SPOKEN_OF) -> Iterator[str]:
        """The states of what the sentence names before a place in it, but for those that are only spoken of."""
        low = max(0, at - _LONGEST)
        start = max((found.end() for found in _ENDS.finditer(self._plain, low, at)), default=low)
        for one in self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, at)]:
            if (state := self._state(one)) and not self._plain.endswith(spoken_of, start, one.span.start):
                yield state

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self._mentions]

    def _beginning(self, at: int) -> Mention | None:
        index = bisect_left(self._starts, at)
        return self._mentions[index] if index < len(self._mentions) and self._starts[index] == at else None

    @cached_property
    def home(self) -> str:
        """Whose a bare ministry is where nothing else tells: Taiwan's in its own texts, else China's."""
        taiwanese = len(_TAIWANESE_ORGANS.findall(self._plain))
        of_taiwan = self._own == "Taiwan" or (taiwanese > 0 and taiwanese > len(_CHINESE_ORGANS.findall(self._plain)))
        return "Taiwan" if of_taiwan else "China"

    @cached_property
    def told(self) -> Counter[str]:
        """How often the article names each state, its organs and those who stand on its side."""
        return Counter([state for m in self._mentions if (state := self._state(m))])

    def _state(self, mention: Mention) -> str:
        """The state that a mention names, or whose organ or person it does; "" for none and for several."""
        return "" if mention.entity.partition("/")[2] in self._organs or "|" in mention.entity else self._state_of(mention.entity)

    def _state_of(self, entity: str) -> str:
        actor = self._actors[entity]
        state = actor.side if actor.is_person else self._around(actor.state)
        return state if self._is_state(state) else ""

    def _around(self, entity: str) -> str:
        """The state in which a place lies; anything else itself."""
        place = self._gazetteer.entries.get(entity)
        wholes = self._gazetteer.around(place) if place is not None and place.type == "Place" else iter(())
        land = next((whole for whole in wholes if whole.type != "Place"), None)
        return land.id if land is not None and land.type == "Country" else entity

    def _is_state(self, entity: str) -> bool:
        entry = self._gazetteer.entries.get(entity)
        return entry is not None and entry.type == "Country"

    def _is_full(self, entity: str, name: str) -> bool:
        """Whether an organ goes by this name behind one of its state's: 日本|外务省."""
        entry = self._gazetteer.entries.get(entity)
        names = entry.names if entry is not None else (entity.partition("/")[2],)
        if not any(len(n) > len(name) and n.endswith(name) for n in names) or not (state := self._state_of(entity)):
            return False
        owner = self._gazetteer.entries[state]
        return any(n.endswith(name) and n[: -len(name)] in (*owner.names, *owner.short) for n in names)
