"""One pattern for many words: the longest of them that stands at a place.

A plain alternation tries every word at every place. Here words that begin alike are one branch, and no branch is tried whose first
character is not there: by far the most places are left at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""
_TOGETHER = 40  # branches that are tried one after another; more of them are asked for in groups, by one set of characters each


def one_of(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern that matches what the alternation of these words, longest first, would match; nothing where there are none."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    if len(tree) > _TOGETHER:
        return re.compile(f"(?={_set(tree)})(?:{_branches(tree)})")
    # The engine itself looks for the first characters of branches, where each branch begins with one.
    return re.compile("|".join(re.escape(char) + _after(node) for char, node in sorted(tree.items())) or "(?!)")


def _branches(node: _Tree) -> str:
    """The alternatives that go on from a node, those that end at once as one set."""
    rest = {char: _after(node[char]) for char in sorted(node) if char != _END}
    last = [char for char, after in rest.items() if not after]
    longer = [char for char, after in rest.items() if after]
    groups = [longer[at : at + _TOGETHER] for at in range(0, len(longer), _TOGETHER)]
    parts = ["|".join(re.escape(char) + rest[char] for char in group) for group in groups]
    if len(groups) > 1:
        parts = [f"(?={_set(group)})(?:{part})" for group, part in zip(groups, parts, strict=True)]
    return "|".join([*parts, *([_set(last)] if last else [])])


def _after(node: _Tree) -> str:
    """What follows a word's beginning; "" where nothing does."""
    if node.keys() == {_END}:
        return ""
    branches = _branches(node)
    return f"(?:{branches})?" if _END in node else f"(?:{branches})" if len(node) > 1 else branches


def _set(chars: Iterable[str]) -> str:
    """Any of these characters."""
    return f"[{''.join(re.escape(char) for char in sorted(chars))}]"
