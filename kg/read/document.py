"""Bytes or text to `Document`: decoding, front matter, layout, and what is known about the article as a whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.prose.script import script_of
from kg.read.blocks import Layout, lay_out
from kg.read.credits import author_in, publisher_in
from kg.read.dates import published_in
from kg.read.encodings import decode
from kg.read.frontmatter import FrontMatter, read_front_matter
from kg.read.lines import read_lines
from kg.types import Document, Page

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LEAST_HAN = 5  # characters
_LEAST_SHARE = 0.1
_BEGINNING = 4  # of a text, the first of so many parts
MAX_CHARACTERS = 1_000_000  # of one article; a longer text is an archive and would hold up all others
_SAMPLE = 1_000_000  # characters that settle whether a text is Chinese


def read_file(path: Path, *, published: date | None = None, publisher: str = "") -> Document:
    """The article in the file `path`; see `read_bytes`. UsageError where the file cannot be opened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path and its permissions") from error
    return read_bytes(data, str(path), published=published, publisher=publisher)


def read_text(text: str, source: str = "-", *, published: date | None = None, publisher: str = "") -> Document:
    """The article in `text`, as though read from a UTF-8 file; see `read_bytes`."""
    return read_bytes(text.encode("utf-8", "replace"), source, published=published, publisher=publisher)


def read_bytes(data: bytes, source: str, *, published: date | None = None, publisher: str = "") -> Document:
    """The article that `data` holds.

    Args:
        data: the whole file: UTF-8, UTF-16, GB18030 or Big5-HKSCS, with front matter or without.
        source: what to call it in messages and in `Document.source`.
        published: the day of publication, if the caller knows it; front matter goes before it.
        publisher: who published it, the same.

    Raises:
        ReadError: the file is empty, binary, in no known encoding, too long, not in Chinese, or its front matter is malformed.
    """
    decoded, encoding = decode(data, source)
    _check_length(decoded, source)
    front = read_front_matter(decoded, source)
    layout = lay_out(read_lines(decoded, front.body))
    return _document(layout, front, Given(source, sha256(data).hexdigest(), encoding, published, publisher), len(decoded))


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article besides its text: what to call it, the digest of its bytes, their encoding, and what the caller says."""

    source: str
    sha256: str
    encoding: str = ""
    published: date | None = None
    publisher: str = ""


def read_extracted(text: str, given: Given, *, wrapped: bool = False, pages: Sequence[Page] = ()) -> Document:
    """The article in a text that was taken out of something else: a page, a PDF. Offsets lead to `Document.text` itself.

    Args:
        text: the text.
        given: what else is known.
        wrapped: whether its lines are those of print; otherwise each is a block, and a heading begins with #.
        pages: pages and columns by offset in `text`, ascending.

    Raises:
        ReadError: there is no text, it is too long, or it is not in Chinese.
    """
    if not text.strip():
        raise ReadError(f"{given.source}: there is no text in it; leave it out, or copy its text into a file")
    _check_length(text, given.source)
    layout = lay_out(read_lines(text), wrapped=wrapped)
    document = _document(layout, FrontMatter(), given, len(layout.text))
    return replace(document, offsets=(), extracted=True, pages=_pages(layout.offsets, pages))


def _pages(offsets: Sequence[tuple[int, int]], pages: Sequence[Page]) -> tuple[Page, ...]:
    """The map of pages, its offsets in the source turned into those of the text."""
    found: list[Page] = []
    for here, there in offsets if pages else ():
        page = pages[max(bisect_right(pages, there, key=lambda page: page.start) - 1, 0)]
        if not found or (page.number, page.column) != (found[-1].number, found[-1].column):
            found.append(replace(page, start=here))
    return tuple(found)


def _check_length(text: str, source: str) -> None:
    """ReadError where a text is longer than an article is."""
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"{source}: {len(text):,} characters, and an article has at most {MAX_CHARACTERS:,}; split the file into its articles")


def _document(layout: Layout, front: FrontMatter, given: Given, length: int) -> Document:
    """The document of a source of this length."""
    plain, kinds = layout.plain, [block.kind for block in layout.blocks]
    assert len(plain) == len(layout.text)
    _check_chinese(layout.text, given.source)
    blocks = [block.span.of(plain) for block in layout.blocks]
    day, day_from = _published(front, given.published, blocks)
    return Document(
        id=given.sha256[:16],
        text=layout.text,
        plain=plain,
        blocks=layout.blocks,
        offsets=layout.offsets,
        source=given.source,
        sha256=given.sha256,
        encoding=given.encoding,
        script=script_of(layout.text),
        title=front.title or _title(layout),
        published=day,
        published_from=day_from,
        publisher=front.publisher or given.publisher or _named(layout, publisher_in(blocks, kinds)),
        author=front.author or _named(layout, author_in(blocks, kinds)),
        source_length=length,
    )


def _check_chinese(text: str, source: str) -> None:
    sample = text[:_SAMPLE]
    if _count_han(sample[: len(sample) // _BEGINNING]) >= max(_LEAST_HAN, _LEAST_SHARE * len(sample)):
        return  # by far the most texts: their beginning alone holds enough
    found = _count_han(sample)
    letters = len(sample) - sum(map(sample.count, " \n"))
    if found < _LEAST_HAN or found < _LEAST_SHARE * letters:
        raise ReadError(f"{source}: {found} of {letters} characters are Chinese; kg reads Chinese news, so leave this file out")


def _count_han(text: str) -> int:
    return sum(map(len, _HAN.findall(text)))


def _published(front: FrontMatter, flag: date | None, blocks: list[str]) -> tuple[date | None, str]:
    if front.published:
        return front.published, "front matter"
    if flag:
        return flag, "flag"
    return published_in(blocks)


def _title(layout: Layout) -> str:
    return next((block.span.of(layout.text) for block in layout.blocks if block.kind == "title"), "")


def _named(layout: Layout, where: tuple[int, int, int] | None) -> str:
    """The words at a place in a block, as printed."""
    if where is None:
        return ""
    at, start, end = where
    return layout.blocks[at].span.of(layout.text)[start:end]
