"""The whole way from an article to an extraction."""

from datetime import date
from functools import cache

import pytest

from kg.graph import quads
from kg.knowledge import Knowledge, load_knowledge
from kg.ontology import load_ontology
from kg.pipeline import extract, read_clauses
from kg.read import read_text
from kg.types import Document, Extraction

DAY = date(2025, 5, 9)
ARTICLE = """---
published: 2025-05-09
publisher: 样报
---
王毅会见卡尼

　　中国外长王毅5月8日在北京会见加拿大总理卡尼。双方反对保护主义。

　　王毅表示，中方愿同加方加强能源合作。卡尼说，美国制裁古巴。
"""


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load_knowledge()


def read(text: str) -> Extraction:
    """What is read out of an article."""
    return extract(read_text(text, published=DAY), knowledge())


def test_an_article_end_to_end() -> None:
    """Offices, a meeting with its day and place, both sides' stance, a plan and a speaker's words come out of one article."""
    extraction = read(ARTICLE)
    claims = {(c.subject, c.predicate, c.object): c for c in extraction.claims}
    assert ("Wang_Yi", "hasPosition", "China") in claims
    assert ("Mark_Carney", "hasPosition", "Canada") in claims
    meets = claims["Wang_Yi", "meets", "Mark_Carney"]
    assert (meets.time, meets.place, meets.speakers) == ("2025-05-08", "Beijing", ())
    assert {("China", "opposes", "Protectionism"), ("Canada", "opposes", "Protectionism")} <= set(claims)
    sanction = claims["United_States", "sanctions", "Cuba"]
    assert (sanction.speakers, sanction.own_side) == (("Mark_Carney",), False)
    assert {s.speaker for s in extraction.statements} == {"Wang_Yi", "Mark_Carney"}
    assert extraction.document.publisher == "样报"


def test_cooperation_is_between_the_sides() -> None:
    """中方愿同加方加强能源合作 is a planned cooperation of the two with energy as its topic."""
    [claim] = [c for c in read(ARTICLE).claims if c.predicate == "cooperatesWith"]
    assert {claim.subject, claim.object} == {"China", "Canada"}
    assert claim.modality == "planned"
    assert any("能源" in topic for topic in claim.topics) or "Energy" in claim.topics


def test_every_claim_has_its_reason() -> None:
    """Each claim carries a rule that is known and words that can be marked in its sentence."""
    extraction = read(ARTICLE)
    rules = {rule.id for rule in knowledge().rules}
    assert extraction.claims
    for claim in extraction.claims:
        assert claim.evidence.words
        assert claim.evidence.rule in rules or claim.predicate in ("hasPosition", "partOf", "locatedIn", "memberOf")


def test_an_extraction_becomes_a_graph() -> None:
    """Every extraction can be written as quads of the article's own graph."""
    extraction = read(ARTICLE)
    graph = quads(extraction, load_ontology())
    assert {q.graph_name.value.rsplit("/", 1)[1] for q in graph} == {extraction.document.id}


@pytest.mark.parametrize("text", ["今天天气很好，大家都出门散步。", "。。。。。今天大家很好", "一二三四五六七", "？！；：今天大家好吗？"])
def test_an_article_about_nobody(text: str) -> None:
    """A text that names nobody gives no claim and no statement."""
    extraction = read(text)
    assert not extraction.claims
    assert not extraction.statements


def test_a_document_without_blocks() -> None:
    """An empty document gives an empty extraction."""
    document = Document("0" * 16, "", "", (), (), "-", "0" * 64, "utf-8", "zh-Hans")
    assert extract(document, knowledge()) == Extraction(document)


def test_claims_are_in_the_order_of_the_text() -> None:
    """Claims, mentions, sentences and statements come in the order of the text, entities by their id."""
    extraction = read(ARTICLE)
    for spans in (
        [c.evidence.sentence for c in extraction.claims],
        [m.span for m in extraction.mentions],
        [s.span for s in extraction.sentences],
    ):
        assert spans == sorted(spans)
    assert [e.id for e in extraction.entities] == sorted(e.id for e in extraction.entities)


def test_a_sentence_claims_a_thing_once() -> None:
    """What one sentence says twice is one claim."""
    claims = [c for c in read("中方反对霸权主义，坚决反对霸权主义。").claims if c.predicate == "opposes"]
    assert len(claims) == 1


def test_the_stages_give_what_extract_gives() -> None:
    """`read_clauses` sees the same sentences and mentions as the extraction, and rules that came near where a list is given."""
    document = read_text(ARTICLE, published=DAY)
    nears: list = []
    reading = read_clauses(document, knowledge(), nears)
    extraction = extract(document, knowledge())
    assert reading.sentences == extraction.sentences
    assert {m.span for m in extraction.mentions} <= {m.span for m in reading.found.mentions}
    assert len(reading.settled) == len(reading.clauses)


def test_the_other_articles_do_not_matter() -> None:
    """A person found in one article is not known in the next."""
    read("复旦大学教授林知夏表示，双方需要对话。")
    assert not read("天色渐晚，林知夏街头空无一人。").mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("哥伦比亚总统佩特罗宣布与以色列断交。", {("Colombia", "Israel", ())}),
        ("美国国务卿鲁比奥与普京决裂。", set()),  # two men
    ],
)
def test_whoever_heads_a_state_breaks_off_relations_for_it(text: str, expected: set[tuple[str, str, tuple[str, ...]]]) -> None:
    """A president who breaks with a state does so for his own; one who breaks with a man does not."""
    assert {(c.subject, c.object, c.speakers) for c in read(text).claims if c.predicate == "breaksWith"} == expected
