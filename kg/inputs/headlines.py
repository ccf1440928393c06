"""Lines in larger type that may be headlines: what tells the headline of a story from a section's, a number or words taken out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.inputs.columns import Line
from kg.late import late
from kg.prose.script import shadow

_LARGE = 1.5  # of the type of the text: clearly a headline's
_LARGER = 1.15  # of it: what stands over or under a headline and belongs to it
_SAME = 0.85  # of a headline's largest type: the headline itself, and no line over or under it
_FAR = 1.5  # em from a headline's line to its next one
_SPACED = 1.1  # em between two parts of one line of it
_OFTEN = 3  # lines that begin at one place are a column's
_EDGE = 0.6  # em from a column's edge that is still at it
_LEAST, _MOST = 4, 60  # Chinese characters
_HAN = late("[\u3400-\u4dbf\u4e00-\u9fff]")
_SENTENCE = re.compile("[。；]")
_QUOTED = re.compile("[“「『].*[”」』]")
# 一、 （二） 3. 第四章; and what parts of papers are called.
_SECTION = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、．)）]|\.(?!\d)|\s|(?:\.\d){1,2}\s)|第[一二三四五六七八九十\d]{1,3}[章节節编編部条條]"
    r"|(?:摘要|引言|绪论|导论|研究背景|文献综述|研究方法|结论|结语|参考文献|致谢|目录|附录)\W{0,2}$"
)
# 东方日报; 要闻, 国际新闻, 第3版: what stands at the head of a page.
_PAPER = late(
    r"[\u4e00-\u9fff·]{2,8}(?:日|晚|早|晨|午|快|时|周|商|导|都市)报(?:社|网)?|第?[\d一二三四五六七八九十]{1,3}版|[A-Z]\d{1,2}"
    r"|(?:要闻|时政|国际|国内|中国|世界|两岸|港澳台?|亚洲|环球|经济|财经|社会|评论|观点|视点|焦点|文化|体育|科技|军事|综合|专题|副刊|理论|广告|导读|头版)(?:新闻|要闻|版)?"
)


@dataclass(frozen=True, slots=True)
class Headline:
    """Lines in larger type, from the top down, the largest of which are the title."""

    lines: tuple[Line, ...]
    title: str

    @property
    def bottom(self) -> float:
        """Where it ends and its story begins."""
        return min(line.bottom for line in self.lines)


def chinese(text: str) -> int:
    """How many characters are Chinese."""
    return len(_HAN.findall(text))


def size_of_text(lines: Sequence[Line]) -> float:
    """The type in which most of a page is set; 0 where there is nothing."""
    total = sum(len(line.text) for line in lines)
    for line in sorted(lines, key=lambda line: line.em):
        total -= 2 * len(line.text)
        if total <= 0:
            return line.em
    return 0.0


def is_section(line: Line, em: float) -> bool:
    """Whether a line in larger type is the heading of a numbered section, or of one that papers have."""
    return line.em >= _LARGER * em and bool(_SECTION.match(shadow(line.text.strip())))


def is_of_paper(line: Line) -> bool:
    """Whether a line is the name of a newspaper or of a page."""
    return bool(_PAPER.fullmatch(re.sub(r"\W", "", shadow(line.text))))


def headlines(lines: Sequence[Line], em: float) -> list[Headline]:
    """What may be a headline by its type and its words, from the top down.

    Args:
        lines: of a page, in any order.
        em: the size of its text.
    """
    edges = _edges(lines, em)
    larger = sorted((line for line in lines if line.em >= _LARGER * em and not is_of_paper(line)), key=lambda line: (-line.top, line.left, line.at))
    groups: list[list[Line]] = []
    for line in larger:
        near = [group for group in groups if any(_is_next(one, line, edges, em) for one in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(one for group in near for one in group), line])
    made = (headline_of(sorted(group, key=lambda line: (-line.top, line.left, line.at)), em) for group in groups)
    return sorted((one for one in made if one is not None), key=lambda one: (-one.lines[0].top, one.lines[0].left))


def headline_of(lines: Sequence[Line], em: float) -> Headline | None:
    """The headline that these lines are; None where their type or their words are not one's."""
    largest = max(line.em for line in lines)
    if largest < _LARGE * em:
        return None
    title = ""
    last = None
    for line in lines:
        if line.em >= _SAME * largest:
            title += (" " if last is not None and _is_beside(last, line) else "") + line.text
            last = line
    title = " ".join(title.split())
    words = shadow(title)
    if not _LEAST <= chinese(words) <= _MOST or _SENTENCE.search(words) or _QUOTED.fullmatch(words) or _SECTION.match(words):
        return None
    return Headline(tuple(lines), title)


def _edges(lines: Sequence[Line], em: float) -> list[int]:
    """Where columns of text begin, in whole points."""
    lefts = Counter(round(line.left) for line in lines if line.em < _LARGER * em)
    return [left for left, count in lefts.items() if count >= _OFTEN]


def _is_next(a: Line, b: Line, edges: Sequence[int], em: float) -> bool:
    """Whether two lines of larger type are of one headline: under each other, or parts of one line, and not each over a column of its own."""
    if _is_beside(a, b):
        same = abs(a.em - b.em) < 0.1 * a.em and max(a.left, b.left) - min(a.right, b.right) < _SPACED * a.em
        return same and not all(any(abs(line.left - edge) < _EDGE * em for edge in edges) for line in (a, b))
    over, under = (a, b) if a.top >= b.top else (b, a)
    return over.bottom - under.top < _FAR * min(a.em, b.em) and a.left < b.right and b.left < a.right


def _is_beside(a: Line, b: Line) -> bool:
    return min(a.top, b.top) - max(a.bottom, b.bottom) >= 0.5 * min(a.em, b.em)
