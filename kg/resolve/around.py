"""What stands around a clause's verb and is no object of it: when, where, with whom and at whose invitation."""

from __future__ import annotations

from typing import NamedTuple

from kg.prose.clauses import Adjunct, Clause, Phrase
from kg.types import Mention


class Around(NamedTuple):
    """The adjuncts of one clause by their kinds; of those of time, place and company the first one."""

    time: str = ""
    place: Mention | None = None
    company: tuple[Phrase, ...] = ()
    company_word: str = ""  # the words that say so: 同俄方一道
    invited: tuple[tuple[Phrase, ...], ...] = ()
    topics: tuple[str, ...] = ()


_NOTHING = Around()


def around(clause: Clause) -> Around:
    """The adjuncts of a clause."""
    if not clause.adjuncts:
        return _NOTHING
    by_kind: dict[str, list[Adjunct]] = {}
    for adjunct in clause.adjuncts:
        by_kind.setdefault(adjunct.kind, []).append(adjunct)
    times, places, company = by_kind.get("time", ()), by_kind.get("place", ()), by_kind.get("with", ())
    return Around(
        next((p.head.value for a in times for p in a.phrases if p.head.value), ""),
        next((a.phrases[-1].head for a in places if a.phrases), None),
        company[0].phrases if company else (),
        company[0].word if company else "",
        tuple(a.phrases for a in by_kind.get("invited", ())),
        tuple(a.text for a in by_kind.get("topic", ())),
    )
