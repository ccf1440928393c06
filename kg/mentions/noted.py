"""Names that nobody lists, where brackets behind them tell that somebody bears them: 郑在学（音）, 李可庄（51岁）, 谢钢（Srikanth Kondapalli）."""

from __future__ import annotations

import re

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.costs import NEVER
from kg.mentions.glossed import names_no_person
from kg.mentions.odds import NameOdds
from kg.mentions.ranks import rank_start
from kg.types import Mention, Span

# How a name sounds, that it is none of his own, or how old he is.
_NOTE = late(r"[（(](?:音译?|译音|谐音|化名|假名|[男女](?=[，、）)])|(?:[男女][，、])?[1-9]?\d ?岁)(?=[，、；）)])")
_SPELT = late(
    r"[（(](?:(?:Dr|Prof|Mr|Ms|Sir|Gen|Lt)\.? )?(?P<given>[A-ZÀ-Þ][a-zà-ÿ'’]{1,15}+)(?:-[A-Z][a-z]{1,15}+)?"
    r"(?: [A-Za-zÀ-ÿ.'’-]{1,20}+){1,4}+ ?(?=[）),，；])"
)
_HAN = re.compile("[\u4e00-\u9fff]+")
_LONGEST = 8
_CHINESE, _JAPANESE = (2, 3, 4), (3, 4, 5)
_DOUBLED = 4
_MARKS = frozenset("、，。：；！？“”「」『』（）()《》 \n　—")
_BEFORE = frozenset("的和与及是叫由对向给据被同跟")
_NO_NAME = frozenset("的了着")
_NEVER_FIRST = frozenset("和与及是在由对向人")
_TAGS_BEFORE = frozenset("nvb")  # first letters of the tags of words that a name may stand behind
_NAME_TAGS = ("nr", "ns", "nz")
_PLAINLY, _PERHAPS = 2, 1  # how surely a name may begin somewhere


class NoteFinder:
    """Holds the costs of names."""

    def __init__(self, odds: NameOdds) -> None:
        self._odds = odds

    def find(self, context: Context) -> None:
        """Add the names to the cover."""
        plain = context.plain
        for note in _NOTE.finditer(plain):
            self._add(context, note.start(), spelt=False)
        for gloss in _SPELT.finditer(plain):
            bodies = any(m.type != "Person" for m in context.cover.overlapping(*gloss.span()))  # 福特（Ford Motor）
            if gloss["given"] in context.lexicon.given_latin and not bodies and not names_no_person(gloss[0]):
                end = gloss.start() - plain.endswith(" ", 0, gloss.start())
                rank = rank_start(plain, end)
                self._add(context, rank if rank >= 0 else end, spelt=True)

    def _add(self, context: Context, end: int, *, spelt: bool) -> None:
        """Add the name that ends here: all that stands there, where that is one; else what reads as a name, or begins behind some word."""
        if end < _CHINESE[0] or context.cover.holder(end - 1) is not None:
            return
        low = end
        while low > max(end - _LONGEST, 0) and _HAN.match(context.plain, low - 1, low) and context.cover.holder(low - 1) is None:
            low -= 1
        likely = {start: self._opens(context, start) for start in range(low, end - 1)}
        guess = context.guesses.get(end)
        starts = [start for start, surely in likely.items() if surely == _PLAINLY]
        starts += [guess.start] if guess is not None and guess.start >= low else []
        starts += [start for start, surely in likely.items() if surely == _PERHAPS]
        for start in starts:
            surely = likely.get(start, 0) == _PLAINLY
            if self._is_name(context, start, end, spelt=spelt, surely=surely):
                context.cover.add(Mention(Span(start, end), "Person", "pattern:noted", entity=f"person/{context.plain[start:end]}"))
                return

    def _opens(self, context: Context, start: int) -> int:
        """How surely a name may begin here: behind a mark, a name, a title or what somebody is, or else behind a word of the dictionary."""
        plain, lexicon = context.plain, context.lexicon
        before = context.cover.ending(start)
        if before is not None:
            return 0 if before.type == "Person" else _PLAINLY
        if start == 0 or plain[start - 1] in _MARKS or (plain[start - 1] in _BEFORE and context.boundary(start)):
            return _PLAINLY
        if any(plain[at:start] in lexicon.callings or lexicon.titles.fullmatch(plain, at, start) for at in range(max(start - 6, 0), start - 1)):
            return _PLAINLY
        word = context.word_at(start - 1)
        told = (
            word is not None and word.end == start and word.end - word.start > 1 and word.tag[:1] in _TAGS_BEFORE and word.tag[:2] not in _NAME_TAGS
        )
        return _PERHAPS if told else 0

    def _is_name(self, context: Context, start: int, end: int, *, spelt: bool, surely: bool) -> bool:
        """Whether the stretch is written as names are: Chinese, Japanese, or, where it is spelt out too, as transliterations are."""
        name, lexicon = context.plain[start:end], context.lexicon
        if name in lexicon.never_names or not _NO_NAME.isdisjoint(name) or name[0] in _NEVER_FIRST or lexicon.titles_after.fullmatch(name, 1):
            return False
        if any(name[:n] in lexicon.callings for n in (2, 3, 4)) or lexicon.titles.match(name) or self._begins_with_word(context, start, end):
            return False
        japanese = (name[:2] in lexicon.japanese or name[:3] in lexicon.japanese) and len(name) in _JAPANESE
        if japanese or self._is_chinese(context, name, spelt=spelt):
            return True
        strange = sum(c not in lexicon.transliteration for c in name)
        return spelt and strange <= (surely and not context.has_word(name))  # 里契, 克林拜耳

    def _is_chinese(self, context: Context, name: str, *, spelt: bool) -> bool:
        odds = self._odds
        if not odds.is_family(name) or len(name) not in _CHINESE:
            return False
        if context.has_word(name) and not spelt and (odds.listed(name) == NEVER or not odds.is_seldom(name)):
            return False
        if len(name) == _CHINESE[0]:
            return spelt or odds.is_given(name[1])
        return name[:2] in context.lexicon.surnames2 or len(name) < _DOUBLED

    def _begins_with_word(self, context: Context, start: int, end: int) -> bool:
        """Whether a word of the dictionary begins here that no name begins with: 后卫|拉莫斯, 夫妇|凯文."""
        word, lexicon = context.words.get(start), context.lexicon
        if word is None or word.end - start == 1 or word.end >= end or word.tag[:2] in _NAME_TAGS:
            return False
        text = context.plain[start : word.end]
        named = lexicon.transliteration.issuperset(text) or text in lexicon.surnames2 or text in lexicon.japanese
        return not named and context.has_word(text)
