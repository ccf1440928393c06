"""What the text names by the gazetteer, and works by their title marks 《》."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.mentions.context import Context
from kg.mentions.costs import Remembered
from kg.mentions.gazetteer import Entry, Gazetteer
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_TITLED = re.compile(r"《([^《》]{2,80})》")
# 列根号, 福特号航母, 山东舰: a ship that is named after somebody, or after a place.
_NAMESAKES = ("Person", "Place", "Country")
_VESSEL = re.compile(r"号(?:[”」’』]|航母|航空母舰|[^，。0-9]{0,4}[舰船轮艇机])|舰(?![队艇船长只载])")
_NAMED_AFTER = re.compile("图书馆|纪念[馆堂碑]|基金会|机场|奖(?![励项])")  # 尼克松|图书馆
_OUTLET_AROUND = re.compile(r"《[^《》]{2,12}》(?=报道|记者|称|网站|[0-9]{1,2}日|援引|社评|刊文|专栏)")
_PAPERS = ("日报", "时报", "晚报", "周刊", "邮报", "新闻", "新闻网", "晨报", "早报", "杂志")
_NUMBERED = re.compile(r"(?:第[0-9一二三四五六七八九十]{1,4}[届次轮]|[首下上]一?[届次轮]|(?:19|20)[0-9]{2}年(?:度)?)(?:全球|国际)?[“「]?$")
_GOES_ON = {
    "法": ("律", "规", "治", "院", "官", "法院", "法庭", "保护局", "学者", "学家"),
    "部": ("门", "队", "分"),
    "学": ("生", "者"),
    "军": ("人", "事", "队", "售"),
    "会": ("谈", "晤", "见"),
}
_PRINTED = ("公报", "简报", "年报", "月报", "情报", "汇报", "通报", "海报", "预报", "战报", "申报")
_EXPECTED = re.compile("(?:以为|认为|担心|相信|预计|预料|预期|估计|希望|期待|如果|假如|一旦|若)$")
_MEETS = re.compile("会(?:[谈晤面在尽更]|见(?!证)|密切|继续|采取)")
_ON_THE_LINE = ("通话", "通电话", "通了话", "通了电话", "通过电话")
_PREPOSITIONS = "对向从与和于在以"
_CAUCUS = re.compile("团(?![体结队伙员])")  # 国民党|团
_BY_AGE = ("小", "老")
_UNITS = "市州省县区镇"
_LEADS = re.compile("长(?![期久达大江征城安春沙治白乐宁葛远短途跑])")
_LAND = ("Place", "Country")
_LONGEST_TITLE = 5
_LONGEST_CROSSED = 3
_PAIR = 2
_LED = "部局署院省州市县室会团校厅处司所房"  # with 长 after them these make a title: 外交部|长
_ATTITUDES = ("思维", "心态")
_ORGANS_AFTER_SHORT = ("国防部", "国务院", "国务卿", "国会", "国安会", "国防军", "国民警卫队")  # 美|国防部
# The first characters of what follows a name so that it stands for something else (号, 舰, 长, 团, 思维), and the second ones of these organs.
_ALTERING = "号舰长团思心图纪基机奖" + "".join(sorted({organ[1] for organ in _ORGANS_AFTER_SHORT}))


def find_documents(context: Context) -> None:
    """《…》: a document, or the outlet of that name."""
    if "《" not in context.plain:
        return
    outlets = {m.span() for m in _OUTLET_AROUND.finditer(context.plain)}
    for match in _TITLED.finditer(context.plain):
        name, span = match.group(1), Span(*match.span())
        known = context.gazetteer.names.get(name, ())
        entry = context.gazetteer.entries[known[0]] if known else None
        if match.span() in outlets or (entry is not None and entry.type == "Organization") or _is_paper(name):
            entity = known[0] if known else f"organization/{name}"
            context.cover.replace(Mention(span, "Organization", "pattern:outlet", entity=entity))
        else:
            entity = entry.id if entry is not None and entry.type == "Document" else f"document/{name}"
            context.cover.replace(Mention(span, "Document", "pattern:document", entity=entity))


def _is_paper(name: str) -> bool:
    """Whether a title is that of a paper (《红星报》) and not of what is printed (《联合公报》)."""
    return name.endswith(_PAPERS) or (name.endswith(("报", "报道")) and not name.endswith(_PRINTED))


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of the gazetteer, and what can be said of it wherever it stands."""

    name: str
    entry: Entry  # of the first that bears it
    entity: str
    found_by: str
    type: str
    followers: str  # what may follow it so that it stands for something else, or for nothing: the first characters
    bears: bool  # one region's name of a state that is written as a transliterated person's name may be: 马利
    rest: str  # what is left without a preposition at its head, where that is a name too: 对|马岛
    shortens: bool  # a town or land whose name without the last character is a name too: 台北|市
    shares: bool  # a state whose name, 美国, can be the beginning of 美|国防部
    person: bool
    foreign: bool  # a person's name of three characters or more, written with the characters of transliterations
    short: bool  # so short that words may cross it
    pairs: bool  # a place whose two characters are short forms of states, one of them China
    goes_on: tuple[str, ...]  # what makes another word of its end: 网络安全|法律


