"""Words that are no names, and names that end before the word behind them."""

import pytest
from reading import read

from kg.prose.script import shadow


def named(text: str) -> set[tuple[str, str]]:
    """Words in simplified script and class of every mention but times, pronouns and groups."""
    extraction = read(text)
    return {(shadow(m.span.of(extraction.document.text)), m.type) for m in extraction.mentions if m.type not in ("Time", "Pronoun", "Group")}


@pytest.mark.parametrize(
    "text",
    [
        "古老村寨焕发出蓬勃生机。",
        "一派生机勃勃。",
        "杨月夺得冠军，另一人获得亚军。",
        "气球与连绵雪山尽收眼底。",
        "網民連署這份陳情書。",
        "适当运动有益健康。",
        "他考上名牌大学。",
        "總統也提到，去年成立了新的公司。",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    """Idioms, ranks, things and described bodies are nobody's names."""
    assert not [n for n in named(text) if n[1] in ("Organization", "Place") or n[0] in ("蓬勃生机", "生机勃勃", "亚军", "雪山", "陈情书", "也提")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("陳時中多次寫信給國際衛生組織總幹事譚德塞。", ("国际卫生组织", "Organization")),
        ("[美]马克·彭德格拉斯特著，张瑞译。", ("马克·彭德格拉斯特", "Person")),
        ("曾担任主席的埃斯普马克 (Kjell Espmark)表示满意。", ("埃斯普马克", "Person")),
        ("立法委員王定宇、許智傑及智榮文教基金會董事長施振榮出席。", ("智荣文教基金会", "Organization")),
        ("總統於接見貝里斯副總理韋格時則表示滿意。", ("韦格", "Person")),
        ("蔡英文总统特别感谢阿雷瓦洛总统。", ("阿雷瓦洛", "Person")),
    ],
)
def test_names_end_where_the_next_word_begins(text: str, name: tuple[str, str]) -> None:
    """What stands before or behind a name is no part of it."""
    assert [n for n in named(text) if n[0] == name[0]] == [name]


def test_a_bearer_is_chosen_by_the_office_that_is_said() -> None:
    """白宫发言人桑德斯, 参议员桑德斯, 前总统克林顿: who has held that office, whenever that was."""
    ids = {m.entity for m in read("白宫发言人桑德斯表示乐观。").mentions}
    assert "Sarah_Huckabee_Sanders" in {c.subject for c in read("白宫发言人桑德斯表示乐观。").claims}, ids
    assert "Bernie_Sanders" in {c.subject for c in read("美国参议员桑德斯发表演说。").claims}
    assert "Bill_Clinton" in {c.subject for c in read("希拉里到场。美国前总统克林顿发表演说。").claims}


@pytest.mark.parametrize(
    "text",
    [
        "日本領導人公然發表挑釁言論。",
        "白宮說明了總統行政命令的內容。",
        "包括防卫相关经费在内的预算。",
        "各特首候選人到場。",
        "眾議院議員宿舍一個人也沒有。",
        "大學副教授成名表示，有人簽名。",
        "小松勝出，岸田後來道謝。",
    ],
)
def test_words_behind_a_title_are_nobodys_name(text: str) -> None:
    """A word of the dictionary that begins behind a title begins no name, unless it is written as transliterations are."""
    assert not {n for n, kind in named(text) if kind == "Person" and n not in ("成名", "小松", "岸田")}


def test_the_family_alone_ends_before_a_word() -> None:
    """高市|上台, where 高市早苗 is named in full."""
    assert {n for n, kind in named("高市早苗在東京發言。日本首相高市上台令人擔心，高市本周表示不改變。") if kind == "Person"} == {"高市早苗", "高市"}
    assert ("帕克斯", "Person") in named("帕克斯博士指出，投資不多。")
