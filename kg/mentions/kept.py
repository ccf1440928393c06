"""The gazetteer as it came out of its tables, kept between runs (see `kg.kept`): reading 16,000 rows takes long on the way to a first article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.kept import code_of, find, name_of
from kg.kept import keep as keep_values
from kg.mentions.gazetteer import Entry, Gazetteer, Membership, Office

_KINDS = (Entry, Office, Membership)


def kept_name(tables: Sequence[Path | Traversable], own: Sequence[Path | Traversable]) -> str:
    """The name under which the gazetteer of these tables and the user's own is kept; "" where one cannot be read, or nothing may be kept."""
    script = (files("kg") / "prose" / "script.py", files("kg") / "resources" / "characters.tsv")
    return name_of("gazetteer", (len(tables),), (*code_of(files("kg") / "mentions"), *script, *tables, *own))


def find_kept(name: str) -> Gazetteer | None:
    """What is kept under this name, or None."""
    parts = find(name)
    if parts is None:
        return None
    entries, offices, memberships = ([kind(*values) for values in part] for kind, part in zip(_KINDS, parts, strict=True))
    return Gazetteer(entries, offices, memberships)


def keep(name: str, gazetteer: Gazetteer) -> None:
    """Keep a gazetteer under this name, whole or not at all; where that cannot be done, nothing is lost but time."""
    parts = (gazetteer.entries.values(), gazetteer.offices, gazetteer.memberships)
    names = [[field.name for field in fields(kind)] for kind in _KINDS]
    keep_values(name, tuple([tuple(getattr(one, field) for field in own) for one in part] for own, part in zip(names, parts, strict=True)))