class KnownFinder:
    """Holds what each name of the gazetteer comes to, worked out when it is first met."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._letters = lexicon.transliteration
        self._titles = lexicon.state_titles | lexicon.organ_titles
        self._names = Remembered(self._find_name)

    def find(self, context: Context) -> None:
        """Add every name of the gazetteer that no word around it crosses."""
        names = self._names
        scanned = [(start, end, names[name]) for start, end, name in self._gazetteer.scan(context.plain)]
        bearers = {known.name for start, _, known in scanned if known.bears and self._titled(context.plain, start)}  # 财政部长|马利: a person
        for start, end, known in scanned:
            if known.rest and _is_free(context, known):
                self._take(context, start + 1, end, names[known.rest], bearers)
            else:
                self._take(context, start, end, known, bearers)

    def _find_name(self, name: str) -> _Name:
        names, entries = self._gazetteer.names, self._gazetteer.entries
        entry = entries[names[name][0]]
        state, foreign, person = entry.type == "Country" and len(name) == _PAIR, self._letters.issuperset(name), entry.type == "Person"
        goes_on = _GOES_ON.get(name[-1], ())
        return _Name(
            name,
            entry,
            type=entry.type,
            followers=_ALTERING + "".join(words[0] for words in goes_on),
            entity="|".join(i for i in names[name] if entries[i].type != "Concept"),
            found_by=f"gazetteer:{entry.row}",
            bears=state and foreign and name not in entry.short and name != dict(entry.labels).get("zh-Hans"),
            rest=name[1:] if name[0] in _PREPOSITIONS and name[1:] in names else "",
            shortens=entry.type in _LAND and name[-1] in _UNITS and name[:-1] in names,
            shares=state and any(organ[0] == name[1] for organ in _ORGANS_AFTER_SHORT),
            person=person,
            foreign=person and foreign and len(name) > _PAIR,
            short=len(name) <= _LONGEST_CROSSED,
            pairs=entry.type == "Place" and len(name) == _PAIR and "中" in name and all(c in self._gazetteer.shorts for c in name),
            goes_on=goes_on,
        )

    def _take(self, context: Context, start: int, end: int, known: _Name, bearers: AbstractSet[str]) -> None:
        """Add what the name in [start, end) stands for there, if anything."""
        plain = context.plain
        followed = plain[end : end + 1] in known.followers
        if known.type == "Concept" or known.name in bearers or (followed and _is_other(context, start, end, known)):
            return
        if followed and known.shortens and _LEADS.match(plain, end):
            end -= 1  # 台北|市长: the short name, and a title
        elif (
            ((known.short or known.foreign) and self._crossed(context, start, end, known))
            or (known.pairs and _is_pair(context, known.name))
            or (known.type == "Event" and _add_numbered(context, Span(start, end), known.entry))
            or (followed and _goes_on(context, start, end, known))
        ):
            return
        context.cover.add(Mention(Span(start, end), known.type, known.found_by, known.entity))

    def _titled(self, plain: str, at: int) -> bool:
        """Whether a title stands right before."""
        return not self._titles.isdisjoint([plain[at - size : at] for size in range(2, min(_LONGEST_TITLE, at) + 1)])

    def _crossed(self, context: Context, start: int, end: int, known: _Name) -> bool:
        """Whether jieba sees another word across an edge of a short name (集中东部: not 中东); 对华|为 may be 对|华为."""
        plain, person = context.plain, known.person
        if known.foreign and self._begun(plain, start):
            return True
        if not known.short or context.words.has(start, end):
            return False
        first, last = context.word_at(start), context.word_at(end - 1)
        if first is None or last is None or plain.startswith("党籍", end - 1):
            return False
        both = first.start < start and first.end < end < last.end
        if both and all(context.has_word(plain[w.start : w.end]) for w in (first, last)):
            return True  # 消|费科|技
        if person:
            if self._titled(plain, start) or plain.startswith(_ON_THE_LINE, end):
                return False  # 总统|川普|通电话, 与川普|通话
            left = first.start < start and first.end <= end and plain[start - 1 : start] in self._letters
            return left or (last.end > end and last.start >= start and plain[end : end + 1] in self._letters)
        of_two = (
            plain[start - 1 : start] == "对" and first.start == start - 1 and last.start == end - 1 and plain[end : end + 1] not in ("主", "首", "己")
        )
        left = first.start < start and first.end < end and not of_two
        return (left or (last.end > end and last.start > start)) and first is not last

    def _begun(self, plain: str, start: int) -> bool:
        """上将格|林克维奇: whether a title ends one character before a listed transliteration, so that the name begins there and is another's."""
        before = plain[start - 1 : start]
        return before in self._letters and before not in _BY_AGE and self._titled(plain, start - 1) and not self._titled(plain, start)


