"""`python -m kg.atlas`: the shipped tables of places made anew, in place."""

from __future__ import annotations

import argparse
import logging
from importlib.resources import files
from pathlib import Path

from kg.atlas.refresh import refresh
from kg.atlas.sources import load_sources
from kg.errors import KgError


def main() -> int:
    """Fill the generated columns; exit code 1 where --check finds that a table would change."""
    parser = argparse.ArgumentParser(prog="python -m kg.atlas", description="Fill the generated columns of the tables of places anew.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(str(files("kg") / "resources" / "gazetteer")), help="the folder of tables")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where something would change")
    parser.add_argument("--country-coder", type=Path, metavar="FILE", help="borders.json of the npm package @rapideditor/country-coder")
    parser.add_argument("--natural-earth", type=Path, metavar="FILE", help="Natural Earth's 1:10m populated places, GeoJSON")
    parser.add_argument("--unlisted", action="store_true", help="name large towns that no table lists (with --natural-earth)")
    given = parser.parse_args()
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    say = logging.getLogger("kg.atlas").info
    try:
        report = refresh(given.folder, load_sources(coder=given.country_coder, earth=given.natural_earth), write=not given.check)
    except KgError as error:
        parser.error(str(error))
    for line in (*report.doubts, *(report.unlisted if given.unlisted else ())):
        say("%s", line)
    say("%s: %s", "would change" if given.check else "changed", ", ".join(report.changed) or "nothing")
    return int(given.check and bool(report.changed))


if __name__ == "__main__":
    raise SystemExit(main())
