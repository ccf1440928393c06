"""The shipped rules as they came out of their files, found without a fault, kept between runs (see `kg.kept`). A user's own are always read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.kept import code_of, find, keep, name_of
from kg.ontology import Ontology
from kg.rules.examples import Example, Mark
from kg.rules.rule import Rule


def kept_name(shipped: Sequence[Path | Traversable], ontology: Ontology) -> str:
    """The name under which the rules of these files are kept; "" where one cannot be read, or nothing may be kept."""
    root = files("kg")
    code = (*code_of(root / "rules"), root / "yamlfile.py", root / "prose" / "clauses.py")
    return name_of("rules", tuple(sorted(ontology.predicates)), (*code, *shipped))


def find_rules(name: str) -> list[Rule] | None:
    """What is kept under this name, or None."""
    kept = find(name)
    if kept is None:
        return None
    made: Callable[..., Rule] = Rule
    return [made(*values, tuple([_example(*one) for one in examples])) for *values, examples in kept]


def keep_rules(name: str, rules: Sequence[Rule]) -> None:
    """Keep rules under this name."""
    names = [field.name for field in fields(Rule) if field.init and field.name != "examples"]
    keep(name, [(*[getattr(rule, name) for name in names], tuple(map(astuple, rule.examples))) for rule in rules])


def _example(kind: str, text: str, marks: tuple[tuple[str, str, tuple[str, ...]], ...], line: int) -> Example:
    return Example(kind, text, tuple([Mark(*mark) for mark in marks]), line)
