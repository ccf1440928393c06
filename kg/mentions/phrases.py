"""Noun phrases: title and name, land and organ, place in place, read before clauses are, each then one token with one head.

The phrases also state something by themselves (俄罗斯总统普京: Putin holds an office in Russia), which comes out as `Fact`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.mentions.again import named_again
from kg.mentions.belonging import belonging, under
from kg.mentions.facts import Fact
from kg.mentions.find import Found
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.members import listed_members
from kg.mentions.nearby import Nearby
from kg.mentions.offices import Offices
from kg.mentions.wholes import Wholes, lies_in
from kg.prose.clauses import Phrase
from kg.prose.lexicon import Lexicon
from kg.types import Document, Mention, Span

_LIES = re.compile(  # between a land and a place in it: 利比亚|东部城市|某地
    r"(?:首都|首府|省会|[东西南北]{1,2}部|中部|沿海|沿岸|边境|边陲|港口|海滨|最大|第[二三]大|北方|南方|主要|重要|战略|关键|军事|旅游|历史|工业|前){0,3}"
    r"(?:的|境内的?|首都|首府|城市|城镇|小镇|小城|港口|港市|重镇|要地|枢纽|据点|名城|度假胜地|村庄|省份|岛屿)?"
)
_IN_PROVINCES = ("city", "building", "base", "county", "district")
_NEAR = ("靠近", "邻近", "毗邻", "临近", "接壤", "对", "通往", "前往", "连接")
_JOINS = ("、", "和", "与", "及")
_BRACKET = re.compile(r"^[）)]|[（(][^（）()，。]{1,40}[）)]")  # 馬利(Mali)首都|巴馬科
_OPENS = "（"
_ASIDE = re.compile(rf"{_OPENS}[^（）]{{1,40}}）")  # what may stand between a name and its title
# How somebody is addressed, which is no office of the state named before: 英国某某爵士.
_STYLES = frozenset({"先生", "女士", "小姐", "太太", "夫人", "阁下", "殿下", "博士", "教授", "爵士", "女爵士", "勋爵", "女勋爵", "女男爵"})
_MEMBER = re.compile(r"(?:现任|本届|创始)?(?:轮值主席国|主席国|共同主席国|成员国|会员国|非常任理事国|常任理事国|观察员国)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """All noun phrases of a document in order, and what they state."""

    phrases: tuple[Phrase, ...]
    facts: tuple[Fact, ...]


class PhraseReader:
    """Merges the mentions of a document into noun phrases. Holds what names say of themselves, worked out when they are first met."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._wholes = Wholes(gazetteer, lexicon.organ_endings)

    def __reduce__(self) -> tuple[type[PhraseReader], tuple[Gazetteer, Lexicon]]:
        """What was worked out stays here; another process begins anew."""
        return PhraseReader, (self._gazetteer, self._lexicon)

    def read(self, document: Document, found: Found) -> Phrases:
        """All noun phrases of one document."""
        gazetteer, lexicon, mentions = self._gazetteer, self._lexicon, found.mentions
        states, bodies = Nearby(mentions, "Country"), Nearby(mentions, "Organization")
        facts: list[Fact] = []
        offices = Offices(document, found, states, bodies, gazetteer)
        phrases = _members(document, _cover(mentions, offices.phrases(facts)), facts)
        phrases = _after_titles(document, phrases, lexicon, facts, gazetteer)
        offices.unowned(facts)
        phrases = named_again(document, phrases, found.positions, lexicon)
        phrases = self._adjacent(document, phrases, facts)
        facts += listed_members(document, states, bodies, gazetteer)
        facts += belonging(document, mentions, bodies, gazetteer)
        facts += self._wholes.told(document, mentions)
        return Phrases(tuple(phrases), tuple(facts))

    def _adjacent(self, document: Document, phrases: Iterable[Phrase], facts: list[Fact]) -> list[Phrase]:
        """越南|河内, 莫斯科|克里姆林宫: the inner place is the head, and lies in the outer one."""
        out: list[Phrase] = []
        for phrase in phrases:
            head, last = phrase.head, out[-1] if out else None
            if last is not None and head.type == "Place" and last.head.type in ("Place", "Country"):
                between = document.plain[last.span.end : phrase.span.start]
                said = between in ("首府", "省会") or self._in_quarter(document.plain, head, last.head)
                may_lie = lies_in(head.entity, last.head.entity, self._gazetteer) or self._in_province(head, last.head)
                known = said or (may_lie and self._is_owner(document.plain, last, head, between))
                allowed = (between or not last.head.found_by.startswith("short")) and known
                if allowed and _LIES.fullmatch(_BRACKET.sub("", between)):
                    span = Span(last.span.start, phrase.span.end)
                    outer = self._wholes.outer_place(head.span.of(document.plain), head)
                    facts.append(Fact(outer or head, "locatedIn", last.head, span, "place-in-place"))
                    out[-1] = Phrase(span, head)
                    continue
            out.append(phrase)
        return out

    def _is_owner(self, plain: str, outer: Phrase, inner: Mention, between: str) -> bool:
        """乌克兰的|基辅, but not 伊朗和印度的|某港 or 靠近乌克兰的|某机场: whether 的 can only say where the place lies."""
        if not between.startswith("的"):
            return True
        if outer.head.type == "Place":
            return not plain.endswith(_NEAR, 0, outer.span.start)
        return inner.entity in self._gazetteer.entries and not plain.endswith((*_NEAR, *_JOINS), 0, outer.span.start)

    def _in_province(self, inner: Mention, outer: Mention) -> bool:
        """宾夕法尼亚州|费城: whether a town stands with a province of the land in which the tables have it."""
        town, province = self._gazetteer.entries.get(inner.entity), self._gazetteer.entries.get(outer.entity)
        if town is None or province is None or town.kind not in _IN_PROVINCES or province.kind != "province":
            return False
        return town.within == province.within != ""

    def _in_quarter(self, plain: str, inner: Mention, quarter: Mention) -> bool:
        """阿富汗东部|楠格哈尔省: whether the land that a quarter is of holds the place."""
        name = quarter.span.of(plain)
        lands = self._gazetteer.names.get(name[:-2], ()) if name.endswith("部") else ()
        return any(lies_in(inner.entity, land, self._gazetteer) for land in lands)


