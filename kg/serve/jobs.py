"""The questions that a process of the nursery can be asked, by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from kg.serve.catalogue import Catalogue
from kg.serve.description import describe_service
from kg.serve.drawn import network_data, network_page
from kg.serve.editor import completions, editor
from kg.serve.evidence import article, articles, relation
from kg.serve.front import home, search
from kg.serve.negotiate import choose
from kg.serve.nursery import Task
from kg.serve.page import Pages, Visit, iri_of
from kg.serve.reply import Reply, as_json
from kg.serve.settings import Limits
from kg.serve.sparql import TRIPLES, answer
from kg.serve.tables import view
from kg.serve.thing import FORMS, thing
from kg.serve.words import words
from kg.view import known_regions, known_terms

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


class Desk:
    """What answers questions over one state of a graph, and looks whether there is a newer one."""

    def __init__(self, library: Catalogue, assets: Mapping[str, str], limits: Limits) -> None:
        self._library, self._assets, self._limits = library, assets, limits

    def tasks(self) -> Mapping[str, Task]:
        """Every question, ready to be asked in a process that has the graph."""
        library, limits = self._library, self._limits
        for once in (library.warm, words, known_regions, known_terms):
            once()  # made now for all: a child would make it anew each time
        pages = Pages(library, self._assets, {"seconds": f"{limits.seconds:g}", "rows": limits.rows})
        return {
            "sparql": Task(lambda given: answer(library.store, given, limits), opens=library.reads_files, connects=False),
            "service": Task(lambda given: describe_service(library.store, given, limits)),
            "page": Task(lambda given: routed(pages, Visit.of(given))),
            "network": Task(lambda given: network_data(library, given["focus"])),
            "completions": Task(lambda _: completions(library)),
            "source": Task(lambda given: _source(library, given["iri"])),
        }

    def renewed(self) -> Mapping[str, Task] | None:
        """The same over a newer state; None where there is none."""
        older, newer = self._library, self._library.renewed()
        if newer is None:
            return None
        self._library = newer
        try:
            tasks = self.tasks()
        except Exception:
            self._library = older
            newer.close()
            raise
        older.close()
        return tasks


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
    about = pages.library.article(iri)
    if about is not None and html:
        return article(pages, visit, about)
    return thing(pages, visit, iri)


def _source(library: Catalogue, iri: str) -> Reply:
    about = library.article(iri)
    return as_json({"path": about.source, "sha256": about.sha256} if about else {})


def parsed(reply: Reply) -> Any:
    """The value in a reply of JSON."""
    return json.loads(reply.body)
