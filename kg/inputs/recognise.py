"""What a file is: by its first bytes, and by its name only where these do not tell."""

from __future__ import annotations

import codecs
import re

from kg.inputs.names import is_table_head

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # an empty one
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"!BDN", "mail"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ\x00", "packed"),
    (b"7z\xbc\xaf'\x1c", "packed"),
    (b"Rar!\x1a\x07", "packed"),
)
_TAR = slice(257, 262)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FEED = re.compile(  # what may stand before the first tag is taken whole or not at all: no way back into it
    r"(?>\s+|<\?.{0,300}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,9000}?\]\s{0,9})?>)*+<(?:\w{1,20}:)?(?:rss|feed|RDF)\b", re.DOTALL
)
_JSONL = re.compile(r'\s*\{[ \t]*(?:"(?:[^"\\\n]|\\.){1,200}"[ \t]*:|\})')
_JSON = re.compile(r'\s*(?:\[\s*[\[{"]|\{\s*")')
_MARKUP = re.compile(r"<(?:p|div|br|span|img|h[1-6]|article|section|figure|ul|ol|table|a|b|em|strong|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)
_BY_NAME = (
    ((".html", ".htm", ".xhtml", ".shtml"), "html"),
    ((".jsonl", ".ndjson"), "jsonl"),
    ((".csv", ".tsv"), "csv"),
    ((".mbox", ".eml", ".pst", ".msg"), "mail"),
)


def recognise(head: bytes, name: str) -> str:
    """text, html, pdf, zip, gzip, tar, warc, feed, xml, jsonl, csv; or json, ole, mail, packed, which are not read.

    Args:
        head: the first 64 KB.
        name: of the file, "" where it has none.
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[_TAR] == b"ustar":
        return "tar"
    named = next((kind for suffixes, kind in _BY_NAME if name.lower().endswith(suffixes)), "")
    return _by_text(_loosely(head), head, name.lower(), named)


def _by_text(text: str, head: bytes, name: str, named: str) -> str:
    start = text.lstrip()
    if start.startswith("<"):
        if _FEED.match(start):
            return "feed"
        if _PAGE.search(start[:4096]):
            return "html"
        if start.startswith("<?xml") or name.endswith((".xml", ".rss", ".atom")):
            return "xml"
    if named:
        return named
    if _JSONL.match(text):
        return "jsonl"
    if name.endswith(".json") and _JSON.match(text):
        return "json"
    first = head.partition(b"\n")[0].rstrip(b"\r")
    heads = (first.decode(codec, "replace") for codec in ("utf-8-sig", "gb18030", "big5hkscs"))
    return "csv" if not name.endswith((".txt", ".md")) and any(map(is_table_head, heads)) else "text"


def is_markup(data: bytes) -> bool:
    """Whether a text that a record or a feed holds is HTML, whole or a piece of it."""
    text = _loosely(data[:20_000])
    return bool(_PAGE.search(text[:2000]) or _MARKUP.search(text))


def is_page(data: bytes) -> bool:
    """Whether HTML is a whole page, with a head and what stands around an article, and not a piece of one."""
    return bool(_PAGE.search(_loosely(data[:4096])))


def _loosely(head: bytes) -> str:
    """The first characters for looking at ASCII only."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").removeprefix("\ufeff")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
