"""Words and their tags, by jieba's dictionary and hidden Markov model.

The work is done by rjieba, the same dictionary and method in Rust (a test holds the two against each other over the sample
articles), always over the simplified shadow: on Traditional text jieba's tagger is fifty times slower and poor.
Tags are jieba's (ICTCLAS): n noun, nr person, ns place, v verb, d adverb, p preposition, m number, and so on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
_HIDES_NAMES = ("党立委",)  # words of jieba's dictionary that take the end of a name: 民众|党立委
_REMEMBERED = 200_000  # words whose tag is kept


class Words:
    """A cutter that knows the words of the gazetteer besides jieba's own.

    Args:
        known: pairs (word in simplified script, tag) that must not be cut apart.
    """

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        self._known = tuple(known)
        self._jieba = rjieba.Jieba()
        self.has: Callable[[str], bool] = self._jieba.has_word  # whether the dictionary has a word; asked so often that no call stands between
        self._tags: dict[str, str] = {}  # of the words that were met
        for word, tag in self._known:
            self._jieba.add_word(word, None, tag)
        for word in _HIDES_NAMES:
            self._jieba.add_word(word, 0, "x")

    def __reduce__(self) -> tuple[type[Words], tuple[tuple[tuple[str, str], ...]]]:
        """A worker process builds its own cutter: the Rust object cannot be sent."""
        return Words, (self._known,)

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
        return list(self.read(text).values())

    def read(self, text: str, blanks: Iterable[int] = ()) -> Cut:
        """The words of `text` by where they begin, but for those that begin at `blanks`."""
        words = self._jieba.cut(text)
        at = dict(zip(accumulate(map(len, words), initial=0), words, strict=False))
        for blank in blanks:
            at.pop(blank, None)
        return Cut(at, self._tags, partial(self._learn, text))

    def _learn(self, text: str, word: str, start: int) -> str:
        """The tag of a word that is new; it has the same one wherever it is cut. One of the dictionary is tagged by itself, others by their line."""
        if len(self._tags) > _REMEMBERED:
            self._tags.clear()
        # Other threads may clear the memo at any time, so that the answer does not come out of it.
        if self.has(word) and len(alone := self._jieba.tag(word)) == 1:
            self._tags[word] = tag = str(alone[0][1])
            return tag
        end = text.find("\n", start + len(word))
        tags = dict(self._jieba.tag(text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]))
        self._tags.update(tags)
        return tags[word]


class Cut(Mapping[int, Word]):
    """The words of one text by where they begin, in its order. A word is looked up and tagged when it is asked for: most never are."""

    __slots__ = ("_learn", "_tags", "_words", "starts")

    def __init__(self, words: dict[int, str], tags: Mapping[str, str], learn: Callable[[str, int], str]) -> None:
        self._words = words
        self._tags = tags
        self._learn = learn
        self.starts = words.keys()

    def get(self, at: int, default: None = None) -> Word | None:  # type: ignore[override]  # no other default is asked for
        """The word that begins at an offset."""
        word = self._words.get(at)
        return default if word is None else _word((at, at + len(word), self._tags.get(word) or self._learn(word, at)))

    def __getitem__(self, at: int) -> Word:
        word = self._words[at]
        return _word((at, at + len(word), self._tags.get(word) or self._learn(word, at)))

    def __contains__(self, at: object) -> bool:
        return at in self._words

    def __iter__(self) -> Iterator[int]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def has(self, start: int, end: int) -> bool:
        """Whether these characters were cut as one word."""
        word = self._words.get(start)
        return word is not None and len(word) == end - start
