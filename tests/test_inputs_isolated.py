"""What libraries in C read is read in a process of its own: where they crash, or do not end, that costs the file in hand and nothing else."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from breaking import breaking, environment, form_bomb, marked
from hypothesis import HealthCheck, given, settings
from input_files import DESCRIBED, MOSCOW, PARIS, TOKYO, crawl, page, response, zipped
from input_seeds import made_docx, made_pdf
from test_inputs_any_bytes import CHANGES, changed

from kg.cli import run
from kg.errors import ReadError
from kg.inputs import Article, Fields, IsolatedReader, Reader, Unreadable, articles, recognised, to_document
from kg.run import build

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")
pytest.importorskip("trafilatura")
pytest.importorskip("docx")

GRAPHS = ("graph.nq", "graph.ttl", "graph.html")
WHOLE = {"good.pdf": made_pdf(), "good.docx": made_docx(), "good.html": page(head=DESCRIBED), "good.txt": PARIS.encode()}


def news(folder: Path, bad: dict[str, tuple[str, str]]) -> Path:
    """A folder of good files, and of some on which a library crashes: by signal and function."""
    folder.mkdir()
    for name, data in WHOLE.items():
        (folder / name).write_bytes(data)
    for name, (signal, function) in bad.items():
        (folder / name).write_bytes(WHOLE[f"good{Path(name).suffix}"])
        marked(folder / name, signal, function)
    return folder


def graph(out: Path) -> list[bytes]:
    """The bytes of the graph's files."""
    return [(out / name).read_bytes() for name in GRAPHS]


BAD = {
    "look.pdf": ("SIGSEGV", "in_stories"),
    "read.pdf": ("SIGABRT", "read_pdf"),
    "killed.pdf": ("SIGKILL", "read_pdf"),
    "page.html": ("SIGSEGV", "read_html"),
    "memo.docx": ("SIGBUS", "read_docx"),
}


def test_a_crash_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever crashes, while it is looked at or read, is named as failed with the reason; the rest is the graph, and again in the next run.

    The first run has two processes, the next one, which finds what the first one kept, has one.
    """
    source, out, stubs = news(tmp_path / "in", BAD), tmp_path / "out", breaking(tmp_path / "stubs")
    whole = news(tmp_path / "whole", {})
    (source / "pages.zip").write_bytes(zipped([(name, (source / name).read_bytes()) for name in ("look.pdf", "good.pdf")]))
    (whole / "pages.zip").write_bytes(zipped([("good.pdf", (source / "good.pdf").read_bytes())]))
    arguments = [sys.executable, "-m", "kg", "build", ".", "--out", str(out), "-j"]
    monkeypatch.chdir(whole)
    build([Path()], tmp_path / "expected", jobs=1)
    for jobs in ("2", "1"):
        ended = subprocess.run([*arguments, jobs], cwd=source, env=environment(stubs), stderr=subprocess.PIPE, text=True, check=False)
        assert ended.returncode == 3, ended.stderr
        told = {line["source"]: line for line in map(json.loads, (out / "failures.jsonl").read_text("utf-8").splitlines())}
        assert set(told) == {*BAD, "pages.zip!look.pdf"}
        for name, (signal, _) in BAD.items():
            assert (told[name]["stage"], told[name]["type"]) == ("read", "ReadError")
            assert told[name]["message"].startswith(f"{name}: ")
            assert signal in told[name]["message"]
            assert told[name]["message"] in ended.stderr
        assert "too little memory" in told["killed.pdf"]["message"]
        assert "leave it out" in told["look.pdf"]["message"]
        assert graph(out) == graph(tmp_path / "expected")


def test_a_file_without_end_is_given_up() -> None:
    """A document on which the library would work for years is given up with a message, at the look and at the reading; the next one is read."""
    bomb = Article("bomb.pdf", form_bomb(), "pdf")
    with IsolatedReader(seconds=4) as reader:
        (given_up,) = reader.stories(bomb)
        assert isinstance(given_up, Unreadable)
        assert given_up.source == "bomb.pdf"
        assert given_up.message.startswith("bomb.pdf: it was not read within 4 seconds")
        with pytest.raises(ReadError, match=r"^bomb\.pdf: it was not read within 4 seconds"):
            reader.document(bomb)
        good = Article("good.pdf", WHOLE["good.pdf"], "pdf")
        assert reader.document(good) == to_document(good)


@pytest.mark.parametrize("name", WHOLE)
def test_the_process_changes_nothing(name: str) -> None:
    """A document comes out of the process as it is read without it, and so do stories and what cannot be read."""
    article = recognised(WHOLE[name], name)
    with IsolatedReader() as reader:
        assert reader.document(article, None, "某报") == to_document(article, None, "某报")
        assert list(reader.stories(article)) == [article]
        broken = Article(name, WHOLE[name][: len(WHOLE[name]) // 9], article.kind)
        said = []
        for read in (reader.document, to_document):
            try:
                said.append(read(broken))
            except ReadError as error:
                said.append(str(error))
        assert said[0] == said[1]


@pytest.fixture(scope="module")
def reader() -> Iterator[IsolatedReader]:
    """One for many files."""
    with IsolatedReader() as made:
        yield made


def outcome(reader: Reader, article: Article) -> list[object]:
    """The stories of a PDF and the documents that they are, or why there are none."""
    found: list[object] = list(reader.stories(article))
    for story in found[:]:
        try:
            found.append(reader.document(story))
        except ReadError as error:
            found.append(str(error))
    return found


@given(changes=CHANGES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_damaged_files_are_the_same_in_the_process(reader: IsolatedReader, changes: list[tuple[str, int, bytes]]) -> None:
    """However a PDF is damaged, what is read of it, or why it is not, is the same in the process and without."""
    article = Article("a.pdf", changed(WHOLE["good.pdf"], changes), "pdf")
    assert outcome(reader, article) == outcome(Reader(), article)


def test_text_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain text, a piece of a page and a story are read where they are: no process is begun."""
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("a process was begun"))
    with IsolatedReader() as reader:
        for article in (
            Article("a.txt", MOSCOW.encode()),
            Article("a.html", f"<p>{MOSCOW}</p>".encode(), "html"),
            Article("s", PARIS.encode(), "story"),
        ):
            assert reader.document(article) == to_document(article)


