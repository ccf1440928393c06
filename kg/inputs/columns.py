"""The characters of a printed page, by their boxes, to text in the order in which people read it: an XY-cut.

A page is cut into bands (a headline, three columns, a foot) and a band at its gutters into columns, again and again until there is one
column of lines. Where the file itself goes down one column after the other, its own order is kept: it knows which story goes on where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_GUTTER = 0.8  # em; the space between two columns is wider than any inside a line
_JOINED = 0.7  # em; characters as near as this on one line stand in one column
_APART = 0.3  # em; the same for characters of two sizes
_WORD_GAP = 0.18  # em, between Latin words
_BLANK = 1.8  # line pitches from one line to the next that are a blank line
_FAR = 2.5  # em; a lone line as far from a band is none of its columns
_LARGE = 1.3  # of the usual type size
_MOST_LINES = 1500  # of one page; what has more is no page of news
_MOST_TRIED = 200_000  # rows times lines of a region; a full page of a newspaper has a quarter
_DEEPEST = 12  # cuts inside each other
_DEEPEST_INDENT = 8  # em
_FEW = 20  # characters that tell in which direction a page is written


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and its box, in points from the page's lower left corner."""

    char: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A run of characters that stand in one line and one column. `at` counts in the order of the file."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    at: int

    @property
    def em(self) -> float:
        """The height, which is the width of a Chinese character."""
        return max(self.top - self.bottom, 0.1)


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one column, as printed, with blank lines and indents; `goes_on` where it is the next column of the same band."""

    text: str
    column: int  # of the page, from 1
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the cuts leave whole: the lines of one column of one band; `column` and `goes_on` as of a Piece."""

    lines: tuple[Line, ...]
    column: int
    goes_on: bool


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page; where it is written from top to bottom, turned so that they lie."""
    turned = [Glyph(g.char, -g.top, -g.bottom, g.left, g.right) for g in glyphs] if _is_vertical(glyphs) else glyphs
    lines: list[Line] = []
    run: list[Glyph] = []
    for glyph in turned:
        if run and not _continues(run[-1], glyph):
            _close(run, lines)
        run.append(glyph)
    _close(run, lines)
    return lines


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    down = right = 0
    for a, b in pairwise(glyphs):
        size = max(a.top - a.bottom, a.right - a.left)
        near = abs(a.left - b.left) < size * 0.5, abs(a.bottom - b.bottom) < size * 0.5
        down += near[0] and not near[1] and 0 < a.top - b.top < 2 * size
        right += near[1] and not near[0] and 0 < b.left - a.left < 2 * size
    return down > _FEW and down > 2 * right


def _continues(a: Glyph, b: Glyph) -> bool:
    em = max(a.top - a.bottom, b.top - b.bottom, 0.1)
    overlap = min(a.top, b.top) - max(a.bottom, b.bottom)
    one_size = max(a.top - a.bottom, b.top - b.bottom) < _LARGE * min(a.top - a.bottom, b.top - b.bottom)
    far = _JOINED if one_size else _APART
    return overlap >= 0.5 * min(a.top - a.bottom, b.top - b.bottom) and -0.6 * em <= b.left - a.right <= far * em


def _close(run: list[Glyph], lines: list[Line]) -> None:
    """The line of a run, without the spaces at its ends; the run is empty then."""
    while run and run[-1].char.isspace():
        run.pop()
    first = next((at for at, glyph in enumerate(run) if not glyph.char.isspace()), len(run))
    glyphs = run[first:]
    if glyphs:
        em = max(glyph.top - glyph.bottom for glyph in glyphs)
        text = glyphs[0].char
        for a, b in pairwise(glyphs):
            text += (" " if a.char.isascii() and b.char.isascii() and b.left - a.right > _WORD_GAP * em else "") + b.char
        sides = (min(g.left for g in glyphs), max(g.right for g in glyphs), min(g.bottom for g in glyphs), max(g.top for g in glyphs))
        lines.append(Line(text, *sides, len(lines)))
    run.clear()


def reading_order(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a page in the order in which they are read."""
    if not lines:
        return []
    em = median(line.em for line in lines)
    return [Piece(printed(leaf.lines, em), leaf.column, leaf.goes_on) for leaf in leaves_of(lines)]


def leaves_of(lines: Sequence[Line], *, filed: bool = True) -> list[Leaf]:
    """The columns of a page in the order in which they are read; that of the file only where `filed` allows it, and it goes down the columns."""
    if len(lines) > _MOST_LINES:
        return [Leaf(tuple(lines), 1, goes_on=False)]
    em = median(line.em for line in lines)
    leaves, _ = _cut(list(lines), em, 1, _DEEPEST)
    if filed and _is_in_order(lines, em) and lines[0] in leaves[0].lines:  # a headline that was drawn last would be read last
        return _as_filed(leaves)
    return leaves


def _is_in_order(lines: Sequence[Line], em: float) -> bool:
    """Whether the file goes down its columns: from most lines to the one under them."""
    jumps = sum(not (b.left < a.right and a.left < b.right and 0 < a.top - b.top < 4 * max(em, a.em)) for a, b in pairwise(lines))
    return jumps * 4 <= len(lines)


