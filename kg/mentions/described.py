"""Where the name of a body begins behind what is said of whoever bears it, and what only says of what kind a body is."""

from __future__ import annotations

import re

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.reach import Ending, left_edge, trim_lead

_LEADS = re.compile(r".*(?<![效频速汇税利概比胜草轻机费功斜几倍坦直统真])率领?", re.DOTALL)
_BESIDE_PERSON = late(r"(?<=、)[\u4e00-\u9fff]{2,3}(?:及|暨)")  # 、许智杰及|智荣文教基金会
_SAID_OF = re.compile(r"(?<![意所主特专])指(?=[中美英俄韩欧港台][^\W\d_])")  # 文件指|中英友好协会: 指 says it
# 委任某人为新一任|某委员会|主席: whom, and as what, is no part of the name.
_APPOINTED = re.compile(r"(?:委任|任命|提名|聘任|聘请|推选|选举)[^，。为]{2,8}为(?:新一?任|下一?任|首任|新的)?")
_JOINED = re.compile(r".*(?:机关|检察院|法院|部门|政府|单位|企业|团体)(?:和|与|及)")  # 检察机关和|法院: two that have no name
KINDS = (
    "旗下",
    "下属",
    "所属",
    "麾下",
    "智库",
    "研究机构",
    "监督机构",
    "人权组织",
    "环保组织",
    "非政府组织",
    "反对党",
    "在野党",
)  # 某地智库|某政策中心
_RANKED = re.compile(r".*(?:多数|少数|最大|[第前][0-9一二三四五六七八九十]大?|主要|反对|执政|在野)(?:的|政)?", re.DOTALL)  # 众议院多数|党
_KINDS_ANYWHERE = ("智库", "公司", "政党", "组织", "小组", "企业")  # 华盛顿|智库: where it is does not tell which
_KINDS_OF_TEAM = ("友好", "工作", "专家", "联络", "领导", "专项", "学习", "联合")


def name_start(context: Context, ending: Ending) -> int:
    """Where the name begins, behind what is said of whoever bears it (、某人及|…, 指|…, 委任某人为|…, 率领|…)."""
    plain, start = context.plain, trim_lead(context, left_edge(context, ending), ending.start)
    if said := _BESIDE_PERSON.match(plain, start, ending.start) or _SAID_OF.search(plain, start, ending.start):
        start = said.end()
    if appointed := _APPOINTED.match(plain, start, ending.start):
        start = appointed.end()
    start = max([start, *(at + len(kind) for kind in KINDS if (at := plain.find(kind, start, ending.start)) >= 0 and at + len(kind) < ending.start)])
    led = _LEADS.match(plain, start, ending.start) if "率" in plain[start : ending.start] else None
    return led.end() if led else start


def is_kind(context: Context, start: int, ending: Ending) -> bool:
    """Whether what stands before the ending only says what kind it is (友好|小组), or is another that has no name (检察机关和|法院)."""
    own = context.plain[start : ending.start]
    if ending.word in ("党", "政党") and _RANKED.fullmatch(own):
        return True
    where = context.cover.starting(start) if ending.word in _KINDS_ANYWHERE else None
    if where is not None and where.type == "Place" and where.span.end == ending.start:
        return True
    return (ending.word == "小组" and own in _KINDS_OF_TEAM) or _JOINED.fullmatch(own) is not None
