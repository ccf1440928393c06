from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph_factory import (
    ACCUSES,
    ENTITIES,
    LINES,
    MEETS,
    NEGATED,
    OPPOSES,
    PLANNED,
    SAID,
    XI,
    claim,
    document,
    extraction,
    span,
)
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg.errors import GraphError, KgError
from kg.graph import (
    FORMATS,
    Namespaces,
    article_nquads,
    count_quads,
    describe,
    is_asserted,
    literals,
    load_store,
    marks_of,
    ontology_turtle,
    quads,
    told,
    write,
)
from kg.graph.names import term
from kg.graph.rdflib_form import to_rdflib
from kg.graph.terms import flat, plain, tagged, terms_of, value_of
from kg.ontology import load_ontology
from kg.types import Entity, Evidence, Span

ONTOLOGY = load_ontology()
PREFIXES = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in Namespaces().prefixes.items())


def graph(of=None, **more):
    """The quads of an extraction."""
    return quads(of or extraction(), ONTOLOGY, **more)


def store(found):
    """A store with these quads."""
    made = ox.Store()
    made.extend(found)
    return made


def ask(found, pattern):
    """Whether the pattern is in any graph."""
    return bool(store(found).query(PREFIXES + f"ASK {{ {pattern} }}", use_default_graph_as_union=True))


def rows(found, query):
    """The values that a query gives."""
    answer = store(found).query(PREFIXES + query, use_default_graph_as_union=True)
    return [tuple(value.value if value is not None else None for value in row) for row in answer]


def only(*claims, **changes):
    """The quads of the article with these claims alone."""
    return graph(extraction(claims=claims, **changes))


@pytest.mark.parametrize(
    "pattern",
    [
        "kg:Xi_Jinping a kgo:Person, schema:Person ; owl:sameAs wd:Q15031",
        'kg:Xi_Jinping skos:prefLabel "Xi Jinping"@en, "习近平"@zh-Hans, "習近平"@zh-Hant ; skos:altLabel "習近平主席"@zh-Hant',
        "kg:Moscow a kgo:Place, schema:Place, schema:City",
        "concept:单边主义 a kgo:Concept, skos:Concept",
        'article:e95ef2420bf8d219 a schema:NewsArticle, nif:Context ; schema:headline "習近平同普京會談"@zh-Hant',
        'article:e95ef2420bf8d219 schema:datePublished "2025-05-09"^^xsd:date ; schema:inLanguage "zh-Hant" ; schema:author "某記者"',
        "article:e95ef2420bf8d219 schema:publisher kg:Xinhua ; schema:mentions kg:Moscow",
        (
            "?c a kgo:Claim, rdf:Statement ; rdf:subject kg:Xi_Jinping ; rdf:predicate kgo:meets ; rdf:object kg:Vladimir_Putin ; "
            'kgo:polarity kgo:Positive ; kgo:modality kgo:Actual ; kgo:time "2025-05-08"^^xsd:date ; kgo:place kg:Moscow ; '
            'kgo:topic concept:世界和平 ; kgo:role "國家主席" ; kgo:quantity "20多份" ; kgo:rule "meets-test" ; kgo:marks "0-4 19-21"'
        ),
        (
            "?c rdf:predicate kgo:opposes ; prov:wasAttributedTo kg:Vladimir_Putin ; kgo:ownSide true ; kgo:inStatement ?s ; "
            'kgo:modality kgo:Desired . ?s a kgo:Statement, prov:Entity ; kgo:speaker kg:Vladimir_Putin ; kgo:verb "表示"'
        ),
        '?c rdf:predicate kgo:attacks ; kgo:time "2024"^^xsd:gYear',
        "?c rdf:predicate kgo:threatens ; kgo:polarity kgo:Negative",
        (
            "?c rdf:predicate kgo:meets ; kgo:event ?e . ?e a sem:Event ; sem:hasActor kg:Xi_Jinping, kg:Vladimir_Putin ; "
            'sem:hasPlace kg:Moscow ; sem:hasTimeStamp "2025-05-08"^^xsd:date ; kgo:plover kgo:PLOVER_CONSULT ; kgo:cameo kgo:CAMEO_04'
        ),
        (
            "?c prov:wasDerivedFrom ?s . ?s a nif:Sentence ; nif:beginIndex 10 ; nif:endIndex 32 ; "
            'nif:referenceContext article:e95ef2420bf8d219 ; nif:anchorOf "中俄元首五月八日在莫斯科克里姆林宮舉行會談。"'
        ),
    ],
)
def test_the_contract_is_in_the_graph(pattern):
    """Everything that the contract asks of an entity, an article, a claim, a statement, an event and a sentence is there."""
    assert ask(graph(), pattern)


