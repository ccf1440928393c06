"""Many articles to one graph in one folder."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from time import perf_counter
from typing import Any

from kg.errors import UsageError
from kg.inputs import Article, Unreadable, articles, count
from kg.knowledge import Knowledge, load_knowledge
from kg.run.cache import Shards, shard_key
from kg.run.counts import Totals
from kg.run.outputs import write_account, write_graph
from kg.run.pool import Outcome, outcomes
from kg.run.work import Done, Failure, Options, failed

FEW = 6  # articles below which the start of more processes costs more than it saves
Progress = Callable[[str, int, int], None]  # the path just done, how many are done, of how many


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run did. `read` and `kept` are articles read anew and taken from the last run; `removed` those that vanished."""

    out: Path
    read: int
    kept: int
    removed: int
    failures: tuple[Failure, ...]
    duplicates: Mapping[str, tuple[str, ...]]  # path of an article -> other paths with the same bytes
    totals: Totals = field(default_factory=Totals)
    seconds: float = 0.0

    @property
    def articles(self) -> int:
        """How many articles the graph has."""
        return self.read + self.kept


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
        progress: called after each article.

    Raises:
        UsageError: a path is not there, a folder has no article, or `out` cannot be written.
        DataFileError: a rule pack or a name list has faults.
    """
    started, options = perf_counter(), options or Options()
    found, total = articles(paths), count(paths)
    knowledge = load_knowledge(options.rules, options.gazetteer)
    gc.freeze()  # as in `start_worker`
    run = _Run(_open(out, fresh=fresh), options, knowledge, progress, total or 0)
    changed = run.changed(found)
    first = list(islice(changed, FEW))
    workers = jobs or (1 if len(first) < FEW else processors())
    for outcome in outcomes(chain(first, changed), options, knowledge, jobs=workers):
        run.take(outcome)
    summary = run.finish(out, started)
    write_account(summary.out / "run.json", _account(summary, run, options), summary.failures)
    return summary


def _open(out: Path, *, fresh: bool) -> Shards:
    try:
        if fresh:
            with suppress(FileNotFoundError):
                shutil.rmtree(out / "articles")
        return Shards(out / "articles")
    except OSError as error:
        raise UsageError(f"{out}: cannot be written ({error.strerror}); give another folder with --out") from error


class _Run:
    """The state of one run: which article has which shard, and what failed."""

    def __init__(self, shards: Shards, options: Options, knowledge: Knowledge, progress: Progress | None, total: int) -> None:
        self._shards, self._options, self._progress, self._total = shards, options, progress, total
        self.knowledge_digest = knowledge.digest
        self._known = knowledge.gazetteer if options.background else None
        self._keys: dict[str, str] = {}  # path -> key of its shard, of every article that is to be in the graph
        self._by_content: dict[str, str] = {}  # digest of the bytes -> the first path that has them
        self.records: dict[str, dict[str, Any]] = {}
        self._failures: list[Failure] = []
        self._duplicates: dict[str, list[str]] = {}
        self._kept = 0
        self._done = 0

    def changed(self, found: Iterable[Article | Unreadable]) -> Iterator[Article]:
        """The articles that must be read; those that are as they were are taken from their shards on the way."""
        for article in found:
            if isinstance(article, Unreadable):
                self.take(failed(article))
                continue
            same = self._by_content.setdefault(sha256(article.data).hexdigest(), article.source)
            if same != article.source:
                self._duplicates.setdefault(same, []).append(article.source)
                self._tell(article.source)
                continue
            key = self._keys[article.source] = shard_key(article, self._options, self.knowledge_digest)
            record = self._shards.record(key)
            if record is None:
                yield article
            else:
                self.records[article.source] = record
                self._kept += 1
                self._tell(article.source)

    def take(self, outcome: Outcome) -> None:
        """Keep what came out of one article."""
        if isinstance(outcome, Done):
            self._shards.keep(self._keys[outcome.source], outcome)
            self.records[outcome.source] = dict(outcome.record)
        else:
            self._failures.append(outcome)
        self._tell(outcome.source)

    def _tell(self, source: str) -> None:
        self._done += 1
        if self._progress:
            self._progress(source, self._done, self._total)

    def finish(self, out: Path, started: float) -> Summary:
        """Write the graph and take out what vanished."""
        keys = [self._keys[source] for source in sorted(self.records)]
        counted = write_graph(out, [self._shards.path(key) for key in keys], self._known) if keys else Totals()
        return Summary(
            out=out,
            read=len(self.records) - self._kept,
            kept=self._kept,
            removed=self._shards.remove_others(keys) if keys else 0,
            failures=tuple(sorted(self._failures, key=lambda failure: failure.source)),
            duplicates={path: tuple(others) for path, others in sorted(self._duplicates.items())},
            totals=counted,
            seconds=perf_counter() - started,
        )


def _account(summary: Summary, run: _Run, options: Options) -> dict[str, Any]:
    """What run.json says of one run besides what is the same in all."""
    articles = [
        {**run.records[source], **({"same_bytes": list(summary.duplicates[source])} if source in summary.duplicates else {})}
        for source in sorted(run.records)
    ]
    return {
        "knowledge": run.knowledge_digest,
        "options": {
            "published": str(options.published) if options.published else None,
            "publisher": options.publisher,
            "rules": [str(path) for path in options.rules],
            "gazetteer": [str(path) for path in options.gazetteer],
            "mentions": options.mentions,
            "background": options.background,
        },
        "articles": articles,
        "read": summary.read,
        "kept": summary.kept,
        "removed": summary.removed,
        "failed": len(summary.failures),
        "seconds": round(summary.seconds, 3),
        "totals": summary.totals,
    }
