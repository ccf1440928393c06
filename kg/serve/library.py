"""The graph as the pages need it: read once, before the first question, and never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import networkx as nx
import pyoxigraph as ox

from kg.graph import Namespaces
from kg.ontology import Ontology, load_ontology
from kg.query import PREFIXES, merged
from kg.serve.finding import Index
from kg.serve.regions import Region, known_regions
from kg.serve.words import LANGUAGES
from kg.view import Named, network

SPACE = Namespaces().data
TITLES = {"en": "Knowledge graph", "zh-Hans": "知识图谱", "zh-Hant": "知識圖譜"}


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the graph describes it; "" where it does not."""

    iri: str
    title: str
    published: str
    publisher: str
    author: str
    source: str
    sha256: str


class Library:
    """A store, and what was read out of it: the network, the names, the articles. `title` goes before the graph's own."""

    def __init__(self, store: ox.Store, title: str = "") -> None:
        self.store = merged(store)
        self.titles: Mapping[str, str] = {"": title} if title else self._titles() or TITLES
        self.ontology: Ontology = load_ontology()
        self.network: nx.MultiDiGraph[str] = network(self.store)
        self.cited: Mapping[str, Named] = self.network.graph["cited"]
        self.articles = self._articles()

    @cached_property
    def index(self) -> Index:
        """Every name of every entity, to search in."""
        entities = {iri: self.named(iri) for iri in self.network}
        regions = {iri: self.regions(iri) for iri in entities}
        degrees = {iri: data["degree"] for iri, data in self.network.nodes(data=True)}
        return Index(entities, regions, degrees)

    @cached_property
    def mentioned(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that mention an entity, newest first."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(None, _node("schema:mentions"), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[quad.object.value].append(quad.subject.value)
        return {iri: self.newest(articles) for iri, articles in found.items()}

    def newest(self, articles: list[str]) -> tuple[str, ...]:
        """Articles by their day, the newest first."""
        ordered = sorted(set(articles))
        return tuple(sorted(ordered, key=lambda iri: self.articles[iri].published if iri in self.articles else "", reverse=True))

    def named(self, iri: str) -> Named:
        """The names of an entity, or of what a claim cites."""
        data = self.network.nodes.get(iri)
        if data is not None:
            return Named(iri, data["class"], data["labels"], data["names"], data["same_as"])
        if iri in self.cited:
            return self.cited[iri]
        return Named(iri, "", {"": iri.rsplit("#", 1)[-1].removeprefix(SPACE)})

    def regions(self, iri: str) -> tuple[Region, ...]:
        """The names that the shipped lists give an entity in single regions."""
        return known_regions().get(iri.removeprefix(SPACE), ())

    def values(self, iri: str, name: str) -> list[str]:
        """The objects of one predicate (`schema:headline`), as texts, sorted."""
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), _node(name), None, ox.DefaultGraph())
        return sorted({text for quad in quads if (text := getattr(quad.object, "value", ""))})

    def value(self, iri: str, name: str) -> str:
        """The first of the objects, "" for none."""
        return next(iter(self.values(iri, name)), "")

    def _titles(self) -> dict[str, str]:
        """What the data set is called, by language."""
        quads = self.store.quads_for_pattern(ox.NamedNode(SPACE + "dataset"), _node("dcterms:title"), None, ox.DefaultGraph())
        tags = {tag.lower(): tag for tag in LANGUAGES}
        return {tags.get(one.language or "", one.language or ""): one.value for quad in quads if isinstance(one := quad.object, ox.Literal)}

    def _articles(self) -> Mapping[str, Article]:
        kind = _node("schema:NewsArticle")
        quads = self.store.quads_for_pattern(None, _node("rdf:type"), kind, ox.DefaultGraph())
        iris = sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})
        return {iri: self._article(iri) for iri in iris}

    def _article(self, iri: str) -> Article:
        names = ("headline", "datePublished", "publisher", "author")
        title, published, publisher, author = (self.value(iri, f"schema:{name}") for name in names)
        source, digest = self.value(iri, "dcterms:source"), self.value(iri, "schema:sha256")
        return Article(iri, title, published[:10], publisher, author, source, digest)


def _node(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def href(iri: str) -> str:
    """The address of a thing's page here: /id/… for what is named below the data's own IRI, /about?iri=… for any other."""
    if iri.startswith(SPACE):
        return "/id/" + quote(iri.removeprefix(SPACE), safe="/!$'()*+,;=:@~")
    return "/about?iri=" + quote(iri, safe="")
