"""How many steps a pattern does take on a text: the engine's own way through its parts, each part tried counted once."""

from collections.abc import Iterator
from itertools import islice
from re import _constants as op

import numpy as np

from kg.bounds import Form, Part

ANCHORS = (op.AT_BEGINNING, op.AT_BEGINNING_STRING)


class TooManyStepsError(Exception):
    """More than was allowed."""


class Walk:
    """One pattern on one text; `steps` grows as it is tried, up to `most`."""

    def __init__(self, form: Form, text: str, most: int = 10_000_000) -> None:
        self.form, self.text, self.most = form, text, most
        self.codes = [form.alphabet.kind(character) for character in text]
        self.steps = 0

    def ends(self, start: int) -> Iterator[int]:
        """Where a match that begins here may end, in the engine's order."""
        return self._ends(self.form.root, start)

    def exhausted(self, start: int) -> int:
        """How many steps it takes to see that nothing that begins here is wanted."""
        before = self.steps
        for _ in self.ends(start):
            pass
        return self.steps - before

    def _step(self) -> None:
        self.steps += 1
        if self.steps > self.most:
            raise TooManyStepsError

    def _takes(self, kinds: np.ndarray, at: int) -> bool:
        self._step()
        return 0 <= at < len(self.codes) and bool(kinds[self.codes[at]])

    def _ends(self, part: Part, at: int) -> Iterator[int]:
        if part.sort == "char":
            if self._takes(part.kinds, at):
                yield at + 1
        elif part.sort == "order":
            yield from self._order(part.parts, at)
        elif part.sort == "choice":
            for inner in part.parts:
                yield from self._ends(inner, at)
        elif part.sort == "repeat":
            found = self._run(part, at) if part.parts[0].sort == "char" else self._rounds(part, at, 0)
            yield from islice(found, 1) if part.whole else found
        elif part.sort == "atomic":
            yield from islice(self._ends(part.parts[0], at), 1)
        elif part.sort == "place":
            self._step()
            if self._stands(part, at):
                yield at
        elif self._looks(part, at):
            yield at

    def _order(self, parts: tuple[Part, ...], at: int) -> Iterator[int]:
        if not parts:
            yield at
            return
        for end in self._ends(parts[0], at):
            yield from self._order(parts[1:], end)

    def _run(self, part: Part, at: int) -> Iterator[int]:
        kinds, far = part.parts[0].kinds, at
        if part.lazy and not part.whole:
            while far - at < part.least and self._takes(kinds, far):
                far += 1
            if far - at < part.least:
                return
            yield far
            while far - at < part.most and self._takes(kinds, far):
                far += 1
                yield far
            return
        while far - at < part.most and self._takes(kinds, far):
            far += 1
        yield from range(far, at + part.least - 1, -1)

    def _rounds(self, part: Part, at: int, done: int) -> Iterator[int]:
        if part.lazy and done >= part.least:
            yield at
        if done < part.most:
            for end in self._ends(part.parts[0], at):
                if end != at or done < part.least or part.most == 1:
                    yield from self._rounds(part, end, done + 1)
        if not part.lazy and done >= part.least:
            yield at

    def _looks(self, part: Part, at: int) -> bool:
        inner, wanted = part.parts[0], not part.sort.startswith("not")
        start = at - _width(inner) if part.sort.endswith("behind") else at
        return (start >= 0 and any(True for _ in self._ends(inner, start))) is wanted

    def _stands(self, part: Part, at: int) -> bool:
        lines = self.form.flags & op.SRE_FLAG_MULTILINE
        if part.place in ANCHORS:
            return at == 0 or bool(part.place is op.AT_BEGINNING and lines and self.text[at - 1] == "\n")
        if part.place in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
            beside = [0 <= i < len(self.text) and (self.text[i].isalnum() or self.text[i] == "_") for i in (at - 1, at)]
            return (beside[0] != beside[1]) is (part.place is op.AT_BOUNDARY)
        last = part.place is op.AT_END and (self.text[at:] == "\n" or (lines and self.text[at : at + 1] == "\n"))
        return at == len(self.text) or bool(last)


def _width(part: Part) -> int:
    """How many characters what is looked for behind takes: always as many."""
    if part.sort == "char":
        return 1
    if part.sort in ("order", "atomic"):
        return sum(map(_width, part.parts))
    if part.sort == "choice":
        return _width(part.parts[0])
    return part.least * _width(part.parts[0]) if part.sort == "repeat" else 0
