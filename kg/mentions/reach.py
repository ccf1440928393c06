"""How far to the left of its ending an unlisted name reaches, and whether it is a name and no mere description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.late import late
from kg.mentions.context import Context
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span
from kg.values import quick

_NOUN_TAGS = frozenset(
    {"n", "nz", "nt", "nrt", "ns", "nr", "vn", "j", "b", "an", "ng", "s", "f", "l", "i", "x", "eng", "nrfg", "vg", "a", "m", "q", "mq"}
)
_COUNTING_TAGS = ("m", "q", "mq")
_JOINS, _JOINS_IN_MINISTRIES = ("与", "和", "及", "暨"), ("及", "暨")
_JOINABLE_TAGS = ("n", "vn", "nz", "j", "an")
# 停战|协议: verbs that take no document as their object, so that they tell which document it is.
OF_A_DEED = re.compile(r"(?:停战|停火|休战|投降|撤军|裁军|遣返|换俘|引渡|和解|结盟|通商|通航|驻军|互助|反恐|减排|免签|互换)$")
ORDINAL = re.compile(r"[首下]一?[届次轮]|第[0-9一二三四五六七八九十百两]{1,5}[届次号轮]|[0-9]{2,4}(?:年|周年)|周年|[A-Z]{1,8}[0-9]*")
_NUMBER = late(r"第|[0-9]{1,4}|[届次轮]|第[0-9一二三四五六七八九十]{1,4}[届次轮]?|[一二三四五六七八九十]{1,4}[届次轮]|[首下上]一?[届次轮]")
_NAMELIKE = late(r"[\u4e00-\u9fffA-Za-z0-9—+·“”-]+")
_OPENS_BEFORE = re.compile(r"“[^“”，。；！？\n]{1,24}\Z")
_LONGEST_QUOTED = 25  # characters with the mark
_OUTLET_TAILS = ("电视台", "广播公司", "通讯社", "新闻网", "电台", "新闻台", "卫视", "周刊", "日报")
_MAX_LEFT = {"Organization": 18, "Event": 26, "Document": 24, "Place": 12}
_SURE_GUESS = 8.0  # nats by which a stretch must read better as a name than as words
_OFFICES = ("部", "局", "署", "处", "司")  # of which each may have several fields: 司法暨边境管理|部
_THOUGHT = ("以为", "认为", "相信", "担心", "指出", "声称", "宣称", "据称")  # no body's name holds what is thought or said
_OUTSIDE = ("两国", "双方", "三国", "该", "本", "各", "其", "这", "此次", "当地")
_STATES = frozenset("中美英俄日韩朝法德意欧澳加印越菲泰缅蒙非")  # 中美交流基金会: of two states, neither written out
_CELEBRATED = ("庆典", "论坛", "阅兵", "大阅兵", "阅兵式", "全体会议")  # after 纪念, 庆祝


@quick
@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that was found: its place, the class that it makes, the word, and which words (with their tags) `can_belong` to a name with it."""

    start: int
    end: int
    type: str
    word: str
    takes: Mapping[tuple[str, str], bool]


def left_edge(context: Context, ending: Ending) -> int:
    """How far to the left the name reaches."""
    at = ending.start
    low = max(0, at - _MAX_LEFT[ending.type])
    while at > low:
        before = context.cover.ending(at)
        if before is not None:
            if not _takes(ending.type, before) or before.span.start < low:
                break
            at = before.span.start
            continue
        guess = context.guesses.get(at)
        if guess is not None and guess.start >= low and guess.kind == "foreign" and guess.margin >= _SURE_GUESS:
            at = guess.start  # 西雅那|银行
            continue
        word = context.word_at(at - 1)
        if word is None:
            break
        text = context.plain[word.start : at]
        if not ending.takes[text, word.tag] or (text in _JOINS and ending.type == "Organization" and not _joins_nouns(context, word.start, at)):
            break
        begin = max(word.start, low)
        inside = context.cover.overlapping(begin, at)
        at = inside[-1].span.end if inside else begin
    return at


def _takes(type_: str, mention: Mention) -> bool:
    """Whether a name of this class may begin with (or contain) that mention."""
    if mention.type in ("Country", "Organization", "Place"):
        return True
    return type_ == "Event" and (mention.type == "Event" or (mention.type == "Time" and len(mention.value) == 4))


def can_belong(lexicon: Lexicon, type_: str, ending: str, text: str, tag: str) -> bool:
    """Whether a word can belong to the name of a thing of this class with this ending, whose last words follow it.

    Of 与 and 和 in the name of a body it is told by what they join.
    """
    ministry = type_ == "Organization" and ending in _OFFICES  # 紧急事务部
    plain_adverb = text in lexicon.adverbs and not _NUMBER.fullmatch(text) and not ministry  # 第四次 counts meetings too
    if not _NAMELIKE.fullmatch(text) or text in _OUTSIDE or plain_adverb or text in lexicon.speech:
        return False
    if type_ == "Organization":
        return _can_belong_to_body(lexicon, text, tag, ministry=ending in lexicon.organ_endings or ministry)
    occasion = type_ in ("Event", "Document") and (text in ("—", "+", "”", "“", "-") or ORDINAL.fullmatch(text))
    celebrated = text in ("纪念", "庆祝") and ending in _CELEBRATED
    if occasion or celebrated or (type_ == "Event" and _NUMBER.fullmatch(text)):
        return True
    if type_ == "Place" and tag in _COUNTING_TAGS:
        return bool(re.match(r"[A-Z0-9第]", text))
    return tag in _NOUN_TAGS


