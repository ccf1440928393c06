"""How long the pieces of a packed file are, packed and not, in the file itself.

Behind the pieces come gzip members without content, which bear it as gzip's own extra field; the last of them bears where they begin.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from struct import Struct
from struct import error as StructError  # noqa: N812

from kg.run.streams import Mapped, OutOfStep

SPACE = 65_000  # bytes that an extra field bears at most
_HEAD = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff"
_EMPTY = b"\x03\0" + bytes(8)  # no content, its checksum and its length
_FIELD = Struct("<H2sH")  # how long the extra field is, whose it is, and how long what it bears is
_MARK, _LAST = b"KG", Struct("<QQ")  # the last member bears where the first without content begins, and how many pieces there are


def members_of(lengths: array[int], at: int) -> bytes:
    """The members that bear how long all pieces are; they begin at an offset."""
    packed = zlib.compress(_ordered(lengths).tobytes())
    parts = [packed[begin : begin + SPACE] for begin in range(0, len(packed), SPACE)]
    return b"".join(_bearing(part) for part in (*parts, _LAST.pack(at, len(lengths) // 2)))


def _bearing(part: bytes) -> bytes:
    return _HEAD + _FIELD.pack(len(part) + 4, _MARK, len(part)) + part + _EMPTY


def lengths_of(file: Mapped) -> array[int]:
    """What `members_of` was given, out of the file.

    Raises:
        OutOfStep: it is another.
    """
    end = file.size - len(_bearing(bytes(_LAST.size)))
    parts = list[bytes]()
    try:
        begin, count = _LAST.unpack(_borne(file, end)[0])
        at = begin
        while at < end:
            part, at = _borne(file, at)
            parts.append(part)
        lengths = _ordered(array("I", zlib.decompress(b"".join(parts))))
    except (StructError, ValueError, zlib.error) as error:
        raise OutOfStep from error
    if at != end or len(lengths) != 2 * count or sum(lengths[::2]) != begin:
        raise OutOfStep
    return lengths


def _borne(file: Mapped, at: int) -> tuple[bytes, int]:
    """What the member at an offset bears, and where the next begins."""
    begin = at + len(_HEAD) + _FIELD.size
    head = file.read(at, begin)
    if at < 0 or len(head) < begin - at or not head.startswith(_HEAD) or head[-4:-2] != _MARK:
        raise OutOfStep
    end = begin + _FIELD.unpack(head[len(_HEAD) :])[2]
    return file.read(begin, end), end + len(_EMPTY)


def _ordered(lengths: array[int]) -> array[int]:
    """As a file has them, whatever the machine."""
    if sys.byteorder == "big":
        lengths = lengths[:]
        lengths.byteswap()
    return lengths
