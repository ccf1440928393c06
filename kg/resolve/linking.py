"""Which of several known things a name means, and whose side somebody is on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256

from kg.late import late
from kg.mentions import Found, Gazetteer
from kg.mentions.facts import TOLD_OF
from kg.mentions.offices import is_minister
from kg.mentions.phrases import Phrases
from kg.prose.script import shadow
from kg.resolve.actors import actors_of
from kg.resolve.bare_organs import BareOrgans
from kg.resolve.homonyms import Homonyms
from kg.types import Document, Mention

_MEDIA = ("社", "报", "台", "网", "新闻", "时报", "日报", "周刊", "杂志", "电视", "广播")
_OFFICES_OF = {"leader": {"head-of-government", "head-of-state"}}  # 领导人 leads by one office or the other
_THREE_MEET = late(r"([\u4e00-\u9fff]{3})(?:三国)?(?:领导人|首脑|元首|外长)(?:会议|会晤|峰会|会)")
_OWN = re.compile("我国|我方|我政府")
_TAIWANESE = re.compile("中华民国|台湾|行政院|立法院|总统府|陆委会")
_NOT_TODAY = re.compile(r"[0-9]|第.{1,40}[届次轮]")  # 内阁会议 of today is not that of last week
_MOST_MEMBERS = 60  # of a body for which one of them may speak as 我们
_PLAIN = 2  # characters of a kind of document
_NUMBERED = re.compile(r"[0-9]|第.{1,40}[号次届]")
_HIGH_OFFICES = frozenset({"head-of-state", "head-of-government", "foreign-minister", "defence-minister"})


class Linker:
    """Links the mentions of one document; made once for each document.

    Args:
        document: gives the date that offices are looked up by.
        found: all mentions of the document.
        phrases: what the noun phrases state, for persons' countries.
        gazetteer: what is known.
        organs: names of organs that every state has.
    """

    def __init__(self, document: Document, found: Found, phrases: Phrases, gazetteer: Gazetteer, organs: frozenset[str] = frozenset()) -> None:
        self._organs = organs
        self._bare: dict[str, bool] = {}
        self.actors = actors_of(gazetteer)
        self._gazetteer = gazetteer
        self._document = document
        self.day = document.published.isoformat() if document.published else ""
        self._mentions = found.mentions
        self._facts = phrases.facts
        self.has_envoys = any(phrase.posted is not None for phrase in phrases.phrases)  # whether anybody is posted to a state
        self._sides: dict[str, str] = {}
        self._own_bodies: dict[str, str] = {}
        for fact in phrases.facts:
            held = fact.object.type in ("Country", "Organization") or fact.object.value == TOLD_OF
            if held and fact.predicate == "hasPosition" and not fact.role.startswith("前") and (owner := self.link(fact.object)):
                self._sides.setdefault(self.link(fact.subject), self.state(owner))
            if fact.object.type == "Organization" and fact.predicate in ("hasPosition", "memberOf"):
                self._own_bodies.setdefault(self.link(fact.subject), self.link(fact.object))

    def link(self, mention: Mention) -> str:
        """The entity id that a mention stands for."""
        if mention.value == TOLD_OF:  # 总统|某某, of no state
            return self._bare_organs.told_at(mention.span.start)
        if mention.type == "Group":  # 我国驻海地大使: the article's own side
            return self.home
        entity = mention.entity
        if "|" in entity:
            return self._homonyms.choose(mention).entity
        if "/" not in entity:  # one of the gazetteer's
            return entity
        kind, _, name = entity.partition("/")
        if kind == "organization":
            return entity if self._of_another(mention) else self._bare_organs.of(mention)
        if kind == "person":
            return self._by_office.get(entity, entity) if "·" in name else entity
        own = ":held:" in mention.found_by or ":issued:" in mention.found_by  # named by no more than what is told of it here
        if kind in ("document", "event") and ((own and not _NOT_TODAY.search(name)) or self._is_bare(name)):
            return f"{entity}@{self._mark}"  # 联合声明 of this article is not that of another
        return entity

    @cached_property
    def _homonyms(self) -> Homonyms:
        """What decides between several bearers of a name, made where there are any."""
        return Homonyms(self._document, self._mentions, self._facts, self._gazetteer, self._named, self._bare_organs.told)

    @cached_property
    def _by_office(self) -> Mapping[str, str]:
        """吉尔伯托·特奥多罗: who is listed with another spelling of his given name, by the state whose office he holds on the day of the article."""
        out: dict[str, str] = {}
        for fact in self._facts if self.day else ():
            given, _, family = fact.subject.entity.removeprefix("person/").rpartition("·")
            listed = self._gazetteer.names.get(family, ()) if fact.predicate == "hasPosition" and given else ()
            if len(listed) == 1 and self._holds_in(listed[0], self.link(fact.object)) and self._is_begun_so(listed[0], given[0]):
                out[fact.subject.entity] = listed[0]
        return out

    def _holds_in(self, person: str, state: str) -> bool:
        return any(o.of == state and o.held_on(self.day) for o in self._gazetteer.offices_of(person))

    def _is_begun_so(self, person: str, first: str) -> bool:
        return any(name.startswith(first) for name in self._gazetteer.entries[person].names)

    @cached_property
    def _mark(self) -> str:
        """What tells this article from others, in both scripts."""
        return sha256(self._document.plain.encode()).hexdigest()[:8]

    def why(self, mention: Mention) -> str:
        """Why a name of several things means this one, or that it is left open; "" where there is nothing to choose."""
        if "|" in mention.entity:
            return self._homonyms.choose(mention).why
        if self.link(mention) == mention.entity:
            return ""
        return "who held the office on that day" if mention.type == "Person" else "that of this article"

    @cached_property
    def home(self) -> str:
        """The state that 我国 and 我方 mean where the article itself says so: Taiwan's in its own texts, else China."""
        plain = self._document.plain
        taiwanese = _OWN.search(plain) and _TAIWANESE.search(plain) and "中华人民共和国外交部" not in plain
        return "Taiwan" if taiwanese else "China"

    def _of_another(self, mention: Mention) -> bool:
        """宏国|总统府: whether the short form of a state that is not listed stands right before a bare organ."""
        at, plain = mention.span.start, self._document.plain
        return plain[at - 1 : at] == "国" and not plain.endswith(("我国", "本国", "全国"), 0, at)

    @cached_property
    def _bare_organs(self) -> BareOrgans:
        """What decides whose an organ is that stands without its state."""
        return BareOrgans(self._document, self._mentions, self._gazetteer, self._organs, self.home)

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the article names each entity."""
        return Counter([m.entity for m in self._mentions if m.entity and "|" not in m.entity])

    def _is_bare(self, name: str) -> bool:
        """Whether a document's or event's name could be that of many: short, without a number, naming nobody."""
        if name not in self._bare:
            numbered = _NUMBERED.search(name)
            of_state = len(name) > _PLAIN and name[:1] in self._gazetteer.shorts  # 美国法案, but not 法案
            self._bare[name] = len(name) < 7 and not numbered and not self._gazetteer.scan(name) and not of_state
        return self._bare[name]

    def state(self, entity: str) -> str:
        """The country an organ belongs to, or the organisation itself where it is nobody's organ."""
        return self.actors[entity].state

    def is_bureau(self, entity: str) -> bool:
        """Whether the organ is a ministry of a territory's government (财经事务及库务局)."""
        entry = self._gazetteer.entries.get(entity)
        return entry is not None and entry.kind == "ministry" and entry.within in ("Hong_Kong", "Macau")

    def side(self, entity: str) -> str:
        """The country (or organisation) on whose side an actor stands; "" where it is not known."""
        actor = self.actors[entity]
        return entity if actor.is_country else self._sides.get(entity, actor.side)

    def told_at(self, at: int) -> str:
        """The state of which the text tells at a place in it; "" where that is not clear."""
        return self._bare_organs.told_at(at)

    def own_body(self, person: str) -> str:
        """The organisation in which the article says that a person holds an office or sits; "" for none."""
        return self._own_bodies.get(person, "")

    def body(self, person: str) -> str:
        """The organisation or state whose office a person held on the day of the article, else the person's side."""
        held = [o.of for o in self._gazetteer.offices_of(person) if self.day and o.held_on(self.day)]
        return held[0] if held else self.side(person)

    def is_person(self, entity: str) -> bool:
        """Whether the id is a person's."""
        return self.actors[entity].is_person

    def is_country(self, entity: str) -> bool:
        """Whether the id is a state's or territory's."""
        return self.actors[entity].is_country

    def is_outlet(self, entity: str) -> bool:
        """Whether an id is a medium's that reports: a listed one, or one whose name says so."""
        entry = self._gazetteer.entries.get(entity)
        return entry.kind == "media" if entry is not None else entity.startswith("organization/") and entity.endswith(_MEDIA)

    def holds_other(self, person: str, office: str) -> bool:
        """Whether the person is known to hold offices on the day of the article, and not this one."""
        held = [o.office for o in self._gazetteer.offices_of(person) if self.day and o.held_on(self.day)]
        return _OFFICES_OF.get(office, {office}).isdisjoint(held) and not _HIGH_OFFICES.isdisjoint(held)

    def main_three(self) -> tuple[str, ...]:
        """The three that a meeting of the article is named after (中日韩领导人会议), else the three countries named most, if they stand out."""
        met = _THREE_MEET.search(self._document.plain)
        named = [[i for i in self._gazetteer.shorts.get(c, ()) if self._named[i]] for c in met.group(1)] if met else []
        if named and all(len(ids) == 1 for ids in named):
            return tuple(sorted(ids[0] for ids in named))
        ranked = [(i, n) for i, n in self._named.most_common() if self.is_country(i)]
        clear = len(ranked) == 3 or (len(ranked) > 3 and ranked[2][1] > ranked[3][1])
        return tuple(sorted(i for i, _ in ranked[:3])) if clear else ()

    def holders(self, sides: Iterable[str], office: str) -> tuple[str, ...]:
        """Who held the office on each side on the day of the article; sides whose holder is not known are left out.

        Which of its offices leads a country is not written down here, so its `leader` is the one of the two that the article names.
        """
        out: list[str] = []
        for side in sides:
            offices = sorted(_OFFICES_OF.get(office, {office}))
            held = [p for o in offices for p in (self._gazetteer.holders(side, o, self.day) if self.day else ())[:1]]
            out += held if office not in _OFFICES_OF else sorted((p for p in held if self._named[p]), key=lambda p: -self._named[p])[:1]
        return tuple(out)

    def holders_named(self, states: Sequence[str], office: str, offices: Mapping[str, str]) -> tuple[str, ...]:
        """Whom the article itself names in the office, one for each state, or nobody; `offices` tells which office a title says."""
        named = {
            self.link(f.object): self.link(f.subject) for f in self._facts if f.predicate == "hasPosition" and offices.get(shadow(f.role)) == office
        }
        found = tuple(named[state] for state in states if state in named)
        return found if len(found) == len(states) else ()

    def held(self, of: str, office: str) -> tuple[str, ...]:
        """Who held the office of a state or an organisation on the day of the article."""
        return self._gazetteer.holders(of, office, self.day) if self.day else ()

    def sides_called(self, name: str) -> tuple[str, ...]:
        """The one state or body of states with this name, or the states whose short forms it is made of: 中日韩."""
        named = self._gazetteer.names.get(name, ())
        if named:
            return named if len(named) == 1 and self.actors[named[0]].acts and not self.is_person(named[0]) else ()
        shorts = [tuple(i for i in self._gazetteer.shorts.get(c, ()) if self.is_country(i)) for c in name]
        return tuple(ids[0] for ids in shorts) if len(name) > 1 and all(len(ids) == 1 for ids in shorts) else ()

    def is_member(self, side: str, body: str) -> bool:
        """Whether a state is a member of a body of states that is not the whole world's."""
        members = self._gazetteer.members_of(body, self.day)
        return side in members and len(members) <= _MOST_MEMBERS

    def sex(self, entity: str) -> str:
        """m, f or ""."""
        entry = self._gazetteer.entries.get(entity)
        return entry.sex if entry is not None else ""


def position_object(role: str, owner: str, linker: Linker, *, of_state: bool) -> str:
    """Where an office is held: a minister's and a head of state's (国务委员会|委员长) in the state, though the title may name the organ."""
    if shadow(role).endswith("局长") and linker.is_bureau(owner):
        return linker.state(owner)  # 保安局|局长 sits in the territory's government
    if of_state and role.endswith(("委员长", "委員長")):
        return linker.state(owner)
    return linker.state(owner) if is_minister(shadow(role)) and "驻" not in shadow(role) else owner
