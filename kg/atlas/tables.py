"""The tables as text: read with their columns in order, written back byte for byte where nothing changed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

Row = dict[str, str]


def read_table(path: Path) -> list[Row]:
    """The rows of a table, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, rows: list[Row]) -> bool:
    """Write the rows sorted by id, one line feed at the end of each; gives whether the file changed."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["id"]))
    if path.exists() and path.read_text("utf-8") == text.getvalue():
        return False
    path.write_text(text.getvalue(), "utf-8")
    return True


def listed(cell: str) -> list[str]:
    """The names in a cell: those between the bars."""
    return [name for name in cell.split("|") if name]


def generated(row: Row, package: str) -> frozenset[str]:
    """The columns that the row's source gives to `package`: {en, zh} for `CLDR:en+zh; hand`."""
    marks = (mark.strip() for mark in row["source"].split(";"))
    return frozenset(column for mark in marks if mark.startswith(f"{package}:") for column in mark.partition(":")[2].split("+"))


def with_id(row: Row, kind: str, number: str) -> None:
    """Put `kind:number` among the row's other ids, in place of another number of that kind."""
    others = [other for other in listed(row["other"]) if not other.startswith(f"{kind}:")]
    row["other"] = "|".join([*others, f"{kind}:{number}"])


def id_of(row: Row, kind: str) -> str:
    """The row's id of that kind, `` where it has none."""
    return next((other.partition(":")[2] for other in listed(row["other"]) if other.startswith(f"{kind}:")), "")
