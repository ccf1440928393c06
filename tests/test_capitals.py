"""Capitals that stand for their states, by what is said around them, and those that are the cities."""

from __future__ import annotations

import pytest
from reading import read


def meant(text: str, name: str) -> set[str]:
    """What these words stand for in the text."""
    return {m.entity for m in read(text).mentions if m.span.of(text) == name}


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("堪培拉方面尚未回应。", "堪培拉", "Australia"),
        ("渥太华与河内之间的关系恶化。", "河内", "Vietnam"),
        ("安卡拉和埃及达成协议。", "安卡拉", "Turkey"),
        ("法国重新同德黑兰谈判。", "德黑兰", "Iran"),
        ("挪威向马尼拉提出抗议。", "马尼拉", "Philippines"),
        ("美国迫使巴格达让步。", "巴格达", "Iraq"),
        ("他不理解安卡拉的强硬立场。", "安卡拉", "Turkey"),
        ("近年来，莫斯科多次向邻国施压。", "莫斯科", "Russia"),
        ("印度在北京的压力下改口。", "北京", "China"),
        ("布鲁塞尔希望欧盟成员国让步。", "布鲁塞尔", "European_Union"),
        ("平壤試圖改善經濟。", "平壤", "North_Korea"),
    ],
)
def test_a_capital_that_is_dealt_with_is_its_state(text: str, name: str, entity: str) -> None:
    """It acts, has a policy, is between two, or is spoken, sold or yielded to."""
    assert meant(text, name) == {entity}


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("他们正在多哈同法方谈判。", "多哈", "Doha"),
        ("巴黎和柏林之间的航班恢复。", "柏林", "Berlin"),
        ("法国总统在莫斯科表示遗憾。", "莫斯科", "Moscow"),
        ("北京决定扩建地铁。", "北京", "Beijing"),
        ("首尔举行马拉松。", "首尔", "Seoul"),
        ("莫斯科市向居民发放口罩。", "莫斯科市", "Moscow"),
        ("德国柏林宣布扩建机场。", "柏林", "Berlin"),
        ("布鲁塞尔希望居民少开车。", "布鲁塞尔", "Brussels"),
    ],
)
def test_a_capital_where_something_is_stays_the_city(text: str, name: str, entity: str) -> None:
    """Somebody is there, goes there, or the city itself is spoken of."""
    assert meant(text, name) == {entity}


def test_what_a_city_may_do_is_the_states_where_the_article_means_the_state() -> None:
    """北京决定… is the state's once 北京方面 was."""
    assert meant("北京方面否认指控。随后，北京决定限制出口。", "北京") == {"China"}


def test_the_article_names_the_city_too() -> None:
    """Who says 华盛顿指责… names the city, and its name is none of the state's."""
    entities = {e.id: e for e in read("华盛顿指责河内违约。").entities}
    assert {"Washington_DC", "United_States"} <= set(entities)
    assert "华盛顿" not in entities["United_States"].names
    assert "Washington_DC" not in {e.id for e in read("王毅批评华盛顿当局违约。").entities}
