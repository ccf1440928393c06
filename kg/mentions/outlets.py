"""Whose reporter somebody is: the outlet that stands before 记者, or that of the whole article, 华讯社北京4月2日电（记者某某）."""

from __future__ import annotations

import re

from kg.mentions.gazetteer import Gazetteer
from kg.mentions.nearby import Nearby
from kg.mentions.positions import Position
from kg.types import Document, Mention, Span

_EDITOR = re.compile(r"编辑|责编|编审")  # of the page that took the story from an agency
_OPENS = ("（", "(", "【", "[", "/", "／", "\n", " ", "　")
# What follows an outlet in a dateline.
_FILED = re.compile(r"[^，。\n]{0,14}(?:日电|日讯|专电|[电讯]\s?[（(]|记者|日[^，。\n]{0,6}[报电])|消息|讯|[】〕]")
_MARKS = "（(【[ 　●■"
_MOST_MARKS = 40  # before an outlet at the head of a line
_REACH = 24  # characters


class Outlets:
    """Tells the outlets of one document."""

    def __init__(self, document: Document, organs: Nearby, gazetteer: Gazetteer) -> None:
        self._document = document
        self._organs = organs
        self._gazetteer = gazetteer

    def of(self, position: Position) -> Mention | None:
        """The outlet of a reporter that stands a little before: 华讯社北京4月2日电（记者周彦青）."""
        plain, start = self._document.plain, position.title.start
        outlet = self._organs.before(start, _REACH)
        while outlet is not None and not self._is_outlet(outlet):  # 新华社联合国12月21日电: the place of the dateline is no outlet
            outlet = self._organs.before(outlet.span.start, _REACH - (start - outlet.span.start))
        if outlet is None or "\n" in self._document.text[outlet.span.end : start]:
            outlet = self._publisher() if plain.endswith(_OPENS, 0, start) else None
        agency = outlet is not None and outlet.span.of(plain).endswith("社")
        return None if agency and _EDITOR.search(position.title.of(plain)) else outlet

    def _publisher(self) -> Mention | None:
        """The outlet of the whole article, where its dateline names it: （中央社卡拉卡斯14日电）."""
        named = (m for m in self._organs.all if self._is_outlet(m) and _heads(self._document.plain, m.span))
        return next(named, None)

    def _is_outlet(self, mention: Mention) -> bool:
        entry = self._gazetteer.entries.get(mention.entity)
        name = mention.span.of(self._document.plain).strip("《》")
        return (entry is not None and entry.kind == "media") or (entry is None and name[-1] in "社报网台视刊志")


def _heads(plain: str, outlet: Span) -> bool:
    """Whether an outlet stands at the head of a line, as in a dateline."""
    low = max(0, outlet.start - _MOST_MARKS)
    before = plain[low : outlet.start].rstrip(_MARKS)
    begins = before[-1:] == "\n" or (not before and low == 0)
    return begins and _FILED.match(plain, outlet.end) is not None
