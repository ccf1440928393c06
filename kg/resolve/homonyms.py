"""Which of several bearers of a name an article means: by its other names, by office, country, company or date, or nobody known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.mentions import Gazetteer
from kg.mentions.facts import Fact
from kg.mentions.gazetteer import holds
from kg.prose.script import shadow
from kg.types import Document, Mention, Span

# Of states that share a one-character form, the one that Chinese news means where the article itself does not say.
_USUAL = (
    "China", "United_States", "Russia", "Japan", "South_Korea", "North_Korea", "United_Kingdom", "France", "Germany", "India", "Ukraine",
    "Israel", "Iran", "Pakistan", "European_Union", "Philippines", "Vietnam", "Australia", "Canada", "Brazil", "Italy", "Saudi_Arabia",
    "Turkey", "Egypt", "Syria", "Singapore", "Malaysia", "Thailand", "Indonesia", "Mexico", "South_Africa", "Poland", "Spain", "Taiwan",
)  # fmt: skip


def _same(role: str, said: str) -> bool:
    """Whether an office that is listed is the one that is said: 联邦参议员 and 参议员, 总统 and 前总统; but not 总统 and 副总统."""
    longer, shorter = (role, said) if len(role) > len(said) else (said, role)
    return len(shorter) > 1 and longer.endswith(shorter) and not longer.endswith("副" + shorter)


@dataclass(frozen=True, slots=True)
class Choice:
    """The id that a name stands for, and in one line why that one."""

    entity: str
    why: str


class Homonyms:
    """Decides for one document; the same candidates are the same thing throughout it.

    `named` counts how often it names each entity, `told` the same of each state with its organs and people.
    """

    def __init__(
        self, document: Document, mentions: Sequence[Mention], facts: Iterable[Fact], gazetteer: Gazetteer, named: Counter[str], told: Counter[str]
    ) -> None:
        self._gazetteer = gazetteer
        self._told = told
        self._day = document.published.isoformat() if document.published else ""
        self._named = named
        self._words: dict[str, str] = {}  # the longest name by which the article calls these candidates
        for mention in mentions:
            if "|" in mention.entity:
                words = shadow(mention.span.of(document.plain))
                self._words[mention.entity] = max(self._words.get(mention.entity, ""), words, key=len)
        self._offices: dict[Span, str] = {}  # of a mention with an office beside it: whose office
        self._owners: dict[str, set[str]] = {}  # of candidates who are said to hold an office: where
        for fact in facts:
            if fact.predicate == "hasPosition" and "|" in fact.subject.entity and not fact.denied:
                self._owners.setdefault(fact.subject.entity, set()).update(fact.object.entity.split("|"))
                self._offices[fact.subject.span] = fact.object.entity
        self._said: dict[str, set[str]] = {}  # of the same: which offices are said
        for fact in facts:
            if fact.predicate == "hasPosition" and "|" in fact.subject.entity:
                self._said.setdefault(fact.subject.entity, set()).add(shadow(fact.role))
        self._of_others = sorted({m.entity for m in mentions if m.found_by == "of-state"})
        self._chosen: dict[str, Choice] = {}

    def choose(self, mention: Mention) -> Choice:
        """What a mention with several candidates means; an id such as person/李强 where that stays open."""
        if mention.entity not in self._chosen:
            self._chosen[mention.entity] = self._choose(mention)
        return self._of_that_state(mention) or self._chosen[mention.entity]

    def _of_that_state(self, mention: Mention) -> Choice | None:
        """Of two bearers whom one article names, the compatriot of the office said here: 古巴外长罗德里格斯 is not the Venezuelan of before."""
        state = self._state(self._offices.get(mention.span, ""))
        if not state:
            return None
        entries = [e for c in mention.entity.split("|") if (e := self._gazetteer.entries.get(c)) is not None]
        theirs = [e.id for e in entries if e.within == state]
        chosen = self._gazetteer.entries.get(self._chosen[mention.entity].entity)
        abroad = chosen is not None and chosen.within not in ("", state)
        return Choice(theirs[0], f"the office said here is one of {state}") if abroad and len(theirs) == 1 else None

    def _state(self, owner: str) -> str:
        """The state whose office it is; empty where the owner is not listed or several share its name."""
        entry = self._gazetteer.entries.get(owner)
        return "" if entry is None else entry.id if entry.type == "Country" else entry.within

    def _choose(self, mention: Mention) -> Choice:
        candidates = mention.entity.split("|")
        said = self._by_role(candidates)
        if len(said) == 1:
            return Choice(*next(iter(said.items())))
        times = self._often if mention.type == "Country" else self._named.__getitem__  # 厄方: of whichever state's men and organs it tells
        named = [c for c in candidates if times(c)]
        if named:
            return Choice(max(named, key=lambda c: (times(c), -candidates.index(c))), "the article names it otherwise too")
        words = self._words.get(mention.entity) or candidates[0]
        if other := next((o for o in self._of_others if o.endswith(words)), ""):
            return Choice(other, "the article names that of a state that is not listed")
        if mention.type == "Country" or any(c in _USUAL for c in candidates):
            return Choice(next((u for u in _USUAL if u in candidates), candidates[0]), "the usual one of those that share this form")
        for tell in (self._by_office, self._by_class, self._in_office, self._by_rivals, self._by_country, self._by_company, self._by_date):
            found = tell(candidates)
            if len(found) == 1:
                return Choice(*next(iter(found.items())))
        return Choice(f"{mention.type.lower()}/{words}", f"left unlinked: {', '.join(candidates)} bear this name, and the article tells of neither")

    def _by_class(self, candidates: Sequence[str]) -> Mapping[str, str]:
        """Of a person and something else of one name the something else: nothing before this has told of the person."""
        entries = [e for c in candidates if (e := self._gazetteer.entries.get(c)) is not None]
        others = [e.id for e in entries if e.type != "Person"]
        return dict.fromkeys(others, "nothing here tells of a person of this name") if len(others) < len(entries) else {}

    def _by_office(self, candidates: Sequence[str]) -> Mapping[str, str]:
        """Those who held an office where the article says that this one does; on its day, where that is any."""
        owners = self._owners.get("|".join(candidates), set())
        states = owners | {e.within for o in owners if (e := self._gazetteer.entries.get(o)) is not None and e.within}
        held = {c: o for c in candidates for o in self._gazetteer.offices_of(c) if o.of in states}
        now = {c: o for c in candidates for o in self._gazetteer.offices_of(c) if o.of in states and self._day and o.held_on(self._day)}
        return {c: f"{o.role or o.office} of {o.of}, {o.row}" for c, o in (now or held).items()}

    def _by_role(self, candidates: Sequence[str]) -> Mapping[str, str]:
        """Those who are known to hold or have held the office that the article gives them, whenever that was: 前总统克林顿."""
        said = self._said.get("|".join(candidates), ())
        held = {c: o for c in candidates for o in self._gazetteer.offices_of(c) if any(_same(o.role, role) for role in said)}
        return {c: f"{o.role} of {o.of}, {o.row}" for c, o in held.items()}

    def _in_office(self, candidates: Sequence[str]) -> Mapping[str, str]:
        held = {c: o for c in candidates for o in self._gazetteer.offices_of(c) if self._day and o.held_on(self._day)}
        return {c: f"in office on {self._day} ({o.role or o.office} of {o.of}, {o.row})" for c, o in held.items()}

    def _by_rivals(self, candidates: Sequence[str]) -> Mapping[str, str]:
        """Of parties of one name the one whose rivals the article names most often: 民主党 where 共和党 is named."""
        parties = [e for c in candidates if (e := self._gazetteer.entries.get(c)) is not None and e.kind == "party"]
        if len(parties) < len(candidates):
            return {}
        named = Counter[str]()
        for entity, times in self._named.items():
            if (rival := self._gazetteer.entries.get(entity)) is not None and rival.kind == "party":
                named[rival.within] += times
        most = max((named[party.within] for party in parties), default=0)
        return {p.id: f"the article names other parties of {p.within}" for p in parties if most and named[p.within] == most}

    def _by_country(self, candidates: Sequence[str]) -> Mapping[str, str]:
        wholes = {c: whole for c in candidates if (whole := self._whole(c)) and self._often(whole)}
        most = max((self._often(whole) for whole in wholes.values()), default=0)
        return {c: f"the article names {whole}" for c, whole in wholes.items() if self._often(whole) == most}

    def _whole(self, candidate: str) -> str:
        """What a candidate lies in: of a house of a parliament the state."""
        entry = self._gazetteer.entries.get(candidate)
        within = self._gazetteer.entries.get(entry.within) if entry is not None else None
        if entry is None or within is None:
            return entry.within if entry is not None else ""
        return within.within if entry.kind == within.kind == "parliament" and within.within else within.id

    def _often(self, whole: str) -> int:
        return max(self._named[whole], self._told[whole])

    def _by_company(self, candidates: Sequence[str]) -> Mapping[str, str]:
        bodies = {c: [o.of for o in self._gazetteer.offices_of(c)] + [m.organisation for m in self._gazetteer.memberships_of(c)] for c in candidates}
        return {c: f"the article names {body}" for c, of in bodies.items() for body in of if self._named[body]}

    def _by_date(self, candidates: Sequence[str]) -> Mapping[str, str]:
        known = [e for c in candidates if self._day and (e := self._gazetteer.entries.get(c)) is not None]
        return {e.id: f"the one of {self._day} ({e.start or '…'} to {e.end or '…'})" for e in known if holds(e.start, e.end, self._day)}
