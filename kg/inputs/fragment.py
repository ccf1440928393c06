"""A piece of HTML, such as an item of a feed or a field of a table has, to its text: nothing stands around the article there."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(("p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table", "tbody", "thead", "section"))
_BLOCKS |= frozenset(("article", "header", "footer", "blockquote", "pre", "figure", "figcaption", "img"))
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "head"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG_LIKE = re.compile(r"<(?=[a-zA-Z/!?])[^<>]{0,20000}>|<!--.{0,20000}?-->", re.DOTALL)


class _Lines(HTMLParser):
    """The text, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins."""
        del attrs
        if tag in _BLOCKS:
            self.lines.append("## " if tag in _HEADINGS else "")
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        if tag in _BLOCKS:
            self.lines.append("")
        self._silent = max(self._silent - (tag in _SILENT), 0)

    def handle_data(self, data: str) -> None:
        """Some text."""
        if not self._silent:
            self.lines[-1] += _SPACE.sub(" ", data)


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, one block a line."""
    parser = _Lines()
    try:
        parser.feed(markup)
        parser.close()
        found = parser.lines
    except Exception:  # noqa: BLE001  # the parser's own assertions on broken declarations; tags alone can always be taken out
        found = _TAG_LIKE.sub("\n", markup).split("\n")
    lines = (line.strip() for line in found)
    return "\n".join(line for line in lines if line not in {"", "##"})
