"""One title with its owner and its bearer, and those who share it: 记者林晓棠、赵一鸣; 参议院某党籍主席某某 in the chamber and in the party."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.mentions.bearers import bearer_after, ending, latin_name_end
from kg.mentions.context import Context
from kg.mentions.names import NameReader
from kg.types import Mention, Span
from kg.values import quick

_BY_WORD = ("和", "与", "及", "以及")
# Before a title: it is that of several whom nobody names.
SOME = ("部分", "多名", "多位", "数名", "数位", "几名", "几位", "一众", "一些", "众", "全体", "不少", "许多", "其他", "两名", "三名", "两位", "三位")
_JOINED = re.compile("[、 ]|和|与|以?及")


@quick
@dataclass(frozen=True, slots=True)
class Position:
    """One title in the text: what it says, whose it is, and who bears it (each a mention, or None where the text does not say)."""

    span: Span  # from the owner to the bearer
    title: Span
    role: str
    state: bool  # held in a country, even where an organ stands before it
    owner: Mention | None
    holder: Mention | None


def held(context: Context, title: Span, state: bool, owner: Mention | None, holder: Mention | None) -> list[Position]:
    """The position that a title gives, and for 参议院|某党籍|主席某某 the seat too that the party's member holds in the body named before."""
    position = position_of(context, title, state, owner, holder)
    if owner is None or holder is None or not context.plain.startswith("籍", title.start):
        return [position]
    seat = ending(context, owner.span.start, "Country", "Organization")
    return [position] if seat is None else [position_of(context, Span(title.start + 1, title.end), state, seat, holder), position]


def colleagues(context: Context, reader: NameReader, title: Span, owner: Mention | None, holder: Mention) -> list[Position]:
    """记者林晓棠、赵一鸣: the other names after one title."""
    out: list[Position] = []
    at = holder.span.end
    while len(out) < 4 and at < len(context.plain):
        joined = _JOINED.match(context.plain, at)
        at = joined.end() if joined else at
        if not joined and not _runs_on(context, at):
            break
        other = bearer_after(context, reader, at, promised=joined is None or joined.group() not in _BY_WORD or latin_name_end(context.plain, at) > 0)
        if other is None or other.span.start != at:
            break
        out.append(Position(other.span, title, title.of(context.document.text), state=False, owner=owner, holder=other))
        at = other.span.end
    return out


def _runs_on(context: Context, at: int) -> bool:
    """记者杨青岚|赵一鸣）: whether a name of the dictionary's form stands right here, up to a bracket or another name."""
    word = context.words.get(at)
    return (
        word is not None
        and word.tag == "nr"
        and context.plain[at] in context.lexicon.surnames
        and context.plain[word.end : word.end + 1] in "）)、 /"
    )


def position_of(context: Context, title: Span, state: bool, owner: Mention | None, holder: Mention | None) -> Position:
    """The position with the stretch from its first part to its last."""
    start, end = title.start, title.end
    for part in (owner, holder):
        if part is not None:
            start, end = min(start, part.span.start), max(end, part.span.end)
    return Position(Span(start, end), title, title.of(context.document.text), state, owner, holder)
