"""The graph as an Oxigraph store on disk: kg build --store."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from hashlib import sha256
from heapq import merge
from itertools import groupby
from json import dumps, loads
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import UsageError
from kg.graph import generations
from kg.run.archive import Archive, hold
from kg.run.counts import Totals
from kg.run.shard import NAMES, blocks, graph_of, unpacked, with_graph
from kg.run.streams import reading
from kg.run.tally import Tally
from kg.view import amend_tables, has_tables, write_tables

FEW = 1000  # articles that come or go up to which a copy of the store is changed; beyond, it is quicker to load it anew
_ASIDE = ("dataset", "background")  # the named graphs that are no article's
_BLOCK = 1 << 20  # bytes of lines that are in hand at a time
_PIECE = 16 << 20  # bytes that are loaded at a time: 340 MB of memory, where 192 MB at once took 1,030
_ARTICLES = f"{NAMES.data}article/"
_COUNTED = ".totals"  # the suffix of what a generation holds, counted
_DESCRIBED = "-"  # stands for them where the article's id stands
_Change = tuple[str, bool, bool]  # an article's id, whether the store has it, whether it is to have it


def update_store(archive: Archive, place: Path, lines: Path) -> None:
    """Bring the store at `place` to the graph of the archive's wanted articles, in a new generation that becomes current when it is whole.

    Its named graphs are those of graph.nq (`lines`), and its default graph is the union of them, so that no reader needs to merge them.
    Beside it lie the tables from which kg serve answers (`kg.view.tables`).

    Raises:
        UsageError: `place` is something else, or another process writes there.
    """
    if place.exists() and (not place.is_dir() or (any(place.iterdir()) and not (place / "lock.sqlite").is_file())):
        raise UsageError(f"{place}: is there, and is no store that kg build made; give a new folder with --store")
    place.mkdir(parents=True, exist_ok=True)
    lock = hold(place)
    try:
        _update(archive, place, lines)
    finally:
        lock.close()


def _update(archive: Archive, place: Path, lines: Path) -> None:
    aside = loads(unpacked(archive.meta("extra")))[0].encode()
    old = generations.current(place)
    changes = list(_changes(old.with_suffix(".articles") if old else None, _entries(archive.db, aside)))
    if old is not None and old.is_dir() and has_tables(old) and not changes:
        return
    new, copied = generations.begin(place)
    few = copied and len(changes) <= FEW
    if few:
        _amend(archive, ox.Store(str(new)), changes, aside)
    else:
        generations.clean(place)
        _load(new, lines)
    store = ox.Store.read_only(str(new))
    if not (few and old and amend_tables(old, new, store, _gone(old, changes), _come(archive, changes, aside))):
        write_tables(new, store, _parts(archive.db))
    with new.with_suffix(".articles").open("wb") as file:
        file.writelines(_entries(archive.db, aside))
    new.with_suffix(_COUNTED).write_text(dumps(asdict(_totals(archive, store, aside)), ensure_ascii=False), "utf-8")
    generations.finish(place, new)


def stored_totals(place: Path) -> Totals | None:
    """What `kg.run.totals` counts in a store that `update_store` wrote, without counting; None where it is none, or an older one."""
    folder = generations.current(place)
    try:
        return Totals(**loads(folder.with_suffix(_COUNTED).read_text("utf-8"))) if folder else None
    except (OSError, ValueError, TypeError):
        return None


def _totals(archive: Archive, store: ox.Store, aside: bytes) -> Totals:
    """What the articles hold, and of what is no article's the triples that no article has."""
    told = Tally(archive.db, empty=False).totals()
    others = {(quad.subject, quad.predicate, quad.object) for quad in ox.parse(aside, format=ox.RdfFormat.N_QUADS)}
    own = [triple for triple in others if not any(map(_is_told, store.quads_for_pattern(*triple, None)))]
    return replace(told, triples=told.triples + len(own))


def _is_told(quad: ox.Quad) -> bool:
    """Whether an article's graph has it."""
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(_ARTICLES)


def _entries(db: sqlite3.Connection, aside: bytes) -> Iterator[bytes]:
    """What is in the store: a line for each article with its shard, sorted."""
    yield f"{_DESCRIBED} {sha256(aside).hexdigest()}\n".encode()
    for article, key in db.execute("SELECT article, key FROM wanted JOIN shard USING (n) ORDER BY article"):
        yield f"{article} {key}\n".encode()


