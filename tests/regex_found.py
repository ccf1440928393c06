"""Every pattern of kg: those that its modules, its rules and its lexicon hold, and those that stand written in a call."""

import ast
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import kg
from kg.knowledge import Knowledge
from kg.late import Late

CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
ROOT = Path(kg.__file__).parent


def held(knowledge: Knowledge) -> dict[str, re.Pattern[Any]]:
    """Every compiled pattern in a module of kg or in what it loads, by where it was found first."""
    found: dict[tuple[Any, int], tuple[str, re.Pattern[Any]]] = {}
    seen: set[int] = set()

    def look(value: object, where: str) -> None:
        if isinstance(value, re.Pattern | Late):
            found.setdefault((value.pattern, value.flags), (where, re.compile(value.pattern, value.flags)))
            return
        if id(value) in seen:
            return
        seen.add(id(value))
        if isinstance(value, dict):
            for key, inner in value.items():
                look(inner, f"{where}[{key!r}]")
        elif isinstance(value, list | tuple):
            for number, inner in enumerate(value):
                look(inner, f"{where}[{number}]")
        elif type(value).__module__.startswith("kg.") and not isinstance(value, type):
            for name in (*getattr(value, "__slots__", ()), *getattr(value, "__dict__", {})):
                look(getattr(value, name, None), f"{where}.{name}")

    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                look(value, f"{module.name}.{name}")
    assert all((rule.before, rule.after) for rule in knowledge.rules)  # compiled when they are asked for
    for part in ("lexicon", "rules", "finder", "matcher"):
        look(getattr(knowledge, part), part)
    return dict(found.values())


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `re` in the source of kg whose pattern no module holds, with its module."""
    for path in sorted(ROOT.rglob("*.py")):
        module = ".".join(("kg", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")
        source = path.read_text("utf-8")
        tree = ast.parse(source) if "re." in source or "late(" in source else ast.Module([], [])
        held = {id(node) for outer in tree.body if isinstance(outer, ast.Assign | ast.AnnAssign) for node in ast.walk(outer)}
        for node in ast.walk(tree):
            name = node.func if isinstance(node, ast.Call) and id(node) not in held else None
            of_re = isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name) and name.value.id == "re" and name.attr in CALLS
            if of_re or (isinstance(name, ast.Name) and name.id == "late"):
                yield module, node


@cache
def written() -> tuple[dict[str, re.Pattern[Any]], list[tuple[str, str]]]:
    """The patterns that calls in functions are given, and the calls (module, source) whose pattern only a run can tell."""
    found, unknown = {}, []
    for module, node in calls():
        names = vars(import_module(module))
        flags = next((eval(ast.unparse(arg), names) for arg in node.args[1:] if ast.unparse(arg).startswith("re.")), 0)  # noqa: S307 (our own source)
        try:
            pattern = eval(ast.unparse(node.args[0]), names)  # noqa: S307
        except NameError:
            unknown.append((module, ast.unparse(node.args[0])))
        else:
            found[f"{module}:{node.lineno}"] = re.compile(pattern, flags)
    return found, unknown
