"""Lists of states that a text calls members of a body: 东盟成员国包括甲、乙; 甲、乙等东盟成员国; 34个成员国中，甲、乙等18国…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.late import late
from kg.mentions.facts import Fact
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.nearby import Nearby
from kg.prose.sentences import STOPS
from kg.types import Document, Mention, Span

_STATES = "(?:正式|创始|现任)?(?:成员国|会员国|成员|会员)"
_CALLED_SO = ("成员", "会员")
_CALLED = re.compile(rf"{_STATES}$")
_HAS = "(?:目前|现在|主要|分别|现|则|还){0,2}(?:包括|包含|涵盖|有|为|是|：){1,2}(?:了|有)?"
_ARE = late(rf"(?:(?:的|现有|共有|目前)?(?:[0-9一二三四五六七八九十]{{1,3}}个)?{_STATES})(?:代表|国家)?(?:（[^（）]{{1,20}}）)?(?:{_HAS})?")
_OFFICE = "外长|外交部长|防长|国防部长|财长|领导人|总统|总理|首相|元首|部长|大臣|代表|大使"
_THEIR_MEN = re.compile(rf"{_STATES}(?:的)?(?P<office>{_OFFICE})[^，。；、\n]{{0,12}}，(?:其中)?(?:主要)?(?:包括|有)(?:了)?")
_MAN = re.compile(rf"[^，。；、\n]{{0,4}}?(?P<office>{_OFFICE})[^，。；、：\n]{{1,12}}?(?:、|，以及|以及|，还有|和|及|，|。)")
_AMONG = re.compile(r"[0-9一二三四五六七八九十]{1,3}个(?:成员国|会员国)(?:之)?中，?(?:有)?$")
_AMONG_ENDS = ("中", "，", "有")
_SUCH_AS = re.compile(
    r"(?:等国?(?:[0-9一二三四五六七八九十两多数几]{1,3}个)?|等?在内的(?:[0-9一二三四五六七八九十两多数几]{1,3}个)?|这[0-9两三四五]个)"
)
_SUCH_AS_BEGINS = ("等", "在内的", "这")
_MEMBERS = re.compile(rf"{_STATES}(?!资格|候选)|国家(?![元安领利队])")
_JOIN = re.compile(r"(?:[（(][^（）()]{0,40}[）)])?(?:、|和|与|及|以及)(?![^，。]{0,12}(?:举行|签署|签订)(?:会谈|双边))")
_ASIDE = ("（", "(")
_JOIN_ENDS = ("、", "和", "与", "及")
_APART = re.compile(f"[{STOPS}\n]")  # behind one of them the body is another sentence's, and the states alone are the words
_REACH = 36
_FAR = 400  # characters before 34个成员国中 within which the body is named


def listed_members(document: Document, states: Nearby, bodies: Nearby, gazetteer: Gazetteer) -> Iterator[Fact]:
    """The memberships that lists of states tell, in the order of the text."""
    plain = document.plain
    called = any(word in plain for word in _CALLED_SO)
    if not called and not any(plain.startswith(_SUCH_AS_BEGINS, state.span.end) for state in states.all):
        return
    for one in bodies.all if called else ():
        for member in _of_their_men(plain, one, states.all[states.begun(one.span.end) :]):
            yield Fact(member, "memberOf", one, member.span, "members-listed")
    for run in _runs(plain, states.all):
        begin, end = run[0].span.start, run[-1].span.end
        passed = bodies.begun(begin)
        body = _named_before(plain, bodies.all[passed - 1], begin) if called and passed else None
        if body is None and plain.startswith(_SUCH_AS_BEGINS, end):
            body = _named_after(plain, bodies.all[bodies.begun(end + 1) :], end)
        if body is None and called and plain.endswith(_AMONG_ENDS, 0, begin) and _AMONG.search(plain, max(0, begin - 16), begin):
            near = (b for b in reversed(bodies.all[:passed]) if begin - b.span.end < _FAR and gazetteer.members_of(b.entity))
            body = next(near, None)
        if body is None or plain.endswith("非", 0, body.span.start):
            continue  # 非|欧盟成员国挪威
        for member in run:
            near_by = begin - body.span.end < _REACH and _APART.search(plain, body.span.end, begin) is None
            whole = Span(min(begin, body.span.start), end) if near_by else member.span
            yield Fact(member, "memberOf", body, whole, "members-listed")


def _of_their_men(plain: str, body: Mention, states: Sequence[Mention]) -> Iterator[Mention]:
    """东盟|成员国外长出席, 包括|印尼|外长甲、|老挝|外长乙: the states whose men of that office are listed."""
    called = _CALLED.search(plain, body.span.start, body.span.end)
    opens = _THEIR_MEN.match(plain, called.start() if called else body.span.end)
    if opens is None or plain.endswith("非", 0, body.span.start):
        return
    at = opens.end()
    for state in states:
        if state.span.start != at:
            continue
        man = _MAN.match(plain, state.span.end)
        if man is None or man["office"] != opens["office"]:
            return
        yield state
        at = man.end()


def _runs(plain: str, states: Sequence[Mention]) -> Iterator[list[Mention]]:
    """States joined by 、, 和 and the like; the form in brackets after a name is that name."""
    run: list[Mention] = []
    for state in states:
        start = state.span.start
        if run and plain.endswith(_ASIDE, 0, start) and run[-1].entity == state.entity:
            continue
        if run and plain.endswith(_JOIN_ENDS, 0, start) and _JOIN.fullmatch(plain, run[-1].span.end, start):
            run.append(state)
            continue
        if run:
            yield run
        run = [state]
    if run:
        yield run


def _named_before(plain: str, body: Mention, begin: int) -> Mention | None:
    """东盟|成员国包括…: the body, where it stands before the list with the word for its members."""
    if begin - body.span.end > _REACH:
        return None
    called = _CALLED.search(plain, body.span.start, body.span.end)
    start = called.start() if called else body.span.end
    return body if _ARE.fullmatch(plain, start, begin) else None


def _named_after(plain: str, bodies: Sequence[Mention], end: int) -> Mention | None:
    """…等|东盟成员国: the first of the bodies behind the list, where the list runs into it."""
    body = bodies[0] if bodies else None
    if body is None or not _SUCH_AS.fullmatch(plain, end, body.span.start):
        return None
    return body if _CALLED.search(plain, body.span.start, body.span.end) or _MEMBERS.match(plain, body.span.end) or body_states(plain, body) else None


def body_states(plain: str, body: Mention) -> bool:
    """Whether the name holds the word for its states (东盟国家)."""
    return plain.endswith("国家", body.span.start, body.span.end)
