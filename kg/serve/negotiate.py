"""Content negotiation (RFC 9110, 12.5.1): which of the forms at hand a client likes best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """One entry of an Accept header: `text/*;q=0.5`. `more` counts its parameters besides q, which make it the more precise."""

    kind: str
    form: str
    quality: float
    more: int

    def rank(self, media_type: str) -> int:
        """How precisely this entry names the type: 0 not at all, 1 by */*, 2 by text/*, 3 fully."""
        kind, _, form = media_type.partition("/")
        if self.more:  # no form of ours has parameters, so none is meant
            return 0
        if self.kind == "*":
            return 1
        if self.kind != kind:
            return 0
        return 2 if self.form == "*" else 3 * (self.form == form)


def wishes(accept: str) -> tuple[Wish, ...]:
    """The entries of an Accept header; those that are no media types are left out. Without any, everything is welcome."""
    found = [wish for part in accept.split(",") if (wish := _wish(part)) is not None]
    return tuple(found) or (Wish("*", "*", 1.0, 0),)


def _wish(part: str) -> Wish | None:
    head, *parameters = (piece.strip().lower() for piece in part.split(";"))
    kind, slash, form = head.partition("/")
    if not slash or not kind or not form or (kind == "*" and form != "*"):
        return None
    quality, more = 1.0, 0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            quality = _quality(value.strip())
        elif name.strip() != "charset" or value.strip(' "') not in {"utf-8", "utf8"}:
            more += 1
    return Wish(kind, form, quality, more)


def _quality(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return min(max(number, 0.0), 1.0) if number == number else 0.0  # noqa: PLR0124  # not a number is no wish


def quality(asked: Iterable[Wish], media_type: str) -> float:
    """How welcome a type is, 0 to 1, by the entry that names it most precisely."""
    ranked = [(rank, wish.quality) for wish in asked if (rank := wish.rank(media_type))]
    return max(ranked, default=(0, 0.0))[1]


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """The most welcome of `offers`, the first of equals; None where none is welcome."""
    asked = wishes(accept)
    best = max(offers, key=lambda offer: quality(asked, offer))
    return best if quality(asked, best) > 0 else None
