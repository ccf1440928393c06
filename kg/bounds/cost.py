"""How much work a pattern can cost, read off its form: a bound that no text exceeds.

The engine of `re` tries one path after the other. Its work from one start is therefore the size of the tree of all paths, and that is counted
here from the pattern's end to its beginning: what a part costs follows from what comes after it costs, for every kind of next character (two
characters are of one kind where no part of the pattern tells them apart). A part that the next character forbids costs one step. So
`[^，]{0,9}，` costs about twenty steps and not ten times what follows `，`, and `a*b?a*c` costs the square of the text.

A cost is a row of numbers: steps; steps for each character that the path itself consumes (RUN); steps for each character of the text (TEXT);
its square or worse (SQUARE); exponential (BLOWUP). Columns behind those stand for "what comes after one more round of a loop" while its body is
counted: where a round can end in more ways than one, the rounds multiply.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kg.bounds.form import UNBOUND, Form, Kinds, Part, empty, first

MOST = 70_000  # steps from one start that a pattern may take; a clause that is written, where anything matches at all, takes some hundreds
STEPS, RUN, TEXT, SQUARE, BLOWUP, LOOPS = range(6)
WIDTH = LOOPS + 4  # loops in loops in loops, and no deeper
Cost = NDArray[np.float64]  # a row of WIDTH
Costs = NDArray[np.float64]  # a row for each kind of next character


def _times_text(cost: Cost) -> Cost:
    """What a cost is that comes once for each character of the text."""
    out = np.zeros(WIDTH)
    out[TEXT], out[SQUARE] = cost[STEPS], cost[RUN] + cost[TEXT] + cost[SQUARE]
    out[BLOWUP] = cost[BLOWUP] + cost[LOOPS:].sum()
    return out


def _settled(cost: Cost) -> bool:
    """Whether a cost is a number of steps and nothing else."""
    return not cost[RUN:].any()


class Bound:
    """What a pattern costs from one start, at most."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.size = len(form.alphabet.characters)
        after = np.zeros((self.size, WIDTH))
        after[:, STEPS] = 1
        self.cost: Cost = self._cost(form.root, after, 0).max(axis=0)

    def _cost(self, part: Part, after: Costs, depth: int) -> Costs:
        if part.sort == "order":
            if part.parts and all(inner.sort == "char" for inner in part.parts):
                out = self._char(part.parts[0], after, depth)
                out[part.parts[0].kinds, STEPS] += len(part.parts) - 1
                return out
            for inner in reversed(part.parts):
                after = self._cost(inner, after, depth)
            return after
        if part.sort == "choice":
            return sum((self._cost(inner, after, depth) for inner in part.parts), self._steps())
        cost: Callable[[Part, Costs, int], Costs] = getattr(self, "_" + part.sort.replace("not ", ""))
        return cost(part, after, depth)

    def _steps(self) -> Costs:
        out = np.zeros((self.size, WIDTH))
        out[:, STEPS] = 1
        return out

    def _char(self, part: Part, after: Costs, _: int) -> Costs:
        out = self._steps()
        out[part.kinds] += after.max(axis=0)
        return out

    def _place(self, _: Part, after: Costs, __: int) -> Costs:
        return after + self._steps()

    def _ahead(self, part: Part, after: Costs, depth: int) -> Costs:
        inner = part.parts[0]
        looked = self._cost(inner, self._steps(), depth)
        looked[:, TEXT] += looked[:, RUN]
        looked[:, RUN] = 0
        out = after.copy()
        if part.sort == "ahead" and not empty(inner):
            out[~first(inner, self.size)] = 0
        elif inner.sort == "char":
            out[inner.kinds] = 0
        return out + looked

    def _behind(self, part: Part, after: Costs, depth: int) -> Costs:
        looked: Cost = self._cost(part.parts[0], self._steps(), depth).max(axis=0)
        return after + looked

    def _atomic(self, part: Part, after: Costs, depth: int) -> Costs:
        inner = part.parts[0]
        out = self._cost(inner, self._steps(), depth)
        begins = np.ones(self.size, bool) if empty(inner) else first(inner, self.size)
        out[begins] += after.max(axis=0)
        return out

    def _repeat(self, part: Part, after: Costs, depth: int) -> Costs:
        inner = part.parts[0]
        if inner.sort == "char":
            return self._run(part, inner.kinds, after)
        if part.whole:
            loop = Part("repeat", parts=part.parts, least=part.least, most=part.most)
            return self._atomic(Part("atomic", parts=(loop,)), after, depth)
        if part.most != UNBOUND:
            return self._rounds(part, after, depth)
        return self._loop(part, after, depth)

    def _run(self, part: Part, kinds: Kinds, after: Costs) -> Costs:
        """One character repeated: each length is tried with what comes after."""
        out = self._steps()
        if part.least == 0:
            out += after
            out[kinds] -= after[kinds]
        inside = after[kinds].max(axis=0, initial=0)  # what comes after, tried where one more would have been taken
        beyond = after[~kinds].max(axis=0) if part.most == UNBOUND else after.max(axis=0)
        here = beyond.copy()
        if part.most != UNBOUND:
            here[STEPS] += part.most
            here += (0 if part.whole else part.most - part.least) * inside
        elif part.whole:
            here[RUN] += 1
        elif _settled(inside):
            here[RUN] += 1 + inside[STEPS]
        else:
            here[RUN] += 1
            here += _times_text(inside)
        out[kinds] += here
        return out

    def _rounds(self, part: Part, after: Costs, depth: int) -> Costs:
        """A part repeated a bounded number of times: round by round, from the last one."""
        total = after
        for number in range(part.most, 0, -1):
            total = self._cost(part.parts[0], total, depth) + self._steps()
            if number > part.least:
                total = total + after
            total[total > 1e30] = 1e30
        return total

    def _loop(self, part: Part, after: Costs, depth: int) -> Costs:
        """A part repeated without bound: safe where every round ends in one way, and the next character says whether there is another."""
        inner, mark = part.parts[0], LOOPS + depth
        begins = first(inner, self.size)
        again = self._steps()
        settled = ~after[:, RUN:].any(axis=1)
        again[settled] += after[settled]
        again[begins | ~settled, mark] = 1
        body = self._cost(inner, again, depth + 1)
        inside = after[begins].max(axis=0, initial=0)
        total = np.zeros(WIDTH)
        if empty(inner) or body[:, mark].max() > 1:
            total[BLOWUP] = 1
        body[:, mark] = 0
        worst = body.max(axis=0)
        total[RUN] += worst[STEPS] + worst[RUN]
        total[SQUARE] += worst[TEXT] + worst[SQUARE]
        total[BLOWUP] += worst[BLOWUP] + worst[LOOPS:].sum()
        if not _settled(inside):
            total += _times_text(inside)
        out = body + (after if part.least == 0 else 0) + self._steps()
        out[begins] += total + after.max(axis=0)
        return out
