"""The page of one thing: an entity with all that is said of it, or any other node of the graph with its triples."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.serve.ego import ego
from kg.serve.library import SPACE, Library
from kg.serve.negotiate import choose
from kg.serve.page import Pages, Visit
from kg.serve.regions import known_terms
from kg.serve.reply import Reply
from kg.serve.sparql import TRIPLES, serialized
from kg.serve.views import STANCES, sayings

FORMS = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "rdf": "application/rdf+xml"}
_STATEMENTS = 12
_LISTED = 40


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of the entity as its page shows it."""

    predicate: str
    out: bool
    other: str
    count: int
    direct: bool
    last: str
    signs: tuple[str, ...]  # polarities


def thing(pages: Pages, visit: Visit, iri: str) -> Reply:
    """What the graph knows of an IRI, as a page or as RDF."""
    library = pages.library
    form = FORMS.get(visit.arg("format")) or choose(visit.accept, ["text/html", *TRIPLES]) or "text/html"
    try:
        triples = described(library, iri)
    except ValueError:
        triples = []
    if not triples:
        return pages.missing(visit)
    if form != "text/html":
        return Reply(200, f"{form}; charset=utf-8" if form == "text/turtle" else form, serialized(triples, form), {"Vary": "Accept"})
    if iri in library.network:
        return entity(pages, visit, iri)
    shown = sorted({(triple.predicate.value, triple.object) for triple in triples if triple.subject == ox.NamedNode(iri)}, key=str)
    values = [(predicate, getattr(obj, "value", str(obj)), isinstance(obj, ox.NamedNode)) for predicate, obj in shown]
    return pages.render("node.html", visit, iri=iri, values=values)


def described(library: Library, iri: str) -> list[ox.Triple]:
    """The triples of which the IRI is the subject, and those between two entities of which it is the object; sorted."""
    node, default = ox.NamedNode(iri), ox.DefaultGraph()
    own = library.store.quads_for_pattern(node, None, None, default)
    quads = [*own, *(quad for quad in library.store.quads_for_pattern(None, None, node, default) if _is_entity(library, quad.subject))]
    return sorted({ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}, key=str)


def _is_entity(library: Library, node: object) -> bool:
    return isinstance(node, ox.NamedNode) and node.value in library.network


def entity(pages: Pages, visit: Visit, iri: str) -> Reply:
    """The page of an entity."""
    library = pages.library
    named, ties = library.named(iri), _ties(library, iri)
    said = sayings(library, iri)
    articles = library.mentioned.get(iri, ())
    return pages.render(
        "entity.html",
        visit,
        iri=iri,
        named=named,
        regions=library.regions(iri),
        offices=_offices(library, iri),
        groups=_groups(library, ties),
        stances=[tie for tie in ties if tie.predicate in STANCES],
        statements=said[:_STATEMENTS],
        said=len(said),
        articles=[library.articles[article] for article in articles[:_LISTED] if article in library.articles],
        mentioned=len(articles),
        picture=ego(library, iri, visit.tongue),
        months=_months(library, iri),
    )


def _ties(library: Library, iri: str) -> list[Tie]:
    found = []
    graph = library.network
    both = [(obj, predicate, True, data) for _, obj, predicate, data in graph.out_edges(iri, keys=True, data=True)]
    both += [(subject, predicate, False, data) for subject, _, predicate, data in graph.in_edges(iri, keys=True, data=True) if subject != iri]
    for other, predicate, out, data in both:
        last = max(data["dates"], default="")
        found.append(Tie(predicate, out, other, data["count"], data["direct"], last, data["polarities"]))
    return sorted(found, key=lambda tie: (-tie.count, tie.other))


def _groups(library: Library, ties: list[Tie]) -> list[dict[str, Any]]:
    """The relations by group and kind, both in the ontology's order, each kind with the entities it leads to."""
    by_kind: dict[tuple[str, bool], list[Tie]] = defaultdict(list)
    for tie in ties:
        symmetric = tie.predicate in library.ontology.symmetric
        by_kind[tie.predicate, tie.out or symmetric].append(tie)
    groups = []
    for group, about in library.ontology.groups.items():
        kinds = []
        for predicate in library.ontology.predicates.values():
            for out in (True, False):
                found = by_kind.get((predicate.name, out))
                if predicate.group == group and found:
                    labels = predicate.labels if out or not predicate.inverse else predicate.inverse
                    arrow = "" if out or predicate.inverse else "← "
                    kinds.append({"labels": labels, "arrow": arrow, "ties": found[:60], "number": len(found)})
        if kinds:
            groups.append({"labels": about.labels, "kinds": kinds})
    return groups


def _offices(library: Library, iri: str) -> list[dict[str, Any]]:
    """Offices as the articles tell of them, with the first and last day, and as the shipped name list dates them."""
    found: list[dict[str, Any]] = []
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for _, of, predicate, data in library.network.out_edges(iri, keys=True, data=True):
        for citation in data["evidence"] if predicate == "hasPosition" else ():
            if citation.polarity == "+":
                told[of, citation.role].append((citation.date or citation.published)[:10])
    for (of, role), days in sorted(told.items(), key=lambda item: (-len(item[1]), item[0])):
        dated = sorted(day for day in days if day)
        since, until = (dated[0], dated[-1]) if dated else ("", "")
        found.append({"of": of, "role": role, "since": since, "until": until, "count": len(days), "listed": False})
    for term in known_terms().get(iri.removeprefix(SPACE), ()):
        of = SPACE + term.of
        found.append({"of": of, "role": term.role, "since": term.since, "until": term.until, "count": 0, "listed": True})
    return found


def _months(library: Library, iri: str) -> list[dict[str, Any]]:
    """How many citations tell of the entity in each month, by group of predicates."""
    counts: Counter[tuple[str, str]] = Counter()
    ontology = library.ontology
    graph = library.network
    for _, _, predicate, data in [*graph.out_edges(iri, keys=True, data=True), *graph.in_edges(iri, keys=True, data=True)]:
        group = ontology.predicates[predicate].group
        for citation in data["evidence"]:
            month = (citation.date or citation.published)[:7]
            if len(month) == 7:
                counts[month, group] += 1
    return [{"month": month, "group": group, "count": count} for (month, group), count in sorted(counts.items())]
