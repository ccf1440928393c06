"""graph.ttl: written from sorted records, and changed in places without making the rest of it anew."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby
from pathlib import Path

from kg.graph import heading, prefix_lines
from kg.run.packed import created, opened
from kg.run.shard import NAMES, text_of
from kg.run.sorted_file import ARTICLES
from kg.run.streams import OutOfStep, Sink, Source

# A line of a paragraph begins with four spaces and a predicate; no text can, since texts hold no line ends.
_PLACE = re.compile(rb"\n    (?:prov:wasDerivedFrom sentence:([0-9a-f]+)-|nif:referenceContext article:([0-9a-f]+)\b)")
Sections = dict[int, tuple[int, int, int]]  # where a section's heading begins, where its paragraphs do, and where they end


def write_turtle_file(path: Path, records: Iterable[bytes], prefixes: Iterable[str]) -> bytes:
    """Write sorted records as a file; what comes back is where its sections lie, for `amend_turtle_file`."""
    sections: Sections = {}
    with created(path) as file:
        file.write(prefix_lines(prefixes, NAMES).encode())
        for number, group in groupby(records, key=lambda record: int(record[:2])):
            begin = file.tell()
            file.write(heading(number).encode())
            body = file.tell()
            file.writelines(b"\n" + text_of(record) for record in group)
            sections[number] = (begin, body, file.tell())
    return json.dumps(sections).encode()


def amend_turtle_file(old: Path, sections: bytes, new: Path, edits: Mapping[bytes, bytes | None], prefixes: Iterable[str]) -> bytes:
    """Write the file `old` as `new` with some records put in place of what stood there, or taken out.

    Args:
        old: what `write_turtle_file` wrote.
        sections: what it gave back.
        new: the file to write.
        edits: by the key of a record (all but its text) the record, or None where it is to go.
        prefixes: what the new file needs.

    Raises:
        OutOfStep: what is to go is not there.
    """
    there: Sections = {int(number): tuple(places) for number, places in json.loads(sections).items()}
    wanted = {number: list(group) for number, group in groupby(sorted(edits.items()), key=lambda edit: int(edit[0][:2]))}
    made: Sections = {}
    with closing(opened(old)) as source, created(new) as file:
        paragraphs = _Paragraphs(source)
        file.write(prefix_lines(prefixes, NAMES).encode())
        for number in sorted({*there, *wanted}):
            _, body, end = there.get(number, (0, 0, 0))
            changes = list(paragraphs.changes(body, end, wanted.get(number, [])))
            if not end - body + sum(len(text) - stop + start for start, stop, text in changes):
                continue
            begin = file.tell()
            file.write(heading(number).encode())
            made[number] = (begin, file.tell(), _spliced(source, body, end, changes, file))
    return json.dumps(made).encode()


def _spliced(source: Source, start: int, end: int, changes: Iterable[tuple[int, int, bytes]], file: Sink) -> int:
    for begin, stop, text in changes:
        source.copy(start, begin, file)
        file.write(text)
        start = stop
    source.copy(start, end, file)
    return file.tell()


class _Paragraphs:
    """Paragraphs, each after an empty line, sorted by the article in which they stand, else by their heads."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def changes(self, body: int, end: int, edits: Iterable[tuple[bytes, bytes | None]]) -> Iterator[tuple[int, int, bytes]]:
        """Edits of one section as where to cut, and what to put there; they are sorted, and so is what comes out."""
        start = body
        for key, record in edits:
            _, place, _, head, _ = key.split(b"\t")
            wanted = (place[1:-1].removeprefix(ARTICLES), head)
            start = self._find(wanted, start, end)
            stop = start
            while stop < end and self._key(stop, end) == wanted:
                stop = self._end(stop, end)
            if record is None and stop == start:
                raise OutOfStep
            yield start, stop, b"" if record is None else b"\n" + text_of(record)
            start = stop

    def _find(self, wanted: tuple[bytes, bytes], low: int, high: int) -> int:
        """The first paragraph that does not come before a key."""
        self._source.looked()
        while low < high:
            at = self._begin((low + high) // 2, low)
            if self._key(at, high) < wanted:
                low = self._end(at, high)
            else:
                high = at
        return low

    def _key(self, at: int, end: int) -> tuple[bytes, bytes]:
        text = self._source.read(at + 1, self._end(at, end))
        found = _PLACE.search(text)
        return (found[1] or found[2], b"") if found else (b"", text[: text.index(b" ")])

    def _begin(self, at: int, low: int) -> int:
        found = self._source.rfind(b"\n\n", low, at + 1)
        return low if found < 0 else found + 1

    def _end(self, at: int, end: int) -> int:
        found = self._source.find(b"\n\n", at + 1, end)
        return end if found < 0 else found + 1
