"""Organisations by their endings: 伊朗|外交部, 中国驻美国|大使馆."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.context import Context
from kg.mentions.described import KINDS, is_kind, name_start
from kg.mentions.organs import LAND, is_of_state, organ_start
from kg.mentions.reach import Ending, add_name, is_name
from kg.types import Span

_PRESS = re.compile(r"(?:特约|特派|驻)?记者|电|报道|讯|[^，。]{1,8}日电|[】）〕]")  # what follows the name of a news agency
_DESCRIBED = re.compile(
    r"(?:这个|这家|那家|一间|一家|一个|任何|多间|多家|[0-9]{1,3}[间家所个](?:不同)?|某|某个|数家|数间|[0-9一二三四五六七八九十][间家个])$"
)
_PARTY_WORDS = ("执政党", "反对党", "在野党", "共产党")  # which party is meant they do not say
_NO_PARTIES = ("政党", "两党", "各党", "野党", "对党", "执政党", "多党", "一党", "大党", "小党", "建党", "治党", "全党", "入党", "主党", "本党")
_SOCIETIES = ("协会", "学会", "联合会", "商会", "工会", "基金会", "委员会")  # 爱尔兰|农民|协会 is a name, though 农民 says little
_CENTRES = ("政策中心", "反恐中心", "安全中心", "人权中心", "飓风中心", "预警中心", "预防中心", "控制中心", "情报中心")  # 某国|国家|反恐中心
_NATIONAL = ("残奥委会", "足协")  # 波黑|足协: the state's name alone makes it a name
_COMMON = ("公司", "组织", "集团", "机构", "政党")  # what words of the dictionary make with these is no name: 离岸|公司
_COMMON_TAGS = ("v", "vn", "vd", "a", "an", "b", "d", "n", "m", "q", "f", "c", "p", "u", "uj", "l", "j", "i", "t")
_DOES = (
    "大学",
    "学院",
    "学校",
    "医院",
    "市委",
    "省委",
    "部门",
    "海警",
    "警方",
    "军方",
    "各地",
    "单位",
    "国家",
)  # 交通部门|组织机械: 组织 is what they do
_STATE_OUTLETS, _OF_STATE = ("电视台", "通讯社", "电台", "广播公司", "新闻社"), ("国家", "官方", "国营", "国立")
_ARMED = ("militia", "party")
_DEPUTIES = ("副部长", "常务副部长", "次长", "政务次长", "常务次长", "发言人")  # what follows the name of a ministry that nobody lists
# 适当|运动, 新文化|运动: which of those that end so are bodies (伊斯兰抵抗运动).
_MOVEMENTS = (
    "抵抗",
    "解放",
    "复兴",
    "五星",
    "前进",
    "伊斯兰",
    "力量",
    "社会主义",
    "爱国",
    "救国",
    "公民",
    "民主化",
    "左翼",
    "右翼",
    "民族",
    "自由",
    "进步",
    "改革",
    "团结",
)
_LONGEST_CHANNEL = 6  # characters of what tells it from the others
_BUREAUS = ("局", "厅", "署", "司")
_LEAST_BUREAU = 4
_NO_BUREAU = (
    "当局",
    "政治局",
    "结局",
    "布局",
    "格局",
    "僵局",
    "大局",
    "全局",
    "政局",
    "时局",
    "战局",
    "残局",
    "定局",
    "客厅",
    "餐厅",
    "大厅",
    "部署",
    "签署",
)


_NO_NAME_BEGINS = ("问题", "事务", "事宜", "议题")  # 任意拘留|问题工作组: the verb before belongs to it


def find_organization(context: Context, ending: Ending) -> None:
    """Add the organisation that ends here, if it is a name."""
    state = context.cover.ending(ending.start)
    if ending.word == "政府" and is_of_state(context, ending, state):
        return
    if ending.word == "组织" and state is not None and state.type == "Organization":
        entry = context.gazetteer.entries.get(state.entity)
        if entry is not None and entry.kind in _ARMED:
            context.cover.replace(replace(state, span=Span(state.span.start, ending.end)))  # 哈马斯|组织 is 哈马斯
        if entry is not None:
            return  # 水利部|组织编写
    start = name_start(context, ending)
    if is_kind(context, start, ending) or _is_word(context, start, ending):
        return
    if ending.word in context.lexicon.organ_endings:
        start = organ_start(context, ending, start)
        if start >= 0:
            add_name(context, Span(start, ending.end), "Organization", ending.word)
        return
    if ending.word == "频道" and not _is_channel(context, start, ending):
        return
    if start == ending.start or (len(ending.word) == 1 and not _press_or_party(context, start, ending)):
        return
    moves = ending.word == "运动" and not context.plain.endswith(_MOVEMENTS, 0, ending.start)
    if moves or (ending.word in _COMMON and _is_common(context, start, ending.start)) or context.plain.startswith(_NO_NAME_BEGINS, start):
        return
    if _DESCRIBED.search(context.plain, max(0, start - 4), start):
        return  # 这个组织, 一间公司: spoken of, not named
    owner = context.cover.starting(start)
    national = ending.word in _NATIONAL and owner is not None and owner.span.end == ending.start
    own = context.plain[owner.span.end if owner is not None else start : ending.start]
    national = national or (ending.word in _STATE_OUTLETS and own in _OF_STATE)  # 叙|国家|电视台
    of_land = (
        owner is not None and owner.type == "Country" and (national or (ending.word in (*_SOCIETIES, *_CENTRES) and owner.span.end < ending.start))
    )
    told = context.plain.endswith(KINDS, 0, start)
    if (of_land or told or is_name(context, start, ending.start)) and ending.end - start >= 4:
        add_name(context, Span(start, ending.end), "Organization", ending.word)


def _is_word(context: Context, start: int, ending: Ending) -> bool:
    """Whether all of it is one noun of the dictionary, and nobody's name: 航空公司, 商业银行."""
    word = context.words.get(start)
    return word is not None and word.end == ending.end and word.start < ending.start and word.tag == "n"


