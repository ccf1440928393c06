"""Two whom 双方 means for the rest of a sentence, whoever the two sides of the article are.

They are bodies whose dealings a clause tells of (某国议会重视同中国全国人大的关系), and not their states; or the states of 苏联在中苏边境陈兵.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.prose.clauses import CODES, Clause
from kg.resolve.memory import Story

_BODY = CODES["Organization"]
_DEALINGS = re.compile(rf"[同与和跟]({_BODY})(?:之间)?的?[^，的]{{0,6}}(?:关系|交往|往来|合作|交流|联系|友谊|对话|沟通)")
_BETWEEN = re.compile(rf"({CODES['Country']})(?:两国|两军|双方)?(?:之间)?的?(?:边境|边界|战争|冲突|交战|谈判|会谈|停火|对峙|争端|贸易战)")
_PAIR = 2


def remember_both_here(story: Story, clause: Clause, subjects: tuple[str, ...], nouns: Mapping[int, tuple[str, ...]]) -> None:
    """Take the body that acts and the one with which it deals, each an organ of another state or party to nothing else."""
    if between := _BETWEEN.search(clause.form):
        pair = nouns.get(between.start(1), ())
        story.memory.both_here = pair if len(pair) == _PAIR else story.memory.both_here
        return
    dealt = _DEALINGS.search(clause.form) if clause.subject and len(subjects) == 1 and _BODY in clause.form else None
    both = (*subjects, *nouns.get(dealt.start(1), ())) if dealt else ()
    if len(both) == _PAIR and all(_is_body(story, one) for one in both) and len({story.linker.side(one) for one in both}) == _PAIR:
        story.memory.both_here = both


def _is_body(story: Story, one: str) -> bool:
    """Whether an id is an organ's: no person, no state."""
    return not story.linker.is_person(one) and not story.linker.is_country(one)
