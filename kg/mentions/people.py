"""Persons and outlets that nobody lists, by where they stand: speakers, datelines, a family name with a title."""

from __future__ import annotations

import re

from kg.mentions.context import Context
from kg.mentions.glossed import names_no_person
from kg.mentions.names import NameReader
from kg.types import Mention, Span

_DATELINE = re.compile(
    r"[（【〔]?(?![据经由])([\u4e00-\u9fff]{2,7}?(?:[社报台]|网(?![站络民友])|卫视|央视))(?=[^，。]{0,14}(?:日电|日讯|专电|电（|讯|消息|记者)|】|〕)"
)
_SOURCE = re.compile(r"(?:来源|稿源|转自)[：:／/]\s?([\u4e00-\u9fff]{2,8}?(?:[社报台网]|卫视|央视|新闻))(?=[\s　）)】|；]|$)", re.MULTILINE)
_LONGEST_DATELINE = 60
# Where a name that speaks may begin: at the head of a clause, or behind what somebody is. Every alternative begins with a character of its own,
# so that the engine looks for those alone.
_SPEAKER_AT = (
    r"(?:，|。|；|：|！|？|“|\n|】 ?|\] ?|教授|学者|专家|评论员|研究员|分析师|发言人|议员|委员|主席|主任|律师|医生|名医|作家|负责人|创办人|创始人"
    r"|召集人|发起人|总监|秘书长|会长|理事长?|总裁|院长|校长|"
    r"建筑师|经济学家|历史学家|政治学家|科学家|网友|网民|村民|居民|市民|导演|教师|老师|家属|兄[弟妹兄姐]?|胞[弟妹兄姐]|弟|妹|姐)"
)
_VERBS_OF_SAYING = "表示|说|称|指出|强调|认为|宣布|透露|回应|重申|告诉|还说|则表示|则称|总结|回忆|补充|提醒|形容|批评|质疑"
_SAYS = rf"(?=[{''.join(sorted({verb[0] for verb in _VERBS_OF_SAYING.split('|')}))}])(?:{_VERBS_OF_SAYING})"
_HAN, _OF_NAME = r"[\u4e00-\u9fff]", r"[\u4e00-\u9fff·]"
# A name, a gloss in brackets if there is one, and up to twelve characters before the verb. Without a gloss it is one stretch, which is gone
# through once and not anew for each length of the name.
_SPOKEN = re.compile(
    rf"{_SPEAKER_AT}(?={_OF_NAME}{{2,12}}?{_SAYS}|{_OF_NAME}{{12}}{_HAN}{{1,12}}?{_SAYS}|{_OF_NAME}{{2,12}}+（[^（）]{{1,60}}）{_HAN}{{0,12}}?{_SAYS})"
)
_GLOSS = re.compile(r" ?[（(][A-Z][^（()）]{1,60}[）)]")
# Somebody's name in Latin letters, behind it; and where, before it, the name begins.
_GLOSSED = r"[A-Z][a-zß-ÿ'’-]{1,20}(?: [A-Z][A-Za-zß-ÿ'’.-]{0,20}){1,4} ?[）)]"
_FULL_NAME = re.compile("|".join(opens + _GLOSSED for opens in (" [（(]", "（", r"\(")))
_BEFORE_NAME = re.compile(rf".*{_SPEAKER_AT}", re.DOTALL)
_LONGEST_NAME, _LONGEST_ROLE = 6, 12
# 这是|葛林（Mark Green）会长首次来访: what stands before a name there and is no part of it.
_NO_NAME = re.compile("(?:这[是位]|那[是位]|其中|包括|以及|感谢|欢迎|邀请|[由与和同向跟及]){1,2}")
_ENDS_BODY = frozenset("报站区社网店厂号县镇村湖河奖节馆宫")  # 民族报（The Nation）
_TO_OR_WHERE = tuple("在对向就于")
_STRETCH = re.compile(r"[^，。；：“”！？\n]{1,20}")
_NO_NAME_ENDS = (*"人们又续也还则都姐哥叔姨伯嫂", "同学")
_HAN_NAME = re.compile("[\u4e00-\u9fff]+")
_SHORTEST, _LONG = 2, 3  # characters
_NO_GIVEN = ("p", "d", "t", "r", "c")  # tags of words that are no given names
_NAME_TAGS = ("nr", "nrt", "ns", "nz", "x", "n")  # jieba's tags of words that a name may begin with


def find_datelines(context: Context) -> None:
    """华讯社北京4月2日电, 华讯网讯: the outlet at the head of a paragraph, though nobody lists it."""
    for block in context.document.blocks:
        low = block.span.start
        found = _DATELINE.match(context.plain, low, min(block.span.end, low + _LONGEST_DATELINE))
        if found is None:
            continue
        _add_outlet(context, found)
    for found in _SOURCE.finditer(context.plain):
        _add_outlet(context, found)


def _add_outlet(context: Context, found: re.Match[str]) -> None:
    """Add the outlet that the first group names, unless one is known there."""
    start, end = found.span(1)
    inside = context.cover.overlapping(start, end)
    if not any(m.type == "Organization" or m.span.start < start for m in inside):
        context.cover.replace(Mention(Span(start, end), "Organization", "pattern:dateline", entity=f"organization/{found.group(1)}"))