def test_a_fault_of_ours_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An error that nobody expected, in the process, is one failure, which names the place in the code."""
    (tmp_path / "pypdfium2.py").write_text("1 / 0\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    article = Article("good.pdf", WHOLE["good.pdf"], "pdf")
    with IsolatedReader() as reader:
        with pytest.raises(ReadError, match=r"^good\.pdf: ZeroDivisionError.*pypdfium2\.py:1.*a fault in kg"):
            reader.document(article)
        (failed,) = reader.stories(article)
        assert isinstance(failed, Unreadable)


def test_what_a_library_prints_is_no_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A library that writes to the standard streams neither confuses the answers nor the user."""
    (tmp_path / "docx.py").write_text("import os\nos.write(1, b'noise')\nos.write(2, b'noise')\nraise ImportError\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with IsolatedReader() as reader, pytest.raises(ReadError, match="needs an extra"):
        reader.document(Article("good.docx", WHOLE["good.docx"], "docx"))
    assert "noise" not in "".join(capfd.readouterr())


def test_a_process_that_vanished_is_begun_anew() -> None:
    """Where the process was ended between two files, that costs neither of them."""
    article = Article("good.pdf", WHOLE["good.pdf"], "pdf")
    with IsolatedReader() as reader:
        first = reader.document(article)
        process = reader._files._process  # noqa: SLF001
        process.kill()  # as a system short of memory does
        process.wait()
        assert reader.document(article) == first


@pytest.mark.skipif(sys.platform != "linux", reason="the system ends a process with its parent on Linux")
def test_a_busy_process_ends_with_its_parent(tmp_path: Path) -> None:
    """Where the parent is killed while a library does not end, the reading process is ended too."""
    (tmp_path / "pypdfium2.py").write_text("import time\ntime.sleep(120)\n", "utf-8")
    code = "import sys, threading, time, os; sys.path.insert(0, sys.argv[2])\n"
    code += "from kg.inputs import IsolatedReader, recognised; from pathlib import Path\n"
    code += "reader = IsolatedReader(); data = Path(sys.argv[1]).read_bytes()\n"
    code += "def end():\n    time.sleep(4); print(reader._files._process.pid, flush=True); os.kill(os.getpid(), 9)\n"
    code += "threading.Thread(target=end, daemon=True).start(); reader.document(recognised(data, 'a.pdf'))"
    (tmp_path / "a.pdf").write_bytes(WHOLE["good.pdf"])
    command = [sys.executable, "-c", code, str(tmp_path / "a.pdf"), str(tmp_path)]
    assert is_gone(int(subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=False).stdout))


