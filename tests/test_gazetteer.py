"""The tables of names and the rules: what is refused, with every fault at once, and what a user may add."""

import pickle
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataFileError, UsageError
from kg.knowledge import load_knowledge, load_names
from kg.mentions import load_gazetteer
from kg.pipeline import extract
from kg.read import read_text
from kg.types import Extraction

DAY = date(2025, 5, 9)
HEAD = "id,class,kind,zh,names,short,wikidata,from,to"


def table(folder: Path, *rows: str, name: str = "mine.csv") -> Path:
    """A table of names with these lines."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def faults(path: Path) -> list[str]:
    """Every fault of a table as it is printed."""
    with pytest.raises(DataFileError) as error:
        load_gazetteer([path])
    assert str(error.value).startswith(f"{len(error.value.faults)} fault")
    return [str(fault) for fault in error.value.faults]


def read(text: str, **more: object) -> Extraction:
    """What is read out of a short article with the user's own files beside ours."""
    return extract(read_text(text, published=DAY), load_knowledge(**more))  # type: ignore[arg-type]


def test_every_fault_at_once(tmp_path: Path) -> None:
    """One load reports every fault of a table, each with its file and line, in order."""
    path = table(
        tmp_path,
        HEAD,
        "Good,Organization,,好好公司,,,,,",
        "bad id!,Organization,,某某公司,,,,,",
        "Other,Organisation,,某某集团,,,,,",
        "Third,Place,,,,,,,",
        "Fourth,Place,,某某山,,,Qx,,",
        "Good,Place,,某某河,,,,,",
        "Fifth,Event,,某某节,,,,2025-5,",
        "Sixth,Event",
    )
    found = faults(path)
    assert [int(f.split(":")[1]) for f in found] == sorted(int(f.split(":")[1]) for f in found)
    assert {int(f.split(":")[1]) for f in found} == {3, 4, 5, 6, 7, 8, 9}
    assert all(f.startswith("mine.csv:") for f in found)


def test_a_fault_says_what_and_the_nearest(tmp_path: Path) -> None:
    """A wrong class names the word that was seen and the nearest allowed one; a wrong column too."""
    assert "Organization" in faults(table(tmp_path, HEAD, "Other,Organisation,,某某集团,,,,,"))[0]
    assert "'wikidata'" in faults(table(tmp_path, "id,class,zh,wikidatum", "A,Place,某某山,"))[0]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (["id,zh", "A,某某山"], "class"),
        ([""], "missing"),
        ([HEAD, "A,Place,,山,,,,,"], "one character"),
        (["person,office,role,of", "Nobody,head-of-state,总统,Nowhere"], "Nobody"),
    ],
)
def test_what_a_table_must_have(tmp_path: Path, rows: list[str], what: str) -> None:
    """Missing columns, an empty file, a name of one character and an office of nobody are refused."""
    assert any(what in fault for fault in faults(table(tmp_path, *rows)))


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A table that is not UTF-8 is one fault, not a traceback."""
    path = tmp_path / "mine.csv"
    path.write_bytes("id,class,zh\nA,Place,山山".encode("utf-16"))
    assert len(faults(path)) == 1


def test_a_users_row_amends_ours(tmp_path: Path) -> None:
    """A user's row with an id of ours adds its names, replaces the cells that it gives, keeps the rest, and is named beside ours."""
    path = table(tmp_path, "id,names,tw,wikidata", "Donald_Trump,老特先生,特朗普三世,Q1")
    ours, entry = load_names().entries["Donald_Trump"], load_names([path]).entries["Donald_Trump"]
    assert {*ours.names, "老特先生", "特朗普三世"} == set(entry.names)
    assert (entry.type, entry.within, entry.labels) == (ours.type, ours.within, ours.labels)
    assert entry.same_as == ("http://www.wikidata.org/entity/Q1",)
    assert entry.row == f"{ours.row}+mine.csv:2"
    [mention] = [m for m in read("王毅会见了老特先生。", gazetteer=[path]).mentions if m.entity == "Donald_Trump"]
    assert mention.found_by.endswith("+mine.csv:2")


def test_a_users_row_takes_a_name_away(tmp_path: Path) -> None:
    """A name after a minus is no name any more; one that ours has not is a fault, and so is another class."""
    path = table(tmp_path, "id,names", "Donald_Trump,-川普|川先生")
    names = load_names([path]).entries["Donald_Trump"].names
    assert "川普" not in names
    assert {"川先生", "特朗普"} <= set(names)
    with pytest.raises(DataFileError, match=r"mine\.csv:2: .*no name of Donald_Trump \(persons\.csv:\d+\)"):
        load_names([table(tmp_path, "id,names", "Donald_Trump,-某某")])
    with pytest.raises(DataFileError, match=r"mine\.csv:2: China is a Country \(countries\.csv:\d+\)"):
        load_names([table(tmp_path, HEAD, "China,Person,,华夏,,,,,")])


