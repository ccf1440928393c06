"""Writes the organs that states have under one pattern of name (意大利|外交部) into gazetteer/organs.csv: `python -m kg.atlas.organs`.

What comes in: `kg/resources/atlas_organs.yaml`, countries.csv for the states' names, and organs.csv itself. Rows of organs.csv whose
source is `pattern` are made anew; every other row is written by hand and stays, but gets the names made here where it bears one of
them (日本防卫省 also 南韩- and Taiwan-usage forms of its state). A name that another table has is never made twice. The same input
gives the same bytes, and a second run changes nothing. Needs OpenCC (the extra `test`) for the labels in traditional script.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.prose.script import shadow
from kg.yamlfile import read_yaml

_RESOURCES = Path(__file__).parent.parent / "resources"
_NAMES = ("zh", "zh_hant", "en", "names", "cn", "hk", "tw", "sg")  # the columns that hold names
_OWN = "organs.csv"
_COLUMNS = ("id", "class", "kind", "en", "zh", "zh_hant", "names", "cn", "hk", "tw", "sg", "short", "wikidata", "other", "in", "from", "to", "source")
_FORMAL = re.compile(r"(?:共和国|联邦|王国|公国|合众国|酋长国|苏丹国|.{3}国)$")
_NO_STEM = re.compile(r"^(?:前|新中国|.{2}大陆|.{1}国$)|领土|北朝鲜|南朝鲜|以色列国$|[A-Za-z]")  # names no organ is called by
_HAN = re.compile(r"[\u4e00-\u9fff（）]+$")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of organ: its kind in the table, its English name with {} for the state, the words after the state's name."""

    kind: str
    english: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The YAML file as values."""

    patterns: dict[str, Pattern]
    formal: frozenset[str]
    brief: frozenset[str]
    shorts: dict[str, str]
    states: dict[str, dict[str, tuple[str, ...]]]  # state: pattern: the words for it there


def load_plan(path: Path = _RESOURCES / "atlas_organs.yaml") -> Plan:
    """Read the patterns and the states that have them."""
    data: dict[str, Any] = read_yaml(path).data
    patterns = {}
    for key, text in data["patterns"].items():
        kind, english, words = (part.strip() for part in text.split(" | "))
        patterns[key] = Pattern(kind, english, tuple(words.split("|")))
    states = {}
    for state, text in data["states"].items():
        pairs = [item.partition("=") for item in text.split()]
        states[state] = {key: tuple(words.split("|")) if words else patterns[key].words for key, _, words in pairs}
    return Plan(patterns, frozenset(data["formal"].split()), frozenset(data["brief"].split()), data["shorts"], states)


def stems(country: Row, *, formal: bool) -> Iterator[tuple[str, str]]:
    """The names of a state that its organs are called by, each with the column its organ's name goes to."""
    yield country["zh"], "zh"
    for name in country["names"].split("|"):
        if _HAN.match(name) and not _NO_STEM.search(name) and (formal or not _FORMAL.search(name)):
            yield name, "names"
    for column in ("hk", "tw"):
        yield from ((name, column) for name in country[column].split("|") if _HAN.match(name) and not (_FORMAL.search(shadow(name)) and not formal))


def organ(plan: Plan, country: Row, key: str, states: frozenset[str], traditional: Callable[[str], str]) -> Row:
    """The row of one organ of one state, with all its names."""
    pattern, words = plan.patterns[key], plan.states[country["id"]][key]
    english = pattern.english.format(country["en"])
    found: dict[str, list[str]] = {"names": [], "hk": [], "tw": []}
    for stem, column in stems(country, formal=key in plan.formal):
        for word in words:
            name = stem + (word if column in ("zh", "names") else traditional(word))
            found["names" if column == "zh" else column].append(name)
    short = plan.shorts.get(country["id"], "") if key in plan.brief else ""
    found["names"] += [short + word for word in words if short and short + word[0] not in states and len(word) > 1]
    row = dict.fromkeys(_COLUMNS, "") | {"class": "Organization", "kind": pattern.kind, "en": english, "in": country["id"], "source": "pattern"}
    row |= {"id": re.sub(r"[^A-Za-z0-9]+", "_", english).strip("_"), "zh": found["names"][0]}
    row["zh_hant"] = country["zh_hant"] + traditional(words[0])
    return row | {column: "|".join(dict.fromkeys(names)) for column, names in found.items()}


def all_names(row: Row) -> list[str]:
    """Every name in a row, as the shadow it is matched by."""
    return [shadow(name.strip()) for column in _NAMES for name in row.get(column, "").split("|") if name.strip()]


def merge(hand: list[Row], made: Iterable[Row], taken: dict[str, str]) -> list[Row]:
    """The rows by hand, with the made names they lack, and the made rows that no hand has written.

    Args:
        hand: the rows of organs.csv that are not made here.
        made: one row for each organ by pattern.
        taken: all names of all other tables, with the id that bears each.
    """
    rows = {row["id"]: dict(row) for row in hand}
    owner = taken | {name: row["id"] for row in rows.values() for name in all_names(row)}
    for new in made:
        if owner.get(shadow(new["zh"]), new["id"]) not in {new["id"], *rows}:
            continue  # 印度总统府 stands among the places
        bearer = next((owner[n] for n in all_names(new) if owner.get(n) in rows), new["id"])
        row = rows.setdefault(bearer, new)
        for column in ("names", "hk", "tw"):
            fresh = [n for n in new[column].split("|") if n and owner.get(shadow(n), row["id"]) == row["id"]]
            old = [] if row is new else [n for n in row[column].split("|") if n]
            known = {shadow(n) for n in old} | {shadow(row["zh"])}
            row[column] = "|".join([*old, *_unseen(fresh, known)])
        owner |= dict.fromkeys(all_names(row), row["id"])
    return sorted(rows.values(), key=lambda r: r["id"])


def _unseen(names: Iterable[str], known: set[str]) -> Iterator[str]:
    """The names whose shadow is not known yet."""
    for name in names:
        if shadow(name) not in known:
            known.add(shadow(name))
            yield name


def read_rows(path: Path) -> list[Row]:
    """The rows of one table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def make(folder: Path, plan: Plan, traditional: Callable[[str], str]) -> list[Row]:
    """All rows of organs.csv, from the tables of `folder`."""
    countries = {row["id"]: row for row in read_rows(folder / "countries.csv")}
    names = frozenset(name for row in countries.values() for name in all_names(row))
    tables = [path for path in sorted(folder.glob("*.csv")) if path.name != _OWN]
    taken = {name: row["id"] for path in tables for row in read_rows(path) if "zh" in row for name in all_names(row)}
    made = [organ(plan, countries[state], key, names, traditional) for state, keys in plan.states.items() for key in keys]
    return merge([row for row in read_rows(folder / _OWN) if row["source"] != "pattern"], made, taken)


def main() -> None:
    """Write organs.csv anew."""
    from opencc import OpenCC  # an optional extra

    convert = OpenCC("s2tw")
    folder = _RESOURCES / "gazetteer"
    rows = make(folder, load_plan(), lambda text: convert.convert(text).replace("臺", "台"))
    with (folder / _OWN).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
