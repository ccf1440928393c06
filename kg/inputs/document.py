"""An article in its bytes to a `Document`: the heavy part, done in a worker."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from kg.inputs.docx import read_docx
from kg.inputs.extracted import Extracted
from kg.inputs.html import read_html
from kg.inputs.pdf import read_pdf
from kg.inputs.values import NOTHING, Article, Meta
from kg.prose.script import shadow
from kg.read import Given, decode, read_bytes, read_extracted
from kg.types import Document

_READERS: Mapping[str, Callable[[bytes, str], Extracted]] = {"html": read_html, "pdf": read_pdf, "docx": read_docx}
_LOOSE = re.compile(r"[\s#\u3000]+")
_TOP = 3  # lines among which the title is looked for


def to_document(article: Article, published: date | None = None, publisher: str = "") -> Document:
    """The article as read.

    Args:
        article: what `kg.inputs.articles` gave.
        published: the day of publication where neither the article nor its container says it.
        publisher: who published it, the same.

    Raises:
        ReadError: it cannot be read; or it needs an extra that is not installed, which the message names.
    """
    document = _read(article, published, publisher)
    return document if article.meta == NOTHING else replace(document, id=_identity(article))


def _identity(article: Article) -> str:
    """What tells the articles of a container apart: two may have the same text, and another day or address."""
    meta = article.meta
    parts = (meta.title, str(meta.published), meta.publisher, meta.author, meta.url, str(meta.crawled))
    return sha256("\0".join(parts).encode("utf-8", "replace") + b"\0" + article.data).hexdigest()[:16]


def _read(article: Article, published: date | None, publisher: str) -> Document:
    reader = _READERS.get(article.kind)
    story = article.kind == "story"
    if reader is None and not story and not article.meta.title:
        return _with_meta(read_bytes(article.data, article.source, published=published, publisher=publisher), article.meta)
    if story:
        found = Extracted(article.data.decode(), wrapped=True, pages=article.pages, notes=article.notes)
    elif reader is None:
        text, encoding = decode(article.data, article.source)
        found = Extracted(text, encoding, wrapped=True)
    else:
        found = reader(article.data, article.source)
    meta = _joined(article.meta, found.meta)
    found = _with_title(found, meta.title)
    given = Given(article.source, sha256(article.data).hexdigest(), found.encoding, published, publisher)
    document = read_extracted(found.text, given, wrapped=found.wrapped, pages=found.pages)
    return replace(_with_meta(document, meta), notes=found.notes)


def _joined(first: Meta, second: Meta) -> Meta:
    """What the container says, and where it does not, what the format says."""
    return Meta(
        first.title or second.title,
        first.published or second.published,
        first.publisher or second.publisher,
        first.author or second.author,
        first.url or second.url,
        first.crawled or second.crawled,
    )


def _with_title(found: Extracted, title: str) -> Extracted:
    """The text under its title; unless one of its first lines is it."""
    wanted = _LOOSE.sub("", shadow(title))
    lines = found.text.lstrip().split("\n", _TOP)[:_TOP]
    if not wanted or any(_LOOSE.sub("", shadow(line)).startswith(wanted) for line in lines):
        return found
    above = f"# {title}\n\n"
    pages = tuple(replace(page, start=page.start + len(above) if at else 0) for at, page in enumerate(found.pages))
    return replace(found, text=above + found.text, pages=pages)


def _with_meta(document: Document, meta: Meta) -> Document:
    """The document, with what is said of it besides its text: after its own front matter, before what stands in its lines."""
    own = document.published_from == "front matter"
    day, origin = (document.published, document.published_from) if own or not meta.published else (meta.published, "metadata")
    if day is None and meta.crawled:
        day, origin = meta.crawled, "crawl"
    return replace(
        document,
        title=meta.title or document.title,
        published=day,
        published_from=origin,
        publisher=meta.publisher or document.publisher,
        author=meta.author or document.author,
        url=meta.url,
    )
