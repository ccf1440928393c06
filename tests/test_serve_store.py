"""A store on disk is served out of its tables: every page says what it says of the same graph in a file."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from serve_server import Served, serving

from kg.cli import app
from kg.errors import GraphError
from kg.graph import digits, load_store
from kg.run import build, disk_store
from kg.serve import Library, StoreLibrary, open_library, stored
from kg.serve.jobs import Desk
from kg.serve.rows import Asked, Excerpt
from kg.serve.settings import Limits
from kg.view import network, open_tables, payload

DATA = Path(__file__).parent.parent / "data"
SPACE = "https://w3id.org/zhkg/id/"
XI, PUTIN = f"{SPACE}Xi_Jinping", f"{SPACE}Vladimir_Putin"
FIRST = ("xi-biden-call-2024-04-02.txt", "kim-putin-2024-06-19.txt", "niger-coup-2023-09-25.txt")
ASKED = [
    Asked(),
    Asked(XI),
    Asked(PUTIN, "2024", "2024"),
    Asked(since="2024-06"),
    Asked(until="2024-06-19"),
    Asked(f"{SPACE}Nobody"),
    Asked(words="合作"),
]
PAGES = [
    "/",
    "/search?q=xi",
    "/search?q=%E6%99%AE&class=Person",
    "/search.json?q=xjp",
    "/id/Xi_Jinping",
    "/id/Russia",
    "/id/Nobody_At_All",
    f"/relation?s={PUTIN}&p=meets&o={XI}",
    "/stances",
    "/stances?actor=China",
    "/timeline",
    "/timeline?actor=%E6%99%AE%E4%BA%AC&since=2024",
    "/meetings",
    "/statements",
    "/statements?words=%E5%90%88%E4%BD%9C",
    "/timeline?actor=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E4%BA%BA",
    "/articles",
    "/articles?q=%E9%87%91%E6%AD%A3%E6%81%A9",
    "/network",
    "/network?focus=https://w3id.org/zhkg/id/Xi_Jinping",
    "/query",
    "/completions.json",
    "/id/dataset",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sample articles as files and as a store that was amended: one came, one went, one was changed."""
    folder = tmp_path_factory.mktemp("store")
    news = folder / "in"
    news.mkdir()
    for name in FIRST:
        shutil.copy(DATA / name, news / name)
    build([news], folder / "out", jobs=1, store=folder / "store")
    shutil.copy(DATA / "xi-putin-talks-2025-05-08.txt", news / "new.txt")
    (news / FIRST[2]).unlink()
    (news / FIRST[1]).write_text((news / FIRST[1]).read_text("utf-8") + "\n王毅会见拉夫罗夫。\n", "utf-8")
    build([news], folder / "out", jobs=1, store=folder / "store")
    assert (folder / "store" / "000002.tables").is_file()
    return folder


@pytest.fixture(scope="module")
def both(built: Path) -> tuple[Library, StoreLibrary]:
    """The graph in memory, and on disk."""
    disk = StoreLibrary.at(built / "store")
    assert disk is not None
    disk.warm()
    return Library(load_store(built / "out" / "graph.nq")), disk


@pytest.fixture(scope="module")
def servers(built: Path) -> Iterator[tuple[Served, Served]]:
    """A server over the file, and one over the store."""
    with serving(built / "out" / "graph.nq") as file, serving(built / "store") as store:
        yield file, store


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_store_is_that_of_its_file(servers: tuple[Served, Served], page: str) -> None:
    """Every page is the same, byte for byte, out of the tables and out of the network in memory."""
    expected, found = (server.ask(page, Accept="text/html", Accept_Language="en") for server in servers)
    assert (found.status, found.text) == (expected.status, expected.text)
    assert expected.status == 200 or "Nobody" in page or "actor=%E6%B2" in page


