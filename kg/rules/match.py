"""One engine for all rules: verbs from left to right, the first rule that fits takes its stretch, and what is taken is not read again."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.ontology import Ontology
from kg.prose.clauses import NOUNS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.attitudes import attitude_matches, echoed, may_take_stand
from kg.rules.backing import backed_matches, without_backed_deeds
from kg.rules.clause import ClauseMatcher
from kg.rules.conditioned import conditioned_matches
from kg.rules.found import Match, Near
from kg.rules.fronted import aims, goes_on, joined, of_those
from kg.rules.index import Index, index_rules
from kg.rules.motions import motion_matches
from kg.rules.named import NAMES, OPENS, listed_matches, named_matches, opens_list
from kg.rules.premises import premise_matches
from kg.rules.rule import Rule
from kg.rules.saying import said_matches
from kg.rules.scope import Scope
from kg.rules.stances import STANCES
from kg.rules.topics import TOLD_MORE, told_after, with_field
from kg.rules.triggers import Modals, Triggers
from kg.rules.wishes import as_held

# ，涵盖能源、教育等领域: what the documents or the cooperation told of just before is about.
_SPANS = re.compile(
    r"(?:内容|范围)?(?:涵盖|涉及|覆盖|包括|聚焦)(?:了|到)?([^，。；：]{2,80}?)(?:等)?(?:多个|诸多|各个|[0-9一二三四五六七八九十]{1,6}个?)?(?:领域|方面|议题)"
)
_IS = re.compile(
    r"(?:也|都|均|正|更|既|不仅|就|才|无疑|乃)?是(?!否)|无异于|等[于同]|意味着|将?有[助利]于|不利于|(?:往往|通常|至少)?(?:需时|耗时|费时)|谈何容易"
)
# 他说，某国对 B 发动核攻击，|将会引发大战: the deed is supposed, and nobody tells that it was done.
_WOULD = re.compile("(?:将会?|会|势必会?|必将|可能会?|恐将?|就会|难免)(?:引发|导致|造成|招致|带来|触发|意味|被视为|引起)")
_FORCE = frozenset({"attacks", "deploys", "sanctions", "withdrawsFrom", "breaksWith", "detains"})
_DONE = re.compile("了|已|曾|宣布|决定|正在")
_WISHED = re.compile(r"(?:[^，]{0,4})(?:要|应|应当|应该|必须|愿|将|会|须|需)")
_SURE = re.compile("确保|保障|保证")  # 确保售出的弹药，|不会被用来…: the object is the subject of a clause
_MADE_SURE = re.compile(r"(?:也|都|将|均)?(?:不会|不被|不受|免[受遭]|得以|能够?)(?!.{0,3}是)")
# What a clause begins with that says something of the clause before; no other clause is asked whether it does.
_AMENDS = re.compile("|".join(pattern.pattern for pattern in (_SPANS, _MADE_SURE, NAMES, OPENS)))
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
        self._index = index_rules(rules, lexicon, ontology)

    @property
    def verbs(self) -> re.Pattern[str]:
        """Finds every word that triggers a rule, the longest first."""
        return self._index.verbs

    def match(self, clauses: Iterable[Settled], is_noun: Callable[[int], bool], nears: list[Near] | None = None) -> list[Match]:
        """All matches, in the order of the text. `is_noun` tells whether a noun begins at an offset of the text."""
        clauses = list(clauses)
        words = iter(self._index.triggers.find([one.clause.form for clause in clauses for one in (clause, *clause.asides)]))
        reading = _Reading(self._index, is_noun, nears)
        for clause in clauses:
            reading.read(clause, next(words))
            for aside in clause.asides:
                reading.read_aside(aside, next(words))
        return [match for group in reading.out for match in group]


class _Reading:
    """One pass over the clauses of an article."""

    def __init__(self, index: Index, is_noun: Callable[[int], bool], nears: list[Near] | None) -> None:
        self._index = index
        self._is_noun = is_noun
        self._nears = nears
        self._scope = Scope(index.lexicon)
        self.out: list[list[Match]] = []  # those of one clause together, none of them empty
        self._last: list[Match] = []  # of the clause before: if there are any, they are the last in `out`
        self._listing: list[Match] = []  # of the clause after which a list of names stands
        self._about: list[Match] = []  # of which the next clauses may tell what they are about
        self._sanctioner: tuple[str, ...] = ()  # who was last told to sanction somebody
        self._story: deque[Settled] = deque(maxlen=_REMEMBERED)  # the clauses before, for what a clause takes a stand on
        self._aim: Settled | None = None  # the clause before, if it only tells whom something is aimed at

    def read(self, settled: Settled, words: tuple[Triggers, Modals]) -> None:
        """Read the next clause; `words` are the triggers and the modal words of its form."""
        if self._sanctioner and not settled.subjects and _ITS_LIST.match(settled.clause.form):
            settled = replace(settled, subjects=self._sanctioner, inherits=False)
        triggers, modals = words
        before = self._story[-1] if self._story else None
        said = said_matches(self._index, before, settled, self._scope) if before is not None else []
        said += conditioned_matches(self._index, self._story, settled, self._scope)
        self._scope.enter(settled, modals)
        self._amend(settled)
        called = False
        if said:
            self._add(said)
            called = any(match.settled.clause is settled.clause for match in said)  # 呼吁，恢复谈判: no deed of who calls for it
        spoke, self._last = self._last, [] if called else self._of_clause(settled, triggers, self._scope)
        if self.out and self.out[-1][-1].settled.clause.sentence == settled.clause.sentence and _IS.match(settled.clause.form):
            self.out = _without_the_named(self.out, self._story, settled)
        if settled.speakers and self.out and not settled.clause.subject and _WOULD.match(settled.clause.form):
            self.out[-1] = [_supposed(m, settled) for m in self.out[-1]]
        self._add(premise_matches(settled, self._last, self._index.lexicon))
        if self._aim is not None:
            self._last = [*self._aimed(self._aim, settled), *self._last]
        self._aim = settled if not self._last and aims(settled) else self._aim if self._aim is not None and goes_on(settled) else None
        self._last = without_backed_deeds(self._story, settled, self._last) if self._last else []
        if self._last:
            self._last += backed_matches(before, self._last) if before is not None else []
            told = {match.relation for match in self._last}
            if "sanctions" in told:
                self._sanctioner = next((who for m in self._last if (who := _who_sanctions(m))), self._sanctioner)
            self._add(self._last)
            self._about = self._about if TOLD_MORE.isdisjoint(told) else self._last
        elif may_take_stand(settled.clause.form):
            self._last = echoed(spoke, settled, self._scope)
            self._add(self._last or attitude_matches(self._story, settled, self._scope) or motion_matches(self._story, settled, self._scope))
        self._story.append(settled)

    def read_aside(self, aside: Settled, words: tuple[Triggers, Modals]) -> None:
        """Read a modifier of the clause read last, as a clause by itself; what follows says nothing of either."""
        triggers, modals = words
        alone = Scope(self._index.lexicon)
        alone.enter(aside, modals)
        self._last = []
        self._add(self._of_clause(aside, triggers, alone))

    def _of_clause(self, settled: Settled, triggers: Triggers, scope: Scope) -> list[Match]:
        """The matches of one clause: none without a verb or, unless it is to be known what came near, without anybody who could act."""
        if not triggers or (self._nears is None and self._index.of_somebody and not _has_somebody(settled)):
            return []
        found = ClauseMatcher(self._index, settled, triggers, scope, self._is_noun, self._nears).run()
        return as_held([with_field(m) for m in found], settled) if found else found

    def _aimed(self, aim: Settled, settled: Settled) -> list[Match]:
        """The matches between the clause's subject and whom the clause before it is aimed at."""
        whole = joined(aim, settled)
        if whole is None:
            return []
        triggers, modals = self._index.triggers.find([whole.clause.form])[0]
        alone = Scope(self._index.lexicon)
        alone.enter(whole, modals)
        found = self._of_clause(whole, triggers, alone)
        return of_those(found, len(whole.clause.form) - len(settled.clause.form), self._last)

    def _add(self, matches: list[Match]) -> None:
        if matches:
            self.out.append(matches)

    def _replace(self, group: list[Match], told: list[Match]) -> None:
        """Put what is now known of a group in its place, if it has not been taken back."""
        for at in range(len(self.out) - 1, max(len(self.out) - _REMEMBERED, 0) - 1, -1):
            if self.out[at] is group:
                self.out[at] = self._about = told
                self._last = told if self._last is group else self._last
                return

    def _amend(self, settled: Settled) -> None:
        """Take into the matches of the clauses before what this clause says of them."""
        if self._last and _AMENDS.match(settled.clause.form):
            if opens_list(self._last, settled):
                self._listing = self._last
            amended = _amended(self._last, settled)
            self.out[-1:] = [amended] if amended else []
        elif self._about and self._about[0].settled.clause.sentence != settled.clause.sentence:
            self._about = []
        elif self._about and (told := told_after(self._about, settled, near=self._last is self._about)):
            self._replace(self._about, told)
        if self._listing and (listed := listed_matches(self._listing, settled)):
            if self.out and self.out[-1] == self._listing:
                self.out[-1] = listed
            else:
                self.out.append(listed)


