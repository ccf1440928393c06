"""The JSON-LD context: plain words for our terms; `resources/context.jsonld` is what `context_file` writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from kg.graph.build import DEFAULT
from kg.graph.names import FOLDERS, Namespaces
from kg.ontology import Ontology, load_ontology
from kg.yamlfile import read_yaml

Context = dict[str, Any]

_ID, _VOCAB, _TEXT = {"@type": "@id"}, {"@type": "@vocab"}, {"@container": "@language"}
_DAY = {"@type": "xsd:date"}
# The public vocabularies' terms that our graphs use, in the order in which a node shows them.
_NAMES: dict[str, Context] = {"skos:prefLabel": _TEXT, "skos:altLabel": _TEXT, "schema:headline": _TEXT, "owl:sameAs": _ID}
_CLAIMS: dict[str, Context] = {
    "rdf:subject": _ID,
    "rdf:predicate": _VOCAB,
    "rdf:object": _ID,
    "prov:wasAttributedTo": _ID,
    "prov:wasDerivedFrom": _ID,
}
_OTHERS: dict[str, Context] = {
    **{f"schema:{name}": {} for name in ("author", "inLanguage", "publisher", "sha256")},
    "schema:datePublished": _DAY,
    "schema:about": _ID,
    "schema:mentions": _ID,
    "dcterms:source": {},
    **{f"nif:{name}": {} for name in ("anchorOf", "beginIndex", "endIndex")},
    "nif:referenceContext": _ID,
    "itsrdf:taIdentRef": _ID,
    "sem:hasActor": _ID,
    "sem:hasPlace": _ID,
    "sem:hasTimeStamp": {},
}
_VALUES = {"polarity", "modality", "plover", "cameo"}  # whose values are terms of the ontology


@cache
def context(names: Namespaces = DEFAULT) -> Context:
    """The context: prefixes, then a word for each class, predicate and property, by which it is compact.

    The folders of our IRIs (`kg:person/钱峰`) have no prefix here, since place, event and role are words for properties; for the same
    reason the W3C's Time Ontology is `owltime`.
    """
    prefixes = {("owltime" if name == "time" else name): space for name, space in sorted(names.prefixes.items()) if name not in FOLDERS}
    made: Context = {"@version": 1.1, "id": "@id", "type": "@type", **prefixes}
    for term, definition in _terms(load_ontology()):
        word = term.partition(":")[2]
        if word in made:
            raise ValueError(f"two terms of the context are called {word!r}")
        made[word] = {"@id": term, **definition} if definition else term
    return made


def _terms(ontology: Ontology) -> Iterator[tuple[str, Context]]:
    vocabulary = read_yaml(files("kg").joinpath("resources/vocabulary.yaml")).data
    for name, entry in vocabulary.items():
        if entry.get("kind") in {"class", "individual"}:
            yield f"kgo:{name}", {}
    for name in ontology.classes:
        yield f"kgo:{name}", {}
    yield from _NAMES.items()
    yield from _CLAIMS.items()
    for name, entry in vocabulary.items():
        if entry.get("kind") not in {"class", "individual"}:
            yield f"kgo:{name}", _VOCAB if name in _VALUES else _ID if entry.get("kind") == "object" else {}
    yield from _OTHERS.items()
    for name in ontology.predicates:
        yield f"kgo:{name}", _ID


def context_text(made: Context, indent: str = "") -> str:
    """A context as JSON, one word a line."""
    lines = [f"{indent} {json.dumps(word)}: {json.dumps(meaning, ensure_ascii=False)}" for word, meaning in made.items()]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def context_file(names: Namespaces = DEFAULT) -> str:
    """The context as a file of its own, which documents may point to."""
    return f'{{\n "@context": {context_text(context(names), " ")}\n}}\n'
