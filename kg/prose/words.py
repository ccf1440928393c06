"""Words and their tags, by jieba's dictionary and hidden Markov model.

The work is done by rjieba, the same dictionary and method in Rust (a test holds the two against each other over the sample
articles), always over the simplified shadow: on Traditional text jieba's tagger is fifty times slower and poor.
Tags are jieba's (ICTCLAS): n noun, nr person, ns place, v verb, d adverb, p preposition, m number, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate
from typing import NamedTuple

import rjieba


class Word(NamedTuple):
    """One word: where it stands (offsets into the text that was cut) and its tag."""

    start: int
    end: int
    tag: str


_word: Callable[[tuple[int, int, str]], Word] = partial(tuple.__new__, Word)  # `Word._make` without a call of Python for each of the many
_REMEMBERED = 200_000  # words whose tag is kept


class Words:
    """A cutter that knows the words of the gazetteer besides jieba's own.

    Args:
        known: pairs (word in simplified script, tag) that must not be cut apart.
    """

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        self._known = tuple(known)
        self._jieba = rjieba.Jieba()
        self._tags: dict[str, str] = {}  # of the words that were met
        for word, tag in self._known:
            self._jieba.add_word(word, None, tag)

    def __reduce__(self) -> tuple[type[Words], tuple[tuple[tuple[str, str], ...]]]:
        """A worker process builds its own cutter: the Rust object cannot be sent."""
        return Words, (self._known,)

    def has(self, word: str) -> bool:
        """Whether the dictionary has this word."""
        return bool(self._jieba.has_word(word))

    def frequency(self, word: str) -> int:
        """How often the dictionary counts the word, at least 1."""
        return max(1, int(self._jieba.suggest_freq(word)))

    def within(self, text: str) -> list[tuple[int, str]]:
        """Every word of the dictionary that stands in a stretch of Chinese characters, longer than one, with where it begins, in order."""
        found: list[tuple[int, str]] = []
        at = last = 0
        for word in self._jieba.cut_all(text):
            size = len(word)
            if size == 1:
                continue
            # They come by their beginnings and then by their lengths, wherever they stand; where they begin is not told.
            if size <= last or not text.startswith(word, at):
                at = text.index(word, at + (last > 0))
            last = size
            found.append((at, word))
        return found

    def cut(self, text: str) -> list[Word]:
        """The words of `text` in order."""
        words = self._jieba.cut(text)
        bounds = list(accumulate(map(len, words), initial=0))
        try:
            tags = list(map(self._tags.__getitem__, words))
        except KeyError:
            self._learn(text, words, bounds)
            tags = list(map(self._tags.__getitem__, words))
        return list(map(_word, zip(bounds, bounds[1:], tags, strict=False)))

    def _learn(self, text: str, words: Iterable[str], starts: Iterable[int]) -> None:
        """Tag the lines in which a word is new. A word has the same tag wherever it is cut, and cutting alone is cheaper by half."""
        if len(self._tags) > _REMEMBERED:
            self._tags.clear()
        for word, start in zip(words, starts, strict=False):
            if word not in self._tags:
                end = text.find("\n", start + len(word))
                self._tags.update(self._jieba.tag(text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]))
