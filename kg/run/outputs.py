"""Parts of a graph as a store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.run.sorted_file import SortedLines


def union(parts: Iterable[bytes]) -> ox.Store:
    """The graphs that several N-Quads files hold, as one store."""
    store = ox.Store()
    for part in parts:
        store.load(part, format=ox.RdfFormat.N_QUADS)
    return store


def told_of(lines: Path, iris: Iterable[str]) -> ox.Store:
    """What the articles of a graph.nq (or graph.nq.gz) say of a few subjects, by IRI, without reading the rest of it."""
    store = ox.Store()
    with SortedLines(lines) as file:
        for iri in iris:
            store.load(b"".join(file.triples(f"<{iri}>".encode())), format=ox.RdfFormat.N_TRIPLES)
    return store
