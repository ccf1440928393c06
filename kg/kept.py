"""What is kept between runs: plain values that take long to make, under a digest of all that they were made of.

They lie in the user's cache folder (`$XDG_CACHE_HOME/kg`, else `~/.cache/kg`), each under a digest of the files that it came out of, of the
code that reads them and of Python's version, so that nothing stale is ever found. What is read from there are plain tuples (`marshal`, which
runs no code), only out of a folder and a file that belong to this user and that nobody else may write, and only where their own digest is
right; in every other case, and where the variable KG_NO_CACHE is set, all is made anew.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

_MOST = 4  # of one kind that are kept: what is shipped, and a few with a user's own
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_DIGEST = 32  # bytes before the content


def name_of(kind: str, about: tuple[object, ...], made_of: Iterable[Path | Traversable]) -> str:
    """The name under which values of this kind are kept that were made of these files; "" where one cannot be read, or nothing may be kept.

    `about` is what else they depend on.
    """
    if os.environ.get("KG_NO_CACHE") or not hasattr(os, "getuid"):
        return ""
    total = sha256(repr((sys.implementation.cache_tag, marshal.version, *about)).encode())
    try:
        for file in made_of:
            total.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    except OSError:
        return ""
    return f"{kind}-{total.hexdigest()[:32]}"


def code_of(folder: Traversable) -> list[Traversable]:
    """The modules that stand in a folder of kg."""
    return sorted((file for file in folder.iterdir() if file.name.endswith(".py")), key=lambda file: file.name)


def find(name: str) -> Any:
    """The values that are kept under this name, or None."""
    folder = _folder() if name else None
    if folder is None:
        return None
    try:
        with os.fdopen(_open_own(folder / name), "rb") as file:
            content = file.read()
        if sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
            return None
        return marshal.loads(content[_DIGEST:])  # noqa: S302 (plain values of our own, whose digest is right)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(name: str, values: Any) -> None:
    """Keep plain values under this name, whole or not at all; where that cannot be done, nothing is lost but time."""
    folder = _folder() if name else None
    if folder is None:
        return
    content = marshal.dumps(values)
    scratch = folder / f".{name}.{os.getpid()}.part"
    with suppress(OSError):
        try:
            with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(sha256(content).digest() + content)
            scratch.replace(folder / name)
        finally:
            scratch.unlink(missing_ok=True)
        kept = sorted(folder.glob(f"{name.partition('-')[0]}-*"), key=lambda path: path.stat().st_mtime_ns)
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