def _changes(old: Path | None, new: Iterable[bytes]) -> Iterator[_Change]:
    """Articles that are other than they were, at most one more than `FEW`."""
    found = 0
    try:
        file = old.open("rb") if old else io.BytesIO()
    except OSError:
        file = io.BytesIO()
    with file:
        marked = merge(((line, False) for line in file), ((line, True) for line in new))
        for article, group in groupby(marked, key=lambda pair: pair[0].split(b" ")[0]):
            sides = list(group)
            if len({line for line, _ in sides}) == 2 or len(sides) == 1:
                yield article.decode(), any(not side for _, side in sides), any(side for _, side in sides)
                found += 1
                if found > FEW:
                    return


def _amend(archive: Archive, store: ox.Store, changes: Iterable[_Change], aside: bytes) -> None:
    """Take out and put in named graphs, and what the union loses and gains by that."""
    for article, there, wanted in changes:
        for graph in _graphs(article) if there else ():
            _remove(store, graph)
        if wanted:
            _add(store, _lines(archive.db, article, aside))
    store.flush()


def _graphs(article: str) -> list[ox.NamedNode]:
    return [NAMES.kg(name) for name in _ASIDE] if article == _DESCRIBED else [NAMES.article(article)]


def _lines(db: sqlite3.Connection, article: str, aside: bytes) -> bytes:
    """The N-Quads of a wanted article, or of what is no article's."""
    if article == _DESCRIBED:
        return aside
    own, shared = db.execute("SELECT own, shared FROM wanted JOIN shard USING (n) JOIN part USING (n) WHERE article = ?", (article,)).fetchone()
    graph = graph_of(article)
    return b"".join(blocks(unpacked(own), graph)) + with_graph(unpacked(shared), graph)


def _gone(old: Path, changes: Iterable[_Change]) -> Iterator[Iterable[ox.Quad]]:
    """The quads of each named graph that was changed or taken out, as they were."""
    before = ox.Store.read_only(str(old))
    for article, there, _ in changes:
        for graph in _graphs(article) if there else ():
            yield before.quads_for_pattern(None, None, None, graph)


def _come(archive: Archive, changes: Iterable[_Change], aside: bytes) -> Iterator[Iterable[ox.Quad]]:
    """The quads of what was changed or put in, as they are."""
    for article, _, wanted in changes:
        if wanted:
            yield ox.parse(_lines(archive.db, article, aside), format=ox.RdfFormat.N_QUADS)


def _parts(db: sqlite3.Connection) -> Iterator[Iterable[ox.Quad]]:
    """The quads of every wanted article."""
    for own, shared in db.execute("SELECT own, shared FROM wanted JOIN part USING (n) ORDER BY n"):
        yield ox.parse(b"".join(blocks(unpacked(own))) + unpacked(shared), format=ox.RdfFormat.N_TRIPLES)


def _remove(store: ox.Store, graph: ox.NamedNode) -> None:
    gone = list(store.quads_for_pattern(None, None, None, graph))
    store.remove_graph(graph)
    for quad in gone:
        others = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(isinstance(other.graph_name, ox.DefaultGraph) for other in others):
            store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))


def _add(store: ox.Store, lines: bytes) -> None:
    quads = list(ox.parse(lines, format=ox.RdfFormat.N_QUADS))
    store.extend([*quads, *(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)])


def _load(folder: Path, lines: Path) -> None:
    """Load sorted N-Quads and their union, in pieces: Oxigraph holds all of what it is given at once."""
    store = ox.Store(str(folder))
    for form, told in ((ox.RdfFormat.N_QUADS, _blocks), (ox.RdfFormat.N_TRIPLES, _union)):
        with reading(lines) as file:
            for piece in _pieces(told(file)):
                store.bulk_load(piece, format=form)
    store.optimize()
    store.flush()


def _blocks(lines: IO[bytes]) -> Iterator[bytes]:
    """The lines, some at a time."""
    while block := lines.readlines(_BLOCK):
        yield b"".join(block)


def _union(lines: IO[bytes]) -> Iterator[bytes]:
    """The triples of sorted N-Quads, each once, some at a time."""
    last = b""
    while block := lines.readlines(_BLOCK):
        triples = dict.fromkeys(line.rpartition(b" <")[0] for line in block)
        triples.pop(last, None)
        if triples:
            last = next(reversed(triples))
            yield b" .\n".join([*triples, b""])


def _pieces(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The blocks joined, `_PIECE` bytes or a little more at a time."""
    held, size = list[bytes](), 0
    for block in blocks:
        held.append(block)
        size += len(block)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
