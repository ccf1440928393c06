"""Who published and who wrote, as datelines and bylines say it. All of it reads simplified script and gives ranges of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.late import late
from kg.read.marks import HAN, OUTLET
from kg.types import BlockKind

_PLACE_DAY = rf"[{HAN}·、]{{0,12}}(?:[\d一二三四五六七八九十廿]{{1,3}}月)?[\d一二三四五六七八九十廿]{{1,3}}日"
_RANK = "(?:特派|特约|首席|实习|高级|本报){0,2}"
_ROLE = rf"{_RANK}(?:驻[{HAN}]{{2,6}}?{_RANK})?(?:记者|编译|撰稿人?|特派员|通讯员)"
_PUBLISHERS = (
    late(rf"[●■（(【〔\[]?\s?({OUTLET})(?:{_PLACE_DAY})(?:综合|专)?(?:电|讯)"),
    late(rf"[【〔\[]({OUTLET})(?:专?讯|消息|综合报道)?[】〕\]]"),
    late(rf"({OUTLET})(?:专?讯|消息)(?=[ 　（(：:]|$)"),
    late(rf"[●■（(【〔\[]\s?({OUTLET}){_ROLE}"),
    late(rf"[●■]\s?({OUTLET})\s?{_ROLE}"),
    late(rf"[（(]({OUTLET})(?:\s(?={_ROLE}).{{2,120}}|\s?特约.{{0,120}})?[）)]$"),
)
_SIGN = re.compile("[电讯]|消息|^[●■（(【〔[]")  # without which none of them is there
_SOURCE = re.compile(rf"(?:来源|文章来源|本文来源|新闻来源)[:：／/]\s?({OUTLET})")
_OWN = ("本报", "本刊", "本台", "本网", "本社", "本站")  # whoever prints it calls itself so
_CITIES = (
    "北京|上海|广州|深圳|香港|澳门|台北|高雄|纽约|华盛顿|洛杉矶|旧金山|渥太华|莫斯科|基辅|东京|大阪|首尔|平壤|伦敦|巴黎|柏林|布鲁塞尔|日内瓦|维也纳|罗马|梵蒂冈|马德里|华沙|"
    "悉尼|堪培拉|惠灵顿|新德里|伊斯兰堡|曼谷|新加坡|吉隆坡|雅加达|马尼拉|河内|金边|万象|仰光|开罗|内罗毕|约翰内斯堡|比勒陀利亚|巴西利亚|里约热内卢|墨西哥城|德黑兰|耶路撒冷|利雅得|迪拜|多哈|安卡拉|伊斯坦布尔"
)
_REPORTS = rf"(?:{_CITIES})?(?:\d{{1,2}}日)?(?:综合|专题|现场|外电|连线)?(?:报道|报导|撰文|电|摄影报道)"
_END = rf"(?:{_REPORTS}|(?={_CITIES})|(?=[／/、）)】〕\]，,：:；|]|\s|$))"
_AUTHOR = late(rf"(?:(?:特派|特约|首席|实习)?记者|编译|撰稿人?|特派员|作者[:：]|撰文[:：]|文[／/:：])\s?([{HAN}]{{2,4}}?){_END}")
_DATELINE = re.compile(rf"[●■（(【〔\[]|.{{0,25}}(?:[电讯]|消息)\s?(?:[（(]|{_ROLE})")
_BRACKET = re.compile(r"[（(【〔\[][^（）()【】〔〕\[\]。]{0,60}[）)】〕\]]")


def publisher_in(blocks: Sequence[str], kinds: Sequence[BlockKind]) -> tuple[int, int, int] | None:
    """The publisher's name as the text gives it: index of the block, start and end in it; None where it does not say."""
    near = [at for at, kind in enumerate(kinds) if kind in {"paragraph", "byline"}]
    for at in (*near[:3], *near[-2:]):
        head = blocks[at][:120]
        for pattern in _PUBLISHERS if _SIGN.search(head) else ():
            found = pattern.match(head)
            if found and found.group(1) not in _OWN:
                return at, found.start(1), found.end(1)
    for at in near:
        found = _SOURCE.match(blocks[at])
        if found:
            return at, found.start(1), found.end(1)
    return None


def author_in(blocks: Sequence[str], kinds: Sequence[BlockKind]) -> tuple[int, int, int] | None:
    """The author's name: in a byline, or in the dateline with which a paragraph begins or the brackets with which it ends."""
    near = [at for at, kind in enumerate(kinds) if kind in {"paragraph", "byline"}]
    bylines = [at for at in near if kinds[at] == "byline"]
    for at in (*near[:3], *bylines, *near[-2:]):
        block = blocks[at]
        found = _AUTHOR.search(block, 0, 80) if kinds[at] == "byline" or _DATELINE.match(block) else None
        if not found and block.endswith(("）", "】", ")", "〕")):
            last = [piece for piece in _BRACKET.finditer(block, max(len(block) - 70, 0)) if piece.end() == len(block)]
            found = _AUTHOR.search(block, last[0].start()) if last else None
        if found:
            return at, found.start(1), found.end(1)
    return None
