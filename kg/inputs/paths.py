"""Paths and globs to files: which files are articles, and in which order they come."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import has_magic, iglob
from pathlib import Path

from kg.errors import UsageError
from kg.inputs.values import STDIN, Unreadable

PLAIN = (".txt", ".md", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx")
CONTAINERS = (".jsonl", ".ndjson", ".csv", ".tsv", ".warc", ".xml", ".rss", ".atom", ".zip", ".tar", ".tgz", ".gz")
SUFFIXES = PLAIN + CONTAINERS


def is_article_name(name: str) -> bool:
    """Whether a file of this name, met in a folder or an archive, is taken: of a suffix known here, not hidden, and no README."""
    return not name.startswith(".") and not name.upper().startswith("README") and name.lower().endswith(SUFFIXES)


def is_container_name(name: str) -> bool:
    """Whether a file of this name may hold many articles."""
    return name.lower().endswith(CONTAINERS)


def roots(paths: Sequence[Path | str]) -> list[Path]:
    """What to walk for `paths`: globs spelt out, each once, nothing that lies in a folder given besides, in order of path.

    Raises:
        UsageError: a path is not there, a glob matches nothing, "-" stands twice, or a folder has no article.
    """
    if sum(str(path) == STDIN for path in paths) > 1:
        raise UsageError("- stands twice among the paths; stdin can be read once")
    given = sorted({Path(path): None for wanted in paths for path in _spelt_out(str(wanted))}, key=lambda path: path.parts)
    folders = {path for path in given if str(path) != STDIN and path.is_dir()}
    for folder in folders:
        if next(walk([folder]), None) is None:
            raise UsageError(
                f"{folder}: no article here; put {', '.join('*' + suffix for suffix in PLAIN)} files below this directory, or name a file"
            )
    return [path for path in given if not any(parent in folders and _is_met(path, parent) for parent in path.parents)]


def _spelt_out(path: str) -> list[str]:
    if path == STDIN or os.path.lexists(path):
        return [path]
    matches = sorted(iglob(path, recursive=True)) if has_magic(path) else []  # noqa: PTH207  # Path.glob takes no absolute pattern
    if not matches:
        raise UsageError(f"{path}: no such file or directory; check the path")
    return matches


def _is_met(path: Path, folder: Path) -> bool:
    """Whether the walk through `folder` comes by `path`, and takes it."""
    inside = path.relative_to(folder).parts
    links = (folder.joinpath(*inside[:depth]).is_symlink() for depth in range(1, len(inside)))
    return not any(part.startswith(".") for part in inside) and not any(links) and (path.is_dir() or is_article_name(path.name))


def walk(starts: Sequence[Path]) -> Iterator[Path | Unreadable]:
    """The files at and below `starts`, in order of path; "-" as it is. Below a folder only what `is_article_name` takes, through no linked folder."""
    for start in starts:
        if str(start) != STDIN and start.is_dir():
            yield from (found if isinstance(found, Unreadable) else found[0] / found[1] for found in _below(start))
        else:
            yield start


def names(starts: Sequence[Path]) -> Iterator[str]:
    """The names of what `walk` gives, without their folders, in less time; "" for a folder that cannot be read."""
    for start in starts:
        if str(start) != STDIN and start.is_dir():
            yield from ("" if isinstance(found, Unreadable) else found[1] for found in _below(start))
        else:
            yield STDIN if str(start) == STDIN else start.name


def _below(folder: Path) -> Iterator[tuple[Path, str] | Unreadable]:
    """Folder and name of each file."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_file()) for entry in entries)
    except OSError as error:
        yield Unreadable(str(folder), f"{folder}: cannot be read: {error.strerror}; check that it may be read")
        return
    for name, is_folder, is_file in found:
        if is_folder and not name.startswith("."):
            yield from _below(folder / name)
        elif is_file and is_article_name(name):
            yield folder, name
