"""Listed organs of state without the state's name: 国家数据处 in an article on 韩国, whose 韩国国家数据处 is listed.

What any state may have (最高法院) is meant where the article tells of one state far more than of the others that have it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mentions.context import Context
from kg.mentions.described import KINDS
from kg.mentions.gazetteer import Entry, Gazetteer
from kg.mentions.reach import add_name
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_KINDS = frozenset({"agency", "ministry", "court", "parliament", "party"})
_SHORTEST, _CHAMBER = 3, "院"  # characters of a name without its state; how that of a parliament's house may end that is shorter: 众院
_NAMES = ("ns", "nr", "nz", "nt")  # tags of what another's name begins with: 庆北|警察厅
_ATTRIBUTES = ("n", "a", "b", "vn")  # and of what a longer name of a party does: 民主|正义党
_MODIFIED = re.compile("[各该本两副新前外原某区市县州省郡道国级多家个]$")  # 区|议会, 新|民主同盟: of somebody else, or of nobody
_LED = re.compile("副?议长|长(?![期久达大江征城安春沙治白乐宁葛远短途跑])")  # 国家数据处|长: a title
_GOES_ON = re.compile("[门队分们籍式化派]|系统|人员(?!会)|大楼|大厦|总[署局]|委员会|主义|阵营|国家|选举|改选|选战|大选")
_PARTIES = ("党", "同盟", "联盟", "阵线")
_BESIDE = "同与和跟对向、，。；\n"  # what a short form of one character may stand behind
_CLEARLY = 2  # times as often as any other state that has such an organ
_LEAST = 2  # times that the article names the state


class BareFinder:
    """Holds the names of listed organs without their states', and what they are in which state."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._entries = gazetteer.entries
        self._names = gazetteer.names
        self._never = lexicon.never_bare | (lexicon.organ_endings - lexicon.owned_organs)

    @cached_property
    def _organs(self) -> Mapping[str, Mapping[str, str]]:
        """By name without the state's: the organ of that name in each state that has one."""
        organs: dict[str, dict[str, str]] = {}
        for entry in self._entries.values():
            state = self._entries.get(self._state(entry.id))
            if entry.type != "Organization" or entry.kind not in _KINDS or state is None:
                continue
            for name in entry.names:
                bare = _without(name, state)
                long = len(bare) >= _SHORTEST or (entry.kind == "parliament" and bare.endswith(_CHAMBER))
                if long and not bare[0].isascii() and bare not in self._names and bare not in self._never:
                    organs.setdefault(bare, {}).setdefault(state.id, entry.id)
        return organs

    @cached_property
    def _scan(self) -> tuple[list[str], AhoCorasick]:
        names = sorted(self._organs)
        return names, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)

    def find(self, context: Context) -> None:
        """Add them to the cover, each as the organ of the state that the article tells of."""
        names, automaton = self._scan
        standing = [
            (names[index], Span(start, end))
            for index, start, end in automaton.find_matches_as_indexes(context.plain)
            if self._stands(context, start, end)
        ]
        owned: dict[str, set[str]] = {}
        for name, span in standing:
            owner = context.cover.ending(span.start)
            if owner is not None and owner.type == "Country" and len(name) >= _SHORTEST:  # 某国|航天局, as some other state's listed organ is called
                add_name(context, Span(owner.span.start, span.end), "Organization", "bare")
                owned.setdefault(name, set()).update(m.entity for m in context.cover.overlapping(span.start, span.end))
        free = [(name, span) for name, span in standing if context.cover.ending(span.start) is None]
        told = self._told(context) if free else Counter()
        for name, span in free:
            if organ := self._meant(context, name, told, owned.get(name, set())):
                row = self._entries[organ].row if organ in self._entries else organ
                context.cover.add(Mention(self._with_short(context, name, span, organ), "Organization", f"bare:{row}", entity=organ))

    def _with_short(self, context: Context, name: str, span: Span, organ: str) -> Span:
        """同|尼联邦院: the bare name with the short form of its state before it, where one stands there."""
        at = span.start - 1
        if at < 0 or context.cover.holder(at) is not None or (at and context.plain[at - 1] not in _BESIDE):
            return span
        wholes = [own + name for state in context.gazetteer.shorts.get(context.plain[at], ()) for own in self._entries[state].names]
        known = any(organ == f"organization/{whole}" or organ in self._names.get(whole, ()) for whole in wholes)
        return Span(at, span.end) if known else span

    def _stands(self, context: Context, start: int, end: int) -> bool:
        """Whether the name stands there by itself, without an owner and as no part of a word or title."""
        plain = context.plain
        if context.cover.holds(start, end) or not context.boundary(start) or not context.boundary(end):
            return False
        if context.cover.ending(start) is None and (_MODIFIED.search(plain, max(start - 1, 0), start) or self._begun(context, start, end)):
            return False
        return _LED.match(plain, end) is None and _GOES_ON.match(plain, end) is None

    def _begun(self, context: Context, start: int, end: int) -> bool:
        """Whether the word before begins a longer name."""
        word = context.word_at(start - 1)
        if word is None or word.end != start or context.cover.holder(start - 1) is not None or context.plain.endswith(KINDS, 0, start):
            return False  # 反对党|工人党
        return word.tag in _NAMES or (context.plain.endswith(_PARTIES, start, end) and word.tag in _ATTRIBUTES)

    def _told(self, context: Context) -> Counter[str]:
        """How often the article names each state, with what belongs to it."""
        return Counter([state for m in context.cover if (state := self._state(m.entity))])

    def _state(self, entity: str) -> str:
        entry = self._entries.get(entity)
        lands = (one.id for one in (entry, *self._gazetteer.around(entry)) if one.type == "Country") if entry is not None else iter(())
        return next(lands, "")

    def _meant(self, context: Context, name: str, told: Counter[str], owned: AbstractSet[str]) -> str:
        """The organ that the article names in full, else that of the state it tells most of; "" where neither is clear."""
        organs = self._organs[name]
        full = {m.entity for m in context.cover if m.entity in organs.values()} | owned
        if len(full) == 1:
            return next(iter(full))
        state = max(organs, key=lambda one: (told[one], one))
        others = max((told[one] for one in (organs if len(organs) > 1 else told) if one != state), default=0)
        return organs[state] if told[state] >= _LEAST and told[state] >= _CLEARLY * others else ""


def _without(name: str, state: Entry) -> str:
    """The name of an organ without that of its state; "" where it does not begin with one."""
    head = max((own for own in state.names if name.startswith(own)), key=len, default="")
    return name[len(head) :] if head else ""
