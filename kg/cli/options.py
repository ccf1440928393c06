"""Flags that several verbs share; each may also come from the environment (KG_JOBS) or from kg.toml (jobs = 2)."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from datetime import date
from inspect import cleandoc
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.say import FORMATS, STATE
from kg.errors import UsageError, guess

F = TypeVar("F", bound=Callable[..., Any])
CONFIG = Path("kg.toml")
SETTINGS = {
    "out": "the folder that kg build writes to and the other verbs read from",
    "jobs": "how many processes read articles",
    "published": "the day of publication where an article does not say it",
    "publisher": "the publisher where an article does not say it",
    "rules": "folders of rule packs besides the shipped ones",
    "gazetteer": "name lists besides the shipped ones",
    "store": "the folder of the Oxigraph store that kg build keeps",
    "text_field": "the field of JSON lines and CSV that is the article's text",
    "title_field": "the same for the title",
    "date_field": "the same for the day of publication",
    "publisher_field": "the same for the publisher",
    "author_field": "the same for the author",
    "url_field": "the same for the address",
    "id_field": "the same for what names the article",
    "background": "whether kg build puts what is known beforehand beside the articles",
    "lang": "languages of labels, the first that is there",
    "quiet": "no messages but errors",
    "debug": "tracebacks",
}
DEFAULTS: dict[str, Any] = {"out": "outputs", "lang": "zh-Hans,zh-Hant,en"}


class _Verbatim(click.Command):
    """A command whose help keeps a paragraph with indented lines, such as its examples, line by line."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help's paragraphs, those with indented lines as they are."""
        del ctx
        for paragraph in cleandoc(self.help or "").split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                if "\n  " in paragraph:
                    formatter.write("".join(f"  {line}\n" for line in paragraph.splitlines()))
                else:
                    formatter.write_text(paragraph.replace("\n", " "))


class Verb(_Verbatim):
    """One verb."""


class Verbs(_Verbatim, click.Group):
    """A group whose verbs stand in the order in which they are used, and which guesses at a misspelt one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which they were added."""
        del ctx
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that `args` start with."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            raise click.UsageError(f"There is no verb {args[0]!r}{guess(args[0], self.commands)}. See kg --help.", ctx)
        return super().resolve_command(ctx, args)

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:
        """The context, with what kg.toml says as defaults of every verb."""
        if parent is None:
            settings = read_config(CONFIG)
            extra["default_map"] = _defaults(settings, self)
        return super().make_context(info_name, args, parent, **extra)


def _defaults(settings: dict[str, Any], group: click.Group) -> dict[str, Any]:
    """The settings for a group and, under their names, for its verbs, however deep."""
    below = {name: _defaults(settings, verb) if isinstance(verb, click.Group) else settings for name, verb in group.commands.items()}
    return settings | below


def read_config(path: Path) -> dict[str, Any]:
    """The settings in kg.toml, none where it is not there.

    Raises:
        UsageError: it is not TOML, or names a setting that is none.
    """
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    for name in settings:
        if name not in SETTINGS:
            raise UsageError(f"{path}: no setting {name!r}{guess(name, SETTINGS)}; there are {', '.join(SETTINGS)}")
    return settings | {name: [settings[name]] for name in ("rules", "gazetteer") if isinstance(settings.get(name), str)}


class Day(click.ParamType[date]):
    """A day, such as 2025-05-09 or 2025年5月9日."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; a usage error for anything else."""
        if isinstance(value, date):
            return value
        from kg.read import parse_date

        try:
            return parse_date(str(value))
        except UsageError as error:
            self.fail(str(error), param, ctx)


PATH = click.Path(path_type=Path)
ALL_FAILED, SOME_FAILED = 2, 3  # exit codes of the verbs that read articles


class Place(click.ParamType["Path | str"]):
    """A local path, or an address such as s3://bucket/news."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """A path as a Path, an address as it is; a Path would make one slash of its two."""
        del param, ctx
        return value if isinstance(value, Path) or "://" in value else Path(value)


PLACE = Place()


def _set(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def callback(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        del ctx, param
        if value:
            setattr(STATE, name, True)

    return callback


def common(verb: F) -> F:
    """--debug and --quiet, which every verb takes, and so does kg itself. -q is short for it, but where it is a query's text."""
    flags = ("--quiet",) if getattr(verb, "__name__", "") == "query" else ("-q", "--quiet")
    quiet = click.option(
        *flags, is_flag=True, envvar="KG_QUIET", expose_value=False, callback=_set("quiet"), help="No messages but errors."
    )  # fmt: skip
    debug = click.option(
        "--debug", is_flag=True, envvar="KG_DEBUG", expose_value=False, callback=_set("debug"), help="Show tracebacks."
    )  # fmt: skip
    return debug(quiet(verb))


def reading(verb: F) -> F:
    """The flags of verbs that read articles: `published`, `publisher`, `rules`, `gazetteer`."""
    for option in (
        click.option("--gazetteer", type=PATH, multiple=True, envvar="KG_GAZETTEER", metavar="FILE", help="A name list besides the shipped ones."),
        click.option("--rules", type=PATH, multiple=True, envvar="KG_RULES", metavar="DIR", help="A folder of rules besides the shipped ones."),
        click.option("--publisher", default="", envvar="KG_PUBLISHER", metavar="NAME", help="Who published what does not say it itself."),
        click.option("--published", type=Day(), envvar="KG_PUBLISHED", metavar="DATE", help="The day of publication of what does not say it itself."),
    ):
        verb = option(verb)
    return verb


def fields(verb: F) -> F:
    """The flags that name the fields of JSON lines and CSV, for `fields_of`."""
    for role, what in reversed(_ROLES.items()):
        verb = click.option(
            f"--{role}-field", default="", envvar=f"KG_{role.upper()}_FIELD", metavar="NAME", help=f"The field of JSON lines and CSV that is {what}."
        )(verb)
    return verb


_ROLES = {
    "text": "the article's text (by default the first of the usual names: content, body, text, 正文 …)",
    "title": "its title (headline, 标题 …)",
    "date": "the day of publication (published, pub_date, 发布时间 …)",
    "publisher": "who published it (source, media, 来源 …)",
    "author": "who wrote it",
    "url": "its address (link …)",
    "id": "unique, and is to name the article instead of its line",
}


def fields_of(flags: dict[str, Any]) -> Any:
    """The `kg.inputs.Fields` that the flags of `fields` name; they are taken out of `flags`."""
    from kg.inputs import Fields

    named = {role: flags.pop(f"{role}_field", "") for role in _ROLES}
    named["published"] = named.pop("date")
    return Fields(**named)


jobs = click.option("-j", "--jobs", type=click.IntRange(min=1), envvar="KG_JOBS", metavar="N", help="Processes; by default one for each processor.")
out = click.option(
    "-o", "--out", type=PLACE, default=DEFAULTS["out"], envvar="KG_OUT", show_default=True, metavar="DIR", help="The folder to write to."
)
lang = click.option("--lang", default=DEFAULTS["lang"], envvar="KG_LANG", show_default=True, help="Languages of labels, the first that is there.")
row_format = click.option("--format", "form", type=click.Choice(FORMATS), help="By default a table on a terminal, and TSV into a pipe.")


def default_graph(given: Path | None) -> Path:
    """The graph that a verb reads: the one given, or the last one built."""
    if given is not None:
        return given
    context = click.get_current_context()
    settings = context.find_root().default_map or {}
    return Path(os.environ.get("KG_OUT") or settings.get("out") or DEFAULTS["out"]) / "graph.nq"
