"""Whether a search scans the same stretch from many starts, read off a pattern's form."""

from re import _constants as op
from typing import Any

import numpy as np

from kg.bounds import END, UNBOUND, Form, Part, first, kinds


def _loops(part: Part) -> bool:
    """Whether a part repeats anything without bound."""
    return (part.sort == "repeat" and part.most == UNBOUND) or any(map(_loops, part.parts))


def _optional(part: Part) -> bool:
    """Whether a part matches anywhere, if only nothing."""
    if part.sort == "choice":
        return any(map(_optional, part.parts))
    return all(map(_optional, part.parts)) if part.sort == "order" else part.sort == "repeat" and part.least == 0


class Starts:
    """Which repetitions without bound many starts can be inside of at once, so that a search scans the same stretch from each of them."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.size = len(form.alphabet.characters)
        self.loops: list[tuple[Part, bool]] = []
        self._collect(form.root, last=True)

    def _collect(self, part: Part, *, last: bool) -> None:
        """Every repetition without bound, with whether the whole pattern has matched once it has come far enough."""
        if not _loops(part):
            return
        if part.sort == "repeat" and part.most == UNBOUND:
            self.loops.append((part, last and (part.whole or self._sure(part.parts[0], first(part.parts[0], self.size)))))
        inside = last and part.sort in ("order", "choice")
        for number, inner in enumerate(part.parts):
            rest = Part("order", parts=part.parts[number + 1 :] if part.sort == "order" else ())
            self._collect(inner, last=(inside or (last and part.sort == "repeat" and part.most == 1)) and self._sure(rest, ~first(inner, self.size)))

    def _sure(self, part: Part, next_kinds: np.ndarray) -> bool:
        """Whether a part matches whatever comes next, of these kinds."""
        return all(self._sure_at(part, kind) for kind in np.flatnonzero(next_kinds))

    def _sure_at(self, part: Part, kind: int) -> bool:
        if part.sort == "char":
            return bool(part.kinds[kind])
        if part.sort == "choice":
            return any(self._sure_at(inner, kind) for inner in part.parts)
        if part.sort == "repeat":
            return part.least == 0 or (part.least == 1 and self._sure_at(part.parts[0], kind))
        if part.sort == "place":
            return kind == END and part.place in (op.AT_END, op.AT_END_STRING)
        if part.sort in ("order", "atomic"):
            return not part.parts or (self._sure_at(part.parts[0], kind) and all(map(_optional, part.parts[1:])))
        return False

    def crowded(self) -> list[Part]:
        """The repetitions that can be reached from a start by way of what they repeat: then the next start is inside of what the last one scanned."""
        return [loop for loop, last in self.loops if not last and self._reached(loop)]

    def _reached(self, loop: Part) -> bool:
        self.hit = False
        self._walk(self.form.root, loop, kinds(loop, self.size), True)
        return self.hit

    def _walk(self, part: Part, loop: Part, own: np.ndarray, alive: bool) -> bool:
        """Whether the place behind a part is reached over characters of the loop alone."""
        if part is loop:
            self.hit |= alive
        if part.sort == "char":
            return alive and bool((part.kinds & own).any())
        if part.sort == "order":
            for inner in part.parts:
                alive = self._walk(inner, loop, own, alive)
            return alive
        if part.sort == "choice":
            behind = [self._walk(inner, loop, own, alive) for inner in part.parts]  # each is walked, whatever the first one gives
            return any(behind)
        if part.sort == "place":
            return alive and not self._parts(part.place, own)
        below = [self._walk(inner, loop, own, alive) for inner in part.parts]
        if part.sort == "repeat":
            return below[0] or (alive and part.least == 0)
        if part.sort == "atomic":
            return below[0]
        return alive and not self._looks_behind(part, own)

    def _parts(self, place: Any, own: np.ndarray) -> bool:
        """Whether a place such as ^ is never inside of what the loop scans."""
        if place in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            line = place is op.AT_BEGINNING and self.form.flags & op.SRE_FLAG_MULTILINE
            return not line or not own[self.form.alphabet.characters.index("\n")]
        words = np.array([bool(c) and (c.isalnum() or c == "_") for c in self.form.alphabet.characters])
        return place is op.AT_BOUNDARY and (not (own & ~words).any() or not (own & words).any())

    def _looks_behind(self, part: Part, own: np.ndarray) -> bool:
        """Whether what must or must not stand before is told from the loop's own characters."""
        inner = part.parts[0]
        end = inner.parts[-1] if inner.sort == "order" and inner.parts else inner
        end = end.parts[0] if end.sort == "repeat" and end.least else end
        if end.sort != "char":
            return False
        if part.sort == "behind":
            return not (end.kinds & own).any()
        return part.sort == "not behind" and inner is end and not (own & ~end.kinds).any()
