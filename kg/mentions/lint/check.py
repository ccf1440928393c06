"""All checks of the tables, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions.lint.dates import lint_dates
from kg.mentions.lint.finding import Finding, note, of_form
from kg.mentions.lint.links import lint_links
from kg.mentions.lint.names import lint_names
from kg.mentions.lint.written import lint_script
from kg.mentions.tables import File, Tables, read_tables


def check_tables(files: Sequence[File], own: Sequence[File] = ()) -> list[Finding]:
    """Everything found in the tables, faults first, then by file and line; `own` are the user's, beside the shipped `files`."""
    tables = read_tables(files, own)
    found = {*map(of_form, tables.faults), *_amendments(tables)}
    for lint in (lint_names, lint_script, lint_dates, lint_links):
        found.update(lint(tables))
    return sorted(found, key=lambda f: (f.level, f.file, f.line, f.what))


def _amendments(tables: Tables) -> Iterator[Finding]:
    """The user's rows that amend ours, so that nobody does so unawares."""
    for row in tables.names:
        if "+" in row.file:
            what = f"this row amends {row.cells['id']} ({row.file.partition('+')[0]})"
            yield note(row, what, "its names are added and its other cells replace ours; take another id for another thing")