def find_glossed(context: Context) -> None:
    """副指挥官哈定（Russell Harding）少将: a name with its form in Latin letters, of somebody who has a title or speaks."""
    plain, titles, callings = context.plain, context.lexicon.titles, context.lexicon.callings
    for gloss in _FULL_NAME.finditer(plain):
        end = gloss.start()
        first = max(end - _LONGEST_NAME - _LONGEST_ROLE, 0)
        told = max((found.end() for found in titles.finditer(plain, first, end)), default=first)
        head = _BEFORE_NAME.match(plain, first, end)
        start = max(told, head.end() if head else first)
        start = before.end() if (before := _NO_NAME.match(plain, start, end)) else start
        start = max(start, plain.rfind("的", start, end) + 1)  # 曾任主席的|埃斯普马克（Kjell Espmark）
        start += next((n for n in (4, 3, 2) if plain[start : start + n] in callings or plain[start : start + n] == "之一"), 0)  # 61岁的农民|马文思
        if start == first or not 1 < end - start <= _LONGEST_NAME or not _HAN_NAME.fullmatch(plain, start, end):
            continue
        speaks = context.lexicon.titles_after.match(plain, gloss.end()) is not None or _speaks(context, gloss.end())
        told_so = start in (told, told + 1) or speaks or (end - start > 1 and _is_written_so(context, plain[start:end], gloss[0]))
        body = plain[end - 1] in _ENDS_BODY or any(m.type != "Person" for m in context.cover.overlapping(*gloss.span()))
        if told_so and not body and not context.cover.overlapping(start, end):
            context.cover.add(Mention(Span(start, end), "Person", "pattern:glossed", entity=f"person/{plain[start:end]}"))


def _is_written_so(context: Context, name: str, gloss: str) -> bool:
    """Whether a name is written as persons' names are, and its form in Latin letters too."""
    lexicon = context.lexicon
    if context.has_word(name) or name in lexicon.never_names or names_no_person(gloss):
        return False
    family = name[0] in lexicon.surnames and len(name) <= _LONG
    return family or name[:2] in lexicon.surnames2 or name[:2] in lexicon.japanese or lexicon.transliteration.issuperset(name)


def find_speakers(context: Context) -> None:
    """A name nobody announced, at the head of a clause, that speaks."""
    reader = NameReader(context, context.cover.starts())
    for match in _SPOKEN.finditer("\n" + context.plain):  # the text begins as a line does
        start = match.end() - 1
        if start not in context.words or context.cover.holder(start) is not None:
            continue
        end = reader.end(start, certain=False)
        end -= end >= 0 and not _speaks(context, end)  # 司徒拔|认为
        if end < 0 or not _speaks(context, end):
            continue
        end = _without_title(context, start, end)
        if not context.cover.overlapping(start, end) and _is_speaker(context, start, end):
            context.cover.add(Mention(Span(start, end), "Person", "pattern:speaker", entity=f"person/{context.plain[start:end]}"))


def _without_title(context: Context, start: int, end: int) -> int:
    """帕克斯|博士: where the name ends before a title that its characters might go on with."""
    titles = context.lexicon.titles_after
    return next((at for at in range(start + _SHORTEST, end) if titles.fullmatch(context.plain, at, end)), end)


def _speaks(context: Context, end: int) -> bool:
    """Whether a verb of saying follows, at once or after a gloss in Latin letters and adverbs."""
    gloss = _GLOSS.match(context.plain, end)
    at = gloss.end() if gloss else end
    at += context.plain.startswith(" ", at)
    while found := context.lexicon.adverb_pattern.match(context.plain, at):
        at = found.end()
    if context.plain.startswith(_TO_OR_WHERE, at):
        at, rest = at + 1, _STRETCH.match(context.plain, at)
        return rest is not None and context.lexicon.speech_pattern.search(context.plain, at + 1, rest.end()) is not None
    return context.lexicon.speech_pattern.match(context.plain, at) is not None


def _is_speaker(context: Context, start: int, end: int) -> bool:
    """Whether the stretch is surely a name: a long transliteration, a word cut as a name, or a family name and two characters that are no word."""
    name, word, lexicon = context.plain[start:end], context.words[start], context.lexicon
    if word.tag in ("nr", "nrt") and word.end == end:
        return True
    if len(name) < _LONG:
        return False
    if word.tag in _NAME_TAGS and lexicon.transliteration.issuperset(name):
        return True
    if context.has_word(name) or name.endswith(_NO_NAME_ENDS):
        return False
    titled = any(lexicon.titles_after.match(name, at) for at in range(1, len(name)))
    given = context.words.get(start + 1)
    if given is not None and given.end == end and given.tag[:1] in _NO_GIVEN:
        return False  # 杨|对此
    begun = context.has_word(name[:2]) and name[:2] not in lexicon.surnames2 and not _GLOSS.match(context.plain, end)  # 文章|续
    return not titled and not begun and (name[0] in lexicon.surnames or name[:2] in lexicon.surnames2)
