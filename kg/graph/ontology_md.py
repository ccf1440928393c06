"""The ontology as a page to read: `docs/ontology.md` is what this writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from kg.graph.build import DEFAULT
from kg.graph.names import Namespaces
from kg.ontology import Ontology, Predicate
from kg.yamlfile import read_yaml

_HEAD = """# The ontology

Prefix `kgo:` is `<{ontology}>`, `kg:` is `<{data}>`.
For machines, with labels and definitions in English and both scripts: `kg/resources/ontology.ttl`.
The shapes that `kg validate` checks: `kg/resources/shapes.ttl`.
This page is generated from `kg/resources/ontology.yaml` and `vocabulary.yaml`: `make docs`.
"""
_EDGES = """Every relation is a `kgo:Claim` node with its evidence. The edge itself is asserted only where a claim of it is
Positive and Actual (of a stance: Positive, in any modality), and told by the article or by a speaker about the speaker's own side.
"""
_KINDS = {"class": "class", "object": "to a thing", "datatype": "to a value", "property": "property", "individual": "value"}


def ontology_markdown(ontology: Ontology, names: Namespaces = DEFAULT) -> str:
    """The page in Markdown: the classes, the predicates by group, and the terms that describe claims, in the order of the files."""
    return "\n".join([_HEAD.format(ontology=names.ontology, data=names.data), *_parts(ontology)]) + "\n"


def _parts(ontology: Ontology) -> Iterator[str]:
    yield "## Classes\n"
    yield from _table(
        ("class", "中文", "also", "what it is", "narrower kinds"),
        (
            (f"`{kind.name}`", kind.labels["zh-Hans"], f"`{kind.twin}`", kind.definitions["en"], ", ".join(kind.kinds))
            for kind in ontology.classes.values()
        ),
    )
    yield "## Predicates\n"
    yield _EDGES
    for group in ontology.groups.values():
        note = " (each tells of an event)" * group.event + " (asserted in any modality)" * group.stance
        yield f"### {group.labels['en'].capitalize()} · {group.labels['zh-Hans']}{note}\n"
        members = [predicate for predicate in ontology.predicates.values() if predicate.group == group.name]
        yield from _table(("predicate", "中文", "from → to", "what it says", "PLOVER, CAMEO"), map(_predicate, members))
    yield "## What describes claims, statements and events\n"
    terms = read_yaml(files("kg").joinpath("resources/vocabulary.yaml")).data
    yield from _table(("term", "中文", "kind", "what it says"), (_term(name, term) for name, term in terms.items()))


def _predicate(predicate: Predicate) -> Sequence[str]:
    arrow = "↔" if predicate.symmetric else "→"
    ends = f"{', '.join(predicate.domain)} {arrow} {', '.join(predicate.range)}"
    codes = ", ".join(filter(None, (" ".join(filter(None, (predicate.plover, predicate.mode))), predicate.cameo)))
    return f"`{predicate.name}`", predicate.labels["zh-Hans"], ends, predicate.definitions["en"], codes


def _term(name: str, term: Mapping[str, Any]) -> Sequence[str]:
    kind = f"a `{term['of']}`" if term["kind"] == "individual" else _KINDS[term["kind"]]
    return f"`{name}`", term["labels"]["zh-Hans"], kind, term["definitions"]["en"]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
    yield ""
