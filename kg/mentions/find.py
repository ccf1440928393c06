"""All that is named in one document: the finders in their order, and then the same decision for the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.mentions.aliases import LatinFinder, find_bracketed, find_defined, find_quoted_bodies
from kg.mentions.appointed import find_appointed
from kg.mentions.bare import BareFinder
from kg.mentions.bills import find_bills
from kg.mentions.bylines import find_bylines
from kg.mentions.called import CalledFinder
from kg.mentions.capitals import name_states
from kg.mentions.cases import find_cases
from kg.mentions.context import Context
from kg.mentions.cover import Cover
from kg.mentions.cues import CueFinder
from kg.mentions.dotted import find_dotted
from kg.mentions.endings import EndingFinder
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.glossed import GlossFinder
from kg.mentions.groups import GroupFinder
from kg.mentions.guessing import Guesser
from kg.mentions.joined import join_states
from kg.mentions.known import KnownFinder, find_documents
from kg.mentions.noted import NoteFinder
from kg.mentions.odds import NameOdds
from kg.mentions.people import find_datelines, find_glossed, find_speakers
from kg.mentions.positions import Position
from kg.mentions.recall import Recall
from kg.mentions.shorts import ShortFinder
from kg.mentions.spelt import find_spelt
from kg.mentions.times import find_times
from kg.mentions.titles import TitleFinder
from kg.mentions.unlisted import UnlistedFinder
from kg.prose.lexicon import Lexicon
from kg.prose.words import Cut, Words
from kg.types import Document, Mention, Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """What is named, without overlaps and in order, and the titles of office with their owners and bearers.

    `seats` are the names of capitals that stand for their states: the article names these cities too.
    """

    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]
    words: Cut
    seats: tuple[Mention, ...] = ()


class Finder:
    """Holds the scans that are built once; `find` reads one document."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.words = Words([*gazetteer.words(), *((word, "v") for word in lexicon.words if len(word) > 2)])
        self._shorts = ShortFinder(gazetteer)
        self._groups = GroupFinder(lexicon)
        self._known = KnownFinder(gazetteer, lexicon)
        self._titles = TitleFinder(lexicon)
        self._endings = EndingFinder(lexicon)
        self._cues = CueFinder(self._titles.words, lexicon.groups, self._endings.words, lexicon.state_titles | lexicon.organ_titles, lexicon.callings)
        self._recall = Recall(lexicon)
        self.odds = NameOdds(gazetteer, lexicon, self.words)
        self._called = CalledFinder(self.odds, lexicon)
        self._notes = NoteFinder(self.odds)
        self._latin = LatinFinder(lexicon)
        self._glosses = GlossFinder(lexicon)
        self._guesser = Guesser(self.odds, lexicon)
        self._bare = BareFinder(gazetteer, lexicon)
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
        find_bills(context)
        cues = self._cues.find(context.plain)
        self._groups.find_several(context, cues.groups)  # before the places inside them are found
        self._known.find(context)
        self._shorts.find(context)
        self._guesser.find(context)
        find_dotted(context, self.odds)
        find_datelines(context)
        self._bare.find(context)
        self._endings.find(context, cues)
        join_states(context)
        find_quoted_bodies(context)
        self._glosses.find(context)
        find_defined(context)
        self._groups.find(context, cues.groups)
        bylines = find_bylines(context)
        titles = self._titles.titles(context, cues.titles)
        self._titles.name_bearers(context, titles)
        find_glossed(context)
        self._notes.find(context)
        find_speakers(context)
        self._unlisted.find(context)
        self._called.find(context, titles, cues.callings)
        find_appointed(context, self.odds)
        find_bracketed(context)
        self._latin.find(context)
        find_spelt(context)
        self._recall.find(context)
        find_cases(context)
        seats = name_states(context)
        positions = self._titles.find(context, titles)  # again: they may have bearers now
        borne = {position.holder.span for position in positions if position.holder is not None}
        positions += [one for one in bylines if one.holder is not None and one.holder.span not in borne]
        return Found(tuple(context.cover), tuple(sorted(positions, key=lambda one: (one.span.start, one.span.end))), context.words, seats)

    def _context(self, document: Document, sentences: Sequence[Sentence]) -> Context:
        plain = document.plain
        blanks = frozenset(_between(sentences, len(plain)))
        return Context(document, sentences, self.words.read(plain, blanks), blanks, self.lexicon, self.gazetteer, self.words.has, Cover(plain))


def _between(sentences: Iterable[Sentence], size: int) -> Iterator[int]:
    """The blanks between sentences, which are no words. Sentences end in marks, which no word crosses, so that the text is cut at once."""
    end = 0
    for sentence in sentences:
        yield from range(end, sentence.span.start)
        end = sentence.span.end
    yield from range(end, size)
