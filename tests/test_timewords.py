"""The words of dates: where one may begin, told by few characters, is held against the pattern that reads it."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from kg.mentions.timewords import BEGINNING, DATE, atoms

_WORDS = (
    *"0123456789〇零一二两三四五六七八九十廿卅年月日号天时点分半至到—–-~～〜、./:：（() ，今昨明前后当同次翌隔第去本上下这周星礼民元个百千期拜",
    *(
        "星期",
        "礼拜",
        "民国",
        "上午",
        "下午",
        "晚",
        "夜",
        "早",
        "晨",
        "月份",
        "元月",
        "上旬",
        "季度",
        "首季",
        "中旬",
        "年底",
        "同一天",
        "前一晚",
        "天后",
    ),
    *("北京时间", "世界标准时间", "美国东部时间", "中欧时间", "2025", "2025-05-08", "二〇二五年", "114年5月8日", "第二天", "下个月", "周三"),
)
_CORE = ("zone", "iso", "weekday", "near", "back", "later", "year", "month", "day")


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map("".join))
@example("28日至5月2日")
def test_no_date_begins_where_none_is_looked_for(text: str) -> None:
    """Wherever the pattern reads a date, or a part of one, the cue says that one may begin there."""
    begins = {found.start() for found in BEGINNING.finditer(text)}
    for at in range(len(text)):
        found = DATE.match(text, at)
        if found is not None and any(found[part] for part in _CORE) and text[at] not in " 个":
            assert at in begins, text[at:]


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map("".join))
def test_dates_stand_in_order(text: str) -> None:
    """The dates of a sentence come from left to right, do not overlap, and are slices of it."""
    found = atoms(text, [begin.start() for begin in BEGINNING.finditer(text)])
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
