"""When and where what a match tells was: by the words before its verb, else by its sentence, its speech or the story."""

from __future__ import annotations

import re

from kg.ontology import Predicate
from kg.prose.clauses import CODES
from kg.resolve import GOES, Linker, before_verb, is_apart, is_asked, stands_behind
from kg.rules import Match

_LAND = CODES["Place"] + CODES["Country"]
_ATTENDS = ("participatesIn", "hosts")
_TOLD_LATER = frozenset({"calls", "agreesWith", "exchanges", "issues", "meets", "signs"})  # of the day of the news
_TO_COME = ("time", "deadline")  # 须于10日前撤出
_DOCUMENTS = ("issues", "signs")
_LASTS = "cooperatesWith"  # of no day unless one is named
_STANCES = frozenset({"callsFor", "criticizes", "opposes", "praises", "protestsTo", "supports", "threatens", "urges"})  # to say so is to do it
_VOTES = ("supports", "opposes")
_VOTE = re.compile("票|表决")
_MET = frozenset({"agreesWith", "exchanges", "hosts", "meets", "negotiatesWith", "participatesIn", "signs"})
_RELATIVE = re.compile("了?的")
_TARGET = re.compile(rf"(?:在|位于)(?:[{CODES['Country']}](?=[{_LAND}]))?([{_LAND}])(?:境内|北部|南部|东部|西部|附近)?的?(?![^，]{{0,3}}(?:问题|上))")
_SENT = re.compile(rf"(?:向|往|到|至|前往|赴|于|在)(?:[{CODES['Country']}](?=[{_LAND}]))?([{_LAND}])")


def time_of(match: Match, predicate: Predicate, *, own_words: bool, announced: bool) -> str:
    """The ISO date or time of a match; "" where it is not told.

    `own_words`: who does it says so in a speech of his own; `announced`: with a verb that announces.
    """
    settled, clause, when = match.settled, match.settled.clause, match.settled.when
    if not _is_told_of(match):
        own = before_verb(clause, match.verb[0], *(("time",) if match.modality == "actual" else _TO_COME))
        if own is not None and not is_apart(clause, own, match.verb[0], beside=_is_relative(match)):
            return next((p.head.value for p in own.phrases if p.head.value), "")
        if own is not None or _is_relative(match) or is_asked(clause, match.verb[0]):
            return when.said if own_words and match.relation in _STANCES else ""
    if match.modality != "actual":
        return settled.time if when.ahead or stands_behind(clause, match.verb[0], "time") else ""
    if own_words and (announced or match.relation in _STANCES or (_is_dated_by_telling(match, predicate) and match.polarity == "+")):
        return settled.time or when.said
    if settled.speakers and predicate.group == "stances" and when.outer and not stands_behind(clause, match.verb[0], "time"):
        return ""
    if match.relation in _ATTENDS:
        return settled.time or settled.event_when[0] or when.near or when.main
    return settled.time or _of_the_story(match, predicate)


def place_of(match: Match, predicate: Predicate, linker: Linker) -> str:
    """The entity where a match happened; "" where it is not told."""
    settled, clause = match.settled, match.settled.clause
    if predicate.group == "stances" or _is_told_of(match):
        return ""
    own = before_verb(clause, match.verb[0], "place")
    if own is not None and not is_apart(clause, own, match.verb[0], beside=_is_relative(match)):
        return linker.link(own.phrases[-1].head)
    if own is not None or _is_relative(match):
        return ""
    if match.relation in ("attacks", "deploys") and (aimed := _aimed_at(match)):
        return aimed
    if match.relation in _MET and (went := _gone_to(match)):
        return went
    here = stands_behind(clause, match.verb[0], "place")
    if match.relation in _ATTENDS:
        return settled.place or settled.event_when[1]
    if predicate.group == "states" or (match.modality != "actual" and not settled.when.ahead):
        return settled.place if here else ""
    return settled.place or (settled.when.venue if match.relation in _MET else "")


def _of_the_story(match: Match, predicate: Predicate) -> str:
    """The day of which the paragraph tells, or the article."""
    when = match.settled.when
    if match.relation in _VOTES and _VOTE.search(match.settled.clause.form):
        return when.near or when.main
    if not (predicate.event or match.relation in _STANCES) or match.polarity != "+" or match.relation == _LASTS:
        return ""
    known = match.relation in _DOCUMENTS and not match.object.entity.startswith("document/")  # a treaty that everybody knows is no news
    return when.near or (when.main if match.relation in _TOLD_LATER and not known else "")


def _is_dated_by_telling(match: Match, predicate: Predicate) -> bool:
    """Whether such deeds are told on their day by who did them: 某军8日称，打击了…."""
    return predicate.group == "conflict" or match.relation == "calls"


def _is_told_of(match: Match) -> bool:
    """Whether the clause is what somebody takes a stand on, so that what stands in it is no adjunct of his: X 扩军，|Y 对此表示反对."""
    return match.verb == (match.object.start, match.object.end)


def _is_relative(match: Match) -> bool:
    """Whether the match tells of its object beside: 终止两国签署的《协定》; but who holds an event, when it is: 两国主办的会议8日开幕."""
    return (
        match.relation not in _ATTENDS
        and match.object.start >= match.verb[1]
        and _RELATIVE.match(match.settled.clause.form, match.verb[1]) is not None
    )


def _aimed_at(match: Match) -> str:
    """The land where what is attacked is, or to which forces are sent."""
    clause, start = match.settled.clause, match.verb[1] if match.relation == "attacks" else 0
    found = (_TARGET if match.relation == "attacks" else _SENT).search(clause.form, start)
    named = match.settled.nouns.get(found.start(1), ()) if found else ()
    return named[-1] if named and named[-1] != match.object.entity else ""


def _gone_to(match: Match) -> str:
    """The land to which who meets somebody has gone: 抵达 B 与 C 会谈."""
    clause = match.settled.clause
    went = [found.start(1) for found in GOES.finditer(clause.form, 0, match.verb[0])]
    named = match.settled.nouns.get(went[-1], ()) if went else ()
    if named:
        return named[-1] if _is_venue(named[-1]) else ""
    for aside in match.settled.asides:  # 抵达首尔的|李强会见…
        went = [found.start(1) for found in GOES.finditer(aside.clause.form)] if aside.subjects == match.settled.subjects else []
        if went and (named := aside.nouns.get(went[-1], ())):
            return named[-1] if _is_venue(named[-1]) else ""
    return match.settled.when.gone if not match.settled.place and _is_venue(match.settled.when.gone) else ""


def _is_venue(place: str) -> bool:
    """Whether people meet there: an airport is where they arrive."""
    return not place.endswith(("机场", "Airport", "车站"))
