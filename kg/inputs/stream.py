"""Paths to articles, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.inputs.expand import Stream, expand
from kg.inputs.newspaper import in_stories
from kg.inputs.paths import is_container_name, roots, walk
from kg.inputs.recognise import recognise
from kg.inputs.streams import HEAD, Budget, guarded
from kg.inputs.values import KINDS, STDIN, USUAL, Article, Fields, Unreadable

Stories = Callable[[Article], Iterable[Article | Unreadable]]  # a PDF to the articles in it


def articles(paths: Sequence[Path | str], fields: Fields = USUAL, stories: Stories = in_stories) -> Iterator[Article | Unreadable]:
    """The articles at, below and inside `paths`, in order of path and then as they stand in their container.

    Nothing is held but the article in hand, so a path may lead to more than fits in memory. A file that is named itself is taken whatever it
    is called; below a folder and in an archive, what has a suffix known here, is not hidden and is no README.

    Args:
        paths: files, folders, globs, and "-" for stdin.
        fields: what the fields of JSON lines and CSV are called.
        stories: what looks into a PDF, which is done here unless a run must go on whatever happens (`IsolatedReader.stories`).

    Raises:
        UsageError: a path is not there, or a folder has no article. It is raised at once, before anything is read.
    """
    return _articles(roots(paths), fields, stories)


def _articles(starts: Sequence[Path], fields: Fields, stories: Stories) -> Iterator[Article | Unreadable]:
    for path in walk(starts):
        if isinstance(path, Unreadable):
            yield path
            continue
        for item in _inside(path, fields):
            yield from stories(item) if isinstance(item, Article) and item.kind == "pdf" else [item]


def _inside(path: Path, fields: Fields) -> Iterator[Article | Unreadable]:
    budget, source = Budget(), str(path)
    if source == STDIN:
        yield from expand(Stream(STDIN, "", guarded(sys.stdin.buffer.read, budget.take)), budget, fields)
        return
    try:
        file = path.open("rb")
    except OSError as error:
        yield Unreadable(source, f"{source}: cannot be read: {error.strerror}; check that it may be read")
        return
    with file:
        if file.seekable():
            budget.take(os.fstat(file.fileno()).st_size)
            yield from expand(Stream(source, path.name, file), budget, fields)
        else:
            yield from expand(Stream(source, path.name, guarded(file.read, budget.take)), budget, fields)


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


def recognised(data: bytes, source: str) -> Article:
    """The bytes of one plain file as the article that they are, as `articles` gave it."""
    kind = recognise(data[:HEAD], source)
    if kind == "zip":
        kind = "docx"  # no other one is an article
    return Article(source, data, kind if kind in KINDS else "text")
