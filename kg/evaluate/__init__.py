"""Gold against graph: precision, recall and F1 by measure, by predicate and by rule.

In go gold files (what a careful reader finds in one article) and a graph of each article as a store; out come counts that add up over
articles. Two names are the same where they agree in simplified script without quotes, brackets, dots and blanks.
"""

from kg.evaluate.compare import evaluate
from kg.evaluate.examples import check_examples
from kg.evaluate.gold import Gold, read_gold
from kg.evaluate.rules_doc import rules_document
from kg.evaluate.scores import Report, Score

__all__ = ["Gold", "Report", "Score", "check_examples", "evaluate", "read_gold", "rules_document"]
