"""One article, from bytes to its part of the graph: what a worker process does."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import Any, Literal

from kg.errors import KgError, ReadError
from kg.graph import article_nquads
from kg.inputs import HERE, Article, Fields, IsolatedReader, Reader, Unreadable
from kg.knowledge import Knowledge, load_knowledge
from kg.ontology import load_ontology
from kg.pipeline import extract
from kg.run.plain import as_json
from kg.run.rows import claim_rows
from kg.run.shard import Shard, make_shard
from kg.types import Extraction
from kg.values import collect_seldom

Form = Literal["nq", "jsonl", "shard", "rows"]


@dataclass(frozen=True, slots=True)
class Options:
    """What besides its bytes decides what an article gives.

    `published` and `publisher` stand in for what an article itself does not say; `rules` are folders of rule packs and `gazetteer`
    name lists besides the shipped ones; `fields` are the names of the fields of tables of articles; `mentions` puts every mention into the
    graph. `background` and `packed` decide nothing of an article: the one puts
    what is known beforehand of the graph's entities beside the articles, as a named graph of its own, the other packs the graph's files.
    """

    published: date | None = None
    publisher: str = ""
    rules: tuple[Path, ...] = ()
    gazetteer: tuple[Path, ...] = ()
    mentions: bool = False
    background: bool = False
    packed: bool = False
    fields: Fields = field(default_factory=Fields)


@dataclass(frozen=True, slots=True)
class Done:
    """One article that was read: `data` is sorted N-Quads, or one line of JSON; `shard` is what an archive keeps; `record` goes into run.json.

    `rows` are its claims, where rows were asked for.
    """

    source: str
    data: bytes = b""
    record: dict[str, Any] = field(default_factory=dict)
    shard: Shard | None = None
    rows: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """One article that could not be read: where it stopped (read, extract or graph), and why."""

    source: str
    stage: str
    type: str
    message: str


def work(article: Article, options: Options, knowledge: Knowledge, form: Form = "nq", reader: Reader = HERE) -> Done | Failure:
    """Read, extract and write one article; whatever goes wrong with it becomes a `Failure`, since the others must go on."""
    started, stage = perf_counter(), "read"
    try:
        document = reader.document(article, options.published, options.publisher)
        stage = "extract"
        extraction = extract(document, knowledge)
        stage = "graph"
        done = _done(extraction, options, form)
    except (KgError, MemoryError, RecursionError) as error:
        kind = "" if isinstance(error, KgError) else " (this article is too much for this machine; split it)"
        return Failure(article.source, stage, type(error).__name__, f"{error}{kind}")
    except Exception as error:  # noqa: BLE001  # a fault of ours in one article; it is reported and the run goes on
        where = _where(error)
        return Failure(article.source, stage, type(error).__name__, f"{error}{where}; this is a fault in kg, please report it")
    return replace(done, record=_record(extraction, perf_counter() - started))


def _done(extraction: Extraction, options: Options, form: Form) -> Done:
    source = extraction.document.source
    if form == "jsonl":
        return Done(source, (json.dumps(as_json(extraction), ensure_ascii=False) + "\n").encode("utf-8", "replace"))
    if form == "shard":
        return Done(source, shard=make_shard(extraction, mentions=options.mentions))
    rows = tuple(claim_rows(extraction)) if form == "rows" else ()
    return Done(source, article_nquads(extraction, load_ontology(), mentions=options.mentions), rows=rows)


def _where(error: BaseException) -> str:
    """The innermost place in our own code, as file:line."""
    last, trace = "", error.__traceback__
    while trace is not None:
        last, trace = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})", trace.tb_next
    return last


def _record(extraction: Extraction, seconds: float) -> dict[str, Any]:
    document = extraction.document
    parts = ("sentences", "mentions", "entities", "claims", "statements")
    return {
        "source": document.source,
        "id": document.id,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "script": document.script,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "published_from": document.published_from,
        "publisher": document.publisher,
        "counts": {part: len(getattr(extraction, part)) for part in parts},
        "seconds": round(seconds, 3),
    }


def follow_parent() -> None:
    """Ctrl-C is the parent's to answer; where the parent is killed, so is this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(parent: Any) -> None:
    """A worker holds both ends of its queue, so that it would wait for ever after a parent that was killed."""
    if parent is not None:
        parent.join()
        os._exit(1)


def serve(connection: Connection, options: Options, form: Form) -> None:
    """What a worker process does: take batches of articles from its pipe, and send what came of each, until the pipe ends."""
    follow_parent()
    knowledge = load_knowledge(options.rules, options.gazetteer)
    collect_seldom()
    with suppress(EOFError), IsolatedReader() as reader:
        while True:
            batch: list[Article] = connection.recv()
            connection.send([work(article, options, knowledge, form, reader) for article in batch])


def failed(item: Unreadable) -> Failure:
    """What could not be read, as a failure of its stage."""
    return Failure(item.source, "read", ReadError.__name__, item.message)


def read_article(path: Path) -> Article | Failure:
    """The bytes of a file."""
    try:
        return Article(str(path), path.read_bytes())
    except OSError as error:
        return Failure(str(path), "read", ReadError.__name__, f"{path}: cannot be read: {error.strerror}; check that it may be read")
