"""What a deed is about where its own clause or pattern does not say so."""

import pytest
from reading import read

CASES = [
    # what else is asked of the same ones, and what they are warned of
    ("马克龙要求以色列撤军，并准许救援人员入内，停止轰炸。", "urges", {"concept/撤军", "concept/准许救援人员入内", "concept/停止轰炸"}),
    ("馬克龍警告伊朗，重啟核計劃將要付出沉重代價。", "threatens", {"concept/重启核计划将要付出沉重代价"}),
    ("马克龙警告伊朗，并召见大使。", "threatens", set()),
    ("馬克龍敦促以色列撤出加沙，以免局勢惡化。", "urges", {"concept/撤出加沙"}),
    # what is talked about at a meeting
    ("王毅同默茨举行会谈，双方就地区形势交换了看法。", "meets", {"concept/地区形势"}),
    ("默茨與馬克龍會晤，討論領土問題。", "meets", {"concept/领土问题"}),
    ("默茨与马克龙会晤，王毅讨论领土问题。", "meets", set()),
    # the field that talks and agreements are named by
    ("朝鮮和俄羅斯之間的軍火談判取得進展。", "negotiatesWith", {"concept/军火"}),
    ("法国与德国达成渔业协议。", "agreesWith", {"concept/渔业协议"}),
    ("法國與德國達成初步協議。", "agreesWith", set()),
]


@pytest.mark.parametrize(("text", "predicate", "expected"), CASES)
def test_what_a_deed_is_about(text: str, predicate: str, expected: set[str]) -> None:
    """A claim has the topics that the clauses after it, or the name of the talks, give it, and no others."""
    assert {topic for claim in read(text).claims if claim.predicate == predicate for topic in claim.topics} == expected
