"""A file that `kg.run.packing` packed, looked into and copied in parts; and what opens and makes files of lines of either form."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from pathlib import Path

from kg.run.packing import PackedWriter
from kg.run.piece_lengths import lengths_of
from kg.run.streams import PACKED, Mapped, OutOfStep, Sink, Source

HELD = 64  # pieces that are held unpacked
LINE = 4096  # bytes that are unpacked for one line, at first
_GZIP = zlib.MAX_WBITS | 16


class Packed:
    """A file that `PackedWriter` wrote, of which only the pieces are unpacked that are looked at."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            OutOfStep: it is another.
        """
        self._pieces = Mapped(path)
        try:
            self._lengths = lengths_of(self._pieces)
        except BaseException:
            self._pieces.close()
            raise
        self._places = array("Q", accumulate(self._lengths[::2], initial=0))
        self._starts = array("Q", accumulate(self._lengths[1::2], initial=0))
        self.size = self._starts[-1]
        self._held: OrderedDict[int, bytes] = OrderedDict()
        self._here = (0, 0, b"")  # where the piece that was last unpacked begins and ends, and what it holds

    def close(self) -> None:
        """As `Source`."""
        self._pieces.close()

    def looked(self) -> None:
        """As `Source`."""
        self._pieces.looked()

    def read(self, start: int, end: int) -> bytes:
        """As `Source`."""
        found = list[bytes]()
        while start < end:
            at = self._at(start)
            begin, stop = self._starts[at], min(end, self._starts[at + 1])
            found.append(self._piece(at)[start - begin : stop - begin])
            start = stop
        return b"".join(found)

    def find(self, part: bytes, start: int, end: int) -> int:
        """As `Source`."""
        while start < end:
            at = self._at(start)
            begin, stop = self._starts[at], self._starts[at + 1]
            if (found := self._piece(at).find(part, start - begin, end - begin)) >= 0:
                return begin + found
            if start < stop < end and self._over(stop, part):
                return stop - 1
            start = stop
        return -1

    def rfind(self, part: bytes, start: int, end: int) -> int:
        """As `Source`."""
        while start < end:
            at = self._at(end - 1)
            begin = self._starts[at]
            if (found := self._piece(at).rfind(part, max(0, start - begin), end - begin)) >= 0:
                return begin + found
            if start < begin < end and self._over(begin, part):
                return begin - 1
            end = begin
        return -1

    def landmark(self, low: int, high: int) -> int:
        """As `Source`: where a piece begins, as long as there is one."""
        middle = (low + high) // 2
        here, stop, data = self._here
        if here <= low and high <= stop:
            found = data.rfind(b"\n", low - here, middle - here)
            return low if found < 0 else here + found + 1
        at = self._at(middle)
        for begin in (self._starts[at], self._starts[at + 1]):
            if low < begin < high:
                return begin
        found = self.rfind(b"\n", low, middle)
        return low if found < 0 else found + 1

    def line(self, at: int) -> bytes:
        """As `Source`."""
        begin, stop, data = self._here
        if begin <= at < stop:
            return data[at - begin : data.find(b"\n", at - begin) + 1]
        number = self._at(at)
        begin = self._starts[number]
        if at == begin and number not in self._held:
            head = _unpacked(self._packed(number), LINE)
            if (end := head.find(b"\n")) >= 0:
                return head[: end + 1]
        data = self._piece(number)
        return data[at - begin : data.find(b"\n", at - begin) + 1]

    def copy(self, start: int, end: int, sink: Sink) -> None:
        """As `Source`: what can be is copied as it lies packed."""
        while start < end:
            at = self._at(start)
            last = min(bisect_right(self._starts, end) - 1, len(self._starts) - 2)  # the last of all ends where it does for want of more
            if start == self._starts[at] and at < last and isinstance(sink, PackedWriter):
                lengths = self._lengths[2 * at : 2 * last]
                if sink.take(self._pieces, self._places[at], self._places[last], lengths):
                    start = self._starts[last]
                    continue
            stop = min(end, self._starts[at + 1])
            sink.write(self.read(start, stop))
            start = stop

    def _at(self, offset: int) -> int:
        """The piece in which an offset lies."""
        return bisect_right(self._starts, offset, hi=len(self._starts) - 1) - 1

    def _over(self, border: int, part: bytes) -> bool:
        """Whether two line ends stand where one piece ends and the next begins."""
        return len(part) > 1 and self.read(border - 1, border + 1) == part

    def _packed(self, number: int) -> bytes:
        return self._pieces.read(self._places[number], self._places[number + 1])

    def _piece(self, number: int) -> bytes:
        begin, end = self._starts[number], self._starts[number + 1]
        if number in self._held:
            self._held.move_to_end(number)
            data = self._held[number]
        else:
            data = self._held[number] = _unpacked(self._packed(number))
            if len(data) != end - begin:
                raise OutOfStep
            if len(self._held) > HELD:
                self._held.popitem(last=False)
        self._here = begin, end, data
        return data


def opened(path: Path) -> Source:
    """A file of lines, packed or not.

    Raises:
        OutOfStep: it is said to be packed, and is not, or not as here.
    """
    return Packed(path) if path.suffix == PACKED else Mapped(path)


def created(path: Path) -> Sink:
    """A new file for lines, packed or not."""
    return PackedWriter(path) if path.suffix == PACKED else path.open("wb")


def _unpacked(packed: bytes, most: int = 0) -> bytes:
    """The content of a gzip member, or the beginning of it."""
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, most) if most else zlib.decompress(packed, _GZIP)
    except zlib.error as error:
        raise OutOfStep from error
