"""The occasion that a clause names, which 出席 and 与会 without an object are of in what follows."""

from __future__ import annotations

import re

from kg.prose.clauses import Clause, Phrase
from kg.resolve.memory import Story

_HAPPENING = re.compile(
    r"(?:战争|大战|内战|冷战|冲突|危机|政变|疫情|袭击|恐袭|地震|震灾|行动|大选|选举|革命|运动|事件|[日节])[”」]?$"
)  # nobody attends it
_MATTER = re.compile(r"(?:关于|有关|听取|汇报)[^，]{0,30}$")  # 听取了关于某会议情况的汇报


def remember_event(story: Story, clause: Clause) -> bool:
    """Note the event that the clause names last; gives whether it names any, also one that nobody attends, but none that is only spoken of."""
    named = [(at, noun.phrases) for at, noun in clause.nouns.items() if noun.phrases[0].head.type == "Event"]
    events = [phrases for at, phrases in named if not _is_matter(clause, at)]
    for phrases in reversed(events):
        if not _HAPPENING.search(_words(story, phrases)):
            story.memory.event = story.linker.link(phrases[-1].head)
            break
    return bool(events)


def _is_matter(clause: Clause, at: int) -> bool:
    """Whether the event at form[at] is what is reported on, or learnt of: 关于某会议情况的汇报, 学习某会议|精神."""
    return _MATTER.search(clause.form, 0, at) is not None or clause.form.startswith("精神", at + 1)


def _words(story: Story, phrases: tuple[Phrase, ...]) -> str:
    return phrases[-1].span.of(story.document.plain)
