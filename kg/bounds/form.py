"""A pattern in parts: what the engine's own parser reads, over the kinds of character that the pattern tells apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The engine's own parser. It is no public part of `re`, and nothing else tells what the engine takes a pattern for.
op: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")

Kinds = NDArray[np.bool_]  # for each kind of character, whether it is among them

NONE: Kinds = np.zeros(0, bool)
END = 0  # the kind of character that stands after a text's last one
UNBOUND = op.MAXREPEAT


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a pattern: a character out of some kinds, parts in order, one of several parts, a repetition, a look aside, a place."""

    sort: str  # char, order, choice, repeat, ahead, not ahead, behind, not behind, atomic, place
    kinds: Kinds = field(default_factory=lambda: NONE)  # of char: which kinds of character it takes
    parts: tuple[Part, ...] = ()
    least: int = 1
    most: int = 1
    whole: bool = False  # of a repetition: gives nothing back
    lazy: bool = False  # of a repetition: takes as few as it can first
    place: Any = None


@cache
def _signatures() -> tuple[list[int], list[tuple[bool, bool, bool]]]:
    r"""Where the answer to \d, \s and \w changes among all characters, and the answer from there on."""
    starts: list[int] = []
    told: list[tuple[bool, bool, bool]] = []
    for code in range(0x110000):
        character = chr(code)
        answer = (character.isdecimal(), character.isspace(), character.isalnum() or character == "_")
        if not told or told[-1] != answer:
            starts.append(code)
            told.append(answer)
    return starts, told


def _leaves(nodes: Any) -> list[tuple[Any, Any]]:
    """Every node that takes one character."""
    found = []
    for code, value in nodes:
        if code in (op.LITERAL, op.NOT_LITERAL, op.IN):
            found.append((code, value))
        for inner in _below(code, value):
            found += _leaves(inner)
    return found


def _below(code: Any, value: Any) -> list[Any]:
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is op.SUBPATTERN:
        return [value[-1]]
    if code is op.BRANCH:
        return list(value[1])
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    if code is op.GROUPREF_EXISTS:
        return [branch for branch in value[1:] if branch]
    return [value] if code is op.ATOMIC_GROUP else []


class Alphabet:
    """The kinds of character that a pattern tells apart, a representative of each."""

    def __init__(self, tree: Any, flags: int, most: int) -> None:
        self.flags = flags
        self._told: dict[str, Kinds] = {}  # which kinds nodes take, by what they are
        cuts = {0, 10, 11, most + 1}
        for code, value in _leaves(tree):
            for inner, given in value if code is op.IN else [(code, value)]:
                if inner in (op.LITERAL, op.NOT_LITERAL):
                    low, high = given, given
                elif inner is op.RANGE:
                    low, high = given
                else:
                    continue
                for one, other in self._cases(low, high):
                    cuts |= {one, other + 1}
        starts, told = _signatures()
        self.characters = [""]
        self._cuts = sorted(cut for cut in cuts if cut <= most + 1)
        self._kinds: dict[tuple[int, Any], int] = {}  # by the stretch between two cuts, and the answer of \d, \s and \w
        for place, (low, high) in enumerate(zip(self._cuts, self._cuts[1:], strict=False)):
            for number in range(bisect_right(starts, low) - 1, bisect_left(starts, high)):
                if (place, told[number]) not in self._kinds:
                    self._kinds[place, told[number]] = len(self.characters)
                    self.characters.append(chr(max(starts[number], low)))

    def kind(self, character: str) -> int:
        """Of which kind a character is."""
        starts, told = _signatures()
        code = ord(character)
        return self._kinds[bisect_right(self._cuts, code) - 1, told[bisect_right(starts, code) - 1]]

    def _cases(self, low: int, high: int) -> list[tuple[int, int]]:
        if not self.flags & op.SRE_FLAG_IGNORECASE or high - low > 0x500:
            return [(low, high)]
        return [(low, high)] + [(ord(x), ord(x)) for c in range(low, high + 1) for x in (chr(c).lower(), chr(c).upper()) if len(x) == 1]

    def takes(self, code: Any, value: Any) -> Kinds:
        """Which kinds a node that takes one character takes."""
        told = f"{code} {value}"
        if told not in self._told:
            self._told[told] = self._taken(code, value)
        return self._told[told]

    def _taken(self, code: Any, value: Any) -> Kinds:
        if code is op.LITERAL and not self.flags & op.SRE_FLAG_IGNORECASE:  # the usual one, and quick
            found = np.zeros(len(self.characters), bool)
            found[self.kind(chr(value))] = True
            return found
        return np.array([bool(c) and any(self._takes(code, value, x) for x in self._variants(c)) for c in self.characters])

    def _variants(self, character: str) -> set[str]:
        if not self.flags & op.SRE_FLAG_IGNORECASE:
            return {character}
        return {x for x in (character, character.lower(), character.upper()) if len(x) == 1}

    def _takes(self, code: Any, value: Any, character: str) -> bool:
        if code is op.ANY:
            return character != "\n" or bool(self.flags & op.SRE_FLAG_DOTALL)
        if code is op.LITERAL:
            return ord(character) == int(value)
        if code is op.NOT_LITERAL:
            return ord(character) != int(value)
        if code is op.RANGE:
            return int(value[0]) <= ord(character) <= int(value[1])
        if code is op.CATEGORY:
            return self._category(str(value).removeprefix("CATEGORY_"), character)
        inside = value[1:] if value[0][0] is op.NEGATE else value
        return any(self._takes(inner, given, character) for inner, given in inside) is (inside is value)

    def _category(self, name: str, character: str) -> bool:
        plain = character.isascii() or not self.flags & op.SRE_FLAG_ASCII
        kind = name.removeprefix("NOT_")
        told = {"DIGIT": character.isdecimal(), "SPACE": character.isspace(), "WORD": character.isalnum() or character == "_"}
        return (plain and told[kind]) is (kind == name)


