"""The lint of the tables: each fault is found where it stands, what is no fault is not, and the shipped tables have none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import run
from kg.knowledge import check_gazetteer
from kg.mentions.lint import Finding, check_tables

HEAD = "id,class,kind,en,zh,zh_hant,names,cn,hk,tw,sg,short,wikidata,other,in,from,to,source"
OFFICES = "person,office,role,of,from,to,source"
MEMBERS = "member,organisation,role,from,to,source"
Check = Callable[..., list[Finding]]


def line(one: str, class_: str = "Organization", zh: str = "", **more: str) -> str:
    """One line of a table of names."""
    cells = {"id": one, "class": class_, "zh": zh or f"某{one}会", **{key.rstrip("_"): value for key, value in more.items()}}
    return ",".join(cells.get(column, "") for column in HEAD.split(","))


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """What the lint finds in tables given by their lines: names, offices, members."""

    def found(*names: str, offices: tuple[str, ...] = (), members: tuple[str, ...] = ()) -> list[Finding]:
        tables = (("names.csv", HEAD, names), ("offices.csv", OFFICES, offices), ("members.csv", MEMBERS, members))
        for file, head, lines in tables:
            (tmp_path / file).write_text("\n".join([head, *lines]) + "\n", "utf-8")
        return check_tables([tmp_path / file for file, _, _ in tables])

    return found


def faults(found: list[Finding]) -> list[str]:
    """The faults alone, as they are printed."""
    return [str(one) for one in found if one.level == "fault"]


def test_the_shipped_tables_have_no_fault() -> None:
    """Not one fault in the tables that ship, and each note says what to do."""
    found = check_gazetteer()
    assert not faults(found)
    assert all(one.do and one.what and one.line > 1 for one in found)


def test_a_clean_table_has_no_fault(check: Check) -> None:
    """Rows in order with right dates and right characters give no finding at all."""
    one = line("A", zh="甲国皇后协会", zh_hant="甲國皇后協會", wikidata="Q1")
    assert not check(one, line("B", zh="乙国后勤协会", zh_hant="乙國後勤協會", in_="A"))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({}, {}, ""),
        ({"in_": "X"}, {"in_": "X"}, ""),
        ({"in_": "X"}, {"in_": "Y"}, "whole"),
        ({"to": "1991-12-26"}, {"from_": "1991-12-26"}, "date"),
        ({"to": "1991-12-26"}, {"from_": "1990"}, ""),
        ({"class_": "Place"}, {}, "class"),
    ],
)
def test_what_tells_a_name_apart(check: Check, one: dict[str, str], other: dict[str, str], told: str) -> None:
    """A name of two rows is a fault where neither class nor whole nor date tells them apart, else a note that says which does."""
    rows = (line("A", zh="同名会", **one), line("B", names="同名会", **other), line("X"), line("Y"))
    found = [f for f in check(*rows) if "同名会 is also a name of A (names.csv:2)" in f.what]
    assert [f.level for f in found] == ["note" if told else "fault"]
    assert found[0].line == 3
    assert told in found[0].do


def test_two_persons_of_one_name(check: Check) -> None:
    """Persons may share a name where both have an office, or each a country; not where one has nothing."""
    rows = (line("A", "Person", zh="李同名"), line("B", "Person", zh="李同名"), line("C", "Country", zh="丙国"))
    held = ("A,minister,部长,C,2001,2002,", "B,minister,部长,C,2003,2004,")
    assert any("李同名" in fault for fault in faults(check(*rows)))
    assert any("李同名" in fault for fault in faults(check(*rows, offices=held[:1])))
    assert not faults(check(*rows, offices=held))


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"zh": "龍會"}, "Traditional characters: 龍會"),
        ({"zh": "后勤会", "zh_hant": "后勤會"}, "后 is 後"),
        ({"zh": "皇后会", "zh_hant": "皇後會"}, "後 is 后"),
        ({"zh": "台湾会", "zh_hant": "臺灣會"}, "臺 is 台"),
        ({"zh": "干部会", "zh_hant": "干部會"}, "干 is 幹"),
        ({"zh": "里海会", "zh_hant": "里海會"}, "里 is 裏"),
        ({"zh": "理发会", "zh_hant": "理發會"}, "發 is 髮"),
        ({"zh": "规范会", "zh_hant": "規范會"}, "范 is 範"),
        ({"zh": "龙会", "zh_hant": "龙會"}, "Simplified characters: 龙"),
        ({"zh": "龙会", "zh_hant": "虎會"}, "is not 龙会 in Traditional"),
        ({"zh": "某会", "tw": "皇後會"}, "column tw: 後 is 后"),
        ({"zh": "某会", "names": "甲会｜乙会"}, "full-width bar"),
        ({"zh": "某会", "names": "甲会| 乙会"}, "stray blanks"),
        ({"zh": "某会", "names": "甲会||乙会"}, "empty name"),
        ({"zh": "某会", "names": "ＮＡＴＯ"}, "full-width letters"),
        ({"zh": "某会。"}, "ideographic full stop"),
        ({"zh": "某会", "names": "甲\u200b会"}, "zero width space"),
        ({"zh": "会"}, "one character belongs in column short"),
        ({"zh": "某会", "kind": "minstry"}, "did you mean 'ministry'"),
        ({"zh": "某会", "in_": "Nowhere"}, "in 'Nowhere' is in no table"),
        ({"zh": "某会", "other": "iso:CN"}, "no identifier"),
        ({"zh": "某会", "from_": "2023-02-30"}, "no day of the calendar"),
        ({"zh": "某会", "from_": "2023-05", "to": "2023-04-30"}, "ends before"),
    ],
)
def test_faults_of_one_row(check: Check, row: dict[str, str], what: str) -> None:
    """Each fault of a row is found at its line, and says what it is."""
    found = faults(check(line("A", **row)))
    assert any(what in fault for fault in found), found
    assert all(fault.startswith("names.csv:2: ") for fault in found)


def test_all_faults_at_once(check: Check) -> None:
    """Faults of form and faults of content are found by one check, in the order of files and lines."""
    found = faults(check(line("B", zh="龍會"), line("A", wikidata="x"), offices=("Nobody,minister,,A,2001,2000,",)))
    assert [fault.split(": ")[0] for fault in found] == sorted(fault.split(": ")[0] for fault in found)
    for what in ("Traditional", "no Wikidata id", "in no table", "ends before", "stands after"):
        assert any(what in fault for fault in found), (what, found)


def test_parts_that_lie_in_themselves(check: Check) -> None:
    """A cycle of parts is one fault that tells the way round; a concept lies in a concept only."""
    [fault] = faults(check(line("A", in_="B"), line("B", in_="C"), line("C", in_="A"), line("D", in_="A")))
    assert "A in B in C in A" in fault
    assert any("Organization" in f for f in faults(check(line("A"), line("B", "Concept", in_="A"))))


def test_one_identifier_for_one_row(check: Check) -> None:
    """A Wikidata id or a code of two rows is a fault at the second, and names the first."""
    found = faults(check(line("A", wikidata="Q5", other="geonames:7"), line("B", wikidata="Q5"), line("C", other="geonames:7")))
    assert len(found) == 2
    assert all("that of A (names.csv:2)" in fault for fault in found)


def test_offices_that_cannot_be(check: Check) -> None:
    """An office of a state that is in none, one after its state is gone, and one given twice are faults; two holders at once are a note."""
    rows = (line("A", "Person"), line("B", "Person"), line("C", "Country"), line("D", "Country", kind="former", to="1991"), line("E"))
    held = ("A,head-of-state,总统,C,2000,2004,", "A,head-of-state,总统,C,2003,2005,", "A,head-of-state,总统,D,1995,,")
    found = check(*rows, offices=(*held, "B,head-of-state,总统,C,2002,2003-05-01,", "B,foreign-minister,外长,E,2001,,"))
    assert {fault.split(": ")[0] for fault in faults(found)} == {"offices.csv:3", "offices.csv:4", "offices.csv:6"}
    assert any(one.level == "note" and "is head-of-state of C while" in one.what for one in found)
    assert not check(*rows, offices=("A,head-of-state,总统,C,2000,2004-03-01,", "B,head-of-state,总统,C,2004-03-01,,"))


def test_memberships_that_cannot_be(check: Check) -> None:
    """A membership that begins after its organisation ended is a fault, one that begins before it was is a note."""
    rows = (line("A", "Country"), line("B", to="1991-07-01"), line("C", from_="1992-01-01"))
    found = check(*rows, members=("A,B,,1995,,", "A,C,,1957,,"))
    assert [(one.level, one.where) for one in found] == [("fault", "members.csv:2"), ("note", "members.csv:3")]


def test_a_frequent_word_is_noted(check: Check) -> None:
    """A name that is also a frequent word of the dictionary is a note; a rare one is not."""
    found = check(line("A", zh="文明"), line("B", zh="绿党"))
    assert [(one.level, one.line) for one in found] == [("note", 2)]


def test_the_verb_says_everything(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The verb prints each finding with place and advice, and ends with 2 where there is a fault."""
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([HEAD, line("Zz_One", zh="龍會"), line("Zz_Two", in_="Nowhere")]) + "\n", "utf-8")
    capfd.readouterr()
    assert run(["gazetteer", "check", str(path), "--format", "tsv"]) == 2
    out, err = capfd.readouterr()
    rows = [row.split("\t") for row in out.splitlines()]
    assert rows[0] == ["level", "where", "what", "do"]
    assert {"mine.csv:2", "mine.csv:3"} <= {row[1] for row in rows}
    assert "faults, the first at" in err


