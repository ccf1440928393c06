"""A store on disk that is replaced under its readers: generations of it, of which one is the current.

DIR/current names the folder of the current generation. Nothing is ever written to a generation that has been current, so a reader sees one
state for as long as it likes. A reader holds a lock on what it has open; a generation that is neither current nor held is removed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree
from typing import IO

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.names import Namespaces, term

try:
    import fcntl
except ImportError:  # not there on Windows, where a file that is open cannot be removed anyway
    fcntl = None  # type: ignore[assignment]

_CURRENT, _LOCK = "current", ".lock"


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation, open to be read; it is not removed before every process that has it has closed it or ended."""

    folder: Path  # what belongs to it besides the store lies beside: folder.with_suffix(…)
    store: ox.Store
    lock: IO[bytes] | None

    def close(self) -> None:
        """Let go of it: the store must not be asked any more."""
        if self.lock is not None:
            self.lock.close()


def current(place: Path) -> Path | None:
    """The folder of the current generation; None where there is none."""
    try:
        name = (place / _CURRENT).read_text("ascii").strip()
    except (OSError, ValueError):
        return None
    return place / name if name.isdecimal() else None


_held: list[Generation] = []  # what this process reads to its end, when the system lifts the locks


def open_current(place: Path) -> ox.Store | None:
    """The current generation, to be read until this process ends; None where this is no folder of generations.

    Raises:
        GraphError: it cannot be opened.
    """
    held = hold_current(place)
    if held is None:
        return None
    _held.append(held)
    return held.store


def hold_current(place: Path) -> Generation | None:
    """The current generation, to be read until it is closed; None where this is no folder of generations.

    Raises:
        GraphError: it cannot be opened.
    """
    for _ in range(10):  # another may become current, and this one go, while we look
        folder = current(place)
        if folder is None:
            return None
        lock = _share(folder)
        if current(place) != folder:
            if lock is not None:
                lock.close()
            continue
        try:
            return Generation(folder, ox.Store.read_only(str(folder)), lock)
        except OSError as error:
            raise GraphError(f"{place}: the store cannot be opened: {error}; make it again with kg build --store") from error
    raise GraphError(f"{place}: the store is replaced again and again; try once more")


def is_current(place: Path, generation: Generation) -> bool:
    """Whether no other generation took the place of this one."""
    return current(place) in (generation.folder, None)


def begin(place: Path) -> tuple[Path, bool]:
    """A folder for the next generation, and whether it holds a copy of the current one (else it is not there yet)."""
    place.mkdir(parents=True, exist_ok=True)
    clean(place)
    old = current(place)
    new = place / f"{int(old.name) + 1 if old else 1:06d}"
    if old is None or not old.is_dir():
        return new, False
    new.mkdir()
    for file in old.iterdir():
        if file.suffix == ".sst":  # never written to again, so that one file serves both
            _link(file, new / file.name)
        elif file.name != "LOCK" and not file.name.startswith("LOG"):
            copyfile(file, new / file.name)
    return new, True


def finish(place: Path, new: Path) -> None:
    """Make a generation the current one."""
    new.with_suffix(_LOCK).touch()
    scratch = place / f"{_CURRENT}.new"
    scratch.write_text(f"{new.name}\n", "ascii")
    scratch.replace(place / _CURRENT)
    clean(place)


def clean(place: Path) -> None:
    """Remove what nobody reads and what was left half made."""
    kept = current(place)
    for folder in [*place.iterdir()]:
        if folder.is_dir() and folder.name.isdecimal() and folder != kept and _is_free(folder):
            rmtree(folder, ignore_errors=True)
            for beside in place.glob(f"{folder.name}.*"):
                beside.unlink(missing_ok=True)


def is_merged(store: ox.Store) -> bool:
    """Whether the default graph of a store is the union of its named graphs already, as in what kg build --store writes."""
    quad = ox.Quad(Namespaces().kg("dataset"), term("rdf:type"), term("void:Dataset"), ox.DefaultGraph())
    return quad in store


def _link(file: Path, new: Path) -> None:
    try:
        os.link(file, new)
    except OSError:  # a file system without links
        copyfile(file, new)


def _share(folder: Path) -> IO[bytes] | None:
    try:
        lock = folder.with_suffix(_LOCK).open("rb")
    except OSError:
        return None
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_SH)
    return lock


def _is_free(folder: Path) -> bool:
    if fcntl is None:
        return True
    try:
        with folder.with_suffix(_LOCK).open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True  # it never became current
    except OSError:
        return False
    return True
