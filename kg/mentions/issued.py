"""Documents that are only described, and known by being issued: 公布 [新政府成员名单], 通过另一项聚焦某国的 [重要法案]."""

from __future__ import annotations

import re

from kg.late import late
from kg.mentions.context import Context
from kg.types import Span

_ISSUED = late(
    r"(?:表决通过|高票通过|一致通过|发表|发布|公布|(?<!通)通过(?!谈判|协商|对话|磋商|外交|法律|这|其|媒体|官方)|颁布|出台|披露|签署)(?:了|的)?"
    r"(?P<count>(?:另外?)?(?:[一两三四五六七八九十数多几首0-9]{1,4}余?)[份项个篇版部批期]|题为|年度|最新(?:一期)?|同一|有关|相关|新一轮的?)?"
)
_WIDEST = 42  # characters from the verb to the ending
_LONGEST = 14  # characters of the description, where no 的 stands in it
_ENDED = re.compile(r"[，。；、！？!?…\n”）]|说|称|表示|指出|显示|认为|警告|以|并|后|时|$")
_STOPS = re.compile(r"[，。；：！？!?…\n（）《》]")  # 题为《…》的文章 has a name of its own
_QUOTES = re.compile(r"[《》“”、]")
# What stands before the ending is no modifier: another deed of the clause, or somebody who does it.
_ANOTHER = re.compile(
    r"[把将被让由与和在]|宣布|表示|认为|指出|要求|呼吁|谴责|批评|会议|记者会|讲话|消息|数据|照片|视频|签订|达成|批准|提交|根据|依据|按照|违反|遵守|履行|加入|退出|举行|进行|"
    r"谈判|协商|对话|渠道|网站|平台|之后|以来|期间|[了着过时]|成为|已经?|曾|可以|能够|必须|应[该当]"
)


def described_start(context: Context, start: int, end: int) -> int:
    """Where the description begins of the document whose last word is [start, end) of the text; -1 if nobody issues it."""
    plain = context.plain
    if not _ENDED.match(plain, end):
        return -1
    issued = None
    for issued in _ISSUED.finditer(plain, max(0, end - _WIDEST), start):  # noqa: B007  the last of them
        pass
    if issued is None:
        return -1
    of = plain.rfind("的", issued.end(), start) + 1
    begin = of or issued.end()
    if _STOPS.search(plain, issued.end(), start) or _QUOTES.search(plain, begin, start):
        return -1
    if (not of and end - begin > _LONGEST) or _ANOTHER.search(plain, begin, start):
        return -1
    inside = context.cover.within(Span(begin, start))
    if any(m.type == "Document" for m in inside):
        return -1  # 发表|声明|欢迎决议
    return max([begin, *(m.span.end for m in inside if m.type == "Person")])  # 某国总统某某|署名文章
