"""Cases at law that go by whom they are about: 陈同佳|杀人案."""

from __future__ import annotations

import re

from kg.mentions.context import Context
from kg.types import Mention, Span

_CASE = re.compile(
    r"(?:中毒|遇刺|遇害|谋杀|杀人|杀害|刺杀|暗杀|枪击|爆炸|袭击|绑架|贪污|贪腐|涉贪|受贿|行贿|贿赂|腐败|叛国|间谍|引渡|性侵|强奸|诽谤|洗钱|诈骗|欺诈|逃税|封口费|泄密|串谋|颠覆|煽动|失踪|拘留|国安|谍){0,2}"
    r"案(?![件例情子板底值卷犯发头])"
)
_AND = tuple("与和及、")


def find_cases(context: Context) -> None:
    """Put cases in place of the persons that they are called by; of 甲、乙|贪污案 it is not known how it is called."""
    for person in list(context.cover):
        if person.type != "Person" or context.plain.endswith(_AND, 0, person.span.start):
            continue
        case = _CASE.match(context.plain, person.span.end)
        if case is None or context.cover.overlapping(*case.span()):
            continue
        span = Span(person.span.start, case.end())
        context.cover.replace(Mention(span, "Event", "ending:案", entity=f"event/{span.of(context.plain)}"))
