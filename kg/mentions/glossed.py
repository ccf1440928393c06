"""What a form in Latin letters in brackets tells of the name before it: 云杉政策中心（Spruce Policy Center） is a body, 果玛（Goma） a place."""

from __future__ import annotations

import re
from functools import partial

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.costs import Remembered
from kg.mentions.described import name_start
from kg.mentions.reach import Ending, add_name, can_belong, left_edge, trim_marks
from kg.prose.lexicon import Lexicon
from kg.types import Span

_GLOSS = re.compile(r"[（(](?P<latin>[A-Z][A-Za-zÀ-ÿ&.'’ -]{1,60})(?=[）)，,；;])")
_BODY = late(
    r"\b(?:Cent(?:er|re)|Institut(?:e|ion)|University|College|Academy|School|Committee|Commission|Council|Association|Federation|Foundation|Fund|Bank|Group|Party|Union"
    r"|Corp(?:oration)?|Company|Inc|Ltd|Limited|Agency|Authority|Bureau|Department|Ministry|Office|Alliance|League|Coalition|Movement|Front|Army|Forces|Brigades?|Network"
    r"|Organi[sz]ation|Society|Lab(?:s|oratory)?|Project|Campaign|Watch|Court|Police|Services?|Administration|Board|Assembly|Congress|Parliament|News|Times|Post|Daily|Herald"
    r"|Tribune|Journal|Press|Broadcasting|Television|Radio|Media|Capital|Partners|Holdings|Technolog(?:y|ies)|Robotics|Photonics|Airlines|Airways|Motors|Energy|Petroleum"
    r"|Pharmaceuticals?|Systems|Semiconductors?|Electronics|Ventures|Investments|Strateg(?:y|ies)|Advis[oe]rs|Hospital|Museum|Library|Trust|Observatory|Secretariat|Directorate|Consortium|Clubs?|Church|Monitor)\b"
)
_LAND = late(
    r"\b(?:Islands?|Square|Palace|Rivers?|Lakes?|Mountains?|Mount|City|Province|County|District|Bay|Gulf|Strait|Sea|Airport|Base|Park|Street|Avenue|Road|Bridge|Tower|Valley"
    r"|Peninsula|Springs|Falls|Coast|Port|Harbou?r|Beach|Hills?|Camp|Prison)\b"
)
_NO_BODY = late(
    r"\b(?:Lectures?|Award|Prize|Medal|Act|Bill|Law|Report|Review|Plan|Program(?:me)?|Summit|Conference|Agreement|Treaty|Forum|Day|Week|War|Operation|Minister)\b"
)
_LETTERS = re.compile(r"[A-Z][A-Za-z.-]{0,7}[A-Z]")
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’-]{2,20}")
# What ends the name of a body, where its letters say that it is one: 国家反腐败局（NABU）.
_ENDS = (
    *(
        "中心",
        "网络",
        "力量",
        "运动",
        "项目",
        "联盟",
        "同盟",
        "委员会",
        "协会",
        "学会",
        "联合会",
        "理事会",
        "基金会",
        "局",
        "署",
        "部",
        "集团",
        "公司",
        "阵线",
        "党",
        "法院",
    ),
    *(
        "大学",
        "研究所",
        "研究院",
        "实验室",
        "观察站",
        "电视台",
        "通讯社",
        "银行",
        "机构",
        "委员",
        "旅",
        "民兵",
        "解放军",
        "工会",
        "商会",
        "会议组织",
        "组织",
    ),
)
_NO_BODIES = (
    "恐怖组织",
    "国际组织",
    "非政府组织",
    "内部",
    "全部",
    "一部",
    "大部",
    "总部",
    "东部",
    "西部",
    "南部",
    "北部",
    "中部",
    "干部",
    "俱乐部",
    "政党",
    "布局",
)
_ENDS_PLACE = "省州郡县市巿区镇村岛湖河山港湾"
_FIRMS = "公司|企业|厂商|[造供应开发运营承包经销]商|巨头|品牌|智库|杂志|网站|媒体"
# What kind of body it is, said before its name: 智库|海军分析中心, 芯片公司|鲲游光电.
_KIND = late(
    rf".*(?:{_FIRMS}|报章|报纸|团体|研究机构|监督机构|新闻机构|人权组织|环保组织|武装组织|恐怖组织|投资银行|平台|伞式组织|总部|反对党|执政党|在野党)(?=[\u4e00-\u9fff]{{2}})"
)
_NAMED_FIRM = re.compile(rf".*(?:{_FIRMS})(?P<name>[\u4e00-\u9fff]{{2,6}})\Z", re.DOTALL)
_SETTLEMENT = late(
    r".*(?:首府|首都|省会|城市|城巿|城镇|小镇|小城|村庄|村落|村镇|岛屿|港口|港市|重镇|据点|附近|[东西南北]部)(?P<name>[\u4e00-\u9fff]{2,6})\Z",
    re.DOTALL,
)
_FAR = 14  # characters before a gloss in which the noun stands that says what kind of place it is
_LEAST = 4  # characters of a body's name that has nothing of its own


