"""Named queries: SPARQL files whose comment header says what they ask and which values they take.

The header's lines, in any order, each of them optional::

    title: Who met whom
    title zh: 谁会见了谁
    about: Meetings that took place, with day, place and the words that say so.
    parameter actor: entity; whose meetings, everybody's where it is not given
    parameter since: date = 2020; the first day, month or year
    parameter what: text required; words in the name of the object
    sample: -p actor=习近平
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, cast

from kg.errors import DataFileError, Fault, QueryError, guess

ParameterType = Literal["entity", "date", "text", "number"]
TYPES = ("entity", "date", "text", "number")
_ENTRY = re.compile(r"#\s*(?P<key>title zh|title|about|sample|parameter\s+(?P<name>[a-z]\w*))\s*:\s*(?P<value>\S(?:.*\S)?)")
_PARAMETER = re.compile(r"(?P<type>\w+)(?P<required>\s+required)?\s*+(?:=\s*+(?P<default>[^;\s]*+(?:\s++[^;\s]++)*+)\s*+)?(?:;\s*+(?P<about>.*))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a named query takes; without `default` and not `required`, the query asks for all."""

    name: str
    type: ParameterType
    about: str
    default: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One query with its header read. `sparql` is the whole file; its variables of the parameters' names are theirs."""

    name: str
    title: str
    title_zh: str
    about: str
    parameters: tuple[Parameter, ...]
    sample: str
    sparql: str
    source: str


def parse_named(name: str, text: str, source: str) -> NamedQuery:
    """The named query that a file holds; every entry of the header may be missing.

    Raises:
        DataFileError: a parameter's line is not as expected; all of them at once.
    """
    entries: dict[str, str] = {}
    parameters: list[Parameter] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = _ENTRY.fullmatch(line.strip())
        if match is None:
            continue
        if not match["name"]:
            entries[match["key"]] = match["value"]
            continue
        parts = _PARAMETER.fullmatch(match["value"])
        if parts is None or parts["type"] not in TYPES:
            seen = parts["type"] if parts else match["value"]
            faults.append(Fault(source, number, f"{seen!r} is no type of a parameter, allowed are {', '.join(TYPES)}{guess(seen, TYPES)}"))
            continue
        kind = cast("ParameterType", parts["type"])
        parameters.append(Parameter(match["name"], kind, parts["about"] or "", parts["default"] or "", bool(parts["required"])))
    if faults:
        raise DataFileError(faults)
    return NamedQuery(
        name=name,
        title=entries.get("title", ""),
        title_zh=entries.get("title zh", ""),
        about=entries.get("about", ""),
        parameters=tuple(parameters),
        sample=entries.get("sample", ""),
        sparql=text,
        source=source,
    )


def named_queries(folders: Iterable[Path] = ()) -> Mapping[str, NamedQuery]:
    """All named queries by name, sorted: the shipped ones, and those of `folders` (*.rq), which go before them.

    Raises:
        DataFileError: a file cannot be read or its header has a fault.
    """
    shipped: list[Traversable] = list(files("kg").joinpath("resources/queries").iterdir())
    own: list[Traversable] = [file for folder in folders if folder.is_dir() for file in sorted(folder.iterdir())]
    found: dict[str, NamedQuery] = {}
    for file in [*shipped, *own]:
        if file.name.endswith(".rq"):
            name = file.name.removesuffix(".rq")
            found[name] = parse_named(name, _read(file), str(file) if isinstance(file, Path) else file.name)
    return dict(sorted(found.items()))


def find_named(name: str, folders: Iterable[Path] = ()) -> NamedQuery:
    """The named query `name`, with or without its `@`.

    Raises:
        QueryError: there is none of this name.
    """
    known = named_queries(folders)
    name = name.removeprefix("@")
    if name not in known:
        raise QueryError(f"There is no named query @{name}{guess(name, known)}. There are: {', '.join('@' + n for n in known)}")
    return known[name]


def _read(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError([Fault(str(file), 1, f"cannot be read: {error}")]) from error
