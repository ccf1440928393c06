"""The web application: kg serve."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from kg.cli.options import PATH, Verb, common, default_graph
from kg.cli.say import STATE, message
from kg.errors import UsageError


@click.command(cls=Verb)
@click.argument("graph", required=False, type=PATH)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; only this machine can call the default.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one.")
@click.option("--open", "open_page", is_flag=True, help="Open the first page in a browser.")
@click.option("--time-limit", type=click.FloatRange(0.1, 3600), default=10.0, show_default=True, metavar="SECONDS", help="For one query.")
@click.option("--row-limit", type=click.IntRange(1), default=10_000, show_default=True, metavar="ROWS", help="For one answer.")
@click.option("--memory-limit", type=click.IntRange(16), default=2048, show_default=True, metavar="MB", help="For one query.")
@click.option("--cors", is_flag=True, help="Let pages of other sites read answers of /sparql.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name under which the server may be called.")
@click.option("--title", default="", help="The heading of the pages; by default the graph's own.")
@common
def serve(graph: Path | None, host: str, port: int, open_page: bool, title: str, **flags: Any) -> int:
    """Look at a graph (outputs/graph.nq by default) in a browser: network, entities, evidence, views, SPARQL at /sparql.

    Read-only, and for this machine unless --host says otherwise. Each query runs in a process of its own, which ends at its limit.

    Examples:
      kg serve --open
      kg serve outputs/graph.nq --port 8080 --time-limit 30
      kg serve graph.ttl --host 0.0.0.0 --name graphs.example.org --cors
      curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?a { ?a kgo:meets kg:Xi_Jinping }' http://127.0.0.1:8000/sparql
    """
    from kg.serve import Limits, Server, Settings, open_library

    limits = Limits(seconds=flags["time_limit"], rows=flags["row_limit"], memory=flags["memory_limit"] << 20)
    settings = Settings(host, port, limits, flags["cors"], flags["names"])
    path = default_graph(graph)
    line = _listening(settings)
    library = open_library(path, title)
    held = library.overview()
    size = f"{held.entities} entities, {held.relations} relations"
    server = Server(library, settings)
    del library  # it lives on in the process that holds the graph; this one needs it no more
    address = f"http://{f'[{host}]' if ':' in host else host}:{line.getsockname()[1]}/"
    message(f"Serving {path} ({size}) at {address}  (Ctrl-C ends it)")
    if open_page:
        webbrowser.open(address)
    _run(server, line)
    return 0


def _listening(settings: Any) -> Any:
    """The socket, bound before anything else is done: a port that is taken is known at once."""
    import socket

    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        line = socket.socket(family[0], socket.SOCK_STREAM)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(family[4])
        line.listen(1024)
    except OSError as error:
        place = f"{settings.host}:{settings.port}"
        raise UsageError(f"{place}: cannot listen there ({error.strerror}); choose another --port, or 0 for a free one") from error
    return line


def _run(server: Any, line: Any) -> None:
    import uvicorn

    level = "debug" if STATE.debug else "warning"
    quiet: dict[str, Any] = {"log_level": level, "access_log": STATE.debug, "server_header": False, "lifespan": "off"}
    config = uvicorn.Config(server.asgi, timeout_keep_alive=30, backlog=1024, **quiet)
    with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
        try:
            uvicorn.Server(config).run(sockets=[line])
        finally:
            server.close()


VERBS = (serve,)
