"""The article's text: blocks of rejoined lines, each of a kind, with the map that leads back to the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.prose.script import shadow
from kg.read.lines import Line
from kg.read.marks import (
    AGENCY_CREDIT,
    CAPTION_START,
    CREDIT_END,
    INSIDE,
    LEAD_IN,
    NO_CREDIT,
    SOFT_BULLET,
    SPEAKER,
    STRONG_BULLET,
    UNENDED,
    at_end,
    ends_in_picture_credit,
    is_byline,
    is_credit,
    is_finished,
)
from kg.read.rewrap import rewrap
from kg.types import Block, BlockKind, Span
from kg.values import quick

_HEADING = 32  # characters; longer ones are sentences without their full stop
_TITLE = 60
_LISTED = 4  # short lines in a row
_CAPTION = 150
_ENDS = 400


@dataclass(frozen=True, slots=True)
class Layout:
    """The text, its blocks, and the map back: what `Document` takes over."""

    text: str
    plain: str  # the same in simplified script
    blocks: tuple[Block, ...]
    offsets: tuple[tuple[int, int], ...]


@quick
@dataclass(frozen=True, slots=True)
class _Piece:
    """The text of one block with its map (offset in text, offset in source), and what its lines say of it."""

    text: str
    plain: str  # the same in simplified script
    marks: tuple[tuple[int, int], ...]
    mark: str
    alone: bool  # blank lines or markup before it
    head: str  # its first and last characters in simplified script
    tail: str


def _piece(text: str, marks: tuple[tuple[int, int], ...], mark: str = "", *, alone: bool = False) -> _Piece:
    plain = shadow(text)
    return _Piece(text, plain, marks, mark, alone, plain[:_ENDS], plain[-_ENDS:])


def lay_out(lines: Sequence[Line], *, wrapped: bool = True) -> Layout:
    """Lines rejoined (where they may be `wrapped`), told apart by kind and laid end to end with one line break between blocks."""
    ranges = rewrap(lines) if wrapped else [(at, at + 1) for at in range(len(lines))]
    pieces = [part for start, end in ranges for part in _split_credit(_join(lines[start:end]))]
    kinds = _kinds(pieces)
    blocks: list[Block] = []
    offsets: list[tuple[int, int]] = []
    at = 0
    for piece, kind in zip(pieces, kinds, strict=True):
        offsets += [(at + here, there) for here, there in piece.marks]
        blocks.append(Block(Span(at, at + len(piece.text)), kind))
        at += len(piece.text) + 1
    text, plain = ("\n".join(texts) for texts in ([piece.text for piece in pieces], [piece.plain for piece in pieces]))
    return Layout(text, plain, tuple(blocks), tuple(offsets))


def _join(lines: Sequence[Line]) -> _Piece:
    """One block of its lines: end to end, but for a space between Latin words and before a credit."""
    first = lines[0]
    alone = first.gap or first.cut
    if len(lines) == 1:
        return _Piece(first.text, first.plain, first.marks, first.mark, alone, first.head, first.tail)
    texts: list[str] = []
    marks: list[tuple[int, int]] = []
    at = 0
    for before, line in zip((first, *lines), lines, strict=False):
        if texts and _needs_space(before.text, line.text):
            marks.append((at, before.end))  # the space stands for what broke the line
            texts.append(" ")
            at += 1
        marks.extend((at + here, there) for here, there in line.marks)
        texts.append(line.text)
        at += len(line.text)
    return _piece("".join(texts), tuple(marks), first.mark, alone=alone)


def _needs_space(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if last.isascii() and first.isascii():
        return (last.isalpha() or last in ",.;:") and first.isalnum()
    return last in "。！？」”" and is_credit(shadow(after[:40]))


def _split_credit(piece: _Piece) -> list[_Piece]:
    """A block and the source named at its end (… 來源：新華社), which is a byline of its own."""
    found = at_end(CREDIT_END, piece.tail) if "来源" in piece.tail else None
    if not found:
        return [piece]
    cut = len(piece.text) - len(found[1])
    kept = piece.text[:cut].rstrip()
    credit = _piece(piece.text[cut:], _from(piece.marks, cut, len(piece.text)))
    return [_piece(kept, _from(piece.marks, 0, len(kept)), piece.mark, alone=piece.alone), credit]


def _from(marks: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The map of a part of a block, counted from the part's start."""
    before = [mark for mark in marks if mark[0] <= start]
    here, there = before[-1]
    return ((0, there + start - here), *((at - start, to) for at, to in marks if start < at < end))


