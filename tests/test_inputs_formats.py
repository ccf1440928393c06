"""Pages, documents, tables, feeds and crawls become articles, with what they say of themselves."""

import gzip
import io
import json
import sys
from datetime import date

import pytest
from input_files import ATOM, DESCRIBED, MOSCOW, PARAGRAPHS, PARIS, RSS, TITLE, TOKYO, crawl, page, response

from kg.errors import ReadError, UsageError
from kg.inputs import Article, Fields, Meta, Unreadable, articles, to_document
from kg.inputs.days import day_of


def found(tmp_path, name, data, fields=None):
    """What is in a file of that name and these bytes, its folder taken off."""
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    items = articles([tmp_path / name], fields or Fields())
    cut = len(str(tmp_path)) + 1
    return [
        Article(item.source[cut:], item.data, item.kind, item.meta) if isinstance(item, Article) else Unreadable(item.source[cut:], item.message)
        for item in items
    ]


def lines(document):
    """The blocks of a document."""
    return document.text.split("\n")


# Pages


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "big5", "utf-16"])
def test_a_page(tmp_path, charset):
    """A saved page gives its title and its paragraphs, a line each, in whatever encoding; what stands around them is left out."""
    pytest.importorskip("trafilatura")
    rare = "·喆" if charset != "big5" else ""  # GB2312 has no 喆, and pages that declare it do
    title = TITLE + rare if charset != "big5" else "普京抵北京"
    data = page(charset, title) if charset != "big5" else page("utf-8", title).decode().replace("charset=utf-8", "charset=big5")
    if charset == "big5":
        from opencc import OpenCC

        data = OpenCC("s2t").convert(data).encode("big5hkscs", "xmlcharrefreplace")
    (article,) = found(tmp_path, "saved.dat", data)
    assert article.kind == "html"
    document = to_document(article)
    assert len(lines(document)) == 4
    assert len(document.title) == len(title)
    assert "首页" not in document.plain
    assert "版权" not in document.plain
    if charset != "big5":
        assert lines(document) == [title, *PARAGRAPHS]


def test_what_a_page_says_of_itself():
    """Day, publisher, author and address come from the head; the year at the foot is no day; a site's name is no part of the title."""
    pytest.importorskip("trafilatura")
    document = to_document(Article("a", page(head=DESCRIBED), "html"))
    assert (document.title, document.publisher, document.author) == (TITLE, "东方日报", "李明")
    assert (document.published, document.published_from) == (date(2025, 5, 9), "metadata")
    assert document.url == "https://news.example/a/1.html"
    assert document.extracted
    assert document.source_length == len(document.text)
    assert to_document(Article("a", page(), "html")).published is None


