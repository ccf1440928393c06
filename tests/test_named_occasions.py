"""Elections, editions, drills, cases at law, constitutions and houses of state that nobody lists, and what only looks like them."""

from __future__ import annotations

import pytest
from reading import read


def named(text: str) -> set[tuple[str, str]]:
    """The words and the class of what the text names."""
    return {(m.span.of(text), m.type) for m in read(text).mentions}


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("挪威大选将于九月举行。", "挪威大选", "Event"),
        ("以色列议会选举一天前结束。", "以色列议会选举", "Event"),
        ("立法会换届选举延期一年。", "立法会换届选举", "Event"),
        ("去年美国总统大选后，局势紧张。", "美国总统大选", "Event"),
        ("习近平向第六届海峡两岸青年发展论坛致贺信。", "第六届海峡两岸青年发展论坛", "Event"),
        ("博鳌亚洲论坛2021年年会召开。", "博鳌亚洲论坛2021年年会", "Event"),
        ("“铁锤-2019”联合军演开始。", "“铁锤-2019”联合军演", "Event"),
        ("委内瑞拉政治危机持续。", "委内瑞拉政治危机", "Event"),
        ("法院审理爱泼斯坦性侵案。", "爱泼斯坦性侵案", "Event"),
        ("他违反了智利宪法。", "智利宪法", "Document"),
        ("示威者冲入国会大厦。", "国会大厦", "Place"),
        ("他走进欧洲议会大楼。", "欧洲议会大楼", "Place"),
    ],
)
def test_what_is_named_by_its_owner_or_number(text: str, name: str, type_: str) -> None:
    """Whose it is, which it is, or whom it is about stands before the ending."""
    assert (name, type_) in named(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("明年大选后谁执政仍不明。", "Event"),
        ("议会选举结束。", "Event"),
        ("两国举行演习。", "Event"),
        ("林郑月娥召开记者会。", "Event"),
        ("泰国政府渡过了政治危机。", "Event"),
        ("爱泼斯坦案件的卷宗公开。", "Event"),
        ("政府违反宪法。", "Document"),
        ("智利宪法法院作出裁决。", "Document"),
        ("长盛大楼起火。", "Place"),
    ],
)
def test_what_names_nothing(text: str, type_: str) -> None:
    """A press conference, an election of nobody's, a court of constitution, a house of no organ."""
    assert type_ not in {t for _, t in named(text)}
