"""The prefixes that every query may use without declaring them, and IRIs shortened by them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from kg.graph import Namespaces

PREFIXES: Mapping[str, str] = MappingProxyType(Namespaces().prefixes)
_PREFIXED = re.compile(r"(?P<prefix>[a-z]+):(?P<local>\S+)")


def shorten(iri: str) -> str:
    """`kgo:meets` or `person:钱峰` for the full IRI, by the longest prefix that fits; else the IRI as it is."""
    fitting = [(len(base), prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"


def expand(name: str) -> str | None:
    """The full IRI for `<https://…>`, `https://…` or `kg:Xi_Jinping`; None where `name` is none of them."""
    if name.startswith("<") and name.endswith(">"):
        return name[1:-1]
    if name.startswith(("http://", "https://", "urn:")):
        return name
    match = _PREFIXED.fullmatch(name)
    if match and match["prefix"] in PREFIXES:
        return PREFIXES[match["prefix"]] + match["local"]
    return None
