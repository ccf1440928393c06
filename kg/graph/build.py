"""One extraction as RDF: everything of one article, in one named graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.graph.claims import claim_lines, edge_lines, event_lines, event_node, statement_lines, statement_node, weighed
from kg.graph.names import Namespaces
from kg.graph.nodes import Source, article_lines, entity_lines, mention_lines, sentence_lines
from kg.graph.terms import Told, sorted_lines
from kg.ontology import Ontology
from kg.types import Evidence, Extraction

DEFAULT = Namespaces()


def quads(extraction: Extraction, ontology: Ontology, names: Namespaces = DEFAULT, *, mentions: bool = False) -> list[ox.Quad]:
    """What was read out of one article, as quads of the graph that bears the article's IRI; each once, and without blank nodes.

    `mentions` adds every mention as a `nif:Phrase`; they are many.

    Raises:
        GraphError: a claim or an entity is of a kind that the ontology does not have.
    """
    return list(ox.parse(article_nquads(extraction, ontology, names, mentions=mentions), format=ox.RdfFormat.N_QUADS))


def article_nquads(extraction: Extraction, ontology: Ontology, names: Namespaces = DEFAULT, *, mentions: bool = False) -> bytes:
    """The same as sorted N-Quads.

    Raises:
        GraphError: as `quads`.
    """
    source = Source(extraction, ontology, names)
    return sorted_lines(_told(source, mentions=mentions), source.article)


def told(extraction: Extraction, ontology: Ontology, names: Namespaces = DEFAULT, *, mentions: bool = False) -> Told:
    """The same as triples.

    Raises:
        GraphError: as `quads`.
    """
    return _told(Source(extraction, ontology, names), mentions=mentions)


def _told(source: Source, *, mentions: bool) -> Told:
    extraction, kg = source.extraction, source.terms.kg
    found: dict[bytes, Sequence[bytes]] = {kg(entity.id): entity_lines(source, entity) for entity in extraction.entities}
    others: dict[bytes, list[bytes]] = defaultdict(list)
    for subject, said in _others(source):
        others[subject] += said
    if mentions:
        for subject, said in mention_lines(source):
            others[subject] += said
    for subject, said in others.items():
        found[subject] = sorted({*said, *found.get(subject, ())})
    return found


def _others(source: Source) -> Iterator[tuple[bytes, Iterable[bytes]]]:
    """What is told of whom besides what entities are; of some in several places."""
    extraction = source.extraction
    yield source.article, article_lines(source)
    claims = weighed(source)
    classes = {entity.id: entity.type for entity in extraction.entities}
    for claim in claims:
        if claim.asserted:
            yield from edge_lines(source, claim)
            if claim.predicate.event:
                yield event_node(source, claim), event_lines(source, claim, classes)
    statements = [statement_node(source, statement) for statement in extraction.statements]
    yield from claim_lines(source, claims, statements)
    for node, statement in zip(statements, extraction.statements, strict=True):
        yield node, statement_lines(source, statement, classes)
    told: list[Evidence] = [*(claim.evidence for claim in extraction.claims), *(said.evidence for said in extraction.statements)]
    for span in {(evidence.sentence.start, evidence.sentence.end): evidence.sentence for evidence in told}.values():
        yield source.place(span).node, sentence_lines(source, span)