def _has_somebody(settled: Settled) -> bool:
    """Whether anybody is named or meant in the clause."""
    return bool(settled.subjects or settled.nouns or settled.company or settled.partners or settled.invited_by)


def _who_sanctions(match: Match) -> tuple[str, ...]:
    return (match.subject.entity,) if match.relation == "sanctions" and match.polarity == "+" and match.subject.entity else ()


def _amended(last: list[Match], settled: Settled) -> list[Match]:
    """The matches of the clause before with what this one says of them: their fields, that the object is its subject, or who is meant."""
    form, amended = settled.clause.form, last
    fields = _SPANS.match(form)
    if fields and last[0].settled.clause.sentence == settled.clause.sentence and all(m.relation in _SPANNED for m in last):
        amended = [replace(m, topic_words=(*m.topic_words, *_listed(fields.group(1)))) for m in last]
    if _MADE_SURE.match(form) and settled.clause.why != "explicit":
        amended = [m for m in amended if not _SURE.match(m.settled.clause.form, m.verb[0])]
    return named_matches(last, settled) or amended


def _supposed(match: Match, settled: Settled) -> Match:
    """The match as a supposition, where it is force that the clause before tells of without a day and a sign that it is done."""
    clause = match.settled.clause
    told = clause.sentence != settled.clause.sentence or match.settled.time or _DONE.search(clause.form)
    return match if told or match.relation not in _FORCE or match.modality != "actual" else replace(match, modality="hypothetical")


def _without_the_named(out: list[list[Match]], story: Sequence[Settled], settled: Settled) -> list[list[Match]]:
    """Take back the stances of deeds that this clause only says something of: 维护安全，守护人民，|是警察的职责."""
    deeds: list[Settled] = []
    for before in reversed(story):
        if before.clause.sentence != settled.clause.sentence or before.clause.speech:
            break
        if before.clause.why == "explicit" or _WISHED.match(before.clause.form):
            return out
        deeds.append(before)
    start = len(out)
    while start and out[start - 1][-1].settled.clause.sentence == settled.clause.sentence:
        start -= 1
    named = {id(deed.clause) for deed in deeds}
    kept = [[m for m in group if m.relation not in STANCES or id(m.settled.clause) not in named] for group in out[start:]]
    return [*out[:start], *filter(None, kept)]


def _listed(fields: str) -> list[str]:
    """能源、保护环境和教育: the fields that such a clause lists, without the verbs before them."""
    parts = [_TENDS.sub("", part) for part in re.split("、|以及|和|与|及", fields)]
    return [part for part in parts if len(part) >= 2 and not any(c in NOUNS for c in part)]
