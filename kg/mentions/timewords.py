"""The words that write a date, and the words beside a number that make it something else.

`atoms` scans a sentence from left to right for single dates as printed; what they mean is for `times` to say. All patterns are written in
simplified script and bounded, so that a scan is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.late import late
from kg.mentions.numerals import number
from kg.values import quick

Kind = Literal["calendar", "weekday", "week", "near", "back", "later"]

# Words that count days from the day of publication (今天) and from the date last met (当天).
NEAR = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}
BACK = {"当": 0, "同": 0, "次": 1, "翌": 1, "第": 1, "隔": 1, "前": -1}
YEARS = {"今": 0, "本": 0, "去": -1, "明": 1, "前": -2, "后": 2}
LATER_YEARS = {"同": 0, "当": 0, "次": 1, "翌": 1, "隔": 1}
MONTHS = {"本": 0, "这": 0, "上": -1, "下": 1}
WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}

_HAN = "一二三四五六七八九十廿卅"
_NUM = rf"(?:[0-9]{{1,2}}|[{_HAN}]{{1,3}})"
# Not the tail of a longer number, nor F-16; but in 安倍晋三|23日 the name ends before the figures.
_LONE = rf"(?<![A-Za-z]-)(?:(?<![0-9.〇零百千万亿第/])[0-9]{{1,2}}|(?<![0-9.{_HAN}〇零百千万亿第/])[{_HAN}]{{1,3}})"
_TO = r"[ ]?(?:至|到|—{1,2}|–|-|~|～|〜)[ ]?"
_ZONES = (
    "当地|本地|北京|台北|台湾|香港|东京|首尔|平壤|莫斯科|基辅|伦敦|巴黎|柏林|布鲁塞尔|日内瓦|格林尼治|格林威治|华盛顿|纽约|美东|美国东部|"
    "美西|欧洲中部|中欧|印度|伊朗|以色列|乌克兰|世界标准|国际标准|协调世界"
)
_WEEKDAY = r"(?:周|星期|礼拜)(?P<{}>[一二三四五六日天])"
_PART = (
    r"凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|午后|下午|傍晚|黄昏|晚间|晚上|深夜|午夜|夜间|夜里|"
    r"早(?![已前些先就日期年在于有])|晨(?!报)|晚(?!宴|报|期|年|些|会(?![谈见晤面]))|夜(?![以总])"
)

# What of a date begins with these characters goes on in one of these ways: few characters of a text need the long pattern.
_GOES_ON = (
    ("0123456789", r"[0-9]{0,3}[ ]?[年月日号天时点:：/.、至到—–~～〜-]"),
    (f"〇零两{_HAN}", rf"[〇零{_HAN}]{{0,3}}[ ]?[年月日号天时点至到—–~～〜-]"),
    ("今明", "[天日晚晨早夜年（(]"),
    ("昨", ""),
    ("前", "[天日晚年一三季]"),
    ("后", "[天年]"),
    ("当同次翌隔", "[日晚天夜晨年月一]"),
    ("第", "[一二三四1-4][天季]"),
    ("去本", "[年月]"),
    ("上下本这", "[上个月周星礼半旬]"),
    ("上下中", "[午旬]"),
    ("首", "三?季"),
    ("周", "[一二三四五六日天]"),
    ("星礼", "[期拜]"),
    ("民元", "[国月]"),
    *((zone[0], f"{zone[1:]}时间") for zone in _ZONES.split("|")),
)


def _beginning() -> str:
    """A branch for each character that may begin a date: the engine passes over all others at once."""
    ways: dict[str, list[str]] = {}
    for firsts, goes_on in _GOES_ON:
        for first in firsts:
            ways.setdefault(first, []).append(goes_on)
    return "|".join(f"{first}(?={'|'.join(ways[first])})" for first in sorted(ways))


BEGINNING = re.compile(_beginning())

DATE = late(
    rf"""
    (?P<zone>(?:{_ZONES})时间[，,]?\ ?)?
    (?:
      (?<![0-9./\-])(?P<iso>[0-9]{{4}}(?P<mark>[\-/.])[0-9]{{1,2}}(?P=mark)[0-9]{{1,2}})(?![0-9/\-]|\.[0-9])
    | (?<![\d一二三四五六七八九十两几每逐百半])(?P<weeks>上上|上|下|本|这)?个?{_WEEKDAY.format("weekday")}
      (?![国党名个家项次届大成点份条年月轮期](?!会)|方(?!面)|本(?![报社台港]))
    | (?P<week>上上|上)个?(?:周|星期|礼拜)(?![一二三四五六日天末报刊])
    | (?P<near>[今昨明](?:[天日晚晨早夜])|前[天日晚]|后天|昨(?![天日晚晨早夜年是非])|今(?=[（(][0-9]{{1,2}}日))
    | (?P<back>[当同][日晚]|当[天夜]|同一天|[次翌隔]日|隔天|[次翌]晨|第二天|前一[天日晚])
    | (?P<later>(?:(?<![{_HAN}百千第数几])[两二三四五六七八九十][天日]|(?<![0-9])[1-9]天)后)
    | (?P<year>
        (?<![0-9.])[0-9]{{4}}\ ?年 | (?<![0-9.])[0-9]{{4}}(?={_TO}[0-9]{{4}}\ ?年)
      | (?<![〇零{_HAN}])[一二][〇零一二三四五六七八九]{{3}}年
      | 民国\ ?(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})\ ?年 | (?<![0-9.])1[0-9]{{2}}年(?=[0-9]{{1,2}}月[0-9]{{1,2}}日)
      | [今去明前后本]年 | [同当次翌隔]年
      )?\ ?
      (?P<month>
        {_LONE}\ ?月(?:份(?!额))? | {_LONE}(?={_TO}{_NUM}\ ?月) | 元月 | [本上下]月 | [这上下]个月 | [同当]月
      )?\ ?
      (?P<day>{_LONE}\ ?日 | (?<=月){_NUM}号 | {_LONE}(?={_TO}{_NUM}\ ?日) | (?<![0-9])[0-9]{{1,2}}(?=、[0-9]{{1,2}}日))?
      (?P<rough>年?[底末](?![特日代尾线气蕴部层格])|年?初(?![步期次选始级])|年中|[上下]半[年月]|[上中下]旬|第[一二三四1-4]季度?|[首前][三]?季度?)?
    )
    (?:\ ?[（(]{_WEEKDAY.format("beside")}[）)])?
    (?:\ ?(?P<part>{_PART}))?
    (?:\ ?(?P<hour>[0-9]{{1,2}}|[零一二三四五六七八九十]{{1,3}})\ ?(?P<oclock>时(?![间候代差隔期段刻常])|点)
        (?:(?P<minute>[0-9]{{1,2}})分|半)?许?
      |\ ?(?P<clock>[0-9]{{1,2}}[:：][0-9]{{2}})(?![0-9:：]))?
    """,
    re.VERBOSE,
)

# What may not stand before or after, by the kind of date: these make durations, names and other words of it.
_NO_DAY_BEFORE = (
    *("为期", "长达", "历时", "连续", "一连", "过去", "未来", "今后", "大约", "一共", "总共", "合共"),
    *("仅", "逾", "超过", "最少", "至少", "不足", "达到"),
    *("每", "这", "数", "几", "届满", "延长", "时隔", "相隔", "了", "最近", "经过", "停留", "第"),
)
_NO_DAY_AFTER = (
    *("内", "之内", "游", "之久", "后", "之后", "以后", "谈", "战争", "间", "元", "圆", "籍", "裔", "语", "媒", "币"),
    *("半", "假", "行程"),
)
_NO_MONTH_BEFORE = ("第", "每", "农历", "阴历", "夏历", "历时", "长达", "正", "个")
_NO_MONTH_AFTER = ("刊", "期", "龄", "票", "球", "亮", "薪", "息", "内", "之内", "余", "革命", "党人", "天", "饼", "河")
_NO_YEAR_AFTER = ("代", "度", "来", "间", "历史", "的历史", "之久", "级", "轻", "可持续", "议程", "愿景", "远景", "目标", "战争", "前的")
_NO_NEAR = late(
    r"(?<=[目此之以当先日空提面年月天周战会赛产史事眼跟])前[天日晚]|前日(?=[本军媒方相元韩美中俄])|前天(?=[津使文主])|"
    r"(?<=[表证声说文光黎透昆])明[天日]|(?<=的)[今明昨]天|明日之|今日(?=俄罗斯|头条|美国报|关注)|今天的(?=中国|世界)|(?<=[然先以之此日年月周战落最随其背前])后天"
)
_NO_BACK = late(
    r"[当同次隔翌]日(?=本(?![报社台])|[方军韩媒内裔籍元])|同日(?=[美俄欧印朝])|(?<=[相适恰正应])当[天日]|"
    r"当天(?=[津然主文气空])|第二天(?=然)|当晚(?=[清年])"
)
_NO_YEAR_WORD = re.compile(
    r"(?<=[目此之以当先日空提面年月天周战后\d])前年|(?<=[\d战然以之此多年前])后年|[前后]年(?=[轻代])|(?<=[表证声说黎透文光])明年"
)
_ALONE = re.compile(r"[一两二]日|[当次翌隔]年")  # 一日, 当年: idioms unless more of a date stands with them

_SHORT_YEAR = re.compile("[0-9]{2}年$")  # 98年4月: of which century, and of which era, is not said
_TO_DAY = re.compile(rf"{_TO}(?:{_NUM}[ ]?月[ ]?)?{_NUM}[ ]?日")

_AHEAD_BEFORE = re.compile(r"(?:将|拟|定|预定|预计|计划|原定|有望|延|延长|推迟|有效期)会?(?:于|在|自|从|到|至)?$")
_AHEAD_AFTER = re.compile(r"将|拟|前(?![往后夕])")


@quick
@dataclass(frozen=True, slots=True)
class Atom:
    """One date as printed: where it stands in the sentence, and its parts as printed ("" where it has none)."""

    kind: Kind
    start: int
    end: int
    word: str = ""  # the word itself, of the kinds weekday (上, 下 …), near, back and later
    year: str = ""
    month: str = ""
    day: str = ""
    weekday: int = 0
    rough: str = ""
    clock: tuple[int, int] | None = None
    ahead: bool = False


def atoms(text: str, begins: Iterable[int]) -> list[Atom]:
    """The dates of one sentence from left to right, without their values. `begins` are the places where `BEGINNING` is found."""
    out, at = [], 0
    for begin in begins:
        found = DATE.match(text, begin) if begin >= at else None
        if found is None or not found.group():
            continue
        at = found.end()
        atom = _atom(found)
        if atom and not _is_other(atom, text, found):
            out.append(atom)
    return out


def _atom(found: re.Match[str]) -> Atom | None:
    """The atom that the pattern found, or None where it found nothing but a zone or a part of day."""
    start = found.start()
    end = start + len(found.group().rstrip())  # the space let through for 2025年 5月 may stand last
    iso, weekday, week, near, back, later = found.group("iso", "weekday", "week", "near", "back", "later")
    year, month, day = found.group("year", "month", "day")
    if iso:
        year, month, day = iso.split(found["mark"])
        return Atom("calendar", start, end, year=year, month=month, day=day, clock=_clock(found))
    if weekday:
        number_of_day = "一二三四五六日".index(weekday.replace("天", "日"))
        ahead = _is_ahead(found.string, start, end)
        return Atom("weekday", start, end, word=found["weeks"] or "", weekday=number_of_day, clock=_clock(found), ahead=ahead)
    if week:
        return Atom("week", start, end, word=week)
    if word := near or back or later:
        kind: Kind = "near" if near else "back" if back else "later"
        return Atom(kind, start, end, word=word, clock=_clock(found))
    if end <= found.end("zone") or not (year or month or day) or (day and year and not month):
        return None
    ahead = _is_ahead(found.string, start, end)
    return Atom("calendar", start, end, "", year or "", month or "", day or "", rough=found["rough"] or "", clock=_clock(found), ahead=ahead)


def _is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words beside a date say that it is still to come."""
    return bool(_AHEAD_BEFORE.search(text, max(0, start - 6), start) or _AHEAD_AFTER.match(text, end))


