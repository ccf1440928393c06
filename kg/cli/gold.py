"""Scoring: kg eval."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.cli.options import PATH, Verb, common, row_format
from kg.cli.say import message, table
from kg.errors import ReadError

UNDER_FLOOR = 1


@click.command("eval", cls=Verb)
@click.argument("golds", nargs=-1, required=True, type=PATH, metavar="GOLD...")
@click.option("--graph", type=PATH, help="A graph, or a folder of DOC.ttl; without it the gold's articles are read now.")
@click.option("--floor", type=click.FloatRange(0, 1), metavar="F1", help="Exit with 1 where claims F1 is less.")
@click.option("--misses", is_flag=True, help="List what was missed (-) and what was wrong (+).")
@click.option("--rules", type=PATH, multiple=True, envvar="KG_RULES", metavar="DIR", help="A folder of rules besides the shipped ones.")
@click.option("--gazetteer", type=PATH, multiple=True, envvar="KG_GAZETTEER", metavar="FILE", help="A name list besides the shipped ones.")
@row_format
@common
def evaluate(golds: tuple[Path, ...], form: str | None, floor: float | None, misses: bool, **flags: Any) -> int:
    """Score against gold files: precision, recall and F1, also by predicate and by rule.

    Examples:
      kg eval gold/
      kg eval gold/xi-putin-2025-05-08.json --graph outputs/graph.ttl --misses
      kg eval gold/ --floor 0.6 --format json
    """
    from kg.evaluate import Report, read_gold
    from kg.evaluate import evaluate as score

    read = read_gold(golds)
    total, store_of = Report(), _stores(flags)
    for gold in read:
        total += score(gold.data, store_of(gold))
    rows = [
        [part, name, *(f"{number:.3f}" for number in (s.precision, s.recall, s.f1)), str(s.hit), str(s.found), str(s.gold)]
        for part, scores in (("measure", total.measures), ("predicate", total.predicates), ("rule", total.rules))
        for name, s in scores.items()
        if s.found or s.gold
    ]
    if misses:
        for line in [*(f"- {text}" for text in total.missed), *(f"+ {text}" for text in total.wrong)]:
            message(line)
    table(["by", "name", "precision", "recall", "f1", "right", "found", "gold"], rows, form)
    reached = total.measures["claims"].f1
    if floor is not None and reached < floor:
        message(f"claims F1 {reached:.3f} is under the floor of {floor}")
        return UNDER_FLOOR
    return 0


def _stores(flags: Mapping[str, Any]) -> Any:
    """From a gold file to the store to score: read from --graph, or extracted now."""
    graph: Path | None = flags["graph"]
    if graph is not None:
        from kg.graph import load_store

        return lambda gold: load_store(graph / f"{gold.data['doc']}.ttl" if graph.is_dir() else graph)
    from kg.knowledge import load_knowledge
    from kg.run import Done, Failure, Options, outcomes, read_article, union

    knowledge = load_knowledge(flags["rules"], flags["gazetteer"])

    def extracted(gold: Any) -> Any:
        article = read_article(gold.text)
        options = Options(published=date.fromisoformat(gold.data["published"]))
        result = article if isinstance(article, Failure) else next(outcomes([article], options, knowledge))
        if not isinstance(result, Done):
            raise ReadError(f"{gold.path}: its article could not be read: {result.message}")
        return union([result.data])

    return extracted


VERBS = (evaluate,)
