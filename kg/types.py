"""The values that pass between the stages: frozen, slotted, picklable; no behaviour beyond slicing.

Every offset is a code point into `Document.text`, half-open. A mention's text is always
`document.text[mention.span.start:mention.span.end]`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.values import sealed

BlockKind = Literal["title", "heading", "paragraph", "item", "caption", "byline"]
Polarity = Literal["+", "-"]
Modality = Literal["actual", "planned", "desired", "hypothetical"]


@sealed
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in `Document.text`; start == end is a dropped subject."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The slice of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of layout, with its line breaks already rejoined."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Page:
    """Where a stretch of the text stands in print: it reaches from `start` to the start of the next one."""

    start: int  # offset in Document.text
    number: int  # of the page, from 1
    column: int  # on the page, from 1 in order of reading


@dataclass(frozen=True, slots=True)
class Document:
    r"""One article as read.

    `text` is the article with its wrapped lines rejoined: blocks are separated by "\n", and no block contains one.
    `plain` is `text` in simplified script, character for character, so offsets serve for both.
    `offsets` maps `text` back to the source as decoded: pairs (offset in text, offset in source), ascending; between two pairs
    both run in step. Front matter is part of the source and not of the text.
    """

    id: str  # the first 16 hex digits of the SHA-256 of the source bytes (and of what its container says of it, where it says anything)
    text: str
    plain: str
    blocks: tuple[Block, ...]
    offsets: tuple[tuple[int, int], ...]
    source: str  # the path as the user gave it, or "-"
    sha256: str
    encoding: str
    script: Literal["zh-Hans", "zh-Hant"]
    title: str = ""
    published: date | None = None
    published_from: str = ""  # "front matter", "metadata", "flag", "dateline", "text", "crawl", or "" where the date is not known
    publisher: str = ""
    author: str = ""
    source_length: int = 0  # code points of the source as decoded
    url: str = ""  # where it was published, as its page or container says
    extracted: bool = False  # the source is no plain text: `offsets` lead to `text` itself, which is to be kept beside the graph
    pages: tuple[Page, ...] = ()  # of a PDF, ascending
    notes: tuple[str, ...] = ()  # what the reader should know of the reading, such as a page that is a picture

    def page(self, offset: int) -> Page | None:
        """The page and column on which the character at `offset` stands; None for what has no pages."""
        at = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[at] if at >= 0 else None

    def origin(self, offset: int) -> int:
        """The offset in the source as decoded that `offset` in the text stands for."""
        if not self.offsets:
            return offset
        at = max(bisect_right(self.offsets, (offset, 1 << 62)) - 1, 0)
        here, there = self.offsets[at]
        return there + offset - here

    def origin_span(self, span: Span) -> Span:
        """The range of the source that `span` was read from (its end is just after its last character)."""
        if span.end <= span.start:
            return Span(self.origin(span.start), self.origin(span.start))
        return Span(self.origin(span.start), self.origin(span.end - 1) + 1)


@sealed
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or heading, or list item) and the block it stands in."""

    span: Span
    block: int  # index into Document.blocks
    kind: BlockKind


@sealed
@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something.

    `type` is a class of the ontology, or the inner type Time. `entity` is the id of what is named ("" for a time,
    whose reading is in `value`: an ISO date such as 2025-05-08, 2025-05 or 2025).
    `found_by` says how: "gazetteer:persons.csv:12", "pattern:document", "title:总统" and so on.
    """

    span: Span
    type: str
    found_by: str
    entity: str = ""
    value: str = ""


@sealed
@dataclass(frozen=True, slots=True)
class Entity:
    """Something named in the article.

    `id` is the local part of its IRI: `Xi_Jinping` from the gazetteer, `person/钱峰` or `concept/单边主义` from the text.
    `labels` are pairs (language tag, label): preferred labels, one for each language known. `names` are the other names that the
    text uses, `regional` those of one region's usage, with a tag such as zh-Hant-TW. `same_as` are IRIs of the same thing elsewhere,
    only where certain.
    """

    id: str
    type: str
    labels: tuple[tuple[str, str], ...]
    names: tuple[str, ...] = ()
    kind: str = ""  # narrower class of the gazetteer: city, sea, ministry, media, party …
    same_as: tuple[str, ...] = ()
    found_by: str = ""
    regional: tuple[tuple[str, str], ...] = ()


@sealed
@dataclass(frozen=True, slots=True)
class Evidence:
    """Why: the sentence, the words that say it, and the rule that read them.

    `words` are spans (subject, trigger, object …) inside the sentence, for marking; a carried-over subject has none.
    `why` is one short line on how subject and speaker were found, such as "subject 双方: group of China, Russia".
    """

    sentence: Span
    rule: str
    words: tuple[Span, ...] = ()
    why: str = ""


@sealed
@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that one sentence states; ids are entity ids."""

    subject: str
    predicate: str
    object: str
    evidence: Evidence
    polarity: Polarity = "+"
    modality: Modality = "actual"
    speakers: tuple[str, ...] = ()  # empty where the article itself says it
    time: str = ""  # ISO: 2025-05-08, 2025-05, 2025, or 2025-05-08T10:00:00
    place: str = ""
    topics: tuple[str, ...] = ()  # ids of concepts
    role: str = ""
    quantity: str = ""
    statement: int | None = None  # index into Extraction.statements of the first speaker's statement
    own_side: bool = False  # the speaker speaks about the speaker himself or the speaker's own side


@sealed
@dataclass(frozen=True, slots=True)
class Statement:
    """One reported speech by one speaker."""

    speaker: str
    verb: str
    text: str
    evidence: Evidence
    addressee: str = ""
    outlet: str = ""
    commitment: str = ""  # how far the reporting verb commits: asserts, stresses, claims, denies, hearsay


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read out of one document, in the order of the text."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
