"""The network page: its data, made once, and the page around them, with the drawing library that the size of the graph asks for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import networkx as nx
from markupsafe import Markup

from kg.serve.catalogue import Catalogue, href
from kg.serve.page import Pages, Visit, block
from kg.serve.reply import JSON, Reply
from kg.view import drawing, node_order, payload, vis_network

MOST_FOR_VIS = 3000  # entities that pyvis's library draws fluently; sigma.js draws more
_PIVOTS = 64  # nodes from which betweenness is reckoned in a large network
_SHARED = ("base.js", "text.js", "state.js", "looks.js", "evidence.js", "panel.js", "filters.js", "search.js")
_ENGINES = {"vis": ("draw.js", "labels.js"), "sigma": ("sigma.js",)}
_OWN = ("net-words.js", "net-marks.js", "net-time.js", "net-near.js", "net-table.js", "net-save.js", "net-address.js", "net-main.js")
MARKER = b"<!-- the network's data -->"  # the same for all who ask
AROUND = b"<!-- the data around one entity -->"
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def engine(library: Catalogue, focus: str = "") -> str:
    """`vis` or `sigma`."""
    part = library.excerpt(focus)
    return "vis" if (part or library.overview()).entities <= MOST_FOR_VIS else "sigma"


def script(name: str) -> bytes:
    """The page's own script: the parts that it shares with the page in one file, the engine's, and the server's."""
    page, static = files("kg").joinpath("resources/page"), files("kg").joinpath("resources/serve/network")
    parts = [page.joinpath(part) for part in _SHARED]
    parts += [(static if name == "sigma" else page).joinpath(part) for part in _ENGINES[name]]
    parts += [static.joinpath(part) for part in _OWN]
    return ('(() => {\n"use strict";\n' + "\n".join(part.read_text(encoding="utf-8") for part in parts) + "\n})();\n").encode()


def vis_library() -> bytes:
    """The drawing library that pyvis brings."""
    return files("pyvis").joinpath(_VIS).read_bytes()


def network_data(library: Catalogue, focus: str = "") -> Reply:
    """The two blocks of data that the page's script reads, as they stand in the page. It takes a while for a large network."""
    graph = library.network(focus)
    order = node_order(graph)
    drawn = drawing(graph)
    if engine(library, focus) == "vis":
        made = vis_network(drawn, "")
        vis = {"nodes": made.nodes, "edges": made.edges, "options": made.options}
    else:
        nodes = [{"id": number, "x": x, "y": y} for number, (x, y) in enumerate(drawn.places)]
        vis = {"nodes": nodes, "edges": [{"id": f"{a}-{b}", "from": a, "to": b} for a, b in drawn.lines], "options": {}}
    cited = sorted(graph.graph["cited"].keys() - set(order))
    data = payload(graph, "") | {
        "iris": [*order, *cited],
        "hrefs": [href(iri) for iri in (*order, *cited)],
        **_measures(order, drawn.lines),
    }
    data["articles"] = [{**article, "href": href(article["iri"]) if article["iri"] else ""} for article in data["articles"]]
    blocks = f'<script type="application/json" id="kg-vis">{block(vis)}</script>\n<script type="application/json" id="kg-data">{block(data)}</script>'
    return Reply(200, JSON, blocks.encode("utf-8", "replace"))


def _measures(order: list[str], lines: tuple[tuple[int, int], ...]) -> dict[str, Any]:
    """Community (the largest is 0) and betweenness (0 to 1000) of each node, by fixed seeds: the same network has the same."""
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(order)))
    plain.add_edges_from(lines)
    groups = sorted((sorted(group) for group in nx.community.louvain_communities(plain, seed=1)), key=lambda group: (-len(group), group))
    community = {node: number for number, group in enumerate(groups) for node in group}
    pivots = None if len(order) <= 600 else _PIVOTS
    between: Mapping[int, float] = nx.betweenness_centrality(plain, k=pivots, seed=1) if lines else {}
    most = max(between.values(), default=0.0) or 1.0
    numbers = range(len(order))
    return {"community": [community[node] for node in numbers], "between": [round(1000 * between.get(node, 0.0) / most) for node in numbers]}


def network_page(pages: Pages, visit: Visit) -> Reply:
    """The page, with a marker where its data go; what of a large network is not drawn is said."""
    focus = visit.arg("focus")
    part = pages.library.excerpt(focus)
    entities = pages.library.overview().entities
    marker = AROUND if part is not None and part.focus else MARKER
    return pages.render("network.html", visit, engine=engine(pages.library, focus), part=part, entities=entities, marker=Markup(marker.decode()))  # noqa: S704  # ours
