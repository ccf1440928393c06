"""What a folder of outputs keeps of each article, in `articles/`, so that a second run reads only what changed.

It is one SQLite database. Of the forms that were at hand it is the one in which a shard is there whole or not at all, however the process
ends; in which 100,000 shards are no slower than ten (a file for each makes folders that take minutes to copy, list and delete); and in which
what vanished gives its room to what comes. The key of an article's shard is a digest of all that decides its content: see `kg.run.cache`.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.run.schema import open_database
from kg.run.shard import Shard, unpacked

FILE, LOCK = "articles.sqlite", "lock.sqlite"
_SHARD = "INSERT INTO shard (key, article, counts, ties) VALUES (?, ?, ?, ?)"
_SEEN = "CREATE TEMP TABLE seen (n INTEGER PRIMARY KEY)"  # the inputs that this run has come by
_FORGET_UNSEEN = (
    "DELETE FROM input WHERE n IN (SELECT n FROM input WHERE n NOT IN (SELECT n FROM seen))",
    "DELETE FROM file WHERE path NOT IN (SELECT file FROM input)",
)
# Two articles of one id, which only their titles tell apart, are one.
_WANT = (
    "CREATE TEMP TABLE touched AS SELECT DISTINCT article FROM shard WHERE key IN (SELECT key FROM moved)",
    "DELETE FROM wanted WHERE n IN (SELECT n FROM touched JOIN shard USING (article))",
    """INSERT INTO wanted SELECT shard.n, MIN(source) FROM touched JOIN shard USING (article) JOIN input USING (key)
        WHERE same IS NULL GROUP BY article""",
    "DROP TABLE touched",
    "DELETE FROM moved",
)
_REMOVE_OTHERS = (
    "CREATE TEMP TABLE stale AS SELECT n FROM shard WHERE n NOT IN (SELECT n FROM wanted)",
    *(f"DELETE FROM {table} WHERE n IN (SELECT n FROM stale)" for table in ("part", "text", "record", "published", "shard")),  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class Part:
    """A shard's part of the graph and its counts; all but its number and the id is as it was packed."""

    number: int
    article: str
    own: bytes
    shared: bytes
    turtle: bytes
    counts: bytes
    ties: bytes