def test_every_article_has_the_same_page(servers: tuple[Served, Served]) -> None:
    """The pages of all articles are the same, with their data in Turtle."""
    rows = json.loads(servers[0].query("SELECT ?a { ?a a schema:NewsArticle }").body)["results"]["bindings"]
    assert len(rows) == 3
    for row in rows:
        path = "/id/" + row["a"]["value"].removeprefix(SPACE)
        for accept in ("text/html", "text/turtle"):
            assert servers[1].ask(path, Accept=accept).text == servers[0].ask(path, Accept=accept).text


def test_the_first_question_to_a_store_may_be_any_query(built: Path) -> None:
    """A query is answered though it must open files of the store, which a query over a graph in memory may not."""
    with serving(built / "store") as server:
        assert server.query("SELECT ?s ?o { ?s kgo:meets ?o }").status == 200


def test_every_entity_is_the_same(both: tuple[Library, StoreLibrary]) -> None:
    """Names, relations, months, offices and articles of every entity, and of all that claims cite, are the same."""
    memory, disk = both
    graph = memory.network()
    assert len(graph) > 30
    for iri in [*graph, *graph.graph["cited"], f"{SPACE}Nobody"]:
        assert disk.named(iri) == memory.named(iri)
        assert disk.known(iri) == memory.known(iri) == (iri in graph)
        assert disk.ties(iri) == memory.ties(iri) if iri in graph else not disk.ties(iri)
        assert disk.mentioning(iri, 2) == memory.mentioning(iri, 2)
        if iri in graph:
            assert disk.degree(iri) == memory.degree(iri)
            assert disk.months(iri) == memory.months(iri)
            assert sorted(disk.offices(iri)) == sorted(memory.offices(iri))


def test_every_relation_has_the_same_reasons(both: tuple[Library, StoreLibrary]) -> None:
    """The reasons of a relation are the same, whichever way it is asked for, and of many the newest are shown."""
    memory, disk = both
    for subject, obj, predicate in memory.network().edges(keys=True):
        for one, other in ((subject, obj), (obj, subject)):
            assert disk.explained(one, predicate, other, 200) == memory.explained(one, predicate, other, 200)
    assert len(disk.explained(PUTIN, "meets", XI, 1)[0].reasons) == 1


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked.actor[-8:]} {asked.since} {asked.until} {asked.words}")
def test_views_are_the_same(both: tuple[Library, StoreLibrary], asked: Asked) -> None:
    """Rows, totals and counts of the views are the same, in whole and in part."""
    memory, disk = both
    for name in ("timeline", "meetings", "sayings"):
        assert getattr(disk, name)(asked) == getattr(memory, name)(asked)
        assert getattr(disk, name)(asked, 1, 2) == getattr(memory, name)(asked, 1, 2)
    assert disk.happenings(asked) == memory.happenings(asked)
    assert disk.speakers(asked, 3) == memory.speakers(asked, 3)
    assert disk.stances(asked.actor) == memory.stances(asked.actor)
    assert disk.articles(asked.words, 1, 1) == memory.articles(asked.words, 1, 1)


@pytest.mark.parametrize("name", ["习近平", "習近平", "xi", "xjp", "Xí Jìnpíng", "普丁", "俄", "zhongguo", "", "'; DROP TABLE name", "%", "ab" * 300])
def test_a_name_finds_the_same(both: tuple[Library, StoreLibrary], name: str) -> None:
    """Search, and what a name stands for in a filter, are the same."""
    memory, disk = both
    for kind in ("", "Person"):
        assert disk.find(name, kind, 20) == memory.find(name, kind, 20)
    for library in both:
        library.names().label(load_store_node(XI))


def load_store_node(iri: str) -> object:
    """An IRI as the stores know it."""
    import pyoxigraph as ox

    return ox.NamedNode(iri)


