"""What the server lets nobody do: call it by another name, leave its folder, send too much, have a text taken for markup."""

from __future__ import annotations

import asyncio
import html.parser
import os
import platform
import re
import socket
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from hostile import NAMES, SPARQL, hostile_file
from hypothesis import given, settings
from hypothesis import strategies as st
from serve_server import serving
from view_graphs import HEAD

from kg.serve import Limits, Settings, choose
from kg.serve.nursery import Task, start
from kg.serve.reply import Reply
from kg.serve.workers import Workers

VIEWS = ["/stances", "/timeline", "/meetings", "/statements", "/articles"]
PAGES = ["/", "/search?q=x", *VIEWS, "/network", "/query", "/id/e1", "/id/article/x", "/id/st1", "/nothing"]
SECONDS = float(os.environ.get("KG_SERVE_SECONDS", "3"))  # how long 200 clients press; a minute where somebody asks for it


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server over a hostile graph."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.ttl"
    path.write_text(hostile_file(), "utf-8")
    with serving(path) as running:
        yield running


class Markup(html.parser.HTMLParser):
    """What a page has besides text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts, self.handlers, self.links, self.tags, self._open = [], [], [], set(), None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note scripts, handlers and links."""
        given = dict(attrs)
        self.tags.add(tag)
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        self.links += [value for name, value in attrs if name in {"href", "src", "action", "formaction"} and value]
        if tag == "script" and "src" not in given:
            self.scripts.append(given.get("type", ""))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "169.254.169.254", "[::2]"])