def _cover(mentions: Iterable[Mention], titled: Mapping[int, Phrase]) -> list[Phrase]:
    """One phrase for each mention, and in place of those inside a title's phrase that phrase."""
    waiting = sorted(titled, reverse=True)
    around: Phrase | None = None  # the last title's phrase that begins here or before
    phrases: list[Phrase] = []
    end = 0  # of the last phrase
    for mention in mentions:
        start = mention.span.start
        if start < end:
            continue
        while waiting and waiting[-1] <= start:
            begun = titled[waiting.pop()]
            if around is None or around.span.end != begun.span.end or around.span.start < end:
                around = begun  # 国务委员兼|外长王毅: of two titles of one bearer the first
        phrase = around if around is not None and start < around.span.end else Phrase(mention.span, mention)
        phrases.append(phrase)
        end = phrase.span.end
    taken = {p.span.start for p in phrases}
    alone = [p for p in titled.values() if p.head.type == "Title" and p.span.start not in taken]
    return sorted([*phrases, *alone], key=lambda p: (p.span.start, p.span.end)) if alone else phrases


def _members(document: Document, phrases: list[Phrase], facts: list[Fact]) -> list[Phrase]:
    """东盟轮值主席国|老挝: an organisation, what a state is in it, and the state."""
    out: list[Phrase] = []
    for phrase in phrases:
        last = out[-1] if out else None
        if last is not None and under(document.plain, last.head, phrase.head) and last.head.span == last.span:
            span = Span(last.span.start, phrase.span.end)
            facts.append(Fact(phrase.head, "partOf", last.head, span, "part-under"))
            out[-1] = Phrase(span, phrase.head)
            continue
        if last is not None and last.head.type == "Organization" and phrase.head.type == "Country":
            named = re.search("(?:成员国|会员国)$", last.span.of(document.plain))  # 北约成员国 as one name
            member = _MEMBER.fullmatch(document.plain, last.span.start + named.start() if named else last.span.end, phrase.span.start)
            if member and not document.plain.endswith("非", 0, last.span.start):
                span, role = Span(last.span.start, phrase.span.end), document.text[member.start() : member.end()]
                facts.append(Fact(phrase.head, "memberOf", last.head, span, "member-state", role))
                out[-1] = Phrase(span, phrase.head)
                continue
        out.append(phrase)
    return out


def _after_titles(document: Document, phrases: list[Phrase], lexicon: Lexicon, facts: list[Fact], gazetteer: Gazetteer) -> list[Phrase]:
    """普京总统, 王毅外长: the title after a name belongs to the phrase; 吉里巴斯马茂总统 names the state too."""
    out: list[Phrase] = []
    for index, phrase in enumerate(phrases):
        title = _title_after(document.plain, phrase.span.end, lexicon) if phrase.head.type == "Person" else None
        if title is None:
            out.append(phrase)
            continue
        state = out[-1] if out and out[-1].span.end == phrase.span.start and out[-1].head.type == "Country" else None
        if state is not None and len(state.span.of(document.plain)) > 1 and title.group() not in _STYLES:
            span = Span(state.span.start, title.end())
            facts.append(Fact(phrase.head, "hasPosition", state.head, span, "title-after", document.text[title.start() : title.end()]))
            out[-1] = Phrase(span, phrase.head)
            continue
        following = next((p.span.start for p in phrases[index + 1 : index + 4] if p.span.start >= title.start()), len(document.plain))
        if title.end() <= following and document.plain[title.end() : title.end() + 1] != "府":
            span = Span(phrase.span.start, title.end())
            out.append(Phrase(span, phrase.head))
            named = frozenset([phrase.head.entity for phrase in phrases])
            facts += _known_office(document, phrase.head, title.group(), span, named, gazetteer, lexicon)
        else:
            out.append(phrase)
    return out


def _title_after(plain: str, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The title right behind a name that ends at `end`, or behind the bracket there."""
    bracket = _ASIDE.match(plain, end) if plain.startswith(_OPENS, end) else None
    return lexicon.titles_after.match(plain, bracket.end() if bracket is not None else end)


def _known_office(
    document: Document, holder: Mention, title: str, span: Span, named: frozenset[str], gazetteer: Gazetteer, lexicon: Lexicon
) -> list[Fact]:
    """习近平|主席, 岸田文雄|首相: the office of the title, where that person is known to hold it on the day in a state that the article names."""
    day = document.published.isoformat() if document.published else ""
    office = lexicon.title_offices.get(title)
    held = {o.of for o in gazetteer.offices_of(holder.entity) if o.office == office and o.held_on(day)} & named if day and office else set()
    role = document.text[span.end - len(title) : span.end]
    return [Fact(holder, "hasPosition", Mention(span, "Country", "office", entity=of), span, "title-known", role) for of in sorted(held)]