def test_everything_of_an_article_stands_in_its_graph_without_blank_nodes():
    """Each quad is in the graph that bears the article's IRI, and no node is blank."""
    found = graph(mentions=True)
    assert {quad.graph_name for quad in found} == {Namespaces().article(document().id)}
    assert not any(isinstance(node, ox.BlankNode) for quad in found for node in (quad.subject, quad.object))


def test_offsets_are_those_of_the_source():
    """A sentence after a stretch that the reader dropped begins where the source has it."""
    moved = extraction(document=document(offsets=((0, 100),)))
    assert ask(graph(moved), "?s a nif:Sentence ; nif:beginIndex 109 ; nif:endIndex 131")


def test_only_sentences_that_say_something_are_in_the_graph():
    """The headline, which carries no claim and no statement, is no nif:Sentence."""
    assert not ask(graph(), f'?s nif:anchorOf "{LINES[0]}"')


def test_a_negated_claim_is_never_asserted():
    """不針對 makes a claim and no edge, in any group of predicates."""
    assert not ask(only(NEGATED), "kg:China kgo:threatens ?o")
    assert not ask(only(claim("China", "opposes", "concept/单边主义", polarity="-")), "kg:China kgo:opposes ?o")


@pytest.mark.parametrize("modality", ["planned", "desired", "hypothetical"])
def test_only_stances_are_asserted_where_they_are_not_actual(modality):
    """What is planned, wished or supposed makes no edge and no event, but a stance is a stance in any modality."""
    found = only(replace(PLANNED, modality=modality), claim("China", "upholds", "concept/世界和平", modality=modality))
    assert not ask(found, "kg:China kgo:signs ?o")
    assert not ask(found, "?e a sem:Event")
    assert ask(found, "kg:China kgo:upholds concept:世界和平")


@pytest.mark.parametrize("predicate", ["attacks", "opposes"])
def test_what_a_speaker_says_of_others_is_never_asserted(predicate):
    """An accusation stays with its speaker: a claim, no edge, no event."""
    found = only(replace(ACCUSES, predicate=predicate))
    assert not ask(found, f"kg:United_States kgo:{predicate} ?o")
    assert not ask(found, "?e a sem:Event")
    assert ask(found, f"?c rdf:predicate kgo:{predicate} ; prov:wasAttributedTo kg:Vladimir_Putin")


def test_what_a_speaker_says_of_the_own_side_is_asserted():
    """Putin on Russia makes Russia's edge."""
    assert ask(only(OPPOSES), "kg:Russia kgo:opposes concept:单边主义")


def test_a_symmetric_predicate_is_asserted_both_ways_with_one_claim():
    """A meeting has two edges and one claim, also where both readings of it were made."""
    other_way = replace(MEETS, subject=MEETS.object, object=MEETS.subject)
    for claims in ((MEETS,), (MEETS, other_way)):
        found = only(*claims)
        assert ask(found, "kg:Xi_Jinping kgo:meets kg:Vladimir_Putin . kg:Vladimir_Putin kgo:meets kg:Xi_Jinping")
        assert rows(found, "SELECT (COUNT(?c) AS ?n) { ?c a kgo:Claim }") == [("1",)]


def test_claims_that_differ_only_in_topics_are_one():
    """Two readings of one sentence with two topics make one claim with both."""
    found = only(MEETS, replace(MEETS, topics=("concept/单边主义",)))
    assert ask(found, "?c kgo:topic concept:世界和平, concept:单边主义")
    assert rows(found, "SELECT (COUNT(?c) AS ?n) { ?c a kgo:Claim }") == [("1",)]


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": "-"},
        {"modality": "planned"},
        {"speakers": ("China",)},
        {"time": "2025"},
        {"role": "主席"},
        {"place": ""},
        {"evidence": Evidence(span(2), "meets-test")},
        {"evidence": Evidence(span(1), "other-rule")},
    ],
)
def test_claims_that_say_something_else_are_two(change):
    """A claim that differs in anything that it says has an IRI of its own."""
    found = only(MEETS, replace(MEETS, **change))
    assert rows(found, "SELECT (COUNT(?c) AS ?n) { ?c a kgo:Claim }") == [("2",)]


