"""The pages of the views: stances, timeline, meetings, statements. The same rows as the commands of their names print."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from kg.errors import QueryError
from kg.serve.catalogue import Catalogue
from kg.serve.page import Pages, Visit
from kg.serve.reply import Reply
from kg.serve.rows import Asked, Found, Stance
from kg.serve.text import shorter
from kg.serve.told import some
from kg.serve.views import matrix

_SIZE = 100  # rows of a page
_BARS = 15  # pairs in the chart of meetings


def view(pages: Pages, visit: Visit, name: str) -> Reply:
    """The page of one view; an unknown name of an actor is said, not ignored."""
    try:
        found: dict[str, Any] = {key: find(pages.library, visit.arg(key)) for key in ("actor", "topic", "speaker")}
    except QueryError as error:
        return pages.render("error.html", visit, 404, heading=visit.tongue.say(name), message=str(error))
    return {"stances": _stances, "timeline": _timeline, "meetings": _meetings, "statements": _statements}[name](pages, visit, found)


def find(library: Catalogue, name: str) -> str:
    """The IRI of an entity given by IRI, by prefixed name or by any name; "" for "".

    Raises:
        QueryError: nothing is called so.
    """
    if not name or library.known(name):
        return name
    hits = library.find(name, most=1)
    if hits and hits[0].rank <= 1:
        return hits[0].iri
    return library.names().find(name)[0].value


def _stretch(visit: Visit) -> tuple[int, int]:
    """The first row and the number of rows of the page that is asked for."""
    return (visit.number("page", 1, 1 << 20) - 1) * _SIZE, _SIZE


def _paged(found: Found[Any], visit: Visit) -> dict[str, Any]:
    number = visit.number("page", 1, 1 << 20)
    return {"rows": found.rows, "total": found.total, "number": number, "more": number * _SIZE < found.total}


def _stances(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    rows = pages.library.stances(found["actor"], found["topic"])
    actors, topics, _ = matrix(rows)
    cells: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for row in rows:
        cells[row.actor, row.topic].append(row)
    bars = Counter[tuple[str, str]]()
    for row in rows:
        if row.topic in topics:
            bars[row.topic, row.predicate] += row.count
    chart = [{"topic": pages.name(topic, visit.tongue), "stance": stance, "count": count} for (topic, stance), count in sorted(bars.items())]
    paged = _paged(some(rows, *_stretch(visit)), visit)
    return pages.render("stances.html", visit, actors=actors, topics=topics, cells=cells, chart=chart, **found, **paged)


def _timeline(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    asked = _asked(visit, found["actor"])
    rows, counts = pages.library.timeline(asked, *_stretch(visit)), pages.library.happenings(asked)
    chart = [{"month": month, "kind": kind, "count": count} for (month, kind), count in sorted(counts.items())]
    return pages.render("timeline.html", visit, chart=chart, since=asked.since, until=asked.until, **found, **_paged(rows, visit))


def _meetings(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    asked = _asked(visit, found["actor"])
    rows = pages.library.meetings(asked, *_stretch(visit))
    chart = [
        {"pair": f"{pages.name(row.one, visit.tongue)} – {pages.name(row.other, visit.tongue)}", "kind": kind, "count": count}
        for row in pages.library.meetings(asked, most=_BARS).rows
        for kind, count in (("meets", row.meetings), ("calls", row.calls))
        if count
    ]
    return pages.render("meetings.html", visit, chart=chart, since=asked.since, until=asked.until, **found, **_paged(rows, visit))


def _statements(pages: Pages, visit: Visit, found: dict[str, Any]) -> Reply:
    asked = _asked(visit, found["speaker"], shorter(visit.arg("words"), 100))
    rows = pages.library.sayings(asked, *_stretch(visit))
    speakers = pages.library.speakers(asked, 20)
    chart = [{"speaker": pages.name(iri, visit.tongue), "count": count} for iri, count in speakers[:12]]
    given: dict[str, Any] = {"words": asked.words, "since": asked.since, "until": asked.until, **found}
    return pages.render("statements.html", visit, speakers=speakers, chart=chart, **given, **_paged(rows, visit))


def _asked(visit: Visit, actor: str, words: str = "") -> Asked:
    return Asked(actor, visit.arg("since"), visit.arg("until"), words)
