"""What a graph holds, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph import Namespaces, is_merged
from kg.ontology import load_ontology

_PREFIXES = Namespaces().prefixes
_ACTOR = "{ ?e a kgo:Person } UNION { ?e a kgo:Country } UNION { ?e a kgo:Organization }"


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over one graph. The most frequent come first; equal counts in the order of names."""

    triples: int = 0
    articles: int = 0
    claims: int = 0
    statements: int = 0
    classes: Mapping[str, int] = field(default_factory=dict)
    predicates: Mapping[str, int] = field(default_factory=dict)  # claims by predicate
    publishers: Mapping[str, int] = field(default_factory=dict)  # articles by publisher, its IRI or its name
    months: Mapping[str, int] = field(default_factory=dict)  # articles by month of publication
    actors: Mapping[str, int] = field(default_factory=dict)  # claims by actor, the ten with the most, by IRI


def totals(store: ox.Store) -> Totals:
    """Count what the graph in `store` holds; of named graphs the union."""
    kinds = {name: _number(store, f"?x a kgo:{name}") for name in load_ontology().classes}
    return Totals(
        triples=_triples(store),
        articles=_number(store, "?x a schema:NewsArticle"),
        claims=_number(store, "?x a kgo:Claim"),
        statements=_number(store, "?x a kgo:Statement"),
        classes={name: count for name, count in kinds.items() if count},
        predicates=_by(store, 'STRAFTER(STR(?p), "#")', "?x a kgo:Claim ; rdf:predicate ?p"),
        publishers=_by(store, "STR(?p)", "?x schema:publisher ?p"),
        months=dict(sorted(_by(store, "SUBSTR(STR(?day), 1, 7)", "?x schema:datePublished ?day").items())),
        actors=dict(list(_by(store, "STR(?e)", f"?x a kgo:Claim ; rdf:subject|rdf:object ?e . {_ACTOR}").items())[:10]),
    )


def _triples(store: ox.Store) -> int:
    if is_merged(store):
        return sum(1 for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return len({(quad.subject, quad.predicate, quad.object) for quad in store})


def _number(store: ox.Store, pattern: str) -> int:
    return int(_ask(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")[0][0])


def _by(store: ox.Store, key: str, pattern: str) -> dict[str, int]:
    """How many ?x there are for each key."""
    rows = _ask(store, f"SELECT ?key (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} BIND ({key} AS ?key) }} GROUP BY ?key")
    return {name: int(count) for name, count in sorted(rows, key=lambda row: (-int(row[1]), row[0]))}


def _ask(store: ox.Store, sparql: str) -> list[tuple[str, ...]]:
    answer = store.query(sparql, prefixes=_PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(getattr(solution[v.value], "value", "") for v in answer.variables) for solution in answer]
