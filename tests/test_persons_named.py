"""Persons: names with dots, names that brackets tell of, family names alone, names of Japan, and offices that tell whose they are."""

from __future__ import annotations

import pytest
from reading import read


def _persons(text: str) -> dict[str, str]:
    return {m.span.of(text): m.entity for m in read(text).mentions if m.type == "Person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("首席执行官马库斯·E·福特表示欢迎。", "马库斯·E·福特"),
        ("代理部长西奥多·K·库西内利二世接受采访。", "西奥多·K·库西内利二世"),
        ("分析师哈桑·礼萨·卡齐米·尼亚则认为不行。", "哈桑·礼萨·卡齐米·尼亚"),
        ("教授大卫·兰伯特认为不妥。", "大卫·兰伯特"),
        ("国父乔治·华盛顿也会这么做。", "乔治·华盛顿"),
        ("创始人马丁·波士顿表示欢迎。", "马丁·波士顿"),
        ("司令亚历山大·霍尔费兰克中将表示担忧。", "亚历山大·霍尔费兰克"),
        ("董事长古斯塔夫·马士基·延森来访。", "古斯塔夫·马士基·延森"),
    ],
)
def test_a_name_with_dots_is_read_to_its_last_part(text: str, name: str) -> None:
    """Initials, ordinals, words of the dictionary and listed names stand inside such a name."""
    assert list(_persons(text)) == [name]


@pytest.mark.parametrize(
    "text", ["阿尔文·贝克号航母抵达。", "“阿尔文·贝克”级驱逐舰抵达。", "阿尔文·贝克级驱逐舰抵达。", "中国·北京举行会议。", "爱达·花城号邮轮下水。"]
)
def test_a_vessel_or_a_town_is_nobody(text: str) -> None:
    """Whoever a vessel is named after does nothing in the article."""
    assert not _persons(text)


def test_a_listed_person_keeps_who_he_is_behind_words_and_further_names() -> None:
    """A word before the name belongs to it only where a dot says so."""
    assert _persons("拜登比希拉里·克林顿年长。")["希拉里·克林顿"] == "Hillary_Clinton"
    assert _persons("中方致电阿瑟·彼得·穆塔里卡。") == {"阿瑟·彼得·穆塔里卡": "Peter_Mutharika"}


def test_a_family_name_alone_is_the_listed_person_named_in_full() -> None:
    """Though the list does not have the family name by itself."""
    assert _persons("内政大臣沙巴娜·马哈茂德宣布新措施。马哈茂德将出访。")["马哈茂德"] == "Shabana_Mahmood"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("韩国教授郑在勋（音）批评日本。", "郑在勋"),
        ("24岁的中谷里奈（音）来自奈良。", "中谷里奈"),
        ("店主石井清次（化名）感到不安。", "石井清次"),
        ("该案李可松（51岁）出庭。", "李可松"),
        ("共和党籍的里契特（Jim Richter）反对决议。", "里契特"),
        ("亲商的巴斯（Rodrigo Bas）宣誓就任。", "巴斯"),
        ("指挥官维科诺夫少将（George M. Wiknoff）表示担忧。", "维科诺夫"),
        ("运动领袖之一敏哥莱（Min Ko Lai）表示反对。", "敏哥莱"),
    ],
)
def test_brackets_tell_that_a_name_is_somebodys(text: str, name: str) -> None:
    """How it sounds, how old somebody is, and a given name in Latin letters."""
    assert name in _persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "由司机（45岁）驾驶。",
        "两名妇女（35岁）受伤。",
        "汽车公司福特（Ford Motor）裁员。",
        "民族报（The Nation）报道此事。",
        "艾丽丝泉（Alice Springs）下雨。",
    ],
)
def test_brackets_behind_no_name(text: str) -> None:
    """Of people without a name, of firms, papers and places nobody is made."""
    assert not _persons(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("日本某大学教授益尾知佳子在报纸撰文。", "益尾知佳子"),
        ("日本外务省局长金井正弘周二抵达北京。", "金井正弘"),
        ("某协会会长古屋圭司对外强硬。", "古屋圭司"),
        ("局长市川惠一前往中国。", "市川惠一"),
        ("日本前防卫相五十岚健次郎表示支持。", "五十岚健次郎"),
    ],
)
def test_names_of_japan(text: str, name: str) -> None:
    """Given names have up to three characters, and 司 at the end makes no body of one."""
    assert name in _persons(text)


@pytest.mark.parametrize("text", ["冈本的汽车冲入人群。", "四个町村的首长表示同意。", "这是实现长治久安的根本之策。", "百货集团高岛屋股价下跌。"])
def test_no_names_of_japan(text: str) -> None:
    """Words that no given name is written with end the family name."""
    assert not _persons(text)


def test_the_colour_of_a_member_of_parliament_tells_the_party() -> None:
    """绿委 and 蓝委 name the party; 立委 alone the land; one whom nobody names holds nothing."""

    def held(text: str) -> set[tuple[str, str, str]]:
        return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate in ("hasPosition", "memberOf")}

    assert held("绿委林楚茵质疑中国。") == {("Lin_Chu-yin", "memberOf", "Democratic_Progressive_Party"), ("Lin_Chu-yin", "hasPosition", "Taiwan")}
    assert ("Lai_Shyh-bao", "memberOf", "Kuomintang") in held("藍委賴士葆批評中國。")
    assert held("立委洪孟楷批评中国。") == {("Hung_Meng-kai", "hasPosition", "Taiwan")}
    assert not held("一名绿委批评中国。")


@pytest.mark.parametrize("text", ["英国罗伯特·汉伯里爵士访问中国。", "美国马丁·汉伯里博士批评中国。", "英国海伦娜·汉伯里女男爵批评中国。"])
def test_how_somebody_is_addressed_is_no_office(text: str) -> None:
    """A land before the name and a style behind it make no office of the two."""
    assert not [c for c in read(text).claims if c.predicate == "hasPosition"]
