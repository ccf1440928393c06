"""Many articles to one graph: what is kept, what is written, and what must not matter."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import DataFileError, UsageError
from kg.graph import load_store
from kg.graph.validate import validate
from kg.knowledge import load_knowledge
from kg.pipeline import extract
from kg.read import read_text
from kg.run import Article, Done, Failure, Options, as_json, build, outcomes, totals

MOSCOW = "普京同习近平会谈\n\n俄罗斯总统普京5月8日在莫斯科同中国国家主席习近平举行会谈。习近平表示，中方愿同俄方加强合作。\n"
CALL = "---\npublished: 2024-04-03\npublisher: 樣報\n---\n習近平同拜登通話\n\n中國國家主席習近平2日同美國總統拜登通電話。\n"
VISIT = "外交部宣布\n\n外交部发言人宣布，俄罗斯总统普京将访问中国。美国总统拜登没有访问俄罗斯。\n"
GRAPHS = ("graph.nq", "graph.ttl", "graph.html")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("moscow", MOSCOW), ("call", CALL), ("visit", VISIT)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def contents(out: Path) -> list[bytes]:
    """The bytes of the three graph files."""
    return [(out / name).read_bytes() for name in GRAPHS]


def account(out: Path) -> dict:
    """What run.json says."""
    return json.loads((out / "run.json").read_text("utf-8"))


def test_a_run_writes_its_files(news: Path, tmp_path: Path) -> None:
    """A run writes the graph in three forms and its account, and the graph conforms to the shapes."""
    out = tmp_path / "out"
    summary = build([news], out)
    assert summary.articles == summary.read == 3
    assert not summary.failures
    assert {path.name for path in out.iterdir()} == {*GRAPHS, "run.json", "articles"}
    store = load_store(out / "graph.nq")
    assert totals(store).articles == 3
    assert validate(store).conforms
    assert {q.object.value for q in store if q.predicate.value.endswith("#rule")} or totals(store).claims == 0


def test_the_account_says_what_was_decided(news: Path, tmp_path: Path) -> None:
    """run.json gives version, digests, and for each article its encoding, script, day and where that comes from."""
    (news / "big5.txt").write_bytes(CALL.replace("樣報", "樣刊").encode("big5"))
    build([news], tmp_path / "out")
    said = account(tmp_path / "out")
    by_name = {Path(article["source"]).name: article for article in said["articles"]}
    assert said["version"]
    assert said["knowledge"]
    assert by_name["call.txt"]["script"] == "zh-Hant"
    assert by_name["call.txt"]["published"] == "2024-04-03"
    assert by_name["call.txt"]["published_from"] == "front matter"
    assert "big5" in by_name["big5.txt"]["encoding"].lower()
    assert set(by_name["visit.txt"]["counts"]) == {"sentences", "mentions", "entities", "claims", "statements"}


def test_a_second_run_reads_only_what_changed(news: Path, tmp_path: Path) -> None:
    """Unchanged articles are kept, a changed one is read, and the graph is that of a fresh run."""
    out = tmp_path / "out"
    build([news], out)
    before = contents(out)
    again = build([news], out)
    assert (again.read, again.kept) == (0, 3)
    assert contents(out) == before
    (news / "visit.txt").write_text(VISIT + "王毅访问莫斯科。\n", "utf-8")
    changed = build([news], out)
    assert (changed.read, changed.kept, changed.removed) == (1, 2, 1)
    build([news], tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_what_vanished_is_taken_out(news: Path, tmp_path: Path) -> None:
    """An article that is gone leaves nothing in the graph."""
    out = tmp_path / "out"
    build([news], out)
    (news / "call.txt").unlink()
    assert build([news], out).removed == 1
    assert "拜登通話".encode() not in b"".join(contents(out))


@pytest.mark.parametrize("change", ["published", "rules-data", "fresh"])
def test_what_decides_the_content_decides_the_key(news: Path, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other options, other rules or --fresh read every article anew."""
    out = tmp_path / "out"
    build([news], out)
    options = Options(publisher="某报") if change == "published" else Options()
    if change == "rules-data":
        monkeypatch.setattr("kg.run.cache.code_digest", lambda: "another")
    assert build([news], out, options, fresh=change == "fresh").read == 3


def test_order_processes_and_hash_seed_do_not_matter(news: Path, tmp_path: Path) -> None:
    """The graph files have the same bytes for any order of files, number of processes and PYTHONHASHSEED."""
    build([news], tmp_path / "one", jobs=1)
    expected = contents(tmp_path / "one")
    files = sorted(news.iterdir(), reverse=True)
    code = "import sys; from pathlib import Path; from kg.run import build\nif __name__ == '__main__': "
    code += "build([Path(p) for p in sys.argv[3:]], Path(sys.argv[1]), jobs=int(sys.argv[2]))"
    script = tmp_path / "script.py"
    script.write_text(code, "utf-8")
    for seed, jobs in (("1", "2"), ("77", "1")):
        out = tmp_path / f"seed{seed}"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, str(script), str(out), jobs, *map(str, files)], check=True, env=environment)
        assert contents(out) == expected


