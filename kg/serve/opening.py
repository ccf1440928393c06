"""Which way a graph is served."""

from __future__ import annotations

from pathlib import Path

from kg.graph import load_store
from kg.serve.catalogue import Catalogue
from kg.serve.library import Library
from kg.serve.stored import StoreLibrary


def open_library(path: Path, title: str = "") -> Catalogue:
    """The graph at a path: on disk where `kg build --store` keeps tables beside it, else in memory.

    Raises:
        GraphError: as `load_store`.
    """
    return StoreLibrary.at(path, title) or Library(load_store(path), title)
