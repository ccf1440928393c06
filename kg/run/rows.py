"""The claims of an article as flat rows, for tables: Parquet, data frames, DuckDB."""

from __future__ import annotations

from typing import Any

from kg.graph import Namespaces
from kg.types import Claim, Extraction

NAMES = Namespaces()


def claim_rows(extraction: Extraction) -> list[dict[str, Any]]:
    """One row a claim, in the order of the text.

    Entities are IRIs of the graph, with one label each beside them (Chinese where there is one); `sentence` is quoted as printed, and `start`
    and `end` are its offsets in the article's text, in code points, end-exclusive. What is not known is "" or an empty list.
    """
    document = extraction.document
    labels = {entity.id: _label(dict(entity.labels)) for entity in extraction.entities}
    article = {
        "article": _iri(f"article/{document.id}"),
        "source": document.source,
        "title": document.title,
        "published": document.published.isoformat() if document.published else "",
        "publisher": document.publisher,
    }
    return [article | _row(claim, labels, document.text) for claim in extraction.claims]


def _row(claim: Claim, labels: dict[str, str], text: str) -> dict[str, Any]:
    sentence = claim.evidence.sentence
    return {
        "subject": _iri(claim.subject),
        "subject_label": labels[claim.subject],
        "predicate": claim.predicate,
        "object": _iri(claim.object),
        "object_label": labels[claim.object],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speakers": [_iri(speaker) for speaker in claim.speakers],
        "time": claim.time,
        "place": _iri(claim.place),
        "topics": [_iri(topic) for topic in claim.topics],
        "role": claim.role,
        "quantity": claim.quantity,
        "rule": claim.evidence.rule,
        "sentence": sentence.of(text),
        "start": sentence.start,
        "end": sentence.end,
    }


def _iri(local: str) -> str:
    return NAMES.kg(local).value if local else ""


def _label(labels: dict[str, str]) -> str:
    return next((labels[tag] for tag in ("zh-Hans", "zh-Hant", "zh") if tag in labels), next(iter(labels.values()), ""))
