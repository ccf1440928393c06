"""The endpoint's description of itself (SPARQL 1.1 Service Description), and of the data set (VoID)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.graph import Namespaces, term
from kg.serve.negotiate import choose
from kg.serve.reply import Reply, refusal
from kg.serve.settings import Limits
from kg.serve.sparql import ROWS, TRIPLES, serialized

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD", "RDF_XML")


def describe_service(store: ox.Store, given: Mapping[str, Any], limits: Limits) -> Reply:
    """The service description; `given` holds the `endpoint`'s address and what is accepted."""
    form = choose(given["accept"], list(TRIPLES))
    if form is None:
        return refusal(406, f"There is no query, and the description of this service comes as {', '.join(TRIPLES)}.", {"Vary": "Accept"})
    endpoint = ox.NamedNode(given["endpoint"])
    triples = [*_service(endpoint, limits), *dataset(store)]
    return Reply(200, form, serialized(triples, form), {"Vary": "Accept"})


def dataset(store: ox.Store) -> list[ox.Triple]:
    """What the graph says of itself: its VoID description, sorted."""
    space = Namespaces().kg("dataset")
    quads = store.quads_for_pattern(None, None, None, space)
    return sorted((ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads), key=str)


def _service(endpoint: ox.NamedNode, limits: Limits) -> Iterable[ox.Triple]:
    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + name)

    service, data = ox.NamedNode(endpoint.value + "#service"), Namespaces().kg("dataset")
    graphs, default = ox.NamedNode(endpoint.value + "#dataset"), ox.NamedNode(endpoint.value + "#default")
    yield ox.Triple(service, term("rdf:type"), sd("Service"))
    yield ox.Triple(service, sd("endpoint"), endpoint)
    yield ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    for feature in ("UnionDefaultGraph", "EmptyGraphs"):
        yield ox.Triple(service, sd("feature"), sd(feature))
    for name in _NAMES:
        yield ox.Triple(service, sd("resultFormat"), ox.NamedNode(_FORMATS + name))
    yield ox.Triple(service, sd("defaultDataset"), graphs)
    yield ox.Triple(graphs, term("rdf:type"), sd("Dataset"))
    yield ox.Triple(graphs, sd("defaultGraph"), default)
    yield ox.Triple(default, term("rdf:type"), sd("Graph"))
    yield ox.Triple(default, term("rdfs:seeAlso"), data)
    limit = f"One query has {limits.seconds:g} s and may answer {limits.rows} rows; more is refused whole. Updates and SERVICE are refused."
    yield ox.Triple(service, term("rdfs:comment"), ox.Literal(limit, language="en"))


assert len(_NAMES) == len({*ROWS.values()}) + len(TRIPLES)
