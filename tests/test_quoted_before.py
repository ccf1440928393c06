"""Words that stand before the name of whoever says them, and what an actor does with those whom he joins."""

import pytest
from reading import read


def edges(text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of every claim that is no part, place or office."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("partOf", "locatedIn", "hasPosition")}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("“我们支持两国方案。”马克龙说。", ("France", "supports", "Two_State_Solution")),
        ("「我們支持兩國方案，」法國總統馬克龍在聲明中說。", ("France", "supports", "Two_State_Solution")),
        ("“我反对单边主义。”默茨说。", ("Friedrich_Merz", "opposes", "Unilateralism")),
        ("“我们保护文物，反对单边主义。”默茨说。", ("Germany", "opposes", "Unilateralism")),
    ],
)
def test_the_first_person_of_quoted_words_is_whoever_says_them(text: str, edge: tuple[str, str, str]) -> None:
    """我 is the speaker and 我们 the speaker's side, though the name comes only after the words; what goes on with them too."""
    assert edge in edges(text)


@pytest.mark.parametrize("saying", ["告诉记者", "警告", "批评", "续称", "慨叹"])
def test_quoted_words_are_followed_by_who_said_them(saying: str) -> None:
    """A verb that else needs words behind it has them before it."""
    said = read(f"“德国正在推动能源转型。”马克龙{saying}。").statements
    assert [(one.speaker, one.text) for one in said] == [("Emmanuel_Macron", "德国正在推动能源转型")]


def test_a_person_blamed_after_no_words_says_nothing() -> None:
    """Words that another sentence quotes are not those of whoever blames somebody before them."""
    assert read("马克龙批评石破茂。“德国正在推动能源转型。”").statements == ()


def test_a_sermon_is_no_verb_of_saying() -> None:
    """讲道 is what the pope holds, and not that he says something."""
    assert read("教宗良十四世在讲道中谴责仇恨与暴力。").statements == ()


@pytest.mark.parametrize("joins", ["联手", "携手", "联合"])
def test_whom_an_actor_joins_acts_too(joins: str) -> None:
    """甲联手乙推动 X is a deed of both."""
    found = edges(f"法国{joins}德国推动能源转型。")
    assert {("France", "promotes", "Energy_Transition"), ("Germany", "promotes", "Energy_Transition")} <= found


def test_a_deed_told_with_this_step_is_who_takes_it() -> None:
    """此举是 捍卫 X tells a deed; 此举是 B 不守 X 的政策 tells what it is."""
    assert ("European_Union", "upholds", "concept/市场规则") in edges("欧盟此举是捍卫市场规则。")
    assert edges("此举是法国不遵循市场规则的政策之一。") == set()
