"""Who acts in a clause, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass

from kg.values import quick


@quick
@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts in a clause: entity ids, whether they are a pair acting together, and how that was found."""

    ids: tuple[str, ...] = ()
    joint: bool = False
    why: str = ""
    inherits: bool = False


NOBODY = Subject()
