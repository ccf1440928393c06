"""Extractions as RDF, and RDF as files and back: the first floor that knows rdflib and oxigraph.

In comes an `Extraction` with the `Ontology`; out come quads in the article's own named graph, by the contract: entities, claims
with their evidence, statements, events, the article, its sentences, and the direct edges that the claims allow; or a `Gazetteer`, and out
comes what is known beforehand, in one more named graph. What must hold: IRIs
are made from content and there are no blank nodes, so graphs merge by plain union; the same quads give the same bytes in every
format; text from articles is only ever the value of a literal, or percent-encoded in an IRI. What needs rdflib (`rdflib_form`, `validate`) is not
at this door: loading it takes as long as loading all else.
"""

from kg.graph.background import background
from kg.graph.build import article_nquads, quads, told
from kg.graph.claims import is_asserted, marks_of
from kg.graph.context import context_file
from kg.graph.dataset import Counts, count_quads, describe
from kg.graph.generations import Generation, hold_current, is_current, is_merged
from kg.graph.literals import digits
from kg.graph.names import Namespaces, term
from kg.graph.ontology_ttl import ontology_turtle
from kg.graph.paragraph import Paragraph, paragraphs_of
from kg.graph.read import SUFFIXES, contents, load_store, read_quads
from kg.graph.terms import Told, sorted_lines, value_of
from kg.graph.turtle import heading, paragraphs, prefix_lines, subjects_of, triples_of
from kg.graph.write import FORMATS, line_of, write

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Counts",
    "Generation",
    "Namespaces",
    "Paragraph",
    "Told",
    "article_nquads",
    "background",
    "contents",
    "context_file",
    "count_quads",
    "describe",
    "digits",
    "heading",
    "hold_current",
    "is_asserted",
    "is_current",
    "is_merged",
    "line_of",
    "load_store",
    "marks_of",
    "ontology_turtle",
    "paragraphs",
    "paragraphs_of",
    "prefix_lines",
    "quads",
    "read_quads",
    "sorted_lines",
    "subjects_of",
    "term",
    "told",
    "triples_of",
    "value_of",
    "write",
]
