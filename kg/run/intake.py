"""Which articles a run must read, which it has read before, and what it says of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.errors import UsageError
from kg.inputs import Article, Reader, Unreadable, articles, roots, walk
from kg.run.archive import Archive, from_bytes, to_bytes
from kg.run.cache import code_digest, content_digest, shard_key
from kg.run.pool import Outcome
from kg.run.work import Done, Failure, Options, failed

Progress = Callable[[str, int, int], None]  # the source just done, how many are done, of how many (0 where that is not known)
_HELD = "SELECT source, content FROM file JOIN input ON file = path WHERE path = ? AND stamp = ? ORDER BY n"
_ALONE = """
SELECT path, stamp, n, source, content, key FROM file JOIN input ON file = path
WHERE path IN ({}) AND same IS NULL AND EXISTS (SELECT 1 FROM shard WHERE shard.key = input.key)
    AND NOT EXISTS (SELECT 1 FROM input other WHERE other.file = path AND other.n <> input.n)
    AND NOT EXISTS (SELECT 1 FROM input other WHERE other.content = input.content AND other.n <> input.n)
"""
_NOTE = """
INSERT INTO input (source, file, content, key, same) VALUES (?, ?, ?, ?, ?) ON CONFLICT (source) DO
UPDATE SET file = excluded.file, content = excluded.content, key = excluded.key, same = excluded.same
WHERE (file, content, key, same) IS NOT (excluded.file, excluded.content, excluded.key, excluded.same)
"""
_HANDFUL = 256  # files that the archive is asked about at once
FRESH = 2.0  # seconds within which a file may be written to again without a change of its times


@dataclass(frozen=True, slots=True)
class _Alone:
    """The row of an article that is alone in its file and as it was: nothing of it need be written, but that it was seen."""

    number: int
    source: str
    content: str


class Intake:
    """The inputs of one run. Nothing grows in memory but the number of what is done."""

    def __init__(self, archive: Archive, options: Options, knowledge_digest: str, tell: Callable[[str, Failure | None], None]) -> None:
        """`tell` hears of each article that is done with, and of its failure where it failed."""
        self._archive, self._db, self._tell = archive, archive.db, tell
        self._options, self._knowledge = options, knowledge_digest
        self._read_by = f"{options.fields} {code_digest()}"
        self._noted = set[str]()  # contents that were noted since the archive was last asked about a handful
        self._last = archive.number("SELECT COALESCE(MAX(n), 0) FROM shard")

    def changed(self, paths: Sequence[Path], reader: Reader) -> Iterator[Article]:
        """The articles that must be read. A file that is as it was, all of whose articles are kept, is not even opened.

        Raises:
            UsageError: a path is not there, or a folder has no article.
        """
        return self._changed(walk(roots(paths)), reader)

    def _changed(self, files: Iterator[Path | Unreadable], reader: Reader) -> Iterator[Article]:
        while handful := list(islice(files, _HANDFUL)):
            found = [(path, *self._told(path)) for path in handful]
            alone = self._alone({name: stamp for _, name, stamp in found if stamp})
            for path, name, stamp in found:
                if isinstance(path, Unreadable):
                    self.take(failed(path))
                elif name in alone and alone[name].content not in self._noted:
                    self._see(alone[name])
                elif not (stamp and self._as_before(path, stamp)):
                    yield from self._read(path, stamp, reader)

    def _told(self, path: Path | Unreadable) -> tuple[bytes, str]:
        """The name of a file as the archive has it, and its stamp."""
        return (b"", "") if isinstance(path, Unreadable) else (to_bytes(str(path)), self._stamp(path))

    def _read(self, path: Path, stamp: str, reader: Reader) -> Iterator[Article]:
        """The articles of a file that must be read."""
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

    def _alone(self, stamps: Mapping[bytes, str]) -> dict[bytes, _Alone]:
        """Of some files those that are as they were and hold one article each, as most do: it is kept, and no other has its content."""
        self._noted.clear()
        alone: dict[bytes, _Alone] = {}
        for name, stamp, number, source, content, key in self._db.execute(_ALONE.format(", ".join("?" * len(stamps))), tuple(stamps)):
            one = _Alone(number, from_bytes(source), content)
            if stamp == stamps[name] and key == self._key(one.source, content):
                alone[name] = one
        return alone

    def _see(self, one: _Alone) -> None:
        self._db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (one.number,))
        self._tell(one.source, None)

    def _as_before(self, path: Path, stamp: str) -> bool:
        """Whether all that a file holds is kept; if so it is taken."""
        found = [(from_bytes(source), content) for source, content in self._db.execute(_HELD, (to_bytes(str(path)), stamp)).fetchall()]
        if not found or not all(self._first(content) or self._archive.has(self._key(source, content)) for source, content in found):
            return False
        return all(self._note(path, source, content) for source, content in found)

    def _one(self, path: Path, article: Article) -> Iterator[Article]:
        twice = "SELECT 1 FROM input JOIN seen USING (n) WHERE source = ?"
        if self._db.execute(twice, (to_bytes(article.source),)).fetchone():
            self.take(failed(Unreadable(article.source, f"{article.source}: its container has two of this name; this one is left out")))
            return
        self._db.execute("DELETE FROM input WHERE source = ?", (to_bytes(article.source),))  # rows are to stand as their container has them
        if not self._note(path, article.source, content_digest(article)):
            yield article

    def _note(self, path: Path, source: str, content: str) -> bool:
        """Put an article among the inputs; whether it need not be read."""
        same, key = self._first(content), self._key(source, content)
        self._db.execute(_NOTE, (to_bytes(source), to_bytes(str(path)), content, key, same))
        self._db.execute("INSERT OR IGNORE INTO seen SELECT n FROM input WHERE source = ?", (to_bytes(source),))
        self._noted.add(content)
        known = same is not None or self._archive.has(key)
        if known:
            self._tell(source, None)
        return known

    def _first(self, content: str) -> bytes | None:
        """The source of the article of this run that has the same content and came first."""
        row = self._db.execute("SELECT source FROM input JOIN seen USING (n) WHERE content = ? AND same IS NULL", (content,)).fetchone()
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
