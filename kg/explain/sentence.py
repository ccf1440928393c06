"""What the pipeline makes of a text that somebody types in: names, clauses, claims, and the rules that came near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.explain.names import offices_on, why_named
from kg.knowledge import Knowledge
from kg.pipeline import Reading, assemble, read_clauses
from kg.prose.clauses import Settled
from kg.read import read_text
from kg.rules import Near
from kg.types import Claim, Extraction, Statement


def explain_sentence(text: str, knowledge: Knowledge, published: date | None = None) -> str:
    """Names with how each was found, clauses with their subjects, claims with their rules, and rules whose verb stood there in vain.

    `published` is the day that offices are looked up by.

    Raises:
        ReadError: the text is empty or not in Chinese.
    """
    nears: list[Near] = []
    reading = read_clauses(read_text(text, "--sentence", published=published), knowledge, nears)
    extraction = assemble(reading, knowledge)
    lines = ["Names"]
    for mention in extraction.mentions:
        words = mention.span.of(extraction.document.text)
        stands_for = mention.entity or mention.value
        lines.append(f"  {words}  {mention.type}" + (f"  {stands_for}" if stands_for else "") + f"  by {mention.found_by}")
        if mention.entity in knowledge.gazetteer.entries or ";" in mention.found_by:
            lines.append(f"    {why_named(words, mention.entity, mention.found_by, knowledge.gazetteer)}")
    lines += _by_office(extraction, knowledge)
    lines += ["Clauses", *(line for settled in reading.settled for line in _clause(settled, reading))]
    lines.append("Claims" if extraction.claims else "No claims")
    lines += [f"  {_claim(claim)}" for claim in extraction.claims]
    if extraction.statements:
        lines.append("Statements")
        lines += [f"  {_statement(statement)}" for statement in extraction.statements]
    if nears:
        lines += ["Rules whose verb was there, and where they stopped", *_nears(nears, extraction.claims, reading)]
    return "\n".join([*lines, ""])


def _by_office(extraction: Extraction, knowledge: Knowledge) -> list[str]:
    """The persons whom a claim names by their office alone, with its row."""
    day = extraction.document.published.isoformat() if extraction.document.published else ""
    known = knowledge.gazetteer
    meant = [entity.id for entity in extraction.entities if entity.found_by == "office" and entity.type == "Person"]
    lines = [f"  {one}  {office}" for one in meant if (office := offices_on(known, one, day))]
    return ["By office", *lines] if lines else []


def _clause(settled: Settled, reading: Reading) -> Iterator[str]:
    """The record of one clause: its words, its subject and why, and what was taken out of the verb's way."""
    clause = settled.clause
    yield f"  {clause.span.of(reading.document.text)}"
    facts = (
        ("subject", "、".join(settled.subjects) or f"none ({clause.why})"),
        ("because", settled.why),
        ("with", "、".join(settled.company)),
        ("invited by", "、".join(settled.invited_by)),
        ("time", settled.time),
        ("place", settled.place),
        ("topic", "、".join(settled.topics)),
        ("verb of saying", clause.speech),
        ("in the words of", "、".join(settled.speakers)),
    )
    yield "    " + " · ".join(f"{name} {value}" for name, value in facts if value)


def _nears(nears: Iterable[Near], claims: Iterable[Claim], reading: Reading) -> Iterator[str]:
    """Each failed rule once, with the words on which it stopped; rules that fired after all are left out."""
    fired = {claim.evidence.rule for claim in claims}
    seen: set[tuple[str, str]] = set()
    for near in nears:
        clause = near.settled.clause
        at = clause.at[min(near.at, len(clause.at) - 1)]
        words = reading.document.text[at : min(at + 8, clause.span.end)]
        if near.rule in fired or (near.rule, words) in seen:
            continue
        seen.add((near.rule, words))
        yield f"  {near.rule}  at “{words}”: {near.why}" if words else f"  {near.rule}  at the end: {near.why}"


def _claim(claim: Claim) -> str:
    parts = [f"{claim.subject} {claim.predicate} {claim.object}", f"polarity {claim.polarity}", claim.modality]
    named = (("by", "、".join(claim.speakers)), ("time", claim.time), ("place", claim.place), ("role", claim.role))
    parts += [f"{name} {value}" for name, value in (*named, ("topics", "、".join(claim.topics)), ("why", claim.evidence.why)) if value]
    return " · ".join([*parts, f"rule {claim.evidence.rule}"])


def _statement(statement: Statement) -> str:
    return f"{statement.speaker} {statement.verb}: {statement.text} · rule {statement.evidence.rule}"
