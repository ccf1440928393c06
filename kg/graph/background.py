"""What is known beforehand as RDF: offices and memberships as org: facts with their dates, in a named graph of their own.

Nothing in it comes from an article, and nothing in it is a claim: no node has a class of kgo:, and no edge a predicate of kgo:. What an
article tells of and what is known beforehand meet in the IRIs of the entities alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import pyoxigraph as ox

from kg.graph.build import DEFAULT
from kg.graph.literals import language_of, moment, plain, tagged
from kg.graph.names import A, Namespaces, Triple, foreign, term
from kg.graph.posts import interval_triples, kind_of, membership_iri, role_iri, role_triples
from kg.mentions import Entry, Gazetteer, Membership, Office
from kg.ontology import Ontology

Fact = Office | Membership

_ORGANS = frozenset({"agency", "court", "embassy", "government", "military", "ministry", "mission", "parliament"})
_TITLES = (("en", "What is known beforehand"), ("zh-Hans", "背景知识"), ("zh-Hant", "背景知識"))
_DATES = {"Organization": ("schema:foundingDate", "schema:dissolutionDate"), "Event": ("schema:startDate", "schema:endDate")}


def background(
    known: Gazetteer,
    ontology: Ontology,
    mentioned: Collection[str] | None = None,
    days: tuple[str, str] = ("", ""),
    names: Namespaces = DEFAULT,
) -> list[ox.Quad]:
    """The graph `kg:background`: what is known of the entities with the ids `mentioned`, of all where that is None.

    These are their offices and memberships of all times, who held office in them between `days` (the first and the last ISO date, "" is
    open), their members, and what they lie in or belong to; and the labels of all who take part in that.
    """

    def wanted(fact: Fact) -> bool:
        if mentioned is None:
            return True
        if isinstance(fact, Membership):
            return fact.member in mentioned or fact.organisation in mentioned
        return fact.person in mentioned or (fact.of in mentioned and _overlaps(fact, days))

    facts: list[Fact] = [*filter(wanted, known.offices), *filter(wanted, known.memberships)]
    graph = names.kg("background")
    writer = _Writer(known, ontology, names)
    triples = dict.fromkeys(writer.triples(facts, [i for i in sorted(known.entries) if mentioned is None or i in mentioned]))
    return [ox.Quad(*triple, graph) for triple in triples]


def _overlaps(fact: Fact, days: tuple[str, str]) -> bool:
    first, last = days
    return (not last or not fact.start or fact.start <= last) and (not first or not fact.end or first[: len(fact.end)] <= fact.end)


class _Writer:
    def __init__(self, known: Gazetteer, ontology: Ontology, names: Namespaces) -> None:
        self.known, self.ontology, self.names = known, ontology, names
        self.needed: dict[str, None] = {}  # the ids whose labels the graph must give

    def triples(self, facts: list[Fact], mentioned: list[str]) -> Iterator[Triple]:
        node = self.names.kg("background")
        yield node, A, term("void:Dataset")
        for language, title in _TITLES:
            yield node, term("dcterms:title"), tagged(title, language)
        yield self.names.kg("dataset"), term("void:subset"), node
        for fact in facts:
            yield from self.fact(fact)
        for one in mentioned:
            yield from self.wholes(one)
            if self.known.entries[one].codes:
                self.needed[one] = None
        for one in sorted(self.needed):
            yield from self.entity(self.known.entries[one])

    def need(self, one: str) -> ox.NamedNode:
        self.needed[one] = None
        return self.names.kg(one)

    def fact(self, fact: Fact) -> Iterator[Triple]:
        who, where = (fact.person, fact.of) if isinstance(fact, Office) else (fact.member, fact.organisation)
        kind = kind_of(fact)
        node = self.names.kg(membership_iri(who, where, fact))
        yield node, A, term("org:Membership")
        yield node, term("org:member"), self.need(who)
        yield node, term("org:organization"), self.need(where)
        yield self.names.kg(where), A, term("org:Organization")
        yield node, term("org:role"), self.names.kg(role_iri(kind, fact.role))
        yield from role_triples(kind, fact.role, self.names)
        yield from interval_triples(node, fact.start, fact.end, self.names)
        yield node, term("dcterms:source"), plain(fact.row)

    def wholes(self, one: str) -> Iterator[Triple]:
        """What an entity lies in or belongs to, up to the widest. Of persons nothing: whom somebody acts for is no fact of this kind."""
        entry, seen = self.known.entries[one], {one}
        while entry.within in self.known.entries and entry.within not in seen:
            whole = self.known.entries[entry.within]
            if predicate := _part(entry, whole):
                yield self.need(entry.id), term(predicate), self.need(whole.id)
            seen.add(whole.id)
            entry = whole

    def entity(self, entry: Entry) -> Iterator[Triple]:
        node, kind = self.names.kg(entry.id), self.ontology.classes[entry.type]
        yield node, A, term(kind.twin)
        if entry.kind in kind.kinds:
            yield node, A, term(kind.kinds[entry.kind])
        for language, label in entry.labels:
            yield node, term("skos:prefLabel"), tagged(label, language)
        for language, name in entry.regional:
            yield node, term("skos:altLabel"), tagged(name, language if language_of(name, "") != "en" else "en")
        for iri in entry.same_as:
            yield node, term("owl:sameAs"), ox.NamedNode(foreign(iri))
        for code in entry.codes:
            if code.startswith("iso3166:"):
                yield node, term("skos:notation"), ox.Literal(code[8:], datatype=term("dcterms:ISO3166"))
        for predicate, day in zip(_DATES.get(entry.type, ()), (entry.start, entry.end), strict=False):
            if day:
                yield node, term(predicate), moment(day)


def _part(part: Entry, whole: Entry) -> str:
    """The property between a part and its whole, "" where what the table says is none."""
    places = ("Place", "Country")
    rules: tuple[tuple[Callable[[], bool], str], ...] = (
        (lambda: part.type == whole.type == "Concept", "skos:broader"),
        (lambda: part.type in places and whole.type in places, "schema:containedInPlace"),
        (lambda: part.type == "Organization" and whole.type == "Organization", "org:subOrganizationOf"),
        (lambda: part.type == "Organization" and whole.type == "Country" and part.kind in _ORGANS, "org:subOrganizationOf"),
        (lambda: part.type == "Organization" and whole.type in places, "schema:location"),
    )
    return next((predicate for holds, predicate in rules if holds()), "")
