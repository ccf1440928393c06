"""A newspaper's page is read story by story where its layout tells them apart; everything else stays one article."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from input_files import MOSCOW, PARIS, TITLE, TOKYO, zipped
from paper import EM, Paper, cut

from kg.cli import run
from kg.errors import ReadError
from kg.inputs import Article, articles, to_document
from kg.inputs.blocks import Box, box_of
from kg.inputs.columns import Line
from kg.inputs.headlines import headlines, is_section
from kg.inputs.stories import told_apart
from kg.run import Options, build

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

BERLIN, HANOI = "德法领导人在巴黎举行会晤", "石破茂会见越南总理范明政"
# No day and no reporter: what a section of a report says.
PLAIN = (
    "区域内部的产业分工仍将继续深化，新的合作机制会陆续出现，围绕规则的竞争也会更加突出。各方需要在安全与效率之间作出新的选择，并为长期的调整作好准备。"
    * 2
)


def put(paper, at, title, text, *, columns=2, size=20, width=11, gutter=14, above="", below=""):
    """A story whose headline's top left corner is at a place, over so many columns; how low it reaches."""
    x, y = at
    if above:
        paper.put(x, y - 13, above, 13)
        y -= 18
    for line in cut(title, int((columns * width * EM + (columns - 1) * gutter) // size)):
        paper.put(x, y - size, line, size)
        y -= size + 4
    if below:
        paper.put(x, y - 13, below, 13)
        y -= 18
    lines = cut("　　" + text, width)
    rows = -(-len(lines) // columns)
    for number, line in enumerate(lines):
        paper.put(x + number // rows * (width * EM + gutter), y - 18 - number % rows * 14, line)
    return y - 18 - rows * 14


def front_page():
    """One story over the whole page, two beside each other under it, the right one in one column."""
    paper = Paper()
    paper.put(50, 818, "东方日报", 18)
    paper.put(180, 818, "2025年5月11日 星期日 第3版 国际", 9)
    low = put(paper, (50, 795), TITLE, (MOSCOW + TOKYO) * 2, columns=4, size=28, above="两国元首一致同意加强合作", below="双方签署联合声明")
    put(paper, (50, low - 10), BERLIN, PARIS * 3, columns=3, size=22)
    put(
        paper,
        (50 + 3 * (110 + 14), low - 16),
        "河内宣布新规",
        "本报河内五月十日电　越南政府宣布，自六月起对进口汽车实行新的关税办法。" * 2,
        columns=1,
        size=18,
    )
    paper.put(280, 25, "责编：李明", 9)
    return paper


def saved(paper, folder, name="paper.pdf"):
    """The PDF as a file."""
    paper.canvas.save()
    path = folder / name
    path.write_bytes(paper.file.getvalue())
    return path


def read(path):
    """The documents in a file, by what comes after its name."""
    return {article.source.removeprefix(str(path)): to_document(article) for article in articles([path])}


def squeezed(text):
    """A text without its line breaks and spaces."""
    return "".join(text.split())


def test_each_story_is_a_document(tmp_path):
    """Stories under and beside each other are told apart; each has its own text and no other's, and the title of its headline."""
    found = read(saved(front_page(), tmp_path))
    assert list(found) == ["#page=1&story=1", "#page=1&story=2", "#page=1&story=3"]
    lead, berlin, hanoi = found.values()
    assert [document.title for document in found.values()] == [TITLE, BERLIN, "河内宣布新规"]
    assert squeezed(lead.text).endswith(MOSCOW + TOKYO)
    assert squeezed(lead.text).startswith(TITLE + "两国元首一致同意加强合作双方签署联合声明")
    assert squeezed(berlin.text) == BERLIN + PARIS * 3 + "责编：李明"  # what stands at the foot of the page
    assert "默茨" not in hanoi.text
    assert [block.kind for block in berlin.blocks] == ["title", "paragraph", "byline"]


def test_page_and_column_of_a_story(tmp_path):
    """Every sentence of a story knows its page and its column of the page; the day at the head of the page is the day of its stories."""
    paper = front_page()
    first = Paper()
    first.put(60, 790, TITLE, 20)
    first.columns((MOSCOW, PARIS, TOKYO))
    first.canvas.showPage()
    paper.canvas.showPage()
    put(paper, (50, 795), HANOI, TOKYO * 3)
    put(paper, (50, 500), BERLIN, PARIS * 3)
    found = read(saved(paper, tmp_path))
    berlin, hanoi, second = found["#page=1&story=2"], found["#page=1&story=3"], found["#page=2&story=1"]
    page = berlin.page(len(berlin.text) - 1)
    assert (page.number, page.column, berlin.page(0).column) == (1, 3, 1)
    assert hanoi.page(hanoi.text.index("六月")).column == 4
    assert (second.page(9).number, second.title) == (2, HANOI)
    assert {document.published for document in found.values()} == {date(2025, 5, 11)}


@pytest.mark.parametrize("order", ["headlines first", "headlines last", "by rows"])
def test_the_order_of_the_file_does_not_matter(order, tmp_path):
    """However the strings lie in the file, the same stories come out."""
    wanted = [document.text for document in read(saved(front_page(), tmp_path)).values()]
    paper, other = front_page(), Paper()
    keys = {"headlines first": lambda one: -one[3], "headlines last": lambda one: one[3], "by rows": lambda one: (-one[1], one[0])}
    for x, y, text, size in sorted(paper.strings, key=keys[order]):
        other.put(x, y, text, size)
    assert [document.text for document in read(saved(other, tmp_path, "other.pdf")).values()] == wanted


def test_pages_that_stay_one_go_on(tmp_path):
    """Of a newspaper, a page without several stories is one document; it goes on on the next page, unless that begins with a headline."""
    paper = front_page()
    for title, texts in (("", (TOKYO, MOSCOW)), (HANOI, (MOSCOW, PARIS)), ("", (PARIS, TOKYO))):
        paper.canvas.showPage()
        if title:
            paper.put(60, 790, title, 22)
        paper.columns(texts)
    found = read(saved(paper, tmp_path))
    assert list(found)[3:] == ["#page=2", "#page=3"]
    assert found["#page=3"].title == HANOI
    assert {page.number for page in found["#page=3"].pages} == {3, 4}


def test_text_under_no_headline_is_a_story_without_a_title(tmp_path):
    """What goes on from another page stands at the top without a headline of its own, and is nobody else's."""
    paper = Paper()
    paper.columns((PARIS, MOSCOW), width=20, top=800)
    low = put(paper, (50, 640), TITLE, MOSCOW * 3)
    put(paper, (50, low - 10), HANOI, TOKYO * 3)
    assert [squeezed(document.text)[:12] for document in read(saved(paper, tmp_path)).values()] == [
        PARIS[:12],
        squeezed(TITLE + MOSCOW)[:12],
        HANOI[:12],
    ]


def section_paper(size, *, numbered=False):
    """A paper in two columns with headings inside them."""
    paper, rows = Paper(), [[], []]
    paper.put(120, 810, "区域合作机制与地区安全研究", 22)
    for column in (0, 1):
        for at, title in enumerate(("区域合作的历史进程", "地区安全架构的变化", "大国关系对合作的影响")):
            rows[column] += [(size, f"{'一二三'[at]}、{title}" if numbered else title)] + [(EM, line) for line in cut(PLAIN * 2, 24)]
        y = 770
        for height, line in rows[column]:
            y -= height + 5
            paper.put(50 + column * 260, y, line, height)
    return paper


def report(title):
    """A page with headings over the whole page, each above two columns."""
    paper, y = Paper(), 800
    for head in title:
        y = put(paper, (50, y), head, PLAIN * 2, columns=2, width=24, size=18) - 12
    return paper


def letter():
    """A page of lines as long as it is wide."""
    paper = Paper()
    paper.put(200, 790, "致全体读者的一封信", 24)
    paper.put(50, 640, "关于调整出版日期的说明", 24)
    for row, line in enumerate(cut(MOSCOW * 9, 48)):
        paper.put(50, 750 - row * 16 - (60 if row > 4 else 0), line)
    return paper


def quoted(length):
    """An article in two columns with a sentence of its own in large type between."""
    paper, lines = Paper(), cut((MOSCOW + PARIS + TOKYO) * 7, 22)
    paper.put(60, 800, "德法越三国领导人各有所求", 26)
    for number, line in enumerate(lines[:length]):
        row = number % 40
        paper.put(50 + number // 40 * 240, 770 - row * 14 - (60 if row > 15 else 0), line)
    paper.put(50, 520, "推动欧洲更加团结是两国共同愿望", 20)
    return paper


ONE = {
    "a paper whose sections have headings": lambda: section_paper(16),
    "a paper with large headings": lambda: section_paper(22),
    "a paper whose sections are numbered": lambda: section_paper(16, numbered=True),
    "a report": lambda: report(("全球供应链的调整与重构", "贸易政策的不确定性", "产业分工的深化方向")),
    "a report in numbered parts": lambda: report(("一、德法两国举行会晤", "二、日越两国举行会谈", "三、中俄两国举行会谈")),
    "a letter": letter,
    "an article with words taken out of it": lambda: quoted(80),
    "a shorter one": lambda: quoted(50),
}


@pytest.mark.parametrize("kind", ONE)
def test_what_is_no_newspaper_stays_one(kind, tmp_path):
    """A paper, a report, a letter and an article of several columns are one document, as they were."""
    path = saved(ONE[kind](), tmp_path)
    (article,) = articles([path])
    assert article == Article(str(path), path.read_bytes(), "pdf")


def test_one_size_of_type_stays_one(tmp_path):
    """Without larger type nothing tells stories apart."""
    paper = Paper()
    for at, (title, text) in enumerate(((TITLE, MOSCOW), (BERLIN, PARIS), (HANOI, TOKYO))):
        put(paper, (50, 790 - at * 220), title, text * 2, columns=3, size=EM)
    assert list(read(saved(paper, tmp_path))) == [""]


def test_a_headline_inside_a_sentence_is_none(tmp_path):
    """Where the text above a line in large type breaks off in a sentence, that line begins no story."""
    paper = Paper()
    text = (MOSCOW * 3)[: 11 * 20 - 2]
    assert not text.endswith(("。", "，"))
    low = put(paper, (50, 795), TITLE, text)  # its last line is full
    put(paper, (50, low - 5), "双方签署联合声明并见证交换文件", PARIS * 3)
    assert list(read(saved(paper, tmp_path))) == [""]


def test_a_damaged_newspaper_is_told_once(tmp_path):
    """What cannot be read as stories is given as it is, and told of where it is read."""
    path = saved(front_page(), tmp_path)
    path.write_bytes(path.read_bytes()[:900])
    (article,) = articles([path])
    assert article.kind == "pdf"
    with pytest.raises(ReadError, match=r"paper\.pdf: "):
        to_document(article)


def test_stories_are_built_and_kept(tmp_path):
    """A build makes an article of each story, in an archive too, and a second one reads nothing again."""
    data = saved(front_page(), tmp_path).read_bytes()
    (tmp_path / "news.zip").write_bytes(zipped([("may/3.pdf", data)]))
    assert next(article.source.rpartition("!")[2] for article in articles([tmp_path / "news.zip"])) == "may/3.pdf#page=1&story=1"
    (tmp_path / "news.zip").unlink()
    first = build([tmp_path / "paper.pdf"], tmp_path / "out", Options(), jobs=1)
    assert (first.read, first.failures) == (3, ())
    assert build([tmp_path / "paper.pdf"], tmp_path / "out", Options(), jobs=1).read == 0


def test_page_and_column_come_out(tmp_path, capfdbinary):
    """What `kg extract` says of a story tells the page and the column of every sentence."""
    assert run(["extract", str(saved(front_page(), tmp_path)), "--format", "jsonl"]) == 0
    told = [json.loads(row) for row in capfdbinary.readouterr().out.splitlines()]
    berlin = next(story for story in told if story["title"] == BERLIN)
    last = berlin["claims"][-1]["sentence"][0]
    assert berlin["pages"][0] == [0, 1, 1]
    assert [page for page in berlin["pages"] if page[0] <= last][-1][1:] == [1, 2]


def line(text, size, left=50, top=700, at=0):
    """A line of a page."""
    return Line(text, left, left + size * len(text), top - size, top, at)


@pytest.mark.parametrize("text", ["一、背景", "（三）今后的工作", "2. 方法与数据", "3.1 数据的来源", "第四章 结论与建议", "参考文献", "結論"])
def test_headings_of_sections(text):
    """Numbers and the usual names of parts tell a section's heading."""
    assert is_section(line(text, 16), 10)
    assert not headlines([line(text, 16)], 10)


@pytest.mark.parametrize("text", ["东方日报", "要闻", "国际新闻", "推动欧洲更加团结。", "“推动欧洲更加团结”", "45.8%", "会晤"])
def test_what_is_no_headline(text):
    """The name of the paper or of the page, a sentence, a quotation, a number and a single word are no headlines."""
    assert not headlines([line(text, 24)], 10)


@pytest.mark.parametrize("text", ["3.5亿人参加投票", "一带一路论坛开幕", "10国领导人齐聚北京", "新民晚报举行座谈会"])
def test_headlines_that_look_like_others(text):
    """Numbers and names inside a headline do not make it something else."""
    assert [head.title for head in headlines([line(text, 24)], 10)] == [text]


def test_headlines_beside_each_other():
    """Two headlines of one height and size are two where each begins at a column's edge, and else one that is widely set."""
    text = [line("正文" * 5, 10, left, 600 - row * 14, at=100 + row) for left in (50, 164) for row in range(4)]
    two = [line("德法会晤", 25, 50), line("日越会谈", 25, 164, at=1)]
    assert [head.title for head in headlines([*text, *two], 10)] == ["德法会晤", "日越会谈"]
    one = [line("德法会晤", 25, 70), line("日越会谈", 25, 190, at=1)]
    assert [head.title for head in headlines([*text, *one], 10)] == ["德法会晤 日越会谈"]


SIZES = st.sampled_from([8.0, 10.0, 10.0, 10.0, 16.0, 24.0])
LINES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 60), st.integers(1, 14), SIZES, st.sampled_from(["本报讯", "会谈。", "合作的"])), max_size=80
)


@settings(max_examples=200)
@given(LINES)
def test_nothing_is_lost(made):
    """Whatever stands on a page, a page told apart has every line once, and no two stories share any room."""
    lines = [
        Line((text * 5)[:length], 40 + 90 * column, 40 + 90 * column + length * size, 800 - 12 * row - size, 800 - 12 * row, at)
        for at, (column, row, length, size, text) in enumerate(made)
    ]
    told = told_apart(lines)
    if told is None:
        return
    found = [one.at for story in told.stories for one in (*story.lines, *(story.headline.lines if story.headline else ()))]
    assert len(found) == len(set(found))
    assert sorted([lines[at].text for at in found] + (told.head.split("\n") if told.head else [])) == sorted(one.text for one in lines)


def test_a_box_is_over_what_it_shares_width_with():
    """One thing is over another where it is higher and stands not beside it."""
    high, low, aside = Box(50, 150, 600, 620), box_of([line("正文", 10, top=590)]), Box(300, 400, 500, 520)
    assert high.over(low, 5)
    assert not low.over(high, 5)
    assert not high.over(aside, 5)


def test_a_page_of_too_many_lines_is_left_whole_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of larger type are compared with each other only on a page that may be told apart: their number is a square."""
    monkeypatch.setattr("kg.inputs.stories._MOST_LINES", 3)
    monkeypatch.setattr("kg.inputs.stories.headlines", lambda *_: pytest.fail("all were compared"))
    lines = [Line(f"第{at}行", 0.0, 100.0, 690.0 - 20 * at, 700.0 - 20 * at, at) for at in range(4)]
    assert told_apart(lines) is None
