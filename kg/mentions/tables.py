"""CSV tables in, one `Gazetteer` out: names, offices (a column `person`) and memberships (a column `member`), every fault at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from kg.errors import DataFileError, Fault, guess
from kg.mentions.amend import amended
from kg.mentions.gazetteer import Entry, Gazetteer, Membership, Office
from kg.mentions.kept import find_kept, keep, kept_name
from kg.prose.script import only_in, shadow

CLASSES = frozenset({"Person", "Country", "Place", "Organization", "Event", "Document", "Concept"})
COLUMNS = ("id", "class", "kind", "en", "zh", "zh_hant", "names", "cn", "hk", "tw", "sg", "short", "wikidata", "other", "in", "from", "to", "source")
OFFICE_COLUMNS = ("person", "office", "role", "of", "from", "to", "source")
MEMBER_COLUMNS = ("member", "organisation", "role", "from", "to", "source")
REGIONS = {"cn": "zh-Hans-CN", "hk": "zh-Hant-HK", "tw": "zh-Hant-TW", "sg": "zh-Hans-SG"}
_NAMED = ("zh", "zh_hant", "en", "names", "cn", "hk", "tw", "sg")
_ID = re.compile(r"[A-Za-z0-9][\w.'’()-]*$")
_WIKIDATA = re.compile(r"Q[1-9]\d*$")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")

File = Path | Traversable


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, its cells by column; `own` where the table is the user's. What the header lacks is ""."""

    file: str
    line: int
    cells: dict[str, str]
    own: bool = False

    @property
    def where(self) -> str:
        """Its place, file:line."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of all tables by what they tell, in the order of the files. `names` holds each id once, with the user's rows in it."""

    names: tuple[Row, ...]
    offices: tuple[Row, ...]
    members: tuple[Row, ...]
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]

    def gazetteer(self) -> Gazetteer:
        """The value that extraction needs.

        Raises:
            DataFileError: with every fault of every table.
        """
        if self.faults:
            raise DataFileError(self.faults)
        offices = [Office(c["person"], c["office"], c["role"], c["of"], c["from"], c["to"], r.where) for r in self.offices for c in (r.cells,)]
        members = [Membership(c["member"], c["organisation"], c["role"], c["from"], c["to"], r.where) for r in self.members for c in (r.cells,)]
        return Gazetteer(
            sorted(self.entries, key=lambda e: e.id),
            sorted(offices, key=lambda o: (o.person, o.start, o.of, o.role)),
            sorted(members, key=lambda m: (m.organisation, m.member, m.start)),
        )


def load_gazetteer(files: Sequence[File], own: Sequence[File] = ()) -> Gazetteer:
    """Read tables, and the user's own beside them; a row of the user's with an id of ours amends ours (see `kg.mentions.amend`).

    Raises:
        DataFileError: with every fault of every file.
    """
    name = kept_name(files, own)
    kept = find_kept(name)
    if kept is None:
        kept = read_tables(files, own).gazetteer()
        keep(name, kept)
    return kept


def read_tables(files: Sequence[File], own: Sequence[File] = ()) -> Tables:
    """Read tables into rows and entries, with the faults of their form; nothing is raised."""
    faults: list[Fault] = []
    rows = [row for path in files for row in _rows(path, faults, own=False)]
    rows += [row for path in own for row in _rows(path, faults, own=True)]
    names: dict[str, Row] = {}
    dropped: dict[str, set[str]] = {}
    for row in (row for row in rows if "id" in row.cells):
        first = names.get(row.cells["id"])
        if first is None:
            names[row.cells["id"]] = row
        elif row.own and not first.own and "+" not in first.file:
            cells, gone, wrong = amended(first.cells, row.cells, first.where)
            faults += [Fault(row.file, row.line, what) for what in wrong]
            names[row.cells["id"]] = Row(f"{first.where}+{row.file}", row.line, cells)
            dropped[row.cells["id"]] = gone
        else:
            faults.append(Fault(row.file, row.line, f"the id {row.cells['id']!r} stands at {first.where} already"))
    entries = _entries(list(names.values()), dropped, faults)
    offices = [row for row in rows if "person" in row.cells]
    members = [row for row in rows if "member" in row.cells]
    for row in (*offices, *members):
        keys = ("person", "of") if "person" in row.cells else ("member", "organisation")
        unknown = [key for key in keys if row.cells[key] not in names]
        faults += [Fault(row.file, row.line, f"{key} {row.cells[key]!r} is in no table{guess(row.cells[key], names)}") for key in unknown]
        _check_dates(row, faults)
    return Tables(tuple(names.values()), tuple(offices), tuple(members), tuple(entries), tuple(faults))


