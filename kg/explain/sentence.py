"""What the pipeline finds in a text that somebody types in."""

from __future__ import annotations

from kg.knowledge import Knowledge
from kg.pipeline import extract
from kg.read import read_text
from kg.types import Claim, Statement


def explain_sentence(text: str, knowledge: Knowledge) -> str:
    """Mentions with how each was found, claims with their rules, statements; as lines to read.

    Raises:
        ReadError: the text is empty or not in Chinese.
    """
    extraction = extract(read_text(text, "--sentence"), knowledge)
    lines = ["Mentions"]
    for mention in extraction.mentions:
        words = mention.span.of(extraction.document.text) or "(left out)"
        stands_for = mention.entity or mention.value
        lines.append(f"  {words}  {mention.type}" + (f"  {stands_for}" if stands_for else "") + f"  by {mention.found_by}")
    lines.append("Claims" if extraction.claims else "No claims")
    lines += [f"  {_claim(claim)}" for claim in extraction.claims]
    if extraction.statements:
        lines.append("Statements")
        lines += [f"  {_statement(statement)}" for statement in extraction.statements]
    return "\n".join([*lines, ""])


def _claim(claim: Claim) -> str:
    parts = [f"{claim.subject} {claim.predicate} {claim.object}", f"polarity {claim.polarity}", claim.modality]
    named = (("by", "、".join(claim.speakers)), ("time", claim.time), ("place", claim.place), ("role", claim.role))
    parts += [f"{name} {value}" for name, value in (*named, ("topics", "、".join(claim.topics)), ("why", claim.evidence.why)) if value]
    return " · ".join([*parts, f"rule {claim.evidence.rule}"])


def _statement(statement: Statement) -> str:
    return f"{statement.speaker} {statement.verb}: {statement.text} · rule {statement.evidence.rule}"
