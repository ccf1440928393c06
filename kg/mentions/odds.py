"""How likely a stretch of characters is a name that nobody lists, against its being words of the dictionary.

The method is the class-based segmentation of Gao, Li, Wu and Huang (Computational Linguistics 31, 2005): each sentence is cut in the way that
costs least, where a word of the dictionary costs the negative logarithm of its frequency, and a name that of its class times that of its
characters in the class (`costs`). Only stretches are cut in which some name costs less than the words in its own place: the cheapest way
through the others has no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from kg.mentions.costs import LONGEST, NEVER, NameCosts, Remembered
from kg.mentions.gazetteer import Gazetteer
from kg.prose.lexicon import Lexicon
from kg.prose.words import Words

_HAN = "\u4e00-\u9fff"
_NOT_HAN = re.compile(f"[^{_HAN}]")
_LONGEST_WORD = 5
_LONGEST_CHINESE = 3  # with a family name of one character
_STRANGE = 8.0  # what a character costs in a name with dots that is in no listed transliteration
_FUNCTIONAL = 7.0


class Guess(NamedTuple):
    """A stretch that reads best as a name: where it stands, its class, and by how much (in nats) it beats the words in its place."""

    start: int
    end: int
    kind: str
    margin: float


class _Name(NamedTuple):
    """A name that some characters may begin with: how many it takes, its class, its cost, and by how much it beats the words in its place."""

    size: int
    kind: str
    cost: float
    margin: float


_Names = Mapping[int, Iterable[_Name]]  # by where they begin


class NameOdds(NameCosts):
    """Reads stretches of characters in the way that costs least."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, words: Words) -> None:
        super().__init__(gazetteer, lexicon, words)
        self._names = Remembered(self._find_names)
        self._opening = _opening(self._letters, self._surname, {*lexicon.surnames2, *lexicon.japanese})

    def guesses(self, text: str, least: float = 0.0) -> Iterator[Guess]:
        """The names in a text, by the best reading of each stretch in it of nothing but Chinese characters.

        A stretch whose names, put together, cannot come to a margin of `least` is not read.
        """
        text = _NOT_HAN.sub(" ", text) + " "
        names = self._possible(text)
        hopes: dict[tuple[int, int], float] = {}  # by stretch
        stretch = 0, 0
        for at, some in names.items():
            if at >= stretch[1]:
                stretch = text.rfind(" ", 0, at) + 1, text.find(" ", at)
                hopes[stretch] = 0.0
            for name in some:
                hopes[stretch] += name.margin
        for (start, end), hope in hopes.items():
            if hope >= least:
                yield from self._read(text[start:end], start, names)

    def _possible(self, text: str) -> _Names:
        """The names that cost less than the words in their place."""
        return {m.start(): names for m in self._opening.finditer(text) if (names := self._names[m[1]])}

    def _read(self, text: str, offset: int, names: _Names) -> list[Guess]:
        """The names on the cheapest path."""
        _, steps = self._paths(text, offset, names)
        read, at, size = [], 0, len(text)
        while at < size:
            step = steps[at]
            if isinstance(step, int):
                at += step
            else:
                read.append(Guess(offset + at, offset + at + step.size, step.kind, step.margin))
                at += step.size
        return read

    def _paths(self, text: str, offset: int, names: _Names) -> tuple[list[float], list[int | _Name]]:
        """For each place the least cost from there to the end, and the step that begins that way: a name, or how many characters a word takes."""
        size, costs = len(text), self._cost
        ahead = [0.0] * (size + 1)
        steps: list[int | _Name] = [1] * size
        words = self._words.within(text)  # by their beginnings, so that they are taken from the end as the places are
        begins = words[-1][0] if words else -1
        for at in range(size - 1, -1, -1):
            least = costs[text[at]][0] + ahead[at + 1]
            while begins == at:
                word = words.pop()[1]
                begins = words[-1][0] if words else -1
                length = len(word)
                cost = costs[word][0] + ahead[at + length]
                if cost < least and length <= _LONGEST_WORD:
                    least, steps[at] = cost, length
            if offset + at in names:
                for name in names[offset + at]:
                    cost = name.cost + ahead[at + name.size]
                    if cost < least:
                        least, steps[at] = cost, name
            ahead[at] = least
        return ahead, steps

    def _find_names(self, head: str) -> tuple[_Name, ...]:
        """The names that these characters may begin with and that cost less than words."""
        if self.hopeless(head):
            return ()
        costs = self._cost
        apart = [0.0, *accumulate([costs[char][0] for char in head])]
        named = [(size, kind, min(own, self.listed(head[:size]))) for size, (own, kind) in self._by_length(head).items()]
        named = [name for name in named if name[2] < apart[name[0]]]
        if not named:
            return ()
        as_words = self._as_words(head[: max([name[0] for name in named])])
        return tuple([_Name(size, kind, cost, as_words[size] - cost) for size, kind, cost in named if cost < as_words[size]])

    def _as_words(self, text: str) -> list[float]:
        """The least cost of the first characters as words of the dictionary, for each number of them."""
        costs, least = self._cost, [0.0] + [NEVER] * len(text)
        for at, word in sorted([*enumerate(text), *self._words.within(text)]):
            end = at + len(word)
            cost = least[at] + costs[word][0]
            if cost < least[end] and end - at <= _LONGEST_WORD:
                least[end] = cost
        return least

    def _by_length(self, head: str) -> dict[int, tuple[float, str]]:
        """For each length of a name that these characters may begin with, its least cost and its class."""
        found: dict[int, tuple[float, str]] = {}
        for kind, named in (("foreign", self.foreign(head)), ("chinese", self.chinese(head)), ("japanese", self.japanese(head))):
            for size, cost in named:
                if cost < (found[size][0] if size in found else NEVER):
                    found[size] = cost, kind
        return found

    def head(self, text: str) -> int:
        """How many characters of the text the name takes that begins it: 伯戈因|将军指挥; at least one."""
        ahead = self._ahead(text)
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[:n]) + ahead[n])

    def tail(self, text: str) -> int:
        """How many characters the name takes that ends the text: 当|约翰."""
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[-n:]) + self._ahead(text[:-n])[0])

    def _ahead(self, text: str) -> list[float]:
        """The cost of the best reading of a text from each offset to its end."""
        return self._paths(text, 0, self._possible(text))[0]

    def _part(self, name: str) -> float:
        """The cost of one part of a name with dots, where a name is sure to stand: any character may be in it."""
        letters = sum(self._rest.get(c, _STRANGE if self.word(c) > _FUNCTIONAL else 2 * _STRANGE) for c in name)
        return min((2.0 if len(name) > 1 else 6.0) + letters, self.listed(name) - 4.0)


def _opening(letters: Iterable[str], surnames: Iterable[str], families: Iterable[str]) -> re.Pattern[str]:
    """Finds every place where a name may begin; its group has as many of the characters there as may be in one name.

    Args:
        letters: what transliterations are written with.
        surnames: Chinese family names of one character.
        families: family names of two characters or more.
    """
    first, second = ({name[at : at + 1] for name in families} for at in (0, 1))
    letter, surname, head, neck = (f"[{''.join(sorted(some))}]" for some in (letters, surnames, first, second))
    return re.compile(
        f"(?=({head}{neck}[{_HAN}]{{0,{LONGEST - 2}}}|{letter}{{{_LONGEST_CHINESE},{LONGEST}}}"
        f"|{surname}[{_HAN}]{{1,{_LONGEST_CHINESE - 1}}}|{letter}{{2}}))"
    )
