"""What rows say of other rows and of other catalogues: parts and wholes, identifiers, kinds, and the order of the lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from kg.errors import guess
from kg.mentions.lint.finding import Finding, fault, note
from kg.mentions.tables import Row, Tables

OF_STATES = frozenset({"head-of-state", "head-of-government", "foreign-minister", "defence-minister"})
IN_STATES = frozenset({"deputy-head", "governor", "legislature-head", "minister"})  # seldom of an organisation of states
CODES = {"iso3166": re.compile(r"[A-Z]{2,4}(-[A-Z0-9]{1,3})?$"), "geonames": re.compile(r"[1-9]\d{0,11}$")}


def lint_links(tables: Tables) -> Iterator[Finding]:
    """Everything about ids."""
    rows = {row.cells["id"]: row for row in tables.names}
    for row in tables.names:
        yield from _kind(row)
        yield from _whole(row, rows)
        if "--" in row.cells["id"]:
            yield fault(row, f"the id {row.cells['id']!r} has two hyphens in a row", "write one; two stand between ids in the graph")
    for row in tables.offices:
        yield from _post(row, rows)
    yield from _cycles(rows)
    yield from _identifiers(tables.names)
    yield from _order(tables.names, ("id",))
    yield from _order(tables.offices, ("person",))
    yield from _order(tables.members, ("member", "organisation"))


def _kind(row: Row) -> Iterator[Finding]:
    known, kind = kinds().get(row.cells["class"], ()), row.cells["kind"]
    if row.cells["class"] in kinds() and kind and kind not in known:
        yield fault(row, f"unknown kind {kind!r} of {row.cells['class']}{guess(kind, known)}", f"there are {', '.join(known) or 'none'}")


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """The narrower classes of each class, as `kinds.tsv` lists them."""
    lines = (files("kg") / "resources" / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: tuple(words.split()) for name, words in pairs}


def _whole(row: Row, rows: dict[str, Row]) -> Iterator[Finding]:
    whole = row.cells["in"]
    if whole and whole not in rows:
        yield fault(row, f"in {whole!r} is in no table{guess(whole, rows)}", "give the id of a row, or nothing")
    elif whole and row.cells["class"] == "Concept" and rows[whole].cells["class"] != "Concept":
        yield fault(row, f"the concept is in {whole}, a {rows[whole].cells['class']}", "give the broader concept, or nothing")


def _post(row: Row, rows: dict[str, Row]) -> Iterator[Finding]:
    """Offices of states that are not in a state, and holders from another one."""
    office, person, of = row.cells["office"], rows.get(row.cells["person"]), rows.get(row.cells["of"])
    if person is None or of is None:
        return
    if person.cells["class"] != "Person":
        yield fault(row, f"{row.cells['person']} is a {person.cells['class']}", "give the id of a person")
    if office in OF_STATES and of.cells["class"] != "Country":
        yield fault(row, f"{office} of {row.cells['of']}, which is of class {of.cells['class']}", "give the id of the state, or another kind")
    elif office in IN_STATES and of.cells["kind"] in ("igo", "bloc"):
        yield note(row, f"{office} of {row.cells['of']}, which is an {of.cells['kind']}", "see whether a state is meant")
    elif office in OF_STATES and person.cells["in"] not in ("", row.cells["of"], of.cells["in"]):
        yield note(row, f"{row.cells['person']} is in {person.cells['in']} ({person.where}), the office in {row.cells['of']}", "one may be wrong")


def _cycles(rows: dict[str, Row]) -> Iterator[Finding]:
    """Rows that lie in themselves by way of others, each cycle once, at its smallest id."""
    for start, row in rows.items():
        path, at = [start], row.cells["in"]
        while at in rows and at not in path:
            path.append(at)
            at = rows[at].cells["in"]
        if at == start == min(path):
            yield fault(row, f"it lies in itself: {' in '.join([*path, start])}", "take out the one that is wrong")


def _identifiers(names: tuple[Row, ...]) -> Iterator[Finding]:
    """Identifiers of other catalogues: known schemes, in their form, and each of one row only."""
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in names:
        codes = [code.strip() for code in row.cells["other"].split("|") if code.strip()]
        for code in codes:
            scheme, _, value = code.partition(":")
            if scheme not in CODES or not CODES[scheme].match(value):
                yield fault(row, f"{code!r} in column other is no identifier{guess(scheme, CODES)}", "write iso3166:CN or geonames:1814991")
        for code in (*codes, *([f"wikidata:{row.cells['wikidata']}"] if row.cells["wikidata"] else [])):
            bearers[code].append(row)
    for code, rows in bearers.items():
        for row in rows[1:]:
            yield fault(row, f"{code} is also that of {rows[0].cells['id']} ({rows[0].where})", "leave it to the row that it belongs to")


def _order(rows: tuple[Row, ...], keys: tuple[str, ...]) -> Iterator[Finding]:
    """The first line of each table that is out of order; a user's own table may have any."""
    by_file: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if "+" not in row.file:
            by_file[row.file].append(row)
    for of_file in by_file.values():
        breaks = [next(((a, b) for a, b in pairwise(of_file) if b.cells[key] < a.cells[key]), None) for key in keys]
        if all(breaks) and (pair := breaks[0]) is not None:
            (one, other), key = pair, keys[0]
            say = note if other.own else fault
            yield say(other, f"{other.cells[key]} stands after {one.cells[key]}", f"sort the table by {key} (by code points, as LC_ALL=C sort does)")
