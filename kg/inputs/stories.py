"""The stories of a newspaper's page, where its layout tells them apart; a wrong cut is worse than none.

A story is a headline in clearly larger type over a block of text that stands below it, apart from all others. A report, a paper or a letter
has larger lines too. So a page is cut only where there are two such stories or more, and besides these look like news: they begin as news
does (本报讯, 某地5月8日电, 日前 …), or their blocks of several columns stand side by side as no report's sections do. One column under a
headline is a story only where it begins so. What is not told apart stays with what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.inputs.blocks import Box, above, box_of, under
from kg.inputs.columns import Leaf, Line, leaves_of, printed
from kg.inputs.headlines import Headline, chinese, headline_of, headlines, is_section, size_of_text
from kg.late import late
from kg.prose.script import shadow

_LEAST = 80  # Chinese characters of a story's text
_BRIEF = 40  # of one that begins as news does
_MOST, _MOST_LINES = 60, 1500  # headlines and lines of a page
_LEAST_LINES = 3  # of a column that counts
_NEAR_SIZE = 0.25  # of the type of the text: what is set in it
_TOUCH = 0.5  # em; boxes that share less stand apart
_FULL = 0.8  # of a column's width: a line that the column's end broke
_LEAD_IN = 90  # characters among which a piece of news says when, or who wrote it
_LEVEL = 3.0  # em; stories that begin as near in height are read from left to right
_LEAD = late(
    r"(?<![\d一二三四五六七八九十])(?:[0-3]?\d|[一二三四五六七八九十廿]{1,3})日(?![本常益子期均前内程后])|近日|日前|昨[日天晚]|今[日天早晨]|连日来|当地时间"
    r"|本[报社台网刊]|记者|通讯员|[讯电][ \u3000（(:：]"
)
_ENDED = re.compile(r"[。！？!?…”」』）)〕】]\s*$")


@dataclass(frozen=True, slots=True)
class Story:
    """What stands under one headline, in the order of reading; without one what stands under none."""

    headline: Headline | None
    body: tuple[Leaf, ...]

    @property
    def title(self) -> str:
        """The headline's largest lines."""
        return self.headline.title if self.headline else ""

    @property
    def left(self) -> float:
        """Where on the page it begins."""
        return min(line.left for line in (self.headline.lines if self.headline else self.lines))

    @property
    def lines(self) -> list[Line]:
        """All lines under the headline."""
        return [line for leaf in self.body for line in leaf.lines]


@dataclass(frozen=True, slots=True)
class Told:
    """A page whose stories are told apart; `head` is the little that stands over them: the paper's name, the day, the number of the page."""

    stories: tuple[Story, ...]
    head: str
    em: float

    def pieces(self, story: Story) -> Iterator[tuple[str, int, bool]]:
        """A story's text as printed, its smaller headlines first; the column of the page, from the left; whether it goes on with the piece before."""
        for line in story.headline.lines if story.headline else ():
            if line.text not in story.title:
                yield f"## {line.text}", self.column(line.left), False
        for at, leaf in enumerate(story.body):
            yield printed(leaf.lines, self.em), self.column(min(line.left for line in leaf.lines)), bool(at and leaf.goes_on)

    def column(self, left: float) -> int:
        """The column of the page, from 1, in which something begins."""
        edges: list[float] = []
        for edge in sorted(min(line.left for line in leaf.lines) for story in self.stories for leaf in story.body):
            if not edges or edge > edges[-1] + _LEVEL * self.em:
                edges.append(edge)
        return max(sum(edge <= left + _LEVEL * self.em for edge in edges), 1)


def told_apart(lines: Sequence[Line]) -> Told | None:
    """The stories of a page; None where the layout does not tell, and the page is to stay one text."""
    em = size_of_text(lines)
    if not em or len(lines) > _MOST_LINES or any(is_section(line, em) for line in lines):
        return None
    heads = headlines(lines, em)
    if not 2 <= len(heads) <= _MOST:
        return None
    stories = _stories(lines, heads, em)
    headed = [story for story in stories if story.headline]
    if len(headed) < 2 or _columns([leaf for story in headed for leaf in story.body], em) < 2 or not _is_news(headed, em):
        return None
    loose = "\n".join(line.text for story in stories if not story.headline for line in story.lines)
    is_text = chinese(loose) >= _LEAST
    return Told(tuple(stories if is_text else headed), "" if is_text else loose, em)


def opens_with_headline(lines: Sequence[Line]) -> bool:
    """Whether a page that is one story begins with its headline."""
    em = size_of_text(lines)
    return bool(em) and headline_of([leaves_of(lines)[0].lines[0]], em) is not None


