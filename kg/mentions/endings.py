"""Organisations, events, documents and places that nobody lists, by what they end with: 伊朗|外交部, 金砖国家领导人第十六次|会晤.

From the ending the name is read to the left over words that can belong to it. A name needs something of its own (a known name, a
number, a foreign word), or it is only a description.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.bodies import find_organization, find_place
from kg.mentions.context import Context
from kg.mentions.cues import Cues
from kg.mentions.occasions import find_document, find_event
from kg.mentions.reach import Ending
from kg.prose.lexicon import Lexicon

_FINDERS = {"Organization": find_organization, "Event": find_event, "Document": find_document, "Place": find_place}
_LED = "部局署院会团州省市县区校厅房"  # with 长 after them these make a title: 外交部|长


class EndingFinder:
    """Finds unlisted names by their endings."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._types: dict[str, str] = {}
        for type_, endings in lexicon.endings.items():
            for ending in endings:
                self._types.setdefault(ending, type_)
        for held in lexicon.held_events:
            self._types.setdefault(held, "Event")
        self._types |= dict.fromkeys(lexicon.organ_endings, "Organization")
        self.words = frozenset(self._types)

    def find(self, context: Context, cues: Cues) -> None:
        """Add what is found to the cover; a name that contains a found one takes its place."""
        for ending in self._all(context, cues):
            _FINDERS[ending.type](context, ending)

    def _all(self, context: Context, cues: Cues) -> Iterator[Ending]:
        """All endings that end a word and are no part of a title or of what is found already."""
        plain = context.plain
        for word, start, end in cues.endings:
            if plain[end : end + 1] == "长" and word[-1] in _LED:
                continue
            if context.cover.holder(end - 1) is not None or _crosses(context, start):
                continue
            if cues.offices.get(start, 0) > end:
                continue  # 内阁官房长官 begins with 内阁 and is a title
            if context.boundary(end):
                yield Ending(start, end, self._types[word], word)


def _crosses(context: Context, start: int) -> bool:
    """中|国会|让步: whether the ending begins inside of a listed state's name."""
    over = context.cover.holder(start)
    return over is not None and over.type == "Country" and over.span.start < start and not over.found_by.startswith("short")