def test_a_replaced_label_stays_a_name(tmp_path: Path) -> None:
    """Another preferred label is shown, and the old one is still found in texts."""
    path = table(tmp_path, "id,zh", "Donald_Trump,川建国")
    entry = load_names([path]).entries["Donald_Trump"]
    assert dict(entry.labels)["zh-Hans"] == "川建国"
    assert {"川建国", "唐纳德·特朗普"} <= set(entry.names)


def test_one_id_once_in_a_table(tmp_path: Path) -> None:
    """Two rows of the user's own with one id, of ours or not, are a fault that says where the first stands."""
    for one in ("China", "Blue_Whale"):
        path = table(tmp_path, HEAD, f"{one},Country,,华夏华夏,,,,,", f"{one},Country,,华夏夏,,,,,")
        with pytest.raises(DataFileError, match=r"mine\.csv:3: the id .* stands at .*mine\.csv:2 already"):
            load_names([path])


MEMBERS = "member,organisation,role,from,to,source"


def test_memberships_have_dates(tmp_path: Path) -> None:
    """A table of members tells who was in an organisation on which day; a year at the end counts whole."""
    path = table(tmp_path, MEMBERS, "China,ASEAN,,2001-06-15,2003,", "India,ASEAN,observer,2001,,", "Japan,ASEAN,,1995,,", name="members-mine.csv")
    known = load_names([path])
    assert {"China", "Japan"} <= set(known.members_of("ASEAN", "2002-01-01"))
    assert "China" not in known.members_of("ASEAN", "2001-06-14")
    assert "China" in known.members_of("ASEAN", "2003-12-31")
    assert "China" not in known.members_of("ASEAN", "2004-01-01")
    assert "China" in known.members_of("ASEAN")
    [one] = [m for m in known.memberships_of("China") if m.organisation == "ASEAN" and m.row == "members-mine.csv:2"]
    assert (one.role, one.start, one.end, one.held_on("2002-05-05")) == ("", "2001-06-15", "2003", True)
    assert not known.members_of("Nobody")
    assert "India" not in known.members_of("ASEAN")
    assert [m.full for m in known.memberships_of("India") if m.row == "members-mine.csv:3"] == [False]


def test_members_must_be_known(tmp_path: Path) -> None:
    """A member or an organisation that no table has is a fault, with the nearest id; so is a date that is none."""
    path = table(tmp_path, MEMBERS, "Chyna,ASEAN,,,,", "China,ASEEAN,,2001-6-15,,")
    with pytest.raises(DataFileError) as error:
        load_names([path])
    assert [fault.line for fault in error.value.faults] == [2, 3, 3]
    assert "did you mean 'China'" in str(error.value)


def test_a_gazetteer_goes_to_another_process(tmp_path: Path) -> None:
    """What a worker process gets has the same names, offices and memberships."""
    known = load_names([table(tmp_path, MEMBERS, "China,ASEAN,,,,")])
    sent = pickle.loads(pickle.dumps(known))  # noqa: S301  # our own bytes
    assert (sent.entries, sent.offices, sent.memberships, sent.names) == (known.entries, known.offices, known.memberships, known.names)


def test_names_of_a_region_have_its_tag() -> None:
    """A name of one region's usage is a label with the region's tag, but not where it is written in the other script."""
    regional = load_names().entries["Donald_Trump"].regional
    assert ("zh-Hant-TW", "川普") in regional
    trump = next(e for e in read("美国总统川普会见王毅。").entities if e.id == "Donald_Trump")
    assert trump.regional == regional


