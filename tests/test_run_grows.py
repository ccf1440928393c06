"""A folder of outputs as articles come, change and go, and as runs end before their time."""

import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kg.errors import UsageError
from kg.graph import contents, generations, load_store
from kg.inputs import Article
from kg.knowledge import load_knowledge
from kg.read import read_text
from kg.run import Failure, Options, anew, article_text, build, folder, outcomes, page, pool, publish, relations
from kg.run.archive import Archive

SENTENCES = (
    "俄罗斯总统普京5月8日在莫斯科同中国国家主席习近平举行会谈。",
    "中國國家主席習近平2日同美國總統拜登通電話。",
    "外交部发言人宣布，俄罗斯总统普京将访问中国。",
    "习近平表示，中方反对单边主义。",
    "法国总统马克龙2024年5月6日会见德国总理朔尔茨。",
    "钱峰说：“prov:wasDerivedFrom sentence:0123456789abcdef-1-2”，\t中方支持多边主义。",
)
GRAPHS = ("graph.nq", "graph.ttl", "graph.nq.gz", "graph.ttl.gz", "graph.html", "background.ttl")
CRASHES = [(publish._Publisher, "_put"), (folder, "update_store"), (generations, "finish"), (folder, "write_account")]  # noqa: SLF001
CHILD = """
import sys
from pathlib import Path
from kg.run import anew, build

def tell(source, done, total):
    print(source, flush=True)

if __name__ == "__main__":
    source, out, store, jobs = sys.argv[1:]
    anew.MANY = 1
    build([Path(source)], Path(out), jobs=int(jobs), progress=tell, store=Path(store))
    print("end", flush=True)
"""


@pytest.fixture(autouse=True, scope="module")
def _knowledge() -> Iterator[None]:
    """The knowledge is loaded once for all builds of this file."""
    known = load_knowledge()
    patch = pytest.MonkeyPatch()
    patch.setattr(folder, "load_knowledge", lambda *_: known)
    yield
    patch.undo()


def news(folder: Path, count: int) -> Path:
    """A folder of so many short articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = f"第{number}号新闻\n\n{SENTENCES[number % 5]}{SENTENCES[number * 3 % 4]}第{number}号。\n"
        (folder / f"{number:03d}.txt").write_text(text, "utf-8")
    return folder


def graph_files(out: Path) -> dict[str, bytes]:
    """The bytes of the graph's files that are there."""
    return {name: (out / name).read_bytes() for name in GRAPHS if (out / name).exists()}


def assert_store_is_graph(store: Path, out: Path) -> None:
    """The store holds the quads of graph.nq, and as its default graph their union."""
    quads, there = set(load_store(out / "graph.nq")), load_store(store)
    assert set(contents(there)) == quads
    union = there.quads_for_pattern(None, None, None, ox.DefaultGraph())
    assert {quad.triple for quad in union} == {quad.triple for quad in quads}


