"""The gazetteer and the rules that are kept between runs: found again as they were, and only where they can be trusted."""

from pathlib import Path

import pytest

from kg.errors import DataFileError
from kg.mentions import Gazetteer, load_gazetteer
from kg.mentions.kept import find_kept, keep, kept_name
from kg.ontology import load_ontology
from kg.rules import kept as kept_rules
from kg.rules import load_rules

TABLE = "id,class,zh,zh_hant,en,short,wikidata,from,to\nChina,Country,中国,中國,China,中,Q148,,\nXi,Person,习近平,習近平,Xi Jinping,,,,\n"
RULE = """relation: meets
rules:
  meets-somebody:
    about: A meets B
    verbs: 会见
    pattern: "{verb}(?:了)?{object:Person}"
    finds: ["[王毅](subject)会见[鲁比奥](object)。"]
    nothing: ["会见结束了。"]
"""
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


@pytest.mark.usefixtures("tables")
def test_kept_rules_are_those_that_were_read(tmp_path: Path) -> None:
    """The second load finds the first one's rules, equal in every part with their examples; a rule that changed is read anew."""
    file, ontology = tmp_path / "meets.yaml", load_ontology()
    file.write_text(RULE, encoding="utf-8")
    read = load_rules((), ontology, [file])
    assert tuple(kept_rules.find_rules(kept_rules.kept_name([file], ontology)) or ()) == read == load_rules((), ontology, [file])
    file.write_text(RULE.replace("(?:了)?", ""), encoding="utf-8")
    assert load_rules((), ontology, [file])[0].after.match("了") is None
    assert load_rules((), ontology, [file]) != read


@pytest.mark.usefixtures("tables")
def test_a_users_own_rules_and_faulty_ones_are_not_kept(tmp_path: Path) -> None:
    """What is not shipped is read each time, and of files with a fault nothing is kept."""
    file, ontology = tmp_path / "meets.yaml", load_ontology()
    file.write_text(RULE, encoding="utf-8")
    assert load_rules([file], ontology)
    file.write_text(RULE.replace("relation: meets", "relation: meet"), encoding="utf-8")
    with pytest.raises(DataFileError):
        load_rules((), ontology, [file])
    assert not list(tmp_path.glob("cache/kg/rules-*"))
