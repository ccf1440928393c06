"""The counts of a published graph, kept in the archive and moved by what comes and goes."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.graph import Counts, paragraphs, subjects_of, term
from kg.ontology import load_ontology
from kg.run.counts import Totals
from kg.run.shard import NAMES, records, unpacked

_KINDS = ("class", "claim", "day", "predicate", "prefix", "publisher", "subject")
_ENTITIES = 50_000  # that are counted in memory before they are written
_ACTORS = 10
_TYPE = str(term("rdf:type"))


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity or event as all articles together tell of it: its Turtle, and what it adds to the counts."""

    record: bytes
    prefixes: frozenset[str]
    predicates: dict[str, int]
    classes: tuple[str, ...]


def subjects(triples: Iterable[bytes]) -> Iterator[Subject]:
    """Sorted lines of N-Triples, each once, as subjects."""
    for _, lines in groupby(triples, key=lambda line: line[: line.index(b" ")]):
        yield subject_of(lines)


def subject_of(lines: Iterable[bytes]) -> Subject:
    """The lines of N-Triples of one subject."""
    triples = [line[:-3].partition(b" ") for line in lines]
    subject = subjects_of({triples[0][0]: [said for _, _, said in triples]})
    (paragraph,), (properties,) = paragraphs(subject, NAMES), subject.values()
    predicates = {predicate[1:-1]: len(values) for predicate, values in properties.items()}
    return Subject(next(records([paragraph])), paragraph.used, predicates, tuple(kind[1:-1] for kind in properties.get(_TYPE, ())))


class Tally:
    """The counts of one graph. Those of entities go to the database on the way, since there is no end to them."""

    def __init__(self, db: sqlite3.Connection, *, empty: bool) -> None:
        """`empty` starts from nothing; else from what was saved."""
        self._db = db
        self._counts: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
        self._entities: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        if empty:
            db.execute("DELETE FROM entity")
            return
        for kind, name, number in db.execute("SELECT kind, name, n FROM counter"):
            self._counts[kind][name] = number

    def add_article(self, counts: bytes, sign: int = 1) -> None:
        """What a shard's `counts` say, packed as they are; -1 takes it off."""
        self._add(json.loads(unpacked(counts)), sign)

    def _add(self, counts: dict[str, Any], sign: int) -> None:
        for kind, names in (("publisher", counts["publishers"]), ("day", counts["days"]), ("prefix", counts["prefixes"])):
            self._move(kind, Counter(names), sign)
        for kind, numbers in (("predicate", counts["predicates"]), ("class", counts["classes"]), ("subject", {"": counts["subjects"]})):
            self._move(kind, numbers, sign)
        self._move("claim", counts["claims"], sign)
        for place, names in enumerate((dict.fromkeys(counts["mentions"], 1), counts["ends"], dict.fromkeys(counts["actors"], 1))):
            for iri, number in names.items():
                self._entities[iri][place] += sign * number
        if len(self._entities) > _ENTITIES:
            self._flush()

    def add_subject(self, subject: Subject, sign: int = 1) -> None:
        """What an entity or event adds; -1 takes it off."""
        self._move("predicate", subject.predicates, sign)
        self._move("class", dict.fromkeys(subject.classes, 1), sign)
        self._move("prefix", dict.fromkeys(subject.prefixes, 1), sign)
        self._move("subject", {"": 1}, sign)

    def _move(self, kind: str, numbers: dict[str, int], sign: int) -> None:
        counts = self._counts[kind]
        for name, number in numbers.items():
            counts[name] += sign * number
            if not counts[name]:
                del counts[name]

    def _flush(self) -> None:
        self._db.executemany(
            "INSERT INTO entity VALUES (?, ?, ?, ?) ON CONFLICT (iri) DO UPDATE SET articles = articles + excluded.articles,"
            " claims = claims + excluded.claims, actors = actors + excluded.actors",
            ((iri, *numbers) for iri, numbers in sorted(self._entities.items())),
        )
        self._entities.clear()

    def save(self) -> None:
        """Write what is counted; the caller commits."""
        self._flush()
        self._db.execute("DELETE FROM entity WHERE articles = 0 AND claims = 0")
        self._db.execute("DELETE FROM counter")
        rows = ((kind, name, number) for kind, counts in self._counts.items() for name, number in counts.items())
        self._db.executemany("INSERT INTO counter VALUES (?, ?, ?)", rows)

    def knows(self, iri: str) -> bool:
        """Whether an article mentions this entity."""
        self._flush()
        return self._db.execute("SELECT 1 FROM entity WHERE iri = ? AND articles > 0", (iri,)).fetchone() is not None

    def days(self) -> tuple[str, str]:
        """The first and the last day of publication, "" for none."""
        days = self._counts["day"]
        return (min(days), max(days)) if days else ("", "")

    def prefixes(self) -> set[str]:
        """The prefixes that the Turtle of the articles needs."""
        return set(self._counts["prefix"])

    def counts(self) -> Counts:
        """As the data set's description has them."""
        first, last = (ox.Literal(day, datatype=term("xsd:date")) for day in self.days())
        days = (first, last) if first.value else None
        return Counts(self._counts["subject"][""], self._counts["class"], self._counts["predicate"], days)

    def totals(self) -> Totals:
        """As run.json has them."""
        self._flush()
        kinds, months = self._counts["class"], Counter[str]()
        for day, number in self._counts["day"].items():
            months[day[:7]] += number
        classes = {name: kinds[NAMES.kgo(name).value] for name in load_ontology().classes}
        actors = "SELECT iri, claims FROM entity WHERE actors > 0 AND claims > 0 ORDER BY claims DESC, iri LIMIT ?"
        return Totals(
            triples=sum(self._counts["predicate"].values()),
            articles=kinds[term("schema:NewsArticle").value],
            claims=kinds[NAMES.kgo("Claim").value],
            statements=kinds[NAMES.kgo("Statement").value],
            classes={name: number for name, number in classes.items() if number},
            predicates=_ordered(self._counts["claim"]),
            publishers=_ordered(self._counts["publisher"]),
            months=dict(sorted(months.items())),
            actors=dict(self._db.execute(actors, (_ACTORS,)).fetchall()),
        )


def _ordered(numbers: Counter[str]) -> dict[str, int]:
    return dict(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))
