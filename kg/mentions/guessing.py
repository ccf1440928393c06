"""Where names that nobody lists may stand: stretches that read better as a name than as words (`odds`), noted for the finders after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from kg.mentions.context import Context
from kg.mentions.cover import Cover
from kg.mentions.odds import Guess, NameOdds
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_SURE = 3.0  # the least margin of a name, in nats
_OVER_KNOWN = 4.0  # and of one that swallows a listed name (阿|巴库|莫夫)
_KEPT = 3  # a listed name longer than this is what it says
_PAIR = 2
_GIVEN = 2  # characters before a listed family name that may make it another's
_PAIRED = frozenset("中俄美日韩朝欧台英法德印巴乌以伊沙叙土澳加越菲缅泰柬哈塞埃苏刚卢")  # states that are named in pairs
_PREPOSITIONS = tuple("因对在于与和从向由为")
_LONGEST = 9
_CALLED = re.compile(r"通(?:了)?(?:电话|视频|话)")


class Guesser:
    """Holds the costs of names and words."""

    def __init__(self, odds: NameOdds, lexicon: Lexicon) -> None:
        self._odds = odds
        self._titles = lexicon.titles
        self._title_end = re.compile(f"(?:{lexicon.titles_after.pattern})$")

    def find(self, context: Context) -> None:
        """Note the stretches in `context.guesses`; listed names that are only a part of one leave the cover (理|查德, 拉美|西斯)."""
        for found in _joined(self._odds.guesses(_open(context), _SURE, partial(_has_room, context.cover))):
            if found.margin < _SURE:
                continue
            guess = self._trimmed(context, found)
            known = context.cover.overlapping(guess.start, guess.end)
            sure = guess.margin >= (_OVER_KNOWN if known else _SURE) and guess.end - guess.start > 1 and not _of_shorts(context, guess)
            if not sure or not all(_swallows(guess, m) for m in known) or _left_over(context, guess, known):
                continue
            if known and known[-1].type == "Person":
                add_full_name(context, guess.start, known[-1])
                continue
            context.guesses[guess.end] = guess
            for inner in known:
                context.cover.remove(inner)

    def _trimmed(self, context: Context, guess: Guess) -> Guess:
        """The guess without a title before it (埃米尔|纳瓦夫) or a form of address after it (李|博士)."""
        after = self._title_end.search(context.plain, guess.start + 1, guess.end)
        before = self._titles.match(context.plain, guess.start, guess.end)
        start = before.end() if before and guess.end - before.end() > 1 else guess.start
        end = after.start() if after else guess.end
        if _CALLED.match(context.plain, end - 1):
            end -= 1  # 岸田|通电话
        if context.plain[start] == "于" and (verb := context.word_at(start - 1)) is not None and verb.tag[:1] == "v" and verb.end == start:
            start += 1  # 居住于|伯斯
        land = context.cover.starting(start)
        if (
            land is not None
            and land.type == "Country"
            and start < land.span.end < end
            and not land.found_by.startswith("short")
            and _ends(context, land)
        ):
            start = land.span.end  # 巴西|贝伦, 巴拉圭|邦交
        return guess._replace(start=start, end=end)


def _open(context: Context) -> str:
    """The text with spaces where what is known already says what it is: times and listed names of some length."""
    plain, at = context.plain, 0
    parts: list[str] = []
    for mention in context.cover:
        held = _HAN_RUN.match(plain, mention.span.start, mention.span.end) if _is_closed(mention) else None
        if held:
            parts += plain[at : held.start()], " " * len(held.group())
            at = held.end()
    return "".join(parts) + plain[at:]


def _has_room(cover: Cover, start: int, end: int, *, foreign: bool) -> bool:
    """Whether names in the range may come to a guess: two characters side by side are free, or a transliteration may swallow what is known there."""
    held = cover.holders(start, end)
    if held[0] is not None and held[0].span.end >= end:
        return False
    if any(one is other is None for one, other in pairwise(held)):
        return True
    return foreign and any(m is not None and start <= m.span.start and m.span.end <= end and not m.found_by.startswith("short") for m in held)


def _ends(context: Context, land: Mention) -> bool:
    """Whether the dictionary ends a word where the listed land ends (巴西|贝伦, but 马里乌波尔 is one word)."""
    return context.words.has(land.span.start, land.span.end)


def add_full_name(context: Context, start: int, family: Mention) -> None:
    """唐纳|川普, 柯布|拉加德: one mention from the given name to the listed family name; that person, where a listed name begins so."""
    span, entries = Span(start, family.span.end), context.gazetteer.entries
    given = context.plain[start : family.span.start]
    same = [i for i in family.entity.split("|") if i in entries and any("·" in n and n.startswith(given) for n in entries[i].names)]
    context.cover.replace(Mention(span, "Person", "pattern:given", entity="|".join(same) or f"person/{span.of(context.plain)}"))


def _joined(guesses: Iterable[Guess]) -> Iterator[Guess]:
    """奥古斯|塔斯: two transliterations without anything between them are one."""
    last: Guess | None = None
    for guess in guesses:
        if last is not None and last.kind == guess.kind == "foreign" and last.end == guess.start and guess.end - last.start <= _LONGEST:
            last = last._replace(end=guess.end, margin=last.margin + guess.margin)
            continue
        if last is not None:
            yield last
        last = guess
    if last is not None:
        yield last


def _of_shorts(context: Context, guess: Guess) -> bool:
    """沙伊: two states by their short forms."""
    name = context.plain[guess.start : guess.end]
    return len(name) == _PAIR and not context.has_word(name) and all(c in _PAIRED for c in name)


def _left_over(context: Context, guess: Guess, known: Sequence[Mention]) -> bool:
    """英阿因|马岛: whether what stands before a listed name at the end are states by their short forms and a preposition."""
    if len(known) != 1 or known[0].span.end != guess.end or known[0].type not in ("Country", "Place"):
        return False
    rest = context.plain[guess.start : known[0].span.start]
    return rest[-1:] in _PREPOSITIONS and all(c in _PAIRED or c == "阿" for c in rest[:-1])


def _is_closed(mention: Mention) -> bool:
    return mention.type == "Time" or mention.span.end - mention.span.start > _KEPT


def _swallows(guess: Guess, known: Mention) -> bool:
    """Whether the listed name is only a part of the transliteration around it."""
    if known.type == "Person":  # 柯布|拉加德
        return guess.kind == "foreign" and known.span.start - guess.start >= _GIVEN and guess.end == known.span.end
    whole = guess.kind == "foreign" and not known.found_by.startswith("short")
    return whole and guess.start <= known.span.start and known.span.end <= guess.end and known.span.end - known.span.start < guess.end - guess.start
