"""One shadow for both scripts: every text becomes simplified characters and one set of punctuation, character for character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from kg.late import late

Script = Literal["zh-Hans", "zh-Hant"]

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CLOSERS = "”’）》】〉"
_OPENERS = "“‘（《【〈"
_SIGNS = {
    **dict(zip("「」『』﹁﹂﹃﹄〝〞｢｣＂", '“”‘’“”‘’“”“”"', strict=True)),
    **dict(zip("﹐､﹑﹔﹕﹖﹗｡％\u3000", "，、、；：？！。% ", strict=True)),
    **{chr(code): "□" for code in range(0xE000, 0xE010)},  # signs of a private font; clauses mark their noun phrases with these
    **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
}
_FULL = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_HALF = re.compile('[,:;?!()"]')
_PAIR = re.compile(r'\(([^()\n]*)\)|"([^"\n]*)"')
# What stands before a sign is looked at after the sign: so the engine goes from sign to sign, and not from character to character.
_BY_HAN = late(f"[,:;?!()](?:(?<=[{_HAN}{_CLOSERS}][,:;?!(])|(?<![()])(?= ?[{_HAN}{_OPENERS}])|(?<=[{_HAN}]\\))|(?<=[()])(?=[{_HAN}{_OPENERS}]))")
_DOT = re.compile(f"[・•‧∙･．](?<=[{_HAN}].)(?=[{_HAN}])")
_HYPHEN = re.compile(f"[－‐‑﹣](?<=[{_HAN}].)(?=[{_HAN}])")
_TITLE = re.compile("《[^《》]*》|〈([^〈〉《》]{1,120})〉")
_ANY_HAN = late(f"[{_HAN}]")
_LAST_BASIC, _BEYOND_BASIC = "\uffff", "\U00010000-\U0010ffff"
_ROUNDS = 8  # one more for each sign in a row; bounded, so that ten thousand brackets take linear time
_LINE = 400  # characters
_SAMPLE = 200_000  # characters that settle the script of a text


def shadow(text: str) -> str:
    """`text` in simplified script with one set of punctuation, always of the same length.

    Characters go by OpenCC's character table, one for one. Full-width letters and digits become half-width; quotation marks of all
    regions become “ ” ‘ ’; half-width , : ; ? ! ( ) and " beside Chinese become full-width (not in 1,000, in 8:30 or in Latin
    text); the dots of foreign names become ·; U+3000 becomes a space; the first private characters become □. A title in single
    brackets, 〈决定〉, that no other title holds gets double ones.
    Text that is already simplified changes in nothing else.
    """
    return _shadow_of_line(text) if len(text) <= _LINE else _shadow(text)


def _shadow(text: str) -> str:
    plain = text.translate(_table()) if _changed().search(text) else text
    if _HALF.search(plain):
        plain = _full_by_han(plain)
    if "〈" in plain:
        plain = _TITLE.sub(lambda found: f"《{found[1]}》" if found[1] else found[0], plain)
    plain = _DOT.sub("·", plain)
    return _HYPHEN.sub("-", plain)


def _full_by_han(plain: str) -> str:
    """The text with the half-width signs made full that stand beside Chinese (组织), or beside one that was made so."""
    for _ in range(_ROUNDS):
        full = _BY_HAN.sub(lambda found: _FULL[found[0]], _PAIR.sub(_pair, plain))
        if full == plain:
            break
        plain = full
    return plain


@lru_cache(maxsize=1024)
def _shadow_of_line(text: str) -> str:
    """As `_shadow`: the layout asks for the same line several times, and the article for the same name."""
    return _shadow(text)


def script_of(text: str) -> Script:
    """The script that `text` is written in, by the characters that only one of the two has; simplified where neither shows."""
    sample = text[:_SAMPLE]
    if not _has(sample, "zh-Hant"):
        return "zh-Hans"
    if not _has(sample, "zh-Hans"):
        return "zh-Hant"
    return "zh-Hant" if len(only_in(sample, "zh-Hant")) > len(only_in(sample, "zh-Hans")) else "zh-Hans"


def only_in(text: str, script: Script) -> str:
    """The characters of `text` that only this script has: 龙 is simplified, 龍 traditional, 中 neither; 后 and 台 are in both."""
    return "".join(filter(_only()[script == "zh-Hant"].__contains__, _only_pattern(script).findall(text)))


def _has(text: str, script: Script) -> bool:
    """Whether a character of `text` is only in this script."""
    found = _only_pattern(script).search(text)
    return found is not None and (found[0] in _only()[script == "zh-Hant"] or only_in(text, script) != "")


def _pair(found: re.Match[str]) -> str:
    """A pair of brackets or of straight quotation marks, made Chinese where what stands in it or beside it is Chinese."""
    whole, text = found[0], found.string
    beside = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
    if not _ANY_HAN.search(beside) and not _ANY_HAN.search(whole):
        return whole
    return f"（{found[1]}）" if whole[0] == "(" else f"“{found[2]}”"


@cache
def _characters() -> dict[str, str]:
    table = (files("kg") / "resources" / "characters.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in table.splitlines())


@cache
def _table() -> dict[int, str]:
    return {ord(char): simplified for char, simplified in {**_characters(), **_SIGNS}.items()}


@cache
def _changed() -> re.Pattern[str]:
    """The characters that are others in the shadow, and all rare ones."""
    return _any_of(map(chr, _table()))


@cache
def _only() -> tuple[frozenset[str], frozenset[str]]:
    """Two sets of characters: only in simplified text, only in traditional text (by what each region's old standard holds)."""
    pairs = _characters()
    simplified = frozenset(char for char in pairs.values() if char not in pairs and not _encodes(char, "big5"))
    return simplified, frozenset(char for char in pairs if not _encodes(char, "gb2312"))


@cache
def _only_pattern(script: Script) -> re.Pattern[str]:
    """The characters that only this script has, and all rare ones."""
    return _any_of(_only()[script == "zh-Hant"])


def _any_of(chars: Iterable[str]) -> re.Pattern[str]:
    """One of these characters or of those beyond the basic plane, of which a pattern would try one after another; ten times as fast as a set."""
    basic = re.escape("".join(sorted(char for char in chars if char <= _LAST_BASIC)))
    return re.compile(f"[{basic}{_BEYOND_BASIC}]")


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
