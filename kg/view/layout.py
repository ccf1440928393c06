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
Numbers = NDArray[np.intp]
Place = tuple[int, int]
Tie = tuple[int, int, float]  # two nodes by number, the smaller first, and what draws them together

ROW = 46.0  # height of a node with its label, in pixels at zoom 1
WIDTH = 13.0  # width of one wide (Chinese) character of a label
GAP = 60.0  # between components
DENSE = 1600  # up to so many nodes every pair repels; above, a sample of that many pairs for each
SEED = 20250508
_AT_ONCE = 1 << 15  # pairs of nodes that are worked out together


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
    push = Repulsion(mass, rng)
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


class Repulsion:
    """The push on each node from all others, or from a sample of them where there are many."""

    def __init__(self, mass: Floats, rng: np.random.Generator) -> None:
        self._mass, self._rng, count = mass, rng, len(mass)
        self._others = count if count <= DENSE else DENSE * DENSE // count
        self._heavy = (10.0 * count / self._others) * mass[:, None]
        self._rows = _rows(count, self._others)
        self._room = np.empty((4, self._rows[0].stop, self._others))

    def at(self, where: Floats) -> Floats:
        """With the nodes at these places; along x and y."""
        count = len(where)
        sample = np.arange(count) if count <= DENSE else np.sort(self._rng.choice(count, self._others, replace=False))
        there, light, push = where[sample].T.copy(), self._mass[sample][None, :], np.empty((count, 2))
        for rows in self._rows:
            dx, dy, near, square = self._room[:, : rows.stop - rows.start]
            for axis, apart in ((0, dx), (1, dy)):
                np.subtract(where[rows, axis][:, None], there[axis][None, :], out=apart)
            np.multiply(dx, dx, out=near)
            near += np.multiply(dy, dy, out=square)
            near += 0.01
            strength = np.divide(np.multiply(self._heavy[rows], light, out=square), near, out=near)
            for axis, apart in ((0, dx), (1, dy)):
                np.multiply(apart, strength, out=apart).sum(axis=1, out=push[rows, axis])
        return push


def _rows(count: int, others: int) -> list[slice]:
    """Nodes, some at a time: what is worked out of them and the others stays in the processor's own memory, which is twice as quick."""
    step = max(_AT_ONCE // others, 1)
    return [slice(start, min(start + step, count)) for start in range(0, count, step)]


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
    pushes, moved = np.zeros((count, count)), np.empty((count, 2))  # summed with the zeros in them: the order of a sum is part of its value
    for _ in range(rounds):
        one, other = near_in_height(where[:, 1], half[:, 1])
        apart = where[one] - where[other]
        over = half[one] + half[other] - np.abs(apart)
        both = (over > 0).all(axis=1) & (one != other)
        if not both.any():
            break
        one, other, apart, over = one[both], other[both], apart[both], over[both]
        sideways = over[:, 0] < over[:, 1]
        for axis, chosen in ((0, sideways), (1, ~sideways)):
            pair = one[chosen], other[chosen]
            pushes[pair] = over[chosen, axis] * np.where(apart[chosen, axis] >= 0, 1.0, -1.0)
            moved[:, axis] = pushes.sum(axis=1) / np.maximum(np.bincount(pair[0], minlength=count), 1)
            pushes[pair] = 0.0
        where = where + 0.5 * moved
    return where


def near_in_height(height: Floats, half: Floats) -> tuple[Numbers, Numbers]:
    """The pairs of boxes that may overlap by their heights, and some more; both ways."""
    order = np.argsort(height, kind="stable")
    ranked, reach = height[order], half[order] + half.max() + 1
    first, last = np.searchsorted(ranked, ranked - reach), np.searchsorted(ranked, ranked + reach)
    sizes = last - first
    others = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes - first, sizes)
    return np.repeat(order, sizes), order[others]


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
