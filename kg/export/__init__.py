"""A graph in the formats that other programs read: RDF in all its forms, and the network for Gephi, networkx, Neo4j and Excel.

In comes a store, or the path of a graph; out come pieces of bytes in one of `FORMATS` (`pieces`), or the tables of a folder (`tables`), and
`save` puts either where it belongs, whole or not at all. What must hold: the same graph gives the same bytes; text out of articles is
escaped as the format demands, and what the format cannot hold becomes U+FFFD; N-Quads and N-Triples take no more memory for a larger graph.
"""

from kg.export.forms import FORMATS, SUFFIXES, form_of, pieces, save, tables

__all__ = ["FORMATS", "SUFFIXES", "form_of", "pieces", "save", "tables"]
