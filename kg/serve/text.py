"""Text of articles made ready for a page: pieces with their marks. What is in it stays text; only the templates make markup, and escape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks that turn the direction of what follows
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, end-exclusive, and what it is: `kind` and `key` are the page's business."""

    start: int
    end: int
    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that lies in the same spans from its first to its last character."""

    text: str
    kinds: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]

    def of(self, kind: str) -> tuple[str, ...]:
        """The keys of the spans of one kind that this piece lies in."""
        return tuple(key for found, key in self.keys if found == kind)


def pieces(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> list[Piece]:
    """The text from `start` to `end`, cut wherever a span begins or ends."""
    end = len(text) if end is None else end
    near = [span for span in spans if span.start < end and span.end > start and span.end > span.start]
    cuts = sorted({start, end, *(cut for span in near for cut in (span.start, span.end) if start < cut < end)})
    found = []
    for a, b in pairwise(cuts):
        inside = [span for span in near if span.start <= a and b <= span.end]
        found.append(Piece(text[a:b], tuple(sorted({span.kind for span in inside})), tuple((span.kind, span.key) for span in inside)))
    return found


def marked(sentence: str, marks: Sequence[tuple[int, int]]) -> list[Piece]:
    """A sentence with the words that say it marked."""
    return pieces(sentence, [Span(start, end, "mark") for start, end in marks])


def tame(text: str) -> str:
    """A text for a page: what would turn its direction, and what cannot be shown, stands as a visible sign."""
    return _CONTROL.sub("\ufffd", _TURNING.sub("\u2423", text))


def shorter(text: str, most: int = 80) -> str:
    """At most so many characters, an ellipsis where some are left out."""
    return text if len(text) <= most else text[: most - 1] + "…"
