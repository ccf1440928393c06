"""Whether a graph keeps the contract: the shipped SHACL shapes, and what they cannot simply say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from kg.graph.build import DEFAULT
from kg.graph.names import Namespaces, term
from kg.graph.rdflib_form import to_rdflib
from kg.graph.read import load_store
from kg.ontology import Ontology, Predicate, load_ontology


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One thing found: `severity` is Violation, Warning or Info; `focus` the node; `path` the property; `value` what stands there."""

    severity: str
    focus: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        where = " ".join(part for part in (self.focus, self.path, self.value) if part)
        return f"{self.severity}: {self.message}\n    {where}"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome for one graph. It conforms where nothing is a Violation."""

    results: tuple[Result, ...]
    triples: int

    @property
    def conforms(self) -> bool:
        """Whether nothing is a Violation."""
        return all(result.severity != "Violation" for result in self.results)

    @property
    def text(self) -> str:
        """The report for people: the verdict, then each result."""
        found = [result.severity for result in self.results]
        counts = ", ".join(f"{found.count(severity)} {severity.lower()}s" for severity in ("Violation", "Warning", "Info"))
        verdict = "conforms" if self.conforms else "does not conform"
        return "\n".join([f"The graph {verdict}: {self.triples} triples, {counts}.", *map(str, self.results)]) + "\n"

    def __str__(self) -> str:
        return self.text.rstrip("\n")


def validate(graph: str | Path | ox.Store, names: Namespaces = DEFAULT) -> Report:
    """Check a graph file or a store, all its named graphs together.

    Raises:
        GraphError: the file cannot be read as a graph.
    """
    store = graph if isinstance(graph, ox.Store) else load_store(graph)
    triples = {(quad.subject, quad.predicate, quad.object) for quad in store}
    quads = [ox.Quad(*triple) for triple in triples]
    results = {*_shacl(quads, names), *_edges(quads, names), *_classes(quads, names)}
    return Report(tuple(sorted(results)), len(quads))


def shapes(names: Namespaces = DEFAULT) -> str:
    """The shipped shapes as Turtle, for these namespaces."""
    text = files("kg").joinpath("resources/shapes.ttl").read_text("utf-8")
    return text.replace(f"<{DEFAULT.ontology}>", f"<{names.ontology}>")


def _shacl(quads: list[ox.Quad], names: Namespaces) -> Iterator[Result]:
    data = to_rdflib(quads).default_graph  # the quads stand in no named graph
    checked = rdflib.Graph().parse(data=shapes(names), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=checked, inference="none", allow_warnings=True)
    assert isinstance(report, rdflib.Graph)  # a failure of pyshacl itself would be an exception
    for result in report.subjects(RDF.type, SH.ValidationResult):
        value = partial(report.value, result)
        yield Result(
            severity=str(value(SH.resultSeverity)).removeprefix(str(SH)),
            focus=_shown(value(SH.focusNode)),
            path=_shown(value(SH.resultPath)),
            value=_shown(value(SH.value)),
            message=str(value(SH.resultMessage)),
        )


def _shown(node: object) -> str:
    return "" if node is None else node.n3() if isinstance(node, rdflib.URIRef | rdflib.Literal) else str(node)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim as the graph has it; a value that is not there once is None."""

    node: str
    ends: tuple[str, str]
    predicate: Predicate
    asserted: bool


def _claims(quads: list[ox.Quad], names: Namespaces, ontology: Ontology) -> Iterator[_Claim]:
    """The claims that have a subject, an object and a predicate of the closed set; the shapes report the others."""
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            values[quad.subject.value][quad.predicate.value].add(_text(quad.object))
    kgo = names.ontology
    for node, found in sorted(values.items()):
        if f"{kgo}Claim" not in found[term("rdf:type").value]:
            continue
        subjects, objects, predicates = (sorted(found[term(f"rdf:{end}").value]) for end in ("subject", "object", "predicate"))
        predicate = ontology.predicates.get(predicates[0].removeprefix(kgo)) if predicates else None
        if not (subjects and objects and predicate):
            continue
        firm = predicate.stance or f"{kgo}Actual" in found[f"{kgo}modality"]
        own = not found[term("prov:wasAttributedTo").value] or "true" in found[f"{kgo}ownSide"]
        asserted = f"{kgo}Positive" in found[f"{kgo}polarity"] and firm and own
        yield _Claim(node, (subjects[0], objects[0]), predicate, asserted)


def _edges(quads: list[ox.Quad], names: Namespaces) -> Iterator[Result]:
    """Every direct edge has a claim that allows it, and every claim that makes an edge has it, both ways where symmetric."""
    ontology = load_ontology()
    closed = {names.ontology + name for name in ontology.predicates}
    there = {(_text(q.subject), q.predicate.value, _text(q.object)) for q in quads if q.predicate.value in closed}
    meant: set[tuple[str, str, str]] = set()
    for claim in _claims(quads, names, ontology):
        if claim.asserted:
            (subject, obj), predicate = claim.ends, names.ontology + claim.predicate.name
            meant |= {(subject, predicate, obj)} | ({(obj, predicate, subject)} if claim.predicate.symmetric else set())
    for subject, predicate, obj in there - meant:
        yield _violation(subject, predicate, obj, "An edge is asserted that no claim allows.")
    for subject, predicate, obj in meant - there:
        yield _violation(subject, predicate, obj, "A claim makes this edge, and it is not asserted.")


def _classes(quads: list[ox.Quad], names: Namespaces) -> Iterator[Result]:
    """Subject and object of every claim are of the classes that its predicate allows."""
    ontology = load_ontology()
    known = {names.ontology + name: name for name in ontology.classes}
    classes: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == term("rdf:type") and _text(quad.object) in known:
            classes[_text(quad.subject)].add(known[_text(quad.object)])
    for claim in _claims(quads, names, ontology):
        allowed = (("rdf:subject", claim.predicate.domain), ("rdf:object", claim.predicate.range))
        for end, (side, wanted) in zip(claim.ends, allowed, strict=True):
            if not classes[end] & set(wanted):
                seen = ", ".join(sorted(classes[end])) or "nothing known"
                what = f"The {side[4:]} of kgo:{claim.predicate.name} is one of {', '.join(wanted)}; this is {seen}."
                yield _violation(claim.node, term(side).value, end, what)


def _violation(subject: str, predicate: str, obj: str, message: str) -> Result:
    return Result("Violation", f"<{subject}>", f"<{predicate}>", f"<{obj}>", message)


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal | ox.BlankNode) else str(node)
