"""Persons and outlets that nobody lists, by where they stand: dotted names, speakers, datelines, a family name with a title."""

from __future__ import annotations

import re

from kg.mentions.context import Context
from kg.mentions.names import NameReader
from kg.types import Mention, Span

_DATELINE = re.compile(
    r"[（【〔]?([\u4e00-\u9fff]{2,7}?[社网报台视])(?=[^，。]{0,14}(?:日电|日讯|专电|电（|讯|消息|记者)|】|〕)"
)
_LONGEST_DATELINE = 60
_SPOKEN = re.compile(
    r"(?:^|(?<=[，。；：！？“\n]))"
    r"(?=[\u4e00-\u9fff·]{2,12}(?:表示|说|称|指出|强调|认为|宣布|透露|回应|重申|告诉|还说|则表示|则称))"
)
_FOREIGN_TAGS = ("nr", "nrt", "ns", "nz", "x", "n")


def find_dotted(context: Context) -> None:
    """费代里卡·莫盖里尼: any transliteration with a dot is a person, and a known surname inside it does not decide who."""
    letters = "".join(sorted(context.lexicon.transliteration))
    reader = NameReader(context, frozenset())
    for match in re.finditer(rf"[{letters}]{{1,8}}(?:·[{letters}]{{1,10}}){{1,3}}", context.plain):
        start, end = match.span()
        name_end = reader.end(start)
        end = name_end if start < name_end and "·" in context.plain[start:name_end] else end
        inside = context.cover.overlapping(start, end)
        if any(m.type != "Person" or "·" in m.span.of(context.plain) for m in inside):
            continue
        name = context.plain[start:end]
        known = context.gazetteer.names.get(name, ())
        context.cover.replace(Mention(Span(start, end), "Person", "pattern:dotted", entity=known[0] if known else f"person/{name}"))


def find_datelines(context: Context) -> None:
    """华讯社北京4月2日电, 华讯网讯: the outlet at the head of a paragraph, though nobody lists it."""
    for block in context.document.blocks:
        low = block.span.start
        found = _DATELINE.match(context.plain, low, min(block.span.end, low + _LONGEST_DATELINE))
        if found is None:
            continue
        start, end = found.span(1)
        inside = context.cover.overlapping(start, end)
        if not any(m.type == "Organization" or m.span.start < start for m in inside):
            entity = f"organization/{found.group(1)}"
            context.cover.replace(Mention(Span(start, end), "Organization", "pattern:dateline", entity=entity))


def find_speakers(context: Context) -> None:
    """A name nobody announced, at the head of a clause, that speaks."""
    reader = NameReader(context, frozenset(m.span.start for m in context.cover))
    letters, speech = context.lexicon.transliteration, context.lexicon.speech_pattern
    for match in _SPOKEN.finditer(context.plain):
        start = match.start()
        word = context.words.get(start)
        end = reader.end(start, certain=False)
        if end < 0 or word is None or context.cover.overlapping(start, end) or not speech.match(context.plain, end):
            continue
        name = context.plain[start:end]
        foreign = len(name) >= 3 and all(c in letters for c in name) and word.tag in _FOREIGN_TAGS
        if foreign or (word.tag in ("nr", "nrt") and word.end == end):
            context.cover.add(Mention(Span(start, end), "Person", "pattern:speaker", entity=f"person/{name}"))
