"""The network page in chromium, opened from disk with the network cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from chromium import CHROMIUM, QUIET
from view_graphs import claim, crowd, entity, load, talks

from kg.view import network, write_page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.browser

ARGUMENTS = [*QUIET, "--disable-gpu"]
HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=2>"


@pytest.fixture(scope="module")
def browser():
    """Debian's chromium, headless, once for all tests of this file."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: apt install chromium to test the page")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens a graph's page; at the end, nothing may have been asked of the network, and nothing may have gone wrong in the console."""
    contexts, faults = [], []

    def only_files(route):
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            faults.append(f"asked for {route.request.url}")
            route.abort()

    def opened(turtle: str, title: str = "会谈", **options):
        path = Path(tmp_path, f"{len(contexts)}.html")
        write_page(path, network(load(turtle)), title)
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", only_files)
        page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", timeout=60_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def search(page, query):
    """Type a query and take its first answer."""
    page.fill("#search", query)
    page.press("#search", "Enter")


def click_line(page, pair):
    """Click in the middle of the line between two nodes, by their numbers."""
    page.evaluate("pair => kg.network.fit({nodes: pair.split('-').map(Number), animation: false})", pair)
    where = page.evaluate(
        """pair => {
            const ends = pair.split('-').map((id) => kg.network.canvasToDOM(kg.network.getPositions([Number(id)])[id]));
            return {x: (ends[0].x + ends[1].x) / 2, y: (ends[0].y + ends[1].y) / 2};
        }""",
        pair,
    )
    page.click("#mynetwork", position=where)


@pytest.mark.parametrize("entities", [60, 1000])
def test_page_is_usable(open_page, entities):
    """With few and with many entities: search finds, a line's click shows its sentence marked, a filter changes the count."""
    page = open_page(crowd(entities))
    search(page, "會議人物17")
    assert page.inner_text("#details h2.head").strip() == "会议人物17"
    pair = page.evaluate("kg.network.getConnectedEdges(kg.network.getSelectedNodes()[0])[0]")
    page.keyboard.press("Escape")
    click_line(page, pair)
    page.wait_for_selector("#details blockquote mark")
    assert page.inner_text("#details blockquote mark >> nth=0") == "会议人物"
    before = page.inner_text("#count")
    page.click("#tabFilters")
    page.locator("#filters .each input").first.uncheck()
    assert page.inner_text("#count") != before
    page.click("#reset")
    assert page.inner_text("#count") == before


def test_a_line_shows_all_that_ties_two_entities(open_page):
    """A click on the one line between two presidents lists each relation with its sentences, marks, rule and article."""
    page = open_page(talks())
    numbers = sorted(page.evaluate("['普京', '习近平'].map((name) => kg.find(name)[0].node)"))
    click_line(page, "-".join(map(str, numbers)))
    text = page.inner_text("#details")
    assert page.locator("#details .relation").count() == 2
    assert [page.locator("#details mark").nth(i).inner_text() for i in range(3)] == ["习近平", "普京", "会谈"]
    for part in ("2025-05-08", "meets-test", "praises-test", "两国元首会谈", "东岸日报"):
        assert part in text


def test_a_node_shows_names_identifier_and_kinds(open_page):
    """An entity's details give its other names, its Wikidata link that tells the site nothing, and its relations by kind."""
    page = open_page(talks())
    search(page, "Xi Jinping")
    link = page.locator("#details a")
    assert link.get_attribute("href") == "https://www.wikidata.org/wiki/Q15031"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "习主席" in page.inner_text("#details .names")
    page.locator("#details .row.two", has_text="会见").click()
    assert page.locator("#details blockquote").count() == 2


@pytest.mark.parametrize("query", ["單邊主義", "单边", "UNILATERAL"])
def test_search_knows_every_script(open_page, query):
    """A name is found in traditional, simplified and English, whole or in part, in capitals or not."""
    page = open_page(talks())
    page.fill("#search", query)
    assert page.locator("#suggestions [role=option]").count() == 1
    page.press("#search", "ArrowDown")
    page.press("#search", "Enter")
    assert page.inner_text("#details h2.head").strip() == "单边主义"


