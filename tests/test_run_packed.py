"""The graph's files packed: kg build --gzip."""

import gzip
import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.graph import contents, load_store, read_quads
from kg.run import Options, build, packed, packing, piece_lengths, publish
from kg.run.packed import Packed
from kg.run.packing import PackedWriter
from kg.run.sorted_file import SortedLines, splice
from kg.run.streams import OutOfStep

LINES = st.lists(st.text("ab\x7f中 ", min_size=0, max_size=6).map(lambda text: text.encode() + b"\n"), max_size=60)
NEWS = ("俄罗斯总统普京5月8日在莫斯科同中国国家主席习近平举行会谈。", "外交部发言人宣布，俄罗斯总统普京将访问中国。", "中方反对单边主义。")
PACKED = ("graph.nq.gz", "graph.ttl.gz", "graph.html")


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a few lines, so that small files have many."""
    monkeypatch.setattr(packing, "LEAST", 12)
    monkeypatch.setattr(packing, "ENDS", 3)
    monkeypatch.setattr(packed, "HELD", 2)
    monkeypatch.setattr(packed, "LINE", 3)
    monkeypatch.setattr(piece_lengths, "SPACE", 20)


def write(path: Path, lines: list[bytes], at_once: int = 1) -> bytes:
    """A packed file of some lines, and its bytes."""
    with PackedWriter(path) as file:
        for at in range(0, len(lines), at_once):
            file.write(b"".join(lines[at : at + at_once]))
        assert file.tell() == sum(map(len, lines))
    return path.read_bytes()


@given(LINES, st.integers(1, 9))
@settings(max_examples=80)
def test_a_packed_file_is_gzip(lines: list[bytes], at_once: int) -> None:
    """Whatever reads gzip gets the lines, and the bytes do not depend on how many lines were written at once."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "lines.gz")
        data = write(path, lines, at_once)
        assert gzip.decompress(data) == b"".join(lines)
        assert data == write(path, lines)


@given(LINES, st.data())
@settings(max_examples=100)
def test_a_packed_file_is_looked_into_as_one_that_is_not(lines: list[bytes], data: st.DataObject) -> None:
    """Line ends, empty lines, lines and stretches are found at the offsets that they have in what is packed."""
    whole = b"".join(lines)
    begin, end = sorted((data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, len(whole)))))
    with TemporaryDirectory() as folder:
        write(Path(folder, "lines.gz"), lines)
        with closing(Packed(Path(folder, "lines.gz"))) as file:
            assert file.size == len(whole)
            assert file.read(begin, end) == whole[begin:end]
            for part in (b"\n", b"\n\n"):
                assert file.find(part, begin, end) == whole.find(part, begin, end)
                assert file.rfind(part, begin, end) == whole.rfind(part, begin, end)
            at = 0
            for line in lines:
                assert file.line(at) == line
                at += len(line)


@given(LINES, LINES, LINES, st.data())
@settings(max_examples=100)
def test_lines_are_found_and_spliced_in_a_packed_file(present: list[bytes], added: list[bytes], asked: list[bytes], data: st.DataObject) -> None:
    """Lines are found where they stand; and a spliced file has the bytes of one that is written anew."""
    lines = sorted(set(present))
    dropped = data.draw(st.lists(st.sampled_from(lines), unique=True)) if lines else []
    with TemporaryDirectory() as folder:
        write(Path(folder, "old.gz"), lines)
        with SortedLines(Path(folder, "old.gz")) as file:
            for line in asked:
                before = [one for one in lines if one < line]
                assert file.find(line) == sum(map(len, before))
                assert file.find(line, sum(map(len, before[:1]))) == sum(map(len, before))
            with PackedWriter(Path(folder, "new.gz")) as new:
                splice(file, sorted(set(added)), sorted(dropped), new)
        anew = write(Path(folder, "anew.gz"), sorted((set(lines) - set(dropped)) | set(added)))
        assert Path(folder, "new.gz").read_bytes() == anew


