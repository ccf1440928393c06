"""A graph file as a store that answers queries."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.generations import current, is_merged, open_current

SUFFIXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_PACKED = ".gz"
_FILES = ("graph.nq", f"graph.nq{_PACKED}")  # of a folder that `kg build` wrote


def load_store(path: str | Path) -> ox.Store:
    """The graph in a file, in memory; its form is told by its suffix, that before `.gz` of one that is packed.

    `-` is standard input, whose form is told by its first characters. A folder that `kg build` wrote stands for its `graph.nq` (or `graph.nq.gz`); a
    store on disk, of `kg build --store` or of Oxigraph itself, is opened read-only and not loaded. Files of one graph (.ttl, .nt, .rdf)
    go into the default graph; the others keep their graphs.

    Raises:
        GraphError: there is no such file, or it is not what its suffix says; with the line where known.
    """
    if str(path) == "-":
        return _parsed(sys.stdin.buffer.read(), "standard input", None)
    place = _place(path)
    if place.is_dir():
        return _opened(place)
    form = _form(place)
    try:
        with _stream(place) as file:
            return _parsed(file, str(place), form)
    except (OSError, EOFError, zlib.error) as error:
        raise _unreadable(place, error) from error


def read_quads(path: str | Path) -> Iterator[ox.Quad]:
    """The quads of the graph that `load_store` would load, one after the other as they stand in the file, which is never held as a whole.

    Raises:
        GraphError: as `load_store`, on the way.
    """
    place = Path(path) if str(path) == "-" else _place(path)
    if str(path) == "-" or place.is_dir():
        yield from contents(load_store(path))
        return
    form = _form(place)
    try:
        with _stream(place) as file:
            yield from ox.parse(file, format=form)
    except (OSError, EOFError, zlib.error) as error:
        raise _unreadable(place, error) from error
    except SyntaxError as error:
        raise GraphError(f"{place}{_line(error)}: not {form.name}: {error.msg}") from error


def contents(store: ox.Store) -> Iterator[ox.Quad]:
    """The quads of a graph as its files have them: without the union of all graphs that a store of `kg build --store` keeps besides."""
    merged = is_merged(store) and next(store.named_graphs(), None) is not None
    return (quad for quad in store if not (merged and isinstance(quad.graph_name, ox.DefaultGraph)))


def _place(path: str | Path) -> Path:
    """The file to read, or the folder of a store on disk."""
    if not str(path):
        raise GraphError("the path of the graph is empty; give a graph file, such as outputs/graph.nq")
    place = Path(path)
    if place.name == _FILES[0] and not place.exists() and (packed := place.with_name(_FILES[1])).is_file():
        return packed  # as kg build --gzip leaves it
    if not place.is_dir() or (place / "CURRENT").is_file() or current(place) is not None:
        return place
    for name in _FILES:
        if (place / name).is_file():
            return place / name
    raise GraphError(f"{place} is a folder without a graph.nq; run kg build first, or give a graph file")


def _stream(place: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(place)) if place.suffix.lower() == _PACKED else place.open("rb")


def _form(place: Path) -> ox.RdfFormat:
    suffix = (place.with_suffix("") if place.suffix.lower() == _PACKED else place).suffix
    form = SUFFIXES.get(suffix.lower())
    if form is None:
        raise GraphError(f"{place}: no graph format has the suffix {suffix!r}; allowed are {', '.join(SUFFIXES)}, and {_PACKED} behind them")
    return form


def _unreadable(place: Path, error: Exception) -> GraphError:
    said = (error.strerror if isinstance(error, OSError) else None) or error
    return GraphError(f"{place}: cannot be read: {said}; give a graph file, such as outputs/graph.nq")


def _opened(place: Path) -> ox.Store:
    try:
        return open_current(place) or ox.Store.read_only(str(place))
    except OSError as error:
        raise GraphError(f"{place}: the store cannot be opened: {error}") from error


def _parsed(data: bytes | IO[bytes], name: str, form: ox.RdfFormat | None) -> ox.Store:
    """A file is read as a stream; bytes may be of any of several forms."""
    for guess in (form,) if form else _guesses(data if isinstance(data, bytes) else data.read()):
        store = ox.Store()
        try:
            store.bulk_load(data, format=guess)
        except SyntaxError as error:
            fault = GraphError(f"{name}{_line(error)}: not {guess.name}: {error.msg}; nothing was loaded")
            fault.__cause__ = error
        else:
            return store
    raise fault


def _guesses(data: bytes) -> tuple[ox.RdfFormat, ...]:
    """The forms that data may be in; the most telling message comes last. TriG holds Turtle and N-Triples."""
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", b"<rdf:RDF")):
        return (ox.RdfFormat.RDF_XML,)
    if head.startswith(b"{") or (head.startswith(b"[") and not head.startswith(b"[]")):
        return (ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD)
    return (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG)


def _line(error: SyntaxError) -> str:
    return f":{error.lineno}" if error.lineno else ""
