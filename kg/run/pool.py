"""Articles to outcomes, here or in several processes; the order of the outcomes is not that of the articles."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import wait
from typing import Any

from kg.inputs import HERE, Article, Reader
from kg.knowledge import Knowledge
from kg.run.work import Done, Failure, Form, Options, serve, work

ROOM = 32 << 20  # bytes of articles in hand, beyond which no more are taken
_BATCH = 8  # short articles that go to a process at once, and their outcomes back: the process that leads has a third of the work with them
_SHORT = 64 << 10  # bytes after which a batch is full

Outcome = Done | Failure


def outcomes(
    articles: Iterable[Article], options: Options, knowledge: Knowledge, *, form: Form = "nq", jobs: int = 1, reader: Reader = HERE
) -> Iterator[Outcome]:
    """One outcome for each article, as they get done; each process beyond the first loads the knowledge anew.

    `reader` is what reads where all is done here; several processes have an `IsolatedReader` each.
    """
    if jobs <= 1:
        for article in articles:
            yield work(article, options, knowledge, form, reader)
        return
    team = _Team(iter(articles), options, form, jobs)
    try:
        yield from team.run()
    finally:
        team.end()


class _Worker:
    """A process that reads, the batch that it has in hand, and whether that killed a process before.

    Each has a pipe of its own: in a queue that several share, one that is killed while it writes stops all the others.
    """

    def __init__(self, options: Options, form: Form) -> None:
        context = multiprocessing.get_context("spawn")  # the same on every system, and no locks of the parent are inherited
        self.connection, theirs = context.Pipe()
        self.batch: list[Article] = []
        self.suspected = False
        self._process = context.Process(target=serve, args=(theirs, options, form))
        self._process.start()
        theirs.close()  # so that its end is the end of the pipe

    def give(self, batch: list[Article], *, suspected: bool) -> None:
        self.batch, self.suspected = batch, suspected
        with suppress(OSError):  # it has ended; who waits for it sees that
            self.connection.send(batch)

    def take(self) -> list[Outcome]:
        """What came of the batch; EOFError or OSError where the process was ended."""
        found: list[Outcome] = self.connection.recv()
        return found

    def end(self) -> None:
        self.connection.close()
        if self.batch:
            self._process.kill()
        self._process.join()


class _Team:
    def __init__(self, articles: Iterator[Article], options: Options, form: Form, jobs: int) -> None:
        self._articles, self._options, self._form = articles, options, form
        self._workers = [_Worker(options, form) for _ in range(jobs)]
        self._suspects: list[Article] = []  # that a process held which was ended from outside, as a system short of memory does
        self._told = 0  # bytes of the articles whose outcomes are being told: they are in hand until that is done
        self._singly = 2 * jobs  # articles that go out one by one, so that every process has something to do at once

    def run(self) -> Iterator[Outcome]:
        self._feed()
        while busy := self._busy():
            for connection in wait(busy):
                worker = busy[connection]
                self._told = sum(len(article.data) for article in worker.batch)
                found = self._found(worker)
                self._feed()
                yield from found
            self._told = 0
            self._feed()

    def _busy(self) -> dict[Any, _Worker]:
        return {worker.connection: worker for worker in self._workers if worker.batch}

    def end(self) -> None:
        for worker in self._workers:
            worker.end()

    def _found(self, worker: _Worker) -> list[Outcome]:
        """What came of a worker's batch. Where it was ended, another takes its place, and what it had in hand is tried once more, one by one."""
        batch, suspected = worker.batch, worker.suspected
        try:
            found = worker.take()
        except (EOFError, OSError):
            worker.end()
            self._workers[self._workers.index(worker)] = _Worker(self._options, self._form)
            if not suspected:
                self._suspects += batch
                return []
            found = [Failure(one.source, "extract", "ProcessEnded", _ended(one)) for one in batch]
        worker.batch = []
        return found

    def _feed(self) -> None:
        """Give every worker that has nothing to do a batch, as long as there are articles and room for them."""
        for worker in self._workers:
            if worker.batch:
                continue
            if self._suspects:
                worker.give([self._suspects.pop()], suspected=True)
                continue
            room = ROOM - self._told - sum(len(article.data) for one in self._workers for article in one.batch)
            batch = list(some(self._articles, 1 if self._singly else _BATCH, min(room, _SHORT)))
            self._singly = max(0, self._singly - 1)
            if batch:
                worker.give(batch, suspected=False)


def _ended(article: Article) -> str:
    return f"{article.source}: the process that read it was ended from outside, twice; there may be too little memory (try -j 1)"


def some(articles: Iterator[Article], most: int, size: int) -> Iterator[Article]:
    """The next articles: at most so many, and no more after so many bytes; where nothing else is in hand, there is room for one of any size."""
    while most > 0 and size > 0 and (article := next(articles, None)) is not None:
        most, size = most - 1, size - len(article.data)
        yield article
