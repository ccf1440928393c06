"""Paths to articles, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.inputs.paths import is_container_name, roots, walk
from kg.inputs.values import STDIN, USUAL, Article, Fields, Unreadable


def articles(paths: Sequence[Path | str], fields: Fields = USUAL) -> Iterator[Article | Unreadable]:
    """The articles at, below and inside `paths`, in order of path and then as they stand in their container.

    Nothing is held but the article in hand, so a path may lead to more than fits in memory. A file that is named itself is taken whatever it
    is called; below a folder and in an archive, what has a suffix known here, is not hidden and is no README.

    Args:
        paths: files, folders, globs, and "-" for stdin.
        fields: what the fields of JSON lines and CSV are called.

    Raises:
        UsageError: a path is not there, or a folder has no article. It is raised at once, before anything is read.
    """
    return _articles(roots(paths), fields)


def _articles(starts: Sequence[Path], fields: Fields) -> Iterator[Article | Unreadable]:
    del fields
    for path in walk(starts):
        if isinstance(path, Unreadable):
            yield path
            continue
        try:
            data = sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes()
        except OSError as error:
            yield Unreadable(str(path), f"{path}: cannot be read: {error.strerror}; check that it may be read")
            continue
        yield Article(str(path), data)


def count(paths: Sequence[Path | str]) -> int | None:
    """How many files `articles` will come by, for a progress bar; None where a container or stdin hides how many articles there are.

    Raises:
        UsageError: as `articles`.
    """
    total = 0
    for path in walk(roots(paths)):
        if not isinstance(path, Unreadable) and (str(path) == STDIN or is_container_name(path.name)):
            return None
        total += 1
    return total
