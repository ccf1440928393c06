"""Where an unknown personal name ends, given where it begins.

Three forms: a Chinese name (surname and one or two characters), a Japanese one (a two-character family name and one or two more), and a
transliterated one (characters that transliterations are written with, perhaps with ·). The end must be one at which something else
can begin: punctuation, a number, a function character, a word that jieba tags as verb, adverb or preposition.
"""

from __future__ import annotations

from kg.late import late
from kg.mentions.context import Context
from kg.prose.words import Word

_CONTINUES = frozenset("vdpcuftrymxiz")  # first letter of a tag that can follow a name
_WITH_VERB = "dpcrv"  # first letters of the tags of what stands before a verb
_NO_GIVEN = "vdptcr"  # first letters of the tags of words that are no given names
_NAMES = ("nr", "ns", "nz", "nt", "x", "en")
_FAMILY = 2  # characters of a family name of Japan
_LONGEST = 12
_HAN = late("[\u3400-\u9fff\U00020000-\U0010ffff]{1,5}")
_NEVER_FIRST = ("也", "的", "就")  # 总统|也提到, though transliterations hold 也
_DONE = ("的", "了", "出", "报", "关", "为", "说")  # what follows 作 as a verb


class NameReader:
    """Reads names in one document; `starts` are where mentions begin."""

    def __init__(self, context: Context, starts: frozenset[int]) -> None:
        self._plain = context.plain
        self._words = context.words
        self._starts = starts
        self._lexicon = context.lexicon
        self._has_word = context.has_word
        names = (m.span.of(context.plain) for m in context.cover if m.type == "Person")
        self._families = {name[:_FAMILY] for name in names if len(name) > _FAMILY and name[:_FAMILY] in context.lexicon.japanese}

    def end(self, start: int, *, certain: bool = True) -> int:
        """The end of the name that begins at `start`, or -1. `certain` says that something (a title) promises a name there."""
        never = self._lexicon.never_names
        if self._plain[start : start + 1] in _NEVER_FIRST or self._plain[start : start + 2] in never or self._plain[start : start + 3] in never:
            return -1
        candidates = [end for end in (*self._transliterated(start), *self._chinese(start)) if certain or end - start > 1]
        good = [end for end in candidates if self._ends(end) and not self._ordinary(start, end) and not self._of_verb(start, end)]
        return max(good, key=lambda end: (self._firmly(end), not self._straddles(end), end), default=-1) if len(good) > 1 else next(iter(good), -1)

    def _ordinary(self, start: int, end: int) -> bool:
        """Whether the stretch is nothing but words of the dictionary that name no person: 候选人, 解散."""
        if end - start > 3 or "·" in self._plain[start:end]:
            return False
        at = start
        while at < end:
            word = self._words.get(at)
            if word is None or word.end > end or not self._names_nobody(word):
                return False
            at = word.end
        return True

    def _of_verb(self, start: int, end: int) -> bool:
        """Whether a verb or its adverb begins here, which only looks like a family name: 总统|曾出|席, 大使|经常访|问, 代表|陆续抵|达."""
        word = self._words.get(start)
        if word is None or word.end >= end:
            return False
        if word.end - start > 1:
            return self._is_plain(word)
        following = self._words.get(word.end)
        verb = following is not None and following.end >= end and following.tag[:1] in "vl"
        return word.tag[:1] in _WITH_VERB and (verb or self._straddles(end))

    def _is_plain(self, word: Word) -> bool:
        """Whether the dictionary's word names nobody and is no part of a transliteration: 代表|公然|发表, 特首|候选|人."""
        text = self._plain[word.start : word.end]
        known = self._lexicon
        foreign = known.transliteration.issuperset(text) and word.tag[:1] != "d"
        named = word.tag[:2] in _NAMES or foreign or text in known.surnames2 or text in known.japanese
        return not named and self._has_word(text)

    def _names_nobody(self, word: Word) -> bool:
        """Whether the word is one that no name is made of: function words and verbs, nouns and adjectives only of the dictionary."""
        kind = word.tag[:1]
        if kind not in "vdpcrftumqanb" or word.tag.startswith("nr") or word.tag in ("ns", "nz", "nt"):
            return False
        if word.end - word.start == 1:
            return kind in "vdpcrfu"
        return kind not in "na" or self._has_word(self._plain[word.start : word.end])

    def _straddles(self, end: int) -> bool:
        """Whether the last character makes a word with the next one (韩正出|席)."""
        return end < len(self._plain) and self._has_word(self._plain[end - 1 : end + 1])

    def _firmly(self, end: int) -> bool:
        """Whether something plainly begins here: a mark, a number, a function character, or a word of the dictionary."""
        text = self._plain
        if end >= len(text) or end in self._starts or not "\u4e00" <= text[end] <= "\u9fff":
            return True
        return text[end] in "在同和与及将对向的为于" or (self._has_word(text[end : end + 2]) and text[end : end + 2] not in self._lexicon.never_names)

    def _transliterated(self, start: int) -> list[int]:
        letters = self._lexicon.transliteration
        end = start
        while end < len(self._plain) and end - start < _LONGEST and (self._plain[end] in letters or (self._plain[end] == "·" and end > start)):
            if end in self._starts and end > start:
                break
            end += 1
        return [e for e in range(start + 2, end + 1) if self._plain[e - 1] != "·"]

    def _chinese(self, start: int) -> list[int]:
        text, known = self._plain, self._lexicon
        two = text[start : start + 2]
        lengths: tuple[int, ...]
        if two not in known.japanese and text[start : start + 3] in known.japanese:
            lengths = (4, 5)  # 五十岚某某
        elif two in known.surnames2 or two in known.japanese:
            lengths = (3, 4, 5) if two in known.japanese and text[start + 4 : start + 5] in ("子", "郎", "介") else (3, 4)  # 知佐子, 健次郎
        elif text[start : start + 1] in known.surnames:
            lengths = (2, 3)
        else:
            return []
        if two in self._families or (two in known.japanese and (known.speech_pattern.match(text, start + 2) or self._goes_on(start + 2))):
            return []  # 岸田|强调; and 高市|上台 where 高市早苗 is named
        return [start + n for n in lengths if self._all_han(start, start + n) and not self._crosses(start, start + n)]

    def _goes_on(self, at: int) -> bool:
        """Whether a word begins here that is no given name: a verb, an adverb, a time."""
        word = self._words.get(at)
        return word is not None and word.end - at > 1 and word.tag[:1] in _NO_GIVEN and self._has_word(self._plain[at : word.end])

    def _all_han(self, start: int, end: int) -> bool:
        return end <= len(self._plain) and _HAN.fullmatch(self._plain, start, end) is not None

    def _crosses(self, start: int, end: int) -> bool:
        return not self._starts.isdisjoint(range(start + 1, end))

    def _ends(self, end: int) -> bool:
        text = self._plain
        if text[end - 1 : end + 1] in ("指，", "时则", "时表", "时，", "时指", "时强", "时说"):
            return False  # 王文|指，…, 韦格|时则表示
        if (text[end - 1] == "作" and text[end : end + 1] in _DONE) or (text[end - 1] == "以" and text[end : end + 1] != "，"):
            return False  # 秘书长刘奇|作的报告, 议员黄捷|以受害人身分
        if text[end - 1] in "的在同和与及说称对将向给也等并则都曾已于为被从由" and end < len(text):
            return False
        if text[end : end + 1] == "作" and text[end + 1 : end + 2] in _DONE:
            return True
        if end >= len(text) or end in self._starts or not "\u4e00" <= text[end] <= "\u9fff":
            return end >= len(text) or text[end] != "·"
        word = self._words.get(end)
        if word is None:
            return text[end] in self._lexicon.followers or self._has_word(text[end : end + 2])
        goes_on = word.tag[:1] in _CONTINUES or text[end] in self._lexicon.followers or text[end : word.end] in self._lexicon.adverbs
        return goes_on or self._has_word(text[end : end + 2]) or word.tag == "nz"