def _kinds(pieces: Sequence[_Piece]) -> list[BlockKind]:
    kinds = [_kind(piece) for piece in pieces]
    for at, piece in enumerate(pieces):
        if kinds[at] == "heading" and not _is_set_off(pieces, kinds, at):
            kinds[at] = "item" if STRONG_BULLET.match(piece.head) else "paragraph"
    for at in _listed(pieces, kinds):
        kinds[at] = "paragraph"
    title = _title(pieces, kinds)
    if title is not None:
        kinds[title] = "title"
    elif len(pieces) == 1 and kinds[0] == "heading":
        kinds[0] = "paragraph"
    return kinds


def _kind(piece: _Piece) -> BlockKind:
    """The kind of a block by itself: the most telling sign first."""
    head, tail, length = piece.head, piece.tail, len(piece.text)
    if piece.mark == "heading" and length <= _TITLE * 2 and not tail.endswith("。"):
        return "heading"
    if is_byline(head, length):
        return "byline"
    if piece.mark == "caption" or (length <= _CAPTION and _is_caption(head, tail)):
        return "caption"
    item = STRONG_BULLET.match(head) or SOFT_BULLET.match(head) or piece.mark == "item"
    if item and not (head[0] in "■◆▲★◎□◇" and _is_short(piece)):
        return "item"
    return "heading" if _is_short(piece) else "paragraph"


def _is_caption(head: str, tail: str) -> bool:
    if CAPTION_START.match(head) or is_credit(head) or ends_in_picture_credit(tail):
        return True
    if tail.endswith(NO_CREDIT):
        return False
    bracketed = tail.endswith(("）", ")"))
    return bool(at_end(AGENCY_CREDIT, tail)) and (not bracketed or bool(STRONG_BULLET.match(head)))


def _is_short(piece: _Piece) -> bool:
    """Whether a block could be a heading: short, and no sentence."""
    head = piece.head
    if len(piece.text) > _HEADING or at_end(UNENDED, head) or SPEAKER.match(head) or "。" in head or "；" in head:
        return False
    if at_end(LEAD_IN, head):
        return len(piece.text) <= 10 and head.endswith("：")
    if is_finished(head):
        return head[-1] in "？！?!" and len(piece.text) <= 24 and not INSIDE.search(head[:-1])
    return not (head.startswith("“") and head.endswith("”"))


def _is_set_off(pieces: Sequence[_Piece], kinds: Sequence[BlockKind], at: int) -> bool:
    """Whether what looks like a heading stands over something, or is the article's first block."""
    piece = pieces[at]
    if piece.mark == "heading":
        return True
    if is_finished(piece.tail) and not piece.alone and at:
        return False
    if STRONG_BULLET.match(piece.head) and at + 1 < len(pieces):
        return not (kinds[at + 1] == "item" or (kinds[at + 1] == "heading" and pieces[at + 1].head[0] == piece.head[0]))
    return at + 1 < len(pieces) and (at == 0 or kinds[at + 1] != "byline" or piece.alone)


def _listed(pieces: Sequence[_Piece], kinds: Sequence[BlockKind]) -> list[int]:
    """Short lines one after another that only look like headings: a list of names, a poem."""
    found: list[int] = []
    run: list[int] = []
    for at, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        if kind == "heading" and not piece.mark:
            run.append(at)
            continue
        found.extend(run if len(run) >= _LISTED else [])
        run = []
    return found + (run if len(run) >= _LISTED else [])


def _title(pieces: Sequence[_Piece], kinds: Sequence[BlockKind]) -> int | None:
    """The block that is the headline: the first one that is no byline, if it is no sentence and something follows it."""
    for at, kind in enumerate(kinds[:4]):
        piece = pieces[at]
        if kind == "heading" and at + 1 < len(pieces):
            return None if at_end(LEAD_IN, piece.tail) else at
        if kind != "byline":
            ended = is_finished(piece.tail) or at_end(LEAD_IN, piece.tail) or "。" in piece.head
            headline = kind == "paragraph" and len(piece.text) <= _TITLE and not ended
            return at if headline and at + 1 < len(pieces) else None
    return None
