"""Names with a form in Latin letters in brackets: what that form says they are."""

import pytest
from reading import read


def named(text: str, type_: str) -> set[str]:
    """What a text names of a class, by the words."""
    found = read(text)
    return {m.span.of(found.document.plain) for m in found.mentions if m.type == type_}


@pytest.mark.parametrize(
    ("text", "type_", "name"),
    [
        ("欧洲云杉安全政策中心（European Spruce Center for Security）批评这一决定。", "Organization", "欧洲云杉安全政策中心"),
        ("巴勒斯坦渔民联盟（PFU）周一发表声明。", "Organization", "巴勒斯坦渔民联盟"),
        ("报告引用了挪威环境及水务局（NEVA）的数据。", "Organization", "挪威环境及水务局"),
        ("光学公司蓝鲸光电（Blue Whale Photonics）在上海成立。", "Organization", "蓝鲸光电"),
        ("他供职于芯片制造商特瑞姆（Tralium）。", "Organization", "特瑞姆"),
        ("叛军夺下重要首府果布（Gobu）。", "Place", "果布"),
        ("洪水淹没了小镇梅菲斯顿（Mayfiston）。", "Place", "梅菲斯顿"),
        ("他说，帕特里格（Patrig）只有一万人。", "Place", "帕特里格"),
        ("一名司机在西部奥雷宏岛（Orehon）撞伤五人。", "Place", "奥雷宏岛"),
        ("共和党籍的里契特（Jim Richter）反对决议。", "Person", "里契特"),
        ("他搬到加拿大。孟建中（Paul Mosler）是一名科技记者。", "Person", "孟建中"),
        ("61岁的农民马文远（Mach Van Vien）被困在家中。", "Person", "马文远"),
    ],
)
def test_what_a_gloss_says(text: str, type_: str, name: str) -> None:
    """Words for bodies and places in the gloss, one word, or a given and a family name tell the class."""
    assert name in named(text, type_)


@pytest.mark.parametrize(
    "text",
    [
        "中国增加了人工智能（AI）投资。",
        "他获得了利文斯特奖（Livinster Award）。",
        "美国将该集团列为外国恐怖组织（FTO）。",
        "中国国内生产总值（GDP）增长5%。",
        "他们把儒家思想（Confucianism）看作文化。",
    ],
)
def test_a_gloss_that_names_nobody(text: str) -> None:
    """Terms have their forms in Latin letters too."""
    assert not named(text, "Person")
    assert not named(text, "Organization")
    assert not named(text, "Place")
