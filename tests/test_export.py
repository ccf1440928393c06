"""kg export: every format is read back by a reader that is not ours, and nothing that it can hold is lost."""

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from graph_factory import extraction
from hostile import hostile_file
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from view_graphs import HEAD, claim, entity, load, quote, talks

import kg
from kg.cli import run
from kg.cli.export import FORMS
from kg.errors import GraphError, UsageError
from kg.export import FORMATS, pieces, save
from kg.export.lines import sorted_lines
from kg.export.records import EDGE_COLUMNS, NODE_COLUMNS
from kg.graph import Namespaces, context_file, quads, write
from kg.graph.context import context
from kg.ontology import load_ontology
from kg.view import network

KGO = Namespaces().ontology
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}
WITH_GRAPHS = {"nq", "trig", "jsonld"}
HOSTILE = "a\x00b\x0b\x1f\ufffe <b>\"quoted\" & 'single'</script>,;|\r\n\t]]> {{7*7}} \u202e\u2028\x85\U0001f600"
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sample() -> ox.Store:
    """The hand-made article in its named graph, with its mentions."""
    store = ox.Store()
    store.extend(quads(extraction(), load_ontology(), mentions=True))
    return store


def hostile() -> ox.Store:
    """A graph whose every text tries to be more than text."""
    store = ox.Store()
    store.load(hostile_file().encode(), format=ox.RdfFormat.TURTLE)
    return store


def named(text: str) -> ox.Store:
    """A graph in which a name, a sentence, a role and a headline are all this text."""
    more = f" ; kgo:role {quote(text)} ; prov:wasAttributedTo kg:b"
    return load(
        entity("a", "Person", text, text, text)
        + entity("b", "Person", text + "2")
        + f"kg:a skos:altLabel {quote(text + '3')}, {quote(text + '4')} .\nkg:a1 schema:headline {quote(text)} .\n"
        + claim(1, "a praises b", text, "0-1", more)
        + claim(2, "b praises a", text + "5", "0-1", " ; kgo:polarity kgo:Negative", direct=False)
    )


def text_of(store, form):
    """The whole export."""
    return b"".join(pieces(store, form)).decode()


def cleaned(text):
    """What XML leaves of a text."""
    return FORBIDDEN.sub("\ufffd", text)


def triples(store):
    """The store's triples as rdflib sees N-Triples."""
    return set(rdflib.Graph().parse(data=b"".join(pieces(store, "nt")), format="nt"))


# RDF


@pytest.mark.parametrize("form", sorted(RDFLIB))
@pytest.mark.parametrize("make", [sample, hostile, lambda: load(talks())])
def test_rdflib_reads_the_same_triples(form, make):
    """Rdflib finds the triples of the store in every RDF 1.1 format, and in the graphs where the format has them."""
    store = make()
    found = rdflib.Dataset() if form in WITH_GRAPHS else rdflib.Graph()
    found.parse(data=text_of(store, form), format=RDFLIB[form])
    here = found.quads() if form in WITH_GRAPHS else found
    assert {quad[:3] for quad in here} == triples(store)
    if form in WITH_GRAPHS:
        default = {"urn:x-rdflib:default", "None"}
        graphs = {str(getattr(quad[3], "identifier", quad[3])) for quad in found.quads()} - default
        assert graphs == {graph.value for graph in store.named_graphs()}


@pytest.mark.parametrize(("form", "reader"), [("jsonld", ox.RdfFormat.JSON_LD), ("rdfxml", ox.RdfFormat.RDF_XML), ("nq", ox.RdfFormat.N_QUADS)])
def test_oxigraph_reads_the_same_triples(form, reader):
    """So does oxigraph."""
    store = sample()
    found = {(quad.subject, quad.predicate, quad.object) for quad in ox.parse(text_of(store, form).encode(), format=reader)}
    assert found == {(quad.subject, quad.predicate, quad.object) for quad in store}


