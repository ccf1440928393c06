"""Many articles to one graph in one folder."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from time import perf_counter

from kg.errors import UsageError
from kg.inputs import IsolatedReader, count
from kg.knowledge import Knowledge, load_knowledge
from kg.run.account import Summary, write_account, write_failures
from kg.run.archive import Archive
from kg.run.counts import Totals
from kg.run.disk_store import update_store
from kg.run.intake import Intake, Progress
from kg.run.pool import ROOM, outcomes, some
from kg.run.publish import graph_files, publish
from kg.run.work import Failure, Options
from kg.values import collecting_seldom

FEW = 32  # articles below which the start of more processes costs more than it saves


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    paths: Sequence[Path],
    out: Path,
    options: Options | None = None,
    *,
    jobs: int | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
    store: Path | None = None,
    failing: Callable[[Failure], None] | None = None,
) -> Summary:
    """Read every article at and below `paths` and write graph.ttl, graph.nq, graph.html and run.json to `out`; with `background` its Turtle too.

    Files that are there are replaced whole or not at all; an interrupted run goes on where it stopped. The bytes of the graph and of
    the page depend on the articles and the options only. One bad article does not stop the others: it goes into failures.jsonl. Where
    no article could be read, the graph of an earlier run stays.

    Args:
        paths: files and folders.
        out: the folder to write to; it also keeps each article's part, so that the next run reads only what changed.
        options: dates, rules and so on.
        jobs: processes; by default as many as there are processors, and one for a few articles.
        fresh: forget what earlier runs kept.
        progress: called after each article, when what came of it is on disk.
        store: a folder for an Oxigraph store that holds the same graph.
        failing: called for each article that fails, at once.

    Raises:
        UsageError: a path is not there, a folder has no article, `out` cannot be written, or another run writes there.
        DataFileError: a rule pack or a name list has faults.
    """
    started, options = perf_counter(), options or Options()
    total = count(paths) or 0
    knowledge = load_knowledge(options.rules, options.gazetteer)
    with collecting_seldom(), closing(_open(out, fresh=fresh)) as archive, IsolatedReader() as reader:
        try:
            intake = Intake(archive, options, knowledge.digest, _teller(progress, failing, total))
            changed = intake.changed(paths, reader)
            first = list(some(changed, FEW, ROOM))
            few = len(first) < FEW and sum(len(article.data) for article in first) < ROOM
            workers = jobs or (1 if few else processors())
            for outcome in outcomes(chain(first, changed), options, knowledge, form="shard", jobs=workers, reader=reader):
                intake.take(outcome)
            return _finish(archive, intake, out, options, knowledge, store, jobs or processors(), started)
        except sqlite3.DatabaseError as error:
            raise UsageError(f"{archive.folder}: {error}; see that there is room on the disk, or start over with --fresh") from error


def _teller(progress: Progress | None, failing: Callable[[Failure], None] | None, total: int) -> Callable[[str, Failure | None], None]:
    done = 0

    def tell(source: str, failure: Failure | None) -> None:
        nonlocal done
        done += 1
        if failure is not None and failing is not None:
            failing(failure)
        if progress is not None:
            progress(source, done, total)

    return tell


def _open(out: Path, *, fresh: bool) -> Archive:
    try:
        return Archive(out / "articles", fresh=fresh)
    except (OSError, sqlite3.OperationalError) as error:
        said = (error.strerror if isinstance(error, OSError) else None) or error
        raise UsageError(f"{out}: cannot be written ({said}); give another folder with --out") from error


def _finish(
    archive: Archive, intake: Intake, out: Path, options: Options, knowledge: Knowledge, store: Path | None, jobs: int, started: float
) -> Summary:  # fmt: skip
    """Write the graph and take out what vanished; where nothing could be read, leave all as it is."""
    archive.settle()
    lines, _ = graph_files(packed=options.packed)
    articles, kept, counted, removed = archive.number("SELECT COUNT(*) FROM wanted"), intake.kept(), Totals(), 0
    if articles:
        counted = publish(archive, out, knowledge.gazetteer if options.background else None, jobs, packed=options.packed)
        if store is not None:
            update_store(archive, store, out / lines)
        removed = archive.remove_others()
    duplicates: dict[str, tuple[str, ...]] = {}
    for same, source in archive.duplicates():
        duplicates[same] = (*duplicates.get(same, ()), source)
    seconds = perf_counter() - started
    summary = Summary(out, articles - kept, kept, removed, intake.failures(), duplicates, counted, seconds, out / lines)
    write_account(archive, summary, knowledge.digest, options)
    write_failures(out, summary.failures)
    return summary
