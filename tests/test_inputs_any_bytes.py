"""Any bytes at all, under any name, give articles, an Unreadable or a ReadError: never anything else, and never a hang."""

import gzip
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
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
CHANGES = st.lists(st.tuples(st.sampled_from("swdic"), st.integers(0, 1 << 20), st.binary(min_size=1, max_size=12)), max_size=8)


def changed(data, changes):
    """The bytes with some overwritten, taken out, put in, doubled or cut off."""
    raw = bytearray(data)
    for how, place, what in changes:
        at = place % (len(raw) + 1)
        if how == "w":
            raw[at : at + len(what)] = what
        elif how == "d":
            del raw[at : at + what[0]]
        elif how == "i":
            raw[at:at] = what
        elif how == "s":
            raw[at:at] = raw[at : at + what[0]]
        elif what[0] < 40:
            del raw[at:]
    return bytes(raw)


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


@given(name=st.sampled_from(NAMES), data=st.binary(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_bytes(name, data):
    """Bytes without sense."""
    read_all(name, data)


@pytest.mark.parametrize("seed", SEEDS)
@given(name=st.sampled_from(NAMES), changes=CHANGES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_files(seed, name, changes):
    """Files of every kind, damaged in every way, under a right or a wrong name."""
    read_all(name, changed(SEEDS[seed], changes))


@pytest.mark.parametrize(
    "data",
    [
        b"<" * 200_000,
        b"<!--" * 50_000,
        b"<?xml ?>" * 20_000,
        b"<!---->" * 20_000 + b"<",
        b"<p>" * 100_000 + MOSCOW.encode(),
        b"<html>" + b"<div>" * 60_000 + MOSCOW.encode(),
        b"<html><meta " + b"a=" * 100_000,
        b"<rss>" + b"<item>" * 100_000,
        b'{"a":' * 100_000,
        b'{"content":"' + b"[" * 500_000,
        b"content,title\n" + b'"' * 400_001,
        b"content,title\n" + b'a,"b\n' * 100_000,
        b"%PDF-1.4\n" + b"1 0 obj<</Kids[1 0 R]/Count 9>>endobj " * 3000 + b"trailer<</Root 1 0 R>>",
        b"\x1f\x8b" * 50_000,
        b"WARC/1.0\r\n" * 50_000,
        b"PK\x05\x06" * 40_000,
    ],
    ids=lambda data: data[:16].decode("latin-1"),
)
def test_what_is_made_to_hang(data):
    """Nesting, repetition and unended parts take no longer than their length."""
    for name in ("x", "x.html", "x.jsonl", "x.xml"):
        read_all(name, data)