def test_rdf12_annotates_every_asserted_edge():
    """Read back by oxigraph: what was asserted is asserted and no more, and each claim reifies the edge that it was about."""
    store = sample()
    found = list(ox.parse(text_of(store, "rdf12").encode(), format=ox.RdfFormat.TURTLE))
    reifies = ox.NamedNode(RDF + "reifies")
    parts = [ox.NamedNode(RDF + part) for part in ("subject", "predicate", "object")]
    rebuilt = {(q.subject, q.predicate, q.object) for q in found if q.predicate != reifies}
    for quad in found:
        if quad.predicate == reifies:
            assert isinstance(quad.object, ox.Triple)
            ends = (quad.object.subject, quad.object.predicate, quad.object.object)
            rebuilt |= {(quad.subject, part, end) for part, end in zip(parts, ends, strict=True)}
            rebuilt.add((quad.subject, ox.NamedNode(RDF + "type"), ox.NamedNode(RDF + "Statement")))
    assert rebuilt == {(quad.subject, quad.predicate, quad.object) for quad in store}
    assert sum(quad.predicate == reifies for quad in found) == 5


def test_rdf12_is_written_as_annotations():
    """An asserted edge stands with its claim in braces; one that is denied stands in double angle brackets."""
    text = text_of(load(talks()), "rdf12")
    assert re.search(r"\nkg:Xi kgo:meets kg:Putin\n    ~ kg:c1 \{\|\n        a kgo:Claim ;", text)
    assert "\n<< kg:China kgo:opposes kg:Russia ~ kg:c7 >>\n    a kgo:Claim ;" in text
    assert "rdf:subject" not in text
    assert "prov:wasDerivedFrom kg:s1" in text


def test_rdf12_answers_sparql_with_annotations():
    """SPARQL 1.2 finds the sentence of an edge through the annotation."""
    store = ox.Store()
    store.load(text_of(load(talks()), "rdf12").encode(), format=ox.RdfFormat.TURTLE)
    prefixes = "\n".join(line[1:-2] for line in HEAD.splitlines() if line.startswith("@prefix"))
    rows = store.query(f"{prefixes} SELECT ?t {{ kg:Putin kgo:praises kg:Xi ~ ?c {{| prov:wasDerivedFrom/nif:anchorOf ?t |}} }}")
    assert [row["t"].value for row in rows] == ["普京感谢习近平到访。"]


def test_jsonld_reads_as_words():
    """A node has plain words, one value without brackets, languages as a map, and no escaped Chinese."""
    nodes = {node["id"]: node for node in json.loads(text_of(load(talks()), "jsonld"))["@graph"]}
    xi = nodes["kg:Xi"]
    assert xi["type"] == "Person"
    assert xi["prefLabel"] == {"en": "Xi Jinping", "zh-Hans": "习近平", "zh-Hant": "習近平"}
    assert xi["sameAs"] == "wd:Q15031"
    assert xi["hasPosition"] == "kg:China"
    assert (nodes["kg:c7"]["predicate"], nodes["kg:c7"]["polarity"], nodes["kg:c7"]["subject"]) == ("opposes", "Negative", "kg:China")
    assert nodes["kg:c2"]["time"] == {"@value": "2024", "type": "xsd:gYear"}
    assert "\\u" not in text_of(load(talks()), "jsonld")


def test_published_context_is_the_one_inside(tmp_path, capfdbinary):
    """resources/context.jsonld is generated, is what `--context` writes, and serves in the place of the context in a document."""
    shipped = files("kg").joinpath("resources/context.jsonld").read_text("utf-8")
    assert shipped == context_file()
    assert run(["export", "--context"]) == 0
    assert capfdbinary.readouterr().out.decode() == shipped
    assert run(["export", "--context", "-o", str(tmp_path / "c.jsonld")]) == 0
    assert (tmp_path / "c.jsonld").read_text("utf-8") == shipped
    document = json.loads(text_of(sample(), "jsonld"))
    assert document["@context"] == json.loads(shipped)["@context"]
    document["@context"] = (tmp_path / "c.jsonld").as_uri()
    linked = rdflib.Dataset().parse(data=json.dumps(document), format="json-ld")
    assert {quad[:3] for quad in linked.quads()} == triples(sample())


def test_context_has_a_word_for_every_term():
    """Every predicate, class and property that a graph of ours uses is a word; none means two things."""
    words = context()
    predicates = {quad.predicate.value for quad in sample()}
    for name, space in Namespaces().prefixes.items():
        for predicate in predicates:
            local = predicate.removeprefix(space)
            if local != predicate and "/" not in local and name != "rdf":
                assert local in words, predicate
    assert set(load_ontology().predicates) | set(load_ontology().classes) <= words.keys()


