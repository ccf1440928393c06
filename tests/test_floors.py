"""The laws of the house, read off the code itself."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "kg"
FILES = sorted(HOUSE.rglob("*.py"))

# From the top down. What stands on one line may not import each other, unless the line says so in its first word.
FLOORS = (
    ("__main__",),
    ("cli",),
    ("api",),
    ("serve", "cluster", "run", "evaluate", "explain", "query", "export"),
    ("view",),
    ("graph",),
    ("pipeline",),
    ("knowledge",),
    ("resolve", "rules", "inputs"),
    ("mentions", "read", "atlas"),
    ("prose",),
    ("ontology", "yamlfile"),
    ("types", "errors", "values", "kept", "late", "bounds"),
)
# Rooms of one floor of which one stands on the other.
LOWER_FIRST = {"types": {"values"}, "ontology": {"yamlfile"}, "serve": {"explain", "query"}, "cluster": {"run"}}
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}
FACE = "__init__"  # kg itself: it names the homes of the public names, and imports nothing

LONGEST_FILE = 275  # lines: 250 and a tenth
LONGEST_FUNCTION = 40
LONG_FUNCTIONS: dict[str, str] = {}  # "kg/run/build.py:build": "the reason"


def room(path: Path) -> str:
    """The room that a file belongs to: `query` for kg/query/engine.py."""
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The rooms that a file imports from, with the line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            names = [f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module or ""]
        for name in names:
            if name.startswith("kg."):
                yield name.split(".")[1], node.lineno


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_room_has_a_floor() -> None:
    """Every room of the house stands on a floor of the drawing."""
    assert {room(path) for path in FILES} - {FACE} <= set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_point_down(path: Path) -> None:
    """A file imports only from its own room and from floors below it."""
    here = room(path)
    above = []
    for there, line in imports(path):
        if there == here or there in LOWER_FIRST.get(here, ()):
            continue
        if here == FACE or there not in FLOOR or FLOOR[there] <= FLOOR[here]:
            above.append(f"{path.relative_to(HOUSE)}:{line} imports kg.{there}")
    assert not above


def test_no_module_cycles() -> None:
    """No file imports itself by way of others."""
    modules = {".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in FILES}
    edges: dict[str, set[str]] = {}
    for name, path in modules.items():
        inside = path.name == "__init__.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kg."):
                targets = {f"{node.module}.{alias.name}" for alias in node.names} & set(modules) or {node.module}
                edges.setdefault(name, set()).update(targets - {name})
            elif isinstance(node, ast.Import):
                edges.setdefault(name, set()).update({alias.name for alias in node.names} & set(modules))
        assert not (inside and name in edges.get(name, ()))
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        pytest.fail(f"a cycle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_only_cli_prints(path: Path) -> None:
    """No room but cli prints, echoes or writes to the standard streams."""
    if room(path) == "cli":
        pytest.skip("cli is the one that prints")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{path}:{node.lineno} prints"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            assert node.attr not in {"stdout", "stderr"}, f"{path}:{node.lineno} uses sys.{node.attr}"
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in {"click", "rich"}, f"{path}:{node.lineno} imports {node.module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_type_checking_guards(path: Path) -> None:
    """Imports for types alone are imports all the same."""
    assert "TYPE_CHECKING" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_files_and_functions_stay_short(path: Path) -> None:
    """A file stays under 275 lines and a function under 40, docstring left out, but for those with a reason."""
    lines = len(path.read_text("utf-8").splitlines())
    long = [f"{path.relative_to(HOUSE.parent)} has {lines} lines"] if lines > LONGEST_FILE else []
    for function in functions(path):
        documented = ast.get_docstring(function, clean=False) or ""
        length = (function.end_lineno or 0) - function.lineno + 1 - len(documented.splitlines())
        name = f"{path.relative_to(HOUSE.parent)}:{function.name}"
        if length > LONGEST_FUNCTION and name not in LONG_FUNCTIONS:
            long.append(f"{name} has {length} lines")
    assert not long


def test_every_folder_has_a_door() -> None:
    """Each room that is a folder has an `__init__.py` with a paragraph and a sorted `__all__`."""
    for folder in sorted({path.parent for path in FILES} - {HOUSE}):
        assert (folder / "__init__.py").is_file(), f"{folder} has no door"
        door = ast.parse((folder / "__init__.py").read_text("utf-8"))
        assert len((ast.get_docstring(door) or "").split("\n\n")) >= 2, f"{folder}: the door says nothing"
        names = [
            [element.value for element in node.value.elts if isinstance(element, ast.Constant)]
            for node in door.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List) and ast.unparse(node.targets[0]) == "__all__"
        ]
        assert names, f"{folder}: the door has no __all__"
        assert sorted(names[0]) == sorted(set(names[0]))


def test_the_drawing_can_fail() -> None:
    """An import that points up is seen as one."""
    assert FLOOR["graph"] < FLOOR["pipeline"] < FLOOR["rules"] == FLOOR["resolve"] < FLOOR["read"]
