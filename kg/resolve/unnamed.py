"""Who speaks where the verb of saying has no subject of its own: 报道称, 声明指出, 文章全文如下, or whoever was told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import Clause
from kg.resolve.acting import Subject
from kg.resolve.carried import unless_told_of
from kg.resolve.issuing import author, issuer_speaking
from kg.resolve.memory import Story
from kg.resolve.turns import is_answer
from kg.resolve.voice import is_in_full

# A pattern and not a list: the document must stand right before the verb of saying.
_BY_DOCUMENT = re.compile(
    r"(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书|协议|通报|信函|文告|消息|报告|公函|信|函件)(?:中|还|并|也|又|则|强调|指出){0,4}[^，]{0,3}$"
    r"|\ue005[^\ue000-\ue00a]{0,4}$"
)
# 报道又说 goes on with the outlet that was named; whose an article or a comment is, is not known.
_REPORT_SAYS = re.compile(
    r"(?:该|有关|这篇)?(?:报道|报导|文章|社论|社评|评论|专栏|节目|视频|帖子)(?:又|也|还|更|并|续|则|中|最后|接着|同时){0,4}[^，]{0,2}(?:说|称|指|指出|表示|强调|认为)"
)


def unnamed_speaker(story: Story, clauses: Sequence[Clause], index: int, subject: Subject, nouns: dict[int, tuple[str, ...]]) -> Subject:
    """The subject of a verb of saying that has none of its own: 报道称, 声明指出, or the one carried over."""
    clause = clauses[index]
    if is_answer(clause) or _REPORT_SAYS.match(clause.form):
        subject = replace(subject, ids=story.memory.answerer if is_answer(clause) else author(story, clause) or story.memory.outlet)
    elif is_in_full(clause):
        subject = replace(subject, ids=author(story, clause) or story.memory.owner or story.memory.last_explicit)
    elif (document := _BY_DOCUMENT.search(clause.form)) and clause.speech in document.group():  # not 批评《某宣言》
        subject = replace(subject, ids=issuer_speaking(story, clause, nouns))
    return unless_told_of(story, clauses, index, subject) if subject.ids and story.frames(clause) else subject
