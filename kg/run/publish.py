"""The graph's files out of the archive: written anew as one stream, or amended where little changed."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.graph import background, describe, paragraphs, triples_of, write
from kg.mentions import Gazetteer
from kg.ontology import load_ontology
from kg.run.anew import Extra, write_anew
from kg.run.archive import Archive
from kg.run.cache import code_digest
from kg.run.counts import Totals
from kg.run.packed import created
from kg.run.page import looks_digest, page
from kg.run.relations import Relations
from kg.run.shard import NAMES, blocks, graph_of, key_of, packed, records, unpacked, with_graph
from kg.run.sorted_file import ARTICLES, SortedLines, splice
from kg.run.sorting import Sorter
from kg.run.streams import PACKED, OutOfStep
from kg.run.tally import Tally, subject_of
from kg.run.turtle_file import amend_turtle_file

PAGE, KNOWN = "graph.html", "background.ttl"
FEW = 1000  # articles that come or go up to which files are amended; beyond, it is as quick to write them anew

_ADDED = "SELECT n FROM wanted WHERE n NOT IN (SELECT n FROM published)"
_DROPPED = "SELECT n FROM published WHERE n NOT IN (SELECT n FROM wanted)"


def graph_files(*, packed: bool) -> tuple[str, str]:
    """The names of the graph's files: its lines, and its Turtle."""
    end = PACKED if packed else ""
    return f"graph.nq{end}", f"graph.ttl{end}"


def publish(archive: Archive, out: Path, known: Gazetteer | None, jobs: int = 1, *, packed: bool = False) -> Totals:
    """Bring graph.nq, graph.ttl, graph.html and background.ttl to what is `wanted`; returns what the graph holds.

    Where the files are those of the last run and a few articles came or went, only what these touch is made anew, and the rest is copied
    as it is; where nothing came or went, the files are left alone. All are ready before the first is put in its place. `jobs` are the
    processes that may work at it. `packed` has graph.nq.gz and graph.ttl.gz in place of the two (see `kg.run.packing`).
    """
    scratch = archive.folder / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        return _Publisher(archive, out, scratch, known, jobs, graph_files(packed=packed)).run()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


