"""The generated pages of docs/, ontology.ttl and context.jsonld: `python -m kg.cli.manual [FOLDER]`, or `make docs`.

The page on the command line says what `--help` of each verb says, laid out here, so that a new version of click changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from kg.cli.app import kg
from kg.cli.say import message
from kg.evaluate.rules_doc import rules_document
from kg.graph import context_file, ontology_turtle
from kg.graph.ontology_md import ontology_markdown
from kg.knowledge import load_knowledge
from kg.ontology import load_ontology
from kg.query import manual, named_queries, open_store

_HEAD = """# The command line

`kg VERB`, also `python -m kg VERB`. Data go to stdout, messages and progress to stderr; `-` is stdin or stdout.
A flag goes before the environment (`KG_*`), that before `kg.toml`, that before the default; `kg config` shows each value and where it
comes from. This page is what `--help` of each verb says. It is generated: `make docs`.
"""
_SHARED = {"--debug", "--quiet"}  # what every verb takes is said once
_EVERYWHERE = """Every verb takes `--debug` (show tracebacks), `--quiet` (no messages but errors) and `--help`.
`-q` is short for `--quiet`, but in `kg query`, where it is the query's text.
"""


def cli_page() -> str:
    """docs/cli.md: every verb with its help, its flags and real invocations."""
    return "\n".join([_HEAD, _text(kg), _EVERYWHERE, *(part for name, verb in kg.commands.items() for part in _verb(f"kg {name}", verb))])


def pages(sample: Path) -> dict[str, str]:
    """The generated pages by file name; `sample` is the graph that docs/queries.md asks.

    Raises:
        KgError: the sample cannot be read, or a query of it does not run.
    """
    queries = manual(named_queries([]).values(), open_store(sample))
    rules = rules_document(load_knowledge())
    return {"cli.md": cli_page(), "ontology.md": ontology_markdown(load_ontology()), "queries.md": queries, "rules.md": rules}


def _verb(name: str, verb: click.Command) -> Iterator[str]:
    group = isinstance(verb, click.Group)
    arguments = [p for p in verb.params if isinstance(p, click.Argument)]
    words = [name, *["VERB"] * group, *(p.metavar or (f"{p.name}" if p.required else f"[{p.name}]").upper() for p in arguments)]
    yield f"## {name}\n"
    yield f"`{' '.join(words)}`\n"
    yield _text(verb)
    rows = [_option(p) for p in verb.params if isinstance(p, click.Option) and not _SHARED & set(p.opts)]
    if rows:
        yield "\n".join(["| flag | | |", "|---|---|---|", *rows, ""])
    if isinstance(verb, click.Group):
        for below, inner in verb.commands.items():
            yield from _verb(f"{name} {below}", inner)


def _text(verb: click.Command) -> str:
    """The help's paragraphs, the indented ones as code."""
    parts = []
    for paragraph in cleandoc(verb.help or "").split("\n\n"):
        if "\n  " in paragraph:
            parts.append("```console\n" + "\n".join(line.strip() for line in paragraph.splitlines()[1:]) + "\n```\n")
        else:
            parts.append(paragraph + "\n")
    return "\n".join(parts)


def _option(option: click.Option) -> str:
    flags = ", ".join(f"`{flag}`" for flag in (*option.opts, *option.secondary_opts))
    kind = option.type
    choices = " ".join(f"`{c}`" for c in kind.choices) if isinstance(kind, click.Choice) else ""
    value = "" if option.is_flag else choices or f"`{option.metavar or kind.name.upper()}`"
    envvar = f" Also `{option.envvar}`." if option.envvar else ""
    default = f" By default `{option.default}`." if option.show_default and not option.is_flag else ""
    return f"| {flags} | {value} | {option.help or ''}{default}{envvar} |"


def _main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    written = {folder / name: text for name, text in pages(folder.parent / "tests" / "query_sample.ttl").items()}
    written[folder.parent / "kg" / "resources" / "ontology.ttl"] = ontology_turtle(load_ontology())
    written[folder.parent / "kg" / "resources" / "context.jsonld"] = context_file()
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
        message(f"Wrote {path}")


if __name__ == "__main__":
    _main()
