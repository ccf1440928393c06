"""Asking: kg query."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kg.cli.options import PATH, Verb, common, default_graph, lang
from kg.cli.say import as_json, data, message, row_form, table
from kg.errors import UsageError

OWN = Path("queries")
FORMS = ("table", "tsv", "csv", "json", "ttl", "nt", "markdown")
NOTHING_FOUND = 1


@click.command(cls=Verb)
@click.argument("words", nargs=-1, metavar="[GRAPH] [@NAME]")
@click.option("-q", "--query", "sparql", metavar="SPARQL", help="The query itself; kg:, kgo:, skos:, … need no PREFIX.")
@click.option("--query-file", type=PATH, metavar="FILE", help="A file with the query, - for stdin.")
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A value for a parameter of a named query.")
@click.option("--list", "listed", is_flag=True, help="List the named queries with their parameters.")
@click.option("--format", "form", type=click.Choice(FORMS), help="By default a table on a terminal, and TSV into a pipe.")
@click.option("--names/--iris", default=None, help="Show labels or IRIs; by default labels for named queries.")
@click.option("--fail-empty", is_flag=True, help="Exit with 1 where nothing is found.")
@lang
@common
def query(words: tuple[str, ...], listed: bool, **flags: Any) -> int:
    """Ask a graph (outputs/graph.nq by default): SPARQL 1.1, or a named query.

    Named queries ship with kg or lie in queries/NAME.rq. An entity is given by any of its names in either script.

    Examples:
      kg query --list
      kg query @met -p actor=習近平 -p since=2025-05
      kg query outputs/graph.ttl @opposes -p what=单边主义 --format csv
      kg query -q 'SELECT ?who ?what { ?who kgo:supports ?what } LIMIT 10'
      kg query graph.nq --query-file mine.rq --format json | jq .
      kg query -q 'CONSTRUCT { ?s kgo:meets ?o } WHERE { ?s kgo:meets ?o }' --format ttl
    """
    graphs = [word for word in words if not word.startswith("@")]
    names = [word for word in words if word.startswith("@")]
    if len(graphs) > 1 or len(names) > 1:
        raise UsageError(f"one graph and one @NAME at most, not {shlex.join(words)}; a query's text goes after -q")
    if any("{" in graph for graph in graphs):
        raise UsageError("a query's text goes after -q: kg query GRAPH -q 'SELECT …'")
    graph = Path(graphs[0]) if graphs else None
    if listed:
        return _list(graph, flags["form"])
    return _ask(default_graph(graph), names[0] if names else None, flags)


def _ask(graph: Path, name: str | None, flags: dict[str, Any]) -> int:
    from kg.query import Names, bind, find_named, open_store, parse_named, run_query, unknown_names

    given = [source for source in (name, flags["sparql"], flags["query_file"]) if source is not None]
    if len(given) != 1:
        raise UsageError("give one of -q SPARQL, --query-file FILE and @NAME; kg query --list shows the named ones")
    if name is not None:
        asked = find_named(name, [OWN])
    else:
        text = flags["sparql"] if flags["sparql"] is not None else _read(flags["query_file"])
        asked = parse_named("given", text, str(flags["query_file"] or "-q"))
    store = open_store(graph)
    labels = Names(store, flags["lang"].split(","))
    sparql = bind(asked, _parameters(flags["parameters"]), labels)
    result = run_query(store, sparql)
    shown = flags["names"] if flags["names"] is not None else name is not None
    _show(result, labels if shown else None, flags["form"])
    if result.empty:
        for line in ["Nothing was found.", *unknown_names(store, sparql)]:
            message(line, minor=True)
    return NOTHING_FOUND if result.empty and flags["fail_empty"] else 0


def _parameters(pairs: Sequence[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"-p {pair}: write it as NAME=VALUE, such as -p actor=习近平")
        values[name.strip()] = value.strip()
    return values


def _read(path: Path) -> str:
    import sys

    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _show(result: Any, labels: Any, form: str | None) -> None:
    """Rows as a table, with labels for IRIs where `labels` are given; triples as Turtle."""
    from kg.query import as_json as results_json
    from kg.query import shorten

    if result.triples is not None:
        _show_triples(result.triples, form or "ttl")
    elif form == "json":
        data(as_json(results_json(result)))
    elif form in ("ttl", "nt", "markdown"):
        raise UsageError(f"--format {form} is for triples, and this query gives rows; take table, tsv, csv or json")
    elif result.answer is not None:
        data("true\n" if result.answer else "false\n")
    else:

        def cell(term: Any) -> str:
            if labels is not None:
                return str(labels.text(term))
            value = "" if term is None else str(getattr(term, "value", term))
            return shorten(value) if row_form(form) == "table" and type(term).__name__ == "NamedNode" else value

        table(result.variables, [[cell(term) for term in row] for row in result.rows], form)


def _show_triples(triples: Sequence[Any], form: str) -> None:
    import pyoxigraph as ox

    from kg.graph import write

    if form not in ("ttl", "nt"):
        raise UsageError(f"--format {form} is for rows, and this query gives triples; take ttl or nt")
    data(write([ox.Quad(t.subject, t.predicate, t.object) for t in triples], form))


def _list(graph: Path | None, form: str | None) -> int:
    from kg.query import manual, named_queries, open_store

    known = named_queries([OWN])
    if form == "markdown":
        data(manual(known.values(), open_store(default_graph(graph))))
        return 0
    rows = []
    for named in known.values():
        takes = [f"{p.name}:{p.type}{'' if p.required else f'={p.default}' if p.default else '?'}" for p in named.parameters]
        example = f"kg query @{named.name} {named.sample}".rstrip()
        rows.append([f"@{named.name}", f"{named.title} · {named.title_zh}", " ".join(takes), example])
    table(["query", "what it asks", "parameters", "example"], rows, form)
    return 0


VERBS = (query,)
