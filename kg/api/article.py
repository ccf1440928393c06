"""One article to an extraction; apart from the graph, so that the first one need not wait for all that a graph can do."""

from __future__ import annotations

import gc
from datetime import date
from functools import cache
from itertools import islice
from os import PathLike
from pathlib import Path

from kg.errors import ReadError, UsageError
from kg.inputs import SUFFIXES, Article, Unreadable, articles, to_document
from kg.knowledge import Knowledge, load_knowledge
from kg.pipeline import extract as run_pipeline
from kg.read import parse_date, read_text
from kg.types import Extraction

PathOrText = str | PathLike[str]
_LONGEST_PATH = 1024  # no file name is longer; a text may be, and asking the system about it would be an error


def extract(text_or_path: PathOrText, published: date | str | None = None, publisher: str = "") -> Extraction:
    """What one article says.

    Args:
        text_or_path: the article itself, or the path of its file, of any kind that is read. A string is a path where a file of that name is
            there, or where it ends like one (.txt, .html, .pdf …).
        published: the day it came out, where it does not say so itself; a date or 2025-05-09.
        publisher: who published it, the same.

    Raises:
        ReadError: the text is empty or not in Chinese, or the file cannot be read as an article.
        UsageError: `published` is no date, or a path is given that is not there or holds several articles.
    """
    day = as_day(published)
    if isinstance(text_or_path, str) and not _means_file(text_or_path):
        document = read_text(text_or_path, published=day, publisher=publisher)
    else:
        document = to_document(_only_article(text_or_path), day, publisher)
    return run_pipeline(document, _knowledge())


def _only_article(path: PathOrText) -> Article:
    """The article in a file that holds one."""
    found = list(islice(articles([Path(path)]), 2))
    if len(found) > 1:
        raise UsageError(f"{path}: there are several articles in it; kg.build reads them all")
    if not found or isinstance(found[0], Unreadable):
        raise ReadError(found[0].message if found and isinstance(found[0], Unreadable) else f"{path}: no article is in it")
    return found[0]


@cache
def _knowledge() -> Knowledge:
    """The shipped knowledge, loaded once."""
    knowledge = load_knowledge()
    gc.freeze()  # it stays as long as the process does, and need not be looked through for garbage with every few articles
    return knowledge


def _means_file(text: str) -> bool:
    if len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    return text.lower().endswith(SUFFIXES) or _is_file(Path(text))


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a text of one paragraph is longer than any name may be, and the system says so."""
    try:
        return path.is_file()
    except OSError:
        return False


def as_day(value: date | str | None) -> date | None:
    """A day, given as one or written like 2025-05-09; UsageError where it is written otherwise."""
    return parse_date(value) if isinstance(value, str) else value
