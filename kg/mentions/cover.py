"""A cover: mentions that do not overlap, by where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from kg.types import Mention, Span


class Cover:
    """Collects the mentions of a text; of two that overlap the earlier added stays, unless the later one is put in place of it.

    None reaches over the end of a line: lines are blocks, and what is said in one does not go on in the next.
    """

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._by_start: dict[int, Mention] = {}
        self._by_end: dict[int, Mention] = {}
        self._sorted: list[Mention] | None = None  # until one is added or removed
        self._over: list[Mention | None] = [None] * len(plain)  # by offset: the mention that holds the character

    def __iter__(self) -> Iterator[Mention]:
        if self._sorted is None:
            self._sorted = [self._by_start[start] for start in sorted(self._by_start)]
        return iter(self._sorted)

    def holds(self, start: int, end: int) -> bool:
        """Whether a mention shares a character with the range."""
        return any(self._over[start:end])

    def starts(self) -> frozenset[int]:
        """Where the mentions begin."""
        return frozenset(self._by_start)

    def holder(self, at: int) -> Mention | None:
        """The mention that holds the character at this offset of the text."""
        return self._over[at]

    def free(self, chars: frozenset[str]) -> list[int]:
        """Where one of these characters stands in the text that no mention holds, in order."""
        found = []
        for char in chars:  # each is looked for, and not each character of the text: they are few
            at = self._plain.find(char)
            while at >= 0:
                if self._over[at] is None:
                    found.append(at)
                at = self._plain.find(char, at + 1)
        return sorted(found)

    def overlapping(self, start: int, end: int) -> list[Mention]:
        """The mentions that share a character with the range, in order."""
        found: list[Mention] = []
        over = self._over[start:end]
        if any(over):
            last = None
            for mention in over:
                if mention is not last and mention is not None:
                    found.append(mention)
                last = mention
        return found

    def holders(self, start: int, end: int) -> list[Mention | None]:
        """For each character of the range the mention that holds it."""
        return self._over[start:end]

    def add(self, mention: Mention) -> bool:
        """Take the mention unless something stands there already."""
        span, over = mention.span, self._over
        start, end = span.start, span.end
        if end <= start or any(over[start:end]) or "\n" in self._plain[start:end]:
            return False
        self._by_start[start] = self._by_end[end] = mention
        self._sorted = None
        over[start:end] = [mention] * (end - start)
        return True

    def replace(self, mention: Mention) -> None:
        """Take the mention and drop whatever overlaps it."""
        for old in self.overlapping(mention.span.start, mention.span.end):
            self.remove(old)
        self.add(mention)

    def remove(self, mention: Mention) -> None:
        """Drop the mention that begins where this one does."""
        span = self._by_start.pop(mention.span.start).span
        del self._by_end[span.end]
        self._sorted = None
        self._over[span.start : span.end] = [None] * (span.end - span.start)

    def starting(self, start: int) -> Mention | None:
        """The mention that begins at `start`."""
        return self._by_start.get(start)

    def ending(self, end: int) -> Mention | None:
        """The mention that ends at `end`."""
        return self._by_end.get(end)

    def within(self, span: Span) -> list[Mention]:
        """The mentions that lie in the span."""
        return [m for m in self.overlapping(span.start, span.end) if m.span.start >= span.start and m.span.end <= span.end]
