"""Claims, statements, the events that claims tell of, and the edges that claims make."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.errors import GraphError, guess
from kg.graph.literals import moment
from kg.graph.names import digest, hashed, sized
from kg.graph.nodes import Place, Source
from kg.graph.terms import Terms, flat, plain
from kg.ontology import Ontology, Predicate
from kg.types import Claim, Evidence, Statement

_POLARITY = {"+": "Positive", "-": "Negative"}
_MODALITY = {"actual": "Actual", "planned": "Planned", "desired": "Desired", "hypothetical": "Hypothetical"}
_ACTORS = frozenset({"Person", "Country", "Organization"})
_FRAMES = 1 << 12  # of claims, that are kept: there are a few for each rule
_SIZED = 1 << 12  # of what claims say beside their predicates, that is kept: most have the ends of others, and neither speaker nor time
_MOMENTS = 1 << 10  # times that are kept: those of an article are its claims' and its events'

Lines = tuple[bytes, list[bytes]]  # a subject, and what is said of it


class Frame(NamedTuple):
    """What all claims of one predicate, polarity, modality and rule say."""

    lines: tuple[bytes, ...]
    key: str  # for the digest of a claim


@lru_cache(maxsize=_FRAMES)
def _frame(terms: Terms, predicate: str, rule: str, polarity: str, modality: str) -> Frame:
    iri, verb = terms.iri, terms.verb
    lines = (
        verb["rdf:type"] + iri["rdf:Statement"],
        verb["rdf:type"] + iri["kgo:Claim"],
        verb["rdf:predicate"] + iri[f"kgo:{predicate}"],
        verb["kgo:modality"] + iri[f"kgo:{_MODALITY[modality]}"],
        verb["kgo:polarity"] + iri[f"kgo:{_POLARITY[polarity]}"],
        verb["kgo:rule"] + plain(rule),
    )
    return Frame(lines, sized(predicate, rule, polarity, modality))


class Weighed(NamedTuple):
    """A claim with what the ontology and its article make of it."""

    claim: Claim
    predicate: Predicate
    ends: tuple[str, str]  # subject and object, in the order of their ids where the predicate is symmetric
    asserted: bool
    event: bytes  # the IRI of the event that it tells of, b"" where it tells of none
    frame: Frame
    place: Place


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
    return _asserted(claim, predicate_of(claim, ontology))


def _asserted(claim: Claim, predicate: Predicate) -> bool:
    return claim.polarity == "+" and (claim.modality == "actual" or predicate.stance) and (not claim.speakers or claim.own_side)


def weighed(source: Source) -> list[Weighed]:
    """The claims of an article."""
    out = []
    for claim in source.extraction.claims:
        predicate, evidence, ends = predicate_of(claim, source.ontology), claim.evidence, (claim.subject, claim.object)
        if predicate.symmetric and claim.subject > claim.object:
            ends = (claim.object, claim.subject)
        asserted = _asserted(claim, predicate)
        event = _event(source, claim, ends) if asserted and predicate.event else b""
        frame = _frame(source.terms, claim.predicate, evidence.rule, claim.polarity, claim.modality)
        out.append(Weighed(claim, predicate, ends, asserted, event, frame, source.place(evidence.sentence)))
    return out


def _event(source: Source, claim: Claim, ends: tuple[str, str]) -> bytes:
    """The IRI of what a claim tells of: what was done, by and to whom, and when, so that ten articles on one meeting give one event.

    Who does it to whom counts where the predicate is not symmetric. A time of day is left out: one article gives it and the next does
    not. Without a date two articles may mean two occasions, so the event then belongs to its article. A month and a day of that month
    are two events: nothing in the words says that they are one.
    """
    name, when = claim.predicate, claim.time[:10]
    whose = "" if when else source.document.id
    parts = (name, when, digest(*ends, name, when, whose))
    return source.terms.kg("occurrence/" + "-".join([part for part in parts if part]))


def edge_lines(source: Source, claim: Weighed) -> Iterator[tuple[bytes, bytes]]:
    """The direct edge of an asserted claim, both ways where the predicate is symmetric."""
    verb, kg = source.terms.verb[f"kgo:{claim.predicate.name}"], source.terms.kg
    subject, obj = kg(claim.claim.subject), kg(claim.claim.object)
    yield subject, verb + obj
    if claim.predicate.symmetric:
        yield obj, verb + subject


_sized = lru_cache(maxsize=_SIZED)(sized)


def claim_lines(source: Source, claims: Sequence[Weighed], statements: Sequence[bytes]) -> Iterator[Lines]:
    """The claims by their IRI: those that differ only in topics or in why they were found share one.

    The IRI is made of everything else that the claim says, so that the same reading of the same article has the same IRI, whatever
    else the article says. The two readings of a symmetric claim are one. `statements` are the IRIs of the extraction's statements.
    """
    by_key: dict[str, list[Weighed]] = {}
    for one in claims:
        claim, speakers = one.claim, sorted(one.claim.speakers)
        ends, said = _sized(str(6 + len(speakers)), *one.ends), _sized(*speakers, claim.time, claim.place, claim.role, claim.quantity)
        key = f"{one.place.key}{ends}{one.frame.key}{said}"
        by_key.setdefault(key, []).append(one)
    for key, same in by_key.items():
        yield source.terms.node(f"claim/{hashed(key)}"), _claim(source, sorted(same, key=_order) if len(same) > 1 else same, statements)


def _order(one: Weighed) -> tuple[object, ...]:
    claim = one.claim
    words = tuple((w.start, w.end) for w in claim.evidence.words)
    statement = -1 if claim.statement is None else claim.statement
    return claim.subject, claim.object, words, claim.evidence.why, claim.topics, not claim.own_side, statement


def _claim(source: Source, same: Sequence[Weighed], statements: Sequence[bytes]) -> list[bytes]:
    """One claim with all that its sentence gives; where several readings share the node, the first speaks and topics are put together."""
    verb, kg, first, claim = source.terms.verb, source.terms.kg, same[0], same[0].claim
    said = [verb["rdf:subject"] + kg(claim.subject), verb["rdf:object"] + kg(claim.object), *first.frame.lines]
    said += _evidence_lines(source, first.place, claim.evidence)
    if claim.speakers:
        said += dict.fromkeys([verb["prov:wasAttributedTo"] + kg(speaker) for speaker in claim.speakers])
    for one in same:
        if one.claim.topics:
            said += {line: None for topic in one.claim.topics if (line := verb["kgo:topic"] + kg(topic)) not in said}
        if one.event and (line := verb["kgo:event"] + one.event) not in said:
            said.append(line)
    if True in [one.claim.own_side for one in same]:
        said.append(b'%b"true"^^%b' % (verb["kgo:ownSide"], source.terms.iri["xsd:boolean"]))
    if claim.time:
        said.append(verb["kgo:time"] + _moment(claim.time))
    if claim.place:
        said.append(verb["kgo:place"] + kg(claim.place))
    if claim.role:
        said.append(verb["kgo:role"] + plain(claim.role))
    if claim.quantity:
        said.append(verb["kgo:quantity"] + plain(claim.quantity))
    if claim.statement is not None:
        said.append(verb["kgo:inStatement"] + statements[claim.statement])
    return said


@lru_cache(maxsize=_MOMENTS)
def _moment(iso: str) -> bytes:
    return flat(moment(iso)).encode()


def _evidence_lines(source: Source, place: Place, evidence: Evidence) -> list[bytes]:
    """The sentence, the marks in it and the reason; the rule stands in the frame of a claim."""
    verb = source.terms.verb
    said = [verb["prov:wasDerivedFrom"] + place.node]
    if marks := marks_of(evidence):
        said.append(verb["kgo:marks"] + plain(marks))
    if evidence.why:
        said.append(verb["kgo:why"] + plain(evidence.why))
    return said


def marks_of(evidence: Evidence) -> str:
    """The words of the evidence as half-open ranges within the sentence's text: "0-3 5-7". Words outside the sentence have none."""
    inside = {
        (word.start - evidence.sentence.start, word.end - evidence.sentence.start)
        for word in evidence.words
        if evidence.sentence.start <= word.start < word.end <= evidence.sentence.end
    }
    return " ".join(f"{start}-{end}" for start, end in sorted(inside))


