"""Whose an office is where the title does not say it, and what the words around a title make of it."""

import pytest
from reading import read


def positions(text: str) -> set[tuple[str, str, str, str]]:
    """Holder, predicate, where, and the role of every office that the text states."""
    return {(c.subject, c.predicate, c.object, c.role) for c in read(text).claims if c.predicate in ("hasPosition", "memberOf")}


CASES = [
    # an organ of the state names the state
    ("日本众议院选举周日举行，首相石破茂出席。", ("Shigeru_Ishiba", "hasPosition", "Japan", "首相")),
    # the article's own side
    ("我駐教廷大使賀忠義出席。台灣感謝教廷。我國支持和平。", ("person/贺忠义", "hasPosition", "Taiwan", "駐教廷大使")),
    ("台灣感謝海地。我國搜救隊抵達。外交部長章孝華表示感謝。", ("person/章孝华", "hasPosition", "Taiwan", "外交部長")),
    # a title without a state goes on with the state of the one before
    ("英国局势动荡。外交大臣约翰逊辞职。脱欧事务大臣戴德伟也辞职。", ("person/戴德伟", "hasPosition", "United_Kingdom", "脱欧事务大臣")),
    # territories have their heads
    ("澳門特首賀一誠出席會議。", ("Ho_Iat_Seng", "hasPosition", "Macau", "特首")),
    # the title before 的, and the name behind it
    ("曾任全國人大代表的湯偉文出席。", ("person/汤伟文", "hasPosition", "National_Peoples_Congress", "代表")),
    # a forum with researchers is a body
    ("太平洋海權論壇研究員卓明軒指出合作。", ("person/卓明轩", "hasPosition", "organization/太平洋海权论坛", "研究員")),
    # a party's member of parliament is its member
    ("美国民主党参议员沃伦反对法案。", ("person/沃伦", "memberOf", "Democratic_Party_US", "参议员")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_an_office_is(text: str, expected: tuple[str, str, str, str]) -> None:
    """Every office is held where the text, or its own side, has it."""
    assert expected in positions(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [("中華民國感謝美國。宏國外交部長烏必索訪問中華民國。", "person/乌必索"), ("前第一夫人米雪奧巴馬出席。美國。", "Barack_Obama")],
)
def test_what_no_title_gives(text: str, person: str) -> None:
    """A state known by another name is not the nearest one; a given name keeps the namesake away."""
    assert not {p for p in positions(text) if p[0] == person}


def test_a_role_holds_no_verb() -> None:
    """接見特首某某: the verb before a title is no part of it."""
    assert {p[3] for p in positions("香港。習近平接見特首李家超。") if p[0] == "John_Lee"} <= {"特首"}
