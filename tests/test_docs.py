"""The front doors say what the code does: README, ARCHITECTURE and docs/ are held against it."""

import ast
import gzip
import importlib.metadata
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import test_floors
from input_seeds import SEEDS

from kg.cli import run
from kg.cli.manual import pages
from kg.rules import load

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
HOUSE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
FILES = {"yaml": "my-rules/likes.yaml", "csv": "my-names.csv", "json": "gold/xi.json"}
ARTICLE = "xi-putin-talks-2025-05-08.txt"


def blocks(kind: str) -> list[str]:
    """The README's fenced blocks of one language."""
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


WRITTEN = [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]
SERVING = [command for command in WRITTEN if command.startswith("kg serve ")]  # these never end; tests/test_serve_browser.py starts one
COMMANDS = [command for command in WRITTEN if command not in SERVING]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the README has been followed up to its examples: data/ is read, and its files are written."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("article.txt", "articles/xi.txt", "news/xi.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "data" / ARTICLE, folder / name)
    made = {
        "page.html": "page",
        "scraped/may/a.html": "page",
        "paper.pdf": "pdf",
        "report.docx": "docx",
        "news.zip": "zip",
        "crawl.warc.gz": "warc.gz",
    }
    for name, kind in made.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(SEEDS[kind])
    row = json.dumps({"body": (ROOT / "data" / ARTICLE).read_text("utf-8"), "day": "2025-05-09"})
    (folder / "archive.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    for kind, name in FILES.items():
        assert name.rpartition("/")[2] in README
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(blocks(kind)[0], "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["build", "data", "--quiet"]) == 0
    return folder


@pytest.mark.parametrize("name", ["cli.md", "ontology.md"])
def test_pages_are_generated(name):
    """The generated pages of docs/ are what `make docs` writes."""
    assert (ROOT / "docs" / name).read_text("utf-8") == pages(ROOT / "tests" / "query_sample.ttl")[name]


def test_readme_begins_with_the_two_commands():
    """The first lines after the title are `make run` and `make test`, which the Makefile has."""
    lines = README.splitlines()
    assert [line.split("#")[0].strip() for line in lines[3:5]] == ["make run", "make test"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "\nrun:" in makefile
    assert "\ntest:" in makefile


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_commands_work(place, monkeypatch, capfdbinary, command):
    """Every command of the README ends with 0 and answers something."""
    monkeypatch.chdir(place)
    words = shlex.split(command)
    assert words[0] == "kg"
    assert run(words[1:]) == 0, capfdbinary.readouterr().err.decode()
    answer = capfdbinary.readouterr()
    assert answer.out.count(b"\n") + answer.err.count(b"\n") >= 1


@pytest.mark.parametrize("command", SERVING)
def test_readme_commands_that_serve_are_understood(place, monkeypatch, command):
    """A command that serves has flags that there are."""
    monkeypatch.chdir(place)
    assert run([*shlex.split(command)[1:], "--help"]) == 0


def test_readme_turtle_is_real(place):
    """The Turtle of the README stands in the graph of data/, to the letter."""
    graph = (place / "outputs" / "graph.ttl").read_text("utf-8")
    (block,) = blocks("turtle")
    for node in block.strip().split("\n\n"):
        assert node in graph


def test_readme_answer_is_real(place, monkeypatch, capfdbinary):
    """The table under the first query is its answer."""
    monkeypatch.chdir(place)
    command = next(command for command in COMMANDS if "@met" in command)
    assert run([*shlex.split(command)[1:], "--format", "tsv"]) == 0
    header, *rows = capfdbinary.readouterr().out.decode().splitlines()
    columns = header.split("\t")
    table = [f"| {' | '.join(row.split(chr(9)))} |" for row in rows]
    assert "\n".join([f"| {' | '.join(columns)} |", "|" + "---|" * len(columns), *table]) in README


def test_readme_rule_and_names_are_read(place, monkeypatch, capfdbinary):
    """The README's rule and name list find what it says."""
    monkeypatch.chdir(place)
    command = next(command for command in COMMANDS if "云杉所" in command)
    assert run(shlex.split(command)[1:]) == 0
    assert "Yunshan_Institute praises Kazakhstan" in capfdbinary.readouterr().out.decode()


def test_readme_python_runs(place):
    """The README's Python runs as a script and finds the meeting."""
    (script,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", script], cwd=place, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "Vladimir_Putin meets Xi_Jinping actual" in done.stdout
    assert "\n2025-05-08 https://w3id.org/zhkg/id/Xi_Jinping" in done.stdout
    assert (place / "graph.html").stat().st_size > 100_000


def test_readme_gold_is_gold():
    """The README's gold file is JSON with the parts that a claim needs."""
    gold = json.loads(blocks("json")[0])
    assert {"s", "p", "o", "pol", "mod", "by", "time", "place", "topic", "role", "ev"} == set(gold["claims"][0])


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_links_lead_somewhere(page):
    """What a page links to is there."""
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", (ROOT / page).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", prose) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_floors_are_those_of_the_test():
    """ARCHITECTURE.md draws the floors that tests/test_floors.py holds."""
    drawing = re.search(r"## Floors.*?^```\n(.*?)^```", HOUSE, re.DOTALL | re.MULTILINE)
    assert drawing
    assert tuple(tuple(line.split("  ")[0].split()) for line in drawing[1].splitlines()) == test_floors.FLOORS


def test_every_key_of_a_rule_is_told():
    """ARCHITECTURE.md names every key that a rule may have."""
    section = HOUSE.partition("## Rules")[2].partition("\n## ")[0]
    assert {key for key in load._RULE_KEYS if f"`{key}`" not in section} == set()  # noqa: SLF001


def requirements(kind: str) -> set[str]:
    """The names of the packages that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = project["dependencies"] if kind == "run" else project["optional-dependencies"][kind]
    return {re.split(r"[<>=!~\[; ]", one)[0].lower() for one in asked}


READERS = ("html", "pdf", "docx", "warc")


def readers() -> set[str]:
    """The packages that read a format each, and are extras."""
    return set().union(*map(requirements, READERS))


def imported(folder: Path) -> set[str]:
    """The packages that the files below a folder import."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    modules = importlib.metadata.packages_distributions()
    return {name.lower().replace("_", "-") for module in found for name in modules.get(module, ())}


def test_every_requirement_is_used_and_explained():
    """What pyproject.toml asks for is imported somewhere, and ARCHITECTURE.md says why it was taken."""
    assert requirements("run") == (imported(ROOT / "kg") & requirements("run"))
    assert requirements("test") - imported(ROOT / "kg") - imported(ROOT / "tests") - imported(ROOT / "bench") == set()
    table = HOUSE.partition("## Why these libraries")[2]
    for name in requirements("run") | requirements("test") | readers():
        assert re.search(rf"\b{re.escape(name)}\b", table), f"{name} is not explained"


def test_nothing_is_imported_that_is_not_asked_for():
    """The package imports no distribution beyond those of pyproject.toml; opencc makes the character table, the others are extras."""
    found = imported(ROOT / "kg") - {"kg"} - requirements("run")
    assert found - requirements("cluster") == {"opencc"} | readers() - {"lxml-html-clean"}  # trafilatura imports that one


def test_all_is_every_reader():
    """kg[all] names each extra that reads a format, and the tests install it."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert extras["all"] == [f"kg[{','.join(sorted(READERS))}]"]
    assert "kg[all]" in extras["test"]
