"""Files larger than memory: sorting outside it, looking up in what is sorted, changing it in places."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.run import sorting
from kg.run.sorted_file import OutOfStep, SortedLines, splice

LINES = st.lists(st.text("ab\x7f中 ", min_size=0, max_size=6).map(lambda text: text.encode() + b"\n"), max_size=60)


@given(st.lists(LINES, max_size=12), st.integers(1, 200))
@settings(max_examples=60)
def test_the_sorter_gives_each_line_once_in_order(batches: list[list[bytes]], run: int) -> None:
    """Whatever comes in, in batches of any size and with runs of any size, comes out sorted by its bytes and once."""
    with TemporaryDirectory() as folder:
        sorter = sorting.Sorter(Path(folder), "lines", run)
        for batch in batches:
            sorter.add(batch)
        assert list(sorter.pieces()) == sorted({line for batch in batches for line in batch})
        assert not list(Path(folder).iterdir())


@given(st.lists(LINES, max_size=6), LINES)
@settings(max_examples=30)
def test_sorters_go_on_with_what_others_sorted(batches: list[list[bytes]], more: list[bytes]) -> None:
    """Pieces of one line or several, sorted to files by several sorters, come out of one in the order of their bytes, each once."""
    pieces = [[b"".join(batch[at : at + 2]) for at in range(0, len(batch), 2)] for batch in batches]
    with TemporaryDirectory() as folder:
        runs: list[Path] = []
        for number, batch in enumerate(pieces):
            other = sorting.Sorter(Path(folder), f"share-{number}", 20)
            other.add(batch)
            runs += other.runs()
        sorter = sorting.Sorter(Path(folder), "lines", runs=runs)
        sorter.add(more)
        assert list(sorter.pieces()) == sorted({*more, *(piece for batch in pieces for piece in batch)})
        assert not list(Path(folder).iterdir())


def test_a_merge_opens_few_files_and_holds_few_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many runs there are, no more than FAN_IN are open at once, and no more of each than a block is in hand."""
    opened: list[int] = []
    merge = sorting._merge  # noqa: SLF001  # the bound is one of structure

    def counted(paths: list[Path], held: list[bytes] | None = None) -> object:
        opened.append(len(list(paths)))
        return merge(paths, held)

    monkeypatch.setattr(sorting, "_merge", counted)
    monkeypatch.setattr(sorting, "FAN_IN", 4)
    monkeypatch.setattr(sorting, "_BLOCK", 64)
    sorter = sorting.Sorter(tmp_path, "lines", 100)
    lines = [f"{number * 7919 % 1000:04d}\n".encode() for number in range(1000)]
    for start in range(0, 1000, 20):
        sorter.add(lines[start : start + 20])
    blocks = list(sorter.blocks())
    assert [line for block in blocks for line in block] == sorted(lines)
    assert len(opened) > 10
    assert max(opened) <= 4
    assert max(map(len, blocks)) <= 4 * 64


@given(LINES, LINES)
@settings(max_examples=100)
def test_a_line_is_found_where_it_stands(present: list[bytes], asked: list[bytes]) -> None:
    """The offset found is that of the first line that does not come before the one asked for, from any start before it."""
    lines = sorted(set(present))
    with TemporaryDirectory() as folder:
        path = Path(folder, "lines")
        path.write_bytes(b"".join(lines))
        with SortedLines(path) as file:
            for line in asked:
                before = [one for one in lines if one < line]
                assert file.find(line) == sum(map(len, before))
                assert file.find(line, sum(map(len, before[:1]))) == sum(map(len, before))
                start = line[:2].rstrip(b"\n")
                assert list(file.having(start)) == [one for one in lines if one.startswith(start)]


@given(LINES, LINES, st.data())
@settings(max_examples=100)
def test_a_splice_is_a_sort(present: list[bytes], added: list[bytes], data: st.DataObject) -> None:
    """A spliced file has the lines of the old one, without the dropped and with the added, sorted; what is both dropped and added stays."""
    lines = sorted(set(present))
    dropped = data.draw(st.lists(st.sampled_from(lines), unique=True)) if lines else []
    with TemporaryDirectory() as folder:
        path, out = Path(folder, "lines"), io.BytesIO()
        path.write_bytes(b"".join(lines))
        with SortedLines(path) as file:
            splice(file, sorted(set(added)), sorted(dropped), out)
    assert out.getvalue() == b"".join(sorted((set(lines) - set(dropped)) | set(added)))


def test_a_splice_sees_that_the_file_is_another(tmp_path: Path) -> None:
    """A line to be dropped that is not there means that the file is not the one that was written."""
    (tmp_path / "lines").write_bytes(b"a\nc\n")
    with SortedLines(tmp_path / "lines") as file, pytest.raises(OutOfStep):
        splice(file, [], [b"b\n"], io.BytesIO())


@pytest.mark.parametrize("sends", [True, False])
def test_long_stretches_are_copied_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sends: bool) -> None:
    """A file of megabytes is amended in the middle and keeps all else, whether the system copies or this process does."""
    monkeypatch.setattr("kg.run.streams._SENDS", sends)
    lines = [b"%08d %s\n" % (number, b"x" * (number % 97)) for number in range(40_000)]
    (tmp_path / "old").write_bytes(b"".join(lines))
    with SortedLines(tmp_path / "old") as old, (tmp_path / "new").open("wb") as file:
        splice(old, [b"00000000 a\n", b"00020000 a\n", b"9\n"], [lines[7], lines[30_000]], file)
    kept = {*lines, b"00000000 a\n", b"00020000 a\n", b"9\n"} - {lines[7], lines[30_000]}
    assert (tmp_path / "new").read_bytes() == b"".join(sorted(kept))
