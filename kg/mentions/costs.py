"""What words and names cost: the negative logarithms of how often they are met.

What transliterations are written with is counted over the names of the gazetteer; the classes of Chinese and Japanese names come from the
lexicon. Nothing is learnt from labelled text, and the same names give the same costs everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import log
from typing import TypeVar

from kg.mentions.gazetteer import Gazetteer
from kg.mentions.letters import graded, leanings, letter_costs, transliterations
from kg.prose.lexicon import Lexicon
from kg.prose.words import Words

NEVER = 1000.0
OPEN = {"foreign": 0.004, "chinese": 0.002, "japanese": 0.0006}  # how often a word of news is an unlisted name of the class
_TOTAL = 60_101_967.0  # the sum of the frequencies in jieba's dictionary
_UNKNOWN = 17.5  # what a single character costs that the dictionary does not hold
_BOUND = log(_TOTAL / 12_000)
_COMMON = 2500  # no word met more often than this is a name alone
_UNCERTAIN = ("n", "nz", "ns", "x")  # idioms (生机勃勃) are none of them
_FEW = 50
_RARE = 400  # a word of two characters met more often than this is a word, though the dictionary has it for a name
_DOUBLE = -log(0.0004)  # a family name of two characters
_GIVEN_COSTS = {size: -log(share * OPEN["chinese"]) for size, share in ((1, 0.15), (2, 0.85))}
_LENGTHS = {2: 0.22, 3: 0.36, 4: 0.24, 5: 0.11, 6: 0.05, 7: 0.02}  # of transliterations, in characters
_LENGTH_COSTS = {size: -log(share * OPEN["foreign"]) for size, share in _LENGTHS.items()}
LONGEST = max(_LENGTHS)  # characters of a name
_JAPANESE = -log(1 / 100) - log(OPEN["japanese"])
_OWN_NAME, _MARRIED = 3, 3.0  # characters of a married woman's own name; what it costs that it stands behind another family name
_SLACK = 0.001  # nats that are not told apart where costs are only compared roughly
_NO_GIVEN = frozenset("于后焉在的了着过把被将和与及或之者们是有也都就还又很不没未曾称说表示一个这那此其")
_NO_JAPANESE_GIVEN = _NO_GIVEN | frozenset(
    "在这前来又指主首上下去到从向对均意其并而且当认能会可要为等受遭至给让屋股市县町村区站社党报刊号杯赛"
)  # and of those of Japan besides
_LEAST_FAMILY = 9.5  # a word that costs less is no family name of Japan where nothing says so (根本)
_NO_GIVEN_TAGS = tuple("vdptcr")  # first letters of the tags of words that are no given names
# Last characters of words of three that the dictionary has for persons and are none: 沙尘暴, 杜鹃花, 金水桥.
_THINGS = frozenset(
    "岭湖镇嘴湾潭桥街路楼庙宫关门站线台墩渡堤尾菜鱼酒店村城寺塔郡县市区州堡期赛性证朝监花草松砂棒物筑哥荡车权暴雨器素卜石字人家党队馆园河山坝"
    "节鹿色鸟病费式者派糖茶汤油裤鞋院库营辞镜狗猫鸡虫膏粉般卒蓝"
)
_WORDLIKE = 11.0
_REMEMBERED = 200_000  # stretches whose cost is kept
_SELDOM = 13.0  # a word that costs more is met so seldom that it may as well be a part of a name


_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


class Remembered(dict[_Asked, _Answer]):
    """What a function answers to words, names or stretches of characters, found once for each, for they recur; begun anew when it is full."""

    def __init__(self, find: Callable[[_Asked], _Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: _Asked) -> _Answer:
        """Ask the function."""
        if len(self) >= _REMEMBERED:
            self.clear()
        self[asked] = answer = self._find(asked)
        return answer


class NameCosts:
    """Holds the costs that are counted once."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, words: Words) -> None:
        self._words = words
        self._lexicon = lexicon
        first, self._rest, last = letter_costs(transliterations(gazetteer, lexicon))
        self._letters = {c: (first[c], rest, last[c]) for c, rest in self._rest.items()}
        self._lean = leanings(gazetteer)
        self._given = {c: -log(p) for c, p in graded(lexicon.given).items()}
        self._given_costs = dict.fromkeys(_NO_GIVEN, NEVER) | self._given
        self._surname = {c: -log(p) for c, p in graded(lexicon.surname_grades).items()}
        self._doubles = lexicon.surnames2 | lexicon.japanese
        self._cost = Remembered(self._find_costs)

    def leans(self, name: str) -> float:
        """How much the end of a transliteration speaks for a place (above zero) or a person: 尼亚, 斯坦 against 森, 妮."""
        return sum(self._lean.get(name[-n:], 0.0) for n in (1, 2))

    def foreign(self, head: str) -> Iterator[tuple[int, float]]:
        """The length and cost of each transliteration that these characters may begin with."""
        letter = self._letters.get(head[0])
        if letter is None:
            return
        first, inside = letter[0], 0.0
        for size, char in enumerate(head[1:LONGEST], 2):
            letter = self._letters.get(char)
            if letter is None:
                return
            yield size, first + letter[2] + inside + _LENGTH_COSTS[size]
            inside += letter[1]

    def chinese(self, head: str) -> Iterator[tuple[int, float]]:
        """The same of each Chinese name: a family name and one or two characters."""
        double = head[:2] in self._lexicon.surnames2
        family, begins = (_DOUBLE, 2) if double else (self._surname.get(head[0], NEVER), 1)
        if family == NEVER:
            return
        cost = family
        for size, char in enumerate(head[begins : begins + 2], 1):
            cost += self._given_costs.get(char, 12.0)
            wordlike = size > 1 and self.is_wordlike(head[begins : begins + 2])  # 李|提出, though there are people called 建国
            yield begins + size, cost + _GIVEN_COSTS[size] + (3.0 if wordlike else 0.0)

    def is_family(self, head: str) -> bool:
        """Whether a Chinese family name begins these characters."""
        return head[:2] in self._lexicon.surnames2 or head[:1] in self._surname

    def is_given(self, char: str) -> bool:
        """Whether given names are known to be written with the character."""
        return char in self._given

    def is_wordlike(self, given: str) -> bool:
        """Whether a given name of two characters is a word that is met often (李|提出, 戴|口罩)."""
        return len(given) > 1 and self.word(given) < _WORDLIKE

    def is_seldom(self, word: str) -> bool:
        """Whether the dictionary counts a word so seldom that it may well be somebody's name (任侠, but not 周旋)."""
        return self._words.frequency(word) < _FEW

    def married(self, head: str) -> float:
        """The cost of a name of four characters that begins with the family name of the husband: 鄭|李錦芬."""
        own = dict(self.chinese(head[1:])).get(_OWN_NAME, NEVER) if len(head) > _OWN_NAME else NEVER
        return own + self._surname.get(head[0], NEVER) + _MARRIED

    def hopeless(self, head: str) -> bool:
        """Whether nothing but a family name of one character and one or two more can stand here, and costs more than these: a quick look first."""
        if (head[0] in self._letters and head[1] in self._letters) or not self._doubles.isdisjoint((head[:2], head[:3])):
            return False
        costs, given = self._cost, self._given_costs
        lost = self._surname.get(head[0], NEVER) - costs[head[0]][0]
        for size, char in enumerate(head[1:3], 1):
            lost += given.get(char, 12.0) - costs[char][0]
            if lost + _GIVEN_COSTS[size] < _SLACK or self.listed(head[: size + 1]) < NEVER:
                return False
        return True

    def japanese(self, head: str) -> Iterator[tuple[int, float]]:
        """The same of each Japanese name: a known family name and one or two characters."""
        families = self._lexicon.japanese
        begins = 3 if head[:3] in families else 2 if head[:2] in families else len(head)
        if begins == len(head) or self.word(head[:begins]) < _LEAST_FAMILY:
            return
        longest = 3 if head[begins + 2 : begins + 3] in ("子", "郎", "介") else 2  # 知佐子, 健次郎
        for end in range(begins + 1, min(begins + longest, len(head)) + 1):
            if head[end - 1] in _NO_JAPANESE_GIVEN and not (head[end - 1] in "一则和" and end > begins + 1):
                return  # 冈本|的汽车, 佐藤健|主演, but 惠一
            if self.word(head[begins:end]) >= _WORDLIKE and self.tag(head[begins:end])[:1] not in _NO_GIVEN_TAGS:  # 岸田|强调, 高市|上台
                yield end, _JAPANESE + 6.0 * (end - begins - (head[end - 1] in "一子郎"))

    def word(self, word: str) -> float:
        """The cost of an ordinary word; infinite where the dictionary has none such, but any single character may stand alone."""
        return self._cost[word][0]

    def listed(self, word: str) -> float:
        """The cost of a name that the dictionary itself holds as one."""
        return self._cost[word][1] if self._words.has(word) else NEVER

    def tag(self, word: str) -> str:
        """The dictionary's tag of the word, "" where it has none such."""
        return self._words.cut(word)[0].tag if self._words.has(word) else ""

    def _find_costs(self, word: str) -> tuple[float, float]:
        """What a stretch costs as a word, and as a name that the dictionary holds."""
        if not self._words.has(word):
            return (_UNKNOWN if len(word) == 1 else NEVER), NEVER
        frequency = self._words.frequency(word)
        cost = log(_TOTAL) - log(frequency)
        if len(word) == 1:
            return (_UNKNOWN if word in self._lexicon.transliteration and cost > _BOUND else cost), NEVER  # 尔, 斯: no word of their own
        return (NEVER, cost) if cost < NEVER and self._names_somebody(word, frequency) else (cost, NEVER)

    def _names_somebody(self, word: str, frequency: int) -> bool:
        """Whether the dictionary's word is a personal name and nothing else (菲利普, 王军霞; not 高峰)."""
        foreign = all(c in self._rest for c in word)
        if not (foreign or self._is_chinese(word)) or word in self._lexicon.never_names or (len(word) == 2 and frequency >= _COMMON):
            return False
        (tagged, *more) = self._words.cut(word)
        if more:
            return False
        if tagged.tag.startswith("nr"):
            return foreign if len(word) > 3 else foreign or (self._is_chinese(word) and (len(word) > 2 or frequency < _RARE))
        return foreign and len(word) > 2 and tagged.tag in _UNCERTAIN and frequency < _RARE  # 理查德 is n, 希区柯克 nz

    def _is_chinese(self, word: str) -> bool:
        double = word[:2] in self._lexicon.surnames2
        if not double and word[0] not in self._surname:
            return False
        return (len(word) > 2 and word[-1] not in _THINGS) or all(c in self._given for c in word[1 + double :])

    def plausible(self, name: str, most: float) -> bool:
        """Whether the name is written as transliterations are: at most so many nats a character."""
        return sum(min(self._rest.get(c, 12.0), 12.0) for c in name) < most * len(name)

    def ordinary(self, part: str) -> bool:
        """Whether a stretch beside a dot is a word, so that the dot only sets words apart (爱达·花城)."""
        return len(part) > 1 and self.word(part) < _SELDOM
