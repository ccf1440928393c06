"""Files by local path or by address: one way to list, read and write them, by pyarrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any
from urllib.parse import quote, unquote, urlsplit

from kg.errors import UsageError
from kg.inputs import Unreadable, is_article_name, roots, walk

_BLOCK = 1 << 20
_PLAIN = "/%!$&'()*+,;=:@~"  # in a path; % since who writes an address may have encoded it already
_OBJECTS = ("s3", "gcs", "abfs")  # pyarrow's names of stores in which a file is there when all of it was sent, and a move is a copy


@dataclass(frozen=True, slots=True)
class Input:
    """One file of articles: its path, or an address to open it by (`shown` is for people), and what changes when it does."""

    name: str
    size: int
    stamp: str


def is_address(name: str) -> bool:
    """Whether this is an address of another store, such as s3://bucket/news, and no local path."""
    return "://" in name


def shown(name: str) -> str:
    """A path as it is; of an address the store and the path within it, without key, password and settings."""
    if not is_address(name):
        return name
    scheme, store, path, _ = _split(name)
    return f"{scheme}://{store.rpartition('@')[2]}{unquote(path)}"


def _split(address: str) -> tuple[str, str, str, str]:
    """Scheme, store, encoded path and settings. A file may have # in its name; an address has no other use for it."""
    parts = urlsplit(address.replace("#", "%23"))
    return parts.scheme, parts.netloc, quote(parts.path, safe=_PLAIN), f"?{parts.query}" if parts.query else ""


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
    try:
        info = system.get_file_info(root)
        infos = system.get_file_info(fs.FileSelector(root, recursive=True)) if info.type == fs.FileType.Directory else [info]
    except Exception as error:  # every store has errors of its own
        raise UsageError(
            f"{shown(address)}: cannot be read ({_first_line(error)}); check the address, and the credentials of this machine"
        ) from error
    files = sorted((one for one in infos if one.type == fs.FileType.File and _is_met(one.path, root)), key=lambda one: PurePosixPath(one.path).parts)
    if not files:
        what = "no article there; check the address, and that its files end as articles do (.txt, .html, .jsonl, .warc.gz …)"
        raise UsageError(f"{shown(address)}: {what}")
    scheme, store, path, settings = _split(address)
    for one in files:
        inside = one.path.removeprefix(root).lstrip("/")
        whole = f"{path.rstrip('/')}/{quote(inside)}" if inside else path
        yield Input(f"{scheme}://{store}{whole}{settings}", one.size, str(one.mtime_ns))


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
    scheme, store, inside, settings = _split(name)
    try:
        system, path = fs.FileSystem.from_uri(f"{scheme}://{store}{inside}{settings}")
    except Exception as error:
        hint = "give a local path, or an address such as s3://bucket/news or hdfs://host:port/news"
        hint += "; HDFS needs Java and Hadoop's libhdfs (JAVA_HOME, ARROW_LIBHDFS_DIR, CLASSPATH)" if scheme == "hdfs" else ""
        raise UsageError(f"{shown(name)}: {_first_line(error)}; {hint}") from error
    return system, path


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


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
            while block := source.read(_BLOCK):
                target.write(block)
        yield copy


@contextmanager
def written(out: str, name: str, by: str) -> Iterator[IO[bytes]]:
    """A file below `out`, there when the block ends, whole, or not at all. `by` tells writers of the same file apart."""
    system, root = opened(out)
    if system.type_name in _OBJECTS:
        with TemporaryFile() as file:
            yield file
            _send(file, system, f"{root}/{name}")
        return
    scratch = f"{root}/.{name}.{by}.part"
    try:
        with system.open_output_stream(scratch) as stream:
            yield stream
        system.move(scratch, f"{root}/{name}")
    except BaseException:
        with suppress(OSError):
            system.delete_file(scratch)
        raise


def _send(file: IO[bytes], system: Any, path: str) -> None:
    """Put a file into a store of objects; who stops half-way leaves none, although the stream's end would make one of what was sent."""
    file.seek(0)
    try:
        with system.open_output_stream(path) as stream:
            while block := file.read(_BLOCK):
                stream.write(block)
    except BaseException:
        with suppress(OSError):
            system.delete_file(path)
        raise
