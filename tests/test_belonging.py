"""What lies in what and belongs to what, said in words."""

from __future__ import annotations

import pytest
from reading import read


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("美洲國家組織是區域性組織，總部設在美國華盛頓。", ("Organization_of_American_States", "locatedIn", "Washington_DC")),
        ("总部位于日内瓦的世界卫生组织发表声明。", ("World_Health_Organization", "locatedIn", "Geneva")),
        ("孟加拉国总理哈西娜在首都达卡会见王毅。", ("Dhaka", "locatedIn", "Bangladesh")),
        ("伊朗革命衞隊精銳部隊聖城旅發射火箭。", ("Quds_Force", "partOf", "Islamic_Revolutionary_Guard_Corps")),
        ("伊斯兰革命卫队下属的圣城旅发表声明。", ("Quds_Force", "partOf", "Islamic_Revolutionary_Guard_Corps")),
        ("國民黨政策會執行長林鴻池表示滿意。", ("organization/国民党政策会", "partOf", "Kuomintang")),
        ("民進黨立法院黨團總召柯建銘表示滿意。", ("Ker_Chien-ming", "hasPosition", "organization/民进党立法院党团")),
        ("國民黨團提出修正案。", ("organization/国民党团", "partOf", "Kuomintang")),
    ],
)
def test_what_the_words_say(text: str, fact: tuple[str, str, str]) -> None:
    """The seat of a body, a capital called so, an organ under another, a party's organ."""
    assert fact in {(c.subject, c.predicate, c.object) for c in read(text).claims}


@pytest.mark.parametrize(
    "text", ["哈马斯和真主党发表声明。", "世卫组织代表在日内瓦会见记者。", "警方在首都抓获嫌疑人，大使前往达卡。", "国民党团结一致。"]
)
def test_what_they_do_not_say(text: str) -> None:
    """Bodies side by side, a meeting in a city, a capital without its name, and 党|团结."""
    assert not [c for c in read(text).claims if c.predicate in ("locatedIn", "partOf")]
