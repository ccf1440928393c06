"""The SPARQL editor's page: the named queries, and what the graph has to offer for completion."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import digits, term
from kg.query import PREFIXES, NamedQuery, Names, bind, named_queries, shorten
from kg.serve.catalogue import Catalogue
from kg.serve.page import Pages, Visit
from kg.serve.reply import Reply, as_json

# The named queries by what they are about; one that is in none stands under the last.
TOPICS: Mapping[str, tuple[str, ...]] = {
    "meetings": ("met", "visits", "together", "events", "planned", "timeline"),
    "stances": ("stances", "supports", "opposes", "changes", "denied", "alleged"),
    "statements": ("said", "mentioned"),
    "relations": ("between", "cooperation", "offices", "documents"),
    "evidence": ("articles", "sources", "rule", "rules"),
}


def editor(pages: Pages, visit: Visit) -> Reply:
    """The page; its script asks for the completions."""
    known = named_queries()
    names = pages.library.names()
    shown = {topic: [_shown(known[one], visit, names) for one in found if one in known] for topic, found in TOPICS.items()}
    others = set(known) - {one for found in TOPICS.values() for one in found}
    shown["evidence"] += [_shown(known[one], visit, names) for one in sorted(others)]
    first = visit.arg("query") or with_prefixes("SELECT ?who ?what WHERE {\n  ?who kgo:supports ?what .\n}\nLIMIT 100\n")
    return pages.render("query.html", visit, topics=shown, prefixes=dict(PREFIXES), first=first, space=PREFIXES["kg"])


def _shown(query: NamedQuery, visit: Visit, names: Names) -> dict[str, Any]:
    """One named query as the page lists it: with the sample's values for what it must have, where the graph knows them."""
    title = (query.title if visit.tongue.page == "en" else query.title_zh) or query.name
    sample = dict(word.split("=", 1) for word in shlex.split(query.sample) if "=" in word)
    values = {parameter.name: sample[parameter.name] for parameter in query.parameters if parameter.required and parameter.name in sample}
    try:
        sparql = bind(query, values, names)
    except QueryError:
        sparql = query.sparql
    body = "\n".join(line for line in sparql.splitlines() if not line.startswith("#")).strip()
    return {"name": query.name, "title": title, "about": query.about, "sparql": with_prefixes(f"# {query.title} · {query.title_zh}\n{body}\n")}


def with_prefixes(sparql: str) -> str:
    """The query with a PREFIX line for each prefix that it uses, so that it runs anywhere."""
    used = [f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items() if re.search(rf"(?<![\w<:/?$-]){prefix}:(?![/\s])", sparql)]
    return "".join(used) + sparql


def completions(library: Catalogue) -> Reply:
    """The classes and predicates that occur in the graph, by its VoID description, with their counts and labels; without one, counted."""
    classes = _partition(library, "void:class", "void:entities")
    predicates = _partition(library, "void:property", "void:triples")
    if not predicates:
        for quad in library.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            predicates[quad.predicate.value] += 1
            if quad.predicate == term("rdf:type") and isinstance(quad.object, ox.NamedNode):
                classes[quad.object.value] += 1
    return as_json({"classes": _listed(library, classes), "predicates": _listed(library, predicates)})


def _partition(library: Catalogue, what: str, counted: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for quad in library.store.quads_for_pattern(None, term(what), None, ox.DefaultGraph()):
        if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            count = library.value(quad.subject.value, counted)
            found[quad.object.value] += max(digits(count), 0)
    return found


def _listed(library: Catalogue, counts: Counter[str]) -> list[dict[str, Any]]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"iri": iri, "name": shorten(iri), "count": count, "label": _label(library, iri)} for iri, count in ordered]


def _label(library: Catalogue, iri: str) -> str:
    name = shorten(iri).removeprefix("kgo:")
    known = library.ontology.predicates.get(name) or library.ontology.classes.get(name)
    return f"{known.labels['zh-Hans']} · {known.labels['en']}" if known else ""
