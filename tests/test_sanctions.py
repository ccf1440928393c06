"""Whom sanctions hit: told by a light verb, by 其, or only described."""

import pytest
from reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "沙特、阿联酋断绝了与卡塔尔的外交关系，并对其实施全面禁运。",
            {("Saudi_Arabia", "Qatar", "actual"), ("United_Arab_Emirates", "Qatar", "actual")},
        ),
        ("伊朗必須讓步，否則美國將恢復對伊朗制裁。", {("United_States", "Iran", "planned")}),
        ("德国准备对伊朗进行制裁。", {("Germany", "Iran", "planned")}),
        ("美國宣布，將制裁破壞香港自治的中國官員。", {("United_States", "concept/破坏香港自治的中国官员", "planned")}),
        ("俄罗斯永久禁止92名美国公民入境。", {("Russia", "concept/92名美国公民", "actual")}),
        ("德国支持欧盟，并对其提出建议。", set()),
        ("英国讨论新法，以制裁打压人权的官员。", set()),
        ("歐盟的制裁範圍擴大至出口石油的公司。", set()),
    ],
)
def test_whom_sanctions_hit(text: str, expected: set[tuple[str, str, str]]) -> None:
    """并对其 aims at whom the clause before names last; described persons go by their words; a range, or a purpose, hits nobody."""
    assert {(c.subject, c.object, c.modality) for c in read(text).claims if c.predicate == "sanctions"} == expected
