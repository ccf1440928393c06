"""Who made an article, as its own apparatus names them: 【编辑：程砚】, （记者顾晓岚、黎冬）, 译者：纪锦玲／核稿：卢映孜, 【文/观察者网 刘程辉】."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.positions import Position
from kg.types import Mention, Span

_HAN = "\u4e00-\u9fff"
_LABEL = "责任编辑|实习编辑|编辑|责编|编审|译者|编译|翻译|核稿|审核|审稿|审校|校对|监制|撰文|撰稿|作者|记者|通讯员|文字|摄影|文|图"  # longest first
_LISTED = rf"[{_HAN}]{{2,4}}?(?:[、， ][{_HAN}]{{2,4}}?){{0,4}}"
_NAMES = rf"{_LISTED}(?:[和与]{_LISTED})?"
_NAMED_AS = (
    rf"(?P<label>{_LABEL})\s?(?:[：:]\s?|[／/](?P<house>[{_HAN}]{{2,6}}[社网报台]\s)?)"
    rf"(?P<names>{_NAMES})(?=[）)】\]／/\s　|]|$)"
)
_FIRST = re.compile(_NAMED_AS, re.MULTILINE)  # where the text begins
_LABELLED = re.compile(rf"[（(【\[／/\s　|，。；]{_NAMED_AS}", re.MULTILINE)
_BRACKETED = re.compile(
    rf"[（(【](?:[{_HAN}]{{2,7}}[社网报台])?(?:驻[{_HAN}]{{2,6}})?(?:特派|特约|首席|实习|本报)?(?P<label>记者|通讯员|编译)\s?(?P<names>{_NAMES})(?:摄|摄影|报道|整理)?[）)】]"
)
_SHOT = re.compile(rf"[／/]\s?(?P<names>[{_HAN}]{{2,4}})(?P<label>摄)(?=[）)】]|$)", re.MULTILINE)
_EACH = late(rf"[{_HAN}]+")
_JOINED = re.compile(r"[和与]")
_PARTS = ("文", "图", "摄", "摄影", "文字", "翻译", "监制", "作者")  # these name a part in the work and no post in the outlet
_HOUSES = ("社", "网", "报", "台", "视", "刊", "图", "新闻", "中心", "部")
_SHORTEST, _LONGEST = 2, 3


def find_bylines(context: Context) -> list[Position]:
    """Add those who are named in bylines to the cover; gives the posts that the labels name, each without an owner."""
    out = []
    for found in _found(context.plain):
        label = Span(*found.span("label"))
        works = label.of(context.plain) not in _PARTS or found.groupdict().get("house") is not None
        for holder in _named(context, Span(*found.span("names"))):
            role = label.of(context.document.text)
            if works:
                out.append(Position(holder.span, label, role, state=False, owner=None, holder=holder))
    return out


def _found(plain: str) -> Iterator[re.Match[str]]:
    """What has the form of a byline."""
    first = _FIRST.match(plain)
    if first is not None:
        yield first
    for pattern, start in ((_LABELLED, first.end() if first else 0), (_BRACKETED, 0), (_SHOT, 0)):
        yield from pattern.finditer(plain, start)


def _named(context: Context, names: Span) -> Iterator[Mention]:
    """Each name of the list, where all of it has the form of names."""
    parts = [names.start + p.start() for p in _EACH.finditer(names.of(context.plain))]
    ends = [names.start + p.end() for p in _EACH.finditer(names.of(context.plain))]
    for start, end in _split(context, zip(parts, ends, strict=True)):
        if not _is_name(context, start, end):
            return
        known = context.cover.overlapping(start, end)
        if len(known) == 1 and known[0].type == "Person" and known[0].span == Span(start, end):
            yield known[0]
        elif all(start <= m.span.start and m.span.end <= end for m in known):
            mention = Mention(Span(start, end), "Person", "pattern:byline", entity=f"person/{context.plain[start:end]}")
            context.cover.replace(mention)
            yield mention


def _split(context: Context, parts: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of the list, cut at 和 where a name stands on both sides of it."""
    for start, end in parts:
        joins = [start + found.start() for found in _JOINED.finditer(context.plain[start:end])]
        cut = next((at for at in joins if _is_name(context, start, at) and _is_name(context, at + 1, end)), -1)
        if cut < 0:
            yield start, end
        else:
            yield start, cut
            yield cut + 1, end


def _is_name(context: Context, start: int, end: int) -> bool:
    """Whether the stretch has the form of a Chinese name and is no word for several (本报记者, 综合报道)."""
    name, known = context.plain[start:end], context.lexicon
    if name in known.never_names or len(name) < _SHORTEST or name.endswith(_HOUSES):
        return False
    if name[:2] in known.surnames2:
        return len(name) in (3, 4)
    return (name[0] in known.surnames or name[0] in known.surnames_in_lists) and len(name) <= _LONGEST
