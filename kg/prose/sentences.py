"""Where sentences and clauses end.

A sentence ends at 。！？… and the quotation marks and brackets that close after it; it never crosses a block, nor ends inside 《》.
A segment is the stretch between two commas, colons or semicolons: the unit that rules read. Both work on the shadow
(`Document.plain`), where the script is simplified, quotation marks are “ ” ‘ ’ and punctuation between Chinese characters is full width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.late import late
from kg.types import Document, Sentence, Span
from kg.values import quick

STOPS = "。！？!?…"
_BREAKS = "，；：。！？!?…"


def _beginning_with(chars: str, rest: str) -> list[str]:
    """`rest` after each of the characters: where every alternative begins with one, the engine looks for those alone."""
    return [re.escape(char) + rest for char in chars]


# 新华社记者 某某 摄|李强指出…: whose picture it is, run together with what follows.
_CREDIT = r"记者[ \u3000](?:[\u4e00-\u9fff·]{2,5}[ \u3000、]){1,3}摄(?![影像制])(?=[\u4e00-\u9fff])"
_TITLE_OR_END = re.compile("|".join(["《[^《》]{1,80}》", _CREDIT, *_beginning_with(STOPS, rf"[{STOPS}]*[”’）》」』\]]*")]))
_BRACKETS = ("《[^《》]{1,120}》", "（[^（）]{1,80}）", r"\([^()]{1,80}\)")
_OPENING = "《（("  # with which those begin, in which nothing breaks
# A closing quotation mark after a stop belongs to what it ends: “…，”王毅说.
_BREAKING = (*_BRACKETS, *_beginning_with(_BREAKS, f"[{_BREAKS}]*[”’]*"), "——+", r",(?=[^\d])", r":(?<=[\u4e00-\u9fff”]:)(?=[\u4e00-\u9fff“])")
_BREAK = re.compile("|".join(_BREAKING))
# In a headline a blank stands for a comma: 以军袭击加沙 哈马斯称…; so it does in a line that no stop ends (a list of further reports).
_BLANKS = " \u3000"
_HEADLINE_BREAK = late("|".join([*_BREAKING, rf"(?<=[\u4e00-\u9fff”》）]{{4}})[{_BLANKS}]+(?=[\u4e00-\u9fff“《]{{4}})"]))
_HEADLINES = ("title", "heading", "item")
_ENDED = (*STOPS, *"”’）》")
_WELCOMED = ("欢迎", "热烈欢迎", "隆重欢迎")  # 举行仪式，|欢迎某人: one deed
LONGEST_SEGMENT = 1200  # characters; no clause has 300, and what is read of one may take time that grows faster than its length


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
        text, first, begin = block.span.of(document.plain), block.span.start, 0
        ends = [found.end() for found in _TITLE_OR_END.finditer(text) if text[found.start()] != "《"]
        for end in (*ends, len(text)):
            words = text[begin:end].strip()
            if words:
                start = first + text.index(words, begin)
                out.append(Sentence(Span(start, start + len(words)), index, block.kind))
            begin = end
    return tuple(out)


def segments(plain: str, span: Span, kind: str = "paragraph") -> list[Segment]:
    """The segments of one sentence, whose block is of this kind.

    Breaks inside 《》 and （） do not count; what is longer than any clause is cut all the same.
    """
    text = plain[span.start : span.end]
    out: list[Segment] = []
    start, first = 0, span.start
    unended = kind in _HEADLINES or text[-1:] not in _ENDED
    for found in (_HEADLINE_BREAK if unended else _BREAK).finditer(text):
        at, after = found.span()
        mark = text[at]
        if mark in _OPENING or (mark == "，" and text.startswith(_WELCOMED, after) and text.endswith("举行仪式", 0, at)):
            continue
        if at > start:
            out.append(Segment(Span(first + start, first + at), "，" if mark in _BLANKS else mark))
        start = after
    if start < len(text):
        out.append(Segment(Span(first + start, span.end), ""))
    return out if len(text) <= LONGEST_SEGMENT else [part for segment in out for part in _cut(segment)]


def _cut(segment: Segment) -> list[Segment]:
    """The segment, cut where it is longer than any clause."""
    start, end = segment.span.start, segment.span.end
    cuts = list(range(start + LONGEST_SEGMENT, end, LONGEST_SEGMENT))
    whole = [Segment(Span(cut - LONGEST_SEGMENT, cut), "") for cut in cuts]
    return [*whole, Segment(Span(cuts[-1] if cuts else start, end), segment.mark)]
