"""What is known beforehand: offices and memberships as org: facts in a graph of their own, apart from what articles say."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.graph import Namespaces, background, load_store, write
from kg.graph.validate import validate
from kg.knowledge import load_names
from kg.mentions import Gazetteer, load_gazetteer
from kg.ontology import load_ontology
from kg.query import ask, find_named, merged
from kg.run import Options, build

NAMES = "id,class,kind,en,zh,zh_hant,tw,other,in,from,to"
THINGS = (
    "Ada,Person,,Ada,艾达,艾達,,,Landia,,",
    "Bob,Person,,Bob,鲍勃,鮑勃,,,Landia,,",
    "Eve,Person,,Eve,伊芙,伊芙,,,Otheria,,",
    "Landia,Country,state,Landia,兰地亚,蘭地亞,蘭國,iso3166:LD,,,",
    "Otheria,Country,state,Otheria,奥瑟利亚,奧瑟利亞,,,,,",
    "Club,Organization,igo,Club,俱乐组织,俱樂組織,,,,1990-05-01,",
    "Office,Organization,agency,Office,兰地亚统计署,蘭地亞統計署,,,Landia,,",
    "Wide,Concept,doctrine,Wide,宽概念,寬概念,,,,,",
    "Narrow,Concept,doctrine,Narrow,窄概念,窄概念,,,Wide,,",
)
OFFICES = (
    "Ada,head-of-state,总统,Landia,2010,2015-06-30",
    "Bob,head-of-state,总统,Landia,2015-06-30,",
    "Eve,foreign-minister,,Otheria,2012-03,",
)
MEMBERS = ("Landia,Club,,1990-05-01,", "Otheria,Club,observer,,2001")
ARTICLE = "习近平同普京会谈\n\n俄罗斯总统普京5月8日在莫斯科同中国国家主席习近平举行会谈。\n"
CLASSES = {f"{Namespaces().ontology}{name}" for name in load_ontology().classes}


@pytest.fixture
def known(tmp_path: Path) -> Gazetteer:
    """A small world of two countries."""
    tables = (("things.csv", NAMES, THINGS), ("offices.csv", "person,office,role,of,from,to", OFFICES))
    tables += (("members.csv", "member,organisation,role,from,to", MEMBERS),)
    return load_gazetteer([write_table(tmp_path / name, head, rows) for name, head, rows in tables])


def write_table(path: Path, head: str, rows: Sequence[str]) -> Path:
    """A table with these lines."""
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of one article, built twice over: without and with what is known beforehand."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_text(ARTICLE, "utf-8")
    for name, more in (("without", False), ("with", True)):
        build([folder / "news"], folder / name, Options(published=date(2025, 5, 9), background=more), jobs=1)
    return folder


def facts(quads: Sequence[ox.Quad]) -> str:
    """The quads as N-Triples, IRIs without our namespace."""
    return write(quads, "nt").decode().replace(Namespaces().data, "kg:")


def test_a_membership_has_its_dates_role_and_row(known: Gazetteer) -> None:
    """An office becomes an org:Membership with holder, body, role, interval and the row that it comes from."""
    text = facts(background(known, load_ontology()))
    node = "<kg:membership/Ada--Landia--head-of-state.总统--2010>"
    for line in (
        f"{node} <http://www.w3.org/ns/org#member> <kg:Ada> .",
        f"{node} <http://www.w3.org/ns/org#organization> <kg:Landia> .",
        f"{node} <http://www.w3.org/ns/org#role> <kg:role/head-of-state.总统> .",
        f"{node} <http://www.w3.org/ns/org#memberDuring> <kg:interval/2010--2015-06-30> .",
        f'{node} <http://purl.org/dc/terms/source> "offices.csv:2" .',
        "<kg:role/head-of-state.总统> <http://www.w3.org/2004/02/skos/core#broader> <kg:role/head-of-state> .",
        '<kg:instant/2010> <http://www.w3.org/2006/time#inXSDgYear> "2010"^^<http://www.w3.org/2001/XMLSchema#gYear> .',
    ):
        assert line in text


def test_dates_as_they_are_known(known: Gazetteer) -> None:
    """An open end has no end, a month stays a month, and what has no date at all has no interval."""
    text = facts(background(known, load_ontology()))
    assert "<kg:interval/2015-06-30--> <http://www.w3.org/2006/time#hasEnd>" not in text
    assert '<kg:instant/2012-03> <http://www.w3.org/2006/time#inXSDgYearMonth> "2012-03"' in text
    assert "<kg:membership/Otheria--Club--associate.observer--until-2001>" in text


def test_wholes_codes_and_regional_names(known: Gazetteer) -> None:
    """A narrower concept has its broader one, an organ its state, a country its ISO code, and a regional name its language tag."""
    text = facts(background(known, load_ontology()))
    assert "<kg:Narrow> <http://www.w3.org/2004/02/skos/core#broader> <kg:Wide> ." in text
    assert "<kg:Office> <http://www.w3.org/ns/org#subOrganizationOf> <kg:Landia> ." in text
    assert '<kg:Landia> <http://www.w3.org/2004/02/skos/core#notation> "LD"^^<http://purl.org/dc/terms/ISO3166> .' in text
    assert '"蘭國"@zh-Hant-TW .' in text
    assert '<kg:Club> <https://schema.org/foundingDate> "1990-05-01"' in text


def test_only_what_the_mentioned_need(known: Gazetteer) -> None:
    """Of a person all offices are told, of a country those who held one in the days of the articles and what it is a member of."""
    text = facts(background(known, load_ontology(), {"Landia"}, ("2020-01-01", "2020-02-01")))
    assert "<kg:membership/Bob--Landia" in text
    assert "<kg:membership/Landia--Club" in text
    assert "kg:Ada" not in text
    assert "kg:Otheria" not in text
    assert "<kg:membership/Ada--Landia" in facts(background(known, load_ontology(), {"Ada"}, ("2020-01-01", "2020-02-01")))


def test_no_claims_and_no_blank_nodes(known: Gazetteer) -> None:
    """What is known beforehand has no class and no predicate of the ontology, no blank node, and conforms to the shapes."""
    for quads in (background(known, load_ontology()), background(load_names(), load_ontology())):
        assert {str(quad.graph_name) for quad in quads} == {f"<{Namespaces().data}background>"}
        assert not [q for q in quads if q.predicate.value.startswith(Namespaces().ontology) or getattr(q.object, "value", "") in CLASSES]
        assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    store = ox.Store()
    store.bulk_extend(background(known, load_ontology()))
    assert validate(store).conforms


def test_a_holder_without_a_label_does_not_conform(known: Gazetteer) -> None:
    """The shapes see a membership whose holder has no label, and one without a role."""
    quads = background(known, load_ontology())
    for gone in ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/ns/org#role"):
        store = ox.Store()
        store.bulk_extend([quad for quad in quads if quad.predicate.value != gone])
        assert not validate(store).conforms


def test_the_articles_stay_as_they_are(run: Path) -> None:
    """With what is known beside them, the articles' own graphs, the Turtle and the page have the same bytes as without."""
    for name in ("graph.ttl", "graph.html"):
        assert (run / "with" / name).read_bytes() == (run / "without" / name).read_bytes()
    lines = (run / "with" / "graph.nq").read_text("utf-8").splitlines()
    mark = f"<{Namespaces().data}background> ."
    assert [line for line in lines if not line.endswith(mark)] == (run / "without" / "graph.nq").read_text("utf-8").splitlines()
    assert [line for line in lines if line.endswith(mark)]


