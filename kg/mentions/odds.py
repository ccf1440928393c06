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
from typing import NamedTuple, Protocol

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


class _Names(NamedTuple):
    """The names that some characters may begin with and that cost less than words."""

    names: tuple[_Name, ...]
    reach: int  # how many characters the longest takes
    hope: float  # all their margins together
    foreign: bool  # whether there are transliterations among them


_Places = Mapping[int, _Names]  # by where they begin


class Worth(Protocol):
    """Tells whether a range in which names are possible, some of them transliterations, is worth a reading."""

    def __call__(self, start: int, end: int, /, *, foreign: bool) -> bool:
        """Give the verdict."""
        ...


class NameOdds(NameCosts):
    """Reads stretches of characters in the way that costs least."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, words: Words) -> None:
        super().__init__(gazetteer, lexicon, words)
        self._names = Remembered(self._find_names)
        self._readings = Remembered(self._find_reading)
        self._opening = _opening(self._letters, self._surname, {*lexicon.surnames2, *lexicon.japanese})

    def guesses(self, text: str, least: float = 0.0, worth: Worth = lambda _start, _end, **_: True) -> Iterator[Guess]:
        """The names in a text, by the best reading of each stretch in it of nothing but Chinese characters.

        A stretch is read where names that touch or overlap can come together to a margin of `least` and their range is `worth` it.
        """
        names = self._possible(text)
        done = 0
        for start, end, foreign in _runs(names, least):
            if start >= done and worth(start, end, foreign=foreign):
                begin, done = _stretch(text, start)
                yield from self._read(text[begin:done], begin, names)

    def _possible(self, text: str) -> _Places:
        """The names that cost less than the words in their place."""
        return {m.start(): names for m in self._opening.finditer(text) if (names := self._names[m[0] + m[1]]) is not None}

    def _read(self, text: str, offset: int, places: _Places) -> Iterator[Guess]:
        """The names on the cheapest path through a stretch, part by part: no word and no name crosses from one part into the next."""
        ends = {at: at + len(word) for at, word in self._words.within(text) if len(word) <= _LONGEST_WORD}  # of the longest that begins there
        begin = end = 0
        named = False
        for at in range(len(text)):
            if at == end:
                if named:
                    yield from self._moved(offset + begin, text[begin:end])
                begin, named = at, False
            after = ends.get(at, at + 1)
            if (some := places.get(offset + at)) is not None:
                named, after = True, max(after, at + some.reach)
            end = max(end, after)
        if named:
            yield from self._moved(offset + begin, text[begin:])

    def _moved(self, offset: int, part: str) -> Iterator[Guess]:
        """The names in a part of a text that begins at the offset."""
        for start, end, kind, margin in self._readings[part]:
            yield Guess(offset + start, offset + end, kind, margin)

    def _find_reading(self, part: str) -> tuple[Guess, ...]:
        """The names on the cheapest path through a few characters."""
        _, steps = self._paths(part, self._possible(part))
        read, at = [], 0
        while at < len(part):
            step = steps[at]
            if isinstance(step, int):
                at += step
            else:
                read.append(Guess(at, at + step.size, step.kind, step.margin))
                at += step.size
        return tuple(read)

    def _paths(self, text: str, places: _Places) -> tuple[list[float], list[int | _Name]]:
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
            for name in places[at].names if at in places else ():
                cost = name.cost + ahead[at + name.size]
                if cost < least:
                    least, steps[at] = cost, name
            ahead[at] = least
        return ahead, steps

    def _find_names(self, head: str) -> _Names | None:
        """The names that these characters may begin with and that cost less than words; None where there are none."""
        if self.hopeless(head):
            return None
        costs = self._cost
        apart = [0.0, *accumulate([costs[char][0] for char in head])]
        named = [(size, kind, min(own, self.listed(head[:size]))) for size, (own, kind) in self._by_length(head).items()]
        named = [name for name in named if name[2] < apart[name[0]]]
        if not named:
            return None
        as_words = self._as_words(head[: max([name[0] for name in named])])
        names = tuple([_Name(size, kind, cost, as_words[size] - cost) for size, kind, cost in named if cost < as_words[size]])
        if not names:
            return None
        reach, hope = max([name.size for name in names]), sum([name.margin for name in names])
        return _Names(names, reach, hope, any(name.kind == "foreign" for name in names))

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

    def margin(self, text: str, size: int) -> float:
        """By how much a Chinese name of that many characters at the head of a text beats every reading with none there; below zero where it loses."""
        named = dict(self.chinese(text)).get(size, NEVER)
        if size > _LONGEST_CHINESE and text[:2] not in self._lexicon.surnames2:
            named = self.married(text)
        places = dict(self._possible(text))
        places.pop(0, None)
        ahead, _ = self._paths(text, places)
        return ahead[0] - min(named, self.listed(text[:size])) - ahead[size] if size < len(ahead) else -NEVER  # 韩|“: the text breaks off before

    def head(self, text: str) -> int:
        """How many characters of the text the name takes that begins it: 伯戈因|将军指挥; at least one."""
        ahead = self._ahead(text)
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[:n]) + ahead[n])

    def tail(self, text: str) -> int:
        """How many characters the name takes that ends the text: 当|约翰."""
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[-n:]) + self._ahead(text[:-n])[0])

    def _ahead(self, text: str) -> list[float]:
        """The cost of the best reading of a text from each offset to its end."""
        return self._paths(text, self._possible(text))[0]

    def _part(self, name: str) -> float:
        """The cost of one part of a name with dots, where a name is sure to stand: any character may be in it."""
        letters = sum(self._rest.get(c, _STRANGE if self.word(c) > _FUNCTIONAL else 2 * _STRANGE) for c in name)
        return min((2.0 if len(name) > 1 else 6.0) + letters, self.listed(name) - 4.0)


def _opening(letters: Iterable[str], surnames: Iterable[str], families: Iterable[str]) -> re.Pattern[str]:
    """Finds every first character of a name; its group has as many of the characters after it as may be in the name too.

    Args:
        letters: what transliterations are written with.
        surnames: Chinese family names of one character.
        families: family names of two characters or more.
    """
    first, second = ({name[at : at + 1] for name in families} for at in (0, 1))
    letter, surname, head, neck, any_ = (f"[{''.join(sorted(some))}]" for some in (letters, surnames, first, second, {*first, *letters, *surnames}))
    return re.compile(  # it begins with a class and not with what looks ahead: so the engine passes over all other characters
        f"{any_}(?=((?<={head}){neck}[{_HAN}]{{0,{LONGEST - 2}}}|(?<={letter}){letter}{{{_LONGEST_CHINESE - 1},{LONGEST - 1}}}"
        f"|(?<={surname})[{_HAN}]{{1,{_LONGEST_CHINESE - 1}}}|(?<={letter}){letter}))"
    )


def _runs(names: _Places, least: float) -> Iterator[tuple[int, int, bool]]:
    """Where names that touch or overlap begin and end whose margins together come to `least`, and whether there are transliterations among them."""
    start = end = -1
    hope, foreign = least, False
    for at, some in names.items():
        if at > end:
            if end > 0 and hope >= least:
                yield start, end, foreign
            start = end = at
            hope, foreign = 0.0, False
        end = max(end, at + some.reach)
        hope += some.hope
        foreign = foreign or some.foreign
    if end > 0 and hope >= least:
        yield start, end, foreign


def _stretch(text: str, at: int) -> tuple[int, int]:
    """Where the Chinese characters around the one at an offset begin and end."""
    start, after = at, _NOT_HAN.search(text, at)
    while start and _NOT_HAN.match(text, start - 1) is None:
        start -= 1
    return start, after.start() if after else len(text)
