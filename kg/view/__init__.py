"""The network of a graph, and its page.

In comes an RDF graph of the contract as a pyoxigraph store; out go a networkx MultiDiGraph whose edges carry the sentences that tell
them (`network`), and one HTML file that shows it (`render`, `write_page`). What must hold: the same graph gives the same bytes; the
page loads nothing from anywhere; text out of articles is never read as markup.
"""

from kg.view.network import network
from kg.view.page import render, write_page
from kg.view.reading import Citation, Named

__all__ = ["Citation", "Named", "network", "render", "write_page"]