@given(st.text(alphabet='id,class\nzhA|-"特朗普 \r\x00\u2028', max_size=60))
def test_any_text_is_a_table_or_has_faults(text: str) -> None:
    """Whatever text a table holds, it loads or has faults, and never fails otherwise."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mine.csv"
        path.write_text("id,class,zh\n" + text, "utf-8", newline="")
        with suppress(DataFileError):
            load_gazetteer([], [path])


def test_a_users_table_adds_names(tmp_path: Path) -> None:
    """A name from the user's own table is found, in both scripts, under the user's id and class, and says where it is from."""
    text = "王毅会见了蓝鲸会的代表。藍鯨會表示滿意。"
    assert "Blue_Whale" not in {m.entity for m in read(text).mentions}
    path = table(tmp_path, HEAD, "Blue_Whale,Organization,igo,蓝鲸会,蓝鲸组织,,,,")
    mentions = [m for m in read(text, gazetteer=[path]).mentions if m.entity == "Blue_Whale"]
    assert [(m.type, m.found_by) for m in mentions] == [("Organization", "gazetteer:mine.csv:2")] * 2


def test_organs_that_lie_in_each_other(tmp_path: Path) -> None:
    """Two organs of the user's own tables each of which is said to lie in the other stop no article."""
    rows = ("Sun_Office,Organization,ministry,日曜院,Moon_Office", "Moon_Office,Organization,ministry,月曜院,Sun_Office")
    path = table(tmp_path, "id,class,kind,zh,in", *rows)
    assert {c.predicate for c in read("日曜院批评月曜院。", gazetteer=[path]).claims} >= {"criticizes"}


def test_a_folder_of_tables(tmp_path: Path) -> None:
    """A folder stands for the tables in it; one without tables, or a path that is not there, is a UsageError."""
    table(tmp_path, HEAD, "Blue_Whale,Organization,,蓝鲸会,,,,,")
    assert "Blue_Whale" in load_knowledge(gazetteer=[tmp_path]).gazetteer.entries
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "missing.csv"):
        with pytest.raises(UsageError, match=path.name):
            load_knowledge(gazetteer=[path])


RULE = """relation: praises
about: Somebody raises a glass.
rules:
  toasts:
    about: A 举杯致意 B
    verbs: 举杯致意
    pattern: "{verb}{object:Actor}"
    finds:
      - "[王毅](subject)举杯致意[卡尼](object)。"
    nothing:
      - "王毅举杯致意。"
"""


def test_a_users_rule_is_applied(tmp_path: Path) -> None:
    """A folder of the user's rules adds what they find, and the claim names the rule."""
    text = "王毅举杯致意卡尼。"
    assert not [c for c in read(text).claims if c.predicate == "praises"]
    (tmp_path / "mine.yaml").write_text(RULE, "utf-8")
    [claim] = [c for c in read(text, rules=[tmp_path]).claims if c.predicate == "praises"]
    assert (claim.subject, claim.object, claim.evidence.rule) == ("Wang_Yi", "Mark_Carney", "toasts")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("relation: praises", "relation: praise", "did you mean 'praises'"),
        ("{object:Actor}", "{object:Actors}", "did you mean 'Actor'"),
        ("    finds:\n", "    found:\n", "found"),
        ('    nothing:\n      - "王毅举杯致意。"\n', "", "near miss"),
        ('    finds:\n      - "[王毅](subject)举杯致意[卡尼](object)。"\n', "", "no example"),
        ("{verb}{object:Actor}", "{verb}(?:很)*{object:Actor}", "bounded"),
        ("{verb}{object:Actor}", "{verb}({object:Actor}", "pattern"),
        ("    verbs: 举杯致意\n", "", "verbs"),
        ("toasts:", "[toasts:", "mine.yaml"),
    ],
)
def test_a_faulty_rule_does_not_load(tmp_path: Path, old: str, new: str, what: str) -> None:
    """An unknown relation, class or key, a missing example, an unbounded pattern: refused with file, line and the nearest word."""
    assert old in RULE
    path = tmp_path / "mine.yaml"
    path.write_text(RULE.replace(old, new), "utf-8")
    with pytest.raises(DataFileError, match=r"mine\.yaml:\d+") as error:
        load_knowledge(rules=[path])
    assert what in str(error.value)


def test_faults_of_tables_and_rules_together(tmp_path: Path) -> None:
    """A broken table and a broken rule file are reported by one load."""
    bad = table(tmp_path, HEAD, "bad id!,Place,,某某山,,,,,")
    rule = tmp_path / "mine.yaml"
    rule.write_text(RULE.replace("praises", "prays"), "utf-8")
    with pytest.raises(DataFileError) as error:
        load_knowledge(rules=[rule], gazetteer=[bad])
    assert {fault.file for fault in error.value.faults} == {"mine.csv", "mine.yaml"}


def test_the_digest_knows_the_users_files(tmp_path: Path) -> None:
    """Knowledge with another table has another digest, and the same knowledge the same."""
    path = table(tmp_path, HEAD, "Blue_Whale,Organization,,蓝鲸会,,,,,")
    assert load_knowledge().digest == load_knowledge().digest != load_knowledge(gazetteer=[path]).digest
