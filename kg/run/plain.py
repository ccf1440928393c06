"""An extraction as plain JSON data, one object an article."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kg.types import Claim, Evidence, Extraction, Statement


def as_json(extraction: Extraction) -> dict[str, Any]:
    """Everything that was read out of one article; offsets in code points into `text`, end-exclusive.

    `pages` is where a PDF has it: triples of the offset from which on, the page, and the column of the page.
    """
    document = extraction.document
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "publisher": document.publisher,
        "author": document.author,
        "script": document.script,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "text": document.text,
        "pages": [[page.start, page.number, page.column] for page in document.pages],
        "sentences": [[sentence.span.start, sentence.span.end] for sentence in extraction.sentences],
        "mentions": [
            {"start": m.span.start, "end": m.span.end, "type": m.type, "entity": m.entity, "value": m.value, "found_by": m.found_by}
            for m in extraction.mentions
        ],
        "entities": [asdict(entity) | {"labels": dict(entity.labels)} for entity in extraction.entities],
        "claims": [_claim(claim) for claim in extraction.claims],
        "statements": [_statement(statement) for statement in extraction.statements],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {key: value for key, value in asdict(claim).items() if key != "evidence"} | _evidence(claim.evidence)


def _statement(statement: Statement) -> dict[str, Any]:
    return {key: value for key, value in asdict(statement).items() if key != "evidence"} | _evidence(statement.evidence)


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "sentence": [evidence.sentence.start, evidence.sentence.end],
        "words": [[word.start, word.end] for word in evidence.words],
        "rule": evidence.rule,
        "why": evidence.why,
    }
