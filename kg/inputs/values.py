"""What passes through this room: an article still in its bytes, what its container says of it, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.types import Page

STDIN = "-"
KINDS = ("text", "html", "pdf", "docx")  # of files; "story" is one of several on a printed page


@dataclass(frozen=True, slots=True)
class Meta:
    """What the container or the format says of an article; "" or None where it does not.

    `published` is a day that somebody wrote down as that of publication. `crawled` is the day on which a crawler asked for the page; it stands
    in for the other only where nothing else is known.
    """

    title: str = ""
    published: date | None = None
    publisher: str = ""
    author: str = ""
    url: str = ""
    crawled: date | None = None


NOTHING = Meta()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as found, and not yet read; picklable, since a worker gets it.

    `source` is the path as the user gave it, "-" for stdin; of what lies in a container "path!member" (archives) or "path#number" (the line
    of a table, the record of a crawl, the item of a feed), and so on inwards: "news.zip!may/a.jsonl#17". `data` are the bytes as they are.
    A story of a newspaper's page is "path#page=3&story=2"; its `data` are its lines as printed, in UTF-8, `pages` where they stand (offsets in
    characters), `notes` what the reader should know of the file.
    """

    source: str
    data: bytes
    kind: str = "text"  # one of KINDS, or "story"
    meta: Meta = NOTHING
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or a member that cannot be read; what comes after it can."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields of JSON lines and CSV; "" takes the first of the usual names that is there (`kg.inputs.fields`)."""

    text: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    id: str = ""


USUAL = Fields()
