"""The small picture of an entity among its nearest: places on a circle, as numbers that a template draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, sin

from kg.serve.catalogue import Catalogue
from kg.serve.rows import Tie
from kg.serve.text import shorter
from kg.serve.words import Tongue

WIDTH, HEIGHT = 640, 360
_MOST = 12


@dataclass(frozen=True, slots=True)
class Spoke:
    """One neighbour: where it and its label stand, how strong the tie is and which way it leans."""

    iri: str
    kind: str
    label: str
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str
    width: float
    tone: str  # favour, adverse, neutral
    dashed: bool  # no relation of the two is asserted
    words: str


def ego(library: Catalogue, iri: str, found: Iterable[Tie], tongue: Tongue) -> list[Spoke]:
    """The neighbours with the most citations, in the order of their tones, around the entity in the middle."""
    ties: dict[str, list[tuple[str, int, bool]]] = defaultdict(list)
    for tie in found:
        if tie.other != iri:
            ties[tie.other].append((tie.predicate, max(tie.count, 1), tie.direct))
    strongest = sorted(ties, key=lambda other: (-sum(count for _, count, _ in ties[other]), other))[:_MOST]
    ordered = sorted(strongest, key=lambda other: (_tone(library, ties[other]), other))
    return [_spoke(library, other, ties[other], number, len(ordered), tongue) for number, other in enumerate(ordered)]


def _spoke(library: Catalogue, iri: str, ties: list[tuple[str, int, bool]], number: int, of: int, tongue: Tongue) -> Spoke:
    angle = 2 * pi * number / of - pi / 2 + pi / max(of, 1)
    x, y = WIDTH / 2 + cos(angle) * WIDTH * 0.28, HEIGHT / 2 + sin(angle) * HEIGHT * 0.36
    right, left = cos(angle) > 0.25, cos(angle) < -0.25
    named = library.named(iri)
    kinds = {tongue.word(library.ontology.predicates[predicate].labels) for predicate, _, _ in ties}
    return Spoke(
        iri=iri,
        kind=named.kind,
        label=shorter(tongue.name(named.labels), 18 if tongue.names == "en" else 9),
        x=round(x, 1),
        y=round(y, 1),
        text_x=round(x + (12 if right else -12 if left else 0), 1),
        text_y=round(y + (4 if right or left else 22 if sin(angle) > 0 else -12), 1),
        anchor="start" if right else "end" if left else "middle",
        width=round(1.2 + min(sum(count for _, count, _ in ties), 20) / 5, 1),
        tone=_tone(library, ties),
        dashed=not any(direct for _, _, direct in ties),
        words="、".join(sorted(kinds)),
    )


def _tone(library: Catalogue, ties: list[tuple[str, int, bool]]) -> str:
    adverse = any(predicate == "opposes" or library.ontology.predicates[predicate].group == "conflict" for predicate, _, _ in ties)
    favour = any(library.ontology.predicates[predicate].stance and predicate != "opposes" for predicate, _, _ in ties)
    return "neutral" if adverse == favour else "adverse" if adverse else "favour"