def _can_belong_to_body(lexicon: Lexicon, text: str, tag: str, *, ministry: bool) -> bool:
    if text.endswith(_THOUGHT) or "“" in text or "”" in text or tag in ("l", "i") or text in lexicon.never_in_bodies:
        return False
    if text in _JOINS:
        return ministry or text not in _JOINS_IN_MINISTRIES
    if tag in _COUNTING_TAGS:
        return bool(re.match(r"[A-Z0-9第]", text))
    return tag in _NOUN_TAGS or (tag == "v" and len(text) >= 2 and text in lexicon.organization_verbs)


def _joins_nouns(context: Context, start: int, end: int) -> bool:
    """Whether the words before and after a conjunction are nouns that nothing else is named by."""
    around = (context.word_at(start - 1), context.words.get(end))
    return all(w is not None and w.tag in _JOINABLE_TAGS and not context.cover.overlapping(w.start, w.end) for w in around)


def trim_lead(context: Context, start: int, end: int) -> int:
    """Where the name begins without the words that only describe: 整个, 有关, 去年."""
    leads = context.lexicon.leads
    while start < end:
        word = context.words.get(start)
        if word is None or word.end > end or context.cover.starting(start) is not None or context.plain[start : word.end] not in leads:
            return start
        start = word.end
    return start


def trim_marks(context: Context, start: int, end: int) -> int:
    """Where the name begins without quotes, dashes and conjunctions."""
    while start < end and context.plain[start] in "”—+-与和":
        start += 1
    return start


def is_name(context: Context, start: int, end: int) -> bool:
    """Whether the stretch before the ending holds something that makes it a name."""
    inside = context.cover.within(Span(start, end))
    if any(m.type != "Country" for m in inside) or ORDINAL.search(context.plain[start:end]):
        return True
    at, own = max([start, *(m.span.end for m in inside)]), 0
    while at < end:
        word = context.word_at(at)
        stop = min(word.end, end) if word else at + 1
        own += stop - at if context.plain[at:stop] not in context.lexicon.generic else 0
        at = stop
    return own >= 2


def _in_balance(plain: str, span: Span) -> Span:
    """The name with both of a pair of quotation marks or with neither: 第7届“玉山论坛|”, “|奥斯陆论坛, “读懂|中国”对话会."""
    opened = plain.rfind("“", span.start, span.end)
    closed = plain.find("”", span.start, span.end)
    if opened > closed:
        return Span(span.start, span.end + 1) if opened > span.start and plain.startswith("”", span.end) else Span(opened + 1, span.end)
    if closed >= 0 and not span.start <= plain.find("“", span.start, closed):
        before = _OPENS_BEFORE.search(plain, max(0, span.start - _LONGEST_QUOTED), span.start)
        return Span(before.start() if before else closed + 1, span.end)
    return span


def add_name(context: Context, span: Span, type_: str, rule: str) -> None:
    """Put the name into the cover in place of what stands inside it; a state before an organ goes by its full name."""
    span = _in_balance(context.plain, span)
    name = span.of(context.plain)
    state = context.cover.starting(span.start)
    pair = context.cover.ending(span.start)
    if pair is not None and state is not None and pair.found_by.startswith("short") and state.found_by.startswith("short"):
        return  # 中|俄边境口岸: it lies in both
    if type_ == "Organization" and state is not None and state.type == "Country" and state.span.end < span.end:
        candidates = state.entity.split("|")  # of states that share 乌, the one that the article names
        named = {m.entity for m in context.cover} if len(candidates) > 1 else set()
        full = context.gazetteer.entries[next((c for c in candidates if c in named), candidates[0])]
        short = state.span.end - state.span.start == 1 and context.plain[state.span.end] in _STATES
        name = name if short else dict(full.labels).get("zh-Hans", name[: state.span.end - span.start]) + context.plain[state.span.end : span.end]
    known = context.gazetteer.names.get(name, ())
    if known and context.gazetteer.entries[known[0]].type == "Concept":
        return  # 全面从严治|党
    outlet = state is not None and state.type == "Organization" and context.plain[state.span.end : span.end] in _OUTLET_TAILS
    if not known and outlet and state is not None:
        known = (state.entity,)  # NHK电视台 is NHK
    entity = known[0] if known else f"{type_.lower()}/{name}"
    context.cover.replace(Mention(span, type_, f"ending:{rule}", entity=entity))