def test_a_store_is_not_loaded(both: tuple[Library, StoreLibrary], built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing reads the whole network of a store: neither opening it, nor counting."""
    monkeypatch.setattr(stored, "network", None)
    library = open_library(built / "store")
    assert isinstance(library, StoreLibrary)
    library.warm()
    assert library.overview() == both[0].overview()


def test_a_large_network_is_drawn_in_part(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large network the entities that most is told of are drawn, or those around one, with the newest sentences of what ties them."""
    monkeypatch.setattr(stored, "WHOLE", 3)
    monkeypatch.setattr(stored, "_PART", Excerpt(8, 5, 1))
    monkeypatch.setattr(stored, "_AROUND", Excerpt(4, 6, 2))
    disk, whole = StoreLibrary.at(built / "store"), network(load_store(built / "out" / "graph.nq"))
    told = {iri: sum(data["count"] for *_, data in {*()} or whole.edges(data=True) if iri in _[:2]) for iri in whole}
    part = disk.network()
    assert sorted(part) == sorted(sorted(whole, key=lambda iri: (-told[iri], iri))[:8])
    assert part.number_of_edges() == 5
    assert all(len(data["evidence"]) <= 1 and set(data["evidence"]) <= set(whole.edges[edge]["evidence"]) for *edge, data in keyed(part))
    assert payload(part, "")["relations"]
    around = disk.network(XI)
    assert XI in around
    assert len(around) == 5
    assert all(iri == XI or whole.has_edge(XI, iri) or whole.has_edge(iri, XI) for iri in around)
    other = disk.network(min(set(around) - {XI}))
    assert payload(other, "")["relations"]
    assert sorted(other) == sorted(StoreLibrary.at(built / "store").network(min(set(around) - {XI})))


def test_a_state_that_cannot_be_read_leaves_the_old_one_in_service() -> None:
    """The old state is let go only when the newer one's answers are ready; a newer one that breaks is asked for again."""
    held: list[str] = []

    def state(name: str, newer: object = None, *, broken: bool = False) -> object:
        def warm() -> None:
            if broken:
                raise GraphError("its tables are spoilt")

        return SimpleNamespace(name=name, warm=warm, renewed=lambda: newer, close=lambda: held.append(name))

    old = state("old", state("new", broken=True))
    desk = Desk(old, {}, Limits())
    for _ in range(2):
        with pytest.raises(GraphError):
            desk.renewed()
    assert held == ["new", "new"]


def keyed(graph: object) -> Iterator[tuple[object, ...]]:
    """The edges of a network: subject, object, predicate, data."""
    yield from graph.edges(keys=True, data=True)


def test_the_page_says_what_is_not_drawn(tmp_path: Path) -> None:
    """A network of more than so many claims is drawn in part; the page says so, and what is around one entity can be had."""
    news = tmp_path / "in"
    news.mkdir()
    people = ["王伟", "李娜", "张敏", "刘静", "陈磊"]
    lines = (
        f"{a}外长{people[i % 5]}{i}日会见{b}。\n"
        for i, (a, b) in enumerate((x, y) for x in ("法国", "德国") for y in ("俄罗斯外长拉夫罗夫", "美国总统拜登"))
    )
    (news / "a.txt").write_text("".join(lines), "utf-8")
    build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
    with sqlite3.connect(tmp_path / "store" / "000001.tables") as db:  # as if it had many more
        db.execute("UPDATE edge SET count = count + 20000 WHERE n = (SELECT MIN(n) FROM edge)")
    with serving(tmp_path / "store") as server:
        assert "Of this large graph the 1,000 of" in server.page("/network").text
        text = server.page("/network", focus=f"{SPACE}Sergey_Lavrov").text
        assert "Of this large graph" in text
        assert 'href="/network">The overview' in text
        assert 'id="kg-data"' in text


def test_a_server_takes_the_newer_generation(tmp_path: Path) -> None:
    """A running server answers out of the generation that became current, draws its network anew, and lets the old one go."""
    news = tmp_path / "in"
    news.mkdir()
    shutil.copy(DATA / FIRST[0], news / "a.txt")
    build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
    with serving(tmp_path / "store") as server:
        assert server.page("/id/Kim_Jong-un").status == 404
        assert "金正恩" not in server.page("/network").text
        shutil.copy(DATA / FIRST[1], news / "b.txt")
        build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
        assert (tmp_path / "store" / "000001").is_dir()
        assert server.page("/id/Kim_Jong-un").status == 200
        assert "金正恩" in server.page("/network").text
        assert server.query("ASK { kg:Kim_Jong-un ?p ?o }").text.count("true") == 1
        shutil.copy(DATA / FIRST[2], news / "c.txt")
        build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
        assert not (tmp_path / "store" / "000001").exists()
        assert not (tmp_path / "store" / "000001.tables").exists()


def test_a_build_that_breaks_leaves_the_old_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a build ends while it writes the tables, the old generation is served on, and the next build goes through."""
    news = tmp_path / "in"
    news.mkdir()
    shutil.copy(DATA / FIRST[0], news / "a.txt")
    build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
    shutil.copy(DATA / FIRST[1], news / "b.txt")
    with monkeypatch.context() as broken:
        broken.setattr(disk_store, "amend_tables", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
    library = open_library(tmp_path / "store")
    assert isinstance(library, StoreLibrary)
    assert library.overview().articles == 1
    build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
    newer = library.renewed()
    assert newer is not None
    assert newer.overview() == Library(load_store(tmp_path / "out" / "graph.nq")).overview()


def test_a_query_is_answered_while_a_build_publishes(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """`kg query` over a store sees the old graph or the new one, never neither and never half, while builds go on."""
    news = tmp_path / "in"
    news.mkdir()
    shutil.copy(DATA / FIRST[0], news / "a.txt")
    build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
    ended = threading.Event()

    def builds() -> None:
        try:
            for number in range(3):
                (news / "b.txt").write_text(f"王毅{number + 1}日会见拉夫罗夫。\n" * (number + 1), "utf-8")
                build([news], tmp_path / "out", jobs=1, store=tmp_path / "store")
        finally:
            ended.set()

    worker = threading.Thread(target=builds)
    worker.start()
    query = "SELECT (COUNT(?a) AS ?n) { ?a a schema:NewsArticle }"
    seen = []
    while not ended.is_set() or not seen:
        capfdbinary.readouterr()
        assert app.run(["query", str(tmp_path / "store"), "-q", query, "--format", "tsv"]) == 0
        seen.append(capfdbinary.readouterr().out.decode().split()[-1])
    worker.join()
    assert set(seen) <= {"1", "2"}
    assert seen == sorted(seen)


def test_a_store_without_tables_is_loaded_and_gets_them(tmp_path: Path, built: Path) -> None:
    """A store of an older kg is served out of memory; the next build, though nothing changed, writes the tables."""
    shutil.copytree(built / "store", tmp_path / "store")
    (tmp_path / "store" / "000002.tables").unlink()
    library = open_library(tmp_path / "store")
    assert isinstance(library, Library)
    news, out = built / "in", tmp_path / "out"
    shutil.copytree(built / "out", out)
    build([news], out, jobs=1, store=tmp_path / "store")
    again = open_library(tmp_path / "store")
    assert isinstance(again, StoreLibrary)
    assert again.overview() == library.overview()


def test_tables_of_another_version_are_not_read(tmp_path: Path, built: Path) -> None:
    """Tables that this program does not know, or that are none, are as if they were not there."""
    (tmp_path / "000001").mkdir()
    shutil.copy(built / "store" / "000002.tables", tmp_path / "000001.tables")
    db = open_tables(tmp_path / "000001")
    assert db is not None
    db.close()
    with sqlite3.connect(tmp_path / "000001.tables") as db:
        db.execute("PRAGMA user_version = 99")
    assert open_tables(tmp_path / "000001") is None
    (tmp_path / "000001.tables").write_bytes(b"no tables")
    assert open_tables(tmp_path / "000001") is None


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("658", 658), ("", -1), ("-1", -1), ("3.5", -1), ("9" * 5000, -1)])
def test_numbers_of_a_foreign_graph(text: str, number: int) -> None:
    """A number of thousands of digits, which Python refuses to read, is none."""
    assert digits(text) == number
