"""Questions to a graph: SPARQL, and named queries with parameters.

In go a store and a query, or the name of one with values for its parameters; out comes a `Result` of plain RDF terms. The default graph
is the union of all graphs (`merged`), no query changes the store, and no value is ever pasted into a query's text unescaped.
"""

from kg.query.binding import ask, bind
from kg.query.engine import Result, merged, open_store, run_query
from kg.query.faults import fault as query_fault
from kg.query.faults import unknown_names
from kg.query.forms import as_json
from kg.query.manual import manual
from kg.query.named import NamedQuery, Parameter, find_named, named_queries, parse_named
from kg.query.names import Names, plain
from kg.query.prefixes import PREFIXES, expand, shorten

__all__ = [
    "PREFIXES",
    "NamedQuery",
    "Names",
    "Parameter",
    "Result",
    "as_json",
    "ask",
    "bind",
    "expand",
    "find_named",
    "manual",
    "merged",
    "named_queries",
    "open_store",
    "parse_named",
    "plain",
    "query_fault",
    "run_query",
    "shorten",
    "unknown_names",
]
