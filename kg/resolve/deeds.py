"""Clauses without a subject that are nobody's: what the deed before amounts to or brings about, by what means something gets on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.prose.clauses import CODES, Clause
from kg.resolve.memory import Story

_AMOUNTS = ("正是", "就是", "就等于", "等于", "无异于", "意味着", "无疑是", "并不等于", "不等于")
_MEANS = ("通过", "经过", "得益于", "依托", "凭借", "随着")
_MEANWHILE, _MAKES = "随着", ("带动", "拉动", "促使", "催生", "使", "令", "让")
# Patterns and not lists of words: they hold only at the head of a clause, or at its end.
_ABLE = re.compile(
    r"(?:也|还|更|都|均|将)?(?:可以?|能够?|有望|足以)(?:有效|大幅|更好|进一步|极大|从而)?地?(?:防止|避免|减少|降低|促进|推动|带动|提升|提高|加强|增强|改善|确保|保障|保护|维护)"
)
_SUCH = re.compile(r"的(?:人|人士|个人|实体|企业|公司|国家|官员|机构|外国人|组织)$")
_BEFALLS = re.compile(r"(?:将面[临对]|将?会?[被受]|都将|必须|须|不得|最高|可[被判处])")
_IS_ONES = re.compile(r"(?:也|都|就|才|正|更)?是(?!否|因|为|由|应|在|对|以|从|要|将)[^，]{2,30}的[^，的]{1,8}$")  # 维护和平，|是各国的责任
_PLACE_ACTS = re.compile(f"{CODES['Place']}(?:已|将|正|累计|先后|今年|各地|启动|加快|全力|组织|出动|连夜)")


def is_nobodys(story: Story, clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause that begins like a predicate is no deed of whoever acted before, nor of anybody who is named."""
    clause, behind = clauses[index], clauses[index + 1] if index + 1 < len(clauses) else None
    if clause.form.startswith(_MEANS) and _led_by_means(story, clauses, index):
        return True
    if behind is not None and behind.sentence == clause.sentence:
        before = clauses[index - 1] if index and clauses[index - 1].sentence == clause.sentence else None
        begins = before is None
        anew = before is None or before.mark == "；" or before.speech != ""
        if _is_judged(behind) or (anew and _is_somebodys(clause, behind)) or (begins and _is_of_place(behind)):
            return True
    return _of_thing_before(story, clause)


def _is_judged(behind: Clause) -> bool:
    """Whether the clause behind says what doing this amounts to: 支持政府，|就等于…; who does it is not told."""
    return not behind.subject and behind.form.startswith(_AMOUNTS)


def _is_somebodys(clause: Clause, behind: Clause) -> bool:
    """Whether the clause behind says whose task or principle the deed is that begins a sentence: 而维护和平，|是各国的责任."""
    return not (behind.subject or clause.speech) and clause.mark == "，" and _IS_ONES.match(behind.form) is not None


def _is_of_place(behind: Clause) -> bool:
    """积极应对低温天气，|安徽已投入…: whether a sentence begins with what a place does, which the clause behind names."""
    return _PLACE_ACTS.match(behind.form) is not None


def _led_by_means(story: Story, clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause tells by what means something that nobody names gets on: 通过推动 X，|水质持续向好; whose means they are is not told."""
    clause = clauses[index]
    for later in clauses[index + 1 :]:
        if later.sentence != clause.sentence or later.subject:
            return False
        if later.why == "none" and later.form:
            break
    else:
        return False
    if story.memory.speech is not None:
        story.memory.speech.unknown_in = clause.sentence
    else:
        story.memory.owner = ()
    return True


def _of_thing_before(story: Story, clause: Clause) -> bool:
    """戴上口罩，|可防止感染; 随着需求增长，|带动…; 削弱自治的人，|将面临制裁: of what, or of whom, the clause before tells."""
    before = story.settled[-1].clause if story.settled else None
    if before is None or before.sentence != clause.sentence or not before.form or before.speech:
        return False
    if _ABLE.match(clause.form) or (before.form.startswith(_MEANWHILE) and clause.form.startswith(_MAKES)):
        return True
    return before.mark == "，" and _SUCH.search(before.form) is not None and _BEFALLS.match(clause.form) is not None
