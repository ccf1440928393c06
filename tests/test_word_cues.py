"""The listed words that finders start from, found by one pass for all lists."""

from ahocorasick_rs import AhoCorasick, MatchKind
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.cues import CueFinder

_WORDS = st.sets(st.text("总统府部长会", min_size=1, max_size=4), min_size=1, max_size=8)
_TEXTS = st.text("总统府部长会，", max_size=30)


def alone(words: set[str], text: str) -> list[tuple[str, int, int]]:
    """What a pass for one list alone finds."""
    listed = sorted(words)
    scan = AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest)
    return [(listed[index], start, end) for index, start, end in scan.find_matches_as_indexes(text)]


@given(_WORDS, _WORDS, _WORDS, _TEXTS)
def test_each_list_is_found_as_if_it_were_alone(titles: set[str], groups: set[str], endings: set[str], text: str) -> None:
    """The words of the other lists change nothing in what is found of a list."""
    cues = CueFinder(titles, groups, endings, ()).find(text)
    assert cues.titles == alone(titles, text)
    assert cues.groups == alone(groups, text)
    assert cues.endings == alone(endings, text)


@given(_WORDS, _WORDS, _TEXTS)
def test_offices_are_the_longest_from_each_start(titles: set[str], offices: set[str], text: str) -> None:
    """Of the titles of states and organs that begin at one place the longest is told, whatever overlaps it."""
    ends = {
        at: max(at + len(word) for word in offices if text.startswith(word, at)) for at in range(len(text)) if text.startswith(tuple(offices), at)
    }
    assert CueFinder(titles, (), (), offices).find(text).offices == ends


def test_no_list_finds_nothing() -> None:
    """Without words, nothing is found in any text."""
    assert CueFinder((), (), (), ()).find("外交部长") == ([], [], [], {}, [])
