"""Organisations, events, documents and places that nobody lists, by what they end with: 伊朗|外交部, 金砖国家领导人第十六次|会晤.

From the ending the name is read to the left over words that can belong to it. A name needs something of its own (a known name, a
number, a foreign word), or it is only a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kg.mentions.bodies import find_organization
from kg.mentions.context import Context
from kg.mentions.costs import Remembered
from kg.mentions.cues import Cues
from kg.mentions.occasions import find_document, find_event
from kg.mentions.reach import Ending, can_belong
from kg.mentions.sites import find_place
from kg.prose.lexicon import Lexicon
from kg.types import Mention

_FINDERS = {"Organization": find_organization, "Event": find_event, "Document": find_document, "Place": find_place}
_LED = "部局署院会团州省市县区校厅房"  # with 长 after them these make a title: 外交部|长


_EMBASSY = "大使馆"
_AT_IT = re.compile("上(?=[，说就被对表宣向作])")  # 预算委员会|上: no word 会上 there
_BUREAU = ("司司长", "司长", "司副司长", "局局长", "处处长")  # 外交部|国际组织司司长
_CHAMBERS = ("众议院", "参议院")


class EndingFinder:
    """Finds unlisted names by their endings."""

    def __init__(self, lexicon: Lexicon) -> None:
        types: dict[str, str] = {}
        for type_, endings in lexicon.endings.items():
            for ending in endings:
                types.setdefault(ending, type_)
        for held in lexicon.held_events:
            types.setdefault(held, "Event")
        for issued in lexicon.issued_documents:
            types.setdefault(issued, "Document")
        types |= dict.fromkeys(lexicon.organ_endings, "Organization")
        self._endings = {word: (type_, Remembered(partial(_takes, lexicon, type_, word))) for word, type_ in types.items()}
        self.words = frozenset(types)

    def find(self, context: Context, cues: Cues) -> None:
        """Add what is found to the cover; a name that contains a found one takes its place."""
        for ending in self._all(context, cues):
            _FINDERS[ending.type](context, ending)

    def _all(self, context: Context, cues: Cues) -> Iterator[Ending]:
        """All endings that end a word and are no part of a title or of what is found already."""
        plain, cover = context.plain, context.cover
        for word, start, end in cues.endings:
            if word == _EMBASSY and (over := cover.holder(start)) is not None and over.type == "Country" and over.span.end == start + 1:
                word, start = _EMBASSY[1:], start + 1  # 加拿大|使馆  # noqa: PLW2901
            if (
                cover.holder(end - 1) is not None
                or plain.startswith(_BUREAU, end)
                or not (context.boundary(end) or (word[-1] == "会" and _AT_IT.match(plain, end)))
            ):
                continue
            if word == "国会" and plain.endswith("成员", 0, start):
                continue  # 成员国|会
            if (plain.startswith("长", end) and word[-1] in _LED) or _crosses(cover.holder(start), start):
                continue
            guess = context.guesses.get(end)
            if guess is not None and guess.kind == "japanese" and guess.start < start:
                continue  # 会长|古屋圭司
            land = cover.ending(start) if word in _CHAMBERS else None
            if cues.offices.get(start, 0) > end and (land is None or land.type != "Country"):
                continue  # 内阁官房长官 begins with 内阁 and is a title; but 某国|众议院|议长
            type_, takes = self._endings[word]
            yield Ending(start, end, type_, word, takes)


def _takes(lexicon: Lexicon, type_: str, ending: str, word: tuple[str, str]) -> bool:
    return can_belong(lexicon, type_, ending, *word)


def _crosses(over: Mention | None, start: int) -> bool:
    """中|国会|让步: whether the ending begins inside of a listed state's name."""
    return over is not None and over.type == "Country" and over.span.start < start and not over.found_by.startswith("short")
