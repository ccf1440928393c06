"""What goes back to a client, as a value that one process can send another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, media type, bytes and further headers of an answer."""

    status: int
    media_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    def head(self) -> bytes:
        """All but the body, as a line of JSON."""
        values = {"status": self.status, "type": self.media_type, "length": len(self.body), "headers": dict(self.headers)}
        return json.dumps(values).encode() + b"\n"


def refusal(status: int, message: str, headers: Mapping[str, str] | None = None) -> Reply:
    """A plain word on what was not done and why."""
    return Reply(status, TEXT, message.encode("utf-8", "replace") + b"\n", headers or {})


def as_json(value: Any, status: int = 200) -> Reply:
    """A value as JSON, Chinese as it is."""
    return Reply(status, JSON, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
