"""The names that are known, as one frozen `Gazetteer` with one Aho-Corasick scan; `kg.mentions.tables` makes it of CSV tables.

Names are kept and matched as simplified shadows, so a table need not list what differs in script alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.values import sealed

_ASSOCIATES = re.compile(
    "observer|partner|candidate|associate|applicant|guest|invited|suspended|观察员|伙伴|候选|准成员|对话|申请|受邀|暂停", re.IGNORECASE
)
_LATIN = re.compile(r"[A-Za-z0-9]")
_LONGEST_CHINESE = 3
_FEW = 20_000  # characters


@sealed
@dataclass(frozen=True, slots=True)
class Entry:
    """One known thing: its id, class, labels by language, all its names as shadows, and where its row stands.

    `regional` are pairs of a language tag with its region (zh-Hant-TW) and a name of that region's usage, as printed there. `codes` are
    identifiers with their scheme (iso3166:CN). `start` and `end` are ISO dates of its existence, "" where open or not known.
    """

    id: str
    type: str
    kind: str
    labels: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    short: tuple[str, ...]
    same_as: tuple[str, ...]
    within: str
    sex: str
    row: str  # file:line, and +file:line of a user's row that amends it
    regional: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()
    start: str = ""
    end: str = ""


def holds(start: str, end: str, day: str) -> bool:
    """Whether what lasts from `start` to `end` holds on the ISO date `day`; "" is open, and an end given as a year or month counts whole."""
    return (not start or start <= day) and (not end or day <= end or day.startswith(end))


@sealed
@dataclass(frozen=True, slots=True)
class Office:
    """One person in one office, from and to (ISO dates, "" where open)."""

    person: str
    office: str
    role: str
    of: str
    start: str
    end: str
    row: str = ""

    def held_on(self, day: str) -> bool:
        """Whether the office was held on the ISO date `day`."""
        return holds(self.start, self.end, day)


@sealed
@dataclass(frozen=True, slots=True)
class Membership:
    """One member, observer or partner of one organisation, bloc or format, from and to (ISO dates, "" where open)."""

    member: str
    organisation: str
    role: str
    start: str
    end: str
    row: str = ""

    @property
    def full(self) -> bool:
        """Whether it is a member proper: not an observer, a partner, a candidate or a guest, and not suspended."""
        return _ASSOCIATES.search(self.role) is None

    def held_on(self, day: str) -> bool:
        """Whether it holds on the ISO date `day`."""
        return holds(self.start, self.end, day)


class Gazetteer:
    """All known names, and a scan that finds the longest of them anywhere in a text."""

    def __init__(self, entries: Iterable[Entry], offices: Iterable[Office] = (), memberships: Iterable[Membership] = ()) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self.offices = tuple(offices)
        self.memberships = tuple(memberships)
        self._scanned = 0  # characters
        self.names: dict[str, tuple[str, ...]] = {}
        self.shorts: dict[str, tuple[str, ...]] = {}
        for entry in self.entries.values():
            own = (entry.id,)
            for name in entry.names:
                self.names[name] = self.names[name] + own if name in self.names else own
            for short in entry.short:
                self.shorts[short] = (*self.shorts.get(short, ()), entry.id)
        self._by_office: dict[tuple[str, str], list[Office]] = {}
        self._by_person: dict[str, list[Office]] = {}
        for office in self.offices:
            self._by_office.setdefault((office.of, office.office), []).append(office)
            self._by_person.setdefault(office.person, []).append(office)
        self._members: dict[str, list[Membership]] = {}
        self._memberships: dict[str, list[Membership]] = {}
        for membership in self.memberships:
            self._members.setdefault(membership.organisation, []).append(membership)
            self._memberships.setdefault(membership.member, []).append(membership)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[tuple[Entry, ...], tuple[Office, ...], tuple[Membership, ...]]]:
        """The automaton cannot be sent to another process; it is built again there."""
        return Gazetteer, (tuple(self.entries.values()), self.offices, self.memberships)

    @cached_property
    def _patterns(self) -> list[str]:
        """The names inside which no other is meant: no country in 发展中国家, but China in 一个中国原则."""
        concepts = {entry.id for entry in self.entries.values() if entry.type == "Concept" and entry.kind != "group"}
        return [name for name, ids in self.names.items() if not concepts.issuperset(ids)]

    @cached_property
    def _latin(self) -> frozenset[str]:
        """Which of the patterns begin or end with a Latin letter."""
        return frozenset(name for name in self._patterns if name[0].isascii() or name[-1].isascii())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        """Made once there is much to scan: it takes longer than all else on the way to a first sentence."""
        return AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _by_opening(self) -> dict[str, tuple[frozenset[str], list[int]]]:
        """The patterns by their first character, with their lengths, the greatest first."""
        groups: dict[str, list[str]] = {}
        for name in self._patterns:
            groups.setdefault(name[0], []).append(name)
        return {first: (frozenset(group), sorted(set(map(len, group)), reverse=True)) for first, group in groups.items()}

    def scan(self, plain: str) -> list[tuple[int, int, str]]:
        """All leftmost-longest names in a shadow text: (start, end, name). Latin names stand between non-letters."""
        if self._scanned < _FEW:
            self._scanned += len(plain)
            found = self._look_up(plain)
        else:
            patterns = self._patterns
            found = [(start, end, patterns[index]) for index, start, end in self._automaton.find_matches_as_indexes(plain)]
        latin = self._latin
        return [one for one in found if one[2] not in latin or not _runs_on(plain, one[0], one[1])]

    def _look_up(self, plain: str) -> list[tuple[int, int, str]]:
        """What the automaton finds, without it: for a few articles this takes less than making it."""
        found, at, by_opening = [], 0, self._by_opening
        for start, first in enumerate(plain):
            if start < at or first not in by_opening:
                continue
            names, sizes = by_opening[first]
            name = next((name for size in sizes if (name := plain[start : start + size]) in names), "")
            if name:
                at = start + len(name)
                found.append((start, at, name))
        return found

    def around(self, entry: Entry) -> Iterator[Entry]:
        """What an entity lies in, what that lies in, and so on; in a user's tables they may lie in each other, and then each comes once."""
        seen = {entry.id}
        while entry.within not in seen and (whole := self.entries.get(entry.within)) is not None:
            seen.add(whole.id)
            yield whole
            entry = whole

    def holders(self, of: str, office: str, day: str) -> tuple[str, ...]:
        """The ids of the persons who held `office` of a country or organisation on the ISO date `day`."""
        return tuple(dict.fromkeys(o.person for o in self._by_office.get((of, office), ()) if o.held_on(day)))

    @cached_property
    def _by_surname(self) -> dict[tuple[str, str], list[Office]]:
        """By kind and the holder's family name: the offices of those whose name is a Chinese one (or Korean, in characters)."""
        found: dict[tuple[str, str], list[Office]] = {}
        for office in self.offices:
            name = dict(self.entries[office.person].labels).get("zh-Hans", "")
            if 1 < len(name) <= _LONGEST_CHINESE:
                found.setdefault((office.office, name[0]), []).append(office)
        return found

    def in_office(self, office: str, surname: str, day: str) -> dict[str, str]:
        """Who of a family name of one character held such an office on the ISO date `day`, each with what it is an office of."""
        return {o.person: o.of for o in self._by_surname.get((office, surname), ()) if o.held_on(day)}

    def offices_of(self, person: str) -> tuple[Office, ...]:
        """All offices known of one person."""
        return tuple(self._by_person.get(person, ()))

    def members_of(self, organisation: str, day: str = "") -> tuple[str, ...]:
        """The ids of the full members of an organisation on the ISO date `day`; without one, of all that ever were."""
        return tuple(dict.fromkeys(m.member for m in self._members.get(organisation, ()) if m.full and (not day or m.held_on(day))))

    def memberships_of(self, entity: str) -> tuple[Membership, ...]:
        """What one entity is or was a member of, or an observer, a partner and so on, as `role` tells."""
        return tuple(self._memberships.get(entity, ()))

    def words(self) -> list[tuple[str, str]]:
        """Names of three characters or more with jieba's tag for them, for the cutter's dictionary."""
        tags = {"Person": "nr", "Country": "ns", "Place": "ns", "Organization": "nt"}
        names = sorted([name for name in self.names if len(name) > 2 and not _LATIN.search(name)])
        return [(name, tags.get(self.entries[self.names[name][0]].type, "nz")) for name in names]


def _runs_on(plain: str, start: int, end: int) -> bool:
    """Whether a letter of the range stands beside a letter outside it: 国|G20峰会 but not MH17|0."""
    before = start and _LATIN.match(plain, start) and _LATIN.match(plain, start - 1)
    return bool(before or (_LATIN.match(plain, end - 1) and _LATIN.match(plain, end)))
