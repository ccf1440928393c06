"""`/sparql` by the SPARQL 1.1 Protocol: our own suite in the W3C's form, the W3C's where it is at hand, and what no suite asks."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from protocol_manifest import Manifest, failures
from serve_server import serving
from view_graphs import HEAD, talks

HERE = Path(__file__).parent / "protocol"
OURS = Manifest(HERE / "manifest.ttl")
PUBLISHED = os.environ.get("KG_SPARQL_PROTOCOL", "")  # the manifest.ttl of w3c/rdf-tests, sparql/sparql11/protocol
THEIRS = Manifest(Path(PUBLISHED)) if PUBLISHED else None
QUERY_SIDE = [case for case in (THEIRS.cases() if THEIRS else []) if "update" not in case.name]


def sender(server):
    """How the runner reaches a server."""
    return lambda method, path, headers, body: server.ask(path, method, body, **{name.replace("-", "_"): value for name, value in headers.items()})


@pytest.fixture(scope="module")
def suite(tmp_path_factory):
    """A server over the graphs of both suites."""
    path = tmp_path_factory.mktemp("suite") / "graphs.nq"
    path.write_bytes(OURS.nquads() + (THEIRS.nquads() if THEIRS else b""))
    with serving(path, "--cors") as server:
        yield server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server over a small graph, with tight limits."""
    path = tmp_path_factory.mktemp("talks") / "talks.ttl"
    path.write_text(HEAD + talks(), "utf-8")
    with serving(path, "--time-limit", "1.5", "--row-limit", "100") as running:
        yield running


@pytest.mark.parametrize("case", OURS.cases(), ids=lambda case: case.name)
def test_own_suite(suite, case):
    """Each case of our manifest holds."""
    assert [wrong for exchange in case.exchanges for wrong in failures(exchange, sender(suite))] == []


@pytest.mark.skipif(not THEIRS, reason="KG_SPARQL_PROTOCOL does not name the W3C's manifest")
@pytest.mark.parametrize("case", QUERY_SIDE, ids=lambda case: case.name)
def test_published_suite(suite, case):
    """Each query-side case of the W3C's manifest holds."""
    assert [wrong for exchange in case.exchanges for wrong in failures(exchange, sender(suite))] == []


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.7", "application/sparql-results+xml"),
        ("text/*", "text/csv"),
        ("text/csv;q=0, text/*", "text/tab-separated-values"),
        ("application/json;q=0.9, */*;q=0.1", "application/json"),
        ("text/csv;q=nonsense, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
    ],
)
def test_form_by_quality(server, accept, wanted):
    """The form of a table is the one most welcome, by the most precise entry of Accept."""
    answer = server.query("SELECT ?s { ?s kgo:meets ?o }", accept)
    assert (answer.status, answer.type) == (200, wanted)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("form", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_triples_in_every_form(server, form):
    """CONSTRUCT answers in each form of RDF that is asked for."""
    assert server.query("CONSTRUCT WHERE { ?s kgo:meets ?o }", form).type == form


def test_fault_has_its_place(server):
    """What does not parse is 400, with line and column."""
    answer = server.query("SELECT *\nWHERE { ?s kgo:meets }")
    assert answer.status == 400
    assert "line 2, column 22" in answer.text


def test_unknown_prefix_is_named(server):
    """An unknown prefix is 400, and is named."""
    answer = server.query("SELECT * { ?s kgx:meets ?o }")
    assert answer.status == 400
    assert "kgx" in answer.text


def test_time_limit_is_said(server):
    """A query that takes too long is killed at the limit, answered 503 with a reason, and the next one is answered."""
    begun = time.monotonic()
    answer = server.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert answer.status == 503
    assert "1.5 s" in answer.text
    assert time.monotonic() - begun < 15
    assert server.query("ASK {}").status == 200


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o . ?a ?b ?c }", "CONSTRUCT { ?s ?p ?c } WHERE { ?s ?p ?o . ?a ?b ?c }"])
@pytest.mark.parametrize("accept", ["text/csv, text/turtle", "application/sparql-results+json, application/ld+json"])
def test_row_limit_refuses_whole(server, query, accept):
    """An answer over the row limit is no 200 cut off, but a refusal that says the limit."""
    answer = server.query(query, accept)
    assert answer.status == 422
    assert "100" in answer.text