def test_ten_articles_on_one_meeting_give_one_event():
    """The event is the same in another article, told the other way round and with the hour."""
    again = replace(MEETS, subject=MEETS.object, object=MEETS.subject, time="2025-05-08T10:00:00")
    found = [*only(MEETS), *only(again, document=document(id="0123456789abcdef"))]
    assert rows(found, "SELECT (COUNT(DISTINCT ?e) AS ?n) (COUNT(DISTINCT ?c) AS ?m) { ?c kgo:event ?e }") == [("1", "2")]


@pytest.mark.parametrize(
    ("predicate", "obj", "mode"), [("calls", "Vladimir_Putin", "phone"), ("visits", "Moscow", "visit"), ("meets", "Vladimir_Putin", "")]
)
def test_an_event_has_the_plover_mode_of_its_predicate(predicate, obj, mode):
    """A call is a consultation by phone and a visit one by visiting; a meeting says no mode."""
    found = only(claim("Xi_Jinping", predicate, obj, time="2025-05-08"))
    assert ask(found, "?e a sem:Event ; kgo:plover kgo:PLOVER_CONSULT ; kgo:cameo kgo:CAMEO_04")
    assert rows(found, "SELECT ?m { ?e kgo:ploverMode ?m }") == ([(mode,)] if mode else [])


def test_an_event_without_a_date_belongs_to_its_article():
    """Two articles that give no date may mean two meetings."""
    bare = replace(MEETS, time="")
    found = [*only(bare), *only(bare, document=document(id="0123456789abcdef"))]
    assert rows(found, "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?c kgo:event ?e }") == [("2",)]


def test_who_attacks_whom_makes_two_events():
    """The direction counts where the predicate is not symmetric."""
    there, back = claim("Russia", "attacks", "China", time="2024"), claim("China", "attacks", "Russia", time="2024")
    assert rows(only(there, back), "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?c kgo:event ?e }") == [("2",)]


@pytest.mark.parametrize(
    ("iso", "literal"),
    [
        ("2025-05-08", '"2025-05-08"^^xsd:date'),
        ("2025-05", '"2025-05"^^xsd:gYearMonth'),
        ("2025", '"2025"^^xsd:gYear'),
        ("2025-05-08T10:30:00", '"2025-05-08T10:30:00"^^xsd:dateTime'),
        ("2025-05-08T10:30", '"2025-05-08T10:30:00"^^xsd:dateTime'),
        ("2025-02-30", '"2025-02-30"'),
        ("明天", '"明天"'),
    ],
)
def test_a_time_has_the_datatype_of_its_exactness(iso, literal):
    """A day, a month, a year and an hour each have their datatype; what is no time stays text for the shapes to find."""
    assert f"kgo:time {literal} ;" in write(only(replace(MEETS, time=iso)), "ttl").decode()


def test_a_publisher_that_is_not_known_is_a_literal():
    """Only a name that an organization of the article bears becomes a link."""
    assert ask(graph(extraction(document=document(publisher="某日報"))), '?a schema:publisher "某日報"')
    assert ask(graph(extraction(document=document(publisher="普京"))), '?a schema:publisher "普京"')


def test_mentions_are_there_only_where_asked_for():
    """A mention is a phrase with its entity; a value has no entity, and a dropped subject is no phrase."""
    assert not ask(graph(), "?m a nif:Phrase")
    found = graph(mentions=True)
    assert ask(found, '?m a nif:Phrase ; nif:anchorOf "莫斯科" ; nif:beginIndex 19 ; itsrdf:taIdentRef kg:Moscow')
    counted = rows(found, "SELECT (COUNT(?m) AS ?n) (COUNT(?e) AS ?k) { ?m a nif:Phrase OPTIONAL { ?m itsrdf:taIdentRef ?e } }")
    assert counted == [("2", "1")]


