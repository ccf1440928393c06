"""What one worker does: read the inputs of a part and write it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from kg.cluster.places import is_address, local, shown, written
from kg.cluster.plan import Part
from kg.errors import UsageError
from kg.inputs import Article, IsolatedReader, Reader, Unreadable, articles
from kg.knowledge import load_knowledge
from kg.run import Done, Failure, Options, failed
from kg.run.sorting import Sorter
from kg.run.work import work

_TEXT = (
    "article",
    "source",
    "title",
    "published",
    "publisher",
    "subject",
    "subject_label",
    "predicate",
    "object",
    "object_label",
    "polarity",
    "modality",
)
_MORE = ("time", "place", "role", "quantity", "rule", "sentence")
_LISTS, _NUMBERS = ("speakers", "topics"), ("start", "end")
_GROUP = 20_000  # rows that are written together


class PartWriter:
    """Holds the knowledge for the life of a worker, and writes parts.

    Of a part there are KEY.nq (sorted N-Quads), KEY.parquet (a row a claim), KEY.failures.jsonl where something failed, and KEY.json, the account of
    it, which is written last: without it the part does not count.
    """

    def __init__(self, out: str, options: Options, base: str = "") -> None:
        """`base` is the folder that relative paths of inputs are meant from."""
        self._out, self._options, self._base = out, options, base
        self._knowledge = load_knowledge(options.rules, options.gazetteer)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Ray Data's way to call: columns in, columns out."""
        accounts = [self.write(Part(str(key), tuple(json.loads(str(inputs))))) for key, inputs in zip(batch["key"], batch["inputs"], strict=True)]
        return {"account": [json.dumps(account) for account in accounts]}

    def write(self, part: Part) -> dict[str, Any]:
        """Write a part; its account: how many articles, claims and failures.

        What does not fit into some megabytes waits on disk, so that memory does not grow with the part.
        """
        with TemporaryDirectory(prefix="kg-") as scratch, IsolatedReader() as reader:
            folder = Path(scratch)
            lines, claims = Sorter(folder, "lines"), _Claims(folder / "claims.parquet")
            failures: list[Failure] = []
            read = 0
            for item in self._items(part, reader):
                outcome = failed(item) if isinstance(item, Unreadable) else work(item, self._options, self._knowledge, "rows", reader)
                if isinstance(outcome, Done):
                    read += 1
                    lines.add(outcome.data.splitlines(keepends=True))
                    claims.add(outcome.rows)
                else:
                    failures.append(outcome)
            account = {"key": part.key, "inputs": len(part.inputs), "articles": read, "claims": claims.close(), "failures": len(failures)}
            self._save(part.key, lines, claims, failures, account)
        return account

    def _items(self, part: Part, reader: Reader) -> Iterator[Article | Unreadable]:
        for name in part.inputs:
            called = shown(name)
            try:
                with local(name if is_address(name) else str(Path(self._base) / name)) as path:
                    for item in articles([path], self._options.fields, reader):
                        found = replace(item, source=called + item.source.removeprefix(str(path)))
                        yield replace(found, message=found.message.replace(str(path), called)) if isinstance(found, Unreadable) else found
            except (OSError, UsageError) as error:  # it vanished, or the way to it broke
                yield Unreadable(called, f"{called}: cannot be read: {error}; check that every machine of the cluster may read it")

    def _save(self, key: str, lines: Sorter, claims: _Claims, failures: list[Failure], account: dict[str, Any]) -> None:
        by = f"{os.getpid()}-{uuid4().hex[:8]}"
        with written(self._out, f"{key}.nq", by) as file:
            for block in lines.blocks():
                file.write(b"".join(block))
        with written(self._out, f"{key}.parquet", by) as file, claims.path.open("rb") as told:
            shutil.copyfileobj(told, file)
        if failures:
            with written(self._out, f"{key}.failures.jsonl", by) as file:
                file.write("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in failures).encode("utf-8", "replace"))
        with written(self._out, f"{key}.json", by) as file:
            file.write((json.dumps(account) + "\n").encode())


class _Claims:
    """A Parquet file of claims, written by groups of rows."""

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        text, lists, numbers = pa.string(), pa.list_(pa.string()), pa.int64()
        fields = [(name, text) for name in (*_TEXT, *_MORE)] + [(name, lists) for name in _LISTS] + [(name, numbers) for name in _NUMBERS]
        self.path = path
        self._schema = pa.schema(fields)
        self._file = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._held: list[dict[str, Any]] = []
        self._count = 0

    def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take the claims of an article."""
        self._held += rows
        if len(self._held) >= _GROUP:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        self._file.write_table(pa.Table.from_pylist(self._held, schema=self._schema))
        self._count += len(self._held)
        self._held = []

    def close(self) -> int:
        """End the file; how many rows it has."""
        self._write()
        self._file.close()
        return self._count
