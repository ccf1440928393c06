"""Claims, statements, the events that claims tell of, and the edges that claims make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
_WORDS = 1 << 12  # that are kept of reasons, roles and verbs: most of an article's are those of others

Lines = tuple[bytes, list[bytes]]  # a subject, and what is said of it


class Frame(NamedTuple):
    """What all claims of one predicate, polarity, modality and rule say."""

    predicate: bytes
    types: tuple[bytes, bytes]
    modality: bytes
    polarity: bytes
    rule: bytes
    key: str  # for the digest of a claim


@lru_cache(maxsize=_FRAMES)
def _frame(terms: Terms, predicate: str, rule: str, polarity: str, modality: str) -> Frame:
    iri, verb = terms.iri, terms.verb
    return Frame(
        predicate=verb["rdf:predicate"] + iri[f"kgo:{predicate}"],
        types=(verb["rdf:type"] + iri["rdf:Statement"], verb["rdf:type"] + iri["kgo:Claim"]),
        modality=verb["kgo:modality"] + iri[f"kgo:{_MODALITY[modality]}"],
        polarity=verb["kgo:polarity"] + iri[f"kgo:{_POLARITY[polarity]}"],
        rule=verb["kgo:rule"] + plain(rule),
        key=sized(predicate, rule, polarity, modality),
    )


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
        predicate, evidence = predicate_of(claim, source.ontology), claim.evidence
        crossed = predicate.symmetric and claim.subject > claim.object
        ends = (claim.object, claim.subject) if crossed else (claim.subject, claim.object)
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


def shared_lines(source: Source, claims: Iterable[Weighed]) -> Mapping[bytes, Collection[bytes]]:
    """The direct edges of asserted claims, both ways where the predicate is symmetric, and the events: several claims may make one."""
    told: defaultdict[bytes, dict[bytes, None]] = defaultdict(dict)
    arc, kg = source.terms.arc, source.terms.kg
    classes = {entity.id: entity.type for entity in source.extraction.entities}
    for one in claims:
        if one.asserted:
            subject, obj, name = one.claim.subject, one.claim.object, f"kgo:{one.predicate.name}"
            told[kg(subject)][arc(name, obj)] = None
            if one.predicate.symmetric:
                told[kg(obj)][arc(name, subject)] = None
        if one.event:
            told[one.event].update(dict.fromkeys(_event_lines(source, one, classes)))
    return told


_sized = lru_cache(maxsize=_SIZED)(sized)


def claim_lines(source: Source, claims: Iterable[Weighed], statements: Sequence[bytes]) -> Iterator[Lines]:
    """The claims by their IRI: those that differ only in topics or in why they were found share one.

    The IRI is made of everything else that the claim says, so that the same reading of the same article has the same IRI, whatever
    else the article says. The two readings of a symmetric claim are one. `statements` are the IRIs of the extraction's statements.
    """
    by_key: dict[str, list[Weighed]] = {}
    for one in claims:
        claim = one.claim
        speakers = sorted(claim.speakers) if len(claim.speakers) > 1 else claim.speakers
        ends, said = _sized(str(6 + len(speakers)), *one.ends), _sized(*speakers, claim.time, claim.place, claim.role, claim.quantity)
        by_key.setdefault(f"{one.place.key}{ends}{one.frame.key}{said}", []).append(one)
    for key, same in by_key.items():
        yield source.terms.node(f"claim/{hashed(key)}"), _claim(source, sorted(same, key=_order) if len(same) > 1 else same, statements)


def _order(one: Weighed) -> tuple[object, ...]:
    claim = one.claim
    words = tuple((w.start, w.end) for w in claim.evidence.words)
    statement = -1 if claim.statement is None else claim.statement
    return claim.subject, claim.object, words, claim.evidence.why, claim.topics, not claim.own_side, statement


def _claim(source: Source, same: Sequence[Weighed], statements: Sequence[bytes]) -> list[bytes]:
    """One claim with all that its sentence gives; where several readings share the node, the first speaks and topics are put together."""
    verb, arc, frame, claim = source.terms.verb, source.terms.arc, same[0].frame, same[0].claim
    said = [arc("rdf:object", claim.object), frame.predicate, arc("rdf:subject", claim.subject), *frame.types]  # in the order of the IRIs
    if claim.speakers:
        said += dict.fromkeys([arc("prov:wasAttributedTo", speaker) for speaker in claim.speakers])
    if claim.statement is not None:
        said.append(verb["kgo:inStatement"] + statements[claim.statement])
    said += (frame.modality, frame.polarity, frame.rule, *_evidence_lines(source, same[0].place, claim.evidence))
    if claim.time:
        said.append(verb["kgo:time"] + _moment(claim.time))
    if claim.place:
        said.append(arc("kgo:place", claim.place))
    if claim.role:
        said.append(verb["kgo:role"] + _word(claim.role))
    if claim.quantity:
        said.append(verb["kgo:quantity"] + plain(claim.quantity))
    for one in same:
        said += [line for line in _reading_lines(source, one) if line not in said]
    return said


def _reading_lines(source: Source, one: Weighed) -> dict[bytes, None]:
    """What only one of the readings of a claim may say."""
    verb, arc, claim = source.terms.verb, source.terms.arc, one.claim
    said = dict.fromkeys([arc("kgo:topic", topic) for topic in claim.topics]) if claim.topics else {}
    if one.event:
        said[verb["kgo:event"] + one.event] = None
    if claim.own_side:
        said[b'%b"true"^^%b' % (verb["kgo:ownSide"], source.terms.iri["xsd:boolean"])] = None
    return said


@lru_cache(maxsize=_MOMENTS)
def _moment(iso: str) -> bytes:
    return flat(moment(iso)).encode()


_word = lru_cache(maxsize=_WORDS)(plain)


def _evidence_lines(source: Source, place: Place, evidence: Evidence) -> list[bytes]:
    """The sentence, the marks in it and the reason; the rule stands in the frame of a claim."""
    verb = source.terms.verb
    said = [place.derived]
    if marks := marks_of(evidence):
        said.append(b'%b"%b"' % (verb["kgo:marks"], marks.encode()))
    if evidence.why:
        said.append(verb["kgo:why"] + _word(evidence.why))
    return said


def marks_of(evidence: Evidence) -> str:
    """The words of the evidence as half-open ranges within the sentence's text: "0-3 5-7". Words outside the sentence have none."""
    first, last = evidence.sentence.start, evidence.sentence.end
    inside: list[tuple[int, int]] = []
    for word in evidence.words:
        start, end = word.start, word.end
        if first <= start < end <= last:
            inside.append((start - first, end - first))
    if len(inside) > 1:
        inside = sorted(set(inside))
    return " ".join([f"{start}-{end}" for start, end in inside])