def test_a_name_in_latin_letters_is_not_tagged_as_chinese():
    """NATO in a Chinese text is @en."""
    nato = Entity("NATO", "Organization", (("zh-Hant", "北約"),), names=("NATO", "北大西洋公約組織"))
    found = graph(extraction(entities=(nato,), claims=(), statements=()))
    assert ask(found, 'kg:NATO skos:altLabel "NATO"@en, "北大西洋公約組織"@zh-Hant')


def test_a_preferred_label_is_one_for_each_language_and_never_an_alternative_one():
    """A second label of a language becomes another name, and a name that is the label is not repeated."""
    entity = Entity("X", "Person", (("zh-Hant", "甲"), ("zh-Hant", "乙")), names=("甲", "丙"))
    found = graph(extraction(entities=(entity,), claims=(), statements=()))
    assert rows(found, "SELECT ?l { kg:X skos:prefLabel ?l }") == [("甲",)]
    assert sorted(rows(found, "SELECT ?l { kg:X skos:altLabel ?l }")) == sorted([("乙",), ("丙",)])


def test_an_addressee_is_an_entity_where_known_and_words_where_not():
    """Who is spoken to links where the article has the entity."""
    said = replace(SAID, addressee="China", outlet="某報")
    found = graph(extraction(statements=(said,)))
    assert ask(found, '?s kgo:addressee kg:China ; kgo:outlet "某報"')


def test_marks_are_ranges_within_the_sentence():
    """Words are sorted, each once; those outside the sentence and empty ones are left out."""
    evidence = Evidence(Span(10, 20), "r", (Span(15, 17), Span(10, 13), Span(15, 17), Span(12, 12), Span(19, 21), Span(3, 5)))
    assert marks_of(evidence) == "0-3 5-7"


def test_namespaces_can_be_others():
    """No name of ours is left in the default namespaces when others are given."""
    text = write(quads(extraction(), ONTOLOGY, Namespaces("http://example.org/d/", "http://example.org/o#")), "nq").decode()
    assert "w3id.org" not in text
    assert "<http://example.org/o#meets>" in text


def test_a_predicate_or_class_outside_the_ontology_is_refused():
    """A claim of an unknown relation names the nearest one; an entity of an unknown class, the classes."""
    with pytest.raises(GraphError, match=r"'meet'.*did you mean 'meets'"):
        only(replace(MEETS, predicate="meet"))
    with pytest.raises(GraphError, match=r"class 'Planet'.*Person, Country"):
        graph(extraction(entities=(replace(XI, type="Planet"),)))


def test_a_same_as_that_is_no_iri_is_refused():
    """An identifier without its namespace is named with its entity."""
    with pytest.raises(GraphError, match=r"'Xi_Jinping'.*'Q15031'"):
        graph(extraction(entities=(replace(XI, same_as=("Q15031",)),)))


# The same quads, the same bytes


def test_any_order_of_what_was_read_gives_the_same_bytes():
    """Claims, entities and sentences in another order, and quads in another order, write the same files."""
    claims = (MEETS, replace(MEETS, topics=("concept/单边主义",), evidence=replace(MEETS.evidence, why="other")), OPPOSES, NEGATED)
    expected = {form: write(only(*claims), form) for form in FORMATS}
    for order in permutations(claims):
        found = only(*order, entities=tuple(reversed(ENTITIES)))
        random.Random(len(order)).shuffle(found)  # noqa: S311 (a fixed order, not a secret)
        assert {form: write(found, form) for form in FORMATS} == expected


@pytest.mark.parametrize("mentions", [False, True])
def test_an_article_has_the_same_lines_with_and_without_quads(mentions):
    """`article_nquads`, which makes no quads, writes what `write` makes of the `quads`."""
    assert article_nquads(extraction(), ONTOLOGY, mentions=mentions) == write(graph(mentions=mentions), "nq")


def test_the_bytes_do_not_depend_on_the_hash_seed():
    """Three processes with three hash seeds write the same bytes in every format, description and report included."""
    code = (
        "import hashlib; from graph_factory import extraction; from kg.ontology import load_ontology;"
        "from kg.graph import *;"
        "q = quads(extraction(), load_ontology(), mentions=True); q += describe(count_quads(q), files=['graph.ttl']);"
        "print(hashlib.sha256(b''.join(write(q, f) for f in sorted(FORMATS))).hexdigest())"
    )
    places = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]
    seen = set()
    for seed in ("0", "1", "4242"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(places)}
        seen.add(subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True).stdout)
    assert len(seen) == 1
    assert len(seen.pop().strip()) == 64


