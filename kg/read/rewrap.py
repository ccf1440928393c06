"""Hard-wrapped lines found and put together again: which lines are one block.

A line runs on into the next where it is as wide as its column and ends in the middle of a sentence. Blank lines between them do
not matter then: text taken out of a page has them inside paragraphs too. Text with one paragraph a line stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.read.lines import Line
from kg.read.marks import (
    CAPTION_START,
    CLAUSE,
    CONTINUES,
    CREDITED,
    HEADLINE,
    INSIDE,
    LEAD_IN,
    OPENING,
    SOFT_BULLET,
    SPLIT_NUMBER,
    STRONG_BULLET,
    TURN,
    UNENDED,
    at_end,
    is_byline,
    is_credit,
    is_finished,
)

_SLACK = 6  # columns by which wrapped lines differ: a mark that hangs over, a character that may not stand at a line's end, a digit
_WIDE = 60  # columns; headings are narrower
_WIDEST = 130  # columns; nobody wraps at more
_LONG = 20  # characters; the credit of a picture is shorter
_SHARE = 6  # one line in so many must be cut inside a sentence for an article to count as hard-wrapped
_AHEAD = 12  # lines to look ahead for the end of a sentence
_WORD = re.compile(r"[A-Za-z0-9.%-]{1,15}")
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("【", "】"))


def rewrap(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The blocks of `lines`, as half-open ranges of them, in order and without gaps."""
    run = _Run(lines)
    blocks = []
    start = 0
    for at in range(len(lines)):
        if at + 1 == len(lines) or not run.joins(start, at):
            blocks.append((start, at + 1))
            start = at + 1
    return blocks


