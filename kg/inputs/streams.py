"""Byte streams that cannot run away: what comes out of a container is counted against what went in."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO

from kg.errors import ReadError
from kg.read import decode

HEAD = 1 << 16  # bytes that settle what a stream is
LONGEST = 100 << 20  # bytes of one article
DEEPEST = 5  # containers inside each other, compression counted
MOST_MEMBERS = 1_000_000  # of one archive, with all inside it
_RATIO = 200  # bytes out for one byte in; text shrinks to a fifth, a bomb to a thousandth
_FREE = 64 << 20  # bytes out that are too few to ask how they came
_IN_MEMORY = 32 << 20
_CHUNK = 1 << 20


class BombError(ReadError):
    """A container that gives more than its limits; nothing more is read of the outermost one."""


class Budget:
    """What one file may give: bytes in proportion to its own, and members."""

    def __init__(self) -> None:
        self._taken = self._given = self._members = 0

    def take(self, count: int) -> None:
        """That many bytes were read of the file itself."""
        self._taken += count

    def give(self, count: int) -> None:
        """That many bytes came out of it. BombError where they are too many."""
        self._given += count
        if self._given > _FREE + _RATIO * self._taken:
            raise BombError(f"it unpacks to more than {_RATIO} times its size, as no archive of texts does; unpack it by hand and look")

    def member(self) -> None:
        """One more member. BombError where they are too many."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise BombError(f"it has more than {MOST_MEMBERS:,} members; split it")


class _Guarded(io.RawIOBase):
    """What `read` gives, with every fault of a decompressor as a ReadError."""

    def __init__(self, read: Callable[[int], bytes], tell: Callable[[int], None]) -> None:
        super().__init__()
        self._read, self._tell = read, tell
        self._fault: ReadError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._fault:
            raise self._fault  # whoever asks again is told again
        try:
            data = self._read(len(buffer))
        except MemoryError:
            raise
        except Exception as error:
            what = f"it is damaged or not whole ({type(error).__name__}: {error}); fetch or save it again"
            self._fault = error if isinstance(error, ReadError) else ReadError(what)
            raise self._fault from error
        self._tell(len(data))
        buffer[: len(data)] = data
        return len(data)


def guarded(read: Callable[[int], bytes], tell: Callable[[int], None]) -> io.BufferedReader:
    """A stream of what `read` gives; `tell` is told how much, and may stop it."""
    return io.BufferedReader(_Guarded(read, tell), HEAD)


def read_head(stream: io.BufferedReader) -> bytes:
    """The first bytes. Where there are a few of them and then a fault, it is told when they have been read."""
    head = b""
    try:
        while len(head) < HEAD and (part := stream.read1(HEAD - len(head))):
            head += part
    except ReadError:
        if not head:
            raise
    return head


def with_head(head: bytes, stream: io.BufferedReader) -> io.BufferedReader:
    """The stream with what was read of it put back."""
    before = io.BytesIO(head)
    return guarded(lambda count: before.read(count) or stream.read1(count), lambda _: None)


def read_whole(stream: IO[bytes], longest: int = LONGEST) -> bytes:
    """All of a stream; ReadError where it is longer than an article may be."""
    parts, size = [], 0
    while part := stream.read(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > longest:
            raise ReadError(f"it is longer than {longest >> 20} MB, and one article is not; split it into its articles")
    return b"".join(parts)


def seekable(stream: io.BufferedReader) -> io.BufferedReader:
    """The same bytes, in which one can go back; from a stream that cannot, by way of memory and then of a nameless file."""
    if stream.seekable():
        stream.seek(0)
        return stream
    kept = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # it lives as long as its stream
    while part := stream.read(_CHUNK):
        kept.write(part)
    kept.seek(0)
    return io.BufferedReader(kept)


def as_text(stream: IO[bytes], head: bytes, newline: str) -> io.TextIOWrapper:
    """The characters of a table or a feed, without a mark of the encoding; a byte that is wrong in UTF-8 comes as a lone surrogate (see `mended`)."""
    encoding = _encoding(head)
    return io.TextIOWrapper(stream, encoding, "surrogateescape" if encoding.startswith("utf-8") else "replace", newline)


def _encoding(head: bytes) -> str:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        name = decode(whole, "")[1]
    except ReadError:
        return "utf-8"
    return name if name in {"gb18030", "big5hkscs"} else "utf-8"


def mended(text: str, source: str) -> str:
    """The text, its wrong bytes read in the encoding that they are in: files are put together of parts. ReadError where there is none."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return decode(text.encode("utf-8", "surrogateescape"), source)[0]
        except UnicodeEncodeError:  # half a pair by an escape of JSON
            return text.encode("utf-8", "replace").decode("utf-8")
    return text
