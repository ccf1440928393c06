"""Which entity of the graph is which of the gold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.evaluate.found import FoundGraph
from kg.evaluate.words import norm, same_phrase

Side = tuple[str, str]  # ("id", an id of the gold) or ("words", a name)


class Sides:
    """The entities of one gold file and one graph, matched by the names that they share."""

    def __init__(self, gold: Mapping[str, Any], graph: FoundGraph) -> None:
        self._gold = gold
        self._names = graph.names
        self.types: dict[str, str] = {entity["id"]: entity["type"] for entity in gold["entities"]}
        by_name: dict[str, list[str]] = {}
        for entity in gold["entities"]:
            for name in entity["names"]:
                by_name.setdefault(norm(name), []).append(entity["id"])
        self.matched: dict[str, str] = {}  # IRI -> id of the gold
        for iri, kind in sorted(graph.kind.items()):
            names = sorted(sorted(graph.names[iri]), key=len, reverse=True)
            candidates = [i for name in names for i in by_name.get(norm(name), [])]
            if candidates:
                self.matched[iri] = next((i for i in candidates if self.types[i] == kind), candidates[0])

    def side(self, iri: str) -> Side:
        """What `iri` is called in a comparison."""
        if iri in self.matched:
            return "id", self.matched[iri]
        names = sorted(sorted(self._names.get(iri, {iri})), key=len)
        return "words", names[0] if names else iri

    def agree(self, wanted: str, side: Side) -> float:
        """How well `side` is what the gold writes, an id or the words of a Concept: 0 to 1."""
        kind, value = side
        if kind == "words":
            return 0.0 if wanted in self.types else same_phrase(wanted, value)
        if wanted == value:
            return 1.0
        if wanted in self.types:
            return 0.0
        entities = (entity for entity in self._gold["entities"] if entity["id"] == value)
        return max((same_phrase(wanted, name) for entity in entities for name in entity["names"]), default=0.0)

    def named(self, wanted: str | None, iri: str) -> bool:
        """Whether `iri` ("" for none) is what the gold names (None for nothing)."""
        if wanted is None or not iri:
            return wanted is None and not iri
        return self.agree(wanted, self.side(iri)) > 0

    def spoken(self, wanted: Any, speakers: set[str]) -> bool:
        """Whether one of the speakers is one that the gold names; none where it names none."""
        ids = wanted if isinstance(wanted, list) else [wanted] if wanted else []
        return any(self.named(i, iri) for i in ids for iri in speakers) if ids else not speakers

    def topic(self, wanted: str, topics: set[str]) -> bool:
        """Whether one of the topics is what the gold names."""
        sides = ((self.side(iri), self._names.get(iri, {iri})) for iri in topics)
        return any(self.agree(wanted, side) or any(same_phrase(wanted, name) for name in names) for side, names in sides)
