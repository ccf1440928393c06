"""How likely a stretch of characters is a name that nobody lists, against its being words of the dictionary.

The method is the class-based segmentation of Gao, Li, Wu and Huang (Computational Linguistics 31, 2005): each sentence is cut in the way that
costs least, where a word of the dictionary costs the negative logarithm of its frequency, and a name that of its class times that of its
characters in the class. What transliterations are written with is counted over the names of the gazetteer; the classes of Chinese and
Japanese names come from the lexicon. Nothing is learnt from labelled text, and the same names give the same costs everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from operator import itemgetter

from kg.mentions.gazetteer import Gazetteer
from kg.mentions.letters import graded, leanings, letter_costs, transliterations
from kg.prose.lexicon import Lexicon
from kg.prose.words import Words

_TOTAL = 60_101_967.0  # the sum of the frequencies in jieba's dictionary
_LONGEST_WORD = 5
_LONGEST_NAME = 7
_LONGEST_WRITTEN = 5  # a Japanese name; a Chinese one has four at most
_NEVER = 1000.0
_UNKNOWN = 17.5  # what a single character costs that the dictionary does not hold
_BOUND = log(_TOTAL / 12_000)
_STRANGE = 8.0  # what a character costs in a name with dots that is in no listed transliteration
_FUNCTIONAL = 7.0
_COMMON = 2500  # no word met more often than this is a name alone
_UNCERTAIN = ("n", "nz", "ns", "v", "x", "i", "l")
_RARE = 400  # a word of two characters met more often than this is a word, though the dictionary has it for a name
_OPEN = {"foreign": 0.004, "chinese": 0.002, "japanese": 0.0006}  # how often a word of news is an unlisted name of the class
_LENGTHS = {2: 0.22, 3: 0.36, 4: 0.24, 5: 0.11, 6: 0.05, 7: 0.02}  # of transliterations, in characters
_LENGTH_COSTS = {size: -log(share * _OPEN["foreign"]) for size, share in _LENGTHS.items()}
_NO_GIVEN = frozenset("于后焉在的了着过把被将和与及或之者们是有也都就还又很不没未曾称说表示一个这那此其")
# Last characters of words of three that the dictionary has for persons and are none: 沙尘暴, 杜鹃花, 金水桥.
_THINGS = frozenset(
    "岭湖镇嘴湾潭桥街路楼庙宫关门站线台墩渡堤尾菜鱼酒店村城寺塔郡县市区州堡期赛性证朝监花草松砂棒物筑哥荡车权暴雨器素卜石字人家党队馆园河山坝"
)
_WORDLIKE = 11.0
_REMEMBERED = 200_000  # stretches whose cost is kept
_SELDOM = 13.0  # a word that costs more is met so seldom that it may as well be a part of a name


@dataclass(frozen=True, slots=True)
class Guess:
    """A stretch that reads best as a name: where it stands, its class, and by how much (in nats) it beats the best reading without it."""

    start: int
    end: int
    kind: str
    margin: float


class NameOdds:
    """Holds the costs that are counted once."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, words: Words) -> None:
        self._words = words
        self._lexicon = lexicon
        first, self._rest, last = letter_costs(transliterations(gazetteer, lexicon))
        self._letters = {c: (first[c], rest, last[c]) for c, rest in self._rest.items()}
        self._lean = leanings(gazetteer)
        self._given = {c: -log(p) for c, p in graded(lexicon.given).items()}
        self._surname = {c: -log(p) for c, p in graded(lexicon.surname_grades).items()}
        self._heads = frozenset((*self._surname, *(n[0] for n in (*lexicon.surnames2, *lexicon.japanese))))
        self._begins = self._heads | self._letters.keys()  # what a name may begin with

        self._cost: dict[str, tuple[float, float]] = {}
        self._named: dict[str, tuple[str, float]] = {}

    def leans(self, name: str) -> float:
        """How much the end of a transliteration speaks for a place (above zero) or a person: 尼亚, 斯坦 against 森, 妮."""
        return sum(self._lean.get(name[-n:], 0.0) for n in (1, 2))

    def chinese(self, name: str) -> float:
        """The cost of a name as a Chinese one: a family name and one or two characters."""
        double = name[:2] in self._lexicon.surnames2
        family = -log(0.0004) if double else self._surname.get(name[0], _NEVER)
        given = name[2:] if double else name[1:]
        if not 1 <= len(given) <= 2:
            return _NEVER
        if len(given) == 2 and self.word(given) < _WORDLIKE:
            family += 3.0  # 李|提出, though there are people called 建国
        share = 0.85 if len(given) == 2 else 0.15
        return family + sum(self._given.get(c, _NEVER if c in _NO_GIVEN else 12.0) for c in given) - log(share * _OPEN["chinese"])

    def japanese(self, name: str) -> float:
        """The cost of a name as a Japanese one: a known family name and one or two characters."""
        head = max((n for n in (2, 3) if name[:n] in self._lexicon.japanese), default=0)
        if not head or not 1 <= len(name) - head <= 2:
            return _NEVER
        if self.word(name[head:]) < _WORDLIKE:
            return _NEVER  # 岸田|强调
        return -log(1 / 100) + 6.0 * (len(name) - head) - log(_OPEN["japanese"])

    def word(self, word: str) -> float:
        """The cost of an ordinary word; infinite where the dictionary has none such, but any single character may stand alone."""
        return self._costs(word)[0]

    def listed(self, word: str) -> float:
        """The cost of a name that the dictionary itself holds as one."""
        return self._costs(word)[1]

    def tag(self, word: str) -> str:
        """The dictionary's tag of the word, "" where it has none such."""
        return self._words.cut(word)[0].tag if self._words.has(word) else ""

    def _costs(self, word: str) -> tuple[float, float]:
        known = self._cost.get(word)
        if known is None:
            if len(self._cost) >= _REMEMBERED:
                self._cost.clear()
                self._named.clear()
            cost = log(_TOTAL) - log(self._words.frequency(word)) if self._words.has(word) else _UNKNOWN if len(word) == 1 else _NEVER
            if len(word) == 1 and word in self._lexicon.transliteration and cost > _BOUND:
                cost = _UNKNOWN  # 尔, 斯: no word of their own
            known = (_NEVER, cost) if cost < _NEVER and len(word) > 1 and self._names_somebody(word) else (cost, _NEVER)
            self._cost[word] = known
        return known

    def _names_somebody(self, word: str) -> bool:
        """Whether the dictionary's word is a personal name and nothing else (菲利普, 王军霞; not 高峰)."""
        (tagged, *more) = self._words.cut(word)
        frequency = self._words.frequency(word)
        if more or word in self._lexicon.never_names or (len(word) == 2 and frequency >= _COMMON):
            return False
        foreign = all(c in self._rest for c in word)
        if tagged.tag.startswith("nr"):
            return foreign if len(word) > 3 else foreign or (self._is_chinese(word) and (len(word) > 2 or frequency < _RARE))
        return foreign and len(word) > 2 and tagged.tag in _UNCERTAIN and frequency < _RARE  # 理查德 is n, 希区柯克 nz

    def _is_chinese(self, word: str) -> bool:
        double = word[:2] in self._lexicon.surnames2
        if not double and word[0] not in self._surname:
            return False
        return (len(word) > 2 and word[-1] not in _THINGS) or all(c in self._given for c in word[1 + double :])

    def guesses(self, text: str, offset: int, closed: Mapping[int, int]) -> list[Guess]:
        """The names in a stretch without punctuation, by its best reading; `closed` maps starts to ends of what is known already."""
        ahead, step = self._paths(text, closed)
        return list(self._read(text, offset, step, ahead))

    def _least(self, text: str) -> float:
        """The cost of the best reading of a stretch."""
        return self._paths(text, {})[0][0]

    def _paths(self, text: str, closed: Mapping[int, int]) -> tuple[list[float], list[tuple[int, str]]]:
        """For each offset the least cost from there to the end, and the step that begins that way: its end and its class."""
        size, costs = len(text), self._costs
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
            best, how = costs(text[at])[0] + ahead[at + 1], (at + 1, "")
            listed: dict[int, float] = {}
            for word in begins[at]:
                end = at + len(word)
                if end > stop:
                    break
                cost, name_cost = costs(word)
                if name_cost < _NEVER:
                    listed[end] = name_cost
                elif cost + ahead[end] < best and end - at <= _LONGEST_WORD:
                    best, how = cost + ahead[end], (end, "")
            if text[at] in self._begins:
                for end, kind, own in self._names(text, at, stop):
                    cost = min(own, listed.get(end, own)) + ahead[end]
                    if cost < best:
                        best, how = cost, (end, kind)
            ahead[at], step[at] = best, how
        return ahead, step

    def _names(self, text: str, at: int, stop: int) -> list[tuple[int, str, float]]:
        """Every name that may begin here and ends before `stop`, with its class and cost."""
        letters, found = self._letters, []
        letter = letters.get(text[at])
        first, inside = letter[0] if letter else _NEVER, 0.0
        head = text[at] in self._heads
        for end in range(at + 2, min(stop, at + _LONGEST_NAME) + 1):
            kind, cost = "", _NEVER
            letter = letters.get(text[end - 1]) if letter else None
            if letter:
                kind, cost = "foreign", first + letter[2] + inside + _LENGTH_COSTS[end - at]
                inside += letter[1]
            elif not head:
                break
            if head and end - at <= _LONGEST_WRITTEN:
                written = self._written(text[at:end])
                if written[1] < cost:
                    kind, cost = written
            if kind:
                found.append((end, kind, cost))
        return found

    def _written(self, name: str) -> tuple[str, float]:
        """The class, Chinese or Japanese, under which a name costs less, and that cost."""
        known = self._named.get(name)
        if known is None:
            known = min(("chinese", self.chinese(name)), ("japanese", self.japanese(name)), key=itemgetter(1))
            self._named[name] = known = known if known[1] < _NEVER else ("", _NEVER)
        return known

    def head(self, text: str) -> int:
        """How many characters of the text the name takes that begins it: 伯戈因|将军指挥; at least one."""
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[:n]) + self._least(text[n:]))

    def tail(self, text: str) -> int:
        """How many characters the name takes that ends the text: 当|约翰."""
        return min(range(1, min(len(text), 9) + 1), key=lambda n: self._part(text[-n:]) + self._least(text[:-n]))

    def plausible(self, name: str, most: float) -> bool:
        """Whether the name is written as transliterations are: at most so many nats a character."""
        return sum(min(self._rest.get(c, 12.0), 12.0) for c in name) < most * len(name)

    def ordinary(self, part: str) -> bool:
        """Whether a stretch beside a dot is a word, so that the dot only sets words apart (爱达·花城)."""
        return len(part) > 1 and self.word(part) < _SELDOM

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
        best = [0.0] + [_NEVER] * len(name)
        for end in range(1, len(name) + 1):
            best[end] = min(best[at] + self.word(name[at:end]) for at in range(max(0, end - _LONGEST_WORD), end))
        return best[-1]
