"""A PDF to its text, in the order in which people read it, with page and column of every stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import isfinite
from typing import Any

from kg.errors import ReadError
from kg.inputs.columns import Glyph, Line, Piece, lines_of, reading_order
from kg.inputs.extracted import Extracted
from kg.inputs.values import Meta
from kg.types import Page

_MOST_PAGES = 2000
_MOST_GLYPHS = 1_500_000  # of all pages
_LEAST_HAN = 2
_OCR = "ocrmypdf -l chi_sim+chi_tra"


def read_pdf(data: bytes, source: str) -> Extracted:
    """The text of a PDF, line by line as printed, columns one after the other; its title and author are its properties.

    When the file was made is no day of publication.

    Raises:
        ReadError: it is damaged, locked, too long, all of its pages are pictures, or the extra is not installed.
    """
    with opened(data, source) as (pdf, raw):
        return _extracted(pdf, raw, source)


@contextmanager
def opened(data: bytes, source: str) -> Iterator[tuple[Any, Any]]:
    """A PDF and the library's plain functions, for as long as it is read.

    Raises:
        ReadError: it is damaged, locked, too long, or the extra is not installed.
    """
    try:
        import pypdfium2 as pdfium
        from pypdfium2 import raw
    except ImportError as error:
        raise ReadError(f"{source}: a PDF needs an extra: pip install 'kg[pdf]'") from error
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        what = "it is locked with a password; save it without one" if "password" in str(error).lower() else "it is damaged; fetch or save it again"
        raise ReadError(f"{source}: a PDF that cannot be read ({error}): {what}") from error
    with pdf:
        if len(pdf) > _MOST_PAGES:
            raise ReadError(f"{source}: {len(pdf):,} pages, and at most {_MOST_PAGES:,} are read; split it")
        try:
            yield pdf, raw
        except pdfium.PdfiumError as error:
            raise ReadError(f"{source}: a PDF that cannot be read ({error}): it is damaged; fetch or save it again") from error


def _extracted(pdf: Any, raw: Any, source: str) -> Extracted:
    texts: list[str] = []
    pages: list[Page] = []
    scanned: list[int] = []
    at = 0
    for number, lines, is_picture in pages_of(pdf, raw, source):
        if is_picture:
            scanned.append(number)
        for piece in pieces(lines):
            texts.append((("\n" if piece.goes_on else "\n\n") if texts else "") + piece.text)
            pages.append(Page(at, number, piece.column))
            at += len(texts[-1])
    notes = notes_of(scanned)
    if not texts:
        what = notes[0] if notes else "there is no text in it"
        raise ReadError(f"{source}: {what}" if notes else f"{source}: {what}; leave it out")
    about = pdf.get_metadata_dict()
    return Extracted("".join(texts), meta=_meta(about), wrapped=True, pages=tuple(pages), notes=notes)


def pages_of(pdf: Any, raw: Any, source: str) -> Iterator[tuple[int, list[Line], bool]]:
    """The pages: number, lines, and whether there are none because it is a picture. ReadError where there are more characters than in any article."""
    count = 0
    for number in range(1, len(pdf) + 1):
        page = pdf[number - 1]
        glyphs = list(_glyphs(page, raw))
        count += len(glyphs)
        if count > _MOST_GLYPHS:
            raise ReadError(f"{source}: more than {_MOST_GLYPHS:,} characters up to page {number}, and no article is as long; split it")
        yield number, lines_of(glyphs), not glyphs and _is_picture(page, raw)
        page.close()


def notes_of(scanned: list[int]) -> tuple[str, ...]:
    """What to tell of the pages (their numbers) that are pictures."""
    if not scanned:
        return ()
    which = ", ".join(map(str, scanned[:20])) + (" …" if len(scanned) > 20 else "")
    several = len(scanned) > 1
    what = f"page{'s' if several else ''} {which} {'are pictures' if several else 'is a picture'} without text"
    return (f"{what}, as from a scanner; make them text first with OCR, for instance {_OCR}",)


def pieces(lines: Sequence[Line]) -> Iterator[Piece]:
    """The pieces of a page that hold text, in the order in which they are read."""
    for piece in reading_order(lines):
        if piece.text.strip():
            yield piece


def _glyphs(page: Any, raw: Any) -> Iterator[Glyph]:
    """The characters of a page in the order of its content, those left out that only the library put in."""
    text = page.get_textpage()
    box = raw.FS_RECTF()
    for at in range(min(text.count_chars(), _MOST_GLYPHS + 1)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code < 32 or code in (0xFFFE, 0xFFFF, 0xAD) or 0xD800 <= code < 0xE000 or code > 0x10FFFF or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if raw.FPDFText_GetLooseCharBox(text, at, box) and isfinite(box.left + box.right + box.bottom + box.top):
            yield Glyph(chr(code), box.left, box.right, box.bottom, box.top)
    text.close()


def _is_picture(page: Any, raw: Any) -> bool:
    return any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _meta(about: dict[str, str]) -> Meta:
    """Title and author, where they are Chinese; otherwise they are the name of a file and of a program."""

    def chinese(value: str) -> str:
        line = " ".join(value.split())[:200]
        return line if sum("\u3400" <= char <= "\u9fff" for char in line) >= _LEAST_HAN else ""

    return Meta(title=chinese(about.get("Title", "")), author=chinese(about.get("Author", "")))
