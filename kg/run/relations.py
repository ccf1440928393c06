"""The relations between the entities that most claims tell of, with their newest claims: kept in the archive and moved by what comes and goes."""

from __future__ import annotations

import sqlite3
from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

WATCHED = 4000  # entities whose relations are counted: some more than are ever asked for, so that few come from outside
KEPT = 5  # newest claims that are known of a relation: some more than are asked for, so that some may go

Relation = tuple[str, str, str]
Newest = tuple[str, str, int]  # the day of a claim, the claim, and the number of the shard that has it


@dataclass(slots=True)
class _Told:
    """How many claims tell of a relation, and the newest of them, the oldest of these first."""

    count: int = 0
    newest: list[Newest] = field(default_factory=list)

    def add(self, claim: Newest) -> None:
        whole = len(self.newest) == self.count
        self.count += 1
        if whole or (self.newest and claim > self.newest[0]):  # else one that is not known may be newer
            insort(self.newest, claim)
            del self.newest[:-KEPT]

    def drop(self, claim: Newest) -> None:
        self.count -= 1
        if claim in self.newest:
            self.newest.remove(claim)


class Relations:
    """The relations of one archive. They are counted from its articles when they are first asked for, and then moved."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._told: dict[str, _Told] = {}  # what was moved, by subject, predicate and object with tabs between
        self._come: list[tuple[int, bytes]] = []  # number and `ties` of each shard that came

    def forget(self) -> None:
        """Count anew when they are asked for the next time."""
        for table in ("watched", "relation"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608
        self._told.clear()
        self._come.clear()

    def move(self, number: int, ties: bytes, sign: int) -> None:
        """Take what a shard's `ties` say, unpacked, with its number; -1 takes it off."""
        if sign > 0:
            self._come.append((number, ties))
        for tie, claim in _claims(number, ties):
            if self._is_watched(tie):
                told = self._find(tie)
                (told.add if sign > 0 else told.drop)(claim)

    def save(self) -> None:
        """Write what was moved; the caller commits."""
        rows = ((tie, told.count, "\n".join(f"{day}\t{claim}\t{number}" for day, claim, number in told.newest)) for tie, told in self._told.items())
        self._db.executemany("INSERT OR REPLACE INTO relation VALUES (?, ?, ?)", rows)
        self._db.execute("DELETE FROM relation WHERE n = 0")
        self._told.clear()

    def most(self, among: Collection[str], relations: int, claims: int, ties: Iterable[tuple[int, bytes]]) -> dict[Relation, list[Newest]]:
        """The relations between some entities (IRIs) of which most claims tell, and the newest claims of each; what was moved must be saved.

        Args:
            among: the entities of which most claims tell.
            relations: how many are wanted at most.
            claims: how many of each at most.
            ties: number and `ties` of every shard, unpacked, in case they must be counted anew.
        """
        known = self._are_watched(among) or self._watch_newcomers(among)
        found = self._among(among)
        if not known or any(len(told.newest) < min(told.count, claims) for told in found.values()):
            self._count(ties)
            found = self._among(among)
        first = sorted(found, key=lambda tie: (-found[tie].count, tie.split("\t")))[:relations]
        return {_relation(tie): found[tie].newest[-claims:] for tie in first}

    def _watch_newcomers(self, among: Collection[str]) -> bool:
        """Watch from now on those that came with shards that were moved; False, and none is, where these do not tell all of those not watched."""
        strangers = {iri for iri in among if not self._are_watched({iri})}
        claims = [(tie, claim) for number, ties in self._come for tie, claim in _claims(number, ties) if not strangers.isdisjoint(_ends(tie))]
        told = Counter(end for tie, _ in claims for end in _ends(tie))
        query = "SELECT claims FROM entity WHERE iri = ?"
        if any((told[iri],) != self._db.execute(query, (iri,)).fetchone() for iri in strangers):
            return False
        self._db.executemany("INSERT INTO watched VALUES (?)", ((iri,) for iri in strangers))
        for tie, claim in claims:
            if self._is_watched(tie):
                self._find(tie).add(claim)
        self.save()
        return True

    def _is_watched(self, tie: str) -> bool:
        return self._are_watched(_ends(tie))

    def _are_watched(self, entities: Collection[str]) -> bool:
        return all(self._db.execute("SELECT 1 FROM watched WHERE iri = ?", (iri,)).fetchone() for iri in entities)

    def _find(self, tie: str) -> _Told:
        if tie not in self._told:
            row = self._db.execute("SELECT n, newest FROM relation WHERE tie = ?", (tie,)).fetchone()
            self._told[tie] = _unfolded(*row) if row else _Told()
        return self._told[tie]

    def _among(self, entities: Collection[str]) -> dict[str, _Told]:
        """The relations between some entities."""
        found: dict[str, _Told] = {}
        for tie, count, newest in self._db.execute("SELECT tie, n, newest FROM relation"):
            subject, _, obj = _relation(tie)
            if subject in entities and obj in entities:
                found[tie] = _unfolded(count, newest)
        return found

    def _count(self, ties: Iterable[tuple[int, bytes]]) -> None:
        self.forget()
        self._db.execute("INSERT INTO watched SELECT iri FROM entity ORDER BY claims DESC, iri LIMIT ?", (WATCHED,))
        watched = {iri for (iri,) in self._db.execute("SELECT iri FROM watched")}
        for number, one in ties:
            day, *rest = one.decode().split("\n")
            for line in rest:
                claim, subject, predicate, obj = line.split("\t")
                if subject in watched and obj in watched:
                    self._told.setdefault(f"{subject}\t{predicate}\t{obj}", _Told()).add((day, claim, number))
        self.save()


def _unfolded(count: int, newest: str) -> _Told:
    told = (line.split("\t") for line in newest.split("\n") if line)
    return _Told(count, [(day, claim, int(number)) for day, claim, number in told])


def _relation(tie: str) -> Relation:
    subject, predicate, obj = tie.split("\t")
    return subject, predicate, obj


def _ends(tie: str) -> set[str]:
    subject, _, obj = _relation(tie)
    return {subject, obj}


def _claims(number: int, ties: bytes) -> Iterator[tuple[str, Newest]]:
    """The relation of each claim of a shard, and the claim."""
    day, *rest = ties.decode().split("\n")
    for claim, _, tie in (line.partition("\t") for line in rest):
        yield tie, (day, claim, number)
