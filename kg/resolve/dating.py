"""When and where the deed of a clause was, as far as the clause or what stands before it says.

A day goes on over the clauses of its sentence, and as the day of which its paragraph tells to the sentences after it, until a clause turns to another
time (此前, 近年). What is said in a speech is not dated by the day of the speech, and a month or a year is of the background alone.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.prose.clauses import CODES, UNDATED, Clause, When
from kg.resolve.around import Around
from kg.resolve.memory import Story

_EVENT = CODES["Event"]
_COUNTRY = CODES["Country"]
_PLACE = CODES["Place"]
_LAND = _PLACE + _COUNTRY
_HAPPENING = re.compile(
    r"(?:战争|大战|内战|冷战|冲突|危机|政变|疫情|袭击|恐袭|地震|震灾|行动|大选|选举|革命|运动|事件|[日节])[”」]?$"
)  # nobody attends it
_MATTER = re.compile(r"(?:关于|有关|听取|汇报)[^，]{0,30}$")  # 听取了关于某会议情况的汇报
_ARRIVES = re.compile(rf"(?:抵达|飞抵|抵|访问|出访|前往|到访|转抵|赴)(?:了)?([{_LAND}])")
GOES = re.compile(rf"(?:抵达|飞抵|转抵|飞赴|访问|出访|造访|前往|到访|来到|赴|访)(?:了)?([{_LAND}])(?![^，]{{0,6}}(?:[后前]|回来|归来))")
COMES = re.compile("访|来|赴|抵|出席|参加|与会|前往")  # a modifier tells of the same day: 会见|来访的|客人; but not 延长|已签署的|协定

# What tells of a time that is not told, or of no time at all. Each begins with one character, so that the engine looks for those alone.
_ELSEWHEN = re.compile(
    "此前|先前|早前|之前|以前|从前|曾(?![国庆祥荫])|过去|近年|从来|历年|多年|年来|年前|月前|周前|天前|"
    "近(?:[日期]|[一两二三几数]天)|日前|最近|上个?(?:周|星期|月)|当年|当时|上台|上任|就职|展望|未来|今后|届时|历史上|战后|以来|"
    + "|".join(f"{number}(?:年|(?:天|日|周|个?月)[之以]?后)" for number in "0123456789一二三四五六七八九十")
    + "|"
    + "|".join(f"{number}(?:天|日|周|个?月)[之以]?后" for number in "两数几")
)
# What was done again and again was not done on the day of the story; but 今年 it may have been.
_OFTEN = re.compile("历来|向来|一直|一贯|长期|多次|屡次|屡屡|一再|经常|时常|不断|每年|连续|先后多次|始终")
_SHORT = 8  # characters: 此前， and 在此之前，
_AHEAD = re.compile("将(?![军士官领帅])|拟|预定|预计|原定|定于|计划|即将|有望")
# 多位官员8日称: who says so has no name, and what he says is not dated by it.
_TOLD_BY = re.compile(
    "(?:称|说|指|指出|表示|透露|披露|认为|强调|获悉|了解到|得知|报道|报导|消息|通报|证实|发现)(?:称|说|指|指出)?$|^[^，]{0,12}(?:报道|报导|消息)(?:称|说|指|指出|，)"
)
_MEETING = re.compile("会[谈晤见面]|峰会|会议|谈判|磋商|对话|仪式")
_AFTER = re.compile(f"(?:双边|正式|小范围|大范围|欢迎)?({_MEETING.pattern}|会)(?:结束)?(?:之|以)?后")  # 会谈后，|两人签署…
_NUMBER = re.compile(r"[（(]?[0-9]{1,2}[)）．.、]")
_BEGINS_NUMBER = frozenset("（(0123456789")
_WEEK = re.compile("上个?(?:周|星期|礼拜)(?![一二三四五六日天])")
_ANNOUNCES = ("宣布", "宣告")
_TEXT = ("paragraph", "item")
_DAY = len("2020-01-01")
_NEWS = timedelta(days=7)  # what is older is no news
_SLACK = timedelta(days=1)  # a paper dated the 8th may tell of the 9th


def when_where(story: Story, clause: Clause, stands: Around, *, frames: bool, goes_on: bool) -> tuple[str, str, When]:
    """The clause's time and place, else its sentence's, and what else may say so; remembers them for the sentence, the story and the event.

    `frames` tells whether the clause only frames a speech, `goes_on` that it has no subject of its own.
    """
    days, time = story.memory.days, stands.time
    place = story.linker.link(stands.place) if stands.place else ""
    text = story.document.plain[clause.span.start : clause.at[-1]]
    if time:
        days.elsewhen = elsewhen = False
    elif not (elsewhen := days.elsewhen):
        elsewhen = _turns_away(story, text)
        days.elsewhen = elsewhen and len(text) <= _SHORT
    if days.venues and (after := _AFTER.match(text)):
        days.after = days.venues.get(after[1], "")
    gone = days.gone if goes_on else ""
    if frames:  # when and where it was said is not when and where it happened
        if _EVENT in clause.form:
            _remember_event(story, clause, time or ("" if elsewhen else days.time), place or days.place)
        if time:
            days.time = time if clause.speech.startswith(_ANNOUNCES) else ""
        days.outer = not clause.speech.startswith(_ANNOUNCES)  # 15日，三国宣布|建立联盟: to announce it is to do it
        if len(time) >= _DAY and not days.main and not _is_ahead(story, "", time):
            days.main = time[:_DAY]
        own = time or ("" if elsewhen else days.time)
        return own, place, _beside(story, clause, gone, None if elsewhen else text, frames=True)
    if time and _TOLD_BY.search(clause.form):
        days.elsewhen = True  # 媒体8日报道，|某国已请求…: when that was is not told
    elif time and not _is_since(clause.form):
        days.time, days.ahead, days.outer = time, _is_ahead(story, text, time), False
        if not _WEEK.search(text):  # it has the value of its first day
            _remember_day(story, clause)
    days.place = place or days.place
    if stands.place and story.memory.speech is None and story.sentences[clause.sentence].kind in _TEXT:
        days.venue = (place, stands.place.span.of(story.document.plain))
        days.venues |= dict.fromkeys((*_MEETING.findall(clause.form), "会"), place)
    time, place = time or ("" if elsewhen else days.time), place or days.place
    if _EVENT in clause.form:
        _remember_event(story, clause, time, place)
    return time, place, _beside(story, clause, gone, None if elsewhen else text, frames=False)


def when_said(story: Story, clause: Clause, own: str) -> str:
    """When the speech was held that the clause begins; `own` is the time that this names."""
    days = story.memory.days
    if own or days.elsewhen or _ELSEWHEN.search(story.document.plain, clause.span.start, clause.at[-1]):
        return own
    return days.time or days.near


def remember_destination(story: Story, clause: Clause, nouns: dict[int, tuple[str, ...]]) -> None:
    """Note where somebody goes."""
    if _PLACE not in clause.form and _COUNTRY not in clause.form:
        return
    if (went := _ARRIVES.search(clause.form)) and nouns.get(went.start(1)):
        story.memory.destination = nouns[went.start(1)][-1]
    if (went := GOES.search(clause.form)) and nouns.get(went.start(1)) and (went[1] != _COUNTRY or not story.memory.days.gone):
        story.memory.days.gone = nouns[went.start(1)][-1]  # 抵达万象，访问老挝: the town


def _beside(story: Story, clause: Clause, gone: str, text: str | None, *, frames: bool) -> When:
    """What else may say when and where it was; `text` are the clause's words, None where these or the sentence turned to another time."""
    days, speech = story.memory.days, story.memory.speech
    said = near = main = venue = ""
    if text is not None:
        if speech is None:
            venue = days.after
        else:
            said = speech.said
        told = speech is None or (frames and speech.sentence == clause.sentence and speech.outer is None)
        if told and (days.near or days.main) and _OFTEN.search(text) is None:
            near, main = days.near, days.main
            if main and _is_listed(story, clause):
                main = ""
    return When(days.ahead, days.outer, said, near, main, venue, gone) if near or main or said or gone or days.ahead or days.outer else UNDATED


