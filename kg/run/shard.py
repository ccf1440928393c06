"""What is kept of one article: its part of the graph in the forms in which the graph's files need it, its counts, and its text."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.graph import Namespaces, Paragraph, Told, paragraphs, sorted_lines, term, told
from kg.ontology import load_ontology
from kg.types import Extraction

NAMES = Namespaces()
_OWN = tuple(f"<{NAMES.data}{folder}/".encode() for folder in ("article", "claim", "mention", "sentence", "statement"))
_TYPE = str(term("rdf:type")).encode()
_ACTORS = frozenset(_TYPE + b" " + str(NAMES.kgo(name)).encode() for name in ("Person", "Country", "Organization"))
_PUBLISHER, _PUBLISHED, _MENTIONS = (str(term(f"schema:{name}")).encode() for name in ("publisher", "datePublished", "mentions"))
_ENDS = tuple(str(term(f"rdf:{part}")).encode() + b" " for part in ("object", "predicate", "subject"))  # in the order of their lines
_BREAK = b"\x01"  # stands for a line end inside a record; Turtle escapes every control character of a text


@dataclass(frozen=True, slots=True)
class Shard:
    """One article. All but the id is compressed: see `unpacked`.

    The subjects of `own` (N-Quads) bear the article's id in their IRIs, or a digest of it, so that no other article tells of them: their
    Turtle (`turtle`, see `records`) is final. `shared` (N-Triples) tells of entities and events, of which other articles tell too.
    """

    article: str  # the document's id
    own: bytes
    shared: bytes
    turtle: bytes
    counts: bytes  # JSON
    text: bytes  # the document's text, to which offsets of evidence lead


def make_shard(extraction: Extraction, *, mentions: bool = False) -> Shard:
    """The shard of an article, out of what was read; `mentions` as in `kg.graph.quads`.

    Raises:
        GraphError: as `kg.graph.quads`.
    """
    found = told(extraction, load_ontology(), NAMES, mentions=mentions)
    own = {subject: said for subject, said in found.items() if subject.startswith(_OWN)}
    shared = {subject: said for subject, said in found.items() if subject not in own}
    turtle = paragraphs(own, NAMES)
    counts = _counts(own, shared) | {"prefixes": sorted({prefix for paragraph in turtle for prefix in paragraph.used})}
    article = extraction.document.id
    return Shard(
        article=article,
        own=packed(sorted_lines(own, str(NAMES.article(article)).encode())),
        shared=packed(sorted_lines(shared)),
        turtle=packed(b"".join(records(turtle))),
        counts=packed(json.dumps(counts, ensure_ascii=False).encode()),
        text=packed(extraction.document.text.encode("utf-8", "replace")),
    )


def packed(data: bytes) -> bytes:
    """Compressed, quickly."""
    return zlib.compress(data, 1)


def unpacked(data: bytes) -> bytes:
    """What `packed` was given."""
    return zlib.decompress(data)


def graph_of(article: str) -> bytes:
    """What a line of N-Quads of this article ends in, its line end included."""
    return b" " + str(NAMES.article(article)).encode() + b" .\n"


def with_graph(triples: bytes, article: str) -> Iterator[bytes]:
    """Lines of N-Triples as lines of N-Quads of this article."""
    end = graph_of(article)
    return (line[:-3] + end for line in triples.splitlines(keepends=True))


def records(told: Iterable[Paragraph]) -> Iterator[bytes]:
    """Paragraphs as lines that sort as a file of Turtle has them.

    A line is section, place, offset, head and text, with tabs between. What stands in an article is one record for each section.
    """
    for (section, place), group in groupby(told, key=lambda one: (one.section, one.place)):
        if place:
            yield _record(section, place, 0, "", "\n".join(one.text for one in group))
        else:
            yield from (_record(section, "", one.begin, one.head, one.text) for one in group)


def _record(section: int, place: str, begin: int, head: str, text: str) -> bytes:
    return f"{section:02d}\t{place}\t{begin:012d}\t{head}\t{text}".encode().replace(b"\n", _BREAK) + b"\n"


def text_of(record: bytes) -> bytes:
    """The Turtle of a record, without the empty line before it."""
    return record[:-1].rpartition(b"\t")[2].replace(_BREAK, b"\n")


def key_of(record: bytes) -> bytes:
    """Where a record stands: all of it but its text."""
    return record.rpartition(b"\t")[0] + b"\t"


def _counts(own: Told, shared: Told) -> dict[str, Any]:
    """What an article adds to the counts of the graph; `ties` are its claims as claim, subject, predicate, object."""
    of = defaultdict[bytes, list[bytes]](list)
    ties: list[list[str]] = []
    for subject, said in own.items():
        for line in said:
            predicate, _, value = line.partition(b" ")
            of[predicate].append(value)
        ends = [_iri(line.partition(b" ")[2]) for line in said if line.startswith(_ENDS)]
        if ends:
            ties.append([_iri(subject), *reversed(ends)])
    return {
        "predicates": {_iri(predicate): len(values) for predicate, values in of.items()},
        "classes": Counter(map(_iri, of[_TYPE])),
        "subjects": len(own),
        "publishers": list(map(_value, of[_PUBLISHER])),
        "days": list(map(_value, of[_PUBLISHED])),
        "mentions": list(map(_iri, of[_MENTIONS])),
        "actors": sorted(_iri(subject) for subject, said in shared.items() if not _ACTORS.isdisjoint(said)),
        "ties": ties,
    }


def _iri(term: bytes) -> str:
    return term[1:-1].decode()


def _value(term: bytes) -> str:
    """The IRI, or the text of a literal."""
    (quad,) = ox.parse(b"_:it <is:> %b ." % term, format=ox.RdfFormat.N_TRIPLES)
    return str(quad.object.value)
