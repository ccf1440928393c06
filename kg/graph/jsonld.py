"""JSON-LD for people: one object a node, the words of our context for terms, no brackets around a single value."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.context import Context, context, context_text
from kg.graph.names import Namespaces, term
from kg.graph.terms import language_tag

_INTEGER = re.compile("0|-?[1-9][0-9]{0,14}")  # what every reader of JSON holds exactly
_TYPE = term("rdf:type").value


def write_jsonld(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The graphs as pieces of JSON-LD, with the context in the document; the same quads give the same text in any order.

    Raises:
        GraphError: a term is a triple (RDF 1.2), which JSON-LD 1.1 cannot say.
    """
    unique = {str(quad): quad for quad in quads}
    # a word that is also the scheme of an IRI in the data would be read as a prefix
    schemes = {node.value.partition(":")[0] for quad in unique.values() for node in _iris(quad)}
    used = {word: meaning for word, meaning in context(names).items() if word not in schemes}
    writer = _Writer(used, names)
    graphs: dict[str, dict[str, dict[str, list[Any]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for _, quad in sorted(unique.items()):
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else writer.iri(_identifier(quad.graph_name))
        word, value = writer.property(quad.predicate.value, quad.object)
        graphs[graph][writer.iri(_identifier(quad.subject))][word].append(value)
    yield f'{{\n "@context": {context_text(used, " ")},\n "@graph": ['
    between = "\n"
    for graph in sorted(graphs):
        inner = [{"id": subject, **writer.ordered(graphs[graph][subject])} for subject in sorted(graphs[graph])]
        for node in [{"id": graph, "@graph": inner}] if graph else inner:
            yield between + json.dumps(node, ensure_ascii=False, indent=1)
            between = ",\n"
    yield "\n ]\n}\n"


class _Writer:
    """Makes IRIs and values compact by one context."""

    def __init__(self, used: Context, names: Namespaces) -> None:
        spaces = names.prefixes | {"owltime": names.prefixes["time"]}
        self._spaces = sorted(((spaces[word], word) for word in used if word in spaces and used[word] == spaces[word]), key=lambda s: (-len(s[0]), s))
        self._words: dict[str, str] = {}
        self._meanings: dict[str, Context] = {}
        for word, meaning in used.items():
            short = meaning["@id"] if isinstance(meaning, dict) else meaning
            if isinstance(short, str) and not short.startswith("@") and short != spaces.get(word):
                prefix, _, local = short.partition(":")
                full = spaces[prefix] + local
                self._words[full] = word
                self._meanings[word] = meaning if isinstance(meaning, dict) else {}
                if prefix not in used:  # the prefix was left out: the word must say the whole
                    used[word] = {**self._meanings[word], "@id": full}
        self._ranks = {word: rank for rank, word in enumerate(["type", *self._words.values()])}
        self.iri = cache(self._iri)

    def _iri(self, iri: str) -> str:
        """The IRI by the longest prefix that it has; one whose rest begins with // would be read as an IRI."""
        for space, prefix in self._spaces:
            if len(iri) > len(space) and iri.startswith(space) and not iri.startswith("//", len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def word(self, iri: str) -> str:
        """The word for a term, or its compact IRI."""
        return self._words.get(iri) or self.iri(iri)

    def property(self, predicate: str, node: object) -> tuple[str, Any]:
        """The word of a predicate, and a value as that word has it; (language, text) for the values of a language map."""
        if predicate == _TYPE and isinstance(node, ox.NamedNode):
            return "type", self.word(node.value)
        word = self.word(predicate)
        meaning = self._meanings.get(word, {})
        if "@container" in meaning:
            if isinstance(node, ox.Literal) and node.language:
                return word, (language_tag(node.language), node.value)
            return self.iri(predicate), self._value(node, "")
        return word, self._value(node, meaning.get("@type", ""))

    def _value(self, node: object, coercion: str) -> Any:
        if isinstance(node, ox.Triple):
            raise GraphError(f"JSON-LD has no form for the triple {node} as a value; use rdf12")
        if not isinstance(node, ox.Literal):
            iri = _identifier(node)
            return self.word(iri) if coercion == "@vocab" else self.iri(iri) if coercion == "@id" else {"id": self.iri(iri)}
        if node.language:
            return {"@value": node.value, "@language": language_tag(node.language)}
        datatype = self.iri(node.datatype.value)
        if coercion == datatype and datatype != "xsd:string":
            return node.value
        if node.datatype == term("xsd:string"):
            return {"@value": node.value} if coercion else node.value
        if not coercion and node.datatype == term("xsd:integer") and _INTEGER.fullmatch(node.value):
            return int(node.value)
        if not coercion and node.datatype == term("xsd:boolean") and node.value in {"true", "false"}:
            return node.value == "true"
        return {"@value": node.value, "type": datatype}

    def ordered(self, properties: dict[str, list[Any]]) -> dict[str, Any]:
        """The properties of a node in the context's order, single values without brackets."""
        found: dict[str, Any] = {}
        for word in sorted(properties, key=lambda word: (self._ranks.get(word, len(self._ranks)), word)):
            values = sorted(properties[word], key=lambda kind: (":" in kind, kind)) if word == "type" else properties[word]
            if "@container" in self._meanings.get(word, {}):
                languages: dict[str, list[str]] = defaultdict(list)
                for language, text in sorted(values):
                    languages[language].append(text)
                found[word] = {language: _one(texts) for language, texts in languages.items()}
            else:
                found[word] = _one(values)
        return found


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _iris(quad: ox.Quad) -> Iterator[ox.NamedNode]:
    for node in (quad.subject, quad.predicate, quad.object, quad.graph_name):
        if isinstance(node, ox.NamedNode):
            yield node
        elif isinstance(node, ox.Literal):
            yield node.datatype


def _identifier(node: object) -> str:
    if isinstance(node, ox.Triple):
        raise GraphError(f"JSON-LD has no form for the triple {node}; use rdf12")
    return node.value if isinstance(node, ox.NamedNode) else str(node)