class _Run:
    """The lines with what is asked of them again and again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.width = [line.width + line.indent for line in lines]
        self.finished = [is_finished(line.tail) for line in lines]
        self.bullet = [bool(STRONG_BULLET.match(line.head)) or line.mark == "item" for line in lines]
        self.numbered = [_numbering(line.head) for line in lines]
        self.byline = [is_byline(line.head, len(line.text)) for line in lines]
        counts = Counter(self.width[at] for at, line in enumerate(lines) if not self.finished[at] and line.width <= _WIDEST)
        alike = {width: sum([counts.get(width + step, 0) for step in (-2, -1, 0, 1, 2)]) for width in counts}
        columns = (width for width, count in alike.items() if width >= 16 and count >= (3 if width < 40 else 2))
        self.columns = {width + step for width in columns for step in (-2, -1, 0, 1, 2)}  # with what hangs over or is left blank
        cut = [self._is_cut(at) for at in range(len(lines) - 1)]
        cuts = [2 * self._ends_inside(at) or int(cut[at]) for at, line in enumerate(lines[1:]) if line.gap]
        self.torn = sum(cuts) > 2 or (bool(cuts) and all(cuts))  # blank lines stand inside paragraphs too
        inside = sum(cut)
        self.wrapped = inside > 0 and inside * _SHARE >= sum(line.width > 16 for line in lines)
        indents = {line.indent for line in lines}
        self.indent = min(indents) if len(indents) > 1 else 10**6  # where every line is indented alike, indents say nothing

    def _ends_inside(self, at: int) -> bool:
        """Whether line `at` ends in the middle of a sentence by its punctuation alone."""
        head = self.lines[at].head
        return not self.finished[at] and bool(at_end(UNENDED, head) or (INSIDE.search(head) and not at_end(LEAD_IN, head)))

    def _is_cut(self, at: int) -> bool:
        """Whether line `at` looks like one of a column: clauses, no end, and a neighbour of its width or the rest of its sentence."""
        line, width, then = self.lines[at], self.width[at], self.width[at + 1]
        if self.finished[at] or width > _WIDEST or not CLAUSE.search(line.head) or at_end(LEAD_IN, line.tail):
            return False
        if self._parallel(at):
            return False
        if at_end(UNENDED, line.tail) and width > _WIDE - 20:
            return True
        return abs(width - then) <= _SLACK or (width > then and self.finished[at + 1])

    def _parallel(self, at: int) -> bool:
        """Whether line `at` and a neighbour are headings made alike: the same width, beginning with the same words."""
        for other in (at - 1, at + 1):
            if 0 <= other < len(self.lines) and self.width[other] == self.width[at] and self.lines[other].head[:2] == self.lines[at].head[:2]:
                return True
        return False

    def joins(self, start: int, at: int) -> bool:
        """Whether line `at`, in a block that began at line `start`, runs on into the next."""
        line, then = self.lines[at], self.lines[at + 1]
        if self.finished[at] and (then.gap or (self.width[at] > _WIDEST and len(then.text) >= _LONG)):
            return False  # a sentence ends, and neither a column nor the credit of a picture goes on
        if self._parted(start, at):
            return False
        if is_credit(then.head) and self.finished[at] and len(then.text) < _LONG:
            return not then.gap and self.bullet[start] and at - start < 4  # the credit of a picture, under its caption
        if CONTINUES.match(then.head) and not self.finished[at]:
            return True
        if self._indented(start, at + 1) and (then.indent >= 4 or not at_end(UNENDED, line.tail)):
            return False
        return self._same_paragraph(start, at) if self.finished[at] else self._runs_on(start, at)

    def _parted(self, start: int, at: int) -> bool:
        """Whether what stands on either side of the line break is a block of its own, whatever the widths."""
        line, then = self.lines[at], self.lines[at + 1]
        if then.cut or line.mark == "heading" or self.bullet[at + 1] or self.byline[at]:
            return True
        if is_credit(then.head):
            return False
        if self.finished[at] and CAPTION_START.match(then.head):
            return True
        return self.byline[at + 1] or bool(at_end(CREDITED, line.tail)) or (at > start and is_credit(line.head))

    def _runs_on(self, start: int, at: int) -> bool:
        """Whether the sentence in which line `at` ends goes on in the next line."""
        line, then, full = self.lines[at], self.lines[at + 1], self._full(start, at)
        if self._next_item(start, at, full=full):
            return False
        if self.wrapped and SPLIT_NUMBER.search(line.tail[-1] + then.head[:1]):
            return not then.gap or full
        if at_end(UNENDED, line.tail) or (full and _is_open(line.head)):
            return at > 0 or self.width[1] <= self.width[0] + _SLACK
        if not (self.wrapped and full) or self._stands_over(start, at):
            return False
        if at_end(LEAD_IN, line.tail):
            return not then.gap and self._column(at) and not TURN.match(then.head)
        return self._continues(start, at)

    def _continues(self, start: int, at: int) -> bool:
        """Whether a line that fills its column and ends in no mark at all goes on: what comes must look like its rest."""
        line, then = self.lines[at], self.lines[at + 1]
        if then.gap and self._stands_alone(start, at):
            return False
        if INSIDE.search(line.head) or self.bullet[start] or self.numbered[start]:
            return not (then.gap and _is_topic(then))
        return self._reaches_end(at + 1)

    def _next_item(self, start: int, at: int, *, full: bool) -> bool:
        """Whether the next line begins an item by its number (a number may also stand at a line's begin by chance)."""
        line, then = self.lines[at], self.lines[at + 1]
        if not self.numbered[at + 1]:
            return False
        return then.gap or not full or self.numbered[at + 1] == self.numbered[start] or bool(at_end(LEAD_IN, line.tail))

    def _stands_over(self, start: int, at: int) -> bool:
        """Whether a headline that happens to fill its column ends in line `at`: by its two halves, or by what comes under it."""
        line, then = self.lines[at], self.lines[at + 1]
        if at - start > 3 or OPENING.match(self.lines[start].head) or any(CLAUSE.search(part.head) for part in self.lines[start : at + 1]):
            return False
        if OPENING.match(then.head) or at > start:
            return bool(OPENING.match(then.head))
        rest = self.width[at + 1] < self.width[at] - _SLACK and not self.finished[at + 1] and not CLAUSE.search(then.head)
        return bool(HEADLINE.search(line.head)) and (then.gap or not rest or not self._column(at))

    def _same_paragraph(self, start: int, at: int) -> bool:
        """Whether a paragraph goes on after line `at`, at whose end a sentence ends: only where nothing more would have fitted."""
        aside = self.bullet[start] or bool(CAPTION_START.match(self.lines[start].head))
        if aside or self.lines[at + 1].gap or self.width[at] > _WIDEST:
            return False
        if at > start:
            return self.width[at] >= max(self.width[start:at]) - 2
        after = at + 1
        return self._ends_inside(after) and abs(self.width[at] - self.width[after]) <= 2

    def _full(self, start: int, at: int) -> bool:
        """Whether line `at` is as wide as its column, so that its end may be the column's doing."""
        word = _WORD.match(self.lines[at + 1].head)
        width, then = self.width[at], self.width[at + 1]
        if width > _WIDEST:
            return False
        if word and (CLAUSE.search(self.lines[at].head) or self.lines[at].tail[-1].isascii()):
            width += len(word[0])  # which did not fit
        if at > start and width >= self.width[at - 1] - _SLACK:
            return True
        if abs(width - then) <= _SLACK or (at > start and self._column(at)):
            return True
        return width > then and self._has_rest(at)

    def _has_rest(self, at: int) -> bool:
        """Whether the next, shorter line looks like the last one of the sentence in line `at`."""
        line, then = self.lines[at], self.lines[at + 1]
        if self._column(at) or INSIDE.search(line.head):
            return True
        ended = self.finished[at + 1] or bool(at_end(LEAD_IN, then.tail))
        return ended and (((not then.gap or self.torn) and bool(CLAUSE.search(line.head))) or self.width[at] > _WIDE)

    def _column(self, at: int) -> bool:
        """Whether other unfinished lines of the article are as wide as line `at`."""
        return self.width[at] in self.columns

    def _stands_alone(self, start: int, at: int) -> bool:
        """Whether a line between blank lines is set off by them, as headings are."""
        line = self.lines[at]
        if at > start or not (line.gap or at == 0) or INSIDE.search(line.head) or self.bullet[at]:
            return False
        if self.width[at] > _WIDE - 10 and CLAUSE.search(line.head):
            return False
        if not self.torn or (not CLAUSE.search(line.head) and abs(self.width[at] - self.width[at + 1]) > 2):
            return True
        follows = self.lines[at + 2 : at + 3]
        return bool(follows) and abs(self.width[at] - self.width[at + 1]) > 3 and (not follows[0].gap or self.finished[at + 1])

    def _reaches_end(self, at: int) -> bool:
        """Whether a sentence ends in the lines from `at` on before anything else begins."""
        for here in range(at, min(at + _AHEAD, len(self.lines))):
            line = self.lines[here]
            if here > at and (line.cut or self.bullet[here] or self.byline[here]):
                return False
            if self.finished[here] or INSIDE.search(line.head):
                return True
        return False

    def _indented(self, start: int, at: int) -> bool:
        """Whether line `at` begins a paragraph by its indent (in a list item, an indent is what continues it)."""
        indent = self.lines[at].indent
        if self.bullet[start] and indent <= 4:
            return False
        return indent > self.indent and (at == 0 or indent > self.lines[at - 1].indent or at - 1 == start)


def _numbering(head: str) -> str:
    """The kind of number with which a line begins ("1.", "（一）"), its figures aside; "" for none."""
    found = SOFT_BULLET.match(head)
    return re.sub(r"\w+", "1", found[0]) if found else ""


def _is_open(text: str) -> bool:
    """Whether a bracket or a quotation begins in `text` and does not end there."""
    return any(text.rfind(first) > text.rfind(last) for first, last in _PAIRS)


def _is_topic(line: Line) -> bool:
    """Whether a line looks like the heading of a list: short, and about something."""
    return line.head.startswith("关于") and len(line.text) <= 20 and not INSIDE.search(line.head)
