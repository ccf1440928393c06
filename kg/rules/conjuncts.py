"""Whether what 、 and 和 join in an object can be told apart: 维护 [和平] 与 [稳定], but 推动 [甲战略与乙倡议对接]."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.prose.clauses import NOUNS

_KINDS = re.compile(r"[两三四五六七八九十](?:个|大|项|类|重|种)[^，、的]{2,10}$|等(?:各类|各种|一系列|多项|有关|相关)?[^，、的级待]{2,6}$")
_MEETS = re.compile(r"(?<=..)(?:对接|衔接|相融合|相结合|有机结合|更好结合|深度融合|并重|并举|同步|互促|并进)$")
_DOES = re.compile(r"..(?:主动|积极|通过|参与|加入|发挥|走(?!廊|势|私)|解决|开展|办好|做好)[^、，的]")
_DONE_WITHIN = re.compile(r"在[^，、]{2,12}[中下上](?:继续|不断|进一步|更好|切实)?[^，、]{2}")  # 在发展中保障|和改善民生
_SHARES_PLACE = re.compile(r"[^，]{1,16}(?<![存现潜正所内旨])在[^，、的中上下里内间时]{1,6}")
# 粮食、能源资源|安全: whose safety is meant; but 和平与|粮食安全 are two.
_SECURED = re.compile(r"(?:粮食|能源|资源|产业链|供应链|数据|网络|信息|金融|食品|药品|生态|生物|交通|人员|机构|项目|通道|航道|财产|生命|设施)$")
_TENDED = re.compile(r"(?:建设|保护|利用|研究|阐释|管理|治理|开发|改造|监管|培训|培养|整治|修复|维护|推广|应用|运用|监测|防控|救援|重建|运营|改革)$")
_ONE = re.compile("一[条个种项套份][^，的]{2}")  # 一条共护安全、共促繁荣的|道路、那条道路: what the one is like
_ANEW = re.compile("加强|进行|开展|扩大|增加|推进|促进|提升|完善|推动|支持")
_MADE = re.compile(r"(?:生产|制造|采购|供应|储备|销售|运输)$")  # 攻击无人机和|弹药生产
_TWO = 2  # characters: 生产 itself
_BARE = 4  # characters: 生态保护 is one word for one thing
_SHARED = ("彼此", "各自", "相互", "自身", "对方")

# What carries a relation between the sides, whatever verb it is the object of.
HEAD = re.compile(
    r"(?P<head>合作|协作|协调和配合|协调与配合|协调配合|沟通协调|协调|配合|磋商|谈判|伙伴关系|伙伴)(?:(?:与|和)?交流|水平|水准|关系|力度)?$"
)
JOINT = re.compile("[、和与及]")
_BORDERS = re.compile("[“‘《（]|[”’》）]|、|以及|和|与|及")
_ALONE = 4  # characters of a conjunct that stands by itself


def conjuncts(form: str, start: int, end: int, not_joins: Sequence[str]) -> list[tuple[int, int]]:
    """The conjuncts of form[start:end] where each stands by itself, else the whole stretch. `not_joins` are words such as 和平 and 参与."""
    parts = _parts(form, start, end, not_joins) if JOINT.search(form, start, end) else []
    alone = len(parts) > 1 and not HEAD.search(form[start:end].rstrip("等的")) and not inseparable(form, parts)
    return parts if alone and (all(_stands(form, *part) for part in parts) or evenly(form, parts)) else [(start, end)]


def joins(form: str, at: int, word: str, not_joins: Sequence[str]) -> bool:
    """Whether the word at form[at] joins something: not 和 inside 和平, 与 inside 参与, 及 inside 以及."""
    around = form[max(at - 1, 0) : at + len(word) + 1]
    return word == "以及" or not any(w in around for w in not_joins)


def _parts(form: str, start: int, end: int, not_joins: Sequence[str]) -> list[tuple[int, int]]:
    parts, at, depth = [], start, 0
    for found in _BORDERS.finditer(form, start, end):
        word = found.group()
        if word in "“‘《（":
            depth += 1
        elif word in "”’》）":
            depth -= 1
        elif depth == 0 and joins(form, found.start(), word, not_joins):
            parts.append((at, found.start()))
            at = found.end()
    parts.append((at, end))
    return parts


def _stands(form: str, start: int, end: int) -> bool:
    stretch = form[start:end].strip("“”的等")
    return len(stretch) >= _ALONE or (len(stretch) == 1 and stretch in NOUNS) or (len(stretch) > 1 and form[start] == "“")


def inseparable(form: str, parts: list[tuple[int, int]]) -> bool:
    """Whether the conjuncts (at least two stretches of the form) share a word, so that none of them stands alone."""
    (first, after), (last, end) = parts[0], parts[-1]
    if _KINDS.search(form, first, end):
        return True  # 体格检查、政治考核等机制: kinds of one thing
    if _SHARES_PLACE.fullmatch(form, first, after):
        return True  # 某国在国际|和地区舞台发挥作用
    if _DONE_WITHIN.fullmatch(form, first, after) or (form.endswith("安全", 0, end) and _SECURED.search(form, first, after)):
        return True
    if _MEETS.search(form, first, end) or _DOES.search(form, first, after):
        return True  # 甲战略与乙倡议|对接; 某界参与丙与丁对话: one deed of both
    if "的" in form[after if _ONE.match(form, first, after) else last : end] and "的" not in form[first:after]:
        return True  # 全面、持久的和平: adjectives, not objects
    if not _TENDED.search(form, first, after) and _done_to_both(form, parts):
        return True
    if form.startswith(_SHARED, first):
        return True  # 彼此主权和领土完整: the modifier is shared
    return form[after - 1] == "”" and form[end - 1] != "”" and "”" in form[last:end]  # “甲”和“乙”对接: the head is shared


def _done_to_both(form: str, parts: list[tuple[int, int]]) -> bool:
    """Whether the last conjunct ends with what is done to all of them: 甲队伍和乙中心建设, 丙史料和丁文物研究阐释, 无人机和弹药生产."""
    (first, after), (last, end) = parts[0], parts[-1]
    if _TENDED.search(form, last, end):
        return end - last > _BARE
    made = _MADE.search(form, last, end) is not None and end - last > _TWO
    return made and _ANEW.match(form, last) is None and _MADE.search(form, first, after) is None


def evenly(form: str, parts: list[tuple[int, int]]) -> bool:
    """降碳、减污、扩绿 and 不结盟、不对抗: short words that all are of one length, or all begin with 不."""
    words = [form[s:e] for s, e in parts]
    if any(form[e] != "、" for _, e in parts[:-1]):
        return False
    even = len(words) > 2 and len({len(w) for w in words}) == 1 and 2 <= len(words[0]) <= 3
    return even or all(w.startswith("不") and 2 < len(w) <= 4 for w in words)
