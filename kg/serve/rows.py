"""What the pages show, as values: rows of views, articles, relations of one entity, sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

STANCES = ("supports", "opposes", "upholds")
SIGNS = {"supports": "+", "opposes": "−", "upholds": "◆"}
ENCOUNTERS = ("meets", "calls")
TOPS = {"Person": 12, "Country": 12, "Organization": 8, "Concept": 8}  # how many of each class the first page names
NEWEST = 8  # articles that it names


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Some rows out of `total`."""

    rows: list[T]
    total: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a view is to be narrowed to; "" for nothing. Days may be months or years."""

    actor: str = ""  # IRI
    since: str = ""
    until: str = ""
    words: str = ""  # of a statement


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the graph describes it; "" where it does not."""

    iri: str
    title: str
    published: str
    publisher: str
    author: str
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Overview:
    """How large the graph is, and what stands out in it."""

    entities: int
    relations: int
    claims: int
    articles: int
    kinds: Mapping[str, int]  # entities by class
    period: tuple[str, str] | None  # the first and the last day of an article
    tied: Mapping[str, list[tuple[str, int]]]  # by class: the entities tied to most others, and to how many
    newest: list[Article]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of an entity as its page shows it."""

    predicate: str
    out: bool
    other: str
    count: int
    direct: bool
    last: str
    signs: tuple[str, ...]  # polarities


@dataclass(frozen=True, slots=True)
class Stance:
    """How often the articles say that an actor takes a stance on a topic, and how often that it does not (不反对)."""

    actor: str
    predicate: str
    topic: str
    count: int
    negated: int
    last: str  # the day of the newest article that says so


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that took place: on which day (or month, year; the article's day where `exact` is false), and in which articles it is told."""

    when: str
    exact: bool
    predicate: str
    subject: str
    object: str
    place: str = ""
    sentence: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two who met or spoke by telephone: how often on different days, first and last."""

    one: str
    other: str
    meetings: int
    calls: int
    first: str
    last: str
    articles: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement: who said it, how (表示, 强调), in which words, to whom and in which medium."""

    when: str
    speaker: str
    verb: str
    text: str
    addressee: str
    outlet: str
    article: str
    iri: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """How much of a large network is shown: entities, relations, and sentences of each relation; `focus` is the entity around which, "" for none."""

    entities: int
    relations: int
    sentences: int
    focus: str = ""