class GlossFinder:
    """Holds which words can belong to a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._takes = {type_: Remembered(partial(_takes, lexicon, type_)) for type_ in ("Organization", "Place")}

    def find(self, context: Context) -> None:
        """Add the bodies and places whose glosses say what they are."""
        for gloss in _GLOSS.finditer(context.plain):
            end = gloss.start() - context.plain.endswith(" ", 0, gloss.start())
            if end and "\u4e00" <= context.plain[end - 1] <= "\u9fff" and context.cover.holder(end - 1) is None:
                latin = gloss["latin"].strip()
                if (_BODY.search(latin) and not _NO_BODY.search(latin)) or _is_body_by_letters(context, latin, end):
                    self._add_body(context, end)
                elif _ONE_WORD.fullmatch(latin) or _LAND.search(latin):
                    self._add_place(context, end)

    def _ending(self, context: Context, type_: str, end: int) -> Ending:
        """The last word before the gloss, from which the name is read to the left."""
        word = context.word_at(end - 1)
        start = word.start if word is not None else end - 1
        inside = context.cover.overlapping(start, end)
        start = inside[-1].span.end if inside else start
        return Ending(start, end, type_, context.plain[start:end], self._takes[type_])

    def _add_body(self, context: Context, end: int) -> None:
        ending = self._ending(context, "Organization", end)
        start = name_start(context, ending)
        kind = _KIND.match(context.plain, start, end)
        if kind is not None and context.cover.holder(kind.end() - 1) is None:
            start = kind.end()
        start = trim_marks(context, start, end)
        person = context.cover.ending(start)
        if person is not None and person.type == "Person" and person.found_by == "pattern:dotted":
            start = person.span.start  # 马尔科姆·某某|医疗中心
        if (end - start >= _LEAST or (kind is not None and end - start > 1)) and not context.has_word(context.plain[start:end]):
            add_name(context, Span(start, end), "Organization", "glossed")

    def _add_place(self, context: Context, end: int) -> None:
        low = max(0, end - _FAR)
        if _add_behind(context, _SETTLEMENT.match(context.plain, low, end), "Place"):
            return
        if _add_behind(context, _NAMED_FIRM.match(context.plain, low, end), "Organization"):
            return
        if context.plain[end - 1] in _ENDS_PLACE:
            start = left_edge(context, self._ending(context, "Place", end))
            inside = context.cover.overlapping(start, end)
            start = inside[-1].span.end if inside else start
            near = _SETTLEMENT.match(context.plain, start, end)
            start = near.start("name") if near is not None else start
            if end - start > 2 and not context.has_word(context.plain[start:end]):
                add_name(context, Span(start, end), "Place", "glossed")


def names_no_person(gloss: str) -> bool:
    """Whether words in Latin letters say that a body, a place or a thing bears the name."""
    return any(words.search(gloss) for words in (_BODY, _LAND, _NO_BODY))


def _add_behind(context: Context, found: re.Match[str] | None, type_: str) -> bool:
    """Add what stands between the noun that says what it is and the gloss: 首府|果玛, 制造商|伏达."""
    if found is None or context.cover.overlapping(*found.span("name")):
        return False
    add_name(context, Span(*found.span("name")), type_, "glossed")
    return True


def _takes(lexicon: Lexicon, type_: str, word: tuple[str, str]) -> bool:
    return can_belong(lexicon, type_, "部", *word)  # what is said to be one name may have 及 in it, as those of ministries do


def _is_body_by_letters(context: Context, latin: str, end: int) -> bool:
    """Whether capitals stand for a body whose Chinese name ends as such names do."""
    ends = _LETTERS.fullmatch(latin) is not None and context.plain.endswith(_ENDS, 0, end)
    return ends and not context.plain.endswith(_NO_BODIES, 0, end)
