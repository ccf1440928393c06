"""Who acts where a clause names somebody and means those beside him: 某组织称，[其成员] 袭击了…, 秘书长某人的[发言人] 说…."""

from __future__ import annotations

import re

from kg.prose.clauses import Clause
from kg.resolve.memory import Story

_ITS_MEN = re.compile(r"(?:的)?(?:成员|部队|军队|军方|武装人员|战士|士兵|海军|空军|陆军)(?!国)")  # 其|成员在某地袭击…
_SPOKESMAN = re.compile(r"(?:[（(][^）)]{0,30}[）)])?的?(?:新闻)?发言人(?!办公室)")


def who_acts(story: Story, clause: Clause, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Of the subject's entities, those who act: a person's spokesman speaks for the body or state on whose side that person stands."""
    if not ids:
        return its_men(story, clause)
    if not clause.speech or len(ids) > 1:
        return ids
    named = clause.subject[-1].head
    if named.type != "Person" or not _SPOKESMAN.match(story.document.plain, named.span.end):
        return ids
    body = story.linker.body(ids[0])
    return (body,) if body else ()


def its_men(story: Story, clause: Clause) -> tuple[str, ...]:
    """某组织称，[其成员] 袭击了…: the one body or state that speaks, or acted before, where the clause's subject are its men; else nobody."""
    first = clause.subject[0]
    if len(clause.subject) > 1 or first.head.value != "其" or not _ITS_MEN.match(story.document.plain, first.span.end):
        return ()
    whose = story.memory.speech.speakers if story.memory.speech else story.memory.owner
    return whose if len(whose) == 1 and not story.linker.is_person(whose[0]) else ()
