"""kg build --engine ray: places that may be addresses, and what is said of a run on a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.cli.options import ALL_FAILED, SOME_FAILED
from kg.cli.say import message, progress
from kg.errors import UsageError


def local_paths(places: Sequence[Path | str]) -> tuple[Path, ...]:
    """The places, all of which are paths.

    Raises:
        UsageError: one is an address.
    """
    for place in places:
        if isinstance(place, str):
            raise UsageError(f"{place}: an address is read and written by --engine ray (pip install 'kg[cluster]')")
    return tuple(Path(place) for place in places)


def build_parts(places: Sequence[Path | str], out: Path | str, options: Any, *, address: str | None, workers: int | None) -> int:
    """Build on a cluster, and say what came of it; the exit code."""
    from kg.cluster import build_on_cluster, shown

    with progress("parts") as bar:
        tell = bar.tell if bar else None
        made = build_on_cluster([str(place) for place in places], str(out), options, address=address, workers=workers, progress=tell)
    where = shown(str(out))
    message(
        f"Parts      {made.parts}: {made.parts - made.kept} written, {made.kept} as before, {made.removed} taken out ({made.seconds:.1f} s)",
        minor=True,
    )
    message(f"Articles   {made.articles}, with {made.claims} claims", minor=True)
    if made.failures:
        message(f"Failed     {made.failures}, see {where}/failures.jsonl")
    how = f"LC_ALL=C sort -m -u {where}/*.nq > graph.nq" if isinstance(out, Path) else "docs/scale.md tells how to fetch, join and load them"
    message(f"Wrote      {where}/*.nq and *.parquet; their union is the graph: {how}", minor=True)
    return ALL_FAILED if not made.articles else SOME_FAILED if made.failures else 0
