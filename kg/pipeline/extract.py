"""extract(document, knowledge): the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.mentions import Found
from kg.mentions.phrases import Phrases, read_phrases
from kg.pipeline.claims import assemble
from kg.prose import split_sentences
from kg.prose.clauses import Clause, Settled
from kg.prose.reading import ClauseReader
from kg.resolve import Linker, Said, Walk
from kg.rules import Match, Near
from kg.types import Document, Extraction, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found on the way to an extraction; `kg explain` prints it."""

    document: Document
    sentences: tuple[Sentence, ...]
    found: Found
    phrases: Phrases
    clauses: tuple[Clause, ...]
    settled: tuple[Settled, ...]
    said: tuple[Said, ...]
    matches: tuple[Match, ...]
    linker: Linker


def extract(document: Document, knowledge: Knowledge) -> Extraction:
    """Read one document once, front to back."""
    return assemble(read_clauses(document, knowledge), knowledge)


def read_clauses(document: Document, knowledge: Knowledge, nears: list[Near] | None = None) -> Reading:
    """All stages but the last. Rules that came near but failed are added to `nears` where a list is given."""
    sentences = split_sentences(document)
    found = knowledge.finder.find(document, sentences)
    phrases = read_phrases(document, found, knowledge.gazetteer, knowledge.lexicon)
    clauses = ClauseReader(document, phrases.phrases, found.words, knowledge.lexicon, knowledge.matcher.verbs).read(sentences)
    linker = Linker(document, found, phrases, knowledge.gazetteer, knowledge.lexicon.organ_endings)
    settled, said = Walk(document, sentences, linker, knowledge.lexicon).run(clauses)
    matches = knowledge.matcher.match(_claiming(document, settled, sentences), _noun_test(found), nears)
    return Reading(document, sentences, found, phrases, clauses, settled, said, tuple(matches), linker)


def _claiming(document: Document, settled: Sequence[Settled], sentences: Sequence[Sentence]) -> list[Settled]:
    """Questions claim nothing, nor do headlines and headings, but for the points of a speech (要坚持…)."""
    questions = {i for i, s in enumerate(sentences) if document.plain[s.span.end - 1] in "？?" or document.plain[s.span.end - 2 : s.span.end] == "？”"}
    return [s for s in settled if s.clause.sentence not in questions and sentences[s.clause.sentence].kind not in ("title", "heading", "byline") or (sentences[s.clause.sentence].kind == "heading" and s.clause.form.startswith("要"))]


def _noun_test(found: Found):  # type: ignore[no-untyped-def]
    """Whether a noun begins at an offset, by jieba's tags."""
    words = found.words
    return lambda at: at in words and words[at].tag[:1] in "nj" and words[at].tag not in ("nd",)
