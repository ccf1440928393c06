"""Values that are made in great numbers: frozen dataclasses without the price of it.

The `__init__` of a frozen dataclass sets each field by way of `object.__setattr__`, which took a twelfth of the time of an extraction.
`sealed` is for values that users hold: they cannot be changed at all. `quick` is for those that stay inside, and twice as fast again.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, field, fields, make_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_SELDOM = 50_000  # values that live beside each other, more than those of many articles


def quick(made: type[_Value]) -> type[_Value]:
    """A frozen, slotted dataclass, whose values are from now on made as fast as those of one that is not frozen.

    It stays frozen for the type checker, which is what holds it so in this house; its values are equal, hashed and pickled as before.
    """
    parts = [(part.name, object, field(default=part.default, default_factory=part.default_factory)) for part in fields(made)]  # type: ignore[arg-type]
    loose = make_dataclass(made.__name__, parts, slots=True)
    type.__setattr__(made, "__init__", vars(loose)["__init__"])
    for guard in ("__setattr__", "__delattr__"):
        delattr(made, guard)
    return made


def changed(value: _Value, **changes: object) -> _Value:
    """A `quick` value with these fields changed: what `dataclasses.replace` gives, in a third of the time."""
    made: Callable[..., _Value] = type(value)
    new = made(*_fields_of(made)(value))
    for name, what in changes.items():
        setattr(new, name, what)
    return new


@cache
def _fields_of(made: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*[part.name for part in fields(made)])


def sealed(made: type[_Value]) -> type[_Value]:
    """A frozen, slotted dataclass without default factories, whose fields are set by their slots and not by name; frozen as before."""
    names: dict[str, object] = {}
    given, kept = [], []
    for part in fields(made):  # type: ignore[arg-type]
        names[f"set_{part.name}"] = vars(made)[part.name].__set__
        names[f"default_{part.name}"] = part.default
        given.append(part.name if part.default is MISSING else f"{part.name}=default_{part.name}")
        kept.append(f"set_{part.name}(self, {part.name})")
    exec(f"def __init__(self, {', '.join(given)}): {'; '.join(kept)}", names)  # noqa: S102 (as dataclasses does; names of our own fields only)
    type.__setattr__(made, "__init__", names["__init__"])
    return made


def collect_seldom() -> None:
    """Have Python look for cycles of values seldom, and never in what is there already: for a process that has loaded what it keeps.

    No article leaves a cycle (a test holds it), so that looking for them as often as by default, at each 700 values, takes a
    twenty-fifth of the time of an extraction and finds nothing.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """`collect_seldom` for as long as the block lasts, in a process that may be somebody else's: its own cycles are found again afterwards."""
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    if not frozen:  # else whoever froze keeps what is frozen
        gc.freeze()
    gc.set_threshold(_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not frozen:
            gc.unfreeze()
