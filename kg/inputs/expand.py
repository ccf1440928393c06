"""One stream, whatever it is, to the articles in it: containers are opened, one inside the other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO

from kg.errors import ReadError
from kg.inputs.archives import Member, check_list, gunzipped, untarred, unzipped
from kg.inputs.feeds import read_feed
from kg.inputs.recognise import recognise
from kg.inputs.streams import DEEPEST, BombError, Budget, as_text, read_head, read_whole, seekable, with_head
from kg.inputs.tables import read_csv, read_jsonl
from kg.inputs.values import Article, Fields, Unreadable
from kg.inputs.warc import read_warc

_NOT_READ = {
    "ole": "an old office document (.doc, .xls); save it as .docx or as plain text",
    "json": "one JSON value, not JSON lines; write one article a line, as jq -c '.[]' does",
    "xml": "XML that is neither RSS nor Atom; save its articles as plain text or HTML",
    "mail": "a mailbox, which is not read; save the articles in it as plain text or HTML",
    "packed": "packed in a way that is not read; unpack it, or pack it as .zip or .tar.gz",
    "office": "an office document, and no .docx; save it as .docx or as plain text",
}


@dataclass(frozen=True, slots=True)
class Stream:
    """Bytes to be opened: what to call them, the name that they bear in their folder or archive, and how deep they lie."""

    source: str
    name: str
    stream: io.BufferedReader
    depth: int = 0


def expand(given: Stream, budget: Budget, fields: Fields) -> Iterator[Article | Unreadable]:
    """The articles in a stream, in the order in which they stand there. What cannot be read becomes an Unreadable, and ends no more than itself.

    Raises:
        BombError: at a depth above 0, for the outermost container to end with.
    """
    try:
        yield from _expand(given, budget, fields)
    except BombError as error:
        if given.depth:
            raise
        yield Unreadable(given.source, f"{given.source}: {error}")
    except ReadError as error:
        text = str(error)
        yield Unreadable(given.source, text if text.startswith(given.source) else f"{given.source}: {text}")
    except OSError as error:
        yield Unreadable(given.source, f"{given.source}: cannot be read: {error.strerror or error}; check that it may be read")


def _expand(given: Stream, budget: Budget, fields: Fields) -> Iterator[Article | Unreadable]:
    head = read_head(given.stream)
    kind = recognise(head, given.name)
    if given.stream.seekable():
        given.stream.seek(0)
        stream = given.stream
    else:
        stream = with_head(head, given.stream)
    if kind == "zip":
        stream = seekable(stream)
        check_list(stream)
        kind = _zip_kind(stream)
        stream.seek(0)
    if kind in _NOT_READ:
        raise ReadError(f"this is {_NOT_READ[kind]}")
    if kind in {"zip", "tar", "gzip"}:
        yield from _open(replace(given, stream=stream), kind, budget, fields)
    elif kind == "warc":
        yield from read_warc(stream, given.source)
    elif kind == "jsonl":
        yield from read_jsonl(as_text(stream, head, "\n"), given.source, fields)
    elif kind == "csv":
        yield from read_csv(as_text(stream, head, ""), given.source, fields)
    elif kind == "feed":
        yield from read_feed(as_text(stream, head, "\n"), given.source)
    else:
        yield Article(given.source, read_whole(stream), kind)


def _zip_kind(stream: IO[bytes]) -> str:
    """zip, docx, or office for what else comes as a zip archive."""
    try:
        names = zipfile.ZipFile(stream).NameToInfo
    except Exception:  # noqa: BLE001  # it is told when it is opened for its members
        return "zip"
    if "[Content_Types].xml" in names:
        return "docx" if "word/document.xml" in names else "office"
    return "office" if "mimetype" in names and "content.xml" in names else "zip"


def _open(given: Stream, kind: str, budget: Budget, fields: Fields) -> Iterator[Article | Unreadable]:
    if given.depth >= DEEPEST:
        raise ReadError(f"more than {DEEPEST} containers inside each other; unpack the outer ones")
    if kind == "gzip":
        inner = Stream(given.source, given.name.lower().removesuffix(".gz"), gunzipped(given.stream, budget), given.depth + 1)
        yield from expand(inner, budget, fields)
        return
    found = False
    members = unzipped(given.stream, budget) if kind == "zip" else untarred(given.stream, budget)
    for member in members:
        found = True
        yield from _member(member, given, budget, fields)
    if not found:
        raise ReadError("an archive without articles; it may hold other kinds of files, or hidden ones")


def _member(member: Member, given: Stream, budget: Budget, fields: Fields) -> Iterator[Article | Unreadable]:
    source = f"{given.source}!{member.name}"
    if member.stream is None:
        yield Unreadable(source, f"{source}: {member.message}")
    else:
        yield from expand(Stream(source, member.name.rpartition("/")[2], member.stream, given.depth + 1), budget, fields)
