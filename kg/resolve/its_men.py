"""Whose the men are by whom a clause says that something was done: 某组织称，[其成员] 袭击了…."""

from __future__ import annotations

import re

from kg.prose.clauses import Clause
from kg.resolve.memory import Story

_ITS_MEN = re.compile(r"(?:的)?(?:成员|部队|军队|军方|武装人员|战士|士兵|海军|空军|陆军)(?!国)")  # 其|成员在某地袭击…


def its_men(story: Story, clause: Clause) -> tuple[str, ...]:
    """某组织称，[其成员] 袭击了…: the one body or state that speaks, or acted before, where the clause's subject are its men; else nobody."""
    first = clause.subject[0]
    if len(clause.subject) > 1 or first.head.value != "其" or not _ITS_MEN.match(story.document.plain, first.span.end):
        return ()
    whose = story.memory.speech.speakers if story.memory.speech else story.memory.owner
    return whose if len(whose) == 1 and not story.linker.is_person(whose[0]) else ()
