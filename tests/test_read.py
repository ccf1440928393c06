from datetime import date
from unicodedata import east_asian_width

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import ReadError, UsageError
from kg.prose import shadow
from kg.read import parse_date, read_bytes, read_file, read_text
from kg.read.lines import _DROP, _MAY_DROP, _WIDE

HANS = "习近平同普京会谈\n当地时间8日上午，俄罗斯总统普京同中国国家主席习近平举行会谈，双方签署联合声明。\n"
HANT = "習近平同普京會談\n當地時間8日上午，俄羅斯總統普京同中國國家主席習近平舉行會談，雙方簽署聯合聲明。\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANT, "utf-8-sig", "utf-8"),
        (HANS, "utf-16", "utf-16"),
        (HANT, "utf-16-le", "utf-16"),
        (HANS, "utf-16-be", "utf-16"),
        (HANS, "gb2312", "gb18030"),
        (HANT, "gb18030", "gb18030"),
        (HANT, "big5", "big5hkscs"),
        (HANT + "世界衞生組織在旺角邨說啲嘢。", "big5hkscs", "big5hkscs"),
        ("中俄签署声明", "gbk", "gb18030"),
        ("中俄簽署聲明", "big5", "big5hkscs"),
    ],
)
def test_encodings(text, codec, name):
    """Each encoding that Chinese news comes in is told from the bytes alone, in short texts too."""
    document = read_bytes(text.encode(codec), "x.txt")
    assert document.text.replace("\n", "") == text.replace("\n", "")
    assert document.encoding == name


def test_declared_charset():
    """A declared gb2312 is read as the larger GB18030."""
    data = '<meta charset="gb2312">\n朱镕基同习近平会谈，签署声明。'.encode("gb18030")
    assert read_bytes(data, "x").encoding == "gb18030"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "binary"),
        (b"%PDF-1.7 \xe4\xe3", "PDF"),
        (b"\x81\xff\xfd\xfc\xfb" * 9 + b"\x81", "encoding"),
        (HANS.encode()[:-3] + b"\xff", "encoding"),
        (b"The two presidents met in Moscow on Thursday.", "Chinese"),
        ("The two presidents met in Moscow on Thursday, said 新华社 in a report on the talks there.".encode(), "Chinese"),
        (b"---\ntitle: x\n---\n", "Chinese"),
    ],
)
def test_unreadable_files_are_refused(data, what):
    """A file that is no Chinese article is refused: which file, what it is, what to do."""
    with pytest.raises(ReadError, match=what) as error:
        read_bytes(data, "some/file.txt")
    assert str(error.value).startswith("some/file.txt")


@given(data=st.binary(max_size=400) | st.text().map(str.encode) | st.text(alphabet="南北談合，。！」「●\n\r\t 　-*#:<p>a1").map(str.encode))
@example(data=b"---\r\n---\r\n")
@example(data="南北談合南北\ud800談".encode("utf-8", "surrogatepass"))
def test_any_bytes_give_a_document_or_a_read_error(data):
    """Whatever the bytes, the outcome is a whole document or a ReadError."""
    try:
        document = read_bytes(data, "x")
    except ReadError:
        return
    assert len(document.plain) == len(document.text)
    assert [block.span.of(document.text) for block in document.blocks] == document.text.split("\n")
    assert all(block.span.start < block.span.end for block in document.blocks)


_LAID_OUT = '南談。，：「」"(),:!  \n\n●abc*[]<p>來源新華社電'


@given(st.lists(st.sampled_from([*_LAID_OUT, " 來源：新華社", "\u200b", "**", "<br>"]), max_size=120))
def test_the_shadow_is_that_of_the_whole_text(parts):
    """Lines and blocks bring their shadows with them, and put together these are the shadow of the text."""
    document = read_text("".join(parts) + "\n南嶺總統同北川總理會談。")
    assert document.plain == shadow(document.text)


