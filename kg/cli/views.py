"""What an analyst asks for, as tables: kg stances, timeline, meetings, statements. `kg serve` has a page for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.options import PATH, Verb, common, default_graph, lang, row_format
from kg.cli.say import table

F = TypeVar("F", bound=Callable[..., Any])
_graph = click.argument("graph", required=False, type=PATH)
_actor = click.option("--actor", default="", metavar="NAME", help="Only what concerns this one; any name, either script.")
_iris = click.option("--names/--iris", "named", default=True, help="Show labels (by default) or IRIs.")


def _range(verb: F) -> F:
    """--since and --until, which take a day, a month or a year."""
    until = click.option("--until", default="", metavar="DATE", help="Not after this day, month or year.")
    return click.option("--since", default="", metavar="DATE", help="Not before this day, month or year.")(until(verb))


class _Shelf:
    """The graph of a command, and how it names things."""

    def __init__(self, graph: Path | None, lang: str, named: bool) -> None:
        from kg.query import Names
        from kg.serve import open_library

        self.library = open_library(default_graph(graph))
        self._names = Names(self.library.store, lang.split(","))
        self._named = named

    def find(self, name: str) -> str:
        """The IRI that a name stands for, "" for ""."""
        from kg.serve import find

        return find(self.library, name)

    def name(self, iri: str) -> str:
        """What to print for an IRI."""
        from kg.query import shorten

        return "" if not iri else self._names.find_label(iri) if self._named else shorten(iri)


@click.command(cls=Verb)
@_graph
@_actor
@click.option("--topic", default="", metavar="NAME", help="Only what is said of this.")
@click.option("--matrix", is_flag=True, help="Actors by topics: +supports −opposes ◆upholds, ¬ where it is denied.")
@lang
@_iris
@row_format
@common
def stances(graph: Path | None, actor: str, topic: str, matrix: bool, lang: str, named: bool, form: str | None) -> int:
    """Show who supports, opposes and upholds what, and how often the articles say so.

    Examples:
      kg stances --actor 中国
      kg stances outputs/graph.nq --topic 单边主义 --format csv
      kg stances --matrix
    """
    from kg.serve import matrix as arranged
    from kg.serve import stances as rows

    shelf = _Shelf(graph, lang, named)
    found = rows(shelf.library, shelf.find(actor), shelf.find(topic))
    if not matrix:
        columns = ["actor", "stance", "topic", "count", "denied", "last"]
        cells = [[shelf.name(r.actor), r.predicate, shelf.name(r.topic), str(r.count), str(r.negated), r.last] for r in found]
        table(columns, cells, form)
        return 0
    actors, topics, marks = arranged(found)
    lines = [[shelf.name(one), *(" ".join(marks.get((one, what), ())) for what in topics)] for one in actors]
    table(["actor", *map(shelf.name, topics)], lines, form)
    return 0


@click.command(cls=Verb)
@_graph
@_actor
@_range
@lang
@_iris
@row_format
@common
def timeline(graph: Path | None, actor: str, since: str, until: str, lang: str, named: bool, form: str | None) -> int:
    """Show meetings, calls, visits and signings that took place, the newest first. A day with ~ is the article's, not the sentence's.

    Examples:
      kg timeline --since 2025-05
      kg timeline outputs/graph.nq --actor 习近平 --format tsv
    """
    from kg.serve import timeline as rows

    shelf = _Shelf(graph, lang, named)
    cells = []
    for row in rows(shelf.library, shelf.find(actor), since, until):
        who, whom, place = (shelf.name(iri) for iri in (row.subject, row.object, row.place))
        cells.append([("" if row.exact else "~") + row.when, who, row.predicate, whom, place, str(len(row.articles)), row.sentence])
    table(["when", "who", "what", "whom", "place", "articles", "sentence"], cells, form)
    return 0


@click.command(cls=Verb)
@_graph
@_actor
@_range
@lang
@_iris
@row_format
@common
def meetings(graph: Path | None, actor: str, since: str, until: str, lang: str, named: bool, form: str | None) -> int:
    """Show who met or called whom: how often, first and last.

    Examples:
      kg meetings
      kg meetings --actor 王毅 --since 2024 --format csv
    """
    from kg.serve import meetings as rows

    shelf = _Shelf(graph, lang, named)
    cells = [
        [shelf.name(r.one), shelf.name(r.other), str(r.meetings), str(r.calls), r.first, r.last, str(r.articles)]
        for r in rows(shelf.library, shelf.find(actor), since, until)
    ]
    table(["who", "whom", "meetings", "calls", "first", "last", "articles"], cells, form)
    return 0


@click.command(cls=Verb)
@_graph
@click.option("--speaker", default="", metavar="NAME", help="Only what this one said.")
@click.option("--words", default="", metavar="TEXT", help="Only statements with these words.")
@_range
@lang
@_iris
@row_format
@common
def statements(graph: Path | None, speaker: str, words: str, since: str, until: str, lang: str, named: bool, form: str | None) -> int:
    """Show statements, the newest first: who said what, to whom, in which medium.

    Examples:
      kg statements --speaker 王毅
      kg statements --words 台湾 --since 2024 --format json
    """
    from kg.serve import sayings

    shelf = _Shelf(graph, lang, named)
    cells = [
        [r.when, shelf.name(r.speaker), r.verb, r.text, shelf.name(r.addressee), shelf.name(r.outlet), shelf.name(r.article)]
        for r in sayings(shelf.library, shelf.find(speaker), words, since, until)
    ]
    table(["when", "speaker", "verb", "text", "to", "outlet", "article"], cells, form)
    return 0


VERBS = (stances, timeline, meetings, statements)
