"""Printing: messages on stderr, data on stdout, a table on a terminal and TSV into a pipe."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import click

from kg.errors import UsageError

FORMATS = ("table", "tsv", "csv", "json")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # what could move a terminal's cursor or turn its text


@dataclass(slots=True)
class State:
    """What the flags of every verb set."""

    debug: bool = False
    quiet: bool = False

    def reset(self) -> None:
        """As before any flag was read."""
        self.debug = self.quiet = False


STATE = State()


def message(text: str, *, minor: bool = False) -> None:
    """A line for people, on stderr; a minor one is left out under `--quiet`."""
    if not (minor and STATE.quiet):
        click.echo(_clean(text), err=True)


def data(content: bytes | str, path: Path | None = None) -> None:
    """Data on stdout, or into a file."""
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    if path is not None and str(path) != "-":
        path.write_bytes(raw)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], form: str | None) -> None:
    """Rows in one of `FORMATS`; by default a table on a terminal and TSV elsewhere."""
    form = row_form(form)
    writers: dict[str, Callable[[Sequence[str], Sequence[Sequence[str]]], str]] = {"tsv": _tsv, "csv": _csv, "json": _json}
    if form in writers:
        data(writers[form](columns, rows))
    elif form == "table":
        _table(columns, rows)
    else:
        raise UsageError(f"no format {form!r} for rows; there are {', '.join(FORMATS)}")


def row_form(form: str | None) -> str:
    """The format asked for; by default a table on a terminal and TSV elsewhere."""
    return form or ("table" if sys.stdout.isatty() else "tsv")


def _tsv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in row) + "\n" for row in [columns, *rows])


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


def _json(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return as_json([dict(zip(columns, row, strict=True)) for row in rows])


def as_json(value: Any) -> str:
    """JSON to read: indented, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        shown.add_column(Text(column), overflow="fold")
    for row in rows:
        shown.add_row(*(Text(_clean(cell)) for cell in row))
    Console(file=sys.stdout).print(shown)


def _clean(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)


class Bar:
    """How far a long work is: how many are done a second, how many failed, and how long the rest will take."""

    def __init__(self, bar: Any, what: str) -> None:
        """`bar` is a rich Progress."""
        self._bar, self._failed, self._begun = bar, 0, monotonic()
        self._task = bar.add_task(what, total=None, rate="", failed="")

    def tell(self, source: str, done: int, total: int) -> None:
        """One more is done; 0 where nobody knows of how many."""
        del source
        rate = f"{done / max(monotonic() - self._begun, 0.001):.1f}/s"
        self._bar.update(self._task, completed=done, total=max(total, done) if total else None, rate=rate)

    def failing(self, failure: object) -> None:
        """One more failed."""
        del failure
        self._failed += 1
        self._bar.update(self._task, failed=f"{self._failed} failed")


@contextmanager
def progress(what: str) -> Iterator[Bar | None]:
    """A bar on stderr where that is a terminal; else None."""
    if STATE.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    texts = [TextColumn(f"{{task.fields[{name}]}}") for name in ("rate", "failed")]
    columns = [TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), *texts, TimeRemainingColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Bar(bar, what)
