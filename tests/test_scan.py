"""Where listed names stand in a text: found by looking each up and by the automaton alike."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import load_names
from kg.late import late
from kg.mentions import Gazetteer
from kg.mentions.gazetteer import Entry

NAMES = ("中国", "中国外交部", "国外", "外交部长", "部长", "MH17", "G20", "G20峰会", "甲", "甲乙")
ENTRIES = [Entry(f"e{number}", "Organization", "", (), (name,), (), (), "", "", "") for number, name in enumerate(NAMES)]
LONG = "，" * 20_000  # after so much an automaton is worth its making
RUNNING = Gazetteer(ENTRIES)
RUNNING.scan(LONG)
PARTS = st.sampled_from([*NAMES, "中", "外交", "，", "国家", "x", "1", "峰", "乙"])


@given(st.lists(PARTS, max_size=12).map("".join))
def test_both_ways_find_the_same(text: str) -> None:
    """The longest name at each place is the same whether names are looked up or an automaton runs over the text."""
    assert Gazetteer(ENTRIES).scan(text) == RUNNING.scan(text)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_the_leftmost_longest_are_found(text: str) -> None:
    """What is found is what an alternation of the names finds, longest first, without Latin names inside other Latin words."""
    longest = re.compile("|".join(sorted(NAMES, key=lambda name: (-len(name), name))))
    latin = re.compile(r"[A-Za-z0-9]")
    expected = [(m.start(), m.end(), m[0]) for m in longest.finditer(text)]
    found = RUNNING.scan(text)
    assert set(found) <= set(expected)
    assert [one for one in expected if not latin.search(one[2])] == [one for one in found if not latin.search(one[2])]


def test_many_characters_are_left_to_the_automaton() -> None:
    """Looking up is for the first few articles: the automaton is made once it is worth its making."""
    gazetteer = Gazetteer([Entry("China", "Country", "", (), ("中国",), (), (), "", "", "")])
    assert gazetteer.scan("中国") == [(0, 2, "中国")]
    assert "_automaton" not in vars(gazetteer)
    assert len(gazetteer.scan("中国" * 20_000)) == 20_000
    assert gazetteer.scan("中国") == [(0, 2, "中国")]
    assert "_automaton" in vars(gazetteer)


def test_every_listed_name_is_found_either_way() -> None:
    """Of the shipped names too."""
    gazetteer = load_names()
    text = "、".join(list(gazetteer.names)[::97])
    assert len(text) < len(LONG)
    looked_up = gazetteer.scan(text)
    gazetteer.scan(LONG)
    assert gazetteer.scan(text) == looked_up


def test_late_patterns_do_what_patterns_do() -> None:
    """A pattern that is compiled late finds the same, tells the same of itself, and is compiled once, when it is asked."""
    one = late("(中)国", re.IGNORECASE)
    assert "compiled" not in vars(one)
    assert one.pattern == "(中)国"
    assert [m.span() for m in one.finditer("中国在中国")] == [(0, 2), (3, 5)]
    assert one.sub(r"\1", "中国") == "中"
    assert (one.groups, one.flags) == (1, re.compile("(中)国", re.IGNORECASE).flags)
    assert one.match is one.match
