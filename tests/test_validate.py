from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from graph_factory import MEETS, OPPOSES, XI, claim, document, extraction

from kg.errors import GraphError
from kg.graph import Namespaces, count_quads, describe, quads, write
from kg.graph.validate import shapes, validate
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()
PREFIXES = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in Namespaces().prefixes.items())


def built(**changes):
    """A store with the article, or a changed one."""
    store = ox.Store()
    store.extend(quads(extraction(**changes), ONTOLOGY, mentions=True))
    return store


def messages(store):
    """The violations of a graph that does not conform."""
    report = validate(store)
    assert not report.conforms
    assert "does not conform" in report.text
    return " ".join(result.message for result in report.results if result.severity == "Violation")


def test_what_is_built_conforms():
    """A whole article with its mentions, and with the data set's description, keeps every shape."""
    store = built()
    store.extend(describe(count_quads(store)))
    report = validate(store)
    assert report.conforms, report.text
    assert report.results == ()
    assert report.text == f"The graph conforms: {report.triples} triples, 0 violations, 0 warnings, 0 infos.\n"
    assert str(report) + "\n" == report.text


def test_two_articles_conform_together():
    """Graphs that were built apart conform in union, with one event for both."""
    store = built()
    store.extend(quads(extraction(document=document(id="0123456789abcdef", script="zh-Hans")), ONTOLOGY))
    report = validate(store)
    assert report.conforms, report.text


def test_a_turtle_file_conforms(tmp_path):
    """The file that kg writes is checked like the store."""
    path = tmp_path / "graph.ttl"
    path.write_bytes(write(list(built()), "ttl"))
    assert validate(path).conforms


def test_other_namespaces_conform():
    """The shapes follow the namespaces, and bite there too."""
    names = Namespaces("http://example.org/d/", "http://example.org/o#")
    store = ox.Store()
    store.extend(quads(extraction(), ONTOLOGY, names))
    assert validate(store, names).conforms
    store.update("DELETE WHERE { GRAPH ?g { ?c <http://example.org/o#rule> ?r } }")
    assert not validate(store, names).conforms


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("?c rdf:subject ?x", "A claim has exactly one subject"),
        ("?c rdf:object ?x", "A claim has exactly one object"),
        ("?c rdf:predicate ?x", "A claim has exactly one predicate, of the closed set"),
        ("?c kgo:polarity ?x", "A claim is either kgo:Positive or kgo:Negative"),
        ("?c kgo:modality ?x", "A claim is one of kgo:Actual"),
        ("?c kgo:rule ?x", "A claim names the one rule"),
        ("?c prov:wasDerivedFrom ?x", "A claim comes from exactly one nif:Sentence"),
        ("?c a nif:Sentence", "A claim comes from exactly one nif:Sentence"),
        ("?c a kgo:Concept", "A topic is a kgo:Concept"),
        ("?c a sem:Event", "A claim tells of at most one sem:Event"),
        ("?c nif:anchorOf ?x", "A sentence or mention has its words"),
        ("?c nif:endIndex ?x", "A sentence or mention ends at one offset"),
        ("?c nif:referenceContext ?x", "A sentence or mention stands in one schema:NewsArticle"),
        ("?c schema:sha256 ?x", "An article has the SHA-256"),
        ("?c schema:inLanguage ?x", "An article is in zh-Hans or zh-Hant"),
        ("?c skos:prefLabel ?x", "An entity has a label with its language"),
        ("?c sem:hasActor ?x", "An event has an actor"),
        ("?c kgo:speaker ?x", "A statement has exactly one speaker"),
        ("?c kgo:meets ?x", "A claim makes this edge, and it is not asserted"),
        ("?c a kgo:Person", "The subject of kgo:meets is one of Person, Country, Organization; this is nothing known"),
    ],
)
def test_a_graph_that_lacks_something_does_not_conform(pattern, message):
    """Whatever the contract asks for is missed when it is taken out."""
    store = built()
    before = len(store)
    store.update(f"{PREFIXES} DELETE WHERE {{ GRAPH ?g {{ {pattern} }} }}")
    assert len(store) < before
    assert message in messages(store)


