"""Persons and outlets that nobody lists, by where they stand: dotted names, speakers, datelines, a family name with a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.context import Context
from kg.mentions.names import NameReader
from kg.mentions.odds import NameOdds
from kg.types import Mention, Span

_DATELINE = re.compile(
    r"[（【〔]?(?![据经由])([\u4e00-\u9fff]{2,7}?(?:[社报台]|网(?![站络民友])|卫视|央视))(?=[^，。]{0,14}(?:日电|日讯|专电|电（|讯|消息|记者)|】|〕)"
)
_SOURCE = re.compile(r"(?:来源|稿源|转自)[：:／/]\s?([\u4e00-\u9fff]{2,8}?(?:[社报台网]|卫视|央视|新闻))(?=[\s　）)】|；]|$)", re.MULTILINE)
_LONGEST_DATELINE = 60
_SPOKEN = re.compile(
    r"[，。；：！？“\n]"
    r"(?=[\u4e00-\u9fff·]{2,12}(?:表示|说|称|指出|强调|认为|宣布|透露|回应|重申|告诉|还说|则表示|则称))"
)
_PART = r"[\u4e00-\u9fff]{1,16}+|[A-Z]\.?"
_DOT = re.compile("[·•‧・]")
_DOTTED = re.compile(rf"(?:{_PART})(?:[·•‧・-](?:{_PART})){{1,8}}")
_WRITTEN = re.compile("著(?:[，、等）]|$)")
_FOREIGN = 9.5  # nats a character that a name with dots may cost
_NAME_TAGS = ("nr", "nrt", "ns", "nz", "x", "n")  # jieba's tags of words that a name may begin with


def find_dotted(context: Context, odds: NameOdds) -> None:
    """费代里卡·莫盖里尼: names with a dot are persons, and a known surname inside does not decide who."""
    if not _DOT.search(context.plain):
        return
    for match in _DOTTED.finditer(context.plain):
        if not _DOT.search(match.group()):
            continue  # 中国-东盟
        for span in _dotted(context, match, odds):
            inside = context.cover.overlapping(span.start, span.end)
            if any(m.type not in ("Person", "Place", "Country") or m.span.end > span.end or "·" in m.span.of(context.plain) for m in inside):
                continue
            name = span.of(context.plain)
            if not _reads_as_name(name, odds) or any(m.type != "Person" and m.span.end == span.end for m in inside):
                continue
            known = (*context.gazetteer.names.get(name, ()), *_namesakes(context, name, inside))
            context.cover.replace(Mention(span, "Person", "pattern:dotted", entity=known[0] if known else f"person/{name}"))


def _reads_as_name(name: str, odds: NameOdds) -> bool:
    """Whether the dot joins parts of a name (爱达·花城, 田野上·三夏 are none)."""
    parts = re.split("[·•‧・-]", name)
    return odds.plausible("".join(re.findall("[\u4e00-\u9fff]", name)), _FOREIGN) and not any(map(odds.ordinary, parts))


def _namesakes(context: Context, name: str, inside: Sequence[Mention]) -> tuple[str, ...]:
    """唐纳德·|川普: the listed person whose family name stands inside, where a listed name of that person begins with the same given name."""
    given = name.split("·", maxsplit=1)[0] + "·"
    ids = [i for m in inside if m.type == "Person" and m.span.end - m.span.start < len(name) for i in m.entity.split("|")]
    return tuple(i for i in ids if i in context.gazetteer.entries and any(n.startswith(given) for n in context.gazetteer.entries[i].names))


def _dotted(context: Context, match: re.Match[str], odds: NameOdds) -> Iterator[Span]:
    """The names in a row of stretches with dots between them; a stretch that is no name alone ends one and begins the next."""
    parts = [(part.start() + match.start(), part.group()) for part in re.finditer(_PART, match.group())]
    (at, first), *rest = parts
    title = max((found.end() for found in context.lexicon.titles.finditer(first)), default=0)  # 巴方外长|沙阿·…
    start = at + len(first) - odds.tail(first[title:]) if title < len(first) else at + len(first) - odds.tail(first)
    for at, part in rest:
        taken = odds.head(part)
        if taken == len(part) and (at, part) != parts[-1]:
            continue
        taken -= _WRITTEN.search(context.plain, at, at + taken + 2) is not None and part[taken - 1] == "著"  # [美]马克·某|著，
        yield Span(start, at + taken)
        start = at + len(part) - odds.tail(part)


def find_datelines(context: Context) -> None:
    """华讯社北京4月2日电, 华讯网讯: the outlet at the head of a paragraph, though nobody lists it."""
    for block in context.document.blocks:
        low = block.span.start
        found = _DATELINE.match(context.plain, low, min(block.span.end, low + _LONGEST_DATELINE))
        if found is None:
            continue
        _add_outlet(context, found)
    for found in _SOURCE.finditer(context.plain):
        _add_outlet(context, found)


def _add_outlet(context: Context, found: re.Match[str]) -> None:
    """Add the outlet that the first group names, unless one is known there."""
    start, end = found.span(1)
    inside = context.cover.overlapping(start, end)
    if not any(m.type == "Organization" or m.span.start < start for m in inside):
        context.cover.replace(Mention(Span(start, end), "Organization", "pattern:dateline", entity=f"organization/{found.group(1)}"))


def find_speakers(context: Context) -> None:
    """A name nobody announced, at the head of a clause, that speaks."""
    reader = NameReader(context, context.cover.starts())
    letters, speech = context.lexicon.transliteration, context.lexicon.speech_pattern
    for match in _SPOKEN.finditer("\n" + context.plain):  # the text begins as a line does
        start = match.start()
        word = context.words.get(start)
        if word is None or word.tag not in _NAME_TAGS or context.cover.holder(start) is not None:
            continue
        end = reader.end(start, certain=False)
        if end < 0 or context.cover.overlapping(start, end) or not speech.match(context.plain, end):
            continue
        name = context.plain[start:end]
        foreign = len(name) >= 3 and all(c in letters for c in name)
        if foreign or (word.tag in ("nr", "nrt") and word.end == end):
            context.cover.add(Mention(Span(start, end), "Person", "pattern:speaker", entity=f"person/{name}"))
