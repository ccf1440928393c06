"""The command line: data on stdout, messages on stderr, exit codes, and no traceback."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from kg.cli import run
from kg.cli.app import kg
from kg.cli.say import Bar

HERE = Path(__file__).parent
SAMPLE = HERE / "query_sample.ttl"
ARTICLE = "普京同习近平会谈\n\n俄罗斯总统普京5月8日在莫斯科同中国国家主席习近平举行会谈。习近平表示，中方愿同俄方加强合作。\n"
Answer = tuple[int, str, str]
Kg = Callable[..., Answer]


@pytest.fixture
def kg_(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Run one command in an empty folder: its exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("KG_") and name not in {"KG_SHARED", "KG_FAKE"}:
            monkeypatch.delenv(name)

    def call(*arguments: object) -> Answer:
        capfdbinary.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, "utf-8")
    return folder


def clean(answer: Answer, code: int, *said: str) -> None:
    """The exit code is `code`, stderr says all of `said`, and there is no traceback."""
    assert answer[0] == code, answer[2]
    for words in said:
        assert words in answer[2]
    assert "Traceback" not in answer[2]


# What every verb has.


@pytest.mark.parametrize("verb", ["", *kg.commands])
def test_help_shows_real_invocations(kg_: Kg, verb: str) -> None:
    """Every --help has examples, and each example begins with kg and names a verb that is there."""
    code, out, _ = kg_(*([verb] if verb else []), "--help")
    assert code == 0
    lines = [line.strip() for line in out.partition("Examples:")[2].splitlines()]
    commands = [line.split("|")[-1] if line.startswith("cat") else line for line in lines if line.startswith(("kg ", "KG_", "cat"))]
    examples = [command.split() for command in commands]
    assert examples
    verbs = [words[words.index("kg") + 1] for words in examples if "kg" in words]
    assert verbs
    assert set(verbs) <= set(kg.commands)


@pytest.mark.parametrize("verb", ["build", "extract", "query", "view", "explain", "validate", "eval", "stats", "config"])
def test_verbs_are_there(verb: str) -> None:
    """The verbs of the contract are there, and each takes --debug."""
    assert verb in kg.commands
    assert any("--debug" in getattr(option, "opts", ()) for option in kg.commands[verb].params)


def test_version_and_unknown_verb(kg_: Kg) -> None:
    """--version gives the version; a misspelt verb is bad usage with the nearest guess."""
    assert kg_("--version")[1].startswith("kg ")
    clean(kg_("biuld"), 2, "did you mean 'build'")


def test_help_loads_nothing_heavy() -> None:
    """`kg --help` imports none of the libraries that take long."""
    code = (
        "import sys, kg.cli\nassert kg.cli.run(['--help']) == 0\n"
        "heavy = {'rdflib', 'pyoxigraph', 'networkx', 'numpy', 'jieba', 'rjieba', 'rjieba.rjieba', 'rich', 'pyshacl', 'pyvis', 'yaml'}\n"
        "heavy &= set(sys.modules)\n"
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_chinese_is_never_escaped_and_always_utf8(tmp_path: Path) -> None:
    """Under LANG=C the output is UTF-8 with Chinese as it is."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-m", "kg", "extract", "a.txt"], capture_output=True, check=True, env=environment, cwd=tmp_path)
    assert "习近平" in done.stdout.decode("utf-8")


