"""A .docx document to its text: paragraphs, headings, the rows of tables."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from kg.errors import ReadError
from kg.inputs.extracted import Extracted
from kg.inputs.values import Meta

_LONGEST = 100 << 20  # bytes of what it unpacks to, which is held at once
_HEADINGS = ("heading", "title", "标题", "標題")


def read_docx(data: bytes, source: str) -> Extracted:
    """The article of a document; its title and author are its properties. When the file was made is no day of publication.

    Raises:
        ReadError: it is damaged, unpacks to too much, or the extra is not installed.
    """
    try:
        import docx
        from docx.table import Table
    except ImportError as error:
        raise ReadError(f"{source}: a .docx document needs an extra: pip install 'kg[docx]'") from error
    try:
        size = sum(info.file_size for info in zipfile.ZipFile(io.BytesIO(data)).infolist())
        if size <= _LONGEST:
            document = docx.Document(io.BytesIO(data))
            lines = [line for block in document.iter_inner_content() for line in (_rows(block) if isinstance(block, Table) else _paragraph(block))]
            title, author = _property(document.core_properties.title), _property(document.core_properties.author)
    except MemoryError:
        raise
    except Exception as error:
        raise ReadError(f"{source}: a .docx document that cannot be read ({type(error).__name__}: {error}); save it again") from error
    if size > _LONGEST:
        raise ReadError(f"{source}: it unpacks to {size >> 20} MB; save its text as plain text")
    return Extracted("\n".join(lines), meta=Meta(title=title, author="" if author == "python-docx" else author))


def _paragraph(paragraph: Any) -> list[str]:
    style = paragraph.style.name if paragraph.style is not None else ""
    mark = "## " if (style or "").lower().startswith(_HEADINGS) else ""
    lines = (" ".join(line.split()) for line in paragraph.text.splitlines())
    return [mark + line for line in lines if line]


def _rows(table: Any) -> list[str]:
    """The rows of a table; a cell that reaches over several stands once."""
    found = []
    for row in table.rows:
        cells = {cell._tc: " ".join(cell.text.split()) for cell in row.cells}  # noqa: SLF001  # merged cells share it
        found.append(" ".join(text for text in cells.values() if text))
    return [line for line in found if line]


def _property(value: object) -> str:
    return " ".join(str(value or "").split())[:200]
