"""What single regions call a known thing, and who held which office: from the shipped name lists, by the ids of entities."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

REGIONS = ("cn", "hk", "tw", "sg")


@dataclass(frozen=True, slots=True)
class Region:
    """The names that are usual in one region: `cn`, `hk`, `tw` or `sg`."""

    region: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one person in one office; ISO dates or parts of them, "" where not known or still running."""

    role: str
    of: str
    since: str
    until: str


@cache
def known_regions() -> Mapping[str, tuple[Region, ...]]:
    """The regional names of every entity that has any, by its id."""
    found = {}
    for row in _rows(lambda name: name != "offices.csv"):
        regions = tuple(Region(key, tuple(row[key].split("|"))) for key in REGIONS if row.get(key))
        if regions:
            found[row["id"]] = regions
    return found


@cache
def known_terms() -> Mapping[str, tuple[Term, ...]]:
    """The terms of office of every person, by their id, the latest first."""
    found: dict[str, list[Term]] = defaultdict(list)
    for row in _rows(lambda name: name == "offices.csv"):
        found[row["person"]].append(Term(row["role"], row["of"], row["from"], row["to"]))
    return {person: tuple(sorted(terms, key=lambda term: (term.since, term.role), reverse=True)) for person, terms in found.items()}


def _rows(wanted: Callable[[str], bool]) -> Iterator[dict[str, str]]:
    for file in sorted(files("kg").joinpath("resources/gazetteer").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".csv") and wanted(file.name):
            yield from csv.DictReader(file.read_text(encoding="utf-8").splitlines())
