"""Names that nobody lists and nothing announces: 潘沃尔卡先生说, 他在贝灵汉长大.

A stretch that reads better as a name than as words (`odds`) is a person or a place by what stands around it, anywhere in the article:
one decision for all its places. Where nothing tells, it is left alone, unless it is a long transliteration that acts.
"""

from __future__ import annotations

import re
from collections import defaultdict

from kg.mentions.context import Context
from kg.mentions.guessing import add_full_name
from kg.mentions.odds import Guess, NameOdds
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}世(?!纪)")
_DEFAULT = 8.0  # the least margin of a transliteration that is a person though nothing says so
_SHORTEST = 2
_TWO, _TWO_UNKNOWN = 7.5, 6.4  # nats a character that so short a name may cost, with and without the dictionary's word for it
_LEANS = 1.0  # how strongly the end of a name must speak for a place
_OPEN, _CLOSE = ("“", "「", "《", "『", "〈"), ("”", "」", "》", "』", "〉")
_SETTLED = ("市", "县", "镇", "村", "区")
_LONGEST_FAMILY = 5
_JOINS = ("、", "和", "与", "及")
_ONE_WORD = re.compile(r" ?[（(][A-ZÀ-Þ][a-zß-ÿ'’-]{2,20}[）)]")  # a person's form in Latin letters has a given name too
_AROUND = 10  # characters that are looked at on each side


class UnlistedFinder:
    """Holds the costs and the cues."""

    def __init__(self, odds: NameOdds, lexicon: Lexicon) -> None:
        self._odds = odds
        self._lexicon = lexicon
        cues = lexicon.name_cues
        self._after = {key: re.compile(cues[f"{key}_after"]) for key in ("person", "place", "no_name")}
        self._before = {key: re.compile(f"(?:{cues[f'{key}_before']})了?$") for key in ("person", "place", "loosely_place")}
        self._place_ending = re.compile(cues["place_ending"])

    def find(self, context: Context) -> None:
        """Add to the cover the guesses that are persons or places by what stands around them."""
        if not context.guesses:
            return
        by_name: dict[str, list[Guess]] = defaultdict(list)
        for guess in context.guesses.values():
            if _given_name(context, guess):
                continue
            whole = self._whole(context, guess)
            over = context.cover.overlapping(whole.start, whole.end)
            if all(_within(m, whole) for m in over):
                by_name[context.plain[whole.start : whole.end]].append(whole)
        persons = [(m.span.of(context.plain), m.span) for m in context.cover if m.type == "Person"]
        dotted = {name.rsplit("·", 1)[-1] for name, _ in persons if "·" in name}
        families = [(name[:2], span) for name, span in persons]
        for name, guesses in by_name.items():
            if name in dotted or (guesses[0].kind == "japanese" and _of_family(name, guesses, families)):
                continue  # 特奥 after 费莱蒂·特奥: the same person, and recall says so
            type_ = self._type(context, name, guesses)
            if type_ and name not in self._lexicon.never_names:
                for guess in guesses:
                    mention = Mention(Span(guess.start, guess.end), type_, f"pattern:{guess.kind}", entity=f"{type_.lower()}/{name}")
                    context.cover.replace(mention)

    def _whole(self, context: Context, guess: Guess) -> Guess:
        """The guess with what belongs to it: 普尔|市, 莫伊米尔|一世."""
        ending = self._place_ending.match(context.plain, guess.end) or _ORDINAL.match(context.plain, guess.end)
        if ending is None or (guess.kind != "foreign" and ending.group() not in _SETTLED):
            return guess
        return guess._replace(end=ending.end())

    def _type(self, context: Context, name: str, guesses: list[Guess]) -> str:
        """Person, Place or "" by the sum of what stands around every place of the name."""
        if _ORDINAL.search(name):
            return "Person"
        if self._place_ending.search(name, 2) and not (guesses[0].kind == "chinese" and any(self._says(context, "person", g) for g in guesses)):
            return "Place"  # but 董事长|谢金河
        if all(self._after["no_name"].match(context.plain, g.end) or _quoted(context, g) for g in guesses):
            return ""
        person = sum(self._says(context, "person", g) for g in guesses)
        place = sum(self._says(context, "place", g) for g in guesses)
        sure = max(g.margin for g in guesses) >= _DEFAULT
        acts = sure and any(_acts(context, g.end) for g in guesses)
        if guesses[0].kind != "foreign":
            told = person > place and (len(name) > 2 or person > 1 or sure)
            return "Person" if told or (acts and len(name) > 2 and not place) else ""
        if len(name) == _SHORTEST and not self._odds.plausible(name, _TWO if self._odds.tag(name)[:2] == "nr" else _TWO_UNKNOWN):
            return ""
        place += any(_ONE_WORD.match(context.plain, g.end) for g in guesses)
        if not person and not place:
            place = sum(bool(self._before["loosely_place"].search(context.plain, max(0, g.start - _AROUND), g.start)) for g in guesses)
        if person == place and (person or len(name) > 2):
            place += self._leans(name)
        if person or place:
            return "Person" if person >= place else "Place"
        return "Person" if acts else ""

    def _leans(self, name: str) -> int:
        """1 where the form of the name speaks for a place, by the dictionary or by its end."""
        word = self._odds.tag(name)
        return int(word == "ns" or (not word and self._odds.leans(name) > _LEANS))

    def _says(self, context: Context, type_: str, guess: Guess) -> int:
        """How many signs of the class stand around: words before and after, and a neighbour in a list."""
        before = self._before[type_].search(context.plain, max(0, guess.start - _AROUND), guess.start)
        return bool(self._after[type_].match(context.plain, guess.end)) + bool(before) + _listed_with(context, type_, guess)


