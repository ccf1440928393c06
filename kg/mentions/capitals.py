"""Capitals that stand for their states (华盛顿|指责…, `statehood` says where), and palaces that speak for the office in them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.gazetteer import Entry
from kg.mentions.statehood import SURE, sign_of_state
from kg.types import Mention

CAPITAL_ACTS = "; its capital acts"  # ends how a state is found that its capital stands for

_RULERS = ("当局", "政权")  # 北京|当局 names who rules, and not the city
_UNION = {"Brussels": "European_Union"}  # who names this capital may mean the union that sits there
# Palaces, and the office that speaks from each.
_SEATS = {"Kremlin": "Presidential_Administration_of_Russia", "Elysee": "French_Presidency", "Downing_Street": "Downing_Street_Office"}
_SPEAKS = late(
    r"(?:的)?(?:[首副]?席?发言人|新闻秘书|新闻处|官员|方面|网站|官网|声明|消息人士|消息|高层|幕僚|助理)"
    r"|(?:此前|早前|早些时候|随后|则|也|还|又|再次|已|已经|曾|日前|今天|昨天|周[一二三四五六日]|星期[一二三四五六日]|当天|当日|同日|其后|[^，。]{0,6}[日时晚]){0,3}"
    r"(?:表示|说(?!服)|称|指(?![导挥南])|证实|宣布|否认|确认|强调|回应|希望|认为|拒绝|警告|批评|谴责|公布|发布|发表|透露|通报|承诺|重申|呼吁|驳斥|坚称|发出|承认|计划|试图|要求)"
)
_STANDS_IN = re.compile(r"(?:[在到抵于至往进离从]|进入|前往|抵达|离开|访问|走进|步出|返回|入主|重返)$")
_REACH = 6  # characters before the name that are looked at


def name_states(context: Context) -> tuple[Mention, ...]:
    """Let the capitals that act, are dealt with or are addressed stand for their states; gives these names of capitals.

    What a city may do as well (北京|决定…) counts only in an article that surely means the state by this name elsewhere.
    """
    sure: list[Mention] = []
    likely: dict[str, list[Mention]] = defaultdict(list)
    for mention in list(context.cover):
        entry = context.gazetteer.entries.get(mention.entity) if mention.type == "Place" else None
        if entry is not None and entry.id in _SEATS:
            _name_office(context, mention, _SEATS[entry.id])
        if entry is None or entry.kind != "capital" or not (sign := sign_of_state(context, mention)):
            continue
        if sign == SURE:
            sure.append(mention)
        else:
            likely[mention.entity].append(mention)
    meant = dict.fromkeys(mention.entity for mention in sure)
    seats = [*sure, *(mention for capital in meant for mention in likely[capital])]
    return tuple(seat for seat in seats if _name_state(context, seat) and not context.plain.startswith(_RULERS, seat.span.end))


def _name_state(context: Context, capital: Mention) -> bool:
    """Put its state in place of a capital; whether there is one."""
    state = _state_of(context, capital.entity)
    if state is not None:
        named = replace(capital, type=state.type, entity=state.id, found_by=f"gazetteer:{state.row}{CAPITAL_ACTS}")
        context.cover.replace(named)
    return state is not None


def _state_of(context: Context, capital: str) -> Entry | None:
    """The state, or the union where the article names it, that a capital stands for."""
    entries = context.gazetteer.entries
    if capital in _UNION:
        union = entries.get(_UNION[capital])
        return union if union is not None and any(m.entity == union.id for m in context.cover) else None
    state = entries.get(entries[capital].within)
    return state if state is not None and state.type == "Country" else None


def _name_office(context: Context, palace: Mention, office: str) -> None:
    """Let a palace that speaks stand for the office in it: 克里姆林宫|证实…, but 在|克里姆林宫|表示."""
    entry = context.gazetteer.entries.get(office)
    before = context.plain[max(palace.span.start - _REACH, 0) : palace.span.start]
    if entry is not None and _SPEAKS.match(context.plain, palace.span.end) and not _STANDS_IN.search(before):
        context.cover.replace(replace(palace, type="Organization", entity=entry.id, found_by=f"gazetteer:{entry.row}; its palace speaks"))
