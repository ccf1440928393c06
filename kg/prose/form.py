"""A segment while it is being read: its characters, where they stand in the text, and what has been taken out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.prose.clauses import Adjunct, Noun, Phrase


@dataclass(slots=True)
class Form:
    """A segment being thinned: `text` is what is left, and `at` where each character of it stands in the document; last, where the segment ends."""

    text: str
    at: list[int]
    nouns: dict[int, Noun]
    adjuncts: list[Adjunct] = field(default_factory=list)

    def cut(self, start: int, end: int) -> None:
        """Take out [start, end)."""
        if start == end:
            return
        self.text = self.text[:start] + self.text[end:]
        del self.at[start:end]
        width = end - start
        if self.nouns:
            self.nouns = {(i if i < start else i - width): n for i, n in self.nouns.items() if not start <= i < end}

    def after(self, start: int, verb: int) -> Form:
        """What stands from `start` on, as a form of its own, with the adjuncts after the verb at `verb`."""
        nouns = {i - start: n for i, n in self.nouns.items() if i >= start}
        adjuncts = [Adjunct(a.kind, max(a.at - start, 0), a.phrases, a.text, a.word) for a in self.adjuncts if a.at > verb]
        return Form(self.text[start:], self.at[start:], nouns, adjuncts)

    def phrases(self, start: int, end: int) -> tuple[Phrase, ...]:
        """All phrases of the nouns in the range."""
        nouns = self.nouns
        return tuple([phrase for i in range(start, end) if i in nouns for phrase in nouns[i].phrases])