def test_its_own_file_and_graph(run: Path) -> None:
    """background.ttl holds what the named graph holds, is there only when asked for, and the whole conforms."""
    graph = ox.NamedNode(f"{Namespaces().data}background")
    store = load_store(run / "with" / "graph.nq")
    there = {(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, graph)}
    assert there == {(q.subject, q.predicate, q.object) for q in load_store(run / "with" / "background.ttl")}
    assert not (run / "without" / "background.ttl").exists()
    assert validate(store).conforms


def test_a_second_run_without_it_takes_it_out(run: Path, tmp_path: Path) -> None:
    """The same folder built again without it has neither the graph nor the file, and reads no article anew."""
    build([run / "news"], tmp_path, Options(published=date(2025, 5, 9), background=True), jobs=1)
    assert (tmp_path / "background.ttl").exists()
    again = build([run / "news"], tmp_path, Options(published=date(2025, 5, 9)), jobs=1)
    assert (again.read, again.kept) == (0, 1)
    assert not (tmp_path / "background.ttl").exists()
    assert (tmp_path / "graph.nq").read_bytes() == (run / "without" / "graph.nq").read_bytes()


def test_who_met_in_which_office(run: Path) -> None:
    """The named query gives the office that each side of a meeting held on its day."""
    store = merged(load_store(run / "with" / "graph.nq"))
    rows = ask(store, find_named("met_in_office"), {"actor": "普京"}).rows
    found = {tuple(str(getattr(term, "value", term)).rpartition("/")[2] for term in row[:4]) for row in rows}
    assert ("2025-05-08", "Vladimir_Putin", "head-of-state.总统", "Russia") in found
    assert ("2025-05-08", "Xi_Jinping", "head-of-state.国家主席", "China") in found


