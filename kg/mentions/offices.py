"""Who holds which office: the positions that titles give, with the state or organ that each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.mentions.facts import TOLD_OF, Fact
from kg.mentions.find import Found
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.implied_owners import body_told, is_aide, owner_beside
from kg.mentions.known_offices import is_named_in, known_owner, principals_state
from kg.mentions.named import named_here
from kg.mentions.nearby import Nearby
from kg.mentions.outlets import Outlets
from kg.mentions.positions import SOME, Position
from kg.prose.clauses import Phrase
from kg.prose.sentences import STOPS
from kg.types import Document, Mention, Modality

_MINISTERS = re.compile(
    r"(?<!副)(?<!助理)(?:部长|大臣|外长|外相|防长|国务卿|大使|(?:驻.{1,9}|常驻|贸易|特命|特别)代表|总理|首相|总统|国家主席|国务委员)$|副(?:总理|首相|总统)$"
)
_REPORTER = re.compile(r"记者|撰稿|撰文|编译|编辑|责编|编审|译者|通讯员|核稿|审核|审稿|审校|校对")
_REMOVED = re.compile(r"免去|辞去|解除|撤销|罢免|(?<!将)(?:卸任|辞任)|革除|被免|不再")
_NEAR_REMOVED = 10  # characters
# Between a name and an office: who is yet to hold it, who may come to, and who does not.
_COMING = re.compile("将|即将|提名|有意|拟")
_PERHAPS = re.compile("有望|可能|若|如果")
_NOT_CHOSEN = re.compile("未能|没有|并未|不是|并非")
_IF = ("如果", "若", "假如", "一旦", "倘若", "除非", "只要")
_APART = re.compile(r"[，。；：！？、和与同对向]")
_STOP = re.compile(f"[{STOPS}\n]")
_AGAINST = re.compile("前?(?:反对派|反對派|在野)")  # whoever leads those against the state holds no office in it
_SENT = re.compile("特使$")  # who sent an envoy is not told by the land spoken of
_LOCAL = re.compile("[州省市县镇区]长$|首席部长$|总督$|议员$|^(?:影子|流亡)")  # of a part of the state, or against its government
_OWN = re.compile(r"我国|我方|我政府")
_ANOTHERS = re.compile(r".[国方]")  # 宏国外长: a state that the article has named otherwise
_PARTY_SEAT = re.compile(r"议员$|[立绿蓝白]委$|立法委员$")
# 立委 and 参议员 sit in their state's parliament, whichever party they are told by; 议员 may be a town's.
_IN_PARLIAMENT = re.compile(r"(?<![州市县区省])(?:[立绿蓝白]委|立法委员|[参众]议员|国会议员|联邦议员)$")
_NOT_IN_OFFICE = re.compile(r"^(?:前(?!线|沿)|已故|原)|(?:专家|学者|教授|律师|候选人|参选人|当选人)$")  # whoever it is does not speak for the owner
_BESIDE = re.compile(r"[、，]?(?:以及|及|和|与)?")
_REMEMBERED = 20_000  # titles
_REACH = 160  # characters over which 外长某某, 防长某某 go on with the state said once


class _Role(NamedTuple):
    """What the words of a title say by themselves."""

    reports: bool
    against: bool
    in_party: bool  # 籍|主席: held in a party by a member of another body
    of_seat: bool  # in a party, the seat of a member of parliament is no office
    speaks: bool  # whoever bears it speaks for the owner


@lru_cache(maxsize=_REMEMBERED)
def _role(words: str) -> _Role:
    return _Role(
        _REPORTER.search(words) is not None,
        _AGAINST.match(words) is not None,
        words.startswith("籍"),
        _PARTY_SEAT.search(words) is not None,
        _NOT_IN_OFFICE.search(words) is None,
    )


class Offices:
    """Reads the titles of one document into facts, and the phrases that titles make."""

    def __init__(self, document: Document, found: Found, states: Nearby, organs: Nearby, gazetteer: Gazetteer) -> None:
        self._document = document
        self._mentions = found.mentions
        self._positions = found.positions
        self._gazetteer = gazetteer
        self._states = states
        self._organs = organs
        self._outlets = Outlets(document, organs, gazetteer)
        self._day = document.published.isoformat() if document.published else ""

    @cached_property
    def _named(self) -> set[str]:
        """What the article names, and the states whose organs or events it names."""
        return named_here(self._document, self._mentions, self._gazetteer)

    @cached_property
    def _persons(self) -> Nearby:
        return Nearby(self._mentions, "Person")

    @cached_property
    def _titles(self) -> list[tuple[int, int]]:
        return sorted((p.title.start, p.title.end) for p in self._positions)

    def phrases(self, facts: list[Fact]) -> dict[int, Phrase]:
        """The noun phrase of each title, by where it starts; what titles with an owner state goes to `facts`."""
        merged: dict[int, Phrase] = {}
        told, outlet = -1, None  # where the last reporter's name ends, and whose reporter that was
        for position in self._positions:
            owner, holder = position.owner, position.holder
            words = position.title.of(self._document.plain)
            role = _role(words)
            if holder is not None and role.reports:
                beside = told >= 0 and _BESIDE.fullmatch(self._document.plain, told, position.span.start) is not None
                owner = owner or (outlet if beside else None) or self._outlets.of(position)
                told, outlet = position.span.end, owner
            if holder is not None and owner is not None and not role.against and not (role.in_party and not self._is_party(owner)):
                modality, denied = self._told(position, holder)
                rule = "title-state" if position.state else "title-organ"
                seated = (role.of_seat or role.in_party) and self._is_party(owner)
                predicate = "memberOf" if seated or (words.endswith("成员") and owner.type == "Organization") else "hasPosition"
                facts.append(Fact(holder, predicate, owner, position.span, rule, position.role.removeprefix("籍"), denied, modality))
                if seated and (state := self._parliament_of(owner, words)):
                    seat = Mention(position.title, "Country", "office", entity=state)
                    facts.append(Fact(holder, "hasPosition", seat, position.span, "title-seat", position.role.removeprefix("籍"), denied, modality))
            if holder is not None and self._document.plain[position.title.end : position.title.end + 1] == "的":
                continue  # 曾任全国人大代表的|某某: the words before the name stay as they are
            if holder is not None:
                posted = self._states.first_in(position.title) if _is_posted(words) else None
                merged[position.span.start] = Phrase(position.span, holder, posted)
            elif owner is not None:
                several = self._document.plain.endswith(SOME, 0, position.span.start)  # 多名|某国议员: they do not stand for it
                entity = owner.entity if role.speaks and not several else ""
                head = Mention(position.span, "Title", "title", entity=entity, value=f"{position.role}|{owner.type}")
                merged[position.span.start] = Phrase(position.span, head)
        return merged

    def _told(self, position: Position, holder: Mention) -> tuple[Modality, bool]:
        """How it is told that somebody holds an office: whether he is yet to (某人|将出任…), and whether he does not, or no longer."""
        plain, owner = self._document.plain, position.owner
        start = min(position.title.start, owner.span.start if owner is not None else position.title.start)
        near = max(0, position.span.start - _NEAR_REMOVED)
        near = max(near, plain.rfind("，", near, position.span.start) + 1)
        removed = _REMOVED.search(plain, near, position.title.start) is not None
        if holder.span.end > start:
            return "actual", removed
        if _PERHAPS.search(plain, holder.span.end, start) or plain.endswith(_IF, 0, holder.span.start):
            return "hypothetical", removed
        denied = removed or _NOT_CHOSEN.search(plain, holder.span.end, start) is not None
        return "planned" if _COMING.search(plain, holder.span.end, start) else "actual", denied

    def unowned(self, facts: list[Fact]) -> None:
        """国务卿鲁比奥, 外长某某, 董事长某某: the state or the body of a title that names none."""
        last: Position | None = None
        before: Position | None = None
        for position in self._positions:
            holder, beside, before = position.holder, before, position
            if position.owner is not None:
                last = position if position.owner.type in ("Country", "Group") else last
            elif holder is not None and (found := self._body_of(position, holder, beside)) is not None:
                body, rule = found
                modality, denied = self._told(position, holder)
                facts.append(Fact(holder, "hasPosition", body, position.span, rule, position.role, denied, modality))
                before = replace(position, owner=body)
                last = before if rule == "title-known" and body.type == "Country" else last
            elif holder is not None and (position.state or _is_posted(position.role)) and not _role(position.role).against:
                owner, rule = self._state_of(position, holder, last)
                if owner is not None:
                    modality, denied = self._told(position, holder)
                    facts.append(Fact(holder, "hasPosition", owner, position.span, rule, position.role, denied, modality))
                if owner is not None and rule == "title-known":
                    last = replace(position, owner=owner)  # 外交大臣约翰逊、脱欧事务大臣某某

    def _body_of(self, position: Position, holder: Mention, before: Position | None) -> tuple[Mention, str] | None:
        """Whose office it is where the title is one of a body, and by which rule."""
        plain = self._document.plain
        known = known_owner(self._gazetteer, holder, title := position.title.of(plain), self._day, of_state=position.state)
        if known is not None and (known.entity in self._named or is_named_in(self._gazetteer, known, title)):
            return known, "title-known"
        if (owner := owner_beside(plain, position, before)) is not None:
            return replace(owner, found_by="office"), "title-shared"
        if is_aide(plain, position) and (state := principals_state(self._gazetteer, plain, position, self._persons, self._day)):
            return state, "title-aide"
        body = None if position.state else body_told(plain, position, self._organs, self._gazetteer)
        return (body, "title-body") if body is not None else None

    def _state_of(self, position: Position, holder: Mention, last: Position | None) -> tuple[Mention | None, str]:
        own = Mention(position.title, "Group", "office", value="我国") if _OWN.search(self._document.plain) else None
        if _is_posted(position.title.of(self._document.plain)):
            return self._sender(position) or own, "title-posted"
        within = [e.within for i in holder.entity.split("|") if (e := self._gazetteer.entries.get(i)) is not None and e.within]
        if within := list(dict.fromkeys(within)):
            named = [w for w in within if w in self._named]
            state = Mention(position.span, "Country", "office", entity=named[0]) if len(named) == 1 else None
            return state, "title-known"
        if not holder.entity.startswith("person/"):
            return None, ""
        if _ANOTHERS.match(title := position.title.of(self._document.plain)) or _SENT.search(title):
            return None, ""
        near = self._states.before(position.span.start, 12)
        if near is not None and not _APART.search(self._document.plain, near.span.end, position.span.start):
            return near, "title-near"
        if last is not None and position.span.start - last.span.end < _REACH:
            between = self._states.before(position.span.start, position.span.start - last.span.end)
            if between is None or last.owner is None or between.entity == last.owner.entity:
                return last.owner, "title-continued"
            if not _STOP.search(self._document.plain, between.span.end, position.span.start):
                return between, "title-near"  # 王毅到访巴拿马，与总统某某会晤
        return (own, "title-own") if own is not None and is_minister(title) else (self._told_of(position, title), "title-told")

    def _told_of(self, position: Position, title: str) -> Mention | None:
        """The state of which the text tells, for an office of a whole state."""
        goes_on = self._document.plain.endswith("、", 0, position.span.start)  # 某党政治局委员、国际部部长某某
        return None if goes_on or _LOCAL.search(title) else Mention(position.title, "Group", "office", value=TOLD_OF)

    def _sender(self, position: Position) -> Mention | None:
        """法方召回驻美大使: the state that sends the envoy stands before, outside every title."""
        at = position.title.start
        while (state := self._states.before(at, 40)) is not None:
            inside = bisect_right(self._titles, (state.span.start, len(self._document.plain))) - 1
            if inside >= 0 and self._titles[inside][0] <= state.span.start < self._titles[inside][1]:
                at = state.span.start
                continue
            return None if "。" in self._document.plain[state.span.end : position.title.start] else state
        return None

    def _parliament_of(self, party: Mention, words: str) -> str:
        """国民党|立委, 共和党|参议员: the state in whose parliament a party's member sits; "" where the words do not tell."""
        entry = self._gazetteer.entries.get(party.entity) if _IN_PARLIAMENT.search(words) else None
        home = self._gazetteer.entries.get(entry.within) if entry is not None else None
        return home.id if home is not None and home.type == "Country" else ""

    def _is_party(self, owner: Mention) -> bool:
        entry = self._gazetteer.entries.get(owner.entity.partition("|")[0])  # parties of one name are parties all
        return owner.type == "Organization" and (entry.kind == "party" if entry is not None else owner.entity.endswith("党"))


def _is_posted(role: str) -> bool:
    return role.startswith("驻")


def is_minister(role: str) -> bool:
    """Whether the bearer of this title (in simplified script) stands for the state, though the title may name an organ (商务部部长)."""
    return bool(_MINISTERS.search(role))
