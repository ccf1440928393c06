"""What a reader takes out of a format: the text, and what the format says of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.inputs.values import NOTHING, Meta
from kg.types import Page


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of an article that is no plain text: one block a line, or lines as printed where it is `wrapped`."""

    text: str
    encoding: str = ""
    meta: Meta = NOTHING
    wrapped: bool = False
    pages: tuple[Page, ...] = ()  # offsets in `text`
    notes: tuple[str, ...] = ()
