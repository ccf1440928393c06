"""Reading articles: kg build, kg extract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.cli.cluster import build_parts, local_paths
from kg.cli.options import ALL_FAILED, PATH, PLACE, SOME_FAILED, Verb, common, fields, fields_of, jobs, out, reading
from kg.cli.say import data, message, progress
from kg.errors import UsageError

FORMS = ("jsonl", "ttl", "nq", "trig", "jsonld")
_SAID = 20  # failures and duplicates that are said one by one


@click.command(cls=Verb)
@click.argument("paths", nargs=-1, type=PLACE, metavar="[PATH]...")
@out
@jobs
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    envvar="KG_ENGINE",
    show_default=True,
    help="This machine, or a cluster of many.",
)
@click.option("--address", envvar="RAY_ADDRESS", metavar="ADDRESS", help="The Ray cluster; by default one is started here.")
@click.option("--fresh", is_flag=True, help="Forget what earlier runs kept, and read everything anew.")
@click.option("--mentions", is_flag=True, help="Put every mention into the graph; they are many.")
@click.option(
    "--background", is_flag=True, envvar="KG_BACKGROUND", help="Put what is known beforehand beside the articles."
)  # fmt: skip
@click.option("--gzip", "packed", is_flag=True, envvar="KG_GZIP", help="Write graph.nq.gz and graph.ttl.gz, a tenth as large.")
@click.option("--store", type=PATH, envvar="KG_STORE", metavar="DIR", help="Keep an Oxigraph store of the same graph there too.")
@fields
@reading
@common
def build(
    paths: tuple[Path | str, ...],
    out: Path | str,
    jobs: int | None,
    fresh: bool,
    store: Path | None,
    **reading: Any,
) -> int:
    """Read every article below the paths (data/ by default) into one graph, and write it to a folder.

    The folder gets graph.ttl, graph.nq (one named graph an article), graph.html, run.json, and failures.jsonl where something failed. Again
    over the same folder, only what changed is read, and what vanished is taken out. Ctrl-C, or the end of the process in any other way, loses
    nothing that was read: the same command goes on. The text of each article is kept in articles/.

    With --store, an Oxigraph store on disk holds the same graph, for graphs that are too large to be loaded each time: kg query DIR, kg serve DIR
    and others open it as it is. Who has it open while it is built anew goes on seeing what was there.

    With --engine ray, paths and --out may be addresses (s3://bucket/news); the folder gets parts, sorted N-Quads and a Parquet table of claims of
    some files each, whose union is the graph, with run.json and failures.jsonl. Stopped, the same command goes on with the parts that are missing.

    With --background, graph.nq also has the named graph kg:background (and background.ttl the same): which offices and memberships, with their
    dates, kg knows of whom the articles name. It is apart from what the articles say, and changes nothing in it.

    With --gzip, graph.nq.gz and graph.ttl.gz stand in place of the two, a tenth as large. Every change of a large folder copies what stays, so
    that this is the form for an archive that grows each day. All verbs of kg read it, and so does whatever reads gzip.

    Examples:
      kg build
      kg build news/ report.txt --out graphs/may -j 4
      kg build scraped/ --published 2025-05-09 --publisher 新华社
      kg build --fresh --rules my-rules/ --gazetteer my-names.csv
      kg build --background && kg query @met_in_office
      kg build archive/ --store graphs/store && kg query graphs/store @met
      kg build archive/ --gzip --out graphs/archive && kg stats graphs/archive
      kg build archive/ --engine ray --out parts
    """
    from kg.run import build as run

    engine, address = reading.pop("engine"), reading.pop("address")
    options = _options(reading)
    if engine == "ray":
        if fresh or options.background or options.packed or store is not None:
            raise UsageError("--engine ray writes parts: --fresh, --background, --gzip and --store are for one machine; see docs/scale.md")
        return build_parts(paths or ("data",), out, options, address=address, workers=jobs)
    paths, out = local_paths(paths), local_paths([out])[0]
    with progress("reading") as bar:
        heard: dict[str, Any] = {"progress": bar.tell, "failing": bar.failing} if bar else {}
        summary = run(paths or (Path("data"),), out, options, jobs=jobs, fresh=fresh, store=store, **heard)
    for path, others in [*summary.duplicates.items()][:_SAID]:
        message(f"{path}: {', '.join(others)} {'has' if len(others) == 1 else 'have'} the same bytes and is read once", minor=True)
    _more(len(summary.duplicates), "articles that stand more than once", out / "run.json")
    _say_failures(summary.failures[:_SAID])
    _more(len(summary.failures), "that failed", out / "failures.jsonl")
    if not summary.articles:
        message(f"No article could be read; nothing was written but {out / 'failures.jsonl'}.")
        return ALL_FAILED
    for line in _account(summary, store, background=options.background):
        message(line, minor=True)
    return SOME_FAILED if summary.failures else 0


def _options(flags: dict[str, Any]) -> Any:
    """What the flags say of reading and of the graph; `extract` has fewer of them."""
    from kg.run import Options

    published: date | None = flags["published"]
    how = {name: flags.get(name, False) for name in ("mentions", "background", "packed")}
    return Options(published, flags["publisher"], tuple(flags["rules"]), tuple(flags["gazetteer"]), fields=fields_of(flags), **how)


def _say_failures(failures: Sequence[Any]) -> None:
    for failure in failures:
        text = failure.message if failure.source in failure.message else f"{failure.source}: {failure.message}"
        message(f"kg: {text}")


def _more(count: int, what: str, where: Path) -> None:
    if count > _SAID:
        message(f"… and {count - _SAID} more {what}; see {where}")


def _account(summary: Any, store: Path | None, *, background: bool) -> list[str]:
    """What was found, and how to look at it."""
    from kg.query import Names
    from kg.run import told_of

    totals, page = summary.totals, summary.out / "graph.html"
    names = Names(told_of(summary.lines, totals.actors))
    actors = [f"{names.find_label(iri)} ({count})" for iri, count in totals.actors.items()]
    counts = f"{summary.read} read, {summary.kept} as before, {summary.removed} taken out"
    lines = [
        f"Articles   {summary.articles}: {counts} ({summary.seconds:.1f} s)",
        "Entities   " + (", ".join(f"{count} {kind}" for kind, count in totals.classes.items()) or "none"),
        f"Claims     {totals.claims}: " + ", ".join(f"{count} {name}" for name, count in list(totals.predicates.items())[:8]),
        f"Statements {totals.statements}",
        "Actors     " + "、".join(actors[:8]),
    ]
    turtle = summary.lines.name.replace(".nq", ".ttl")
    wrote = [summary.lines.name, "graph.html", "run.json", *(["background.ttl"] if background else [])]
    wrote += [f"and the store {store}"] if store else []
    if summary.failures:
        lines.append(f"Failed     {len(summary.failures)}, see {summary.out / 'failures.jsonl'}")
    return [
        *lines,
        f"Wrote      {summary.out / turtle}, {', '.join(wrote)}",
        f"Look at it: open {page} in a browser (no connection is needed)",
        f"Browse it:  kg serve {store or summary.lines} --open",
        f"Ask it:     kg query {store or summary.lines} @met        kg query --list",
    ]


@click.command(cls=Verb)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMS), default="jsonl", show_default=True, help="What to write.")
@click.option("--mentions", is_flag=True, help="Put every mention into the graph; JSON lines always have them.")
@click.option("-o", "--output", type=PATH, default=Path("-"), help="A file instead of stdout.")
@jobs
@fields
@reading
@common
def extract(paths: tuple[Path, ...], form: str, output: Path, jobs: int | None, **reading: Any) -> int:
    """Read articles and write what they say to stdout; nothing else is written.

    Examples:
      kg extract article.txt
      kg extract article.txt --published 2025-05-09 --format ttl > article.ttl
      cat article.txt | kg extract - --format nq
      kg extract page.html paper.pdf report.docx
      kg extract archive.jsonl.gz --text-field body --date-field day
      kg extract news/ | jq -r '.claims[] | [.subject, .predicate, .object] | @tsv'
    """
    from kg.inputs import Article, IsolatedReader, Unreadable, articles
    from kg.knowledge import load_knowledge
    from kg.run import Done, failed, outcomes

    options = _options(reading)
    with IsolatedReader() as reader:
        given = list(articles(paths, options.fields, reader))
        failures = [failed(item) for item in given if isinstance(item, Unreadable)]
        found = [item for item in given if isinstance(item, Article)]
        knowledge = load_knowledge(options.rules, options.gazetteer)
        done: dict[str, bytes] = {}
        for outcome in outcomes(found, options, knowledge, form="jsonl" if form == "jsonl" else "nq", jobs=jobs or 1, reader=reader):
            if isinstance(outcome, Done):
                done[outcome.source] = outcome.data
            else:
                failures.append(outcome)
    _say_failures(sorted(failures, key=lambda failure: failure.source))
    if not done:
        return ALL_FAILED
    parts = [done[article.source] for article in found if article.source in done]
    data(b"".join(parts) if form == "jsonl" else _graph(parts, form), output)
    return SOME_FAILED if failures else 0


def _graph(parts: Sequence[bytes], form: str) -> bytes:
    from kg.graph import write
    from kg.run import union

    return write(union(parts), form)


VERBS = (build, extract)
