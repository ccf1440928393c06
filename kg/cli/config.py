"""What is set, and where: kg config."""

from __future__ import annotations

import os

import click

from kg.cli.options import CONFIG, DEFAULTS, SETTINGS, Verb, common, read_config, row_format
from kg.cli.say import table


@click.command(cls=Verb)
@row_format
@common
def config(form: str | None) -> int:
    """Show each setting, its value and where it comes from: the environment (KG_JOBS), kg.toml (jobs = 2), or the default.

    A flag goes before all of them.

    Examples:
      kg config
      KG_OUT=graphs kg config --format json
    """
    settings = read_config(CONFIG)
    rows = []
    for name, about in SETTINGS.items():
        variable = f"KG_{name.upper()}"
        if variable in os.environ:
            value, origin = os.environ[variable], variable
        elif name in settings:
            value, origin = str(settings[name]), str(CONFIG)
        else:
            value, origin = str(DEFAULTS.get(name, "")), "default"
        rows.append([name, value, origin, about])
    table(["setting", "value", "from", "what it is"], rows, form)
    return 0


VERBS = (config,)
