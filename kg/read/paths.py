"""Which files are articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.errors import UsageError

_SUFFIXES = {".txt", ".md"}


def find_articles(paths: Sequence[Path]) -> list[Path]:
    """The articles at and below `paths`, in order of path, each once.

    Below a directory these are *.txt and *.md; a README and whatever is hidden are passed over. A file that is named itself is
    taken whatever it is called. UsageError for a path that is not there, and for a directory without articles.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            below = _below(path)
            if not below:
                raise UsageError(f"{path}: no article here; put *.txt or *.md files below this directory, or name a file")
            found.update(dict.fromkeys(below))
        elif path.exists():
            found[path] = None
        else:
            raise UsageError(f"{path}: no such file or directory; check the path")
    return sorted(found, key=lambda path: path.parts)


def _below(directory: Path) -> list[Path]:
    return [path for path in sorted(directory.rglob("*")) if _is_article(path, directory)]


def _is_article(path: Path, directory: Path) -> bool:
    inside = path.relative_to(directory).parts
    if any(part.startswith(".") for part in inside) or path.name.upper().startswith("README"):
        return False
    return path.suffix.lower() in _SUFFIXES and path.is_file()
