"""A cover: mentions that do not overlap, by where they stand."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from kg.types import Mention, Span


class Cover:
    """Collects the mentions of a text; of two that overlap the earlier added stays, unless the later one is put in place of it.

    None reaches over the end of a line: lines are blocks, and what is said in one does not go on in the next.
    """

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._starts: list[int] = []
        self._at: dict[int, Mention] = {}

    def __iter__(self) -> Iterator[Mention]:
        return (self._at[start] for start in self._starts)

    def overlapping(self, start: int, end: int) -> list[Mention]:
        """The mentions that share a character with the range, in order."""
        index = bisect_left(self._starts, start)
        if index and self._at[self._starts[index - 1]].span.end > start:
            index -= 1
        found = []
        while index < len(self._starts) and self._starts[index] < end:
            found.append(self._at[self._starts[index]])
            index += 1
        return found

    def add(self, mention: Mention) -> bool:
        """Take the mention unless something stands there already."""
        start, end = mention.span.start, mention.span.end
        if end <= start or "\n" in self._plain[start:end] or self.overlapping(start, end):
            return False
        insort(self._starts, start)
        self._at[start] = mention
        return True

    def replace(self, mention: Mention) -> None:
        """Take the mention and drop whatever overlaps it."""
        for old in self.overlapping(mention.span.start, mention.span.end):
            self.remove(old)
        self.add(mention)

    def remove(self, mention: Mention) -> None:
        """Drop the mention that begins where this one does."""
        self._starts.remove(mention.span.start)
        del self._at[mention.span.start]

    def starting(self, start: int) -> Mention | None:
        """The mention that begins at `start`."""
        return self._at.get(start)

    def ending(self, end: int) -> Mention | None:
        """The mention that ends at `end`."""
        before = self.overlapping(end - 1, end)
        return before[0] if before and before[0].span.end == end else None

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie in the span."""
        return [m for m in self.overlapping(span.start, span.end) if m.span.start >= span.start and m.span.end <= span.end]
