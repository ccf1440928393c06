"""Titles of office, with who or what they belong to and who bears them: 俄罗斯 总统 普京, 太和智库 高级研究员 钱峰."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.mentions.bearers import bearer_after, bearer_before, ending, latin_name_end
from kg.mentions.context import Context
from kg.mentions.cues import Cue
from kg.mentions.fields import extended
from kg.mentions.implied_owners import AIDES, its_own
from kg.mentions.names import NameReader
from kg.mentions.owners import OWNERS, body_of, owner_in_title, owner_of, unit_of
from kg.mentions.positions import SOME, Position, colleagues, held, position_of
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

# 流亡|意大利|的议员某某: where somebody is, and not whose the office is.
_LIVES_IN = ("流亡", "旅居", "侨居", "定居", "居住在", "身在", "身处", "人在", "逃往", "逃亡", "逃到", "出逃", "到访", "来访", "访问", "前往", "抵达")
_GOES_ON = re.compile(r"[国府制级权团]|部(?=[参公人的主门])|会(?![见晤谈同将就后上面])")
_REPORTER = re.compile(r"记者|撰稿|编译|特派员|通讯员|报道")
_RANKS = ("上将", "中将", "少将", "准将", "将军", "元帅", "上校", "教授", "院士", "参议员", "众议员", "议员")


def _ranked(context: Context, end: int) -> bool:
    """北约某部司令|美军上将某某: whether the bearer's rank, with the body that gives it, stands between a title and the name."""
    body = context.cover.starting(end)
    return body is not None and body.type == "Organization" and context.plain.startswith(_RANKS, body.span.end)


def _several(context: Context, owner: Mention) -> bool:
    """部分|立法会议员、消防署长某某: whether the title is that of several whom nobody names."""
    return context.plain.endswith(SOME, 0, owner.span.start)


def _whole_ministry(context: Context, organ: Mention, end: int) -> bool:
    """Whether an organ ends one character before the title does, which ends with 长; then only the state before it stays a mention."""
    plain, span = context.plain, organ.span
    if organ.type != "Organization" or span.end + 1 != end or plain[span.end] != "长" or plain[span.end - 1] not in "部局署院厅处":
        return False
    context.cover.remove(organ)
    name, gazetteer = span.of(plain), context.gazetteer
    for size in range(len(name) - 1, 1, -1):
        ids = gazetteer.names.get(name[:size], ())
        if ids and gazetteer.entries[ids[0]].type == "Country":  # 美国|陆军部长, though 美国陆军 is a name too
            context.cover.add(Mention(Span(span.start, span.start + size), "Country", organ.found_by, entity="|".join(ids)))
            break
    return True


class _Kind(NamedTuple):
    """What is known of a listed title: whether it is one of a state, whether it is none without a bearer, and so on."""

    state: bool
    loose: bool
    reports: bool
    follows: bool  # it may stand behind the name too
    words: str


class Title(NamedTuple):
    """A listed title where it stands; `whole` where its right edge is the edge of a word."""

    start: int
    end: int
    kind: _Kind
    whole: bool


def _read(context: Context, reader: NameReader, begin: int, end: int, kind: _Kind) -> tuple[int, Mention | None, Mention | None]:
    """Where the title begins, whose it is, and who is named behind it."""
    owner, start = unit_of(context, owner_of(context, begin), begin, end)
    if not kind.state:
        owner, start = body_of(context, owner, start, end)
    promised = kind.state or kind.reports or (owner is not None and (not kind.loose or latin_name_end(context.plain, end) > 0))
    if promised and owner is None and kind.follows and ending(context, start, "Person") is not None:
        promised = False  # 某某国王|登基
    own = its_own(context, begin, of_state=kind.state) if owner is None else None
    bearer = bearer_after(context, reader, end, promised=promised or (own is not None and not kind.loose))
    return start, own if own is not None and bearer is not None else owner, bearer