def _is_channel(context: Context, start: int, ending: Ending) -> bool:
    """Whether it is one of an outlet's channels: 某台|英语|频道."""
    outlet = context.cover.starting(start)
    return outlet is not None and outlet.type == "Organization" and 1 < ending.start - outlet.span.end <= _LONGEST_CHANNEL


def _is_common(context: Context, start: int, end: int) -> bool:
    """Whether the stretch before 公司 or 组织 says what kind it is, or what is done with it, and not which: 健全|公司, 救援|组织."""
    own = context.plain[start:end]
    if own.endswith(_DOES) or "等国" in own or "境内" in own:
        return True
    if context.cover.within(Span(start, end)) or "“" in own:
        return False
    at = start
    while at < end:
        word = context.words.get(at)
        if word is None or word.end > end or word.tag not in _COMMON_TAGS or not context.has_word(context.plain[at : word.end]):
            return False
        at = word.end
    return True


def _press_or_party(context: Context, start: int, ending: Ending) -> bool:
    """Whether 社 ends a news agency, 党 a party, or 局 a bureau that its state or place owns (美国国家环境保护|局)."""
    if ending.word == "部":
        return context.plain.startswith(_DEPUTIES, ending.end) and ending.end - start >= _LEAST_BUREAU - 1
    if ending.word == "社":
        return bool(_PRESS.match(context.plain[ending.end : ending.end + 12])) and ending.start - start <= 6
    word = context.word_at(ending.start)
    if ending.word in _BUREAUS:
        owner = context.cover.starting(start)
        owned = owner is not None and owner.type in LAND and ending.end - owner.span.end >= _LEAST_BUREAU
        return owned and not context.plain.endswith(_NO_BUREAU, 0, ending.end)
    if word is None:
        return False
    listed = word.end - word.start >= 3 and context.plain[word.start : word.end] not in _PARTY_WORDS
    return listed or (ending.word == "党" and _is_party_of_land(context, start, ending))


def _is_party_of_land(context: Context, start: int, ending: Ending) -> bool:
    """香港|民族|党: whether words of its own stand between a state or place and 党."""
    land = context.cover.starting(start)
    owned = land is not None and land.type in ("Country", "Place") and not land.found_by.startswith("short")
    return owned and land is not None and ending.start - land.span.end > 1 and not context.plain.endswith(_NO_PARTIES, 0, ending.end)