def test_n_quads_merge_by_sorting_lines():
    """The sorted lines of two files are the file of both graphs."""
    one, two = graph(), graph(extraction(document=document(id="0123456789abcdef")))
    lines = sorted({*write(one, "nq").splitlines(), *write(two, "nq").splitlines()})
    assert b"".join(line + b"\n" for line in lines) == write([*two, *one], "nq")


# Files that others read


def round_trips(found):
    """The same triples from each format, read by oxigraph and by rdflib."""
    triples = {(quad.subject, quad.predicate, quad.object) for quad in found}
    forms = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}
    for name, form in {**forms, "jsonld": ox.RdfFormat.JSON_LD}.items():
        parsed = list(ox.parse(write(found, name), format=form))
        assert {(quad.subject, quad.predicate, quad.object) for quad in parsed} == triples, name
        if name in {"nq", "trig", "jsonld"}:
            assert set(parsed) == set(found), name
    turtle = rdflib.Graph().parse(data=write(found, "ttl"), format="turtle")
    assert isomorphic(turtle, rdflib.Graph().parse(data=write(found, "nt"), format="nt"))
    assert len(turtle) == len(triples)
    assert set(turtle) == {(s, p, o) for s, p, o, _ in to_rdflib(found).quads()}


def test_every_format_gives_the_same_triples_to_two_readers():
    """What is written is what was built, for oxigraph and rdflib."""
    round_trips(graph(mentions=True))


@pytest.mark.parametrize(
    "text",
    [
        'quote " and \\ backslash',
        "line\nbreak\r\n\ttab",
        "<script>alert(1)</script>",
        "\u202eright to left\u202c \u200b\ufeff\u2028",
        "\x00\x01\x07\x08\x0c\x1f\x7f\x85",
        "''' \"\"\" }} ]]> --> %20 %zz #fragment ?query",
        "字" * 100_000,
        "😀𠮷\U0010fffd\ufffe\uffff",
        "..",
        "a/../b/./c//d",
        ".-.",
        " ",
    ],
)
def test_hostile_names_round_trip(text):
    """Whatever an article calls something, every format brings the name back unchanged."""
    hostile = Entity(f"person/{text}", "Person", (("zh-Hant", text),), names=(text + "2",), kind=text)
    said = replace(SAID, speaker=hostile.id, text=text)
    found = graph(extraction(entities=(hostile,), claims=(claim(hostile.id, "praises", hostile.id, role=text),), statements=(said,)))
    round_trips(found)
    assert rows(found, "SELECT ?l { ?e skos:prefLabel ?l }") == [(text,)]
    assert max(len(quad.subject.value) for quad in found) < 1500


def test_half_a_surrogate_pair_is_replaced():
    """A code point that no encoding can hold does not stop the writer."""
    hostile = Entity("person/\ud800", "Person", (("zh-Hant", "甲\ud800"),))
    assert ask(graph(extraction(entities=(hostile,), claims=(), statements=())), '?e skos:prefLabel "甲\ufffd"@zh-Hant')


@given(st.text(min_size=1, max_size=40), st.text(max_size=60), st.text(max_size=20))
def test_any_id_label_and_role_round_trips(identifier, label, role):
    """No string as id, label, name or role breaks a format or changes on the way."""
    entity = Entity(identifier, "Person", (("zh-Hans", label),), names=(role,))
    round_trips(graph(extraction(entities=(entity,), claims=(claim(identifier, "meets", "China", role=role),), statements=())))


@given(st.text(max_size=150).filter(bool), st.text(max_size=60), st.sampled_from(["en", "zh-Hans", "zh-Hant-TW"]))
def test_written_terms_are_those_of_the_names(identifier, text, language):
    """What is written without a node in between is what the node would be written as: ids, prefixed names, strings."""
    for names in (Namespaces(), Namespaces("http://example.org/id/", "http://example.org/o#")):
        terms = terms_of(names)
        assert terms.kg(identifier).decode() == flat(names.kg(identifier))
        assert terms.iri["kgo:Claim"].decode() == flat(names.kgo("Claim"))
        assert terms.verb["rdf:type"].decode() == f"{flat(term('rdf:type'))} "
    assert plain(text).decode() == flat(literals.plain(text))
    assert tagged(text, language).decode() == flat(literals.tagged(text, language))
    assert value_of(tagged(text, language).decode()) == value_of(flat(literals.plain(text))) == literals.plain(text).value


