"""The tables beside a store on disk: what pages need of a whole archive, so that none of it must be in memory.

They are one SQLite database for each generation of the store, which is written before the generation becomes current and never after.
They hold no sentence: a row of `citation` names its claim, and the store tells the rest of it. Entities and relations are those of
`network`; numbers stand for IRIs where there are many rows.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

HAPPENINGS = ("meets", "calls", "visits", "signs")  # relations of which it is asked when and where

SUFFIX = ".tables"
VERSION = 1  # of the tables; others are not read, and the next kg build --store makes them anew

_TABLES = """
CREATE TABLE article (n INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, title TEXT NOT NULL, published TEXT NOT NULL, publisher TEXT NOT NULL,
    author TEXT NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL, sought TEXT NOT NULL);
CREATE INDEX article_published ON article (published DESC, iri);
CREATE TABLE entity (n INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, kind TEXT NOT NULL DEFAULT '', named TEXT NOT NULL DEFAULT '',
    degree INTEGER NOT NULL DEFAULT 0, told INTEGER NOT NULL DEFAULT 0);
CREATE INDEX entity_kind ON entity (kind, degree DESC, iri);
CREATE INDEX entity_told ON entity (told DESC, iri);
CREATE TABLE name (entity INTEGER NOT NULL, key TEXT NOT NULL, written TEXT NOT NULL, pinyin TEXT NOT NULL, initials TEXT NOT NULL);
CREATE INDEX name_entity ON name (entity);
CREATE INDEX name_key ON name (key);
CREATE TABLE edge (n INTEGER PRIMARY KEY, s INTEGER NOT NULL, p TEXT NOT NULL, o INTEGER NOT NULL, direct INTEGER NOT NULL DEFAULT 0,
    count INTEGER NOT NULL DEFAULT 0, negated INTEGER NOT NULL DEFAULT 0, last TEXT NOT NULL DEFAULT '', published TEXT NOT NULL DEFAULT '',
    UNIQUE (s, p, o));
CREATE INDEX edge_o ON edge (o);
CREATE INDEX edge_p ON edge (p);
CREATE TABLE citation (edge INTEGER NOT NULL, day TEXT NOT NULL, claim TEXT NOT NULL, article INTEGER NOT NULL, exact INTEGER NOT NULL,
    negated INTEGER NOT NULL, actual INTEGER NOT NULL, twin INTEGER NOT NULL, place TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (edge, day, claim)) WITHOUT ROWID;
CREATE TABLE mention (entity INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (entity, article)) WITHOUT ROWID;
CREATE TABLE saying (n INTEGER PRIMARY KEY, iri TEXT NOT NULL, article INTEGER NOT NULL, day TEXT NOT NULL, speaker TEXT NOT NULL, verb TEXT NOT NULL,
    text TEXT NOT NULL, addressee TEXT NOT NULL, outlet TEXT NOT NULL, UNIQUE (article, iri));
CREATE INDEX saying_day ON saying (day DESC, speaker);
CREATE INDEX saying_speaker ON saying (speaker, day DESC);
"""


def beside(folder: Path) -> Path:
    """Where the tables of a generation are."""
    return folder.with_suffix(SUFFIX)


def open_tables(folder: Path) -> sqlite3.Connection | None:
    """The tables of a generation, to be read; None where there are none that this program reads."""
    path = beside(folder)
    if not path.is_file():
        return None
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return db
    except sqlite3.DatabaseError:
        pass
    db.close()
    return None


def has_tables(folder: Path) -> bool:
    """Whether a generation has tables that this program reads."""
    db = open_tables(folder)
    if db is not None:
        db.close()
    return db is not None


def new_tables(path: Path) -> sqlite3.Connection:
    """Tables to be written, which nobody reads yet; those that are there already, or empty ones."""
    db = sqlite3.connect(path)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536", "temp_store = FILE"):
        db.execute(f"PRAGMA {setting}")
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        db.executescript(_TABLES)
    return db


def finish_tables(db: sqlite3.Connection, path: Path) -> None:
    """Close tables, whole and on disk."""
    db.execute("ANALYZE")
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.commit()
    db.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())
