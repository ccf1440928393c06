"""Whose an office is that a title does not say, where the tables have its bearer in that office on the article's day: 国家主席|习近平.

What the article does not name, it tells no office of; whoever asks whose an office is sees to that.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.mentions.gazetteer import Gazetteer, Office
from kg.mentions.nearby import Nearby
from kg.mentions.owners import before_aside
from kg.mentions.positions import Position
from kg.types import Mention

# With which the roles of those end whose aides serve a state.
_LEADS = ("总统", "总理", "首相", "主席", "国王", "最高领袖", "总书记", "特首", "王储", "教皇")


def known_owner(gazetteer: Gazetteer, holder: Mention, title: str, day: str, *, of_state: bool) -> Mention | None:
    """The state or body of the one office with these last words that who is named holds on an ISO date (ever, where it is "")."""
    held = {o.of if of_state else _owner(gazetteer, o, title) for o in _held(gazetteer, holder, day) if o.role.endswith(title)}
    return _as_owner(gazetteer, held.pop(), holder) if len(held) == 1 else None


def is_named_in(gazetteer: Gazetteer, owner: Mention, title: str) -> bool:
    """国安局|长: whether the title itself names the organ that it is an office of."""
    return any(name in title for name in gazetteer.entries[owner.entity].names)


def principals_state(gazetteer: Gazetteer, plain: str, position: Position, persons: Nearby, day: str) -> Mention | None:
    """哈梅内伊的|顾问某某: the state that is led by whom an aide serves."""
    end = position.span.start - 1
    if not plain.startswith("的", end):
        return None
    leader = persons.before(before_aside(plain, end), 0)
    led = {o.of for o in _held(gazetteer, leader, day) if o.role.endswith(_LEADS)} if leader is not None else set()
    states = [of for of in sorted(led) if of in gazetteer.entries and gazetteer.entries[of].type == "Country"]
    return _as_owner(gazetteer, states[0], position.holder) if len(states) == 1 and position.holder is not None else None


def _held(gazetteer: Gazetteer, person: Mention, day: str) -> Iterator[Office]:
    return (o for o in gazetteer.offices_of(person.entity) if not day or o.held_on(day))


def _owner(gazetteer: Gazetteer, office: Office, title: str) -> str:
    """What an office is of: 外交部|发言人, 立法会|主席 and 行政院|长 of these organs, though the table has their state."""
    entry, said = gazetteer.entries.get(office.of), office.role.removesuffix(title)
    if entry is None or entry.type != "Country":
        return office.of
    organs = (said,) if said else (title.removesuffix("长"), title.removesuffix("院长"), title.removesuffix("局长"))
    named = (ids[0] for organ in organs for name in (*entry.names, "") if organ != title and (ids := gazetteer.names.get(name + organ)))
    return next(named, "" if said else office.of)


def _as_owner(gazetteer: Gazetteer, entity: str, holder: Mention) -> Mention | None:
    entry = gazetteer.entries.get(entity)
    return Mention(holder.span, entry.type, "office", entity=entity) if entry is not None and entry.type in ("Country", "Organization") else None
