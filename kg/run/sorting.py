"""Pieces of lines sorted outside memory: sorted runs on disk, and one merge of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO

RUN = 16 << 20  # bytes of lines that are sorted in memory
FAN_IN = 64  # runs that are open at once
_END = b"\0"  # stands behind every piece in a run
_BLOCK = 256 << 10  # bytes that are read of a run at a time


class Sorter:
    """Takes pieces, in any order, and gives them sorted by their bytes, each once.

    A piece is one line with its end, or several that stand together in any order of all; none holds a NUL, which every form of RDF
    escapes. Sorting pieces of many lines takes far less than sorting the lines.

    What does not fit into `run` bytes goes to files in `folder`, of which at most `FAN_IN` are open at once; they are gone when the last
    piece has been given.
    """

    def __init__(self, folder: Path, name: str, run: int = RUN, runs: Iterable[Path] = ()) -> None:
        """`runs` are files that other sorters left: see `runs`."""
        self._folder, self._name, self._run = folder, name, run
        self._pieces: dict[bytes, None] = {}  # in the order in which they came: what comes in sorted stretches is sorted quickly
        self._bytes = 0
        self._runs = list(runs)
        self._made = 0

    def add(self, pieces: Iterable[bytes]) -> None:
        """Take some pieces."""
        new = dict.fromkeys([piece for piece in pieces if piece not in self._pieces])
        self._pieces |= new
        self._bytes += sum(map(len, new))
        if self._bytes >= self._run:
            self._put()

    def runs(self) -> list[Path]:
        """All pieces in a few sorted files, for another sorter, of any process, to go on with."""
        self._put()
        self._join()
        return self._runs

    def blocks(self) -> Iterator[list[bytes]]:
        """All pieces, in sorted lists, the lists in order."""
        self._join()
        yield from _merge(self._runs, sorted(self._pieces))
        _remove(self._runs)
        self._pieces, self._runs = {}, []

    def pieces(self) -> Iterator[bytes]:
        """All pieces, one after the other."""
        for block in self.blocks():
            yield from block

    def _put(self) -> None:
        self._runs.append(self._write([sorted(self._pieces)]))
        self._pieces, self._bytes = {}, 0

    def _join(self) -> None:
        while len(self._runs) >= FAN_IN:
            first, self._runs = self._runs[:FAN_IN], self._runs[FAN_IN:]
            self._runs.append(self._write(_merge(first)))
            _remove(first)

    def _write(self, blocks: Iterable[list[bytes]]) -> Path:
        self._made += 1
        path = self._folder / f"{self._name}-{self._made}.run"
        with path.open("wb") as file:
            for block in blocks:
                file.write(_END.join([*block, b""]))
        return path


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _merge(paths: Iterable[Path], held: list[bytes] | None = None) -> Iterator[list[bytes]]:
    """The pieces of sorted files, and of one sorted list, in order.

    Of every file a block is in hand. What is not after the least of the blocks' last pieces cannot be preceded by anything still on disk:
    so much of all blocks is sorted together, which is quick, since it consists of sorted stretches.
    """
    files = [path.open("rb", buffering=0) for path in paths]
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
            yield [piece for piece, _ in groupby(taken)]
    finally:
        for file in files:
            file.close()


def _blocks(file: IO[bytes]) -> Iterator[list[bytes]]:
    """The pieces of a run, in lists of about `_BLOCK` bytes, none of them empty."""
    begun = b""
    while read := file.read(_BLOCK):
        *whole, begun = (begun + read).split(_END)
        if whole:
            yield whole


def _stretches(pieces: list[bytes]) -> Iterator[list[bytes]]:
    rest = iter(pieces)
    while stretch := list(islice(rest, 4096)):
        yield stretch