def site(body):
    """A page as news sites make them: links above, day and source under the headline, other headlines beside and below."""
    beside = "".join(f'<li><a href="/n{n}">某国总统访问另一国并发表演讲第{n}篇</a></li>' for n in range(12))
    links = "".join(f'<a href="/{n}">{name}</a>' for n, name in enumerate(("首页", "国际", "体育", "财经")))
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}-东方网</title></head>
<body><div class="nav">{links}</div><h1>{TITLE}</h1>
<div class="info">2025年05月09日10:20 来源：东方日报</div>{body}<div class="sidebar"><h3>热门新闻</h3><ul>{beside}</ul></div>
<div class="footer"><p>版权所有 东方日报 未经许可不得转载</p><p>© 2019</p></div></body></html>""".encode()


INFO = ["2025年05月09日10:20", "来源：东方日报"]
WHOLE = "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f'<div class="content"><p>{MOSCOW[:40]}。</p></div>', [MOSCOW[:40] + "。"]),
        (f'<div id="p_content">　　{MOSCOW}<br><br>　　{PARIS}<br/>　　{TOKYO}</div>', list(PARAGRAPHS)),
        (f"<div><font size=3>{WHOLE}</font></div>", list(PARAGRAPHS)),
        (f"<table><tr><td>{WHOLE}</td></tr></table>", list(PARAGRAPHS)),
        ("<div class='article'>" + "".join(f"<div>{text}</div>" for text in PARAGRAPHS) + "</div>", list(PARAGRAPHS)),
        (
            f"<div class='article'><p>{MOSCOW}</p><h2>德法会晤</h2><p><b>{PARIS[:9]}</b><a href='/x'>{PARIS[9:20]}</a>{PARIS[20:]}</p></div>",
            [MOSCOW, "德法会晤", PARIS],
        ),
    ],
    ids=["short", "breaks", "font", "table", "divs", "heading"],
)
def test_pages_as_sites_make_them(body, text):
    """Whatever holds its paragraphs, an article comes whole: a short one without the links around it, with its headings, its day and its source."""
    pytest.importorskip("trafilatura")
    document = to_document(Article("a", site(body), "html"))
    assert lines(document) == [TITLE, *INFO, *text]
    assert (document.title, document.published, document.publisher) == (TITLE, date(2025, 5, 9), "东方日报")


def test_a_byte_that_is_wrong_spoils_only_itself():
    """A page with a broken character is read in the encoding that it declares, or UTF-8."""
    pytest.importorskip("trafilatura")
    for charset in ("utf-8", "gb2312"):
        document = to_document(Article("a", page(charset).replace(b"</p>", b"\xff</p>", 1), "html"))
        assert document.text.startswith(TITLE)
        assert PARIS in document.text


def test_a_page_without_an_article_is_told():
    """A page that holds no article is a ReadError with its path."""
    pytest.importorskip("trafilatura")
    with pytest.raises(ReadError, match=r"x\.html: "):
        to_document(Article("x.html", b"<html><body><a href='/'>\xe9\xa6\x96\xe9\xa1\xb5</a></body></html>", "html"))


def test_a_piece_of_html_needs_no_extra(monkeypatch):
    """A field or an item that holds a piece of HTML is read line by line, scripts left out, without any extra."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    markup = f"<h2>会谈</h2><p>{MOSCOW}<br>第二行是这样&amp;那样。</p><script>document.write('习近平访问月球')</script><ul><li>{PARIS}</li></ul>"
    document = to_document(Article("a", markup.encode(), "html"))
    assert lines(document) == ["会谈", MOSCOW, "第二行是这样&那样。", PARIS]


