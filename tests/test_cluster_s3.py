"""The engine ray over S3: a real server of the protocol on this machine (moto). Skipped where it or the extra is not installed."""

import io
import json
import logging
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.cluster import plan
from kg.cluster.places import Input, found, local, opened, shown, written
from kg.errors import UsageError
from kg.run import Options, build

missing = [name for name in ("ray", "pyarrow", "moto", "flask") if not find_spec(name)]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} not installed; pip install 'kg[cluster-test]'")

DATA = Path(__file__).parent.parent / "data"
DESCRIPTION = b"dataset"  # in the IRI of the graph that describes the data set: kg build writes it, parts have none
ODD = "普京 访华#1?100%25.txt"  # a name as desks give them: nothing in it may be taken for a part of an address

# In a process of its own, since Ray hands its environment on when it starts.
RUN = """
import sys
from kg.cluster import build_on_cluster
from kg.run import Options
outcome = build_on_cluster([sys.argv[1]], sys.argv[2], Options(), workers=2, files=2)
print("SAID", outcome.parts, outcome.kept, outcome.removed, outcome.articles, outcome.failures)
"""


class Store:
    """An S3 server with one bucket."""

    def __init__(self, port):
        self.port = port
        self.environment = {"AWS_ACCESS_KEY_ID": "desk", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}
        self.environment["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{port}"

    def spelt(self, address):
        """The address with all that is needed to reach it, the password too."""
        return f"{address.replace('://', '://desk:secret@')}?endpoint_override=127.0.0.1:{self.port}&scheme=http&region=us-east-1"

    def files(self, folder):
        """The objects below a folder of the bucket, by name."""
        from pyarrow import fs

        system, root = opened(self.spelt(f"s3://desk/{folder}"))
        infos = system.get_file_info(fs.FileSelector(root, recursive=True, allow_not_found=True))
        return {info.base_name: system.open_input_stream(info.path).read() for info in infos if info.type == fs.FileType.File}

    def put(self, path, data):
        """An object of the bucket."""
        system, _ = opened(self.spelt("s3://desk"))
        with system.open_output_stream(f"desk/{path}") as stream:
            stream.write(data)


@pytest.fixture(scope="module")
def server():
    """An S3 server that lives as long as these tests."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    made = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    made.start()
    store = Store(made.get_host_and_port()[1])
    system, _ = opened(store.spelt("s3://desk") + "&allow_bucket_creation=true")
    system.create_dir("desk")
    yield store
    made.stop()


@pytest.fixture
def store(server, monkeypatch):
    """The server, found by the environment."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return server


def run_on(store, source, out, *, by_environment=True):
    """A build from address to address; what it said."""
    environment = {**os.environ, **(store.environment if by_environment else {})}
    told = subprocess.run([sys.executable, "-c", RUN, source, out], check=True, capture_output=True, text=True, timeout=400, env=environment)
    (line,) = [line for line in told.stdout.splitlines() if line.startswith("SAID")]
    return [int(word) for word in line.split()[1:]]


def union(files):
    """The lines of all parts."""
    return sorted({line for name, data in files.items() if name.endswith(".nq") for line in data.splitlines()})


def test_a_graph_from_bucket_to_bucket(server, tmp_path):
    """Read from S3 and written to it, the graph is that of one process, byte for byte but for the sources' addresses; a stopped run goes on."""
    news = tmp_path / "news"
    news.mkdir()
    for path in sorted(DATA.glob("*.txt"))[4:10]:
        shutil.copy(path, news)
    (news / ODD).write_text("# 普京访华\n\n国家主席习近平八日在莫斯科同俄罗斯总统普京举行会谈。\n", "utf-8")
    (news / "broken.txt").write_bytes(b"\x00\x01\x02")
    for path in news.iterdir():
        server.put(f"news/{path.name}", path.read_bytes())
    said = run_on(server, "s3://desk/news", "s3://desk/graph")
    assert said[1:] == [0, 0, 7, 1]
    assert said[0] > 2
    first = server.files("graph")
    build([news], tmp_path / "one", Options(), jobs=1)
    graph = [line for line in (tmp_path / "one" / "graph.nq").read_bytes().splitlines() if DESCRIPTION not in line.rpartition(b" <")[2]]
    assert union(first) == sorted(line.replace(str(news).encode(), b"s3://desk/news") for line in graph)
    assert not [name for name in first if name.startswith(".")]
    (failure,) = map(json.loads, first["failures.jsonl"].splitlines())
    assert failure["source"] == "s3://desk/news/broken.txt"
    assert "/tmp" not in failure["message"]  # noqa: S108  # where it was read from is gone

    keys = sorted(name for name in first if len(name) == 37)
    server.put(f"graph/{keys[0]}", b"")  # an account that was not written to its end
    server.put(f"graph/{'0' * 32}.nq", b"")
    again = run_on(server, server.spelt("s3://desk/news"), server.spelt("s3://desk/graph"), by_environment=False)
    assert again == [said[0], said[0] - 1, 1, 7, 1]
    second = server.files("graph")
    assert union(second) == union(first)
    assert not [name for name, data in second.items() if b"secret" in data and name.endswith((".nq", ".json", ".jsonl"))]


def test_names_are_kept(store):
    """A file of any name is found, opened and told of under its name, and no key or setting with it."""
    store.put(f"odd/{ODD}", b"x")
    store.put("odd/README.txt", b"x")
    store.put("odd/.hidden/a.txt", b"x")
    for address in ("s3://desk/odd", "s3://desk/odd/", store.spelt("s3://desk/odd")):
        (one,) = found([address])
        assert shown(one.name) == f"s3://desk/odd/{ODD}"
        with local(one.name) as path:
            assert (path.name, path.read_bytes()) == (ODD, b"x")
    assert (
        next(plan([one], Options(), "k")).key
        == next(plan([Input(f"s3://desk/odd/{ODD.replace('%', '%25').replace('?', '%3F')}", 1, one.stamp)], Options(), "k")).key
    )
    (one,) = found(["s3://desk/odd/普京 访华#1%3F100%2525.txt"])
    assert shown(one.name) == f"s3://desk/odd/{ODD}"


def test_a_file_is_there_whole_or_not_at_all(store, monkeypatch):
    """Whoever stops while a file is made, or while it is sent, leaves none, and the old one where there was one before it was sent."""

    def stop(file):
        file.write(b"half")
        raise KeyboardInterrupt

    with written("s3://desk/whole", "a.nq", "1") as file:
        file.write(b"old")
    with pytest.raises(KeyboardInterrupt), written("s3://desk/whole", "a.nq", "1") as file:
        stop(file)
    assert store.files("whole") == {"a.nq": b"old"}

    class Breaks(io.BytesIO):
        """A file that breaks after its first block."""

        def read(self, size=-1):
            if self.tell():
                raise KeyboardInterrupt
            return super().read(size)

    monkeypatch.setattr("kg.cluster.places.TemporaryFile", Breaks)
    with pytest.raises(KeyboardInterrupt), written("s3://desk/whole", "b.nq", "1") as file:
        file.write(b"x" * (12 << 20))
    assert "b.nq" not in store.files("whole")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("address", ["s3://desk/nothing", "s3://desk:secret@none/news", "hdfs://127.0.0.1:1/news", "what://desk/news"])
def test_what_is_not_there_is_told(address):
    """An address at which there is nothing, or no store, is a fault of use in one line, without the password."""
    with pytest.raises(UsageError) as error:
        list(found([address]))
    assert str(error.value).startswith(shown(address))
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)