def test_other_host_names_are_refused(server, host):
    """A request that calls the server by a name that is not its own gets nothing."""
    assert server.ask("/", Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000"])
def test_own_names_are_served(server, host):
    """This machine's own names are served."""
    assert server.ask("/static/site.css", Host=host).status == 200


def test_two_hosts_are_refused(server):
    """A request with two Host headers is refused."""
    address = urlsplit(server.base)
    with socket.create_connection((address.hostname, address.port), 10) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert line.recv(4096).split()[1] in (b"400", b"421")


def test_other_addresses_only_where_it_listens_to_others():
    """A plain address is a good name only of a server that listens to other machines."""
    assert not Settings().serves("192.0.2.1:8000")
    assert Settings(host="0.0.0.0").serves("192.0.2.1:8000")  # noqa: S104  # a value, nothing listens
    assert not Settings(host="0.0.0.0").serves("evil.example")  # noqa: S104
    assert Settings(host="0.0.0.0", names=("kg.example",)).serves("KG.example.:80")  # noqa: S104


@pytest.mark.parametrize(
    "path",
    [
        "/static/../words.tsv", "/static/..%2fwords.tsv", "/static/%2e%2e/words.tsv", "/static/%2e%2e%2fwords.tsv", "/static//etc/passwd",
        "/static/%2fetc%2fpasswd", "/static/..%5cwords.tsv", "/static/site.css%00.js", "/static/", "/static/LICENSE", "/etc/passwd",
        "/../../etc/passwd", "/static/....//words.tsv",
    ],
)  # fmt: skip
def test_no_other_file_is_served(server, path):
    """No path leads out of the folder of static files."""
    answer = server.ask(path, Accept="text/html")
    assert answer.status in (400, 404)
    assert "root:" not in answer.text
    assert "zh-Hans" not in answer.text.partition("<body")[0].replace('lang="zh-Hans"', "")


def test_source_of_an_article_is_no_way_to_a_file(server):
    """A graph that names another file as an article's source shows nothing of it."""
    answer = server.page("/id/article/x")
    assert answer.status == 200
    assert "root:" not in answer.text


def test_limits(server):
    """An address or a body that is too long is refused."""
    assert server.ask("/search?q=" + "x" * 20_000).status == 414
    assert server.ask("/sparql", "POST", b"x" * (2 << 20), Content_Type="application/sparql-query").status == 413
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    body = chunk * 40 + b"0\r\n\r\n"
    assert server.ask("/sparql", "POST", body, Content_Type="application/sparql-query", Transfer_Encoding="chunked").status == 413


@pytest.mark.parametrize("path", PAGES)
def test_texts_stay_texts(server, path):
    """No text makes markup: no script of its own, no handler, no link that runs, no style; and no mark turns the text's direction."""
    answer = server.page(*path.split("?")[:1], **dict([path.split("?")[1].split("=")] if "?" in path else []))
    markup = Markup(answer.text)
    assert answer.status == (404 if path == "/nothing" else 200)
    assert set(markup.scripts) <= {"application/json"}
    assert markup.handlers == []
    assert [link for link in markup.links if not link.startswith(("/", "#", "https://example.org/", "http://www.wikidata.org/"))] == []
    assert "img" not in markup.tags
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", re.sub(r'<script type="application/json".*?</script>', "", answer.text, flags=re.DOTALL))


@pytest.mark.parametrize("path", [*PAGES, "/sparql?query=ASK%20%7B%7D", "/static/site.js", "/id/e1?format=ttl"])
def test_headers_keep_pages_to_themselves(server, path):
    """Every answer carries a strict policy: nothing inline, nothing from elsewhere, in no frame."""
    headers = server.ask(path, Accept="text/html, */*;q=0.5").headers
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_long_names_do_not_fill_pages(server):
    """A name of 100,000 characters is shortened wherever it is only a name."""
    for path in ("/", "/timeline", "/meetings", "/stances"):
        assert len(server.page(path).body) < 200_000


def test_queries_cannot_be_broken_out_of(server):
    """What is searched and filtered for is never pasted into a query."""
    fields = (("/search", "q"), ("/stances", "actor"), ("/timeline", "since"), ("/statements", "words"), ("/about", "iri"), ("/relation", "s"))
    for number, text in enumerate((SPARQL, *list(NAMES.values())[:5], "\\", "%", "\x00", "?s ?p ?o", SPARQL, SPARQL, SPARQL)):
        path, key = fields[number % len(fields)]
        assert server.ask(f"{path}?{key}={quote(text, safe='')}", Accept="text/html").status in (200, 404)


def test_json_in_pages_is_json(server):
    """A block of data in a page holds no sign that ends it."""
    for block in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', server.page("/network").text, re.DOTALL):
        assert not set(block) & set("<>&\u2028\u2029")


@settings(max_examples=60)
@given(st.text(max_size=60), st.sampled_from(["/id/", "/search?q=", "/about?iri=", "/", "/sparql?query=", "/sparql?default-graph-uri=", "/static/"]))
def test_no_address_breaks_it(server, text, start):
    """Whatever the address, the answer is one of a server that is well."""
    assert server.ask(start + quote(text, safe=""), Accept="text/html").status < 500


@settings(max_examples=60)
@given(st.binary(max_size=200), st.sampled_from(["application/sparql-query", "application/x-www-form-urlencoded", "text/plain", "", "\xff"]))
def test_no_body_breaks_it(server, body, kind):
    """Whatever the body, the answer is one of a server that is well."""
    assert server.ask("/sparql", "POST", body, Content_Type=kind).status < 500


@given(st.text(max_size=80))
def test_no_accept_header_breaks_the_choice(accept):
    """Any header gives one of the offers or none."""
    assert choose(accept, ["text/html", "text/turtle"]) in ("text/html", "text/turtle", None)


async def press(base: str, until: float, mistakes: list[str]) -> int:
    """One client that asks again and again on one connection, until the time is over; how many answers it got."""
    address = urlsplit(base)
    rows = "/sparql?query=SELECT%20%2A%20%7B%20%3Fs%20a%20%3Ft%20%7D%20LIMIT%2050"
    paths = ["/search.json?q=xi", "/id/e2", "/sparql?query=ASK%20%7B%7D", "/static/site.css", rows]
    reader, writer = await asyncio.open_connection(address.hostname, address.port, limit=1 << 24)
    answers = 0
    while time.monotonic() < until:
        path = paths[answers % len(paths)]
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encode())
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 60)
        length = re.search(rb"(?i)content-length: (\d+)", head)
        body = await asyncio.wait_for(reader.readexactly(int(length[1])), 60) if length else b""
        answers += 1
        if not head.startswith(b"HTTP/1.1 200") or not body:
            mistakes.append(head[:80].decode("latin-1"))
    writer.close()
    return answers


