"""The pages of the views: stances, timeline, meetings, statements. The same rows as the commands of their names print."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from kg.errors import QueryError
from kg.query import Names
from kg.serve.library import Library
from kg.serve.page import Pages, Visit
from kg.serve.reply import Reply
from kg.serve.text import shorter
from kg.serve.views import Stance, matrix, meetings, sayings, stances, timeline

_SIZE = 100  # rows of a page


def view(pages: Pages, visit: Visit, name: str) -> Reply:
    """The page of one view; an unknown name of an actor is said, not ignored."""
    try:
        found: dict[str, Any] = {key: find(pages.library, visit.arg(key)) for key in ("actor", "topic", "speaker")}
    except QueryError as error:
        return pages.render("error.html", visit, 404, heading=visit.tongue.say(name), message=str(error))
    return {"stances": _stances, "timeline": _timeline, "meetings": _meetings, "statements": _statements}[name](pages, visit, found)


def find(library: Library, name: str) -> str:
    """The IRI of an entity given by IRI, by prefixed name or by any name; "" for "".

    Raises:
        QueryError: nothing is called so.
    """
    if not name or name in library.network:
        return name
    hits = library.index.find(name, most=1)
    if hits and hits[0].rank <= 1:
        return hits[0].iri
    return Names(library.store).find(name)[0].value


def _paged(rows: list[Any], visit: Visit) -> dict[str, Any]:
    number = visit.number("page", 1, 1 << 20)
    return {"rows": rows[(number - 1) * _SIZE : number * _SIZE], "total": len(rows), "number": number, "more": number * _SIZE < len(rows)}


def _stances(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    rows = stances(pages.library, found["actor"], found["topic"])
    actors, topics, _ = matrix(rows)
    cells: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for row in rows:
        cells[row.actor, row.topic].append(row)
    bars = Counter[tuple[str, str]]()
    for row in rows:
        if row.topic in topics:
            bars[row.topic, row.predicate] += row.count
    chart = [{"topic": pages.name(topic, visit.tongue), "stance": stance, "count": count} for (topic, stance), count in sorted(bars.items())]
    return pages.render("stances.html", visit, actors=actors, topics=topics, cells=cells, chart=chart, **found, **_paged(rows, visit))


def _timeline(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    rows = timeline(pages.library, found["actor"], visit.arg("since"), visit.arg("until"))
    counts = Counter((row.when[:7], row.predicate) for row in rows if len(row.when) >= 7)
    chart = [{"month": month, "kind": kind, "count": count} for (month, kind), count in sorted(counts.items())]
    return pages.render("timeline.html", visit, chart=chart, since=visit.arg("since"), until=visit.arg("until"), **found, **_paged(rows, visit))


def _meetings(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    rows = meetings(pages.library, found["actor"], visit.arg("since"), visit.arg("until"))
    chart = [
        {"pair": f"{pages.name(row.one, visit.tongue)} – {pages.name(row.other, visit.tongue)}", "kind": kind, "count": count}
        for row in rows[:15]
        for kind, count in (("meets", row.meetings), ("calls", row.calls))
        if count
    ]
    return pages.render("meetings.html", visit, chart=chart, since=visit.arg("since"), until=visit.arg("until"), **found, **_paged(rows, visit))


def _statements(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    words = shorter(visit.arg("words"), 100)
    rows = sayings(pages.library, found["speaker"], words, visit.arg("since"), visit.arg("until"))
    speakers = Counter(row.speaker for row in rows).most_common(20)
    chart = [{"speaker": pages.name(iri, visit.tongue), "count": count} for iri, count in speakers[:12]]
    asked: dict[str, Any] = {"words": words, "since": visit.arg("since"), "until": visit.arg("until"), **found}
    return pages.render("statements.html", visit, speakers=speakers, chart=chart, **asked, **_paged(rows, visit))
