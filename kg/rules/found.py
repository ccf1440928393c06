"""What the engine gives back: matches, and the rules that came near."""

from __future__ import annotations

from dataclasses import dataclass

from kg.prose.clauses import Settled
from kg.types import Span
from kg.values import quick


@quick
@dataclass(frozen=True, slots=True)
class Side:
    """One end of a claim: an entity's id, or words (a stretch of the clause's form)."""

    entity: str = ""
    start: int = -1
    end: int = -1


@quick
@dataclass(frozen=True, slots=True)
class Match:
    """One relation that one rule found in one clause."""

    rule: str
    relation: str
    settled: Settled
    subject: Side
    object: Side
    modality: str
    polarity: str
    verb: tuple[int, int]
    topics: tuple[tuple[int, int], ...] = ()
    topic_words: tuple[str, ...] = ()
    speakers: tuple[str, ...] | None = None  # where they differ from the clause's
    role: str = ""
    told: tuple[Span, ...] = ()  # topics that other clauses tell of, as stretches of the document
    others: bool = False  # whether nobody does it to his own state


@dataclass(frozen=True, slots=True)
class Near:
    """A rule whose verb was there but which did not fit: where it stopped and why (for kg explain)."""

    rule: str
    settled: Settled
    at: int
    why: str