def test_a_word_that_is_a_scheme_in_the_data_is_no_word():
    """An IRI such as time:x or schema:x is read back as itself."""
    store = ox.Store()
    for iri in ("schema:x", "kgo:meets", "time:x", "meets:x", "kg:", "https://w3id.org/zhkg/id//x", "https://w3id.org/zhkg/id/"):
        store.add(ox.Quad(ox.NamedNode(iri), ox.NamedNode(KGO + "meets"), ox.NamedNode(iri)))
    store.add(ox.Quad(ox.NamedNode("schema:x"), ox.NamedNode("https://schema.org/headline"), ox.Literal("x", language="en")))
    assert set(rdflib.Graph().parse(data=text_of(store, "jsonld"), format="json-ld")) == triples(store)


@pytest.mark.parametrize("predicate", ["http://e.org/1", "http://e.org/", RDF + "li", RDF + "Description"])
def test_rdfxml_says_which_predicate_it_cannot_write(predicate):
    """A predicate that is no name in XML is refused by name, not written wrong."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://e.org/s"), ox.NamedNode(predicate), ox.Literal("x")))
    with pytest.raises(GraphError, match=re.escape(f"no form for the predicate <{predicate}>")):
        text_of(store, "rdfxml")


@pytest.mark.parametrize("form", ["jsonld", "rdfxml"])
def test_triple_terms_are_refused_by_formats_without_them(form):
    """What RDF 1.2 adds is refused by name in formats of RDF 1.1."""
    store = ox.Store()
    store.load(text_of(load(talks()), "rdf12").encode(), format=ox.RdfFormat.TURTLE)
    with pytest.raises(GraphError, match="no form for the triple"):
        text_of(store, form)


def test_foreign_graphs_with_blank_nodes_and_namespaces_of_their_own():
    """RDF/XML and JSON-LD keep blank nodes and predicates of any vocabulary."""
    store = ox.Store()
    store.load(
        b'<http://e/a> <http://e/v#p> _:x . _:x <http://f/v/q> "1"^^<http://e/t> ; <http://f/v/r.s-t> 7, true, 1.5 .', format=ox.RdfFormat.TURTLE
    )
    for form in ("rdfxml", "jsonld"):
        found = rdflib.Graph().parse(data=text_of(store, form), format=RDFLIB[form])
        assert isomorphic(found, rdflib.Graph().parse(data=text_of(store, "nt"), format="nt")), form


def test_lines_are_sorted_whatever_fits_into_memory():
    """Runs that are merged from disk give the bytes of the sort in memory, doubles and all."""
    found = [quad for quad in sample() for _ in range(2)]
    for held in (1, 7, 100, 10_000):
        assert b"".join(sorted_lines(found, graph=True, held=held)) == write(found, "nq")
        assert b"".join(sorted_lines(iter(found), graph=False, held=held)) == write(found, "nt")


# Networks


def read_network(form, text):
    """The network as networkx reads it."""
    return nx.parse_graphml(text, force_multigraph=True) if form == "graphml" else nx.read_gexf(iter_file(text))


def iter_file(text):
    """A binary file of a text."""
    from io import BytesIO

    return BytesIO(text.encode())


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("make", [sample, hostile, lambda: load(talks())])
def test_networkx_reads_the_same_nodes_and_edges(form, make):
    """Networkx finds every entity and every relation, parallel ones too, with typed attributes."""
    store = make()
    drawn, found = network(store), read_network(form, text_of(store, form))
    assert set(found) == set(drawn)
    assert {(s, o, d["relation"]) for s, o, d in found.edges(data=True)} == set(drawn.edges(keys=True))
    told = Counter()
    for source, target, data in found.edges(data=True):
        assert (type(data["weight"]), type(data["sentences"]), type(data["asserted"])) == (float, int, bool)
        told[source, target, data["relation"]] += data["sentences"]
    assert told == Counter({(s, o, key): data["count"] for s, o, key, data in drawn.edges(keys=True, data=True)})
    for iri, data in found.nodes(data=True):
        assert data["class"] == drawn.nodes[iri]["class"]
        assert data["degree"] == drawn.nodes[iri]["degree"]
        assert data.get("label_en", "") == cleaned(drawn.nodes[iri]["labels"].get("en", ""))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_an_edge_carries_what_its_sentences_say(form):
    """Relation, polarity, modality, days, weight, evidence, rule and speaker of edges; class, labels and Wikidata id of nodes."""
    found = read_network(form, text_of(load(talks()), form))
    edges = {(s.rpartition("/")[2], d["label"], o.rpartition("/")[2]): d for s, o, d in found.edges(data=True)}
    meets = edges["Putin", "meets", "Xi"]
    assert (meets["weight"], meets["dates"], meets["first"], meets["last"]) == (2.0, "2024 | 2025-05-08", "2024-01-01", "2025-05-08")
    assert meets["evidence"] == "习近平同普京在莫斯科举行会谈。 | 普京同习近平再次会晤。"
    assert meets["symmetric"] is True
    threatens = edges["USA", "threatens", "Russia"]
    assert (threatens["asserted"], threatens["speakers"], threatens["rules"]) == (False, "普京", "threatens-test")
    assert edges["China", "opposes not", "Russia"]["polarity"] == "negative"
    assert edges["Putin", "visits planned", "China"]["modality"] == "planned"
    assert (meets["relation_zh_hans"], meets["relation_zh_hant"], meets["relation_en"]) == ("会见", "會見", "meets")
    assert (meets["source_label"], meets["target_label"]) == ("普京", "习近平")
    xi = found.nodes[Namespaces().data + "Xi"]
    assert (xi["label"], xi["class"], xi["label_zh_hant"], xi["label_en"], xi["wikidata"]) == ("习近平", "Person", "習近平", "Xi Jinping", "Q15031")


def test_one_relation_told_both_ways_is_two_edges():
    """An edge is either said to be or said not to be, so that a filter in Gephi can tell them apart."""
    told = claim(1, "China opposes USA", "中方反对美方。") + claim(2, "China opposes USA", "中方不反对美方。", "", " ; kgo:polarity kgo:Negative")
    store = load(entity("China", "Country", "中国") + entity("USA", "Country", "美国") + told)
    found = read_network("gexf", text_of(store, "gexf"))
    assert sorted((d["label"], d["polarity"], d["asserted"]) for *_, d in found.edges(data=True)) == [
        ("opposes", "positive", True),
        ("opposes not", "negative", False),
    ]


def test_an_edge_without_claims_is_kept():
    """What a graph asserts without a claim is an edge of no sentence, and of weight 1, since Gephi takes none of 0."""
    store = load(entity("China", "Country", "中国") + entity("USA", "Country", "美国") + "kg:China kgo:opposes kg:USA .\n")
    ((_, _, data),) = read_network("graphml", text_of(store, "graphml")).edges(data=True)
    assert (data["asserted"], data["weight"], data["sentences"], data.get("polarity")) == (True, 1.0, 0, None)


def test_days_that_are_none_do_not_stop_gephi():
    """Only days of the calendar become the days of an edge; a month and a year stand for all their days."""
    both = entity("China", "Country", "中国") + entity("USA", "Country", "美国")
    cases = {"2024-02": ("2024-02-01", "2024-02-29"), "2023": ("2023-01-01", "2023-12-31"), "2025-05-08T10:00:00": ("2025-05-08", "2025-05-08")}
    for when, days in {**cases, "昨天": None, "2025-13-40": None, "0000": None, '"': None}.items():
        store = load(both + claim(1, "China opposes USA", "中方反对美方。", "", f" ; kgo:time {quote(when)}"))
        ((_, _, data),) = read_network("gexf", text_of(store, "gexf")).edges(data=True)
        assert (data["start"], data["end"]) == days if days else "start" not in data
        assert data["dates"] == when


def test_xml_networks_have_the_shape_of_their_schemas():
    """Every attribute is declared, with a type that the schema has; ids are unique; each edge ends at nodes that are there."""
    graphml, gexf = (ET.fromstring(text_of(load(talks()), form)) for form in ("graphml", "gexf"))  # noqa: S314  # our own bytes
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.get("id"): key for key in graphml.iter(f"{ns}key")}
    assert {key.get("attr.type") for key in keys.values()} <= {"boolean", "int", "long", "float", "double", "string"}
    assert {(key.get("for"), key.get("attr.name")) for key in keys.values()} == {("node", n) for n in NODE_COLUMNS} | {
        ("edge", n) for n in EDGE_COLUMNS
    }
    for kind in ("node", "edge"):
        for element in graphml.iter(ns + kind):
            assert {keys[data.get("key")].get("for") for data in element} <= {kind}
    ns = "{http://gexf.net/1.3}"
    assert [child.tag for child in gexf.find(f"{ns}graph")] == [f"{ns}attributes"] * 2 + [f"{ns}nodes", f"{ns}edges"]
    for group, kind in zip(gexf.iter(f"{ns}attributes"), ("node", "edge"), strict=True):
        assert group.get("class") == kind
        declared = {one.get("id") for one in group}
        assert {one.get("type") for one in group} <= {"integer", "long", "double", "float", "boolean", "string", "liststring", "anyURI"}
        for element in gexf.iter(ns + kind):
            assert {value.get("for") for value in element.iter(f"{ns}attvalue")} <= declared
    for root in (graphml, gexf):
        space = root.tag.partition("}")[0] + "}"
        nodes = [node.get("id") for node in root.iter(f"{space}node")]
        edges = list(root.iter(f"{space}edge"))
        assert len(set(nodes)) == len(nodes) == 7
        assert len({edge.get("id") for edge in edges}) == len(edges)
        assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)


def read_tables(folder):
    """The rows of Neo4j's files as its importer sees them: by header, arrays split, types turned."""
    turn = {"int": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__, "string[]": lambda cell: cell.split("\x1f")}
    found = {}
    for name in ("nodes", "relationships"):
        (header,) = csv.reader((folder / f"{name}-header.csv").open(encoding="utf-8", newline=""))
        typed = [column.partition(":")[::2] for column in header]
        rows = []
        for row in csv.reader((folder / f"{name}.csv").open(encoding="utf-8", newline="")):
            assert len(row) == len(header)
            rows.append({(name or f":{kind}"): turn.get(kind, str)(cell) for (name, kind), cell in zip(typed, row, strict=True) if cell})
        found[name] = rows
    return found["nodes"], found["relationships"]


