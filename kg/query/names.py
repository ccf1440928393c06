"""From the name of a thing to its IRI and back, in any script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache, cached_property

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import Namespaces, is_merged
from kg.knowledge import load_names
from kg.mentions import Gazetteer
from kg.prose import shadow
from kg.query.engine import Term
from kg.query.prefixes import PREFIXES, expand, shorten

_PREF = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
_ALT = ox.NamedNode(PREFIXES["skos"] + "altLabel")
_HEADLINE = ox.NamedNode(PREFIXES["schema"] + "headline")


class Names:
    """The names of everything in one store, read once, where they are asked for."""

    def __init__(self, store: ox.Store, languages: Sequence[str] = ("zh-Hans", "zh-Hant", "en")) -> None:
        """`languages`: which preferred label to show, the first that is there."""
        self._store = store
        # A merged store has all in its default graph; a name stands in every article's graph besides, thousands of times.
        self._graph = ox.DefaultGraph() if is_merged(store) else None
        self._languages = tuple(language.lower() for language in languages)

    @cached_property
    def _by_name(self) -> dict[str, dict[str, str]]:
        """Name as compared -> IRI -> name as written."""
        found: dict[str, dict[str, str]] = {}
        for predicate in (_PREF, _ALT):
            for quad in self._store.quads_for_pattern(None, predicate, None, self._graph):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    bearers = found.setdefault(plain(quad.object.value), {})
                    bearers[quad.subject.value] = min(quad.object.value, bearers.get(quad.subject.value, quad.object.value))
        return found

    def _bearers(self, name: str) -> Iterable[str]:
        """The IRIs of what has this name."""
        return self._by_name.get(plain(name), ())

    def _near(self, name: str) -> Iterable[tuple[str, str]]:
        """Names among which those that are near are looked for: as compared and as written."""
        del name
        return ((compared, min(written.values())) for compared, written in self._by_name.items())

    def find(self, name: str) -> tuple[ox.NamedNode, ...]:
        """The entities that `name` can mean: an IRI, a prefixed name (kg:Xi_Jinping), any label in any script, or any name of the gazetteer.

        Raises:
            QueryError: nothing in the graph has this name; says the nearest names that are there.
        """
        iri = expand(name)
        if iri is not None:
            try:
                return (ox.NamedNode(iri),)
            except ValueError as error:
                raise QueryError(f"{name!r} is not an IRI: {error}") from error
        found = [*self._bearers(name)] or self._known(name)
        if not found:
            near = self._nearest(name)
            raise QueryError(f"Nothing in the graph is called {name!r}" + (f"; near are {', '.join(near)}" if near else ""))
        return tuple(ox.NamedNode(iri) for iri in sorted(found))

    def _known(self, name: str) -> list[str]:
        """The IRIs of what the gazetteer knows by this name, as far as they are in the graph: 普京 where every article says 弗拉基米尔·普京."""
        iris = (Namespaces().kg(entity) for entity in _gazetteer().names.get(shadow(name), ()))
        return [iri.value for iri in iris if next(self._store.quads_for_pattern(iri, _PREF, None, self._graph), None) is not None]

    def label(self, iri: ox.NamedNode) -> str:
        """The preferred label in the first language that has one, an article's headline, or the shortened IRI (`meets` for `kgo:meets`)."""
        labels: dict[str, str] = {}
        for predicate in (_PREF, _HEADLINE):
            for quad in self._store.quads_for_pattern(iri, predicate, None, self._graph):
                if isinstance(quad.object, ox.Literal):
                    language = (quad.object.language or "").lower()
                    labels[language] = min(quad.object.value, labels.get(language, quad.object.value))
            if labels:
                return next(labels[language] for language in (*self._languages, *sorted(labels)) if language in labels)
        return shorten(iri.value).removeprefix("kgo:")

    def find_label(self, text: str) -> str:
        """The label of what an IRI names; any other text as it is."""
        return self.label(ox.NamedNode(text)) if text.startswith(("http:", "https:", "urn:")) else text

    def text(self, term: Term | None) -> str:
        """A term of an answer as its reader wants it: the label of what it names, or its value; "" for none."""
        if isinstance(term, ox.NamedNode):
            return self.label(term)
        return term.value if isinstance(term, ox.Literal | ox.BlankNode) else "" if term is None else str(term)

    def _nearest(self, name: str) -> list[str]:
        """Up to three names as written: those that hold `name` or are held by it, then those that look like it."""
        wanted = plain(name)
        near = []
        for compared, written in self._near(name):
            holds = wanted in compared or (len(compared) > 1 and compared in wanted)
            score = 1.0 if holds else SequenceMatcher(None, wanted, compared).ratio()
            if score >= 0.5:
                near.append((-score, abs(len(compared) - len(wanted)), written))
        return [text for _, _, text in sorted(near)[:3]]


@cache
def _gazetteer() -> Gazetteer:
    return load_names()


def plain(name: str) -> str:
    """Simplified script, lower case, without blanks and middle dots: 韓正, 韩正; 泽连斯基 · 弗; `XI Jinping`."""
    return "".join(c for c in shadow(name).casefold() if not c.isspace() and c not in "·•・_")
