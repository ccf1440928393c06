"""graph.html: the network of a graph, or of the most connected part of a large one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from kg.graph import term
from kg.run.archive import Archive
from kg.run.counts import Totals
from kg.run.relations import Newest, Relation, Relations
from kg.run.shard import NAMES, blocks
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
        drawn = network(_part(archive, file, top, chosen))
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


def _part(archive: Archive, file: SortedLines, top: Iterable[str], chosen: dict[Relation, list[Newest]]) -> LineReader:
    """The lines that the network of these entities and claims needs."""
    edges = {f"<{s}> <{p}> <{o}> .\n".encode() for s, p, o in chosen} | {f"<{o}> <{p}> <{s}> .\n".encode() for s, p, o in chosen}
    put, cited = list[bytes](), set[bytes]()
    for iri in top:
        put += [line for line in file.triples(f"<{iri}>".encode()) if not _predicate(line).startswith(_RELATION) or line in edges]
    told = _told_by(archive, chosen)
    for claim in (claim for claims in chosen.values() for _, claim, _ in claims):
        cited |= {_object(line) for line in told[claim] if _predicate(line) in _CITED}
        put += told[claim]
    for node in sorted(cited - {f"<{iri}>".encode() for iri in top}):
        put += [line for line in file.triples(node) if _predicate(line) in _LABELS]
    return LineReader(line[:-3] for line in put)


def _told_by(archive: Archive, chosen: dict[Relation, list[Newest]]) -> dict[str, list[bytes]]:
    """What is told of each claim, out of what is kept of its article: of all that the article alone tells of, nothing stands elsewhere."""
    claims: dict[int, list[str]] = {}
    for _, claim, number in (one for newest in chosen.values() for one in newest):
        claims.setdefault(number, []).append(claim)
    told: dict[str, list[bytes]] = {}
    for number, own in archive.own(sorted(claims)):
        there = {block[: block.index(b" ")]: block for block in blocks(own)}
        seen = set[bytes]()
        for claim in claims[number]:
            told[claim] = list(_followed(there, f"<{claim}>".encode(), seen))
    return told


def _followed(there: Mapping[bytes, bytes], subject: bytes, seen: set[bytes]) -> Iterator[bytes]:
    """What is told of a claim, its sentence, its statement and its article, but for what the article mentions; each once."""
    if subject in seen:
        return
    seen.add(subject)
    for line in there.get(subject, b"").splitlines(keepends=True):
        if _predicate(line) != _MENTIONS:
            yield line
            if _predicate(line) in _FOLLOWED:
                yield from _followed(there, _object(line), seen)


def _predicate(line: bytes) -> bytes:
    return line.split(b" ", 2)[1]


def _object(line: bytes) -> bytes:
    return line.split(b" ", 2)[2][:-3]