def _turns_away(story: Story, text: str) -> bool:
    """Whether the words turn away from the day that is known, where any is."""
    days, speech = story.memory.days, story.memory.speech
    known = days.time or days.main or days.near_from >= 0 or (speech is not None and speech.said)
    return bool(known) and _ELSEWHEN.search(text) is not None


def _is_since(form: str) -> bool:
    """Whether the clause only says since when: 自去年举行会谈后, 2017年建立基地以来."""
    return (form.endswith("以来") and form != "以来") or (form.startswith("自") and form.endswith("后"))


def _is_listed(story: Story, clause: Clause) -> bool:
    """Whether the sentence is one of a list of news, each of a day of its own: （3）双方同意…."""
    plain, start = story.document.plain, story.sentences[clause.sentence].span.start
    return plain[start] in _BEGINS_NUMBER and _NUMBER.match(plain, start) is not None


def _is_ahead(story: Story, text: str, time: str) -> bool:
    published = story.document.published
    later = published is not None and len(time) >= _DAY and date.fromisoformat(time[:_DAY]) > published + _SLACK
    return later or _AHEAD.search(text) is not None


def _remember_day(story: Story, clause: Clause) -> None:
    """Take the sentence's day as that of which the paragraph tells, and as the article's if it is its latest."""
    days, day, published = story.memory.days, story.memory.days.time[:_DAY], story.document.published
    if story.memory.speech is not None or len(day) < _DAY or days.ahead or story.sentences[clause.sentence].kind not in _TEXT:
        return
    days.near, days.near_from = day, clause.sentence
    if day > days.main and (published is None or date.fromisoformat(day) >= published - _NEWS):
        days.main = day


def _remember_event(story: Story, clause: Clause, time: str, place: str) -> None:
    """Note the event that the clause names last, and when and where it is."""
    memory = story.memory
    named = [(at, noun.phrases) for at, noun in clause.nouns.items() if noun.phrases[0].head.type == "Event"]
    events = [phrases for at, phrases in named if not _MATTER.search(clause.form, 0, at) and not clause.form.startswith("精神", at + 1)]
    if not events:
        return
    for phrases in reversed(events):
        if not _HAPPENING.search(phrases[-1].span.of(story.document.plain)):
            memory.event = story.linker.link(phrases[-1].head)
            break
    if not place and memory.days.venue[1] and any(memory.days.venue[1] in p.span.of(story.document.plain) for p in events[-1]):
        place = memory.days.venue[0]  # 在日内瓦磋商。…出席日内瓦会谈
    if memory.event and (time or place):
        old = memory.days.events.get(memory.event, ("", ""))
        memory.days.events[memory.event] = (old[0] or time, old[1] or place)
