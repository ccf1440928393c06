"""Organisations, events, documents and places that nobody lists, by what they end with: 伊朗|外交部, 金砖国家领导人第十六次|会晤.

From the ending the name is read to the left over words that can belong to it. A name needs something of its own (a known name, a
number, a foreign word), or it is only a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions.context import Context
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_NOUN_TAGS = frozenset({"n", "nz", "nt", "nrt", "ns", "nr", "vn", "j", "b", "an", "ng", "s", "f", "l", "i", "x", "eng", "nrfg", "vg", "a", "m", "q", "mq"})
_GENERIC = frozenset(
    "国际 有关 相关 各 该 此 这 那 多个 多国 非政府 恐怖 地区 部分 媒体 政府 企业 各国 全球 世界 双边 多边 本 其 当地 双方 两国 新 旧 大 小 一个 一些 外国 国家 主要 跨国 民间 社会 专业 官方 私营 国有 大型 "
    "中小 军事 武装 极端 执政 反对 在野 合作 三方 各方 重要 领导人 首脑 部长 高级别 年度 本届 上述 主办 上 下 大家 方面 实质 正式 紧急 特别 联合 高层 边境 贸易 经贸 和平 核 领土 停火 新一轮 首轮 全面 双重 战略 经济 "
    "热点 政治 安全 长期 直接 间接 严重 当前 人道主义 自身 地方 盟国 成员国 多家 数家 几家 外资 涉事 同类 上市 科技 金融 学术 研究 体育 群众 革命 民族 解放 社团".split()
)
_ORDINAL = re.compile(r"第[0-9一二三四五六七八九十百两]{1,5}[届次号轮]|[0-9]{2,4}(?:年|周年)|周年|[A-Z]{1,8}[0-9]*")
_DEED = re.compile(
    r"(?:签署|签订|发表|发布|通过|交换|缔结|批准|草签|续签|达成|公布|宣读|制定|加入|退出|撕毁|废除|履行|遵守|落实|违反|根据|依据|递交)(?:了|的|并发表|并发布|并通过)?(?:一系列|有关|多项|多份|一份|一项|新的|新|这份|上述)?$"
)
_COUNT = re.compile(r"(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,3}|数十|数|多|几)(?:余|多)?[份项个件]$")
_COUNTED = frozenset({"文件", "文本", "协议", "协定", "备忘录", "合同", "谅解备忘录", "合约", "意向书", "条约", "决议"})
_STRONG_DOCUMENT = frozenset({"条约", "协定", "公约", "规约", "议定书", "宪章", "决议", "联合声明", "联合公报", "共同声明", "联合宣言", "宣言", "协议"})
_LEAD = frozenset("整个 所有 有关 首位 去年 今年 明年 个别 海外 本地 相关 各 该 全部 部分 其他 多家 数家 一家 两家 这家 那家 每个 上述 新 原 前 当地 女性 男性 全国 全球 全市 全省".split())
_MEETING_ONLY = frozenset({"会谈", "谈判", "磋商", "行动", "冲突", "危机", "大选", "政变", "恐袭", "战争", "内战", "演习", "军演", "恐怖袭击", "公投", "疫情", "阅兵", "葬礼"})
_TWO_SIDED = frozenset({"战争", "冲突", "谈判"})
_NAMELIKE = re.compile(r"[\u4e00-\u9fffA-Za-z0-9—+·“”-]+")
_MAX_LEFT = {"Organization": 18, "Event": 26, "Document": 24, "Place": 12}


@dataclass(frozen=True, slots=True)
class _Ending:
    start: int
    end: int
    type: str
    word: str


class EndingFinder:
    """Finds unlisted names by one scan for their endings."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        table: dict[str, str] = {}
        for type_, endings in lexicon.endings.items():
            for ending in endings:
                table.setdefault(ending, type_)
        for organ in lexicon.organ_endings:
            table[organ] = "Organization"
        self._endings = sorted(table)
        self._types = table
        self._scan = AhoCorasick(self._endings, matchkind=MatchKind.LeftmostLongest)

    def find(self, context: Context) -> None:
        """Add what is found to the cover; a name that contains a found one takes its place."""
        for ending in self._all(context):
            getattr(self, f"_{ending.type.lower()}")(context, ending)

    def _all(self, context: Context) -> Iterator[_Ending]:
        plain = context.plain
        for index, start, end in self._scan.find_matches_as_indexes(plain):
            word = self._endings[index]
            if plain[end : end + 1] == "长" and word[-1] in "部局署院会团州省市县区校厅省":
                continue  # 外交部长 is a title
            if context.cover.overlapping(end - 1, end):
                continue
            title = self._lexicon.titles.match(plain, start)
            if title and title.end() > end:
                continue  # 内阁官房长官 begins with 内阁 and is a title
            cut = context.word_at.get(end - 1)
            if cut is not None and cut.end > end and cut.start < end:
                continue
            yield _Ending(start, end, self._types[word], word)

    def _left(self, context: Context, ending: _Ending) -> int:
        """How far to the left the name reaches."""
        at = ending.start
        low = max(0, at - _MAX_LEFT[ending.type])
        while at > low:
            before = context.cover.ending(at)
            if before is not None:
                if not self._takes(ending.type, before) or before.span.start < low:
                    break
                at = before.span.start
                continue
            word = context.word_at.get(at - 1)
            if word is None or not self._belongs(context, ending, word.start, at, word.tag):
                break
            begin = max(word.start, low)
            inside = context.cover.overlapping(begin, at)
            at = inside[-1].span.end if inside else begin
        return at

    def _takes(self, type_: str, mention: Mention) -> bool:
        """Whether a name of this class may begin with (or contain) that mention."""
        if type_ == "Event":
            return mention.type in ("Country", "Organization", "Place", "Event") or (mention.type == "Time" and len(mention.value) == 4)
        if type_ == "Document":
            return mention.type in ("Country", "Organization", "Place")
        return mention.type in ("Country", "Organization", "Place")

    def _belongs(self, context: Context, ending: _Ending, start: int, end: int, tag: str) -> bool:
        text = context.plain[start:end]
        if not _NAMELIKE.fullmatch(text) or (ending.type == "Organization" and ("“" in text or "”" in text or tag in ("l", "i"))):
            return False
        if text in self._lexicon.adverbs or text in self._lexicon.speech or text in ("两国", "双方", "三国", "该", "本", "各", "其", "这", "此次", "当地"):
            return False
        if ending.type in ("Event", "Document") and (text in ("—", "+", "”", "“", "-") or _ORDINAL.fullmatch(text)):
            return True
        if text in ("纪念", "庆祝") and ending.word in ("庆典", "论坛", "阅兵", "大阅兵", "阅兵式", "全体会议"):
            return True
        if text in ("与", "和") and ending.type == "Organization":
            before, after = context.word_at.get(start - 1), context.words.get(end)
            return all(w is not None and w.tag in ("n", "vn", "nz", "j", "an") and not context.cover.overlapping(w.start, w.end) for w in (before, after))
        if ending.type == "Event" and re.fullmatch(r"第|[0-9]{1,4}|[届次轮]|第[0-9一二三四五六七八九十]{1,4}", text):
            return True
        if tag in ("m", "q", "mq") and ending.type in ("Organization", "Place"):
            return bool(re.match(r"[A-Z0-9第]", text))
        return tag in _NOUN_TAGS or (tag == "v" and len(text) >= 2 and ending.type == "Organization" and text in ("合作", "发展", "开发", "研究", "稳定", "解放", "管理", "贸易", "投资", "保护", "选举", "统计", "救援", "发射", "监督", "改革", "规划", "创新"))

    def _trim_lead(self, context: Context, start: int, end: int) -> int:
        """Without the words that only describe: 整个, 有关, 去年."""
        while start < end:
            word = context.words.get(start)
            if word is None or word.end > end or context.cover.starting(start) is not None or context.plain[start : word.end] not in _LEAD:
                return start
            start = word.end
        return start

    def _own(self, context: Context, start: int, end: int) -> bool:
        """Whether the stretch before the ending holds something that makes it a name."""
        text = context.plain[start:end]
        inside = context.cover.within(Span(start, end))
        if any(m.type != "Country" for m in inside) or _ORDINAL.search(text):
            return True
        start = max([start, *(m.span.end for m in inside)])
        rest = [w for w in self._cut(context, start, end) if w not in _GENERIC]
        return sum(len(w) for w in rest) >= 2

    def _cut(self, context: Context, start: int, end: int) -> list[str]:
        out, at = [], start
        while at < end:
            word = context.word_at.get(at)
            stop = min(word.end, end) if word else at + 1
            out.append(context.plain[at:stop])
            at = stop
        return out

    def _add(self, context: Context, start: int, end: int, type_: str, rule: str) -> None:
        name = context.plain[start:end]
        state = context.cover.starting(start)
        if type_ == "Organization" and state is not None and state.type == "Country" and state.span.end < end:
            full = context.gazetteer.entries[state.entity.split("|")[0]]
            name = dict(full.labels).get("zh-Hans", name[: state.span.end - start]) + context.plain[state.span.end : end]
        known = context.gazetteer.names.get(name, ())
        entity = known[0] if known else f"{type_.lower()}/{name}"
        context.cover.replace(Mention(Span(start, end), type_, f"ending:{rule}", entity=entity))

    def _organization(self, context: Context, ending: _Ending) -> None:
        start = self._trim_lead(context, self._left(context, ending), ending.start)
        before = context.cover.starting(start)
        if ending.word == "政府" and (state := context.cover.ending(ending.start)) is not None and state.type == "Country":
            context.cover.replace(Mention(Span(state.span.start, ending.end), "Country", "ending:政府", entity=state.entity))
            return
        if ending.word in self._lexicon.organ_endings:
            posted = self._post(context, ending)
            if posted >= 0:
                self._add(context, posted, ending.end, "Organization", ending.word)
            elif before is not None and before.type in ("Country", "Organization", "Place"):
                self._add(context, start, ending.end, "Organization", ending.word)
            elif ending.word not in ("政府", "军方", "海军", "空军", "陆军", "军队", "内阁", "海警", "议会", "国会", "使馆", "大使馆", "代表团", "央行", "海关", "王室", "警方", "政府军", "军政府", "临时政府", "检察院", "最高法院", "中央银行", "财政部", "经济部", "代表处", "使团", "总领事馆", "总领馆", "情报局", "统计局", "移民局", "武装部队"):
                self._add(context, ending.start, ending.end, "Organization", ending.word)
            return
        if start == ending.start:
            return
        if len(ending.word) == 1 and not self._press_or_party(context, start, ending):
            return
        if self._own(context, start, ending.start) and ending.end - start >= 4:
            self._add(context, start, ending.end, "Organization", ending.word)

    def _press_or_party(self, context: Context, start: int, ending: _Ending) -> bool:
        after = context.plain[ending.end : ending.end + 12]
        if ending.word == "社":
            return bool(re.match(r"(?:特约|特派|驻)?记者|电|报道|讯|[^，。]{1,8}日电|[】）〕]", after)) and ending.start - start <= 6
        word = context.word_at.get(ending.start)
        return word is not None and word.end - word.start >= 3 and context.plain[word.start : word.end] not in ("执政党", "反对党", "在野党", "共产党")

    def _post(self, context: Context, ending: _Ending) -> int:
        """中国驻美国大使馆: the start of the sending state, or -1."""
        before = context.cover.ending(ending.start)
        if before is None or before.type not in ("Country", "Organization", "Place") or context.plain[before.span.start - 1 : before.span.start] != "驻":
            return -1
        sender = context.cover.ending(before.span.start - 1)
        return sender.span.start if sender is not None and sender.type == "Country" else -1

    def _event(self, context: Context, ending: _Ending) -> None:
        start = self._left(context, ending)
        while start < ending.start and context.plain[start] in "”—+-与和":
            start += 1
        own = context.plain[start : ending.start]
        mentions = context.cover.within(Span(start, ending.start))
        if ending.word in ("会议", "会晤", "大会", "年会") and not re.search(r"第[0-9一二三四五六七八九十]{1,4}[届次轮]", own):
            return
        if ending.word in _MEETING_ONLY:
            close = mentions and mentions[-1].span.end == ending.start and len(mentions) <= 2 and mentions[0].span.start == start
            if not close or (ending.word in _TWO_SIDED and len(mentions) < 2 and mentions[0].type != "Place") or (ending.word in ("会谈", "磋商", "行动", "大选") or mentions[0].type == "Organization"):
                return
        elif not mentions and not _ORDINAL.search(own) and not own.endswith(("签字", "签署", "开幕", "闭幕", "递交")):
            if ending.word not in ("签字仪式", "签署仪式", "开幕式", "闭幕式", "奠基仪式", "就职典礼", "就职仪式", "就职弥撒"):
                return
        if ending.end - start >= 4:
            self._add(context, start, ending.end, "Event", ending.word)

    def _document(self, context: Context, ending: _Ending) -> None:
        start = self._left(context, ending)
        while start < ending.start and context.plain[start] in "”—+-与和":
            start += 1
        plain = context.plain
        own = plain[start : ending.start]
        counted = _COUNT.search(plain, max(0, start - 6), start) if ending.word in _COUNTED else None
        if counted is None and ending.word in _COUNTED:
            inner = re.match(r"(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,3}|数十|数|多|几)(?:余|多)?[份项个件]", own)
            counted = inner
        if counted is not None:
            begin = counted.start() if counted.re is _COUNT else start
            self._add(context, begin, ending.end, "Document", ending.word)
        elif re.search(r"第[0-9]+号", own):
            self._add(context, start + own.index("第") if not context.cover.within(Span(start, start + own.index("第"))) else start, ending.end, "Document", ending.word)
        elif _DEED.search(plain, max(0, start - 12), start) and ending.word not in ("报告", "文本", "法令", "文件", "公报") and self._document_name(context, start, ending):
            self._add(context, start, ending.end, "Document", ending.word)
        elif ending.word in _STRONG_DOCUMENT and context.cover.within(Span(start, ending.start)) and ending.end - start >= 5 and "”" not in own:
            self._add(context, start, ending.end, "Document", ending.word)

    def _document_name(self, context: Context, start: int, ending: _Ending) -> bool:
        return ending.end - start <= 26 and "”" not in context.plain[start : ending.start]

    def _place(self, context: Context, ending: _Ending) -> None:
        word = context.word_at.get(ending.end - 1)
        start = self._left(context, ending)
        before = context.cover.starting(start)
        plain = context.plain
        if ending.word in ("东部", "西部", "南部", "北部", "地区", "海域"):
            if before is not None and before.type in ("Country", "Place") and before.span.end == ending.start and ending.word != "海域":
                self._add(context, start, ending.end, "Place", ending.word)
            return
        own = plain[start : ending.start]
        foreign = len(own) >= 2 and all(c in self._lexicon.transliteration for c in own[-2:])
        tagged = word is not None and word.tag == "ns" and word.start < ending.start
        if len(ending.word) == 1:
            if tagged and word is not None and word.end - word.start >= 3:
                self._add(context, word.start, ending.end, "Place", ending.word)
            return
        if before is not None and before.span.end < ending.end and before.type in ("Place", "Country"):
            if before.span.end == ending.start and before.type == "Country":
                return
            whole = before.type == "Place" and ending.start - before.span.end < 2
            self._add(context, start if whole else before.span.end, ending.end, "Place", ending.word)
        elif foreign or tagged:
            self._add(context, start, ending.end, "Place", ending.word)
