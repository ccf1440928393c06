"""How likely a stretch of characters is a name that nobody lists, against its being words of the dictionary.

The method is the class-based segmentation of Gao, Li, Wu and Huang (Computational Linguistics 31, 2005): each sentence is cut in the way that
costs least, where a word of the dictionary costs the negative logarithm of its frequency, and a name that of its class times that of its
characters in the class (`costs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from operator import itemgetter

from kg.mentions.costs import NEVER, OPEN, NameCosts
from kg.values import quick

_LONGEST_WORD = 5
_LONGEST_NAME = 7
_LONGEST_WRITTEN = 5  # a Japanese name
_LONGEST_CHINESE = 3  # with a family name of one character
_STRANGE = 8.0  # what a character costs in a name with dots that is in no listed transliteration
_FUNCTIONAL = 7.0
_LENGTHS = {2: 0.22, 3: 0.36, 4: 0.24, 5: 0.11, 6: 0.05, 7: 0.02}  # of transliterations, in characters
_LENGTH_COSTS = {size: -log(share * OPEN["foreign"]) for size, share in _LENGTHS.items()}


@quick
@dataclass(frozen=True, slots=True)
class Guess:
    """A stretch that reads best as a name: where it stands, its class, and by how much (in nats) it beats the best reading without it."""

    start: int
    end: int
    kind: str
    margin: float


class NameOdds(NameCosts):
    """Reads stretches of characters in the way that costs least."""

    def guesses(self, text: str, offset: int, closed: Mapping[int, int]) -> list[Guess]:
        """The names in a stretch without punctuation, by its best reading; `closed` maps starts to ends of what is known already."""
        ahead, step = self._paths(text, closed)
        return list(self._read(text, offset, step, ahead))

    def _least(self, text: str) -> float:
        """The cost of the best reading of a stretch."""
        return self._paths(text, {})[0][0]

    def _paths(self, text: str, closed: Mapping[int, int]) -> tuple[list[float], list[tuple[int, str]]]:
        """For each offset the least cost from there to the end, and the step that begins that way: its end and its class."""
        size, known = len(text), self._cost
        ahead = [0.0] * (size + 1)
        step: list[tuple[int, str]] = [(0, "")] * size
        begins: list[list[str]] = [[] for _ in text]
        for at, word in self._words.within(text):
            begins[at].append(word)
        stop = size  # where what is known already begins, after the offset
        for at in range(size - 1, -1, -1):
            if at in closed:
                stop, end = at, min(closed[at], size)
                ahead[at], step[at] = ahead[end], (end, "known")
                continue
            char = text[at]
            best, how = (known.get(char) or self._costs(char))[0] + ahead[at + 1], (at + 1, "")
            listed: dict[int, float] = {}
            for word in begins[at]:
                end = at + len(word)
                if end > stop:
                    break
                cost, name_cost = known.get(word) or self._costs(word)
                if name_cost < NEVER:
                    listed[end] = name_cost
                elif cost + ahead[end] < best and end - at <= _LONGEST_WORD:
                    best, how = cost + ahead[end], (end, "")
            if char in self._begins:
                for end, kind, own in self._names(text, at, stop):
                    cost = min(own, listed[end]) if end in listed else own
                    if cost + ahead[end] < best:
                        best, how = cost + ahead[end], (end, kind)
            ahead[at], step[at] = best, how
        return ahead, step

    def _names(self, text: str, at: int, stop: int) -> list[tuple[int, str, float]]:
        """Every name that may begin here and ends before `stop`, with its class and cost."""
        letters, found = self._letters, []
        letter = letters.get(text[at])
        first, inside = letter[0] if letter else NEVER, 0.0
        longest = self._longest_written(text[at : at + 3])
        for end in range(at + 2, min(stop, at + _LONGEST_NAME) + 1):
            kind, cost = "", NEVER
            letter = letters.get(text[end - 1]) if letter else None
            if letter:
                kind, cost = "foreign", first + letter[2] + inside + _LENGTH_COSTS[end - at]
                inside += letter[1]
            elif end - at > longest:
                break
            if end - at <= longest:
                name = text[at:end]
                written = self._named.get(name) or self._written(name)
                if written[1] < cost:
                    kind, cost = written
            if kind:
                found.append((end, kind, cost))
        return found

    def _longest_written(self, head: str) -> int:
        """How long a Chinese or Japanese name may be that begins with these characters; 0 where none does."""
        two = head[:2]
        if two in self._lexicon.surnames2 or two in self._lexicon.japanese or head in self._lexicon.japanese:
            return _LONGEST_WRITTEN
        return _LONGEST_CHINESE if head[0] in self._surname else 0

    def _written(self, name: str) -> tuple[str, float]:
        """The class, Chinese or Japanese, under which a name costs less, and that cost."""
        written = min(("chinese", self.chinese(name)), ("japanese", self.japanese(name)), key=itemgetter(1))
        self._named[name] = written = written if written[1] < NEVER else ("", NEVER)
        return written

    def head(self, text: str) -> int:
        """How many characters of the text the name takes that begins it: 伯戈因|将军指挥; at least one."""
        ahead = self._paths(text, {})[0]
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[:n]) + ahead[n])

    def tail(self, text: str) -> int:
        """How many characters the name takes that ends the text: 当|约翰."""
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[-n:]) + self._least(text[:-n]))

    def _part(self, name: str) -> float:
        """The cost of one part of a name with dots, where a name is sure to stand: any character may be in it."""
        letters = sum(self._rest.get(c, _STRANGE if self.word(c) > _FUNCTIONAL else 2 * _STRANGE) for c in name)
        return min((2.0 if len(name) > 1 else 6.0) + letters, self.listed(name) - 4.0)

    def _read(self, text: str, offset: int, step: list[tuple[int, str]], ahead: list[float]) -> Iterable[Guess]:
        """The names on the cheapest path, each with its margin over the words that could stand in its place."""
        at = 0
        while at < len(text):
            end, kind = step[at]
            if kind not in ("", "known"):
                yield Guess(offset + at, offset + end, kind, self._as_words(text[at:end]) - (ahead[at] - ahead[end]))
            at = max(end, at + 1)

    def _as_words(self, name: str) -> float:
        """The least cost of the characters as words of the dictionary."""
        best = [0.0] + [NEVER] * len(name)
        for end in range(1, len(name) + 1):
            best[end] = min(best[at] + self.word(name[at:end]) for at in range(max(0, end - _LONGEST_WORD), end))
        return best[-1]
