"""What a noun phrase states by its form alone."""

from __future__ import annotations

from dataclasses import dataclass

from kg.types import Mention, Modality, Span
from kg.values import quick

TOLD_OF = "told-of"  # the value of an object that is the state of which the text tells there


@quick
@dataclass(frozen=True, slots=True)
class Fact:
    """What a noun phrase says by its form alone: (subject, predicate, object) as mentions or entity ids."""

    subject: Mention
    predicate: str
    object: Mention
    span: Span
    rule: str
    role: str = ""
    denied: bool = False
    modality: Modality = "actual"
