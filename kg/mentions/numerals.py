"""Chinese and Arabic numerals to numbers: 二〇二五 -> 2025, 二十六 and 廿六 -> 26, 8 -> 8."""

from __future__ import annotations

from functools import lru_cache

HAN = "〇零一二三四五六七八九十廿卅"
_UNITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_REMEMBERED = 10_000  # numbers


@lru_cache(maxsize=_REMEMBERED)
def number(words: str) -> int | None:
    """The whole number below 10,000 that `words` write, or None where they write none.

    Digits alone are read by position (二〇二五); 十, 廿 and 卅 make tens (十一, 二十, 廿六, 卅一).
    """
    if words.isascii():
        return int(words) if words.isdigit() and len(words) <= 4 else None
    if not words or any(c not in _UNITS and c not in _TENS for c in words):
        return None
    tens = [i for i, c in enumerate(words) if c in _TENS]
    if not tens:
        return int("".join(str(_UNITS[c]) for c in words)) if len(words) in (1, 4) else None
    at = tens[0]
    head, tail = words[:at], words[at + 1 :]
    if len(tens) > 1 or len(head) > 1 or len(tail) > 1 or (head and words[at] != "十"):
        return None
    return (_UNITS[head] if head else 1) * _TENS[words[at]] + (_UNITS[tail] if tail else 0)
