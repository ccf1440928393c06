"""Reading: the bytes of an article come in, a `Document` goes out.

Decoding, front matter, line breaks and layout end here: behind this door a text is blocks of whole sentences, each of a kind, beside
its simplified shadow of the same length. What must hold: `Document.offsets` leads every character of the text back to that
character of the source as decoded (a space between rejoined Latin words, to the line break that it stands for); any bytes at
all give a `Document` or a `ReadError`.
"""

from kg.read.dates import parse_date
from kg.read.document import Given, read_bytes, read_extracted, read_file, read_text
from kg.read.encodings import decode
from kg.read.marks import is_byline

__all__ = ["Given", "decode", "is_byline", "parse_date", "read_bytes", "read_extracted", "read_file", "read_text"]
