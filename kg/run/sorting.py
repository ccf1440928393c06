"""Lines sorted outside memory: sorted runs on disk, and one merge of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

RUN = 16 << 20  # bytes of lines that are sorted in memory
FAN_IN = 64  # runs that are open at once
_BLOCK = 256 << 10  # bytes that are read of a run at a time


class Sorter:
    """Takes lines (each with its line end), in any order, and gives them sorted by their bytes, each once.

    Several lines that stand together in any order of all may be given as one; where they went through a file they come as several.

    What does not fit into `run` bytes goes to files in `folder`, of which at most `FAN_IN` are open at once; they are gone when the last
    line has been given.
    """

    def __init__(self, folder: Path, name: str, run: int = RUN) -> None:
        self._folder, self._name, self._run = folder, name, run
        self._lines: dict[bytes, None] = {}  # in the order in which they came: what comes in sorted stretches is sorted quickly
        self._bytes = 0
        self._runs: list[Path] = []
        self._made = 0

    def add(self, lines: Iterable[bytes]) -> None:
        """Take some lines."""
        new = dict.fromkeys([line for line in lines if line not in self._lines])
        self._lines |= new
        self._bytes += sum(map(len, new))
        if self._bytes >= self._run:
            self._runs.append(self._write([sorted(self._lines)]))
            self._lines, self._bytes = {}, 0

    def blocks(self) -> Iterator[list[bytes]]:
        """All lines, in sorted lists, the lists in order."""
        while len(self._runs) >= FAN_IN:
            first, self._runs = self._runs[:FAN_IN], self._runs[FAN_IN:]
            self._runs.append(self._write(_merge(first)))
            _remove(first)
        yield from _merge(self._runs, sorted(self._lines))
        _remove(self._runs)
        self._lines, self._runs = {}, []

    def lines(self) -> Iterator[bytes]:
        """All lines, one after the other."""
        for block in self.blocks():
            yield from block

    def _write(self, blocks: Iterable[list[bytes]]) -> Path:
        self._made += 1
        path = self._folder / f"{self._name}-{self._made}.run"
        with path.open("wb") as file:
            for block in blocks:
                file.write(b"".join(block))
        return path


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _merge(paths: Iterable[Path], held: list[bytes] | None = None) -> Iterator[list[bytes]]:
    """The lines of sorted files, and of one sorted list, in order.

    Of every file a block is in hand. What is not after the least of the blocks' last lines cannot be preceded by anything still on disk:
    so much of all blocks is sorted together, which is quick, since it consists of sorted stretches.
    """
    files = [path.open("rb") for path in paths]
    try:
        streams = [*map(_blocks, files), _stretches(held or [])]
        heads = [(block, stream) for stream in streams if (block := next(stream, None))]
        while heads:
            bound = min(block[-1] for block, _ in heads)
            taken: list[bytes] = []
            rest: list[tuple[list[bytes], Iterator[list[bytes]]]] = []
            for block, stream in heads:
                cut = bisect_right(block, bound)
                taken += block[:cut]
                left: list[bytes] | None = block[cut:] or next(stream, None)
                if left:
                    rest.append((left, stream))
            heads = rest
            taken.sort()
            yield list(dict.fromkeys(taken))
    finally:
        for file in files:
            file.close()


def _blocks(file: IO[bytes]) -> Iterator[list[bytes]]:
    while lines := file.readlines(_BLOCK):
        yield lines


def _stretches(lines: list[bytes]) -> Iterator[list[bytes]]:
    rest = iter(lines)
    while stretch := list(islice(rest, 4096)):
        yield stretch
