"""docs/exports.md is followed to the letter: its commands, its Python, its Turtle."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import run
from kg.export import FORMATS
from kg.export.records import EDGE_COLUMNS, NODE_COLUMNS
from kg.export.sheets import CLAIM_COLUMNS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    """The page's fenced blocks of one language."""
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


COMMANDS = [line[2:] for block in blocks("console") for line in block.splitlines()]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder in which data/ is built, and every command of the page has been given."""
    folder = tmp_path_factory.mktemp("exports")
    shutil.copytree(ROOT / "data", folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["build", "data", "--quiet"]) == 0
        for command in COMMANDS:
            words = shlex.split(command)
            assert words[0] == "kg"
            assert run(words[1:]) == 0, command
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_write_what_they_name(place, command):
    """Every command of the page has written its file or folder."""
    out = place / shlex.split(command)[shlex.split(command).index("-o") + 1]
    assert out.is_dir() or out.stat().st_size > 1000


@pytest.mark.parametrize(
    ("script", "said"), zip(blocks("python"), ("meetings; (", "claims deny something", "Xi Jinping\n", "id/Egypt', 'title-state'"), strict=True)
)
def test_python_runs(place, script, said):
    """The page's Python runs beside the files that its commands wrote, and finds something."""
    done = subprocess.run([sys.executable, "-c", script], cwd=place, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_turtle_is_real(place):
    """The annotated edge of the page stands in the file."""
    assert blocks("turtle")[0] in (place / "graph-1.2.ttl").read_text("utf-8")


def test_neo4j_command_names_the_files(place):
    """The command for Neo4j names the four files, headers first."""
    (command,) = blocks("sh")
    named = re.findall(r"neo4j/[a-z-]+\.csv", command)
    assert sorted(named) == sorted(f"neo4j/{path.name}" for path in (place / "neo4j").iterdir())
    assert [name.endswith("-header.csv") for name in named] == [True, False, True, False]


def test_every_format_and_column_is_told():
    """The page tells every format, and every column of nodes and edges."""
    assert re.findall(r"^\| `([a-z0-9]+)` \|", PAGE.partition("## ")[0], re.MULTILINE) == [
        *("nq", "trig", "jsonld", "nt", "ttl", "rdfxml", "rdf12", "graphml", "gexf", "csv", "sheets"),
    ]
    assert len(FORMATS) == 11
    assert [name for name in (*NODE_COLUMNS, *EDGE_COLUMNS, *CLAIM_COLUMNS) if f"`{name}`" not in PAGE] == []


def test_links_lead_somewhere():
    """What the page links to is there."""
    assert [target for target in re.findall(r"\]\(([^)#]+)\)", PAGE) if not (ROOT / "docs" / target).exists()] == []
