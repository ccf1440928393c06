"""Which articles a run must read, which it has read before, and what it says of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.inputs import Article, Reader, Unreadable, articles, roots, walk
from kg.run.archive import Archive, from_bytes, to_bytes
from kg.run.cache import code_digest, content_digest, shard_key
from kg.run.pool import Outcome
from kg.run.work import Done, Failure, Options, failed

Progress = Callable[[str, int, int], None]  # the source just done, how many are done, of how many (0 where that is not known)
_HELD = """
SELECT source, content, key, (SELECT source FROM input first WHERE first.content = input.content AND run = :run AND same IS NULL),
    EXISTS (SELECT 1 FROM shard WHERE shard.key = input.key)
FROM file JOIN input ON file = path WHERE path = :path AND stamp = :stamp ORDER BY input.rowid
"""
FRESH = 2.0  # seconds within which a file may be written to again without a change of its times


class Intake:
    """The inputs of one run. Nothing grows in memory but the number of what is done."""

    def __init__(self, archive: Archive, options: Options, knowledge_digest: str, tell: Callable[[str, Failure | None], None]) -> None:
        """`tell` hears of each article that is done with, and of its failure where it failed."""
        self._archive, self._db, self._tell = archive, archive.db, tell
        self._options, self._knowledge = options, knowledge_digest
        self._read_by = f"{options.fields} {code_digest()}"
        self._last = archive.number("SELECT COALESCE(MAX(n), 0) FROM shard")

    def changed(self, paths: Sequence[Path], reader: Reader) -> Iterator[Article]:
        """The articles that must be read. A file that is as it was, all of whose articles are kept, is not even opened.

        Raises:
            UsageError: a path is not there, or a folder has no article.
        """
        return self._changed(walk(roots(paths)), reader)

    def _changed(self, files: Iterator[Path | Unreadable], reader: Reader) -> Iterator[Article]:
        for path in files:
            if isinstance(path, Unreadable):
                self.take(failed(path))
                continue
            stamp = self._stamp(path)
            if stamp and self._as_before(path, stamp):
                continue
            whole = True
            for item in self._inside(path, reader):
                if isinstance(item, Article):
                    yield from self._one(path, item)
                else:
                    whole = False
                    self.take(failed(item))
            if stamp and whole and self._stamp(path) == stamp:
                self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (to_bytes(str(path)), stamp))

    def _inside(self, path: Path, reader: Reader) -> Iterator[Article | Unreadable]:
        try:
            yield from articles([path], self._options.fields, reader)
        except UsageError as error:  # it has vanished since it was found
            yield Unreadable(str(path), str(error))

    def _stamp(self, path: Path) -> str:
        """What changes when a file does; "" where that cannot be relied on, since it was written to just now."""
        try:
            stat = path.stat()
        except OSError:
            return ""
        if max(stat.st_mtime, stat.st_ctime) > time.time() - FRESH:
            return ""
        return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino} {self._read_by}"

    def _as_before(self, path: Path, stamp: str) -> bool:
        """Whether all that a file holds is kept; if so it is taken."""
        rows = self._db.execute(_HELD, {"run": self._archive.run, "path": to_bytes(str(path)), "stamp": stamp}).fetchall()
        if len(rows) == 1 and self._is_taken(*rows[0]):
            return True
        found = [(from_bytes(source), content) for source, content, *_ in rows]
        if not found or not all(self._first(content) or self._archive.has(self._key(source, content)) for source, content in found):
            return False
        return all(self._note(path, source, content) for source, content in found)

    def _is_taken(self, source: bytes, content: str, key: str, first: bytes | None, there: int) -> bool:
        """Whether the row of an article that is alone in its file, as most are, could stay but for the number of the run: far less work."""
        name = from_bytes(source)
        if not (first or there) or key != self._key(name, content):
            return False
        self._db.execute("UPDATE input SET same = ?, run = ? WHERE source = ?", (first, self._archive.run, source))
        self._tell(name, None)
        return True

    def _one(self, path: Path, article: Article) -> Iterator[Article]:
        twice = "SELECT 1 FROM input WHERE source = ? AND run = ?"
        if self._db.execute(twice, (to_bytes(article.source), self._archive.run)).fetchone():
            self.take(failed(Unreadable(article.source, f"{article.source}: its container has two of this name; this one is left out")))
        elif not self._note(path, article.source, content_digest(article)):
            yield article

    def _note(self, path: Path, source: str, content: str) -> bool:
        """Put an article among the inputs; whether it need not be read."""
        same, key = self._first(content), self._key(source, content)
        row = (to_bytes(source), to_bytes(str(path)), content, key, same, self._archive.run)
        self._db.execute("INSERT OR REPLACE INTO input VALUES (?, ?, ?, ?, ?, ?)", row)
        known = same is not None or self._archive.has(key)
        if known:
            self._tell(source, None)
        return known

    def _first(self, content: str) -> bytes | None:
        """The source of the article of this run that has the same content and came first."""
        query = "SELECT source FROM input WHERE content = ? AND run = ? AND same IS NULL"
        row = self._db.execute(query, (content, self._archive.run)).fetchone()
        return bytes(row[0]) if row else None

    def _key(self, source: str, content: str) -> str:
        return shard_key(source, content, self._options, self._knowledge)

    def take(self, outcome: Outcome) -> None:
        """Keep what came out of one article; it is safe before anybody hears of it."""
        if isinstance(outcome, Done):
            assert outcome.shard is not None
            (key,) = self._db.execute("SELECT key FROM input WHERE source = ?", (to_bytes(outcome.source),)).fetchone()
            self._archive.keep(key, outcome.record, outcome.shard)
            self._tell(outcome.source, None)
        else:
            row = (to_bytes(outcome.source), outcome.stage, outcome.type, to_bytes(outcome.message))
            self._db.execute("INSERT INTO failure VALUES (?, ?, ?, ?)", row)
            self._tell(outcome.source, outcome)

    def failures(self) -> tuple[Failure, ...]:
        """What failed, by source."""
        rows = self._db.execute("SELECT source, stage, type, message FROM failure ORDER BY source, rowid")
        return tuple(Failure(from_bytes(source), stage, kind, from_bytes(message)) for source, stage, kind, message in rows)

    def kept(self) -> int:
        """How many of the wanted articles were read by an earlier run."""
        return self._archive.number(f"SELECT COUNT(*) FROM wanted WHERE n <= {self._last}")  # noqa: S608  # a number of ours
