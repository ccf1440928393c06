"""Dates and times of day to values: 当地时间5月8日上午10时 -> 2025-05-08T10:00:00.

Goes from left to right over the sentences, so that 当天, 次日 and a bare 27日 find the date they refer to. A date that cannot be
completed (近日; 5月8日 where no year is known) makes no mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.mentions.dates import Place, Reckoning, days_away, months_away, on
from kg.mentions.numerals import number
from kg.mentions.timewords import BACK, BEGINNING, LATER_YEARS, MONTHS, NEAR, WEEKS, YEARS, Atom, atoms
from kg.types import Document, Mention, Sentence, Span
from kg.values import quick

_TO = re.compile(r" ?(?:至|到|—{1,2}|–|-|~|～|〜|、) ?")
_SPEAKER = re.compile(r"我(?![国方驻党军省市])")
_ASIDE = ("byline", "caption")  # when it was printed, or a picture taken
_HEADS = ("title", "heading")  # a whole date that is that of publication is of print too
_DATELINE = 40  # characters before the date
_AGENCY = re.compile("[社报网讯]|记者|新闻")
_SENT = re.compile(r"[^，。；：）)】]{0,8}(?:电(?![话视影力脑子池网台商动器])|讯(?!息)|报[道导])")
_NEAR = 200  # characters: how far 我 and an open quotation mark are looked for
_REPUBLIC = 1911  # the year before the first of the Republic: 民国114年 is 2025


@quick
@dataclass(frozen=True, slots=True)
class _Value:
    """What a date came to: a year, a month or a day, with a time of day or without."""

    year: int
    month: int = 0
    day: date | None = None
    clock: tuple[int, int] | None = None

    def iso(self) -> str:
        """The value as ISO 8601 writes it."""
        if self.day is None:
            return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"
        return f"{self.day.isoformat()}T{self.clock[0]:02}:{self.clock[1]:02}:00" if self.clock else self.day.isoformat()


def find_times(document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
    """The dates of the article, in the order of the text, each with its value.

    Relative dates count from `document.published`; 当天 and its like from the date last met. A span (9日至11日) is one mention with
    the value of its first day. Values are ISO: 2025, 2025-05, 2025-05-08 or 2025-05-08T10:00:00.
    """
    reckoning = Reckoning(document.published)
    begins = [*(found.start() for found in BEGINNING.finditer(document.plain)), len(document.plain)]
    mentions = []
    at = 0  # in `begins`
    for index, sentence in enumerate(sentences):
        low, high = sentence.span.start, sentence.span.end
        if begins[at] >= high:
            continue
        after = bisect_left(begins, high, at)
        text = document.plain[low:high]
        found = atoms(text, [begin - low for begin in begins[at:after] if begin >= low])
        place, at = Place(sentence.block, index), after
        for start, end, rule, value in _values(text, found, reckoning, place, kind=sentence.kind):
            mentions.append(Mention(Span(low + start, low + end), "Time", f"time:{rule}", value=value.iso()))
    return mentions


def _values(text: str, found: Sequence[Atom], reckoning: Reckoning, place: Place, *, kind: str) -> Iterator[tuple[int, int, str, _Value]]:
    """Start, end, rule and value of each of the dates found in one sentence of this kind; what they say is remembered."""
    at, keep = 0, kind not in _ASIDE
    while at < len(found):
        atom = found[at]
        joined = at + 1 < len(found) and _is_span(text, atom, found[at + 1])
        if joined:
            atom = _lent_month(atom, found[at + 1])
        spoken = atom.kind == "near" and _is_spoken(text, atom)
        gloss = found[at + 1] if at + 1 < len(found) and _is_glossed(text, atom, found[at + 1]) else atom
        value = _value(gloss, reckoning, place, spoken=spoken) or _value(atom, reckoning, place, spoken=spoken)
        sent = value is not None and _is_dateline(text, atom)
        if value and sent:
            reckoning.write_on(value.day)
        if value and keep and not spoken:
            printed = sent or _is_stamp(atom) or (kind in _HEADS and bool(atom.year) and value.day == reckoning.published)
            _remember(value, atom, reckoning, place, passing=joined, printed=printed)
        if joined:
            at += 1
            last = _value(found[at], reckoning, place, spoken=False)
            if last and keep:
                _remember(last, found[at], reckoning, place, passing=True, printed=False)
        if value:
            yield atom.start, found[at].end, "span" if joined else _rule(atom, value), value
        at += 1


def _is_dateline(text: str, atom: Atom) -> bool:
    """Whether a date is the one on which the story was sent: 中央社东京13日电."""
    before = text[: atom.start]
    return len(before) <= _DATELINE and _AGENCY.search(before) is not None and _SENT.match(text, atom.end) is not None


def _is_stamp(atom: Atom) -> bool:
    """Whether a date is written as machines write it: 2025-11-08."""
    return bool(atom.year) and atom.day.isdecimal()


def _is_glossed(text: str, atom: Atom, following: Atom) -> bool:
    """Whether the next date says which day the word means: 今天（8日）, 周五（8日）."""
    between = text[atom.end : following.start]
    return atom.kind in ("near", "weekday") and following.kind == "calendar" and bool(following.day) and between in ("（", "(")


def _is_spoken(text: str, atom: Atom) -> bool:
    """Whether a date stands in somebody's own words: inside open quotation marks, or in a sentence with 我."""
    before = text[max(0, atom.start - _NEAR) : atom.start]
    if before.count("“") > before.count("”") or before.count("「") > before.count("」"):
        return True
    return bool(_SPEAKER.search(text, max(0, atom.start - _NEAR), atom.end + _NEAR))