def test_what_several_claims_and_an_entity_say_of_one_stands_together_once_and_sorted():
    """Labels, edges and events of one subject are one sorted list without repetition."""
    for said in told(extraction(), ONTOLOGY, mentions=True).values():
        assert list(said) == sorted(set(said))


@given(st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=2, unique=True))
def test_two_ids_never_share_an_iri(identifiers):
    """Percent-encoding keeps ids apart."""
    one, two = (Namespaces().kg(identifier) for identifier in identifiers)
    assert one != two


def test_long_ids_are_cut_and_kept_apart():
    """Two long ids with the same beginning have two short IRIs."""
    one, two = (Namespaces().kg("document/" + "长" * 500 + end) for end in "甲乙")
    assert one != two
    assert len(one.value) < 200


def test_turtle_is_for_people():
    """Names have prefixes, Chinese stands as itself, language tags have their usual form, and sections follow one another."""
    text = write(graph(), "ttl").decode()
    assert 'skos:prefLabel "Xi Jinping"@en, "习近平"@zh-Hans, "習近平"@zh-Hant ;\n' in text
    assert "    kgo:opposes concept:单边主义 ." in text
    assert "nif:beginIndex 10 ;" in text
    heads = [line[2:] for line in text.splitlines() if line.startswith("# ")]
    assert heads[:3] == ["Articles", "Persons", "Countries and territories"]
    assert [head.split(":")[0] for head in heads[-4:]] == ["Claims", "What the claims tell of", "Statements", "Sentences"]
    assert "%" not in text


def test_rdflib_gets_the_union_and_the_graphs():
    """The dataset answers over everything, and holds each article apart."""
    dataset = to_rdflib([*graph(), *graph(extraction(document=document(id="0123456789abcdef")))])
    assert len(list(dataset.query(PREFIXES + "SELECT ?a { ?a a schema:NewsArticle }"))) == 2
    assert len(dataset.graph(rdflib.URIRef(Namespaces().article("0123456789abcdef").value))) > 50


def test_an_unknown_format_is_refused():
    """The message lists the formats and the nearest."""
    with pytest.raises(KgError, match="no format 'ttll'; there are jsonld, nq, nt, rdf12, rdfxml, trig, ttl; did you mean 'ttl'"):
        write(graph(), "ttll")


# Reading

LOSSLESS = sorted(FORMATS.keys() - {"rdf12"})  # which says the same in fewer triples: tests/test_export.py


@pytest.mark.parametrize("form", LOSSLESS)
def test_every_written_format_loads(form, tmp_path):
    """A file loads by its suffix, and so does a folder that holds graph.nq."""
    path = tmp_path / f"graph.{'rdf' if form == 'rdfxml' else form}"
    path.write_bytes(write(graph(), form))
    assert len(load_store(path)) == len(graph())
    if form == "nq":
        assert len(load_store(tmp_path)) == len(graph())