def is_gone(process: int) -> bool:
    """Whether a process ends within ten seconds."""
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_too_much_for_the_process_costs_one_file(error: type[Exception], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A PDF or a crawl that takes more memory, or more depth, than there is, is one failure."""

    def values(*_given: object) -> Iterator[object]:
        raise error
        yield

    monkeypatch.setattr("kg.inputs.child.Child.values", values)
    with IsolatedReader() as reader:
        assert [type(one) for one in reader.stories(Article("a.pdf", WHOLE["good.pdf"], "pdf"))] == [Unreadable]
        assert [type(one) for one in reader.crawl(tmp_path / "a.warc", Fields())] == [Unreadable]


def test_the_process_ends_with_its_parent(tmp_path: Path) -> None:
    """Where the parent is killed, its reading process ends by itself."""
    code = "import os, sys; from kg.inputs import IsolatedReader, recognised; from pathlib import Path; reader = IsolatedReader()\n"
    code += (
        "reader.document(recognised(Path(sys.argv[1]).read_bytes(), 'a.pdf')); print(reader._files._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    (tmp_path / "a.pdf").write_bytes(WHOLE["good.pdf"])
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.pdf")], env=environment(), stdout=subprocess.PIPE, check=False)
    assert is_gone(int(ended.stdout))


def test_a_script_without_a_guard_builds_from_a_pdf(tmp_path: Path) -> None:
    """A script that calls kg at its top level, for one process, reads PDFs: it is not run again by the process that reads them."""
    news(tmp_path / "in", {})
    script = tmp_path / "script.py"
    script.write_text("import kg, sys\nprint('once')\nprint(len(kg.build(sys.argv[1]).failures))\n", "utf-8")
    ended = subprocess.run([sys.executable, str(script), str(tmp_path / "in")], env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    assert ended.stdout.split() == ["once", "0"]


def test_extract_goes_on_after_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """`kg extract` writes what could be read, and names what could not."""
    source = news(tmp_path / "in", {"look.pdf": ("SIGSEGV", "in_stories"), "page.html": ("SIGSEGV", "read_html")})
    monkeypatch.syspath_prepend(breaking(tmp_path / "stubs"))
    assert run(["extract", str(source)]) == 3
    out, said = capfdbinary.readouterr()
    assert len(out.splitlines()) == len(WHOLE)
    assert said.count(b"SIGSEGV") == 2


@pytest.mark.parametrize("packed", [True, False])
def test_a_crash_in_a_crawl_costs_its_rest(tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a crawl on which the library crashes, what came before is kept, and where it broke off is told; what comes after the file still comes."""
    pytest.importorskip("fastwarc")
    records = [response(f"https://a.example/{name}", page(body=f"<p>{name}{TOKYO}</p>")) for name in ("1", "2", "crash", "4")]
    whole, broken = tmp_path / f"b.warc{'.gz' * packed}", tmp_path / f"a.warc{'.gz' * packed}"
    whole.write_bytes(crawl(*records[:2], records[3], packed=packed))
    broken.write_bytes(crawl(*records, packed=packed))
    monkeypatch.syspath_prepend(breaking(tmp_path / "stubs"))
    with IsolatedReader() as reader:
        first, second, failed, *rest = articles([broken, whole], reader=reader)
        assert [item.source.rpartition("#")[2] for item in (first, second, *rest)] == ["1", "2", "1", "2", "3"]
        assert isinstance(failed, Unreadable)
        assert failed.source == str(broken)
        assert failed.message.startswith(f"{broken}: the library that reads crawls (WARC) crashed on it (SIGSEGV)")
        assert failed.message.endswith(f"(after {second.source})")


def test_pages_of_a_crawl_are_read_while_it_is_open(tmp_path: Path) -> None:
    """A crawl gives, in the process, what it gives without; its pages are read before the next one is asked for, and it may be left half-way."""
    pytest.importorskip("fastwarc")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(crawl(*(response(f"https://a.example/{n}", page(head=DESCRIBED, body=f"<p>{n}</p>")) for n in range(5)), response("x", b"")))
    with IsolatedReader() as reader:
        assert [(item, reader.document(item)) for item in articles([path], reader=reader)] == [(item, to_document(item)) for item in articles([path])]
        assert next(articles([path], reader=reader)) == next(articles([path]))
        assert list(articles([path], reader=reader)) == list(articles([path]))


def test_articles_without_a_process_are_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`articles` opens everything here unless it is told otherwise."""
    (tmp_path / "a.pdf").write_bytes(WHOLE["good.pdf"])
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("a process was begun"))
    assert list(articles([tmp_path / "a.pdf"])) == list(articles([tmp_path / "a.pdf"], reader=Reader()))
