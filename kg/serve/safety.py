"""What every request must pass, and what every answer carries: the host's name, the sizes, the headers that keep pages to themselves."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.graph import digits
from kg.serve.settings import Settings

# Observable Plot puts a <style> of always the same text into each chart: the one exception, by its digest.
_PLOT = "'sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww='"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' {_PLOT}",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Safety:
    """The outermost layer: refuses what is not meant for this server or too large, and adds the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection's scope."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        headed = _headed(send)
        if refused is not None:
            await refused(scope, receive, headed)
            return
        await self._app(scope, _bounded(receive, self._settings.limits.body), headed)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers, limits = Headers(scope=scope), self._settings.limits
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._settings.serves(hosts[0]):
            return PlainTextResponse("This server does not answer under that host name; see kg serve --help, --name.\n", 421)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > limits.url:
            return PlainTextResponse(f"The address is longer than {limits.url} bytes; send a long query by POST.\n", 414)
        length = headers.get("content-length", "0")
        if not 0 <= digits(length) <= limits.body:
            return PlainTextResponse(f"The body is longer than {limits.body} bytes.\n", 413)
        return None


class TooLargeError(Exception):
    """A body without a length grew over the limit."""


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooLargeError
        return message

    return counted


def _headed(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers
