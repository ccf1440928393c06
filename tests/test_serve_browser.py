"""The web application in chromium: real server, real pages; any request to elsewhere and any error of the console fails the test."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from chromium import CHROMIUM, QUIET
from hostile import hostile_file
from serve_server import serving
from view_graphs import HEAD, claim, crowd, entity, talks

from kg.cli import run

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.browser

ARGUMENTS = [*QUIET, "--enable-unsafe-swiftshader"]
PAGES = ["/", "/search?q=普", "/stances", "/timeline", "/meetings", "/statements", "/articles", "/network", "/query", "/id/Xi"]
DATA = Path(__file__).parent.parent / "data"
FAR = entity("Far", "Person", "远方") + claim(30, "Far meets USA", "远方会见美国。", "0-2", ' ; kgo:time "2019-03-01"^^xsd:date')


@pytest.fixture(scope="module")
def browser():
    """Debian's chromium, headless, once for all tests of this file."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: apt install chromium to test the pages")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the graphs of these tests lie."""
    return tmp_path_factory.mktemp("browser")


def written(folder, name: str, turtle: str) -> Path:
    """A graph file."""
    path = folder / name
    path.write_text(turtle, "utf-8")
    return path


@pytest.fixture(scope="module")
def server(browser, folder):
    """A server over the talks of two presidents; none is started where there is no browser."""
    assert browser.is_connected()
    with serving(written(folder, "talks.ttl", HEAD + talks() + FAR)) as running:
        yield running


@pytest.fixture
def open_page(browser, server):
    """Opens a page of the server; at the end nothing may have been asked of elsewhere, and nothing gone wrong in the console."""
    contexts, faults, allowed = [], [], []

    def opened(path: str, base: str = "", **options):
        base = base or server.base
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", "accept_downloads": True, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: None if request.url.startswith((base, "data:", "blob:")) else faults.append(f"asked for {request.url}"))
        page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(base + path)
        if path.startswith(("/network", "/query")):
            page.wait_for_selector("html[data-ready]")
        return page

    opened.allowed = allowed
    yield opened
    for context in contexts:
        context.close()
    assert [fault for fault in faults if not any(text in fault for text in allowed)] == []


@pytest.mark.parametrize("look", [("light", 1440, "zh-CN"), ("dark", 390, "en-GB")], ids=["light-wide-zh", "dark-narrow-en"])
def test_every_page_opens(open_page, look):
    """Every page opens in both themes, wide and narrow, in Chinese and English, with nothing wider than the window."""
    theme, width, locale = look
    page = open_page("/", color_scheme=theme, viewport={"width": width, "height": 900}, locale=locale)
    base = page.url.rstrip("/")
    for path in PAGES:
        page.goto(base + path)
        assert page.inner_text("h1").strip(), path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.get_attribute("html", "lang") == ("en" if locale == "en-GB" else "zh-Hans")


def test_search_by_keyboard(open_page):
    """The slash goes to the search field, pinyin brings suggestions, arrow and Enter open the entity."""
    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type("xi jinping")
    page.wait_for_selector("#hits li")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#find", "aria-activedescendant") == "hit-0"
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/Xi")


def test_settings_are_kept(open_page):
    """Theme, names and interface language stay chosen on the next page."""
    page = open_page("/id/Xi", color_scheme="light")
    page.click("#theme")
    page.click("button[data-names=zh-Hant]")
    page.wait_for_selector("h1:has-text('習近平')")
    page.click("#page-language")
    page.wait_for_selector("html[lang=en]")
    page.goto(page.url.replace("/id/Xi", "/meetings"))
    assert page.get_attribute("html", "data-theme") == "dark"
    assert "習近平" in page.inner_text("main")


