"""The errors of kg: one tree.

    KgError                    anything that kg reports to its user; the command line prints it without a traceback
    ├── UsageError             a call that cannot be carried out as given (a path, a flag, a name)
    ├── ReadError              an article that cannot be read: empty, binary, no known encoding, no Chinese
    ├── DataFileError          faults in a file of ours or the user's (rules, gazetteer, lexicon): all of them at once
    ├── GraphError             a graph that cannot be read or does not have the expected form
    └── QueryError             a SPARQL query that does not parse, or a named query that is not there

Every message says what was seen, where, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


class KgError(Exception):
    """Anything that kg reports to its user."""


class UsageError(KgError):
    """A call that cannot be carried out as given."""


class ReadError(KgError):
    """An article that cannot be read."""


class GraphError(KgError):
    """A graph file that cannot be read."""


class QueryError(KgError):
    """A query that cannot be run."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one data file: where, and what."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class DataFileError(KgError):
    """All the faults of the data files that were being loaded; nothing of them was used."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.file, f.line, f.what)))
        count = len(self.faults)
        head = f"{count} fault{'s' if count != 1 else ''} in data files; nothing was loaded"
        super().__init__("\n".join([head, *(f"  {fault}" for fault in self.faults)]))


def guess(word: str, allowed: Iterable[str]) -> str:
    """'; did you mean …?' with the nearest allowed word, or '' where nothing is near."""
    near = get_close_matches(word, list(allowed), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
