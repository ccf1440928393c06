"""What is said: settled clauses in, matches out, each with the rule that found it.

Rules are data (`resources/rules/*.yaml`) and one engine reads them all. Polarity and modality are decided in one place, `scope`; objects in
words are read in one place, `objects`. What a rule took is not read again.
"""

from kg.rules.draft import draft_rule
from kg.rules.examples import Example, Mark
from kg.rules.found import Match, Near, Side
from kg.rules.load import load_rules
from kg.rules.match import Matcher
from kg.rules.objects import concept_id
from kg.rules.rule import Rule

__all__ = ["Example", "Mark", "Match", "Matcher", "Near", "Rule", "Side", "concept_id", "draft_rule", "load_rules"]
