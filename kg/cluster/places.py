"""Files by local path or by address: one way to list, read and write them, by pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Any

from kg.errors import UsageError
from kg.inputs import Unreadable, is_article_name, roots, walk


@dataclass(frozen=True, slots=True)
class Input:
    """One file of articles: its path or address as the user gave it (or as it lies below what he gave), and what changes when it does."""

    name: str
    size: int
    stamp: str


def is_address(name: str) -> bool:
    """Whether this is an address of another store, such as s3://bucket/news, and no local path."""
    return "://" in name


def found(names: Sequence[str]) -> Iterator[Input | Unreadable]:
    """The files at and below local paths and addresses, in order of path.

    Raises:
        UsageError: something is not there, or has no article below it.
    """
    addresses = sorted({name for name in names if is_address(name)})
    paths = [Path(name) for name in names if not is_address(name)]
    if any(str(path) == "-" for path in paths):
        raise UsageError("- is stdin, which a cluster cannot read; give files, folders or addresses")
    for path in walk(roots(paths)) if paths else ():
        if isinstance(path, Unreadable):
            yield path
        else:
            stat = path.stat()
            yield Input(str(path), stat.st_size, str(stat.st_mtime_ns))
    for address in addresses:
        yield from _below(address)


def _below(address: str) -> Iterator[Input]:
    from pyarrow import fs

    system, root = opened(address)
    info = system.get_file_info(root)
    if info.type == fs.FileType.File:
        infos = [info]
    else:
        infos = system.get_file_info(fs.FileSelector(root, recursive=True)) if info.type == fs.FileType.Directory else []
    files = sorted((one for one in infos if one.type == fs.FileType.File and _is_met(one.path, root)), key=lambda one: PurePosixPath(one.path).parts)
    if not files:
        raise UsageError(f"{address}: no article there; check the address, and that its files end as articles do (.txt, .html, .jsonl, .warc.gz …)")
    for one in files:
        inside = one.path.removeprefix(root).lstrip("/")
        name = f"{address.rstrip('/')}/{inside}" if inside else address
        yield Input(name, one.size, str(one.mtime_ns))


def _is_met(path: str, root: str) -> bool:
    if path == root:
        return True
    inside = PurePosixPath(path.removeprefix(root).lstrip("/")).parts
    return not any(part.startswith(".") for part in inside) and is_article_name(inside[-1])


def opened(name: str) -> tuple[Any, str]:
    """The pyarrow file system of a path or an address, and the path within it.

    Raises:
        UsageError: pyarrow knows no such kind of address.
    """
    from pyarrow import fs

    if not is_address(name):
        return fs.LocalFileSystem(), str(Path(name).absolute())
    try:
        system, path = fs.FileSystem.from_uri(name)
    except (OSError, ValueError) as error:
        raise UsageError(f"{name}: {error}; give a local path, or an address such as s3://bucket/news or hdfs://host:port/news") from error
    return system, path


@contextmanager
def local(name: str) -> Iterator[Path]:
    """The file as a local one, for as long as it is needed."""
    if not is_address(name):
        yield Path(name)
        return
    system, path = opened(name)
    with TemporaryDirectory(prefix="kg-") as folder:
        copy = Path(folder) / PurePosixPath(path).name
        with system.open_input_stream(path) as source, copy.open("wb") as target:
            while block := source.read(1 << 20):
                target.write(block)
        yield copy


@contextmanager
def written(out: str, name: str, by: str) -> Iterator[IO[bytes]]:
    """A file below `out`, there when the block ends, whole, or not at all. `by` tells writers of the same file apart."""
    system, root = opened(out)
    scratch = f"{root}/.{name}.{by}.part"
    try:
        with system.open_output_stream(scratch) as stream:
            yield stream
        system.move(scratch, f"{root}/{name}")
    except BaseException:
        with suppress(OSError):
            system.delete_file(scratch)
        raise
