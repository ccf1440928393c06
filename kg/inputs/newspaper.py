"""A PDF of a newspaper to its stories, each an article of its own; any other PDF stays one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Any

from kg.errors import ReadError
from kg.inputs.days import day_of
from kg.inputs.headlines import chinese
from kg.inputs.pdf import notes_of, opened, pages_of, pieces
from kg.inputs.stories import Told, opens_with_headline, told_apart
from kg.inputs.values import Article, Meta
from kg.types import Page

_LARGE = 1.3  # of the usual height of a run of characters, less than a headline's of its type, since boxes are tight here
_FEW = 20  # Chinese characters; a page with fewer holds no article
_FOUNDED = ("创刊", "創刊", "创办", "創辦", "创立", "創立")


@dataclass(slots=True)
class _Text:
    """A text that grows piece by piece, and where each piece stands in print."""

    source: str
    title: str = ""
    published: date | None = None
    parts: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, number: int, column: int, *, goes_on: bool = False) -> None:
        self.parts.append((("\n" if goes_on else "\n\n") if self.parts else "") + text)
        self.pages.append(Page(self.length, number, column))
        self.length += len(self.parts[-1])

    def article(self, notes: tuple[str, ...]) -> Article:
        meta = Meta(title=self.title, published=self.published)
        return Article(self.source, "".join(self.parts).encode(), "story", meta, tuple(self.pages), notes)


def in_stories(article: Article) -> Iterator[Article]:
    """The stories of a PDF where the layout of one of its pages tells some apart; the article itself where none does, or it cannot be read.

    A story is "path#page=3&story=2", with the title of its headline and the day that stands at the head of the page, or of one before. A page that
    stays one text is "path#page=4"; it goes on on the next one, unless that begins with a headline.
    """
    try:
        with opened(article.data, article.source) as (pdf, raw):
            found = _stories(pdf, raw, article.source) if any(_may_have_stories(pdf[at]) for at in range(len(pdf))) else []
    except ReadError:  # it is told where it is read
        found = []
    yield from found or [article]


def _may_have_stories(page: Any) -> bool:
    """Whether two runs of characters are larger than most: a tenth of the work of looking at each character."""
    text = page.get_textpage()
    heights: list[float] = [top - bottom for _, bottom, _, top in map(text.get_rect, range(text.count_rects()))]
    text.close()
    page.close()
    usual = median(heights) if heights else 0.0
    return sum(height > _LARGE * usual for height in heights) > 1


def _stories(pdf: Any, raw: Any, source: str) -> list[Article]:
    """The stories and the pages that stay one, in order; none where no page has stories."""
    texts: list[_Text] = []
    scanned: list[int] = []
    day: date | None = None
    several = False
    open_page: _Text | None = None
    for number, lines, is_picture in pages_of(pdf, raw, source):
        if is_picture:
            scanned.append(number)
        told = told_apart(lines) if lines else None
        if told:
            day = _day(told.head) or day
            texts += _of_page(told, number, source, day)
            several, open_page = True, None
        elif sum(chinese(line.text) for line in lines) >= _FEW:
            if open_page is None or opens_with_headline(lines):
                open_page = _Text(f"{source}#page={number}", published=day)
                texts.append(open_page)
            for piece in pieces(lines):
                open_page.add(piece.text, number, piece.column, goes_on=piece.goes_on)
    notes = notes_of(scanned)
    return [text.article(notes if not at else ()) for at, text in enumerate(texts)] if several else []


def _of_page(told: Told, number: int, source: str, day: date | None) -> Iterator[_Text]:
    for at, story in enumerate(told.stories, 1):
        text = _Text(f"{source}#page={number}&story={at}", story.title, day)
        if story.title:
            text.add(f"# {story.title}", number, told.column(story.left))
        for piece, column, goes_on in told.pieces(story):
            if piece.strip():
                text.add(piece, number, column, goes_on=goes_on)
        yield text


def _day(head: str) -> date | None:
    """The first day at the head of a page, that of the paper's founding left out."""
    days = (day_of(line) for line in head.split("\n") if not any(word in line for word in _FOUNDED))
    return next((day for day in days if day), None)
