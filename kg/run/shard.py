"""What is kept of one article: its part of the graph in the forms in which the graph's files need it, its counts, and its text."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from kg.graph import Namespaces, Paragraph, Told, paragraphs_of, sorted_lines, term, told, value_of
from kg.ontology import load_ontology
from kg.types import Extraction

NAMES = Namespaces()
_OWN = tuple(f"<{NAMES.data}{folder}/".encode() for folder in ("article", "claim", "mention", "sentence", "statement"))
_TYPE, _PUBLISHER, _PUBLISHED, _MENTIONS = (
    str(term(name)).encode() for name in ("rdf:type", "schema:publisher", "schema:datePublished", "schema:mentions")
)
_OBJECT = str(term("rdf:object")).encode()
_CLAIM = f"<{NAMES.data}claim/".encode()
_ACTORS = frozenset(b"%b %b" % (_TYPE, str(NAMES.kgo(name)).encode()) for name in ("Person", "Country", "Organization"))
_BREAK = b"\x01"  # stands for a line end inside a record; Turtle escapes every control character of a text


@dataclass(frozen=True, slots=True)
class Shard:
    """One article. All but the id is compressed: see `unpacked`.

    The subjects of `own` (see `blocks`) bear the article's id in their IRIs, or a digest of it, so that no other article tells of them:
    their Turtle (`turtle`, see `records`) is final. `shared` (N-Triples) tells of entities and events, of which other articles tell too.
    """

    article: str  # the document's id
    own: bytes
    shared: bytes
    turtle: bytes
    counts: bytes  # JSON
    ties: bytes  # the day of publication, then a line for each claim: claim, subject, predicate, object, with tabs between
    text: bytes  # the document's text, to which offsets of evidence lead


def make_shard(extraction: Extraction, *, mentions: bool = False) -> Shard:
    """The shard of an article, out of what was read; `mentions` as in `kg.graph.quads`.

    Raises:
        GraphError: as `kg.graph.quads`.
    """
    found = told(extraction, load_ontology(), NAMES, mentions=mentions)
    own = {subject: said for subject, said in found.items() if subject.startswith(_OWN)}
    shared = {subject: said for subject, said in found.items() if subject not in own}
    turtle = paragraphs_of(own, NAMES)
    article = extraction.document.id
    ties = _ties(own)
    counts = _counts(own[graph_of(article)], turtle, shared, ties)
    return Shard(
        article=article,
        own=packed(b"".join([b"%b\n%b\n\n" % (subject, b"\n".join(said)) for subject, said in own.items()])),
        shared=packed(sorted_lines(shared)),
        turtle=packed(b"".join(records(sorted(turtle)))),
        counts=packed(json.dumps(counts, ensure_ascii=False).encode()),
        ties=packed("\n".join([*(counts["days"][:1] or [""]), *map("\t".join, ties)]).encode()),
        text=packed(extraction.document.text.encode("utf-8", "replace")),
    )


def packed(data: bytes) -> bytes:
    """Compressed, quickly."""
    return zlib.compress(data, 1)


def unpacked(data: bytes) -> bytes:
    """What `packed` was given."""
    return zlib.decompress(data)


def blocks(own: bytes, graph: bytes = b"") -> list[bytes]:
    """The N-Triples, or N-Quads of a graph (an IRI in its brackets), of each subject of `Shard.own`, all those of one in one piece.

    The pieces sort as their lines do, since no other subject begins as theirs.
    """
    end = b" %b .\n" % graph if graph else b" .\n"
    pairs = [block.split(b"\n", 1) for block in own.split(b"\n\n")[:-1]]
    return [b"%b %b%b" % (subject, said.replace(b"\n", end + subject + b" "), end) for subject, said in pairs]


def with_graph(triples: bytes, graph: bytes) -> bytes:
    """Lines of N-Triples as lines of N-Quads of a graph; no text has a line end in it, so that what looks like the end of a line is one."""
    return triples.replace(b" .\n", b" %b .\n" % graph)


def graph_of(article: str) -> bytes:
    """The graph of the article with this id, as an IRI in its brackets."""
    return str(NAMES.article(article)).encode()


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


def _counts(told: Sequence[bytes], turtle: Sequence[Paragraph], shared: Told, ties: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    """What an article adds to the counts of the graph; `told` is what is said of the article itself, `turtle` tells of all that is its own."""
    predicates = Counter(chain.from_iterable([paragraph.predicates for paragraph in turtle]))
    types = Counter(chain.from_iterable([paragraph.types for paragraph in turtle]))
    return {
        "predicates": {_iri(predicate): number for predicate, number in predicates.items()},
        "classes": {_iri(line): number for line, number in types.items()},
        "subjects": len(turtle),
        "publishers": _values(told, _PUBLISHER),
        "days": _values(told, _PUBLISHED),
        "mentions": _values(told, _MENTIONS),
        "claims": Counter([predicate.rpartition("#")[2] for _, _, predicate, _ in ties]),
        "ends": Counter([end for _, subject, _, obj in ties for end in dict.fromkeys((subject, obj))]),
        "actors": sorted([_iri(subject) for subject, said in shared.items() if not _ACTORS.isdisjoint(said)]),
        "prefixes": sorted({prefix for paragraph in turtle for prefix in paragraph.used}),
    }


def _values(said: Iterable[bytes], predicate: bytes) -> list[str]:
    return [value_of(line[len(predicate) + 1 :].decode()) for line in said if line.startswith(predicate)]


def _ties(own: Told) -> list[tuple[str, ...]]:
    """Claim, subject, predicate and object of each claim, as IRIs."""
    return [_tie(subject, said) for subject, said in own.items() if subject.startswith(_CLAIM)]


def _tie(claim: bytes, said: Sequence[bytes]) -> tuple[str, ...]:
    at = bisect_left(said, _OBJECT)
    obj, predicate, subject = said[at : at + 3]  # lines are sorted, so these three stand together
    return _iri(claim), _iri(subject), _iri(predicate), _iri(obj)


def _iri(line: bytes) -> str:
    """The IRI with which a line ends."""
    return line[line.rindex(b"<") + 1 : -1].decode()
