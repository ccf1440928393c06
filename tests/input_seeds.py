"""Files of every kind that is read, small, and what reads one through: what tests and fuzzing spoil."""

import gzip
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from input_files import ATOM, DESCRIBED, MOSCOW, PARIS, RSS, crawl, page, response, tarred, zipped

from kg.errors import ReadError
from kg.inputs import Article, Unreadable, articles, to_document

NAMES = ["x", "x.txt", "x.html", "x.pdf", "x.docx", "x.jsonl", "x.csv", "x.warc", "x.warc.gz", "x.xml", "x.zip", "x.tar", "x.tgz", "x.gz"]


def made_docx():
    """A small .docx, or nothing where the extra is absent."""
    try:
        import docx
    except ImportError:
        return b"PK\x03\x04"
    made, file = docx.Document(), io.BytesIO()
    made.add_heading("会谈", 1)
    made.add_paragraph(MOSCOW)
    made.save(file)
    return file.getvalue()


def made_pdf():
    """A small PDF, or nothing where its writer is absent."""
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas
    except ImportError:
        return b"%PDF-1.4"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=0)
    canvas.setFont("STSong-Light", 10)
    for at in range(8):
        canvas.drawString(50 + at % 2 * 300, 700 - at * 14, MOSCOW[at * 9 : at * 9 + 20])
    canvas.save()
    return file.getvalue()


CSV = f'title,content,date\n甲,"{MOSCOW}\n{PARIS}",2025-05-09\n'.encode()
JSONL = ('{"title": "甲", "content": "' + MOSCOW + '", "date": "2025-05-09"}\n').encode() * 2
WARC = crawl(response("https://a.example/1", page(head=DESCRIBED)), response("https://a.example/2", page("gb2312")), packed=False)
SEEDS = {
    "text": MOSCOW.encode(),
    "page": page("gb2312", head=DESCRIBED),
    "piece": f"<p>{MOSCOW}</p><!-- x --><![CDATA[y]]><ul><li>{PARIS}</ul>".encode(),
    "pdf": made_pdf(),
    "docx": made_docx(),
    "jsonl": JSONL,
    "csv": CSV,
    "warc": WARC,
    "warc.gz": gzip.compress(WARC, mtime=0),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "zip": zipped([("a.txt", MOSCOW.encode()), ("b.jsonl", JSONL)]),
    "tar": tarred([("a.txt", MOSCOW.encode()), ("b.csv", CSV)], mode="w"),
    "tar.gz": tarred([("a.txt", MOSCOW.encode()), ("b.csv", CSV)]),
}


def read_all(name, data):
    """Everything in a file, read through."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for item in articles([path]):
            assert item.source.startswith(str(path))
            if isinstance(item, Unreadable):
                assert item.message.startswith(item.source.partition("#")[0].partition("!")[0])
                continue
            assert isinstance(item, Article)
            document = read_or_none(item)
            if document is not None:
                assert len(document.text) == len(document.plain)
                assert all(page.start < len(document.text) for page in document.pages)


def read_or_none(article):
    """The document; None for a ReadError that names it."""
    try:
        return to_document(article)
    except ReadError as error:
        if not str(error).startswith(article.source):
            raise
        return None
