"""The verbs together, and how each of their errors leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from kg.cli import build, config, export, gazetteer, gold, graphs, knowledge, query, serve, views
from kg.cli.options import Verbs, common
from kg.cli.say import STATE, message
from kg.errors import KgError

BAD_INPUT, INTERRUPTED = 2, 130
_OURS = "This is a fault in kg. Run it again with --debug, and report what it says."


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="kg", prog_name="kg", message="%(prog)s %(version)s")
@common
def kg() -> None:
    """Knowledge graphs from Chinese news, by rules: every edge leads back to its sentence, its speaker and its rule.

    Examples:
      kg build data/                               read every article below data/, write outputs/
      kg query @met -p actor=习近平                 who met Xi, and in which words
      kg query --list                              the named queries
      kg extract article.txt --format ttl          one article to stdout
      kg explain 中国 opposes 单边主义                why an edge is there

    Exit codes: 0 done · 1 findings · 2 bad usage or bad input · 3 done, but some documents failed · 130 interrupted.
    """


for verb in (
    *build.VERBS,
    *query.VERBS,
    *graphs.VERBS,
    *export.VERBS,
    *serve.VERBS,
    *views.VERBS,
    *gold.VERBS,
    *knowledge.VERBS,
    *gazetteer.VERBS,
    *config.VERBS,
):
    kg.add_command(verb)


def main() -> None:
    """The entry point of `kg` and of `python -m kg`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors are said on stderr, without a traceback unless `--debug` is given."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a stream that somebody put in its place may not know how
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    STATE.reset()
    try:
        code = kg.main(list(arguments), prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        message("\nInterrupted. What was read so far is kept: the same command goes on from here.")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:  # noqa: BLE001  # the last stop: every error leaves as a message and a code
        return _failed(error)
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    if isinstance(error, BrokenPipeError):
        # Whoever read our output, such as head, has seen enough. The interpreter must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if STATE.debug:
        raise error
    message(f"kg: {error}" if isinstance(error, KgError | OSError) else f"kg: {type(error).__name__}: {error}\n{_OURS}")
    return BAD_INPUT
