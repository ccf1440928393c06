"""The ontology as OWL: `resources/ontology.ttl` is what this writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from kg.graph.build import DEFAULT
from kg.graph.names import Namespaces
from kg.graph.terms import quoted
from kg.ontology import CAMEO, LANGUAGES, PLOVER, Ontology, Predicate
from kg.yamlfile import read_yaml

_PREFIXES = ("dcterms", "kgo", "nif", "owl", "prov", "rdf", "rdfs", "schema", "sem", "skos", "vann", "xsd")
_KINDS = {
    "class": "owl:Class",
    "object": "owl:ObjectProperty",
    "datatype": "owl:DatatypeProperty",
    "property": "rdf:Property",
}
_CAMEO_NAMES = (
    *("Make public statement", "Appeal", "Express intent to cooperate", "Consult", "Engage in diplomatic cooperation"),
    *("Engage in material cooperation", "Provide aid", "Yield", "Investigate", "Demand", "Disapprove", "Reject", "Threaten", "Protest"),
    *("Exhibit force posture", "Reduce relations", "Coerce", "Assault", "Fight", "Use unconventional mass violence"),
)
_HEAD = {
    "en": "Political relations in Chinese news",
    "zh-Hans": "中文新闻中的政治关系",
    "zh-Hant": "中文新聞中的政治關係",
}
_ABOUT = {
    "en": "Classes and predicates for what Chinese news says of who does what to whom, with a claim node for every edge.",
    "zh-Hans": "描述中文新闻中谁对谁做了什么的类与谓词；每条边都有一个断言节点。",
    "zh-Hant": "描述中文新聞中誰對誰做了甚麼的類與謂詞；每條邊都有一個斷言節點。",
}


def ontology_turtle(ontology: Ontology, names: Namespaces = DEFAULT) -> str:
    """The whole ontology as Turtle: classes, predicates, the terms that describe claims, and the PLOVER and CAMEO schemes."""
    prefixes = "".join(f"@prefix {prefix}: <{names.prefixes[prefix]}> .\n" for prefix in _PREFIXES)
    return prefixes + "".join(f"\n{part}" for part in _parts(ontology, names))


def _parts(ontology: Ontology, names: Namespaces) -> Iterator[str]:
    head = f"<{names.ontology.rstrip('#/')}>"
    yield _subject(
        head,
        "owl:Ontology",
        [
            ("dcterms:title", _texts(_HEAD)),
            ("dcterms:description", _texts(_ABOUT)),
            ("vann:preferredNamespacePrefix", quoted("kgo")),
            ("vann:preferredNamespaceUri", quoted(names.ontology)),
        ],
    )
    yield "# Classes of entities\n"
    for kind in ontology.classes.values():
        yield _subject(f"kgo:{kind.name}", "owl:Class", [*_described(kind.labels, kind.definitions), ("rdfs:subClassOf", kind.twin)])
    yield "# Groups of predicates\n"
    for group in ontology.groups.values():
        yield _subject(f"kgo:group_{group.name}", "skos:Collection", [("skos:prefLabel", _texts(group.labels))])
    yield "# Predicates\n"
    for predicate in ontology.predicates.values():
        yield _predicate(predicate, ontology)
    yield "# What describes claims, statements and events\n"
    for name, term in read_yaml(files("kg").joinpath("resources/vocabulary.yaml")).data.items():
        yield _term(name, term)
    yield "# PLOVER types and CAMEO root codes\n"
    for code in sorted(PLOVER):
        yield _subject(f"kgo:PLOVER_{code}", "kgo:PloverType", [("skos:notation", quoted(code)), ("skos:prefLabel", f"{quoted(code)}@en")])
    for code, label in zip(sorted(CAMEO), _CAMEO_NAMES, strict=True):
        yield _subject(f"kgo:CAMEO_{code}", "kgo:CameoCode", [("skos:notation", quoted(code)), ("skos:prefLabel", f"{quoted(label)}@en")])


def _predicate(predicate: Predicate, ontology: Ontology) -> str:
    """One predicate.

    A code matches exactly where no other kind of event has it (skos:exactMatch is transitive: what shares a match is the same); else,
    and for stances, it is to be seen.
    """
    others = [other for other in ontology.predicates.values() if other.event and other is not predicate]
    taken = {f"PLOVER_{other.plover}" for other in others} | {f"CAMEO_{other.cameo}" for other in others}
    codes = [f"PLOVER_{predicate.plover}"] * bool(predicate.plover) + [f"CAMEO_{predicate.cameo}"] * bool(predicate.cameo)
    match = [("skos:exactMatch" if predicate.event and code not in taken else "rdfs:seeAlso", f"kgo:{code}") for code in codes]
    properties = [
        *_described(predicate.labels, predicate.definitions),
        ("rdfs:domain", _union([f"kgo:{name}" for name in predicate.domain])),
        ("rdfs:range", _union([f"kgo:{name}" for name in predicate.range])),
        *match,
    ]
    if predicate.inverse:
        inverse = ", ".join(f"{quoted(predicate.inverse[language])}@{language}" for language in LANGUAGES)
        properties.append(("owl:inverseOf", f"[ rdfs:label {inverse} ]"))
    types = "owl:ObjectProperty, owl:SymmetricProperty" if predicate.symmetric else "owl:ObjectProperty"
    member = f"kgo:group_{predicate.group} skos:member kgo:{predicate.name} .\n"
    return _subject(f"kgo:{predicate.name}", types, properties) + member


def _term(name: str, term: Mapping[str, Any]) -> str:
    kind = f"kgo:{term['of']}, owl:NamedIndividual" if term["kind"] == "individual" else _KINDS[term["kind"]]
    properties = _described(term["labels"], term["definitions"])
    if "under" in term:
        properties.append(("rdfs:subClassOf", term["under"]))
    for key in ("domain", "range"):
        if key in term:
            values = [value if ":" in value else f"kgo:{value}" for value in term[key]]
            properties.append((f"rdfs:{key}", _union(values, datatype=values[0].startswith("xsd:"))))
    return _subject(f"kgo:{name}", kind, properties)


def _described(labels: Mapping[str, str], definitions: Mapping[str, str]) -> list[tuple[str, str]]:
    return [("rdfs:label", _texts(labels)), ("skos:definition", _texts(definitions))]


def _texts(texts: Mapping[str, str]) -> str:
    return ",\n        ".join(f"{quoted(texts[language])}@{language}" for language in LANGUAGES)


def _union(classes: Sequence[str], *, datatype: bool = False) -> str:
    if len(classes) == 1:
        return classes[0]
    return f"[ a {'rdfs:Datatype' if datatype else 'owl:Class'} ; owl:unionOf ( {' '.join(classes)} ) ]"


def _subject(name: str, types: str, properties: Sequence[tuple[str, str]]) -> str:
    return " ;\n    ".join([f"{name} a {types}", *(f"{predicate} {value}" for predicate, value in properties)]) + " .\n"
