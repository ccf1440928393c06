"""How far a speech reaches in the text: the words of a statement."""

from __future__ import annotations

from collections.abc import Sequence

from kg.prose.clauses import Clause
from kg.resolve.memory import Said
from kg.types import Span

_SHORT = 8  # characters of a statement that is hardly all that was said


def _only_frames(clause: Clause) -> bool:
    return bool(clause.speech) and clause.content >= len(clause.form)


def statement_span(said: Said, clauses: Sequence[Clause]) -> Span:
    """What was said: from the first clause after the frame to the end of its sentence, or to the frame that closes it (「…」，X说)."""
    first = clauses[min(said.first, len(clauses) - 1)]
    start = first.span.start if said.first != said.frame else first.at[min(max(first.content, 0), len(first.at) - 1)]
    frame = clauses[said.frame]
    if said.first == said.frame + 1 and first.sentence == frame.sentence and not first.quoted:
        start = min(start, frame.text_span(0, len(frame.form)).end if first.span.start < frame.span.end else frame.span.end + 1)
    last = first
    closed = said.first < said.frame
    for index in range(said.first, min(said.frame, said.last + 1) if closed else min(max(said.last, said.first) + 1, len(clauses))):
        if not closed and clauses[index].sentence != first.sentence:
            break  # no clause of this sentence comes any more; a speech may go on to the text's end
        if closed and first.quoted and not clauses[index].quoted:
            break  # “…。”|被问到此事，|毛宁如此回应
        last = clauses[index]
    for index in () if closed else range(max(said.last, said.first) + 1, len(clauses)):
        clause = clauses[index]
        if clause.sentence != first.sentence or (last.span.end - start >= _SHORT and not _only_frames(last)):
            break
        last = clause  # 新闻稿称，双方认为，…: of what they hold, too
    return Span(start, max(last.span.end, start + 1))
