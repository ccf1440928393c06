"""One query against the graph, in its own process: what is refused, how much may come back, and in which form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query import PREFIXES, Result, as_json, query_fault
from kg.serve.negotiate import choose
from kg.serve.reply import Reply, refusal
from kg.serve.settings import Limits

ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_UTF8 = {"text/csv", "text/tab-separated-values", "text/turtle"}
# What holds words that are no keywords: IRIs, strings, comments, variables, prefixed names, language tags.
_OTHER = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*|\"{3}(?:[^\\]|\\.?+)*?(?:\"{3}|\Z)|'{3}(?:[^\\]|\\.?+)*?(?:'{3}|\Z)|"(?:[^"\\\n\r]|\\.?+)*+"?|'(?:[^'\\\n\r]|\\.?+)*+'?|[?$@]\w+"""
    r"""|[\w.-]{0,200}:(?:[\w.:%-]|\\.?+)*+""",
    re.DOTALL,
)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class TooMuchError(Exception):
    """An answer grew over a limit; the message says which."""


def answer(store: ox.Store, given: Mapping[str, Any], limits: Limits) -> Reply:
    """The answer to a query of the protocol.

    Args:
        store: the graph, its default graph the union of all.
        given: `query`, `accept`, the lists `default_graphs` and `named_graphs`, and the `base` of relative IRIs.
        limits: rows and bytes; more is refused whole, never cut off.
    """
    query: str = given["query"]
    if place := service_at(query):
        line, column = place
        return refusal(403, f"SERVICE at line {line}, column {column} is refused: this server asks no other one.")
    try:
        found = store.query(query, base_iri=given["base"], prefixes=dict(PREFIXES), **_dataset(given))
        if isinstance(found, ox.QueryTriples):
            return _triples(found, given["accept"], limits)
        return _rows(found, given["accept"], limits)
    except (SyntaxError, RuntimeError, ValueError, OSError) as error:
        return _faulty(query_fault(query, error))
    except TooMuchError as error:
        return refusal(422, str(error))


def _faulty(fault: QueryError) -> Reply:
    text = str(fault)
    return refusal(403 if "would change the graph" in text else 400, text)


def service_at(query: str) -> tuple[int, int] | None:
    """Line and column of the first SERVICE of a query, None where there is none; the process could reach no other server anyway."""
    plain = _ESCAPED.sub(lambda code: chr(min(int(code[1] or code[2], 16), 0x10FFFF)), query)
    found = _SERVICE.search(_OTHER.sub(lambda other: " " * len(other[0]), plain))
    if found is None:
        return None
    before = plain[: found.start()]
    return before.count("\n") + 1, found.start() - before.rfind("\n")


def _dataset(given: Mapping[str, Any]) -> dict[str, Any]:
    """The protocol's data set, which goes before the query's own; where it names graphs of one kind, there are none of the other."""
    default, named = (_graphs(given[name]) for name in ("default_graphs", "named_graphs"))
    return {"default_graph": default, "named_graphs": named} if default or named else {}


def _graphs(iris: Iterable[str]) -> list[ox.NamedNode]:
    return [ox.NamedNode(iri) for iri in iris]


def _rows(found: ox.QuerySolutions | ox.QueryBoolean, accept: str, limits: Limits) -> Reply:
    form = choose(accept, list(ROWS))
    if form is None:
        return _unacceptable(ROWS)
    if isinstance(found, ox.QueryBoolean):
        return Reply(200, _typed(form), found.serialize(format=ROWS[form]) or b"", {"Vary": "Accept"})
    variables = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(solution[name] for name in variables) for solution in _upto(found, limits.rows, "rows"))
    body = json.dumps(as_json(Result(variables, rows)), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    if ROWS[form] != ox.QueryResultsFormat.JSON:
        again = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        assert isinstance(again, ox.QuerySolutions)
        body = again.serialize(format=ROWS[form]) or b""
    return _sized(Reply(200, _typed(form), body, {"Vary": "Accept", "X-Rows": str(len(rows))}), limits)


def _triples(found: ox.QueryTriples, accept: str, limits: Limits) -> Reply:
    form = choose(accept, list(TRIPLES))
    if form is None:
        return _unacceptable(TRIPLES)
    triples = sorted(set(_upto(found, limits.rows, "triples")), key=str)
    return _sized(Reply(200, _typed(form), serialized(triples, form), {"Vary": "Accept"}), limits)


def serialized(triples: Iterable[ox.Triple], media_type: str) -> bytes:
    """Triples in one of the `TRIPLES` forms, with the prefixes of this graph that they use."""
    triples = list(triples)
    iris = {node.value for triple in triples for node in (triple.subject, triple.predicate, triple.object) if isinstance(node, ox.NamedNode)}
    used = {prefix: space for prefix, space in PREFIXES.items() if any(iri.startswith(space) for iri in iris)}
    return ox.serialize(triples, format=TRIPLES[media_type], prefixes=used) or b""


def _upto(found: Iterable[Any], most: int, what: str) -> Iterator[Any]:
    for number, one in enumerate(found):
        if number == most:
            raise TooMuchError(
                f"Stopped at the row limit: the answer has more than {most} {what}, and nothing of it is sent. "
                f"Add LIMIT {most} (and OFFSET for the next), count instead, or start kg serve with a higher --row-limit."
            )
        yield one


def _sized(reply: Reply, limits: Limits) -> Reply:
    if len(reply.body) > limits.answer:
        raise TooMuchError(f"Stopped: the answer has {len(reply.body)} bytes, and {limits.answer} is the limit. Nothing of it is sent; add a LIMIT.")
    return reply


def _typed(form: str) -> str:
    return f"{form}; charset=utf-8" if form in _UTF8 else form


def _unacceptable(offers: Mapping[str, object]) -> Reply:
    return refusal(406, f"None of the forms that are asked for is there; there are {', '.join(offers)}.", {"Vary": "Accept"})