def test_a_row_that_amends_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A user's row with an id of ours is no fault, and is told as a note that names our row."""
    path = tmp_path / "mine.csv"
    path.write_text("id,names\nDonald_Trump,川建国\n", "utf-8")
    found = [one for one in check_gazetteer([path]) if "amends" in one.what]
    assert [(one.level, one.line) for one in found] == [("note", 2)]
    assert "persons.csv:" in found[0].what
    capfd.readouterr()
    run(["gazetteer", "check", str(path)])
    assert "amends Donald_Trump" in capfd.readouterr().out


def test_kg_toml_reaches_the_gazetteer_and_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Name lists and rule folders of kg.toml are those of kg gazetteer and kg rules too, given as one path or as several."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text("id,class,zh\nBlue_Whale,Organization,蓝鲸会\n", "utf-8")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "bad.yaml").write_text("relation: [\n", "utf-8")
    for value in ('"mine.csv"', '["mine.csv"]'):
        (tmp_path / "kg.toml").write_text(f'gazetteer = {value}\nrules = "bad"\n', "utf-8")
        capfd.readouterr()
        assert run(["gazetteer", "show", "蓝鲸会"]) == 0
        assert "Blue_Whale (Organization), mine.csv:2" in capfd.readouterr().out
        assert run(["rules", "list"]) == 2
        assert "bad.yaml" in capfd.readouterr().err


def test_a_name_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """The verb tells the row, the names by region and the offices of a name, of one day where one is given."""
    capfd.readouterr()
    assert run(["gazetteer", "show", "川普", "--on", "2018-01-01"]) == 0
    out = capfd.readouterr().out
    assert "Donald_Trump (Person), persons.csv:" in out
    assert "zh-Hant-TW" in out
    assert out.count("of United_States") == 1
    assert run(["gazetteer", "show", "某某某某"]) == 2
