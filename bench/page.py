"""How long the network page takes: to make, to open in chromium with the network cut, to search and to filter.

    python bench/page.py [ENTITIES ...]      60, 1000 and 3000 by default

The bar: 1,000 entities usable within 3 seconds of opening.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
from playwright.sync_api import Page, sync_playwright

from kg.view import network, render

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HEAD = """@prefix kgo: <https://w3id.org/zhkg/ontology#> .
@prefix kg: <https://w3id.org/zhkg/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
PREDICATES = ("meets", "supports", "opposes", "criticizes", "visits")
CLASSES = ("Person", "Country", "Organization", "Concept")


def turtle(entities: int) -> str:
    """A graph with two relations for each entity, a few of them with many: who comes first is tied most."""
    named = 'kg:e{0} a kgo:{1} ; skos:prefLabel "人物{0}"@zh-Hans, "人物{0}"@zh-Hant, "Actor {0}"@en .'
    lines = [HEAD, *(named.format(i, CLASSES[i % 4]) for i in range(entities))]
    for i in range(2 * entities):
        a, b = i % entities, (i * i * 7 + i) % max(entities // (1 + i % 9), 2)
        if a == b:
            continue
        predicate = PREDICATES[i % 5]
        told = f'kg:s{i} a nif:Sentence ; nif:anchorOf "人物{a}在第{i}次会议上谈到人物{b}。" .'
        triple = f"rdf:subject kg:e{a} ; rdf:predicate kgo:{predicate} ; rdf:object kg:e{b}"
        marks = f'kgo:marks "0-3" ; kgo:rule "bench" ; prov:wasDerivedFrom kg:s{i}'
        claim = f"kg:c{i} a kgo:Claim ; {triple} ; kgo:polarity kgo:Positive ; kgo:modality kgo:Actual ; {marks} ."
        lines += [f"kg:e{a} kgo:{predicate} kg:e{b} .", told, claim]
    return "\n".join(lines)


def measure(tab: Page, path: Path) -> dict[str, float]:
    """Seconds to ready, to a search's answer, and to a filter's."""
    frame = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    times = {}
    start = time.perf_counter()
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-ready]")
    tab.evaluate(frame)
    times["ready"] = time.perf_counter() - start
    start = time.perf_counter()
    tab.fill("#search", "人物17")
    tab.press("#search", "Enter")
    tab.wait_for_function("document.querySelector('#details h2.head').textContent.includes('人物17')")
    tab.evaluate(frame)
    times["search"] = time.perf_counter() - start
    tab.click("#tabFilters")
    start = time.perf_counter()
    tab.locator("#filters .each input").first.uncheck()
    tab.evaluate(frame)
    times["filter"] = time.perf_counter() - start
    return times


def main(sizes: list[int]) -> None:
    """Print one line for each size."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("bench/page.py needs chromium on the PATH")
    print(f"processors: {os.cpu_count()}")
    print("entities relations     make   ready  search  filter       MB")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for size in sizes:
            store = ox.Store()
            store.load(turtle(size).encode(), format=ox.RdfFormat.TURTLE)
            start = time.perf_counter()
            graph = network(store)
            path = Path(folder, f"{size}.html")
            path.write_text(render(graph, "bench"), encoding="utf-8")
            made = time.perf_counter() - start
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            context.set_offline(True)
            times = measure(context.new_page(), path)
            context.close()
            figures = "".join(f"{seconds:7.2f}s" for seconds in (made, *times.values()))
            print(f"{graph.number_of_nodes():8} {graph.number_of_edges():9} {figures} {path.stat().st_size / 1e6:8.2f}")
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [60, 1000, 3000])
