"""All that is named in one document: the finders in their order, and then the same decision for the whole text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.mentions.aliases import LatinFinder, find_bracketed, find_defined, find_quoted_bodies
from kg.mentions.bodies import join_states
from kg.mentions.bylines import find_bylines
from kg.mentions.capitals import name_states
from kg.mentions.context import Context
from kg.mentions.cover import Cover
from kg.mentions.endings import EndingFinder
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.guessing import Guesser
from kg.mentions.known import find_documents, find_known
from kg.mentions.odds import NameOdds
from kg.mentions.people import find_datelines, find_dotted, find_speakers
from kg.mentions.positions import Position
from kg.mentions.recall import Recall
from kg.mentions.shorts import find_shorts
from kg.mentions.times import find_times
from kg.mentions.titles import TitleFinder
from kg.mentions.unlisted import UnlistedFinder
from kg.prose.lexicon import Lexicon
from kg.prose.words import Word, Words
from kg.types import Document, Mention, Sentence, Span


@dataclass(frozen=True, slots=True)
class Found:
    """What is named, without overlaps and in order, and the titles of office with their owners and bearers."""

    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]
    words: Mapping[int, Word]


class Finder:
    """Holds the scans that are built once; `find` reads one document."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.words = Words([*gazetteer.words(), *((word, "v") for word in lexicon.words if len(word) > 2)])
        self._titles = TitleFinder(lexicon)
        self._endings = EndingFinder(lexicon)
        self._recall = Recall(lexicon)
        self.odds = NameOdds(gazetteer, lexicon, self.words)
        self._latin = LatinFinder(lexicon)
        self._guesser = Guesser(self.odds, lexicon)
        self._unlisted = UnlistedFinder(self.odds, lexicon)

    def __reduce__(self) -> tuple[type[Finder], tuple[Gazetteer, Lexicon]]:
        """Scans cannot be sent to another process; they are built again there."""
        return Finder, (self.gazetteer, self.lexicon)

    def find(self, document: Document, sentences: Sequence[Sentence]) -> Found:
        """Everything named in the document."""
        context = self._context(document, sentences)
        for mention in find_times(document, sentences):
            context.cover.add(mention)
        find_documents(context)
        _find_several(context)
        find_known(context)
        find_shorts(context)
        self._guesser.find(context)
        find_dotted(context, self.odds)
        find_datelines(context)
        self._endings.find(context)
        join_states(context)
        find_quoted_bodies(context)
        find_defined(context)
        _find_groups(context)
        bylines = find_bylines(context)
        positions = self._titles.find(context)
        find_speakers(context)
        self._unlisted.find(context)
        find_bracketed(context)
        self._latin.find(context)
        self._recall.find(context)
        name_states(context)
        positions = self._titles.find(context)  # again: they may have bearers now
        borne = {position.holder.span for position in positions if position.holder is not None}
        positions += [one for one in bylines if one.holder is not None and one.holder.span not in borne]
        return Found(tuple(context.cover), tuple(sorted(positions, key=lambda one: one.span)), context.words)

    def _context(self, document: Document, sentences: Sequence[Sentence]) -> Context:
        words: dict[int, Word] = {}
        word_at: dict[int, Word] = {}
        for sentence in sentences:
            for word in self.words.cut(sentence.span.of(document.plain), sentence.span.start):
                words[word.start] = word
                for at in range(word.start, word.end):
                    word_at[at] = word
        return Context(document, sentences, words, word_at, self.lexicon, self.gazetteer, self.words.has, Cover(document.plain))


_GLUED = re.compile(r"[^其吉](?:他|她)[应同与对向在将也还就曾已]")  # 他|应…邀请, which the cutter takes for one word
_PLUS = ("+", "＋")  # 中国+中亚五国 is the name of one meeting


def _find_several(context: Context) -> None:
    """中亚五国, 北欧五国外长: names for several states at once, before the places inside them are found."""
    for match in context.lexicon.several_pattern.finditer(context.plain):
        if context.plain[match.start() - 1 : match.start()] not in _PLUS:
            context.cover.add(Mention(Span(*match.span()), "Group", f"group:{match.group()}", value=match.group()))


def _find_groups(context: Context) -> None:
    """双方, 两国元首, 他: words for those who were named before."""
    lexicon = context.lexicon
    for match in lexicon.group_pattern.finditer(context.plain):
        start, end = match.span()
        word = match.group()
        cut = context.word_at.get(start)
        inside_word = len(word) == 1 and cut is not None and cut.end > end and context.plain[end : cut.end] not in lexicon.speech  # 他称
        counted = context.plain[start - 1 : start] in ("第", *"0123456789十") or (word in ("他", "它") and context.plain[start - 1 : start] == "其")
        if (inside_word and not _GLUED.match(context.plain, start - 1)) or counted:
            continue  # 第三方, 13国, 其|他诉求
        named = context.plain[end : end + 2]
        if lexicon.groups[word][0] == "heads" and len(named) > 1 and all(c in lexicon.transliteration for c in named) and word[:2] in lexicon.groups:
            word, end = word[:2], start + 2  # 两国|总统|阿扎利、奥尔塔: they are named
        type_ = "Pronoun" if lexicon.groups[word][0] in ("he", "its", "one") else "Group"
        context.cover.add(Mention(Span(start, end), type_, f"group:{word}", value=word))
