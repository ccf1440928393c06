"""The compiled rules by their verbs, with what else the engine reads clauses by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Ontology
from kg.prose.lexicon import Lexicon
from kg.prose.oneof import one_of
from kg.rules.load import Rule
from kg.rules.objects import ObjectReader


@dataclass(frozen=True, slots=True)
class Index:
    """`verbs` finds the longest verb at a place; `by_verb` gives the rules of one verb, in order of precedence; `said` those of 批评，B 做 X."""

    by_verb: Mapping[str, Sequence[Rule]]
    said: Sequence[Rule]
    verbs: re.Pattern[str]
    objects: ObjectReader
    lexicon: Lexicon
    ontology: Ontology


def index_rules(rules: Sequence[Rule], lexicon: Lexicon, ontology: Ontology) -> Index:
    """The index of these rules."""
    by_verb: dict[str, list[Rule]] = {}
    said = tuple(rule for rule in rules if rule.when in ("said", "asked"))
    # A named object goes before an object in words (要求某国 before 要求什么), and before both what is told beside the verb's own deed.
    for rule in sorted(rules, key=lambda r: (r.when != "aside", r.has_words)):
        for verb in rule.verbs:
            by_verb.setdefault(verb, []).append(rule)
    verbs = one_of(by_verb)
    return Index(by_verb, said, verbs, ObjectReader(lexicon, verbs), lexicon, ontology)
