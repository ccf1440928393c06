"""The source cut into lines: what is no text taken out (indents, invisible characters, markup), each character's place kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

from kg.late import late
from kg.prose.script import shadow
from kg.values import quick

_TAG = r"</?(?:p|br|div|figure|figcaption|section|article|blockquote|h[1-6]|li|ul|ol|tr|table)\b[^<>\n]{0,300}>"
# Every alternative begins with a character of its own, so that the engine looks for those alone.
_CUT = re.compile(rf"\r\n?|\n|\x0b|\x0c|\x85|\u2028|\u2029|{_TAG}", re.IGNORECASE)
_INVISIBLE = "\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff"
_MAY_DROP = re.compile(rf"[{_INVISIBLE}*!{{\[\]<]")  # what each alternative of the next begins with
_DROP = late(
    rf"[{_INVISIBLE}]+"
    r"|\*\*|!\[[^\[\]\n]{0,200}\]\([^()\n]{0,1000}\)|\{\{[<%][^{}\n]{0,1000}[%>]\}\}"
    r"|\[(?=[^\[\]\n]{1,200}\]\((?:https?:|/|#)[^()\n]{0,1000}\))|(?<=\S)\]\((?:https?:|/|#)[^()\n]{0,1000}\)"
    r"|</?(?:a|b|i|u|em|strong|span|font|img|small|sup|sub)\b[^<>\n]{0,1000}>",
    re.IGNORECASE,
)
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f]")
_EDGE = " \u3000"
_HASHES = re.compile(r"#{1,6}[ \u3000]+|>[ \u3000]+")
_RULE = re.compile(r"(?:[-*=_—－~·•.#+][ \u3000]*+){3,}|#{1,6}")
_RULE_SIGNS = "-*=_—－~·•.#+"
_ENDS = 400  # characters at either end of a line that are looked at, however long it is
_WIDE = re.compile("[\u3001-\u3003\u3005-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60—‘’“”…·]+")  # most of what is two columns wide

Mark = Literal["", "heading", "caption", "item"]


@quick
@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source that holds text.

    `text` is clean, and `plain` the same in simplified script; `marks` are pairs (offset in text, offset in source), ascending from
    offset 0, and `end` is where it ends in the source. `head` and `tail` are the first and last characters of `plain` (all of it, twice,
    where it is short).
    """

    text: str
    plain: str
    marks: tuple[tuple[int, int], ...]
    indent: int  # columns of white space before it
    gap: bool  # blank lines stand before it
    cut: bool  # markup stands before it, so that nothing runs on into it
    mark: Mark  # what markup says that it is
    width: int  # in columns, a Chinese character being two
    head: str
    tail: str
    end: int


class _Clean(NamedTuple):
    """A line without what is no text."""

    text: str
    marks: tuple[tuple[int, int], ...]
    indent: int
    mark: Mark


def read_lines(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from offset `start` on that hold anything, in order."""
    spaced = _SPACE.sub(" ", text)
    found: list[tuple[_Clean, bool, bool, int]] = []
    gap = cut = False
    mark: Mark = ""
    for begin, end, sign in _pieces(text, start):
        line = _clean(spaced, begin, end, mark) if begin < end else None
        if line is None:
            gap = gap or bool(found)
            cut = cut or bool(text[begin:end].strip(_EDGE + "\t"))
        else:
            found.append((line, gap, cut or line.mark == "heading", end))
            gap, cut, mark = False, bool(line.mark), ""
        if sign.startswith("<"):
            cut, mark = True, _mark_of(sign)
    if not found:
        return []
    # A line break parts what the shadow looks at together, so that that of all lines is made at once.
    plains = shadow("\n".join([line.text for line, *_ in found])).split("\n")
    return [
        Line(line.text, plain, line.marks, line.indent, gap, cut, line.mark, _width(line.text), plain[:_ENDS], plain[-_ENDS:], end)
        for (line, gap, cut, end), plain in zip(found, plains, strict=True)
    ]


def _pieces(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Begin and end of each line, and what ended it: a line break or a tag."""
    begin = start
    for found in _CUT.finditer(text, start):
        yield begin, found.start(), found[0]
        begin = found.end()
    yield begin, len(text), ""


def _mark_of(tag: str) -> Mark:
    name = tag.lower()
    if name.startswith("<figcaption"):
        return "caption"
    if re.match(r"<h\d", name):
        return "heading"
    return "item" if name.startswith("<li") else ""


def _clean(text: str, begin: int, end: int, mark: Mark) -> _Clean | None:
    kept = _kept(text, begin, end)
    whole = "".join([text[begin:end] for begin, end in kept])
    first = len(whole) - len(whole.lstrip(_EDGE))
    indent = first + whole.count("\u3000", 0, first)
    hashes = _HASHES.match(whole, first) if whole[first : first + 1] in ("#", ">") else None
    if hashes:
        mark = "heading" if hashes[0][0] == "#" else mark
        first = hashes.end()
    clean = whole[first:].strip(_EDGE)
    if not clean or (clean[0] in _RULE_SIGNS and len(clean) < 100 and _RULE.fullmatch(clean)):
        return None
    first = len(whole) - len(whole[first:].lstrip(_EDGE)) if hashes else first
    return _Clean(clean, _marks(kept, first, len(clean)), indent, mark)


def _kept(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a line, which is not empty, that are text."""
    if not _MAY_DROP.search(text, begin, end):
        return [(begin, end)]
    kept: list[tuple[int, int]] = []
    for found in _DROP.finditer(text, begin, end):
        kept.append((begin, found.start()))
        begin = found.end()
    kept.append((begin, end))
    return [(begin, end) for begin, end in kept if begin < end]


def _marks(kept: list[tuple[int, int]], first: int, length: int) -> tuple[tuple[int, int], ...]:
    """Where the characters `first` to `first + length` of the kept stretches, laid end to end, stand in the source."""
    if len(kept) == 1:
        return ((0, kept[0][0] + first),)
    marks, at = [], 0
    for begin, end in kept:
        here = max(at, first)
        if here < min(at + end - begin, first + length):
            marks.append((here - first, begin + here - at))
        at += end - begin
    return tuple(marks)


def _width(text: str) -> int:
    if len(text) > _ENDS:
        return 2 * len(text)  # no column is as wide; how wide it is does not matter
    rest = _WIDE.sub("", text)
    return 2 * (len(text) - len(rest)) + sum(map(_columns, rest))


@cache
def _columns(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1
