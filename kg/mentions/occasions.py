"""Events and documents by their endings: 金砖国家领导人第十六次|会晤, 12份|文件."""

from __future__ import annotations

import re

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.issued import described_start
from kg.mentions.reach import OF_A_DEED, ORDINAL, Ending, add_name, is_name, left_edge, trim_marks
from kg.types import Mention, Span

# Patterns and not lists: numbers, and what may stand between the deed and its document.
_COUNT = r"(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,3}|数十|数|多|几)(?:余|多)?[份项个件]"
_COUNT_BEFORE = re.compile(_COUNT + "$")
_COUNT_FIRST = re.compile(_COUNT)
_NUMBERED = re.compile(r"第[0-9一二三四五六七八九十]{1,4}[届次轮]|首一?[届次轮]|下一?[届次轮]")
_DEED = re.compile(
    r"(?:签署|签订|发表|发布|发出|发(?<![开出颁研爆激引触]发)|通过|交换|缔结|批准|草签|续签|达成|公布|宣读|制定|加入|退出|撕毁|废除|履行|遵守|落实|违反|根据|依据|递交|印发|出台|颁布|下发)"
    r"(?:了|的|并发表|并发布|并通过)?(?:一系列|有关|多项|多份|一份|一项|新的|新|这份|上述)?$"
)
_DEED_ABOUT = late(
    r"(?:(?:签署|签订)(?:了)?[^，。；\n]{2,40}的|(?:缔结|发表|发布|公布|颁布|通过)(?:了)?(?:一项|一份|一个)?"
    r"(?:旨在|关于|有关|针对|对|就|禁止|允许|授权|要求|迈向)[^，。；\n]{2,40}的|(?:签署|签订|发表|发布)(?:了)?(?:一项|一份)?(?P<about>(?:关于|有关|针对)[^，。；\n的]{2,16}))$"
)  # 签署 [旨在援助某国的] 法案, 发表 [有关停火] 声明
_ABOUT = re.compile("关于|有关|针对")
_LONGEST_ABOUT = 18
_NUMBER = re.compile(r"第[0-9]+号")
_ENDED = re.compile(r"[，。；、\n]|说|称|表示|$")
_HELD = re.compile(
    r"(举行|举办|召开|主持|主办|承办|出席|参加|参与|列席|召集)(?:了|过|(?<=举行|举办|召开|主持|主办|承办)的)?"
    r"(?:这场|这次|是项|该项|该|一场|一次|一个|首场|定期|特别|紧急|联合|闭门|视频|线上|年度|大型|小型|盛大|国际|新一届|今年的|明年的){0,3}$"
)
_HELD_INSIDE = re.compile(r"(?:举行|召开|举办|出席|参加|杯葛|抵制|缺席)(?:了|的)?")  # 主席团在京举行|第一次全体会议
_WHICH = re.compile(r"(?:首[次轮度]|第[0-9一二三四五六七八九十]{1,2}[次轮]|新一轮)(?:面对面|线下|线上|正式|双边|视频){0,2}")
_WITH_WHOM = re.compile(r"[与同和跟][^，。；：]{2,20}(?:举行|进行)了?$|[是为系]$")
_PRESS_CONFERENCES, _OF_BOTH = ("记者会", "记者招待会", "新闻发布会", "简报会", "吹风会"), ("联合", "共同", "中外")
_FIRST = ("首次", "再次", "又一次")
_ATTENDED = ("主持", "出席", "参加", "参与", "列席")  # which it is, was said before
_TALKS = ("会谈", "谈判", "磋商")  # names by the place where they are held
_WHERE = re.compile(r"[在于赴到][^，。；：的]{0,7}$")
_LASTED = re.compile(r"(?:了|过|[近约逾超]|长达|多|[0-9一二三四五六七八九十两数几])|[，。；]|时|后")
_AFTER_LONG = re.compile(r"时隔[^，。]{1,10}$")  # 两国领导人|时隔三年首次|会晤: it is told that they meet
_MEETS_WITH = re.compile(r"[与同和跟]$")
_MOTTO = re.compile(r"“[^“”，。；！？\n]{2,24}(”)(?:为)?(?:主题|专题|系列|大型)?$")
_LONGEST_MOTTO = 32
_SEVERAL = "多几"  # 多份|文件: no number that the name takes with it
_NEVER_BY_DEED = ("报告", "文本", "法令", "文件", "公报")
# 达成|协议: which one it does not say.
_NEVER_BARE = ("宪法", "协议", "协定", "公约", "条约", "决议", "决议案", "法案", "草案", "合同", "路线图", "行动计划")
_CONSTITUTION, _OF_UNION = "宪法", ("联邦", "新")
_NO_CONSTITUTION = re.compile(r"[法保委学家增修公改危专]|小组|草案|教授")
_SIGNED = ("签", "缔结", "批准", "草签", "续签")
# 续签|本币互换|协议: what is signed is the whole, though a word in it may be a verb.
_SIGNED_WHOLE = late(
    r"(?:签署|签订|续签|缔结|草签)(?:了|过)?(?:一系列|有关|多项|多份|一份|一项|新的|新|这份|上述)?(?P<name>(?:(?![的与及并就在将为了后对由]|和(?![平解约]))[\u4e00-\u9fff]){2,12})$"
)
_PLAIN_MEETINGS = ("会议", "会晤", "大会", "年会")  # names only with their number
_NEVER_BY_OWNER = ("会谈", "磋商", "行动")
_DRILLS = ("演习", "军演", "演训", "联合演习", "联合军演")
_TITLED_DRILL = re.compile(r"”(?:多国|海上|联合|军事|实弹|年度|例行|双边){0,3}$")
# 第六届海峡两岸青年|论坛, whatever the cutter takes its words for.
_EDITION = late(r"第[0-9一二三四五六七八九十]{1,4}届(?:(?![的在于了向对])[\u4e00-\u9fff]){0,20}$")
_LONGEST_EDITION = 26
_CEREMONIES = (
    "签字仪式",
    "签署仪式",
    "开幕式",
    "闭幕式",
    "奠基仪式",
    "就职典礼",
    "就职仪式",
    "就职弥撒",
    "阅兵式",
    "阅兵仪式",
    "大阅兵",
    "独立日",
    "解放日",
    "人权日",
    "胜利日",
    "建军节",
    "海军节",
    "国庆节",
    "酒会",
)  # names though nobody stands before them
_CEREMONIAL = ("签字", "签署", "开幕", "闭幕", "递交")
_TITLE_QUOTED = re.compile(r"(“)[^“”，。；！？\n]{2,20}$")
_LONGEST_DOCUMENT = 26
_WHICH_YEAR = re.compile(r"[今明去前当本][年届](?!会|峰会|论坛|大会)")
_LANDS = ("Country", "Place", "Organization")
_ANY_OF_THEM = ("一场", "两场", "多场", "数场", "一个", "一次", "多次", "咗个", "个", "部分", "不同", "若干")


