"""Claims, statements, the events that claims tell of, and the edges that claims make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import GraphError, guess
from kg.graph.literals import moment, plain, yes
from kg.graph.names import digest, term
from kg.graph.nodes import A, Source, Triple
from kg.ontology import Ontology, Predicate
from kg.types import Claim, Evidence

_POLARITY = {"+": "Positive", "-": "Negative"}
_MODALITY = {"actual": "Actual", "planned": "Planned", "desired": "Desired", "hypothetical": "Hypothetical"}
_ACTORS = frozenset({"Person", "Country", "Organization"})


def predicate_of(claim: Claim, ontology: Ontology) -> Predicate:
    """The predicate of a claim.

    Raises:
        GraphError: the closed set has no such predicate.
    """
    found = ontology.predicates.get(claim.predicate)
    if found is None:
        near = guess(claim.predicate, ontology.predicates)
        raise GraphError(f"rule {claim.evidence.rule!r} made a claim of {claim.predicate!r}, which the ontology does not have{near}")
    return found


def is_asserted(claim: Claim, ontology: Ontology) -> bool:
    """Whether a claim makes a direct edge.

    It must be positive, and actual unless it is a stance, and told by the article or by a speaker of the speaker's own side: what a
    speaker says of others stays the speaker's.
    """
    firm = claim.modality == "actual" or predicate_of(claim, ontology).stance
    return claim.polarity == "+" and firm and (not claim.speakers or claim.own_side)


def edge_triples(source: Source, claim: Claim) -> Iterator[Triple]:
    """The direct edge of a claim that makes one, both ways where the predicate is symmetric."""
    if not is_asserted(claim, source.ontology):
        return
    subject, predicate, obj = source.names.kg(claim.subject), source.names.kgo(claim.predicate), source.names.kg(claim.object)
    yield subject, predicate, obj
    if predicate_of(claim, source.ontology).symmetric:
        yield obj, predicate, subject


def merged(source: Source) -> list[tuple[ox.NamedNode, list[Claim]]]:
    """The claims by their IRI, in the order of the IRIs: those that differ only in topics or in why they were found share one.

    The IRI is made of everything else that the claim says, so that the same reading of the same article has the same IRI, whatever
    else the article says. The two readings of a symmetric claim are one.
    """
    by_iri: dict[str, list[Claim]] = {}
    for claim in source.extraction.claims:
        ends = (claim.subject, claim.object)
        if predicate_of(claim, source.ontology).symmetric:
            ends = (min(ends), max(ends))
        span = source.document.origin_span(claim.evidence.sentence)
        said = (*ends, claim.predicate, claim.evidence.rule, claim.polarity, claim.modality, *sorted(claim.speakers))
        qualifiers = (claim.time, claim.place, claim.role, claim.quantity)
        key = digest(source.document.id, str(span.start), str(span.end), str(len(said)), *said, *qualifiers)
        by_iri.setdefault(f"claim/{key}", []).append(claim)
    return [(source.names.kg(iri), sorted(same, key=_order) if len(same) > 1 else same) for iri, same in sorted(by_iri.items())]


def _order(claim: Claim) -> tuple[object, ...]:
    words = tuple((w.start, w.end) for w in claim.evidence.words)
    statement = -1 if claim.statement is None else claim.statement
    return claim.subject, claim.object, words, claim.evidence.why, claim.topics, not claim.own_side, statement


def claim_triples(source: Source, node: ox.NamedNode, same: list[Claim]) -> Iterator[Triple]:
    """One claim with all that its sentence gives; where several readings share the node, the first speaks and topics are put together."""
    names, claim = source.names, same[0]
    yield node, A, names.kgo("Claim")
    yield node, A, term("rdf:Statement")
    yield node, term("rdf:subject"), names.kg(claim.subject)
    yield node, term("rdf:predicate"), names.kgo(claim.predicate)
    yield node, term("rdf:object"), names.kg(claim.object)
    yield node, names.kgo("polarity"), names.kgo(_POLARITY[claim.polarity])
    yield node, names.kgo("modality"), names.kgo(_MODALITY[claim.modality])
    for speaker in claim.speakers:
        yield node, term("prov:wasAttributedTo"), names.kg(speaker)
    if any(reading.own_side for reading in same):
        yield node, names.kgo("ownSide"), yes()
    if claim.time:
        yield node, names.kgo("time"), moment(claim.time)
    if claim.place:
        yield node, names.kgo("place"), names.kg(claim.place)
    for topic in (topic for reading in same for topic in reading.topics):
        yield node, names.kgo("topic"), names.kg(topic)
    for name, value in (("role", claim.role), ("quantity", claim.quantity)):
        if value:
            yield node, names.kgo(name), plain(value)
    if predicate_of(claim, source.ontology).event and any(is_asserted(reading, source.ontology) for reading in same):
        yield node, names.kgo("event"), event_node(source, claim)
    if claim.statement is not None:
        yield node, names.kgo("inStatement"), statement_node(source, claim.statement)
    yield from _evidence_triples(source, node, claim.evidence)


def _evidence_triples(source: Source, node: ox.NamedNode, evidence: Evidence) -> Iterator[Triple]:
    yield node, term("prov:wasDerivedFrom"), source.sentence(evidence.sentence)
    yield node, source.names.kgo("rule"), plain(evidence.rule)
    marks = marks_of(evidence)
    if marks:
        yield node, source.names.kgo("marks"), plain(marks)
    if evidence.why:
        yield node, source.names.kgo("why"), plain(evidence.why)


def marks_of(evidence: Evidence) -> str:
    """The words of the evidence as half-open ranges within the sentence's text: "0-3 5-7". Words outside the sentence have none."""
    inside = {
        (word.start - evidence.sentence.start, word.end - evidence.sentence.start)
        for word in evidence.words
        if evidence.sentence.start <= word.start < word.end <= evidence.sentence.end
    }
    return " ".join(f"{start}-{end}" for start, end in sorted(inside))


