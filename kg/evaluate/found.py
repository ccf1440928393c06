"""The parts of one graph that are scored."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph import Namespaces
from kg.ontology import load_ontology

_PREFIXES = Namespaces().prefixes


@dataclass(slots=True)
class Found:
    """One claim of the graph."""

    s: str
    p: str
    o: str
    pol: str
    mod: str
    time: str
    place: str
    role: str
    rule: str
    evidence: str
    by: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)


class FoundGraph:
    """The parts of one graph that are scored."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.kind: dict[str, str] = {}
        self.names: dict[str, set[str]] = {}
        for kind in load_ontology().classes:
            for row in self._rows(f"SELECT DISTINCT ?e {{ ?e a kgo:{kind} }}"):
                self.kind[row[0]] = kind
                self.names[row[0]] = set()
        for iri, name in self._rows("SELECT DISTINCT ?e ?n { ?e skos:prefLabel|skos:altLabel ?n }"):
            if iri in self.names:
                self.names[iri].add(name)
        self.claims = self._claims()
        statements = self._rows("SELECT DISTINCT ?x ?s ?t { ?x a kgo:Statement ; kgo:speaker ?s ; kgo:text ?t }")
        self.statements = [(speaker, text) for _, speaker, text in statements]

    def _claims(self) -> list[Found]:
        rows = self._rows(
            "SELECT DISTINCT ?c ?s ?p ?o ?pol ?mod ?time ?place ?role ?rule ?ev { ?c a kgo:Claim ; rdf:subject ?s ; rdf:predicate ?p ;"
            " rdf:object ?o . OPTIONAL { ?c kgo:polarity ?pol } OPTIONAL { ?c kgo:modality ?mod } OPTIONAL { ?c kgo:time ?time }"
            " OPTIONAL { ?c kgo:place ?place } OPTIONAL { ?c kgo:role ?role } OPTIONAL { ?c kgo:rule ?rule }"
            " OPTIONAL { ?c prov:wasDerivedFrom/nif:anchorOf ?ev } }"
        )
        found: dict[str, Found] = {}
        for claim, s, p, o, pol, mod, time, place, role, rule, evidence in rows:
            sign = "-" if _local(pol) == "Negative" else "+"
            firm = _local(mod).lower() or "actual"
            found.setdefault(claim, Found(s, _local(p), o, sign, firm, time[:10], place, role, rule, evidence))
        for claim, who in self._rows("SELECT DISTINCT ?c ?who { ?c a kgo:Claim ; prov:wasAttributedTo ?who }"):
            found[claim].by.add(who)
        for claim, topic in self._rows("SELECT DISTINCT ?c ?topic { ?c a kgo:Claim ; kgo:topic ?topic }"):
            found[claim].topics.add(topic)
        return [found[claim] for claim in sorted(found)]

    def _rows(self, sparql: str) -> list[tuple[str, ...]]:
        answer = self._store.query(sparql, prefixes=_PREFIXES, use_default_graph_as_union=True)
        assert isinstance(answer, ox.QuerySolutions)
        rows = {tuple(getattr(solution[v.value], "value", "") for v in answer.variables) for solution in answer}
        return sorted(rows)


def _local(iri: str) -> str:
    """`meets` of the IRI of kgo:meets."""
    return iri.removeprefix(_PREFIXES["kgo"])
