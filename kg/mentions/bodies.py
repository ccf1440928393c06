"""Organisations and places by their endings: 伊朗|外交部, 中国驻美国|大使馆, 戴维|营."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.described import KINDS, is_kind, name_start
from kg.mentions.organs import LAND, is_of_state, organ_start
from kg.mentions.reach import Ending, add_name, is_name, left_edge
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
_BEFORE_PLACES = frozenset("对于向")  # 对|某某群岛的主权
_NO_PLACES = ("各", "全", "大都市", "无人岛", "文明古国")
_TOWNS = ("城市", "城镇", "小镇", "港口", "小城", "港市", "重镇", "村庄", "省份")
_QUARTERS = ("东部", "西部", "南部", "北部", "地区", "海域")


_ORDINAL = late(r"(?:第[0-9一二两三四五六七八九十百]{1,3}|首|另一|[0-9一二两三四五六七八九十数多几]{1,3})[个座处条家所]")  # 第二个海外|军事基地
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


def find_place(context: Context, ending: Ending) -> None:
    """Add the place that ends here, if it is a name."""
    start = left_edge(context, ending)
    before = context.cover.starting(start)
    word = context.word_at(ending.end - 1)
    tagged = word if word is not None and word.tag == "ns" and word.start < ending.start else None
    if ending.word in _QUARTERS and context.plain.startswith(_TOWNS, ending.end):
        return  # 利比亚东部|城市某某
    if ending.word in _QUARTERS:
        whole = before is not None and before.type in ("Country", "Place") and before.span.end == ending.start
        begin = start if whole and ending.word != "海域" else -1
    elif len(ending.word) == 1:
        begin = _landform(context, ending) if tagged is None or tagged.end - tagged.start < 3 else tagged.start
    elif before is not None and before.span.end < ending.end and before.type in ("Place", "Country"):
        whole = before.type == "Place" and (ending.start - before.span.end < 2 or ending.word == "国家公园")  # 海南|热带雨林|国家公园
        alone = before.type == "Country" and before.span.end == ending.start
        begin = -1 if alone else start if whole else before.span.end
    else:
        own = context.plain[start : ending.start]
        foreign = len(own) >= 2 and all(c in context.lexicon.transliteration for c in own[-2:])
        guess = context.guesses.get(ending.start)
        start = guess.start if guess is not None and not foreign else start
        foreign = foreign or guess is not None  # 喀琅施塔得|海军基地
        begin = start if foreign or tagged is not None else -1
    begin += begin >= 0 and context.plain[begin] in _BEFORE_PLACES and context.cover.starting(begin) is None and ending.start - begin > 2
    bare = begin == ending.start and len(ending.word) > 1  # “草原”之路
    if context.plain.startswith(_NO_PLACES, begin) and context.cover.starting(begin) is None:
        return  # 各县市
    if begin >= 0 and not bare and context.plain[begin : ending.end] not in context.lexicon.never_names and not _ORDINAL.match(context.plain, begin):
        add_name(context, Span(begin, ending.end), "Place", ending.word)


def _landform(context: Context, ending: Ending) -> int:
    """肯尼亚|山, 俄亥俄|河: the start of a listed place of three characters or more, or -1."""
    before = context.cover.ending(ending.start)
    listed = before is not None and before.type in ("Place", "Country") and before.span.end - before.span.start >= 3
    return before.span.start if before is not None and listed and context.boundary(ending.end) else -1
