"""The last stage: matches and facts become claims, entities and statements of one extraction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from kg.knowledge import Knowledge
from kg.mentions import Gazetteer
from kg.mentions.facts import WHY, Fact
from kg.pipeline.entities import Entities
from kg.pipeline.reading import Reading
from kg.pipeline.statements import statements_of
from kg.pipeline.when_where import place_of, time_of
from kg.prose.clauses import NOUNS, Clause
from kg.resolve import Linker, office_holders, position_object
from kg.rules import Match, Side
from kg.types import Claim, Evidence, Extraction, Mention, Span

_OFFICE = re.compile(r"(?:为|担任|出任|接任|任|当选)([^，。、“”]{2,16}?)(?:一职|职务|$)")

_NAMELESS = frozenset({"Group", "Pronoun", "Title"})
_OFFICES = frozenset({"agency", "ministry", "court"})  # bodies that have staff, and no members
_WATERS = frozenset({"sea", "strait", "river", "lake"})
_ANNOUNCES = ("宣布", "宣告")
# What nobody does to his own state, nor a state with its own organ.
_OF_OTHERS = frozenset(("aids", "agreesWith", "attacks", "cooperatesWith", "negotiatesWith", "partnerOf", "protestsTo", "sanctions", "threatens"))
_ACTS_OF_SPEAKING = frozenset({"callsFor", "criticizes", "praises", "protestsTo", "threatens", "urges"})


def assemble(reading: Reading, knowledge: Knowledge) -> Extraction:
    """Claims in the order of the text, each once for each sentence; entities for every mention and every claim."""
    entities, linker = Entities(reading.document, knowledge.gazetteer, knowledge.finder.words), reading.linker
    named: list[Mention] = []
    for mention in reading.found.mentions:
        entity = linker.link(mention) if mention.entity else ""
        entities.add_mention(entity, mention)
        if mention.type not in _NAMELESS:
            named.append(mention if entity == mention.entity else _linked(mention, entity, linker, knowledge.gazetteer))
    for seat in reading.found.seats:  # who says 华盛顿指责… names the city, though the state is meant
        entities.add_known(seat.entity, seat)
    statements, index = statements_of(reading)
    claims = [c for f in reading.phrases.facts if (c := _fact_claim(f, reading, knowledge, entities))]
    claims += [c for m in reading.matches if (c := _claim(m, reading, knowledge, entities, index))]
    for statement in statements:
        entities.need(statement.speaker)
    titles = list(office_holders(reading.found.positions, linker, knowledge.lexicon))
    mentions = sorted([*named, *_apart(titles, named)], key=lambda m: (m.span.start, m.span.end))
    return Extraction(
        document=reading.document, sentences=reading.sentences, mentions=tuple(mentions), entities=entities.all(),
        claims=_in_order(claims), statements=tuple(statements),
    )  # fmt: skip


def _in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the order of the text; of those that differ only in how they were found, the first."""
    unique: dict[tuple[object, ...], Claim] = {}
    for triple, claim in sorted([(_triple(claim), claim) for claim in claims], key=itemgetter(0)):
        unique.setdefault((triple, claim.polarity, claim.modality, claim.speakers), claim)
    return tuple(unique.values())


def _triple(claim: Claim) -> tuple[int, int, str, str, str]:
    """What a claim says, behind the sentence that says it."""
    sentence = claim.evidence.sentence
    return sentence.start, sentence.end, claim.subject, claim.predicate, claim.object


def _apart(titles: Sequence[Mention], named: Sequence[Mention]) -> Sequence[Mention]:
    """The titles that share no character with what is named (驻华大使 holds a country)."""
    if not titles:
        return titles
    covered = {at for m in named for at in range(m.span.start, m.span.end)}
    return [t for t in titles if covered.isdisjoint(range(t.span.start, t.span.end))]


def _linked(mention: Mention, entity: str, linker: Linker, known: Gazetteer) -> Mention:
    """The mention of a name with several bearers, with the entity that it stands for here, and how that was settled."""
    entry = known.entries.get(entity) if mention.found_by.startswith("gazetteer:") else None
    return replace(mention, entity=entity, found_by=f"{f'gazetteer:{entry.row}' if entry else mention.found_by}; {linker.why(mention)}")


