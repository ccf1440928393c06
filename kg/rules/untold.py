"""What is not told though its words stand there: a stance where a guest is welcomed, a deed that is judged or pictured."""

from __future__ import annotations

import re

from kg.prose.clauses import CODES
from kg.rules.rule import Rule

# 较好的结局是|甲与乙签署和约: what is pictured is not told as done.
PICTURED = re.compile(
    r"(?:结局|情景|情形|方案|选项|可能性?|目标|前提|条件|出路|假设|愿望|期望|设想|梦想|任务|难题|问题|办法|最好|最坏)(?:就|便|则|仍|正)?是"
)
_VERB_IS_SUBJECT = re.compile(r"(?:将|均|都|也|就|会)?(?:是|意味着|违反|构成|有助于|不利于|有利于|违背)(?!否)")
_GUEST = re.compile(
    rf"[{CODES['Person']}{CODES['Title']}{CODES['Pronoun']}](?!的)|[^，]{{0,12}}(?:[到来造]访|访问|访华|莅临|光临|做客)"
    r"|[^，]{0,60}(?:来到|(?:访问|考察|参访)团|访宾|来宾|嘉宾|贵宾|宾客|伉俪|得主|使节|一行(?=$|，)|来[台京港沪]|来华(?=$|，|出席|参加|访问)|(?:先生|女士|会长|博士)(?=$|，|、))"
)

_THIS_TIME = ("此次", "这次", "本次", "此番", "首次")  # 此次|访华|是应…邀请: it is done
_ENDS_QUOTED = ("", "，", "、", "的", "和", "与", "及")


def asks_the_quoted(relation: str, form: str, end: int) -> bool:
    """Whether what is called for is not what was quoted before form[end], but that it does something: 要求“某物”让位."""
    return relation == "callsFor" and form.startswith("”", end) and form[end + 1 : end + 2] not in _ENDS_QUOTED


def welcomes_guest(form: str, verb: int, at: int) -> bool:
    """Whether the verb at form[verb] welcomes a guest, or a visit, told at form[at]: 欢迎某人来访, but 欢迎停火."""
    return form.find("欢迎", verb, at) >= 0 and _GUEST.match(form, at) is not None


def judged(rule: Rule, form: str, end: int, head: re.Match[str] | None, at: int) -> bool:
    """Whether what follows form[end] says something of the deed, which is not told: 军援乌方将是错误.

    It is told even so in A 对 B 的制裁|违反国际法 and A 批评 B |违反公约.
    """
    if not _VERB_IS_SUBJECT.match(form, end) or (rule.relation == "visits" and form.endswith(_THIS_TIME, 0, at)):
        return False
    named = rule.when == "named" and head is not None and "的" in form[head.start() : at + 1]
    return not (named or rule.when == "pair" or rule.relation in ("criticizes", "urges", "praises"))