@pytest.mark.parametrize("make", [sample, hostile, lambda: load(talks())])
def test_neo4j_tables_follow_their_headers(make, tmp_path):
    """Every row fits its header; nodes and relationships are those of the network."""
    store = make()
    save(store, "csv", tmp_path / "neo4j")
    assert sorted(path.name for path in (tmp_path / "neo4j").iterdir()) == [
        *("nodes-header.csv", "nodes.csv", "relationships-header.csv", "relationships.csv"),
    ]
    nodes, relationships = read_tables(tmp_path / "neo4j")
    drawn = network(store)
    assert [node["iri"] for node in nodes] == sorted(drawn)
    assert {(r[":START_ID"], r[":END_ID"], r["relation"]) for r in relationships} == set(drawn.edges(keys=True))
    for node in nodes:
        assert node[":LABEL"] == f"Entity\x1f{node['class']}"
    for edge in relationships:
        assert edge[":TYPE"] == re.sub("([A-Z])", r"_\1", edge["relation"]).upper()
        sentences = {cleaned(c.sentence) for c in drawn.edges[edge[":START_ID"], edge[":END_ID"], edge["relation"]]["evidence"]}
        assert set(edge["evidence"]) <= sentences


FIELD = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)?(?::(?P<type>ID|LABEL|START_ID|END_ID|TYPE|string\[\]|int|double|boolean|date))?")


def test_neo4j_headers_are_ones_that_its_importer_knows(tmp_path):
    """Names are plain, types are Neo4j's; one id a node, one start, end and type a relationship; every id is there once, every day is a day."""
    save(sample(), "csv", tmp_path)
    (nodes,), (relationships,) = (csv.reader((tmp_path / f"{name}-header.csv").open(encoding="utf-8")) for name in ("nodes", "relationships"))
    for header, special in ((nodes, ["ID", "LABEL"]), (relationships, ["START_ID", "END_ID", "TYPE"])):
        fields = [FIELD.fullmatch(field) for field in header]
        assert all(fields), header
        assert sorted(field["type"] for field in fields if field["type"] and field["type"].isupper()) == sorted(special)
        names = [field["name"] for field in fields if field["name"]]
        assert len(set(names)) == len(names)
    found, edges = read_tables(tmp_path)
    ids = [node["iri"] for node in found]
    assert len(set(ids)) == len(ids)
    assert {edge[end] for edge in edges for end in (":START_ID", ":END_ID")} <= set(ids)
    assert all(re.fullmatch("[A-Z]+(_[A-Z]+)*", edge[":TYPE"]) for edge in edges)
    assert all(date.fromisoformat(edge[name]) for edge in edges for name in ("first", "last") if name in edge)


