"""One engine for all rules: verbs from left to right, the first rule that fits takes its stretch, and what is taken is not read again."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.ontology import Ontology
from kg.prose.clauses import NOUNS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.attitudes import attitude_matches, echoed, may_take_stand, passed
from kg.rules.clause import ClauseMatcher
from kg.rules.found import Match, Near
from kg.rules.index import index_rules
from kg.rules.load import Rule
from kg.rules.named import listed_matches, named_matches, opens_list
from kg.rules.saying import said_matches
from kg.rules.scope import Scope
from kg.rules.stances import STANCES
from kg.rules.triggers import Triggers

# ，涵盖能源、教育等领域: what the documents or the cooperation told of just before is about.
_SPANS = re.compile(
    r"(?:内容|范围)?(?:涵盖|涉及|覆盖|包括|聚焦)(?:了|到)?([^，。；：]{2,80}?)(?:等)?(?:多个|诸多|各个|[0-9一二三四五六七八九十]{1,6}个?)?(?:领域|方面|议题)"
)
_IS = re.compile(r"(?:也|都|均|正|更|既|不仅|就|才|无疑|乃)?是(?!否)|无异于|等[于同]|意味着|将?有[助利]于|不利于")
_WISHED = re.compile(r"(?:[^，]{0,4})(?:要|应|应当|应该|必须|愿|将|会|须|需)")
_SURE = re.compile("确保|保障|保证")  # 确保售出的弹药，|不会被用来…: the object is the subject of a clause
_MADE_SURE = re.compile(r"(?:也|都|将|均)?(?:不会|不被|不受|免[受遭]|得以|能够?)(?!.{0,3}是)")
_ITS_LIST = re.compile("(?:被)?(?:制裁|受制裁)(?:的)?(?:名单|清单|对象|者)")  # 制裁名单包括甲: of those who were told to sanction
_REMEMBERED = 9  # clauses
_TENDS = re.compile(r"^(?:维护|保护|发展|加强|促进|推动)(?=..)")
_SPANNED = ("exchanges", "signs", "cooperatesWith", "agreesWith", "negotiatesWith", "issues")


class Matcher:
    """Holds the compiled rules and their index of verbs.

    Args:
        rules: in order of precedence where two have the same verb.
        lexicon: the words of grammar.
        ontology: tells which relations are symmetric.
    """

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, ontology: Ontology) -> None:
        self.rules = tuple(rules)
        self._lexicon = lexicon
        self._index = index_rules(rules, lexicon, ontology)

    @property
    def verbs(self) -> re.Pattern[str]:
        """Finds every word that triggers a rule, the longest first."""
        return self._index.verbs

    def match(self, clauses: Iterable[Settled], is_noun: Callable[[int], bool], nears: list[Near] | None = None) -> list[Match]:
        """All matches, in the order of the text. `is_noun` tells whether a noun begins at an offset of the text."""
        scope = Scope(self._lexicon)
        out: list[Match] = []
        told: list[Match] = []  # of the clause before, where it tells of what may be listed after it
        last: list[Match] = []  # of the clause before
        listing: list[Match] = []  # of the clause after which a list of names stands
        before: Settled | None = None
        sanctioner: tuple[str, ...] = ()  # who was last told to sanction somebody
        story: deque[Settled] = deque(maxlen=_REMEMBERED)  # the clauses before, for what a clause takes a stand on
        clauses = list(clauses)
        triggers = iter(self._index.triggers.find([one.clause.form for clause in clauses for one in (clause, *clause.asides)]))
        for clause in clauses:
            listed_by = sanctioner if sanctioner and not clause.subjects and _ITS_LIST.match(clause.clause.form) else ()
            settled = replace(clause, subjects=listed_by, inherits=False) if listed_by else clause
            if before is not None and self._index.said:
                out += said_matches(self._index, before, settled, scope)
            before = settled
            scope.enter(settled)
            listing = last if opens_list(last, settled) else listing
            if last or listing:
                out = _amended(out, told, last, listing, settled)
            spoke = last
            told = last = self._of_clause(settled, next(triggers), scope, is_noun, nears)
            sanctioner = next(((m.subject.entity,) for m in told if m.subject.entity and m.relation == "sanctions" and m.polarity == "+"), sanctioner)
            if out and out[-1].settled.clause.sentence == settled.clause.sentence and _IS.match(settled.clause.form):
                _take_back_the_named(out, story, settled)
            if last:
                out += last
            elif may_take_stand(settled.clause.form):
                last = echoed(spoke, settled, scope)
                out += last or attitude_matches(story, settled, scope) or passed(story, settled)
            story.append(settled)
            for aside in settled.asides:
                last = []
                alone = Scope(self._lexicon)
                alone.enter(aside)
                out += self._of_clause(aside, next(triggers), alone, is_noun, nears)
            told = told if told and not settled.asides and all(m.relation in _SPANNED for m in told) else []
        return out

    def _of_clause(self, settled: Settled, triggers: Triggers, scope: Scope, is_noun: Callable[[int], bool], nears: list[Near] | None) -> list[Match]:
        """The matches of one clause: none without a verb or, unless it is to be known what came near, without anybody who could act."""
        if not triggers or (nears is None and self._index.of_somebody and not _has_somebody(settled)):
            return []
        return ClauseMatcher(self._index, settled, triggers, scope, is_noun, nears).run()


def _has_somebody(settled: Settled) -> bool:
    """Whether anybody is named or meant in the clause."""
    return bool(settled.subjects or settled.nouns or settled.company or settled.partners or settled.invited_by)


def _amended(out: list[Match], told: list[Match], last: list[Match], listing: list[Match], settled: Settled) -> list[Match]:
    """The matches with what this clause says of those before it: their fields, that the object is its subject, or who is meant."""
    form = settled.clause.form
    fields = _SPANS.match(form) if told else None
    if fields and told[0].settled.clause.sentence == settled.clause.sentence:
        out[-len(told) :] = [replace(m, topic_words=(*m.topic_words, *_listed(fields.group(1)))) for m in told]
    if last and _MADE_SURE.match(form) and settled.clause.why != "explicit":
        out = [m for m in out if m not in last or not _SURE.match(m.settled.clause.form, m.verb[0])]
    if named := named_matches(last, settled):
        out[-len(last) :] = named
    if listed := listed_matches(listing, settled):
        out[-len(listing) :] = listed if out[-len(listing) :] == listing else [*out[-len(listing) :], *listed]
    return out


def _take_back_the_named(out: list[Match], story: Sequence[Settled], settled: Settled) -> None:
    """Take back the stances of deeds that this clause only says something of: 维护安全，守护人民，|是警察的职责."""
    deeds: list[Settled] = []
    for before in reversed(story):
        if before.clause.sentence != settled.clause.sentence or before.clause.speech:
            break
        if before.clause.why == "explicit" or _WISHED.match(before.clause.form):
            return
        deeds.append(before)
    start = len(out)
    while start and out[start - 1].settled.clause.sentence == settled.clause.sentence:
        start -= 1
    out[start:] = [m for m in out[start:] if m.relation not in STANCES or all(m.settled.clause is not d.clause for d in deeds)]


def _listed(fields: str) -> list[str]:
    """能源、保护环境和教育: the fields that such a clause lists, without the verbs before them."""
    parts = [_TENDS.sub("", part) for part in re.split("、|以及|和|与|及", fields)]
    return [part for part in parts if len(part) >= 2 and not any(c in NOUNS for c in part)]
