"""Why: for an edge of a graph, its sentences, speakers, rules and names; for a sentence, what was found in it.

In go a store and the IRIs of subject, predicate and object, or a text; out come values or lines to read. Nothing is judged here
anew: an explanation only shows what the graph or the pipeline holds.
"""

from kg.explain.edge import Explanation, Reason, explain_edge, reasons
from kg.explain.names import Link, explain_names
from kg.explain.sentence import explain_sentence

__all__ = ["Explanation", "Link", "Reason", "explain_edge", "explain_names", "explain_sentence", "reasons"]
