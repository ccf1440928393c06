"""YAML whose errors know their line: plain data, and the line on which each value of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataFileError, Fault, guess

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where libyaml is there; same result

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One file as read: `data` is plain dicts, lists and scalars; `lines` gives the line of each path into it, such as ("rules", 0)."""

    name: str
    data: Any
    lines: dict[Key, int] = field(default_factory=dict)

    def fault(self, path: Key, what: str) -> Fault:
        """A fault at `path`, or at the nearest place above it that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return Fault(self.name, self.lines.get(path, 1), what)

    def unknown_keys(self, path: Key, found: dict[str, Any], allowed: set[str]) -> list[Fault]:
        """A fault for each key of the mapping at `path` that is not allowed there, with the nearest guess."""
        return [
            self.fault((*path, key), f"unknown key {key!r}, allowed are {', '.join(sorted(allowed))}{guess(str(key), allowed)}")
            for key in found
            if key not in allowed
        ]


def read_yaml(path: Path | Traversable) -> YamlFile:
    """Read one YAML file.

    Raises:
        DataFileError: it is not YAML, not UTF-8, holds a key twice, or cannot be opened.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError([Fault(str(path), 1, f"cannot be read: {error}")]) from error
    return parse_yaml(text, path.name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """The same from a string; `name` stands for the file in messages."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        lines: dict[Key, int] = {}
        faults: list[Fault] = []
        data = _plain(root, (), loader, lines, faults, name) if root is not None else {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        raise DataFileError([Fault(name, mark.line + 1 if mark else 1, f"not YAML: {what}")]) from error
    finally:
        loader.dispose()
    if faults:
        raise DataFileError(faults)
    return YamlFile(name, data, lines)


def _plain(node: Any, path: Key, loader: Any, lines: dict[Key, int], faults: list[Fault], name: str) -> Any:
    """The node as plain data; notes the line of every path on the way."""
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        out: dict[Any, Any] = {}
        for key_node, value in node.value:
            key = loader.construct_object(key_node, deep=True)
            if key in out:
                faults.append(Fault(name, key_node.start_mark.line + 1, f"the key {key!r} stands here a second time"))
            out[key] = _plain(value, (*path, key), loader, lines, faults, name)
            lines[(*path, key)] = key_node.start_mark.line + 1
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value, (*path, i), loader, lines, faults, name) for i, value in enumerate(node.value)]
    return loader.construct_object(node, deep=True)
