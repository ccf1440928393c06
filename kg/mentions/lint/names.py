"""Names that two rows share, names that are ordinary words, and names written with the wrong signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.late import late
from kg.mentions.gazetteer import Entry, Gazetteer
from kg.mentions.lint.finding import Finding, fault, note
from kg.mentions.tables import Row, Tables
from kg.prose.words import Words

LISTS = ("names", "cn", "hk", "tw", "sg", "short")
TEXTS = ("en", "zh", "zh_hant", *LISTS)
_FREQUENT = 300  # how often jieba's dictionary counts a word that the news has every day: 文明 6585, 高峰 1556; 绿党 19, 首尔 4
_VERBS = "会访说称谈对将在与和同见赴致"  # what news goes on with after a person's name: 川普|会见, 普京|访华
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]")
_HAN = late("[\u3400-\u9fff]")
_NO_NAME = re.compile("[。；！？\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|^[、：]|[、：]$")


def lint_names(tables: Tables) -> Iterator[Finding]:
    """Everything about single names and about names that two rows have."""
    yield from _homonyms(tables)
    for row in tables.names:
        yield from _written(row)
    yield from _ordinary(tables)
    yield from _runs_on(tables)


def _homonyms(tables: Tables) -> Iterator[Finding]:
    """Names of two rows, with what tells them apart: an article can then mean one of them; else the second row is at fault."""
    rows = {row.cells["id"]: row for row in tables.names}
    known = Gazetteer(tables.entries)
    busy = {row.cells["person"] for row in tables.offices} | {row.cells["member"] for row in tables.members}
    for name, ids in sorted(known.names.items()):
        for first, second in ((one, other) for n, other in enumerate(ids) for one in ids[:n]):
            told = told_apart(known.entries[first], known.entries[second], busy)
            what = f"{name} is also a name of {first} ({known.entries[first].row})"
            if told:
                yield note(rows[second], what, f"told apart by {told}; a text that gives neither is left unlinked")
            else:
                yield fault(rows[second], what, f"{_MEANS.get(known.entries[second].type, _MEANS[''])}, or leave the name to one row")


_MEANS = {
    "Person": "give both an office, or each its country in column in",
    "": "give each its country or whole in column in, or dates that do not overlap",
}


def told_apart(one: Entry, other: Entry, busy: set[str]) -> str:
    """What tells two bearers of a name apart, "" where nothing does. `busy` are the ids with an office or a membership."""
    if one.type != other.type:
        return f"class ({one.type}, {other.type})"
    if one.within and other.within and one.within != other.within:
        return f"{'country' if one.type in ('Person', 'Place') else 'whole'} ({one.within}, {other.within})"
    if one.type == "Person" and {one.id, other.id} <= busy:
        return "office"
    if (one.end and other.start and one.end <= other.start) or (other.end and one.start and other.end <= one.start):
        return "date"
    return ""


def _written(row: Row) -> Iterator[Finding]:
    """Signs that no name has: blanks at its edges, full-width letters, marks of lists; and names given twice in one row."""
    seen: set[tuple[str, str]] = set()
    for column in TEXTS:
        cell = row.cells[column]
        if "｜" in cell:
            yield fault(row, f"column {column} has the full-width bar ｜", "write | between names")
        for raw in cell.split("|") if column in LISTS else [cell]:
            name = raw.strip()
            if (cell and not name) or raw != name or "  " in name:
                yield fault(row, f"column {column} has stray blanks or an empty name: {cell!r}", "write the names with one | between them")
            if column != "en" and (sign := _NO_NAME.search(name)):
                what = f"{name!r} in column {column} has a sign that names do not have: {unicodedata.name(sign[0], ascii(sign[0])).lower()}"
                yield fault(row, what, "write names alone, | between them")
            if _WIDE.search(name):
                yield fault(row, f"{name!r} in column {column} has full-width letters, digits or blanks", "write them half-width")
            if name and (name, column) in seen:
                yield note(row, f"{name} stands twice in column {column}", "once is enough")
            seen.add((name, column))


def _ordinary(tables: Tables) -> Iterator[Finding]:
    """Names that are frequent words of jieba's dictionary besides: they are found wherever the word stands."""
    words = Words()
    for row, entry in zip(tables.names, tables.entries, strict=True):
        if entry.type not in ("Concept", "Document"):
            for name in entry.names:
                if 1 < len(name) < 5 and _HAN.match(name) and words.has(name) and words.frequency(name) >= _FREQUENT:
                    tags = [word.tag for word in words.cut(name)]
                    proper = tags[0] in ("ns", "nt", "nrt", "j") or (tags[0] == "nr" and len(name) > 2)
                    if len(tags) == 1 and not proper:
                        yield note(row, f"{name} is a frequent word of the dictionary ({tags[0]})", "make sure that no text means the word by it")


def _runs_on(tables: Tables) -> Iterator[Finding]:
    """Names that are a person's and the beginning of what a person does: 川普会 takes the first half of 会见 away."""
    persons = {name: entry for entry in tables.entries if entry.type == "Person" for name in entry.names if _HAN.match(name)}
    for row, entry in zip(tables.names, tables.entries, strict=True):
        for name in entry.names:
            bearer = persons.get(name[:-1])
            if bearer is not None and name[-1] in _VERBS:
                what = f"{name} is also the name of {bearer.id} ({bearer.row}) and the beginning of a verb in {name[-1]}"
                yield fault(row, what, "take it out, or give a longer name")
