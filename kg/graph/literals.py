"""Literals: text, dates and numbers of the articles as RDF values."""

from __future__ import annotations

import re
from datetime import date, datetime

import pyoxigraph as ox

from kg.graph.names import term

_SURROGATE = re.compile("[\ud800-\udfff]")
_LATIN = re.compile(r"[\x20-\x7e\u00c0-\u024f]+")
_DIGITS = 18
_TIMES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?"), "xsd:dateTime"),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "xsd:date"),
    (re.compile(r"\d{4}-\d{2}"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}"), "xsd:gYear"),
)


def plain(text: str) -> ox.Literal:
    """A string; half of a surrogate pair, which no encoding can hold, becomes U+FFFD."""
    return ox.Literal(_SURROGATE.sub("\ufffd", text))


def tagged(text: str, language: str) -> ox.Literal:
    """A string in a language."""
    return ox.Literal(_SURROGATE.sub("\ufffd", text), language=language)


def language_of(text: str, script: str) -> str:
    """The language tag of a name printed in a Chinese text of this script: a name in Latin letters, such as NATO, is not Chinese."""
    return "en" if _LATIN.fullmatch(text) else script


def count(number: int) -> ox.Literal:
    """A number of things, or an offset; an xsd:integer, since the store keeps no narrower type."""
    return ox.Literal(str(number), datatype=term("xsd:integer"))


def day(value: date) -> ox.Literal:
    """A date."""
    return ox.Literal(value.isoformat(), datatype=term("xsd:date"))


def moment(iso: str) -> ox.Literal:
    """An ISO time as xsd:dateTime, xsd:date, xsd:gYearMonth or xsd:gYear.

    What is none of these, or is no day of the calendar, stays a plain string: nothing is lost, and the shapes report it.
    """
    for pattern, datatype in _TIMES:
        found = pattern.fullmatch(iso)
        if found and _on_calendar(iso):
            lacks_seconds = datatype == "xsd:dateTime" and found[1] is None
            return ox.Literal(f"{iso[:16]}:00{iso[16:]}" if lacks_seconds else iso, datatype=term(datatype))
    return plain(iso)


def _on_calendar(iso: str) -> bool:
    padded = iso + "0001-01-01"[len(iso) :]
    try:
        datetime.fromisoformat(padded)
    except ValueError:
        return False
    return True


def digits(text: str) -> int:
    """The number that decimal digits write, at most 18 of them; -1 for any other text. Python refuses very long ones with an error."""
    return int(text) if len(text) <= _DIGITS and text.isdecimal() else -1
