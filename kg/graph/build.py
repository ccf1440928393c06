"""One extraction as RDF: everything of one article, in one named graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pyoxigraph as ox

from kg.graph.claims import Weighed, claim_lines, edge_lines, event_lines, statement_lines, statement_node, weighed
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
    claims = weighed(source)
    several = _of_several(source, claims)
    own = chain(_own(source, claims), mention_lines(source) if mentions else ())
    for subject, said in chain(own, several.items()):
        found[subject] = sorted({*said, *found[subject]}) if subject in found else sorted(said)
    return found


def _of_several(source: Source, claims: Iterable[Weighed]) -> dict[bytes, set[bytes]]:
    """The edges and events of claims: several claims may make one."""
    told: dict[bytes, set[bytes]] = defaultdict(set)
    classes = {entity.id: entity.type for entity in source.extraction.entities}
    for claim in claims:
        if claim.asserted:
            for subject, edge in edge_lines(source, claim):
                told[subject].add(edge)
        if claim.event:
            told[claim.event].update(event_lines(source, claim, classes))
    return told


def _own(source: Source, claims: Sequence[Weighed]) -> Iterator[tuple[bytes, Iterable[bytes]]]:
    """What only this article tells of: itself, its claims, statements and sentences; of each what is said, each once."""
    extraction = source.extraction
    yield source.article, article_lines(source)
    statements = [statement_node(source, statement) for statement in extraction.statements]
    yield from claim_lines(source, claims, statements)
    known = {entity.id for entity in extraction.entities}
    for node, statement in zip(statements, extraction.statements, strict=True):
        yield node, statement_lines(source, statement, known)
    told: list[Evidence] = [*(claim.evidence for claim in extraction.claims), *(said.evidence for said in extraction.statements)]
    for span in {(evidence.sentence.start, evidence.sentence.end): evidence.sentence for evidence in told}.values():
        yield source.place(span).node, sentence_lines(source, span)
