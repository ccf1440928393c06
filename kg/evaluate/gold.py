"""Gold files: what a careful reader finds in one article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DataFileError, Fault


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file. `data` is its JSON; `text` the article's path, which the file gives relative to its folder's parent."""

    path: Path
    data: dict[str, Any]

    @property
    def text(self) -> Path:
        """Where the article lies."""
        return self.path.resolve().parent.parent / str(self.data["text"])


def read_gold(paths: Iterable[Path]) -> list[Gold]:
    """The gold files at and below `paths`, in order of path.

    Raises:
        DataFileError: a file cannot be read, is not JSON, or lacks a part; all of them at once.
    """
    faults: list[Fault] = []
    golds: list[Gold] = []
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            try:
                data = json.loads(file.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                faults.append(Fault(str(file), getattr(error, "lineno", 1), f"no gold file: {error}"))
                continue
            missing = [key for key in ("doc", "text", "published", "entities", "claims") if not isinstance(data, dict) or key not in data]
            if missing:
                faults.append(Fault(str(file), 1, f"no gold file: it lacks {', '.join(missing)}"))
            golds.append(Gold(file, data))
        if path.is_dir() and not any(path.glob("*.json")):
            faults.append(Fault(str(path), 1, "no gold file (*.json) lies here"))
    if faults:
        raise DataFileError(faults)
    return golds
