"""The run: plan, leave out what is there, give the rest to Ray Data, tell what came of it."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

from kg.cluster.places import Input, found, is_address, opened, shown, written
from kg.cluster.plan import FILES, Part, plan
from kg.cluster.worker import PartWriter
from kg.errors import UsageError
from kg.inputs import Unreadable
from kg.knowledge import load_knowledge
from kg.run import Failure, Options, code_digest, failed, kg_version

Progress = Callable[[str, int, int], None]  # the part just written, how many are there, of how many
_AT_ONCE = 16  # accounts that are asked for at a time: a store far away answers in its own time


@dataclass(frozen=True, slots=True)
class PartsSummary:
    """What a run on a cluster did. `kept` parts were there already; articles, claims and failures are those of all parts."""

    out: str
    parts: int
    kept: int
    removed: int
    articles: int
    claims: int
    failures: int
    seconds: float


def build_on_cluster(
    paths: Sequence[str],
    out: str,
    options: Options,
    *,
    address: str | None = None,
    workers: int | None = None,
    files: int = FILES,
    progress: Progress | None = None,
) -> PartsSummary:
    """Read every article at and below `paths` on a Ray cluster, and write parts to `out`, with run.json and failures.jsonl beside them.

    Args:
        paths: local paths that every machine of the cluster sees, or addresses such as s3://bucket/news.
        out: a folder or an address to write to.
        options: dates, rules and so on; files of rules and names must be there on every machine.
        address: of the cluster (as ray.init takes it); by default one is started here.
        workers: actors at most; by default as many as the cluster has processors.
        files: of a part, more or less.
        progress: called after each part.

    Raises:
        UsageError: the extra is missing, a path is not there, or the cluster or `out` cannot be reached.
        DataFileError: a rule pack or a name list has faults.
    """
    started = perf_counter()
    _check_extra()
    knowledge = load_knowledge(options.rules, options.gazetteer)
    inputs, unreadable = _inputs(paths)
    parts = list(plan(inputs, options, knowledge.digest, files=files))
    accounts = _made(out, {part.key for part in parts})
    kept = len(accounts)
    missing = [part for part in parts if part.key not in accounts]
    for account in _run(missing, out, options, address, workers) if missing else ():
        accounts[account["key"]] = account
        if progress:
            progress(account["key"], len(accounts), len(parts))
    removed = _remove_others(out, set(accounts))
    summary = _summary(out, accounts, kept, removed, len(unreadable), perf_counter() - started)
    _save_account(summary, accounts, unreadable, knowledge.digest, options)
    return summary


def _check_extra() -> None:
    if not all(map(find_spec, ("ray", "pyarrow"))):
        raise UsageError("The engine ray needs Ray and pyarrow; install them with: pip install 'kg[cluster]'")


def _ray(address: str | None) -> Any:
    """Ray, connected and quiet."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # before the import: it would report how it is used
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    import ray
    import ray.data

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    if not ray.is_initialized():
        try:
            ray.init(address=address, include_dashboard=None if address else False, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, ValueError, RuntimeError) as error:
            hint = "check --address, or leave it out to use this machine alone; a cluster that asks for a token wants RAY_AUTH_MODE=token"
            raise UsageError(f"{address or 'Ray'}: cannot be reached ({error}); {hint}") from error
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    return ray


def _inputs(paths: Sequence[str]) -> tuple[list[Input], list[Failure]]:
    items = list(found(paths))
    return [one for one in items if isinstance(one, Input)], [failed(one) for one in items if isinstance(one, Unreadable)]


def _made(out: str, keys: set[str]) -> dict[str, dict[str, Any]]:
    """The accounts of the parts that are there."""
    system, root = opened(out)
    try:
        system.create_dir(root, recursive=True)
        there = sorted(keys & {name.removesuffix(".json") for name in _names(out)})
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            texts = list(pool.map(lambda key: _read(system, f"{root}/{key}.json"), there))
    except Exception as error:
        raise UsageError(f"{shown(out)}: cannot be written ({error}); give another folder or address with --out") from error
    return {key: account for key, text in zip(there, texts, strict=True) if (account := _account(text)) is not None}


