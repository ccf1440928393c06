"""One extraction as RDF: everything of one article, in one named graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import pyoxigraph as ox

from kg.graph.claims import Weighed, claim_lines, shared_lines, statement_lines, statement_node, weighed
from kg.graph.names import Namespaces
from kg.graph.nodes import Source, article_lines, described, mention_lines, sentence_lines
from kg.graph.terms import Told, sorted_lines
from kg.ontology import Ontology
from kg.types import Extraction

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
    entities, claims = [described(source, entity) for entity in source.extraction.entities], weighed(source)
    found: dict[bytes, Sequence[bytes]] = {entity.node: entity.lines for entity in entities}
    own = chain([(source.article, article_lines(source, entities))], _own(source, claims), mention_lines(source) if mentions else ())
    for subject, said in chain(own, shared_lines(source, claims).items()):
        found[subject] = sorted({**dict.fromkeys(found[subject]), **dict.fromkeys(said)} if subject in found else said)
    return found


def _own(source: Source, claims: Sequence[Weighed]) -> Iterator[tuple[bytes, list[bytes]]]:
    """What only this article tells of: its claims, statements and sentences; of each what is said, each once."""
    extraction = source.extraction
    statements = [statement_node(source, statement) for statement in extraction.statements]
    yield from claim_lines(source, claims, statements)
    known = {entity.id for entity in extraction.entities}
    for node, statement in zip(statements, extraction.statements, strict=True):
        yield node, statement_lines(source, statement, known)
    for place in source.places():
        yield place.node, sentence_lines(source, place)