class Folder(RuleBasedStateMachine):
    """Articles come, change and go between runs, some of which end in the middle; there is always what a run from nothing would give."""

    @initialize(old=st.booleans())
    def begin(self, old: bool) -> None:
        """An empty folder, and one article so that there is a graph; files that are `old` can be relied on to change their times."""
        self.fresh = -60.0 if old else 2.0
        self.scratch = TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.articles = news(self.folder / "in", 1)
        self.background = self.packed = False
        self.stale = True

    @rule(name=st.integers(1, 6), parts=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True), final=st.integers(0, 2))
    def write(self, name: int, parts: list[str], final: int) -> None:
        """An article comes, or changes; some have the same bytes as others."""
        (self.articles / f"{name:03d}.txt").write_text("".join(parts) + f"第{final}段。\n", "utf-8")
        self.stale = True

    @rule(name=st.integers(1, 6))
    def remove(self, name: int) -> None:
        """An article goes."""
        (self.articles / f"{name:03d}.txt").unlink(missing_ok=True)
        self.stale = True

    @rule(name=st.integers(1, 6))
    def spoil(self, name: int) -> None:
        """An article becomes one that cannot be read."""
        (self.articles / f"{name:03d}.txt").write_bytes(b"\x00\xff" * 50)
        self.stale = True

    @rule()
    def switch(self) -> None:
        """What is known beforehand comes to the graph, or goes."""
        self.background = not self.background
        self.stale = True

    @rule()
    def pack(self) -> None:
        """The graph's files are to be packed, or no more."""
        self.packed = not self.packed
        self.stale = True

    @rule(place=st.sampled_from(CRASHES))
    def crash(self, place: tuple[object, str]) -> None:
        """A run ends before its files are in their places, or before the store is, or just after."""

        def dies(*_: object) -> None:
            raise KeyboardInterrupt

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(*place, dies)
            try:
                self.build()
            except KeyboardInterrupt:
                self.stale = True

    def build(self) -> None:
        """A run over what the last one left."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kg.run.intake.FRESH", self.fresh)
            build([self.articles], self.folder / "out", self.options(), jobs=1, store=self.folder / "store")

    def options(self) -> Options:
        """What the next run is asked for."""
        return Options(background=self.background, packed=self.packed)

    @invariant()
    def is_what_a_fresh_run_gives(self) -> None:
        """The files have the bytes of a run from nothing, the store holds the same, and the texts are those of the articles."""
        if not self.stale:
            return
        self.build()
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        build([self.articles], self.folder / "fresh", self.options(), jobs=1)
        assert graph_files(self.folder / "out") == graph_files(self.folder / "fresh")
        assert_store_is_graph(self.folder / "store", self.folder / "out")
        said, fresh = (json.loads((self.folder / name / "run.json").read_text("utf-8")) for name in ("out", "fresh"))
        assert said["totals"] == fresh["totals"]
        for article in said["articles"]:
            text = Path(article["source"]).read_text("utf-8")
            assert article_text(self.folder / "out", article["id"]) == read_text(text).text
        self.stale = False

    def teardown(self) -> None:
        """Nothing stays."""
        if hasattr(self, "scratch"):
            self.scratch.cleanup()


TestFolder = Folder.TestCase
TestFolder.settings = settings(max_examples=4, stateful_step_count=5)


def started(source: Path, out: Path, jobs: int) -> subprocess.Popen:
    """A build in a process of its own, which prints each article that it is done with."""
    script = out.parent / "child.py"
    script.write_text(CHILD, "utf-8")
    arguments = [sys.executable, str(script), str(source), str(out), str(out.parent / "store"), str(jobs)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)


def ends(group: int) -> bool:
    """Whether no process of a group is left within some seconds."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_run_loses_and_doubles_nothing(tmp_path: Path, jobs: int) -> None:
    """After SIGKILL at any moment no worker stays, what was reported done is kept, and the next run gives the bytes of an undisturbed one."""
    count = 12
    source, out = news(tmp_path / "in", count), tmp_path / "killed" / "out"
    out.parent.mkdir()
    build([source], tmp_path / "undisturbed", jobs=1)
    chance, reported = random.Random(jobs), set[str]()  # noqa: S311  # no secret
    for wanted in (chance.randint(1, 4), chance.randint(5, count - 1), count)[jobs - 1 :]:
        with started(source, out, jobs) as child:
            for line in child.stdout:
                reported.add(line.strip())
                if len(reported) >= wanted:
                    time.sleep(chance.random() * (1.5 if wanted == count else 0.05))
                    child.send_signal(signal.SIGKILL)
                    break
        assert ends(child.pid)
    summary = build([source], out, jobs=1, store=out.parent / "store")
    reported.discard("end")
    assert summary.kept >= len(reported)
    assert summary.articles == count
    assert graph_files(out) == graph_files(tmp_path / "undisturbed")
    assert_store_is_graph(out.parent / "store", out)


def dies(*_: object) -> None:
    """What a process beside does where the system ends it."""
    os._exit(9)


def test_processes_that_sort_change_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files have the bytes that one process writes when several sort them, and when one of these is ended from outside."""
    source = news(tmp_path / "in", 12)
    build([source], tmp_path / "one", jobs=1, options=Options(background=True))
    monkeypatch.setattr(anew, "MANY", 1)
    build([source], tmp_path / "three", jobs=3, options=Options(background=True))
    monkeypatch.setattr(anew, "sort_lines", dies)
    build([source], tmp_path / "ended", jobs=2, options=Options(background=True))
    assert graph_files(tmp_path / "one") == graph_files(tmp_path / "three") == graph_files(tmp_path / "ended")


def test_processes_that_sort_end_where_the_run_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After Ctrl-C while the files are written no process is at work any more, nothing is left beside, and the next run writes all."""
    source, out = news(tmp_path / "in", 4), tmp_path / "out"
    build([source], tmp_path / "whole", jobs=1)
    build([source], out, jobs=1, options=Options(publisher="新华社"))
    before = graph_files(out)

    def breaks_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(anew, "MANY", 1)
        patch.setattr(anew, "write_turtle_file", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            publish_anew(source, out)
    assert not multiprocessing.active_children()
    assert not (out / "articles" / "scratch").exists()
    assert graph_files(out) == before
    build([source], out, jobs=1)
    assert graph_files(out) == graph_files(tmp_path / "whole")


def publish_anew(source: Path, out: Path) -> None:
    """A run by two processes that writes all files anew."""
    (out / "graph.nq").touch()
    build([source], out, jobs=2)


def test_one_run_at_a_time_and_ctrl_c(tmp_path: Path) -> None:
    """A second run over the same folder says that there is one already; Ctrl-C ends it with 130, and the same command goes on."""
    source, out = news(tmp_path / "in", 2000), tmp_path / "out"
    arguments = [sys.executable, "-m", "kg", "build", str(source), "--out", str(out), "-j", "2"]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}) as child:
        while child.poll() is None and not (out / "articles" / "articles.sqlite-wal").exists():
            time.sleep(0.02)
        with pytest.raises(UsageError, match="another kg build"):
            build([source], out, jobs=1)
        child.send_signal(signal.SIGINT)
        said = child.stderr.read()
    assert child.returncode == 130
    assert "the same command goes on" in said
    assert build([source], out, jobs=1).articles == 2000


