"""The pages as HTTP: what they say of a real article's graph, in which form and in which language."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from serve_server import serving

from kg.cli import run

DATA = Path(__file__).parent.parent / "data"
XI = "/id/Xi_Jinping"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Three articles and their graph, with every mention."""
    place = tmp_path_factory.mktemp("pages")
    (place / "news").mkdir()
    for name in ("xi-putin-talks-2025-05-08.txt", "kim-putin-2024-06-19.txt", "brics-kazan-2024-10-23.txt"):
        shutil.copy(DATA / name, place / "news" / name)
    assert run(["build", str(place / "news"), "--out", str(place / "out"), "--mentions", "--quiet"]) == 0
    return place


@pytest.fixture(scope="module")
def server(folder):
    """A server over them."""
    with serving(folder / "out" / "graph.nq") as running:
        yield running


@pytest.fixture(scope="module")
def article(server):
    """The address of the article on the talks of 2025."""
    query = "SELECT ?a { ?a a schema:NewsArticle ; schema:datePublished ?d FILTER(YEAR(?d) = 2025) }"
    [row] = json.loads(server.query(query).body)["results"]["bindings"]
    return "/id/" + row["a"]["value"].rpartition("/id/")[2]


@pytest.mark.parametrize("query", ["习近平", "習近平", "xi jinping", "Xí Jìnpíng", "xijinping", "xjp", "XI JINPING"])
def test_search_finds_by_any_name(server, query):
    """Either script, English, pinyin with tones or without, and initials find the same person first."""
    [first, *_] = json.loads(server.page("/search.json", q=query).body)
    assert first["href"] == XI


def test_search_by_regional_name(server):
    """The name of one region finds what another calls otherwise: 普丁 is 普京."""
    assert json.loads(server.page("/search.json", q="普丁").body)[0]["href"] == "/id/Vladimir_Putin"


def test_search_says_that_nothing_is_found(server):
    """A name that nothing has is said, with what else to try."""
    assert "No entity is called" in server.page("/search", q="不存在的人名").text


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("text/html", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json, text/html;q=0.5", "application/ld+json"),
        ("text/turtle;q=0.4, application/n-triples;q=0.6", "application/n-triples"),
    ],
)
def test_entity_in_the_form_asked_for(server, accept, wanted):
    """An entity's address gives the page or the data, by what is more welcome."""
    answer = server.ask(XI, Accept=accept)
    assert (answer.status, answer.type) == (200, wanted)
    assert "Accept" in answer.headers["vary"]


def test_entity_data_are_the_graph(server):
    """The Turtle of an entity is read again, and has its names and relations, both ways."""
    triples = list(ox.parse(server.ask(XI, Accept="text/turtle").body, format=ox.RdfFormat.TURTLE))
    subject = ox.NamedNode("https://w3id.org/zhkg" + XI)
    assert any(one.subject == subject and one.object.value == "Xi Jinping" for one in triples)
    assert any(one.object == subject for one in triples)


def test_entity_page_has_its_parts(server):
    """The page of an entity has relations, statements or stances, names by region, identifiers, offices, articles and a small network."""
    text = server.page("/id/Vladimir_Putin").text
    for heading in ("Relations", "Names", "Identifiers", "Offices", "Articles", "Around it", "Statements"):
        assert f"<h2>{heading}" in text, heading
    assert "普丁" in text
    assert "Q7747" in text
    assert "/relation?s=" in text


def test_entity_with_a_chinese_address(server):
    """What the rules found has a Chinese address, and its page."""
    query = "SELECT ?e { ?e a kgo:Concept } ORDER BY ?e LIMIT 1"
    iri = json.loads(server.query(query).body)["results"]["bindings"][0]["e"]["value"]
    assert server.page("/id/" + iri.rpartition("/id/")[2]).status == 200


def test_unknown_address_is_404(server):
    """What the graph does not have is 404, as a page."""
    answer = server.page("/id/Nobody_At_All")
    assert (answer.status, answer.type) == (404, "text/html")