def statement_node(source: Source, index: int) -> ox.NamedNode:
    """The IRI of a statement, by its index in the extraction: its article, place, speaker and words."""
    node = source.statements.get(index)
    if node is None:
        statement = source.extraction.statements[index]
        span = source.document.origin_span(statement.evidence.sentence)
        key = digest(source.document.id, str(span.start), str(span.end), statement.speaker, statement.verb, statement.text)
        node = source.statements[index] = source.names.kg(f"statement/{key}")
    return node


def statement_triples(source: Source, index: int) -> Iterator[Triple]:
    """Who said what, to whom, and through which outlet: the statement of this index."""
    names, node, statement = source.names, statement_node(source, index), source.extraction.statements[index]
    known = {entity.id for entity in source.extraction.entities}
    yield node, A, names.kgo("Statement")
    yield node, A, term("prov:Entity")
    yield node, names.kgo("speaker"), names.kg(statement.speaker)
    for name, value in (("verb", statement.verb), ("text", statement.text), ("commitment", statement.commitment)):
        if value:
            yield node, names.kgo(name), plain(value)
    for name, who in (("addressee", statement.addressee), ("outlet", statement.outlet)):
        if who:
            yield node, names.kgo(name), names.kg(who) if who in known else plain(who)
    yield from _evidence_triples(source, node, statement.evidence)


def event_node(source: Source, claim: Claim) -> ox.NamedNode:
    """The IRI of what a claim tells of: what was done, by and to whom, and when, so that ten articles on one meeting give one event.

    Who does it to whom counts where the predicate is not symmetric. A time of day is left out: one article gives it and the next does
    not. Without a date two articles may mean two occasions, so the event then belongs to its article. A month and a day of that month
    are two events: nothing in the words says that they are one.
    """
    ends = (claim.subject, claim.object)
    if predicate_of(claim, source.ontology).symmetric:
        ends = (min(ends), max(ends))
    when = claim.time[:10]
    whose = "" if when else source.document.id
    parts = (claim.predicate, when, digest(*ends, claim.predicate, when, whose))
    return source.names.kg("occurrence/" + "-".join(part for part in parts if part))


def event_triples(source: Source, claims: Iterable[Claim]) -> Iterator[Triple]:
    """The events that the claims tell of. Only an asserted claim makes one: what is alleged or planned has not been said to happen."""
    classes = {entity.id: entity.type for entity in source.extraction.entities}
    for claim in claims:
        predicate = predicate_of(claim, source.ontology)
        if not (predicate.event and is_asserted(claim, source.ontology)):
            continue
        node = event_node(source, claim)
        yield node, A, term("sem:Event")
        for end in (claim.subject, claim.object):
            kind = classes.get(end, "")
            role = "sem:hasActor" if kind in _ACTORS else "sem:hasPlace" if kind == "Place" else "schema:about"
            yield node, term(role), source.names.kg(end)
        if claim.place:
            yield node, term("sem:hasPlace"), source.names.kg(claim.place)
        if claim.time:
            yield node, term("sem:hasTimeStamp"), moment(claim.time[:10])
        if predicate.mode:
            yield node, source.names.kgo("ploverMode"), plain(predicate.mode)
        for scheme, code in (("plover", predicate.plover), ("cameo", predicate.cameo)):
            if code:
                yield node, source.names.kgo(scheme), source.names.kgo(f"{scheme.upper()}_{code}")
