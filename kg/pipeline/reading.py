"""What all stages but the last have found in one document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.mentions import Found
from kg.mentions.phrases import Phrases
from kg.prose.clauses import Clause, Settled
from kg.resolve import Linker, Said
from kg.rules import Match
from kg.types import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found on the way to an extraction; `kg explain` prints it."""

    document: Document
    sentences: tuple[Sentence, ...]
    found: Found
    phrases: Phrases
    clauses: tuple[Clause, ...]
    settled: tuple[Settled, ...]
    said: tuple[Said, ...]
    matches: tuple[Match, ...]
    linker: Linker
    starts: tuple[int, ...]  # of the sentences

    def sentence_at(self, at: int) -> Span:
        """The sentence in which an offset of the text stands."""
        return self.sentences[max(bisect_right(self.starts, at) - 1, 0)].span
