"""A graph on disk as the pages need it: out of its store and the tables beside it, so that memory does not grow with it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.explain import Explanation, reasons
from kg.graph import Generation, hold_current, is_current
from kg.prose import shadow
from kg.query import Names
from kg.serve import questions as ask
from kg.serve.catalogue import Catalogue, node, unnamed
from kg.serve.finding import LONGEST, Hit
from kg.serve.rows import NEWEST, TOPS, Article, Asked, Encounter, Excerpt, Found, Happening, Overview, Saying, Stance, Tie
from kg.serve.table_names import TableNames
from kg.view import Citation, Named, Reader, compared, excerpt, has_tables, network, open_tables, sound_of

WHOLE, CLAIMS = 3000, 10_000  # entities and claims of a network that is drawn whole, as in graph.html
_PART = Excerpt(1000, 3000, 3)
_AROUND = Excerpt(150, 1500, 3)
_ALL = 1 << 62
_LOOKS = 50


class StoreLibrary(Catalogue):
    """A generation of a store that `kg build --store` keeps at `place`, and its tables."""

    reads_files = True

    def __init__(self, place: Path, generation: Generation, title: str = "") -> None:
        super().__init__(generation.store, title)
        self._place, self._generation, self._title = place, generation, title
        self._reader = Reader(generation.store)
        self._open: sqlite3.Connection | None = None

    @classmethod
    def at(cls, place: Path, title: str = "") -> StoreLibrary | None:
        """The current generation; None where there is none, or none with tables.

        Raises:
            GraphError: it cannot be opened.
        """
        generation = hold_current(place) if place.is_dir() else None
        if generation is None:
            return None
        if not has_tables(generation.folder):
            generation.close()
            return None
        return cls(place, generation, title)

    def renewed(self) -> Catalogue | None:
        """The generation that became current since."""
        return None if is_current(self._place, self._generation) else StoreLibrary.at(self._place, self._title)

    def close(self) -> None:
        """Let the generation go; it may be removed then."""
        if self._open is not None:
            self._open.close()
            self._open = None
        self._generation.close()

    def warm(self) -> None:
        """Count once, and open the store's files, which every child would else open anew.

        No connection to the tables is left open, since none may be used on both sides of a fork.
        """
        self.overview()
        for number in range(_LOOKS):  # keys are hashes, so that what is nowhere is looked for everywhere
            none = ox.NamedNode(f"urn:kg:{number}")
            for graph in (ox.DefaultGraph(), none, None):
                for subject, predicate, obj in ((none, None, None), (None, none, None), (None, None, none)):
                    next(self.store.quads_for_pattern(subject, predicate, obj, graph), None)
        if self._open is not None:
            self._open.close()
            self._open = None

    def _rows(self, query: str, **values: object) -> list[tuple[Any, ...]]:
        if self._open is None:
            self._open = open_tables(self._generation.folder)
            assert self._open is not None
        return self._open.execute(query, values).fetchall()

    def _one(self, query: str, **values: object) -> tuple[Any, ...] | None:
        return next(iter(self._rows(query, **values)), None)

    def _total(self, query: str, **values: object) -> int:
        return int(self._rows(query, **values)[0][0])

    def overview(self) -> Overview:
        """By the tables."""
        return self._overview

    @cached_property
    def _overview(self) -> Overview:
        days = self._rows("SELECT substr(MIN(published), 1, 10), substr(MAX(published), 1, 10) FROM article WHERE published <> ''")[0]
        return Overview(
            entities=self._total("SELECT COUNT(*) FROM entity"),
            relations=self._total("SELECT COUNT(*) FROM edge"),
            claims=self._total("SELECT COALESCE(SUM(count), 0) FROM edge"),
            articles=self._total("SELECT COUNT(*) FROM article"),
            kinds=dict(self._rows("SELECT kind, COUNT(*) FROM entity GROUP BY kind")),
            period=(days[0], days[1]) if days[0] else None,
            tied={kind: [(iri, degree) for iri, degree in self._rows(ask.TIED, kind=kind, most=most)] for kind, most in TOPS.items()},
            newest=self.articles(most=NEWEST).rows,
        )

    def known(self, iri: str) -> bool:
        """By the tables."""
        return self._one("SELECT 1 FROM entity WHERE iri = :iri", iri=iri) is not None

    def named(self, iri: str) -> Named:
        """By the tables; what is no entity, by the store."""
        row = self._one("SELECT kind, named FROM entity WHERE iri = :iri", iri=iri)
        if row is None:
            return self._reader.named(iri) if self._is_cited(iri) else unnamed(iri)
        labels, names, same_as = json.loads(row[1])
        return Named(iri, row[0], labels, tuple(names), tuple(same_as))

    def _is_cited(self, iri: str) -> bool:
        try:
            thing = ox.NamedNode(iri)
        except ValueError:
            return False
        ways = (node("prov:wasAttributedTo"), node("kgo:place"), node("kgo:topic"))
        return any(next(self.store.quads_for_pattern(None, way, thing, ox.DefaultGraph()), None) is not None for way in ways)

    def degree(self, iri: str) -> int:
        """By the tables."""
        return self._total("SELECT COALESCE(SUM(degree), 0) FROM entity WHERE iri = :iri", iri=iri)

    def article(self, iri: str) -> Article | None:
        """By the tables."""
        row = self._one(f"{ask.ARTICLE} WHERE iri = :iri", iri=iri)
        return _article(row) if row else None

    def articles(self, words: str = "", start: int = 0, most: int | None = None) -> Found[Article]:
        """By the tables."""
        wanted = shadow(words).casefold()
        rows = self._rows(ask.ARTICLES, words=wanted, start=start, most=_most(most))
        return Found([_article(row) for row in rows], self._total(ask.ARTICLES_TOTAL, words=wanted))

    def mentioning(self, iri: str, most: int) -> Found[Article]:
        """By the tables."""
        rows = self._rows(ask.MENTIONING, iri=iri, most=most)
        return Found([_article(row) for row in rows], self._total(ask.MENTIONING_TOTAL, iri=iri))

    def find(self, query: str, kind: str = "", most: int = 50) -> list[Hit]:
        """By the tables, as `Index` does it."""
        wanted = compared(query[:LONGEST])
        if not wanted:
            return []
        rows = self._rows(ask.FIND, wanted=wanted, sound=sound_of(query[:LONGEST]), kind=kind, most=most)
        return [Hit(iri, written, rank) for iri, written, rank in rows]

    def names(self) -> Names:
        """By the tables."""
        return TableNames(self.store, self._rows)

    def ties(self, iri: str) -> list[Tie]:
        """By the tables."""
        found = []
        for predicate, out, other, count, direct, last, negated in self._rows(ask.TIES, iri=iri):
            signs = ("+",) * (count > negated) + ("-",) * (negated > 0)
            found.append(Tie(predicate, bool(out), other, count, bool(direct), last, signs))
        return found

    def months(self, iri: str) -> Counter[tuple[str, str]]:
        """By the tables."""
        return Counter({(month, predicate): count for month, predicate, count in self._rows(ask.MONTHS, iri=iri)})

    def offices(self, iri: str) -> list[tuple[str, str, str]]:
        """By the tables."""
        return [(of, role, day) for of, role, day in self._rows(ask.OFFICES, iri=iri)]

    def explained(self, subject: str, predicate: str, obj: str, most: int) -> tuple[Explanation, int]:
        """The newest claims by the tables, what they say by the store."""
        if predicate in self.ontology.symmetric and obj < subject:
            subject, obj = obj, subject
        edge = self._one(ask.EDGE, s=subject, p=predicate, o=obj)
        if edge is None:
            return Explanation(asserted=False, reasons=()), 0
        claims = self._rows(ask.CLAIMS, edge=edge[0], most=most)
        found = reasons(self.store, (ox.NamedNode(claim) for (claim,) in claims))
        newest = tuple(sorted(found, key=lambda reason: reason.time or reason.published, reverse=True))
        return Explanation(bool(edge[1]), newest), self._total(ask.CLAIMS_TOTAL, edge=edge[0])

    def stances(self, actor: str = "", topic: str = "") -> list[Stance]:
        """By the tables."""
        return [Stance(*row) for row in self._rows(ask.STANDS, actor=actor, topic=topic)]

    def timeline(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Happening]:
        """By the tables; the sentences by the store."""
        given = _given(asked)
        rows = self._rows(ask.timeline(asked), start=start, most=_most(most), **given)
        return Found([self._happening(*row) for row in rows], self._total(ask.timeline_total(asked), **given))

    def _happening(self, edge: int, day: str, exact: int, predicate: str, subject: str, obj: str) -> Happening:
        articles = tuple(iri for (iri,) in self._rows(ask.TOLD_IN, edge=edge, day=day))
        first, placed = self._first(edge, day, placed=False), self._first(edge, day, placed=True)
        return Happening(day, bool(exact), predicate, subject, obj, placed.place, first.sentence, articles)

    def _first(self, edge: int, day: str, *, placed: bool) -> Citation:
        """The first citation of what happened on a day, or the first with a place."""
        rows = self._rows(ask.TOLD_FIRST, edge=edge, day=day, placed=placed)
        return min(self._citations(claim for article, claim in rows if article == rows[0][0]), default=Citation())

    def _citations(self, claims: Iterable[str]) -> Iterable[Citation]:
        return (claim[3] for iri in claims if (claim := self._reader.claim(iri)) is not None)

    def happenings(self, asked: Asked) -> Counter[tuple[str, str]]:
        """By the tables."""
        return Counter({(month, predicate): count for month, predicate, count in self._rows(ask.happenings(asked), **_given(asked))})

    def meetings(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Encounter]:
        """By the tables."""
        rows = self._rows(ask.meetings(asked), start=start, most=_most(most), **_given(asked))
        return Found([Encounter(*row) for row in rows], self._total(ask.meetings_total(asked), **_given(asked)))

    def sayings(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Saying]:
        """By the tables."""
        rows = self._rows(ask.sayings(asked), start=start, most=_most(most), **_given(asked))
        return Found([Saying(*row) for row in rows], self._total(ask.sayings_total(asked), **_given(asked)))

    def speakers(self, asked: Asked, most: int) -> list[tuple[str, int]]:
        """By the tables."""
        return [(iri, count) for iri, count in self._rows(ask.speakers(asked), most=most, **_given(asked))]

    def excerpt(self, focus: str = "") -> Excerpt | None:
        """A large network is drawn in part: the entities of which most is told, or those around one."""
        size = self._overview
        if size.entities <= WHOLE and size.claims <= CLAIMS:
            return None
        return replace(_AROUND, focus=focus) if focus and self.known(focus) else _PART

    def network(self, focus: str = "") -> nx.MultiDiGraph[str]:
        """The whole, or the excerpt, by the tables and the store."""
        part = self.excerpt(focus)
        if part is None:
            return network(self.store)
        near = self._rows(ask.NEIGHBOURS, iri=part.focus, most=part.entities) if part.focus else self._rows(ask.TOP, most=part.entities)
        entities = {iri: self.named(iri) for iri in sorted({iri for (iri,) in near} | ({part.focus} if part.focus else set()))}
        self._rows("CREATE TEMP TABLE IF NOT EXISTS chosen (n INTEGER PRIMARY KEY)")
        self._rows("DELETE FROM chosen")
        for iri in entities:
            self._rows("INSERT OR IGNORE INTO chosen SELECT n FROM entity WHERE iri = :iri", iri=iri)
        relations = {}
        for edge, subject, predicate, obj, direct in self._rows(ask.DRAWN, focus=part.focus, most=part.relations):
            claims = [claim for (claim,) in self._rows(ask.NEWEST, edge=edge, most=part.sentences)]
            relations[subject, predicate, obj] = (bool(direct), claims)
        return excerpt(self._reader, entities, relations)


def _article(row: tuple[Any, ...]) -> Article:
    iri, title, published, *rest = row
    return Article(iri, title, published[:10], *rest)


def _most(most: int | None) -> int:
    return _ALL if most is None else most


def _given(asked: Asked) -> Mapping[str, str]:
    return {"actor": asked.actor, "since": asked.since, "until": asked.until, "words": asked.words}
