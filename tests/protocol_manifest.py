"""A runner for manifests in the form of the W3C's SPARQL 1.1 Protocol tests (mf:ProtocolTest, the HTTP vocabulary)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    "RDF": ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"),
}


@dataclass(frozen=True)
class Exchange:
    """One request, and what must come back."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    statuses: tuple[str, ...]  # such as 2xx
    boolean: bool | None
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """One test: its name and its exchanges, in order."""

    name: str
    title: str
    exchanges: tuple[Exchange, ...]


class Manifest:
    """A manifest file: its cases, and the graphs that they speak of."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self._store = ox.Store()
        self._store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=path.absolute().as_uri())

    def cases(self) -> list[Case]:
        """Every test of mf:entries, in its order."""
        [entries] = self._objects(None, MF + "entries")
        return [self._case(node) for node in self._list(entries)]

    def nquads(self) -> bytes:
        """All the graphs that the tests need, each under its name."""
        store = ox.Store()
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(UT + "graphData"), None):
            [file], [label] = self._objects(quad.object, UT + "graph"), self._objects(quad.object, LABEL)
            data = (self._folder / file.value.rpartition("/")[2]).read_bytes()
            store.load(data, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(label.value))
        return store.dump(format=ox.RdfFormat.N_QUADS)

    def _case(self, node: object) -> Case:
        title = self._text(node, MF + "name")
        [action] = self._objects(node, MF + "action")
        [requests] = self._objects(action, HT + "requests")
        return Case(node.value.rpartition("#")[2], title, tuple(self._exchange(one) for one in self._list(requests)))

    def _exchange(self, node: object) -> Exchange:
        [response] = self._objects(node, HT + "resp")
        headers = [one for found in self._objects(node, HT + "headers") for one in self._list(found)]
        pairs = tuple((self._text(one, HT + "fieldName"), self._text(one, HT + "fieldValue")) for one in headers)
        body = [self._body(one) for one in self._objects(node, HT + "body")]
        statuses = tuple(one.value.rpartition("StatusCode")[2] for one in self._objects(response, MF + "expectedStatus"))
        boolean = [one.value == "true" for one in self._objects(response, MF + "expectedBoolean")]
        forms = tuple(one.value for one in self._objects(response, MF + "expectedFormat"))
        path = self._text(node, HT + "absolutePath")
        return Exchange(self._text(node, HT + "methodName"), path, pairs, *body or [None], statuses, *boolean or [None], forms)

    def _body(self, node: object) -> bytes:
        encoding = self._text(node, CNT + "characterEncoding") or "UTF-8"
        return self._text(node, CNT + "chars").encode(encoding)

    def _objects(self, subject: object, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        return [quad.object for quad in self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    def _text(self, subject: object, predicate: str) -> str:
        return next((one.value for one in self._objects(subject, predicate)), "")

    def _list(self, node: object) -> Iterator[object]:
        while node != ox.NamedNode(RDF + "nil"):
            [first] = self._objects(node, RDF + "first")
            yield first
            [node] = self._objects(node, RDF + "rest")


def failures(exchange: Exchange, send) -> list[str]:
    """What is wrong with the answer to one exchange; `send` takes method, path, headers and body."""
    path = "/sparql" + exchange.path.removeprefix("/sparql/").removeprefix("/sparql")
    answer = send(exchange.method, quote(path, safe="%/?&=+:;,"), dict(exchange.headers), exchange.body)
    wrong = []
    if not any(str(answer.status).startswith(status.rstrip("x")) for status in exchange.statuses):
        wrong.append(f"status {answer.status}, not {' or '.join(exchange.statuses)}: {answer.text[:200]}")
    wrong += [f"type {answer.type} is not {form}" for form in exchange.forms if answer.type not in FORMATS[form]]
    if exchange.boolean is not None and answer.status == 200:
        said = json.loads(answer.body)["boolean"] if answer.type.endswith("json") else b"true" in answer.body
        if said is not exchange.boolean:
            wrong.append(f"answers {said}, not {exchange.boolean}")
    return wrong
