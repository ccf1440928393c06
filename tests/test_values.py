"""Dates and quantities: what is read, what it means, and what is not one."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions.numerals import number
from kg.mentions.quantities import find_quantities
from kg.mentions.times import find_times
from kg.types import Block, Document, Mention, Sentence, Span


def article(text: str, published: str | date | None) -> tuple[Document, list[Sentence]]:
    """A document of one block a line, and its sentences (cut at 。)."""
    blocks, sentences, at = [], [], 0
    for line in text.split("\n"):
        kind = "caption" if line.startswith("●图") else "paragraph"
        spans = [Span(at + found.start(), at + found.end()) for found in re.finditer(r"[^。]+。?|。", line)]
        sentences += [Sentence(span, len(blocks), kind) for span in spans]
        blocks.append(Block(Span(at, at + len(line)), kind))
        at += len(line) + 1
    day = date.fromisoformat(published) if isinstance(published, str) else published
    return Document("0", text, text, tuple(blocks), ((0, 0),), "-", "0", "utf-8", "zh-Hans", published=day), sentences


def times(text: str, published: str | None) -> list[tuple[str, str]]:
    """Words and value of each date."""
    document, sentences = article(text, published)
    return [(m.span.of(document.text), m.value) for m in find_times(document, sentences)]


def quantities(text: str) -> list[str]:
    """The words of each quantity."""
    document, sentences = article(text, None)
    return [m.value for m in find_quantities(document, sentences)]


MAY9 = "2025-05-09"  # a Friday

CALENDAR = [
    ("双方5月8日举行会谈。", MAY9, [("5月8日", "2025-05-08")]),
    ("双方2025年5月8日举行会谈。", None, [("2025年5月8日", "2025-05-08")]),
    ("会谈定于2025-05-08举行。", None, [("2025-05-08", "2025-05-08")]),
    ("发布于2025/5/8。", None, [("2025/5/8", "2025-05-08")]),
    ("发布于2025.5.8。", None, [("2025.5.8", "2025-05-08")]),
    ("民国114年5月8日，会谈举行。", None, [("民国114年5月8日", "2025-05-08")]),
    ("114年5月8日，会谈举行。", None, [("114年5月8日", "2025-05-08")]),
    ("五月八日会谈。", MAY9, [("五月八日", "2025-05-08")]),
    ("二〇二五年五月八日会谈。", None, [("二〇二五年五月八日", "2025-05-08")]),
    ("一九四五年九月二日投降。", None, [("一九四五年九月二日", "1945-09-02")]),
    ("二零二五年年底前完成。", None, [("二零二五年年底", "2025")]),
    ("5月8号见面。", MAY9, [("5月8号", "2025-05-08")]),
    ("2024年 12月 3日，会议召开。", None, [("2024年 12月 3日", "2024-12-03")]),
    ("2025年5月，双方建交。", None, [("2025年5月", "2025-05")]),
    ("双方2024年建交。", None, [("2024年", "2024")]),
    ("元月3日，双方会晤。", MAY9, [("元月3日", "2025-01-03")]),
    ("12月30日，双方会晤。", "2025-01-03", [("12月30日", "2024-12-30")]),
    ("部队须于12月1日前撤出。", "2020-11-10", [("12月1日", "2020-12-01")]),
    ("会议将于1月20日举行。", "2024-12-28", [("1月20日", "2025-01-20")]),
    ("2月29日，双方会晤。", MAY9, [("2月29日", "2024-02-29")]),
    ("去年11月，双方会晤。", "2024-04-03", [("去年11月", "2023-11")]),
    ("他去年三月被捕。", "2024-08-03", [("去年三月", "2023-03")]),
    ("今年6月，双方会晤。", "2025-07-01", [("今年6月", "2025-06")]),
    ("她将于明年4月接任。", "2024-10-27", [("明年4月", "2025-04")]),
    ("明年上半年签署。", MAY9, [("明年上半年", "2026")]),
    ("最早2025年下半年签署。", None, [("2025年下半年", "2025")]),
    ("法院去年发出逮捕令。", "2024-11-23", [("去年", "2023")]),
    ("今年中美要加强合作。", "2024-04-03", [("今年", "2024")]),
    ("上月的袭击。", "2025-01-12", [("上月", "2024-12")]),
    ("下个月举行。", "2024-12-12", [("下个月", "2025-01")]),
    ("本月4日表决。", "2024-10-31", [("本月4日", "2024-10-04")]),
    ("上月25日抵达。", MAY9, [("上月25日", "2025-04-25")]),
    ("4月底起撤军。", "2025-06-28", [("4月底", "2025-04")]),
    ("安排延至2026年3月底。", "2024-03-04", [("2026年3月底", "2026-03")]),
    ("6月中旬访问。", "2025-06-28", [("6月中旬", "2025-06")]),
    ("北约6月已选出新秘书长。", "2024-07-13", [("6月", "2024-06")]),
    ("该国7月将主办会议。", "2024-06-24", [("7月", "2024-07")]),
    ("该国11月主办了会议。", "2024-06-24", [("11月", "2023-11")]),
    ("双方2018年3月建交，同年5月互派大使。", MAY9, [("2018年3月", "2018-03"), ("同年5月", "2018-05")]),
    ("2018年12月建交，次年1月互派大使。", MAY9, [("2018年12月", "2018-12"), ("次年1月", "2019-01")]),
]

DAYS = [
    ("8日，双方会谈。", MAY9, [("8日", "2025-05-08")]),
    ("31日，发言人发文。", "2024-02-01", [("31日", "2024-01-31")]),
    ("31日，发言人发文。", "2024-05-01", [("31日", "2024-03-31")]),
    ("10日，双方会谈。", "2025-05-08", [("10日", "2025-05-10")]),
    ("他将于2日抵达。", "2025-05-28", [("2日", "2025-06-02")]),
    ("十一日，双方会谈。", "2025-05-12", [("十一日", "2025-05-11")]),
    ("廿六日，双方会谈。", "2025-05-28", [("廿六日", "2025-05-26")]),
    ("6月25日会见外长。27日会见总统。", "2023-07-26", [("6月25日", "2023-06-25"), ("27日", "2023-06-27")]),
    ("他6月25日抵达。\n27日，他会见总统。", "2023-07-26", [("6月25日", "2023-06-25"), ("27日", "2023-06-27")]),
    ("接替4月21日辞世的前任。林剑9日祝贺。", "2025-05-19", [("4月21日", "2025-04-21"), ("9日", "2025-05-09")]),
    ("他将于明年4月接任。18日抵达。", "2024-10-27", [("明年4月", "2025-04"), ("18日", "2024-10-18")]),
    ("部队须于12月1日前撤出。\n10日，双方通话。", "2020-11-10", [("12月1日", "2020-12-01"), ("10日", "2020-11-10")]),
    ("北约10日发表宣言。", "2024-07-13", [("10日", "2024-07-10")]),
    ("8日本报讯。", MAY9, [("8日", "2025-05-08")]),
    ("2024年6月25日会见外长，27日会见总统。", None, [("2024年6月25日", "2024-06-25"), ("27日", "2024-06-27")]),
    ("2024年6月25日会见外长，7月3日会见总统。", None, [("2024年6月25日", "2024-06-25"), ("7月3日", "2024-07-03")]),
]

RELATIVE = [
    ("双方昨日会谈。", "2025-03-01", [("昨日", "2025-02-28")]),
    ("双方今天会谈，明天访问。", MAY9, [("今天", "2025-05-09"), ("明天", "2025-05-10")]),
    ("前天抵达。", MAY9, [("前天", "2025-05-07")]),
    ("双方前日（10日）停火。", "2025-05-12", [("前日", "2025-05-10"), ("10日", "2025-05-10")]),
    ("发言人昨晚表示遗憾。", MAY9, [("昨晚", "2025-05-08")]),
    ("他昨（8日）表示。", MAY9, [("昨", "2025-05-08"), ("8日", "2025-05-08")]),
    ("上周五会谈。", MAY9, [("上周五", "2025-05-02")]),
    ("下周一会谈。", MAY9, [("下周一", "2025-05-12")]),
    ("周三会谈。", MAY9, [("周三", "2025-05-07")]),
    ("周五会谈。", MAY9, [("周五", "2025-05-09")]),
    ("将于周一会谈。", MAY9, [("周一", "2025-05-12")]),
    ("总统周日接受访问。", "2023-09-25", [("周日", "2023-09-24")]),
    ("本星期二会谈。", MAY9, [("本星期二", "2025-05-06")]),
    ("1月30日递交国书。次日的记者会。", "2024-02-01", [("1月30日", "2024-01-30"), ("次日", "2024-01-31")]),
    ("4日开会。前一天会谈。发言人当天表示。", "2024-07-05", [("4日", "2024-07-04"), ("前一天", "2024-07-03"), ("当天", "2024-07-04")]),
    ("26日闭幕。同日推选秘书长。", "2024-10-27", [("26日", "2024-10-26"), ("同日", "2024-10-26")]),
    ("八月一日获释。当晚返国，翌日承认。", "2024-08-03", [("八月一日", "2024-08-01"), ("当晚", "2024-08-01"), ("翌日", "2024-08-02")]),
    ("七月二十六日被软禁，两日后接管。", "2023-09-25", [("七月二十六日", "2023-07-26"), ("两日后", "2023-07-28")]),
    ("双方当天会谈。", MAY9, [("当天", "2025-05-09")]),
    (
        "25日通过决议。\n他说，22日投票反对。\n当天取消行程。",
        "2024-03-27",
        [("25日", "2024-03-25"), ("22日", "2024-03-22"), ("当天", "2024-03-25")],
    ),
    ("26日会见。\n●图：25日抵达。\n同日会谈。", "2024-07-27", [("26日", "2024-07-26"), ("25日", "2024-07-25"), ("同日", "2024-07-26")]),
    ("5月8日会谈。他说：明天，我将出席庆典。", MAY9, [("5月8日", "2025-05-08"), ("明天", "2025-05-09")]),
    ("12月6日电。“今天是里程碑。", "2024-12-07", [("12月6日", "2024-12-06"), ("今天", "2024-12-06")]),
]

PARTS = [
    ("当地时间5月8日上午，双方会谈。", MAY9, [("当地时间5月8日上午", "2025-05-08")]),
    ("当地时间5月8日上午10时，双方会谈。", MAY9, [("当地时间5月8日上午10时", "2025-05-08T10:00:00")]),
    ("北京时间5月8日晚8时30分，双方通话。", MAY9, [("北京时间5月8日晚8时30分", "2025-05-08T20:30:00")]),
    ("5月8日下午3点半，双方通话。", MAY9, [("5月8日下午3点半", "2025-05-08T15:30:00")]),
    ("自莫斯科时间10日零时起停火。", "2020-11-10", [("莫斯科时间10日零时", "2020-11-10T00:00:00")]),
    ("5月8日10:30，双方会谈。", MAY9, [("5月8日10:30", "2025-05-08T10:30:00")]),
    ("8日晚会谈。", MAY9, [("8日晚", "2025-05-08")]),
    ("8日晚会登场。", MAY9, [("8日", "2025-05-08")]),
    ("5日凌晨，双方演练。", "2022-10-06", [("5日凌晨", "2022-10-05")]),
    ("当地时间今天上午，会晤举行。", MAY9, [("当地时间今天上午", "2025-05-09")]),
    ("5月8日（周四）上午，双方会谈。", MAY9, [("5月8日（周四）上午", "2025-05-08")]),
]

SPANS = [
    ("峰会9日至11日登场。", "2024-07-13", [("9日至11日", "2024-07-09")]),
    ("5月8日会谈。他7日至10日访问。当天通话。", MAY9, [("5月8日", "2025-05-08"), ("7日至10日", "2025-05-07"), ("当天", "2025-05-08")]),
    ("他5月7日至10日访问。", MAY9, [("5月7日至10日", "2025-05-07")]),
    ("他5月7日-10日访问。", MAY9, [("5月7日-10日", "2025-05-07")]),
    ("他7至10日访问。", MAY9, [("7至10日", "2025-05-07")]),
    ("参加了6日至10日举行的对话。", "2023-03-11", [("6日至10日", "2023-03-06")]),
    ("他4月28日至5月2日访问。", MAY9, [("4月28日至5月2日", "2025-04-28")]),
    ("他28日至5月2日访问。", MAY9, [("28日至5月2日", "2025-04-28")]),
    ("2013年至去年底任外长。", "2023-07-26", [("2013年至去年底", "2013")]),
    ("2019至2023年任外长。", None, [("2019至2023年", "2019")]),
    ("7、8日举行。", MAY9, [("7、8日", "2025-05-07")]),
    ("7日、8日举行。", MAY9, [("7日", "2025-05-07"), ("8日", "2025-05-08")]),
]


@pytest.mark.parametrize(("text", "published", "expected"), [*CALENDAR, *DAYS, *RELATIVE, *PARTS, *SPANS])
def test_a_date_has_its_words_and_its_day(text, published, expected):
    """A date is found with all its words, and completed from the day of publication and the dates before it."""
    assert times(text, published) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("九一八事变", "十一届三中全会", "第十一次访问", "二十国集团", "建设4/5G网络", "八国联军", "一二三", "6月刊", "3月期", "十月革命"),
        *("80周年庆典", "时隔24年", "90天内", "过去10年", "80年前", "为期6日的会议", "延长一日半", "停留了5日", "交火四日之后", "历时25年"),
        *("冷战后", "上世纪90年代", "1990年代", "20世纪", "21世纪", "2030年议程", "近年来", "日前透露", "近日"),
        *("此前", "目前日本", "多年前"),
        *("同日本首相会谈", "当日本首相到访", "前日本首相", "10日元", "3日本人", "光明日报", "今日俄罗斯通讯社", "证明天气", "坚韧的明天"),
        *("上周日本首相到访", "每周三次", "一周三次", "F-16日前坠毁", "第2728号决议", "有朝一日", "数十日"),
        *("三个月", "5个月内", "当年担心债务"),
        *("2月30日", "13月5日", "5月32日", "昨非今是", "六日战争", "七十七国集团", "三月内完成", "80后年轻人"),
    ],
)
def test_what_is_no_date_makes_no_mention(text):
    """Durations, ordinals, names, idioms and days that no calendar has are no dates."""
    assert times(text, MAY9) == []


@pytest.mark.parametrize("text", ["5月8日", "8日", "昨日", "周三", "上月", "去年", "今年6月", "6月", "当天", "同年5月", "两日后"])
def test_without_a_known_year_there_is_no_date(text):
    """Where neither the publication nor the text before tells the year, nothing is guessed."""
    assert times(text, None) == []


def test_found_by_names_the_rule():
    """Each mention says which rule found it."""
    document, sentences = article("5月8日、去年、上月、周三、昨日、当天和9日至11日。", MAY9)
    found = [m.found_by for m in find_times(document, sentences)]
    assert found == [f"time:{rule}" for rule in ("date", "year", "month", "weekday", "relative", "anaphor", "span")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("交换20多份合作文本", ["20多份"]),
        ("提供400亿欧元军援", ["400亿欧元"]),
        ("加征35.3%的关税", ["35.3%"]),
        ("制裁9间美国军工企业", ["9间"]),
        ("见证交换数十份文件", ["数十份"]),
        ("数十名官员", ["数十名"]),
        ("以187票赞成、2票反对", ["187票", "2票"]),
        ("合共释放二十六人", ["二十六人"]),
        ("驱逐三名武官", ["三名"]),
        ("部署1,960名维和军人", ["1,960名"]),
        ("运来100万剂疫苗", ["100万剂"]),
        ("声明近1.3万字", ["1.3万字"]),
        ("声明近1.3 万字", ["1.3 万字"]),
        ("三分之二的成员", ["三分之二"]),
        ("百分之三十的关税", ["百分之三十"]),
        ("德国等5国反对", ["5国"]),
        ("20至30名官员", ["20至30名"]),
        ("须在90天内撤离", ["90天"]),
        ("时隔24年再访", ["24年"]),
        ("捐款5000万美元", ["5000万美元"]),
        ("十多个国家", ["十多个国家"]),
    ],
)
def test_a_quantity_is_a_number_and_its_measure(text, expected):
    """A quantity is found as printed: its number, its 多 or 余, its measure word."""
    assert quantities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("一个中国原则", "两国元首", "三方会谈"),
        *("七国集团", "二十国集团", "第十一次访问", "第2728号决议", "2025年5月8日", "民国114年", "M23运动"),
        *("80周年庆典", "四大原则", "一国两制", "万字长文", "G20峰会", "第三名", "5月8日10时"),
    ],
)
def test_what_does_not_count_is_no_quantity(text):
    """Names, ordinals, dates and group words are no quantities."""
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [("8", 8), ("十", 10), ("十一", 11), ("二十", 20), ("三十一", 31), ("廿六", 26), ("卅一", 31), ("二〇二五", 2025), ("一九四五", 1945)],
)
def test_numerals_have_their_number(words, value):
    """Arabic and Chinese numerals give the number they write."""
    assert number(words) == value


@pytest.mark.parametrize("words", ["", "十十", "三廿", "一二", "百", "x", "二十二二", "12345", "²"])
def test_what_writes_no_number_has_none(words):
    """Words that are no numeral of a day, month or year give None."""
    assert number(words) is None


PIECES = st.sampled_from(
    [
        *"0123456789一二三四五六七八九十廿卅〇零两年月日号时点分半至到-—、/.:（）周上下本今昨明前后同当次翌隔第民国 ",
        *"天晚早初底末将我“”。\n",
        *("当地时间", "2025年", "星期"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)), published=st.none() | st.dates())
def test_any_text_gives_valid_values_in_order(text, published):
    """Whatever the text and the day: no error, mentions are slices in order and apart, values are ISO dates or printed words."""
    document, sentences = article(text, published)
    for found in (find_times(document, sentences), find_quantities(document, sentences)):
        assert_apart(found, text)
    for mention in find_times(document, sentences):
        padded = mention.value if len(mention.value) > 7 else f"{mention.value}-01-01"[:10]
        assert datetime.fromisoformat(padded)
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:00)?)?)?", mention.value)
    assert all(mention.value == mention.span.of(text) for mention in find_quantities(document, sentences))


def assert_apart(mentions: list[Mention], text: str) -> None:
    """Each mention covers some text, no space at its ends, and none overlaps the next."""
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text) == mention.span.of(text).strip()
        end = mention.span.end