def find_event(context: Context, ending: Ending) -> None:
    """Add the event that ends here, if it is a name."""
    if _is_bare(context, ending):
        return
    start = trim_marks(context, left_edge(context, ending), ending.start)
    start = _edition_start(context, _motto_start(context, start, ending.start), ending.start)
    start = max((deed.end() for deed in _HELD_INSIDE.finditer(context.plain, start, ending.start)), default=start)
    own = context.plain[start : ending.start]
    if ending.word in ("会晤", "会谈") and _WHICH.fullmatch(own) and _WITH_WHOM.search(context.plain, max(0, start - 30), start):
        return  # 同某外长举行|首次会晤: the deed of the two, and no name
    if ending.word in ("会晤", "会谈") and (own.endswith(_FIRST) or _NUMBERED.fullmatch(own)):
        return  # 时隔8年首次|会晤, 第2次|会晤: which of theirs it is, and no name
    if _AFTER_LONG.search(own) or (ending.word.endswith("会晤") and _MEETS_WITH.search(context.plain, max(0, start - 2), start)):
        return  # 在与|某国外长会晤|时: a deed
    if _WHICH_YEAR.match(own):
        start += 2  # 明年|大选
        own = own[2:]
    if own.startswith(_ANY_OF_THEM):
        return  # 一场研讨会, 部分会议: of which nobody says which it is
    chosen = context.cover.holder(ending.start) if ending.word.endswith("选举") else None
    if chosen is not None and chosen.type == "Organization" and chosen.span.start < ending.start:
        add_name(context, Span(chosen.span.start, ending.end), "Event", ending.word)  # 以色列议会|选举
        return
    if _is_held(context, start, ending):
        add_name(context, Span(start, ending.end), "Event", f"held:{ending.word}")
        return
    known = ending.word in context.lexicon.endings["Event"]
    if not known or (ending.word in _PLAIN_MEETINGS and not _NUMBERED.search(own) and not _is_years(context, start, ending)):
        return
    mentions = context.cover.within(Span(start, ending.start))
    titled = ending.word in _DRILLS and _TITLED_DRILL.search(own) is not None  # “铁锤”联合|演习
    if ending.word in context.lexicon.owned_events:
        named = titled or _owned(context, mentions, start, ending)
    else:
        named = bool(titled or mentions or ORDINAL.search(own) or own.endswith(_CEREMONIAL) or ending.word in _CEREMONIES)
    if named and ending.end - start >= 4:
        add_name(context, Span(start, ending.end), "Event", ending.word)