def _fact_claim(fact: Fact, reading: Reading, knowledge: Knowledge, entities: Entities) -> Claim | None:
    sentence = reading.sentence_at(fact.span.start)
    if fact.span.end > sentence.end:  # what begins in one sentence and ends in another is said by neither
        return None
    subject = reading.linker.link(fact.subject)
    target = owner = reading.linker.link(fact.object)
    role = fact.role
    if fact.predicate == "hasPosition":
        target = position_object(fact.role, owner, reading.linker, of_state=fact.rule == "title-state")
        if target != owner and fact.object.type == "Organization" and fact.object.found_by != "office":
            role = entities.organ_words(fact.object, target) + role
    if not subject or not target or subject == target:
        return None
    entities.add_known(subject, fact.subject)
    if target == owner and fact.object.found_by != "office":  # an office names nobody: 外长某某 is no name of the state
        entities.add_known(target, fact.object)
    else:
        entities.need(target)
    if not knowledge.ontology.predicates[fact.predicate].accepts(entities.type_of(subject), entities.type_of(target)):
        return None
    evidence = Evidence(sentence, fact.rule, (fact.span,), WHY.get(fact.rule, ""))
    return Claim(subject, fact.predicate, target, evidence, "-" if fact.denied else "+", fact.modality, role=role)


def _claim(match: Match, reading: Reading, knowledge: Knowledge, entities: Entities, index: dict[int, int]) -> Claim | None:
    settled, clause = match.settled, match.settled.clause
    subject = _side(match.subject, clause, entities)
    target = _side(match.object, clause, entities)
    predicate = knowledge.ontology.predicates[match.relation]
    doer = subject
    if match.relation == "breaksWith":  # a government breaks off relations for its state
        subject, target = _state_of(subject, reading.linker, entities, of_men=True), _state_of(target, reading.linker, entities)
    if match.relation == "invites":  # and so does it invite, and is invited
        subject, target = (_state_of(side, reading.linker, entities) if side.endswith("政府") else side for side in (subject, target))
    role = _role(match, clause, reading)
    if match.relation == "hasPosition" and (office := _office(match, clause)) is not None:
        role, _, kind = office.value.partition("|")
        target = position_object(role, target, reading.linker, of_state=kind == "Country")
        entities.need(target)
    if match.relation == "attacks" and _kind(target, knowledge.gazetteer) in _WATERS:
        return None  # 朝鲜向日本海发射导弹
    if match.relation == "memberOf" and reading.linker.is_person(subject) and _kind(target, knowledge.gazetteer) in _OFFICES:
        return None  # 特朗普重返白宫
    if not subject or not target or subject == target or not predicate.accepts(entities.type_of(subject), entities.type_of(target)):
        return None
    if (match.others or match.relation in _OF_OTHERS) and _is_own(subject, target, reading.linker, both=predicate.symmetric):
        return None
    speakers = settled.speakers if match.speakers is None else match.speakers
    by_saying = match.relation in _ACTS_OF_SPEAKING and not _within(match, doer, reading.linker)
    if doer in speakers and (by_saying or (predicate.group != "stances" and _is_announced(match, reading))):
        speakers = ()  # 普京表示，…，呼吁各方停火, 欧盟宣布加征关税: that is told by whoever tells that they speak
    own_words = bool(settled.speakers) and (doer in settled.speakers or doer in settled.own)
    time = time_of(match, predicate, own_words=own_words, announced=_is_announced(match, reading))
    sentence = reading.sentences[clause.sentence].span
    evidence = Evidence(sentence, match.rule, _words(match, clause, sentence), settled.why)
    return Claim(
        subject, match.relation, target, evidence, match.polarity, match.modality, speakers,  # type: ignore[arg-type]
        time=time, place=place_of(match, predicate, reading.linker),
        topics=_topics(match, clause, entities), role=role,
        statement=index.get(settled.statement) if settled.statement is not None and match.speakers is None and speakers else None,
        own_side=bool(speakers) and subject in (settled.own if match.speakers in (None, settled.speakers) else match.speakers),
    )  # fmt: skip


def _within(match: Match, doer: str, linker: Linker) -> bool:
    """Whether the words said name their speaker as who does it: 中国代表表示，|中方谴责…, |我感谢…; but 普京表示，…，|呼吁各方停火, |他呼吁…."""
    settled = match.settled
    named = settled.clause.subject[0].head.value if settled.clause.subject else ""
    return match.speakers is None and doer in settled.subjects and bool(settled.clause.subject) and (named[:1] == "我" or linker.is_country(doer))


