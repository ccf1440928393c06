"""What the tests of reading share: the shipped knowledge, a short article read by it, and the mark of what is not read yet."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from kg.knowledge import Knowledge, load_knowledge
from kg.pipeline import extract
from kg.prose.script import shadow
from kg.read import read_text
from kg.types import Extraction

DAY = date(2025, 5, 9)


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load_knowledge()


@cache
def read(text: str) -> Extraction:
    """What is read out of a short article."""
    return extract(read_text(text, published=DAY), knowledge())


def named(text: str, kind: str) -> set[str]:
    """The names of one class that are read out of a short article, in simplified script."""
    extraction = read(text)
    return {shadow(m.span.of(extraction.document.text)) for m in extraction.mentions if m.type == kind}


def known_failure(*values: object, reason: str) -> object:
    """A case that must hold and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(reason=reason))