def memory(process: int) -> int:
    """Megabytes that a process holds, its children not counted."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text("utf-8"))[1]) // 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc to see memory")
def test_two_hundred_clients(server):
    """200 clients at once lose no request; the server holds no more memory after the second half than after the first, and no process is left."""

    async def crowd(seconds: float) -> int:
        until = time.monotonic() + seconds
        return sum(await asyncio.gather(*(press(server.base, until, mistakes) for _ in range(200))))

    mistakes: list[str] = []
    first = asyncio.run(crowd(SECONDS / 2))
    held = memory(server.process.pid)
    second = asyncio.run(crowd(SECONDS / 2))
    assert mistakes == []
    assert min(first, second) >= 200
    assert memory(server.process.pid) - held < 20
    assert server.ask("/sparql?query=ASK%20%7B%7D").status == 200


def test_a_client_that_leaves_ends_its_query(server):
    """When a client hangs up, its query is ended, long before its ten seconds are over."""
    address = urlsplit(server.base)
    query = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    with socket.create_connection((address.hostname, address.port), 10) as line:
        line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert _until(lambda: len(_descendants(server.process.pid)) == 2)  # the nursery, and the query's
    begun = time.monotonic()
    assert _until(lambda: len(_descendants(server.process.pid)) == 1)
    assert time.monotonic() - begun < 6


def test_a_query_can_open_nothing():
    """A process that runs what a client wrote can open no file and no connection; one that does not, can."""

    def open_something(_) -> Reply:
        try:
            socket.socket().close()
            Path(__file__).read_bytes()
        except OSError as error:
            return Reply(200, "text/plain", str(error).encode())
        return Reply(200, "text/plain", b"opened")

    async def asked(control: socket.socket) -> list[bytes]:
        workers = Workers(control, Limits())
        return [(await workers.ask(name, {})).body for name in ("query", "page")]

    class Always:
        """Two tasks, and never others."""

        def tasks(self):
            return {"query": Task(open_something, opens=False), "page": Task(open_something)}

        def renewed(self):
            return None

    control = start(Always(), Limits())
    with control:
        first, second = asyncio.run(asked(control))
    assert b"Too many open files" in first
    assert second == b"opened"


def test_a_query_of_a_store_can_open_its_files_and_no_connection():
    """A process that asks a store on disk can read files, and is denied every connection."""
    if platform.system() != "Linux" or platform.machine() not in ("x86_64", "aarch64"):
        pytest.skip("there is a filter of system calls for these alone")

    def open_both(_) -> Reply:
        text = Path(__file__).read_bytes()[:3].decode()
        try:
            socket.create_connection(("127.0.0.1", 9))
        except PermissionError:
            return Reply(200, "text/plain", f"{text} denied".encode())
        except OSError as error:
            return Reply(200, "text/plain", str(error).encode())
        return Reply(200, "text/plain", b"connected")

    class Always:
        """One task, and never another."""

        def tasks(self):
            return {"query": Task(open_both, connects=False)}

        def renewed(self):
            return None

    async def asked(control: socket.socket) -> bytes:
        return (await Workers(control, Limits()).ask("query", {})).body

    with start(Always(), Limits()) as control:
        assert asyncio.run(asked(control)).endswith(b" denied")


def test_nothing_is_left_behind(tmp_path):
    """When the server ends, the process that holds the graph does too."""
    path = tmp_path / "h.ttl"
    path.write_text(HEAD, "utf-8")
    with serving(path) as server:
        assert server.ask("/sparql?query=ASK%20%7B%7D").status == 200
        children = _descendants(server.process.pid)
        assert children
    assert _until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def _until(holds, seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def _descendants(process: int) -> list[int]:
    """The living processes below one."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(status.parent.name)] = int(fields[1])
    found, below = [], {process}
    while below := {child for child, parent in parents.items() if parent in below}:
        found += below
    return found