def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    """A closed pipe ends the command without a word."""
    with subprocess.Popen([sys.executable, "-m", "kg", "query", SAMPLE, "-q", "SELECT * { ?a ?b ?c . ?d ?e ?f }"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, cwd=tmp_path) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


# Reading.


def test_extract_gives_one_object_an_article(kg_: Kg, news: Path) -> None:
    """--format jsonl is one JSON object a line, whose mentions are slices of its text."""
    (news / "second.txt").write_text(ARTICLE + "王毅参加会谈。\n", "utf-8")
    code, out, err = kg_("extract", news)
    assert (code, err) == (0, "")
    objects = [json.loads(line) for line in out.splitlines()]
    assert [Path(item["source"]).name for item in objects] == ["good.txt", "second.txt"]
    wanted = {"id", "source", "title", "published", "publisher", "text", "sentences", "mentions", "entities", "claims", "statements"}
    assert wanted <= set(objects[0])
    assert {"start", "end", "type", "entity", "found_by"} <= set(objects[0]["mentions"][0])


@pytest.mark.parametrize("form", ["ttl", "nq", "trig", "jsonld"])
def test_extract_gives_a_graph_in_each_format(kg_: Kg, news: Path, form: str) -> None:
    """Each format of a graph goes to stdout and can be asked again."""
    code, out, err = kg_("extract", news / "good.txt", "--published", "2025-05-09", "--format", form)
    assert (code, err) == (0, "")
    graph = news / f"graph.{form}"
    graph.write_text(out, "utf-8")
    code, out, _ = kg_("query", graph, "-q", "SELECT ?day { ?a a schema:NewsArticle ; schema:datePublished ?day }")
    assert out.splitlines()[1:] == ["2025-05-09"]


def test_stdin_is_an_article(tmp_path: Path) -> None:
    """`-` reads the article from stdin."""
    command = [sys.executable, "-m", "kg", "extract", "-", "--publisher", "某报"]
    done = subprocess.run(command, input=ARTICLE.encode("gb18030"), capture_output=True, check=True, cwd=tmp_path)
    said = json.loads(done.stdout)
    assert (said["source"], said["publisher"], said["encoding"].lower()) == ("-", "某报", "gb18030")


def test_build_says_what_it_found_and_how_to_look(kg_: Kg, news: Path) -> None:
    """A run ends with counts, actors, the files and the next commands, all on stderr; --quiet leaves them out."""
    answer = kg_("build", news)
    clean(answer, 0, "1 read", "Person", "习近平", "graph.html", "kg query")
    assert answer[1] == ""
    assert kg_("build", news, "--quiet") == (0, "", "")
    assert Path("outputs/graph.ttl").is_file()


def test_default_graph_is_the_one_built(kg_: Kg, news: Path) -> None:
    """query, stats, validate and view without a graph take the one in outputs/."""
    kg_("build", news, "--quiet")
    assert kg_("query", "@articles")[1].count("\n") == 2
    assert kg_("stats")[0] == kg_("validate")[0] == 0
    assert kg_("view", "-o", "page.html")[0] == 0
    assert "<html" in Path("page.html").read_text("utf-8")


# Bad input: a clear message, the right code, the others done.

BAD = {
    "empty": (b"", "empty"),
    "binary": (b"\x7fELF\x00\x01\x02" + bytes(range(256)) * 40, "binary"),
    "no encoding": (bytes([0xC3, 0x28, 0xFF, 0xFE, 0xA0, 0xA1, 0x81]) * 50, "encoding"),
    "no Chinese": (b"The president met the prime minister in Moscow on Thursday.\n" * 5, "Chinese"),
    "too long": (("會" * 1_000_001).encode(), "at most 1,000,000; split the file"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_article(kg_: Kg, tmp_path: Path, kind: str) -> None:
    """Alone, a bad article is bad input: its path and what was seen, no traceback."""
    data, seen = BAD[kind]
    (tmp_path / "bad.txt").write_bytes(data)
    for verb in ("extract", "build"):
        clean(kg_(verb, "bad.txt"), 2, "bad.txt", seen)


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_article_among_good_ones(kg_: Kg, news: Path, kind: str) -> None:
    """Among others, a bad article costs only itself: exit code 3, and failures.jsonl names it."""
    data, seen = BAD[kind]
    (news / "bad.txt").write_bytes(data)
    answer = kg_("extract", news)
    clean(answer, 3, "bad.txt", seen)
    assert json.loads(answer[1])["title"]
    clean(kg_("build", news), 3, "bad.txt", "failures.jsonl", "1 read")
    assert json.loads(Path("outputs/failures.jsonl").read_text("utf-8"))["source"].endswith("bad.txt")


def test_missing_and_empty_paths(kg_: Kg, tmp_path: Path) -> None:
    """A path that is not there and a folder without articles are bad input, and both are named."""
    (tmp_path / "none").mkdir()
    for verb in ("extract", "build"):
        clean(kg_(verb, "missing.txt"), 2, "missing.txt")
        clean(kg_(verb, "none"), 2, "none", "article")
    clean(kg_("build"), 2, "data")


def test_broken_rules_and_gazetteer(kg_: Kg, news: Path, tmp_path: Path) -> None:
    """A rule pack or a name list with faults is bad input: file, line, and that nothing was loaded."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "broken.yaml").write_text("relation: meet\nrules: [\n", "utf-8")
    (tmp_path / "broken.csv").write_text("idd,names\n,,,,\n", "utf-8")
    for flag, path in (("--rules", "broken"), ("--gazetteer", "broken.csv")):
        for verb in ("extract", "build"):
            clean(kg_(verb, news, flag, path), 2, "broken", "nothing was loaded")


def test_a_graph_that_is_none(kg_: Kg, tmp_path: Path) -> None:
    """A file that is not Turtle is bad input with its line, for every verb that reads a graph."""
    (tmp_path / "bad.ttl").write_text("这不是Turtle。\n", "utf-8")
    for command in (["query", "bad.ttl", "@met"], ["view", "bad.ttl"], ["validate", "bad.ttl"], ["stats", "bad.ttl"]):
        clean(kg_(*command), 2, "bad.ttl:1")
    clean(kg_("explain", "bad.ttl", "a", "meets", "b"), 2, "bad.ttl")
    clean(kg_("query", "missing.ttl", "@met"), 2, "missing.ttl")
    clean(kg_("query", "@met"), 2, "outputs")


def test_a_query_with_a_syntax_error(kg_: Kg) -> None:
    """A syntax error is bad input with line and column."""
    clean(kg_("query", SAMPLE, "-q", "SELECT ?s { ?s foo:bar ?o }"), 2, "line 1, column", "foo:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", SAMPLE], "--list"),
        (["query", SAMPLE, "@mett"], "did you mean 'met'"),
        (["query", SAMPLE, "@stances"], "-p actor="),
        (["query", SAMPLE, "@met", "-p", "actor"], "NAME=VALUE"),
        (["query", SAMPLE, "SELECT * { ?s ?p ?o }"], "-q"),
        (["query", SAMPLE, "@met", "--format", "ttl"], "rows"),
        (["extract", "a.txt", "--published", "sometime"], "2025-05-08"),
        (["explain", SAMPLE, "中国", "oppose", "美国"], "did you mean 'opposes'"),
        (["explain", SAMPLE, "中国"], "subject, predicate and object"),
        (["build", "--out"], "--out"),
        (["eval", "missing.json"], "missing.json"),
    ],
)
def test_bad_usage(kg_: Kg, arguments: list[str], said: str) -> None:
    """Bad usage says what is wanted."""
    clean(kg_(*arguments), 2, said)


# Asking and looking.


def test_rows_in_each_format(kg_: Kg) -> None:
    """The same rows as TSV (the default into a pipe), CSV, JSON and a table; Chinese as it is."""
    asked = ("query", SAMPLE, "@stances", "-p", "actor=中國")
    assert "opposes\t單邊主義\t" in kg_(*asked)[1]
    assert "opposes,單邊主義," in kg_(*asked, "--format", "csv")[1]
    assert "單邊主義" in kg_(*asked, "--format", "table")[1]
    bindings = json.loads(kg_(*asked, "--format", "json")[1])["results"]["bindings"]
    assert bindings[0]["stance"] == {"type": "uri", "value": "https://w3id.org/zhkg/ontology#opposes"}
    assert "https://w3id.org/zhkg/id/concept/单边主义" in kg_(*asked, "--iris")[1]


def test_triples_and_answers(kg_: Kg) -> None:
    """CONSTRUCT gives Turtle, ASK gives true or false."""
    out = kg_("query", SAMPLE, "-q", "CONSTRUCT { ?s kgo:opposes ?o } WHERE { ?s kgo:opposes ?o }")[1]
    assert "kgo:opposes concept:单边主义" in out
    assert kg_("query", SAMPLE, "-q", "ASK { kg:China kgo:opposes ?x }")[1] == "true\n"


def test_an_empty_answer(kg_: Kg) -> None:
    """Nothing found is code 0, and 1 under --fail-empty; a misspelt predicate is pointed out."""
    asked = ("query", SAMPLE, "-q", "SELECT ?s { ?s kgo:meet ?o }")
    clean(kg_(*asked), 0, "did you mean 'meets'")
    clean(kg_(*asked, "--fail-empty"), 1)


def test_own_queries(kg_: Kg, tmp_path: Path) -> None:
    """queries/NAME.rq beside the current folder is a named query."""
    (tmp_path / "queries").mkdir()
    text = "# title: Mine\n# parameter who: entity; who\nSELECT ?who ?o { ?who kgo:opposes ?o }"
    (tmp_path / "queries" / "mine.rq").write_text(text, "utf-8")
    assert kg_("query", SAMPLE, "@mine", "-p", "who=俄羅斯")[1].splitlines()[1:] == ["俄罗斯\t單邊主義"]
    assert "@mine" in kg_("query", "--list")[1]


def test_control_characters_do_not_reach_the_terminal(kg_: Kg, tmp_path: Path) -> None:
    """What could move a terminal's cursor in a label is not printed in a table."""
    (tmp_path / "x.ttl").write_text('<http://x/a> <http://x/b> "\\u001b[2J\\u202e好" .', "utf-8")
    out = kg_("query", "x.ttl", "-q", "SELECT ?o { ?s ?p ?o }", "--format", "table")[1]
    assert "好" in out
    assert "\x1b[2J" not in out
    assert "\u202e" not in out


def test_explain_shows_sentence_and_rule(kg_: Kg) -> None:
    """An edge is explained by its sentences and rules; one that nobody states is code 1."""
    out = kg_("explain", SAMPLE, "習近平", "meets", "普京")[1]
    assert "5月8日，习近平在莫斯科会见普京" in out
    assert "meets-joint" in out
    assert "meets-sees" in out
    clean(kg_("explain", SAMPLE, "美国", "attacks", "俄罗斯"), 1, "No article says")
    assert "a claim only" in kg_("explain", SAMPLE, "俄罗斯", "threatens", "美国")[1]


def test_explain_a_sentence(kg_: Kg) -> None:
    """A sentence is explained by its mentions and how each was found."""
    code, out, _ = kg_("explain", "--sentence", "俄罗斯总统普京同中国国家主席习近平在莫斯科举行会谈。")
    assert code == 0
    assert "习近平" in out


def test_rules_are_shown_and_tested(kg_: Kg) -> None:
    """Every rule is listed with its examples; one is shown and its examples run; a misspelt name gets a guess."""
    listed = [line.split("\t") for line in kg_("rules", "list")[1].splitlines()]
    assert listed[0] == ["rule", "relation", "reads", "examples", "where"]
    assert all(int(row[3]) >= 2 for row in listed[1:])
    name = listed[1][0]
    assert name in kg_("rules", "show", name)[1]
    code, _, err = kg_("rules", "test", name)
    assert code in (0, 1)
    assert f"1 rules, {listed[1][3]} examples" in err
    clean(kg_("rules", "show", name + "x"), 2, f"did you mean '{name}'")


def test_a_gazetteer_is_checked(kg_: Kg, tmp_path: Path) -> None:
    """The shipped name lists have no fault; a broken one is named."""
    clean(kg_("gazetteer", "check"), 0, "No fault")
    (tmp_path / "broken.csv").write_text("idd,names\n,,,,\n", "utf-8")
    clean(kg_("gazetteer", "check", "broken.csv"), 2, "broken.csv:")


def test_settings_have_an_origin(kg_: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, news: Path) -> None:
    """A flag goes before the environment, that before kg.toml, that before the default, and `kg config` says which."""
    (tmp_path / "kg.toml").write_text('out = "from-file"\npublisher = "文件报"\n', "utf-8")
    assert ["out", "from-file", "kg.toml"] in [line.split("\t")[:3] for line in kg_("config")[1].splitlines()]
    kg_("build", news, "--quiet")
    assert json.loads(Path("from-file/run.json").read_text("utf-8"))["options"]["publisher"] == "文件报"
    monkeypatch.setenv("KG_OUT", "from-env")
    assert ["out", "from-env", "KG_OUT"] in [line.split("\t")[:3] for line in kg_("config")[1].splitlines()]
    kg_("build", news, "--quiet")
    assert Path("from-env/graph.nq").is_file()
    kg_("build", news, "--quiet", "--out", "from-flag")
    assert Path("from-flag/graph.nq").is_file()
    (tmp_path / "kg.toml").write_text("jbos = 2\n", "utf-8")
    clean(kg_("config"), 2, "did you mean 'jobs'")


def test_progress_says_how_fast_and_how_many_failed() -> None:
    """The bar shows how many of how many, the rate and the failures; where nobody knows of how many, it still counts."""
    console = Console(file=io.StringIO(), width=100, force_terminal=True)
    texts = [TextColumn("{task.completed}/{task.total}"), TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[failed]}")]
    for total, shown in ((5, "2/5"), (0, "2/None")):
        with Progress(*texts, console=console) as shower:
            bar = Bar(shower, "reading")
            bar.failing(None)
            bar.tell("a", 1, total)
            bar.tell("b", 2, total)
            (task,) = shower.tasks
            said = " ".join(column.text_format.format(task=task) for column in texts)
        assert said.startswith(shown)
        assert "/s" in said
        assert "1 failed" in said


def test_an_interrupt_is_resumable(kg_: Kg, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C leaves with 130 and says that the run can go on."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.run.build", interrupted)
    clean(kg_("build", news), 130, "goes on from here")


def test_debug_shows_the_traceback(kg_: Kg) -> None:
    """With --debug the error itself leaves."""
    with pytest.raises(Exception, match="missing"):
        kg_("query", "missing.ttl", "@met", "--debug")