def _is_span(text: str, one: Atom, other: Atom) -> bool:
    """Whether two dates side by side are the two ends of one stretch of time."""
    if one.kind != "calendar" or other.kind != "calendar" or not _TO.fullmatch(text, one.end, other.start):
        return False
    return text[one.end : other.start] != "、" or (one.day.isascii() and one.day.isdigit())  # 7、8日 but not 7日、8日


def _lent_month(first: Atom, last: Atom) -> Atom:
    """The first end with what the last one says for both: 28日至5月2日, 2025年4月28日至5月2日."""
    if not first.day or first.month or not last.month:
        return first
    month, one, other = _month_number(last.month), _digits(first.day), _digits(last.day)
    if month is None or one is None or other is None:
        return first
    return replace(first, year=last.year, month=f"{month if one < other else (month - 2) % 12 + 1}月")


def _rule(atom: Atom, value: _Value) -> str:
    """The name of the rule, for `found_by`."""
    if atom.kind != "calendar":
        return {"near": "relative", "back": "anaphor", "later": "anaphor", "weekday": "weekday", "week": "week"}[atom.kind]
    if value.day is not None:
        return "date" if atom.month else "day"
    return "month" if value.month else "year"


def _remember(value: _Value, atom: Atom, reckoning: Reckoning, place: Place, *, passing: bool, printed: bool) -> None:
    """Take the value as what later words refer to; 前一天 and 上周 look back and move nothing."""
    if value.day is None:
        reckoning.remember_month(value.year, value.month or None)
    elif atom.kind != "week" and (atom.kind != "back" or not atom.word.startswith("前")):
        reckoning.remember(value.day, place, passing=passing, ahead=atom.ahead, printed=printed)


def _value(atom: Atom, reckoning: Reckoning, place: Place, *, spoken: bool) -> _Value | None:
    """What the date means, or None where it cannot be completed. `spoken`: in somebody's words, so 明天 is the speaker's."""
    day: date | None
    match atom.kind:
        case "near":
            day = days_away(reckoning.then(place) if spoken else reckoning.written, NEAR[atom.word[0]])
        case "back":
            day = days_away(reckoning.then(place), BACK[atom.word[0]])
        case "later":
            count = number(atom.word[:-2].replace("两", "二"))
            day = days_away(reckoning.now.day, count) if reckoning.now and count else None
        case "weekday":
            day = reckoning.weekday(atom.weekday, WEEKS.get(atom.word), ahead=atom.ahead)
        case "week":
            day = reckoning.weekday(0, WEEKS[atom.word], ahead=False)
        case _:
            return _calendar(atom, reckoning, place)
    return _Value(day.year, day.month, day, atom.clock) if day else None


def _calendar(atom: Atom, reckoning: Reckoning, place: Place) -> _Value | None:
    """Years, months and days of the calendar, whatever is left out."""
    year = _year(atom.year, reckoning) if atom.year else None
    if atom.year and (year is None or not 1 <= year <= date.max.year):
        return None
    if not atom.day:
        if not atom.month:
            return _Value(year) if year else None
        found = _month(atom, year, reckoning)
        return _Value(*found) if found and 1 <= found[0] <= date.max.year and 1 <= found[1] <= 12 else None
    number_of_day = _digits(atom.day)
    if number_of_day is None:
        return None
    day = _day(atom, year, number_of_day, reckoning, place)
    return _Value(day.year, day.month, day, atom.clock) if day else None


def _day(atom: Atom, year: int | None, day: int, reckoning: Reckoning, place: Place) -> date | None:
    """The day that a date with a day means."""
    if not atom.month:
        return reckoning.bare_day(day, place, ahead=atom.ahead)
    month = _month_number(atom.month)
    if year is None and month:
        return reckoning.month_day(month, day, ahead=atom.ahead)
    found = _month(atom, year, reckoning)
    return on(*found, day) if found else None


def _month(atom: Atom, year: int | None, reckoning: Reckoning) -> tuple[int, int] | None:
    """Year and month of a date with a month: 6月, 去年6月, 上月."""
    month = _month_number(atom.month)
    if month:
        return (year, month) if year else reckoning.bare_month(month, ahead=atom.ahead)
    if atom.month[0] in MONTHS:
        here = reckoning.published
        return months_away(here.year, here.month, MONTHS[atom.month[0]]) if here else None
    return (reckoning.year, reckoning.month) if reckoning.year and reckoning.month else None


def _month_number(words: str) -> int | None:
    """The number of a month by its own name, or None for 本月 and its like and for what is no month."""
    if words == "元月":
        return 1
    found = _digits(words)
    return found if found and 1 <= found <= 12 else None


def _digits(words: str) -> int | None:
    """The number before 月, 月份, 日 or 号."""
    return number(words.rstrip("份月日号 "))


def _year(words: str, reckoning: Reckoning) -> int | None:
    """The year that 2024年, 二〇二四年, 民国113年, 去年 or 同年 means."""
    bare = words.rstrip("年 ")
    if bare.startswith("民国"):
        count = number(bare[2:].strip())
        return _REPUBLIC + count if count else None
    count = number(bare)
    if count is not None:
        return _REPUBLIC + count if count < 1000 else count if 1500 <= count < 2200 else None
    if bare in YEARS:
        return reckoning.published.year + YEARS[bare] if reckoning.published else None
    return reckoning.year + LATER_YEARS[bare] if reckoning.year else None