class TitleFinder:
    """Reads from titles to the left for the owner and to the right for the bearer."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.words = lexicon.state_titles | lexicon.organ_titles | lexicon.loose_titles
        self._kinds = {
            words: _Kind(
                words in lexicon.state_titles,
                words in lexicon.loose_titles,
                _REPORTER.search(words) is not None,
                lexicon.titles_after.fullmatch(words) is not None,
                words,
            )
            for words in self.words
        }

    def titles(self, context: Context, found: Sequence[Cue]) -> list[Title]:
        """The listed titles that were found in the text, as often as they are looked at."""
        return [Title(begin, end, self._kinds[words], self._whole(context, end)) for words, begin, end in found]

    def name_bearers(self, context: Context, titles: Sequence[Title]) -> None:
        """Add the names that titles promise to the cover, and the names beside those."""
        reader = NameReader(context, context.cover.starts())
        for begin, end, kind in self._title_spans(context, titles):
            start, owner, holder = _read(context, reader, begin, end, kind)
            if kind.reports:
                holder = holder or bearer_before(context, start, end, owner)
                if holder is not None:
                    colleagues(context, reader, Span(start, end), owner, holder)

    def find(self, context: Context, titles: Sequence[Title]) -> list[Position]:
        """Every title that has an owner or a bearer; names that titles promise are added to the cover."""
        plain, reader = context.plain, NameReader(context, context.cover.starts())
        out: list[Position] = []
        pending: list[tuple[Span, bool, Mention | None]] = []  # titles before 、 or 兼 that wait for a bearer; whether of a state; the owner
        for begin, end, kind in self._title_spans(context, titles):
            start, owner, holder = _read(context, reader, begin, end, kind)
            if owner is None and holder is not None and plain[start - 1 : start] == "的":
                owner = ending(context, start - 1, *OWNERS)  # 紐西蘭的貿易部長某某
                owner = None if owner is not None and plain.endswith(_LIVES_IN, 0, owner.span.start) else owner  # 流亡意大利的议员某某
            if holder is None:
                holder = bearer_before(context, start, end, owner)
            if kind.loose and holder is None:
                continue
            state = kind.state or (owner is not None and owner.type == "Country")
            if owner is None and pending and pending[-1][0].end + 1 == start:
                shared = pending[-1][2]  # 外长、国防部长某某: the land said once; but 政治局委员、外交部长某某
                one_organ = plain[start - 1] == "、" and not kind.state
                owner = shared if shared is None or shared.type == "Country" or one_organ else None
            if holder is not None and (owner is None or owner.type == "Place"):
                owner = owner_in_title(context, Span(start, end), kind.words, owner) or owner
            listed = plain.startswith("、", end) and owner is not None and not _several(context, owner)
            if holder is None and (listed or (owner and _ranked(context, end)) or plain.startswith("兼", end)):
                pending.append((Span(start, end), state, owner))
                continue
            for title, held_in_state, shared in pending if holder else ():
                if (owner and title.end == owner.span.start) or title.end + 1 in (start, owner.span.start if owner else start):
                    out.append(position_of(context, title, held_in_state, shared, holder))
            pending = []
            if owner or holder:
                out += held(context, Span(start, end), state, owner, holder)
            if holder is not None and kind.reports:
                out += colleagues(context, reader, Span(start, end), owner, holder)
        return out

    def _title_spans(self, context: Context, titles: Sequence[Title]) -> list[tuple[int, int, _Kind]]:
        """Where each title begins, with the words that belong to it, where it ends, and the listed title that it ends with."""
        plain = context.plain
        out: list[tuple[int, int, _Kind]] = []
        for begin, end, kind, whole in titles:
            start = begin
            inside = context.cover.overlapping(start, end)
            if inside and inside[0].span.end < end and plain[inside[0].span.end : end] in self.words:
                start = inside[0].span.end  # 国务委员会|委员长: the organ is known as a whole
                inside = []
            elif inside and _whole_ministry(context, inside[0], end):
                inside = []  # 波兰司法|部长: the ministry was named before
            if inside and not (inside[0].span.start > start and inside[-1].span.end < end):
                continue  # a title may hold a name (常驻联合国代表), not share half of one
            if not whole:
                continue
            left = max(extended(context, start), out[-1][1] if out else 0)
            if out and out[-1][1] == left and (left == start or plain.endswith(AIDES, start, end)):
                left = out.pop()[0]  # 教授 + 主任 run together, 最高领袖 + 外事顾问
            out.append((left, end, kind))
        return out

    def _whole(self, context: Context, end: int) -> bool:
        """Whether the title's right edge is the edge of a word (总统府 is not 总统, 代表团 is not 代表)."""
        if _GOES_ON.match(context.plain, end):
            return False
        word = None if context.boundary(end) else context.word_at(end)
        if word is None:
            return True
        if word.start == end - 1 and context.plain[word.start] == "长" and not context.has_word(context.plain[word.start : word.end]):
            return True  # 阿塞拜疆外交部|长拜|拉莫夫: the ministry is known as a word
        if context.has_word(context.plain[word.start : word.end]) and word.start == end - 1 and context.plain[word.start] == "相":
            return False  # 防卫|相关|经费
        rest = context.plain[end : word.end]
        return rest[:1] in self._lexicon.surnames or rest.startswith(("职", "一职", "人选"))
