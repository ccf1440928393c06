"""graph.html: the network of a graph, or of the most connected part of a large one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from kg.graph import term
from kg.run.archive import Archive
from kg.run.counts import Totals
from kg.run.relations import Relation, Relations
from kg.run.shard import NAMES
from kg.run.sorted_file import ARTICLES, SortedLines
from kg.run.streams import reading
from kg.view import LineReader, network, render

TITLE = "Knowledge graph of Chinese news"
MOST = 3000  # entities, and
CLAIMS = 10_000  # claims of a graph that is shown whole
SHOWN = 1000  # entities,
RELATIONS = 3000  # relations between them, and
NEWEST = 3  # sentences on each, that are shown of a larger one

_LABELS = frozenset(str(term(name)).encode() for name in ("skos:prefLabel", "skos:altLabel"))
_CITED = frozenset(str(node).encode() for node in (term("prov:wasAttributedTo"), NAMES.kgo("place"), NAMES.kgo("topic"), term("schema:publisher")))
_FOLLOWED = frozenset(str(node).encode() for node in (term("prov:wasDerivedFrom"), NAMES.kgo("inStatement"), term("nif:referenceContext")))
_MENTIONS = str(term("schema:mentions")).encode()
_RELATION = f"<{NAMES.ontology}".encode()


def page(archive: Archive, relations: Relations, lines: Path, totals: Totals) -> str:
    """The page of a graph.

    Args:
        archive: what is known of the articles.
        relations: those of the archive.
        lines: the graph as sorted N-Quads.
        totals: how large it is.
    """
    entities = sum(totals.classes.values())
    if entities <= MOST and totals.claims <= CLAIMS:
        return render(network(_whole(lines)), TITLE)
    top = [iri for (iri,) in archive.db.execute("SELECT iri FROM entity ORDER BY claims DESC, iri LIMIT ?", (SHOWN,))]
    chosen = relations.most(set(top), RELATIONS, NEWEST, archive.ties())
    with SortedLines(lines) as file:
        drawn = network(_part(file, top, chosen))
    drawn.remove_nodes_from([iri for iri, data in drawn.nodes(data=True) if not data["degree"]])
    part = f"the {drawn.number_of_nodes():,} of {entities:,} entities that most claims tell of, up to {NEWEST} of the newest sentences a relation"
    return render(drawn, f"{TITLE} ({part}; graph.nq has all)")


@cache
def looks_digest() -> str:
    """A digest of the parts of the page that are no code."""
    total = sha256()
    for file in sorted(files("kg").joinpath("resources/page").iterdir(), key=lambda file: file.name):
        if file.is_file():
            total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]


def _whole(lines: Path) -> LineReader:
    """What the articles say."""
    with reading(lines) as file:
        return LineReader(_told_in(file))


def _told_in(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The triples of the articles' graphs, each once, since the lines are sorted."""
    last = b""
    for line in lines:
        triple, _, graph = line.rpartition(b" <")
        if triple != last and graph.startswith(ARTICLES):
            yield triple
            last = triple


def _part(file: SortedLines, top: Iterable[str], chosen: dict[Relation, list[str]]) -> LineReader:
    """The lines that the network of these entities and claims needs."""
    edges = {f"<{s}> <{p}> <{o}> .\n".encode() for s, p, o in chosen} | {f"<{o}> <{p}> <{s}> .\n".encode() for s, p, o in chosen}
    put, cited, seen = list[bytes](), set[bytes](), set[bytes]()
    for iri in top:
        put += [line for line in file.triples(f"<{iri}>".encode()) if not _predicate(line).startswith(_RELATION) or line in edges]
    for claim in (claim for claims in chosen.values() for claim in claims):
        told = list(_followed(file, f"<{claim}>".encode(), seen))
        cited |= {_object(line) for line in told if _predicate(line) in _CITED}
        put += told
    for node in sorted(cited - {f"<{iri}>".encode() for iri in top}):
        put += [line for line in file.triples(node) if _predicate(line) in _LABELS]
    return LineReader(line[:-3] for line in put)


def _followed(file: SortedLines, subject: bytes, seen: set[bytes]) -> Iterator[bytes]:
    """What is told of a claim, its sentence, its statement and its article, but for what the article mentions."""
    if subject in seen:
        return
    seen.add(subject)
    for line in file.triples(subject):
        if _predicate(line) != _MENTIONS:
            yield line
            if _predicate(line) in _FOLLOWED:
                yield from _followed(file, _object(line), seen)


def _predicate(line: bytes) -> bytes:
    return line.split(b" ", 2)[1]


def _object(line: bytes) -> bytes:
    return line.split(b" ", 2)[2][:-3]
