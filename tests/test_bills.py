"""Laws by their quotation marks, and whoever is put into an office by the frame alone."""

from __future__ import annotations

import pytest
from reading import read

from kg.prose.script import shadow


def named(text: str, kind: str) -> set[str]:
    """The names of one class, in simplified script."""
    extraction = read(text)
    return {shadow(m.span.of(extraction.document.text)) for m in extraction.mentions if m.type == kind}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("塞尔维亚议会通过了“外国基金”法案。", {"“外国基金”法案"}),
        ("斯洛伐克國會通過「媒體自由保護法」。", {"“媒体自由保护法”"}),
        ("泰國國會表決通過《海關法》修正案。", {"《海关法》修正案"}),
        ("智利和秘鲁签署“安第斯环境公约”。", {"“安第斯环境公约”"}),
        ("部长说，这是“常见的做法”。", set()),
        ("议员批评政府“公然挑战渔业法”。", set()),
        ("双方达成“历史性”协议。", set()),
    ],
)
def test_a_law_in_quotation_marks_is_a_document(text: str, names: set[str]) -> None:
    """A quotation that ends as laws and treaties do is a work, and no way of doing, nor what is done to a law."""
    assert named(text, "Document") == names


def test_an_amendment_is_issued() -> None:
    """What changes a law is the work that a parliament passes, not the law."""
    assert {(c.predicate, c.object.partition("@")[0]) for c in read("泰國國會表決通過《海關法》修正案。").claims} >= {
        ("issues", "document/海关法修正案")
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加蓬总统任命恩巴为总理。", {"恩巴"}),
        ("总统提名穆勒兹担任驻美大使。爱沙尼亚。", {"穆勒兹"}),
        ("乍得总统任命德比-埃诺为国防部长。", {"德比-埃诺"}),
        ("总统任命亲信为总理。泰国。", set()),
        ("总统任命职业外交官出任驻美大使。泰国。", set()),
        ("任命书送达后为总理举行仪式。", set()),
    ],
)
def test_whoever_is_put_into_an_office_is_a_person(text: str, names: set[str]) -> None:
    """任命某某为总理 names a person, however short; a listed surname that the name only begins with gives way."""
    assert named(text, "Person") == names


def test_whoever_heads_a_state_breaks_off_relations_for_it() -> None:
    """哥伦比亚总统某某宣布与以色列断交 is a deed of the state."""
    broken = {(c.subject, c.object, c.speakers) for c in read("哥伦比亚总统佩特罗宣布与以色列断交。").claims if c.predicate == "breaksWith"}
    assert broken == {("Colombia", "Israel", ())}
