"""Where each node stands: a force-directed layout of each component, labels kept apart, components packed.

Only +, -, *, / and square roots are used, whose results IEEE 754 fixes, and no sum whose order is the machine's choice: the same
network gives the same whole-number coordinates everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Place = tuple[int, int]
Tie = tuple[int, int, float]  # two nodes by number, the smaller first, and what draws them together

ROW = 46.0  # height of a node with its label, in pixels at zoom 1
WIDTH = 13.0  # width of one wide (Chinese) character of a label
GAP = 60.0  # between components
DENSE = 1600  # up to so many nodes every pair repels; above, a sample of that many pairs for each
SEED = 20250508


def positions(graph: nx.Graph[str], wide: Callable[[str], float], rounds: int | None = None) -> dict[str, Place]:
    """Whole-number coordinates of each node, in pixels at zoom 1, y downwards.

    Args:
        graph: the nodes to place; an edge's `weight` (default 1) draws its ends together.
        wide: the length of a node's label in wide characters.
        rounds: steps of the layout; by default fewer for larger components.
    """
    groups = sorted((sorted(group) for group in nx.connected_components(graph)), key=lambda group: (-len(group), group))
    boxes = []
    forces = cache(_forces)  # most small components are a pair that one line ties: those of the same ties get the same places
    for group in groups:
        half = np.array([[max(wide(node), 2.0) * WIDTH / 2 + 8, ROW / 2] for node in group])
        where = np.zeros((1, 2)) if len(group) == 1 else _apart(_scaled(forces(len(group), _ties(graph, group), rounds), half), half)
        low, high = (where - half).min(axis=0), (where + half).max(axis=0)
        boxes.append((where - low, high - low))
    corners = _packed([size for _, size in boxes])
    placed: dict[str, Place] = {}
    for group, (where, _), corner in zip(groups, boxes, corners, strict=True):
        for node, (x, y) in zip(group, where + corner, strict=True):
            placed[node] = (round(float(x)), round(float(y)))
    return placed


def _ties(graph: nx.Graph[str], nodes: list[str]) -> tuple[Tie, ...]:
    """The edges of a component, by the places of their ends in it."""
    index = {node: i for i, node in enumerate(nodes)}
    edges = graph.subgraph(nodes).edges(data="weight", default=1.0)
    return tuple(sorted((min(index[a], index[b]), max(index[a], index[b]), float(weight)) for a, b, weight in edges if a != b))


def _forces(count: int, ties: tuple[Tie, ...], rounds: int | None) -> Floats:
    """A layout after ForceAtlas2 (Jacomy et al. 2014): repulsion by degree, linear attraction, gravity; the step cools down."""
    source, target = (np.array([tie[i] for tie in ties], dtype=np.intp) for i in (0, 1))
    weight = np.array([tie[2] for tie in ties])
    mass = 1.0 + np.bincount(source, minlength=count) + np.bincount(target, minlength=count)
    rng = np.random.default_rng(SEED)
    where: Floats = (rng.random((count, 2)) - 0.5) * np.sqrt(count) * 10
    steps = rounds or max(60, min(300, 120_000 // count))
    push = _Repulsion(mass, rng)
    for step in range(steps):
        force = push.at(where)
        for axis in (0, 1):
            pull = (where[target, axis] - where[source, axis]) * weight
            force[:, axis] += np.bincount(source, pull, count) - np.bincount(target, pull, count)
        force -= where * mass[:, None] * np.array([0.05, 0.08])  # a little flatter than high: screens are wide
        length = np.sqrt(force[:, 0] ** 2 + force[:, 1] ** 2) + 1e-9
        limit = np.sqrt(count) * 4 * (1 - step / steps) ** 2 + 0.02
        where += force * (np.minimum(length / mass, limit) / length)[:, None]
    return where


class _Repulsion:
    """The push on each node from all others, or from a sample of them where there are many."""

    def __init__(self, mass: Floats, rng: np.random.Generator) -> None:
        self._mass, self._rng, count = mass, rng, len(mass)
        self._others = min(count, DENSE * DENSE // count) if count > DENSE else count
        self._every = self._weights(np.arange(count)) if count <= DENSE else None
        self._room = np.empty((4, count, self._others))  # for what each step works out: new memory would cost as much as the sums

    def _weights(self, sample: NDArray[np.intp]) -> Floats:
        weights: Floats = (10.0 * len(self._mass) / len(sample)) * self._mass[:, None] * self._mass[sample][None, :]
        return weights

    def at(self, where: Floats) -> Floats:
        """With the nodes at these places; along x and y."""
        sample = np.arange(len(where)) if self._every is not None else np.sort(self._rng.choice(len(where), self._others, replace=False))
        weights = self._weights(sample) if self._every is None else self._every
        dx, dy, squares, strength = self._room
        for axis, apart in ((0, dx), (1, dy)):
            np.subtract(where[:, axis][:, None], where[:, axis][sample][None, :], out=apart)
        np.multiply(dx, dx, out=strength)
        strength += np.multiply(dy, dy, out=squares)
        strength += 0.01
        np.divide(weights, strength, out=strength)
        push: Floats = np.stack([np.multiply(apart, strength, out=apart).sum(axis=1) for apart in (dx, dy)], axis=1)
        return push


def _scaled(where: Floats, half: Floats) -> Floats:
    """Spread so that the boxes of the labels fill about a third of the plane; outliers are drawn in."""
    low, high = where.min(axis=0), where.max(axis=0)
    broad, tall = float(high[0] - low[0]), float(high[1] - low[1])
    taken = max(broad * tall, max(broad, tall) ** 2 / (4 if len(where) > 4 else 1), 1e-6)
    wanted = 3.2 * float((4 * half[:, 0] * half[:, 1]).sum())
    scaled: Floats = (where - (low + high) / 2) * float(np.sqrt(wanted / taken))
    return scaled


def _apart(where: Floats, half: Floats, rounds: int = 60) -> Floats:
    """Push overlapping label boxes apart, each pair along the axis where they overlap least."""
    count = len(where)
    if count > DENSE:
        return where
    own = np.eye(count, dtype=bool)
    for _ in range(rounds):
        dx, dy = (where[:, i][:, None] - where[:, i][None, :] for i in (0, 1))
        over_x = half[:, 0][:, None] + half[:, 0][None, :] - np.abs(dx)
        over_y = half[:, 1][:, None] + half[:, 1][None, :] - np.abs(dy)
        both = (over_x > 0) & (over_y > 0) & ~own
        if not both.any():
            break
        sideways = both & (over_x < over_y)
        upright = both & ~sideways
        where = where + 0.5 * np.stack(
            [
                (np.where(sideways, over_x, 0.0) * np.where(dx >= 0, 1.0, -1.0)).sum(axis=1) / np.maximum(sideways.sum(axis=1), 1),
                (np.where(upright, over_y, 0.0) * np.where(dy >= 0, 1.0, -1.0)).sum(axis=1) / np.maximum(upright.sum(axis=1), 1),
            ],
            axis=1,
        )
    return where


def _packed(sizes: list[Floats]) -> list[Floats]:
    """The upper left corner of each box: the first stands alone in its row, the others in rows below, as broad as it."""
    if not sizes:
        return []
    area = sum(float((size[0] + GAP) * (size[1] + GAP)) for size in sizes)
    broad = max(float(sizes[0][0]), float(np.sqrt(area * 1.3)))
    corners, x, y, row = [], 0.0, 0.0, 0.0
    for size in sizes:
        if x and x + float(size[0]) > broad:
            x, y, row = 0.0, y + row + GAP, 0.0
        corners.append(np.array([x, y]))
        x, row = x + float(size[0]) + GAP, max(row, float(size[1]))
    return corners
