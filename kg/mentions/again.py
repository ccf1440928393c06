"""Titles that stand for somebody named elsewhere: 副总统指出 after 萧美琴副总统, 发言人称, 中国驻联合国大使 whom the article names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.mentions.positions import Position
from kg.prose.clauses import Phrase
from kg.prose.lexicon import Lexicon
from kg.types import Document, Mention, Span

_HEAD = r"[，。；：！？“\n](?:但|而|不过|此外|同时|随后|对此|会后|会上|今天|昨天|日前)?+，?+"
_OTHERS = re.compile(r"(?:副|前|原|候任|当选|助理|代|时任|继任)$")  # 副总统 is not the 总统
_MANY = frozenset({"记者", "代表", "委员", "议员", "人员", "专家", "学者", "参议员", "众议员", "分析人士", "官员", "领导人", "元首", "教练", "队员"})


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Somebody said to hold an office: where, in which words, and who (the owner, where the text gives no name)."""

    at: int
    role: str
    head: Mention


def named_again(document: Document, phrases: Sequence[Phrase], positions: Iterable[Position], lexicon: Lexicon) -> list[Phrase]:
    """The phrases, with those of titles that mean somebody named elsewhere."""
    out = list(phrases)
    titles = [index for index, phrase in enumerate(phrases) if phrase.head.type == "Title"]
    full = _full(document, positions) if titles else {}
    for index in titles:
        out[index] = _named(document, phrases[index], full, lexicon)
    bare = _bare(document, lexicon)
    bearers = _bearers(document, phrases, lexicon) if bare else ()
    starts = [p.span.start for p in out] if bare else []
    for span in bare:
        index = bisect_left(starts, span.start)
        before = out[index - 1].span.end if index else 0
        following = starts[index] if index < len(starts) else len(document.plain)
        if before > span.start or following <= span.end:
            continue
        head = _last(document, bearers, span)
        if head is not None:
            out.insert(index, Phrase(span, head))
            starts.insert(index, span.start)
    return out


def _bearers(document: Document, phrases: Iterable[Phrase], lexicon: Lexicon) -> list[_Bearer]:
    out = []
    for phrase in phrases:
        head, plain = phrase.head, document.plain
        if head.type == "Title":
            out.append(_Bearer(phrase.span.start, phrase.span.of(plain), head))
        elif head.type == "Person" and phrase.span != head.span:
            before, after = plain[phrase.span.start : head.span.start], plain[head.span.end : phrase.span.end]
            out += [_Bearer(phrase.span.start, words, head) for words in (before, after) if words and lexicon.titles.search(words)]
    return out


def _full(document: Document, positions: Iterable[Position]) -> dict[tuple[str, str], set[str]]:
    """(owner, title) -> who bears it."""
    out: dict[tuple[str, str], set[str]] = {}
    for position in positions:
        if position.owner is not None and position.holder is not None and position.state:
            out.setdefault((position.owner.entity, position.title.of(document.plain)), set()).add(position.holder.entity)
    return out


def _named(document: Document, phrase: Phrase, full: dict[tuple[str, str], set[str]], lexicon: Lexicon) -> Phrase:
    """中国驻联合国大使: the one whom the article names with this title of this state."""
    role = phrase.head.value.partition("|")[0]
    words = phrase.span.of(document.plain)[-len(role) :] if role else ""
    held = full.get((phrase.head.entity, words), set())
    if len(held) != 1 or lexicon.state_titles.isdisjoint([words[at:] for at in range(len(words))]):
        return phrase
    return Phrase(phrase.span, Mention(phrase.span, "Person", "title-again", entity=next(iter(held))), phrase.posted)


def _bare(document: Document, lexicon: Lexicon) -> list[Span]:
    """Titles that stand alone at the head of a clause, with a predicate behind them."""
    out = []
    for found in _headed(lexicon.titles.pattern).finditer("\n" + document.plain):  # the text begins as a line does
        start, end = found.start(1) - 1, found.end() - 1
        if found[1] in _MANY:
            continue
        if any(p.match(document.plain, end) for p in (lexicon.speech_pattern, lexicon.adverb_pattern, lexicon.modal_pattern, _PREDICATE)):
            out.append(Span(start, end))
    return out


@cache
def _headed(titles: str) -> re.Pattern[str]:
    """Finds titles at the heads of clauses."""
    return re.compile(f"{_HEAD}({titles})")


_PREDICATE = re.compile(r"致[词辞]|[在于对向就将已曾今昨明]|期盼|感谢|会见|会晤|接见|出席|参加|访问|[0-9]{1,2}日|周[一二三四五六日]")


def _last(document: Document, bearers: Sequence[_Bearer], span: Span) -> Mention | None:
    """Who was last said to hold the office of a bare title, where no other in the article is, or none other in this paragraph."""
    title = span.of(document.plain)
    said = [b for b in bearers if b.at < span.start and _holds(b, title)]
    block = next((b.span for b in document.blocks if b.span.start <= span.start < b.span.end), Span(0, 0))
    near = [b for b in said if b.at >= block.start]
    for group in (said, near):
        if group and len({(b.head.type, b.head.entity) for b in group}) == 1:
            head = group[-1].head
            return Mention(span, head.type, "title-again", entity=head.entity, value=head.value)
    return None


def _holds(bearer: _Bearer, title: str) -> bool:
    at = bearer.role.rfind(title)
    return at >= 0 and at + len(title) == len(bearer.role) and not _OTHERS.search(bearer.role[:at])
