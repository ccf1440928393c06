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
    CLAUSE,
    CONTINUES,
    CREDITED,
    FINISHED,
    HEADLINE,
    INSIDE,
    LEAD_IN,
    ONLY_CREDIT,
    OPENING,
    SOFT_BULLET,
    SPLIT_NUMBER,
    STRONG_BULLET,
    TURN,
    UNENDED,
    is_byline,
)

_SLACK = 6  # columns by which wrapped lines differ: a mark that hangs over, a character that may not stand at a line's end, a digit
_WIDEST = 130  # columns; nobody wraps at more
_SHARE = 6  # one line in so many must be cut inside a sentence for an article to count as hard-wrapped
_AHEAD = 12  # lines to look ahead for the end of a sentence
_WORD = re.compile(r"[A-Za-z0-9.%-]{1,15}")
_PAIRS = ("“”", "（）", "《》", "【】")


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
        self.finished = [bool(FINISHED.search(line.tail)) for line in lines]
        self.bullet = [bool(STRONG_BULLET.match(line.head)) or line.mark == "item" for line in lines]
        self.numbered = [_numbering(line.head) for line in lines]
        self.byline = [is_byline(line.head, len(line.text)) for line in lines]
        counts = Counter(self.width[at] for at, line in enumerate(lines) if not self.finished[at] and line.width <= _WIDEST)
        self.columns = {width for width in counts if width >= 16 and sum(counts[width + step] for step in (-1, 0, 1)) >= 3}
        self.torn = sum(line.gap and self._ends_inside(at) for at, line in enumerate(lines[1:]))
        inside = sum(self._is_cut(at) for at in range(len(lines) - 1))
        self.wrapped = inside > 0 and inside * _SHARE >= sum(line.width > 16 for line in lines)
        indents = Counter(line.indent for line in lines)
        self.indent = min(indents) if len(indents) > 1 else 10**6  # where every line is indented alike, indents say nothing

    def _ends_inside(self, at: int) -> bool:
        """Whether line `at` ends in the middle of a sentence by its punctuation alone."""
        head = self.lines[at].head
        return not self.finished[at] and bool(UNENDED.search(head) or (INSIDE.search(head) and not LEAD_IN.search(head)))

    def _is_cut(self, at: int) -> bool:
        """Whether line `at` looks like one of a column: clauses, no end, and a neighbour of its width or the rest of its sentence."""
        line, width, then = self.lines[at], self.width[at], self.width[at + 1]
        if self.finished[at] or width > _WIDEST or not CLAUSE.search(line.head) or LEAD_IN.search(line.tail) or ONLY_CREDIT.search(line.tail):
            return False
        return abs(width - then) <= _SLACK or (width > then and self.finished[at + 1])

    def joins(self, start: int, at: int) -> bool:
        """Whether line `at`, in a block that began at line `start`, runs on into the next."""
        line, then = self.lines[at], self.lines[at + 1]
        if then.cut or line.mark == "heading" or self.bullet[at + 1] or self.byline[at]:
            return False
        if ONLY_CREDIT.match(then.head) and self.finished[at] and len(then.text) < 20:
            return not then.gap and self.bullet[start] and at - start < 4
        if self.byline[at + 1] or CREDITED.search(line.tail) or (at > start and ONLY_CREDIT.match(line.head)):
            return False
        if not self.finished[at] and CONTINUES.match(then.head):
            return True
        if self._indented(start, at + 1) and (then.indent >= 4 or not UNENDED.search(line.tail)):
            return False
        if self.finished[at]:
            return self._same_paragraph(start, at)
        if SOFT_BULLET.match(then.head) and (then.gap or self.numbered[at + 1] == self.numbered[start] or LEAD_IN.search(line.tail) or not self._full(start, at)):
            return False
        return self._runs_on(start, at)

    def _runs_on(self, start: int, at: int) -> bool:
        """Whether the sentence in which line `at` ends goes on in the next line."""
        line, then = self.lines[at], self.lines[at + 1]
        if SPLIT_NUMBER.search(line.tail[-1] + then.head[:1]) and (self.wrapped or len(self.lines) == 2):
            return not then.gap or self._full(start, at)
        if UNENDED.search(line.tail) or (_is_open(line.head) and self._full(start, at)):
            return at > 0 or self.width[1] <= self.width[0] + _SLACK
        if LEAD_IN.search(line.tail):
            return not then.gap and self._full(start, at) and self._column(at) and not TURN.match(then.head)
        if not CLAUSE.search(line.head) and not OPENING.match(line.head):
            if OPENING.match(then.head):
                return False
            if HEADLINE.search(line.head):
                rest = self.width[at + 1] < self.width[at] - _SLACK and not self.finished[at + 1] and not CLAUSE.search(then.head)
                return rest and not then.gap and self._column(at)
        if not self.wrapped or not self._full(start, at):
            return False
        if then.gap and self._stands_alone(start, at):
            return False
        if INSIDE.search(line.head) or self.bullet[start] or self.numbered[start]:
            return not (then.gap and _is_topic(then))
        return self._reaches_end(at + 1)

    def _same_paragraph(self, start: int, at: int) -> bool:
        """Whether a paragraph goes on after line `at`, at whose end a sentence ends: only where nothing more would have fitted."""
        if self.lines[at + 1].gap or self.width[at] > _WIDEST or self.bullet[start]:
            return False
        if at > start:
            return self.width[at] >= max(self.width[start:at]) - 2
        after = at + 1
        unfinished = not self.finished[after] and bool(INSIDE.search(self.lines[after].head) or UNENDED.search(self.lines[after].tail))
        return unfinished and abs(self.width[at] - self.width[after]) <= 2

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
        if width > then:
            if self.finished[at + 1] and not self.lines[at + 1].gap and CLAUSE.search(self.lines[at].head):
                return True
            return self._column(at) or bool(INSIDE.search(self.lines[at].head)) or (width > 60 and (self.finished[at + 1] or bool(LEAD_IN.search(self.lines[at + 1].tail))))
        return False

    def _column(self, at: int) -> bool:
        """Whether other unfinished lines of the article are as wide as line `at`."""
        return any(width in self.columns for width in range(self.width[at] - 2, self.width[at] + 3))

    def _stands_alone(self, start: int, at: int) -> bool:
        """Whether a line between blank lines is set off by them: what follows is wrapped without any."""
        line = self.lines[at]
        if at > start or not (line.gap or at == 0) or INSIDE.search(line.head) or self.bullet[at] or at + 2 >= len(self.lines):
            return False
        if self.torn >= 2 and abs(self.width[at] - self.width[at + 1]) <= 3:
            return False
        return not self.lines[at + 2].gap or self.finished[at + 1]

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
