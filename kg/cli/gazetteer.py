"""What kg knows beforehand: kg gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.cli.options import PATH, Day, Verb, Verbs, common, row_format
from kg.cli.say import data, message, table
from kg.errors import UsageError, guess

FAULTY = 2
FORMS = ("ttl", "nq", "nt", "trig", "jsonld")

own_tables = click.option(
    "--gazetteer", type=PATH, multiple=True, envvar="KG_GAZETTEER", metavar="FILE", help="A name list besides the shipped ones."
)  # fmt: skip


@click.group(cls=Verbs)
def gazetteer() -> None:
    """The name lists: the shipped ones and your own.

    Examples:
      kg gazetteer check my-names.csv
      kg gazetteer show 川普
      kg gazetteer export --format ttl > known.ttl
    """


@gazetteer.command("check", cls=Verb)
@click.argument("tables", nargs=-1, type=PATH, metavar="[FILE]...")
@click.option("--notes", is_flag=True, help="Show also what is no fault, but should be looked at.")
@own_tables
@row_format
@common
def gazetteer_check(tables: tuple[Path, ...], gazetteer: tuple[Path, ...], notes: bool, form: str | None) -> int:
    """Check the shipped name lists and your own: every fault with its file and line, and what to do. Exit code 2 where there is one.

    Seen are names that two rows share with nothing to tell them apart, parts that lie in themselves, dates that cannot be, identifiers
    used twice, the wrong one of two characters (皇后, 以後), stray blanks, unknown kinds. Notes are about your own files unless --notes is given.

    Examples:
      kg gazetteer check
      kg gazetteer check my-names.csv my-offices.csv
      kg gazetteer check --notes --format json
    """
    from kg.knowledge import check_gazetteer, load_names

    given = (*tables, *(path for path in gazetteer if path not in tables))
    found = check_gazetteer(given)
    mine = {file.name for path in given for file in (path.glob("*.csv") if path.is_dir() else [path])}
    faults = [one for one in found if one.level == "fault"]
    shown = [one for one in found if one.level == "fault" or notes or one.file.rpartition("+")[2] in mine]
    if shown or form is not None:
        table(["level", "where", "what", "do"], [[one.level, one.where, one.what, one.do] for one in shown], form)
    hidden = f"; {len(found) - len(shown)} notes, which --notes shows" if len(found) > len(shown) else ""
    if faults:
        message(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}, the first at {faults[0].where}{hidden}")
        return FAULTY
    known = load_names(given)
    counts = f"{len(known.entries)} names of things, {len(known.offices)} offices, {len(known.memberships)} memberships"
    message(f"No fault: {counts}, the shipped ones among them{hidden}.", minor=True)
    return 0


@gazetteer.command("show", cls=Verb)
@click.argument("name")
@click.option("--on", "day", type=Day(), metavar="DATE", help="Only offices and memberships of that day.")
@own_tables
@common
def gazetteer_show(name: str, day: Any, gazetteer: tuple[Path, ...]) -> int:
    """Show what is known of a name or an id: its rows, labels, names by region, offices and memberships, each with file and line.

    Examples:
      kg gazetteer show 川普
      kg gazetteer show China --on 2025-05-09
    """
    from kg.knowledge import load_names
    from kg.prose.script import shadow

    known = load_names(gazetteer)
    ids = [name] if name in known.entries else known.names.get(shadow(name), known.shorts.get(shadow(name), ()))
    if not ids:
        raise UsageError(f"nothing known is called {name!r}{guess(shadow(name), [*known.names, *known.entries])}")
    for one in ids:
        data("\n".join([*_lines(known, one, day.isoformat() if day else ""), ""]))
    return 0


def _lines(known: Any, one: str, day: str) -> Iterator[str]:
    entry = known.entries[one]
    yield f"{one} ({entry.type}{f', {entry.kind}' if entry.kind else ''}), {entry.row}"
    facts = [*entry.labels, *entry.regional, ("names", "、".join(entry.names)), ("only in compounds", "、".join(entry.short))]
    facts += [("in", entry.within), ("from", entry.start), ("to", entry.end), ("codes", " ".join(entry.codes)), ("same as", " ".join(entry.same_as))]
    yield from (f"  {what:18}{value}" for what, value in facts if value)
    held = [(o, f"{o.person} {o.role or o.office} of {o.of}") for o in known.offices if one in (o.person, o.of)]
    held += [(m, f"{m.member} {m.role or 'member'} of {m.organisation}") for m in known.memberships if one in (m.member, m.organisation)]
    for fact, what in held:
        if not day or fact.held_on(day):
            yield f"  {what}, {fact.start or '?'} to {fact.end or 'now'}, {fact.row}"


@gazetteer.command("export", cls=Verb)
@click.option("--format", "form", type=click.Choice(FORMS), default="ttl", show_default=True, help="What to write.")
@own_tables
@common
def gazetteer_export(form: str, gazetteer: tuple[Path, ...]) -> int:
    """Write all that is known beforehand as RDF: things with their labels, offices and memberships with their dates, as org: facts.

    kg build --background puts the part that a graph needs beside it.

    Examples:
      kg gazetteer export > known.ttl
      kg gazetteer export --format nq --gazetteer my-names.csv > known.nq
    """
    from kg.graph import background, write
    from kg.knowledge import load_names
    from kg.ontology import load_ontology

    data(write(background(load_names(gazetteer), load_ontology()), form))
    return 0


VERBS = (gazetteer,)
