"""Where a title begins with the words before it that say what it is over: 外交与安全政策|高级代表, 外务省|亚洲大洋洲局|局长."""

from __future__ import annotations

import re

from kg.mentions.context import Context
from kg.types import Span

_FIELD_TAGS = ("n", "nz", "vn", "j", "b", "an", "a", "nt", "ng", "vg", "nl", "l", "i", "s", "f")
_POSTED = re.compile(r"(?:常驻|驻)(?:(?!针对|外交官|记者|大使[^馆])[^对向的，。；：、（）“”\n]){1,10}\Z")
# Words that stand before a title and say nothing of its field: 会见|总统, 两国|外长.
_NO_FIELD = frozenset((
    "当地", "会见", "会晤", "访问", "邀请", "任命", "感谢", "支持", "反对", "批评", "警告", "指责", "接任", "担任", "出任", "当选",
    "成为", "介绍", "陪同", "率领", "其中", "两国", "双方", "三国", "各国", "多国", "该国", "盟国", "世界",
    "改选", "补选", "竞选", "参选",
    "接见", "评估", "致函", "致信", "致电", "去信", "要求", "敦促", "呼吁", "促请", "质疑", "包括", "接待", "引述", "援引", "转述",
    "提名", "推举", "选出", "罢免", "弹劾", "撤换", "拘捕", "逮捕", "抗议", "抨击", "悼念", "炮轰", "讽刺", "拜会", "晋见", "约见",
    "召见", "起诉", "控告", "陪伴", "支援", "讨论", "等待", "委任", "禁止", "释放", "判处", "批准", "允许", "制裁", "驱逐", "暗杀", "刺杀",
    "打死", "击毙", "攻击", "袭击", "恐吓", "威胁", "欢迎", "祝贺", "取代", "接替", "击败", "战胜", "选举", "拒绝", "指控", "通缉", "追捕", "营救",
    "解救", "绑架", "关押", "囚禁", "扣押", "劝说", "说服", "阻止", "阻挠", "召回", "更换", "解雇", "开除", "赞扬", "称赞", "裁定", "宣判", "传唤",
    "不满", "党籍", "收受", "撤回", "撤走", "传召", "参加", "出席", "发布", "公布", "转交", "递交", "转达", "宣读",
    "登记", "质询", "针对", "关于", "对于", "获得", "指示", "指派", "命令", "委派", "责成", "授权", "派遣", "派出", "委托", "指使", "吩咐", "安排",
))  # fmt: skip
_JOINS = (*"与和及同跟对向被由给把就从为将遭令使让", "针对", "对于")  # a word that joins two says nothing of either
_MAX_FIELD = 14
# With a place before them, a title's field: 中东|和平进程|特别协调员.
_OF_PLACE = ("问题", "事务", "地区", "和平", "局势", "局", "司", "处", "科", "厅", "项目", "研究", "业务", "区域", "中心")
_UNITS = frozenset("司局处厅科")  # 国际组织|司|司长
_POSTED_REACH = 12  # characters


def extended(context: Context, start: int) -> int:
    """The left edge of the title that begins at `start`, with the words that belong to it: 驻华|大使, 前|总统."""
    begun = context.sentence_start(start)
    posted = _posted(context, begun, start)
    if posted >= 0:
        return posted
    low = max(begun, start - _MAX_FIELD)
    at, place = start, -1  # where a place begins that belongs to it
    while at > low:
        inside = context.cover.holder(at - 1)
        if inside is None:
            before = _word_before(context, low, at, start)
        elif inside.type == "Place" and (at == place or context.plain.startswith(_OF_PLACE, at)) and _is_after_name(context, inside.span.start):
            before = place = inside.span.start
        else:
            break
        if before == at:
            break
        at = before
    return at


def _posted(context: Context, begun: int, start: int) -> int:
    """Where 驻 begins that says where the title's bearer is posted, or -1."""
    low = max(begun, start - _POSTED_REACH)
    posted = _POSTED.search(context.plain, low, start) if context.plain.find("驻", low, start) >= 0 else None
    if posted is None or context.cover.holder(posted.start()) is not None:
        return -1
    beside = context.cover.within(Span(posted.start(), start))
    return -1 if any(m.type in ("Person", "Time") for m in beside) else posted.start()


def _word_before(context: Context, low: int, at: int, start: int) -> int:
    """Where the prefix or word right before `at` begins that belongs to the title at `start`; `at` where none does."""
    plain, prefixes = context.plain, context.lexicon.title_prefixes
    word = context.word_at(at - 1)
    if word is None:
        return at
    prefix = next((p for p in prefixes if plain.endswith(p, low, at)), "") if plain.endswith(prefixes, low, at) else ""
    if prefix and word.start <= at - len(prefix):
        return at - len(prefix)
    begin = max(word.start, low)
    if overlaps := context.cover.overlapping(begin, at):
        begin = overlaps[-1].span.end
    text = plain[begin:at]
    if text in ("与", "和", "及") and at < start and begin - 1 >= low and _noun_at(context, begin - 1):
        return begin
    if text == "兼" or text in _JOINS:
        return at  # another title of the same person; 法院|对前|总统某某
    # 川|普及|副总统某某: of a word that a name cuts, what joins the two is no field.
    return begin if _is_field(context, text, word.tag) or (begin > word.start and len(text) < 3) else at


def _is_after_name(context: Context, start: int) -> bool:
    """Whether a name ends right here, or the bracket or quotation mark behind one."""
    return context.cover.ending(start) is not None or context.plain.endswith(("）", ")", "”"), 0, start)


def _noun_at(context: Context, at: int) -> bool:
    word = context.word_at(at)
    return word is not None and word.tag in _FIELD_TAGS and context.cover.holder(at) is None


def _is_field(context: Context, text: str, tag: str) -> bool:
    """Whether a word before a title can say what the title is over."""
    tagged = tag in _FIELD_TAGS or (tag == "v" and len(text) >= 2) or text in _UNITS
    return tagged and text not in _NO_FIELD and text not in context.lexicon.adverbs and text not in context.lexicon.speech
