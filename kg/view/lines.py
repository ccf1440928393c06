"""Reads claims, sentences and names out of the lines of a graph, without a store: a page asks for nearly all that there is, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph import value_of
from kg.view.reading import RDF, Reader


class LineReader(Reader):
    """A reader of N-Triples as `kg.graph` writes them, in any order; all of them are in memory."""

    def __init__(self, triples: Iterable[bytes]) -> None:
        """`triples` are lines without what comes after the object (the graph and the dot)."""
        super().__init__(ox.Store())
        self._told: dict[str, dict[str, list[str]]] = {}  # objects as written, by the IRIs of subject and predicate
        self._having: dict[str, list[str]] = defaultdict(list)  # subjects by predicate
        for triple in triples:
            subject, _, said = triple.decode()[1:].partition("> <")
            predicate, _, value = said.partition("> ")
            properties = self._told.setdefault(subject, {})
            if predicate in properties:
                properties[predicate].append(value)
            else:
                properties[predicate] = [value]
                self._having[predicate].append(subject)

    def _terms(self, subject: str, predicate: str) -> list[str]:
        return self._told.get(subject, {}).get(predicate, [])

    def values(self, subject: str, predicate: str) -> list[str]:
        """As of the store."""
        return _values(self._terms(subject, predicate))

    def told(self, subject: str) -> dict[str, list[str]]:
        """As of the store."""
        return {predicate: _values(terms) for predicate, terms in self._told.get(subject, {}).items()}

    def literals(self, subject: str, predicate: str) -> list[tuple[str, str]]:
        """As of the store."""
        texts = [term for term in self._terms(subject, predicate) if term[0] == '"']
        return [(tag[1:] if (tag := term.rpartition('"')[2])[:1] == "@" else "", value_of(term)) for term in texts]

    def of_type(self, kind: str) -> list[str]:
        """As of the store."""
        key, wanted = RDF + "type", f"<{self.kgo}{kind}>"
        return sorted(subject for subject in self._having[key] if wanted in self._told[subject][key])

    def edges(self, predicate: str) -> list[tuple[str, str]]:
        """As of the store."""
        key = self.kgo + predicate
        return sorted({(subject, value_of(term)) for subject in self._having[key] for term in self._told[subject][key]})


def _values(terms: list[str]) -> list[str]:
    return [value_of(terms[0])] if len(terms) == 1 else sorted(set(map(value_of, terms)))
