"""Many articles: processes, what is kept between runs, and the files that a run writes.

In go paths and options; out come one outcome for each article (`outcomes`), or a folder with the graph of all of them (`build`). One bad
article never stops the others, the same articles give the same bytes in any order with any number of processes, and a file of a
folder of outputs is replaced whole or not at all.
"""

from kg.inputs import Article
from kg.run.account import Summary, kg_version
from kg.run.archive import article_text
from kg.run.build import build, processors
from kg.run.cache import code_digest
from kg.run.outputs import told_of, union
from kg.run.plain import as_json
from kg.run.pool import Outcome, outcomes
from kg.run.totals import Totals, totals
from kg.run.work import Done, Failure, Options, failed, read_article, work

__all__ = [
    "Article",
    "Done",
    "Failure",
    "Options",
    "Outcome",
    "Summary",
    "Totals",
    "article_text",
    "as_json",
    "build",
    "code_digest",
    "failed",
    "kg_version",
    "outcomes",
    "processors",
    "read_article",
    "told_of",
    "totals",
    "union",
    "work",
]
