"""Counts that add up over articles, and what is computed from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, were found, and are in the gold; scores of several articles add up."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hit + other.hit, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Right of found."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right of gold."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of one or more articles. A rule has no recall: `gold` of a rule is what it found."""

    measures: Mapping[str, Score] = field(default_factory=dict)
    predicates: Mapping[str, Score] = field(default_factory=dict)
    rules: Mapping[str, Score] = field(default_factory=dict)
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Report) -> Report:
        return Report(
            _added(self.measures, other.measures),
            _added(self.predicates, other.predicates),
            _added(self.rules, other.rules),
            self.missed + other.missed,
            self.wrong + other.wrong,
        )


def _added(one: Mapping[str, Score], other: Mapping[str, Score]) -> dict[str, Score]:
    return {name: one.get(name, Score()) + other.get(name, Score()) for name in dict.fromkeys([*one, *other])}
