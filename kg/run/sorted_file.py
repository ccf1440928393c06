"""A file of sorted lines, looked up and changed without reading it whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.run.packed import opened
from kg.run.shard import NAMES
from kg.run.streams import OutOfStep, Sink

_STEP = 4096  # bytes of the first leap of a search
_KNOWN = 12  # looks of a search whose lines are kept, some thousands in all: they would be read from all over the file again and again
ARTICLES = f"{NAMES.data}article/".encode()


class SortedLines:
    """N-Quads, sorted by their bytes: a line is found in as many looks as its place has binary digits."""

    def __init__(self, path: Path) -> None:
        """Open a file, packed or not.

        Raises:
            OutOfStep: it is said to be packed, and is not.
        """
        self._source = opened(path)
        self.size, self.line, self.copy = self._source.size, self._source.line, self._source.copy
        self._middles: dict[int, tuple[int, bytes]] = {}  # where every search through the whole file passes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._source.close()

    def find(self, line: bytes, start: int = 0) -> int:
        """The offset of the first line from `start` (the beginning of one) on that does not come before `line`."""
        self._source.looked()
        low, high, step = start, self.size, _STEP
        while start and low + step < self.size:  # leaps first: what is looked for is mostly near where the last was found
            at = self._source.landmark(low, low + 2 * step)
            there = self.line(at)
            if there >= line:
                high = at
                break
            low, step = at + len(there), step * 4
        looks = 0 if start else _KNOWN
        while low < high:
            at, there = self._middle(low, high, kept=looks > 0)
            looks -= 1
            if there < line:
                low = at + len(there)
            else:
                high = at
        return low

    def _middle(self, low: int, high: int, *, kept: bool) -> tuple[int, bytes]:
        """Where the line in the middle between two others begins, and the line."""
        middle = (low + high) // 2
        if kept and middle in self._middles:
            return self._middles[middle]
        at = self._source.landmark(low, high)
        found = at, self.line(at)
        if kept:
            self._middles[middle] = found
        return found

    def having(self, start: bytes) -> Iterator[bytes]:
        """The lines that begin with `start`."""
        at = self.find(start)
        while at < self.size and (line := self.line(at)).startswith(start):
            yield line
            at += len(line)

    def triples(self, subject: bytes) -> Iterator[bytes]:
        """What the articles' graphs say of a subject (an IRI in its brackets), as sorted N-Triples, each once."""
        at, last = self.find(subject + b" "), b""
        while at < self.size and (line := self.line(at)).startswith(subject + b" "):
            triple, _, graph = line.rpartition(b" <")
            if triple != last and graph.startswith(ARTICLES):  # they come before all other graphs
                yield triple + b" .\n"
            # what only one graph has is not searched for; else past every graph, since = comes after <
            at = at + len(line) if triple != last else self.find(triple + b" =", at + len(line))
            last = triple


def splice(old: SortedLines, added: Iterable[bytes], dropped: Iterable[bytes], file: Sink) -> None:
    """Write the lines of `old` to `file` with some added and some dropped; both are sorted, and what is in both stays.

    Raises:
        OutOfStep: a line to be dropped is not there.
    """
    done = 0
    marked = merge(((line, True) for line in added), ((line, False) for line in dropped))
    for line, group in groupby(marked, key=lambda pair: pair[0]):
        kinds = {kind for _, kind in group}
        at = old.find(line, done)
        old.copy(done, at, file)
        there = at < old.size and old.line(at) == line
        done = at + len(line) if there else at
        if True in kinds:
            file.write(line)
        elif not there:
            raise OutOfStep
    old.copy(done, old.size, file)
