"""Sorted lines of N-Quads and N-Triples, of graphs larger than memory."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, groupby, islice
from tempfile import TemporaryFile

import pyoxigraph as ox

from kg.graph import line_of

HELD = 200_000  # lines in memory at once, about 60 MB


def sorted_lines(quads: Iterable[ox.Quad], *, graph: bool, held: int = HELD) -> Iterator[bytes]:
    """The quads as sorted lines, each once: the bytes that `kg.graph.write` gives, holding `held` lines at most.

    Runs of lines are sorted one by one, kept in files without a name, and merged.
    """
    with ExitStack() as stack:
        runs: list[Iterable[bytes]] = []
        lines: Iterator[bytes] = (line_of(quad, graph=graph).encode() for quad in quads)
        while run := sorted(set(islice(lines, held))):
            if len(run) < held and not runs:
                rest = next(lines, None)  # repeated lines may have made the run short
                if rest is None:
                    yield from run
                    return
                lines = chain([rest], lines)
            file = stack.enter_context(TemporaryFile())
            file.writelines(run)
            file.seek(0)
            runs.append(file)
        for line, _ in groupby(heapq.merge(*runs)):
            yield line
