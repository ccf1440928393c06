"""Why a name means whom it means: homonyms told apart by what the article says, or left unlinked, and kg explain tells which."""

from datetime import date
from pathlib import Path

import pytest
from reading import read

from kg.cli import run
from kg.explain import explain_names, explain_sentence
from kg.explain.edge import explain_edge
from kg.graph import Namespaces
from kg.knowledge import Knowledge, load_knowledge
from kg.pipeline import extract
from kg.query import open_store
from kg.read import read_text
from kg.run import Options, build

NAMES = """id,class,kind,zh,names,in
Alda,Country,state,阿尔达国,,
Belda,Country,state,贝尔达国,,
Celda,Country,state,赛尔达国,,
Lin_A,Person,,林同山,,Alda
Lin_B,Person,,林同山,,Belda
Mo_A,Person,,莫同海,,Alda
Mo_B,Person,,莫同海,莫同海二世,Belda
Ne_A,Person,,聂同云,,Alda
Ne_B,Person,,聂同云,,Belda
Bank,Organization,bank,阿尔达银行,,
Qu_A,Person,,曲和同,和同社,Alda
Qu_Press,Organization,media,和同社,,Belda
"""
OFFICES = """person,office,role,of,from,to
Lin_A,head-of-state,总统,Alda,2010-01-01,2015-01-01
Lin_B,foreign-minister,外长,Belda,2010-01-01,2015-01-01
Qu_A,head-of-state,总统,Alda,2010-01-01,2030-01-01
Ne_A,head-of-organisation,行长,Bank,2000-01-01,2001-01-01
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Ours, and three pairs of namesakes."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "names.csv").write_text(NAMES, "utf-8")
    (folder / "offices.csv").write_text(OFFICES, "utf-8")
    return load_knowledge(gazetteer=[folder])


@pytest.mark.parametrize(
    ("text", "day", "meant"),
    [
        ("阿尔达国总统林同山访问了贝尔达国。", "2012-05-05", "Lin_A"),
        ("贝尔达国外长林同山访问了阿尔达国。", "2012-05-05", "Lin_B"),
        ("贝尔达国外长林同山访问了阿尔达国。", "2020-05-05", "Lin_B"),
        ("林同山抵达阿尔达国。", "2020-05-05", "Lin_A"),
        ("莫同海抵达贝尔达国，会见王毅。", "2020-05-05", "Mo_B"),
        ("莫同海会见王毅。莫同海二世表示感谢。", "2020-05-05", "Mo_B"),
        ("聂同云离开阿尔达银行。", "2020-05-05", "Ne_A"),
        ("聂同云会见王毅。", "2020-05-05", "person/聂同云"),
        ("聂同云从阿尔达国抵达贝尔达国。", "2020-05-05", "person/聂同云"),
    ],
)
def test_homonyms(knowledge: Knowledge, text: str, day: str, meant: str) -> None:
    """A name of two persons goes by office, country, other names and company, and is left unlinked where nothing tells."""
    extraction = extract(read_text(text, published=date.fromisoformat(day)), knowledge)
    named = {e.id: e for e in extraction.entities if e.type == "Person" and e.id != "Wang_Yi"}
    assert set(named) == {meant}
    assert {m.entity for m in extraction.mentions if m.type == "Person"} - {"Wang_Yi"} == {meant}


def test_a_person_and_a_press_agency(knowledge: Knowledge) -> None:
    """A name of a person and of an organization is the person's where the article gives an office or another name, else the organization's."""
    for text, meant in (
        ("阿尔达国总统和同社会见王毅。", "Qu_A"),
        ("曲和同会见王毅。和同社报道称，合作良好。", "Qu_A"),
        ("据和同社报道，合作良好。", "Qu_Press"),
    ):
        entities = {e.id for e in extract(read_text(text, published=date(2020, 5, 5)), knowledge).entities}
        assert entities & {"Qu_A", "Qu_Press"} == {meant}


def test_the_unlinked_are_nobody_known(knowledge: Knowledge) -> None:
    """A name that stays open gets no identifier from elsewhere, and its mention tells who it could be."""
    extraction = extract(read_text("聂同云会见王毅。", published=date(2020, 5, 5)), knowledge)
    [open_one] = [e for e in extraction.entities if e.id == "person/聂同云"]
    assert not open_one.same_as
    [mention] = [m for m in extraction.mentions if m.entity == "person/聂同云"]
    assert "left unlinked: Ne_A, Ne_B" in mention.found_by


def test_a_sentence_tells_why_names_are_linked(knowledge: Knowledge) -> None:
    """Below each name stand the form, the row and, among namesakes, what decided; an office by itself has its row."""
    text = "美国总统川普5月4日会见贝尔达国外长林同山。聂同云从阿尔达国抵达。"
    lines = explain_sentence(text, knowledge, date(2012, 5, 5))
    assert "its name in Taiwan, persons.csv:" in lines
    assert "also a name of Lin_A; chosen because: 外长 of Belda, offices.csv:3" in lines
    assert "left unlinked: Ne_A, Ne_B bear this name" in lines


def test_an_edge_tells_why_names_are_linked(tmp_path: Path) -> None:
    """Subject and object come with their words, form and row: from the mentions kept, from the article, or from the sentence alone."""
    article = tmp_path / "a.txt"
    article.write_text("川普访华\n\n美国总统川普5月8日在北京同王毅举行会谈。\n", "utf-8")
    known, names = load_knowledge(), Namespaces()
    for mentions, gone in ((True, False), (False, False), (False, True)):
        out = tmp_path / f"out-{mentions}-{gone}"
        build([article], out, Options(published=date(2025, 5, 9), mentions=mentions), jobs=1)
        if gone:
            article.unlink()
        store = open_store(out / "graph.nq")
        [reason] = explain_edge(store, names.kg("Donald_Trump"), names.kgo("meets"), names.kg("Wang_Yi")).reasons
        links = {link.entity.rpartition("/")[2]: link for link in explain_names(store, reason, known)}
        assert set(links) == {"Donald_Trump", "Wang_Yi"}
        assert links["Donald_Trump"].words == "川普"
        assert links["Donald_Trump"].why.startswith("its name in Taiwan, persons.csv:")


def test_a_concept_is_explained_by_its_words(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A concept comes with the words for it in the sentence, and its row where a list has it, though it is no mention."""
    article = tmp_path / "a.txt"
    article.write_text("中國反對單邊主義。法國反對以關稅打壓鄰國。\n", "utf-8")
    build([article], tmp_path / "out", Options(published=date(2025, 5, 9)), jobs=1)
    for who, what, told in (
        ("中国", "单边主义", "“單邊主義”, its usual name, concepts.csv:"),
        ("法国", "以关税打压邻国", "“以關稅打壓鄰國”, the sentence's own words"),
    ):
        capfd.readouterr()
        assert run(["explain", str(tmp_path / "out" / "graph.nq"), who, "opposes", what]) == 0
        assert told in capfd.readouterr().out


def test_who_is_not_named_is_told_by_office(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Somebody meant by 两国元首 is explained by the office held on the day, with its row."""
    article = tmp_path / "a.txt"
    article.write_text("中国和俄罗斯\n\n中国和俄罗斯签署协议。两国元首5月8日在莫斯科举行会谈。\n", "utf-8")
    build([article], tmp_path / "out", Options(published=date(2025, 5, 9)), jobs=1)
    capfd.readouterr()
    assert run(["explain", str(tmp_path / "out" / "graph.nq"), "习近平", "meets", "普京"]) == 0
    out = capfd.readouterr().out
    assert "not named in this sentence" in out
    assert "国家主席 of China from 2013-03-14 to now, offices.csv:" in out


def test_a_surname_with_an_office_of_another_state_is_not_the_one_named_before() -> None:
    """Of two bearers whom one article names, the one whose state the office here is of."""
    found = {
        c.subject for c in read("委内瑞拉副总统德尔西·罗德里格斯谴责美国。古巴外长罗德里格斯要求美国停止制裁。").claims if c.predicate == "urges"
    }
    assert found == {"Bruno_Rodriguez"}
