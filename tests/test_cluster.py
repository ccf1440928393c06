"""The engine ray: a local cluster of two worker processes. Skipped where the extra is not installed."""

import json
import shutil
import subprocess
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cluster import build_on_cluster, plan
from kg.cluster.places import Input
from kg.cluster.plan import Part
from kg.cluster.worker import PartWriter
from kg.errors import UsageError
from kg.run import Options, build
from kg.run.sorting import Sorter

needs_ray = pytest.mark.skipif(not all(map(find_spec, ("ray", "pyarrow"))), reason="needs the extra: pip install 'kg[cluster]'")
DATA = Path(__file__).parent.parent / "data"
DESCRIPTION = b"dataset"  # in the IRI of the graph that describes the data set: kg build writes it, parts have none

# In a process of its own: kills one of the two workers when the second part is there.
RUN = """
import os, signal, subprocess, sys
from kg.cluster import build_on_cluster
from kg.run import Options
killed = []
def tell(key, done, total):
    if done == 2 and not killed:
        pids = [int(pid) for pid in subprocess.run(["pgrep", "-f", "^ray::MapWorker"], capture_output=True, text=True).stdout.split()]
        killed.append(pids[0])
        os.kill(pids[0], signal.SIGKILL)
outcome = build_on_cluster([sys.argv[1]], sys.argv[2], Options(), workers=2, files=2, progress=tell)
print("SAID", outcome.parts, outcome.kept, outcome.articles, outcome.failures, len(killed))
"""


def lines_of(folder: Path) -> list[bytes]:
    """The union of the parts, sorted."""
    return sorted({line for part in folder.glob("*.nq") for line in part.read_bytes().splitlines()})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], Path]:
    """A run over two workers of which one was killed: its parts, what it said, and the graph of one process."""
    root = tmp_path_factory.mktemp("cluster")
    news, out, one = root / "news", root / "parts", root / "one"
    shutil.copytree(DATA, news)
    (news / "broken.txt").write_bytes(b"\x00\x01\x02")
    said = subprocess.run([sys.executable, "-c", RUN, str(news), str(out)], check=True, capture_output=True, text=True, timeout=300)
    build([news], one, Options(), jobs=1)
    (told,) = [line for line in said.stdout.splitlines() if line.startswith("SAID")]  # Ray says things of its own
    return out, told.split()[1:], one


@needs_ray
def test_a_killed_worker_changes_nothing(made: tuple[Path, list[str], Path]) -> None:
    """Two workers, one of them killed in the middle: the union of the parts is the graph of one process, byte for byte."""
    out, said, one = made
    assert said[4] == "1"
    graph = [line for line in (one / "graph.nq").read_bytes().splitlines() if DESCRIPTION not in line.rpartition(b" <")[2]]
    assert lines_of(out) == sorted(graph)
    assert not list(out.glob(".*"))


@needs_ray
def test_claims_are_a_table_of_their_own(made: tuple[Path, list[str], Path]) -> None:
    """Every claim of the parts is a row of Parquet whose sentence is quoted and whose ends are IRIs of the graph."""
    from pyarrow import dataset

    out, said, _ = made
    rows = dataset.dataset(sorted(map(str, out.glob("*.parquet")))).to_table().to_pylist()
    account = json.loads((out / "run.json").read_bytes())
    assert len(rows) == account["claims"]
    assert account["articles"] == int(said[2]) == len(list(DATA.glob("*.txt")))
    graph = b"\n".join(lines_of(out)).decode()
    assert all(f"<{row['subject']}>" in graph and f"<{row['object']}>" in graph and row["sentence"] for row in rows)


@needs_ray
def test_failures_are_rows(made: tuple[Path, list[str], Path]) -> None:
    """What cannot be read is told of once, and costs only itself."""
    out, said, _ = made
    (row,) = map(json.loads, (out / "failures.jsonl").read_text("utf-8").splitlines())
    assert row["source"].endswith("broken.txt")
    assert said[3] == "1"


@needs_ray
def test_a_run_goes_on_with_the_parts_that_are_missing(made: tuple[Path, list[str], Path], tmp_path: Path) -> None:
    """A part without its account is read again, the others are not; parts of vanished inputs are taken out."""
    out, _, one = made
    again = tmp_path / "again"
    shutil.copytree(out, again)
    gone = min(again.glob("????????????????????????????????.json"))
    gone.unlink()
    (again / f"{'0' * 32}.nq").write_bytes(b"")
    (again / f"{'0' * 32}.json").write_bytes(b"{}")
    outcome = build_on_cluster([str(one.parent / "news")], str(again), Options(), workers=2, files=2)
    assert (outcome.kept, outcome.removed) == (outcome.parts - 1, 1)
    assert lines_of(again) == lines_of(out)


@needs_ray
def test_a_part_that_waits_on_disk_is_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Lines and claims that are put aside while a part is read are in it as those of a part that fits into memory."""
    from pyarrow import parquet

    part = Part("0" * 32, tuple(map(str, sorted(DATA.glob("*.txt"))[:3])))
    for folder in ("held", "aside"):
        (tmp_path / folder).mkdir()
    whole = PartWriter(str(tmp_path / "held"), Options()).write(part)
    monkeypatch.setattr("kg.cluster.worker.Sorter", partial(Sorter, run=1))
    monkeypatch.setattr("kg.cluster.worker._GROUP", 1)
    assert PartWriter(str(tmp_path / "aside"), Options()).write(part) == whole
    held, aside = (tmp_path / folder / part.key for folder in ("held", "aside"))
    assert aside.with_suffix(".nq").read_bytes() == held.with_suffix(".nq").read_bytes()
    assert parquet.read_table(aside.with_suffix(".parquet")) == parquet.read_table(held.with_suffix(".parquet"))


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where Ray is not installed the message says what to install."""
    monkeypatch.setattr("kg.cluster.engine.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"kg\[cluster\]"):
        build_on_cluster([str(DATA)], str(tmp_path), Options())


NAMES = st.lists(st.text("abcdefgh/", min_size=1, max_size=8), unique=True, max_size=60).map(sorted)


@given(names=NAMES, more=st.text("abcdefgh/", min_size=1, max_size=8), size=st.integers(0, 1 << 25))
def test_a_file_more_changes_the_parts_around_it_only(names: list[str], more: str, size: int) -> None:
    """Every input is in one part, in order; one more file leaves all parts but the one it falls into, or the two that it makes of it."""
    inputs = [Input(name, 10, "1") for name in names if name != more]
    before = list(plan(inputs, Options(), "k", files=4))
    assert [name for part in before for name in part.inputs] == [one.name for one in inputs]
    after = list(plan(sorted([*inputs, Input(more, size, "1")], key=lambda one: one.name), Options(), "k", files=4))
    assert len({part.key for part in before} - {part.key for part in after}) <= 1


def test_an_address_needs_the_engine() -> None:
    """A build of an address on this machine alone says which engine reads it."""
    said = subprocess.run([sys.executable, "-m", "kg", "build", "s3://bucket/news"], check=False, capture_output=True, text=True)
    assert said.returncode == 2
    assert "--engine ray" in said.stderr


def test_what_is_for_one_machine_is_refused() -> None:
    """--store and a cluster do not go together, and kg says so before it reads."""
    said = subprocess.run([sys.executable, "-m", "kg", "build", "--engine", "ray", "--store", "x"], check=False, capture_output=True, text=True)
    assert said.returncode == 2
    assert "docs/scale.md" in said.stderr
