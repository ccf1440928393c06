"""A capital that acts, or is addressed, stands for its state: 北京当局, 警告|平壤, 华盛顿|指责…; a palace that speaks for the office in it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.late import late
from kg.mentions.context import Context
from kg.types import Mention

# Patterns and not lists of words: what counts is that they stand right before or after the name.
_ADDRESSED = re.compile(
    r"(?:批评|指责|谴责|抨击|狠批|痛批|怒批|炮轰|警告|告诫|敦促|促请|呼吁|要求|奉劝|指控|质疑|威胁|施压|制裁|(?<!督)促)(?:了|过|称|说|指)?$"
)
_NOT_THE_STATE = re.compile(
    r"[市城街区县人大地时、和与及冬]|奥运|机场|方向|举行|召开|居民|民众|学生|周边|以[东西南北]|对口|协议|进程|条约|公约|宣言|共识|会议|检|警|法院|球|媒体|官员|商|企业|大学|地铁|游客|网民|[0-9“]"
)
_ACTS = re.compile(
    r"(?:当局(?!者)|(?:一直|再次|多次|也|则|又|已|曾|强烈|严厉|猛烈|公开|连日来?|多日来|多月来|近日|日前|近期|昨日|今日|随即|立即|同日){0,3}"
    r"(?:批评|指责|谴责|抨击|警告|敦促|否认|指控|反驳|驱逐|制裁|坚称|打压|强推|威胁|抗议|施压|强烈反对|坚决反对))(?!的)"
)
# What a capital does that is no state's own seat of news: 北京决定 may be the city's.
_RULES = re.compile(
    r"(?:一直|再次|也|则|又|已|曾|随即|立即|同日|方面|已经|仍|今天|周[一二三四五六日]){0,2}(?:宣布)?"
    r"(?:退出|重返|撕毁|召回|断交|承诺|拒绝|同意|希望|要求|支持|反对|担心|认为|表示|称(?![为作之])|宣布|试图|愿意|坚持)(?!的)"
)
_OWN_NEWS = frozenset({"Beijing"})
_HEAD = re.compile(r"(?:^|[，。；：、！？“”）\n]|(?:这|那|此|正)(?:已|也)?是|因为|由于|针对|面对|如果|若|称|指|说|认为|显示|但|而|被|遭|遭到|受到)$")
_ELSEWHERE = frozenset({"Brussels"})  # who names it means the union that sits there
# Palaces, and the office that speaks from each.
_SEATS = {"Kremlin": "Presidential_Administration_of_Russia", "Elysee": "French_Presidency", "Downing_Street": "Downing_Street_Office"}
_SPEAKS = late(
    r"(?:的)?(?:[首副]?席?发言人|新闻秘书|新闻处|官员|方面|网站|官网|声明|消息人士|消息|高层|幕僚|助理)"
    r"|(?:此前|早前|早些时候|随后|则|也|还|又|再次|已|已经|曾|日前|今天|昨天|周[一二三四五六日]|星期[一二三四五六日]|当天|当日|同日|其后|[^，。]{0,6}[日时晚]){0,3}"
    r"(?:表示|说(?!服)|称|指(?![导挥南])|证实|宣布|否认|确认|强调|回应|希望|认为|拒绝|警告|批评|谴责|公布|发布|发表|透露|通报|承诺|重申|呼吁|驳斥|坚称|发出|承认|计划|试图|要求)"
)
_STANDS_IN = re.compile(r"(?:[在到抵于至往进离从]|进入|前往|抵达|离开|访问|走进|步出|返回|入主|重返)$")
# 对|德黑兰|施行制裁, 向|平壤|发出最后通牒
_TARGET_OF = re.compile(r"(?:对|向|针对)$")
_AIMED_AT = re.compile(r"(?:的|再次|重新)?(?:[^，。；的]{0,8}的)?[^，。；的]{0,8}(?:制裁|禁运|最后通牒|动武|施压|宣战)(?!压力|风险|议题)")
_REACH = 6  # characters before the name that are looked at


def name_states(context: Context) -> None:
    """Let the capitals that act or are addressed stand for their states."""
    plain = context.plain
    for mention in list(context.cover):
        entry = context.gazetteer.entries.get(mention.entity) if mention.type == "Place" else None
        if entry is not None and entry.id in _SEATS:
            _name_office(context, mention, _SEATS[entry.id])
        if entry is None or entry.kind != "capital" or mention.entity in _ELSEWHERE:
            continue
        state = context.gazetteer.entries.get(entry.within)
        if state is None or state.type != "Country":
            continue
        start, end = mention.span.start, mention.span.end
        before = plain[max(start - _REACH, 0) : start]
        addressed = _ADDRESSED.search(before) is not None and _NOT_THE_STATE.match(plain, end) is None
        addressed = addressed or (_TARGET_OF.search(before) is not None and _AIMED_AT.match(plain, end) is not None)
        ruling = plain.startswith("当局", end) and not plain.startswith("当局者", end)
        acts = _ACTS.match(plain, end) or (mention.entity not in _OWN_NEWS and _RULES.match(plain, end))
        if addressed or ruling or (acts and _HEAD.search(before)):
            context.cover.replace(replace(mention, type="Country", entity=state.id, found_by=f"gazetteer:{state.row}; its capital acts"))


def _name_office(context: Context, palace: Mention, office: str) -> None:
    """Let a palace that speaks stand for the office in it: 克里姆林宫|证实…, but 在|克里姆林宫|表示."""
    entry = context.gazetteer.entries.get(office)
    before = context.plain[max(palace.span.start - _REACH, 0) : palace.span.start]
    if entry is not None and _SPEAKS.match(context.plain, palace.span.end) and not _STANDS_IN.search(before):
        context.cover.replace(replace(palace, type="Organization", entity=entry.id, found_by=f"gazetteer:{entry.row}; its palace speaks"))
