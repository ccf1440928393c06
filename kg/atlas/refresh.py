"""The generated columns of the three tables filled anew, and what the sources doubt."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kg.atlas.sources import Label, Sources, Territory, Town
from kg.atlas.tables import Row, generated, id_of, listed, read_table, with_id, write_table
from kg.prose.script import shadow

_TABLES = ("countries.csv", "places.csv", "cities.csv")
_LARGE = 150_000  # inhabitants from which on an unlisted town is worth a look


@dataclass(frozen=True, slots=True)
class Report:
    """The tables that were written, what the sources doubt, and towns that no table lists, each as one line."""

    changed: tuple[str, ...]
    doubts: tuple[str, ...]
    unlisted: tuple[str, ...]


def refresh(folder: Path, sources: Sources, *, write: bool = True) -> Report:
    """Fill the generated columns of the tables in `folder`; with `write` false only say which tables would change."""
    tables = {name: read_table(folder / name) for name in _TABLES}
    before = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    doubts: list[str] = []
    everything = {row["id"]: row for rows in tables.values() for row in rows}
    owners = {row["wikidata"]: row["id"] for row in everything.values() if row["wikidata"]}
    for row in everything.values():
        territory = sources.territories.get(id_of(row, "iso3166"))
        if territory is not None:
            doubts += _territory(row, territory, sources)
        elif row["class"] == "Place" and id_of(row, "geonames"):
            doubts += _town(row, _country(row, everything), owners, sources)
    changed = tuple(name for name in _TABLES if (write and write_table(folder / name, tables[name])) or (not write and tables[name] != before[name]))
    return Report(changed, tuple(doubts), tuple(_unlisted(everything, sources)))


def _territory(row: Row, known: Territory, sources: Sources) -> list[str]:
    """A state or territory: its names in CLDR, its GeoNames id, and whether country-coder has its Wikidata id too."""
    columns = generated(row, "CLDR")
    cells = {"en": known.en, "zh": known.zh, "zh_hant": known.hk}
    row.update({column: cell for column, cell in cells.items() if column in columns})
    for region, name in (("hk", known.hk), ("tw", known.tw)):
        if region in columns and shadow(name) not in _names(row):
            row[region] = "|".join([*listed(row[region]), name])
    if known.geonames:
        with_id(row, "geonames", known.geonames)
    other = sources.coder.get(id_of(row, "iso3166"), "")
    if other and not row["wikidata"] and _vouched(row, "country-coder"):
        row["wikidata"] = other
    if other in ("", row["wikidata"]):
        return []
    return [f"{row['id']}: Wikidata has {row['wikidata'] or 'nothing'} here and {other} in country-coder"]


def _town(row: Row, country: str, owners: dict[str, str], sources: Sources) -> list[str]:
    """A town: its English name where GeoNames gives it, and its Wikidata id where Natural Earth and GeoNames agree."""
    number = id_of(row, "geonames")
    town = sources.towns.get(number)
    if town is None:
        return []  # fewer inhabitants than the list goes down to, or an id that was merged
    doubts = []
    if country and town.country != country:
        doubts.append(f"{row['id']}: GeoNames {number} ({town.name}) lies in {town.country}, the row in {country}")
    if "en" in generated(row, "GeoNames"):
        row["en"] = town.name
    label = sources.earth.get(number)
    if label is None:
        return doubts
    if row["wikidata"]:
        if row["wikidata"] != label.wikidata:
            doubts.append(f"{row['id']}: Wikidata has {row['wikidata']} here and {label.wikidata} ({label.en}) in Natural Earth")
    elif label.wikidata in owners:
        doubts.append(f"{row['id']}: Natural Earth gives it {label.wikidata}, which {owners[label.wikidata]} has")
    elif _agree(town, label) and _vouched(row, "naturalearth"):
        row["wikidata"] = label.wikidata
    elif _agree(town, label):
        doubts.append(f"{row['id']}: Natural Earth and GeoNames have {label.wikidata} ({label.en}, {label.zh}), and a third may object")
    return doubts


def _vouched(row: Row, who: str) -> bool:
    """Whether the row's source names `who` among those that have its Wikidata id."""
    return any(mark.strip().startswith("id:") and who in mark for mark in row["source"].split(";"))


def _agree(town: Town, label: Label) -> bool:
    """Whether GeoNames calls the town by the item's English label and by its Chinese or Russian one."""
    latin = {_plain(name) for name in (*town.others, town.name)}
    return _plain(label.en) in latin and bool(({shadow(name) for name in town.others} | town.others) & {shadow(label.zh), label.ru} - {""})


def _unlisted(rows: dict[str, Row], sources: Sources) -> list[str]:
    """Towns with many inhabitants and a Chinese name in Natural Earth that no row has as its GeoNames id or name."""
    numbers = {id_of(row, "geonames") for row in rows.values()}
    names = {name for row in rows.values() for name in _names(row)}
    found = []
    for number, label in sources.earth.items():
        town = sources.towns.get(number)
        if town is not None and number not in numbers and label.zh and shadow(label.zh) not in names and town.population >= _LARGE:
            found.append((-town.population, f"{town.name} ({town.country}, {town.population}): {label.zh}, geonames:{number}, {label.wikidata}"))
    return [line for _, line in sorted(found)]


def _names(row: Row) -> set[str]:
    return {shadow(name) for column in ("zh", "zh_hant", "names", "cn", "hk", "tw", "sg") for name in listed(row[column])}


def _plain(name: str) -> str:
    """Latin letters alone, in small ones and without marks: `São Tomé` and `Sao-Tome` are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum() and c.isascii())


def _country(row: Row, rows: dict[str, Row]) -> str:
    """The ISO code of the state that the row lies in, up its column `in`."""
    seen: set[str] = set()
    at: Row | None = row
    while at is not None and at["id"] not in seen:
        seen.add(at["id"])
        if id_of(at, "iso3166"):
            return id_of(at, "iso3166")
        at = rows.get(at["in"])
    return ""
