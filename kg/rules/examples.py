"""The examples of a rule: sentences in which the roles are marked, [普京](subject)同[习近平](with)会谈, and near misses.

A mark may name the entities meant: [双方](subject=China,Russia). Without it, the marked words must be a name of the entity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.errors import Fault
from kg.yamlfile import Key, YamlFile

KINDS = ("finds", "planned", "desired", "hypothetical", "negated", "nothing")
_MARK = re.compile(r"\[([^\[\]]+)\]\((\w+)(?:=([^()]*))?\)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of an example: words, role, and the ids meant (empty: the words name the entity)."""

    words: str
    role: str
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: its kind (finds, planned …, nothing), its bare text and its marks."""

    kind: str
    text: str
    marks: tuple[Mark, ...]
    line: int


def read_examples(file: YamlFile, path: Key, body: dict[str, Any]) -> tuple[tuple[Example, ...], list[Fault]]:
    """All examples of one rule; a rule without one that finds and one that does not is a fault."""
    out: list[Example] = []
    faults: list[Fault] = []
    for kind in KINDS:
        sentences = body.get(kind, [])
        if not isinstance(sentences, list):
            faults.append(file.fault((*path, kind), f"{kind}: is a list of sentences"))
            continue
        for index, sentence in enumerate(sentences):
            marks = tuple(Mark(m[1], m[2], tuple(m[3].split(",")) if m[3] else ()) for m in _MARK.finditer(str(sentence)))
            out.append(Example(kind, _MARK.sub(r"\1", str(sentence)), marks, file.lines.get((*path, kind, index), 1)))
    kinds = {e.kind for e in out}
    if not kinds & set(KINDS[:-1]):
        faults.append(file.fault(path, f"the rule {path[-1]!r} has no example of what it finds (finds: a list of sentences)"))
    if "nothing" not in kinds:
        faults.append(file.fault(path, f"the rule {path[-1]!r} has no near miss (nothing: a list of sentences)"))
    return tuple(out), faults
