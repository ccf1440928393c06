"""Articles to outcomes, here or in several processes; the order of the outcomes is not that of the articles."""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from kg.inputs import HERE, Article, Reader
from kg.knowledge import Knowledge
from kg.run.work import Done, Failure, Form, Options, start_worker, work, work_here

_AHEAD = 4  # batches in hand for each process: enough to keep it busy, few enough to hold in memory
_BATCH = 8  # short articles that go to a process at once, and their outcomes back: the process that leads has a third of the work with them
_SHORT = 64 << 10  # bytes after which a batch is full
ROOM = 32 << 20  # bytes of articles in hand, beyond which no more are taken

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
    rest = iter(articles)
    died = yield from _parallel(rest, options, form, jobs)
    while died:
        # A process was killed from outside, as a system short of memory does; which article it held is not known, so those that were
        # in hand go one by one to a process of their own.
        again = iter(died)
        while alone := (yield from _parallel(again, options, form, 1, ahead=1, most=1)):
            for article in alone:
                what = f"{article.source}: the process that read it was ended from outside; there may be too little memory (try -j 1)"
                yield Failure(article.source, "extract", BrokenProcessPool.__name__, what)
        died = yield from _parallel(rest, options, form, jobs)


def _parallel(
    articles: Iterator[Article], options: Options, form: Form, jobs: int, *, ahead: int = _AHEAD, most: int = _BATCH
) -> Generator[Outcome, None, list[Article]]:
    """Yields outcomes; returns the articles that were in hand where a process died, none where all was done.

    `ahead` are the batches in hand for each process, `most` the articles of one.
    """
    context = multiprocessing.get_context("spawn")  # the same on every system, and no locks of the parent are inherited
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=start_worker, initargs=(options, form))
    held: dict[Future[list[Outcome]], list[Article]] = {}
    next_up: list[Article] = []
    singly = jobs * ahead  # articles that go out one by one, so that every process has something to do at once
    try:
        while True:
            while len(held) < jobs * ahead:
                room = ROOM - sum(len(article.data) for batch in held.values() for article in batch)
                next_up = list(some(articles, 1 if singly else most, min(room, _SHORT)))
                if not next_up:
                    break
                held[pool.submit(work_here, next_up)] = next_up
                next_up, singly = [], max(0, singly - 1)
            if not held:
                return []
            for future in wait(held, return_when=FIRST_COMPLETED).done:
                batch = future.result()
                del held[future]
                yield from batch
    except BrokenProcessPool:
        return [article for batch in (*held.values(), next_up) for article in batch]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def some(articles: Iterator[Article], most: int, size: int) -> Iterator[Article]:
    """The next articles: at most so many, and no more after so many bytes; where nothing else is in hand, there is room for one of any size."""
    while most > 0 and size > 0 and (article := next(articles, None)) is not None:
        most, size = most - 1, size - len(article.data)
        yield article