def test_who_was_in_office_on_a_day(known: Gazetteer) -> None:
    """A day, a month or a year asks for those who were in office then; the predecessor is not among them."""
    store = ox.Store()
    store.bulk_extend(background(known, load_ontology()))
    store = merged(store)

    def holders(day: str) -> set[str]:
        rows = ask(store, find_named("offices_on"), {"day": day, "body": "蘭地亞"}).rows
        return {str(getattr(row[0], "value", "")).rpartition("/")[2] for row in rows}

    assert holders("2012-01-01") == {"Ada"}
    assert holders("2020") == {"Bob"}
    assert holders("2015-06") == {"Ada", "Bob"}
    assert holders("2009") == set()


def test_an_observer_is_no_member(known: Gazetteer, tmp_path: Path) -> None:
    """What two countries are both members of leaves out where one is an observer or was one before the day."""
    rows = ("Landia,Club,,1990,,", "Otheria,Club,observer,1990,,", "Landia,Office,,1990,2000,", "Otheria,Office,,1995,,")
    head = "id,class,zh\n" + "\n".join(f"{one},{known.entries[one].type},{one}" for one in ("Landia", "Otheria", "Club", "Office")) + "\n"
    (tmp_path / "n.csv").write_text(head, "utf-8")
    tables = [tmp_path / "n.csv", write_table(tmp_path / "m.csv", "member,organisation,role,from,to,source", rows)]
    store = ox.Store()
    store.bulk_extend(background(load_gazetteer(tables), load_ontology()))
    store = merged(store)

    def common(day: str) -> list[str]:
        rows = ask(store, find_named("common"), {"one": "Landia", "other": "Otheria", "day": day}).rows
        return [str(getattr(row[0], "value", "")).rpartition("/")[2] for row in rows]

    assert common("1999-01-01") == ["Office"]
    assert common("2001") == common("1994") == []


def test_from_python(tmp_path: Path) -> None:
    """kg.build takes it too, and the graph can be asked."""
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    asked = "ASK { GRAPH kg:background { ?m org:member kg:Xi_Jinping ; org:organization kg:China } }"
    assert kg.build(path, published="2025-05-09", background=True).query(asked) is True
    assert kg.build(path, published="2025-05-09").query(asked) is False
