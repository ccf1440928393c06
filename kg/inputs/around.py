"""What the search for a page's article leaves out and a reader wants: the line with day and source above it, and the headings inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.prose.script import shadow
from kg.read import is_byline

_ABOVE = 8  # lines over the article among which its day and source stand
_BETWEEN = 4  # lines between two paragraphs of one article, at most
_START = 12  # characters by which a line is known again
_LONGEST = 70  # characters of such a line
_MARK = "## "


def completed(article: Sequence[str], page: Sequence[str]) -> list[str]:
    """The lines of an article with its bylines above and its headings inside.

    Args:
        article: its lines, as found.
        page: all lines of the page, headings after ##.
    """
    places = _places(article, page)
    first = next((place for place in places if place is not None), None)
    if first is None:
        return list(article)
    found = [line for line in page[max(first - _ABOVE, 0) : first] if _is_byline(line) and line not in article]
    last = None
    for line, place in zip(article, places, strict=True):
        if last is not None and place is not None and place - last <= _BETWEEN:
            found += [between for between in page[last + 1 : place] if between.startswith(_MARK)]
        found.append(line)
        last = last if place is None else place
    return found


def _is_byline(line: str) -> bool:
    return len(line) <= _LONGEST and is_byline(shadow(line), len(line))


def _places(article: Sequence[str], page: Sequence[str]) -> list[int | None]:
    """Where on the page each line of the article stands, in ascending order."""
    at_start: dict[str, list[int]] = {}
    for at, line in enumerate(page):
        at_start.setdefault(line.removeprefix(_MARK)[:_START], []).append(at)
    found: list[int | None] = []
    least = 0
    for line in article:
        where = at_start.get(line.removeprefix(_MARK)[:_START], [])
        nearest = bisect_left(where, least)
        found.append(where[nearest] if nearest < len(where) else None)
        least = least if found[-1] is None else found[-1] + 1
    return found
