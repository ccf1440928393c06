"""A piece of HTML, such as an item of a feed or a field of a table has, to its text: nothing stands around the article there."""

from __future__ import annotations

import re
from html import unescape

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(("p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table", "tbody", "thead", "section"))
_BLOCKS |= frozenset(("article", "header", "footer", "blockquote", "pre", "figure", "figcaption", "img"))
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "head"))
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*+)[^<>]*>|<[!?][^<>]*>")  # no tag holds another one's "<": it is read once


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, one block a line, a heading after ##. The time is linear in its length, whatever it is."""
    markup = _without_comments(markup)
    lines = [""]
    parts: list[str] = []
    at, low = 0, markup.lower()

    def end(mark: str = "") -> None:
        lines[-1] += " ".join(unescape("".join(parts)).split())
        parts.clear()
        lines.append(mark)

    while tag := _TAG.search(markup, at):
        parts.append(markup[at : tag.start()])
        at = tag.end()
        name = (tag[2] or "").lower()
        if name in _SILENT and not tag[1]:
            closing = low.find(f"</{name}", at)
            at = closing if closing >= 0 else len(markup)
        elif name in _BLOCKS:
            end("## " if name in _HEADINGS and not tag[1] else "")
    parts.append(markup[at:])
    end()
    return "\n".join(line for line in lines if line not in {"", "## "})


def _without_comments(markup: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start)) >= 0:
        kept.append(markup[at:start])
        at = end + len("-->")
    return "".join(kept) + markup[at:]
