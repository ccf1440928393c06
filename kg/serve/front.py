"""The first page, and the search."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kg.serve.library import href
from kg.serve.negotiate import choose
from kg.serve.page import Pages, Visit
from kg.serve.reply import JSON, Reply, as_json
from kg.serve.text import shorter


def home(pages: Pages, visit: Visit) -> Reply:
    """What the graph holds, and where to begin."""
    library = pages.library
    degrees = sorted(((iri, data["degree"]) for iri, data in library.network.nodes(data=True)), key=lambda pair: (-pair[1], pair[0]))
    kinds = Counter(data["class"] for _, data in library.network.nodes(data=True))
    citations = sum(data["count"] for _, _, data in library.network.edges(data=True))
    days = sorted(article.published for article in library.articles.values() if article.published)
    return pages.render(
        "home.html",
        visit,
        tied={kind: [iri for iri, degree in degrees if degree and library.network.nodes[iri]["class"] == kind][: _tops(kind)] for kind in _KINDS},
        degrees=dict(degrees),
        kinds=[(kind, kinds[kind]) for kind in library.ontology.classes if kinds[kind]],
        counts={
            "entities": library.network.number_of_nodes(),
            "relations": library.network.number_of_edges(),
            "claims": citations,
            "articlesCount": len(library.articles),
        },
        period=(days[0], days[-1]) if days else None,
        articles=[library.articles[iri] for iri in library.newest(list(library.articles))[:8]],
    )


_KINDS = ("Person", "Country", "Organization", "Concept")


def _tops(kind: str) -> int:
    return 12 if kind in ("Person", "Country") else 8


def search(pages: Pages, visit: Visit) -> Reply:
    """The entities of a name: a page, or JSON for the search field."""
    query, kind = visit.arg("q"), visit.arg("class")
    as_data = visit.path.endswith(".json") or choose(visit.accept, ["text/html", JSON]) == JSON
    hits = pages.library.index.find(query, kind, 12 if as_data else 100)
    if as_data:
        return as_json([_suggestion(pages, visit, hit.iri, hit.name) for hit in hits])
    found: list[dict[str, Any]] = [{"iri": hit.iri, "by": hit.name, "degree": pages.library.network.nodes[hit.iri]["degree"]} for hit in hits]
    return pages.render("search.html", visit, query=shorter(query, 200), chosen=kind, hits=found, kinds=list(pages.library.ontology.classes))


def _suggestion(pages: Pages, visit: Visit, iri: str, by: str) -> dict[str, str]:
    named = pages.library.named(iri)
    label = pages.library.ontology.classes[named.kind].labels
    name = pages.name(iri, visit.tongue)
    word = visit.tongue.word(label)
    return {"iri": iri, "href": href(iri), "name": name, "by": shorter(by, 40) if by != name else "", "class": named.kind, "word": word}
