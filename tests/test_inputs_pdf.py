"""PDFs are read as people read them, and every character knows its page and column."""

import pytest
from input_files import MOSCOW, PARIS, TITLE, TOKYO
from paper import EM, Paper, cut

from kg.errors import ReadError
from kg.inputs import Article, to_document
from kg.inputs.columns import Glyph, lines_of, reading_order

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")


@pytest.mark.parametrize("by_rows", [True, False])
@pytest.mark.parametrize(("count", "width", "gutter"), [(3, 14, 20), (2, 20, 15), (4, 12, 10)])
def test_columns(count, width, gutter, by_rows):
    """Columns are read one after the other under their headline, whatever the order in the file; a foot stays at the foot."""
    paper, texts = Paper(), (MOSCOW, PARIS, TOKYO, MOSCOW)[:count]
    paper.put(280, 40, "第1版")
    paper.columns(texts, width=width, gutter=gutter, by_rows=by_rows)
    paper.put(60, 790, TITLE, 20)
    document = paper.read()
    assert document.title == TITLE
    paragraphs = [block.span.of(document.text) for block in document.blocks if block.kind == "paragraph"]
    assert [text for text in paragraphs if text in texts] == list(texts)


def test_page_and_column():
    """Page and column of any offset are known."""
    paper = Paper()
    paper.put(60, 790, TITLE, 20)
    paper.columns((MOSCOW, PARIS, TOKYO))
    paper.canvas.showPage()
    paper.columns((TOKYO + "范明政十一日离开东京。", PARIS + "默茨十一日返回柏林。"), width=20)
    document = paper.read()
    places = {text: document.page(document.text.index(text)) for text in (TITLE, "默茨说", "石破茂说", "十一日离开东京", "十一日返回柏林")}
    assert {text: (page.number, page.column) for text, page in places.items()} == {
        TITLE: (1, 1),
        "默茨说": (1, 2),
        "石破茂说": (1, 3),
        "十一日离开东京": (2, 1),
        "十一日返回柏林": (2, 2),
    }
    assert document.extracted


def test_bands():
    """Two stories one above the other, each with columns of its own, are read one after the other."""
    paper = Paper()
    paper.columns((MOSCOW[:56], PARIS[:56], TOKYO[:56]), top=740)
    paper.put(50, 655, "德法两国领导人在巴黎会晤", 18)
    paper.columns((PARIS, TOKYO), width=20, gutter=30, top=620)
    text = paper.read().text.replace("\n", "")
    order = [MOSCOW[:50], PARIS[:50], TOKYO[:50], "德法两国领导人在巴黎会晤", PARIS, TOKYO]
    places = [text.index(part, 0 if at < 4 else text.index(order[3])) for at, part in enumerate(order)]
    assert places == sorted(places)


def test_indents_part_paragraphs():
    """Paragraphs that only an indent shows are parted."""
    paper = Paper()
    first, second = cut(MOSCOW, 20), cut("　　" + PARIS, 20)
    for row, line in enumerate(["　　" + first[0][:18], *cut(MOSCOW[18:], 20), *second]):
        paper.put(50, 740 - row * 14, line)
    document = paper.read()
    assert [block.span.of(document.text) for block in document.blocks] == [MOSCOW, PARIS]


def test_text_from_top_to_bottom():
    """A page that is written from top to bottom, its lines from right to left, is read so."""
    chars = [(500 - col * 14, 690 - row * 10, char) for col, line in enumerate(cut(MOSCOW, 20)) for row, char in enumerate(line)]
    glyphs = [Glyph(char, left, left + EM, bottom, bottom + EM) for left, bottom, char in chars]
    (piece,) = reading_order(lines_of(glyphs))
    assert piece.text.split("\n") == cut(MOSCOW, 20)


def test_a_scanned_page_wants_ocr():
    """A PDF whose pages are pictures says so, and what to do; a page of several is noted."""
    from reportlab.lib.utils import ImageReader

    pillow = pytest.importorskip("PIL.Image")
    picture = ImageReader(pillow.new("L", (8, 8)))
    paper = Paper()
    paper.canvas.drawImage(picture, 0, 0, 500, 700)
    with pytest.raises(ReadError, match=r"paper\.pdf: page 1 is a picture without text.*OCR"):
        paper.read()
    mixed = Paper()
    mixed.columns((MOSCOW, PARIS))
    mixed.canvas.showPage()
    mixed.canvas.drawImage(picture, 0, 0, 500, 700)
    (note,) = mixed.read().notes
    assert note.startswith("page 2 is a picture")


def test_what_a_pdf_says_of_itself():
    """A title and an author in Chinese are taken from its properties; names of files and programs are not."""
    paper = Paper()
    paper.canvas.setTitle(TITLE)
    paper.canvas.setAuthor("李明")
    paper.columns((MOSCOW, PARIS))
    document = paper.read()
    assert (document.title, document.author, document.published) == (TITLE, "李明", None)
    assert document.page(document.text.index(PARIS[:9])).column == 2
    other = Paper()
    other.canvas.setTitle("Microsoft Word - 1.doc")
    other.columns((MOSCOW, PARIS))
    assert "Word" not in other.read().text


def test_a_damaged_pdf_is_told():
    """What only begins like a PDF, and an empty one, are ReadErrors with their path."""
    for data in (b"%PDF-1.7\nnothing", Paper().canvas.getpdfdata()):
        with pytest.raises(ReadError, match=r"^x\.pdf: "):
            to_document(Article("x.pdf", data, "pdf"))
