"""Text as XML 1.0 may hold it."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Line breaks and tabs as references: a parser makes a space of one in an attribute, and a line feed of a carriage return in a text.
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTE = {**_IN_TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_TEXT = str.maketrans(_IN_TEXT)
_ATTRIBUTE = str.maketrans(_IN_ATTRIBUTE)


def clean(text: str) -> str:
    """The text with U+FFFD for each character that no XML 1.0 document may hold, escaped or not: most controls, halves of surrogate pairs."""
    return _FORBIDDEN.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """The text as the content of an element."""
    return clean(text).translate(_TEXT)


def xml_attribute(text: str) -> str:
    """The text as the value of an attribute, with its quotes."""
    return f'"{clean(text).translate(_ATTRIBUTE)}"'