def test_traditional_query_finds_a_simplified_name(open_page):
    """An entity with only a simplified name is found by its traditional form."""
    page = open_page(entity("A", "Organization", "东盟国家联络办公室") + entity("B", "Person", "王毅") + claim(1, "A meets B", "会见。"))
    search(page, "東盟國家聯絡辦公室")
    assert page.inner_text("#details h2.head").strip() == "东盟国家联络办公室"


def test_filters_by_polarity_speaker_and_assertion(open_page):
    """The filters leave what they say: negated claims, one speaker's claims, what the graph asserts."""
    page = open_page(talks())
    page.click("#tabFilters")
    page.get_by_label("肯定").uncheck()
    assert "1 条关系" in page.inner_text("#count")
    page.click("#reset")
    page.select_option("#speaker", label="普京 (2)")
    assert "2 条关系" in page.inner_text("#count")
    page.click("#reset")
    page.get_by_label("只看已断言的关系").check()
    assert "4 条关系" in page.inner_text("#count")


def test_languages_switch(open_page):
    """Names go by script and language, and the interface by its own button."""
    page = open_page(talks())
    search(page, "习近平")
    page.click("#script [value='zh-Hant']")
    assert page.inner_text("#details h2.head").strip() == "習近平"
    assert page.inner_text("#tabDetails") == "詳情"
    page.click("#script [value=en]")
    assert page.inner_text("#details h2.head").strip() == "Xi Jinping"
    page.click("#interface")
    assert page.inner_text("#tabDetails") == "Details"
    assert page.evaluate("document.documentElement.lang") == "en"


def test_markup_in_text_does_nothing(open_page):
    """Scripts and elements in a title, a name, a sentence or a rule are shown as text and do nothing."""
    names = entity("A", "Person", HOSTILE, HOSTILE, HOSTILE) + entity("B", "Person", "乙")
    page = open_page(names + claim(1, "A meets B", HOSTILE, "0-9"), title=HOSTILE)
    search(page, "乙")
    page.locator("#details .row.two").click()
    assert page.inner_text("#details blockquote") == HOSTILE
    assert page.inner_text("#title") == HOSTILE
    assert page.evaluate("window.pwned") is None
    assert page.locator("img").count() == 0


def test_theme_follows_the_reader(open_page):
    """The page is dark where the reader's system is, and the button turns it."""
    page = open_page(talks(), color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.click("#theme")
    assert page.evaluate(background) != dark


def test_narrow_screens_have_a_sheet(open_page):
    """On a telephone the details are a sheet over the lower part that opens with a choice, and nothing is wider than the screen."""
    page = open_page(talks(), viewport={"width": 390, "height": 844})
    folded = page.locator("#panel").bounding_box()["height"]
    search(page, "普京")
    assert page.locator("#panel").bounding_box()["height"] > folded * 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_empty_graph_says_so(open_page):
    """A graph without entities says what to do."""
    page = open_page("")
    assert "kg build" in page.inner_text("#empty")


LABELS = """async () => {
  const width = document.getElementById("mynetwork").clientWidth, own = CanvasRenderingContext2D.prototype.fillText, cut = [];
  let drawn = 0;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const half = this.measureText(text).width / 2;
    drawn += 1;
    if (x - half < 0 || x + half > width) cut.push(text);
    return own.call(this, text, x, y);
  };
  document.getElementById("zoomFit").click();
  await new Promise((drawnAnew) => setTimeout(drawnAnew, 300));
  CanvasRenderingContext2D.prototype.fillText = own;
  return [drawn, cut];
}"""


@pytest.mark.parametrize("viewport", [{"width": 1400, "height": 900}, {"width": 900, "height": 700}])
def test_no_label_is_cut_at_the_edge(open_page, viewport):
    """Names at the edge of the network are written whole, or not at all."""
    ends = [f"爱尔兰农民与渔民合作协会{n}" for n in range(30)]
    things = "".join(
        entity(f"O{n}", "Organization", name) + entity(f"P{n}", "Person", f"弗拉基米尔·弗拉基米罗维奇{n}") for n, name in enumerate(ends)
    )
    page = open_page(things + "".join(claim(n, f"P{n} hasPosition O{n}", "任职。") for n in range(30)), viewport=viewport)
    drawn, cut = page.evaluate(LABELS)
    assert drawn > 10
    assert cut == []
