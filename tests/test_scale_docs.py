"""docs/scale.md and the files below docs/scale/ are held against the program and against parts."""

import ast
import configparser
import re
import runpy
import shlex
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from kg.cli import run
from kg.cluster.plan import Part
from kg.cluster.worker import PartWriter
from kg.run import Options

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "scale"
PAGE = (ROOT / "docs" / "scale.md").read_text("utf-8")
ARTICLE = ROOT / "data" / "xi-putin-talks-2025-05-08.txt"
LINES = [line.partition(" #")[0] for block in re.findall(r"^```bash\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE) for line in block.splitlines()]
JOB = yaml.safe_load((FOLDER / "rayjob.yaml").read_text("utf-8"))
COMMANDS = [line for line in [*LINES, JOB["spec"]["entrypoint"]] if line.startswith("kg ")]
LATER = {"--engine", "--address"}  # of the engine ray: they may not be there yet
needs_pyarrow = pytest.mark.skipif(not find_spec("pyarrow"), reason="needs the extra: pip install 'kg[cluster]'")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one part of one article."""
    out = tmp_path_factory.mktemp("parts")
    PartWriter(str(out), Options()).write(Part("0" * 32, (str(ARTICLE),)))
    return out


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_name_verbs_and_flags_that_exist(command, capsys):
    """Every kg command of the page, and the one of the job, is a verb with flags of its help."""
    _, verb, *words = shlex.split(command)
    assert run([verb, "--help"]) == 0
    told = capsys.readouterr().out
    flags = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
    known = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", told))
    missing = flags - known
    if missing and missing <= LATER:
        pytest.skip(f"not in this program yet: {sorted(missing)}")
    assert not missing


def test_every_file_is_told_of_and_there():
    """The page names every file below docs/scale/, and no other."""
    assert set(re.findall(r"\]\(scale/([\w.]+)\)", PAGE)) == {path.name for path in FOLDER.iterdir()}


def test_the_job_is_a_cluster_of_one_image():
    """The manifest is a RayJob whose head and workers have the image that the page builds, without Ray's reports."""
    assert (JOB["apiVersion"], JOB["kind"]) == ("ray.io/v1", "RayJob")
    cluster = JOB["spec"]["rayClusterSpec"]
    groups = [cluster["headGroupSpec"], *cluster["workerGroupSpecs"]]
    containers = [one for group in groups for one in group["template"]["spec"]["containers"]]
    (image,) = {one["image"] for one in containers}
    assert f"-t {image} " in PAGE
    assert all({"name": "RAY_USAGE_STATS_ENABLED", "value": "0"} in one["env"] for one in containers)
    assert all(isinstance(value, str) for group in groups for value in group["rayStartParams"].values())


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.sh")), ids=lambda path: path.name)
def test_scripts_are_valid_and_stop_without_arguments(script):
    """Bash reads every script to its end; without a folder of parts it stops."""
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    assert subprocess.run(["bash", str(script)], check=False, capture_output=True).returncode != 0


def test_the_qleverfile_reads():
    """It is an INI file as qlever takes it, of N-Quads in parts/."""
    config = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
    config.read_string((FOLDER / "Qleverfile").read_text("utf-8"))
    assert (config["data"]["FORMAT"], config["index"]["INPUT_FILES"]) == ("nq", "parts/*.nq")


def test_the_image_copies_what_is_there():
    """What the Dockerfile copies is in the project, and the extra that it installs exists."""
    text = (FOLDER / "Dockerfile").read_text("utf-8")
    copied = [word for line in re.findall(r"^COPY (.*)$", text, re.MULTILINE) for word in line.split()[:-1]]
    assert copied
    assert all((ROOT / word).exists() for word in copied)
    assert "'.[cluster]'" in text
    assert "\ncluster = [" in (ROOT / "pyproject.toml").read_text("utf-8")


@needs_pyarrow
def test_the_query_of_the_stores_wants_the_union(parts):
    """met.rq finds who met whom over the union of the graphs of a part, and nothing in the default graph."""
    store = ox.Store()
    store.bulk_load(path=str(parts / f"{'0' * 32}.nq"), format=ox.RdfFormat.N_QUADS)
    query = (FOLDER / "met.rq").read_text("utf-8")
    rows = {
        (row["who"].value.rpartition("/")[2], row["whom"].value.rpartition("/")[2]) for row in store.query(query, use_default_graph_as_union=True)
    }
    assert ("Xi_Jinping", "Vladimir_Putin") in rows
    assert not list(store.query(query))


@needs_pyarrow
def test_pyarrow_reads_the_claims(parts):
    """claims.py finds the same meeting in the Parquet of a part."""
    meetings = runpy.run_path(str(FOLDER / "claims.py"))["meetings"]
    assert {"subject_label": "习近平", "object_label": "弗拉基米尔·普京", "article_count_distinct": 1} in meetings(str(parts))


@needs_pyarrow
def test_duckdb_reads_the_claims(parts, monkeypatch):
    """claims.sql names columns that a part has; where DuckDB is there, it finds the same meeting."""
    from pyarrow import parquet

    sql = (FOLDER / "claims.sql").read_text("utf-8")
    columns = set(parquet.read_schema(next(parts.glob("*.parquet"))).names)
    assert {"subject_label", "object_label", "published", "article", "predicate", "polarity", "modality"} <= columns
    (listed,) = re.findall(r"`KEY\.parquet` \| a row a claim: (.*) \|", PAGE)
    said = set(listed.replace("their labels", "subject_label, object_label").split(", "))
    assert said == columns
    duckdb = pytest.importorskip("duckdb")
    (parts / "parts").symlink_to(parts, target_is_directory=True)
    monkeypatch.chdir(parts)
    assert ("习近平", "弗拉基米尔·普京") in [row[:2] for row in duckdb.sql(sql).fetchall()]


def test_claims_py_imports_the_extra_alone():
    """claims.py runs where kg[cluster] is installed: it imports pyarrow and the standard library."""
    tree = ast.parse((FOLDER / "claims.py").read_text("utf-8"))
    names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.partition(".")[0] for name in names} <= {"pyarrow", "sys"}