def _account(text: bytes) -> dict[str, Any] | None:
    """The account of a part; None where it was not written to its end."""
    try:
        account = json.loads(text)
    except ValueError:
        return None
    return account if isinstance(account, dict) and account.keys() >= {"articles", "claims", "failures"} else None


def _names(out: str) -> list[str]:
    from pyarrow import fs

    system, root = opened(out)
    return sorted(info.base_name for info in system.get_file_info(fs.FileSelector(root)) if info.type == fs.FileType.File)


def _read(system: Any, path: str) -> bytes:
    with system.open_input_stream(path) as stream:
        return bytes(stream.read())


def _run(parts: Sequence[Part], out: str, options: Options, address: str | None, workers: int | None) -> Iterator[dict[str, Any]]:
    """The accounts of the parts as they get done. A worker that dies is started anew, with the part that it had in hand."""
    ray = _ray(address)
    rows = [{"key": part.key, "inputs": json.dumps(part.inputs)} for part in parts]
    most = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    here = Path.cwd()  # which is not that of the workers
    held = out if is_address(out) else str(here / out)
    options = replace(options, rules=tuple(here / path for path in options.rules), gazetteer=tuple(here / path for path in options.gazetteer))
    actors = ray.data.ActorPoolStrategy(min_size=1, max_size=most, initial_size=most)
    todo = ray.data.from_items(rows, override_num_blocks=min(len(rows), 10_000))
    done = todo.map_batches(PartWriter, fn_constructor_args=(held, options, str(here)), batch_size=1, compute=actors, num_cpus=1)
    for row in done.iter_rows():
        yield json.loads(row["account"])


def _remove_others(out: str, keys: set[str]) -> int:
    """Take out the parts of inputs that changed or vanished, the account first; how many there were."""
    system, root = opened(out)
    stale = [name for name in _names(out) if name.partition(".")[0] not in keys and len(name.partition(".")[0]) == 32]
    for name in sorted(stale, key=lambda name: not name.endswith(".json")):
        system.delete_file(f"{root}/{name}")
    return sum(name.endswith(".nq") for name in stale)


def _summary(out: str, accounts: dict[str, dict[str, Any]], kept: int, removed: int, unreadable: int, seconds: float) -> PartsSummary:
    def total(what: str) -> int:
        return sum(account[what] for account in accounts.values())

    return PartsSummary(out, len(accounts), kept, removed, total("articles"), total("claims"), total("failures") + unreadable, seconds)


def _save_account(
    summary: PartsSummary, accounts: dict[str, dict[str, Any]], unreadable: Sequence[Failure], knowledge_digest: str, options: Options
) -> None:  # fmt: skip
    """run.json and failures.jsonl of the whole."""
    system, root = opened(summary.out)
    lines = [json.dumps({"source": f.source, "stage": f.stage, "type": f.type, "message": f.message}, ensure_ascii=False) + "\n" for f in unreadable]
    for key, account in sorted(accounts.items()):
        if account["failures"]:
            lines += _read(system, f"{root}/{key}.failures.jsonl").decode().splitlines(keepends=True)
    with written(summary.out, "failures.jsonl", "driver") as file:
        file.write("".join(sorted(lines)).encode("utf-8", "replace"))
    account = {"version": kg_version(), "code": code_digest(), "knowledge": knowledge_digest, "options": repr(options), "parts": sorted(accounts)}
    counts = {"articles": summary.articles, "claims": summary.claims, "failed": summary.failures, "seconds": round(summary.seconds, 3)}
    with written(summary.out, "run.json", "driver") as file:
        file.write((json.dumps(account | counts, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