class Form:
    """A pattern in parts, over its own alphabet."""

    def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
        tree = _parser.parse(pattern, flags & ~op.SRE_FLAG_DEBUG)
        flags = tree.state.flags | (op.SRE_FLAG_ASCII if isinstance(pattern, bytes) else 0)
        self.alphabet = Alphabet(tree, flags, 255 if isinstance(pattern, bytes) else 0x10FFFF)
        self.flags = flags
        self.root = self._order(tree)

    def _order(self, nodes: Any) -> Part:
        parts = tuple(self._part(code, value) for code, value in nodes)
        return parts[0] if len(parts) == 1 else Part("order", parts=parts)

    def _part(self, code: Any, value: Any) -> Part:
        if code in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
            return Part("char", self.alphabet.takes(code, value))
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, inner = value
            return Part("repeat", NONE, (self._order(inner),), least, most, whole=code is op.POSSESSIVE_REPEAT, lazy=code is op.MIN_REPEAT)
        if code is op.SUBPATTERN and not value[1] and not value[2]:
            return self._order(value[-1])
        if code is op.AT:
            return Part("place", place=value)
        if code in (op.ASSERT, op.ASSERT_NOT):
            sort = ("not " if code is op.ASSERT_NOT else "") + ("ahead" if value[0] > 0 else "behind")
            return Part(sort, parts=(self._order(value[1]),))
        sorts = {op.BRANCH: "choice", op.ATOMIC_GROUP: "atomic", op.GROUPREF_EXISTS: "choice", op.GROUPREF: "choice"}
        return Part(sorts[code], parts=tuple(map(self._order, self._branches(code, value))))  # any other node: a KeyError

    def _branches(self, code: Any, value: Any) -> list[Any]:
        if code is op.GROUPREF:  # the same once more: something or nothing
            return [[(op.IN, [(op.RANGE, (0, 0x10FFFF))])], []]
        return [branch or [] for branch in (_below(code, value) if code is not op.GROUPREF_EXISTS else value[1:])]


def empty(part: Part) -> bool:
    """Whether a part may take nothing."""
    if part.sort == "char":
        return False
    if part.sort in ("order", "atomic"):
        return all(map(empty, part.parts))
    if part.sort == "choice":
        return any(map(empty, part.parts))
    return part.least == 0 or empty(part.parts[0]) if part.sort == "repeat" else True


def first(part: Part, size: int) -> Kinds:
    """Which kinds of character a part may begin with, where it takes any."""
    return _among(part, size, heads=True)


def kinds(part: Part, size: int) -> Kinds:
    """Which kinds of character a part may take anywhere."""
    return _among(part, size, heads=False)


def _among(part: Part, size: int, *, heads: bool) -> Kinds:
    if part.sort == "char":
        return part.kinds
    found = np.zeros(size, bool)
    if part.sort in ("order", "choice", "atomic", "repeat"):
        for inner in part.parts:
            found = found | _among(inner, size, heads=heads)
            if heads and part.sort != "choice" and not empty(inner):
                break
    return found
