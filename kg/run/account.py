"""What a run says of itself: its summary, run.json and failures.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from kg.run.archive import Archive
from kg.run.cache import code_digest, write_atomically
from kg.run.counts import Totals
from kg.run.work import Failure, Options


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run did. `read` and `kept` are articles read anew and taken from the last run; `removed` those that vanished."""

    out: Path
    read: int
    kept: int
    removed: int
    failures: tuple[Failure, ...]
    duplicates: Mapping[str, tuple[str, ...]]  # path of an article -> other paths with the same bytes
    totals: Totals = field(default_factory=Totals)
    seconds: float = 0.0
    lines: Path = Path("graph.nq")  # the file of the graph's N-Quads

    @property
    def articles(self) -> int:
        """How many articles the graph has."""
        return self.read + self.kept


def write_account(archive: Archive, summary: Summary, knowledge_digest: str, options: Options) -> None:
    """Write run.json: what decided the graph, a line for each article, and what the run did."""
    decided = {
        "version": kg_version(),
        "code": code_digest(),
        "knowledge": knowledge_digest,
        "options": {
            "published": str(options.published) if options.published else None,
            "publisher": options.publisher,
            "rules": [str(path) for path in options.rules],
            "gazetteer": [str(path) for path in options.gazetteer],
            "mentions": options.mentions,
            "background": options.background,
            "gzip": options.packed,
        },
    }
    did = {
        "read": summary.read,
        "kept": summary.kept,
        "removed": summary.removed,
        "failed": len(summary.failures),
        "seconds": round(summary.seconds, 3),
        "totals": asdict(summary.totals),
    }
    write_atomically(summary.out / "run.json", _account(decided, _articles(archive, summary.duplicates), did))


def _account(before: Mapping[str, Any], articles: Iterator[bytes], after: Mapping[str, Any]) -> Iterator[bytes]:
    """One JSON object whose articles are never all in hand."""
    yield _json(before, indent=1).removesuffix(b"\n}") + b',\n "articles": ['
    for number, article in enumerate(articles):
        yield (b",\n  " if number else b"\n  ") + article
    yield b"\n ],\n" + _json(after, indent=1).removeprefix(b"{\n") + b"\n"


def _articles(archive: Archive, duplicates: Mapping[str, tuple[str, ...]]) -> Iterator[bytes]:
    for source, record in archive.records():
        yield _json({**json.loads(record), "same_bytes": list(duplicates[source])}) if source in duplicates else record


def write_failures(out: Path, failures: Sequence[Failure]) -> None:
    """Write failures.jsonl, which is there only where something failed."""
    if failures:
        write_atomically(out / "failures.jsonl", (_json(asdict(failure)) + b"\n" for failure in failures))
    else:
        (out / "failures.jsonl").unlink(missing_ok=True)


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "replace")


def kg_version() -> str:
    """The version of kg as installed."""
    try:
        return version("kg")
    except PackageNotFoundError:
        return "0"  # run from a folder of sources that is not installed