@pytest.mark.parametrize(("kind", "module", "data"), [("html", "trafilatura", page()), ("pdf", "pypdfium2", b"%PDF-1.4"), ("docx", "docx", b"PK")])
def test_a_missing_extra_is_named(monkeypatch, kind, module, data):
    """Without its extra a format is a ReadError that says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=rf"pip install 'kg\[{kind}\]'"):
        to_document(Article("a", data, kind))


def test_a_missing_extra_for_crawls_is_named(tmp_path, monkeypatch):
    """The same for a crawl, whose articles cannot be told apart without it."""
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (item,) = found(tmp_path, "c.warc", crawl(response("https://a.example", page()), packed=False))
    assert isinstance(item, Unreadable)
    assert "pip install 'kg[warc]'" in item.message


# .docx


def test_a_docx(tmp_path):
    """A .docx gives headings, paragraphs and rows of tables in their order, and its title and author; the day that it was made is none."""
    docx = pytest.importorskip("docx")
    made, file = docx.Document(), io.BytesIO()
    made.core_properties.title, made.core_properties.author = TITLE, "李明"
    made.add_paragraph(MOSCOW)
    made.add_heading("德法会晤", 1)
    made.add_paragraph(PARIS)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "日本首相石破茂会见越南总理范明政", "双方签署备忘录。"
    made.save(file)
    (article,) = found(tmp_path, "noname", file.getvalue())
    document = to_document(article)
    assert lines(document) == [TITLE, MOSCOW, "德法会晤", PARIS, "日本首相石破茂会见越南总理范明政 双方签署备忘录。"]
    assert [block.kind for block in document.blocks][:3] == ["title", "paragraph", "heading"]
    assert (document.title, document.author, document.published) == (TITLE, "李明", None)


def test_other_office_documents_are_told(tmp_path):
    """An old .doc, a mailbox, one JSON value and XML of another kind are Unreadable, with what to do."""
    for name, data, what in (
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        ("a.mbox", b"From a@b.example\nSubject: x\n\nx\n", "a mailbox"),
        ("a.json", b'[\n {"content": "x"}\n]', "JSON lines"),
        ("a.xml", b"<?xml version='1.0'?><urlset><url/></urlset>", "neither RSS nor Atom"),
        ("a.7z", b"7z\xbc\xaf'\x1c123", "pack it as"),
    ):
        (item,) = found(tmp_path, name, data)
        assert isinstance(item, Unreadable)
        assert item.source == name
        assert what in item.message


# Tables


def test_json_lines(tmp_path):
    """Each line is an article under the usual names; one that is wrong is told with its number, and the rest goes on."""
    rows = [
        json.dumps({"title": TITLE, "content": MOSCOW, "date": "2025-05-08T20:00:00Z", "source": {"name": "东方日报"}, "url": "https://a.example/1"}),
        "{oops",
        "",
        '"text"',
        json.dumps({"headline": "德法", "body": ["德法会晤。", PARIS], "pub_date": 1746800000, "作者": "李明"}, ensure_ascii=False),
        json.dumps({"headline": "空"}),
        json.dumps({"content": f"<p>{MOSCOW}</p><p>{PARIS}</p>"}),
    ]
    items = found(tmp_path, "noname", "\ufeff" + "\r\n".join(rows))
    assert [item.source for item in items] == ["noname#1", "noname#2", "noname#4", "noname#5", "noname#6", "noname#7"]
    first, bad, no_object, second, empty, markup = items
    assert first.meta == Meta(TITLE, date(2025, 5, 9), "东方日报", "", "https://a.example/1")
    assert first.data == MOSCOW.encode()
    assert lines(to_document(first)) == [TITLE, MOSCOW]
    assert "no JSON" in bad.message
    assert "no object" in no_object.message
    assert second.data.decode() == f"德法会晤。\n{PARIS}"
    assert (second.meta.published, second.meta.author) == (date(2025, 5, 9), "李明")
    assert "there are headline" in empty.message
    assert lines(to_document(markup)) == [MOSCOW, PARIS]


def test_fields_are_named(tmp_path):
    """Named fields go before the usual ones, dots lead inwards, and the id names the article instead of its line."""
    row = {"content": "x", "a": {"b": MOSCOW}, "day": "2025年5月9日", "k": "n-17", "title": "别的", "t": TITLE}
    fields = Fields(text="a.b", title="t", published="day", id="k")
    (article,) = found(tmp_path, "x.jsonl", json.dumps(row), fields)
    assert (article.source, article.data.decode(), article.meta.title, article.meta.published) == ("x.jsonl#n-17", MOSCOW, TITLE, date(2025, 5, 9))
    (item,) = found(tmp_path, "x.jsonl", json.dumps(row), Fields(text="nothing"))
    assert "no text in the field 'nothing'" in item.message
    (item,) = found(tmp_path, "x.jsonl", json.dumps(row | {"day": "去年"}), fields)
    assert "no day can be read" in item.message


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "big5hkscs", "utf-16"])
def test_a_table(tmp_path, codec):
    """CSV as spreadsheets write it is read in every encoding, quoted commas and line breaks kept; its first line is known without a suffix."""
    text = f'标题,正文,来源\r\n甲,"{"中俄, 合作。" * 9}\r\n中德合作。",文汇报\r\n乙,{"中法合作。" * 9},文汇报\r\n'
    if codec == "big5hkscs":
        text = text.translate(str.maketrans("标题来报汇", "標題來報匯"))
    first, second = found(tmp_path, "noname", text.encode(codec)) if codec != "utf-16" else found(tmp_path, "x.csv", text.encode(codec))
    assert (first.source.partition("#")[2], second.source.partition("#")[2]) == ("2", "4")
    assert first.data.decode() == "中俄, 合作。" * 9 + "\r\n中德合作。"
    assert second.meta.title == "乙"
    assert len(second.meta.publisher) == 3


def test_a_bad_row_is_told(tmp_path):
    """A row with too few or too many cells, or whose quotation mark never ends, is told with its line; the others are read."""
    text = f'title,content\n甲,{MOSCOW}\n乙\n丙,{PARIS},多,余\n丁,"{PARIS}\n戊,{TOKYO}\n己,{MOSCOW}\n'
    items = found(tmp_path, "x.csv", text)
    assert [(item.source, isinstance(item, Article)) for item in items] == [
        ("x.csv#2", True),
        ("x.csv#3", False),
        ("x.csv#4", False),
        ("x.csv#5", False),
        ("x.csv#6", True),
        ("x.csv#7", True),
    ]
    (item,) = found(tmp_path, "y.csv", "a,b\n1,2\n")
    assert "names a, b, and none of these is the text" in item.message


def test_a_torn_row_takes_no_others_with_it(tmp_path):
    """Where what an open quotation mark swallowed has too many cells, its lines are read once more."""
    text = f'title,content\n丁,"{PARIS}\n戊,"{TOKYO}"\n己,{MOSCOW}\n'
    items = found(tmp_path, "x.csv", text)
    assert [(item.source, isinstance(item, Article)) for item in items][-2:] == [("x.csv#3", True), ("x.csv#4", True)]


def test_parts_in_another_encoding(tmp_path):
    """A line of JSON in GB18030 among lines in UTF-8 is read for what it is."""
    row = json.dumps({"content": MOSCOW}, ensure_ascii=False)
    filler = json.dumps({"content": PARIS * 300}, ensure_ascii=False)
    *_, last = found(tmp_path, "x.jsonl", (filler + "\n").encode() + row.encode("gb18030"))
    assert last.data.decode() == MOSCOW


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-05-08T20:00:00Z", date(2025, 5, 9)),
        ("2025-05-08 20:00", date(2025, 5, 8)),
        ("Thu, 08 May 2025 20:00:00 GMT", date(2025, 5, 9)),
        ("Thu, 08 May 2025 20:00:00 +0800", date(2025, 5, 8)),
        ("2025/5/8 上午", date(2025, 5, 8)),
        ("20250508", date(2025, 5, 8)),
        ("民國114年5月8日", date(2025, 5, 8)),
        ("1746800000000", date(2025, 5, 9)),
        ("2025-13-45", None),
        ("昨天", None),
        (True, None),
        (1e300, None),
    ],
)
def test_days(value, day):
    """A day is read as formats write it; a moment with its zone is the day in China."""
    assert day_of(value) == day


# Feeds


def test_rss(tmp_path):
    """Items of RSS are articles with title, day, publisher, author and address; one without text is told; scripts are no text."""
    first, empty, second = found(tmp_path, "saved", RSS)
    assert first.meta == Meta(TITLE, date(2025, 5, 9), "东方日报", "李明", "https://a.example/1")
    assert lines(to_document(first)) == [TITLE, MOSCOW, PARIS]
    assert isinstance(empty, Unreadable)
    assert empty.source == "saved#2"
    assert (second.kind, second.data.decode(), second.meta.author) == ("text", TOKYO, "王强")


def test_atom(tmp_path):
    """Entries of Atom the same, their XHTML with its paragraphs; published goes before updated, and the page before the feed itself."""
    (entry,) = found(tmp_path, "x.atom", ATOM)
    assert entry.meta == Meta("德法会晤", date(2025, 5, 10), "晚报", "王强", "https://a.example/2")
    assert lines(to_document(entry)) == ["德法会晤", PARIS + " 1 < 2", TOKYO]


def test_a_feed_in_gb2312(tmp_path):
    """A feed that declares an encoding which the parser does not know is read all the same."""
    data = RSS.replace("UTF-8", "gb2312").encode("gb18030")
    assert to_document(found(tmp_path, "x.xml", data)[0]).text.endswith(PARIS)


def test_an_entity_bomb(tmp_path):
    """A feed that declares entities is refused before any is expanded."""
    bomb = '<!DOCTYPE rss [<!ENTITY a "哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    (item,) = found(tmp_path, "x.xml", bomb)
    assert "declares entities" in item.message
    outside = '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel><item><description>' + MOSCOW + "</description></item></channel></rss>"
    (article,) = found(tmp_path, "y.xml", outside)
    assert article.data.decode() == MOSCOW


def test_a_feed_that_breaks_off(tmp_path):
    """What stands before the fault of a feed is read, and the fault is told with its line."""
    first, _, last = found(tmp_path, "x.xml", RSS[: RSS.index("<item><title>东京")] + "<item>&nope;")
    assert isinstance(first, Article)
    assert "x.xml:7:" in last.message


# Crawls


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl(tmp_path, packed):
    """Of a crawl the pages in Chinese that were fetched whole are articles, by the number of their record, with address and day as fallback."""
    pytest.importorskip("fastwarc")
    pytest.importorskip("trafilatura")
    data = crawl(
        response("https://a.example/1", page(head=DESCRIBED)),
        response("https://a.example/en", b"<html><body>" + b"<p>Hello world.</p>" * 99 + b"</body></html>"),
        response("https://a.example/ja", ("<html><body>" + "<p>首相は東京でベトナムの首相と会談しました。</p>" * 99 + "</body></html>").encode()),
        response("https://a.example/404", page(), status=404),
        response("https://a.example/p.png", b"\x89PNG", "image/png"),
        response("https://a.example/2", gzip.compress(page("gb2312")), coding="gzip"),
        packed=packed,
    )
    first, second = found(tmp_path, "saved", data)
    assert (first.source, second.source) == ("saved#1", "saved#6")
    assert to_document(first).published == date(2025, 5, 9)
    document = to_document(second)
    assert (document.published, document.published_from, document.url) == (date(2025, 5, 11), "crawl", "https://a.example/2")
    assert document.text.endswith(TOKYO)


def test_a_crawl_that_breaks_off(tmp_path):
    """What stands before the end of a crawl that was cut is read, and the cut is told."""
    pytest.importorskip("fastwarc")
    data = crawl(response("https://a.example/1", page()), response("https://a.example/2", page()))
    first, *_, last = found(tmp_path, "c.warc.gz", data[:-400])
    assert isinstance(first, Article)
    assert isinstance(last, Unreadable)


# Through the doors that people use


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a page, a table and a feed."""
    pytest.importorskip("trafilatura")
    made = tmp_path_factory.mktemp("news")
    (made / "page.html").write_bytes(page("gb2312", head=DESCRIBED))
    (made / "table.csv").write_text(f"t,content,day\n{TITLE},{MOSCOW},2025-05-09\n\n空,,2025-05-09\n", encoding="gb18030")
    (made / "feed.xml").write_text(RSS, encoding="utf-8")
    return made


