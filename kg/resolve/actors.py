"""What an entity is among those who act: a person, a country, an organisation; whose side it is on; and how an article goes on about it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg.mentions import Gazetteer
from kg.mentions.gazetteer import Entry
from kg.mentions.sorts import CALLED

_SAID_AGAIN = {f"该{word}": CALLED[word] for word in ("部", "公司", "集团", "党")}
_REMEMBERED = 1 << 14  # actors: the same are named in one article after the other
_GAZETTEERS = 2  # whose actors are remembered
_BODIES = ("igo", "bloc", "militia", "")  # kinds of organisations that 双方 can stand for
_ORGANISED = (*_BODIES, "ngo")  # kinds of which an article goes on as 该组织; of agencies those of no state
_OF_STATE = ("ministry", "parliament", "court", "party", "military", "agency", "embassy", "mission")  # kinds of organs of a state


class Actor(NamedTuple):
    """What is known of an entity, whatever the article.

    `acts` tells of a person, a country, or an organisation that acts beside countries. `state` is the country that an organ belongs to, or the
    entity itself where it is nobody's organ; `side` the country or organisation on whose side it stands, "" where that is not known. `called` are
    words such as 该部, of what is no person.
    """

    acts: bool
    is_person: bool
    is_country: bool
    state: str
    side: str
    called: tuple[str, ...] = ()


class Actors(dict[str, Actor]):
    """What is known of entities as those who act, by id; each is looked up when it is first asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._gazetteer = gazetteer

    def __missing__(self, entity: str) -> Actor:
        """What is known of an entity that was not asked for before."""
        if len(self) >= _REMEMBERED:
            self.clear()
        actor = self[entity] = self._actor(entity)
        return actor

    def _actor(self, entity: str) -> Actor:
        """What the entity with this id is, by its row, or by its id where it has none."""
        entry = self._gazetteer.entries.get(entity)
        if entry is not None:
            return self._known(entry)
        kind, _, name = entity.partition("/")
        if kind == "person":
            return Actor(acts=True, is_person=True, is_country=False, state=entity, side="")
        state, called = (self._owner(name) or entity, _called("", (name,))) if kind == "organization" else (entity, ())
        return Actor(acts=False, is_person=False, is_country=False, state=state, side=state, called=called)

    def _known(self, entry: Entry) -> Actor:
        """What the gazetteer's own entity is."""
        if entry.type == "Person":
            return Actor(acts=True, is_person=True, is_country=False, state=entry.id, side=entry.within)
        country, organization = entry.type == "Country", entry.type == "Organization"
        state = self._state(entry)
        acts = country or (organization and entry.kind in _BODIES)
        called = _called(entry.kind, entry.names)
        if organization and (entry.kind in _ORGANISED or (entry.kind == "agency" and not self._is_state(state))):
            called = (*called, "该组织")
        return Actor(acts, is_person=False, is_country=country, state=state, side=state, called=called)

    def _is_state(self, entity: str) -> bool:
        entry = self._gazetteer.entries.get(entity)
        return entry is not None and entry.type == "Country"

    def _state(self, entry: Entry) -> str:
        """The state whose organ an entity is, by the organs in which it lies; in a user's tables they may lie in each other."""
        seen = {entry.id}
        while entry.type == "Organization" and entry.kind in _OF_STATE and entry.within and entry.within not in seen:
            seen.add(entry.within)
            within = self._gazetteer.entries.get(entry.within)
            if within is None:
                return self[entry.within].state
            entry = within
        return entry.id

    def _owner(self, name: str) -> str:
        """The country with whose name an organ's begins (俄罗斯国防部), or ""."""
        head = self._gazetteer.scan(name)
        owner = self._gazetteer.names[head[0][2]][0] if head and head[0][0] == 0 else ""
        return owner if owner and self._gazetteer.entries[owner].type == "Country" else ""


@lru_cache(maxsize=_GAZETTEERS)
def actors_of(gazetteer: Gazetteer) -> Actors:
    """The actors of this gazetteer, the same for one article after the other."""
    return Actors(gazetteer)


def _called(kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word, sort in _SAID_AGAIN.items() if sort.has(kind, names))
