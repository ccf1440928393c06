"""Whose a deed is where the subject is borne by another name, and what a thing that is hit, built or blamed is called."""

import pytest
from reading import read


def triples(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all claims but those of offices and parts."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


CASES = [
    # who they are stands between them and what they do
    ("拜登和沙利文，这两名美国高官，批评中国。", {("Joe_Biden", "criticizes", "China"), ("Jake_Sullivan", "criticizes", "China")}),
    ("拜登和沙利文會見王毅，這兩個國家批評中國。", {("Joe_Biden", "meets", "Wang_Yi"), ("Jake_Sullivan", "meets", "Wang_Yi")}),
    ("特朗普上台後，多次批評中國。", {("Donald_Trump", "criticizes", "China")}),
    # 先 before 前往, and no 先前; 使馆 behind 加拿大, and no 大使馆
    ("肖爾茨先前往越南，再訪問中國。", {("Olaf_Scholz", "visits", "Vietnam"), ("Olaf_Scholz", "visits", "China")}),
    ("特朗普先前批评中国。", {("Donald_Trump", "criticizes", "China")}),
    ("中国驻加拿大使馆批评美国。", {("organization/中国驻加拿大使馆", "criticizes", "United_States")}),
    # who is somebody's is who acts
    ("特朗普的中东特使威特科夫支持停火。", {("Steve_Witkoff", "supports", "Ceasefire")}),
    ("其指定接班人張三丰曾因貪污而遭法國通緝。", {("France", "detains", "person/张三丰")}),
    # whose men they are
    ("胡塞武装称，其成员在红海袭击了一艘美国油轮。", {("Houthis", "attacks", "concept/一艘美国油轮")}),
    ("哈馬斯稱，其戰士擊毀兩輛以色列坦克。", {("Hamas", "attacks", "concept/两辆以色列坦克")}),
    ("王毅称，其成员袭击了一艘油轮。", set()),
    # those of one's family and staff are named beside one
    ("王毅會見莫迪及其助手張三丰。", {("Wang_Yi", "meets", "Narendra_Modi"), ("Wang_Yi", "meets", "person/张三丰")}),
    # what for, behind the object, is a stance too, and is denied with the first
    ("美国加强亚太军事活动以牵制中国。", {("United_States", "promotes", "concept/亚太军事活动"), ("United_States", "opposes", "China")}),
    # a body that is only described is nobody
    ("巴勒斯坦武装派别在加沙地带同以色列军队交火。", set()),
    # where it is done
    ("俄军在巴赫穆特等方向发动进攻。", {("Russian_Armed_Forces", "attacks", "Bakhmut")}),
    # a deed that is blamed is the doer's, and the one who blames did not do it
    ("中方对以军袭击联黎部队事件表示强烈谴责。", set()),
    ("中方对以色列袭击联黎部队事件表示强烈谴责。", {("China", "criticizes", "Israel"), ("Israel", "attacks", "UNIFIL")}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_deed_it_is(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Each deed has the doer whom the words name, or nobody."""
    assert triples(text) == expected


def test_what_is_counted_is_no_name() -> None:
    """第二个海外军事基地 is not a place of its own, and 越南政府总理 names no body besides the land."""
    assert not [e for e in read("中国第二个海外军事基地会选址坦桑尼亚。").entities if e.type == "Place"]
    assert not [e for e in read("越南政府总理范明政访问新加坡。").entities if e.type == "Organization"]


def test_a_member_is_a_member() -> None:
    """Whoever is called a body's 成员 is its member, and holds no office."""
    claims = {(c.predicate, c.object) for c in read("黎巴嫩真主党高级成员瓦菲克身亡。").claims}
    assert claims == {("memberOf", "Hezbollah")}


def test_what_will_soon_be_is_planned() -> None:
    """很快会 tells a deed that is not done."""
    assert [c.modality for c in read("外界相信解放軍很快會在當地部署武裝直升機。").claims] == ["planned"]


def test_what_is_denied_with_its_purpose() -> None:
    """不会强化 X 以牵制 B: neither is done."""
    assert {(c.predicate, c.polarity) for c in read("美国不会强化军事同盟以牵制中国。").claims} == {("promotes", "-"), ("opposes", "-")}


def test_a_land_told_by_its_region_is_where() -> None:
    """在西非国家某国建立军事基地: there, and not by that land."""
    claim = next(c for c in read("中國正尋求在西非國家赤道幾內亞建立永久軍事基地。").claims if c.predicate == "deploys")
    assert (claim.subject, claim.place, claim.modality) == ("China", "Equatorial_Guinea", "desired")


def test_offices_without_names_are_the_states() -> None:
    """两国防长 whom nobody knows are their states."""
    text = "图瓦卢同瑙鲁举行磋商。两国防长支持多边主义。"
    assert {("Tuvalu", "supports", "Multilateralism"), ("Nauru", "supports", "Multilateralism")} <= triples(text)


def test_what_must_be_done_against_one_side_is_not_both_sides() -> None:
    """要牵制 B in a speech to both sides is the speaker's."""
    text = "奥斯汀同董军举行会谈。奥斯汀说，要牵制中国。"
    assert {s for s, p, _ in triples(text) if p == "opposes"} == {"Lloyd_Austin"}
