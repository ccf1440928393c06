"""One extraction as RDF: everything of one article, in one named graph."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.claims import claim_triples, edge_triples, event_triples, merged, statement_triples
from kg.graph.names import Namespaces
from kg.graph.nodes import Source, Triple, article_triples, entity_triples, mention_triples, sentence_triples
from kg.ontology import Ontology
from kg.types import Extraction

DEFAULT = Namespaces()


def quads(extraction: Extraction, ontology: Ontology, names: Namespaces = DEFAULT, *, mentions: bool = False) -> list[ox.Quad]:
    """What was read out of one article, as quads of the graph that bears the article's IRI; each once, and without blank nodes.

    `mentions` adds every mention as a `nif:Phrase`; they are many.

    Raises:
        GraphError: a claim or an entity is of a kind that the ontology does not have.
    """
    graph = names.article(extraction.document.id)
    return [ox.Quad(*triple, graph) for triple in triples_of(extraction, ontology, names, mentions=mentions)]


def triples_of(extraction: Extraction, ontology: Ontology, names: Namespaces = DEFAULT, *, mentions: bool = False) -> list[Triple]:
    """The same as triples."""
    return list(dict.fromkeys(triples(Source(extraction, ontology, names), mentions=mentions)))


def triples(source: Source, *, mentions: bool) -> Iterator[Triple]:
    """What was read out of one article; some of it may come twice."""
    extraction = source.extraction
    yield from article_triples(source)
    for entity in extraction.entities:
        yield from entity_triples(source, entity)
    for claim in extraction.claims:
        yield from edge_triples(source, claim)
    for node, same in merged(source):
        yield from claim_triples(source, node, same)
    yield from event_triples(source, extraction.claims)
    for index in range(len(extraction.statements)):
        yield from statement_triples(source, index)
    told = [claim.evidence.sentence for claim in extraction.claims] + [said.evidence.sentence for said in extraction.statements]
    for span in sorted(set(told)):
        yield from sentence_triples(source, span)
    if mentions:
        yield from mention_triples(source)
