"""A saved page to its article, without what stands around it."""

from __future__ import annotations

import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from html import unescape
from typing import Any

from kg.errors import ReadError
from kg.inputs.around import completed
from kg.inputs.days import day_of
from kg.inputs.extracted import Extracted
from kg.inputs.fragment import fragment_text
from kg.inputs.recognise import is_page
from kg.inputs.values import Meta
from kg.late import late
from kg.read import decode

_DECLARATION = re.compile(r"(?<!\s)\s*+<\?xml[^>]{0,200}\?>")
_CHARSET = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_AS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_HOUSE = late(
    r"\s?[-_|–—·]{1,3}\s?[^-_|–—·。！？]{1,14}"
    r"(?:网|網|报|報|社|频道|頻道|中心|新闻|新聞|在线|在線|客户端|客戶端|台|Online|News)\s*$"
)
_LEAST_HAN = late("[\u3400-\u4dbf\u4e00-\u9fff]{2}")
# The year of a notice at the page's foot is no day of publication, and what "today" is must not decide.
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "min_date": "1949-01-01", "max_date": "2100-01-01"}
_LINES = {"head": "## ", "p": "", "item": "", "quote": "", "row": "", "code": "", "ab": ""}
_TAGS = re.compile(r"<meta\s[^<>]{1,400}>", re.IGNORECASE)
_AUTHOR = re.compile(r"name\s?=\s?[\"']?author\b", re.IGNORECASE)
_CONTENT = re.compile(r"content\s?=\s?[\"']([^\"'<>]{1,60})[\"']", re.IGNORECASE)
_HEAD = 50_000  # characters in which a page says what it is
_LEAST = "25"  # characters of an article; below ten times as many the library would rather take the whole page, which is right for Latin letters
_MOST_TAGS = 200_000


def read_html(data: bytes, source: str) -> Extracted:
    """The article of a page, or of a piece of one.

    Raises:
        ReadError: it cannot be decoded, holds no article, or the extra is not installed.
    """
    text, encoding = _decode(data, source)
    if not is_page(data):
        return Extracted(fragment_text(text), encoding)
    try:
        import trafilatura
    except ImportError as error:
        raise ReadError(f"{source}: a saved page (HTML) needs an extra: pip install 'kg[html]'") from error
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # it would talk on stderr
    if text.count("<") > _MOST_TAGS:
        raise ReadError(f"{source}: a page of more than {_MOST_TAGS:,} tags; save the article alone")
    try:
        page: Any = trafilatura.bare_extraction(
            _DECLARATION.sub("", text, count=1),
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATES,
            config=_settings(),
        )
    except Exception as error:
        raise ReadError(f"{source}: a page that cannot be read ({type(error).__name__}: {error}); save its article as plain text") from error
    lines = _lines(page.body) if page is not None and page.body is not None else []
    if not lines:
        raise ReadError(f"{source}: no article was found on this page; save its text as plain text, or leave it out")
    lines = completed(lines, fragment_text(text).split("\n"))
    return Extracted("\n".join(lines), encoding, _meta(page, text))


@cache
def _settings() -> ConfigParser:
    from trafilatura.settings import DEFAULT_CONFIG

    settings: ConfigParser = deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _LEAST
    return settings


def _decode(data: bytes, source: str) -> tuple[str, str]:
    """The text; one wrong byte, as pages have them, spoils no more than itself."""
    try:
        return decode(data, source)
    except ReadError:
        declared = _CHARSET.search(data[:4096])
        name = declared[1].decode("ascii").lower() if declared else "utf-8"
        encoding = _AS.get(name, "utf-8")
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 10 > len(text) or not _LEAST_HAN.search(text):
            raise
        return text, encoding


def _lines(body: Any) -> list[str]:
    """The blocks of the article's tree, one a line; a heading begins with ##."""
    found: list[str] = []
    mark, parts = "", list[str]()

    def end(following: str = "") -> None:
        nonlocal mark
        text = " ".join("".join(parts).split())
        if text:
            found.append(mark + text)
        parts.clear()
        mark = following

    def walk(node: Any) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        block = tag in _LINES or tag == "lb"
        if block:
            end(_LINES.get(tag, ""))
        if tag == "cell" and parts:
            parts.append(" ")
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if block:
            end()

    walk(body)
    end()
    return found


def _author(text: str) -> str:
    """The author whom the head names, as it stands: the library takes Chinese names for no names."""
    found = next((tag for tag in _TAGS.findall(text[:_HEAD]) if _AUTHOR.search(tag)), "")
    content = _CONTENT.search(found)
    return " ".join(unescape(content[1]).split()) if content else ""


def _meta(page: Any, text: str) -> Meta:
    title = " ".join((page.title or "").split())
    shorter = _HOUSE.sub("", title)
    while shorter and shorter != title:
        title, shorter = shorter, _HOUSE.sub("", shorter)
    publisher = (page.sitename or "").strip()
    return Meta(
        title=title,
        published=day_of(page.date),
        publisher="" if "." in publisher and publisher.isascii() else publisher,
        author=(page.author or "").strip() or _author(text),
        url=(page.url or "").strip(),
    )
