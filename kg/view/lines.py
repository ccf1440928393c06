"""Reads claims, sentences and names out of the lines of a graph, without a store: a page asks for nearly all that there is, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import pyoxigraph as ox

from kg.graph import value_of
from kg.view.reading import RDF, Reader

_TYPE = RDF + "type"


class LineReader(Reader):
    """A reader of N-Triples as `kg.graph` writes them, in any order; all of them are in memory."""

    def __init__(self, triples: Iterable[bytes]) -> None:
        """`triples` are lines without what comes after the object (the graph and the dot)."""
        super().__init__(ox.Store())
        self._told: dict[str, dict[str, list[str]]] = {}  # objects as written, by the IRIs of subject and predicate
        self._having: dict[str, list[str]] = defaultdict(list)  # subjects by predicate
        last, properties = "", dict[str, list[str]]()
        for triple in triples:
            begin, _, said = triple.decode().partition("> <")
            if begin != last:  # the lines of one subject mostly stand together
                last, properties = begin, self._told.setdefault(begin[1:], {})
            predicate, _, value = said.partition("> ")
            if predicate in properties:
                properties[predicate].append(value)
            else:
                properties[predicate] = [value]
                self._having[predicate].append(begin[1:])

    @cached_property
    def _kinds(self) -> dict[str, list[str]]:
        """Subjects by their classes, as written."""
        found: dict[str, list[str]] = defaultdict(list)
        for subject in self._having[_TYPE]:
            for kind in self._told[subject][_TYPE]:
                found[kind].append(subject)
        return found

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
        return sorted(self._kinds.get(f"<{self.kgo}{kind}>", ()))

    def edges(self, predicate: str) -> list[tuple[str, str]]:
        """As of the store."""
        key = self.kgo + predicate
        return sorted({(subject, value_of(term)) for subject in self._having[key] for term in self._told[subject][key]})


def _values(terms: list[str]) -> list[str]:
    return [value_of(terms[0])] if len(terms) == 1 else sorted(set(map(value_of, terms)))
