"""From the RDF graph to a network: entities as nodes, one edge for each subject, predicate and object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import networkx as nx
import pyoxigraph as ox

from kg.errors import UsageError, guess
from kg.ontology import Ontology, load_ontology
from kg.prose.script import shadow
from kg.view.reading import ONTOLOGY, Citation, Named, Reader

Triple = tuple[str, str, str]


def network(
    graph: ox.Store | Reader, *, focus: str | None = None, since: date | None = None, until: date | None = None, namespace: str = ONTOLOGY
) -> nx.MultiDiGraph[str]:
    """The network that a graph of the contract tells.

    Nodes are entities, by IRI, with `class`, `labels` (language tag to label), `names` (tuple), `degree` (how many other entities it
    is tied to), `same_as` (tuple of IRIs). An edge's key is the predicate's name; its attributes are `count` (of its citations),
    `direct` (the graph asserts the triple itself), `polarities`, `modalities`, `speakers` (sorted tuples; "" is the article's own
    voice), `dates` (sorted) and `evidence` (sorted tuple of `Citation`). Symmetric predicates have one edge, from the smaller IRI.
    `graph["cited"]` maps the IRIs of speakers, places and topics to `Named`.

    Args:
        graph: a store with the graph in any named graphs, or a reader of it.
        focus: a name or an IRI; only that entity, the entities tied to it, and the edges among them.
        since: leave out what is dated wholly before that day (the claim's time, else the article's date; what has neither is out).
        until: leave out what is dated wholly after that day.
        namespace: the ontology's IRI in this store.

    Raises:
        UsageError: `focus` names nothing in the graph, or `since` comes after `until`.
    """
    if since and until and since > until:
        raise UsageError(f"--since {since} comes after --until {until}: nothing can lie between them; exchange them")
    ontology, reader = load_ontology(), graph if isinstance(graph, Reader) else Reader(graph, namespace)
    entities = {iri: reader.named(iri, kind) for kind in ontology.classes for iri in reader.of_type(kind)}
    told = _told(reader, ontology, entities)
    dated = since is not None or until is not None
    drawn = _nodes(entities)
    direct = _direct(reader, ontology, entities)
    for triple in sorted(told.keys() | direct):
        kept = tuple(sorted(c for c in told.get(triple, ()) if not dated or _within(c.date or c.published, since, until)))
        if kept or not dated:
            subject, predicate, obj = triple
            drawn.add_edge(subject, obj, key=predicate, **_summary(kept, direct=triple in direct))
    if focus is not None:
        centre = _find(entities, focus)
        kept_nodes = {centre, *_neighbours(drawn, centre)}
        drawn.remove_nodes_from([iri for iri in drawn if iri not in kept_nodes])
        drawn.graph["focus"] = centre
    return _finished(drawn, entities, reader)


def excerpt(reader: Reader, entities: Mapping[str, Named], relations: Mapping[Triple, tuple[bool, Iterable[str]]]) -> nx.MultiDiGraph[str]:
    """The network of some entities, and of some relations between them: of each whether it is asserted, and the claims (IRIs) to be shown."""
    graph = _nodes(entities)
    for subject, predicate, obj in sorted(relations):
        direct, claims = relations[subject, predicate, obj]
        found = {claim[3] for iri in claims if (claim := reader.claim(iri)) is not None}
        graph.add_edge(subject, obj, key=predicate, **_summary(tuple(sorted(found)), direct=direct))
    return _finished(graph, entities, reader)


def _nodes(entities: Mapping[str, Named]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(entities):
        named = entities[iri]
        attributes = {"class": named.kind, "labels": named.labels, "names": named.names, "same_as": named.same_as, "degree": 0}
        graph.add_node(iri, **attributes)
    return graph


def _finished(graph: nx.MultiDiGraph[str], entities: Mapping[str, Named], reader: Reader) -> nx.MultiDiGraph[str]:
    for iri in graph:
        graph.nodes[iri]["degree"] = len(_neighbours(graph, iri))
    graph.graph["cited"] = {iri: entities.get(iri) or reader.named(iri) for iri in _cited(graph)}
    return graph


def _told(reader: Reader, ontology: Ontology, entities: dict[str, Named]) -> dict[Triple, set[Citation]]:
    """Every claim's citation under its triple; symmetric triples from the smaller IRI."""
    told: dict[Triple, set[Citation]] = defaultdict(set)
    for iri in reader.of_type("Claim"):
        claim = reader.claim(iri)
        if claim is None:
            continue
        subject, predicate, obj, citation = claim
        if subject in entities and obj in entities and predicate in ontology.predicates:
            told[ordered(ontology, subject, predicate, obj)].add(citation)
    return told


def _direct(reader: Reader, ontology: Ontology, entities: dict[str, Named]) -> set[Triple]:
    return {
        ordered(ontology, subject, predicate, obj)
        for predicate in ontology.predicates
        for subject, obj in reader.edges(predicate)
        if subject in entities and obj in entities
    }


def ordered(ontology: Ontology, subject: str, predicate: str, obj: str) -> Triple:
    """The relation as the network has it: a symmetric one from the smaller IRI."""
    if ontology.predicates[predicate].symmetric and obj < subject:
        return obj, predicate, subject
    return subject, predicate, obj


def _summary(citations: tuple[Citation, ...], *, direct: bool) -> dict[str, object]:
    return {
        "count": len(citations),
        "direct": direct,
        "polarities": tuple(sorted({c.polarity for c in citations})),
        "modalities": tuple(sorted({c.modality for c in citations})),
        "speakers": tuple(sorted({speaker for c in citations for speaker in c.speakers or ("",)})),
        "dates": tuple(sorted({day for c in citations if (day := c.date or c.published)})),
        "evidence": citations,
    }


def _within(moment: str, since: date | None, until: date | None) -> bool:
    """Whether a year, month, day or time (ISO) overlaps the range; ISO dates compare as text, a prefix standing for all it begins."""
    day = moment[:10]
    if not day:
        return False
    return (since is None or day >= since.isoformat()[: len(day)]) and (until is None or day <= until.isoformat()[: len(day)])


def _neighbours(graph: nx.MultiDiGraph[str], iri: str) -> set[str]:
    return {*graph.successors(iri), *graph.predecessors(iri)} - {iri}


def _cited(graph: nx.MultiDiGraph[str]) -> list[str]:
    """The IRIs that citations name and that the page must be able to label."""
    found: set[str] = set()
    for _, _, data in graph.edges(data=True):
        for citation in data["evidence"]:
            found |= {*citation.speakers, *citation.topics, citation.place}
    return sorted(found - {""})


def _names(entity: Named) -> Iterable[str]:
    return (entity.iri, *entity.labels.values(), *entity.names)


def _find(entities: dict[str, Named], name: str) -> str:
    """The IRI of the entity that has that name in any script, whatever its case; the smallest of several."""
    wanted = shadow(name).casefold()
    known = {shadow(text).casefold(): iri for iri in sorted(entities, reverse=True) for text in _names(entities[iri])}
    if wanted not in known:
        names = sorted({text for entity in entities.values() for text in _names(entity)})
        raise UsageError(f"no entity of this graph is called {name!r}{guess(name, names)}; a name in either script or an IRI will do")
    return known[wanted]
