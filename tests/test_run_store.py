"""A store on disk is asked as its file is: by each verb, and by kg serve."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from serve_server import serving

import kg.view
from kg.cli import app
from kg.graph import contents, is_merged, load_store
from kg.query import merged
from kg.run import Options, build, stored_totals, totals
from kg.serve import stored
from kg.serve.rows import Excerpt

DATA = Path(__file__).parent.parent / "data"
Shown = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two sample articles as files and as a store; the store was amended once, so that its parts are of two runs."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "in").mkdir()
    for name in ("xi-biden-call-2024-04-02.txt", "niger-coup-2023-09-25.txt"):
        (folder / "in" / name).write_bytes((DATA / name).read_bytes())
        build([folder / "in"], folder / "out", jobs=1, store=folder / "store")
    return folder


@pytest.fixture
def shown(capfdbinary: pytest.CaptureFixture[bytes]) -> Shown:
    """Runs one command; exit code and stdout."""

    def call(*arguments: object) -> tuple[int, str]:
        capfdbinary.readouterr()
        code = app.run([str(argument) for argument in arguments])
        return code, capfdbinary.readouterr().out.decode()

    return call


@pytest.mark.parametrize(
    "words",
    [
        ["query", "@met"],
        ["query", "-q", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"],
        ["query", "-q", "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"],
        ["stats"],
        ["validate"],
        ["timeline"],
        ["view", "-o", "-"],
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_a_verb_sees_the_same_in_a_store(built: Path, shown: Shown, words: list[str]) -> None:
    """Each verb says of the store what it says of graph.nq."""
    verb, *rest = words
    expected = shown(verb, built / "out" / "graph.nq", *rest)
    assert shown(verb, built / "store", *rest) == expected
    assert expected[1]


def test_a_store_is_not_copied(built: Path) -> None:
    """The store has the union of its graphs as its default graph, so that it is asked as it lies there; what is in it is what the file holds."""
    store, file = load_store(built / "store"), load_store(built / "out" / "graph.nq")
    assert is_merged(store)
    assert merged(store) is store
    assert not is_merged(file)
    assert set(contents(store)) == set(file) == set(contents(file))
    assert totals(store) == totals(file)
    with pytest.raises((OSError, RuntimeError)):
        store.add(ox.Quad(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.NamedNode("http://x/o")))


@pytest.mark.parametrize("background", [False, True])
def test_what_a_store_holds_is_not_counted_anew(tmp_path: Path, background: bool) -> None:
    """The counts beside a store are those that counting it gives, after it was made and after it was changed; of a file there are none."""
    shutil.copytree(DATA, tmp_path / "in", ignore=shutil.ignore_patterns("xi-*"))
    for change in ("none", "come", "go"):
        if change == "come":
            shutil.copytree(DATA, tmp_path / "in", dirs_exist_ok=True)
        elif change == "go":
            (tmp_path / "in" / "niger-coup-2023-09-25.txt").unlink()
        build([tmp_path / "in"], tmp_path / "out", Options(background=background), jobs=1, store=tmp_path / "store")
        assert stored_totals(tmp_path / "store") == totals(load_store(tmp_path / "store"))
    assert stored_totals(tmp_path / "out" / "graph.nq") is None


def test_a_network_is_drawn_once(built: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kg view` of a file or of a small store works its network out once."""
    drawn: list[object] = []
    true = kg.view.network
    for place in ("kg.view.network", "kg.serve.library.network", "kg.serve.stored.network"):
        monkeypatch.setattr(place, lambda *given, **more: drawn.append(given) or true(*given, **more))
    for graph in (built / "out" / "graph.nq", built / "store"):
        drawn.clear()
        assert shown("view", graph, "-o", "-")[0] == 0
        assert len(drawn) == 1


def test_of_a_large_store_a_part_is_drawn(built: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kg view` draws of a large store what most is told of, or what is around one entity, and never reads all of it; dates need all."""
    everything = shown("view", built / "store", "-o", "-")[1]
    monkeypatch.setattr(stored, "WHOLE", 3)
    monkeypatch.setattr(stored, "_PART", Excerpt(8, 5, 1))
    monkeypatch.setattr(stored, "network", None)
    code, part = shown("view", built / "store", "-o", "-")
    assert code == 0
    assert len(part) < len(everything)
    code, around = shown("view", built / "store", "-o", "-", "--focus", "拜登")
    assert code == 0
    assert "習近平" in around
    assert shown("view", built / "store", "-o", "-", "--focus", "没有这个人")[0] == 2
    assert len(shown("view", built / "store", "-o", "-", "--since", "1900-01-01")[1]) > len(part)


def test_serve_answers_from_a_store(built: Path) -> None:
    """A `kg serve` over a store gives pages and answers, question after question."""
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with serving(built / "out" / "graph.nq") as server:
        expected = server.query(count).text
    with serving(built / "store") as server:
        for _ in range(3):
            assert server.query(count).text == expected
        assert server.page("/").status == 200
        assert "習近平" in server.query("SELECT ?l { kg:Xi_Jinping skos:prefLabel ?l }").text
