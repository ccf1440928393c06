"""Crawls (WARC): one article a page that was fetched whole and is in Chinese."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from kg.errors import ReadError
from kg.inputs.days import day_of
from kg.inputs.values import Article, Meta, Unreadable
from kg.late import late

_LONGEST = 16 << 20  # bytes of one page
_LONGEST_HEAD = 1 << 16
_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200
_SAMPLE = 200_000  # bytes that settle the language
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = late("[\u3041-\u30ff\uac00-\ud7a3]")  # and hangul
_DECLARED = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?(gb|big5|hz-gb)", re.IGNORECASE)
_LEAST_HAN = 50  # characters; a button or a list of languages has fewer


class _Forward:
    """A stream as the library wants it, which asks where it is, and fails where that is not known. It never goes back in it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0

    def read(self, count: int = -1) -> bytes:
        data = self._stream.read1(count)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset == (0 if whence else self._at):
            return self._at
        raise OSError("a stream only goes forward")

    def close(self) -> None:
        self._stream.close()


def read_warc(stream: io.BufferedReader, source: str) -> Iterator[Article | Unreadable]:
    """The articles of a crawl: responses with status 200 whose body is HTML in Chinese; everything else is passed over.

    Raises:
        ReadError: the extra is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise ReadError(f"{source}: a crawl (WARC) needs an extra: pip install 'kg[warc]'") from error
    number = 0
    try:
        pages = ArchiveIterator(
            _Forward(stream),
            record_types=WarcRecordType.response,
            auto_decode="all",
            max_header_len=_LONGEST_HEAD,
            quirks_mode=True,  # after a broken record it looks for the next one
            stream_detect=False,
        )
        for record in pages:
            number += 1
            where = f"{source}#{number}"
            try:
                article = _article(record, where)
            except ReadError:
                raise  # the stream itself ends here
            except Exception as error:  # noqa: BLE001  # the record is anybody's bytes; the next one can be read
                article = Unreadable(where, f"{where}: a record that cannot be read ({type(error).__name__}: {error}); fetch its page again")
            if article is not None:
                yield article
    except (MemoryError, ReadError, GeneratorExit):
        raise
    except Exception as error:
        raise ReadError(f"{source}: a crawl that cannot be read after record {number} ({error}); fetch it again") from error


def _article(record: Any, where: str) -> Article | Unreadable | None:
    http = record.http_headers
    if http is None or http.status_code != _OK or not (record.http_content_type or "").lower().startswith(_PAGES):
        return None
    data = record.reader.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        return Unreadable(where, f"{where}: a page of more than {_LONGEST >> 20} MB, and no article is as long; leave it out")
    if not is_chinese(data):
        return None
    when: datetime | None = record.record_date
    crawled = day_of((when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()) if when else None
    return Article(where, data, "html", Meta(url=(record.headers.get("WARC-Target-URI") or "").strip("<> "), crawled=crawled))


def is_chinese(data: bytes) -> bool:
    """Whether a page may be in Chinese: enough characters, and few that only Japanese or Korean have."""
    sample = data[:_SAMPLE]
    if _DECLARED.search(sample[:4096]):
        return True
    text = sample.decode("utf-8", "ignore")
    han = len(_HAN.findall(text))
    return han >= _LEAST_HAN and len(_KANA.findall(text)) * 10 < han
