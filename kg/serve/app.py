"""HTTP: which address is what. Everything that touches the graph is asked of the nursery; this process only passes it on."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from kg.serve import nursery
from kg.serve.assets import Asset, addresses, load_assets
from kg.serve.catalogue import Catalogue
from kg.serve.drawn import AROUND, MARKER
from kg.serve.jobs import PAGES, VIEWS, Desk, parsed
from kg.serve.negotiate import quality, wishes
from kg.serve.page import iri_of
from kg.serve.protocol import METHODS, cors, question
from kg.serve.reply import Reply, refusal
from kg.serve.safety import Safety, TooLargeError
from kg.serve.settings import Settings
from kg.serve.sources import source_bytes
from kg.serve.sparql import ROWS, TRIPLES
from kg.serve.words import chosen
from kg.serve.workers import Workers

_DRAWING = 300.0  # seconds that the layout of the whole network may take, once


class Server:
    """The application over one graph; `asgi` is what a web server runs. `close` ends the process that holds the graph."""

    def __init__(self, library: Catalogue, settings: Settings) -> None:
        self._settings = settings
        self._assets: Mapping[str, Asset] = load_assets()
        limits = settings.limits
        self._control: socket.socket = nursery.start(Desk(library, addresses(self._assets), limits), limits)
        self._workers = Workers(self._control, limits)
        self._drawn: asyncio.Future[Reply] | None = None
        self._drawn_of = 0  # the state of the graph that it was drawn of
        anything = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
        routes = [
            Route("/sparql", self._sparql, methods=anything),
            Route("/sparql/", self._sparql, methods=anything),
            Route("/static/{name}", self._static),
            Route("/completions.json", self._completions),
            Route("/favicon.ico", lambda _: RedirectResponse("/static/icon.svg", 301)),
            Route("/.well-known/void", lambda _: RedirectResponse("/id/dataset", 303)),
            *(Route(path, self._page) for path in (*PAGES, *(f"/{name}" for name in VIEWS), "/about", "/id/{rest:path}", "/{rest:path}")),
        ]
        self.asgi: ASGIApp = Safety(Starlette(routes=routes), settings)

    def close(self) -> None:
        """Let the process that holds the graph end."""
        self._workers.close()

    async def _sparql(self, request: Request) -> Response:
        allowed = cors(self._settings.cors)
        if request.method not in ("GET", "HEAD", "POST", "OPTIONS"):
            return _response(refusal(405, f"{request.method} does not ask anything: use GET or POST.", {"Allow": METHODS, **allowed}))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": METHODS, **allowed})
        try:
            body = await request.body() if request.method == "POST" else b""
        except TooLargeError:
            return _response(refusal(413, f"The body is longer than {self._settings.limits.body} bytes.", allowed))
        accept = ", ".join(request.headers.getlist("accept"))
        search = request.scope["query_string"]
        if request.method != "POST" and b"query=" not in search and b"update=" not in search:
            return await self._described(request, accept, allowed)
        asked = question(request.method, search, request.headers.get("content-type", ""), body, accept)
        if isinstance(asked, Reply):
            return _response(asked, allowed)
        if request.method == "GET" and _by_hand(accept):
            return RedirectResponse("/query?" + search.decode("ascii", "replace"), 303, {"Vary": "Accept"})
        return _response(await while_heard(request, self._workers.ask("sparql", {**asked, "base": _endpoint(request)})), allowed)

    async def _described(self, request: Request, accept: str, allowed: Mapping[str, str]) -> Response:
        if _by_hand(accept):
            return RedirectResponse("/query", 303, {"Vary": "Accept"})
        return _response(await self._workers.ask("service", {"accept": accept, "endpoint": _endpoint(request)}), allowed)

    async def _page(self, request: Request) -> Response:
        pairs = _arguments(request.scope["query_string"])
        if pairs is None:
            return _response(refusal(400, "The parameters of this address are not in UTF-8."))
        tongue = chosen(request.cookies, request.headers.get("accept-language", ""))
        theme = request.cookies.get("kg-theme", "")
        given: dict[str, Any] = {
            "path": request.scope["path"],
            "args": pairs,
            "page": tongue.page,
            "names": tongue.names,
            "theme": theme if theme in ("light", "dark") else "",
            "accept": ", ".join(request.headers.getlist("accept")),
        }
        if given["path"].startswith("/id/article/"):
            given["extra"] = await self._source(iri_of(given["path"].removeprefix("/id/")))
        if self._drawn is None:  # begun with the first page, so that the network is there when somebody goes to it
            self._drawn = self._drawing()
        reply = await while_heard(request, self._workers.ask("page", given))
        for marker, data in ((MARKER, self._network), (AROUND, lambda: self._around(pairs["focus"].strip()))):
            if marker in reply.body:
                found = await while_heard(request, data())
                reply = replace(reply, body=reply.body.replace(marker, found.body, 1)) if found.status == 200 else found
        return _response(reply)

    async def _network(self) -> Reply:
        """The network page's data, made once for all who ask, as long as the graph is the same."""
        drawn, stale = self._drawn, self._drawn_of != self._workers.state
        if drawn is None or stale or (drawn.done() and (drawn.cancelled() or drawn.result().status != 200)):
            drawn = self._drawn = self._drawing()
        return await asyncio.shield(drawn)

    def _drawing(self) -> asyncio.Future[Reply]:
        self._drawn_of = self._workers.state
        return asyncio.ensure_future(self._workers.ask("network", {"focus": ""}, _DRAWING))

    async def _around(self, focus: str) -> Reply:
        return await self._workers.ask("network", {"focus": focus}, _DRAWING)

    async def _source(self, iri: str) -> dict[str, str]:
        """The bytes that an article was read from, for its page; none where they are not there any more."""
        about = parsed(await self._workers.ask("source", {"iri": iri}))
        data = await asyncio.to_thread(source_bytes, about.get("path", ""), about.get("sha256", ""))
        return {"source": base64.b64encode(data).decode()} if data else {}

    async def _completions(self, _: Request) -> Response:
        return _response(await self._workers.ask("completions", {}))

    async def _static(self, request: Request) -> Response:
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            return _response(refusal(404, "There is no such file."))
        tag = f'"{asset.digest}"'
        forever = request.scope["query_string"].decode("latin-1") == asset.digest
        headers = {"ETag": tag, "Cache-Control": "public, max-age=31536000, immutable" if forever else "no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(asset.body, headers=headers, media_type=asset.media_type)


def _endpoint(request: Request) -> str:
    """The address of the endpoint, as the client called it."""
    return str(request.url.replace(query="", fragment="", path="/sparql"))


async def while_heard(request: Request, answer: Awaitable[Reply]) -> Reply:
    """The answer, unless the client hangs up before it is there: then the question is dropped, and its process ended."""
    task = asyncio.ensure_future(answer)
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        return refusal(499, "The client has gone.")
    finally:
        for one in (task, gone):
            one.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _hung_up(request: Request) -> None:
    try:
        while (await request.receive())["type"] != "http.disconnect":
            pass
    except (ClientDisconnect, RuntimeError, TooLargeError):
        return


def _arguments(search: bytes) -> dict[str, str] | None:
    """The parameters of a page's address, the first of each name."""
    try:
        pairs = parse_qsl(search.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:
        return None
    return dict(reversed(pairs))


def _by_hand(accept: str) -> bool:
    """Whether a browser asks, for somebody who wants to read a page."""
    asked = wishes(accept)
    html = quality(asked, "text/html")
    named = any(wish.rank("text/html") == 3 for wish in asked)
    return named and all(html > quality(asked, form) for form in (*ROWS, *TRIPLES))


def _response(reply: Reply, more: Mapping[str, str] | None = None) -> Response:
    """The answer as HTTP; what came out of the graph is not kept by any cache on the way."""
    headers = {"Cache-Control": "no-store", **reply.headers, **(more or {})}
    return Response(reply.body, reply.status, headers, media_type=reply.media_type)
