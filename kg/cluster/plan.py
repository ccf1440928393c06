"""Inputs to parts: which files are read together, and what each part is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from kg.cluster.places import Input, shown
from kg.run import Options, code_digest

FILES = 256  # files of a part, more or less
BYTES = 16 << 20  # of a part of several files; a larger file is a part of its own


@dataclass(frozen=True, slots=True)
class Part:
    """Some inputs that one worker reads, and the name of what it writes: a digest of all that decides its content."""

    key: str
    inputs: tuple[str, ...]


def plan(inputs: Iterable[Input], options: Options, knowledge_digest: str, *, files: int = FILES) -> Iterator[Part]:
    """The parts of a run.

    Where one ends is decided by the files' own names, so that a file more or less moves no border but those of its part.
    """
    held: list[Input] = []
    size = 0
    for one in inputs:
        if held and size + one.size > BYTES:
            yield _part(held, options, knowledge_digest)
            held, size = [], 0
        held.append(one)
        size += one.size
        if _is_last(shown(one.name), files):
            yield _part(held, options, knowledge_digest)
            held, size = [], 0
    if held:
        yield _part(held, options, knowledge_digest)


def _is_last(name: str, files: int) -> bool:
    return int.from_bytes(sha256(name.encode("utf-8", "surrogateescape")).digest()[:8]) % files == 0


def _part(inputs: list[Input], options: Options, knowledge_digest: str) -> Part:
    stands = repr([(shown(one.name), one.size, one.stamp) for one in inputs])
    decides = "\0".join((stands, repr(options), knowledge_digest, code_digest()))
    return Part(sha256(decides.encode("utf-8", "surrogateescape")).hexdigest()[:32], tuple(one.name for one in inputs))
