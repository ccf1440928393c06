"""What decides the content of an article's part of the graph, as one digest; and files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.inputs import Article
from kg.run.work import Options


def content_digest(article: Article) -> str:
    """A digest of an article's bytes, of what its container says of it, and of where it stands in print."""
    return sha256(repr((article.kind, article.meta, article.pages)).encode("utf-8", "surrogateescape") + b"\0" + article.data).hexdigest()


def shard_key(source: str, content: str, options: Options, knowledge_digest: str) -> str:
    """Thirty-two hex digits: what the article is (`content_digest`), its path, the options, the data of rules and gazetteers, and kg's code."""
    parts = [source, content, knowledge_digest, code_digest(), str(options.published), options.publisher, str(options.mentions)]
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


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """The whole file or nothing of it: a reader never sees half, and a stop half-way leaves the old one."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with scratch.open("wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
