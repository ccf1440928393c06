"""The network as tables for people: CSV that Excel, LibreOffice and WPS open as it is, with Chinese as Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from kg.export.graphml import BETWEEN, flat
from kg.export.records import ARTICLE, EDGE_COLUMNS, NODE_COLUMNS, Value, edges, label_of, nodes
from kg.graph.xml import clean
from kg.ontology import load_ontology
from kg.view import Citation

_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # what a cell begins with that Excel would work out
_UNSEEN = " \t\n\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"  # what a program may trim before it looks
_LONGEST = 32_767  # characters of a cell in Excel
CLAIM_COLUMNS = (
    *("subject", "relation", "object", "polarity", "modality", "asserted", "date", "published", "speakers", "verb", "place", "topics", "role"),
    *("quantity", "sentence", "title", "publisher", "rule", "why", "relation_id", "subject_id", "object_id", "article_id"),
)


def sheets(network: nx.MultiDiGraph[str], languages: Sequence[str]) -> dict[str, Iterator[bytes]]:
    """The files by name: entities, relations with what all their sentences say, and claims, a row a sentence. Each has a row of heads."""
    ends = ["source_label", "label", "target_label"]
    rest = [name for name in EDGE_COLUMNS if name not in ends]
    entities = ([*node.values.values(), node.id] for node in nodes(network, languages))
    relations = ([*(edge.values[name] for name in (*ends, *rest)), edge.source, edge.target] for edge in edges(network, languages))
    return {
        "entities.csv": _table([*NODE_COLUMNS, "id"], entities),
        "relations.csv": _table([*ends, *rest, "source", "target"], relations),
        "claims.csv": _table(CLAIM_COLUMNS, _claims(network, languages)),
    }


def _claims(network: nx.MultiDiGraph[str], languages: Sequence[str]) -> Iterator[Sequence[Value]]:
    predicates, cited = load_ontology().predicates, network.graph["cited"]

    def called(iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(label_of(cited[iri].labels, languages) if iri in cited else iri for iri in iris)

    for source, target, relation, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        subject, object_ = (label_of(network.nodes[iri]["labels"], languages) for iri in (source, target))
        name = label_of({"en": relation, **predicates[relation].labels}, languages)
        for one in sorted(data["evidence"], key=_order):
            negative = one.polarity == "-"
            asserted = data["direct"] and not negative and (one.modality == "actual" or predicates[relation].stance)
            how = ("negative" if negative else "positive", one.modality, asserted)
            who = (called(one.speakers) or ARTICLE, one.verb, called([one.place] if one.place else []), called(one.topics), one.role, one.quantity)
            yield (
                *(subject, name, object_, *how, one.date, one.published, *who, one.sentence, one.title, one.publisher, one.rule, one.why),
                *(relation, source, target, one.article),
            )


def _order(one: Citation) -> tuple[str, ...]:
    return one.date or one.published, one.article, one.sentence, one.polarity, one.modality, one.rule, *one.speakers


def _table(head: Iterable[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    yield (_MARK + ",".join(head) + "\r\n").encode()
    for row in rows:
        yield (",".join(map(_cell, row)) + "\r\n").encode()


def _cell(value: Value) -> str:
    """A value in quotes, with an apostrophe before what would be a formula, so that no text of an article is worked out."""
    text = clean(flat(value)).replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, str | tuple) and (text.startswith(_FORMULA) or text.lstrip(_UNSEEN).startswith(_FORMULA)):
        text = "'" + text
    if len(text) > _LONGEST:
        head = text[: _LONGEST - 1]
        text = (head.rpartition(BETWEEN)[0] or head) + "…"
    return '"' + text.replace('"', '""') + '"'