class Archive:
    """The shards of one folder of outputs, held by one process at a time.

    What `keep` was given is there after it returns, whatever happens to the process.
    """

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Open the archive in `folder`, which is made where it is not there; `fresh` forgets what it held.

        Raises:
            UsageError: another process has it open.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock = hold(folder)
        if fresh:
            _remove(folder)
        try:
            self.db = open_database(folder / FILE)
        except sqlite3.DatabaseError:  # not a database, or of another version
            _remove(folder)
            self.db = open_database(folder / FILE)
        self.db.execute(_SEEN)
        self.db.execute("DELETE FROM failure")

    def close(self) -> None:
        """Let another process have it. What was not committed is undone."""
        with suppress(sqlite3.Error):
            self.db.rollback()
        self.db.close()
        self._lock.close()

    def meta(self, name: str) -> bytes:
        """A value by its name, b"" where there is none."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else b""

    def set_meta(self, name: str, value: bytes) -> None:
        """Set a value."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def has(self, key: str) -> bool:
        """Whether there is a shard of this key."""
        return self.db.execute("SELECT 1 FROM shard WHERE key = ?", (key,)).fetchone() is not None

    def keep(self, key: str, record: dict[str, Any], shard: Shard) -> None:
        """Put a shard in, for good."""
        said = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        row = self.db.execute(_SHARD, (key, shard.article, shard.counts, shard.ties))
        self.db.execute("INSERT INTO record VALUES (?, ?)", (row.lastrowid, said))
        self.db.execute("INSERT INTO part VALUES (?, ?, ?, ?)", (row.lastrowid, shard.own, shard.shared, shard.turtle))
        self.db.execute("INSERT INTO text VALUES (?, ?)", (row.lastrowid, shard.text))
        self.db.commit()

    def settle(self) -> None:
        """Forget the inputs that this run has not come by, and bring `wanted`, the shards of its articles, to what `moved` since the last time."""
        for statement in (*_FORGET_UNSEEN, *_WANT):
            self.db.execute(statement)
        self.db.commit()

    def number(self, sql: str) -> int:
        """The one number that a query gives."""
        return int(self.db.execute(sql).fetchone()[0])

    def parts(self, numbers: str) -> Iterator[Part]:
        """The parts of the graph of the shards that the query `numbers` gives, in the order in which they lie."""
        return parts(self.db, numbers)

    def ties(self) -> Iterator[tuple[int, bytes]]:
        """Number and `ties` of each wanted shard."""
        for number, ties in self.db.execute("SELECT n, ties FROM shard WHERE n IN (SELECT n FROM wanted) ORDER BY n"):
            yield number, unpacked(ties)

    def own(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """Number and `own` of some shards."""
        for number in numbers:
            (own,) = self.db.execute("SELECT own FROM part WHERE n = ?", (number,)).fetchone()
            yield number, unpacked(own)

    def records(self) -> Iterator[tuple[str, bytes]]:
        """Source and record (JSON) of the wanted shards, in the order of their sources."""
        for source, record in self.db.execute("SELECT source, record FROM wanted JOIN record USING (n) ORDER BY source"):
            yield from_bytes(source), bytes(record)

    def duplicates(self) -> Iterator[tuple[str, str]]:
        """Source of an article, and another source of the same; in order."""
        told = "SELECT same, source FROM input WHERE same IS NOT NULL"
        merged = (
            "SELECT w.source, i.source FROM input i JOIN shard s USING (key) JOIN shard o USING (article) JOIN wanted w ON w.n = o.n"
            " WHERE i.same IS NULL AND i.source NOT IN (SELECT source FROM wanted)"
        )
        for same, source in self.db.execute(f"{told} UNION {merged} ORDER BY 1, 2"):
            yield from_bytes(same), from_bytes(source)

    def remove_others(self) -> int:
        """Take out every shard that is not wanted; how many there were."""
        for statement in _REMOVE_OTHERS:
            self.db.execute(statement)
        self.db.commit()
        return self.number("SELECT COUNT(*) FROM stale")


def parts(db: sqlite3.Connection, numbers: str) -> Iterator[Part]:
    """As `Archive.parts`."""
    columns = "n, article, own, shared, turtle, counts, ties"
    query = f"SELECT {columns} FROM shard JOIN part USING (n) WHERE n IN ({numbers}) ORDER BY n"  # noqa: S608  # a text of ours
    return itertools.starmap(Part, db.execute(query))


def opened_beside(folder: Path, numbers: Iterable[int]) -> sqlite3.Connection:
    """The archive in a folder while another process holds it, to be read only; `wanted` are the shards of these numbers."""
    db = sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", uri=True)
    db.execute("CREATE TEMP TABLE wanted (n INTEGER PRIMARY KEY)")
    db.executemany("INSERT INTO wanted VALUES (?)", ((number,) for number in numbers))
    return db


def article_text(out: Path, article: str) -> str:
    """The text of an article as it was read, to which the offsets of its evidence lead.

    Args:
        out: a folder that `kg build` wrote.
        article: the article's id (the end of its IRI).

    Raises:
        UsageError: there is no such folder, or no such article in it.
    """
    path = out / "articles" / FILE
    if not path.is_file():
        raise UsageError(f"{out}: no articles here; give a folder that kg build wrote")
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        row = db.execute("SELECT text FROM text JOIN shard USING (n) WHERE article = ? ORDER BY n DESC", (article,)).fetchone()
    finally:
        db.close()
    if row is None:
        raise UsageError(f"{out}: no article has the id {article!r}; run.json lists them")
    return unpacked(row[0]).decode()


def to_bytes(source: str) -> bytes:
    """A path as SQLite can hold it, whatever bytes it has."""
    return source.encode("utf-8", "surrogateescape")


def from_bytes(source: bytes) -> str:
    """The path again."""
    return bytes(source).decode("utf-8", "surrogateescape")


def hold(folder: Path) -> sqlite3.Connection:
    """A lock on a folder, which the system lifts when this process ends in whatever way; close it to lift it before.

    Raises:
        UsageError: another process holds it.
    """
    lock = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" not in str(error):
            raise OSError(None, str(error)) from error
        raise UsageError(f"{folder}: another kg build writes there; wait for it, or give another folder") from error
    except sqlite3.DatabaseError:  # not what it should be; nobody can hold it
        lock.close()
        (folder / LOCK).unlink()
        return hold(folder)
    return lock


def _remove(folder: Path) -> None:
    for path in _rest(folder):
        path.unlink(missing_ok=True)


def _rest(folder: Path) -> Iterable[Path]:
    """All that an archive of any version has put into its folder, but the lock."""
    return [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(LOCK)]
