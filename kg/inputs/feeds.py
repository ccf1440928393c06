"""RSS and Atom: one article an item, as the feed comes in. No entity of a DTD is ever expanded, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import TextIOWrapper
from xml.parsers import expat

from kg.errors import ReadError
from kg.inputs.days import day_of
from kg.inputs.recognise import is_markup
from kg.inputs.values import Article, Meta, Unreadable

_CHUNK = 1 << 16
_LONGEST = 8 << 20  # characters of one item
_DEEPEST = 200
_ITEMS = {"item", "entry"}
_TEXTS = ("encoded", "content", "description", "summary")  # the first that is there is the article
_DAYS = ("pubDate", "published", "date", "updated")
_PARTS = {"title", "link", "author", "creator", "source", *_TEXTS, *_DAYS}


class _Feed:
    """What the parser tells, gathered into items."""

    def __init__(self) -> None:
        self.items: list[dict[str, str]] = []
        self.publisher = ""
        self._path: list[str] = []
        self._item: dict[str, list[str]] | None = None
        self._depth = 0  # of the item's tag
        self._inside = ""  # of which part of an item we are
        self._size = 0
        self._title: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise ReadError("tags are nested deeper than in any feed; leave it out")
        if self._item is None:
            if name in _ITEMS:
                self._item, self._depth, self._size = {}, len(self._path), 0
            return
        level = len(self._path) - self._depth
        if level == 1 and name in _PARTS:
            self._inside = name
            if name == "link" and attributes.get("rel", "alternate") == "alternate" and attributes.get("href"):
                self._item.setdefault("link", []).append(attributes["href"])
        elif level > 1 and self._inside in _TEXTS:
            self._add(f"<{name}>")

    def end(self, _: str) -> None:
        name = self._path.pop()
        if self._item is None:
            return
        level = len(self._path) + 1 - self._depth
        if level == 0:
            self.items.append({part: "".join(texts).strip() for part, texts in self._item.items()})
            self._item, self._inside = None, ""
        elif level == 1:
            self._inside = ""
        elif self._inside in _TEXTS:
            self._add(f"</{name}>")

    def text(self, text: str) -> None:
        if self._item is not None:
            level = len(self._path) - self._depth
            if self._inside in _TEXTS and level > 1:
                self._add(escape(text))
            elif self._inside and not (self._inside == "author" and level > 1 and self._path[-1] != "name"):
                self._add(text)
        elif self._path[1:] in (["channel", "title"], ["title"]):
            self._title.append(text)
            self.publisher = "".join(self._title).strip()[:200]

    def _add(self, text: str) -> None:
        self._size += len(text)
        if self._size > _LONGEST:
            raise ReadError(f"an item of more than {_LONGEST:,} characters, and no article is as long; leave it out")
        if self._item is not None:
            self._item.setdefault(self._inside, []).append(text)


def read_feed(text: TextIOWrapper, source: str) -> Iterator[Article | Unreadable]:
    """The articles of a feed; what is no XML any more ends it with an Unreadable that names the line."""
    feed, number = _Feed(), 0
    parser = _parser(feed)
    more = True
    fault = ""
    while more:
        try:
            chunk = text.read(_CHUNK)
            more = bool(chunk)
            parser.Parse(chunk.encode("utf-8", "replace"), not more)
        except expat.ExpatError as error:
            fault, more = f"{source}:{error.lineno}: no feed from here on ({expat.ErrorString(error.code)}); save it again", False
        except ReadError as error:
            fault, more = f"{source}:{parser.CurrentLineNumber}: {error}", False
        for item in feed.items:
            number += 1
            yield _article(item, f"{source}#{number}", feed.publisher)
        feed.items.clear()
    if fault or not number:
        yield Unreadable(source, fault or f"{source}: a feed without items; leave it out")


def _parser(feed: _Feed) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")  # the bytes are ours by now, whatever the declaration says
    parser.buffer_text = True
    parser.StartElementHandler = feed.start
    parser.EndElementHandler = feed.end
    parser.CharacterDataHandler = feed.text

    def refuse(*_: object) -> None:
        raise ReadError("it declares entities, which feeds do not need and bombs are made of; leave it out")

    parser.EntityDeclHandler = refuse
    return parser


def _article(item: dict[str, str], source: str, publisher: str) -> Article | Unreadable:
    text = next((item[part] for part in _TEXTS if item.get(part)), "")
    title = " ".join(item.get("title", "").split())
    if not text:
        return Unreadable(source, f"{source}: {title[:40]!r} has no content and no description; save the page that it leads to, and read that")
    meta = Meta(
        title=title,
        published=next((day for part in _DAYS if (day := day_of(item.get(part) or None))), None),
        publisher=" ".join(item.get("source", "").split())[:200] or publisher,
        author=" ".join((item.get("creator") or item.get("author", "")).split())[:200],
        url=item.get("link", "").split("\n")[0].strip(),
    )
    data = text.encode("utf-8", "replace")
    return Article(source, data, "html" if is_markup(data) else "text", meta)