@given(st.text(alphabet="南*![]{}<>()%/#\u200b\ue000a", max_size=40) | st.from_regex(_DROP.pattern))
def test_a_line_without_signs_of_markup_has_nothing_to_drop(text):
    """Where something in a line is no text, one of the characters stands that are looked for first."""
    assert all(_MAY_DROP.match(found[0]) for found in _DROP.finditer(text))


def test_what_counts_as_wide_is_wide():
    """The characters that are counted together are two columns wide, each of them."""
    assert all(east_asian_width(char) in "WFA" for char in map(chr, range(0x10000)) if _WIDE.match(char))


WORDS = ["南嶺", "總統", "World ", "AI", "20", " 來源：新華社", "1. "]
SIGNS = ["，", "。", "\n", "\n\n", "\r\n", "　　", "\u200b", "\ufeff", "\xa0", "——", "《", "》", "●"]
MARKUP = ["**", "<p>", "</p>", "# ", "[南嶺](https://a.b)", "![南](https://a.b)", "<strong>", "<br>"]
PIECES = st.sampled_from([*WORDS, *SIGNS, *MARKUP])


@given(parts=st.lists(PIECES, max_size=80))
@example(parts=["# ", "南嶺總統南嶺總統", "\n", "World ", "\n", "World ", "AI"])
@example(parts=["，", "AI", "\u200b", "\n", "World "])
def test_the_map_leads_back(parts):
    """The offset map leads every character of the text to the same character of the source (white space to white space)."""
    source = "---\ntitle: 甲\n---\n" + "".join(parts) + "\n南嶺總統同北川總理會談。"
    document = read_text(source)
    assert document.source_length == len(source)
    for at, char in enumerate(document.text):
        if char != "\n":
            there = source[document.origin(at)]
            assert there == char or (char == " " and there.isspace()), (at, char, there)


def test_front_matter_is_read_and_left_out():
    """Front matter gives title, date, publisher and author, and is no part of the text; unknown keys do not matter."""
    front = '---\ntitle: "兩國會談"\npublished: 2025-05-08\npublisher: 南岸日報\nauthor: 方子謙\ntags:\n  - 外交\nmood: 好\n---\n'
    document = read_text(front + HANT)
    assert (document.title, document.published, document.published_from) == ("兩國會談", date(2025, 5, 8), "front matter")
    assert (document.publisher, document.author) == ("南岸日報", "方子謙")
    assert document.text.startswith("習近平同普京會談\n")


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("---\ntitle: 甲\n沒有冒號\n---\n", 3),
        ("---\ntitle: 甲\npublished: 昨天\n---\n", 3),
        ("---\ntitle: 甲\nauthor: 乙\n", 4),
        ("---\npublished: 2025-02-30\n---\n", 2),
    ],
)
def test_malformed_front_matter_names_its_line(head, line):
    """A malformed block is refused with the line that is wrong."""
    with pytest.raises(ReadError, match=rf"^a\.md:{line}: "):
        read_text(head + HANT, "a.md")


def test_a_ruled_line_is_no_front_matter():
    """A line of dashes above an article is only a line."""
    assert read_text("---\n" + HANT).text == read_text(HANT).text


@pytest.mark.parametrize(
    "text",
    ["2025-05-08", "2025/5/8", "2025.5.8", "2025年5月8日", "2025年5月8號", "民國114年5月8日", "二〇二五年五月八日", " 2025-05-08T10:00 "],
)
def test_days(text):
    """Every way in which front matter and flags may write a day."""
    assert parse_date(text) == date(2025, 5, 8)


@pytest.mark.parametrize("text", ["", "昨日", "2025-13-01", "2025-02-30", "5月8日", "08/05/2025"])
def test_no_days(text):
    """What names no single day is refused."""
    with pytest.raises(UsageError):
        parse_date(text)


BODY = "兩國元首舉行會談，簽署聯合聲明。"


