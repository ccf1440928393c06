"""The questions that a process of the nursery can be asked, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from kg.serve.description import describe_service
from kg.serve.drawn import network_data, network_page
from kg.serve.editor import completions, editor
from kg.serve.evidence import article, articles, relation
from kg.serve.front import home, search
from kg.serve.library import Library
from kg.serve.negotiate import choose
from kg.serve.nursery import Task
from kg.serve.page import Pages, Visit, iri_of
from kg.serve.regions import known_regions, known_terms
from kg.serve.reply import Reply, as_json
from kg.serve.settings import Limits
from kg.serve.sparql import TRIPLES, answer
from kg.serve.tables import view
from kg.serve.thing import FORMS, thing
from kg.serve.words import words

PAGES: Mapping[str, Callable[[Pages, Visit], Reply]] = {
    "/": home,
    "/search": search,
    "/search.json": search,
    "/relation": relation,
    "/articles": articles,
    "/network": network_page,
    "/query": editor,
}
VIEWS = ("stances", "timeline", "meetings", "statements")


def tasks(library: Library, pages: Pages, limits: Limits) -> Mapping[str, Task]:
    """Every question, ready to be asked in a process that has `library`."""
    for once in (lambda: library.index, lambda: library.mentioned, words, known_regions, known_terms):
        once()  # made now for all: a child would make it anew each time

    def page(given: Mapping[str, Any]) -> Reply:
        return routed(pages, Visit.of(given))

    return {
        "sparql": Task(lambda given: answer(library.store, given, limits), opens=False),
        "service": Task(lambda given: describe_service(library.store, given, limits)),
        "page": Task(page),
        "network": Task(lambda _: network_data(library)),
        "completions": Task(lambda _: completions(library)),
        "source": Task(lambda given: _source(library, given["iri"])),
    }


def routed(pages: Pages, visit: Visit) -> Reply:
    """The page at an address, or 404."""
    if visit.path in PAGES:
        return PAGES[visit.path](pages, visit)
    if visit.path.removeprefix("/") in VIEWS:
        return view(pages, visit, visit.path[1:])
    iri = iri_of(visit.path.removeprefix("/id/")) if visit.path.startswith("/id/") else visit.arg("iri") if visit.path == "/about" else ""
    if not iri:
        return pages.missing(visit)
    html = visit.arg("format") not in FORMS and choose(visit.accept, ["text/html", *TRIPLES]) in (None, "text/html")
    if iri in pages.library.articles and html:
        return article(pages, visit, iri)
    return thing(pages, visit, iri)


def _source(library: Library, iri: str) -> Reply:
    about = library.articles.get(iri)
    return as_json({"path": about.source, "sha256": about.sha256} if about else {})


def parsed(reply: Reply) -> Any:
    """The value in a reply of JSON."""
    return json.loads(reply.body)
