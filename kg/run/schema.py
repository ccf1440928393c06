"""The tables of an archive (`kg.run.archive`)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

VERSION = 5  # of the tables; a database of another version is started anew

# A shard (`kg.run.shard`) lies in four tables, that what is read for every article in every run lies close together.
# `input` are the articles that were found: the first of some with the same content has `same` NULL and, once it was read, a shard of its `key`.
# `wanted` are the shards of which the graph is to consist, each with the first of its sources; `published` those of which it does. So that
# `wanted` need not be made anew, `moved` has the keys, some of them twice, of which input or shard came, went or changed since.
_TABLES = """
CREATE TABLE shard (n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, article TEXT NOT NULL, counts BLOB NOT NULL, ties BLOB NOT NULL);
CREATE INDEX shard_article ON shard (article);
CREATE TABLE record (n INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE part (n INTEGER PRIMARY KEY, own BLOB NOT NULL, shared BLOB NOT NULL, turtle BLOB NOT NULL);
CREATE TABLE text (n INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE published (n INTEGER PRIMARY KEY);
CREATE TABLE file (path BLOB PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE input (n INTEGER PRIMARY KEY, source BLOB NOT NULL UNIQUE, file BLOB NOT NULL, content TEXT NOT NULL, key TEXT NOT NULL, same BLOB);
CREATE INDEX input_file ON input (file);
CREATE INDEX input_content ON input (content);
CREATE INDEX input_key ON input (key);
CREATE TABLE wanted (n INTEGER PRIMARY KEY, source BLOB NOT NULL);
CREATE INDEX wanted_source ON wanted (source);
CREATE TABLE moved (key TEXT NOT NULL);
CREATE TRIGGER shard_came AFTER INSERT ON shard BEGIN INSERT INTO moved VALUES (new.key); END;
CREATE TRIGGER input_came AFTER INSERT ON input BEGIN INSERT INTO moved VALUES (new.key); END;
CREATE TRIGGER input_changed AFTER UPDATE ON input BEGIN INSERT INTO moved VALUES (old.key), (new.key); END;
CREATE TRIGGER input_went AFTER DELETE ON input BEGIN INSERT INTO moved VALUES (old.key); END;
CREATE TABLE failure (source BLOB NOT NULL, stage TEXT NOT NULL, type TEXT NOT NULL, message BLOB NOT NULL);
CREATE TABLE counter (kind TEXT NOT NULL, name TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID;
CREATE TABLE entity (iri TEXT PRIMARY KEY, articles INTEGER NOT NULL, claims INTEGER NOT NULL, actors INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE watched (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE relation (tie TEXT PRIMARY KEY, n INTEGER NOT NULL, newest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""


def open_database(path: Path) -> sqlite3.Connection:
    """The database at a path, with its tables.

    Raises:
        sqlite3.DatabaseError: it is none, or one of another version.
    """
    db = sqlite3.connect(path)
    try:
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode = WAL")  # a reader sees the last commit; a killed process leaves nothing half done
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA cache_size = -65536")  # KiB
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        db.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {VERSION};COMMIT;")
    elif version != VERSION:
        raise sqlite3.DatabaseError(f"version {version}")
