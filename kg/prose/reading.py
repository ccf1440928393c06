"""Reads segments into clause records: noun phrases become single characters, adjuncts are taken out, the subject is found.

Nothing here knows who is meant; a subject that is not there is marked as carried or as none and left to resolution.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.prose.clauses import Clause, Phrase
from kg.prose.edges import dateline_end, speech_quotes
from kg.prose.form import Form
from kg.prose.lexicon import Lexicon
from kg.prose.mask import Mask
from kg.prose.saying import CITED, DOCUMENT_SAYS, SayingFinder
from kg.prose.sentences import Segment, segments
from kg.prose.subject import SubjectFinder
from kg.prose.thin import thin
from kg.prose.words import Word
from kg.types import Document, Sentence, Span

_LONGEST_LABEL = 12
_DEEPEST = 8  # speech within speech in one segment; no newspaper goes so deep, and noise must come to an end
_BULLETS = "●•·-0123456789.、一二三四五六七八九十 "
_SPEAKERS = ("Person", "Title", "Pronoun")


class ClauseReader:
    """Reads the clauses of one document. `verbs` matches every word that some rule is triggered by."""

    def __init__(self, document: Document, phrases: Sequence[Phrase], words: Mapping[int, Word], lexicon: Lexicon, verbs: re.Pattern[str]) -> None:
        self._document = document
        self._plain = document.plain
        self._phrases = phrases
        self._lexicon = lexicon
        self._verbs = verbs
        self._quotes = speech_quotes(document)
        self._mask = Mask(document.plain, phrases)
        self._subjects = SubjectFinder(words, lexicon, verbs)
        self._sayings = SayingFinder(words, lexicon)

    def read(self, sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
        """All clauses in order. Titles and headings are read too: whether they claim anything is not decided here."""
        out: list[Clause] = []
        label, labelled = "", -1
        for index, sentence in enumerate(sentences):
            start = sentence.span.start
            first = start == self._document.blocks[sentence.block].span.start
            if first and sentence.kind in ("paragraph", "byline", "caption"):
                start = dateline_end(self._plain, sentence.span)
            if sentence.block != labelled:
                label, labelled = "", sentence.block
            item = first and sentence.kind == "item"
            for number, part in enumerate(segments(self._plain, Span(start, sentence.span.end))):
                if item and number == 0 and self._labels(part):
                    label = part.span.of(self._plain).lstrip(_BULLETS)
                    continue
                clauses = (c for c in self._segment(part, index) if c.form or c.subject or c.adjuncts or c.speech)
                out += [replace(c, label=label, item=item and number == 0) for c in clauses]
        return tuple(out)

    def _labels(self, part: Segment) -> bool:
        """Whether the segment is only an item's label: 南海问题：, but not 七月三十日：, which dates it."""
        span = part.span
        timed = any(p.head.type == "Time" for p in self._phrases if span.start <= p.span.start < span.end)
        return part.mark == "：" and span.end - span.start <= _LONGEST_LABEL and not timed

    def _segment(self, part: Segment, sentence: int) -> list[Clause]:
        span = part.span
        quoted = any(q.start <= span.start < q.end for q in self._quotes)
        form = self._mask.form(span.start, span.end)
        thin(form, self._plain, self._verbs)
        return self._clauses(form, Clause(span, sentence, part.mark, "", (span.end,), quoted=quoted))

    def _clauses(self, form: Form, empty: Clause, depth: int = 0) -> list[Clause]:
        """The clauses of one form: one, or the frame of a speech and what is said. `empty` gives what they have in common."""
        subject_at, start, why = self._subjects.find(form)
        subject = form.nouns[subject_at].phrases if subject_at >= 0 else ()
        text = form.text
        if empty.mark == "：" and start >= len(text) and len(subject) == 1 and subject[0].head.type in _SPEAKERS:
            return [replace(empty, subject=subject, why=why, speech="：", content=0)]
        if text.startswith("以") and "为" in text[2:] and not subject:
            return [replace(empty, why="carried")]
        base = replace(empty, subject=subject, why=why, adjuncts=tuple(form.adjuncts))
        framing = depth < _DEEPEST and (why != "none" or subject or DOCUMENT_SAYS.match(text))
        cited = text.startswith(CITED)
        saying = self._sayings.find(form, start, empty.mark) if framing and not cited else None
        asked = depth < _DEEPEST and (saying is None or why == "carried")
        if asked and (other := self._sayings.speaker(form, empty.mark, free=why == "none" and saying is None)):
            at, saying = other
            start, base = at + 1, replace(base, subject=form.nouns[at].phrases, why="explicit")
        if saying is None:
            return [_part(base, form, start, len(text))]
        verb = self._sayings.verb(text, saying)
        if verb in self._lexicon.speech_with_clause:
            return [replace(_part(base, form, start, len(text)), speech=verb, content=saying[1] - start)]
        return self._frame(form, replace(base, speech=verb), start, saying, depth)

    def _frame(self, form: Form, base: Clause, start: int, saying: tuple[int, int], depth: int) -> list[Clause]:
        """The frame of a speech, and the clauses of what is said in the same segment."""
        text, (begin, end) = form.text, saying
        frame = replace(_part(base, form, start, end), content=end - start)
        inner_start = end + (1 if text[end : end + 1] in ("了", "道") else 0)
        if inner_start >= len(text):
            return [frame]
        inner = form.after(inner_start, begin)
        frame = replace(frame, adjuncts=tuple(a for a in form.adjuncts if a.at <= begin))
        while inner.chars and inner.chars[0] in "“‘：":
            inner.cut(0, 1)
        if not inner.chars:
            return [frame]
        span = Span(inner.at[0], base.span.end)
        empty = Clause(span, base.sentence, base.mark, "", (span.end,), quoted=base.quoted)
        return [frame, *self._clauses(inner, empty, depth + 1)]


def _part(base: Clause, form: Form, start: int, end: int) -> Clause:
    """The clause that form[start:end] makes."""
    at = (*form.at[start:end], form.at[end] if end < len(form.at) else base.span.end)
    nouns = {i - start: n for i, n in form.nouns.items() if start <= i < end}
    adjuncts = tuple(replace(a, at=max(a.at - start, 0)) for a in base.adjuncts)
    return replace(base, form=form.text[start:end], at=at, nouns=nouns, adjuncts=adjuncts)
