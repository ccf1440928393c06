"""A real `kg serve` in a process of its own, for the tests of the server."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def type(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Served:
    """A running server."""

    base: str
    process: subprocess.Popen[str]
    said: list[str]

    def ask(self, path: str, method: str = "GET", body: bytes | str | None = None, **headers: str) -> Answer:
        """One request on a connection of its own, the path as it is; header names with _ for -."""
        address = urlsplit(self.base)
        line = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            line.putrequest(method, path, skip_host="Host" in names, skip_accept_encoding=True)
            data = body.encode() if isinstance(body, str) else body
            if data is not None and not {name.lower() for name in names} & {"content-length", "transfer-encoding"}:
                line.putheader("Content-Length", str(len(data)))
            for name, value in names.items():
                line.putheader(name, value)
            line.endheaders(data)
            got = line.getresponse()
            return Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        finally:
            line.close()

    def query(self, sparql: str, accept: str = "application/sparql-results+json", **parameters: str) -> Answer:
        """One query by GET."""
        return self.ask("/sparql?" + urlencode({"query": sparql, **parameters}), Accept=accept)

    def page(self, path: str, **args: str) -> Answer:
        """A page as a browser asks for it; the path may hold Chinese."""
        search = f"?{urlencode(args)}" if args else ""
        return self.ask(quote(path, safe="/%@:") + search, Accept="text/html,application/xhtml+xml,*/*;q=0.8", Accept_Language="en")


@contextmanager
def serving(graph: Path, *flags: str) -> Iterator[Served]:
    """`kg serve` over a graph file on a free port of this machine, until the end of the block."""
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0", *flags]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    said: list[str] = []
    assert process.stderr is not None
    found = None
    for line in process.stderr:
        said.append(line)
        found = re.search(r"at (http://\S+)/", line)
        if found:
            break
    assert found, "".join(said)
    threading.Thread(target=lambda: said.extend(process.stderr or ()), daemon=True).start()
    try:
        yield Served(found[1], process, said)
    finally:
        process.terminate()
        process.wait(20)
