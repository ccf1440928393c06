"""Graphs in the contract's form, written by hand, for the tests of the network and its page."""

from __future__ import annotations

import json

import pyoxigraph as ox

HEAD = """@prefix kgo: <https://w3id.org/zhkg/ontology#> .
@prefix kg: <https://w3id.org/zhkg/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix schema: <https://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
kg:a1 a schema:NewsArticle ; schema:headline "两国元首会谈" ; schema:datePublished "2025-05-09"^^xsd:date ; schema:publisher "东岸日报" .
"""
NAMES = {
    "Xi": ("Person", "习近平", "習近平", "Xi Jinping", "Q15031"),
    "Putin": ("Person", "普京", "普京", "Vladimir Putin", "Q7747"),
    "China": ("Country", "中国", "中國", "China", "Q148"),
    "Russia": ("Country", "俄罗斯", "俄羅斯", "Russia", "Q159"),
    "USA": ("Country", "美国", "美國", "United States", "Q30"),
    "Unilateralism": ("Concept", "单边主义", "單邊主義", "unilateralism", ""),
    "Alone": ("Place", "海参崴", "海參崴", "Vladivostok", ""),
}


def entity(iri: str, kind: str, *names: str) -> str:
    """One entity with its names: simplified, traditional, English, and its Wikidata identifier; those at the end may be left out."""
    hans, hant, english, wikidata = (*names, "", "", "", "")[:4]
    labels = [(hans, "zh-Hans"), (hant, "zh-Hant"), (english, "en")]
    said = ", ".join(f"{quote(text)}@{tag}" for text, tag in labels if text)
    same = f" ; owl:sameAs <http://www.wikidata.org/entity/{wikidata}>" if wikidata else ""
    return f"kg:{iri} a kgo:{kind} ; skos:prefLabel {said}{same} .\n"


def claim(number: int, triple: str, sentence: str, marks: str = "", more: str = "", *, direct: bool = True) -> str:
    """One claim ('Xi meets Putin') with its sentence, and the edge itself where it is direct."""
    subject, predicate, obj = triple.split()
    polarity = "" if "kgo:polarity" in more else " ; kgo:polarity kgo:Positive"
    modality = "" if "kgo:modality" in more else " ; kgo:modality kgo:Actual"
    edge = f"kg:{subject} kgo:{predicate} kg:{obj} .\n" if direct else ""
    return (
        f"{edge}kg:s{number} a nif:Sentence ; nif:anchorOf {quote(sentence)} ; nif:referenceContext kg:a1 .\n"
        f"kg:c{number} a kgo:Claim ; rdf:subject kg:{subject} ; rdf:predicate kgo:{predicate} ; rdf:object kg:{obj}{polarity}{modality}"
        f' ; kgo:marks "{marks}" ; kgo:rule "{predicate}-test" ; prov:wasDerivedFrom kg:s{number}{more} .\n'
    )


def quote(text: str) -> str:
    """A text as a literal of Turtle."""
    return json.dumps(text, ensure_ascii=False)


def load(turtle: str) -> ox.Store:
    """A store with a Turtle text in it."""
    store = ox.Store()
    store.load((HEAD + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return store


def talks() -> str:
    """The talks of two presidents: parallel, attributed, negated, planned and dated claims, and an entity without any."""
    said = " ; prov:wasAttributedTo kg:Putin ; kgo:inStatement kg:st1"
    return (
        "".join(entity(iri, *values) for iri, values in NAMES.items())
        + 'kg:Xi skos:altLabel "习主席" .\nkg:st1 a kgo:Statement ; kgo:verb "指出" .\n'
        + claim(1, "Xi meets Putin", "习近平同普京在莫斯科举行会谈。", "0-3 4-6 12-14", ' ; kgo:time "2025-05-08"^^xsd:date')
        + claim(2, "Putin meets Xi", "普京同习近平再次会晤。", "0-2", ' ; kgo:time "2024"^^xsd:gYear')
        + claim(3, "Putin praises Xi", "普京感谢习近平到访。", "2-4")
        + claim(4, "Xi hasPosition China", "国家主席习近平", "0-4", ' ; kgo:role "国家主席"')
        + claim(5, "USA threatens Russia", "普京指出，美国威胁俄罗斯。", "5-12", said, direct=False)
        + claim(6, "Russia opposes Unilateralism", "普京指出，俄方反对单边主义。", "5-13", said)
        + claim(7, "China opposes Russia", "中方并不反对俄方。", "2-6", " ; kgo:polarity kgo:Negative", direct=False)
        + claim(8, "Putin visits China", "普京将访问中国。", "2-5", " ; kgo:modality kgo:Planned", direct=False)
    )


def crowd(entities: int) -> str:
    """As many entities as asked for, each in two relations."""
    kinds = ("Person", "Country", "Organization", "Place", "Concept")
    predicates = ("meets", "supports", "opposes", "criticizes", "visits")
    lines = [entity(f"e{i}", kinds[i % 5], f"会议人物{i}", f"會議人物{i}", f"Actor {i}") for i in range(entities)]
    for i in range(2 * entities):
        a, b = i % entities, (i * i * 7 + i + 1) % max(entities // (1 + i % 9), 2)
        if a != b:
            lines.append(claim(i, f"e{a} {predicates[i % 5]} e{b}", f"会议人物{a}谈到会议人物{b}。", "0-4"))
    return "".join(lines)
