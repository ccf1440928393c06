"""The command line: arguments in, exit code out, and the only place that prints.

Data go to stdout, messages and progress to stderr. Exit codes: 0 done, 1 findings, 2 bad usage or bad input, 3 done but some documents
failed, 130 interrupted. Nothing heavy is imported before a verb runs, so that `kg --help` answers at once.
"""

from kg.cli.app import main, run

__all__ = ["main", "run"]
