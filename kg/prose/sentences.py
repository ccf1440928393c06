"""Where sentences and clauses end.

A sentence ends at 。！？… and the quotation marks and brackets that close after it; it never crosses a block, nor ends inside 《》.
A segment is the stretch between two commas, colons or semicolons: the unit that rules read. Both work on the shadow
(`Document.plain`), where the script is simplified, quotation marks are “ ” ‘ ’ and punctuation between Chinese characters is full width.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.types import Document, Sentence, Span
from kg.values import quick

_STOPS = "。！？!?…"
_BREAKS = "，；：。！？!?…"


def _beginning_with(chars: str, rest: str) -> list[str]:
    """`rest` after each of the characters: where every alternative begins with one, the engine looks for those alone."""
    return [re.escape(char) + rest for char in chars]


_TITLE_OR_END = re.compile("|".join(["《[^《》]{1,80}》", *_beginning_with(_STOPS, rf"[{_STOPS}]*[”’）》」』\]]*")]))
# A closing quotation mark after a stop belongs to what it ends: “…，”王毅说.
_BREAK = re.compile("|".join([*_beginning_with(_BREAKS, f"[{_BREAKS}]*[”’]*"), "——+", r",(?=[^\d])", r":(?<=[\u4e00-\u9fff”]:)(?=[\u4e00-\u9fff“])"]))
# In a headline a space stands for a comma: 以军袭击加沙 哈马斯称….
_HEADLINE_BREAK = re.compile(r"(?<=[\u4e00-\u9fff”》）]{4})[ \u3000]+(?=[\u4e00-\u9fff“《]{4})")
_BLANKS = (" ", "\u3000")
_HEADLINES = ("title", "heading", "item")
LONGEST_SEGMENT = 1200  # characters; no clause has 300, and what is read of one may take time that grows faster than its length
_BRACKETS = re.compile(r"《[^《》]{1,120}》|（[^（）]{1,80}）|\([^()]{1,80}\)")


@quick
@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between two breaks: its span, and the mark that ends it ("" at the end of a sentence without one)."""

    span: Span
    mark: str


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all blocks in order; empty ones are left out."""
    out: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        text, begin = block.span.of(document.plain), 0
        for after in (*(found.end() for found in _TITLE_OR_END.finditer(text) if found[0][0] != "《"), len(text)):
            start, end = begin, after
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if end > start:
                out.append(Sentence(Span(block.span.start + start, block.span.start + end), index, block.kind))
            begin = after
    return tuple(out)


def segments(plain: str, span: Span, kind: str = "paragraph") -> tuple[Segment, ...]:
    """The segments of one sentence, whose block is of this kind.

    Breaks inside 《》 and （） do not count; what is longer than any clause is cut all the same.
    """
    text = plain[span.start : span.end]
    closed = [found.span() for found in _BRACKETS.finditer(text)]
    opened = [start for start, _ in closed]
    breaks = [found.span() for found in _BREAK.finditer(text)]
    if kind in _HEADLINES:
        breaks = sorted(breaks + [found.span() for found in _HEADLINE_BREAK.finditer(text)])
    breaks.append((len(text), len(text)))
    out: list[Segment] = []
    start, first = 0, span.start
    for at, after in breaks:
        if opened and (around := bisect_left(opened, at)) and at < closed[around - 1][1]:
            continue
        while at - start > LONGEST_SEGMENT:
            out.append(Segment(Span(first + start, first + start + LONGEST_SEGMENT), ""))
            start += LONGEST_SEGMENT
        if at > start:
            mark = text[at] if at < after else ""
            out.append(Segment(Span(first + start, first + at), "，" if mark in _BLANKS else mark))
        start = after
    return tuple(out)