def test_gexf_has_what_gephi_wants(tmp_path):
    """Gephi drops what it cannot place: every id and label is there, no day ends before it begins, and parallel edges are of different kinds."""
    save(sample(), "gexf", tmp_path / "n.gexf")
    root = ET.parse(tmp_path / "n.gexf").getroot()  # noqa: S314  # our own bytes
    ns = "{http://gexf.net/1.3}"
    assert (root.tag, root.get("version")) == (f"{ns}gexf", "1.3")
    about = dict(defaultedgetype="directed", mode="dynamic", timeformat="date", timerepresentation="interval")  # noqa: C408
    assert root.find(f"{ns}graph").attrib == about
    assert all(node.get("id") and node.get("label") for node in root.iter(f"{ns}node"))
    edges = list(root.iter(f"{ns}edge"))
    assert all(float(edge.get("weight")) > 0 for edge in edges)
    assert all(date.fromisoformat(edge.get("start")) <= date.fromisoformat(edge.get("end")) for edge in edges if "start" in edge.attrib)
    assert any("start" in edge.attrib for edge in edges)
    parallel = Counter((edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges)
    assert set(parallel.values()) == {1}


def read_sheets(folder):
    """The rows of the tables for people, by their heads."""
    return [list(csv.DictReader((folder / f"{name}.csv").open(encoding="utf-8-sig", newline=""))) for name in ("entities", "relations", "claims")]


@pytest.mark.parametrize("make", [sample, hostile, lambda: load(talks())])
def test_sheets_hold_the_network(make, tmp_path):
    """Entities, relations and claims are those of the network, every id leads to a row, and names stand beside the ids."""
    store = make()
    save(store, "sheets", tmp_path / "tables")
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == ["claims.csv", "entities.csv", "relations.csv"]
    entities, relations, claims = read_sheets(tmp_path / "tables")
    drawn = network(store)
    assert [row["id"] for row in entities] == sorted(drawn)
    assert {(row["source"], row["target"], row["relation"]) for row in relations} == set(drawn.edges(keys=True))
    told = Counter((row["subject_id"], row["object_id"], row["relation_id"]) for row in claims)
    assert told == Counter({(s, o, key): data["count"] for s, o, key, data in drawn.edges(keys=True, data=True) if data["count"]})
    called = {row["id"]: row["label"] for row in entities}
    assert all((row["source_label"], row["target_label"]) == (called[row["source"]], called[row["target"]]) for row in relations)
    assert all((row["subject"], row["object"]) == (called[row["subject_id"]], called[row["object_id"]]) for row in claims)


def test_a_claim_is_a_row(tmp_path):
    """Who, what, to whom, how, when, by whom said, in which sentence of which article: in words, in the language asked for."""
    save(load(talks()), "sheets", tmp_path, ["zh-Hant"])
    (row,) = (row for row in read_sheets(tmp_path)[2] if row["relation_id"] == "meets" and row["date"] == "2024")
    assert [row[name] for name in ("relation", "object", "polarity", "asserted", "speakers")] == ["會見", "習近平", "positive", "true", "(article)"]
    assert row["sentence"]
    denied = [row for row in read_sheets(tmp_path)[2] if row["polarity"] == "negative"]
    assert {row["asserted"] for row in denied} == {"false"}


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5度", "@某人", "＝HYPERLINK(1)", "\t=1+1", " =1+1", "\u200b=1+1"])
def test_sheets_work_nothing_out(text, tmp_path):
    """Excel opens a table as UTF-8, takes no text of an article for a formula, and no quotation mark ends a cell."""
    save(named(text), "sheets", tmp_path)
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n") == len(list(csv.reader(data.decode("utf-8-sig").splitlines())))
    entities, _, claims = read_sheets(tmp_path)
    assert entities[0]["label"] == f"'{text}"
    assert claims[0]["sentence"] == f"'{text}"


def test_a_cell_is_no_longer_than_excel_holds(tmp_path):
    """Excel cuts a cell at 32,767 characters and spoils the row; here it ends with … and claims.csv has every sentence."""
    told = "".join(claim(at, "China opposes USA", f"中方反对美方{'的做法' * 2000}{at}。", "0-2") for at in range(1, 9))
    save(load(entity("China", "Country", "中国") + entity("USA", "Country", "美国") + told), "sheets", tmp_path)
    _, (relation,), claims = read_sheets(tmp_path)
    assert len(relation["evidence"]) < 32_768
    assert relation["evidence"].endswith("。…")
    assert len({row["sentence"] for row in claims}) == 8


# Hostile text, the same bytes, whole files


def _check_text(text, folder):
    store = named(text)
    kept, label = cleaned(text), Namespaces().data
    for form in ("graphml", "gexf"):
        found = read_network(form, text_of(store, form))
        assert found.nodes[label + "a"]["label_en"] == kept, form
        (data,) = (d for *_, d in found.edges(data=True) if d["polarity"] == "positive")
        assert (data["evidence"], data["roles"]) == (kept, kept), form
    save(store, "csv", folder)
    nodes, relationships = read_tables(folder)
    assert nodes[0]["label_en"] == kept
    assert relationships[0]["evidence"] == [kept]
    assert set(nodes[0]["names"]) == {kept + "3", kept + "4"}
    save(store, "sheets", folder.with_name("tables"))
    line = kept.replace("\r\n", "\n").replace("\r", "\n")
    assert {row["sentence"] for row in read_sheets(folder.with_name("tables"))[2] if row["polarity"] == "positive"} <= {line, f"'{line}"}
    for form in ("ttl", "nt", "jsonld", "rdfxml"):
        found = rdflib.Graph().parse(data=text_of(store, form), format=RDFLIB[form])
        said = found.value(rdflib.URIRef(label + "s1"), rdflib.URIRef("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf"))
        assert str(said) == (kept if form == "rdfxml" else text), form
    annotated = ox.Store()
    annotated.load(text_of(store, "rdf12").encode(), format=ox.RdfFormat.TURTLE)
    assert len(annotated) == len(store) - 2 * 2  # two claims: three parts of a triple become one


@pytest.mark.parametrize(
    "text", [HOSTILE, "=1+1", "\\", '"', "\r", "a\rb\r\nc\nd", " lead and trail ", "&#x0;&amp;", "<!--", "]]>", "'", ";", "\u0085"]
)
def test_hostile_text_is_text_in_every_format(text, tmp_path):
    """Whatever an article says comes back as it was, but for characters that XML cannot hold."""
    _check_text(text, tmp_path / "neo4j")


@settings(max_examples=30)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_text_is_text_in_every_format(text, tmp_path_factory):
    """As above, for any text."""
    _check_text(text, tmp_path_factory.mktemp("neo4j") / "neo4j")


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in {"csv", "sheets"}])
def test_same_graph_same_bytes(form):
    """The order in which a graph was put together leaves no trace in any format."""
    store = sample()
    turned = ox.Store()
    for quad in sorted(store, key=str, reverse=True):
        turned.add(quad)
    assert text_of(store, form) == text_of(turned, form)
    assert text_of(store, form).endswith("\n")


