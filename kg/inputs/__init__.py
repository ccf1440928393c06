"""Inputs: paths, globs, archives and streams come in, articles go out.

`articles` finds them and holds no more than the one in hand; `to_document` reads one, which is the heavy part and a worker's. What must hold: the
same paths give the same articles in the same order; any bytes at all give articles, an `Unreadable` or a `ReadError`, and what comes after them
still comes, with an `IsolatedReader` even where they crash a library in C or (but for a crawl) keep it busy for ever; nothing that lies in a
container is ever written to disk under its own name, and no container gives more than its limits; offsets of a `Document` lead to the file where
the file is plain text, and are those of its text where it is not (`Document.extracted`).
"""

from kg.inputs.document import to_document
from kg.inputs.isolated import IsolatedReader
from kg.inputs.paths import SUFFIXES, is_article_name, roots, walk
from kg.inputs.stream import HERE, Reader, articles, count, recognised
from kg.inputs.values import Article, Fields, Meta, Unreadable

__all__ = [
    "HERE",
    "SUFFIXES",
    "Article",
    "Fields",
    "IsolatedReader",
    "Meta",
    "Reader",
    "Unreadable",
    "articles",
    "count",
    "is_article_name",
    "recognised",
    "roots",
    "to_document",
    "walk",
]
