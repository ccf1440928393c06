"""The names that are known: CSV tables in, one frozen `Gazetteer` with one Aho-Corasick scan out.

Names are kept and matched as simplified shadows, so a table need not list what differs in script alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.errors import DataFileError, Fault, guess
from kg.prose.script import shadow

CLASSES = frozenset({"Person", "Country", "Place", "Organization", "Event", "Document", "Concept"})
COLUMNS = ("id", "class", "kind", "en", "zh", "zh_hant", "names", "cn", "hk", "tw", "sg", "short", "wikidata", "other", "in", "from", "to", "source")
OFFICE_COLUMNS = ("person", "office", "role", "of", "from", "to", "source")
_ID = re.compile(r"[A-Za-z0-9][\w.'’()-]*$")
_WIKIDATA = re.compile(r"Q[1-9]\d*$")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One known thing: its id, class, labels by language, all its names as shadows, and where its row stands."""

    id: str
    type: str
    kind: str
    labels: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    short: tuple[str, ...]
    same_as: tuple[str, ...]
    within: str
    sex: str
    row: str  # file:line


@dataclass(frozen=True, slots=True)
class Office:
    """One person in one office, from and to (ISO dates, "" where open)."""

    person: str
    office: str
    role: str
    of: str
    start: str
    end: str

    def held_on(self, day: str) -> bool:
        """Whether the office was held on the ISO date `day`; an end given as a year or month counts whole."""
        return (not self.start or self.start <= day) and (not self.end or day <= self.end or day.startswith(self.end))


class Gazetteer:
    """All known names, and a scan that finds the longest of them anywhere in a text."""

    def __init__(self, entries: Iterable[Entry], offices: Iterable[Office] = ()) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self.offices = tuple(offices)
        self.names: dict[str, tuple[str, ...]] = {}
        self.shorts: dict[str, tuple[str, ...]] = {}
        for entry in self.entries.values():
            for name in entry.names:
                self.names[name] = (*self.names.get(name, ()), entry.id)
            for short in entry.short:
                self.shorts[short] = (*self.shorts.get(short, ()), entry.id)
        self._patterns = sorted(name for name in self.names if self._hides(name))
        self._scan = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)
        self._by_office: dict[tuple[str, str], list[Office]] = {}
        self._by_person: dict[str, list[Office]] = {}
        for office in self.offices:
            self._by_office.setdefault((office.of, office.office), []).append(office)
            self._by_person.setdefault(office.person, []).append(office)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[tuple[Entry, ...], tuple[Office, ...]]]:
        """The automaton cannot be sent to another process; it is built again there."""
        return Gazetteer, (tuple(self.entries.values()), self.offices)

    def _hides(self, name: str) -> bool:
        """Whether no name inside this one is meant: no country in 发展中国家, but China in 一个中国原则."""
        return any(self.entries[i].type != "Concept" or self.entries[i].kind == "group" for i in self.names[name])

    def scan(self, plain: str) -> list[tuple[int, int, str]]:
        """All leftmost-longest names in a shadow text: (start, end, name). Latin names stand between non-letters."""
        found = []
        for pattern, start, end in self._scan.find_matches_as_indexes(plain):
            name = self._patterns[pattern]
            if _LATIN.match(name[0]) and start and _LATIN.match(plain[start - 1]):
                continue
            if _LATIN.match(name[-1]) and end < len(plain) and _LATIN.match(plain[end]):
                continue
            found.append((start, end, name))
        return found

    def holders(self, of: str, office: str, day: str) -> tuple[str, ...]:
        """The ids of the persons who held `office` of a country or organisation on the ISO date `day`."""
        return tuple(dict.fromkeys(o.person for o in self._by_office.get((of, office), ()) if o.held_on(day)))

    def offices_of(self, person: str) -> tuple[Office, ...]:
        """All offices known of one person."""
        return tuple(self._by_person.get(person, ()))

    def words(self) -> list[tuple[str, str]]:
        """Names of three characters or more with jieba's tag for them, for the cutter's dictionary."""
        tags = {"Person": "nr", "Country": "ns", "Place": "ns", "Organization": "nt"}
        return sorted((n, tags.get(self.entries[i[0]].type, "nz")) for n, i in self.names.items() if len(n) > 2 and not _LATIN.search(n))


