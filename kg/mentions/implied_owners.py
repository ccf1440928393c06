"""Whose an office is that a title does not say: of the body told of that has such an office, or of the one with which a list goes on.

某公司遭罚，|董事长甲…; 某党投票反对，|其党首乙…; 某党干事长甲、|副总裁乙; 总统甲的|特别顾问乙.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.nearby import Nearby
from kg.mentions.positions import Position
from kg.mentions.sorts import BANK, CALLED, COMMITTEE, COMPANY, COURT, OFFICE, PARTY, SCHOOL, SOCIETY, Sort
from kg.prose.sentences import STOPS
from kg.types import Mention, Span

_STOP = re.compile(f"[{STOPS}\n]")
_LISTED = frozenset(("、", "和", "与", "及", "以及"))
# With which the titles of those end who serve somebody.
AIDES = ("顾问", "助理", "助手", "发言人", "幕僚长", "办公室主任", "特使", "秘书")
_ANYBODYS = late(
    r"(?:教授|学者|专家|律师|研究员|作家|分析师|博士|院士|议员|[立绿蓝白]委|委员|记者|编辑|导演|歌手|演员|成员|代表|官员)$"
)  # may be of another body as well
_LESS = r"^(?:前|时任|现任|新任|代理|署理|候任|原|名誉|荣誉|常务|常任|执行|首席|高级|助理|联合|共同|副|第[一二三]){0,4}"
# 、|副总裁某某, but not 、|某监会副主席某某, which tells of another body itself.
_SHORT = late(rf"{_LESS}.{{2,4}}$")
_ITS = late("(?:(?<![尤极何任土与])其|该(?:党|会|组织|机构|公司|集团|协会|联盟|团体|校|行|企业|团|局|署)|后者)的?\\Z|(?<![\\u4e00-\\u9fff])党籍?\\Z")
_LONGEST_ITS = 5
_ITS_REACH = 100  # characters within which the body stands that 其 means
_REACH = 120  # characters within which the body stands before an office that only such bodies have
_FARTHEST = 1000  # and within which no other of its sort may
_OFFICES_OF: tuple[tuple[re.Pattern[str], Sort], ...] = (
    (late(rf"{_LESS}(?:董事长|总经理|首席执行官|行政总裁|执行长|财务长|首席财务官|总裁)$"), COMPANY),
    (late(rf"{_LESS}(?:党魁|党首|党主席|干事长|政调会长|党鞭)$"), PARTY),
    (late(rf"{_LESS}(?:主委|主任委员)$"), COMMITTEE),
    (late(rf"{_LESS}(?:会长|理事长)$"), SOCIETY),
    (late(rf"{_LESS}校长$"), SCHOOL),
    (late(rf"{_LESS}(?:自由派|保守派|资深)?大法官$"), COURT),
    (late(rf"{_LESS}行长$"), BANK),
    (late(rf"{_LESS}署长$"), OFFICE),
)


def its_own(context: Context, start: int, *, of_state: bool) -> Mention | None:
    """其|发言人, 该党|代表, 后者的|总书记: the body named last before such a word, for a title that is no state's; its span is that word's."""
    plain, gazetteer = context.plain, context.gazetteer
    its = None if of_state else _ITS.search(plain, max(0, start - _LONGEST_ITS), start)
    if its is None:
        return None
    low = max(plain.rfind("\n", 0, start) + 1, start - _ITS_REACH)
    bodies = (m for m in reversed(context.cover.within(Span(low, its.start()))) if m.type == "Organization" and _kind(m, gazetteer) != "media")
    sort = next((sort for word, sort in CALLED.items() if word in its.group()), None)
    body = next((m for m in bodies if sort is None or _is_of_sort(plain, m, gazetteer, sort)), None)
    return Mention(Span(*its.span()), "Organization", "office", entity=body.entity) if body is not None else None


def owner_beside(plain: str, position: Position, before: Position | None) -> Mention | None:
    """Of the office told right before: the body of a list that goes on, the state of whom an aide is told by; or nobody."""
    if before is None or before.holder is None or before.owner is None:
        return None
    between = plain[before.span.end : position.span.start]
    if between == "的":
        return before.owner if before.owner.type == "Country" and is_aide(plain, position) else None
    goes_on = between in _LISTED and before.owner.type == "Organization" and not position.state
    words = position.title.of(plain)
    return before.owner if goes_on and _SHORT.match(words) and not _ANYBODYS.search(words) else None


def is_aide(plain: str, position: Position) -> bool:
    """Whether an office is that of somebody's adviser, spokesman or envoy."""
    return position.title.of(plain).endswith(AIDES)


def body_told(plain: str, position: Position, bodies: Nearby, gazetteer: Gazetteer) -> Mention | None:
    """The body named not far before that has such an office, the only one of its sort in the sentence or for a good while."""
    words = position.title.of(plain)
    sort = next((sort for pattern, sort in _OFFICES_OF if pattern.search(words)), None)
    if sort is None:
        return None
    start = position.span.start
    fit = [body for body in bodies.all[bodies.begun(start - _FARTHEST) : bodies.begun(start)] if _is_of_sort(plain, body, gazetteer, sort)]
    here = [body for body in fit if not _STOP.search(plain, body.span.end, start)]
    alone = _is_one(here or fit) and start - fit[-1].span.end <= _REACH
    return replace(fit[-1], found_by="office") if alone else None


def _is_one(bodies: Iterable[Mention]) -> bool:
    return len({body.entity for body in bodies}) == 1


def _is_of_sort(plain: str, body: Mention, gazetteer: Gazetteer, sort: Sort) -> bool:
    return sort.has(_kind(body, gazetteer), (body.span.of(plain).strip("“”"),))


def _kind(body: Mention, gazetteer: Gazetteer) -> str:
    """The kind that the gazetteer gives a body, or ""."""
    entry = gazetteer.entries.get(body.entity)
    return entry.kind if entry is not None else ""
