"""The network as the plain values that the page's script reads: every text and every name stands once, and is pointed to."""

from __future__ import annotations

import unicodedata
from typing import Any

import networkx as nx

from kg.ontology import LANGUAGES, Ontology, load_ontology
from kg.prose.script import shadow
from kg.view.reading import Citation, Named

_WIKIDATA = ("http://www.wikidata.org/entity/Q", "https://www.wikidata.org/entity/Q")
_HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32400))


def payload(graph: nx.MultiDiGraph[str], title: str) -> dict[str, Any]:
    """What the page shows of a network, as JSON values; nodes are numbered by their IRIs' order, as `node_order` gives it."""
    ontology = load_ontology()
    order = node_order(graph)
    cited: dict[str, Named] = graph.graph.get("cited", {})
    others = sorted(cited.keys() - set(order))
    number = {iri: i for i, iri in enumerate([*order, *others])}
    things = [_thing(_named(graph, iri)) for iri in order] + [_thing(cited[iri]) for iri in others]
    sentences, articles = _Numbered(), _Numbered()
    relations: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    for subject, obj, predicate, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[2], edge[1])):
        own = range(len(claims), len(claims) + len(data["evidence"]))
        claims += [_claim(citation, number, sentences, articles) for citation in data["evidence"]]
        relations.append({"s": number[subject], "p": predicate, "o": number[obj], "direct": data["direct"], "claims": list(own)})
    return {
        "title": title,
        "focus": number.get(graph.graph.get("focus", ""), -1),
        "classes": [{"id": name, "labels": dict(kind.labels)} for name, kind in ontology.classes.items()],
        "groups": _groups(ontology),
        "nodes": len(order),
        "things": things,
        "relations": relations,
        "claims": claims,
        "sentences": sentences.values,
        "articles": [{"iri": iri, "title": title, "publisher": publisher, "published": day} for iri, title, publisher, day in articles.values],
        "script": script_pairs([text for thing in things for text in (*thing["labels"].values(), *thing["names"])]),
    }


def node_order(graph: nx.MultiDiGraph[str]) -> list[str]:
    """The nodes in the order of their numbers in the page."""
    return sorted(graph)


def script_pairs(texts: list[str]) -> list[str]:
    """Two equally long texts: characters of either script, and the simplified ones for which a search takes them.

    Only what can matter for `texts` is there: the table of both scripts is large.
    """
    seen = set(shadow("".join(texts)))
    every = "".join(chr(code) for start, end in _HAN for code in range(start, end))
    pairs = [(a, b) for a, b in zip(every, shadow(every), strict=True) if a != b and b in seen and unicodedata.category(a) == "Lo"]
    return ["".join(a for a, _ in pairs), "".join(b for _, b in pairs)]


class _Numbered:
    """Values in the order in which they were first asked for."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._number: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        if value not in self._number:
            self._number[value] = len(self.values)
            self.values.append(value)
        return self._number[value]


def _named(graph: nx.MultiDiGraph[str], iri: str) -> Named:
    data = graph.nodes[iri]
    return Named(iri, data["class"], data["labels"], data["names"], data["same_as"])


def _thing(named: Named) -> dict[str, Any]:
    wikidata = next((iri.rsplit("/", 1)[1] for iri in named.same_as if iri.startswith(_WIKIDATA)), "")
    labels = {language: named.labels[language] for language in sorted(named.labels)}
    return {"class": named.kind, "labels": labels, "names": list(named.names), "wikidata": wikidata if wikidata[1:].isdecimal() else ""}


def _claim(citation: Citation, number: dict[str, int], sentences: _Numbered, articles: _Numbered) -> dict[str, Any]:
    """A citation without its empty fields; positive and actual go without saying."""
    article = (citation.article, citation.title, citation.publisher, citation.published)
    fields = {
        "text": sentences.number(citation.sentence),
        "article": articles.number(article) if any(article) else -1,
        "marks": [list(mark) for mark in citation.marks],
        "by": [number[iri] for iri in citation.speakers],
        "verb": citation.verb,
        "negative": citation.polarity == "-",
        "modality": "" if citation.modality == "actual" else citation.modality,
        "date": citation.date,
        "place": number.get(citation.place, -1),
        "topics": [number[iri] for iri in citation.topics],
        "role": citation.role,
        "quantity": citation.quantity,
        "rule": citation.rule,
        "why": citation.why,
    }
    return {key: value for key, value in fields.items() if value not in ("", -1, []) and value is not False}


def _groups(ontology: Ontology) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "labels": {language: group.labels[language] for language in LANGUAGES},
            "predicates": [
                {
                    "id": predicate.name,
                    "labels": dict(predicate.labels),
                    "inverse": dict(predicate.inverse),
                    "symmetric": predicate.symmetric,
                    "stance": predicate.stance,
                    "tone": _tone(predicate.name, name, stance=predicate.stance),
                }
                for predicate in ontology.predicates.values()
                if predicate.group == name
            ],
        }
        for name, group in ontology.groups.items()
    ]


def _tone(predicate: str, group: str, *, stance: bool) -> int:
    """Which way a relation leans: 1 favourable, -1 adverse, 0 neither. It decides the line's colour, dashes and sign."""
    if group == "conflict" or predicate == "opposes":
        return -1
    return 1 if stance else 0