def _is_bare(context: Context, ending: Ending) -> bool:
    """冲突, 会晤: whether this kind of event is named only by whose it is or which, and neither stands before it."""
    word, lexicon = ending.word, context.lexicon
    if word in lexicon.held_events:
        return False
    if word in lexicon.owned_events:
        chosen = context.cover.holder(ending.start) is not None
        return (
            not chosen
            and context.cover.ending(ending.start) is None
            and not (word in _DRILLS and "”" in context.plain[max(0, ending.start - 6) : ending.start])
        )
    return word in _PLAIN_MEETINGS and _NUMBERED.search(context.plain, max(0, ending.start - _LONGEST_MOTTO), ending.start) is None


def _motto_start(context: Context, start: int, end: int) -> int:
    """Where the motto opens whose end stands in [start, end), “共同的家园”主题|晚宴; else `start`."""
    motto = _MOTTO.search(context.plain, max(0, end - _LONGEST_MOTTO), end)
    return min(start, motto.start()) if motto and motto.start(1) >= start else start


def _edition_start(context: Context, start: int, end: int) -> int:
    """Where the number of the edition stands of whose name [start, end) is a part, else `start`."""
    edition = _EDITION.search(context.plain, max(0, end - _LONGEST_EDITION), start)
    apart = edition is None or any(m.type not in _LANDS for m in context.cover.overlapping(edition.start(), start))
    return start if edition is None or apart else edition.start()


def _is_years(context: Context, start: int, ending: Ending) -> bool:
    """博鳌亚洲论坛2021年|年会: whether a listed event and a year make the name."""
    series = context.cover.starting(start)
    year = context.cover.starting(series.span.end) if series is not None and series.type == "Event" else None
    return ending.word == "年会" and year is not None and year.type == "Time" and year.span.end == ending.start


def _is_held(context: Context, start: int, ending: Ending) -> bool:
    """Whether the event is named by being held or attended (召开|记者会), with words of its own where its kind needs them (核规划|会议)."""
    lexicon = context.lexicon
    deed = _HELD.search(context.plain, max(0, start - 16), start) if ending.word in lexicon.held_events or ending.word in _TALKS else None
    if ending.word in _TALKS:  # 出席|日内瓦会谈
        where = context.cover.starting(start)
        return deed is not None and deed.group(1) in _ATTENDED and where is not None and where.type == "Place" and where.span.end == ending.start
    if deed is None or (start == ending.start and deed.group(1) in _ATTENDED and _named_before(context, ending)):
        return False
    if ending.word in _PRESS_CONFERENCES:
        return context.plain.endswith(_OF_BOTH, 0, ending.start)  # 联合|记者会: an occasion of theirs; a 记者会 is held every day
    if context.plain[start : ending.start].endswith(("欢迎", "欢送", "迎接")):
        return False  # honours for a guest
    return ending.word not in lexicon.described_events or is_name(context, start, ending.start)


def _named_before(context: Context, ending: Ending) -> bool:
    """Whether the text has named an event of this kind before: 主持|峰会 means that one."""
    names = (m.span.of(context.plain) for m in context.cover.within(Span(0, ending.start)) if m.type == "Event")
    return any(name.endswith(ending.word) and len(name) > len(ending.word) for name in names)