def load_gazetteer(files: Sequence[Path | Traversable]) -> Gazetteer:
    """Read tables; a file named offices*.csv holds offices, any other holds names.

    Raises:
        DataFileError: with every fault of every file.
    """
    faults: list[Fault] = []
    rows = [(path.name, line, row) for path in files for line, row in _rows(path, faults)]
    entries: dict[str, Entry] = {}
    for file, line, row in rows:
        if "person" in row:
            continue
        entry = _entry(file, line, row, faults)
        if entry.id in entries:
            faults.append(Fault(file, line, f"the id {entry.id!r} stands at {entries[entry.id].row} already"))
        entries[entry.id] = entry
    offices = [_office(file, line, row, entries, faults) for file, line, row in rows if "person" in row]
    if faults:
        raise DataFileError(faults)
    return Gazetteer(sorted(entries.values(), key=lambda e: e.id), sorted(offices, key=lambda o: (o.person, o.start, o.of, o.role)))


def _rows(path: Path | Traversable, faults: list[Fault]) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(path.name, 1, f"cannot be read as UTF-8 text: {error}"))
        return []
    reader = csv.DictReader(text.splitlines())
    header = reader.fieldnames or []
    allowed = set(OFFICE_COLUMNS if "person" in header else (*COLUMNS, "sex"))
    needed = {"person", "office", "of"} if "person" in header else {"id", "class", "zh"}
    unknown = [c for c in header if c not in allowed]
    faults += [Fault(path.name, 1, f"unknown column {c!r}{guess(c, allowed)}") for c in unknown]
    missing = sorted(needed - set(header))
    if missing:
        faults.append(Fault(path.name, 1, f"the columns {', '.join(missing)} are missing; a table begins with a header line"))
        return []
    out = []
    for row in reader:
        if None in row or None in row.values():
            faults.append(Fault(path.name, reader.line_num, f"this row has not the {len(header)} fields of the header"))
            continue
        out.append((reader.line_num, {key: (value or "").strip() for key, value in row.items()}))
    return out


def _entry(file: str, line: int, row: dict[str, str], faults: list[Fault]) -> Entry:
    def check(ok: bool, what: str) -> None:
        if not ok:
            faults.append(Fault(file, line, what))

    get = row.get
    check(bool(_ID.match(row["id"])), f"{row['id']!r} is no id: letters, digits, _ . - only")
    check(row["class"] in CLASSES, f"unknown class {row['class']!r}{guess(row['class'], CLASSES)}")
    check(bool(row["zh"]), "the name in column zh is missing")
    check(not get("wikidata") or bool(_WIKIDATA.match(row["wikidata"])), f"{get('wikidata')!r} is no Wikidata id (Q and digits)")
    for key in ("from", "to"):
        check(not get(key) or bool(_DATE.match(row[key])), f"{get(key)!r} in column {key} is no date (2025, 2025-05 or 2025-05-08)")
    columns = (row["zh"], get("zh_hant", ""), get("en", ""), *(get(c, "") for c in ("names", "cn", "hk", "tw", "sg")))
    names = [shadow(name.strip()) for column in columns for name in column.split("|") if name.strip()]
    check(all(len(n) > 1 for n in names), "a name of one character belongs in column short")
    labels = (("zh-Hans", row["zh"]), ("zh-Hant", get("zh_hant", "")), ("en", get("en", "")))
    same_as = [f"http://www.wikidata.org/entity/{row['wikidata']}"] if get("wikidata") else []
    same_as += [f"https://sws.geonames.org/{o[9:]}/" for o in get("other", "").split("|") if o.startswith("geonames:")]
    return Entry(
        id=row["id"],
        type=row["class"],
        kind=get("kind", ""),
        labels=tuple((lang, text) for lang, text in labels if text),
        names=tuple(dict.fromkeys(names)),
        short=tuple(shadow(s) for s in get("short", "").split("|") if s),
        same_as=tuple(same_as),
        within=get("in", ""),
        sex=get("sex", ""),
        row=f"{file}:{line}",
    )


def _office(file: str, line: int, row: dict[str, str], entries: dict[str, Entry], faults: list[Fault]) -> Office:
    unknown = [key for key in ("person", "of") if row[key] not in entries]
    faults += [Fault(file, line, f"{key} {row[key]!r} is in no table{guess(row[key], entries)}") for key in unknown]
    undated = [key for key in ("from", "to") if row.get(key) and not _DATE.match(row[key])]
    faults += [Fault(file, line, f"{row[key]!r} in column {key} is no date") for key in undated]
    return Office(row["person"], row["office"], row.get("role", ""), row["of"], row.get("from", ""), row.get("to", ""))
