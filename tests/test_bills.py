"""Laws and treaties by their quotation marks."""

from __future__ import annotations

import pytest
from reading import named, read


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
    issued = {c.object.partition("@")[0] for c in read("泰國國會表決通過《海關法》修正案。").claims if c.predicate == "issues"}
    assert issued == {"document/海关法修正案"}