def _owned(context: Context, mentions: list[Mention], start: int, ending: Ending) -> bool:
    """Whether the parties or the place stand right before the ending: 俄乌|冲突."""
    close = mentions and mentions[0].span.start == start and mentions[-1].span.end == ending.start and len(mentions) <= 2
    if close and ending.word in _TALKS and _WHERE.search(context.plain, max(0, start - 8), start) and _LASTED.match(context.plain, ending.end):
        return False  # 在首都某城|谈判近四年: a deed, and where it was done
    if close and ending.word in _TALKS and len(mentions) == 1 and _MEETS_WITH.search(context.plain, max(0, start - 2), start):
        return False  # 同德黑兰|谈判: a deed, and with whom
    chosen = ending.word.endswith("选举")  # 立法会|换届选举
    if not close or ending.word in _NEVER_BY_OWNER or (mentions[0].type == "Organization" and not chosen):
        return False
    return ending.word not in context.lexicon.two_sided_events or len(mentions) == 2 or mentions[0].type == "Place"


def find_document(context: Context, ending: Ending) -> None:
    """Add the document that ends here, if it is a name, is counted, or is issued."""
    if ending.word not in context.lexicon.endings["Document"]:
        begin = described_start(context, ending.start, ending.end)
        if begin >= 0:
            add_name(context, Span(begin, ending.end), "Document", f"issued:{ending.word}")
        return
    start = trim_marks(context, left_edge(context, ending), ending.start)
    deed = OF_A_DEED.search(context.plain, max(start - 4, 0), start)
    start = deed.start() if deed else start
    begin, rule = _document_start(context, start, ending) if ending.word != _CONSTITUTION else _constitution_start(context, ending), ending.word
    if begin < 0 and rule in context.lexicon.issued_documents:
        begin, rule = described_start(context, ending.start, ending.end), f"issued:{rule}"
    if begin >= 0:
        add_name(context, Span(begin, ending.end), "Document", rule)


def _constitution_start(context: Context, ending: Ending) -> int:
    """委内瑞拉|宪法: where the state stands whose it is, or -1; 宪法|法院 is no document."""
    start = ending.start - len(next((word for word in _OF_UNION if context.plain.endswith(word, 0, ending.start)), ""))
    state = context.cover.ending(start)
    return state.span.start if state is not None and state.type == "Country" and not _NO_CONSTITUTION.match(context.plain, ending.end) else -1


def _document_start(context: Context, start: int, ending: Ending) -> int:
    """Where the document's name begins, or -1."""
    plain = context.plain
    own = plain[start : ending.start]
    if ending.word in context.lexicon.counted_documents:
        counted = _COUNT_BEFORE.search(plain, max(0, start - 6), start)
        if counted is not None:
            return start if counted.group()[0] in _SEVERAL else counted.start()
        if inside := _COUNT_FIRST.search(own):
            return start + (inside.end() if inside.group()[0] in _SEVERAL else inside.start())
    if _NUMBER.search(own):
        number = start + own.index("第")
        return start if context.cover.within(Span(start, number)) else number
    title = _TITLE_QUOTED.search(plain, max(0, ending.start - 24), ending.start) if plain[ending.end : ending.end + 1] == "”" else None
    if title and (plain[title.start() - 1] in "》与和及、" or _DEED.search(plain, max(0, title.start() - 12), title.start())):
        return title.end(1)  # 签署“信息安全|协议”
    bare = "”" not in own
    deed = _DEED.search(plain, max(0, start - 12), ending.start)
    if deed is not None:
        start = ending.start  # 发表|声明 though the cutter sees one word
    passed = deed is not None and deed.group().startswith(("通过", "批准")) and ending.word in ("决议", "决议案", "法案")
    if deed is not None and ending.word in _NEVER_BARE and not passed and not deed.group().startswith(_SIGNED):
        return -1
    whole = _SIGNED_WHOLE.search(plain, max(0, ending.start - 20), ending.start) if bare else None
    start = whole.start("name") if whole and not context.cover.overlapping(*whole.span("name")) else start
    by_deed = (ending.word not in _NEVER_BY_DEED or (whole and ending.word == "公报")) and (deed or _DEED.search(plain, max(0, start - 12), start))
    if by_deed and bare and ending.end - start <= _LONGEST_DOCUMENT:
        return start
    told = plain.endswith("的", 0, start) or _ABOUT.search(plain, max(0, start - _LONGEST_ABOUT), start)
    about = _DEED_ABOUT.search(plain, max(0, start - 56), start) if told else None
    if about and (bare or about.group("about")) and ending.word not in _NEVER_BY_DEED and _ENDED.match(plain, ending.end):
        return about.start("about") if about.group("about") else start
    owned = ending.word in context.lexicon.strong_documents and context.cover.within(Span(start, ending.start))
    return start if owned and bare and ending.end - start >= 5 else -1
