"""The mentions of one class in the order of the text, looked up by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from kg.types import Mention, Span


class Nearby:
    """Mentions that do not overlap, in their order (`all`). Where they begin is worked out when it is first asked."""

    def __init__(self, mentions: Iterable[Mention], type_: str) -> None:
        self.all = [m for m in mentions if m.type == type_]

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.start for m in self.all]

    def before(self, at: int, reach: int) -> Mention | None:
        """The last mention that ends at most `reach` characters before `at`."""
        index = self.begun(at) - 1
        while index >= 0 and self.all[index].span.end > at:
            index -= 1
        return self.all[index] if index >= 0 and at - self.all[index].span.end <= reach else None

    def first_in(self, span: Span) -> Mention | None:
        """The first mention that begins in the span."""
        index = self.begun(span.start)
        return self.all[index] if index < self.begun(span.end) else None

    def begun(self, at: int) -> int:
        """How many begin before `at`: the index of the first that does not."""
        return bisect_left(self._starts, at)