def _stories(lines: Sequence[Line], heads: Sequence[Headline], em: float) -> list[Story]:
    """What stands under each headline that is one, and what under none; from the top of the page, and from left to right."""
    found = under(lines, heads, em)
    stories = [_story(head, own) for head, own in zip([*heads, None], found, strict=True)]
    for at in range(len(heads) - 1, -1, -1):
        if not _is_whole(stories[at], em):
            stories = _joined(stories, at, _above(stories, at, em))
    stories = _apart(stories, em)
    for at in range(len(heads) - 1, -1, -1):
        over = _above(stories, at, em) if stories[at].headline else None
        if over is not None and (_is_broken(stories[over], em) or _is_broken(stories[at], em)):
            stories = _joined(stories, at, over)
    return sorted((story for story in _apart(stories, em) if story.body), key=lambda story: _place(story, em))


def _story(headline: Headline | None, lines: Sequence[Line]) -> Story:
    return Story(headline, tuple(leaves_of(sorted(lines, key=lambda line: line.at))) if lines else ())


def _place(story: Story, em: float) -> tuple[int, float]:
    box = box_of(story.headline.lines if story.headline else story.lines)
    return -int(box.top // (_LEVEL * em)), box.left


def _above(stories: Sequence[Story], at: int, em: float) -> int | None:
    """The story whose text is right above the headline of this one."""
    headline = stories[at].headline
    assert headline
    boxes = [(box_of(leaf.lines), owner) for owner, story in enumerate(stories) if owner != at for leaf in story.body]
    over = above(box_of(headline.lines), [box for box, _ in boxes], em)
    return None if over is None else boxes[over][1]


def _joined(stories: Sequence[Story], at: int, into: int | None) -> list[Story]:
    """The stories, one of which is none and goes into another; by default into what stands under no headline, which is the last one."""
    to = len(stories) - 1 if into is None else into
    headline = stories[at].headline
    whole = _story(stories[to].headline, [*stories[to].lines, *(headline.lines if headline else ()), *stories[at].lines])
    return [whole if other == to else Story(None, ()) if other == at else story for other, story in enumerate(stories)]


def _is_whole(story: Story, em: float) -> bool:
    """Whether there is enough text, all of it below the headline, in several columns or in one that begins as news does."""
    text = _text(story.body, em)
    if not story.headline or any(line.top > story.headline.bottom + _TOUCH * em for line in text):
        return False
    length = sum(chinese(line.text) for line in text)
    return length >= _BRIEF and (_begins_as_news(story, em) or (length >= _LEAST and _columns(story.body, em) > 1))


def _is_broken(story: Story, em: float) -> bool:
    """Whether its last line fills its column and ends no sentence: then it goes on elsewhere, and the headline between is none."""
    text = _text(story.body, em)
    if len(text) < 2:
        return False
    last, before = text[-1], text[-2]
    return not _ENDED.search(last.text) and last.right - last.left >= _FULL * (before.right - before.left)


def _text(body: Sequence[Leaf], em: float) -> list[Line]:
    """The lines in the type of the text, in columns of some height."""
    return [line for leaf in body for line in leaf.lines if len(leaf.lines) >= _LEAST_LINES and abs(line.em - em) <= _NEAR_SIZE * em]


def _columns(body: Sequence[Leaf], em: float) -> int:
    """How many columns of text stand side by side."""
    boxes = [box_of(lines) for leaf in body if (lines := _text([leaf], em))]
    count, edge = 0, float("-inf")
    for box in sorted(boxes, key=lambda box: box.right):
        if box.left >= edge - _TOUCH * em:
            count, edge = count + 1, box.right
    return count


def _apart(stories: list[Story], em: float) -> list[Story]:
    """The stories, those whose boxes overlap as one."""
    boxes = [_box(story, em) for story in stories]
    for first, second in combinations(range(len(stories)), 2):
        if _overlap(boxes[first], boxes[second], _TOUCH * em):
            return _apart(_joined(stories, second, first), em)
    return stories


def _box(story: Story, em: float) -> Box | None:
    lines = _text(story.body, em)
    if sum(chinese(line.text) for line in lines) < _BRIEF:
        return None
    return box_of([*lines, *(story.headline.lines if story.headline else ())])


def _overlap(one: Box | None, other: Box | None, slack: float) -> bool:
    if one is None or other is None:
        return False
    return min(one.right, other.right) - max(one.left, other.left) > slack and min(one.top, other.top) - max(one.bottom, other.bottom) > slack


def _is_news(stories: Sequence[Story], em: float) -> bool:
    """Whether half of the stories begin as news does, or two of several columns each stand side by side."""
    if 2 * sum(_begins_as_news(story, em) for story in stories) >= len(stories):
        return True
    boxes = [box for story in stories if _columns(story.body, em) > 1 and (box := _box(story, em))]
    return any(
        (a.right <= b.left or b.right <= a.left) and min(a.top, b.top) - max(a.bottom, b.bottom) > _LEAST_LINES * em
        for a, b in combinations(boxes, 2)
    )


def _begins_as_news(story: Story, em: float) -> bool:
    text = "".join(line.text for line in _text(story.body, em)[:12])
    return bool(_LEAD.search(shadow(text[:_LEAD_IN])))