def test_rows_up_to_the_limit(server):
    """An answer of just as many rows as allowed is whole."""
    answer = server.query("SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 100")
    assert len(json.loads(answer.body)["results"]["bindings"]) == 100
    assert answer.headers["x-rows"] == "100"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a # b' . service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { # SERVICE\n SERVICE ?where { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(server, query):
    """SERVICE is refused, however it is written."""
    answer = server.query(query)
    assert answer.status == 403
    assert "SERVICE" in answer.text


@pytest.mark.parametrize("query", ["SELECT ?service { ?service kgo:meets ?o } # SERVICE", "ASK { ?s ?p 'SERVICE', <urn:SERVICE> }"])
def test_service_as_a_mere_word(server, query):
    """A variable, a comment, a text or an IRI may hold the word."""
    assert server.query(query).status == 200


def test_updates_change_nothing(server):
    """Every way to send an update is refused, and says that it is."""
    before = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
    tries = [
        server.query("DELETE WHERE { ?s ?p ?o }"),
        server.ask("/sparql", "POST", "CLEAR ALL", Content_Type="application/sparql-update"),
        server.ask("/sparql", "POST", "update=CLEAR+ALL", Content_Type="application/x-www-form-urlencoded"),
    ]
    assert [one.status for one in tries] == [403, 403, 403]
    assert server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods(server, method):
    """Other methods are 405, and Allow says which are known."""
    answer = server.ask("/sparql?query=ASK%20%7B%7D", method)
    assert answer.status == 405
    assert "GET" in answer.headers["allow"]


def test_type_is_415(server):
    """A body of another type is 415."""
    assert server.ask("/sparql", "POST", "ASK {}", Content_Type="text/plain").status == 415


def test_head_has_no_body(server):
    """HEAD answers as GET, without a body."""
    answer = server.ask("/sparql?query=ASK%20%7B%7D", "HEAD", Accept="text/csv")
    assert (answer.status, answer.type, answer.body) == (200, "text/csv", b"")


def test_service_description(server):
    """Without a query the endpoint describes itself, with its limits."""
    answer = server.ask("/sparql", Accept="text/turtle")
    assert "SPARQL11Query" in answer.text
    assert "1.5 s" in answer.text


def test_browser_is_led_to_the_editor(server):
    """Somebody who follows a link to a query sees it in the editor."""
    answer = server.ask("/sparql?query=ASK%20%7B%7D", Accept="text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert (answer.status, answer.headers["location"]) == (303, "/query?query=ASK%20%7B%7D")


def test_cors_is_off(server):
    """No page of another site may read an answer."""
    answer = server.ask("/sparql?query=ASK%20%7B%7D", Origin="http://elsewhere.example")
    assert "access-control-allow-origin" not in answer.headers


def test_cors_where_asked(suite):
    """With --cors, every page may, errors included."""
    for query in ("ASK%20%7B%7D", "ASK"):
        assert suite.ask(f"/sparql?query={query}", Origin="http://elsewhere.example").headers["access-control-allow-origin"] == "*"
    assert suite.ask("/sparql", "OPTIONS", Origin="http://elsewhere.example", Access_Control_Request_Method="POST").status == 204


def test_memory_limit_is_said(tmp_path):
    """A query that would take more memory than it may is ended, and says so; the next one is answered."""
    path = tmp_path / "many.nt"
    path.write_text("".join(f"<urn:s{i}> <urn:p> <urn:o{i}> .\n" for i in range(4000)), "utf-8")
    with serving(path, "--time-limit", "60", "--row-limit", "100000000", "--memory-limit", "64") as small:
        answer = small.query("SELECT DISTINCT ?a ?b { ?a ?p ?x . ?b ?q ?y } ORDER BY ?b ?a")
        assert answer.status in (422, 503)
        assert "memory" in answer.text
        assert small.query("ASK {}").status == 200
