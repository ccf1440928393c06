"""A graph in memory as the pages need it: read once, before the first question, and never changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.explain import Explanation, explain_edge
from kg.prose import shadow
from kg.query import Names, merged
from kg.serve import told
from kg.serve.catalogue import Catalogue, node, unnamed
from kg.serve.finding import Hit, Index
from kg.serve.rows import NEWEST, TOPS, Article, Asked, Encounter, Excerpt, Found, Happening, Overview, Saying, Stance, Tie
from kg.view import Citation, Named, network


class Library(Catalogue):
    """A store, and what was read out of it: the network, the names, the articles. `title` goes before the graph's own."""

    reads_files = False

    def __init__(self, store: ox.Store, title: str = "") -> None:
        super().__init__(merged(store), title)
        self._network: nx.MultiDiGraph[str] = network(self.store)
        self._cited: Mapping[str, Named] = self._network.graph["cited"]
        self._articles = self._read_articles()

    def warm(self) -> None:
        """Make the index and the list of mentions: a child would make them anew each time."""
        _ = self.index, self._mentioned

    @cached_property
    def index(self) -> Index:
        """Every name of every entity, to search in."""
        entities = {iri: self.named(iri) for iri in self._network}
        regions = {iri: self.regions(iri) for iri in entities}
        return Index(entities, regions, {iri: self.degree(iri) for iri in entities})

    @cached_property
    def _mentioned(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that mention an entity, newest first."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(None, node("schema:mentions"), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[quad.object.value].append(quad.subject.value)
        return {iri: self._newest(articles) for iri, articles in found.items()}

    def overview(self) -> Overview:
        """As of the whole network."""
        data = self._network.nodes(data=True)
        degrees = sorted(((iri, about["degree"]) for iri, about in data), key=lambda pair: (-pair[1], pair[0]))
        days = sorted(article.published for article in self._articles.values() if article.published)
        tied = {
            kind: [(iri, degree) for iri, degree in degrees if degree and self._network.nodes[iri]["class"] == kind][:most]
            for kind, most in TOPS.items()
        }
        return Overview(
            entities=self._network.number_of_nodes(),
            relations=self._network.number_of_edges(),
            claims=sum(about["count"] for _, _, about in self._network.edges(data=True)),
            articles=len(self._articles),
            kinds=Counter(about["class"] for _, about in data),
            period=(days[0], days[-1]) if days else None,
            tied=tied,
            newest=self.articles(most=NEWEST).rows,
        )

    def known(self, iri: str) -> bool:
        """Whether this is a node of the network."""
        return iri in self._network

    def named(self, iri: str) -> Named:
        """The names of an entity, or of what a claim cites."""
        data = self._network.nodes.get(iri)
        if data is not None:
            return Named(iri, data["class"], data["labels"], data["names"], data["same_as"])
        return self._cited.get(iri) or unnamed(iri)

    def degree(self, iri: str) -> int:
        """To how many others an entity is tied."""
        return int(self._network.nodes[iri]["degree"])

    def article(self, iri: str) -> Article | None:
        """An article by its IRI."""
        return self._articles.get(iri)

    def articles(self, words: str = "", start: int = 0, most: int | None = None) -> Found[Article]:
        """Articles with these words, the newest first."""
        wanted = shadow(words).casefold()
        found = [self._articles[iri] for iri in self._newest(list(self._articles))]
        return told.some([one for one in found if wanted in shadow(f"{one.title} {one.publisher}").casefold()], start, most)

    def mentioning(self, iri: str, most: int) -> Found[Article]:
        """The newest articles that mention an entity."""
        found = self._mentioned.get(iri, ())
        return Found([self._articles[article] for article in found[:most] if article in self._articles], len(found))

    def find(self, query: str, kind: str = "", most: int = 50) -> list[Hit]:
        """By the index."""
        return self.index.find(query, kind, most)

    def names(self) -> Names:
        """All names of the store."""
        return Names(self.store)

    def ties(self, iri: str) -> list[Tie]:
        """The relations of an entity."""
        found = []
        for subject, obj, predicate, data in self._about(iri):
            last = max(data["dates"], default="")
            other = obj if subject == iri else subject
            found.append(Tie(predicate, subject == iri, other, data["count"], data["direct"], last, data["polarities"]))
        return sorted(found, key=lambda tie: (-tie.count, tie.other, tie.predicate, not tie.out))

    def months(self, iri: str) -> Counter[tuple[str, str]]:
        """Citations by month."""
        months = (((c.date or c.published)[:7], predicate) for _, _, predicate, data in self._about(iri) for c in data["evidence"])
        return Counter(pair for pair in months if len(pair[0]) == 7)

    def offices(self, iri: str) -> list[tuple[str, str, str]]:
        """What the citations of hasPosition say."""
        held = ((of, data["evidence"]) for _, of, predicate, data in self._network.out_edges(iri, keys=True, data=True) if predicate == "hasPosition")
        return [(of, c.role, (c.date or c.published)[:10]) for of, citations in held for c in citations if c.polarity == "+"]

    def explained(self, subject: str, predicate: str, obj: str, most: int) -> tuple[Explanation, int]:
        """By the claims of the store."""
        found = explain_edge(self.store, ox.NamedNode(subject), node(f"kgo:{predicate}"), ox.NamedNode(obj))
        reasons = sorted(found.reasons, key=lambda reason: reason.time or reason.published, reverse=True)
        return Explanation(found.asserted, tuple(reasons[:most])), len(reasons)

    def stances(self, actor: str = "", topic: str = "") -> list[Stance]:
        """By the network."""
        return told.stances(self.edges(), actor, topic)

    def timeline(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Happening]:
        """By the network."""
        return told.some(told.timeline(self.edges(), asked), start, most)

    def happenings(self, asked: Asked) -> Counter[tuple[str, str]]:
        """By the timeline."""
        return Counter((row.when[:7], row.predicate) for row in told.timeline(self.edges(), asked) if len(row.when) >= 7)

    def meetings(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Encounter]:
        """By the timeline."""
        return told.some(told.meetings(told.timeline(self.edges(), asked)), start, most)

    def sayings(self, asked: Asked, start: int = 0, most: int | None = None) -> Found[Saying]:
        """By the statements of the store."""
        return told.some(told.sayings(self.store, self._articles, asked), start, most)

    def speakers(self, asked: Asked, most: int) -> list[tuple[str, int]]:
        """By the statements of the store."""
        return Counter(row.speaker for row in told.sayings(self.store, self._articles, asked)).most_common(most)

    def network(self, focus: str = "") -> nx.MultiDiGraph[str]:  # noqa: ARG002  # all is there
        """All of it."""
        return self._network

    def excerpt(self, focus: str = "") -> Excerpt | None:  # noqa: ARG002
        """All is drawn."""
        return None

    def edges(self) -> Iterator[tuple[str, str, str, tuple[Citation, ...]]]:
        """Subject, predicate, object and citations of every relation, sorted."""
        for subject, obj, predicate, data in sorted(self._network.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[2], edge[1])):
            yield subject, predicate, obj, data["evidence"]

    def _about(self, iri: str) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
        yield from self._network.out_edges(iri, keys=True, data=True)
        yield from (edge for edge in self._network.in_edges(iri, keys=True, data=True) if edge[0] != iri)

    def _newest(self, articles: list[str]) -> tuple[str, ...]:
        """Articles by their day, the newest first."""
        ordered = sorted(set(articles))
        return tuple(sorted(ordered, key=lambda iri: self._articles[iri].published if iri in self._articles else "", reverse=True))

    def _read_articles(self) -> Mapping[str, Article]:
        quads = self.store.quads_for_pattern(None, node("rdf:type"), node("schema:NewsArticle"), ox.DefaultGraph())
        iris = sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)})
        return {iri: self._read_article(iri) for iri in iris}

    def _read_article(self, iri: str) -> Article:
        names = ("headline", "datePublished", "publisher", "author")
        title, published, publisher, author = (self.value(iri, f"schema:{name}") for name in names)
        source, digest = self.value(iri, "dcterms:source"), self.value(iri, "schema:sha256")
        return Article(iri, title, published[:10], publisher, author, source, digest)
