"""The one voice of an article that gives a speech, a letter or a signed article in full: 文章全文如下：, 主席先生，各位同事：."""

from __future__ import annotations

import re

from kg.prose.clauses import Clause
from kg.resolve.memory import Speech, Story

_IN_FULL = re.compile(r"(?:全文|原文)如下$|(?:文章|讲话|演讲|致辞|贺信|回信|贺电|公开信)(?:全文)?如下$")
_HAILS = re.compile(r"(?:尊敬的|敬爱的|亲爱的|各位|女士们|先生们|朋友们|同志们|同事们|主席先生|议长先生|主席女士)[^。！？“]{0,80}[：:，！]?$")
_OF_SPEECH = re.compile(r"(?:讲话|演讲|演说|致辞|致词|发言|书面发言|主旨演讲)(?:[（(][^）)]{0,12}[）)])?$")
_NEAR = 12  # clauses


def is_in_full(clause: Clause) -> bool:
    """Whether a clause only says that what somebody wrote or said follows word for word."""
    return clause.mark == "：" and _IN_FULL.search(clause.form) is not None


def remember_voice(story: Story, clause: Clause) -> None:
    """Take whoever hails an audience in a block of its own as the voice of all that follows, where a byline or the title names that one."""
    memory, sentence = story.memory, story.sentences[clause.sentence]
    if memory.voice is not None or memory.speech is not None:
        return
    block = story.document.blocks[sentence.block].span
    if sentence.span.start != block.start or not _HAILS.match(story.document.plain[block.start : block.end]):
        return
    person = _named(story)
    if person:
        memory.voice = memory.speech = Speech((person,), clause.sentence, open_ended=True)


def _named(story: Story) -> str:
    """The one person alone in a line just before, else whom a title names that is a speech's."""
    for settled in reversed(story.settled[-_NEAR:]):
        alone = not settled.clause.form and len(settled.clause.subject) == 1 and not settled.speakers
        if alone and story.linker.is_person(settled.subjects[0] if settled.subjects else ""):
            return settled.subjects[0]
    for settled in story.settled:
        if story.sentences[settled.clause.sentence].kind == "title" and len(settled.subjects) == 1 and _OF_SPEECH.search(settled.clause.form):
            return settled.subjects[0] if story.linker.is_person(settled.subjects[0]) else ""
    return ""
