"""The page of one thing: an entity with all that is said of it, or any other node of the graph with its triples."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pyoxigraph as ox

from kg.serve.catalogue import SPACE, Catalogue, node
from kg.serve.ego import ego
from kg.serve.negotiate import choose
from kg.serve.page import Pages, Visit
from kg.serve.reply import Reply
from kg.serve.rows import STANCES, Asked, Tie
from kg.serve.sparql import TRIPLES, serialized
from kg.view import known_terms

FORMS = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "rdf": "application/rdf+xml"}
_STATEMENTS = 12
_LISTED = 40


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
    if library.known(iri):
        return entity(pages, visit, iri)
    shown = sorted({(triple.predicate.value, triple.object) for triple in triples if triple.subject == ox.NamedNode(iri)}, key=str)
    values = [(predicate, getattr(obj, "value", str(obj)), isinstance(obj, ox.NamedNode)) for predicate, obj in shown]
    return pages.render("node.html", visit, iri=iri, values=values)


def described(library: Catalogue, iri: str) -> list[ox.Triple]:
    """The triples of which the IRI is the subject, and the relations of which it is the object; sorted."""
    thing, default = ox.NamedNode(iri), ox.DefaultGraph()
    quads = [*library.store.quads_for_pattern(thing, None, None, default)]
    for predicate in library.ontology.predicates:
        quads += library.store.quads_for_pattern(None, node(f"kgo:{predicate}"), thing, default)
    return sorted({ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}, key=str)


def entity(pages: Pages, visit: Visit, iri: str) -> Reply:
    """The page of an entity."""
    library = pages.library
    named, ties = library.named(iri), library.ties(iri)
    said = library.sayings(Asked(iri), most=_STATEMENTS)
    articles = library.mentioning(iri, _LISTED)
    return pages.render(
        "entity.html",
        visit,
        iri=iri,
        named=named,
        regions=library.regions(iri),
        offices=_offices(library, iri),
        groups=_groups(library, ties),
        stances=[tie for tie in ties if tie.predicate in STANCES],
        statements=said.rows,
        said=said.total,
        articles=articles.rows,
        mentioned=articles.total,
        picture=ego(library, iri, ties, visit.tongue),
        months=_months(library, iri),
    )


def _groups(library: Catalogue, ties: list[Tie]) -> list[dict[str, Any]]:
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


def _offices(library: Catalogue, iri: str) -> list[dict[str, Any]]:
    """Offices as the articles tell of them, with the first and last day, and as the shipped name list dates them."""
    found: list[dict[str, Any]] = []
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for of, role, day in library.offices(iri):
        told[of, role].append(day)
    for (of, role), days in sorted(told.items(), key=lambda item: (-len(item[1]), item[0])):
        dated = sorted(day for day in days if day)
        since, until = (dated[0], dated[-1]) if dated else ("", "")
        found.append({"of": of, "role": role, "since": since, "until": until, "count": len(days), "listed": False})
    for term in known_terms().get(iri.removeprefix(SPACE), ()):
        of = SPACE + term.of
        found.append({"of": of, "role": term.role, "since": term.since, "until": term.until, "count": 0, "listed": True})
    return found


def _months(library: Catalogue, iri: str) -> list[dict[str, Any]]:
    """How many citations tell of the entity in each month, by group of predicates."""
    counts: Counter[tuple[str, str]] = Counter()
    for (month, predicate), count in library.months(iri).items():
        counts[month, library.ontology.predicates[predicate].group] += count
    return [{"month": month, "group": group, "count": count} for (month, group), count in sorted(counts.items())]
