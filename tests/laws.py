"""What may not be in any extraction, whatever the text."""

from __future__ import annotations

from kg.ontology import load_ontology
from kg.types import Claim, Extraction

ONTOLOGY = load_ontology()


def said_ids(claim: Claim) -> set[str]:
    """Every id that a claim uses."""
    return {claim.subject, claim.object, *claim.speakers, *claim.topics} | ({claim.place} if claim.place else set())


def mention_faults(extraction: Extraction) -> list[object]:
    """Mentions that are no slice of one sentence, or that share a character with another."""
    text, faults, end = extraction.document.text, [], 0
    sentences = [s.span for s in extraction.sentences]
    for mention in sorted(extraction.mentions, key=lambda m: m.span):
        span = mention.span
        if not 0 <= span.start < span.end <= len(text) or span.start < end or not any(s.start <= span.start and span.end <= s.end for s in sentences):
            faults.append((span.of(text), mention))
        end = max(end, span.end)
    return faults


def evidence_faults(extraction: Extraction) -> list[object]:
    """Evidence that is not in a sentence of the article, or whose words are not in that sentence."""
    sentences = {s.span for s in extraction.sentences}
    shown = [(c.evidence, c) for c in extraction.claims] + [(s.evidence, s) for s in extraction.statements]
    return [
        what
        for evidence, what in shown
        if evidence.sentence not in sentences
        or not evidence.rule
        or any(not evidence.sentence.start <= w.start <= w.end <= evidence.sentence.end for w in evidence.words)
    ]


def id_faults(extraction: Extraction) -> list[object]:
    """Ids that no entity bears, ids that two bear, and statements that are not there."""
    ids = [e.id for e in extraction.entities]
    faults: list[object] = [i for i in set(ids) if ids.count(i) > 1]
    known = set(ids)
    faults += [(claim, said_ids(claim) - known) for claim in extraction.claims if said_ids(claim) - known]
    for statement in extraction.statements:
        used = {statement.speaker} | ({statement.addressee} - {""}) | ({statement.outlet} - {""})
        faults += [statement] if used - known else []
    count = len(extraction.statements)
    return faults + [c for c in extraction.claims if c.statement is not None and not (0 <= c.statement < count and c.speakers)]


def class_faults(extraction: Extraction) -> list[object]:
    """Claims whose predicate does not accept the classes of their ends, and claims of a thing about itself."""
    kinds = {e.id: e.type for e in extraction.entities}
    return [
        (c.subject, c.predicate, c.object)
        for c in extraction.claims
        if not ONTOLOGY.predicates[c.predicate].accepts(kinds.get(c.subject, ""), kinds.get(c.object, "")) or c.subject == c.object
    ]


def all_faults(extraction: Extraction) -> list[object]:
    """Everything that may not be in any extraction."""
    return [*mention_faults(extraction), *evidence_faults(extraction), *id_faults(extraction), *class_faults(extraction)]
