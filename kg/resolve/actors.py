"""What an entity is among those who act: a person, a country, a body of countries; and by which words an article goes on about it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.mentions.gazetteer import Entry

_CALLED = {
    "该部": ("ministry", "部"),
    "该公司": ("company", "公司"),
    "该集团": ("company", "集团"),
    "该党": ("party", "党"),
}  # kind, ending of the name
_KINDS = frozenset(kind for kind, _ in _CALLED.values())
_ENDINGS = tuple(ending for _, ending in _CALLED.values())
_REMEMBERED = 1 << 13  # actors: the same are named in one article after the other
_BODIES = ("igo", "bloc", "militia", "")  # kinds of organisations that 双方 can stand for


class Actor(NamedTuple):
    """What is known of an entity: `group` is a country or an organisation of countries, `called` are words such as 该部."""

    is_person: bool
    is_country: bool
    is_group: bool
    called: tuple[str, ...]


class Actors(dict[str, Actor]):
    """What is known of entities as those who act, by id; each is looked up when it is first asked for."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        super().__init__()
        self._entries = entries

    def __missing__(self, entity: str) -> Actor:
        """What is known of an entity that was not asked for before."""
        actor = self[entity] = _actor(entity, self._entries.get(entity))
        return actor


def _actor(entity: str, entry: Entry | None) -> Actor:
    """What the entity with this id is, by its row, or by its id where it has none."""
    if entry is None:
        return Actor(
            entity.startswith("person/"),
            is_country=False,
            is_group=False,
            called=_called("", (entity,)) if entity.startswith("organization/") else (),
        )
    country, body = entry.type == "Country", entry.type == "Organization" and entry.kind in _BODIES
    return Actor(entry.type == "Person" or entity.startswith("person/"), country, country or body, _called(entry.kind, entry.names))


@lru_cache(maxsize=_REMEMBERED)
def _called(kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if kind not in _KINDS and not any(name.endswith(_ENDINGS) for name in names):
        return ()
    return tuple(word for word, (one, ending) in _CALLED.items() if kind == one or any(name.endswith(ending) for name in names))