def test_who_reads_a_store_goes_on_reading_it(tmp_path: Path) -> None:
    """What is open stays as it was while the next generation becomes current, and is removed when nobody reads it any more."""
    source, store = news(tmp_path / "in", 3), tmp_path / "store"
    build([source], tmp_path / "out", jobs=1, store=store)
    code = "import sys; from kg.graph import load_store; store = load_store(sys.argv[1]); print(len(store), flush=True); input(); print(len(store))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [sys.executable, "-c", code, str(store)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as reader:
        before = reader.stdout.readline()
        news(source, 6)
        build([source], tmp_path / "out", jobs=1, store=store)
        assert (store / "000001").is_dir()
        assert reader.communicate("\n")[0] == before
    assert len(load_store(store)) > int(before)
    news(source, 7)
    build([source], tmp_path / "out", jobs=1, store=store)
    assert not (store / "000001").exists()


def test_a_store_is_made_only_where_nothing_else_is(tmp_path: Path) -> None:
    """A folder with something else in it is not taken for a store."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", "utf-8")
    with pytest.raises(UsageError, match="no store"):
        build([news(tmp_path / "in", 1)], tmp_path / "out", jobs=1, store=tmp_path / "mine")


def test_a_file_that_is_as_it_was_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files with the size, times and number that they had are not read again; one that was written to just now is, whatever its times."""
    source, out = news(tmp_path / "in", 3), tmp_path / "out"
    build([source], out, jobs=1)
    opened: list[str] = []

    def watched(paths: list[Path], *rest: object) -> object:
        opened.extend(path.name for path in paths)
        return articles(paths, *rest)

    articles = sys.modules["kg.inputs"].articles
    monkeypatch.setattr("kg.run.intake.articles", watched)
    assert build([source], out, jobs=1).kept == 3
    assert len(opened) == 3  # they are younger than two seconds
    monkeypatch.setattr("kg.run.intake.FRESH", -60.0)
    build([source], out, jobs=1)
    opened.clear()
    (source / "001.txt").write_text(SENTENCES[4], "utf-8")
    (source / "002.txt").unlink()
    summary = build([source], out, jobs=1)
    assert opened == ["001.txt"]
    assert (summary.read, summary.kept, summary.removed) == (1, 1, 2)


def test_a_copy_that_comes_first_by_path_is_the_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an article is copied to a name that comes before its own, the copy is the article, as in a fresh run; so is what is left of the two."""
    source, out = news(tmp_path / "in", 3), tmp_path / "out"
    monkeypatch.setattr("kg.run.intake.FRESH", -60.0)
    build([source], out, jobs=1)
    shutil.copy(source / "002.txt", source / "000a.txt")
    told = {str(source / "000a.txt"): (str(source / "002.txt"),)}
    assert [build([source], out, jobs=1).duplicates for _ in range(2)] == [told, told]
    build([source], tmp_path / "fresh", jobs=1)
    assert graph_files(out) == graph_files(tmp_path / "fresh")
    (source / "000a.txt").unlink()
    summary = build([source], out, jobs=1)
    assert (summary.articles, summary.read, summary.duplicates) == (3, 1, {})


def test_an_amended_graph_that_somebody_changed_is_written_anew(tmp_path: Path) -> None:
    """Where graph.nq or graph.ttl is not what the last run wrote, the next run does not build on it."""
    source, out = news(tmp_path / "in", 3), tmp_path / "out"
    build([source], out, jobs=1)
    expected = graph_files(out)
    for name in ("graph.nq", "graph.ttl"):
        (out / name).write_bytes(b"# mine\n")
        build([source], out, jobs=1)
        assert graph_files(out) == expected


def test_a_large_graph_has_a_page_of_its_best_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a number of entities the page shows those that most claims tell of, and says what it leaves out; the bytes do not depend on the run."""
    source = news(tmp_path / "in", 12)
    for name, number in (("MOST", 5), ("SHOWN", 4), ("NEWEST", 2)):
        monkeypatch.setattr(page, name, number)
    build([source], tmp_path / "out", jobs=1)
    shown = (tmp_path / "out" / "graph.html").read_text("utf-8")
    assert "entities that most claims tell of, up to 2 of the newest sentences a relation; graph.nq has all" in shown
    assert '"nodes":4' in shown or '"nodes":3' in shown
    (source / "011.txt").unlink()
    build([source], tmp_path / "out", jobs=1)
    build([source], tmp_path / "fresh", jobs=1)
    assert graph_files(tmp_path / "out") == graph_files(tmp_path / "fresh")


