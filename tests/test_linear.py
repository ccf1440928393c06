"""Reading takes time linear in a text's length, shown by counts of calls; what patterns cost inside of a call test_backtracking.py shows.

Time is never measured here: `bench/speed.py` prints the microseconds a character.
"""

import sys
from collections.abc import Callable
from datetime import date

import pytest

from kg.inputs.fragment import fragment_text
from kg.inputs.html import read_html
from kg.knowledge import Knowledge, load_knowledge
from kg.pipeline import extract
from kg.prose import segments
from kg.prose.sentences import LONGEST_SEGMENT
from kg.read import read_text
from kg.serve.sparql import service_at
from kg.types import Span

RUN = "中国外交部发言人王毅说两国元首在莫斯科举行会谈并签署联合声明强调反对单边主义和保护主义我们将继续同俄方一道努力"
STRANGE: dict[str, Callable[[int], str]] = {
    "no punctuation": lambda size: (RUN * (size // len(RUN) + 1))[:size],
    "one character": lambda size: "中" * size,
    "one verb of saying": lambda size: "说" * size,
    "nested quotation marks": lambda size: "王毅说" + ("“中" * size)[: size // 2] + ("国”" * size)[: size // 2] + "。",
    "quotation marks never closed": lambda size: ("“中国" * size)[:size],
    "brackets never closed": lambda size: ("中国（" * size)[:size],
    "ministers": lambda size: ("中国外长" * size)[:size],
    "names": lambda size: ("普京、习近平、" * size)[:size],
    "dots": lambda size: ("阿里·" * size)[:size],
    "dates": lambda size: ("8日中" * size)[:size],
    "definitions": lambda size: ("北大西洋公约组织（北约）" * size)[:size],
    "list items": lambda size: ("一、中国支持俄罗斯\n" * size)[:size],
    "speech in speech": lambda size: ("王毅说" * size)[:size],
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """All that is known."""
    return load_knowledge()


def calls(text: str, knowledge: Knowledge) -> int:
    """How many calls, of functions and of methods of C, the reading of a text takes."""
    document, count = read_text(text, published=date(2025, 5, 9)), 0

    def counted(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        extract(document, knowledge)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", STRANGE)
def test_twice_the_text_is_twice_the_work(name: str, knowledge: Knowledge) -> None:
    """A text that no one writes, twice as long, takes at most a tenth more than twice the calls."""
    make = STRANGE[name]
    calls(make(2400), knowledge)  # what words cost is remembered from here on
    assert calls(make(9600), knowledge) <= 2.2 * calls(make(4800), knowledge)


def test_no_segment_is_longer_than_any_clause() -> None:
    """What rules read is never longer than LONGEST_SEGMENT, and together it is all that was given."""
    parts = segments("中" * 5000 + "，" + "国" * 7, Span(0, 5008))
    assert max(part.span.end - part.span.start for part in parts) == LONGEST_SEGMENT
    assert sum(part.span.end - part.span.start for part in parts) == 5007
    assert [part.mark for part in parts if part.mark] == ["，"]


def test_many_digits_in_a_line_are_read_at_once() -> None:
    """中222…2国 is no row of buttons and counts, and is known for none without trying every way to cut the digits."""
    document = read_text(f"习近平会见普京\n中{'2' * 60}国\n现代国际关系\n研究所所长", published=date(2025, 5, 9))
    assert "2" * 60 in document.text


def test_a_byline_that_never_comes_is_given_up_at_once() -> None:
    """（驻驻驻… is tried as a correspondent's post a few times, and not in every way to cut it."""
    document = read_text("（" + "驻" * 60 + "。\n\n普京会见莫迪。", published=date(2025, 5, 9))
    assert "普京会见莫迪" in document.text


def test_a_name_spelt_in_dashes_is_given_up_at_once(knowledge: Knowledge) -> None:
    """弗拉蒂尼（A-----… is tried as a name spelt in Latin letters once, and not with every way to cut the dashes."""
    document = read_text(f"外长弗拉蒂尼（A{'-' * 150}1）会见普京。{RUN * 4}", published=date(2025, 5, 9))
    assert len(extract(document, knowledge).document.text) > 150


def test_a_tag_that_never_ends_is_given_up_at_once() -> None:
    """<aaaa… is read as a tag once, and not with every length of its name."""
    assert fragment_text("普京<" + "a" * 300_000).startswith("普京")


def test_a_page_of_spaces_is_read_at_once() -> None:
    """A search for an XML declaration looks at a long stretch of spaces once, and not from each of them."""
    page = f"<html><body><p>{'普京在莫斯科会见莫迪，双方就合作交换意见。' * 20}{' ' * 300_000}</p></body></html>"
    assert "普京在莫斯科会见莫迪" in read_html(page.encode(), "a.html").text


def test_a_string_that_never_ends_is_given_up_at_once() -> None:
    """The strings of a query are blanked once, also where one never ends."""
    assert service_at('SELECT * { ?a ?b "' + r"\"" * 100_000) is None
    assert service_at(r"SELECT * { kg:a\'b SERVICE <http://a.example/> { ?a ?b kg:a\'b } }") == (1, 20)
