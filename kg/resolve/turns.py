"""Who answers where questions and answers take turns: 问：…, 答：…, 发言人：…."""

from __future__ import annotations

import re

from kg.prose.clauses import Clause
from kg.resolve.memory import Story

_ANSWERS = ("答", "答复", "回答", "发言人", "新闻发言人")
_ASKS = re.compile(r"(?:问|提问|追问|记者|主持人)$")
# Whoever is told to do so answers the questions that follow.
_TAKES_QUESTIONS = re.compile(
    r"答(?:[^，]{0,6}记者|媒体)问|接受[^，]{0,24}(?:采访|专访|访问|访谈)|回答[^，]{0,12}(?:提问|问题)|"
    + "|".join(f"{holds}[^，]{{0,8}}(?:记者会|发布会|吹风会)" for holds in ("主持", "举行", "召开", "出席"))
)


def remember_answerer(story: Story, clause: Clause, ids: tuple[str, ...]) -> None:
    """Note that these take questions in this clause, or that somebody asks one."""
    if clause.mark == "：" and is_question(story, clause):
        story.memory.questioned = True
    if len(ids) == 1 and _TAKES_QUESTIONS.search(clause.form):
        story.memory.answerer = ids


def goes_on_answering(story: Story, clause: Clause, subjects: tuple[str, ...]) -> bool:
    """Whether an answer opens here that goes on in the paragraphs behind it: 答：, or the name of whoever is asked."""
    return is_answer(clause) or (story.memory.questioned and not clause.form and subjects == story.memory.answerer)


def is_answer(clause: Clause) -> bool:
    """Whether the clause only opens an answer: 答：, 发言人：."""
    return clause.mark == "：" and clause.form in _ANSWERS


def is_question(story: Story, clause: Clause) -> bool:
    """Whether the clause only opens a question: 问：, 某社记者：."""
    return clause.mark == "：" and _ASKS.search(story.document.plain, clause.span.start, clause.span.end) is not None