def test_what_stays_is_not_packed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file of many pieces, a line more takes the packing of a few."""
    monkeypatch.setattr(packing, "ENDS", 15)
    lines = [f"{number:08d} 中国\n".encode() for number in range(20_000)]
    write(tmp_path / "old.gz", lines, 20_000)
    made: list[int] = []
    put = PackedWriter._put  # noqa: SLF001  # what is counted is work, which no byte shows
    monkeypatch.setattr(PackedWriter, "_put", lambda self: (made.append(1), put(self)))
    with SortedLines(tmp_path / "old.gz") as file, PackedWriter(tmp_path / "new.gz") as new:
        splice(file, [b"00007000 a\n"], [lines[100]], new)
    assert gzip.decompress((tmp_path / "new.gz").read_bytes()).count(b"\n") == 20_000
    assert 1 <= len(made) <= 8


@given(st.binary(max_size=120), st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=150)
def test_what_is_not_packed_so_is_noticed(other: bytes, place: int, byte: int) -> None:
    """Any other file, and one of which a byte was changed, is out of step where it matters, and never read as something else."""
    lines = [f"{number:03d}\n".encode() for number in range(40)]
    with TemporaryDirectory() as folder:
        path = Path(folder, "lines.gz")
        whole = write(path, lines)
        for data in (other, whole[:place], whole[: place % len(whole)] + bytes([byte]) + whole[place % len(whole) + 1 :]):
            path.write_bytes(data)
            try:
                with closing(Packed(path)) as file:
                    told = file.read(0, file.size)
            except OutOfStep:
                continue
            assert told in (b"".join(lines), b"")


def news(folder: Path, count: int) -> Path:
    """A folder of so many short articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:03d}.txt").write_text(f"第{number}号新闻\n\n{NEWS[number % 3]}{NEWS[number * 2 % 3]}第{number}号。\n", "utf-8")
    return folder


def test_packed_files_grow_into_those_of_a_fresh_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As articles come, change and go, the packed files have the bytes of a run from nothing; what is unpacked is the graph, and its store too."""
    source, out = news(tmp_path / "in", 4), tmp_path / "out"
    build([source], out, Options(packed=True), jobs=1, store=tmp_path / "store")
    monkeypatch.setattr(publish._Publisher, "_write_anew", None)  # noqa: SLF001  # from here on they must be amended
    news(source, 7)
    build([source], out, Options(packed=True), jobs=1, store=tmp_path / "store")
    (source / "001.txt").unlink()
    (source / "002.txt").write_text(NEWS[0], "utf-8")
    summary = build([source], out, Options(packed=True), jobs=1, store=tmp_path / "store")
    monkeypatch.undo()
    assert summary.lines == out / "graph.nq.gz"
    monkeypatch.setattr(packing, "LEAST", 12)
    monkeypatch.setattr(packing, "ENDS", 3)
    monkeypatch.setattr(piece_lengths, "SPACE", 20)
    build([source], tmp_path / "fresh", Options(packed=True), jobs=1)
    assert {name: (out / name).read_bytes() for name in PACKED} == {name: (tmp_path / "fresh" / name).read_bytes() for name in PACKED}
    quads = set(load_store(out))
    assert quads == set(load_store(out / "graph.nq")) == set(read_quads(out / "graph.nq.gz")) == set(contents(load_store(tmp_path / "store")))
    build([source], tmp_path / "plain", jobs=1)
    told = [(tmp_path / "plain" / "graph.nq").read_bytes(), gzip.decompress((out / "graph.nq.gz").read_bytes())]
    assert len({tuple(line for line in one.splitlines() if b"/dataset" not in line) for one in told}) == 1


def test_a_folder_is_packed_or_not(tmp_path: Path) -> None:
    """Where a folder is built with --gzip and then without, or the other way round, no file of the other form stays."""
    source, out = news(tmp_path / "in", 3), tmp_path / "out"
    for is_packed in (False, True, False):
        build([source], out, Options(packed=is_packed), jobs=1)
        assert sorted(path.name for path in out.glob("graph.[nt]*")) == sorted(publish.graph_files(packed=is_packed))


def test_a_packed_file_that_is_cut_off_is_said_to_be(tmp_path: Path) -> None:
    """A graph whose packed file is broken cannot be read, and the message names it; kg build writes it anew."""
    source, out = news(tmp_path / "in", 2), tmp_path / "out"
    build([source], out, Options(packed=True), jobs=1)
    whole = (out / "graph.nq.gz").read_bytes()
    (out / "graph.nq.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(GraphError, match=r"graph\.nq\.gz"):
        load_store(out)
    with pytest.raises(GraphError, match=r"graph\.nq\.gz"):
        list(read_quads(out))
    news(source, 3)
    build([source], out, Options(packed=True), jobs=1)
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
    build([source], tmp_path / "fresh", Options(packed=True), jobs=1)
    assert (out / "graph.nq.gz").read_bytes() == (tmp_path / "fresh" / "graph.nq.gz").read_bytes()


def test_packed_graphs_of_others_are_read(tmp_path: Path) -> None:
    """A graph that any other program packed with gzip is told by the suffix before .gz."""
    turtle = b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"
    (tmp_path / "theirs.ttl.gz").write_bytes(gzip.compress(turtle))
    assert len(load_store(tmp_path / "theirs.ttl.gz")) == 1
    with pytest.raises(GraphError, match="no graph format"):
        load_store(tmp_path / "theirs.txt.gz")
