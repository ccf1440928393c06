"""Whose an office is that a title does not say: of the body with which a list goes on, or of the one told of that has such an office.

某党干事长甲、|副总裁乙; 某公司遭罚，|董事长甲…; 总统甲的|特别顾问乙.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.late import late
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.nearby import Nearby
from kg.mentions.positions import Position
from kg.prose.sentences import STOPS
from kg.types import Mention

_STOP = re.compile(f"[{STOPS}\n]")
_LISTED = frozenset(("、", "和", "与", "及", "以及"))
_AIDES = late(r"(?:顾问|助理|助手|发言人|幕僚长|办公室主任|特使)$")
_CALLED = late(
    r"(?:教授|学者|专家|律师|研究员|作家|分析师|博士|院士|议员|[立绿蓝白]委|委员|记者|编辑|导演|歌手|演员|成员|代表|官员)$"
)  # of another body as well
_LESS = r"^(?:前|时任|现任|新任|代理|署理|候任|原|名誉|荣誉|常务|常任|执行|首席|高级|助理|联合|共同|副|第[一二三]){0,4}"
# 、|副总裁某某, but not 、|某监会副主席某某, which tells of another body itself.
_SHORT = late(rf"{_LESS}.{{2,4}}$")
_REACH = 120  # characters within which the body stands before
_FARTHEST = 1000  # and within which no other of its sort may
_COMPANIES = ("公司", "集团", "银行", "航空", "控股", "电子", "科技", "股份", "企业")
# Which offices only bodies of one sort have, by the kind that the gazetteer gives or how their names end.
_KINDS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = (
    (late(rf"{_LESS}(?:董事长|总经理|首席执行官|行政总裁|执行长|财务长|首席财务官|总裁)$"), "company", _COMPANIES),
    (late(rf"{_LESS}(?:党魁|党首|党主席|干事长|政调会长|党鞭)$"), "party", ("党",)),
    (late(rf"{_LESS}(?:主委|主任委员)$"), "agency", ("委员会",)),
    (late(rf"{_LESS}(?:会长|理事长)$"), "", ("协会", "学会", "商会", "总会", "公会", "联合会", "基金会", "工会", "促进会")),
    (late(rf"{_LESS}校长$"), "university", ("大学", "学院", "中学", "小学", "学校")),
    (late(rf"{_LESS}行长$"), "", ("银行",)),
    (late(rf"{_LESS}署长$"), "", ("署",)),
)  # fmt: skip


def owner_beside(plain: str, position: Position, before: Position | None) -> Mention | None:
    """Of the office told right before: the body of a list that goes on, the state of whom an aide is told by; or nobody."""
    if before is None or before.holder is None or before.owner is None:
        return None
    between = plain[before.span.end : position.span.start]
    if between == "的":
        return before.owner if before.owner.type == "Country" and _AIDES.search(position.title.of(plain)) else None
    goes_on = between in _LISTED and before.owner.type == "Organization" and not position.state
    words = position.title.of(plain)
    return before.owner if goes_on and _SHORT.match(words) and not _CALLED.search(words) else None


def body_told(plain: str, position: Position, bodies: Nearby, gazetteer: Gazetteer) -> Mention | None:
    """The body named not far before that has such an office, the only one of its sort in the sentence or for a good while."""
    words = position.title.of(plain)
    sort = next(((kind, ends) for pattern, kind, ends in _KINDS if pattern.search(words)), None)
    if sort is None:
        return None
    start = position.span.start
    fit = [body for body in bodies.all[bodies.begun(start - _FARTHEST) : bodies.begun(start)] if _is_of_sort(plain, body, gazetteer, *sort)]
    here = [body for body in fit if not _STOP.search(plain, body.span.end, start)]
    alone = len({body.entity for body in here or fit}) == 1 and start - fit[-1].span.end <= _REACH
    return replace(fit[-1], found_by="office") if alone else None


def _is_of_sort(plain: str, body: Mention, gazetteer: Gazetteer, kind: str, ends: tuple[str, ...]) -> bool:
    """Whether a body is of a kind of the gazetteer, or its name ends so."""
    entry = gazetteer.entries.get(body.entity)
    return (entry is not None and entry.kind == kind != "") or body.span.of(plain).strip("“”").endswith(ends)