def _rows(path: File, faults: list[Fault], *, own: bool) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path.name, 1, f"cannot be read as UTF-8 text: {error}"))
        return []
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    allowed, needed = _columns(header, own=own)
    faults += [Fault(path.name, 1, f"unknown column {c!r}{guess(c, allowed)}") for c in header if c not in allowed]
    missing = sorted(needed - set(header))
    if missing:
        faults.append(Fault(path.name, 1, f"the columns {', '.join(missing)} are missing; a table begins with a header line"))
        return []
    out, columns = [], [*header, *(c for c in allowed if c not in header)]
    rest = [""] * (len(columns) - len(header))
    for cells in reader:
        if len(cells) == len(header):
            out.append(Row(path.name, reader.line_num, dict(zip(columns, [*map(str.strip, cells), *rest], strict=True)), own))
        elif cells:
            faults.append(Fault(path.name, reader.line_num, f"this row has {len(cells)} fields, and the header {len(header)}"))
    return out


def _columns(header: list[str], *, own: bool) -> tuple[tuple[str, ...], set[str]]:
    """The columns that a table with this header may have, and those that it must have."""
    if "person" in header:
        return OFFICE_COLUMNS, {"person", "office", "of"}
    if "member" in header:
        return MEMBER_COLUMNS, {"member", "organisation"}
    return (*COLUMNS, "sex"), {"id"} if own else {"id", "class", "zh"}


def _entries(rows: list[Row], dropped: dict[str, set[str]], faults: list[Fault]) -> list[Entry]:
    """The shadows of all names of all rows are made in one go: a call for each name would take longer than all the rest."""
    listed = [_split("|".join([cell for column in _NAMED if (cell := row.cells[column])])) for row in rows]
    shadows = iter(shadow("\n".join([name for names in listed for name in names])).split("\n"))
    parts = [list(islice(shadows, len(names))) for names in listed]
    return [_entry(row, names, dropped.get(row.cells["id"], set()), faults) for row, names in zip(rows, parts, strict=True)]


def _entry(row: Row, names: list[str], dropped: set[str], faults: list[Fault]) -> Entry:
    cells = row.cells
    _check(row, faults)
    if names and min(map(len, names)) == 1:
        faults.append(Fault(row.file, row.line, "a name of one character belongs in column short"))
    labels = (("zh-Hans", cells["zh"]), ("zh-Hant", cells["zh_hant"]), ("en", cells["en"]))
    same_as = [f"http://www.wikidata.org/entity/{cells['wikidata']}"] if cells["wikidata"] else []
    codes = _split(cells["other"])
    same_as += [f"https://sws.geonames.org/{code[9:]}/" for code in codes if code.startswith("geonames:")]
    return Entry(
        id=cells["id"],
        type=cells["class"],
        kind=cells["kind"],
        labels=tuple([pair for pair in labels if pair[1]]),
        names=tuple(name for name in dict.fromkeys(names) if name not in dropped),
        short=tuple([shadow(short) for short in _split(cells["short"])]),
        same_as=tuple(same_as),
        within=cells["in"],
        sex=cells["sex"],
        row=row.where,
        regional=_regional(cells),
        codes=tuple(codes),
        start=cells["from"],
        end=cells["to"],
    )


def _split(column: str) -> list[str]:
    names = column.split("|") if column else []
    if "" in names or len(column.split(None, 1)) > 1:  # blanks of any kind
        return [" ".join(name.split()) for name in names if name.strip()]
    return names


def _regional(cells: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Names of one region with their language tag; one that is written in the other script than the region's is no label."""
    if not (cells["cn"] or cells["hk"] or cells["tw"] or cells["sg"]):
        return ()
    named = ((tag, name) for region, tag in REGIONS.items() if cells[region] for name in _split(cells[region]))
    return tuple((tag, name) for tag, name in named if not only_in(name, "zh-Hans" if tag.startswith("zh-Hant") else "zh-Hant"))


def _check(row: Row, faults: list[Fault]) -> None:
    """The form of one row of names. Messages are made only where they are needed: looking for the nearest word takes long."""

    def fault(what: str) -> None:
        faults.append(Fault(row.file, row.line, what))

    cells = row.cells
    if not _ID.match(cells["id"]):
        fault(f"{cells['id']!r} is no id: letters, digits, _ . - only")
    if cells["class"] not in CLASSES:
        fault(f"unknown class {cells['class']!r}{guess(cells['class'], CLASSES)}" if cells["class"] else "the class is missing")
    if not cells["zh"]:
        fault("the name in column zh is missing")
    if cells["wikidata"] and not _WIKIDATA.match(cells["wikidata"]):
        fault(f"{cells['wikidata']!r} is no Wikidata id (Q and digits)")
    _check_dates(row, faults)


def _check_dates(row: Row, faults: list[Fault]) -> None:
    for key in ("from", "to"):
        if row.cells[key] and not _DATE.match(row.cells[key]):
            what = f"{row.cells[key]!r} in column {key} is no date (2025, 2025-05 or 2025-05-08)"
            faults.append(Fault(row.file, row.line, what))
