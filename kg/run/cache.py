"""What a folder of outputs keeps of each article, so that a second run reads only what changed.

The key of an article's shard is a digest of all that decides its content: its bytes, its path, the options, the data of rules and
gazetteers, and the code of kg itself. A shard is two files, its N-Quads and then its record; without the record it does not count.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kg.inputs import Article
from kg.run.work import Done, Options


def shard_key(article: Article, options: Options, knowledge_digest: str) -> str:
    """Thirty-two hex digits."""
    parts = [article.source, sha256(article.data).hexdigest(), knowledge_digest, code_digest()]
    parts += [article.kind, repr(article.meta), str(options.published), options.publisher, str(options.mentions)]
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


@cache
def code_digest() -> str:
    """A digest of the code of kg, so that no shard outlives a change of it."""
    total = sha256()
    for name, file in sorted(_python_files(files("kg"), "")):
        total.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _python_files(folder: Traversable, below: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{below}/{entry.name}"
        if entry.name.endswith(".py"):
            found.append((name, entry))
        elif entry.is_dir() and entry.name not in ("resources", "__pycache__"):
            found += _python_files(entry, name)
    return found


def write_atomically(path: Path, data: bytes) -> None:
    """The whole file or nothing of it: a reader never sees half, and a stop half-way leaves the old one."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        scratch.write_bytes(data)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


class Shards:
    """The shards below one folder."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made where it is not there."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def record(self, key: str) -> dict[str, Any] | None:
        """The record of a finished shard; None where there is none."""
        try:
            record = json.loads((self._folder / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return None
        return record if isinstance(record, dict) and self.path(key).is_file() else None

    def path(self, key: str) -> Path:
        """Where the N-Quads of a shard lie."""
        return self._folder / f"{key}.nq"

    def keep(self, key: str, done: Done) -> None:
        """Write a shard; the record last."""
        write_atomically(self.path(key), done.data)
        write_atomically(self._folder / f"{key}.json", json.dumps(done.record, ensure_ascii=False).encode("utf-8", "replace"))

    def remove_others(self, keys: Iterable[str]) -> int:
        """Take out every shard that is not among `keys`; how many there were."""
        wanted = {f"{key}{suffix}" for key in keys for suffix in (".nq", ".json")}
        stale = [path for path in self._folder.iterdir() if path.is_file() and path.name not in wanted]
        for path in stale:
            path.unlink(missing_ok=True)
        return sum(path.suffix == ".nq" for path in stale)
