"""Articles to outcomes, here or in several processes; the order of the outcomes is not that of the articles."""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from kg.inputs import HERE, Article, Reader
from kg.knowledge import Knowledge
from kg.run.work import Done, Failure, Form, Options, start_worker, work, work_here

_AHEAD = 4  # articles in hand for each process: enough to keep it busy, few enough to hold in memory
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
        # A process was killed from outside, as a system short of memory does; which article it held is not known, so each that was
        # in hand gets a process of its own.
        for article in died:
            alone = yield from _parallel(iter([article]), options, form, 1)
            if alone:
                what = f"{article.source}: the process that read it was ended from outside; there may be too little memory (try -j 1)"
                yield Failure(article.source, "extract", BrokenProcessPool.__name__, what)
        died = yield from _parallel(rest, options, form, jobs)


def _parallel(articles: Iterator[Article], options: Options, form: Form, jobs: int) -> Generator[Outcome, None, list[Article]]:
    """Yields outcomes; returns the articles that were in hand where a process died, none where all was done."""
    context = multiprocessing.get_context("spawn")  # the same on every system, and no locks of the parent are inherited
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=start_worker, initargs=(options, form))
    held: dict[Future[Outcome], Article] = {}
    next_up: list[Article] = []
    try:
        while True:
            next_up += some(articles, jobs * _AHEAD - len(held), ROOM - sum(len(article.data) for article in held.values()))
            while next_up:
                held[pool.submit(work_here, next_up[-1])] = next_up[-1]
                next_up.pop()
            if not held:
                return []
            for future in wait(held, return_when=FIRST_COMPLETED).done:
                outcome = future.result()
                del held[future]
                yield outcome
    except BrokenProcessPool:
        return [*held.values(), *next_up]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def some(articles: Iterator[Article], most: int, size: int) -> Iterator[Article]:
    """The next articles: at most so many, and no more after so many bytes; where nothing else is in hand, there is room for one of any size."""
    while most > 0 and size > 0 and (article := next(articles, None)) is not None:
        most, size = most - 1, size - len(article.data)
        yield article
