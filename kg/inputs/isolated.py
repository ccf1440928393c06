"""What libraries in C read, read in a process of its own: where one crashes, or does not end, that costs the file in hand and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import ReadError
from kg.inputs.child import Child
from kg.inputs.document import to_document
from kg.inputs.newspaper import in_stories
from kg.inputs.recognise import is_page
from kg.inputs.stream import Reader, crawled
from kg.inputs.values import Article, Fields, Unreadable
from kg.types import Document

_LONGEST = 300.0  # seconds; the longest PDF that is read, of a million characters and a half, takes one
_FAULTS = (ReadError, MemoryError, RecursionError)
_WHAT = {"pdf": "PDFs", "docx": ".docx documents", "html": "saved pages"}


class IsolatedReader(Reader):
    """Reads PDFs, .docx documents, saved pages and crawls in a process beside this one, the rest here. For one thread.

    The process is begun with the first file that needs it, and another one with the first crawl, in the midst of which its pages are read. A crawl
    inside an archive or from stdin is opened here, and what it holds there.
    """

    def __init__(self, seconds: float = _LONGEST) -> None:
        """`seconds` after which a document is given up. A crawl takes as long as it is."""
        self._files, self._crawls = Child(seconds), Child()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        self._files.close()
        self._crawls.close()

    def stories(self, article: Article) -> Iterator[Article | Unreadable]:
        """What a Reader gives, all of it or one Unreadable."""
        try:
            found = list(self._files.values(article.source, _WHAT["pdf"], in_stories, article))
        except _FAULTS as error:
            found = [Unreadable(article.source, str(error) or type(error).__name__)]
        yield from found

    def crawl(self, path: Path, fields: Fields) -> Iterator[Article | Unreadable]:
        """What a Reader gives, as far as it comes, and an Unreadable where it breaks off."""
        last = ""
        try:
            for item in self._crawls.values(str(path), "crawls (WARC)", crawled, path, fields):
                yield item
                last = f" (after {item.source})"
        except _FAULTS as error:
            yield Unreadable(str(path), f"{error or type(error).__name__}{last}")

    def document(self, article: Article, published: date | None = None, publisher: str = "") -> Document:
        """What a Reader gives.

        Raises:
            ReadError: it cannot be read; or what reads it crashed, or was not done in time.
        """
        if article.kind not in _WHAT or (article.kind == "html" and not is_page(article.data)):
            return to_document(article, published, publisher)
        document: Document
        (document,) = self._files.values(article.source, _WHAT[article.kind], _document, article, published, publisher)
        return document


def _document(article: Article, published: date | None, publisher: str) -> Iterator[Document]:
    yield to_document(article, published, publisher)
