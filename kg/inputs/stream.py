"""Paths to articles, one after the other."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from io import BufferedReader
from pathlib import Path

from kg.inputs.document import to_document
from kg.inputs.expand import Stream, expand
from kg.inputs.newspaper import in_stories
from kg.inputs.paths import is_container_name, names, roots, walk
from kg.inputs.recognise import recognise
from kg.inputs.streams import HEAD, Budget, guarded
from kg.inputs.values import KINDS, STDIN, USUAL, Article, Fields, Unreadable
from kg.types import Document

_CRAWL = b"WARC/"  # as in `recognise`
_PACKED = zlib.MAX_WBITS | 16  # gzip


class Reader:
    """Opens what libraries in C open, in this process: such a library may end it. `IsolatedReader` does it elsewhere."""

    def stories(self, article: Article) -> Iterator[Article | Unreadable]:
        """The articles in a PDF."""
        yield from in_stories(article)

    def crawl(self, path: Path, fields: Fields) -> Iterator[Article | Unreadable]:
        """The articles in a crawl (WARC), packed or not."""
        yield from crawled(path, fields)

    def document(self, article: Article, published: date | None = None, publisher: str = "") -> Document:
        """An article as read: `to_document`."""
        return to_document(article, published, publisher)


HERE = Reader()


def articles(paths: Sequence[Path | str], fields: Fields = USUAL, reader: Reader = HERE) -> Iterator[Article | Unreadable]:
    """The articles at, below and inside `paths`, in order of path and then as they stand in their container.

    Nothing is held but the article in hand, so a path may lead to more than fits in memory. A file that is named itself is taken whatever it
    is called; below a folder and in an archive, what has a suffix known here, is not hidden and is no README.

    Args:
        paths: files, folders, globs, and "-" for stdin.
        fields: what the fields of JSON lines and CSV are called.
        reader: what opens PDFs and crawls; an `IsolatedReader` where what comes after them must come whatever happens.

    Raises:
        UsageError: a path is not there, or a folder has no article. It is raised at once, before anything is read.
    """
    return _articles(roots(paths), fields, reader)


def _articles(starts: Sequence[Path], fields: Fields, reader: Reader) -> Iterator[Article | Unreadable]:
    for path in walk(starts):
        if isinstance(path, Unreadable):
            yield path
            continue
        for item in _inside(path, fields, reader):
            yield from reader.stories(item) if isinstance(item, Article) and item.kind == "pdf" else [item]


def _inside(path: Path, fields: Fields, reader: Reader) -> Iterator[Article | Unreadable]:
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
        if not file.seekable():
            yield from expand(Stream(source, path.name, guarded(file.read, budget.take)), budget, fields)
        elif _is_crawl(file):
            yield from reader.crawl(path, fields)
        else:
            yield from _of_file(file, path, fields)


def crawled(path: Path, fields: Fields) -> Iterator[Article | Unreadable]:
    """The articles in a file that is a crawl, read in this process."""
    with path.open("rb") as file:
        yield from _of_file(file, path, fields)


def _of_file(file: BufferedReader, path: Path, fields: Fields) -> Iterator[Article | Unreadable]:
    budget = Budget()
    budget.take(os.fstat(file.fileno()).st_size)
    yield from expand(Stream(str(path), path.name, file), budget, fields)


def _is_crawl(file: BufferedReader) -> bool:
    """Whether a file is a crawl, packed or not; it stays where it is."""
    with suppress(OSError, zlib.error):  # it is told when it is read
        head = file.peek(1)
        return head.startswith(_CRAWL) or zlib.decompressobj(_PACKED).decompress(head, len(_CRAWL)) == _CRAWL
    return False


def count(paths: Sequence[Path | str]) -> int | None:
    """How many files `articles` will come by, for a progress bar; None where a container or stdin hides how many articles there are.

    Raises:
        UsageError: as `articles`.
    """
    total = 0
    for name in names(roots(paths)):
        if name == STDIN or is_container_name(name):
            return None
        total += 1
    return total


def recognised(data: bytes, source: str) -> Article:
    """The bytes of one plain file as the article that they are, as `articles` gave it."""
    kind = recognise(data[:HEAD], source)
    if kind == "zip":
        kind = "docx"  # no other one is an article
    return Article(source, data, kind if kind in KINDS else "text")