def _is_other(context: Context, start: int, end: int, known: _Name) -> bool:
    """Whether the name is a part of what something else is called, which is added where it is something that acts: 列根|号, 美|国防部, 国民党|团."""
    plain = context.plain
    if known.type in _NAMESAKES and _VESSEL.match(plain, end):
        return True
    if known.type == "Person" and _NAMED_AFTER.match(plain, end):
        return True
    if known.type == "Event" and plain.startswith(_ATTITUDES, end):
        return True
    if known.shares and plain.startswith(_ORGANS_AFTER_SHORT, start + 1) and not _will(plain, start, end):
        context.cover.add(Mention(Span(start, start + 1), "Country", f"short:{plain[start]}", entity=known.entity))
        return True
    if known.entry.kind == "party" and known.name[-1] == "党" and _CAUCUS.match(plain, end):
        context.cover.add(Mention(Span(start, end + 1), "Organization", "ending:党团", entity=f"organization/{known.name}团"))
        return True
    return False


def _goes_on(context: Context, start: int, end: int, known: _Name) -> bool:
    """Whether the end of the name belongs to what follows: 中国外交部|长, which names the state; 网络安全|法律, 民政|部门, 菲律宾|大学生."""
    plain = context.plain
    if known.type == "Organization" and known.name[-1] in _LED and plain.startswith("长", end):
        _add_state(context, start, known.name, known.entry)
        return True
    return bool(known.goes_on) and plain.startswith(known.goes_on, end) and not plain.startswith(("人员", "人质"), end)


def _add_numbered(context: Context, span: Span, series: Entry) -> bool:
    """第65届|南共市峰会: add one of the series, where a number stands before its name and nothing holds that already."""
    counted = _NUMBERED.search(context.plain, max(0, span.start - 10), span.start)
    quoted = counted is not None and counted.group()[-1] in "“「" and context.plain[span.end : span.end + 1] in ("”", "」")  # 第二届“民主峰会”
    whole = Span(counted.start() if counted else span.start, span.end + quoted)
    return counted is not None and context.cover.add(Mention(whole, "Event", f"numbered:{series.row}", entity=f"event/{whole.of(context.plain)}"))


def _add_state(context: Context, start: int, name: str, organ: Entry) -> None:
    """中国外交部|长, 美国陆军部|长: the state, and a title; the ministry may lie in another organ."""
    wholes = list(context.gazetteer.around(organ))
    state = next((one for one in wholes if one.type != "Organization"), wholes[-1] if wholes else None)
    shorts = state.short if state is not None and state is wholes[0] else ()  # 中|宣部长 is none
    head = next((n for n in (*state.names, *shorts) if name.startswith(n)), "") if state is not None else ""
    if state is not None and head:
        context.cover.add(Mention(Span(start, start + len(head)), state.type, f"gazetteer:{state.row}", entity=state.id))


def _is_pair(context: Context, name: str) -> bool:
    """中沙: whether the place's two characters stand for two states, of which the article names the one that is not China."""
    shorts, entries = context.gazetteer.shorts, context.gazetteer.entries
    return any(n in context.plain for i in shorts[name.replace("中", "")] for n in entries[i].names)


def _is_free(context: Context, known: _Name) -> bool:
    """对|马岛主权: a preposition is no part of a listed name where the article has the rest of it, a listed name too, without it."""
    return any(context.plain[at - 1 : at] != known.name[0] for at in context.places(known.rest))


def _will(plain: str, start: int, end: int) -> bool:
    """以为中国|会让步, 在韩国|会面: whether 会 after the state tells what will be, or a meeting, and is no 国会; China's has another name."""
    if not plain.startswith("会", end):
        return False
    return plain.startswith("中", start) or _MEETS.match(plain, end) is not None or _EXPECTED.search(plain, max(0, start - 4), start) is not None
