"""The two ways in which a file of the graph lies on disk, as it is and packed: how it is written, looked into and copied in parts."""

from __future__ import annotations

import gzip
import io
import mmap
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self, cast

PACKED = ".gz"  # the suffix of what is packed
_COPIED = 512 << 10  # bytes that are copied at a time, in one buffer that stays in the processor's cache: 4 MB at a time take three times as long
_LONG = 64 << 10  # bytes from which on the system copies, without taking them into this process: in a third of the time
_SENDS = sys.platform == "linux"  # elsewhere a file is not sent to a file
_LOOKS = 8  # searches after which what they touched is let go; each touches some megabytes of a large file


class OutOfStep(Exception):  # noqa: N818  # it never leaves this room
    """A file is not what the archive says it is, so that it must be written anew."""


class Sink(Protocol):
    """What whole lines are written to."""

    def write(self, data: bytes | memoryview, /) -> object:
        """Write some lines."""

    def writelines(self, lines: Iterable[bytes], /) -> object:
        """Write some lines, one after the other."""

    def tell(self) -> int:
        """How many bytes were written."""

    def __enter__(self) -> Self:
        """Close it at the end."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /) -> None:
        """Nothing more will be written."""


class Source(Protocol):
    """What lines are looked up in and copied from; offsets are those of the lines as they are, not packed."""

    size: int

    def read(self, start: int, end: int) -> bytes:
        """What lies between two offsets."""

    def find(self, part: bytes, start: int, end: int) -> int:
        """Where the first of some bytes (line ends) stands between two offsets, -1 for nowhere."""

    def rfind(self, part: bytes, start: int, end: int) -> int:
        """Where the last stands."""

    def landmark(self, low: int, high: int) -> int:
        """The beginning of a line between two offsets, about the middle, that is found with little work; `low` for none."""

    def line(self, at: int) -> bytes:
        """The line that begins at an offset, with its end."""

    def copy(self, start: int, end: int, sink: Sink) -> None:
        """Write what lies between two offsets, both beginnings of lines, to `sink`."""

    def looked(self) -> None:
        """To be called once a search."""

    def close(self) -> None:
        """Let go of it."""


class Mapped:
    """A file as it is, without reading it; the system is told to let go of what was looked at, so that memory does not fill with the file."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self.size = path.stat().st_size
        self._looks = 0
        self._data: mmap.mmap | bytes = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if self.size else b""

    def close(self) -> None:
        """As `Source`."""
        if isinstance(self._data, mmap.mmap):
            self._data.close()
        self._file.close()

    def read(self, start: int, end: int) -> bytes:
        """As `Source`."""
        return self._data[start:end]

    def find(self, part: bytes, start: int, end: int) -> int:
        """As `Source`."""
        return self._data.find(part, start, end)

    def rfind(self, part: bytes, start: int, end: int) -> int:
        """As `Source`."""
        return self._data.rfind(part, start, end)

    def landmark(self, low: int, high: int) -> int:
        """As `Source`."""
        found = self._data.rfind(b"\n", low, (low + high) // 2)
        return low if found < 0 else found + 1

    def line(self, at: int) -> bytes:
        """As `Source`."""
        found = self._data.find(b"\n", at)
        return self._data[at : self.size if found < 0 else found + 1]

    def copy(self, start: int, end: int, sink: Sink | IO[bytes]) -> None:
        """As `Source`; the system does it where it can."""
        if _SENDS and end - start >= _LONG and isinstance(sink, io.BufferedWriter):
            sink.flush()
            with suppress(OSError):  # not every system of files can; what is left is copied as elsewhere
                while start < end and (count := os.sendfile(sink.fileno(), self._file.fileno(), start, end - start)):
                    start += count
        self._file.seek(start)
        buffer = memoryview(bytearray(min(_COPIED, end - start)))
        while start < end and (count := self._file.readinto(buffer[: end - start])):
            sink.write(buffer[:count])
            start += count

    def looked(self) -> None:
        """As `Source`."""
        self._looks += 1
        if self._looks % _LOOKS == 0 and isinstance(self._data, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            self._data.madvise(mmap.MADV_DONTNEED)


def reading(path: Path) -> IO[bytes]:
    """A file of lines, to be read from its beginning."""
    return cast("IO[bytes]", gzip.open(path)) if path.suffix == PACKED else path.open("rb")
