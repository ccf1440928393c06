"""The compiled rules by their verbs, with what else the engine reads clauses by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.ontology import Ontology
from kg.prose.clauses import CODES, NOUNS
from kg.prose.lexicon import Lexicon
from kg.prose.oneof import one_of
from kg.rules.objects import ObjectReader
from kg.rules.rule import Rule
from kg.rules.triggers import TriggerFinder

_SAID = ("said", "asked", "warned", "vowed")
_CONDITIONED = "conditioned"
_OF_THINGS = frozenset({"words", "event", "motion", "destination", "place"})  # roles of what was named elsewhere, or has no name


class Around(NamedTuple):
    """What stands around a verb: whether anybody can be its subject, whether somebody invites, and where nouns stand."""

    subject: bool
    invited: bool
    noun_before: bool
    noun_just_before: bool  # after the verb before, or there is no verb before
    noun_after: bool

    def fits(self, rule: Rule) -> bool:
        """Whether the rule can match there: a noun stands wherever its pattern has one, and nobody is missing whom it needs."""
        before = self.noun_just_before or not rule.noun_before or (rule.light and self.noun_before)  # a light verb looks farther back
        borne = (self.subject or "subject" not in rule.needs) and (self.invited or "invited" not in rule.needs)
        return before and borne and (self.noun_after or not rule.noun_after)


@dataclass(frozen=True, slots=True)
class Index:
    """The rules of each verb, and what finds verbs and reads their objects.

    `by_verb` gives the rules of a verb, in order of precedence, and after them those of each shorter verb that it begins with, all with the
    length of their verb. `triggers` and `verbs` find the longest verb at a place, of all the forms of an article or of any one text; `triggers`
    finds modal words too. `said` are the rules of 批评，B 做 X, and `said_verbs` their verbs; `conditioned` those of
    警告，若 B 做 X. `of_somebody` tells that no rule can match where
    nobody is named or meant, `in_modals` which verbs also end a modal word (不[排除]).
    """

    by_verb: Mapping[str, Sequence[tuple[int, Sequence[Rule]]]]
    said: Sequence[Rule]
    said_verbs: tuple[str, ...]
    conditioned: Sequence[Rule]
    verbs: re.Pattern[str]
    triggers: TriggerFinder
    objects: ObjectReader
    lexicon: Lexicon
    ontology: Ontology
    of_somebody: bool
    in_modals: frozenset[str]
    _fitting: dict[tuple[str, tuple[bool, ...]], Sequence[Rule]] = field(default_factory=dict, repr=False)

    def fitting(self, rules: Sequence[Rule], verb: str, *around: bool) -> Sequence[Rule]:
        """Those of a verb's rules that can match with this `Around` it, in their order; they are remembered."""
        found = self._fitting.get((verb, around))
        if found is None:
            fits = Around(*around).fits
            found = self._fitting[verb, around] = [rule.compiled() for rule in rules if fits(rule)]
        return found


def index_rules(rules: Sequence[Rule], lexicon: Lexicon, ontology: Ontology) -> Index:
    """The index of these rules."""
    rules_of: dict[str, list[Rule]] = {}
    said = tuple(rule for rule in rules if rule.when in _SAID)
    conditioned = tuple(rule for rule in rules if rule.when == _CONDITIONED)
    # A named object goes before an object in words (要求某国 before 要求什么), and before both what is told beside the verb's own deed.
    for rule in sorted(rules, key=lambda r: (r.when != "aside", r.has_words)):
        for verb in map(as_in_forms, rule.verbs):
            rules_of.setdefault(verb, [])
            if rule.when not in (*_SAID, _CONDITIONED):
                rules_of[verb].append(rule)
    words = sorted(rules_of, key=lambda w: (-len(w), w))
    verbs = one_of(words)
    by_verb = {
        verb: [(len(verb[:n].rstrip(NOUNS)), rules_of[verb[:n]]) for n in range(len(verb), 0, -1) if n == len(verb) or rules_of.get(verb[:n])]
        for verb in words
    }
    in_modals = frozenset(modal[at:] for modal in lexicon.modal_words for at in range(1, len(modal))) & rules_of.keys()
    finder, of_somebody = TriggerFinder(words, lexicon.modal_words), all(map(_of_somebody, rules))
    said_verbs = tuple(verb for rule in said for verb in rule.verbs)
    return Index(by_verb, said, said_verbs, conditioned, verbs, finder, ObjectReader(lexicon), lexicon, ontology, of_somebody, in_modals)


def as_in_forms(verb: str) -> str:
    """The verb as forms hold it: one that stands only before a noun phrase of a class (发{Document}) with that class's character."""
    word, _, named = verb.partition("{")
    return word + CODES[named.rstrip("}")] if named else word


def _of_somebody(rule: Rule) -> bool:
    """Whether one of the roles that the rule's claim joins is borne by somebody who is named in the clause or meant by it."""
    return any(role not in _OF_THINGS and f"{{{role}:Words}}" not in rule.pattern for role in rule.claim)
