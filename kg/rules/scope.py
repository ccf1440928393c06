"""Polarity and modality of a verb, decided in one place for all rules."""

from __future__ import annotations

from dataclasses import dataclass

from kg.prose.clauses import Settled
from kg.prose.lexicon import Lexicon
from kg.types import Modality, Polarity

_PLANNED_AND_DENIED = ("无意",)
_REACH = 12  # characters between a negation and the verb it can still reach


@dataclass(slots=True)
class Scope:
    """Remembers, clause by clause, which modal word reaches on over coordinated verbs."""

    lexicon: Lexicon
    modality: Modality = "actual"
    condition: bool = False
    sentence: int = -1

    def enter(self, settled: Settled) -> None:
        """Go on to the next clause: a modal word reaches on only with the subject carried over inside one sentence."""
        if settled.clause.sentence != self.sentence:
            self.condition = False
            self.modality = "actual"
        elif not settled.inherits:
            self.modality = "actual"
        self.sentence = settled.clause.sentence
        found = self._modals(settled.clause.form)
        if any(self.lexicon.modality[w] == "hypothetical" for _, w in found if w in ("如果", "若", "假如", "假若", "倘若", "一旦", "只要", "除非")):
            self.condition = True

    def _modals(self, form: str, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
        """The modal words in a stretch, in order; words that only look like one are left out."""
        stop = len(form) if end is None else end
        return [(m.start(), m.group()) for m in self.lexicon.modal_pattern.finditer(form, start, stop) if m.group() in self.lexicon.modality]

    def decide(self, settled: Settled, verb: int, since: int) -> tuple[Modality, Polarity]:
        """The modality and polarity of the verb at form[verb]; what stands before `since` belongs to an earlier verb."""
        form = settled.clause.form
        modals = self._modals(form, since, verb)
        kinds = [self.lexicon.modality[w] for _, w in modals]
        modality: Modality = self.modality
        if self.condition or "hypothetical" in kinds:
            modality = "hypothetical"
        elif kinds:
            modality = kinds[-1]  # type: ignore[assignment]
            self.modality = modality
        elif since == 0 and not settled.inherits:
            modality = self.modality = "actual"
        if modality in ("planned", "desired") and self.lexicon.past_pattern.search(form, since, verb):
            modality = "actual"
        denied = [
            m.group()
            for m in self.lexicon.negation_pattern.finditer(form, max(since, verb - _REACH), verb)
            if m.group() in self.lexicon.denials and not form[m.end() : verb].count("的")
        ]
        polarity: Polarity = "-" if len(denied) % 2 else "+"
        if any(w in denied for w in _PLANNED_AND_DENIED):
            modality = "planned"
        return modality, polarity

