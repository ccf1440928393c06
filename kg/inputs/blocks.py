"""The blocks of a page with headlines: which text stands under which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.inputs.columns import Line
from kg.inputs.headlines import Headline

_PITCH = 1.3  # em from a line to the next one of its piece; what is wider parts pieces
_INDENT = 3.0  # em, by which a line may begin to the right or left of a short one above it
_LEVEL = 0.6  # em; columns under one headline begin at one height
_ASIDE = 3.0  # em to the next column of one story
_BELOW = 3.0  # em from a piece to the one under it that goes on with it
_MOST = 400  # pieces of a page; what has more is no page of news
_ROUNDS = 20  # columns beside each other and pieces under each other, through which a headline is found
_SHORT = 80  # characters
_SHARED = 0.5  # em of width that two things share of which one stands over the other


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points."""

    left: float
    right: float
    bottom: float
    top: float

    def over(self, other: Box, slack: float) -> bool:
        """Whether this stands above the other, and they share some width."""
        return self.bottom >= other.top - slack and min(self.right, other.right) - max(self.left, other.left) > slack


def box_of(lines: Sequence[Line]) -> Box:
    """The rectangle around some lines."""
    return Box(
        min(line.left for line in lines), max(line.right for line in lines), min(line.bottom for line in lines), max(line.top for line in lines)
    )


def under(lines: Sequence[Line], heads: Sequence[Headline], em: float) -> list[list[Line]]:
    """The lines that stand under each headline, and in the last list those that stand under none.

    A piece of a column belongs to the headline right above it; where something else is above, to that of the column beside that begins at its height;
    else to that of the piece not far above, or, where it is as short as the legend of a picture, of whatever is above.
    """
    taken = {line.at for head in heads for line in head.lines}
    pieces = _pieces([line for line in lines if line.at not in taken], em)
    boxes = [box_of(piece) for piece in pieces]
    tops = [box_of(head.lines) for head in heads]
    owners = [_right_above(box, tops, boxes, em) for box in boxes]
    for _ in range(_ROUNDS if len(pieces) <= _MOST else 0):
        more = [owner if owner is not None else _of_others(at, boxes, owners, em) for at, owner in enumerate(owners)]
        if more == owners:
            more = [
                owner if owner is not None else _of_short(piece, box, boxes, owners, em)
                for piece, box, owner in zip(pieces, boxes, owners, strict=True)
            ]
        if more == owners:
            break
        owners = more
    found: list[list[Line]] = [[] for _ in range(len(heads) + 1)]
    for piece, owner in zip(pieces, owners, strict=True):
        found[len(heads) if owner is None else owner] += piece
    return [sorted(one, key=lambda line: line.at) for one in found]


def above(box: Box, others: Sequence[Box | None], em: float) -> int | None:
    """The nearest of the others over a box; None where none is."""
    over = [(other.bottom - box.top, at) for at, other in enumerate(others) if other is not None and other.over(box, _SHARED * em)]
    return min(over)[1] if over else None


def _pieces(lines: Sequence[Line], em: float) -> list[list[Line]]:
    """Lines under each other, without a wide space between them."""
    pieces: list[list[Line]] = []
    edges: list[tuple[float, float, float]] = []  # left, right, bottom
    for line in sorted(lines, key=lambda line: (-line.top, line.left, line.at)):
        for at in range(len(pieces) - 1, -1, -1):
            left, right, bottom = edges[at]
            shared = min(right, line.right) - max(left, line.left)
            over = shared > 0.5 * min(right - left, line.right - line.left) or abs(line.left - left) <= _INDENT * em
            if bottom - line.top < _PITCH * em and over:
                pieces[at].append(line)
                edges[at] = min(left, line.left), max(right, line.right), min(bottom, line.bottom)
                break
        else:
            pieces.append([line])
            edges.append((line.left, line.right, line.bottom))
    return pieces


def _right_above(box: Box, tops: Sequence[Box], boxes: Sequence[Box], em: float) -> int | None:
    """The headline that is nearer above than any piece."""
    head, piece = above(box, tops, em), above(box, [None if other is box else other for other in boxes], em)
    if head is None or (piece is not None and boxes[piece].bottom < tops[head].bottom):
        return None
    return head


def _of_others(at: int, boxes: Sequence[Box], owners: Sequence[int | None], em: float) -> int | None:
    """The owner of the nearest column beside that begins at the same height; else of the piece not far above."""
    box = boxes[at]
    beside = [
        (max(other.left - box.right, box.left - other.right), other.left, owner)
        for other, owner in zip(boxes, owners, strict=True)
        if owner is not None and other is not box and abs(other.top - box.top) <= _LEVEL * em
    ]
    near = [one for one in beside if -_SHARED * em <= one[0] <= _ASIDE * em]
    if near:
        return min(near)[2]
    over = above(box, [None if other is box else other for other in boxes], em)
    if over is not None and boxes[over].bottom - box.top <= _BELOW * em:
        return owners[over]
    return None


def _of_short(piece: Sequence[Line], box: Box, boxes: Sequence[Box], owners: Sequence[int | None], em: float) -> int | None:
    over = above(box, [None if other is box else other for other in boxes], em) if sum(len(line.text) for line in piece) < _SHORT else None
    return None if over is None else owners[over]