def statement_node(source: Source, statement: Statement) -> bytes:
    """The IRI of a statement: its article, place, speaker and words."""
    key = source.place(statement.evidence.sentence).key + sized(statement.speaker, statement.verb, statement.text)
    return source.terms.node(f"statement/{hashed(key)}")


def statement_lines(source: Source, statement: Statement, known: Collection[str]) -> list[bytes]:
    """Who said what, to whom, and through which outlet; `known` are the ids of the article's entities."""
    iri, verb, arc = source.terms.iri, source.terms.verb, source.terms.arc
    said = [
        verb["rdf:type"] + iri["prov:Entity"],
        verb["rdf:type"] + iri["kgo:Statement"],
        verb["kgo:rule"] + _word(statement.evidence.rule),
        arc("kgo:speaker", statement.speaker),
        *_evidence_lines(source, source.place(statement.evidence.sentence), statement.evidence),
    ]
    if statement.verb:
        said.append(verb["kgo:verb"] + _word(statement.verb))
    if statement.text:
        said.append(verb["kgo:text"] + plain(statement.text))
    if statement.commitment:
        said.append(verb["kgo:commitment"] + _word(statement.commitment))
    for name, who in (("kgo:addressee", statement.addressee), ("kgo:outlet", statement.outlet)):
        if who:
            said.append(arc(name, who) if who in known else verb[name] + plain(who))
    return said


def _event_lines(source: Source, one: Weighed, classes: Mapping[str, str]) -> list[bytes]:
    """The event that an asserted claim tells of; what is alleged or planned has not been said to happen. `classes` are those of the entities."""
    claim, predicate = one.claim, one.predicate
    iri, verb, arc = source.terms.iri, source.terms.verb, source.terms.arc
    said = [verb["rdf:type"] + iri["sem:Event"]]
    for end in (claim.subject, claim.object):
        kind = classes.get(end, "")
        said.append(arc("sem:hasActor" if kind in _ACTORS else "sem:hasPlace" if kind == "Place" else "schema:about", end))
    if claim.place:
        said.append(arc("sem:hasPlace", claim.place))
    if claim.time:
        said.append(verb["sem:hasTimeStamp"] + _moment(claim.time[:10]))
    if predicate.mode:
        said.append(verb["kgo:ploverMode"] + plain(predicate.mode))
    if predicate.plover:
        said.append(verb["kgo:plover"] + iri[f"kgo:PLOVER_{predicate.plover}"])
    if predicate.cameo:
        said.append(verb["kgo:cameo"] + iri[f"kgo:CAMEO_{predicate.cameo}"])
    return said
