"""What the lint says of one place in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.errors import Fault
from kg.mentions.tables import Row

Level = Literal["fault", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen in one line of a table: a fault must be mended, a note is for a person to judge. `do` says what to do about it."""

    file: str
    line: int
    level: Level
    what: str
    do: str

    @property
    def where(self) -> str:
        """Its place, file:line."""
        return f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.do}"


def fault(row: Row, what: str, do: str) -> Finding:
    """Something wrong in a row."""
    return Finding(row.file, row.line, "fault", what, do)


def note(row: Row, what: str, do: str) -> Finding:
    """Something in a row that a person should look at."""
    return Finding(row.file, row.line, "note", what, do)


def of_form(found: Fault) -> Finding:
    """A fault of form, as the loader reports it."""
    return Finding(found.file, found.line, "fault", found.what, "mend it; nothing is loaded before")
