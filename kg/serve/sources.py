"""The file that an article was read from, found again: only where its bytes are those that the graph names by their SHA-256."""

from __future__ import annotations

import os
import stat
from bisect import bisect_right
from dataclasses import dataclass
from hashlib import sha256

from kg.errors import KgError
from kg.inputs import recognised, to_document
from kg.types import Document

_LONGEST = 8 << 20  # bytes


def source_bytes(path: str, digest: str) -> bytes | None:
    """The bytes of the file, None where it is not there, not a plain file, too long, or not what the graph was read from.

    The path comes out of a graph, which may be anybody's: nothing is shown of a file unless the graph already knows all its bytes.
    """
    if not path or len(digest) != 64 or "\0" in path:
        return None
    try:
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return None
    with os.fdopen(number, "rb") as file:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LONGEST:
            return None
        data = file.read(_LONGEST + 1)
    return data if sha256(data).hexdigest() == digest else None


@dataclass(frozen=True, slots=True)
class Placed:
    """An article as read, and its places: offsets of the source lead to offsets of the text."""

    document: Document

    def at(self, origin: int) -> int:
        """The offset in the text that was read from `origin` in the source."""
        if not self.document.offsets:
            return origin
        theirs = [there for _, there in self.document.offsets]
        here, there = self.document.offsets[max(bisect_right(theirs, origin) - 1, 0)]
        return here + origin - there


def placed(data: bytes, source: str) -> Placed | None:
    """The article in these bytes; None where it cannot be read any more."""
    try:
        return Placed(to_document(recognised(data, source)))
    except KgError:
        return None