def statement_node(source: Source, statement: Statement) -> bytes:
    """The IRI of a statement: its article, place, speaker and words."""
    key = source.place(statement.evidence.sentence).key + sized(statement.speaker, statement.verb, statement.text)
    return source.terms.node(f"statement/{hashed(key)}")


def statement_lines(source: Source, statement: Statement, known: Collection[str]) -> Iterator[bytes]:
    """Who said what, to whom, and through which outlet; `known` are the ids of the article's entities."""
    iri, verb, kg = source.terms.iri, source.terms.verb, source.terms.kg
    yield verb["rdf:type"] + iri["kgo:Statement"]
    yield verb["rdf:type"] + iri["prov:Entity"]
    yield verb["kgo:speaker"] + kg(statement.speaker)
    for name, value in (("kgo:verb", statement.verb), ("kgo:text", statement.text), ("kgo:commitment", statement.commitment)):
        if value:
            yield verb[name] + plain(value)
    for name, who in (("kgo:addressee", statement.addressee), ("kgo:outlet", statement.outlet)):
        if who:
            yield verb[name] + (kg(who) if who in known else plain(who))
    yield verb["kgo:rule"] + plain(statement.evidence.rule)
    yield from _evidence_lines(source, source.place(statement.evidence.sentence), statement.evidence)


def event_lines(source: Source, one: Weighed, classes: Mapping[str, str]) -> Iterator[bytes]:
    """The event that an asserted claim tells of; what is alleged or planned has not been said to happen. `classes` are those of the entities."""
    claim, predicate = one.claim, one.predicate
    iri, verb, kg = source.terms.iri, source.terms.verb, source.terms.kg
    yield verb["rdf:type"] + iri["sem:Event"]
    for end in (claim.subject, claim.object):
        kind = classes.get(end, "")
        yield verb["sem:hasActor" if kind in _ACTORS else "sem:hasPlace" if kind == "Place" else "schema:about"] + kg(end)
    if claim.place:
        yield verb["sem:hasPlace"] + kg(claim.place)
    if claim.time:
        yield verb["sem:hasTimeStamp"] + _moment(claim.time[:10])
    if predicate.mode:
        yield verb["kgo:ploverMode"] + plain(predicate.mode)
    if predicate.plover:
        yield verb["kgo:plover"] + iri[f"kgo:PLOVER_{predicate.plover}"]
    if predicate.cameo:
        yield verb["kgo:cameo"] + iri[f"kgo:CAMEO_{predicate.cameo}"]
