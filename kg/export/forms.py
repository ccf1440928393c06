"""The formats by name, and files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError, guess
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.lines import sorted_lines
from kg.export.neo4j import neo4j
from kg.export.sheets import sheets
from kg.graph import load_store, read_quads, write
from kg.view import network

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "rdf12", "graphml", "gexf", "csv", "sheets")
SUFFIXES = {**{f".{name}": name for name in ("ttl", "nt", "nq", "trig", "jsonld", "graphml", "gexf")}, ".rdf": "rdfxml"}
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
_PIECE = 1 << 20  # bytes
_FOLDERS = {"csv": neo4j, "sheets": sheets}
_NETWORKS = {"graphml": graphml, "gexf": gexf}

Graph = ox.Store | str | Path


def form_of(form: str | None, path: Path | None) -> str:
    """The format that is asked for, or that the suffix of the file tells.

    Raises:
        UsageError: there is no such format, or none is given and the suffix tells none.
    """
    if form is None and path is not None:
        form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise UsageError(f"no format is given, and the name of the file tells none; formats are {', '.join(FORMATS)}")
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}; there are {', '.join(FORMATS)}{guess(form, FORMATS)}")
    return form


def pieces(graph: Graph, form: str, languages: Sequence[str] = LANGUAGES) -> Iterator[bytes]:
    """The graph in a format that is one file: all of `FORMATS` but csv and sheets. `languages` are those of the labels in networks.

    Raises:
        UsageError: there is no such format, or it is several files: csv and sheets.
        GraphError: the graph cannot be read, or has a term that the format has no form for.
    """
    if form_of(form, None) == "csv":
        raise UsageError("csv is four files (nodes, relationships, and a header for each): give the folder for them, such as -o neo4j/")
    if form == "sheets":
        raise UsageError("sheets is three files (entities, relations, claims): give the folder for them, such as -o tables/")
    if form in {"nt", "nq"}:
        yield from _gathered(sorted_lines(graph if isinstance(graph, ox.Store) else read_quads(graph), graph=form == "nq"))
    elif form in _NETWORKS:
        yield from _gathered(piece.encode() for piece in _NETWORKS[form](network(_store(graph)), languages))
    else:
        yield write(_store(graph), form)


def _gathered(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces: each becomes a call of the system."""
    held: list[bytes] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _PIECE:
            yield b"".join(held)
            held.clear()
            size = 0
    yield b"".join(held)


def tables(graph: Graph, form: str = "csv", languages: Sequence[str] = LANGUAGES) -> dict[str, Iterator[bytes]]:
    """The files of a format that is several, by name: csv (Neo4j's import form) or sheets."""
    return _FOLDERS[form](network(_store(graph)), languages)


def save(graph: Graph, form: str, path: Path, languages: Sequence[str] = LANGUAGES) -> None:
    """Write the graph to a file, or as csv or sheets into a folder, which is made where it is not there.

    Raises:
        UsageError: there is no such format, or `path` is a folder where a file is asked for, or the other way round.
        GraphError: as `pieces`.
    """
    if form_of(form, None) not in _FOLDERS:
        if path.is_dir():
            raise UsageError(f"{path} is a folder, and {form} is one file; give the name of a file in it")
        _write({path: pieces(graph, form, languages)})
        return
    if path.exists() and not path.is_dir():
        raise UsageError(f"{path} is a file, and {form} is several; give a folder, such as -o {'neo4j' if form == 'csv' else 'tables'}/")
    files = tables(graph, form, languages)
    path.mkdir(parents=True, exist_ok=True)
    _write({path / name: rows for name, rows in files.items()})


def _write(files: Mapping[Path, Iterable[bytes]]) -> None:
    """All the files whole, or, where anything fails on the way, those that were there before."""
    with ExitStack() as stack:
        finished: list[tuple[Path, Path]] = []
        for path, parts in files.items():
            scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
            stack.callback(scratch.unlink, missing_ok=True)
            with scratch.open("wb") as file:
                file.writelines(parts)
            finished.append((scratch, path))
        for scratch, path in finished:
            scratch.replace(path)


def _store(graph: Graph) -> ox.Store:
    return graph if isinstance(graph, ox.Store) else load_store(graph)
