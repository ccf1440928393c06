"""Why a name was linked: the form of the name, its row in the tables, and what decided where several things bear it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.explain.edge import Reason
from kg.graph import Namespaces, digits, term
from kg.inputs import recognised, to_document
from kg.knowledge import Knowledge
from kg.mentions import Gazetteer
from kg.pipeline import extract
from kg.prose.script import shadow
from kg.read import parse_date

_REGIONS = {"CN": "the Mainland", "HK": "Hong Kong", "TW": "Taiwan", "SG": "Singapore"}
_CONCEPT = "concept/"  # with which ids of concepts begin that no list has


@dataclass(frozen=True, slots=True)
class Link:
    """One entity of a claim: its IRI, the words of the sentence that name it ("" where none do), and why they mean it."""

    entity: str
    words: str
    why: str


def why_named(words: str, entity: str, found_by: str, known: Gazetteer) -> str:
    """In one line, why `words` were linked to `entity`; `found_by` as the mention has it."""
    entry = known.entries.get(entity)
    how, _, decided = found_by.partition("; ")
    if entry is None:
        return f"{how}: no row of the tables" + (f"; {decided}" if decided else "")
    name = shadow(words)
    regions = sorted({_REGIONS[tag[-2:]] for tag, regional in entry.regional if shadow(regional) == name})
    if name in {shadow(label) for _, label in entry.labels}:
        form = "its usual name"
    elif regions:
        form = f"its name in {' and '.join(regions)}"
    elif name in entry.names:
        form = "one of its names"
    else:
        form = f"its short form {how.partition(':')[2]}" if how.startswith("short:") else how
    others = [one for one in known.names.get(name, ()) if one != entity]
    shared = f"; also a name of {', '.join(others)}" if others else ""
    return f"{form}, {entry.row}{shared}" + (f"; chosen because: {decided}" if decided else "")


def offices_on(known: Gazetteer, entity: str, day: str) -> str:
    """The offices that a person held on an ISO day, each with its row; "" where none is known."""
    held = [f"{o.role or o.office} of {o.of} from {o.start or '?'} to {o.end or 'now'}, {o.row}" for o in known.offices_of(entity) if o.held_on(day)]
    return "; ".join(held) if day else ""


def explain_names(store: ox.Store, reason: Reason, knowledge: Knowledge) -> tuple[Link, ...]:
    """Why subject, object and speakers of one claim are who they are.

    The mentions are those of the graph, where it was built with them; else those of the article read once more, where its file is there
    and has not changed; else whatever names of the entity the sentence has.
    """
    claim = ox.NamedNode(reason.claim)
    ends = [_text(q.object) for name in ("rdf:subject", "rdf:object") for q in store.quads_for_pattern(claim, term(name), None, None)]
    named = _in_graph(store, reason) or _read_again(reason, knowledge)
    return tuple(_link(iri, reason, named, knowledge.gazetteer) for iri in dict.fromkeys([*ends, *reason.speakers]))


def _link(iri: str, reason: Reason, named: dict[str, tuple[str, str]] | None, known: Gazetteer) -> Link:
    entity = iri.removeprefix(Namespaces().data)
    if named is not None and iri in named:
        words, found_by = named[iri]
        return Link(iri, words, why_named(words, entity, found_by, known))
    if named is None:
        plain = shadow(reason.sentence)
        for start, end, name in known.scan(plain):
            if entity in known.names[name]:
                return Link(iri, reason.sentence[start:end], why_named(reason.sentence[start:end], entity, "gazetteer", known))
    if link := _concept(iri, entity, reason.sentence, known):
        return link
    office = offices_on(known, entity, reason.time or reason.published)
    why = "not named in this sentence" + (f": {reason.why}" if reason.why else "")
    return Link(iri, "", f"{why}; {office}" if office else why)


def _concept(iri: str, entity: str, sentence: str, known: Gazetteer) -> Link | None:
    """A concept by the words for it in the sentence; no mention, since concepts are read as the object of a verb."""
    entry = known.entries.get(entity)
    words = entry.names if entry is not None and entry.type == "Concept" else (entity.removeprefix(_CONCEPT),) if entity.startswith(_CONCEPT) else ()
    plain = shadow(sentence)
    named = max((word for word in words if word in plain), key=len, default="")
    if not named:
        return None
    at = plain.index(named)
    said = sentence[at : at + len(named)]
    return Link(iri, said, why_named(said, entity, "gazetteer", known) if entry is not None else "the sentence's own words")


def _in_graph(store: ox.Store, reason: Reason) -> dict[str, tuple[str, str]] | None:
    """The mentions of a sentence by entity, as `kg build --mentions` kept them: their words, and how they were found."""
    found: dict[str, tuple[str, str]] = {}
    for quad in store.quads_for_pattern(None, term("nif:referenceContext"), ox.NamedNode(reason.article), None) if reason.article else ():
        facts = {q.predicate.value: _text(q.object) for q in store.quads_for_pattern(quad.subject, None, None, None)}
        entity = facts.get(term("itsrdf:taIdentRef").value)
        begin = facts.get(term("nif:beginIndex").value, "")
        if entity and reason.begin <= digits(begin) < reason.end:
            found.setdefault(entity, (facts.get(term("nif:anchorOf").value, ""), facts.get(Namespaces().kgo("foundBy").value, "")))
    return found or None


def _read_again(reason: Reason, knowledge: Knowledge) -> dict[str, tuple[str, str]] | None:
    """The same from the article itself; None where its file is not there or is another now."""
    path = Path(reason.source)
    try:
        data = path.read_bytes() if path.is_file() else b""  # a graph may name a device, which has no end
        if not reason.article.endswith(f"/{sha256(data).hexdigest()[:16]}"):
            return None
        published = parse_date(reason.published) if reason.published else None
        extraction = extract(to_document(recognised(data, reason.source), published, reason.publisher), knowledge)
    except (OSError, ValueError, KgError):
        return None
    document, names = extraction.document, Namespaces()
    found: dict[str, tuple[str, str]] = {}
    for mention in extraction.mentions:
        if mention.entity and mention.span.end > mention.span.start and reason.begin <= document.origin(mention.span.start) < reason.end:
            found.setdefault(names.kg(mention.entity).value, (mention.span.of(document.text), mention.found_by))
    return found


def _text(node: object) -> str:
    return str(getattr(node, "value", node))
