"""The listed words that finders start from, titles of office, words for groups and endings of names, found by one pass over a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

_TITLE, _GROUP, _ENDING, _OFFICE, _CALLING = 1, 2, 4, 8, 16
Cue = tuple[str, int, int]  # a listed word, and where it begins and ends
_start = itemgetter(1)


class Cues(NamedTuple):
    """The cues of each list in their order. Of those that overlap, the one that begins first counts, and the longest of those that begin together.

    `offices` are all titles that are listed for a state or an organ: where the longest ends, by where it begins. `callings` are the ends of all
    words for what somebody is.
    """

    titles: list[Cue]
    groups: list[Cue]
    endings: list[Cue]
    offices: Mapping[int, int]
    callings: Sequence[int] = ()


class CueFinder:
    """Holds the scan for the words of all lists."""

    def __init__(
        self, titles: Iterable[str], groups: Iterable[str], endings: Iterable[str], offices: Iterable[str], callings: Iterable[str] = ()
    ) -> None:
        lists: dict[str, int] = {}
        for kind, words in ((_TITLE, titles), (_GROUP, groups), (_ENDING, endings), (_OFFICE, offices), (_CALLING, callings)):
            for word in words:
                lists[word] = lists.get(word, 0) | kind
        self._words = sorted(lists.items())
        self._scan = AhoCorasick([word for word, _ in self._words])

    def find(self, plain: str) -> Cues:
        """The words of each list in a text."""
        titles: list[Cue] = []
        groups: list[Cue] = []
        endings: list[Cue] = []
        offices: dict[int, int] = {}
        callings: list[int] = []
        past_title = past_group = past_ending = 0
        found = self._scan.find_matches_as_indexes(plain, overlapping=True)
        found.reverse()  # they come by their ends: the longest first of those that begin together
        for index, start, end in sorted(found, key=_start):
            word, kinds = self._words[index]
            if kinds & _ENDING and start >= past_ending:
                past_ending = end
                endings.append((word, start, end))
            if kinds & _GROUP and start >= past_group:
                past_group = end
                groups.append((word, start, end))
            if kinds & _TITLE and start >= past_title:
                past_title = end
                titles.append((word, start, end))
            if kinds & _OFFICE:
                offices.setdefault(start, end)
            if kinds & _CALLING:
                callings.append(end)
        return Cues(titles, groups, endings, offices, callings)