def _as_filed(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The lines in the order of the file, in runs of one column."""
    found: list[Leaf] = []
    home = {line.at: leaf for leaf in leaves for line in leaf.lines}
    last = None
    for line in sorted((line for leaf in leaves for line in leaf.lines), key=lambda line: line.at):
        leaf = home[line.at]
        if leaf is last:
            found[-1] = Leaf((*found[-1].lines, line), leaf.column, found[-1].goes_on)
        else:
            found.append(Leaf((line,), leaf.column, leaf.goes_on))
        last = leaf
    return found


def _cut(lines: list[Line], em: float, column: int, depth: int, *, goes_on: bool = False) -> tuple[list[Leaf], int]:
    """The columns of a region in order, the first one numbered `column`, and how many stand side by side."""
    rows = _rows(lines)
    window = _widest_band(rows, em) if depth and len(rows) * len(lines) <= _MOST_TRIED else None
    if window is None:
        return [Leaf(tuple(line for row in rows for line in row), column, goes_on)], 1
    start, end = window
    leaves: list[Leaf] = []
    side_by_side = 0
    if start:
        leaves, side_by_side = _cut([line for row in rows[:start] for line in row], em, column, depth - 1, goes_on=goes_on)
    beside = 0
    for at, part in enumerate(_columns([line for row in rows[start:end] for line in row], em)):
        more, count = _cut(part, em, column + beside, depth - 1, goes_on=at > 0 or (goes_on and not start))
        leaves += more
        beside += count
    side_by_side = max(side_by_side, beside)
    if end < len(rows):
        more, count = _cut([line for row in rows[end:] for line in row], em, column, depth - 1)
        leaves, side_by_side = leaves + more, max(side_by_side, count)
    return leaves, side_by_side


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Lines that overlap in height, from the top down."""
    rows: list[list[Line]] = []
    floor = 0.0
    for line in sorted(lines, key=lambda line: (-line.top, line.left, line.at)):
        slack = 0.25 * line.em
        if rows and line.top - slack > floor:
            rows[-1].append(line)
            floor = min(floor, line.bottom + slack)
        else:
            rows.append([line])
            floor = line.bottom + slack
    return rows


def _columns(lines: list[Line], em: float) -> list[list[Line]]:
    """Lines in groups between which there is a gutter, from left to right."""
    groups: list[list[Line]] = []
    edge = 0.0
    for line in sorted(lines, key=lambda line: (line.left, line.at)):
        if groups and line.left - edge < _GUTTER * em:
            groups[-1].append(line)
            edge = max(edge, line.right)
        else:
            groups.append([line])
            edge = line.right
    return groups


def _widest_band(rows: list[list[Line]], em: float) -> tuple[int, int] | None:
    """The rows (half-open) with the most lines that a gutter parts into columns of two lines and more; None where there is none."""
    best, most, start = None, 0, 0
    for end in range(1, len(rows) + 1):
        if len(rows[end - 1]) == 1 and rows[end - 1][0].em > _LARGE * em:
            start = end  # a headline with nothing beside it parts what stands above it from what stands below
        while start < end:
            band = [line for row in rows[start:end] for line in row]
            groups = _columns(band, em)
            if len(groups) > 1:
                if len(band) > most and all(len(group) > 1 for group in groups):
                    best, most = (start, end), len(band)
                break
            start += 1
    return _without_ends(rows, best, em) if best else None


def _without_ends(rows: list[list[Line]], band: tuple[int, int], em: float) -> tuple[int, int]:
    """A band without the lone line far above or below it: the number of the page, the name of the paper."""
    start, end = band
    if end - start > 3 and len(rows[end - 1]) == 1 and _gap(rows[end - 2], rows[end - 1]) > _FAR * em:
        end -= 1
    if end - start > 3 and len(rows[start]) == 1 and _gap(rows[start], rows[start + 1]) > _FAR * em:
        start += 1
    return start, end


def _gap(above: list[Line], below: list[Line]) -> float:
    return min(line.bottom for line in above) - max(line.top for line in below)


def printed(lines: Sequence[Line], em: float) -> str:
    """The lines of a column as printed: those of one height side by side, indents as spaces, wider spacing as a blank line."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][0] if rows else None
        if last and min(last.top, line.top) - max(last.bottom, line.bottom) >= 0.5 * min(last.em, line.em):
            rows[-1].append(line)
        else:
            rows.append([line])
    edge = min(line.left for line in lines)
    pitches = [above[0].bottom - below[0].bottom for above, below in pairwise(rows)]
    pitch = median(pitches) if pitches else 0.0
    found = ""
    for at, row in enumerate(rows):
        if at:
            found += "\n\n" if pitches[at - 1] > _BLANK * max(pitch, em) else "\n"
        row.sort(key=lambda line: (line.left, line.at))
        indent = round((row[0].left - edge) / em)
        found += "\u3000" * min(max(indent, 0), _DEEPEST_INDENT) + " ".join(line.text for line in row)
    return found
