"""Questions to a graph."""

from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataFileError, QueryError
from kg.query import Names, ask, bind, find_named, manual, merged, named_queries, open_store, parse_named, run_query, unknown_names

HERE = Path(__file__).parent
SAMPLE = HERE / "query_sample.ttl"
MANUAL = HERE.parent / "docs" / "queries.md"
QUERIES = named_queries()


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The sample graph."""
    return open_store(SAMPLE)


def labels(store: ox.Store, name: str, **values: str) -> list[tuple[str, ...]]:
    """The rows of a named query, shown as labels."""
    names = Names(store)
    return [tuple(names.text(term) for term in row) for row in ask(store, find_named(name), values).rows]


def test_there_are_enough_queries() -> None:
    """At least fourteen named queries ship, each with both titles, an explanation, and every parameter explained."""
    assert len(QUERIES) >= 14
    for query in QUERIES.values():
        assert query.title
        assert query.title_zh
        assert query.about
        assert all(parameter.about for parameter in query.parameters)


@pytest.mark.parametrize("name", QUERIES)
def test_sample_answer_is_the_documented_one(store: ox.Store, name: str) -> None:
    """The answer to a query's sample is the one that docs/queries.md shows, and it is not empty."""
    section = manual([QUERIES[name]], store).partition(f"## @{name}:")[2]
    assert section.strip()
    assert section.strip() in MANUAL.read_text("utf-8")
    assert section.rstrip().count("\n| ") > section.count("| `")
    assert not section.rstrip().endswith("---|")


def test_manual_is_generated(store: ox.Store) -> None:
    """docs/queries.md is what `kg query tests/query_sample.ttl --list --format markdown` writes."""
    assert MANUAL.read_text("utf-8") == manual(QUERIES.values(), store)


def test_what_has_no_date_is_in_no_range() -> None:
    """A meeting without any date is found without a range, and in no range."""
    undated = ox.Store()
    text = SAMPLE.read_text("utf-8").replace("schema:datePublished", "schema:other")
    undated.load(text.replace("kgo:time ", "kgo:other ").encode(), format=ox.RdfFormat.TURTLE)
    assert len(labels(undated, "met")) == 2
    for values in ({"since": "2020"}, {"until": "2030"}):
        assert labels(undated, "met", **values) == []


@pytest.mark.parametrize("name", ["习近平", "習近平", "習近平主席", "xi jinping", "kg:Xi_Jinping", "https://w3id.org/zhkg/id/Xi_Jinping"])
def test_entity_by_any_name(store: ox.Store, name: str) -> None:
    """A parameter takes any label of an entity in either script, a prefixed name, or an IRI."""
    assert {row[1:4] for row in labels(store, "met", actor=name)} == {("普京", "meets", "习近平")}


def test_unknown_name_says_the_nearest(store: ox.Store) -> None:
    """A name that nothing bears is an error with the names near to it."""
    with pytest.raises(QueryError, match="习近平"):
        labels(store, "met", actor="习近")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"since": "2025"}, True),
        ({"since": "2025-05-08"}, True),
        ({"since": "2025-05-09"}, False),
        ({"until": "2025-05"}, True),
        ({"until": "2025-05-07"}, False),
        ({"since": "2024", "until": "2024"}, False),
    ],
)
def test_dates_are_ranges(store: ox.Store, values: dict[str, str], found: bool) -> None:
    """A year or a month stands for all its days, at either end."""
    assert bool(labels(store, "met", **values)) is found


def test_a_month_in_the_graph_overlaps_a_day(store: ox.Store) -> None:
    """What is dated by its month is found from any day of it on."""
    assert labels(store, "visits", since="2025-05-20", until="2025-05-31")[0][0] == "2025-05"


def test_text_in_either_script(store: ox.Store) -> None:
    """A text parameter finds words in the name of the object in either script."""
    assert labels(store, "opposes", what="单边主义") == labels(store, "opposes", what="單邊主義") != []


@given(value=st.text(max_size=40))
def test_no_value_is_pasted(value: str) -> None:
    """No text as a parameter's value breaks out of its literal: it finds nothing or something, and never fails to parse."""
    store = ox.Store()
    ask(store, find_named("said"), {"what": value})


