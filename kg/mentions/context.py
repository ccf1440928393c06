"""What the finders share while they read one document: its text, words and what has been found so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kg.mentions.cover import Cover
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.odds import Guess
from kg.prose.lexicon import Lexicon
from kg.prose.words import Cut, Word
from kg.types import Document, Sentence


@dataclass(slots=True)
class Context:
    """One document being read, and the words of its sentences."""

    document: Document
    sentences: Sequence[Sentence]
    words: Cut
    blanks: AbstractSet[int]  # between the sentences
    lexicon: Lexicon
    gazetteer: Gazetteer
    has_word: Callable[[str], bool]
    cover: Cover
    guesses: dict[int, Guess] = field(default_factory=dict)  # by their ends: stretches that read as names that nobody lists
    plain: str = field(init=False)  # the document's shadow text
    _starts: list[int] = field(init=False)  # of the sentences
    _word_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.plain = self.document.plain
        self._starts = [sentence.span.start for sentence in self.sentences]
        self._word_starts = list(self.words)

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that holds this offset; 0 before the first."""
        index = bisect_right(self._starts, at)
        return self._starts[index - 1] if index else 0

    def word_at(self, at: int) -> Word | None:
        """The word that holds the character at this offset; none does between sentences."""
        if at in self.words.starts:
            return self.words[at]
        index = bisect_right(self._word_starts, at)
        word = self.words[self._word_starts[index - 1]] if index else None
        return word if word is not None and at < word.end else None

    def boundary(self, at: int) -> bool:
        """Whether a word begins at this offset (or the text ends there)."""
        return at in self.words.starts or at in self.blanks or at >= len(self.plain)

    def places(self, word: str) -> Iterator[int]:
        """Where these characters stand in the text, in order."""
        at = self.plain.find(word)
        while at >= 0:
            yield at
            at = self.plain.find(word, at + 1)
