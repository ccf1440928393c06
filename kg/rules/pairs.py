"""Which sides a rule's claim joins: every subject with every object, or a pair with each other."""

from __future__ import annotations

import re
from itertools import combinations

from kg.prose.clauses import NOUNS
from kg.rules.found import Match, Side
from kg.rules.index import Index
from kg.rules.trial import Trial

_NAMED = re.compile(rf"[^，、的了{NOUNS}]{{2,18}}$")  # 是中国的|全面战略伙伴

_CONTACT = re.compile(r"(?:密切|经常|定期|良好|紧密|高层|直接|必要|战略)?的?(?:联系|沟通|接触|联络|对话|往来|交往|交流)")


def paired_matches(trial: Trial, index: Index, rest: tuple[int, int] | None) -> list[Match] | None:
    """The matches between the rule's two roles, or None where one of them is empty. `rest` is the topic where what follows is one."""
    rule = trial.rule
    first, second = _sides(trial, index)
    if rule.claim == ("subject", "with") and not second and index.ontology.predicates[rule.relation].symmetric:
        pairs = list(combinations(first, 2))
    elif rule.when == "pair":
        among = [(first[0], first[1])] if len(first) == 2 else []
        acting = {a.entity for a in first}
        pairs = [(a, b) for a in first for b in second if b.entity not in acting] or among  # 越南及菲律宾与中国交火: each with China
        pairs += [(b, a) for a, b in pairs if rule.both]
    else:
        pairs = [(a, b) for a in first for b in second]
    if not pairs:
        return None
    topics = (rest,) if rest else _topics(trial, index)
    return trial.matches(rule.relation, pairs, topics, trial.settled.topics)


def _sides(trial: Trial, index: Index) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """The two roles of the claim, without words that name nothing."""
    roles, (one, other) = trial.roles, trial.rule.claim
    first, second = roles.get(one, ()), roles.get(other, ())
    if not trial.words:
        return first, second
    contact = trial.rule.relation == "upholds"  # 保持|沟通: what is kept up is contact, and no bare verbal noun
    texts = {(w.start, w.end): trial.form[w.start : w.end] for w in trial.words if not w.entity}
    vain = {at for at, text in texts.items() if not (index.objects.worth(text) or (contact and _CONTACT.fullmatch(text)))}
    if vain:
        first, second = (tuple(s for s in side if (s.start, s.end) not in vain) for side in (first, second))
    return first, second


def _topics(trial: Trial, index: Index) -> tuple[tuple[int, int], ...]:
    """The stretches that the rule names as its topic."""
    topic = trial.rule.topic
    if not topic:
        return ()
    if topic == "name":
        named = _NAMED.search(trial.form, *(trial.tail.span() if trial.tail.group() else trial.verb))
        return (named.span(),) if named else ()
    if topic == "after":
        return tuple((w.start, w.end) for w in index.objects.read(trial.settled, trial.triggers, trial.verb[1], "called")[0])
    return tuple((s.start, s.end) for s in trial.roles.get(topic, ()) if s.start >= 0)
