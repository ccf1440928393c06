"""extract(document, knowledge): the stages in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.knowledge import Knowledge
from kg.mentions import Found
from kg.pipeline.claims import assemble
from kg.pipeline.reading import Reading
from kg.prose import split_sentences
from kg.prose.clauses import Settled
from kg.prose.reading import ClauseReader
from kg.resolve import Linker, Walk
from kg.rules import Near
from kg.types import Document, Extraction, Sentence


def extract(document: Document, knowledge: Knowledge) -> Extraction:
    """Read one document once, front to back."""
    return assemble(read_clauses(document, knowledge), knowledge)


def read_clauses(document: Document, knowledge: Knowledge, nears: list[Near] | None = None) -> Reading:
    """All stages but the last. Rules that came near but failed are added to `nears` where a list is given."""
    sentences = split_sentences(document)
    found = knowledge.finder.find(document, sentences)
    phrases = knowledge.phrases.read(document, found)
    clauses = ClauseReader(document, phrases.phrases, found.words, knowledge.lexicon, knowledge.matcher.verbs).read(sentences)
    linker = Linker(document, found, phrases, knowledge.gazetteer, knowledge.lexicon.organ_endings)
    settled, said = Walk(document, sentences, linker, knowledge.lexicon).run(clauses)
    matches = knowledge.matcher.match(claiming(document, settled, sentences), noun_test(found), nears)
    starts = tuple([sentence.span.start for sentence in sentences])
    return Reading(document, sentences, found, phrases, clauses, settled, said, tuple(matches), linker, starts)


def claiming(document: Document, settled: Sequence[Settled], sentences: Sequence[Sentence]) -> list[Settled]:
    """Questions claim nothing, nor do headlines and headings, but for the points of a speech (要坚持…)."""
    plain = document.plain
    asking = {i: s.span for i, s in enumerate(sentences) if plain.endswith(("？", "?", "？”"), s.span.start, s.span.end)}
    # 某人要求他道歉，又质问：“…？”: only the words quoted at the end ask
    asked_from = {i: plain.rfind("“", span.start, span.end) if plain.startswith("”", span.end - 1) else span.start for i, span in asking.items()}
    out = []
    for one in settled:
        clause = one.clause
        kind = sentences[clause.sentence].kind
        end = clause.span.end
        plainly = kind not in ("title", "heading", "byline") and end <= asked_from.get(clause.sentence, end)
        if plainly or (kind == "heading" and clause.form.startswith("要")):
            out.append(one)
    return out


def noun_test(found: Found) -> Callable[[int], bool]:
    """Whether a noun begins at an offset, by jieba's tags."""
    words = found.words
    return lambda at: at in words and words[at].tag[:1] in "nj" and words[at].tag != "nd"
