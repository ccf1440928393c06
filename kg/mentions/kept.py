"""The gazetteer as it came out of its tables, kept between runs: reading 16,000 rows takes longer than all else on the way to a first article.

It lies in the user's cache folder (`$XDG_CACHE_HOME/kg`, else `~/.cache/kg`) under a digest of the tables, of the code that reads them and of
Python's version, so that nothing stale is ever found. What is read from there are plain tuples (`marshal`, which runs no code), only out of a
folder and a file that belong to this user and that nobody else may write, and only where their own digest is right; in every other case, and
where the variable KG_NO_CACHE is set, the tables are read anew.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.mentions.gazetteer import Entry, Gazetteer, Membership, Office

_KINDS = (Entry, Office, Membership)
_MOST = 4  # gazetteers that are kept: the shipped one, and a few with a user's own tables
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_DIGEST = 32  # bytes before the content


def kept_name(tables: Sequence[Path | Traversable], own: Sequence[Path | Traversable]) -> str:
    """The name under which the gazetteer of these tables and the user's own is kept; "" where one cannot be read, or nothing may be kept."""
    if os.environ.get("KG_NO_CACHE") or not hasattr(os, "getuid"):
        return ""
    total = sha256(repr((sys.implementation.cache_tag, marshal.version, len(tables))).encode())
    code = sorted((file for file in (files("kg") / "mentions").iterdir() if file.name.endswith(".py")), key=lambda file: file.name)
    script = (files("kg") / "prose" / "script.py", files("kg") / "resources" / "characters.tsv")
    try:
        for file in (*code, *script, *tables, *own):
            total.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    except OSError:
        return ""
    return f"gazetteer-{total.hexdigest()[:32]}"


def find_kept(name: str) -> Gazetteer | None:
    """What is kept under this name, or None."""
    folder = _folder() if name else None
    if folder is None:
        return None
    try:
        with os.fdopen(_open_own(folder / name), "rb") as file:
            content = file.read()
        if sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
            return None
        parts = marshal.loads(content[_DIGEST:])  # noqa: S302 (plain values of our own, whose digest is right)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    entries, offices, memberships = ([kind(*values) for values in part] for kind, part in zip(_KINDS, parts, strict=True))
    return Gazetteer(entries, offices, memberships)


def keep(name: str, gazetteer: Gazetteer) -> None:
    """Keep a gazetteer under this name, whole or not at all; where that cannot be done, nothing is lost but time."""
    folder = _folder() if name else None
    if folder is None:
        return
    parts = (gazetteer.entries.values(), gazetteer.offices, gazetteer.memberships)
    names = [[field.name for field in fields(kind)] for kind in _KINDS]
    values = tuple([tuple(getattr(one, field) for field in own) for one in part] for own, part in zip(names, parts, strict=True))
    content = marshal.dumps(values)
    scratch = folder / f".{name}.{os.getpid()}.part"
    with suppress(OSError):
        try:
            with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(sha256(content).digest() + content)
            scratch.replace(folder / name)
        finally:
            scratch.unlink(missing_ok=True)
        kept = sorted(folder.glob("gazetteer-*"), key=lambda path: path.stat().st_mtime_ns)
        for old in kept[:-_MOST]:
            old.unlink(missing_ok=True)


def _folder() -> Path | None:
    """The user's own folder, made where it is not there; None where it is not the user's alone to write."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(home) if Path(home).is_absolute() else Path.home() / ".cache") / "kg"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, RuntimeError):
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _is_own(found) else None


def _open_own(path: Path) -> int:
    """Open a regular file of the user's that nobody else may write, and no link to one."""
    opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    found = os.fstat(opened)
    if not (stat.S_ISREG(found.st_mode) and _is_own(found)):
        os.close(opened)
        raise PermissionError(f"{path}: not a file of this user alone")
    return opened


def _is_own(found: os.stat_result) -> bool:
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE
