"""A capital that acts, or is addressed, stands for its state: 北京当局, 警告|平壤, 华盛顿|指责…."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.context import Context

# Patterns and not lists of words: what counts is that they stand right before or after the name.
_ADDRESSED = re.compile(
    r"(?:批评|指责|谴责|抨击|狠批|痛批|怒批|炮轰|警告|告诫|敦促|促请|呼吁|要求|奉劝|指控|质疑|威胁|施压|(?<!督)促)(?:了|过|称|说|指)?$"
)
_NOT_THE_STATE = re.compile(
    r"[市城街区县人大地时、和与及冬]|奥运|机场|方向|举行|召开|居民|民众|学生|周边|以[东西南北]|对口|协议|进程|条约|公约|宣言|共识|会议|检|警|法院|球|媒体|官员|商|企业|大学|地铁|游客|网民|[0-9“]"
)
_ACTS = re.compile(
    r"(?:当局(?!者)|(?:一直|再次|多次|也|则|又|已|曾|强烈|严厉|昨日|今日|随即|立即|同日){0,2}"
    r"(?:批评|指责|谴责|抨击|警告|敦促|否认|指控|反驳|驱逐|制裁|坚称|打压|强推|威胁|抗议|施压|强烈反对|坚决反对))(?!的)"
)
_HEAD = re.compile(r"(?:^|[，。；：、！？“”）\n]|因为|由于|针对|面对|如果|若|称|指|说|认为|显示|但|而|被|遭|遭到|受到)$")
_ELSEWHERE = frozenset({"Brussels"})  # who names it means the union that sits there
_REACH = 6  # characters before the name that are looked at


def name_states(context: Context) -> None:
    """Let the capitals that act or are addressed stand for their states."""
    plain = context.plain
    for mention in list(context.cover):
        entry = context.gazetteer.entries.get(mention.entity) if mention.type == "Place" else None
        if entry is None or entry.kind != "capital" or mention.entity in _ELSEWHERE:
            continue
        state = context.gazetteer.entries.get(entry.within)
        if state is None or state.type != "Country":
            continue
        start, end = mention.span.start, mention.span.end
        before = plain[max(start - _REACH, 0) : start]
        addressed = _ADDRESSED.search(before) is not None and _NOT_THE_STATE.match(plain, end) is None
        ruling = plain.startswith("当局", end) and not plain.startswith("当局者", end)
        if addressed or ruling or (_HEAD.search(before) and _ACTS.match(plain, end)):
            context.cover.replace(replace(mention, type="Country", entity=state.id, found_by=f"gazetteer:{state.row}; its capital acts"))
