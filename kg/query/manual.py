"""docs/queries.md: every named query with its parameters and a sample answer, written from the queries themselves."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

import pyoxigraph as ox

from kg.query.binding import ask
from kg.query.engine import Result, Term
from kg.query.named import NamedQuery
from kg.query.names import Names

_HEAD = """# Named queries

`kg query --list` lists them; `kg query GRAPH @NAME -p PARAMETER=VALUE` asks. Your own go into `queries/NAME.rq` beside where you work.
An entity is given by any of its names in any script, by `kg:Xi_Jinping`, or by its IRI; a date as 2025-05-08, 2025-05 or 2025.
The sample answers are of the small graph in `tests/query_sample.ttl`. This page is generated: `kg query tests/query_sample.ttl --list
--format markdown`.
"""


def manual(queries: Iterable[NamedQuery], store: ox.Store) -> str:
    """The page in Markdown; each sample is asked of `store` (as `merged` leaves it).

    Raises:
        QueryError: a sample does not run.
    """
    names = Names(store)
    return "\n".join([_HEAD, *(_section(query, store, names) for query in queries)])


def sample_values(query: NamedQuery) -> dict[str, str]:
    """The values that the header's sample gives, `-p actor=习近平`."""
    words = [word for word in shlex.split(query.sample) if word != "-p"]
    return dict(word.split("=", 1) for word in words)


def _section(query: NamedQuery, store: ox.Store, names: Names) -> str:
    lines = [f"## @{query.name}: {query.title} · {query.title_zh}", "", query.about, ""]
    if query.parameters:
        lines += ["| parameter | type | | |", "|---|---|---|---|"]
        for p in query.parameters:
            need = "required" if p.required else f"default {p.default}" if p.default else "optional"
            lines.append(f"| `{p.name}` | {p.type} | {need} | {p.about} |")
        lines.append("")
    lines += ["```console", f"$ kg query graph.nq @{query.name} {query.sample}".rstrip(), "```", ""]
    return "\n".join(lines + _table(ask(store, query, sample_values(query), names), names) + [""])


def _table(result: Result, names: Names) -> list[str]:
    rows = [" | ".join(_cell(term, names) for term in row) for row in result.rows]
    return [
        "| " + " | ".join(result.variables) + " |",
        "|" + "---|" * len(result.variables),
        *(f"| {row} |" for row in rows),
    ]


def _cell(term: Term | None, names: Names) -> str:
    return names.text(term).replace("|", "\\|").replace("\n", " ")
