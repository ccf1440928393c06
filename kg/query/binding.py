"""Values of parameters put into a query, never as pasted text: each becomes an RDF term, and the terms one VALUES block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

import pyoxigraph as ox

from kg.errors import QueryError, guess
from kg.prose import shadow
from kg.query.engine import Result, Term, run_query
from kg.query.named import NamedQuery, Parameter
from kg.query.names import Names

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_SKIPPED = re.compile(r"#[^\n]*|\"(?:[^\"\\]|\\.?+)*+\"?|'(?:[^'\\]|\\.?+)*+'?|<[^<>\s]*>")  # where a brace is no brace
_BRACE = re.compile(r"\{")
_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
_TEMPLATE = re.compile(r"\bCONSTRUCT\s*\{", re.IGNORECASE)  # whose first brace opens the template, not the body


def ask(store: ox.Store, query: NamedQuery, values: Mapping[str, str], names: Names | None = None) -> Result:
    """Run a named query with the values given; `names` saves reading the labels again.

    Raises:
        QueryError: a value is missing, not of its type, or names nothing in the graph; or the query itself is at fault.
    """
    return run_query(store, bind(query, values, names or Names(store)))


def bind(query: NamedQuery, values: Mapping[str, str], names: Names) -> str:
    """The query's text with a VALUES block at the start of its body, for the parameters that have a value.

    Raises:
        QueryError: as for `ask`.
    """
    known = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise QueryError(f"The query {query.name} has no parameter {name!r}{guess(name, known)}; {takes}")
    terms: dict[str, tuple[Term, ...]] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value:
            terms[parameter.name] = _terms(parameter, value, names)
        elif parameter.required:
            raise QueryError(f"The query {query.name} needs -p {parameter.name}=… ({parameter.type}: {parameter.about})")
    return _with_values(query, terms) if terms else query.sparql


def _terms(parameter: Parameter, value: str, names: Names) -> tuple[Term, ...]:
    """What `value` stands for; text comes as written and in simplified script, so that it is found in either."""
    if parameter.type == "entity":
        return names.find(value)
    if parameter.type == "text":
        return tuple(ox.Literal(text) for text in sorted({value, shadow(value)}))
    if parameter.type == "number":
        if not value.isascii() or not value.isdigit():
            raise QueryError(f"{parameter.name} is a whole number such as 10, not {value!r}")
        return (ox.Literal(int(value)),)
    if not _DATE.fullmatch(value):
        raise QueryError(f"{parameter.name} is a date such as 2025-05-08, 2025-05 or 2025, not {value!r}")
    return (ox.Literal(value),)


def _with_values(query: NamedQuery, terms: Mapping[str, tuple[Term, ...]]) -> str:
    """The block goes on the line of the body's opening brace, so that a fault's line number stays the file's."""
    blank = _SKIPPED.sub(lambda m: " " * len(m.group()), query.sparql)
    body = (_WHERE if _TEMPLATE.search(blank) else _BRACE).search(blank)
    if body is None:
        raise QueryError(f"{query.source}: no body {{ … }} to put the parameters into")
    head = " ".join(f"?{name}" for name in terms)
    rows = " ".join("(" + " ".join(str(term) for term in row) + ")" for row in product(*terms.values()))
    return f"{query.sparql[: body.end()]} VALUES ({head}) {{ {rows} }}{query.sparql[body.end() :]}"
