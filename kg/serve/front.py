"""The first page, and the search."""

from __future__ import annotations

from typing import Any

from kg.serve.catalogue import href
from kg.serve.negotiate import choose
from kg.serve.page import Pages, Visit
from kg.serve.reply import JSON, Reply, as_json
from kg.serve.text import shorter


def home(pages: Pages, visit: Visit) -> Reply:
    """What the graph holds, and where to begin."""
    library = pages.library
    seen = library.overview()
    return pages.render(
        "home.html",
        visit,
        tied={kind: [iri for iri, _ in tops] for kind, tops in seen.tied.items()},
        degrees={iri: degree for tops in seen.tied.values() for iri, degree in tops},
        kinds=[(kind, seen.kinds[kind]) for kind in library.ontology.classes if seen.kinds.get(kind)],
        counts={"entities": seen.entities, "relations": seen.relations, "claims": seen.claims, "articlesCount": seen.articles},
        period=seen.period,
        articles=seen.newest,
    )


def search(pages: Pages, visit: Visit) -> Reply:
    """The entities of a name: a page, or JSON for the search field."""
    query, kind = visit.arg("q"), visit.arg("class")
    as_data = visit.path.endswith(".json") or choose(visit.accept, ["text/html", JSON]) == JSON
    hits = pages.library.find(query, kind, 12 if as_data else 100)
    if as_data:
        return as_json([_suggestion(pages, visit, hit.iri, hit.name) for hit in hits])
    found: list[dict[str, Any]] = [{"iri": hit.iri, "by": hit.name, "degree": pages.library.degree(hit.iri)} for hit in hits]
    return pages.render("search.html", visit, query=shorter(query, 200), chosen=kind, hits=found, kinds=list(pages.library.ontology.classes))


def _suggestion(pages: Pages, visit: Visit, iri: str, by: str) -> dict[str, str]:
    named = pages.library.named(iri)
    label = pages.library.ontology.classes[named.kind].labels
    name = pages.name(iri, visit.tongue)
    word = visit.tongue.word(label)
    return {"iri": iri, "href": href(iri), "name": name, "by": shorter(by, 40) if by != name else "", "class": named.kind, "word": word}
