"""The network of a graph, and its page.

In comes an RDF graph of the contract as a pyoxigraph store; out go a networkx MultiDiGraph whose edges carry the sentences that tell
them (`network`), and one HTML file that shows it (`render`, `write_page`), or its parts for another page (`payload`, `drawing`). What
must hold: the same graph gives the same bytes; the page loads nothing from anywhere; text out of articles is never read as markup.
"""

from kg.view.network import network
from kg.view.page import Drawing, drawing, render, vis_network, write_page
from kg.view.payload import node_order, payload
from kg.view.reading import Citation, Named

__all__ = ["Citation", "Drawing", "Named", "drawing", "network", "node_order", "payload", "render", "vis_network", "write_page"]