def test_network_search_and_ego(open_page):
    """The search of the bar selects in the network; only what is around is shown; a click on a neighbour expands it."""
    page = open_page("/network")
    everything = page.evaluate("kg.state.shown.nodes.size")
    page.fill("#find", "远方")
    page.wait_for_selector("#hits li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2.head").strip() == "远方"
    page.click("#ego")
    assert page.evaluate("kg.state.shown.nodes.size") == 2
    page.evaluate("kg.expand(kg.find('美国')[0].node)")
    assert page.evaluate("kg.state.shown.nodes.size") > 2
    page.click("#leave")
    assert page.evaluate("kg.state.shown.nodes.size") == everything


def test_network_path(open_page):
    """The path between two actors is found, shown alone, with the sentences of each step."""
    page = open_page("/network")
    page.click("#tabTools")
    page.fill("#pathFrom", "远方")
    page.fill("#pathTo", "习近平")
    page.click("#findPath")
    names = page.inner_text("#details ol.paths li >> nth=0").split(" → ")
    assert (names[0], names[-1]) == ("远方", "习近平")
    assert page.locator("#details blockquote").count() >= len(names) - 1
    assert page.evaluate("kg.state.shown.nodes.size") >= len(names)


def test_network_dates(open_page):
    """The slider leaves out what is dated before; both handles go by the keyboard."""
    page = open_page("/network")
    before = page.evaluate("kg.state.shown.relations.length")
    page.focus("#since")
    page.keyboard.press("End")
    assert page.evaluate("kg.state.shown.relations.length") < before
    assert page.get_attribute("#since", "aria-valuetext") == "2025-05"
    page.click("#allTimes")
    assert page.evaluate("kg.state.shown.relations.length") == before


def test_network_line_styles(open_page):
    """What is planned, claimed by others and denied differs from what is asserted by more than colour."""
    page = open_page("/network")
    dashes = page.evaluate("Object.fromEntries([...kg.network.body.data.edges.get().map((e) => [e.id, JSON.stringify(e.dashes)])])")
    assert len(set(dashes.values())) >= 4
    assert "−" in page.inner_text("#legend")


def test_network_looks(open_page):
    """Size by betweenness and colour by community are taken, and the legend tells the communities."""
    page = open_page("/network")
    page.click("#tabTools")
    page.select_option("#colour", "community")
    page.select_option("#size", "between")
    assert "colour=community" in page.url
    assert "习近平" in page.inner_text("#legendBody") or "普京" in page.inner_text("#legendBody")


def test_network_state_is_in_the_address(open_page):
    """A copied address shows the same selection, part, filters and dates."""
    page = open_page("/network")
    page.evaluate("kg.showEgo(kg.find('普京')[0].node)")
    page.click("#tabFilters")
    page.click("#filters label.check >> nth=0")
    seen = page.inner_text("#count")
    again = open_page(page.url.removeprefix(page.url.partition("/network")[0]))
    assert again.inner_text("#count") == seen
    assert again.inner_text("#details h2.head").strip() == "普京"


def test_network_twin(open_page):
    """The table has a row for each visible relation, follows the filters, and leads to the sentences."""
    page = open_page("/network")
    page.click("#tabTable")
    assert page.locator("#table tbody tr").count() == page.evaluate("kg.state.shown.relations.length")
    page.evaluate("kg.showEgo(kg.find('远方')[0].node)")
    page.click("#tabTable")
    assert page.locator("#table tbody tr").count() == 1
    page.click("#table tbody tr td:nth-child(2) button")
    assert "远方会见美国" in page.inner_text("#details")


def test_network_is_saved(open_page):
    """SVG and GEXF are XML, CSV has a row for each relation, PNG is a picture: all of what is seen."""
    page = open_page("/network")
    relations = page.evaluate("kg.state.shown.relations.length")
    page.click("#tabTools")

    def saved(name):
        with page.expect_download() as download:
            page.click(f"#save{name}")
        return Path(download.value.path()).read_bytes()

    assert ET.fromstring(saved("SVG")).tag.endswith("svg")  # noqa: S314  # our own
    gexf = ET.fromstring(saved("GEXF"))  # noqa: S314
    assert len(gexf.findall(".//{http://gexf.net/1.3}edge")) == relations
    assert len(list(csv.reader(io.StringIO(saved("CSV").decode("utf-8-sig"))))) == relations + 1
    assert saved("PNG").startswith(b"\x89PNG")


