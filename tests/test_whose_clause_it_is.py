"""Whose a clause is that stands in a circumstance, a condition, a quotation or a modifier, and what is told of one's own side."""

import pytest
from reading import read


def told(text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of the claims, but for what names state by themselves."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn", "memberOf")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in a circumstance with which a sentence begins: the one who is named behind it
        (
            "欧盟强调合作。在会见菲佐、武契奇时，习近平指出，形势严峻。",
            {("Xi_Jinping", "meets", "Robert_Fico"), ("Xi_Jinping", "meets", "Aleksandar_Vucic")},
        ),
        # in a condition: whoever stands behind the if, and not who speaks
        ("日本外相茂木敏充称，如果中国武力封锁台湾将影响日本的能源运输。", {("China", "sanctions", "Taiwan")}),
        ("高市早苗表示，如果中国试图封锁或入侵台湾，局势将恶化。", {("China", "sanctions", "Taiwan"), ("China", "attacks", "Taiwan")}),
        # in what is recalled
        ("法国外交部援引了德国过去侵略波兰的历史。", {("Germany", "attacks", "Poland")}),
        ("巴罗阐述了法国对俄罗斯侵略及支持乌克兰的重要立场。", {("Russia", "attacks", "Ukraine")}),
        # what is allowed is not told
        ("协议允许法国在国内法不允许的情况下拒绝提交文件的要求。", set()),
        # in quoted words 他 is another than who speaks
        ("卢比奥说：“我们对马杜罗表示，他可以离开并前往俄罗斯。”", {("Nicolas_Maduro", "visits", "Russia")}),
        # what somebody tells of another ends with the other's deed
        ("杨帆说，代表团介绍中国坚持高水平对外开放的新举措。", {("China", "upholds", "High_Level_Opening_Up")}),
        ("两会传递出中国推动高质量发展的积极信号。", {("China", "promotes", "High_Quality_Development")}),
        # a deed told by a noun
        ("默茨说：“这次突袭比在加沙发生的其他突袭更加严重。”", set()),
        # how a sentence opens
        ("马克龙说：“众所周知越南一直力图维护自己的权益。”", {("Vietnam", "upholds", "concept/自己的权益")}),
        # whom nobody names helps
        ("蔡英文希望国际社会协助台湾守护民主。", {("Taiwan", "upholds", "Democracy")}),
        # somebody unnamed announces
        ("法新社报道，德里南部的一个社区向外来者宣战，宣布抵制中国商品。", set()),
        # what is said of a deed behind it
        ("博雷利提到选举；而保护香港的公民权利，是欧盟一贯的原则。", set()),
        # what is asked
        ("蔡英文强调，支持哪一个政党，都是人民的自由。", set()),
        # somebody who holds an office in a body that no list knows, and not his land
        ("一贯主张减税的法国里昂商会会长杜邦6日表示遗憾。", {("person/杜邦", "callsFor", "concept/减税")}),
    ],
)
def test_whose_it_is(text: str, expected: set[tuple[str, str, str]]) -> None:
    """What is told in these, and of whom."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("who", "actor"),
    [
        ("德国官员", "Germany"),
        ("德国政府高层", "organization/德国政府"),
        ("以德国为首的西方国家", "Germany"),
        ("「以德國為首的西方國家」", "Germany"),
        ("以德国为首的北约", "NATO"),
        ("德国等西方国家", "Germany"),
        ("德国经济好转。该国政府", "Germany"),
        ("德国公布方案。此外，还", "Germany"),
        ("德国局势紧张。其总理默茨", "Friedrich_Merz"),
    ],
)
def test_who_stands_for_whom(who: str, actor: str) -> None:
    """Officials without a name, a camp that somebody leads, and what goes on after 此外."""
    assert told(f"{who}反对单边制裁。") == {(actor, "opposes", "Unilateral_Sanctions")}
    assert told(f"{who}与土耳其举行会谈。") == {(actor, "meets", "Turkey")}


@pytest.mark.parametrize("text", ["德国官员的子女反对战争。", "此外，居住在柏林的人也反对战争。", "默茨访问巴黎。德国官员和学者反对战争。"])
def test_who_stands_for_nobody(text: str) -> None:
    """But whose children they are, or who stands beside them, is nobody that is named."""
    assert not {c for c in told(text) if c[1] == "opposes"}


def test_each_side_has_interests_of_its_own() -> None:
    """要捍卫国家利益 is no demand on both sides."""
    text = "中国和美国举行磋商。中国商务部部长王文涛说，要坚决捍卫国家和人民的利益。"
    assert {c[0] for c in told(text) if c[1] == "upholds"} == {"Wang_Wentao"}


def test_in_world_affairs_what_follows_goes_on() -> None:
    """在国际事务中 is taken out whole, and the clauses behind it go on."""
    text = "法国愿同德国在国际事务中加强协调，共同反对单边制裁。"
    assert ("France", "opposes", "Unilateral_Sanctions") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "李文亮曾在网上对中国出现的一种病毒发出警告。",
        "法新社说，新加坡是友邦，期待与新加坡政府合作。",
    ],
)
def test_nobody_turns_on_his_own_state(text: str) -> None:
    """Of a state and its own organ or person no blow, aid or cooperation is told."""
    assert not {c for c in told(text) if c[1] in ("attacks", "threatens", "sanctions", "cooperatesWith", "aids")}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("特朗普一直支持以色列，包括将大使馆迁至耶路撒冷，以及近期对以色列的军事行动表示支持。", "actual"),
        ("要是沙特打击也门，局势将恶化。", "hypothetical"),
    ],
)
def test_what_is_no_plan(text: str, modality: str) -> None:
    """包括将 X 迁至 is no plan, and 要是 no wish."""
    assert {c.modality for c in read(text).claims if c.predicate in ("supports", "attacks", "opposes")} == {modality}
