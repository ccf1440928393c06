"""Writes the tables of a store (`kg.view.tables`): all articles, or those that came and went since another generation."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile

import pyoxigraph as ox

from kg.graph import Namespaces
from kg.ontology import load_ontology
from kg.prose.script import shadow
from kg.view.network import Triple
from kg.view.part import Part, PartReader
from kg.view.reading import RDF, Named, Reader
from kg.view.regions import known_regions
from kg.view.spelling import spellings
from kg.view.tables import HAPPENINGS, beside, finish_tables, new_tables, open_tables

_HOLDS = "hasPosition"  # whose role is
_SPACE = Namespaces().data

_COUNT = """UPDATE edge SET (count, negated, last, published) = (SELECT COUNT(*), COALESCE(SUM(c.negated), 0), COALESCE(MAX(c.day), ''),
    COALESCE(MAX(a.published), '') FROM citation c JOIN article a ON a.n = c.article WHERE c.edge = edge.n AND NOT c.twin)
    WHERE n IN (SELECT n FROM touched)"""
_TIE = """UPDATE entity SET
    degree = (SELECT COUNT(*) FROM (SELECT o AS x FROM edge WHERE s = entity.n UNION SELECT s FROM edge WHERE o = entity.n) WHERE x <> entity.n),
    told = (SELECT COALESCE(SUM(count), 0) FROM (SELECT n, count FROM edge WHERE s = entity.n UNION SELECT n, count FROM edge WHERE o = entity.n))
    WHERE n IN (SELECT n FROM tied)"""


def write_tables(folder: Path, store: ox.Store, parts: Iterable[Iterable[ox.Quad]]) -> None:
    """The tables of a generation anew; `parts` are the quads of each article."""
    db = new_tables(beside(folder))
    work = _Shelving(db, store)
    for quads in parts:
        work.add(quads)
    work.settle(iri for (iri,) in db.execute("SELECT iri FROM entity ORDER BY iri").fetchall())
    finish_tables(db, beside(folder))


def amend_tables(
    old: Path, folder: Path, store: ox.Store, gone: Iterable[Iterable[ox.Quad]], come: Iterable[Iterable[ox.Quad]]
) -> bool:  # fmt: skip
    """The tables of a generation out of those of the one before it; False where that has none.

    Args:
        old: the folder of the generation before.
        folder: that of the new one.
        store: the new one.
        gone: the quads of each graph that went.
        come: the quads of each graph that came.
    """
    known = open_tables(old)
    if known is None:
        return False
    known.close()
    copyfile(beside(old), beside(folder))
    db = new_tables(beside(folder))
    work = _Shelving(db, store)
    told = {subject for quads in gone for subject in work.drop(quads)}
    told |= {subject for quads in come for subject in work.add(quads)}
    work.settle(sorted(told))
    finish_tables(db, beside(folder))
    return True


class _Shelving:
    def __init__(self, db: sqlite3.Connection, store: ox.Store) -> None:
        self._db, self._reader, self._ontology = db, Reader(store), load_ontology()
        db.executescript("CREATE TEMP TABLE touched (n INTEGER PRIMARY KEY); CREATE TEMP TABLE tied (n INTEGER PRIMARY KEY);")

    def add(self, quads: Iterable[ox.Quad]) -> frozenset[str]:
        """Put an article in; the entities that it tells of come back."""
        part = PartReader(quads, self._ontology).part()
        edges = {triple: self._edge(triple) for triple in sorted({*part.direct, *(one.triple for one in part.cited)})}
        self._db.executemany("UPDATE edge SET direct = 1 WHERE n = ?", ((edges[triple],) for triple in part.direct))
        if part.article:
            for iri in sorted(part.entities):  # what no relation ties is there too
                self._entity(iri)
            self._put_article(part, edges)
        return part.entities

    def _put_article(self, part: Part, edges: dict[Triple, int]) -> None:
        title, published, publisher, *rest = part.about
        row = (part.article, title, published, publisher, *rest, shadow(f"{title} {publisher}").casefold())
        article = self._db.execute("INSERT INTO article VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid
        self._db.executemany("INSERT INTO mention VALUES (?, ?)", sorted((self._entity(iri), article) for iri in part.mentions))
        said = ((one.iri, article, published[:10], one.speaker, one.verb, one.text, one.addressee, one.outlet) for one in part.said)
        self._db.executemany("INSERT INTO saying VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", said)
        rows = []
        for one in part.cited:
            told, predicate = one.citation, one.triple[1]
            signs = (bool(told.date), told.polarity == "-", told.modality == "actual", one.twin)
            place, role = told.place if predicate in HAPPENINGS else "", told.role if predicate == _HOLDS else ""
            rows.append((edges[one.triple], told.date or told.published, one.claim, article, *signs, place, role))
        self._db.executemany("INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))

    def drop(self, quads: Iterable[ox.Quad]) -> frozenset[str]:
        """Take an article out; the entities that it told of come back."""
        part = PartReader(quads, self._ontology).part()
        article = self._db.execute("SELECT n FROM article WHERE iri = ?", (part.article,)).fetchone()
        for triple in sorted({*part.direct, *(one.triple for one in part.cited)}):
            edge = self._edge(triple)
            direct = any(ox.Quad(*self._nodes(way), ox.DefaultGraph()) in self._reader.store for way in self._ways(triple))
            self._db.execute("UPDATE edge SET direct = ? WHERE n = ?", (direct, edge))
            if article:
                self._db.execute("DELETE FROM citation WHERE edge = ? AND article = ?", (edge, *article))
        if article:
            self._db.executemany("DELETE FROM mention WHERE entity = ? AND article = ?", ((self._entity(iri), *article) for iri in part.mentions))
            self._db.execute("DELETE FROM saying WHERE article = ?", article)
            self._db.execute("DELETE FROM article WHERE n = ?", article)
        return part.entities

    def _nodes(self, triple: Triple) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]:
        subject, predicate, obj = triple
        return ox.NamedNode(subject), ox.NamedNode(self._reader.kgo + predicate), ox.NamedNode(obj)

    def _ways(self, triple: Triple) -> list[Triple]:
        subject, predicate, obj = triple
        return [triple, (obj, predicate, subject)] if predicate in self._ontology.symmetric else [triple]

    def _entity(self, iri: str) -> int:
        self._db.execute("INSERT OR IGNORE INTO entity (iri) VALUES (?)", (iri,))
        return int(self._db.execute("SELECT n FROM entity WHERE iri = ?", (iri,)).fetchone()[0])

    def _edge(self, triple: Triple) -> int:
        key = (self._entity(triple[0]), triple[1], self._entity(triple[2]))
        self._db.execute("INSERT OR IGNORE INTO edge (s, p, o) VALUES (?, ?, ?)", key)
        found = int(self._db.execute("SELECT n FROM edge WHERE s = ? AND p = ? AND o = ?", key).fetchone()[0])
        self._db.execute("INSERT OR IGNORE INTO touched VALUES (?)", (found,))
        return found

    def settle(self, told: Iterable[str]) -> None:
        """Count anew what was touched, and name anew what is told of: its class and its names are what all articles together say."""
        self._db.execute("INSERT OR IGNORE INTO tied SELECT s FROM edge WHERE n IN (SELECT n FROM touched)")
        self._db.execute("INSERT OR IGNORE INTO tied SELECT o FROM edge WHERE n IN (SELECT n FROM touched)")
        self._db.execute(_COUNT)
        self._db.execute("DELETE FROM edge WHERE count = 0 AND NOT direct AND n IN (SELECT n FROM touched)")
        for iri in told:
            self._name(iri)
        self._db.execute(_TIE)

    def _name(self, iri: str) -> None:
        """An entity's class and names; what has no class any more goes."""
        kind = self._kind(iri)
        if not kind:
            gone = self._db.execute("SELECT n FROM entity WHERE iri = ?", (iri,)).fetchone()
            if gone:
                for table, column in (("name", "entity"), ("mention", "entity"), ("entity", "n")):
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", gone)  # noqa: S608  # names of ours
            return
        number, named = self._entity(iri), self._reader.named(iri, kind)
        said = json.dumps([named.labels, named.names, named.same_as], ensure_ascii=False)
        self._db.execute("UPDATE entity SET kind = ?, named = ? WHERE n = ?", (kind, said, number))
        self._db.execute("DELETE FROM name WHERE entity = ?", (number,))
        rows = ((number, one.key, one.written, one.pinyin, one.initials) for one in spellings(_names(named)))
        self._db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", rows)

    def _kind(self, iri: str) -> str:
        """The class of an entity, as `network` takes it."""
        kinds = {value.removeprefix(self._reader.kgo) for value in self._reader.values(iri, RDF + "type")}
        return next((kind for kind in reversed([*self._ontology.classes]) if kind in kinds), "")


def _names(named: Named) -> list[str]:
    regions = known_regions().get(named.iri.removeprefix(_SPACE), ())
    return [*named.labels.values(), *named.names, *(name for region in regions for name in region.names)]