def _of_family(name: str, guesses: list[Guess], families: list[tuple[str, Span]]) -> bool:
    """高市|基于: whether somebody of the family is named in full elsewhere, so that what follows the family's name is no given name."""
    return any(family == name[:2] and all(span.end <= g.start or span.start >= g.end for g in guesses) for family, span in families)


def _given_name(context: Context, guess: Guess) -> bool:
    """唐纳|川普, 梅拉尼娅|特朗普: put a name that stands right before a listed person into one mention with it."""
    family = context.cover.starting(guess.end)
    if guess.kind != "foreign" or family is None or family.type != "Person" or family.span.end - family.span.start > _LONGEST_FAMILY:
        return False
    if context.cover.overlapping(guess.start, guess.end) or "·" in family.span.of(context.plain):
        return False
    add_full_name(context, guess.start, family)
    return True


def _within(mention: Mention, guess: Guess) -> bool:
    """Whether the mention is a part of the guess and not all of it."""
    return guess.start <= mention.span.start and mention.span.end <= guess.end and mention.span.end - mention.span.start < guess.end - guess.start


def _quoted(context: Context, guess: Guess) -> bool:
    """“伊斯坎德尔”导弹: a thing of that name."""
    return context.plain[guess.start - 1 : guess.start] in _OPEN and context.plain[guess.end : guess.end + 1] in _CLOSE


def _listed_with(context: Context, type_: str, guess: Guess) -> bool:
    """希腊、色雷斯: whether a name of the class stands beside it in a list."""
    classes = ("Person",) if type_ == "Person" else ("Place", "Country")
    before = context.cover.ending(guess.start - 1) if context.plain[guess.start - 1 : guess.start] in _JOINS else None
    after = context.cover.starting(guess.end + 1) if context.plain[guess.end : guess.end + 1] in _JOINS else None
    return any(m is not None and m.type in classes for m in (before, after))


def _acts(context: Context, end: int) -> bool:
    """Whether no noun follows at once: X造船产业 tells nothing of X."""
    word = context.words.get(end)
    return word is None or word.tag[:1] not in "nbj"
