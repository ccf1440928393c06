"""Doors into kg that take any bytes, and articles spoilt at random: what tests/test_fuzz.py runs for a moment and `make fuzz` for long.

A target takes bytes and returns; whatever it raises is a fault of kg. `python tests/fuzzing.py --help` tells how to run them.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter

import pyoxigraph as ox
from input_seeds import NAMES, SEEDS, read_all
from laws import all_faults
from reading import DAY, knowledge

from kg.errors import DataFileError, QueryError, ReadError
from kg.evaluate import check_examples
from kg.graph import quads, write
from kg.mentions import load_gazetteer
from kg.ontology import load_ontology
from kg.pipeline import extract
from kg.query import Names, ask, merged, named_queries, parse_named
from kg.read import read_bytes
from kg.rules import load_rules

DATA = Path(__file__).parent.parent / "data"
ONTOLOGY = load_ontology()
PATIENCE = 60  # seconds that one input may take before its trace is printed and the run ends


def reads(data: bytes) -> None:
    """Any bytes are a document whose text, shadow and offsets agree, or a ReadError."""
    with suppress(ReadError):
        document = read_bytes(data, "fuzz", published=DAY)
        assert len(document.text) == len(document.plain)
        assert all(0 <= at <= len(document.text) and 0 <= source <= document.source_length for at, source in document.offsets)
        assert all(0 <= block.span.start <= block.span.end <= len(document.text) for block in document.blocks)


def extracts(data: bytes) -> None:
    """Any article is read by the laws, and its N-Quads are read back by another reader."""
    try:
        document = read_bytes(data, "fuzz", published=DAY)
    except ReadError:
        return
    extraction = extract(document, knowledge())
    faults = all_faults(extraction)
    assert not faults, faults
    lines = write(quads(extraction, ONTOLOGY), "nq")
    assert sum(1 for _ in ox.parse(lines, format=ox.RdfFormat.N_QUADS)) == len(lines.splitlines())


def files(data: bytes) -> None:
    """Any bytes under any name are articles, an Unreadable or a ReadError."""
    read_all(NAMES[sum(data[:64]) % len(NAMES)], data)


def rules(data: bytes) -> None:
    """Any bytes are a rule pack, or a DataFileError; a pack that loads can be tried on its own examples."""
    with tempfile.TemporaryDirectory(prefix="kg-") as folder, suppress(DataFileError):
        file = Path(folder) / "own.yaml"
        file.write_bytes(data)
        loaded = load_rules([file], ONTOLOGY)
        check_examples(knowledge(), loaded)


def names(data: bytes) -> None:
    """Any bytes are a name list, or a DataFileError."""
    with tempfile.TemporaryDirectory(prefix="kg-") as folder, suppress(DataFileError):
        file = Path(folder) / "own.csv"
        file.write_bytes(data)
        load_gazetteer([file])


def queries(data: bytes) -> None:
    """Any text is a query with an answer, or a QueryError (a DataFileError for its header)."""
    store, known = _asked()
    with suppress(QueryError, DataFileError):
        ask(store, parse_named("fuzz", data.decode("utf-8", "replace"), "fuzz"), {}, known)


def values(data: bytes) -> None:
    """Any text is a value of a named query's parameters, or a QueryError."""
    store, known = _asked()
    name, _, value = data.decode("utf-8", "replace").partition("=")
    for query in sorted(named_queries().values(), key=lambda one: one.name):
        with suppress(QueryError):
            ask(store, query, {parameter.name: value for parameter in query.parameters} or {name: value}, known)


TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (reads, extracts, files, rules, names, queries, values)}


@cache
def _asked() -> tuple[ox.Store, Names]:
    extraction = extract(read_bytes("普京同习近平举行会谈，中方反对制裁。".encode(), "a", published=DAY), knowledge())
    store = ox.Store()
    store.extend(quads(extraction, ONTOLOGY))
    store = merged(store)
    return store, Names(store)


def samples(target: str) -> list[bytes]:
    """What a target's bytes are like when nobody spoils them."""
    resources = DATA.parent / "kg" / "resources"
    where = {"rules": (resources / "rules", "*.yaml"), "names": (resources / "gazetteer", "e*.csv"), "queries": (resources / "queries", "*.rq")}
    if target == "files":
        return list(SEEDS.values())
    folder, pattern = where.get(target, (DATA, "*.txt"))
    found = [path.read_bytes()[:20_000] for path in sorted(folder.glob(pattern))]
    return ["普京".encode(), "actor=习近平".encode()] if target == "values" else found


