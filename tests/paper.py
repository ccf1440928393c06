"""PDFs as newspapers and offices make them, drawn string by string."""

import io

from kg.inputs import recognised, to_document

EM = 10


def cut(text, width):
    """A text in lines of so many characters."""
    return [text[at : at + width] for at in range(0, len(text), width)]


class Paper:
    """A PDF that is drawn string by string, in any order."""

    def __init__(self):
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, invariant=1)
        self.strings = []  # of all pages, as drawn

    def put(self, x, y, text, size=EM):
        """A string at a place, from the page's lower left corner."""
        self.strings.append((x, y, text, size))
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, y, text)

    def columns(self, texts, *, width=14, gutter=20, top=740, by_rows=True):
        """Columns side by side; written row after row across them, or one after the other."""
        cells = [(row, at, line) for at, text in enumerate(texts) for row, line in enumerate(cut(text, width))]
        for row, at, line in sorted(cells) if by_rows else cells:
            self.put(50 + at * (width * EM + gutter), top - row * 14, line)

    def read(self):
        """The document in the PDF."""
        self.canvas.save()
        return to_document(recognised(self.file.getvalue(), "paper.pdf"))
