"""What a deed is about where no rule's pattern says so: the field a negotiation or an agreement is named by, and what the next clause tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import CODES, NOUNS, Settled
from kg.rules.found import Match

_TALKS = re.compile(
    r"(贸易|经贸|停火|和平|核问题|核|关税|自贸|军控|停战|边界|军火|军售|能源|渔业|裁军|边境|领土|划界|引渡|换俘|签证|投资|气候)(?:协[议定])?(?:谈判|磋商|和谈)$"
)
_TALKED = re.compile(  # 洽谈|经济伙伴协议, 达成|核协议
    rf"(?:了)?(?:[一多几数两][项份个])?(?:新的)?([^，。的、{NOUNS}]{{2,12}}(?:协议|协定|条约)|{CODES['Document']})(?![书的])"
)
_REACHED = re.compile(r"(?:达成|谈成|敲定|洽谈|商谈)(?:了)?$")
_PLAIN = re.compile("(?:临时|初步|原则性|最终|全面|一项|有关|任何|重要|上述|该|这[一项个]){1,4}(?:协议|协定)")  # of no field
_NAMED = ("negotiatesWith", "agreesWith")
_ASKING = ("urges", "threatens")
_MEETING = ("meets", "calls", "negotiatesWith")
TOLD_MORE = frozenset((*_ASKING, *_MEETING))  # relations of which what follows may say what they are about
_DISCUSSED = re.compile(
    "(?:深入|坦诚|充分|广泛|也|还|主要|重点|分别|共同){0,3}(?:交换(?:了)?(?:意见|看法|观点)|(?:进行|展开)(?:了)?[^，]{0,6}(?:讨论|交流|沟通|磋商))"
)
_DISCUSSES = re.compile("(?:深入|坦诚|充分|广泛|也|还|主要|重点|分别|共同){0,3}(?:讨论|商讨|探讨|商议)(?:了)?([^，。；]{2,30})$")
_JOINED = re.compile("(?:并且?|以及|同时|也|还|亦){1,3}")
_NO_DEED = re.compile(  # why it is asked, what comes of it, and what who asks does else
    "皆因|因|由于|鉴于|以免|以便|以防|从而|否则|但|而|不过|担心|忧虑|希望|会|将|讨论|影响|导致|造成|[一二三四]是|包括|例如|均|已|曾|称|说|指|是|为|令|使|批评|谴责|表示"
)
_ASKED = "of whom it is asked"
_SHORTEST, _LONGEST = 4, 40  # characters of such a clause


def with_field(match: Match) -> Match:
    """The match with the field that its talks or its agreement are named by: 中美|贸易|谈判, 达成|核协议."""
    if match.relation not in _NAMED or match.topics or match.topic_words:
        return match
    form, (start, end) = match.settled.clause.form, match.verb
    if match.relation == "negotiatesWith" and (named := _TALKS.search(form, max(0, start - 8), end)):
        return replace(match, topics=(named.span(1),))
    if found := _REACHED.search(form, start, end):
        talked = _TALKED.match(form, found.end())
        if talked and not _PLAIN.fullmatch(talked[1]):
            return replace(match, topics=(talked.span(1),))
    return match


def told_after(last: Sequence[Match], settled: Settled, *, near: bool) -> list[Match] | None:
    """The matches of a clause before in the same sentence (`near`: just before) with what this one says they are about; None if nothing."""
    clause = settled.clause
    if not clause.form:
        return None
    relation = next(m.relation for m in last if m.relation in TOLD_MORE)
    about = [m for m in last if m.relation == relation]
    span = None
    if relation in _ASKING:
        span = _asked(about, settled, near=near)
    elif all({*settled.subjects} <= {m.subject.entity, m.object.entity} or settled.joint for m in about):
        if _DISCUSSED.match(clause.form) and settled.topics:
            return [replace(m, topic_words=(*m.topic_words, *settled.topics)) if m.relation == relation else m for m in last]
        discussed = _DISCUSSES.match(clause.form)
        span = discussed.span(1) if discussed else None
    return [replace(m, told=(*m.told, clause.text_span(*span))) if m.relation == relation else m for m in last] if span else None


def _asked(last: Sequence[Match], settled: Settled, *, near: bool) -> tuple[int, int] | None:
    """What else the clause says is asked of, or held out to, the same ones: 要求 B 做 X，|并做 Y, 警告 B，|X 将招致 Y."""
    clause, form = settled.clause, settled.clause.form
    joined = _JOINED.match(form)
    start = joined.end() if joined else 0
    if not _SHORTEST <= len(form) - start <= _LONGEST or clause.speech:
        return None
    if (
        settled.why == _ASKED
        and not _NO_DEED.match(form, start)
        and last[0].relation == "urges"
        and not clause.subject
        and last[0].object.entity in settled.subjects
    ):
        return start, len(form)
    bare = max(m.object.end for m in last) == len(last[0].settled.clause.form)
    said = bool(settled.speakers) and all(m.subject.entity in settled.speakers for m in last)
    return (0, len(form)) if near and bare and said and not joined and not clause.subject else None
