"""Search by any name: either script, English, pinyin with or without blanks, initials of pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from kg.prose import shadow
from kg.serve.regions import Region
from kg.view import Named

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-z]+")
_LONGEST = 40  # characters of a name whose pinyin is worth keeping


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
        self._names: list[tuple[str, str, str]] = []  # as compared, as written, IRI
        self._sounds: list[tuple[str, str, str, str]] = []  # pinyin, initials, as written, IRI
        for iri, named in entities.items():
            names = dict.fromkeys([*named.labels.values(), *named.names, *(name for region in regions[iri] for name in region.names)])
            heard = set()
            for name in names:
                self._names.append((compared(name), name, iri))
                plain = shadow(name[:_LONGEST])
                if _HAN.search(plain) and plain not in heard:
                    heard.add(plain)
                    sounds = [part.lower() for part in lazy_pinyin(plain, errors="ignore")]
                    self._sounds.append(("".join(sounds), "".join(part[:1] for part in sounds), name, iri))

    def find(self, query: str, kind: str = "", most: int = 50) -> list[Hit]:
        """The best entities for a query, of one class where `kind` says: whole names, then beginnings, then parts; the more connected first."""
        wanted = compared(query[:200])
        if not wanted:
            return []
        best: dict[str, Hit] = {}
        for hit in [*self._written(wanted), *self._spoken(query, wanted)]:
            if kind and self._kinds[hit.iri] != kind:
                continue
            if hit.iri not in best or hit.rank < best[hit.iri].rank:
                best[hit.iri] = hit
        return sorted(best.values(), key=lambda hit: (hit.rank, -self._degrees[hit.iri], hit.iri))[:most]

    def _written(self, wanted: str) -> Iterable[Hit]:
        for key, name, iri in self._names:
            at = key.find(wanted)
            if at >= 0:
                yield Hit(iri, name, 0 if key == wanted else 2 if at == 0 else 4)

    def _spoken(self, query: str, wanted: str) -> Iterable[Hit]:
        sound = "".join(_LATIN.findall(_toneless(query)))
        if len(sound) < 2 or _HAN.search(wanted):
            return
        for spelled, initials, name, iri in self._sounds:
            if spelled.startswith(sound):
                yield Hit(iri, name, 1 if spelled == sound else 3)
            elif initials == sound:
                yield Hit(iri, name, 3)


def compared(text: str) -> str:
    """Simplified script, lower case, without accents, blanks and dots."""
    return "".join(c for c in _toneless(shadow(text)) if not c.isspace() and c not in "·•・_-'’.")


def _toneless(text: str) -> str:
    """Lower case without accents: xí jìnpíng as xi jinping, ü as v is typed."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("ü", "v"))
    return "".join(c for c in spread if not unicodedata.combining(c))
