"""JSON lines and CSV: one article a record; a record that is wrong is told with its line, and the rest goes on."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

from kg.errors import ReadError
from kg.inputs.fields import to_article
from kg.inputs.names import delimiter_of, has_text
from kg.inputs.streams import mended
from kg.inputs.values import Article, Fields, Unreadable

_LONGEST = 8 << 20  # characters of one record: an article has a million, and JSON may write one in six
_MOST_LINES = 50_000  # of one record of CSV
_EXAMPLE = '{"title": …, "content": …}'
_MOST_RETRIES = 50  # of a quotation mark that nothing ends, in one file


def read_jsonl(text: TextIOWrapper, source: str, fields: Fields) -> Iterator[Article | Unreadable]:
    """The articles of JSON lines."""
    for number, line in _lines(text):
        where = f"{source}#{number}"
        if line is None:
            yield Unreadable(where, f"{where}: a line of more than {_LONGEST:,} characters, and no article is as long; split it")
        elif line.strip("\ufeff \t\r\n"):
            try:
                yield to_article(_object(line, where), fields, source, number)
            except ReadError as error:
                yield Unreadable(where, str(error))


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(mended(line, where).strip("\ufeff \t\r\n"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where}: no JSON ({error}); each line is one whole object, {_EXAMPLE}") from error
    if not isinstance(record, dict):
        raise ReadError(f"{where}: {line.strip()[:40]!r} is no object; each line is one article, {_EXAMPLE}")
    return record


def _lines(text: TextIOWrapper) -> Iterator[tuple[int, str | None]]:
    """The lines with their numbers; None for one that is too long, which is passed over."""
    number = 0
    while line := text.readline(_LONGEST):
        number += 1
        if len(line) < _LONGEST or line.endswith("\n"):
            yield number, line
            continue
        while line and not line.endswith("\n"):
            line = text.readline(_LONGEST)
        yield number, None


class _TornError(ReadError):
    """A record that does not end where it should."""


class _Rows:
    """Physical lines for csv.reader, of which those of a record can be given back."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._again: list[str] = []  # the next line last
        self._record: list[str] = []
        self._size = 0
        self.number = 0  # of the last line given

    def begin(self) -> None:
        """A record begins with the next line."""
        self._record, self._size = [], 0

    def back(self) -> None:
        """All lines of the record but its first are to come once more."""
        self.number -= len(self._record) - 1
        self._again += reversed(self._record[1:])

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._text.readline(_LONGEST)
        if not line:
            raise StopIteration
        self.number += 1
        self._record.append(line)
        self._size += len(line)
        if len(self._record) > _MOST_LINES or self._size > _LONGEST:
            raise _TornError("a record longer than any article; a quotation mark may not be ended")
        return line


def read_csv(text: TextIOWrapper, source: str, fields: Fields) -> Iterator[Article | Unreadable]:
    """The articles of a table whose first row names its columns; commas, tabs, semicolons or bars stand between them."""
    rows = _Rows(text)
    first = text.readline(_LONGEST)
    rows.number = 1
    csv.field_size_limit(_LONGEST)
    delimiter = delimiter_of(first)
    try:
        names = [mended(name, source).strip().strip("\ufeff") for name in next(csv.reader([first], delimiter=delimiter), [])]
    except (csv.Error, ReadError):
        names = []
    if not has_text(names, fields.text):
        there = ", ".join(name[:40] for name in names[:12])
        what = f"the first line names {there or 'nothing'}, and none of these is the text; say which one is with --text-field"
        yield Unreadable(source, f"{source}:1: {what}")
        return
    cells, retries = csv.reader(rows, delimiter=delimiter, strict=True), 0
    while True:
        rows.begin()
        begun = rows.number + 1
        where = f"{source}#{begun}"
        try:
            row = next(cells, None)
            if row is None:
                return
            if row:
                yield to_article(_record(row, names), fields, source, begun)
        except (_TornError, csv.Error) as error:
            yield Unreadable(where, f"{where}: {error}")
            if rows.number > begun and retries < _MOST_RETRIES:
                retries += 1
                rows.back()
                cells = csv.reader(rows, delimiter=delimiter, strict=True)
        except ReadError as error:
            yield Unreadable(where, str(error))


def _record(row: list[str], names: list[str]) -> dict[str, str]:
    if len(row) < len(names) or any(cell.strip() for cell in row[len(names) :]):
        raise _TornError(f"{len(row)} cells, and the first line names {len(names)}; put cells that hold commas or line breaks in quotation marks")
    return dict(zip(names, row, strict=False))
