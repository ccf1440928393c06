"""The graph's lines and its Turtle written anew out of the archive: by one process or, where many articles are, by several."""

from __future__ import annotations

import itertools
import multiprocessing
from array import array
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from kg.run.archive import Archive, Part, opened_beside, parts
from kg.run.packed import created
from kg.run.shard import blocks, graph_of, unpacked, with_graph
from kg.run.sorting import Sorter
from kg.run.tally import Tally, subjects
from kg.run.turtle_file import write_turtle_file
from kg.run.work import follow_parent

MANY = 1000  # articles that are worth the start of another process
_WANTED = "SELECT n FROM wanted"


@dataclass(frozen=True, slots=True)
class Extra:
    """What the graph has besides its articles: its own description, which graph.ttl has too, and what is known beforehand."""

    lines: tuple[bytes, ...]  # sorted N-Quads
    records: tuple[bytes, ...]
    prefixes: frozenset[str]
    known: bytes  # Turtle, b"" for none


@dataclass(frozen=True, slots=True)
class Anew:
    """What was counted on the way, what the graph has besides, and where the sections of the Turtle lie."""

    tally: Tally
    extra: Extra
    sections: bytes


def write_anew(archive: Archive, lines: Path, turtle: Path, more: Callable[[Tally], Extra], jobs: int) -> Anew:
    """Write the graph of all `wanted` articles.

    Args:
        archive: where they are kept.
        lines: the file for the graph as sorted N-Quads; what does not fit into memory waits beside it.
        turtle: the file for the graph as Turtle.
        more: what the graph has besides, by what was counted of the articles.
        jobs: how many processes may sort beside this one, where there are many articles; 1 for none.
    """
    numbers = array("q", [number for (number,) in archive.db.execute(f"{_WANTED} ORDER BY n")])
    if jobs > 1 and (more_processes := min(jobs, len(numbers) // MANY)):
        try:
            with _Beside(archive.folder, lines, numbers, more_processes) as beside:
                return _write(archive, beside, turtle, more)
        except BrokenProcessPool:  # one was ended from outside, as a system short of memory does
            pass
    return _write(archive, _Here(lines), turtle, more)


class _Lines(Protocol):
    """Who writes the lines."""

    def add(self, part: Part) -> None:
        """Take an article."""

    def write(self, extra: Iterable[bytes]) -> None:
        """Write all there is, and these lines."""

    def wait(self) -> None:
        """Return when all is written."""


def _write(archive: Archive, lines: _Lines, path: Path, more: Callable[[Tally], Extra]) -> Anew:
    turtle, shared = (Sorter(path.parent, name) for name in ("turtle", "shared"))
    tally = Tally(archive.db, empty=True)
    for part in archive.parts(_WANTED):
        lines.add(part)
        shared.add(unpacked(part.shared).splitlines(keepends=True))
        turtle.add(unpacked(part.turtle).splitlines(keepends=True))
        tally.add_article(part.counts)
    for subject in subjects(shared.pieces()):
        tally.add_subject(subject)
        turtle.add([subject.record])
    extra = more(tally)
    lines.write(extra.lines)
    turtle.add(extra.records)
    sections = write_turtle_file(path, turtle.pieces(), tally.prefixes() | extra.prefixes)
    lines.wait()
    return Anew(tally, extra, sections)


class _Here:
    """Sorts and writes in this process."""

    def __init__(self, path: Path) -> None:
        self._path, self._sorter = path, Sorter(path.parent, "lines")

    def add(self, part: Part) -> None:
        add_lines(self._sorter, part)

    def write(self, extra: Iterable[bytes]) -> None:
        self._sorter.add(extra)
        _put(self._sorter, self._path)

    def wait(self) -> None:
        """It was written there and then."""


class _Beside:
    """Has other processes sort shares of the articles, from the first moment on, and one of them write what they sorted."""

    def __init__(self, folder: Path, path: Path, numbers: Sequence[int], jobs: int) -> None:
        context = multiprocessing.get_context("spawn")  # as in `kg.run.pool`
        self._path, self._stop = path, context.Event()
        self._pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(self._stop,))
        each = -(-len(numbers) // jobs)
        shares = [numbers[at : at + each] for at in range(0, len(numbers), each)]
        self._shares = [self._pool.submit(sort_lines, folder, path.parent, f"lines-{at}", share) for at, share in enumerate(shares)]
        self._written: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop.set()  # what is still at work here was broken off
        self._pool.shutdown(cancel_futures=True)

    def add(self, part: Part) -> None:
        """Those beside read it themselves."""

    def write(self, extra: Iterable[bytes]) -> None:
        runs = [run for share in self._shares for run in share.result()]
        self._written = self._pool.submit(write_lines, self._path, runs, list(extra))

    def wait(self) -> None:
        if self._written is not None:
            self._written.result()


_held: dict[str, Any] = {}  # what a process beside keeps


def _begin(stop: Any) -> None:
    follow_parent()
    _held["stop"] = stop


def sort_lines(folder: Path, scratch: Path, name: str, numbers: Sequence[int]) -> list[Path]:
    """The N-Quads of some articles of the archive in `folder` as sorted files in `scratch`; what a process beside does."""
    sorter = Sorter(scratch, name)
    with closing(opened_beside(folder, numbers)) as db:
        for part in itertools.takewhile(_wanted, parts(db, _WANTED)):
            add_lines(sorter, part)
    return sorter.runs()


def write_lines(path: Path, runs: Sequence[Path], extra: Iterable[bytes]) -> None:
    """The lines of sorted files, and some more, as one file; what a process beside does."""
    sorter = Sorter(path.parent, "merged", runs=runs)
    sorter.add(extra)
    _put(sorter, path)


def add_lines(sorter: Sorter, part: Part) -> None:
    """The N-Quads of an article."""
    graph = graph_of(part.article)
    sorter.add(blocks(unpacked(part.own), graph))
    sorter.add(with_graph(unpacked(part.shared), graph).splitlines(keepends=True))


def _put(sorter: Sorter, path: Path) -> None:
    with created(path) as file:
        for block in itertools.takewhile(_wanted, sorter.blocks()):
            file.write(b"".join(block))


def _wanted(_: object) -> bool:
    """Whether somebody still waits for this."""
    return not (_held and _held["stop"].is_set())
