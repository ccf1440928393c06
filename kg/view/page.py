"""One HTML file that shows a network, with no connection at all: pyvis writes the data and the drawing library into our own page."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.view.layout import positions
from kg.view.payload import node_order, payload

_PAGE = "resources/page"
_SCRIPTS = ("base.js", "text.js", "state.js", "looks.js", "draw.js", "labels.js", "evidence.js", "panel.js", "filters.js", "search.js", "main.js")
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
TITLE = "知识图谱 · Knowledge graph"
_LABEL = 14  # wide characters of a label that the layout leaves room for

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "hideEdgesOnZoom": False,
        "tooltipDelay": 100000,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False, "speed": {"x": 8, "y": 8, "zoom": 0.02}},
    },
    "nodes": {"font": {"size": 0}, "borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 1, "arrowStrikethrough": False},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where the nodes stand, in the order of their numbers, and the pairs of numbers that a line ties; whole pixels at zoom 1."""

    places: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]


def render(graph: nx.MultiDiGraph[str], title: str = TITLE) -> str:
    """The page as HTML text: a network of `network`'s form, laid out here, drawn by vis-network, nothing loaded from elsewhere.

    The same network and title give the same bytes. Texts of articles stand in JSON blocks that no parser of HTML or JavaScript reads
    as markup; the page's Content-Security-Policy lets only its own two scripts run, by their digests.
    """
    drawn = vis_network(drawing(graph), title)
    drawn.set_template(str(files("kg").joinpath(f"{_PAGE}/page.html")))
    vis = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    script = '(() => {\n"use strict";\n' + "\n".join(_resource(name) for name in _SCRIPTS) + "\n})();\n"
    style = _resource("theme.css") + _resource("page.css")
    drawn.templateEnv.globals.update(
        vis=vis,
        script=script,
        style=style,
        data=block(payload(graph, title)),
        policy=(
            f"default-src 'none'; script-src {_digest(vis)} {_digest(script)}; style-src {_digest(style)}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
    )
    return str(drawn.generate_html(notebook=False))


def write_page(path: Path, graph: nx.MultiDiGraph[str], title: str = TITLE) -> None:
    """Write the page of `render` to a file, as UTF-8 with Unix line ends."""
    path.write_text(render(graph, title), encoding="utf-8", newline="\n")


def block(value: Any) -> str:
    """JSON that may stand inside a script element: no <, >, & and no line separators of JavaScript."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def drawing(graph: nx.MultiDiGraph[str]) -> Drawing:
    """Nodes where the layout puts them, and one line for each pair of nodes that any relation ties."""
    order = node_order(graph)
    number = {iri: i for i, iri in enumerate(order)}
    pairs: dict[tuple[str, str], int] = {}
    for subject, obj, data in graph.edges(data=True):
        if subject != obj:
            first, second = sorted((subject, obj))
            pairs[first, second] = pairs.get((first, second), 0) + max(data["count"], 1)
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(order)
    plain.add_weighted_edges_from((a, b, 1.0 + min(count, 8) / 8) for (a, b), count in sorted(pairs.items()))
    places = positions(plain, lambda iri: min(max(map(_wide, graph.nodes[iri]["labels"].values())), _LABEL))
    return Drawing(tuple(places[iri] for iri in order), tuple((number[a], number[b]) for a, b in sorted(pairs)))


def vis_network(drawn: Drawing, title: str) -> Network:
    """The drawing as pyvis has it, options and all."""
    made = Network(directed=True, heading=html.escape(title), cdn_resources="in_line")
    for number, (x, y) in enumerate(drawn.places):
        made.add_node(number, label=" ", x=x, y=y)
    for a, b in drawn.lines:
        made.add_edge(a, b, id=f"{a}-{b}")
    made.set_options(json.dumps(_OPTIONS))
    return made


def _wide(text: str) -> float:
    """The length of a text in wide characters, two narrow ones to one."""
    return sum(1.0 if ord(char) > 0x2E80 else 0.55 for char in text)


def _resource(name: str) -> str:
    return files("kg").joinpath(f"{_PAGE}/{name}").read_text(encoding="utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
