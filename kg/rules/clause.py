"""The matching of one clause: its verbs from left to right, and at each verb the rules in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.prose.clauses import NOUNS, Settled
from kg.rules.complement import deed_backed, inner_clause
from kg.rules.conflict import others_deed
from kg.rules.counted import each_counted
from kg.rules.found import Match, Near, Side
from kg.rules.index import Index
from kg.rules.journey import on_the_way, who_goes
from kg.rules.narrowing import AGAINST
from kg.rules.otherwise import done_otherwise
from kg.rules.owning import owns
from kg.rules.pairs import paired_matches
from kg.rules.rule import Rule
from kg.rules.scope import Scope
from kg.rules.shared import shared_matches
from kg.rules.stances import OF_CONTENT, STANCES, names_something, others_made_to, spoken_of, unbroken
from kg.rules.stands import ends_modal, governs, may_be_of_unlinked, not_told, others_before, part_of_word, whole_noun
from kg.rules.swallowed import BETWEEN, HELPS, takes_nothing
from kg.rules.targets import sides_at
from kg.rules.trial import Trial, begins, head_before, rest_after
from kg.rules.triggers import Triggers, triggers_behind
from kg.rules.unlinked import unlinked_doer
from kg.rules.untold import PICTURED, asks_the_quoted, judged, welcomes_guest
from kg.rules.verbal import stands_as_verb
from kg.rules.voice import PASSIVE, voice, with_inner_subject, with_subject_beside
from kg.types import Modality

# Patterns and not data: they say where in a clause something stands.
_AGREES = ("赞同", "赞成", "认同", "表示赞同", "非常赞成", "不承认", "拒绝承认")
_JOINS = "并和、及与或"
_COORDINATED = re.compile(f"[{_JOINS}](?:继续|共同|积极|全面)?")
_COPULA = re.compile(r"[^，]{0,12}?(?<![于但还只凡就都也若要总可算正])是(?!否|不是|为了)")
_TELLS = ("praises", "criticizes")  # relations whose complement is a fact: 感谢 B 支持 C, 指责 B 袭击 C
_TWO = 2  # characters


class ClauseMatcher:
    """Matches one clause once: the triggers of its form are given, what tells whether a noun begins at an offset, and what gathers near misses."""

    def __init__(
        self, index: Index, settled: Settled, triggers: Triggers, scope: Scope, is_noun: Callable[[int], bool], nears: list[Near] | None
    ) -> None:
        self._index = index
        self._settled = settled
        self._triggers = triggers
        self._scope = scope
        self._is_noun = is_noun
        self._nears = nears
        self._first_noun, self._last_noun = min(settled.clause.nouns, default=len(settled.clause.form)), max(settled.clause.nouns, default=-1)
        self._predicative = self._light = self._unlinked = self._helped = False
        self._joined = (-1, settled)  # where the second of two verbs stands, and whose both are
        self._gone: tuple[str, ...] = ()  # who else than the subject goes somewhere
        self._out: list[Match] = []

    def run(self) -> list[Match]:
        """The clause's matches, in order."""
        form, triggers = self._settled.clause.form, self._triggers
        at = since = 0
        swallowed = self._index.lexicon.swallows.search(form)
        last = swallowed.start() if swallowed and self._swallows(swallowed.start()) else len(form)
        copula = _COPULA.match(form) if "是" in form else None
        for start in sorted(triggers):
            if start < at:
                continue
            if start > last and not (swallowed and swallowed.group() in HELPS):
                break
            self._helped = start > last
            self._predicative = copula is not None and start >= copula.end() + form.startswith("此举")  # but 某国此举是|捍卫 X
            taken = self._try(start, triggers[start], since)
            if taken >= 0:
                at = max(taken, triggers[start])
                since = since if self._light or AGAINST.match(form, at) else at  # 深表 [赞赏] 和 [支持]: one object; 不会强化同盟|反对 B: one denial
        return self._out

    def _swallows(self, start: int) -> bool:
        """Whether the word at form[start], whose object is not the subject's own doing, is no verb of a claim that takes it."""
        form = self._settled.clause.form
        found = self._index.by_verb[form[start : self._triggers[start]]] if start in self._triggers else ()
        return not (takes_nothing(form, start) or OF_CONTENT.match(form)) and all(rule.when == "aside" for _, rules in found for rule in rules)

    def _try(self, start: int, longest: int, since: int) -> int:
        """Try all rules of the verb form[start:longest], and of shorter verbs at the same place; gives the end of what was taken, or -1."""
        for length, rules in self._index.by_verb[self._settled.clause.form[start:longest]]:
            end = start + length
            if self._part_of_word(start, end):
                if end == longest:
                    return -1
                continue
            second = self._second(start, end, since)
            for rule in rules if self._nears is not None else self._fitting(rules, start, end, since):
                taken = self._rule(rule, (start, end), second, since)
                if taken >= 0:
                    self._light = rule.light or rule.when == "named"
                    return taken
        return -1

    def _fitting(self, rules: Sequence[Rule], start: int, end: int, since: int) -> Sequence[Rule]:
        """The rules of the verb form[start:end] without those that cannot match, for want of a noun or of somebody who bears a role."""
        settled = self._settled
        before = self._first_noun < start
        subject = before or bool(settled.subjects or settled.company)
        verb = settled.clause.form[start:end]
        return self._index.fitting(rules, verb, subject, bool(settled.invited_by), before, before and since < start, self._last_noun >= end)

    def _part_of_word(self, start: int, end: int) -> bool:
        clause, index = self._settled.clause, self._index
        if start and clause.form[start:end] in index.in_modals and ends_modal(clause.form, start, end, index.lexicon):
            return True
        return part_of_word(clause, start, end, index.lexicon, self._is_noun)

    def _second(self, start: int, end: int, since: int) -> int:
        """Where the second verb of 签署并发表 D begins, -1 where there is none."""
        form, clause = self._settled.clause.form, self._settled.clause
        joined = _COORDINATED.match(form, end) if end < len(form) and form[end] in _JOINS else None
        if joined is None or self._triggers.get(joined.end(), 0) - joined.end() < _TWO:
            return -1
        at = joined.end()
        if joined.group() == "、" and not stands_as_verb(clause, start, since, self._index.lexicon):
            return -1  # 经济稳定健康发展、应对…: the first is no verb
        return -1 if self._part_of_word(at, self._triggers[at]) else at  # 加强与|发展中国家|的贸易

    def _fail(self, rule: Rule, at: int, why: str) -> int:
        if self._nears is not None:
            self._nears.append(Near(rule.id, self._settled, at, why))
        return -1

    def _rule(self, rule: Rule, verb: tuple[int, int], second: int, since: int) -> int:
        """Try one rule, at a verb with or without a second one; gives the end of what it took, or -1."""
        form, (at, end) = self._settled.clause.form, verb
        head = None
        if rule.before is not None:
            head = head_before(rule.before, form, since, at)
            if head is None and rule.light and since and "对" not in form[since:at]:
                head = rule.before.search(form, 0, at)  # 对[某国达成协议]表示欢迎: what is welcomed has a verb of its own
            if head is None:
                return self._fail(rule, at, "what stands before the verb does not fit")
        tail = rule.after.match(form, self._triggers[second]) if second >= 0 else None
        again = second if tail else -1
        tail = tail or rule.after.match(form, end)
        if tail is None:
            return self._fail(rule, end, "what follows the verb does not fit")
        if why := self._unfit(rule, verb, since, head):
            return self._fail(rule, at, why)
        if judged(rule, form, tail.end(), head, at):
            return self._fail(rule, tail.end(), "the deed is spoken of, not told (军援乌方将是错误)")
        settled = self._joined[1] if self._joined[0] == at else self._settled  # 如果某国封锁或|入侵 B: of the same who stands there
        bound = head.groupdict() if head else {}
        if since < at and not (bound.get("object") or bound.get(rule.claim[0])):  # 是|安理会|常任理事国, 获得|法国|支持: no subject
            settled = with_inner_subject(settled, at, since, self._index.lexicon, rule.relation)
        settled = on_the_way(settled, self._gone if settled is self._settled else (), form[since:at], rule.relation)
        settled = with_subject_beside(settled, begins(head), since, self._index.lexicon, rule.relation) if head else settled
        if rule.when == "named" and not owns(settled, self._settled, head, since, self._index.lexicon):
            return self._fail(rule, at, "the clause does not name whose it is")
        trial = Trial(rule, settled, form, self._triggers, verb, since, head, tail, tail.end())
        if fault := self._bind(trial) or self._read_words(trial) or voice(trial):
            return self._fail(rule, *fault)
        if rule.when == "aside":
            self._aside(trial)
            return -1
        return self._claim(trial, again)

    def _unfit(self, rule: Rule, verb: tuple[int, int], since: int, head: re.Match[str] | None) -> str:
        """Why the rule cannot begin at this verb, or ""."""
        clause, form, (at, end), lexicon = self._settled.clause, self._settled.clause.form, verb, self._index.lexicon
        doubtful = form[at:end] in lexicon.verb_or_noun and not rule.before
        if doubtful and not stands_as_verb(clause, at, since, lexicon) and not governs(form, at, end):
            return "the verb stands as a noun"
        if why := done_otherwise(rule.relation, form[since:at], form[end:]):
            return why
        if at and (why := not_told(form, at, end, since, lexicon) or others_deed(rule, form, head.start() if head else at, since, lexicon)):
            return why
        if rule.relation in STANCES and not rule.before and (why := spoken_of(clause, at, end, lexicon)):
            return why
        if not rule.before and may_be_of_unlinked(rule.relation, at - since) and self._is_of_unlinked(at, since):
            return "somebody whom nobody links does it (期待大学培育 X)"
        return "the clause says what something is (是)" if self._predicative and rule.has_words else ""

    def _is_of_unlinked(self, at: int, since: int) -> bool:
        """Whether somebody whom nobody links does it; then what is coordinated with it is no deed of the subject's either."""
        self._unlinked = self._unlinked or unlinked_doer(self._settled.clause, at, since, self._triggers, self._index.lexicon, self._is_noun)
        return self._unlinked

    def _bind(self, trial: Trial) -> tuple[int, str] | None:
        """Bind the roles that the rule's pattern names; gives where and why it does not fit."""
        form, rule, clause = trial.form, trial.rule, self._settled.clause
        for match in (trial.head, trial.tail) if rule.roles else ():
            for name, value in match.groupdict().items() if match else ():
                if not match or not value:
                    continue
                start, end = match.span(name)
                if len(value) > 1 or value not in NOUNS:
                    trial.roles[name] = tuple(Side("", *part) for part in each_counted(form, start, end))
                    continue
                if not whole_noun(clause, start, rule, self._triggers, self._is_noun):
                    return start, f"{name} only belongs to a longer phrase"
                trial.roles[name] = sides_at(trial.settled, start, rule.relation)
        at = trial.verb[0]
        after_de = form[at - 1 : at] == "的" and "object" in rule.claim and rule.claim[0] == "subject"
        if after_de and not trial.head and not PASSIVE.search(form, trial.since, at):
            return at, "the verb stands as a noun after 的"
        return None

    def _read_words(self, trial: Trial) -> tuple[int, str] | None:
        """Read the object in words, where the rule has one; gives where and why there is none."""
        if not trial.rule.has_words:
            return None
        start = trial.end
        trial.words, trial.end = self._index.objects.read(trial.settled, trial.triggers, start, trial.rule.object, trial.verb[0])
        if not trial.words:
            return start, "there is no object"
        if (relation := trial.rule.relation) in STANCES:
            form, verb = trial.form, trial.form[slice(*trial.verb)]
            whole = relation == "upholds" or verb in _AGREES  # 坚持|美军应撤出, 赞同|双方加强…: not the army, not the two
            phrases = [w for w in trial.words if w.rest < 0 or not whole]
            named = [w for w in phrases if names_something(relation, verb, form[w.start : w.end], form[start : w.start])]
            broken = len(named) < len(phrases) and not all(w in named or unbroken(relation, form[w.start : w.end]) for w in phrases if w.rest < 0)
            named = [] if relation == "callsFor" and phrases[:1] != named[:1] else named  # 呼吁某些人停止 X、|Y: the verb is lost
            if not named or broken or others_made_to(verb, form, trial.end) or asks_the_quoted(relation, form, trial.end):
                return start, "the object is a clause, or belongs to a longer phrase"
            trial.words = named
        trial.roles["words"] = tuple([Side(i, words.start, words.end) for words in trial.words for i in words.entity or ("",)])
        return None

    def _claim(self, trial: Trial, again: int) -> int:
        """Make the claims; gives where to read on, or -1 where nothing was claimed."""
        rule, form, at, head = trial.rule, trial.form, trial.verb[0], trial.head.start() if trial.head else -1
        early = 0 <= head < trial.since  # 没有|对某国入侵某地表示 [谴责]: what denies it stands before the pattern
        modality, polarity = self._scope.decide(trial.settled, head if early else at, 0 if early else trial.since, head, rule.relation)
        modality = "hypothetical" if self._predicative and modality == "actual" and PICTURED.search(form, 0, at) else modality
        trial.modality, trial.polarity, words = rule.modality or modality, rule.polarity or polarity, trial.words
        if words and welcomes_guest(form, at, words[0].start):
            return len(form)
        rest = rest_after(form, trial.end) if rule.topic == "rest" else deed_backed(trial, self._index) if rule.topic == "clause" else None
        shared = shared_matches(trial) if words else None
        made = paired_matches(trial, self._index, rest) if shared is None else shared or None
        if made and self._helped and any(m.relation not in BETWEEN for m in made):
            return self._fail(rule, at, "it is what something helps to do (有助于推动 X)")
        if made is None:
            return self._fail(rule, at, "subject or object is not known")
        self._out += made
        self._joined = (again, trial.settled)
        self._gone = who_goes(trial, self._settled)
        another = not words and form.startswith("并", trial.end)  # 谴责某国|并要求其撤军: a deed of the subject's own
        if shared is None and rule.complement and not another:
            self._complement(trial)
        clausal = not another and (rest is not None or rule.complement or (words and any(w.rest >= 0 for w in words)))
        return again if again >= 0 else len(form) if clausal else trial.end

    def _aside(self, trial: Trial) -> None:
        """A claim that the clause's adjunct makes beside its verb: 应普京邀请."""
        if all(m.rule != trial.rule.id for m in self._out):
            if trial.rule.claim[0] == "subject":  # 将到某国|出席会议: planned, as what he does there
                trial.modality, trial.polarity = self._scope.decide(trial.settled, trial.verb[0], trial.since, relation=trial.rule.relation)
            self._out += paired_matches(trial, self._index, None) or []

    def _complement(self, trial: Trial) -> None:
        """Read what the object shall do, or does: its matches are what the subject calls for, or says."""
        inner = inner_clause(trial, self._index)
        if inner is None:
            return
        at, settled = inner
        tells = trial.rule.relation in _TELLS
        default: Modality = "actual" if tells else "desired"
        scope = Scope(self._scope.lexicon, modality=default, sentence=settled.clause.sentence)
        found = ClauseMatcher(self._index, settled, triggers_behind(trial.triggers, at), scope, self._is_noun, self._nears).run()
        if tells:  # 指控 B 成为 C 侵略 D 的帮凶: the deed of C is not B's
            found = [m for m in found if m.subject.entity not in settled.subjects or not others_before(settled, m)]
        self._out += [replace(m, speakers=settled.speakers, modality=default if m.modality == "actual" else m.modality) for m in found]