class _Publisher:
    def __init__(self, archive: Archive, out: Path, scratch: Path, known: Gazetteer | None, jobs: int, files: tuple[str, str]) -> None:
        self.archive, self.db, self.out, self.scratch, self.known, self.jobs = archive, archive.db, out, scratch, known, jobs
        self.files, self.relations = files, Relations(archive.db)

    def run(self) -> Totals:
        count = self.archive.number
        changes = count(f"SELECT COUNT(*) FROM ({_ADDED})") + count(f"SELECT COUNT(*) FROM ({_DROPPED})")  # noqa: S608
        whole = all(self.archive.meta(name) == value for name, value in (("files", self._stamps()), ("made", self._made())))
        if whole and not changes:
            return Tally(self.db, empty=False).totals()
        if not (whole and changes <= FEW and self._amended()):
            self.db.rollback()
            self.relations.forget()
            self._write_anew()
        totals = Tally(self.db, empty=False).totals()
        (self.scratch / PAGE).write_bytes(page(self.archive, self.relations, self.scratch / self.files[0], totals).encode())
        self._put()
        return totals

    def _made(self) -> bytes:
        """What besides the articles decides the files."""
        return f"{code_digest()} {looks_digest()} {'with' if self.known is not None else 'without'} background {' '.join(self.files)}".encode()

    def _write_anew(self) -> None:
        lines, turtle = (self.scratch / name for name in self.files)
        anew = write_anew(self.archive, lines, turtle, self._extra, self.jobs)
        self._save(anew.tally, anew.extra, anew.sections)

    def _amended(self) -> bool:
        """Whether the files could be amended; they cannot where they are not what the archive says."""
        try:
            with SortedLines(self.out / self.files[0]) as old:
                self._amend(old)
        except OutOfStep:
            return False
        return True

    def _amend(self, old: SortedLines) -> None:
        tally = Tally(self.db, empty=False)
        added, dropped = Sorter(self.scratch, "added"), Sorter(self.scratch, "dropped")
        said: dict[bool, set[bytes]] = {True: set(), False: set()}
        edits: dict[bytes, bytes | None] = {}
        gone: set[bytes] = set()
        for query, coming, lines in ((_DROPPED, False, dropped), (_ADDED, True, added)):
            for part in self.archive.parts(query):
                tally.add_article(part.counts, 1 if coming else -1)
                self.relations.move(part.number, unpacked(part.ties), 1 if coming else -1)
                graph, shared = graph_of(part.article), unpacked(part.shared)
                for piece in (*blocks(unpacked(part.own), graph), with_graph(shared, graph)):
                    lines.add(piece.splitlines(keepends=True))
                said[coming].update(shared.splitlines(keepends=True))
                edits.update((key_of(record), record if coming else None) for record in unpacked(part.turtle).splitlines(keepends=True))
                if not coming:
                    gone.add(NAMES.article(part.article).value.encode())
        edits |= _changed_subjects(old, tally, said[True], said[False], gone)
        extra, before = self._extra(tally), json.loads(unpacked(self.archive.meta("extra")))
        added.add(extra.lines)
        dropped.add(before[0].encode().splitlines(keepends=True))
        edits |= {key_of(record): None for record in before[1].encode().splitlines(keepends=True)} | {key_of(one): one for one in extra.records}
        with created(self.scratch / self.files[0]) as file:
            splice(old, added.pieces(), dropped.pieces(), file)
        prefixes = tally.prefixes() | extra.prefixes
        sections = amend_turtle_file(self.out / self.files[1], self.archive.meta("sections"), self.scratch / self.files[1], edits, prefixes)
        self._save(tally, extra, sections)

    def _extra(self, tally: Tally) -> Extra:
        description = describe(tally.counts(), files=self.files)
        told = paragraphs(triples_of(description), NAMES)
        beforehand: list[ox.Quad] = []
        if self.known is not None:
            mentioned = {one for one in self.known.entries if tally.knows(NAMES.kg(one).value)}
            beforehand = background(self.known, load_ontology(), mentioned, tally.days())
        lines = write([*description, *beforehand], "nq").splitlines(keepends=True)
        prefixes = frozenset(prefix for paragraph in told for prefix in paragraph.used)
        return Extra(tuple(lines), tuple(records(told)), prefixes, write(beforehand, "ttl") if beforehand else b"")

    def _save(self, tally: Tally, extra: Extra, sections: bytes) -> None:
        """Note in the archive what the files now hold; it counts once the files are in their places."""
        tally.save()
        self.relations.save()
        for name, value in (("extra", _packed(extra)), ("sections", sections), ("made", self._made())):
            self.archive.set_meta(name, value)
        self.db.execute("DELETE FROM published WHERE n NOT IN (SELECT n FROM wanted)")
        self.db.execute("INSERT OR IGNORE INTO published SELECT n FROM wanted")
        if extra.known:
            (self.scratch / KNOWN).write_bytes(extra.known)

    def _put(self) -> None:
        for name in (*graph_files(packed=False), *graph_files(packed=True), PAGE, KNOWN):
            if (self.scratch / name).is_file():
                (self.scratch / name).replace(self.out / name)
            else:
                (self.out / name).unlink(missing_ok=True)
        self.archive.set_meta("files", self._stamps())
        self.db.commit()

    def _stamps(self) -> bytes:
        """What tells that the files are those that were put there, without reading them."""
        return "\n".join(_stamps(self.out / name for name in (*self.files, PAGE, *([KNOWN] if self.known is not None else [])))).encode()


def _packed(extra: Extra) -> bytes:
    parts = (b"".join(extra.lines), b"".join(extra.records))
    return packed(json.dumps([part.decode() for part in parts]).encode())


def _stamps(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            yield f"{path.name} none"
        else:
            yield f"{path.name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"


def _changed_subjects(old: SortedLines, tally: Tally, added: set[bytes], dropped: set[bytes], gone: set[bytes]) -> dict[bytes, bytes | None]:
    """The records of the entities and events of which the graph now tells something else; None for what nobody tells of any more.

    A triple is new where no line had it, and is gone where only articles had it that are `gone`. (Sorted, they are looked up from front to back.)
    """
    new = {triple for triple in sorted(added - dropped) if next(_articles(old, triple), None) is None}
    lost = {triple for triple in sorted(dropped - added) if all(article in gone for article in _articles(old, triple))}
    coming: dict[bytes, list[bytes]] = defaultdict(list)
    for triple in new:
        coming[triple[: triple.index(b" ")]].append(triple)
    edits: dict[bytes, bytes | None] = {}
    for iri in sorted({*coming, *(triple[: triple.index(b" ")] for triple in lost)}):
        before = list(old.triples(iri))
        after = sorted({*before, *coming[iri]} - lost)
        if before:
            subject = subject_of(before)
            tally.add_subject(subject, -1)
            edits[key_of(subject.record)] = None
        if after:
            subject = subject_of(after)
            tally.add_subject(subject)
            edits[key_of(subject.record)] = subject.record
    return edits


def _articles(old: SortedLines, triple: bytes) -> Iterator[bytes]:
    """The articles (IRIs) whose graphs have a triple."""
    for line in old.having(triple[:-2] + b"<"):
        graph = line.rpartition(b" <")[2][:-4]
        if not graph.startswith(ARTICLES):  # those of articles come first
            return
        yield graph
