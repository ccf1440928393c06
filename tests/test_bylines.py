"""Who made an article, by its own apparatus; names that stand in rows after one title; short forms in rows."""

import pytest
from reading import read


def persons(text: str) -> set[str]:
    """The ids of all persons."""
    return {e.id for e in read(text).entities if e.type == "Person"}


def positions(text: str) -> set[tuple[str, str, str]]:
    """Holder, where, and the role of every office that the text states."""
    return {(c.subject, c.object, c.role) for c in read(text).claims if c.predicate == "hasPosition"}


def states(text: str) -> list[str]:
    """The ids of the states named, in order."""
    return [m.entity for m in read(text).mentions if m.type == "Country"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国外长抵达河内。\n（责编：林晚秋、贺初晴）", {"person/林晚秋", "person/贺初晴"}),
        ("【文/观察者网 周启明】匈牙利总理抵达莫斯科。", {"person/周启明"}),
        ("外长抵达河内。（譯者：陳怡安/核稿：盧思遠）", {"person/陈怡安", "person/卢思远"}),
        ("美国总统抵达。（記者沈若蘭和方一鳴攝）", {"person/沈若兰", "person/方一鸣"}),
    ],
)
def test_bylines_name_persons(text: str, expected: set[str]) -> None:
    """Every name of a byline is a person."""
    assert expected <= persons(text)


@pytest.mark.parametrize("text", ["图／路透社", "（图片来源：新华社）", "编辑：本报综合", "文／时代周报", "记者：谢谢发言人。"])
def test_bylines_without_names(text: str) -> None:
    """What stands in the place of a name and is an outlet or a word names nobody."""
    assert persons(f"外长抵达河内。\n{text}") == set()


def test_translators_belong_to_the_agency_of_the_dateline() -> None:
    """A translator's outlet is the one whose dateline heads the article."""
    text = "（中央社卡拉卡斯14日綜合外電報導）委內瑞拉今天宣布新規定。（譯者：陳怡安）"
    assert ("person/陈怡安", "Central_News_Agency", "譯者") in positions(text)


def test_editors_of_a_page_are_not_the_agencys() -> None:
    """Who edited the page that took over an agency's story is not said to work for the agency."""
    assert positions("新华社河内5月8日电 越南总理抵达。 【编辑:梁晚】") == set()


def test_reporters_in_a_row_share_their_outlet() -> None:
    """One title and outlet serve all names that 、 or 和 joins, and the next such title in the row."""
    text = "半島電視台記者Sami al-Hadid和Omar Rashidi、攝影記者Lina Haddad，以及助理攝影記者Nabil Saqr遇害。"
    assert {holder for holder, where, _ in positions(text) if where == "Al_Jazeera"} == {
        "person/Sami al-Hadid", "person/Omar Rashidi", "person/Lina Haddad", "person/Nabil Saqr",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("哈馬斯官員Taher al-Masri表示反對。", ("person/Taher al-Masri", "Hamas", "官員")),
        ("真主党高层哈桑·纳卡什表示反对。", ("person/哈桑·纳卡什", "Hezbollah", "高层")),
        ("副部長達吉雅各（Isabella Dagiago）表示，內政部支持。", None),
        ("內政部副部長達吉雅各（Isabella Dagiago）出席。", ("person/达吉雅各", "organization/内政部", "副部長")),
    ],
)
def test_names_after_titles(text: str, expected: tuple[str, str, str] | None) -> None:
    """A name reaches to the bracket that spells it; an official who is named holds a post."""
    assert expected is None or expected in positions(text)


@pytest.mark.parametrize(
    "text", ["美国官员马上回应。", "这是西班牙国王登基以来首次访华。", "伊朗高层安排了会晤。", "高市早苗访美。高市基于国家利益作出决定。"]
)
def test_no_name_where_a_word_goes_on(text: str) -> None:
    """Nothing is a name that is only the word after a title or a family name."""
    assert persons(text) <= {"Sanae_Takaichi"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("伊朗反对美国和英、法、德的决议。", ["Iran", "United_States", "United_Kingdom", "France", "Germany"]),
        ("中加领导人时隔多年首次会晤。", ["China", "Canada"]),
        ("會議在吉隆坡召開，這是馬國作為主席國主辦的會議。", ["Malaysia"]),
        ("叙利亚局势紧张。叙境内多地遇袭。", ["Syria", "Syria"]),
        ("早、中、晚各一次。", []),
        ("中小企业发展，中高层参加。", []),
    ],
)
def test_short_forms_in_rows(text: str, expected: list[str]) -> None:
    """Single characters are states in rows of them, beside a state, or as 中加 before what two states have."""
    assert [s.split("|")[0] for s in states(text)] == expected
