"""A file of lines packed as gzip in pieces, so that a change of a few lines costs a few pieces and not the file.

The pieces are gzip members, each of whole lines, so that everything that reads gzip reads the file. A piece ends behind a line that by its own
bytes is an end (`_ENDS`), so that the same lines give the same pieces whatever was there before: what lies between two changes is
copied packed. Behind the last piece come members without content that bear, as gzip's own extra field, how long every piece is, packed and not.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812
from types import TracebackType
from typing import Self

from kg.run.streams import PACKED, Mapped, OutOfStep, Sink, Source

LEVEL = 3  # of compression: as fast as 1 here, and a twentieth smaller
LEAST = 8 << 10  # bytes of lines in a piece, but for the last
_ENDS = 127  # one line in 128 may be the end of a piece
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
_EXTRA = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff"
_EMPTY = b"\x03\0" + bytes(8)  # no content, its checksum and its length
_FIELD = Struct("<H2sH")  # how long the extra field is, whose it is, and how long what it bears is
_MARK, _LAST = b"KG", Struct("<QQ")  # the last member bears where the first without content begins, and how many pieces there are
_SPACE = 65_000  # bytes that an extra field bears at most
_HELD = 64  # pieces that are held unpacked
_LINE = 4096  # bytes that are unpacked for one line, at first


class PackedWriter:
    """Packs lines into a file."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._lines: list[bytes] = []  # of the piece that is not ended
        self._size, self._written = 0, 0
        self._lengths = array("I")  # of every piece, packed and not

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /) -> None:
        with self._file:
            if kind is None:
                if self._lines:
                    self._put()
                self._file.write(_index(self._lengths, self._file.tell()))

    def tell(self) -> int:
        """How many bytes of lines were written."""
        return self._written

    def writelines(self, lines: Iterable[bytes], /) -> None:
        """Write some lines, one after the other."""
        for line in lines:
            self.write(line)

    def write(self, data: bytes | memoryview, /) -> None:
        """Write some lines, each with its end."""
        lines, begun = bytes(data).splitlines(keepends=True), 0
        self._written += len(data)
        for at in [at for at, mark in enumerate(map(zlib.crc32, lines)) if not mark & _ENDS]:
            new = lines[begun : at + 1]
            self._size += sum(map(len, new))
            self._lines += new
            begun = at + 1
            if self._size >= LEAST:
                self._put()
        self._lines += lines[begun:]
        self._size += sum(map(len, lines[begun:]))

    def take(self, pieces: Mapped, start: int, end: int, lengths: array[int]) -> bool:
        """Copy whole pieces as they lie packed between two offsets of another file, where here a piece was just ended; whether so."""
        if self._lines:
            return False
        self._file.flush()
        pieces.copy(start, end, self._file)
        self._lengths += lengths
        self._written += sum(lengths[1::2])
        return True

    def _put(self) -> None:
        data = b"".join(self._lines)
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        piece = b"".join((_HEAD, packer.compress(data), packer.flush(), zlib.crc32(data).to_bytes(4, "little"), len(data).to_bytes(4, "little")))
        self._file.write(piece)
        self._lengths.extend((len(piece), len(data)))
        self._lines, self._size = [], 0


class Packed:
    """A file that `PackedWriter` wrote, of which only the pieces are unpacked that are looked at."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            OutOfStep: it is another.
        """
        self._pieces = Mapped(path)
        try:
            self._lengths = _lengths(self._pieces)
        except BaseException:
            self._pieces.close()
            raise
        self._places = array("Q", accumulate(self._lengths[::2], initial=0))
        self._starts = array("Q", accumulate(self._lengths[1::2], initial=0))
        self.size = self._starts[-1]
        self._held: OrderedDict[int, bytes] = OrderedDict()

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
        at = self._at(middle)
        for begin in (self._starts[at], self._starts[at + 1]):
            if low < begin < high:
                return begin
        found = self.rfind(b"\n", low, middle)
        return low if found < 0 else found + 1

    def line(self, at: int) -> bytes:
        """As `Source`."""
        number = self._at(at)
        begin = self._starts[number]
        if at == begin and number not in self._held:
            head = _unpacked(self._packed(number), _LINE)
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
        if number in self._held:
            self._held.move_to_end(number)
            return self._held[number]
        data = self._held[number] = _unpacked(self._packed(number))
        if len(data) != self._starts[number + 1] - self._starts[number]:
            raise OutOfStep
        if len(self._held) > _HELD:
            self._held.popitem(last=False)
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


def _index(lengths: array[int], at: int) -> bytes:
    """The members that bear how long all pieces are; they begin at an offset."""
    packed = zlib.compress(_ordered(lengths).tobytes(), LEVEL)
    parts = [packed[begin : begin + _SPACE] for begin in range(0, len(packed), _SPACE)]
    return b"".join(_bearing(part) for part in (*parts, _LAST.pack(at, len(lengths) // 2)))


def _bearing(part: bytes) -> bytes:
    return _EXTRA + _FIELD.pack(len(part) + 4, _MARK, len(part)) + part + _EMPTY


def _lengths(file: Mapped) -> array[int]:
    """What `_index` was given, out of the file."""
    end = file.size - len(_bearing(bytes(_LAST.size)))
    parts = list[bytes]()
    try:
        begin, count = _LAST.unpack(_borne(file, end)[0])
        at = begin
        while at < end:
            part, at = _borne(file, at)
            parts.append(part)
        lengths = _ordered(array("I", _unpacked(b"".join(parts), bits=zlib.MAX_WBITS)))
    except (StructError, ValueError) as error:
        raise OutOfStep from error
    if at != end or len(lengths) != 2 * count or sum(lengths[::2]) != begin:
        raise OutOfStep
    return lengths


def _borne(file: Mapped, at: int) -> tuple[bytes, int]:
    """What the member at an offset bears, and where the next begins."""
    begin = at + len(_EXTRA) + _FIELD.size
    head = file.read(at, begin)
    if at < 0 or len(head) < begin - at or not head.startswith(_EXTRA) or head[-4:-2] != _MARK:
        raise OutOfStep
    end = begin + _FIELD.unpack(head[len(_EXTRA) :])[2]
    return file.read(begin, end), end + len(_EMPTY)


def _ordered(lengths: array[int]) -> array[int]:
    """As a file has them, whatever the machine."""
    if sys.byteorder == "big":
        lengths = lengths[:]
        lengths.byteswap()
    return lengths


def _unpacked(packed: bytes, most: int = 0, bits: int = zlib.MAX_WBITS | 16) -> bytes:
    """The content of a gzip member, or the beginning of it."""
    try:
        return zlib.decompressobj(bits).decompress(packed, most) if most else zlib.decompress(packed, bits)
    except zlib.error as error:
        raise OutOfStep from error
