"""The same thing by another name: a form in Latin letters in brackets, and letters that act as a person does."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.context import Context
from kg.mentions.ranks import rank_start
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_NAME = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿ'’.,-]{0,40}(?:[ ·][A-Za-zÀ-ÿ'’.,-]{1,40}){0,6}"
_BRACKETED = re.compile(rf"[（(]({_NAME})(?=[，,；;）)])")
_LATIN = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]{1,40}+(?:[ ·]?[A-ZÀ-Þ][A-Za-zß-ÿ'’]{1,40}+){0,3}(?![A-Za-z0-9])")
_DEFINED = re.compile(r"[（(]((?:以下|下文)?(?:简称|下称|又称|亦称|也称|统称|通称)(?:为|：|:)?)?[“「《]?([\u4e00-\u9fff]{2,8})[”」》]?[）)]")
_KINDS = (
    *("政党", "党派", "武装组织", "恐怖组织", "极端组织", "反对派组织", "武装团体"),
    *("非政府组织", "人权组织", "贩毒集团", "黑帮", "智库", "慈善机构", "反对派", "环保团体", "人权团体", "民间团体", "公民团体"),
)
_QUOTED_BODY = re.compile(
    r"“(?P<name>[\u4e00-\u9fffA-Za-z·]{2,12})”"
    r"(?:[（(](?:(?P<letters>[A-Z][A-Za-z.-]{0,4}[A-Z])|[^（()）]{1,40})[）)])?(?P<kind>(?:党|协会|学会|联盟|阵线)(?=副?(?:党魁|党首|主席|领袖|领导人|秘书长|会长|理事长|发言人)))?"
    r"(?P<led>副?(?:党魁|党首|领袖|党主席|主席|创始人|创办人|领导人|秘书长|总干事|会长|理事长|召集人|协调人|发言人|成员|武装分子)(?!级))?"
)
_FIRM = re.compile(
    r"“(?P<name>[\u4e00-\u9fffA-Za-z·]{1,10})”(?P<kind>公司|集团|银行|基金|基金会)"
    r"(?=(?:前|原|时任|现任|联合|共同|执行|副|兼){0,2}(?:首席|总裁|行政总裁|董事长|执行长|创始人|创办人|总经理|CEO|发言人|负责人|主席))"
)
_DEFINABLE = ("Organization", "Document", "Event", "Place", "Country")
_NAMED = ("Person", "Organization", "Place", "Country")
_BODIES = (
    "军",
    "党",
    "阵线",
    "联盟",
    "同盟",
    "运动",
    "组织",
    "力量",
    "委员会",
    "大会",
    "旅",
    "者",
    "阵营",
    "协会",
    "联合会",
    "公司",
    "集团",
    "网络",
    "民兵",
    "军团",
)
_QUOTES = ("”", "」")
_CLOSES = ("”", "》")
_SHORTEST = 3
_TITLE = 8  # characters before a name in which its title stands


def find_bracketed(context: Context) -> None:
    """理查德（Richard）, 房地产理事会（RECO）: what stands in brackets after a name is the same thing."""
    for match in _BRACKETED.finditer(context.plain):
        start, end = match.span(1)
        named = context.cover.ending(start - 1 - (context.plain[start - 2 : start - 1] in _CLOSES))  # “某某力量”（FARC）
        inside = context.cover.overlapping(start, end)
        if named is None and (rank := rank_start(context.plain, start - 1)) >= 0:
            named = context.cover.ending(rank)  # 凯利·布朗|教授（Kerry Brown）
        if named is None or named.type not in _NAMED:
            continue
        if len(inside) == 1 and inside[0].type == named.type and inside[0].span == Span(start, end):
            _mean(context, named, inside[0].entity)  # 约翰逊（Boris Johnson）: this one of that name
        elif not inside:
            context.cover.add(Mention(Span(start, end), named.type, f"alias:{named.found_by}", entity=named.entity))


def _mean(context: Context, named: Mention, entity: str) -> None:
    """Take the name for this entity here and wherever the text has it again without a title of its own."""
    name, first = named.span.of(context.plain), named.span
    for same in [m for m in context.cover if m.span.start >= first.start and m.type == named.type and m.span.of(context.plain) == name]:
        titles = context.lexicon.titles.finditer(context.plain, max(same.span.start - _TITLE, 0), same.span.start)
        if same.span == first or not any(title.end() == same.span.start for title in titles):
            context.cover.replace(replace(same, entity=entity))


def find_defined(context: Context) -> None:
    """云杉国际关系研究所（下称云杉所）: the short name that an article gives means the same thing from there on."""
    told: set[tuple[str, str]] = set()
    for match in _DEFINED.finditer(context.plain):
        named = context.cover.ending(match.start() - (context.plain[match.start() - 1 : match.start()] in _QUOTES))
        short, start = match.group(2), match.start(2)
        if named is None or named.type not in _DEFINABLE or not (match.group(1) or _shortens(short, named.span.of(context.plain))):
            continue
        for inside in context.cover.within(Span(start, match.end(2))):
            if inside.entity != named.entity:
                context.cover.remove(inside)
        at = start
        while at >= 0:
            end = at + len(short)
            if at == start or (context.boundary(at) and context.boundary(end)):
                context.cover.add(Mention(Span(at, end), named.type, f"defined:{named.found_by}", entity=named.entity))
            at = context.plain.find(short, end) if (short, named.entity) not in told else -1
        told.add((short, named.entity))


def find_quoted_bodies(context: Context) -> None:
    """政党“国民联盟”（…）党魁, “不屈法国”领袖: a name in quotes is a body by what stands around it."""
    _find_firms(context)
    for match in _QUOTED_BODY.finditer(context.plain):
        span = Span(*match.span("name"))
        told = (
            context.plain.endswith(_KINDS, 0, match.start())
            or match.group("led")
            or (match.group("letters") and match.group("name").endswith(_BODIES))
        )
        if not told or any(m.type not in ("Country", "Place", "Person") and not _ends_with(m, span) for m in context.cover.within(span)):
            continue
        name = span.of(context.plain) + (match["kind"] or "")
        known = context.gazetteer.names.get(name, ()) or context.gazetteer.names.get(match["name"], ())
        entity = known[0] if known else f"organization/{name}"
        if known and context.gazetteer.entries[entity].type != "Organization":
            continue
        whole = Span(match.start(), match.end("kind")) if match["kind"] else span  # “某某名单”党|领导人
        context.cover.replace(Mention(whole, "Organization", "pattern:quoted", entity=entity))


def _find_firms(context: Context) -> None:
    """“元”公司|首席执行官: a firm whose name stands in quotes, by the title of who leads it."""
    for match in _FIRM.finditer(context.plain):
        names = (match.group("name"), match.group("name") + match.group("kind"))
        known = next((context.gazetteer.names[n][0] for n in names if n in context.gazetteer.names), f"organization/{names[1]}")
        if not known.startswith("organization/") and context.gazetteer.entries[known].type != "Organization":
            known = f"organization/{names[1]}"
        context.cover.replace(Mention(Span(*match.span()), "Organization", "pattern:quoted", entity=known))


def _ends_with(part: Mention, whole: Span) -> bool:
    """“民族|解放军”: a listed body's name that is only the end of the one in quotes."""
    return part.type == "Organization" and part.span.start > whole.start and part.span.end == whole.end


def _shortens(short: str, full: str) -> bool:
    """Whether the characters of the short name stand in the full one in their order (国际货币基金组织（基金组织）)."""
    rest = iter(full)
    return len(short) < len(full) and all(character in rest for character in short)


class LatinFinder:
    """Holds the cues around a person's name."""

    def __init__(self, lexicon: Lexicon) -> None:
        cues = lexicon.name_cues
        self._after = re.compile(rf"\s?(?:{cues['person_after']})")
        self._before = re.compile(rf"(?:{cues['person_before']})\s?$")

    def find(self, context: Context) -> None:
        """Dietrich说, 女儿Rosane: words in Latin letters that are spoken of as a person."""
        for match in _LATIN.finditer(context.plain):
            start, end = match.span()
            before = self._before.search(context.plain, max(0, start - 8), start)
            if end - start < _SHORTEST or context.cover.overlapping(start, end) or not (before or self._after.match(context.plain, end)):
                continue
            name = match.group()
            context.cover.add(Mention(Span(start, end), "Person", "pattern:latin", entity=f"person/{name}"))
