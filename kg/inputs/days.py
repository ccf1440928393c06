"""The day of publication, as formats write it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from kg.errors import KgError
from kg.read import parse_date

_HERE = timezone(timedelta(hours=8))  # Beijing, Taipei, Hong Kong, Singapore: a moment with its zone is a day there
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? ?(?:Z|[+-]\d\d:?\d\d)")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)|(\d\d)(\d\d)(?!\d))")
_MILLISECONDS = 10**11  # seconds since 1970 stay below this until the year 5138


def day_of(value: object) -> date | None:
    """The day in China of a moment (ISO 8601, RFC 822, seconds or milliseconds since 1970), or the first day that a text names; else None."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        if isinstance(value, int | float) or (isinstance(value, str) and re.fullmatch(r"\d{10}|\d{13}", value.strip(), re.ASCII)):
            seconds = float(value)
            return datetime.fromtimestamp(seconds / 1000 if seconds > _MILLISECONDS else seconds, _HERE).date()
        text = str(value).strip()[:200]
        if iso := _ISO.match(text):
            return datetime.fromisoformat(iso[0].replace(" ", "T", 1).replace(" ", "")).astimezone(_HERE).date()
        if day := _DAY.search(text):
            return date(int(day[1]), int(day[2] or day[4]), int(day[3] or day[5]))
        if "年" in text:
            return parse_date(text)
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_HERE).date()
    except (KgError, ValueError, OverflowError, OSError, TypeError, IndexError):
        return None
