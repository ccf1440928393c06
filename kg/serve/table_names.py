"""What a name stands for in a store, by its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pyoxigraph as ox

from kg.query import Names, plain
from kg.serve import questions as ask
from kg.serve.catalogue import node
from kg.view import compared


class TableNames(Names):
    """Names by the tables; what is no entity, by its exact label in the store. `rows` asks the tables."""

    def __init__(self, store: ox.Store, rows: Callable[..., list[tuple[Any, ...]]]) -> None:
        super().__init__(store)
        self._rows = rows

    def _bearers(self, name: str) -> Iterable[str]:
        found = {iri for iri, written in self._rows(ask.NAMED, wanted=compared(name)) if plain(written) == plain(name)}
        for language in () if found else self._languages:
            label = ox.Literal(name, language=language)
            for predicate in (node("skos:prefLabel"), node("skos:altLabel")):
                found |= {getattr(quad.subject, "value", "") for quad in self._store.quads_for_pattern(None, predicate, label, ox.DefaultGraph())}
        return found

    def _near(self, name: str) -> Iterable[tuple[str, str]]:
        return ((str(key), str(written)) for key, written in self._rows(ask.NEAR, wanted=compared(name)))
