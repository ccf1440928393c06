"""The few lines of `key: value` between two `---` with which an article may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.errors import ReadError, UsageError
from kg.read.dates import parse_date

_RULE = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n|$)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_PAIR = re.compile(r"([^\W\d][\w .-]{0,40}?)\s*+[:：](?:\s++(.*)|(.*))$")
_KEYS = {"title": "title", "published": "published", "date": "published", "publisher": "publisher", "author": "author"}
_MOST = 200  # lines; a block that is longer is not front matter


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, "" where it says nothing, and where the article begins after it (offset in the source)."""

    body: int = 0
    title: str = ""
    published: date | None = None
    publisher: str = ""
    author: str = ""


def read_front_matter(text: str, source: str) -> FrontMatter:
    """The front matter at the top of `text`; an empty one where there is none. ReadError names the line that is malformed."""
    opening = _RULE.match(text)
    if not opening:
        return FrontMatter()
    first = text.count("\n", 0, opening.end()) or 1
    at = opening.end()
    found: dict[str, tuple[str, int]] = {}
    for number in range(first + 1, first + _MOST):
        line = _LINE.match(text, at)
        if line is None or (line.end() == at and not line[1]):
            break
        at = line.end()
        if line[1].rstrip() in {"---", "..."}:
            return _fields(found, at, source)
        pair = _pair(line[1])
        if pair is None and not found:
            return FrontMatter()  # a ruled line above the text, and no front matter
        if pair is None:
            raise ReadError(
                f"{source}:{number}: front matter has {line[1].strip()[:40]!r}; each line there must be 'key: value', "
                "and a line '---' must end it before the article begins"
            )
        key, value = pair
        if key in _KEYS:
            found.setdefault(_KEYS[key], (value, number))
        found.setdefault("", ("", number))
    if not found:
        return FrontMatter()
    raise ReadError(f"{source}:{first}: front matter begins here and is never ended; add a line '---' after its last key")


def _pair(line: str) -> tuple[str, str] | None:
    """Key and value of a line; ("", "") for a line that may be passed over (blank, a comment, part of a list)."""
    if not line.strip() or line[0] in " \t#" or line.startswith("- "):
        return "", ""
    pair = _PAIR.match(line.rstrip())
    if pair is None:
        return None
    value = (pair[2] or pair[3] or "").strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    return pair[1].strip().lower(), value


def _fields(found: dict[str, tuple[str, int]], body: int, source: str) -> FrontMatter:
    texts = {key: value for key, (value, _) in found.items()}
    published = None
    if texts.get("published"):
        try:
            published = parse_date(texts["published"])
        except UsageError as error:
            raise ReadError(f"{source}:{found['published'][1]}: front matter: {error}") from error
    return FrontMatter(body, texts.get("title", ""), published, texts.get("publisher", ""), texts.get("author", ""))