@pytest.mark.parametrize(
    ("triples", "message"),
    [
        ("?c kgo:polarity kgo:Negative", "A claim is either"),
        ("?c kgo:time '2025'^^xsd:gYear", "A claim has at most one time"),
        ("?c kgo:marks '3,5'", "Marks are ranges"),
        ("?c kgo:topic kg:China", "A topic is a kgo:Concept"),
        ("kg:China kgo:attacks kg:Russia", "An edge is asserted that no claim allows"),
        ("kg:China kgo:threatens kg:United_States", "An edge is asserted that no claim allows"),
        ("kg:China kgo:signs document:联合声明", "An edge is asserted that no claim allows"),
        ("kg:United_States kgo:attacks kg:Russia", "An edge is asserted that no claim allows"),
        ("kg:China owl:sameAs 'Q148'", "What an entity is elsewhere is an IRI"),
        ("kg:China skos:altLabel '中'", "Another name has its language"),
    ],
)
def test_a_graph_that_says_too_much_does_not_conform(triples, message):
    """A second value, a wrong kind of value, and an edge without its claim are found."""
    store = built()
    where = "{ GRAPH ?g { ?c a kgo:Claim ; rdf:predicate kgo:meets } }"
    store.update(f"{PREFIXES} INSERT {{ GRAPH ?g {{ {triples} }} }} WHERE {where}")
    assert message in messages(store)


def test_a_time_that_is_none_is_reported():
    """明天 that nobody resolved stands as text in the graph and is a violation."""
    assert "A claim has at most one time" in messages(built(claims=(replace(MEETS, time="明天"),)))


def test_classes_of_subject_and_object_are_checked():
    """A concept cannot attack, and nobody signs a person."""
    found = messages(built(claims=(claim("concept/单边主义", "attacks", "China"), claim("China", "signs", "Xi_Jinping"))))
    assert "The subject of kgo:attacks is one of Person, Country, Organization; this is Concept." in found
    assert "The object of kgo:signs is one of Document; this is Person." in found


def test_a_sentence_that_ends_before_it_begins_is_found():
    """Offsets are in order."""
    store = built()
    store.update(f"{PREFIXES} DELETE {{ GRAPH ?g {{ ?s nif:endIndex ?e }} }} INSERT {{ GRAPH ?g {{ ?s nif:endIndex 1 }} }} "
                 "WHERE { GRAPH ?g { ?s a nif:Sentence ; nif:endIndex ?e } }")  # fmt: skip
    assert "not after its end" in messages(store)


def test_two_labels_of_one_script_are_only_a_warning():
    """Articles that print 台灣 and 臺灣 conform together, and are told of it."""
    store = built()
    other = replace(XI, labels=(("zh-Hant", "習近评"),))
    store.extend(quads(extraction(document=document(id="0" * 16), entities=(other,), claims=()), ONTOLOGY))
    report = validate(store)
    assert report.conforms
    assert [result.severity for result in report.results] == ["Warning"]


def test_the_shapes_allow_the_predicates_of_the_ontology():
    """The list in shapes.ttl is the closed set."""
    listed = re.search(r"sh:path rdf:predicate.*?sh:in \((.*?)\)", shapes(), re.DOTALL)
    assert listed
    assert listed[1].split() == [f"kgo:{name}" for name in ONTOLOGY.predicates]


def test_a_report_is_the_same_each_time():
    """Results are sorted, so two runs give one text."""
    changed = {"claims": (replace(OPPOSES, object="Moscow"), replace(MEETS, object="Moscow"))}
    assert validate(built(**changed)).text == validate(built(**changed)).text


def test_what_is_no_graph_is_no_report(tmp_path):
    """A file that does not parse is an error, not a graph that fails."""
    (tmp_path / "a.ttl").write_text("not turtle")
    with pytest.raises(GraphError, match=r"a\.ttl:1"):
        validate(tmp_path / "a.ttl")