def test_same_graph_same_tables(tmp_path):
    """So it is with Neo4j's tables, written twice over the same folder."""
    for _ in range(2):
        save(sample(), "csv", tmp_path / "a")
    save(sample(), "csv", tmp_path / "b")
    assert [path.read_bytes() for path in sorted((tmp_path / "a").iterdir())] == [path.read_bytes() for path in sorted((tmp_path / "b").iterdir())]


@pytest.fixture
def graph_file(tmp_path):
    """A graph in a file."""
    path = tmp_path / "graph.nq"
    path.write_bytes(write(sample(), "nq"))
    return path


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in {"csv", "sheets"}])
def test_command_writes_stdout_and_files_alike(form, graph_file, tmp_path, capfdbinary):
    """What goes to stdout is what `-o` writes, and what Python's `export` writes."""
    assert run(["export", str(graph_file), "--format", form]) == 0
    shown = capfdbinary.readouterr().out
    assert run(["export", str(graph_file), "--format", form, "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out").read_bytes() == shown
    kg.KnowledgeGraph.load(graph_file).export(tmp_path / "python", form)
    assert (tmp_path / "python").read_bytes() == shown
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_command_takes_the_format_from_the_suffix(graph_file, tmp_path):
    """`-o network.gexf` needs no --format; .rdf is RDF/XML."""
    assert run(["export", str(graph_file), "-o", str(tmp_path / "n.gexf")]) == 0
    assert nx.read_gexf(tmp_path / "n.gexf").number_of_nodes() == 10
    kg.KnowledgeGraph.load(graph_file).export(tmp_path / "g.rdf")
    assert len(rdflib.Graph().parse(tmp_path / "g.rdf", format="xml")) > 100


def test_labels_are_in_the_language_asked_for(graph_file, capfdbinary):
    """--lang en gives networks English labels."""
    assert run(["export", str(graph_file), "--format", "gexf", "--lang", "en"]) == 0
    found = read_network("gexf", capfdbinary.readouterr().out.decode())
    assert found.nodes[Namespaces().data + "Xi_Jinping"]["label"] == "Xi Jinping"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{graph}", "--format", "gexff"], "gexf"),
        (["{graph}"], "formats are ttl, nt, nq, trig, jsonld, rdfxml, rdf12, graphml, gexf, csv, sheets"),
        (["{graph}", "-o", "{folder}/x.doc"], "the name of the file tells none"),
        (["{graph}", "--format", "csv"], "such as -o neo4j/"),
        (["{graph}", "--format", "csv", "-o", "{graph}"], "is a file"),
        (["{graph}", "--format", "sheets"], "such as -o tables/"),
        (["{graph}", "--format", "sheets", "-o", "{graph}"], "is a file"),
        (["{graph}", "--format", "ttl", "-o", "{folder}"], "is a folder"),
        (["{folder}/none.nq", "--format", "nt"], "none.nq: cannot be read"),
        (["{folder}/none.nq", "--format", "gexf"], "none.nq: cannot be read"),
        (["--context", "--format", "ttl"], "--context is of jsonld"),
        (["{folder}/bad.nq", "--format", "nq"], "bad.nq:2: not N-Quads"),
    ],
)
def test_faults_are_said_and_nothing_is_written(arguments, said, graph_file, tmp_path, capfdbinary):
    """A wrong format, place or graph ends with 2, says what and where, and writes nothing."""
    (tmp_path / "bad.nq").write_text("<http://e/a> <http://e/b>\n")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(["export", *(part.format(graph=graph_file, folder=tmp_path) for part in arguments)]) == 2
    told = capfdbinary.readouterr()
    assert said in told.err.decode()
    assert told.out == b""
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_failed_export_leaves_the_old_file(tmp_path):
    """A fault half-way leaves what was there, and no scrap beside it."""
    out = tmp_path / "g.nt"
    out.write_text("old")
    (tmp_path / "bad.nt").write_text("<http://e/a> <http://e/b> <http://e/c> .\nnonsense\n")
    with pytest.raises(GraphError, match=r"bad\.nt:2"):
        save(tmp_path / "bad.nt", "nt", out)
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.nt", "g.nt"]


def test_python_names_the_formats():
    """An unknown format in Python lists those that there are."""
    with pytest.raises(UsageError, match=r"no format 'gxf'; there are ttl, .*csv, sheets; did you mean 'gexf'"):
        kg.KnowledgeGraph(sample()).export(Path("x"), "gxf")


def test_the_command_offers_every_format():
    """The flag's choices are the formats that there are."""
    assert FORMS == FORMATS
