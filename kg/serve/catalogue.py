"""What the pages ask of a graph. `Library` answers out of memory, `StoreLibrary` out of a store on disk and its tables; both say the same."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote

import networkx as nx
import pyoxigraph as ox

from kg.explain import Explanation
from kg.graph import Namespaces
from kg.ontology import Ontology, load_ontology
from kg.query import PREFIXES, Names
from kg.serve.finding import Hit
from kg.serve.rows import Article, Asked, Encounter, Excerpt, Found, Happening, Overview, Saying, Stance, Tie
from kg.serve.words import LANGUAGES
from kg.view import Named, Region, known_regions

SPACE = Namespaces().data
TITLES = {"en": "Knowledge graph", "zh-Hans": "知识图谱", "zh-Hant": "知識圖譜"}


class Catalogue(ABC):
    """A graph, `store` (its default graph the union of all), and what the pages need to know of it as a whole. `title` goes before its own."""

    def __init__(self, store: ox.Store, title: str = "") -> None:
        self.store = store
        self.ontology: Ontology = load_ontology()
        self.titles: Mapping[str, str] = {"": title} if title else self._titles() or TITLES

    reads_files: bool  # whether the store is on disk, so that a question may have to open its files

    @abstractmethod
    def warm(self) -> None:
        """Make what every question needs, before the first."""

    def renewed(self) -> Catalogue | None:
        """The same of a newer state of the graph; None where there is none."""
        return None

    def close(self) -> None:  # noqa: B027  # most hold nothing that must be let go
        """Let go of what is held of this state of the graph."""

    @abstractmethod
    def overview(self) -> Overview:
        """The sizes, and what stands out."""

    @abstractmethod
    def known(self, iri: str) -> bool:
        """Whether this is an entity of the graph."""

    @abstractmethod
    def named(self, iri: str) -> Named:
        """The names of an entity, or of what a claim cites; of anything else the end of its IRI."""

    @abstractmethod
    def degree(self, iri: str) -> int:
        """To how many others an entity is tied."""

    @abstractmethod
    def article(self, iri: str) -> Article | None:
        """An article; None where there is none of this IRI."""

    @abstractmethod
    def articles(self, words: str = "", start: int = 0, most: int | None = None) -> Found[Article]:
        """Articles with these words in their headline or publisher, the newest first."""

    @abstractmethod
    def mentioning(self, iri: str, most: int) -> Found[Article]:
        """The articles that mention an entity, the newest first."""

    @abstractmethod
    def find(self, query: str, kind: str = "", most: int = 50) -> list[Hit]:
        """The entities of a name, as `finding.Index` finds them."""

    @abstractmethod
    def names(self) -> Names:
        """Names as commands and named queries understand them."""

    @abstractmethod
    def ties(self, iri: str) -> list[Tie]:
        """The relations of an entity, the most told first."""

    @abstractmethod
    def months(self, iri: str) -> Counter[tuple[str, str]]:
        """How many citations tell of an entity in each month (2025-05), by predicate."""

    @abstractmethod
    def offices(self, iri: str) -> list[tuple[str, str, str]]:
        """The offices that articles give a person: of what, which, on which day (or month, year; "" for unknown); a row for each citation."""

    @abstractmethod
    def explained(self, subject: str, predicate: str, obj: str, most: int) -> tuple[Explanation, int]:
        """Why a relation is there: the newest reasons, and how many there are in all."""

    @abstractmethod
    def stances(self, actor: str = "", topic: str = "") -> list[Stance]:
        """The stances of all actors, or of one, on all topics, or on one; the most often told first."""

    @abstractmethod
    def timeline(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Happening]:
        """Meetings, calls, visits and signings that took place, the newest first; what several articles tell of one day is one."""

    @abstractmethod
    def happenings(self, asked: Asked) -> Counter[tuple[str, str]]:
        """How many of them there are in each month, by predicate."""

    @abstractmethod
    def meetings(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Encounter]:
        """Who met or called whom, the most frequent first."""

    @abstractmethod
    def sayings(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Saying]:
        """Statements, the newest first; `asked.actor` is the speaker."""

    @abstractmethod
    def speakers(self, asked: Asked, most: int) -> list[tuple[str, int]]:
        """Who made most of these statements."""

    @abstractmethod
    def network(self, focus: str = "") -> nx.MultiDiGraph[str]:
        """The network to be drawn: the whole, or what `excerpt` says."""

    @abstractmethod
    def excerpt(self, focus: str = "") -> Excerpt | None:
        """How much of the network is drawn; None where all of it is."""

    def regions(self, iri: str) -> tuple[Region, ...]:
        """The names that the shipped lists give an entity in single regions."""
        return known_regions().get(iri.removeprefix(SPACE), ())

    def values(self, iri: str, name: str) -> list[str]:
        """The objects of one predicate (`schema:headline`), as texts, sorted."""
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), node(name), None, ox.DefaultGraph())
        return sorted({text for quad in quads if (text := getattr(quad.object, "value", ""))})

    def value(self, iri: str, name: str) -> str:
        """The first of the objects, "" for none."""
        return next(iter(self.values(iri, name)), "")

    def _titles(self) -> dict[str, str]:
        """What the data set is called, by language."""
        quads = self.store.quads_for_pattern(ox.NamedNode(SPACE + "dataset"), node("dcterms:title"), None, ox.DefaultGraph())
        tags = {tag.lower(): tag for tag in LANGUAGES}
        return {tags.get(one.language or "", one.language or ""): one.value for quad in quads if isinstance(one := quad.object, ox.Literal)}


def node(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def unnamed(iri: str) -> Named:
    """What stands for the names of something that has none."""
    return Named(iri, "", {"": iri.rsplit("#", 1)[-1].removeprefix(SPACE)})


def href(iri: str) -> str:
    """The address of a thing's page here: /id/… for what is named below the data's own IRI, /about?iri=… for any other."""
    if iri.startswith(SPACE):
        return "/id/" + quote(iri.removeprefix(SPACE), safe="/!$'()*+,;=:@~")
    return "/about?iri=" + quote(iri, safe="")
