"""Lines packed as gzip in pieces, so that a change of a few lines costs a few pieces and not the file.

The pieces are gzip members, each of whole lines, so that everything that reads gzip reads the file. A piece ends behind a line that by its own
bytes is an end (`ENDS`), so that the same lines give the same pieces whatever was there before: what lies between two changes is
copied packed. Behind the last piece stands how long each is (`kg.run.piece_lengths`).
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.run.piece_lengths import members_of
from kg.run.streams import Mapped

LEVEL = 3  # of compression: as fast as 1 here, and a twentieth smaller
LEAST = 8 << 10  # bytes of lines in a piece, but for the last
ENDS = 127  # one line in 128 may be the end of a piece
_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"


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
                self._file.write(members_of(self._lengths, self._file.tell()))

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
        for at in [at for at, mark in enumerate(map(zlib.crc32, lines)) if not mark & ENDS]:
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