def run(*args, stdin=b""):
    """The command line in this process: exit code, and what it wrote."""
    from subprocess import run as start

    return start([sys.executable, "-m", "kg", *map(str, args)], input=stdin, capture_output=True, check=False, timeout=120)


def test_the_library_reads_a_page(folder):
    """kg.extract takes the path of a page, and refuses a file that holds several articles."""
    import kg

    extraction = kg.extract(folder / "page.html")
    assert extraction.document.published == date(2025, 5, 9)
    assert ("China", "agreesWith", "Russia") in {(claim.subject, claim.predicate, claim.object) for claim in extraction.claims}
    with pytest.raises(UsageError, match="several articles"):
        kg.extract(folder / "feed.xml")


def test_the_command_line_reads_all_of_it(folder):
    """Kg extract reads a folder of everything; what cannot be read is told on stderr, and the code says that something failed."""
    done = run("extract", folder, "--title-field", "t", "--date-field", "day")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["source"].removeprefix(f"{folder}/") for row in rows] == ["feed.xml#1", "feed.xml#3", "page.html", "table.csv#2"]
    assert rows[-1]["title"] == TITLE
    assert rows[-1]["published"] == "2025-05-09"
    assert done.returncode == 3
    assert "feed.xml#2:" in done.stderr.decode()
    assert "table.csv#4:" in done.stderr.decode()


@pytest.mark.parametrize("name", ["page.html", "table.csv", "feed.xml"])
def test_the_command_line_reads_stdin(folder, name):
    """The same from stdin, where no name helps."""
    done = run("extract", "-", "--format", "nq", stdin=(folder / name).read_bytes())
    assert "agreesWith" in done.stdout.decode()


def test_evidence_of_a_page_is_found_again(folder, tmp_path):
    """Kg explain reads a page again for the mentions of a sentence, and the offsets of its evidence are those of the extracted text."""
    done = run("build", folder / "page.html", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr.decode()
    told = run("explain", tmp_path / "out" / "graph.nq", "中国", "agreesWith", "俄罗斯")
    out = told.stdout.decode()
    assert "双方就两国关系和共同关心的问题深入交换意见" in out, told.stderr.decode()
    assert "countries.csv:" in out  # how its names were linked, which only the page read again can tell
    assert "page.html:11-70" in out
