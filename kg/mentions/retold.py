"""Documents that the text itself takes for known: 谈成[自贸协定] … 对[协定]表示欢迎, told first by what they are about and then by the bare word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.context import Context
from kg.mentions.reach import add_name
from kg.prose.lexicon import Lexicon
from kg.types import Span

_ATTRIBUTES = ("n", "vn", "nz", "b", "j")  # jieba's tags of words that say what a document is about
_LONGEST = 8  # characters of them
_SHORTEST = 2  # of such a word: 谈|成|停火协议
_TWICE = 2
_DEED = re.compile("达成|签署|签订|缔结|商定|谈成")
_NO_ONE = re.compile("(?:[和与及或、]|(?:各|多|任何|某|类似|所有)[项份个种]?的?)$")  # 公民|及政治权利公约: the name begins before; 各项|贸易协议
# Before a bare word that brings up another document, or none in particular.
_ANOTHER = re.compile(r"(?:达成|签署|签订|缔结|商定|谈成|另|新|旧|其他|任何|某|[一两几多数][项份个纸]|此类|这类|类似|相关|有关|首|没有|无)[了的]?$")
_BACK = 5  # characters in which it stands


def find_retold(context: Context, lexicon: Lexicon) -> None:
    """Add such documents to the cover, wherever they are told by these words; the bare words are then found as those of any named document."""
    for word in lexicon.definite:
        if word not in lexicon.strong_documents or word not in lexicon.counted_documents or context.plain.count(word) < _TWICE:
            continue  # a 声明 is more often a deed than a thing
        if any(m.type == "Document" and m.span.of(context.plain).endswith((word, f"{word}》")) for m in context.cover):
            continue
        name = _told(context, word)
        for start in context.places(name) if name else ():
            if not context.cover.overlapping(start, start + len(name)) and context.boundary(start):
                add_name(context, Span(start, start + len(name)), "Document", word)


def _told(context: Context, word: str) -> str:
    """The words by which the document is told that stands behind the first bare word; "" where there is none."""
    name = ""
    for start, about in _places(context, word):
        if about < start:
            name = context.plain[about : start + len(word)]
        elif name and context.boundary(start) and not _ANOTHER.search(context.plain, max(start - _BACK, 0), start):
            return name
    return ""


def _places(context: Context, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands by itself or with what says what it is about, and where all that begins."""
    for start in context.places(word):
        end = start + len(word)
        if context.cover.overlapping(start, end) or not context.boundary(end) or context.cover.ending(start) is not None:
            continue
        following = context.word_at(end)
        if following is not None and following.tag in ("n", "vn") and end < len(context.plain):
            continue  # 协议|内容: of it, and not itself
        about = _about(context, start)
        if about >= 0 and start - about != 1:
            yield start, about


def _about(context: Context, start: int) -> int:
    """Where the words before a document's begin that say what it is about; -1 where they are no such words, or somebody's."""
    inside = context.word_at(start)
    begin = inside.start if inside is not None else start
    while (before := context.word_at(begin - 1)) is not None and before.end == begin and before.tag in _ATTRIBUTES:
        if before.end - before.start < _SHORTEST:
            break
        if context.cover.overlapping(before.start, before.end):
            return -1
        begin = before.start
        if start - begin > _LONGEST:
            return -1
    joined = begin < start and _NO_ONE.search(context.plain, max(begin - _BACK, 0), begin)
    return -1 if joined or _DEED.search(context.plain, begin, start) else begin
