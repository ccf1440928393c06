"""Answers in the forms that other programs read."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from kg.query.engine import Result, Term

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def as_json(result: Result) -> dict[str, Any]:
    """SPARQL 1.1 Query Results JSON, of SELECT and ASK."""
    if result.answer is not None:
        return {"head": {}, "boolean": result.answer}
    bindings = [{name: _term(term) for name, term in zip(result.variables, row, strict=True) if term is not None} for row in result.rows]
    return {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}


def _term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    plain: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language:
        return plain | {"xml:lang": term.language}
    return plain if term.datatype.value == _STRING else plain | {"datatype": term.datatype.value}