def test_network_by_keyboard(open_page):
    """The panel's tabs go by arrows, Escape leaves a selection, and a list of the panel selects."""
    page = open_page("/network")
    page.focus("#tabDetails")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tabFilters"
    page.keyboard.press("ArrowLeft")
    page.locator("#details .row").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("kg.state.view.kind") == "node"
    page.keyboard.press("Escape")
    assert page.evaluate("kg.state.view.kind") == "overview"


def test_large_network(open_page, folder):
    """Above 3,000 entities sigma.js draws, and search, filter, ego view and table are the same."""
    open_page.allowed.append("GPU stall due to ReadPixels")  # a software GL says so of itself
    with serving(written(folder, "crowd.ttl", HEAD + crowd(3010))) as large:
        page = open_page("/network", large.base)
        assert page.evaluate("kg.engine") == "sigma"
        page.evaluate("kg.show({kind: 'node', node: kg.find('會議人物17')[0].node})")
        assert page.inner_text("#details h2.head").strip() == "会议人物17"
        page.click("#ego")
        few = page.evaluate("kg.state.shown.nodes.size")
        assert 2 <= few < 100
        page.click("#tabTable")
        assert page.locator("#table tbody tr").count() >= few - 1
        assert page.evaluate("kg.asSvg().length") > 500


def test_part_of_a_large_store(open_page, folder):
    """A large store's network page says that it shows a part; around an entity there is another, which leads back."""
    (folder / "in").mkdir()
    shutil.copy(DATA / "xi-putin-talks-2025-05-08.txt", folder / "in")
    assert run(["build", str(folder / "in"), "--out", str(folder / "built"), "--store", str(folder / "store"), "--quiet"]) == 0
    with sqlite3.connect(folder / "store" / "000001.tables") as tables:  # as if it told of much more
        tables.execute("UPDATE edge SET count = count + 20000 WHERE n = (SELECT MIN(n) FROM edge)")
    with serving(folder / "store") as server:
        page = open_page("/network", base=server.base, locale="en-GB")
        assert "Of this large graph the 1,000 of" in page.inner_text(".part")
        assert page.evaluate("kg.state.shown.nodes.size") > 10
        page.goto(server.base + "/id/Xi_Jinping")
        page.click("a[href*='focus=']")
        page.wait_for_selector("html[data-ready]")
        assert "Of this large graph Xi Jinping" in page.inner_text(".part")
        assert page.inner_text("#details h2.head").strip() == "Xi Jinping"
        page.click(".part a")
        page.wait_for_selector("html[data-ready]")
        assert "1,000" in page.inner_text(".part")


def test_editor_runs_queries(open_page):
    """A ready-made query runs, its rows are shown, stand in the address, and open in the network."""
    page = open_page("/query")
    page.click("[data-query=met]")
    page.wait_for_selector("#answer table tbody tr")
    assert "query=" in page.url
    page.click("#inNetwork")
    page.wait_for_selector("html[data-ready]")
    assert "查询结果" in page.inner_text("#modes")
    assert page.evaluate("kg.state.shown.nodes.size") >= 2


def test_editor_says_faults(open_page):
    """A query that does not parse is answered with line and column."""
    open_page.allowed.append("400 (Bad Request)")
    page = open_page("/query")
    page.evaluate("kg.yasqe.setValue('SELECT * {\\n ?s kgo:meets }')")
    page.click(".yasqe_queryButton")
    page.wait_for_selector("#fault:not([hidden])")
    assert "line 2, column" in page.inner_text("#fault")


