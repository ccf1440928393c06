"""The pattern for one of many words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.prose.oneof import one_of

_LETTERS = "甲乙丙丁.*[]^-\\|"
_WORDS = st.sets(st.text(_LETTERS, min_size=1, max_size=4), max_size=12)
_MANY = [chr(code) + tail for code in range(0x4E00, 0x4E00 + 90) for tail in ("", "甲", "甲乙")]


def _alternation(words: set[str] | list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)")


@given(_WORDS, st.text(_LETTERS, max_size=30))
def test_finds_what_the_alternation_longest_first_finds(words: set[str], text: str) -> None:
    """A few words: the same stretches as the plain alternation finds."""
    assert [found.span() for found in one_of(words).finditer(text)] == [found.span() for found in _alternation(words).finditer(text)]


@given(st.sets(st.sampled_from(_MANY), min_size=60), st.text("一丁丂七甲乙", max_size=30))
def test_finds_the_same_where_the_words_begin_in_many_ways(words: set[str], text: str) -> None:
    """So many first characters that they are asked for in groups: the same stretches."""
    assert [found.span() for found in one_of(words).finditer(text)] == [found.span() for found in _alternation(words).finditer(text)]


@given(_WORDS, st.text(_LETTERS, max_size=12), st.sampled_from(_LETTERS))
def test_gives_up_a_longer_word_where_what_follows_asks_for_a_shorter(words: set[str], text: str, after: str) -> None:
    """Inside a larger pattern it can be made shorter, as the alternation can."""
    ours, plain = (re.compile(f"(?:{pattern.pattern}){re.escape(after)}") for pattern in (one_of(words), _alternation(words)))
    assert [found.span() for found in ours.finditer(text)] == [found.span() for found in plain.finditer(text)]


def test_matches_nothing_where_there_are_no_words() -> None:
    """No words, no match, not even an empty one."""
    assert one_of([]).search("甲") is None
