"""kg stances, timeline, meetings, statements: what an analyst asks for, as tables."""

from __future__ import annotations

import csv
import io
import json

import pytest
from view_graphs import HEAD, claim, entity, talks

from kg.cli import run
from kg.serve import Library, matrix, meetings, sayings, stances, timeline

XI, PUTIN, RUSSIA = (f"https://w3id.org/zhkg/id/{name}" for name in ("Xi", "Putin", "Russia"))
MORE = (
    claim(20, "Xi calls Putin", "习近平同普京通电话。", "4-7", ' ; kgo:time "2025-05"^^xsd:gYearMonth')
    + claim(21, "Xi visits Russia", "习近平访问俄罗斯。", "3-5")
    + claim(22, "USA supports Unilateralism", "美国支持单边主义。", "2-4")
    + 'kg:st9 a kgo:Statement ; kgo:speaker kg:Putin ; kgo:verb "强调" ; kgo:text "俄方反对单边主义" ; prov:wasDerivedFrom kg:s6 .\n'
)  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """The talks, a call, a visit and a statement, in a file."""
    path = tmp_path_factory.mktemp("views") / "talks.ttl"
    path.write_text(HEAD + talks() + MORE, "utf-8")
    return path


@pytest.fixture(scope="module")
def library(graph):
    """The same, read."""
    from kg.graph import load_store

    return Library(load_store(graph))


def printed(capfdbinary, *arguments: str) -> str:
    """What a command writes to stdout."""
    assert run([*arguments]) == 0
    return capfdbinary.readouterr().out.decode("utf-8")


def test_timeline_has_what_took_place(library):
    """Meetings, calls and visits that took place are there, the newest first; planned ones are not; a day not told is the article's."""
    rows = [(row.when, row.exact, row.predicate) for row in timeline(library)]
    assert rows == [("2025-05-09", False, "visits"), ("2025-05-08", True, "meets"), ("2025-05", True, "calls"), ("2024", True, "meets")]


def test_timeline_of_a_period(library):
    """A year, a month or a day bounds the timeline."""
    assert [row.when for row in timeline(library, until="2024")] == ["2024"]
    assert [row.predicate for row in timeline(library, since="2025-05-08")] == ["visits", "meets", "calls"]
    assert timeline(library, since="2026") == []


def test_meetings_are_counted_by_pair(library):
    """Two who met twice and spoke once are one row, whoever is named first in the sentences."""
    [row] = meetings(library)
    assert {row.one, row.other} == {XI, PUTIN}
    assert (row.meetings, row.calls, row.first, row.last) == (2, 1, "2024", "2025-05-08")


def test_stances_count_denials_apart(library):
    """中方并不反对俄方 is no opposition, and is shown as denied."""
    rows = {(row.actor.rpartition("/")[2], row.predicate, row.topic.rpartition("/")[2]): (row.count, row.negated) for row in stances(library)}
    assert rows["China", "opposes", "Russia"] == (0, 1)
    assert rows["Russia", "opposes", "Unilateralism"] == (1, 0)


def test_matrix_has_signs_that_need_no_colour(library):
    """A cell tells support from opposition by its sign."""
    actors, topics, cells = matrix(stances(library))
    signs = {sign for marks in cells.values() for sign in marks}
    assert {"+1", "−1", "¬−1"} <= signs
    assert RUSSIA in actors
    assert len(topics) == 2


def test_statements_of_a_speaker(library):
    """Statements are found by speaker and by words."""
    assert [one.text for one in sayings(library, PUTIN, "单边")] == ["俄方反对单边主义"]
    assert sayings(library, XI) == []


def test_commands_print_tables(graph, capfdbinary):
    """Each view is a command; --format csv is CSV, and names come in the language asked for."""
    rows = list(csv.DictReader(io.StringIO(printed(capfdbinary, "meetings", str(graph), "--format", "csv", "--lang", "en"))))
    assert [(row["meetings"], row["calls"]) for row in rows] == [("2", "1")]
    assert {rows[0]["who"], rows[0]["whom"]} == {"Xi Jinping", "Vladimir Putin"}
    found = json.loads(printed(capfdbinary, "stances", str(graph), "--actor", "俄羅斯", "--format", "json"))
    assert [(row["actor"], row["stance"], row["topic"]) for row in found] == [("俄罗斯", "opposes", "单边主义")]
    assert "−1" in printed(capfdbinary, "stances", str(graph), "--matrix", "--format", "tsv")
    assert "~2025-05-09" in printed(capfdbinary, "timeline", str(graph), "--actor", "习近平")
    assert "强调" in printed(capfdbinary, "statements", str(graph), "--words", "单边主义", "--iris")


def test_unknown_actor_is_bad_input(graph, capfd):
    """An actor whom the graph does not know ends a command with 2 and a message."""
    assert run(["timeline", str(graph), "--actor", "诸葛亮"]) == 2
    assert "诸葛亮" in capfd.readouterr().err


def test_an_empty_graph_has_empty_views(tmp_path, capfdbinary):
    """A graph without claims gives a header and no rows."""
    path = tmp_path / "empty.ttl"
    path.write_text(HEAD + entity("Alone", "Person", "孤"), "utf-8")
    for view in ("stances", "timeline", "meetings", "statements"):
        assert printed(capfdbinary, view, str(path), "--format", "tsv").count("\n") == 1
