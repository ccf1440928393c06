"""What a noun phrase states by its form alone."""

from __future__ import annotations

from dataclasses import dataclass

from kg.types import Mention, Modality, Span
from kg.values import quick

TOLD_OF = "told-of"  # the value of an object that is the state of which the text tells there
# How it was found whose an office is that its title does not say, by rule.
WHY = {
    "title-known": "office: of the state or body that who holds it is known to be of",
    "title-near": "office: of the state named before",
    "title-continued": "office: of the state of the office told before",
    "title-own": "office: of the article's own state, 我国",
    "title-posted": "office: of the state that sends, named before",
    "title-seat": "office: a seat in the parliament of the party's state",
    "title-told": "office: of the state of which the sentence or the article tells",
    "title-shared": "office: of the state or body of the office told right before",
    "title-aide": "office: of the state that whoever is served leads",
    "title-body": "office: of the only body of its sort told of before",
}


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