def test_a_newcomer_of_whom_much_is_told_costs_no_count_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an article brings somebody into the page of a large graph, the others are not counted again; the bytes are those of a fresh run."""
    source, out = news(tmp_path / "in", 12), tmp_path / "out"
    for name, number in (("MOST", 5), ("SHOWN", 4)):
        monkeypatch.setattr(page, name, number)
    monkeypatch.setattr(relations, "WATCHED", 4)
    build([source], out, jobs=1)
    text = "".join(f"印度总理莫迪2024年6月{day}日在新德里会见日本首相石破茂。莫迪{day}日访问日本。" for day in range(1, 25))
    (source / "012.txt").write_text(f"印日\n\n{text}\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.delattr(relations.Relations, "_count")
        assert build([source], out, jobs=1).read == 1
    build([source], tmp_path / "fresh", jobs=1)
    assert "莫迪" in (out / "graph.html").read_text("utf-8")
    assert graph_files(out) == graph_files(tmp_path / "fresh")


def test_a_huge_text_is_one_failure(tmp_path: Path) -> None:
    """A text of 50 MB cannot be read, and the others are; whoever listens hears of it at once."""
    source = news(tmp_path / "in", 2)
    (source / "huge.txt").write_bytes("长篇大论，".encode() * (50_000_000 // 15))
    heard: list[str] = []
    summary = build([source], tmp_path / "out", jobs=1, failing=lambda failure: heard.append(failure.type))
    assert (summary.articles, [failure.type for failure in summary.failures], heard) == (2, ["ReadError"], ["ReadError"])


def test_two_articles_of_one_name_in_a_container_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive may hold two members of one name: the first is read, the second is a failure, and neither is taken for the other."""
    source = news(tmp_path / "in", 1)
    twice = [Article("a.zip!x.txt", text.encode()) for text in SENTENCES[:2]]
    monkeypatch.setattr("kg.run.intake.articles", lambda *_: iter(twice))
    summary = build([source], tmp_path / "out", jobs=1)
    assert (summary.articles, [failure.source for failure in summary.failures]) == (1, ["a.zip!x.txt"])
    assert SENTENCES[0].encode() in (tmp_path / "out" / "graph.nq").read_bytes()


def test_no_more_is_in_hand_than_has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are taken from their stream as long as those in hand are few and small; one of any size has room where there is nothing else."""
    monkeypatch.setattr(pool, "ROOM", 100)
    taken: list[str] = []
    most = 0

    def stream() -> Iterator[Article]:
        for number in range(9):
            taken.append(str(number))
            yield Article(f"{number}.txt", b"x" * 150)

    for done, _ in enumerate(outcomes(stream(), Options(), load_knowledge(), jobs=2)):
        most = max(most, len(taken) - done)
    assert len(taken) == 9
    assert most == 1


def test_a_process_that_is_ended_from_outside_loses_no_article() -> None:
    """Where the system ends a process that reads, those that were in hand are read by another one, each once."""
    articles = [Article(f"{number}.txt", SENTENCES[0].encode()) for number in range(40)]
    found = outcomes(articles, Options(), load_knowledge(), jobs=2)
    seen = [next(found).source for _ in range(9)]
    os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)
    rest = list(found)
    assert sorted([*seen, *(one.source for one in rest)]) == sorted(article.source for article in articles)
    assert sum(isinstance(one, Failure) for one in rest) == 0


def test_an_archive_says_what_it_does_not_have(tmp_path: Path) -> None:
    """A folder without articles, and an id that no article has, are named."""
    with pytest.raises(UsageError, match="no articles here"):
        article_text(tmp_path, "x")
    Archive(tmp_path / "articles").close()
    with pytest.raises(UsageError, match="no article has the id"):
        article_text(tmp_path, "x")
