"""The date of publication: how dates are written in Chinese news, and which of them counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kg.errors import UsageError

_DIGITS = dict(zip("〇○零一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True))
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3}"
_DAY_END = "[日号]"
_FULL = re.compile(
    rf"(?:公元)?(?P<year>(?<!\d)\d{{4}}|[一二][〇○零一二三四五六七八九]{{3}}|民国\s?\d{{2,3}})\s?年\s?"
    rf"(?P<month>{_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?{_DAY_END}"
    r"|(?<![\d.])(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d.])"
)
_ALONE = re.compile(r"(?:发[布表]|更新|出版|时间|日期|于|[:： |　])*$")
_AFTER = re.compile(r"[T\s]{0,3}(?:\(?（?(?:星期|周|礼拜)[一二三四五六日天]\)?）?)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?(?:[\s|].{0,20})?$")
_DATELINE = re.compile(
    rf"^.{{0,60}}?(?:(?:(?P<month>{_NUMBER})\s?月\s?)?(?P<day>{_NUMBER})\s?{_DAY_END})(?:综合|专)?(?:[电讯]|报道|报导)(?=[)）】〕:：\s(（\]/／]|$)"
)
_NEAR = timedelta(days=45)  # a full date as near as this settles the year of a dateline
_FIRST = 6  # blocks that may hold the dateline or the line with the date


def parse_date(text: str) -> date:
    """The day that `text` names: 2025-05-08, 2025/5/8, 2025.5.8, 2025年5月8日 or 民國114年5月8日. UsageError for anything else."""
    found = _FULL.match(text.strip().replace("號", "号").replace("國", "国"))
    day = _value(found) if found else None
    if day is None:
        raise UsageError(f"{text[:40]!r} is not a day; write it like 2025-05-08 or 2025年5月8日")
    return day


def published_in(blocks: Sequence[str]) -> tuple[date | None, str]:
    """The date of publication that the text itself gives, and how: "dateline", "text" or "".

    Args:
        blocks: the article's blocks in simplified script.
    """
    for block in blocks[:_FIRST]:
        day = _dateline(block, blocks)
        if day:
            return day, "dateline"
    for block in (*blocks[:_FIRST], *blocks[-2:]):
        found = _FULL.search(block[:60])
        if found and _ALONE.fullmatch(block[: found.start()]) and _AFTER.fullmatch(block[found.end() :][:60]):
            day = _value(found)
            if day:
                return day, "text"
    first = next(_all(blocks), None)
    return (first, "text") if first else (None, "")


def _dateline(block: str, blocks: Sequence[str]) -> date | None:
    """The day of 新华社莫斯科5月8日电, its year (and month) taken from a full date nearby in time; None where there is none."""
    found = _DATELINE.match(block[:80])
    if not found:
        return None
    day = _number(found["day"])
    month = _number(found["month"]) if found["month"] else 0
    whole = _FULL.search(found[0])
    if whole:
        return _value(whole)
    for other in _all(blocks):
        for candidate in _around(other, month, day):
            if abs(candidate - other) <= _NEAR:
                return candidate
    return None


def _around(other: date, month: int, day: int) -> Iterator[date]:
    """Days with this month and day, nearest to `other` first; without a month only the very same day counts."""
    if not month:
        if other.day == day:
            yield other
        return
    near = (_make(other.year + step, month, day) for step in (0, -1, 1))
    yield from sorted((found for found in near if found), key=lambda found: abs(found - other))


def _all(blocks: Sequence[str]) -> Iterator[date]:
    """The full dates of an article, in order."""
    for block in blocks:
        for found in _FULL.finditer(block):
            day = _value(found)
            if day:
                yield day


def _value(found: re.Match[str]) -> date | None:
    if found["y"]:
        return _make(int(found["y"]), int(found["m"]), int(found["d"]))
    year = found["year"]
    if year.startswith("民国"):
        count = int(year.removeprefix("民国")) + 1911
    elif year.isdecimal() and year.isascii():
        count = int(year)
    else:
        count = int("".join(str(_DIGITS[char]) for char in year))
    return _make(count, _number(found["month"]), _number(found["day"]))


def _make(year: int, month: int, day: int) -> date | None:
    if not 1850 <= year <= 2150:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int:
    """A number up to 99 in digits or characters: 8, 八, 十八, 廿六, 三十一."""
    if text.isascii():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[char]) for char in text))
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
