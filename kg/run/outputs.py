"""The files of a folder of outputs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph import Namespaces, background, describe, term, write
from kg.mentions import Gazetteer
from kg.ontology import load_ontology
from kg.run.cache import code_digest, write_atomically
from kg.run.counts import Totals, totals
from kg.run.work import Failure
from kg.view import network, render

FILES = ("graph.nq", "graph.ttl")
TITLE = "Knowledge graph of Chinese news"


def write_graph(out: Path, shards: Iterable[Path], known: Gazetteer | None = None) -> Totals:
    """graph.nq, graph.ttl and graph.html out of sorted N-Quads; returns what the graph holds.

    There are no blank nodes, so the union of lines is the union of graphs. The data set's own description is one more named graph.
    Where `known` is given, so is what is known beforehand of the entities that the articles mention; Turtle has no named graphs, so there it
    has a file of its own, background.ttl.
    """
    parts = [shard.read_bytes() for shard in shards]
    store = union(parts)
    description = write(describe(store, files=FILES), "nq")
    beforehand = known_of(store, known) if known is not None else []
    lines = sorted({line for part in (*parts, description, write(beforehand, "nq")) for line in part.splitlines(keepends=True)})
    write_atomically(out / "graph.nq", b"".join(lines))
    page = render(network(store), TITLE)
    counted = totals(store)
    store.load(description, format=ox.RdfFormat.N_QUADS)
    write_atomically(out / "graph.ttl", write(store, "ttl"))
    write_atomically(out / "graph.html", page.encode("utf-8"))
    if beforehand:
        write_atomically(out / "background.ttl", write(beforehand, "ttl"))
    else:
        (out / "background.ttl").unlink(missing_ok=True)
    return counted


def known_of(store: ox.Store, known: Gazetteer) -> list[ox.Quad]:
    """What is known beforehand of the entities that the articles of a graph mention, on their days."""
    mentions, published = term("schema:mentions"), term("schema:datePublished")
    iris = {quad.object for quad in store.quads_for_pattern(None, mentions, None, None)}
    days = sorted(quad.object.value for quad in store.quads_for_pattern(None, published, None, None) if isinstance(quad.object, ox.Literal))
    mentioned = {one for one in known.entries if Namespaces().kg(one) in iris}
    return background(known, load_ontology(), mentioned, (days[0], days[-1]) if days else ("", ""))


def union(parts: Iterable[bytes]) -> ox.Store:
    """The graphs that several N-Quads files hold, as one store."""
    store = ox.Store()
    for part in parts:
        store.load(part, format=ox.RdfFormat.N_QUADS)
    return store


def write_account(path: Path, account: Mapping[str, Any], failures: Sequence[Failure]) -> None:
    """run.json, and beside it failures.jsonl, which is there only where something failed."""
    account = {"version": kg_version(), "code": code_digest(), **account, "totals": asdict(account["totals"])}
    write_atomically(path, (json.dumps(account, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
    lines = "".join(json.dumps(asdict(failure), ensure_ascii=False) + "\n" for failure in failures)
    if lines:
        write_atomically(path.with_name("failures.jsonl"), lines.encode("utf-8", "replace"))
    else:
        path.with_name("failures.jsonl").unlink(missing_ok=True)


def kg_version() -> str:
    """The version of kg as installed."""
    try:
        return version("kg")
    except PackageNotFoundError:
        return "0"  # run from a folder of sources that is not installed
