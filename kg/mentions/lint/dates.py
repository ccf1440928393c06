"""Dates that cannot be, and two holders of what one person holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from kg.mentions.lint.finding import Finding, fault, note
from kg.mentions.tables import Row, Tables

SINGLE = frozenset({"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "head-of-organisation"})


def lint_dates(tables: Tables) -> Iterator[Finding]:
    """Everything about dates."""
    rows = {row.cells["id"]: row for row in tables.names}
    for row in (*tables.names, *tables.offices, *tables.members):
        yield from _period(row)
    for row in tables.offices:
        yield from _outlives(row, rows, "person", "of")
    for row in tables.members:
        yield from _outlives(row, rows, "member", "organisation")
    yield from _twice(tables.offices, ("person", "of", "office", "role"), "office")
    yield from _twice(tables.members, ("member", "organisation", "role"), "membership")
    yield from _two_holders(tables.offices)


def _period(row: Row) -> Iterator[Finding]:
    start, end = row.cells["from"], row.cells["to"]
    for column in ("from", "to"):
        if row.cells[column] and not _on_calendar(row.cells[column]):
            yield fault(row, f"{row.cells[column]} in column {column} is no day of the calendar", "write the right date, or a year or month alone")
    if start and end and end < start[: len(end)]:
        yield fault(row, f"it begins on {start} and ends before, on {end}", "mend the one that is wrong")


def _on_calendar(iso: str) -> bool:
    try:
        date.fromisoformat(iso + "0001-01-01"[len(iso) :])
    except ValueError:
        return False
    return True


def _outlives(row: Row, rows: dict[str, Row], *ends: str) -> Iterator[Finding]:
    """An office or a membership that begins when its person, country or organisation is no more, or that is dated before it was."""
    start = row.cells["from"]
    for column in ends:
        thing = rows.get(row.cells[column])
        if thing is None or not start:
            continue
        born, gone = thing.cells["from"], thing.cells["to"]
        if gone and gone < start[: len(gone)]:
            yield fault(row, f"it begins on {start}, and {row.cells[column]} ended on {gone} ({thing.where})", "mend the one that is wrong")
        elif born and start < born[: len(start)]:
            yield note(row, f"it begins on {start}, before {row.cells[column]} did, on {born} ({thing.where})", "fine where it had a predecessor")


def _twice(rows: tuple[Row, ...], columns: tuple[str, ...], what: str) -> Iterator[Finding]:
    """The same thing twice at the same time."""
    by_key: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        by_key[tuple(row.cells[column] for column in columns)].append(row)
    for same in by_key.values():
        for one, other in _overlapping(same):
            yield fault(other, f"this {what} stands at {one.where} already, at the same time", "leave one of them")


def _two_holders(offices: tuple[Row, ...]) -> Iterator[Finding]:
    by_seat: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in offices:
        if row.cells["office"] in SINGLE:
            by_seat[row.cells["of"], row.cells["office"]].append(row)
    for (of, office), rows in by_seat.items():
        for one, other in _overlapping(rows):
            if one.cells["person"] != other.cells["person"]:
                who = f"{one.cells['person']} ({one.where})"
                what = f"{other.cells['person']} is {office} of {of} while {who} is"
                yield note(other, what, "mend the dates, unless two may hold it")


def _overlapping(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of rows whose times overlap by more than the day on which one hands over to the other."""
    ordered = sorted(rows, key=lambda r: (r.cells["from"], r.line))
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 :]:
            end, start = one.cells["to"], other.cells["from"]
            if not end or end > start[: len(end)]:
                yield one, other
