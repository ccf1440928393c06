"""Words for those who were named before, 双方, 两国元首, 他, and names for several states at once, 中亚五国."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.context import Context
from kg.mentions.cues import Cue
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_GLUED = re.compile(r"[^其吉自](?:他|她|我)[应同与对向在将也还就曾已续]")  # 他|应…邀请, which the cutter takes for one word
_PLUS = ("+", "＋")  # 中国+中亚五国 is the name of one meeting
_COUNTED = ("第", *"0123456789十")
# Behind these, 政府 is the one of the state that is told of.
_ASKED = ("要求", "敦促", "促请", "呼吁", "督促", "吁请", "恳请", "促", "吁", "批评", "抨击", "谴责", "指责", "炮轰", "痛批", "警告", "质问")
_NO_NOUN = "vdpc"  # tags of words with which a new part of the sentence begins
_SEVERAL = ("of", "heads of")  # kinds of words that name the states
_PRONOUNS = ("he", "its", "one", "you")


class GroupFinder:
    """Adds such words to the cover, names for several states before the places inside them are found and the others after."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find_several(self, context: Context, words: Sequence[Cue]) -> None:
        """中亚五国, 北欧五国外长: names for several states at once."""
        plain, groups = context.plain, self._lexicon.groups
        for word, start, end in words:
            if groups[word][0] in _SEVERAL and not plain.endswith(_PLUS, 0, start) and not plain.startswith(_PLUS, end):
                context.cover.add(Mention(Span(start, end), "Group", f"group:{word}", value=word))

    def find(self, context: Context, words: Sequence[Cue]) -> None:
        """双方, 两国元首, 他: words for those who were named before."""
        for word, start, end in words:
            if context.cover.holder(start) is not None or self._is_another(context, word, start, end):
                continue
            kind = self._lexicon.groups[word][0]
            if kind == "it_government" and not _is_bare(context, start, end):
                continue
            named = context.plain[end : end + 2] if kind == "heads" else ""
            if len(named) > 1 and self._lexicon.transliteration.issuperset(named) and word[:2] in self._lexicon.groups:
                word, end = word[:2], start + 2  # noqa: PLW2901  # 两国|总统|阿扎利、奥尔塔: they are named
                kind = self._lexicon.groups[word][0]
            context.cover.add(Mention(Span(start, end), "Pronoun" if kind in _PRONOUNS else "Group", f"group:{word}", value=word))

    def _is_another(self, context: Context, word: str, start: int, end: int) -> bool:
        """第三方, 13国, 其|他诉求, 自|我防卫: whether the characters belong to another word."""
        before = context.plain[start - 1 : start]
        if before in _COUNTED or (before == "其" and word in ("他", "它")) or (before == "自" and word == "我"):
            return True
        if self._lexicon.groups[word][0] == "you" and len(word) > 1 and context.cover.holder(start - 1) is not None:
            return True  # 某某|总统先生: his title
        cut = context.word_at(start) if len(word) == 1 else None
        inside_word = cut is not None and cut.end > end and context.plain[end : cut.end] not in self._lexicon.speech  # 他称
        return inside_word and not _GLUED.match(context.plain, start - 1)


def _is_bare(context: Context, start: int, end: int) -> bool:
    """Whether 政府 or 当局 stands right behind the verb that asks something of it or blames it, and no noun goes on with it (政府|部门)."""
    word, after = context.words.get(start), context.words.get(end)
    if word is None or word.end != end or not context.plain.endswith(_ASKED, 0, start) or context.cover.starting(end) is not None:
        return False
    return after is None or after.tag[:1] in _NO_NOUN or not "\u4e00" <= context.plain[end] <= "\u9fff"
