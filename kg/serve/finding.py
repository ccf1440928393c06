"""Search by any name: either script, English, pinyin with or without blanks, initials of pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.view import Named, Region, Spelling, compared, sound_of, spellings

LONGEST = 200  # characters of a query


@dataclass(frozen=True, slots=True)
class Hit:
    """One entity that was found, the name by which, and how well: 0 is the whole name."""

    iri: str
    name: str
    rank: int


class Index:
    """The names of all entities as they are compared, built once."""

    def __init__(self, entities: Mapping[str, Named], regions: Mapping[str, Sequence[Region]], degrees: Mapping[str, int]) -> None:
        self._degrees = degrees
        self._kinds = {iri: named.kind for iri, named in entities.items()}
        self._names: list[tuple[Spelling, str]] = []
        for iri, named in entities.items():
            regional = (name for region in regions[iri] for name in region.names)
            self._names += ((spelling, iri) for spelling in spellings([*named.labels.values(), *named.names, *regional]))

    def find(self, query: str, kind: str = "", most: int = 50) -> list[Hit]:
        """The best entities for a query, of one class where `kind` says: whole names, then beginnings, then parts; the more connected first."""
        wanted = compared(query[:LONGEST])
        if not wanted:
            return []
        best: dict[str, Hit] = {}
        for hit in [*self._written(wanted), *self._spoken(sound_of(query[:LONGEST]))]:
            if kind and self._kinds[hit.iri] != kind:
                continue
            if hit.iri not in best or hit.rank < best[hit.iri].rank:
                best[hit.iri] = hit
        return sorted(best.values(), key=lambda hit: (hit.rank, -self._degrees[hit.iri], hit.iri))[:most]

    def _written(self, wanted: str) -> Iterable[Hit]:
        for spelling, iri in self._names:
            at = spelling.key.find(wanted)
            if at >= 0:
                yield Hit(iri, spelling.written, 0 if spelling.key == wanted else 2 if at == 0 else 4)

    def _spoken(self, sound: str) -> Iterable[Hit]:
        for spelling, iri in self._names if sound else ():
            if spelling.pinyin.startswith(sound):
                yield Hit(iri, spelling.written, 1 if spelling.pinyin == sound else 3)
            elif spelling.initials == sound:
                yield Hit(iri, spelling.written, 3)
