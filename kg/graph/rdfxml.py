"""RDF/XML: one rdf:Description a subject, sorted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.names import Namespaces, digest, term
from kg.graph.terms import language_tag
from kg.graph.xml import xml_attribute, xml_text

_NAME = re.compile(r"[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u3001-\ud7ff][\w.\-]*\Z")
_HELD = re.compile(r"[\w.\-]*")  # what an end of an IRI that is a name is made of
_RDF = term("rdf:type").value.removesuffix("type")
# Names that RDF/XML keeps for its own syntax: as a property they would mean something else.
_RESERVED = {*("RDF", "Description", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li", "aboutEach", "aboutEachPrefix", "bagID")}


def write_rdfxml(quads: Iterable[ox.Quad], names: Namespaces) -> Iterator[str]:
    """The triples of all the graphs as pieces of RDF/XML; the same triples give the same text in any order.

    A character that XML cannot hold becomes U+FFFD: only there is a literal not what it was.

    Raises:
        GraphError: a predicate's IRI does not end in an XML name, or a term is a triple (RDF 1.2); RDF/XML has no form for these.
    """
    subjects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    prefixes = _Prefixes(names)
    for quad in quads:
        name = prefixes.name(quad.predicate.value)
        subjects[_subject(quad.subject)][name].add(_property(name, quad.object))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, space in sorted(prefixes.used.items()):
        yield f"\n    xmlns:{prefix}={xml_attribute(space)}"
    yield ">\n"
    for subject, properties in sorted(subjects.items()):
        yield f"  <rdf:Description {subject}>\n"
        for name in sorted(properties, key=lambda name: (name != "rdf:type", name)):
            yield from sorted(properties[name])
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


class _Prefixes:
    """Names of elements, and the prefixes that they took."""

    def __init__(self, names: Namespaces) -> None:
        self.known = {space: prefix for prefix, space in sorted(names.prefixes.items())}
        self.used = {"rdf": _RDF}
        self._names: dict[str, str] = {}

    def name(self, iri: str) -> str:
        """The qualified name of a predicate."""
        if iri not in self._names:
            self._names[iri] = self._made(iri)
        return self._names[iri]

    def _made(self, iri: str) -> str:
        # the longest end that is a name; a known namespace goes before it
        known = next((space for space in sorted(self.known, key=len, reverse=True) if iri.startswith(space) and _NAME.match(iri, len(space))), "")
        starts = [len(known)] if known else _ends(iri)
        if not starts or (iri.startswith(_RDF) and iri.removeprefix(_RDF) in _RESERVED):
            raise GraphError(f"RDF/XML has no form for the predicate <{iri}>: its end is no name of an XML element; use ttl, nt, trig or jsonld")
        space, local = iri[: starts[0]], iri[starts[0] :]
        # a namespace of nobody's is known by what it is, whatever else the graph holds
        prefix = self.known.get(space) or f"n{digest(space)}"
        self.used[prefix] = space
        return f"{prefix}:{local}"


def _ends(iri: str) -> list[int]:
    """Where an end of an IRI that is a name begins, the longest first."""
    outside = len(_HELD.sub("", iri[::-1], count=1))  # a name's first character may be one that stands nowhere else in it
    return [at for at in range(max(1, outside - 1), len(iri)) if _NAME.match(iri[at])]


def _subject(node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return f"rdf:about={xml_attribute(node.value)}"
    if isinstance(node, ox.BlankNode):
        return f"rdf:nodeID={xml_attribute('b' + node.value)}"
    raise GraphError(f"RDF/XML has no form for the triple {node} as a subject; use rdf12")


def _property(name: str, node: object) -> str:
    if isinstance(node, ox.NamedNode):
        return f"    <{name} rdf:resource={xml_attribute(node.value)}/>\n"
    if isinstance(node, ox.BlankNode):
        return f"    <{name} rdf:nodeID={xml_attribute('b' + node.value)}/>\n"
    if not isinstance(node, ox.Literal):
        raise GraphError(f"RDF/XML has no form for the triple {node} as an object; use rdf12")
    kind = ""
    if node.language:
        kind = f" xml:lang={xml_attribute(language_tag(node.language))}"
    elif node.datatype != term("xsd:string"):
        kind = f" rdf:datatype={xml_attribute(node.datatype.value)}"
    return f"    <{name}{kind}>{xml_text(node.value)}</{name}>\n"
