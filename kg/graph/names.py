"""Namespaces, prefixes and IRIs: what anything is called in the graph."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache

import pyoxigraph as ox

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "geonames": "https://sws.geonames.org/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Each folder below kg: has a prefix of its own, since a prefixed name may not hold a slash: person:钱峰, not <…/person/钱峰>.
FOLDERS = (
    "article",
    "claim",
    "concept",
    "country",
    "dataset",
    "document",
    "event",
    "instant",
    "interval",
    "membership",
    "mention",
    "occurrence",
    "organization",
    "person",
    "place",
    "role",
    "sentence",
    "statement",
)

_REMEMBERED = 1 << 14  # IRIs that are kept: those of one article come again and again
LONGEST = 120  # characters of an id that an IRI shows whole

# What stands for itself in an IRI: letters, digits and CJK. Ranges are spelled out, since Python's notion of a printable character
# moves with its Unicode version. Left out, and so percent-encoded: spaces, controls, bidirectional and zero-width marks, private use.
_KEPT = (
    "A-Za-z0-9_.~/()'!*,;:@&=+$\\-"
    "\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_ENCODED = re.compile(f"[^{_KEPT}]")
_ENCODED_IN_IRI = re.compile(f"[^{_KEPT}?#%\\[\\]]|%(?![0-9A-Fa-f]{{2}})")
_DOTS = re.compile(r"(?<![^/])\.{1,2}(?![^/])")  # the segments . and .., which resolvers would take for steps


@cache
def term(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name of a public vocabulary, such as schema:headline."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


A = term("rdf:type")
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def local_part(identifier: str) -> str:
    """An id as the local part of an IRI: Chinese stays, what an IRI may not hold is percent-encoded, a very long id ends in its hash."""
    if len(identifier) > LONGEST:
        identifier = f"{identifier[: LONGEST - 17]}-{digest(identifier)}"
    return _DOTS.sub(lambda dots: "%2E" * len(dots[0]), _ENCODED.sub(_percent, identifier))


def foreign(iri: str) -> str:
    """An IRI from elsewhere, with the characters that an IRI may not hold percent-encoded."""
    return _ENCODED_IN_IRI.sub(_percent, iri)


def digest(*parts: str) -> str:
    """Sixteen hex digits that stand for these parts in this order."""
    return hashed(sized(*parts))


def sized(*parts: str) -> str:
    """Parts as one text from which no other parts make the same."""
    return "".join([f"{len(part)}:{part}," for part in parts])


def hashed(text: str) -> str:
    """Sixteen hex digits that stand for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


@lru_cache(maxsize=_REMEMBERED)
def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


@dataclass(frozen=True, slots=True)
class Namespaces:
    """Where our own names live: `data` for what the articles tell of, `ontology` for classes and predicates. Both end in / or #."""

    data: str = "https://w3id.org/zhkg/id/"
    ontology: str = "https://w3id.org/zhkg/ontology#"

    def kgo(self, name: str) -> ox.NamedNode:
        """A class or predicate of the ontology."""
        return _node(self.ontology + name)

    def kg(self, identifier: str) -> ox.NamedNode:
        """What has this id: an entity (`Xi_Jinping`, `person/钱峰`) or a node of ours (`claim/0f…`)."""
        return _node(self.data + local_part(identifier))

    def article(self, document: str) -> ox.NamedNode:
        """The article with this document id; also the name of its graph."""
        return self.kg(f"article/{document}")

    def sentence(self, document: str, begin: int, end: int) -> ox.NamedNode:
        """The sentence at these offsets of the source."""
        return self.kg(f"sentence/{document}-{begin}-{end}")

    @property
    def prefixes(self) -> dict[str, str]:
        """Every prefix by name, ours and the public ones."""
        ours = {"kg": self.data, "kgo": self.ontology}
        return PREFIXES | {folder: f"{self.data}{folder}/" for folder in FOLDERS} | ours
