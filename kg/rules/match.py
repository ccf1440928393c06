"""One engine for all rules: verbs from left to right, the first rule that fits takes its stretch, and what is taken is not read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.ontology import Ontology
from kg.prose.clauses import ACTORS, CODES, NOUNS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.load import Rule
from kg.rules.objects import HEAD, ObjectReader, Words, cooperation_topics, two_sides
from kg.rules.scope import Scope
from kg.types import Span

_PASSIVE = re.compile(rf"(?:被|遭到|遭受|遭|受到|获)([{ACTORS}])?[^{NOUNS}，]{{0,8}}$")
_BY = re.compile(rf"由([{ACTORS}])[^{NOUNS}，]{{0,8}}$")
_INNER = re.compile(rf"(?<![对向同与和为给把被由在从跟于据受以因到经叫、])([{ACTORS}])((?:[^{NOUNS}，]{{0,10}}))$")
_COORDINATED = re.compile(r"(?:并|和|、|及|与|或)(?:继续|共同|积极|全面)?")
_NOUNISH = frozenset({"发展", "建设", "合作", "保护", "支持", "反对", "批评", "访问", "会谈", "改革", "开展", "谈判", "援助", "制裁", "打击", "攻击", "协调", "协作", "配合", "磋商", "会晤", "保障", "威胁", "警告", "抗议", "部署", "恢复", "扩大", "指责", "指控", "谴责", "呼吁", "要求", "尊重", "提升", "坚持", "应对", "倡议", "主张"})
_FREE = re.compile(r"(?:^|开始|启程|结束|[，、；：“”并和与及来去以应要将愿会可能须已在曾也还都均就再不未无所能为])$")
_LIGHT = re.compile(rf"(?:举行|进行|发动|发起|完成|展开|开展|实施|达成|恢复|开启|启动|继续|遭到|遭受|遭|受到)(?:了|过)?[^{NOUNS}，]{{0,14}}$")
_NOUN_TAIL = re.compile(r"主义|性(?!质)|者|点(?![名出明])|作用|途径|提案|成果|力(?![挺促推争求])|权(?![威])|观(?![察看摩])|委员会|义务|部队|措施(?!$)|费用?(?=[，、]|$)|案(?=[，、]|$)|方案|计划(?=[，、]|$)|行动(?=[，、]|$)|理念|政策(?=[，、]|$)|领域|方式|程度|能力|水平|人士|组织|机构|条件|工作(?=[，、]|$)|基地|范围|条款|机制|规划|会议|形式|情况|过程|目标|期间|精神|以来|之[际后前路]|后(?=[，、]|$)")
_KEEPS_TAIL = frozenset({"发表", "发布", "签署", "通过", "制定", "实施", "采取", "出席", "参加", "召开", "举行", "主持", "主办", "举办", "提高", "提升", "加强", "维护", "完善", "支持", "反对", "推动", "推进", "落实", "扩大", "履行", "坚持", "建立", "加入", "退出", "成为", "派遣", "部署", "增强", "改善", "秉持", "弘扬", "批评", "谴责", "指责", "赞赏", "感谢", "应对", "制裁", "遵守", "参与", "保护", "保障", "强化", "健全", "捍卫", "深化", "密切", "奉行", "尊重"})
_PART_OF = re.compile(r"(?:境内|境外|方向|领土|领空|本土|一带|多地|多处)?(?:的)?")
_VERB_IS_SUBJECT = re.compile(r"(?:将|均|都|也|就|会)?(?:是|意味着|违反|构成|有助于|不利于|有利于|违背)(?!否)")
_COPULA = re.compile(rf"[^{NOUNS}，]{{0,8}}?(?<![于但还只凡就都也若要总可算正])是(?!否|不是)")
_BOTH = re.compile(r"共同|携手|一道|联合|一起")


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a claim: an entity's id, or words (a stretch of the clause's form)."""

    entity: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Match:
    """One relation that one rule found in one clause."""

    rule: str
    relation: str
    settled: Settled
    subject: Side
    object: Side
    modality: str
    polarity: str
    verb: tuple[int, int]
    topics: tuple[tuple[int, int], ...] = ()
    topic_words: tuple[str, ...] = ()
    speakers: tuple[str, ...] | None = None  # where they differ from the clause's
    role: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A rule whose verb was there but which did not fit: where it stopped and why (for kg explain)."""

    rule: str
    settled: Settled
    at: int
    why: str


class Matcher:
    """Holds the compiled rules and their index of verbs.

    Args:
        rules: in order of precedence where two have the same verb.
        type_of: gives the class of an entity id.
    """

    def __init__(self, rules: Sequence[Rule], lexicon: Lexicon, ontology: Ontology) -> None:
        self.rules = tuple(rules)
        self._lexicon = lexicon
        self._ontology = ontology
        self._by_verb: dict[str, list[Rule]] = {}
        for rule in rules:
            for verb in rule.verbs:
                self._by_verb.setdefault(verb, []).append(rule)
        words = sorted(self._by_verb, key=lambda w: (-len(w), w))
        self.verbs = re.compile("|".join(map(re.escape, words)) or r"(?!)")
        self._objects = ObjectReader(lexicon, self.verbs)

    def match(self, clauses: Iterable[Settled], is_noun: Callable[[int], bool], nears: list[Near] | None = None) -> list[Match]:
        """All matches, in the order of the text. `is_noun` tells whether a noun begins at an offset of the text."""
        scope = Scope(self._lexicon)
        out: list[Match] = []
        for settled in clauses:
            scope.enter(settled)
            out += _Clause(self, settled, scope, is_noun, nears).run()
        return out


class _Clause:
    """The matching of one clause."""

    def __init__(self, matcher: Matcher, settled: Settled, scope: Scope, is_noun: Callable[[int], bool], nears: list[Near] | None) -> None:
        self._matcher = matcher
        self._settled = settled
        self._scope = scope
        self._is_noun = is_noun
        self._nears = nears
        self._predicative = False
        self._out: list[Match] = []

    def run(self) -> list[Match]:
        settled, form = self._settled, self._settled.clause.form
        at = since = 0
        swallowed = self._matcher._lexicon.swallows.search(form)  # noqa: SLF001 - one room
        copula = _COPULA.match(form)
        while found := self._matcher.verbs.search(form, at):
            if swallowed and found.start() > swallowed.start() and not self._matcher.verbs.match(form, swallowed.start()):
                break
            self._predicative = copula is not None and found.start() >= copula.end()
            taken = -1 if self._inside_word(found.start(), found.end()) else self._try(settled, found.start(), found.group(), since)
            if taken < 0:
                at = found.start() + 1
                continue
            at = since = max(taken, found.end())
        return self._out

    def _inside_word(self, start: int, end: int) -> bool:
        """Whether the verb is only a part of a noun: 反对派, 支持者, 合作社."""
        clause = self._settled.clause
        if _NOUN_TAIL.match(clause.form, end) and clause.form[start:end] not in _KEEPS_TAIL:
            return True
        return end < len(clause.form) and clause.form[end] in "派者率社党国" and not self._is_noun(clause.at[end]) and clause.form[end : end + 2] not in ("国际", "国家", "派遣", "党派", "社会")

    def _try(self, settled: Settled, at: int, verb: str, since: int) -> int:
        """Try all rules of this verb, and of shorter verbs at the same place; gives the end of what was taken, or -1."""
        for length in range(len(verb), 0, -1):
            for rule in self._matcher._by_verb.get(verb[:length], ()):  # noqa: SLF001 - one room
                end = self._rule(rule, settled, at, length, since)
                if end >= 0:
                    return end
        return -1

    def _fail(self, rule: Rule, at: int, why: str) -> int:
        if self._nears is not None:
            self._nears.append(Near(rule.id, self._settled, at, why))
        return -1

    def _rule(self, rule: Rule, settled: Settled, at: int, length: int, since: int) -> int:
        form = settled.clause.form
        if form[at : at + length] in _NOUNISH and not rule.before and not self._stands_as_verb(form, at, since):
            return self._fail(rule, at, "the verb stands as a noun")
        settled = self._inner_subject(settled, at, since)
        head = rule.before.search(form, since, at) if rule.before else None
        if self._predicative and rule.has_words:
            return self._fail(rule, at, "the clause says what something is (是)")
        if rule.before and not head:
            return self._fail(rule, at, "what stands before the verb does not fit")
        follows, again = self._coordinated(form, at + length)
        tail = rule.after.match(form, follows)
        if not tail and again >= 0:
            follows, again = at + length, -1
            tail = rule.after.match(form, follows)
        if not tail:
            return self._fail(rule, at + length, "what follows the verb does not fit")
        if _VERB_IS_SUBJECT.match(form, tail.end()):
            return self._fail(rule, tail.end(), "the deed is spoken of, not told (军援乌方将是错误)")
        roles: dict[str, tuple[Side, ...]] = {}
        for match in (head, tail):
            for name, value in (match.groupdict() if match else {}).items():
                if value:
                    index = match.start(name)  # type: ignore[union-attr]
                    if len(value) > 1 or value not in NOUNS:
                        roles[name] = (Side("", index, match.end(name)),)  # type: ignore[union-attr]
                        continue
                    if not self._whole_noun(form, index, rule):
                        return self._fail(rule, index, f"{name} only belongs to a longer phrase")
                    roles[name] = tuple(Side(i, index, index + 1) for i in settled.nouns.get(index, ()))
        if form[at - 1 : at] in ("的",) and "object" in rule.claim and rule.claim[0] == "subject" and not head and not _PASSIVE.search(form, since, at):
            return self._fail(rule, at, "the verb stands as a noun after 的")
        end = tail.end()
        words: list[Words] = []
        if rule.has_words:
            words, end = self._matcher._objects.read(settled, tail.end(), rule.object)  # noqa: SLF001 - one room
            if not words:
                return self._fail(rule, tail.end(), "there is no object")
            roles["words"] = tuple(s for w in words for s in self._sides(w))
        self._given(rule, settled, roles, at)
        swapped = self._voice(rule, settled, at, since, roles)
        if rule.when == "passive" and not swapped:
            return self._fail(rule, at, "the clause is not passive")
        if rule.when == "aside":
            self._aside(rule, settled, roles, (at, at + length))
            return -1
        modality, polarity = self._scope.decide(settled, at, since)
        rest = self._rest(rule, form, end)
        if form.startswith("欢迎", at) and words and words[0].entity and form[words[0].start] in (CODES["Person"], CODES["Title"], CODES["Pronoun"]):
            return len(form)  # to welcome a guest is no stance
        made = self._claims(rule, settled, roles, words, (at, at + length), rule.modality or modality, rule.polarity or polarity, rest)
        if not made:
            return self._fail(rule, at, "subject or object is not known")
        if again >= 0:
            return again
        clausal = rest is not None or bool(rule.complement) or any(w.rest >= 0 for w in words)
        return len(form) if clausal else end

    def _rest(self, rule: Rule, form: str, end: int) -> tuple[int, int] | None:
        """What follows the object where the rule takes it as its topic: 敦促 B [不要插手]."""
        if rule.topic != "rest":
            return None
        start = end
        while start < len(form) and form[start] in "，、的在对就，是":
            start += 1
        return (start, len(form)) if len(form) - start >= 2 else None

    def _aside(self, rule: Rule, settled: Settled, roles: dict[str, tuple[Side, ...]], verb: tuple[int, int]) -> None:
        """A claim that the clause's adjunct makes beside its verb: 应普京邀请."""
        if not any(m.rule == rule.id for m in self._out):
            for a in roles.get(rule.claim[0], ()):
                for b in roles.get(rule.claim[1], ()):
                    self._emit(rule, rule.relation, settled, a, b, "actual", "+", verb, (), ())

    def _stands_as_verb(self, form: str, at: int, since: int) -> bool:
        """Whether a word that can be noun or verb stands where a verb does: first, or after an actor, an adverb, a modal or another verb."""
        before = form[since:at]
        if not before or before[-1] in ACTORS or _FREE.search(before) or _LIGHT.search(before) or before.endswith(("领域", "方面", "等领域", "框架内", "之间", "层面")) or _PASSIVE.search(before):
            return True
        tail = before[-4:]
        for pattern in (self._matcher._lexicon.adverb_pattern, self._matcher._lexicon.modal_pattern, self._matcher._lexicon.negation_pattern):  # noqa: SLF001 - one room
            if any(found.end() == len(tail) for found in pattern.finditer(tail)):
                return True
        return False

    def _coordinated(self, form: str, end: int) -> tuple[int, int]:
        """签署并发表 D: where the shared object begins, and where to read on for the second verb (-1 where there is none)."""
        joined = _COORDINATED.match(form, end)
        verb = self._matcher.verbs.match(form, joined.end()) if joined else None
        if verb is None or joined is None or len(verb.group()) < 2:
            return end, -1
        return verb.end(), verb.start()

    def _inner_subject(self, settled: Settled, at: int, since: int) -> Settled:
        """见证 [中俄双方] 交换: an actor right before the verb, not after a preposition, is the verb's own subject."""
        inner = _INNER.search(settled.clause.form, since, at)
        if not inner or inner.start(1) == 0:
            return settled
        gap = self._matcher._lexicon.adverb_pattern.sub("", inner.group(2))  # noqa: SLF001 - one room
        gap = self._matcher._lexicon.modal_pattern.sub("", self._matcher._lexicon.negation_pattern.sub("", gap))  # noqa: SLF001 - one room
        ids = settled.nouns.get(inner.start(1), ())
        if gap or not ids:
            return settled
        return replace(settled, subjects=ids, company=(), inherits=False)

    def _whole_noun(self, form: str, index: int, rule: Rule) -> bool:
        """Whether the noun at form[index] is a phrase of its own: not before 的 or another noun that it modifies."""
        after = index + 1
        if after >= len(form):
            return True
        if rule.topic == "rest" and rule.relation == "criticizes":
            return True  # 批评美国的政策: of whom it is said, the rest is the topic
        if rule.loose and _PART_OF.match(form, after):
            return True
        if form[after] in "的":
            return False
        if rule.topic == "rest" or form[after] in NOUNS or not "\u4e00" <= form[after] <= "\u9fff":
            return True
        if self._matcher.verbs.match(form, after):
            return True
        return not self._is_noun(self._settled.clause.at[after])

    def _sides(self, words: Words) -> list[Side]:
        if words.entity:
            return [Side(i, words.start, words.end) for i in words.entity]
        return [Side("", words.start, words.end)]

    def _given(self, rule: Rule, settled: Settled, roles: dict[str, tuple[Side, ...]], since_verb: int) -> None:
        subjects = settled.subjects
        together = rule.both and settled.company and _BOTH.search(settled.clause.form + settled.company_word)
        if together and "with" not in rule.claim:
            subjects = tuple(dict.fromkeys((*subjects, *settled.company)))
        roles.setdefault("subject", tuple(Side(s) for s in subjects))
        roles["event"] = (Side(settled.event),) if settled.event else ()
        roles["posted"] = tuple(Side(i) for at, ids in settled.posted.items() if at >= since_verb for i in ids)
        roles["with"] = tuple(Side(s) for s in settled.company)
        roles["invited"] = tuple(Side(s) for s in settled.invited_by)

    def _voice(self, rule: Rule, settled: Settled, at: int, since: int, roles: dict[str, tuple[Side, ...]]) -> bool:
        """被 and 由: the doer stands before the verb, and with 被 the clause's subject is the object."""
        form = settled.clause.form
        by = _BY.search(form, since, at)
        if by:
            roles["subject"] = tuple(Side(i, by.start(1), by.end(1)) for i in settled.nouns.get(by.start(1), ()))
            return False
        passive = _PASSIVE.search(form, since, at)
        if not passive or "subject" not in rule.claim:
            return False
        patient = roles["subject"]
        doer = settled.nouns.get(passive.start(1), ()) if passive.group(1) else ()
        roles["subject"] = tuple(Side(i, passive.start(1), passive.end(1)) for i in doer)
        other = rule.claim[1] if rule.claim[0] == "subject" else rule.claim[0]
        roles[other] = patient
        return True

    def _claims(self, rule: Rule, settled: Settled, roles: dict[str, tuple[Side, ...]], words: list[Words], verb: tuple[int, int], modality: str, polarity: str, rest_topic: tuple[int, int] | None) -> bool:
        relation = rule.relation
        topics: tuple[tuple[int, int], ...] = ()
        topic_words: tuple[str, ...] = settled.topics
        pairs: list[tuple[Side, Side]]
        first, second = (roles.get(r, ()) for r in rule.claim)
        if rule.topic and roles.get(rule.topic):
            topics = tuple((s.start, s.end) for s in roles[rule.topic] if s.start >= 0)
        if rule.topic == "after":
            topics = tuple((w.start, w.end) for w in self._matcher._objects.read(settled, verb[1], "called")[0])  # noqa: SLF001 - one room
        if rest_topic:
            topics = (rest_topic,)
        predicate = self._matcher._ontology.predicates[relation]  # noqa: SLF001 - one room
        if words and rule.object in ("moved", "plain", "backed"):
            shared = self._shared(rule, settled, words, roles)
            if shared is not None:
                relation, pairs, extra = shared
                for a, b in pairs:
                    self._emit(rule, relation, settled, a, b, modality, polarity, verb, (), (*topic_words, *extra))
                return bool(pairs)
        if words:
            form = settled.clause.form
            vain = {(w.start, w.end) for w in words if not w.entity and not self._matcher._objects.worth(form[w.start : w.end])}  # noqa: SLF001 - one room
            first, second = (tuple(s for s in side if (s.start, s.end) not in vain) for side in (first, second))
        if predicate.symmetric and rule.claim == ("subject", "with") and not second:
            pairs = list(combinations(first, 2))
        elif rule.when == "pair":
            pairs = [(first[0], first[1])] if len(first) == 2 else []
        else:
            pairs = [(a, b) for a in first for b in second]
        for a, b in pairs:
            self._emit(rule, relation, settled, a, b, modality, polarity, verb, topics, topic_words)
        rest = next((w.rest for w in words if w.rest >= 0), -1)
        if pairs and rule.complement and rule.complement in roles:
            at = rest if rest >= 0 else max((s.end for s in roles[rule.complement]), default=-1)
            if at >= 0:
                self._complement(rule, settled, roles[rule.complement], at, first)
        return bool(pairs)

    def _shared(self, rule: Rule, settled: Settled, words: list[Words], roles: dict[str, tuple[Side, ...]]) -> tuple[str, list[tuple[Side, Side]], tuple[str, ...]] | None:
        """合作, 磋商, 伙伴关系 as the head of the object: the relation is between the sides, whatever verb carries it."""
        if len(words) != 1 or words[0].entity or rule.relation not in ("promotes", "upholds", "supports"):
            return None
        form = settled.clause.form
        start, end = words[0].start, words[0].end
        text = form[start:end]
        head = HEAD.search(text)
        if not head:
            return None
        word = head.group("head")
        relation = "negotiatesWith" if word in ("磋商", "谈判") else "partnerOf" if word.startswith("伙伴") else "cooperatesWith"
        subjects = [s.entity for s in roles["subject"]]
        inside = two_sides(form, settled.nouns, start, end)
        company = [*settled.company]
        among = re.search(rf"(?:与|同|和)([{ACTORS}])(?:的|之间|间|关系)", text)
        if among:
            company += settled.nouns.get(start + among.start(1), ())
        if company and subjects:
            pairs = [(Side(a), Side(b)) for a in subjects for b in company if a != b]
        elif len(subjects) >= 2:
            pairs = [(Side(a), Side(b)) for a, b in combinations(subjects, 2)]
        elif inside:
            pairs = [(Side(inside[0]), Side(inside[1]))]
        else:
            return None
        clean = "".join(c for c in text if c not in NOUNS)
        topics = [clean[: head.end() - (len(text) - len(clean))]] if relation == "partnerOf" else cooperation_topics(clean)
        return relation, pairs, tuple(topics)

    def _complement(self, rule: Rule, settled: Settled, doers: Sequence[Side], at: int, callers: Sequence[Side]) -> None:
        """敦促、邀请、支持 + somebody + what he shall do: the rest is a clause of its own, with its doer as subject."""
        clause = settled.clause
        rest = clause.form[at:]
        if len(rest) < 3 or rest.startswith(("停止", "不要", "立即停止", "尽快停止")):
            return
        speakers = tuple(s.entity for s in callers if s.entity)
        inner = replace(
            settled,
            clause=replace(clause, form=rest, at=clause.at[at:], nouns={i - at: n for i, n in clause.nouns.items() if i >= at}, speech="", content=-1),
            subjects=tuple(s.entity for s in doers if s.entity), company=(), invited_by=(),
            nouns={i - at: n for i, n in settled.nouns.items() if i >= at},
            speakers=speakers or settled.speakers, own=frozenset(speakers), inherits=False, why=f"doer of what {rule.id} calls for",
        )  # fmt: skip
        scope = Scope(self._scope.lexicon, modality="desired", sentence=clause.sentence)
        found = _Clause(self._matcher, inner, scope, self._is_noun, self._nears).run()
        self._out += [replace(m, speakers=speakers, modality="desired" if m.modality == "actual" else m.modality) for m in found]

    def _emit(self, rule: Rule, relation: str, settled: Settled, a: Side, b: Side, modality: str, polarity: str, verb: tuple[int, int], topics: tuple[tuple[int, int], ...], topic_words: tuple[str, ...]) -> None:
        if a.entity and a.entity == b.entity:
            return
        self._out.append(Match(rule.id, relation, settled, a, b, modality, polarity, verb, topics, topic_words, role=rule.role))