def _clock(found: re.Match[str]) -> tuple[int, int] | None:
    """The time of day in hours and minutes, or None."""
    figures, spoken = found.group("clock", "hour")
    if figures:
        hour, minute = (int(part) for part in re.split("[:：]", figures))
    elif spoken:
        count = number(spoken)
        if count is None or (found["oclock"] == "点" and not found["part"] and not spoken.isascii()):
            return None
        hour, minute = count, int(found["minute"] or (30 if found.group().rstrip("许").endswith("半") else 0))
    else:
        return None
    late = (found["part"] or "").startswith(("下午", "午后", "傍晚", "晚", "夜", "深夜", "黄昏"))
    hour += 12 if late and 1 <= hour < 12 else 0
    return (hour, minute) if hour < 24 and minute < 60 else None


def _is_other(atom: Atom, text: str, found: re.Match[str]) -> bool:
    """Whether the words beside the number make it a duration, a name or another word."""
    before = text[max(0, atom.start - 4) : atom.start]
    if atom.kind in ("near", "back"):
        return bool((_NO_NEAR if atom.kind == "near" else _NO_BACK).match(text, found.start(atom.kind)))
    if atom.kind != "calendar":
        return False
    after = text[atom.end : atom.end + 8]
    if atom.day:
        return not atom.month and _is_no_day(atom, before, after)
    if atom.month:
        if not atom.year and _SHORT_YEAR.search(text, max(0, atom.start - 3), atom.start):
            return True
        return (not atom.year and before.endswith(_NO_MONTH_BEFORE)) or after.startswith(_NO_MONTH_AFTER)
    if _NO_YEAR_WORD.match(text, found.start("year")) or (_ALONE.fullmatch(atom.year) and not atom.rough):
        return True
    return after.startswith(_NO_YEAR_AFTER)


def _is_no_day(atom: Atom, before: str, after: str) -> bool:
    """Whether D日 without a month is a stretch of days, or the beginning of another word (日本, 日元)."""
    if _TO_DAY.match(after) or before.endswith(("至", "到", "—", "–", "-", "~", "～", "〜")):
        return False
    if before.endswith(_NO_DAY_BEFORE) or after.startswith(_NO_DAY_AFTER) or _ALONE.fullmatch(atom.day):
        return True
    if after.startswith("本"):
        return not after[1:2] or after[1] not in "报刊台社月周届次港地市网"
    return after.startswith("前") and after[1:2] in ("", "，", "。", "、", "的") and not before.endswith(("于", "在"))