def _is_own(subject: str, target: str, linker: Linker, *, both: bool) -> bool:
    """Whether what is done would be done to the doer's own state; or by a state to its own, where `both` do it."""
    return linker.side(subject) == target or (both and linker.side(target) == subject)


def _state_of(side: str, linker: Linker, entities: Entities, *, of_men: bool = False) -> str:
    """The state whose organ an actor is, or where asked (`of_men`) the one that a person speaks for; or the actor."""
    kind = entities.type_of(side) if side else ""
    state = linker.state(side) if kind == "Organization" else linker.side(side) if of_men and kind == "Person" else ""
    if not state or not linker.is_country(state):
        return side
    entities.need(state)
    return state


def _kind(entity: str, known: Gazetteer) -> str:
    entry = known.entries.get(entity)
    return entry.kind if entry is not None else ""


def _is_announced(match: Match, reading: Reading) -> bool:
    """Whether the speech only announces the deed (宣布): to announce one's own deed is to do it."""
    statement = match.settled.statement
    return statement is not None and reading.said[statement].verb in _ANNOUNCES


def _words(match: Match, clause: Clause, sentence: Span) -> tuple[Span, ...]:
    """Subject, verb and object as far as they stand in the sentence; the clause's own subject goes before where the match has none."""
    ranges = ((match.subject.start, match.subject.end), match.verb, (match.object.start, match.object.end))
    found = [clause.text_span(start, end) for start, end in ranges if end > start >= 0]
    spans = {(span.start, span.end): span for span in found if span.start < span.end}
    words = [spans[at] for at in sorted(spans)]
    if clause.subject and match.subject.start < 0:
        first, last = clause.subject[0].span, clause.subject[-1].span
        if (first.start, first.end) not in spans:
            words.insert(0, Span(first.start, last.end))
    return tuple([word for word in words if sentence.start <= word.start and word.end <= sentence.end])


def _side(side: Side, clause: Clause, entities: Entities) -> str:
    """The entity at one end of a match: known, or a concept made of the words."""
    if side.entity:
        entities.need(side.entity)
        return side.entity
    if side.start < 0 or side.end <= side.start:
        return ""
    span = clause.text_span(side.start, side.end)
    return entities.concept(span)


def _topics(match: Match, clause: Clause, entities: Entities) -> tuple[str, ...]:
    if not (match.topics or match.topic_words or match.told or clause.label):
        return ()
    out = [entities.concept(clause.text_span(*part)) for span in match.topics for part in _listed(clause.form, *span)]
    out += [entities.concept_words(part) for words in match.topic_words for part in _fields(words)]
    out += [entities.concept(span) for span in match.told]
    if clause.label:
        out.append(entities.concept_words(clause.label))
    return tuple(dict.fromkeys(t for t in out if t))


def _listed(form: str, start: int, end: int) -> list[tuple[int, int]]:
    """核能、网络、电影: the stretches of a topic that lists several; one stretch where what is joined is no list (全面、持久的和平)."""
    cuts = [start - 1, *(i for i in range(start, end) if form[i] == "、"), end]
    parts = [(a + 1, b) for a, b in pairwise(cuts)]
    shared = "的" in form[slice(*parts[-1])] and "的" not in form[slice(*parts[0])]
    whole = shared or any(b - a < 2 and form[a:b] not in NOUNS for a, b in parts) or any(c in form[start:end] for c in "“‘《（")
    return [(start, end)] if whole else parts


def _fields(words: str) -> list[str]:
    """停火、维和、交换战俘: the fields that a topic lists."""
    parts = [re.sub(r"(?:等|等方面|等领域|等问题)$", "", part) for part in re.split("、", words)]
    return parts if all(len(part) >= 2 for part in parts) else [words]


def _office(match: Match, clause: Clause) -> Mention | None:
    """The title that a match has for its object: 出任|日本首相."""
    noun = clause.nouns.get(match.object.start)
    head = noun.phrases[-1].head if noun else None
    return head if head is not None and head.type == "Title" else None


def _role(match: Match, clause: Clause, reading: Reading) -> str:
    if match.role == "verb":
        return clause.text_span(*match.verb).of(reading.document.text)
    if match.relation == "appoints":
        found = _OFFICE.search(clause.form, match.verb[1])
        return "".join(reading.document.text[clause.at[i]] for i in range(found.start(1), found.end(1))) if found else ""
    return ""
