"""What `kg serve` of a graph costs: seconds to start, memory of its processes, seconds of each page.

    python bench/serve.py GRAPH [FLAGS OF kg serve …]

GRAPH is a store of `kg build --store` or a graph file. Memory is the proportional set size (PSS) of all processes of the server together, so
that what they share counts once; the most that was seen, looked at every 50 ms. Each page is asked for twice. Linux only.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

SPACE = "https://w3id.org/zhkg/id/"
QUERIES = {"meets": "SELECT ?a ?b { ?a kgo:meets ?b } LIMIT 100", "count": "SELECT (COUNT(*) AS ?n) { ?s a kgo:Claim }"}
PAGES = {
    "front": "/",
    "search": "/search?q=xi+jinping",
    "suggestions": "/search.json?q=" + quote("中国"),
    "entity, a person": "/id/Xi_Jinping",
    "entity, a country": "/id/China",
    "evidence": "/relation?" + urlencode({"s": SPACE + "Vladimir_Putin", "p": "meets", "o": SPACE + "Xi_Jinping"}),
    "statements": "/statements",
    "statements of one": "/statements?speaker=" + quote("习近平"),
    "meetings": "/meetings",
    "stances": "/stances",
    "timeline": "/timeline",
    "articles": "/articles",
    "editor": "/query",
    **{f"SPARQL, {name}": "/sparql?" + urlencode({"query": text}) for name, text in QUERIES.items()},
    "network": "/network",
    "network around one": "/network?focus=" + quote(SPACE + "Xi_Jinping"),
}


def processes(first: int) -> Iterator[int]:
    """A process and all below it."""
    yield first
    for child in Path(f"/proc/{first}/task/{first}/children").read_text("ascii").split():
        with contextlib.suppress(OSError):
            yield from processes(int(child))


class Memory:
    """The most that a process and its children held since it was asked last, in MB."""

    def __init__(self, first: int) -> None:
        self._first, self._most = first, 0
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            total = 0
            with contextlib.suppress(OSError):
                for process in processes(self._first):
                    with contextlib.suppress(OSError):
                        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text("ascii"), re.MULTILINE)
                        total += int(found[1]) if found else 0
            self._most = max(self._most, total // 1024)
            time.sleep(0.05)

    def most(self) -> int:
        """And begin anew."""
        most, self._most = self._most, 0
        return most


def asked(port: int, path: str) -> tuple[float, int, int]:
    """Seconds, status and bytes of one page."""
    began, line = time.monotonic(), http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    with contextlib.closing(line):
        line.request("GET", path, headers={"Accept": "text/csv" if path.startswith("/sparql") else "text/html"})
        answer = line.getresponse()
        return time.monotonic() - began, answer.status, len(answer.read())


def main() -> None:
    """Start a server, and print a line for each page."""
    began = time.monotonic()
    with subprocess.Popen([sys.executable, "-m", "kg", "serve", "--port", "0", *sys.argv[1:]], stderr=subprocess.PIPE, text=True) as server:
        memory = Memory(server.pid)
        said = ""
        while not (found := re.search(r"at http://[^ ]+?:(\d+)/", said)):
            said = (server.stderr or sys.stdin).readline()
            if not said:
                sys.exit("kg serve ended")
        print(f"{said.strip()}\nstart {time.monotonic() - began:.1f} s, {memory.most()} MB")
        threading.Thread(target=(server.stderr or sys.stdin).read, daemon=True).start()
        for name, path in PAGES.items():
            times = [asked(int(found[1]), path) for _ in range(2)]
            print(f"{name:20} {times[1][1]} {times[1][2]:9} bytes  {times[0][0]:6.2f} s {times[1][0]:6.2f} s {memory.most():5} MB", flush=True)
        server.terminate()


if __name__ == "__main__":
    main()
