"""What an article names, and the states that it names only within other names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.mentions.gazetteer import Gazetteer
from kg.types import Document, Mention

_LONGEST_STATE = 8  # characters of a state's name at the beginning of another


def named_here(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> set[str]:
    """The ids of what the article names, and of the states whose organs, places or events it names."""
    named = {m.entity for m in mentions}
    return named.union(_states_around(named, gazetteer), _states_within(document, mentions, gazetteer))


def _states_within(document: Document, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[str]:
    """The states with which names of events and places begin: 日本众议院选举 names Japan too, 吉尔吉斯南部 Kyrgyzstan."""
    for name in (m.span.of(document.plain) for m in mentions if m.type == "Event" or m.entity.startswith("place/")):
        for end in range(2, min(len(name), _LONGEST_STATE)):
            yield from (e for e in gazetteer.names.get(name[:end], ()) if gazetteer.entries[e].type == "Country")


def _states_around(named: Iterable[str], gazetteer: Gazetteer) -> Iterator[str]:
    """The states whose organs and places are named: 日本众议院 and 大阪 name Japan too."""
    for entity in named:
        entry = gazetteer.entries.get(entity)
        if entry is not None and entry.type in ("Organization", "Place"):
            yield from [whole.id for whole in gazetteer.around(entry) if whole.type == "Country"][:1]
