"""One engine for all rules: verbs from left to right, the first rule that fits takes its stretch, and what is taken is not read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kg.ontology import Ontology
from kg.prose.clauses import Settled
from kg.prose.lexicon import Lexicon
from kg.rules.clause import ClauseMatcher
from kg.rules.found import Match, Near
from kg.rules.index import index_rules
from kg.rules.load import Rule
from kg.rules.scope import Scope


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
        for settled in clauses:
            scope.enter(settled)
            out += ClauseMatcher(self._index, settled, scope, is_noun, nears).run()
            for aside in settled.asides:
                alone = Scope(self._lexicon)
                alone.enter(aside)
                out += ClauseMatcher(self._index, aside, alone, is_noun, nears).run()
        return out
