"""What is kept of one article: its part of the graph in the forms in which the graph's files need it, its counts, and its text."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.graph import Namespaces, Paragraph, Triple, paragraphs, sorted_lines, term, triples_of
from kg.ontology import load_ontology
from kg.types import Extraction

NAMES = Namespaces()
_OWN = tuple(f"{NAMES.data}{folder}/" for folder in ("article", "claim", "mention", "sentence", "statement"))
_ACTORS = frozenset(NAMES.kgo(name).value for name in ("Person", "Country", "Organization"))
_TOLD = {
    term("rdf:type"): "classes",
    term("schema:publisher"): "publishers",
    term("schema:datePublished"): "days",
    term("schema:mentions"): "mentions",
}
_ENDS = {term(f"rdf:{part}"): part for part in ("subject", "predicate", "object")}
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
    found = triples_of(extraction, load_ontology(), NAMES, mentions=mentions)
    own, shared = _parted(found)
    told = paragraphs(own, NAMES)
    counts = _counts(own, shared) | {"prefixes": sorted({prefix for paragraph in told for prefix in paragraph.used})}
    article = extraction.document.id
    return Shard(
        article=article,
        own=packed(sorted_lines(own, NAMES.article(article))),
        shared=packed(sorted_lines(shared)),
        turtle=packed(b"".join(records(told))),
        counts=packed(json.dumps(counts, ensure_ascii=False).encode()),
        text=packed(extraction.document.text.encode("utf-8", "replace")),
    )


def _parted(triples: Iterable[Triple]) -> tuple[list[Triple], list[Triple]]:
    """What only this article tells of, and what others may tell of too."""
    own, shared = list[Triple](), list[Triple]()
    last, part = None, own
    for triple in triples:
        if triple[0] is not last:
            last = triple[0]
            part = own if last.value.startswith(_OWN) else shared
        part.append(triple)
    return own, shared


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


def _counts(own: Sequence[Triple], shared: Sequence[Triple]) -> dict[str, Any]:
    """What an article adds to the counts of the graph; `ties` are its claims as claim, subject, predicate, object."""
    kind, of = term("rdf:type"), defaultdict[str, list[str]](list)
    claims: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, obj in own:
        if predicate in _TOLD:
            of[_TOLD[predicate]].append(obj.value)
        elif predicate in _ENDS:
            claims[subject.value][_ENDS[predicate]] = obj.value
    return {
        "predicates": {predicate.value: times for predicate, times in Counter(predicate for _, predicate, _ in own).items()},
        "classes": Counter(of["classes"]),
        "subjects": len({subject for subject, _, _ in own}),
        "publishers": of["publishers"],
        "days": of["days"],
        "mentions": of["mentions"],
        "actors": sorted({subject.value for subject, predicate, obj in shared if predicate == kind and obj.value in _ACTORS}),
        "ties": [[claim, *(ends[part] for part in ("subject", "predicate", "object"))] for claim, ends in claims.items()],
    }
