"""An article in its bytes to a `Document`: the heavy part, done in a worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.inputs.values import Article, Meta
from kg.read import read_bytes
from kg.types import Document


def to_document(article: Article, published: date | None = None, publisher: str = "") -> Document:
    """The article as read.

    Args:
        article: what `kg.inputs.articles` gave.
        published: the day of publication where neither the article nor its container says it.
        publisher: who published it, the same.

    Raises:
        ReadError: it cannot be read; or it needs an extra that is not installed, which the message names.
    """
    document = read_bytes(article.data, article.source, published=published, publisher=publisher)
    return _with_meta(document, article.meta)


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
