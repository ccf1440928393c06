"""Extractions made by hand for the graph's tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from kg.types import Block, Claim, Document, Entity, Evidence, Extraction, Mention, Sentence, Span, Statement

LINES = (
    "習近平同普京會談",
    "中俄元首五月八日在莫斯科克里姆林宮舉行會談。",
    "普京表示，俄方反對單邊主義，美方威脅世界和平。",
    "兩國不針對第三方，將簽署《聯合聲明》。",
)
TEXT = "\n".join(LINES)

XI = Entity(
    "Xi_Jinping",
    "Person",
    (("en", "Xi Jinping"), ("zh-Hans", "习近平"), ("zh-Hant", "習近平")),
    names=("習近平主席",),
    same_as=("http://www.wikidata.org/entity/Q15031",),
)
PUTIN = Entity("Vladimir_Putin", "Person", (("en", "Vladimir Putin"), ("zh-Hans", "普京"), ("zh-Hant", "普京")), names=("普京",))
CHINA = Entity("China", "Country", (("en", "China"), ("zh-Hans", "中国"), ("zh-Hant", "中國")), names=("中",))
RUSSIA = Entity("Russia", "Country", (("en", "Russia"), ("zh-Hans", "俄罗斯"), ("zh-Hant", "俄羅斯")), names=("俄", "俄方"))
USA = Entity("United_States", "Country", (("en", "United States"), ("zh-Hant", "美國")), names=("美方",))
MOSCOW = Entity("Moscow", "Place", (("en", "Moscow"), ("zh-Hant", "莫斯科")), kind="city")
XINHUA = Entity("Xinhua", "Organization", (("en", "Xinhua"), ("zh-Hans", "新华社"), ("zh-Hant", "新華社")), kind="media")
UNILATERALISM = Entity("concept/单边主义", "Concept", (("zh-Hant", "單邊主義"),))
PEACE = Entity("concept/世界和平", "Concept", (("zh-Hant", "世界和平"),))
STATEMENT = Entity("document/联合声明", "Document", (("zh-Hant", "聯合聲明"),), names=("《聯合聲明》",))
ENTITIES = (XI, PUTIN, CHINA, RUSSIA, USA, MOSCOW, XINHUA, UNILATERALISM, PEACE, STATEMENT)


def span(line: int) -> Span:
    """The span of one of `LINES`."""
    start = sum(len(text) + 1 for text in LINES[:line])
    return Span(start, start + len(LINES[line]))


def words(line: int, *found: str) -> tuple[Span, ...]:
    """The spans of words in one of `LINES`."""
    starts = [TEXT.index(word, span(line).start) for word in found]
    return tuple(Span(start, start + len(word)) for start, word in zip(starts, found, strict=True))


def document(text: str = TEXT, **changes: object) -> Document:
    """The article, with a blank line in its source after the headline, so that offsets differ from there on."""
    sha = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    made = Document(
        id=sha[:16],
        text=text,
        plain=text,
        blocks=(Block(span(0), "title"), *(Block(span(i), "paragraph") for i in range(1, len(LINES)))),
        offsets=((0, 0), (span(1).start, span(1).start + 1)),
        source="data/talks.txt",
        sha256=sha,
        encoding="utf-8",
        script="zh-Hant",
        title=LINES[0],
        published=date(2025, 5, 9),
        published_from="front matter",
        publisher="新華社",
        author="某記者",
        source_length=len(text) + 1,
    )
    return replace(made, **changes)


def claim(subject: str, predicate: str, obj: str, line: int = 1, **more: object) -> Claim:
    """A claim of one line."""
    evidence = Evidence(span(line), f"{predicate}-test", more.pop("words", ()), more.pop("why", ""))
    return Claim(subject, predicate, obj, evidence, **more)


MEETS = claim(
    "Xi_Jinping",
    "meets",
    "Vladimir_Putin",
    words=words(1, "中俄元首", "會談"),
    why="subject 中俄元首: group of both presidents",
    time="2025-05-08",
    place="Moscow",
    topics=("concept/世界和平",),
    role="國家主席",
    quantity="20多份",
)
OPPOSES = claim("Russia", "opposes", "concept/单边主义", 2, speakers=("Vladimir_Putin",), own_side=True, modality="desired", statement=0)
ACCUSES = claim("United_States", "attacks", "Russia", 2, speakers=("Vladimir_Putin",), statement=0, time="2024")
NEGATED = claim("China", "threatens", "United_States", 3, polarity="-")
PLANNED = claim("China", "signs", "document/联合声明", 3, modality="planned", time="2025-05-09")
SAID = Statement("Vladimir_Putin", "表示", "俄方反對單邊主義，美方威脅世界和平", Evidence(span(2), "says-test"), commitment="asserts")


def extraction(**changes: object) -> Extraction:
    """The extraction of the article, or a changed one."""
    made = Extraction(
        document=document(),
        sentences=tuple(Sentence(span(i), i, "title" if i == 0 else "paragraph") for i in range(len(LINES))),
        mentions=(
            Mention(words(1, "莫斯科")[0], "Place", "gazetteer:places.csv:2", entity="Moscow"),
            Mention(words(1, "五月八日")[0], "Time", "pattern:date", value="2025-05-08"),
            Mention(Span(span(3).start, span(3).start), "Country", "dropped", entity="China"),
        ),
        entities=ENTITIES,
        claims=(MEETS, OPPOSES, ACCUSES, NEGATED, PLANNED),
        statements=(SAID,),
    )
    return replace(made, **changes)
