"""Points that a frame announces and that stand in a box of their own: 习近平提出： and elsewhere the headings 要坚持…, 要坚持…."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import Clause
from kg.resolve.memory import Story

_PARTS = ("heading", "paragraph")
_FEWEST = 2  # headings that make a list of points


def give_points(story: Story, clauses: Sequence[Clause]) -> None:
    """Give the points to whoever announces them, where one frame of the article has no words and one run of points has no speaker."""
    announced = _announced(story, clauses)
    runs = _runs(story, clauses) if len(announced) == 1 else []
    if len(runs) != 1:
        return
    number, run = announced[0], runs[0]
    said = story.said[number]
    own = story.own(said.speakers)
    for at in run:
        story.settled[at] = replace(story.settled[at], speakers=said.speakers, statement=number, own=own)
    first = clauses[run.start].sentence
    story.said[number] = replace(said, first=run.start, last=max(at for at in run if clauses[at].sentence == first))


def _announced(story: Story, clauses: Sequence[Clause]) -> list[int]:
    """The speeches whose frame ends with ： at the end of its block, and of which nothing but a byline follows."""
    out = []
    for number, said in enumerate(story.said):
        if clauses[said.frame].mark != "：":
            continue
        words = [s.clause for s in story.settled if s.statement == number]
        if all(story.sentences[c.sentence].kind in ("byline", "caption", "title") for c in words):
            out.append(number)
    return out


def _runs(story: Story, clauses: Sequence[Clause]) -> list[range]:
    """Stretches of clauses from one heading 要… to the end of the text below the last of them, that nobody is known to say."""
    out: list[range] = []
    begin, headings = -1, 0
    for at in range(len(clauses) + 1):
        kind = story.sentences[clauses[at].sentence].kind if at < len(clauses) else ""
        goes_on = kind in _PARTS and not story.settled[at].speakers
        opens = goes_on and kind == "heading" and (at == 0 or clauses[at - 1].sentence != clauses[at].sentence)
        if opens and clauses[at].form.startswith("要"):
            begin, headings = (begin, headings + 1) if headings else (at, 1)
        elif headings and (not goes_on or opens):
            out += [range(begin, at)] if headings >= _FEWEST else []
            headings = 0
    return out
