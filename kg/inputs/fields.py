"""One record of a table, as JSON lines and CSV have them, to an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.errors import ReadError
from kg.inputs.days import day_of
from kg.inputs.names import USUAL_NAMES, plain
from kg.inputs.recognise import is_markup
from kg.inputs.streams import mended
from kg.inputs.values import Article, Fields, Meta


def to_article(record: Mapping[str, Any], fields: Fields, container: str, number: int) -> Article:
    """The article in a record.

    Args:
        record: names and values; of JSON, `a.b` also names b inside a, and a list of texts is the text's paragraphs.
        fields: what its fields are called.
        container: what to call the file.
        number: the line where the record begins, for its source; the value of the field `id` goes before it where that is named.

    Raises:
        ReadError: there is no text in it, or its day is none.
    """
    source = f"{container}#{_text(_value(record, fields.id)) if fields.id else number}"
    text = _text(_find(record, fields.text, "text"))
    if not text.strip():
        there = ", ".join(str(name)[:40] for name in list(record)[:12])
        called = f"the field {fields.text!r}" if fields.text else "a field with a usual name"
        raise ReadError(f"{source}: no text in {called}; there are {there or 'no fields'}; say which it is with --text-field")
    when = _find(record, fields.published, "published")
    day = day_of(when)
    if fields.published and when and day is None:
        raise ReadError(f"{source}: {fields.published!r} is {str(when)[:40]!r}, and no day can be read there; write 2025-05-09")
    publisher = _text(_find(record, fields.publisher, "publisher"))
    meta = Meta(
        title=mended(_line(_find(record, fields.title, "title")), source),
        published=day,
        publisher="" if "://" in publisher else mended(_line(publisher), source),
        author=mended(_line(_find(record, fields.author, "author")), source),
        url=mended(_line(_find(record, fields.url, "url")), source),
    )
    data = mended(text, source).encode("utf-8", "replace")
    return Article(source, data, "html" if is_markup(data) else "text", meta)


def _find(record: Mapping[str, Any], named: str, role: str) -> object:
    if named:
        return _value(record, named)
    by_name = {plain(name): name for name in reversed(list(record))}
    return next((record[by_name[usual]] for usual in USUAL_NAMES[role] if usual in by_name and _text(record[by_name[usual]]).strip()), None)


def _value(record: Mapping[str, Any], name: str) -> object:
    if name in record:
        return record[name]
    outer, _, inner = name.partition(".")
    below = record.get(outer)
    return _value(below, inner) if inner and isinstance(below, Mapping) else None


def _text(value: object) -> str:
    """A value as text: of a list its texts line by line, of an object its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    return "" if value is None or isinstance(value, bool) else str(value)


def _line(value: object) -> str:
    return " ".join(_text(value).split())[:1000]