@pytest.mark.parametrize("form", LOSSLESS)
def test_standard_input_loads_in_every_format(form):
    """`-` is read whatever its form."""
    code = "from kg.graph import load_store; print(len(load_store('-')))"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], input=write(graph(), form), capture_output=True, check=True, env=environment)
    assert int(done.stdout) == len(graph())


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.ttl", b"@prefix a: <http://a/> .\na:b a:c\n  ;;; oops\n", r"a\.ttl:\d+: not Turtle"),
        ("a.ttl", b"\xff\xfe\x00\x01", r"a\.ttl:1: not Turtle"),
        ("a.nq", b"<http://a> <http://b> .\n", r"a\.nq:1: not N-Quads"),
        ("a.jsonld", b'{"@id": ', r"a\.jsonld.*not JSON-LD"),
        ("a.rdf", b"<rdf:RDF>", r"a\.rdf.*not RDF/XML"),
        ("a.txt", b"", r"suffix '\.txt'; allowed are \.ttl"),
    ],
)
def test_what_is_no_graph_is_refused_with_its_place(name, data, message, tmp_path):
    """The message says which file, where, and what was expected."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(GraphError, match=message):
        load_store(tmp_path / name)


def test_a_path_without_a_graph_is_refused(tmp_path):
    """Nothing, a missing file and an empty folder each say what to give instead."""
    with pytest.raises(GraphError, match="the path of the graph is empty; give a graph file"):
        load_store("")
    with pytest.raises(GraphError, match=r"gone\.ttl: cannot be read"):
        load_store(tmp_path / "gone.ttl")
    with pytest.raises(GraphError, match=r"folder without a graph\.nq"):
        load_store(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_graph_or_a_graph_error(tmp_path_factory, data):
    """No bytes in any suffix raise anything else."""
    folder = tmp_path_factory.getbasetemp()
    for form in ("ttl", "nq", "trig", "jsonld", "rdf"):
        path = folder / f"any.{form}"
        path.write_bytes(data)
        try:
            load_store(path)
        except GraphError as error:
            assert str(path) in str(error)  # noqa: PT017 (a valid graph is allowed too)


# The data set's description, the ontology


def test_the_data_set_counts_what_it_holds():
    """Triples, articles, entities by class and triples by predicate are those of the graph."""
    found = graph()
    about = describe(count_quads(found), files=["graph.ttl", "graph.nq"])
    assert ask(about, f"kg:dataset a void:Dataset, dcat:Dataset ; void:triples {len(found)} ; void:documents 1")
    assert ask(about, "kg:dataset void:classPartition ?p . ?p void:class kgo:Claim ; void:entities 5")
    assert ask(about, "kg:dataset void:propertyPartition ?p . ?p void:property kgo:meets ; void:triples 2")
    assert ask(about, 'kg:dataset dcat:distribution ?d . ?d dcterms:title "graph.nq" ; dcat:mediaType "application/n-quads"')
    assert ask(about, 'kg:dataset dcterms:temporal ?t . ?t dcat:startDate "2025-05-09"^^xsd:date')
    round_trips(about)


def test_the_shipped_ontology_is_current():
    """resources/ontology.ttl is what ontology.yaml and vocabulary.yaml generate."""
    shipped = files("kg").joinpath("resources/ontology.ttl").read_text("utf-8")
    assert shipped == ontology_turtle(ONTOLOGY)


def test_the_ontology_describes_every_term_that_the_graph_uses():
    """Each kgo: predicate, class and value of a graph has a label in three languages in ontology.ttl."""
    described = rdflib.Graph().parse(data=ontology_turtle(ONTOLOGY), format="turtle")
    full = graph(extraction(statements=(replace(SAID, addressee="China", outlet="某報"),)), mentions=True)
    used = {node.value for quad in full for node in (quad.predicate, quad.object) if isinstance(node, ox.NamedNode)}
    ours = {iri for iri in used if iri.startswith(Namespaces().ontology)}
    assert len(ours) > 30
    for iri in sorted(ours):
        labels = [*described.objects(rdflib.URIRef(iri), rdflib.RDFS.label), *described.objects(rdflib.URIRef(iri), rdflib.SKOS.prefLabel)]
        scheme = "PLOVER" in iri or "CAMEO" in iri
        assert {label.language for label in labels} >= ({"en"} if scheme else {"en", "zh-Hans", "zh-Hant"}), iri


def test_the_ontology_has_domain_range_symmetry_and_codes():
    """What the contract asks of ontology.ttl is there for one predicate of each sort."""
    found = [*ox.parse(ontology_turtle(ONTOLOGY), format=ox.RdfFormat.TURTLE)]
    assert ask(found, "kgo:meets a owl:SymmetricProperty ; rdfs:domain/owl:unionOf/rdf:rest*/rdf:first kgo:Country")
    assert ask(found, "kgo:meets rdfs:seeAlso kgo:PLOVER_CONSULT . kgo:aids skos:exactMatch kgo:PLOVER_AID, kgo:CAMEO_07")
    assert ask(found, 'kgo:signs rdfs:range kgo:Document ; owl:inverseOf/rdfs:label "is signed by"@en')


def test_assertion_is_decided_in_one_place():
    """is_asserted tells of each claim whether its edge is in the graph."""
    told = {claim.predicate: is_asserted(claim, ONTOLOGY) for claim in extraction().claims}
    assert told == {"meets": True, "opposes": True, "attacks": False, "threatens": False, "signs": False}