def test_relation_shows_its_sentences(server):
    """A relation's page quotes the sentences, marks the words, and names speaker, article and rule."""
    space = "https://w3id.org/zhkg/id/"
    text = server.page("/relation", s=space + "Xi_Jinping", p="meets", o=space + "Vladimir_Putin").text
    assert "<mark>" in text
    assert "Rule" in text
    assert "/id/article/" in text


def test_article_is_whole_and_marked(server, article):
    """An article's page shows all of its text, with mentions, claims and the reasons of claims."""
    text = server.page(article).text
    assert 'class="mention' in text
    assert "data-c=" in text
    assert "<code>" in text
    assert "These are the sentences" not in text
    assert text.count("<p class=") > 5


def test_mentions_stand_where_the_graph_says(server, article):
    """What is marked as a mention in the text is, letter for letter, what the graph says was found there."""
    query = f"SELECT ?t {{ ?m a nif:Phrase ; nif:referenceContext <https://w3id.org/zhkg{article}> ; nif:anchorOf ?t ; itsrdf:taIdentRef ?e }}"
    anchors = {row["t"]["value"] for row in json.loads(server.query(query).body)["results"]["bindings"]}
    marked = re.findall(r'<a class="mention[^>]*>([^<]+)</a>', server.page(article).text)
    assert len(marked) > 20
    assert [text for text in marked if not any(text in anchor for anchor in anchors)] == []
    assert {text for text in marked if text in anchors} >= {"習近平", "普京"}


def test_article_whose_source_is_gone(server, article):
    """Without its file, or with another in its place, an article's page shows the sentences that the graph keeps, and says so."""
    query = f"SELECT ?f {{ <https://w3id.org/zhkg{article}> dcterms:source ?f }}"
    file = Path(json.loads(server.query(query).body)["results"]["bindings"][0]["f"]["value"])
    kept = file.read_bytes()
    try:
        file.write_bytes(b"secret")
        text = server.page(article).text
    finally:
        file.write_bytes(kept)
    assert "secret" not in text
    assert "these are the sentences that the graph keeps" in text
    assert 'class="mention' in text


def test_languages(server):
    """The page's words and the names follow what the reader chose."""
    english = server.ask(XI, Accept="text/html", Cookie="kg-page=en; kg-names=zh-Hant").text
    assert '<html lang="en"' in english
    assert "習近平" in english
    chinese = server.ask(XI, Accept="text/html", Cookie="kg-page=zh; kg-names=en").text
    assert '<html lang="zh-Hans"' in chinese
    assert "Xi Jinping</h1>" in chinese
    assert '<html lang="zh-Hant"' in server.ask(XI, Accept="text/html", Accept_Language="zh-TW").text


@pytest.mark.parametrize("path", ["/stances", "/timeline", "/meetings", "/statements"])
def test_views_have_rows_and_links(server, path):
    """Each view has rows, and each row leads to its evidence."""
    text = server.page(path).text
    assert "/relation?s=" in text or 'class="why" href="/id/article/' in text
    assert 'class="chart"' in text


def test_view_of_an_unknown_actor(server):
    """An actor who is not there is said, with the nearest names, and not ignored."""
    answer = server.page("/timeline", actor="习近")
    assert answer.status == 404
    assert "习近" in answer.text


def test_static_files_are_kept(server):
    """A file under its own hash may be kept for ever; under another it is asked for anew."""
    page = server.page("/").text
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    first = server.ask(address)
    assert "immutable" in first.headers["cache-control"]
    assert server.ask(address, If_None_Match=first.headers["etag"]).status == 304
    assert server.ask(address.partition("?")[0]).headers["cache-control"] == "no-cache"


def test_dataset_description(server):
    """The well-known address leads to the description of the data set."""
    answer = server.ask("/.well-known/void")
    assert (answer.status, answer.headers["location"]) == (303, "/id/dataset")
    assert "void#triples" in server.ask("/id/dataset", Accept="application/n-triples").text


def test_completions_are_the_graphs_own(server):
    """The editor is offered the classes and predicates that occur, and no others."""
    offered = json.loads(server.ask("/completions.json").body)
    names = {one["name"] for one in offered["predicates"]}
    assert "kgo:meets" in names
    assert "kgo:detains" not in names
