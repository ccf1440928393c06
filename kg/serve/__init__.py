"""The graph in use: a web application for one analyst, and a SPARQL 1.1 Protocol endpoint, on this machine and read-only.

In go a graph and `Settings`; `Server` answers HTTP until it is stopped. A graph is a `Library` in memory, or a `StoreLibrary` on disk; both
say the same (`open_library` takes the one that fits). What must hold: each question runs in a process of its own, which
ends at its time limit, and its answer is whole or refused; text out of articles is never read as markup; no page loads anything
from elsewhere and no script stands in a page; a request can name no file.
"""

from kg.serve.app import Server
from kg.serve.catalogue import Catalogue
from kg.serve.library import Library
from kg.serve.negotiate import choose
from kg.serve.opening import open_library
from kg.serve.settings import Limits, Settings
from kg.serve.stored import StoreLibrary
from kg.serve.tables import find
from kg.serve.views import matrix, meetings, sayings, stances, timeline

__all__ = [
    "Catalogue",
    "Library",
    "Limits",
    "Server",
    "Settings",
    "StoreLibrary",
    "choose",
    "find",
    "matrix",
    "meetings",
    "open_library",
    "sayings",
    "stances",
    "timeline",
]
