"""The gazetteer that is kept between runs: found again as it was, and only where it can be trusted."""

from pathlib import Path

import pytest

from kg.mentions import Gazetteer, load_gazetteer
from kg.mentions.kept import find_kept, keep, kept_name

TABLE = "id,class,zh,zh_hant,en,short,wikidata,from,to\nChina,Country,中国,中國,China,中,Q148,,\nXi,Person,习近平,習近平,Xi Jinping,,,,\n"
OFFICES = "person,office,role,of,from,to\nXi,head-of-state,国家主席,China,2013-03-14,\n"


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two small tables, and a cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("KG_NO_CACHE", raising=False)
    for name, text in (("names.csv", TABLE), ("offices.csv", OFFICES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / "names.csv", tmp_path / "offices.csv"]


def parts(gazetteer: Gazetteer) -> tuple[object, ...]:
    """All that a gazetteer is made of."""
    return gazetteer.__reduce__()[1]


def kept_file(tables: list[Path]) -> Path:
    """Where the gazetteer of the tables lies."""
    return tables[0].parent / "cache" / "kg" / kept_name(tables, [])


def test_what_is_kept_is_what_was_read(tables: list[Path]) -> None:
    """The second load finds the first one's gazetteer, equal in every part."""
    read = load_gazetteer(tables)
    kept = find_kept(kept_name(tables, []))
    assert kept is not None
    assert parts(kept) == parts(read) == parts(load_gazetteer(tables))
    assert kept.holders("China", "head-of-state", "2020-01-01") == ("Xi",)


def test_nothing_stale_is_found(tables: list[Path]) -> None:
    """A table that changed is read anew, and a user's own table is another gazetteer than a shipped one of the same bytes."""
    load_gazetteer(tables)
    assert kept_name(tables, []) != kept_name(tables[:1], tables[1:])
    tables[0].write_text(TABLE.replace("Xi Jinping", "Xi"), encoding="utf-8")
    assert dict(load_gazetteer(tables).entries["Xi"].labels)["en"] == "Xi"


@pytest.mark.parametrize(("start", "end", "more"), [(0, -9, b""), (0, 0, b""), (0, 40, b"x"), (0, 0, b"\0" * 99)])
def test_a_damaged_file_is_passed_over(tables: list[Path], start: int, end: int, more: bytes) -> None:
    """Cut short, emptied or changed, what is kept is not used, and the tables are read."""
    expected = parts(load_gazetteer(tables))
    file = kept_file(tables)
    file.write_bytes(file.read_bytes()[start:end] + more)
    assert find_kept(file.name) is None
    assert parts(load_gazetteer(tables)) == expected


@pytest.mark.parametrize("others", ["folder", "file", "link"])
def test_only_what_the_user_alone_can_write_is_trusted(tables: list[Path], tmp_path: Path, others: str) -> None:
    """A folder or a file that others may write, and a link, are not read from."""
    load_gazetteer(tables)
    file = kept_file(tables)
    assert find_kept(file.name) is not None
    if others == "link":
        file.rename(tmp_path / "elsewhere")
        file.symlink_to(tmp_path / "elsewhere")
    else:
        (file.parent if others == "folder" else file).chmod(0o777)
    assert find_kept(file.name) is None


def test_nothing_is_kept_where_it_cannot_or_must_not_be(tables: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder to write, and where KG_NO_CACHE is set, the tables are read and nothing is written."""
    monkeypatch.setenv("KG_NO_CACHE", "1")
    assert parts(load_gazetteer(tables))[0]
    assert not (tmp_path / "cache").exists()
    monkeypatch.delenv("KG_NO_CACHE")
    (tmp_path / "cache").write_text("no folder")
    assert parts(load_gazetteer(tables))[0]


def test_no_heap_of_old_ones_is_left(tables: list[Path]) -> None:
    """A few gazetteers are kept, and no more."""
    gazetteer = load_gazetteer(tables)
    for number in range(9):
        keep(f"gazetteer-{number}", gazetteer)
    assert len(list(kept_file(tables).parent.iterdir())) <= 4
