"""One rule being tried at one verb: what it has found of its roles so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.prose.clauses import NOUNS, Settled
from kg.rules.found import Match, Side
from kg.rules.objects import Words
from kg.rules.rule import Rule
from kg.rules.triggers import Triggers

_AT_WHOM = re.compile(f"(?<!针)[对向][{NOUNS}]")


@dataclass(slots=True)
class Trial:
    """`verb` is a stretch of the form, `since` where the verb before was done with, `end` how far the rule has read."""

    rule: Rule
    settled: Settled
    form: str  # the clause's
    triggers: Triggers
    verb: tuple[int, int]
    since: int
    head: re.Match[str] | None  # what stood before the verb, where the rule asks for something
    tail: re.Match[str]
    end: int
    roles: dict[str, tuple[Side, ...]] = field(default_factory=dict)
    words: list[Words] = field(default_factory=list)
    modality: str = "actual"
    polarity: str = "+"

    def matches(
        self, relation: str, pairs: Iterable[tuple[Side, Side]], topics: tuple[tuple[int, int], ...] = (), words: tuple[str, ...] = ()
    ) -> list[Match]:
        """The matches between pairs of sides, but those of a side with itself."""
        rule = self.rule
        return [
            Match(rule.id, relation, self.settled, a, b, self.modality, self.polarity, self.verb, topics, words, None, rule.role, others=rule.others)
            for a, b in pairs
            if a.entity != b.entity or not a.entity
        ]


def head_before(pattern: re.Pattern[str], form: str, since: int, at: int) -> re.Match[str] | None:
    """What stands before the verb at form[at]: of two with 对 and somebody, 对 A 的出口在 B 对 A 发动…, the one nearer to it."""
    head = pattern.search(form, since, at)
    while head is not None and (nearer := _AT_WHOM.search(form, head.start() + 1, at)):
        again = pattern.search(form, nearer.start(), at)
        if again is None or again.start() <= head.start():
            break
        head = again
    return head


def begins(head: re.Match[str]) -> int:
    """Where what stands before a verb begins, without the one character before 对 or 向 that a pattern looks at (加[强|对 B 的]威胁)."""
    text = head.group()
    return head.start() + (text[1:2] in ("对", "向") and text[0] not in "针对向面应反")


def rest_after(form: str, end: int) -> tuple[int, int] | None:
    """What follows the object where the rule takes it as its topic: 敦促 B [不要插手]."""
    start = end
    while start < len(form) and form[start] in "，、的在对就，是":
        start += 1
    if form.startswith(("及", "和", "与", "以及", "暨", "并"), start) and start == end:
        return None  # 感谢 B|及某单位伙伴的付出: another who is thanked; 谴责 B|并要求其撤军: another deed
    return (start, len(form)) if len(form) - start >= 2 else None
