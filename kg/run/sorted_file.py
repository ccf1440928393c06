"""A file of sorted lines, looked up and changed without reading it whole."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from heapq import merge
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kg.run.shard import NAMES

_STEP = 4096  # bytes of the first leap of a search
_COPIED = 512 << 10  # bytes that are copied at a time, in one buffer that stays in the processor's cache: 4 MB at a time take three times as long
_LONG = 64 << 10  # bytes from which on the system copies, without taking them into this process: in a third of the time
_SENDS = sys.platform == "linux"  # elsewhere a file is not sent to a file
_KNOWN = 12  # looks of a search whose lines are kept, some thousands in all: they would be read from all over the file again and again
_LOOKS = 8  # searches after which what they touched is let go; each touches some megabytes of a large file
ARTICLES = f"{NAMES.data}article/".encode()


class OutOfStep(Exception):  # noqa: N818  # it never leaves this room
    """A file is not what the archive says it is, so that it must be written anew."""


class Mapped:
    """A file as bytes, without reading it; the system is told to let go of what was looked at, so that memory does not fill with the file."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self.size = path.stat().st_size
        self._looks = 0
        self.data: mmap.mmap | bytes = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if self.size else b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(self.data, mmap.mmap):
            self.data.close()
        self._file.close()

    def copy(self, start: int, end: int, file: IO[bytes]) -> None:
        """Write what lies between two offsets to `file`."""
        if _SENDS and end - start >= _LONG:
            file.flush()
            with suppress(OSError):  # not every system of files can; what is left is copied as elsewhere
                while start < end and (count := os.sendfile(file.fileno(), self._file.fileno(), start, end - start)):
                    start += count
        self._file.seek(start)
        buffer = memoryview(bytearray(min(_COPIED, end - start)))
        while start < end and (count := self._file.readinto(buffer[: end - start])):
            file.write(buffer[:count])
            start += count

    def looked(self) -> None:
        """To be called once a search."""
        self._looks += 1
        if self._looks % _LOOKS == 0 and isinstance(self.data, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self.data.madvise(mmap.MADV_DONTNEED)


class SortedLines(Mapped):
    """N-Quads, sorted by their bytes: a line is found in as many looks as its place has binary digits."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._middles: dict[int, tuple[int, bytes]] = {}  # where every search through the whole file passes

    def line(self, at: int) -> bytes:
        """The line that begins at an offset, with its end."""
        return self.data[at : self._end(at)]

    def find(self, line: bytes, start: int = 0) -> int:
        """The offset of the first line from `start` (the beginning of one) on that does not come before `line`."""
        self.looked()
        low, high, step = start, self.size, _STEP
        while start and low + step < self.size:  # leaps first: what is looked for is mostly near where the last was found
            at = self._begin(low + step, low)
            if self.line(at) >= line:
                high = at
                break
            low, step = self._end(at), step * 4
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
        at = self._begin(middle, low)
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

    def _begin(self, at: int, low: int) -> int:
        found = self.data.rfind(b"\n", low, at)
        return low if found < 0 else found + 1

    def _end(self, at: int) -> int:
        found = self.data.find(b"\n", at)
        return self.size if found < 0 else found + 1


def splice(old: SortedLines, added: Iterable[bytes], dropped: Iterable[bytes], file: IO[bytes]) -> None:
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
        there = old.data[at : at + len(line)] == line
        done = at + len(line) if there else at
        if True in kinds:
            file.write(line)
        elif not there:
            raise OutOfStep
    old.copy(done, old.size, file)
