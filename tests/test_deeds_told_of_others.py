"""Deeds that stand in what something else is, or that somebody without a name does: of whoever is the subject they tell nothing."""

import pytest
from reading import read


def told(text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of the claims, but for what names state by themselves."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


@pytest.mark.parametrize(
    "text",
    [
        "德国错过防止危机扩大的最佳时机。",
        "法国起草了从电信网络中排除外国设备的计划。",
        "日本讨论了另一项试图制止捕鲸的草案。",
        "中国把握共建“一带一路”倡议同地区发展对接的历史机遇。",
        "法国筑牢维护地区发展的安全屏障。",
        "德国宣布了一系列支持中小企业发展的项目。",
        "英国未能达到消除贫困的最低标准。",
        "法国和德国对外发出携手应对气候变化的有力信号。",
        "印度公司在德国运营帮助维持互联网连接的网络节点。",
        "蔡英文说，对于正在奋力捍卫自由的缅甸人民，台湾一直关心。",
        "英国国会昨日辩论“捍卫新闻自由”的议案。",
        "习近平站在人类社会发展进步的高度，会见了李强。",
        "王毅说，进一步明确了美丽中国建设时间表。",
        "受春节错月叠加消费需求恢复影响，法国物价涨幅扩大。",
    ],
)
def test_what_something_is_is_nobodys_stance(text: str) -> None:
    """V O 的 N that another verb has as its object tells no stance of the subject."""
    assert not {c for c in told(text) if c[1] in ("promotes", "upholds", "opposes", "supports")}


@pytest.mark.parametrize(
    "text",
    [
        "法国警方公布了视频。抗议人群一度占据大桥，要求严惩涉事警察。",
        "缅甸去年也发生示威，约有一千人在仰光示威支持军方，并支持驱赶少数民族。",
        "法国外长巴罗表示，预计未来一两周将有数以万计的人抵达巴黎。",
        "法国认为局势严峻，有政客游说美国制裁中国。",
        "马克龙抱怨法国有人乞求外国干预。",
        "德国警方加强戒备。示威队伍走上街头，反对扩军。",
    ],
)
def test_who_has_no_name_does_it(text: str) -> None:
    """People without a name do what stands behind them, and nobody who was named before."""
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("作为对乌克兰上月袭击俄罗斯的回应，俄军空袭了基辅。", {("Ukraine", "attacks", "Russia"), ("Russian_Armed_Forces", "attacks", "Kyiv")}),
        ("记者问及中方对美国制裁伊朗的回应。", {("United_States", "sanctions", "Iran")}),
        ("作为对美国制裁伊朗的反制，伊朗袭击了以色列。", {("United_States", "sanctions", "Iran"), ("Iran", "attacks", "Israel")}),
    ],
)
def test_what_is_answered_is_others_deed(text: str, expected: set[tuple[str, str, str]]) -> None:
    """对 B 袭击 C 的回应: B attacks C, whoever answers."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法国提升应对风险的能力。", {("France", "promotes", "concept/应对风险的能力")}),
        ("中国有效推动公正的国际秩序。", {("China", "promotes", "concept/公正的国际秩序")}),
        ("法国有效维护欧洲的安全。", {("France", "upholds", "concept/欧洲的安全")}),
        ("法国对外坚持独立自主的外交政策。", {("France", "upholds", "concept/独立自主的外交政策")}),
    ],
)
def test_a_stance_beside_such_words_is_told(text: str, expected: set[tuple[str, str, str]]) -> None:
    """But what the subject's own verb has as its object is its stance."""
    assert told(text) == expected