def test_editor_completes(open_page):
    """Completion offers this graph's own predicates."""
    page = open_page("/query")
    page.evaluate("kg.yasqe.setValue('PREFIX kgo: <https://w3id.org/zhkg/ontology#>\\nSELECT * { ?s kgo:prai }')")
    page.evaluate("kg.yasqe.focus(); kg.yasqe.setCursor(1, 22)")
    page.keyboard.press("Control+Space")
    page.wait_for_timeout(700)
    hints = page.locator(".CodeMirror-hint").all_inner_texts()
    assert "kgo:praises" in (page.evaluate("kg.yasqe.getValue()") + " ".join(hints))


def test_editor_downloads(open_page):
    """An answer is saved as CSV."""
    page = open_page("/query?query=SELECT%20%3Fs%20%7B%20%3Fs%20kgo%3Ameets%20%3Fo%20%7D")
    page.wait_for_selector("#downloads button")
    with page.expect_download() as download:
        page.click("#downloads button >> nth=0")
    assert Path(download.value.path()).read_bytes().startswith(b"s\r\n")


@pytest.fixture(scope="module")
def news(folder):
    """A server over one real article."""
    (folder / "news").mkdir()
    shutil.copy(DATA / "kim-putin-2024-06-19.txt", folder / "news")
    assert run(["build", str(folder / "news"), "--out", str(folder / "out"), "--quiet"]) == 0
    with serving(folder / "out" / "graph.nq") as running:
        yield running


def test_evidence_page(open_page, news):
    """A hover lights a claim's words; a click shows only it; the reason is one click away; an entity filters too; Escape shows all."""
    [row] = json.loads(news.query("SELECT ?a { ?a a schema:NewsArticle }").body)["results"]["bindings"]
    page = open_page("/id/" + row["a"]["value"].rpartition("/id/")[2], news.base)
    page.hover("#claims li >> nth=2")
    assert page.locator(".piece.hot").count() > 0
    page.click("#claims li >> nth=2 >> .pick")
    assert page.locator("#claims li:not(.off)").count() == 1
    assert page.locator(".piece.picked").count() > 0
    page.click("#claims li >> nth=2 >> summary")
    assert page.locator("#claims li >> nth=2 >> code").inner_text()
    page.keyboard.press("Escape")
    every = page.locator("#claims li:not(.off)").count()
    page.click("#mentions button >> nth=0")
    assert 0 < page.locator("#claims li:not(.off)").count() < every


def test_charts_are_drawn_and_printed(open_page):
    """The charts of the views are drawn with their keys, and stand on the printed page."""
    for path in ("/timeline", "/meetings", "/stances", "/id/Xi"):
        page = open_page(path)
        page.wait_for_selector("html[data-charts]")
        assert page.locator(".chart > svg").count() == 1, path
        page.emulate_media(media="print")
        assert page.is_visible(".chart > svg")
        assert not page.is_visible(".top")


def test_hostile_texts_do_nothing(open_page, folder):
    """Script tags, handlers, javascript: links and turned text of a graph run nowhere: not in pages, suggestions, network or results."""
    with serving(written(folder, "hostile.ttl", hostile_file())) as hostile:
        for path in ("/", "/id/e1", "/id/article/x", "/timeline", "/statements"):
            page = open_page(path, hostile.base)
            assert page.evaluate("window.pwned") is None
            assert page.locator("a[href^='javascript:']").count() == 0
        page = open_page("/network", hostile.base)
        page.evaluate("kg.show({kind: 'node', node: 0})")
        page.fill("#find", "script")
        page.wait_for_selector("#hits li")
        page.click("#tabTable")
        page.evaluate("kg.asSvg() + kg.asGexf() + kg.asCsv()")
        assert page.evaluate("window.pwned") is None
        page = open_page("/query?query=SELECT%20%2A%20%7B%20%3Fs%20skos%3AprefLabel%20%3Fo%20%7D", hostile.base)
        page.wait_for_selector("#answer table tbody tr")
        assert page.evaluate("window.pwned") is None
