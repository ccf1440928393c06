"""Quantities as printed: 20多份, 400亿欧元, 35.3%, 数十名, 三分之二, 90天.

A quantity is a number and its measure word. What only looks like one is left out: ordinals (第11次), dates, anniversaries (80周年), parts
of names (G20, M23), and 一个, 两国, 三方, 七国, which name things and do not count them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.types import Document, Mention, Sentence, Span

_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,4})?|[0-9]{1,15}(?:\.[0-9]{1,4})?"
_SCALE = r"[十百千万亿兆]{0,3}"
_TO = r"[ ]?(?:至|到|—|–|-|~|～)[ ]?"
_MONEY = (
    r"[美欧日韩港澳加泰]元|新台币|台币|人民币|英镑|卢布|卢比|法郎|里拉|谢克尔|里亚尔|第纳尔|比索|雷亚尔|林吉特"
    r"|越南盾|韩圆|日圆|圆|元(?![首月帅老宇件])"
)
_MEASURES = (
    r"平方公里|平方米|立方米|公里|海里|公斤|公顷|公吨|千瓦时|千瓦|兆瓦|吉瓦|小时|分钟|个百分点|百分点|个月|个小时|个国家|个成员国|"
    r"万吨|吨|桶|剂|份|间|名|位|架|艘|枚|辆|台|件|座|条|项|起(?!诉|义|草|飞|源|步)|次|票|种|部|套|批|户|所|处|场|笔|门|颗|支|株|"
    r"字|页|级(?=地震|台风)|岁|倍|成(?![立员为功果长就分熟本])|米(?!兰|尔|哈)|枪|发(?=炮|导|子|火)"
)
# After a digit or a large number these count too; after a small Chinese numeral they make names (两国, 三家, 一个).
_LOOSE = r"个|人|国(?![务防会际家内外集])|家|天|周(?!年|[一二三四五六日末])|年(?![代底初度来前级轻])|方(?=人马)"

_SMALL = "二三四五六七八九"
_ANY = rf"(?:{_MONEY}|{_MEASURES}|{_LOOSE})"
_LARGE = (
    rf"(?:(?:[{_SMALL}一两][十百千万亿]|[十廿])[{_SMALL}一零十百千万亿]{{0,8}}|"
    r"[数几][十百千万亿]{1,3}|上[百千万亿]{1,2}|成千上万|十[几数])"
)

_QUANTITY = re.compile(
    rf"""
    (?<![0-9A-Za-z.,第/年月])(?<![A-Za-z第]-)(?:
      (?:{_ARABIC})\ ?(?:%|％|‰)
    | 百分之[0-9一二三四五六七八九十百点.]{{1,6}}
    | [二三四五六七八九十百]{{1,3}}分之[一二三四五六七八九十]{{1,3}}
    | (?:(?:{_ARABIC}){_TO})?(?:{_ARABIC})\ ?{_SCALE}[多余几]?{_SCALE}\ ?{_ANY}
    | (?<![二三四五六七八九一百千万亿点两]){_LARGE}[多余]?[万亿]?{_ANY}
    | (?<![一二三四五六七八九十百千万亿点两数几上这那每])[两{_SMALL}](?:{_MEASURES})(?!方)
    )
    """,
    re.VERBOSE,
)
_DATE_AFTER = re.compile(r"[0-9]{1,2}月|[一二三四五六七八九十]{1,3}月")


def find_quantities(document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
    """The quantities of the article, in the order of the text; the value of each is its words as printed in `document.plain`."""
    mentions = []
    for sentence in sentences:
        text = sentence.span.of(document.plain)
        for found in _QUANTITY.finditer(text):
            words = found.group()
            if words.endswith("年") and _is_year(words, text, found):
                continue
            span = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
            mentions.append(Mention(span, "Quantity", "quantity", value=words))
    return mentions


def _is_year(words: str, text: str, found: re.Match[str]) -> bool:
    """Whether it is a year of the calendar: 2025年, 民国114年, 114年5月."""
    digits = words.rstrip("年 ")
    if digits.isdigit() and len(digits) >= 4:
        return True
    return text[: found.start()].rstrip().endswith("民国") or bool(_DATE_AFTER.match(text, found.end()))
