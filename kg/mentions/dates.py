"""From what a date says to the day it means: a reckoning that remembers what was said before.

Nothing here reads text. `Reckoning` holds the day of publication and the dates met so far, from left to right, and completes what a date
leaves out. A future word beside a date (将, 拟, 预计) is the caller's to see: it comes in as `ahead`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kg.values import quick

_AHEAD_LIMIT = timedelta(days=60)  # a date without a year further ahead than this, and no future word, is of the year before
_SLACK = timedelta(days=2)  # a paper dated the 8th may tell of the 10th
_MEMORY = timedelta(days=366)  # an older date in the same block no longer lends its month to a bare day


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands in the text: the numbers of its block and its sentence."""

    block: int = 0
    sentence: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Said:
    """A day met in the text, and where."""

    day: date
    place: Place


def on(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_away(year: int, month: int, by: int) -> tuple[int, int]:
    """The month `by` months after (before, if negative) the given one."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def days_away(day: date | None, by: int) -> date | None:
    """The day `by` days after (before, if negative) `day`, or None where there is none."""
    if day is None:
        return None
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


@dataclass(slots=True)
class Reckoning:
    """The day of publication, and what was said so far: changed by `remember` alone."""

    published: date | None
    written: date | None = None  # the day that 今天 means: that of the dateline, or of publication
    first: Said | None = None
    last: Said | None = None  # lends its month to a bare day
    now: Said | None = None  # what 当天 means within its block
    coming: Said | None = None  # a day still to come, which 当天 means in its sentence alone
    main: date | None = None  # the day that the narration has come to; a look back to an earlier one does not move it
    year: int | None = None  # of the last date, month or year met
    month: int | None = None  # the last month met

    def remember(self, day: date, place: Place, *, passing: bool = False, ahead: bool = False, printed: bool = False) -> None:
        """Take `day` as the date that bare days and 当天 refer to from here on; the ends of a span (`passing`) are no 当天.

        A day to come (`ahead`) is one in its own sentence only: 将于27日退出。公告说，当天…. The day of a dateline (`printed`) only lends its month.
        """
        self.last = Said(day, place)
        self.year, self.month = day.year, day.month
        if printed:
            self.first = self.first or self.last
            return
        if passing and self.first:
            return
        if self.first and (ahead or (self.published is not None and day - self.published > _SLACK)):
            self.coming = self.last
            return
        self.now = self.last
        self.first = self.first or self.last
        if (self.main is None or day >= self.main) and (self.published is None or day - self.published <= _SLACK):
            self.main = day

    def __post_init__(self) -> None:
        self.written = self.written or self.published

    def write_on(self, day: date | None) -> None:
        """Take the day of a dateline as what 今天 means, unless it is much older than the day of publication."""
        if day is not None and self.published is not None and timedelta(0) <= self.published - day <= _SLACK:
            self.written = day

    def remember_month(self, year: int, month: int | None) -> None:
        """Take this year or month as what 同年 and 同月 refer to."""
        self.year, self.month = year, month

    def then(self, place: Place) -> date | None:
        """The day that 当天 means: the last one met in its block, else the one that the narration has come to, else that of publication."""
        if self.coming and self.coming.place == place:
            return self.coming.day
        if self.now and self.now.place.block == place.block:
            return self.now.day
        return self.main or self.written

    def month_day(self, month: int, day: int, *, ahead: bool) -> date | None:
        """M月D日 without a year."""
        year = self._this_year()
        if year is None:
            return None
        # 2月29日 belongs to the last year that has one.
        found = next((d for y in range(year, max(year - 5, 0), -1) if (d := on(y, month, day))), None)
        if found is None or self.published is None:
            return found
        if not ahead and found - self.published > _AHEAD_LIMIT:
            return on(found.year - 1, month, day)
        if ahead and self.published - found > _AHEAD_LIMIT:
            return on(found.year + 1, month, day)
        return found

    def _this_year(self) -> int | None:
        """The year of publication, or where that is not known, of the last day met."""
        if self.published:
            return self.published.year
        return self.last.day.year if self.last else None

    def bare_day(self, day: int, place: Place, *, ahead: bool) -> date | None:
        """D日 without a month."""
        if self.published is None:
            return on(self.last.day.year, self.last.day.month, day) if self.last else None
        context = self._same_month(day, place)
        if context:
            return context
        here = self.published
        if ahead:
            return on(*months_away(here.year, here.month, 0 if day >= here.day else 1), day)
        start = 0 if day <= here.day + _SLACK.days else -1
        # A month without such a day (31日 in May, published on 1 May's next day) leads one month further back.
        return next((d for by in (start, start - 1, start - 2) if (d := on(*months_away(here.year, here.month, by), day))), None)

    def _same_month(self, day: int, place: Place) -> date | None:
        """The day in the month of a date met before, where the text goes on from it: 6月25日 … 27日."""
        near = self.last if self.last and self.last.place.block == place.block else self.first
        if near is None or self.published is None or day < near.day.day:
            return None
        found = on(near.day.year, near.day.month, day)
        if found is None or near.place.sentence == place.sentence:
            return found
        return found if found - self.published <= _SLACK and self.published - near.day <= _MEMORY else None

    def bare_month(self, month: int, *, ahead: bool) -> tuple[int, int] | None:
        """M月 without a year: the nearest past one, or the nearest to come where `ahead`."""
        here = self.published
        if here is None:
            year = self._this_year()
            return (year, month) if year else None
        if ahead:
            return here.year + (month < here.month), month
        return here.year - (month > here.month), month

    def weekday(self, weekday: int, weeks: int | None, *, ahead: bool) -> date | None:
        """A day of the week (Monday 0): `weeks` from this one, or where None the nearest past (with `ahead`: to come)."""
        here = self.published
        if here is None:
            return None
        if weeks is not None:
            return days_away(here, weekday - here.weekday() + 7 * weeks)
        return days_away(here, (weekday - here.weekday()) % 7 if ahead else -((here.weekday() - weekday) % 7))