_PIECES = [
    *"，。、；：！？（）《》“”‘’「」『』〔〕【】—…·　\t\r\n,.:;()\"'0123456789年月日的不将对被把与和同在向",
    "\u200b", "\ufeff", "\ue000", "\x00", "\U0001f600", "é", "会谈", "表示", "习近平", "總統", "他", "双方", "據報",
    "2025年", "</script>", "\r\n\r\n",
]  # fmt: skip


def spoilt(data: bytes, chance: Random) -> bytes:
    """`data` with a few things done to it that happen to files: cut, doubled, rejoined, wrapped, in other bytes, or with odd characters."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 12)):
        at, other = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        deed = chance.randrange(9)
        if deed == 0:
            text = text[:at] + text[min(other, at + 40) :]
        elif deed == 1:
            text = text[:other] + text[at : min(other, at + 200)] + text[other:]
        elif deed == 2:
            text = text[other:] + text[:at]
        elif deed == 3:
            text = text.replace(chance.choice("，。、\n："), chance.choice(_PIECES))
        elif deed == 4:
            width = chance.randint(3, 40)
            text = "\n".join(text[i : i + width] for i in range(0, len(text), width))
        elif deed == 5:
            text = text[:at] + text[at : at + 60][::-1] + text[at + 60 :]
        else:
            text = text[:at] + chance.choice(_PIECES) * chance.choice((1, 1, 1, 3, 50)) + text[at:]
        text = text[:40_000]
    raw = text.encode(chance.choice(("utf-8",) * 6 + ("gb18030", "utf-16")), "replace")
    return bytes(b ^ 0x20 if chance.random() < 0.001 else b for b in raw) if chance.random() < 0.1 else raw


def overwritten(data: bytes, chance: Random) -> bytes:
    """`data` with some bytes written over, taken out, put in or cut off, as in a file that is no text."""
    raw = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, deed = chance.randint(0, len(raw)), chance.randrange(8)
        if deed == 0:
            del raw[at:]
        elif deed == 1:
            del raw[at : at + chance.randint(1, 40)]
        elif deed == 2:
            raw[at:at] = raw[at : at + chance.randint(1, 80)]
        else:
            raw[at : at + 3] = chance.randbytes(chance.randint(1, 5))
    return bytes(raw)


def spoilt_samples(target: str, seed: int) -> Iterator[bytes]:
    """An endless row of spoilt samples; the same for the same seed."""
    chance, whole = Random(seed), samples(target)  # noqa: S311  # spoils files, keeps no secret
    while True:
        yield (overwritten if target == "files" else spoilt)(chance.choice(whole), chance)


def _spoil(target: str, number: int, seed: int) -> None:
    started = perf_counter()
    for index, data in enumerate(islice(spoilt_samples(target, seed), number)):
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        try:
            TARGETS[target](data)
        except BaseException:
            kept = Path(tempfile.gettempdir()) / f"kg-fuzz-{target}-{seed}-{index}"
            kept.write_bytes(data)
            print(f"{target}: input {index} of seed {seed} is kept in {kept}", file=sys.stderr)
            raise
    faulthandler.cancel_dump_traceback_later()
    print(f"{target}: {number:,} spoilt inputs in {perf_counter() - started:.0f} s, none of them a fault")


def _guided(target: str, number: int) -> None:
    """Inputs that atheris looks for by the branches that they reach."""
    import atheris

    with tempfile.TemporaryDirectory(prefix="kg-") as corpus:
        for index, data in enumerate(samples(target)):
            (Path(corpus) / str(index)).write_bytes(data)
        atheris.instrument_all()
        atheris.Setup([sys.argv[0], corpus, f"-runs={number}", "-timeout=60", "-max_len=20000"], TARGETS[target])
        atheris.Fuzz()


def main() -> None:
    """Run one target, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help=f"by default all: {', '.join(TARGETS)}")
    parser.add_argument("--number", type=int, default=1000, help="inputs for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true", help="by atheris (pip install atheris), one target at a time")
    given = parser.parse_args()
    for target in given.targets or TARGETS:
        if given.guided:
            _guided(target, given.number)
        else:
            _spoil(target, given.number, given.seed)


if __name__ == "__main__":
    main()