@pytest.mark.parametrize(
    ("text", "day", "how"),
    [
        (f"新華社莫斯科5月8日電（記者王一）{BODY}\n協議於2025年5月7日草簽。", date(2025, 5, 8), "dateline"),
        (f"【北角電訊社一月二日電】{BODY}\n協議於2024年12月30日草簽。", date(2025, 1, 2), "dateline"),
        (f"（海島時報記者王一／華盛頓8日電）{BODY}\n會談於2025年5月8日舉行。", date(2025, 5, 8), "dateline"),
        (f"新華社莫斯科5月8日電 {BODY}", None, ""),
        (f"新華社莫斯科5月8日電 {BODY}\n兩國於1949年10月2日建交。", date(1949, 10, 2), "text"),
        (f"會談\n2025-05-08 10:30 來源：南岸網\n{BODY}兩國於1949年10月2日建交。", date(2025, 5, 8), "text"),
        (f"會談\n{BODY}\n聲明於民國114年5月8日生效。", date(2025, 5, 8), "text"),
        (BODY, None, ""),
    ],
)
def test_date_of_publication(text, day, how):
    """The date comes from the dateline, its year from a date nearby, or else from the text; and it is said which."""
    document = read_text(text)
    assert (document.published, document.published_from) == (day, how)


def test_front_matter_goes_before_the_flag():
    """Front matter, then the flag, then the text."""
    flag = date(2020, 1, 1)
    assert read_text(f"新華社5月8日電 {BODY}2025年5月8日。", published=flag).published_from == "flag"
    assert read_text(f"---\ndate: 2025-05-08\npublisher: 甲報\n---\n{BODY}", published=flag, publisher="乙報").published == date(2025, 5, 8)
    assert read_text(f"---\ndate: 2025-05-08\npublisher: 甲報\n---\n{BODY}", publisher="乙報").publisher == "甲報"


@pytest.mark.parametrize(
    ("text", "publisher", "author"),
    [
        (f"南岸日報訊 記者方子謙綜合報道：{BODY}", "南岸日報", "方子謙"),
        (f"香港文匯報訊 據新華社報道，{BODY}", "香港文匯報", ""),
        (f"【云帆新闻网】{BODY}", "云帆新闻网", ""),
        (f"华讯社北京3月10日电（记者贺知远）{BODY}", "华讯社", "贺知远"),
        (f"（海峽晚報編譯鄧筱茹／綜合報導）{BODY}", "海峽晚報", "鄧筱茹"),
        (f"{BODY}\n●南岸日報記者蔡栩然華盛頓報道", "南岸日報", "蔡栩然"),
        (f"{BODY}（东岸卫视记者 梁诗语 喀山报道）", "", "梁诗语"),
        (BODY, "", ""),
    ],
)
def test_who_published_and_who_wrote(text, publisher, author):
    """Publisher and author are read from datelines and bylines, and stay empty where the text does not say."""
    document = read_text(f"兩國會談\n{text}")
    assert (document.publisher, document.author) == (publisher, author)


def test_identity():
    """The id is the digest of the source bytes, and the source is named as given."""
    document = read_bytes(HANS.encode(), "a/b.txt")
    assert document.id == document.sha256[:16] == read_text(HANS).id
    assert document.source == "a/b.txt"


def test_a_huge_line(tmp_path):
    """An article of a million characters on one line is read whole; a longer one is refused: which file, how long, what to do."""
    path = tmp_path / "long.txt"
    path.write_text("兩國元首舉行會談，" * 111_111 + "。", encoding="utf-8")
    assert len(read_file(path).text) == 1_000_000
    path.write_text("兩國元首舉行會談，" * 111_112, encoding="utf-8")
    with pytest.raises(ReadError, match=r"long\.txt: 1,000,008 characters, .* at most 1,000,000; split the file"):
        read_file(path)


def test_what_a_paper_calls_itself_is_no_publisher() -> None:
    """本报讯 does not say which paper it is."""
    assert not read_text(f"两国会谈\n\n本报讯 {BODY}").publisher