def test_the_same_bytes_are_one_article(news: Path, tmp_path: Path) -> None:
    """Two files with the same bytes are one article, the first by path; run.json names the other."""
    (news / "zzz.txt").write_text(MOSCOW, "utf-8")
    summary = build([news], tmp_path / "out")
    assert summary.articles == 3
    moscow, other = str(news / "moscow.txt"), str(news / "zzz.txt")
    assert summary.duplicates == {moscow: (other,)}
    assert [a["same_bytes"] for a in account(tmp_path / "out")["articles"] if "same_bytes" in a] == [[other]]


def test_one_bad_article_does_not_stop_the_others(news: Path, tmp_path: Path) -> None:
    """What fails goes into failures.jsonl with its stage and reason; the others are in the graph; a good run removes the file."""
    out = tmp_path / "out"
    (news / "empty.txt").write_bytes(b"")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 20)
    summary = build([news], out)
    assert summary.articles == 3
    lines = [json.loads(line) for line in (out / "failures.jsonl").read_text("utf-8").splitlines()]
    assert [(Path(line["source"]).name, line["stage"], line["type"]) for line in lines] == [
        ("binary.txt", "read", "ReadError"),
        ("empty.txt", "read", "ReadError"),
    ]
    assert all(line["message"] for line in lines)
    for name in ("empty.txt", "binary.txt"):
        (news / name).unlink()
    build([news], out)
    assert not (out / "failures.jsonl").exists()


def test_a_fault_of_ours_in_one_article_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected becomes a failure that names the place in the code."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("kg.run.work.extract", broken)
    (failure,) = outcomes([Article("a.txt", MOSCOW.encode())], Options(), load_knowledge())
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.type) == ("extract", "ZeroDivisionError")
    assert "test_run.py" in failure.message


def test_nothing_read_leaves_the_old_graph(news: Path, tmp_path: Path) -> None:
    """Where every article fails, what an earlier run wrote stays as it was."""
    out = tmp_path / "out"
    build([news], out)
    before = contents(out)
    for path in news.iterdir():
        path.write_bytes(b"")
    assert build([news], out).articles == 0
    assert contents(out) == before


def test_an_interrupted_run_goes_on(news: Path, tmp_path: Path) -> None:
    """What was read before Ctrl-C is not read again."""
    out = tmp_path / "out"

    def stop(source: str, done: int, total: int) -> None:
        del source, total
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([news], out, jobs=1, progress=stop)
    assert not (out / "graph.nq").exists()
    summary = build([news], out)
    assert (summary.read, summary.kept) == (1, 2)


def test_a_broken_archive_does_not_count(news: Path, tmp_path: Path) -> None:
    """Where the archive is no database, or one of another version, every article is read anew."""
    out = tmp_path / "out"
    build([news], out)
    before = contents(out)
    (out / "articles" / "articles.sqlite").write_bytes(b"{" * 5000)
    assert build([news], out).read == 3
    with closing(sqlite3.connect(out / "articles" / "articles.sqlite")) as db:
        db.execute("PRAGMA user_version = 99")
    assert build([news], out).read == 3
    assert contents(out) == before


def test_processes_do_not_change_the_outcomes() -> None:
    """Several processes give what one gives, article for article."""
    articles = [Article(f"{n}.txt", (MOSCOW + f"第{n}段。\n").encode()) for n in range(5)]
    knowledge = load_knowledge()
    one = {outcome.source: outcome.data for outcome in outcomes(articles, Options(), knowledge) if isinstance(outcome, Done)}
    two = {outcome.source: outcome.data for outcome in outcomes(articles, Options(), knowledge, jobs=2) if isinstance(outcome, Done)}
    assert one == two
    assert len(one) == 5


@pytest.mark.parametrize("form", ["missing", "no articles", "file in the way"])
def test_bad_paths_are_usage_errors(news: Path, tmp_path: Path, form: str) -> None:
    """A path that is not there, a folder without articles, and a folder of outputs that is a file each say so."""
    blocked = tmp_path / "blocked"
    blocked.write_text("", "utf-8")
    (tmp_path / "none").mkdir()
    paths = {"missing": tmp_path / "missing", "no articles": tmp_path / "none", "file in the way": news}
    with pytest.raises(UsageError, match=r"missing|none|blocked"):
        build([paths[form]], blocked if form == "file in the way" else tmp_path / "out")


def test_broken_rules_stop_before_reading(news: Path, tmp_path: Path) -> None:
    """A rule pack with a fault stops the run at once, with its file and line."""
    rules = tmp_path / "broken-rules"
    rules.mkdir()
    (rules / "broken.yaml").write_text("relation: meet\nrules: [\n", "utf-8")
    with pytest.raises(DataFileError, match=r"broken"):
        build([news], tmp_path / "out", Options(rules=(rules,)))


def test_json_offsets_are_slices_of_the_text() -> None:
    """In the JSON form every mention and sentence is a slice of `text`, and all of it is plain data."""
    data = json.loads(json.dumps(as_json(extract(read_text(MOSCOW), load_knowledge()))))
    names = {data["text"][mention["start"] : mention["end"]] for mention in data["mentions"]}
    assert any("习近平" in name for name in names)
    start, end = data["sentences"][-1]
    assert data["text"][start:end].endswith("。")
