"""Chinese names that nobody lists beside what somebody is, where no owner of the office promises one: 法官|陈广池, 杨奇煜|教授, 李四维和|赵品安.

Such a name needs less of a margin over words than one that stands alone (`odds`), but what follows it must show where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.mentions.context import Context
from kg.mentions.costs import NEVER
from kg.mentions.odds import NameOdds
from kg.mentions.titles import Title
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_HAN = re.compile("[\u4e00-\u9fff]{1,8}")
_SIZES = (3, 2, 4)
_SHORT = 2
_DOUBLED = 4  # a family name of two characters, or those of husband and wife, and two more
_BEFORE = -6.6  # the least margin in nats behind what somebody is
_BETWEEN = -4.0  # and at the head of a clause before it
_LISTED = -3.0  # and in a list with persons
_VERB, _SOFT = 0.0, 2.0  # and where a verb, or only some word of the dictionary shows that the name has ended
_NOT_LAST = frozenset("今昨亦又则也指称说问已将曾被在就都还与和及的是于等向对为前后中内上下以因道路街村镇县市区馆院校队党社团会部厅局所案店厂楼")
_NAME_TAGS = ("nr", "nz", "ns")
_NO_FAMILY = frozenset("向于应时都边查和同施")  # far more often words
_AFTER = re.compile(r"(?:今|昨|明|前|去)[早晚午天日年]|[今昨亦又则也指称说问已将曾被在就都还与和及的是于等向对为因，、。；：？！）（(]")
_JOINS = ("、", "和", "与", "及", "以及")
_MARKS = frozenset("，。；：、（(")
_HEADS = frozenset("，。；：、！？“”「」（）() \n")


class _Place(NamedTuple):
    """Where a name may begin, and by how little words may beat it there."""

    start: int
    least: float


class CalledFinder:
    """Holds the costs, and the words for what somebody is."""

    def __init__(self, odds: NameOdds, lexicon: Lexicon) -> None:
        self._odds = odds
        self._lexicon = lexicon

    def find(self, context: Context, titles: Sequence[Title], callings: Iterable[int]) -> None:
        """Add the names to the cover: those beside titles and `callings` (where they end), and then those in lists with persons."""
        called = {*callings, *(title.end for title in titles if title.whole)}
        for end in sorted(called):
            self._add(context, _Place(end, _BEFORE))
        for title in titles:
            if title.kind.follows:
                self._add_before(context, title.start)
        for person in [m for m in context.cover if m.type == "Person"]:
            self._widen(context, person, called)
            self._go_on(context, person)

    def _widen(self, context: Context, person: Mention, called: Container[int]) -> None:
        """委员|余|黎青萍: take the husband's family name in."""
        start, plain = person.span.start - 1, context.plain
        if person.found_by != "pattern:chinese" or person.span.end - start != _DOUBLED or context.cover.holder(start) is not None:
            return
        headed = start in called or plain[start - 1 : start] in _MARKS
        if headed and plain[start] not in _NO_FAMILY and self._may_begin(context, start):
            context.cover.replace(Mention(Span(start, person.span.end), "Person", person.found_by, f"person/{plain[start : person.span.end]}"))

    def _go_on(self, context: Context, person: Mention) -> None:
        """Add the names that a list of persons goes on with."""
        end = person.span.end
        while join := next((j for j in _JOINS if context.plain.startswith(j, end)), ""):
            end = self._add(context, _Place(end + len(join), _LISTED))
            if end < 0:
                return

    def _add(self, context: Context, place: _Place) -> int:
        """Add the name that begins at a place; gives its end, or -1."""
        start = place.start
        if not self._may_begin(context, start) or context.cover.holder(start) is not None:
            return -1
        found = next(self._ends(context, place), None)
        if found is None or context.cover.overlapping(start, found):
            return -1
        self._name(context, start, found)
        return found

    def _add_before(self, context: Context, end: int) -> None:
        """Add the name at the head of a clause that ends where a title begins."""
        for size in _SIZES:
            start = end - size
            headed = start >= 0 and (start == 0 or context.plain[start - 1] in _HEADS)
            if headed and self._may_begin(context, start) and self._is_name(context, start, end) and not context.cover.overlapping(start, end):
                if self._odds.margin(self._stretch(context, start), size) >= self._least(context.plain[start:end], _BETWEEN):
                    self._name(context, start, end)
                return

    def _name(self, context: Context, start: int, end: int) -> None:
        context.cover.add(Mention(Span(start, end), "Person", "pattern:called", entity=f"person/{context.plain[start:end]}"))

    def _may_begin(self, context: Context, start: int) -> bool:
        return self._odds.is_family(context.plain[start : start + 2])

    def _ends(self, context: Context, place: _Place) -> Iterator[int]:
        """Where a name that begins there may end: first where something closes it, then where a word only may follow."""
        stretch = self._stretch(context, place.start)
        sizes = [n for n in _SIZES if n <= len(stretch) and self._is_name(context, place.start, place.start + n)]
        closed = [n for n in sizes if self._is_closed(context, place.start + n)]
        for size in sorted(sizes, key=lambda n: (not self._odds.is_given(stretch[n - 1]), n not in closed)):
            end = place.start + size
            least = self._least(stretch[:size], place.least if size in closed else self._least_before(context, end))
            if self._odds.margin(stretch, size) >= least:
                yield end

    def _least(self, name: str, least: float) -> float:
        """The least margin of this name: a higher one where it is short, and where its family name or what follows that is as well a word."""
        tag = self._odds.tag(name[1:])
        word = tag and tag[:2] not in _NAME_TAGS and not all(map(self._odds.is_given, name[1:]))  # 戴|口罩, but not 孟|宏伟
        doubtful = len(name) == _SHORT or name[0] in _NO_FAMILY or word or self._odds.is_wordlike(name[1:])
        return max(least, 0.0) if doubtful else least

    def _least_before(self, context: Context, end: int) -> float:
        """The least margin of a name behind which a word stands that tells less: a verb, or any other."""
        word = context.words.get(end)
        if word is None or word.end - end == 1:
            return NEVER
        return _VERB if word.tag[:1] == "v" else _SOFT

    def _is_name(self, context: Context, start: int, end: int) -> bool:
        """Whether the stretch may be a name at all: no word of the dictionary but for names, and no word at its end that belongs to what follows."""
        name, lexicon = context.plain[start:end], self._lexicon
        if name[-1] in _NOT_LAST or name in lexicon.never_names or name[:2] in lexicon.never_names or lexicon.titles_after.fullmatch(name, 1):
            return False
        if len(name) == _DOUBLED and name[:2] not in lexicon.surnames2 and not self._odds.is_family(name[1:3]):
            return False
        if len(name) == _SHORT and not self._odds.is_given(name[1]):
            return False
        after = context.cover.starting(end)
        if after is not None and after.type == "Person":
            return False  # 毛拉|阿卜杜勒
        return not context.has_word(name) or (self._odds.listed(name) < NEVER and (len(name) > _SHORT or self._odds.is_seldom(name)))

    def _is_closed(self, context: Context, end: int) -> bool:
        """Whether a mark, a name or a word that goes on about a person stands behind it."""
        plain = context.plain
        if end >= len(plain) or not "\u4e00" <= plain[end] <= "\u9fff" or context.cover.starting(end) is not None:
            return True
        lexicon = self._lexicon
        return any(pattern.match(plain, end) for pattern in (_AFTER, lexicon.speech_pattern, lexicon.adverb_pattern, lexicon.titles_after))

    def _stretch(self, context: Context, start: int) -> str:
        found = _HAN.match(context.plain, start)
        return found.group() if found else ""
