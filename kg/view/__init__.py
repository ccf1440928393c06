"""The network of a graph, its page, and the tables that stand for the network where a graph is too large to be in memory.

In comes an RDF graph of the contract as a pyoxigraph store; out go a networkx MultiDiGraph whose edges carry the sentences that tell
them (`network`), and one HTML file that shows it (`render`, `write_page`), or its parts for another page (`payload`, `drawing`). Beside a
store on disk lie tables (`write_tables`, `amend_tables`), out of which `open_tables` tells what `network` would. What
must hold: the same graph gives the same bytes; the page loads nothing from anywhere; text out of articles is never read as markup; the
tables of a generation say of it what its network does.
"""

from kg.view.lines import LineReader
from kg.view.network import excerpt, network, ordered
from kg.view.page import Drawing, drawing, render, vis_network, write_page
from kg.view.payload import node_order, payload
from kg.view.reading import Citation, Named, Reader
from kg.view.regions import Region, Term, known_regions, known_terms
from kg.view.shelving import amend_tables, write_tables
from kg.view.spelling import Spelling, compared, sound_of, spellings
from kg.view.tables import HAPPENINGS, has_tables, open_tables

__all__ = [
    "HAPPENINGS",
    "Citation",
    "Drawing",
    "LineReader",
    "Named",
    "Reader",
    "Region",
    "Spelling",
    "Term",
    "amend_tables",
    "compared",
    "drawing",
    "excerpt",
    "has_tables",
    "known_regions",
    "known_terms",
    "network",
    "node_order",
    "open_tables",
    "ordered",
    "payload",
    "render",
    "sound_of",
    "spellings",
    "vis_network",
    "write_page",
    "write_tables",
]
