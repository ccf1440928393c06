"""Many articles: processes, what is kept between runs, and the files that a run writes.

In go paths and options; out come one outcome for each article (`outcomes`), or a folder with the graph of all of them (`build`). One bad
article never stops the others, the same articles give the same bytes in any order with any number of processes, and a file of a
folder of outputs is replaced whole or not at all. The names are imported when first used (`__init__.pyi` tells type checkers where each
comes from), so that a worker process does not load what draws the page.
"""

from importlib import import_module

_HOME = {
    "Article": "kg.inputs",
    "Done": "kg.run.work",
    "Failure": "kg.run.work",
    "Options": "kg.run.work",
    "Outcome": "kg.run.pool",
    "Summary": "kg.run.account",
    "Totals": "kg.run.counts",
    "article_text": "kg.run.archive",
    "as_json": "kg.run.plain",
    "build": "kg.run.folder",
    "code_digest": "kg.run.cache",
    "failed": "kg.run.work",
    "kg_version": "kg.run.account",
    "outcomes": "kg.run.pool",
    "processors": "kg.run.folder",
    "read_article": "kg.run.work",
    "stored_totals": "kg.run.disk_store",
    "told_of": "kg.run.outputs",
    "totals": "kg.run.counts",
    "union": "kg.run.outputs",
}
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
    "stored_totals",
    "told_of",
    "totals",
    "union",
]


def __getattr__(name: str) -> object:
    """A name of `__all__`, imported on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'kg.run' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value
