"""Archives to their members, each as a stream under its own name; nothing is ever unpacked to disk by that name."""

from __future__ import annotations

import gzip
import io
import re
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from kg.errors import ReadError
from kg.inputs.paths import is_article_name
from kg.inputs.streams import Budget, guarded, seekable

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONGEST_NAME = 1000
_LONGEST_LIST = 100 << 20  # bytes
_LONGEST_TAIL = 22 + (1 << 16)  # bytes at the end of a zip archive among which it says where its list is
_UTF8_NAME = 0x800  # the flag of a member of a zip archive whose name is in UTF-8


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive, to be read before the next one is asked for; or why it cannot be."""

    name: str
    stream: io.BufferedReader | None
    message: str = ""


def unzipped(stream: io.BufferedReader, budget: Budget) -> Iterator[Member]:
    """The members of a zip archive that may be articles.

    Raises:
        ReadError: it is damaged.
    """
    try:
        archive = zipfile.ZipFile(seekable(stream))
        listed = archive.infolist()
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        raise ReadError(f"a zip archive that cannot be read ({error}); fetch or pack it again") from error
    names = _Names()
    for info in listed:
        budget.member()
        name = _zip_name(info)
        if not info.filename or info.is_dir() or stat.S_ISLNK(info.external_attr >> 16) or not _is_wanted(name):
            continue
        if _escapes(name):
            yield Member(names.new(name), None, "its name leads out of the archive; it is left out")
            continue
        try:
            opened = archive.open(info)
        except Exception as error:  # noqa: BLE001  # encrypted, packed in an unknown way, damaged: the next one may be whole
            yield Member(names.new(name), None, f"it cannot be unpacked ({error}); unpack the archive by hand")
            continue
        with opened:
            yield Member(names.new(name), guarded(opened.read, budget.give))


def check_list(stream: io.BufferedReader) -> None:
    """ReadError where the list of members, which is held at once, is longer than that of a million."""
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(end - _LONGEST_TAIL, 0))
    tail = stream.read(_LONGEST_TAIL)
    size = int.from_bytes(tail[tail.rfind(b"PK\x05\x06") :][12:16], "little")
    if min(size, end) > _LONGEST_LIST:
        raise ReadError(f"its list of members alone has {min(size, end) >> 20} MB; split the archive")


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; without the flag of UTF-8 it is in what its writer used, in China GB18030."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    with suppress(UnicodeEncodeError):
        raw = info.filename.encode("cp437")
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                return raw.decode(encoding)
    return info.filename


def untarred(stream: io.BufferedReader, budget: Budget) -> Iterator[Member]:
    """The members of a tar archive that may be articles, as they come.

    Raises:
        ReadError: it is damaged; what stood before that has been given.
    """
    names = _Names()
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=0) as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # it keeps every one otherwise
                budget.member()
                name = _tar_name(info.name)
                opened = archive.extractfile(info) if info.isreg() and _is_wanted(name) else None
                if opened is None:
                    continue
                if _escapes(name):
                    yield Member(names.new(name), None, "its name leads out of the archive; it is left out")
                else:
                    yield Member(names.new(name), guarded(opened.read, budget.give))
    except (ReadError, MemoryError, GeneratorExit):
        raise
    except Exception as error:
        raise ReadError(f"a tar archive that cannot be read ({error}); fetch or pack it again") from error


def _tar_name(name: str) -> str:
    """The name of a member, which is in UTF-8 or, from Windows, in GB18030."""
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        if any("\udc80" <= char <= "\udcff" for char in name):
            return name.encode("utf-8", "surrogateescape").decode("gb18030")
    return name


def gunzipped(stream: io.BufferedReader, budget: Budget) -> io.BufferedReader:
    """What a gzip file holds."""
    return guarded(gzip.GzipFile(fileobj=stream).read1, budget.give)


def _is_wanted(name: str) -> bool:
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return bool(parts) and not any(part.startswith(".") for part in parts) and is_article_name(parts[-1])


def _escapes(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "" or ".." in parts or parts[0].endswith(":")


class _Names:
    """Names for members: printable, and each once, which an archive does not promise."""

    def __init__(self) -> None:
        self._given: set[bytes] = set()  # digests: a million names are too much to hold

    def new(self, name: str) -> str:
        clean = _UNPRINTABLE.sub("\ufffd", name)[:_LONGEST_NAME]
        given, times = clean, 1
        while (digest := sha256(given.encode()).digest()[:12]) in self._given:
            times += 1
            given = f"{clean} ({times})"
        self._given.add(digest)
        return given