def test_hostile_value_is_only_text(store: ox.Store) -> None:
    """A value that looks like SPARQL stays a value."""
    assert labels(store, "said", what='") } DROP ALL #') == []
    with pytest.raises(QueryError, match="is a date such as"):
        ask(store, find_named("met"), {"since": '2025" || true || "'})
    with pytest.raises(QueryError, match="not an IRI"):
        ask(store, find_named("met"), {"actor": "<http://x/> } DROP ALL #>"})


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT ?s { ?s foo:bar ?o }", "line 1, column .*'foo:' is not declared"),
        ("SELEC ?s { ?s ?p ?o }", "'SELEC' is no word of SPARQL; did you mean 'SELECT'"),
        ("SELECT ?s {\n ?s ?p ?o\n} ODER BY ?s", "line 3, .*did you mean 'ORDER'"),
        ("SELECT ?s { ?s ?p ?o", "a '}' is missing"),
        ("", "the query is empty"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "GROUP BY"),
        ("INSERT DATA { <http://a> <http://b> <http://c> }", "INSERT would change the graph"),
        ("SELECT ?s { ?s kgoo:meets ?o }", "did you mean 'kgo'"),
    ],
)
def test_faults_say_where_and_what(store: ox.Store, sparql: str, said: str) -> None:
    """A query that does not parse is an error with line, column and the nearest hint."""
    with pytest.raises(QueryError, match=said):
        run_query(store, sparql)


@given(st.text(max_size=60))
def test_any_text_is_an_answer_or_a_query_error(sparql: str) -> None:
    """Whatever is asked, nothing but a QueryError leaves."""
    with suppress(QueryError):
        run_query(ox.Store(), sparql)


def test_ask_construct_and_empty(store: ox.Store) -> None:
    """ASK answers yes or no, CONSTRUCT gives triples, and `empty` tells whether anything was found."""
    assert run_query(store, "ASK { kg:China kgo:opposes ?x }").answer is True
    assert run_query(store, "ASK { kg:China kgo:attacks ?x }").empty
    triples = run_query(store, "CONSTRUCT { ?o kgo:meets ?s } WHERE { ?s kgo:meets ?o }").triples
    assert triples is not None
    assert len(triples) == 2


def test_named_graphs_are_merged_without_doubles() -> None:
    """A triple that two articles state is one triple to a query, and GRAPH still tells the articles apart."""
    store = ox.Store()
    node = ox.NamedNode("http://example.org/a")
    for graph in ("http://example.org/1", "http://example.org/2"):
        store.add(ox.Quad(node, node, node, ox.NamedNode(graph)))
    merged(store)
    (count,) = run_query(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0]
    assert count is not None
    assert count.value == "1"
    assert len(run_query(store, "SELECT ?g { GRAPH ?g { ?s ?p ?o } }").rows) == 2


def test_substitutions_are_terms(store: ox.Store) -> None:
    """A substitution gives a variable of the SELECT clause its value."""
    rows = run_query(store, "SELECT ?s ?o { ?s kgo:opposes ?o }", {"s": ox.NamedNode("https://w3id.org/zhkg/id/China")}).rows
    assert len(rows) == 1


def test_own_queries_go_first(tmp_path: Path) -> None:
    """A file in the user's own folder is found by its name, before a shipped one of the same name."""
    (tmp_path / "met.rq").write_text("# title: mine\nSELECT ?s { ?s ?p ?o }", "utf-8")
    assert find_named("@met", [tmp_path]).title == "mine"


def test_faults_of_a_header_come_at_once() -> None:
    """Every fault of a header is reported, with its line."""
    with pytest.raises(DataFileError) as caught:
        parse_named("x", "# parameter a: entty; one\n# parameter b: dat; two\nSELECT * { ?s ?p ?o }", "x.rq")
    assert [fault.line for fault in caught.value.faults] == [1, 2]
    assert "did you mean 'entity'" in caught.value.faults[0].what


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("nothing", {}, "no named query @nothing"),
        ("stances", {}, "needs -p actor="),
        ("met", {"aktor": "习近平"}, "did you mean 'actor'"),
        ("together", {"least": "many"}, "whole number"),
    ],
)
def test_wrong_use_of_a_named_query(store: ox.Store, name: str, values: dict[str, str], said: str) -> None:
    """A wrong name, a missing value and an unknown parameter each say what is allowed."""
    with pytest.raises(QueryError, match=said):
        ask(store, find_named(name), values)


def test_values_go_into_the_body_not_the_template(store: ox.Store) -> None:
    """The parameters of a CONSTRUCT query bind its body; a brace in a comment or a string is no body."""
    text = "# a { brace\n# parameter who: entity required; who\n"
    text += "CONSTRUCT { ?who kgo:meets ?o } WHERE { ?who kgo:meets ?o FILTER('{' != '') }"
    query = parse_named("mine", text, "mine.rq")
    bound = bind(query, {"who": "普京"}, Names(store))
    triples = run_query(store, bound).triples
    assert triples is not None
    assert [str(t.subject) for t in triples] == ["<https://w3id.org/zhkg/id/Vladimir_Putin>"]


def test_a_predicate_that_does_not_occur_is_named(store: ox.Store) -> None:
    """Where nothing was found, a misspelt predicate of ours is pointed out."""
    assert unknown_names(store, "SELECT * { ?s kgo:meet ?o ; kgo:opposes ?x }") == ["kgo:meet does not occur in this graph; did you mean 'meets'?"]
