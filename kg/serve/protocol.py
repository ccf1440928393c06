"""The SPARQL 1.1 Protocol (W3C Recommendation of 2013), its query side: what of a request is the query, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

import pyoxigraph as ox

from kg.serve.reply import Reply, refusal

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = "GET, HEAD, POST, OPTIONS"
_FIELDS = 1000
_READ_ONLY = "This endpoint is read-only: updates are refused."


def question(method: str, search: bytes, content_type: str, body: bytes, accept: str) -> dict[str, Any] | Reply:
    """What a request asks, as `sparql.answer` takes it; or why it asks nothing.

    Args:
        method: GET, HEAD or POST.
        search: the address after its question mark, as sent.
        content_type: the header of a POST, "" for none.
        body: of a POST.
        accept: the Accept headers, joined by commas.
    """
    pairs = _pairs(search)
    if isinstance(pairs, Reply):
        return pairs
    if method == "POST":
        kind, charset = _content_type(content_type)
        if kind == UPDATE:
            return refusal(403, _READ_ONLY)
        if kind not in (FORM, DIRECT):
            return refusal(415, f"A POST is of type {FORM} or {DIRECT}, not {kind or 'of none'}.", {"Accept-Post": f"{FORM}, {DIRECT}"})
        if charset not in ("", "utf-8", "utf8"):
            return refusal(415, f"A query is sent in UTF-8, not {charset}.")
        more = _posted(kind, body)
        if isinstance(more, Reply):
            return more
        pairs = [*pairs, *more]
    return _asked(pairs, accept)


def _asked(pairs: Sequence[tuple[str, str]], accept: str) -> dict[str, Any] | Reply:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    if "update" in values:
        return refusal(403, _READ_ONLY)
    queries = values.get("query", [])
    if len(queries) != 1:
        return refusal(400, "There is no query: give it as query=…" if not queries else f"There are {len(queries)} queries: give one.")
    graphs = {"default_graphs": values.get("default-graph-uri", []), "named_graphs": values.get("named-graph-uri", [])}
    for iri in (*graphs["default_graphs"], *graphs["named_graphs"]):
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            return refusal(400, f"{iri!r} is no IRI of a graph: {error}")
    return {"query": queries[0], "accept": accept, **graphs}


def _pairs(encoded: bytes) -> list[tuple[str, str]] | Reply:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        return refusal(400, "What is sent is not in UTF-8, percent-encoded.")
    except ValueError as error:
        return refusal(400, f"The parameters cannot be read: {error}")


def _posted(kind: str, body: bytes) -> list[tuple[str, str]] | Reply:
    if kind == FORM:
        return _pairs(body)
    try:
        return [("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        return refusal(400, f"The query is not in UTF-8: byte {error.start} cannot be read.")


def _content_type(header: str) -> tuple[str, str]:
    """Type and charset of a Content-Type header, both in lower case, "" where not given."""
    kind, *parameters = (part.strip().lower() for part in header.split(";"))
    given = dict(parameter.partition("=")[::2] for parameter in parameters)
    return kind, given.get("charset", "").strip('" ')


def cors(allowed: bool) -> Mapping[str, str]:
    """The headers that let pages of other sites read an answer, where that was asked for."""
    if not allowed:
        return {}
    return {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Expose-Headers": "X-Rows",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
