"""When and where the deed of a claim was: which words date it, how far they reach, and what they do not reach."""

from datetime import date

import pytest
from reading import knowledge

from kg.pipeline import extract
from kg.read import read_text

PUBLISHED = date(2025, 6, 18)


def dated(text: str, predicate: str) -> set[tuple[str, str, str]]:
    """Subject, time and place of the claims of one predicate."""
    claims = extract(read_text(text, published=PUBLISHED), knowledge()).claims
    return {(c.subject, c.time[:10], c.place) for c in claims if c.predicate == predicate}


CASES = [
    # behind a verb of asking, deciding or ending a time is of what is asked or named there
    ("法国外交部16日要求德国驻法大使在19日午夜前离境。", "urges", {("Ministry_of_Foreign_Affairs_of_France", "2025-06-16", "")}),
    ("法國政府16日決定不再延長與德國簽署的《防務協定》。", "signs", {("Germany", "", ""), ("organization/法国政府", "", "")}),
    ("马克龙16日邀请默茨访问法国。", "visits", {("Friedrich_Merz", "", "")}),
    ("法国16日谴责以色列袭击加沙。", "attacks", {("Israel", "", "")}),
    ("法国16日恢复向乌克兰提供援助。", "aids", {("France", "2025-06-16", "")}),
    ("法國對中國政府本月早些時候拘禁兩名加拿大人表示關注，呼籲立即放人。", "callsFor", {("France", "", "")}),
    ("马克龙16日再次提及默茨访问巴黎。", "visits", {("Friedrich_Merz", "", "")}),
    # of 98年 it is not said of which century and era
    ("98年4月，法國與德國簽署《漁業協定》。", "signs", {("France", "", ""), ("Germany", "", "")}),
    # before 的 and 前 it is of something else
    ("新文本與2019年的版本不同，法國批評德國政府。", "criticizes", {("France", "", "")}),
    ("马克龙3月1日前不会会见默茨。", "meets", {("Emmanuel_Macron", "", "")}),
    # what one announces or takes a stand on oneself has the day on which one says so; what others do has not
    ("波兰16日宣布退出《渥太华条约》。", "withdrawsFrom", {("Poland", "2025-06-16", "")}),
    ("波蘭16日宣布將於明年退出《渥太華條約》。", "withdrawsFrom", {("Poland", "2026", "")}),
    ("德国总理默茨16日说，波兰曾攻击法国。", "attacks", {("Poland", "", "")}),
    ("15日，默茨表示，德国将加强同法国的合作。", "cooperatesWith", {("Germany", "", "")}),
    # hearsay is dated, and not what it tells
    ("美国媒体16日报道称，美国国防部已请求白宫增加预算。", "urges", {("Pentagon", "", "")}),
    # the day of a paragraph goes on until the story turns to another time
    ("法國16日敦促以色列停火。德國也譴責以色列。", "criticizes", {("Germany", "2025-06-16", "")}),
    ("法国16日敦促以色列停火。此前，法国曾多次谴责以色列。", "criticizes", {("France", "", "")}),
    ("联合国大会16日表决《全球契约》，法国投赞成票。", "supports", {("France", "2025-06-16", "")}),
    # beyond its paragraph it goes on to meetings and new documents alone
    ("默茨16日在柏林同马克龙会谈。\n\n会谈后，两国领导人签署《柏林联合声明》。", "signs", {
        ("Friedrich_Merz", "2025-06-16", "Berlin"), ("Emmanuel_Macron", "2025-06-16", "Berlin"),
    }),
    ("默茨16日在柏林同马克龙会谈。\n\n法国批评以色列。", "criticizes", {("France", "", "")}),
    ("默茨16日在柏林同马克龙会谈。\n\n中国签署了《巴黎协定》。", "signs", {("China", "", "")}),
    # a plan goes on with a day to come, and not with one that is past
    ("默茨原定明日访问波兰，并会见图斯克。", "meets", {("Friedrich_Merz", "2025-06-19", "Poland")}),
    # 今天 is the day of the dateline, and what stands in brackets goes before
    ("中央社巴黎17日電 法國總統馬克龍今天會見默茨。", "meets", {("Emmanuel_Macron", "2025-06-17", "")}),
    ("法國總統馬克龍今天（17日）在巴黎會見默茨。", "meets", {("Emmanuel_Macron", "2025-06-17", "Paris")}),
    ("新华社巴黎6月17日电 马克龙16日会见默茨。\n\n当天，马克龙还会见了图斯克。", "meets", {("Emmanuel_Macron", "2025-06-16", "")}),
    ("波蘭政府9日重申將於本月27日撤軍。法國當天譴責波蘭。", "criticizes", {("France", "2025-06-09", "")}),
    ("法国、意大利上周谴责以色列。", "criticizes", {("France", "2025-06-09", ""), ("Italy", "2025-06-09", "")}),
    # where somebody goes to meet
    ("默茨抵达巴黎并与法国总统马克龙举行会谈。", "meets", {("Friedrich_Merz", "", "Paris")}),
    ("默茨將訪問波蘭，與總理圖斯克會談。", "meets", {("Friedrich_Merz", "", "Poland")}),
    ("抵达巴黎的默茨会见了马克龙。", "meets", {("Friedrich_Merz", "", "Paris")}),
    ("默茨访问波兰后，与法国总统马克龙会谈。", "meets", {("Friedrich_Merz", "", "")}),
    # where forces are sent, and where what is hit stands
    ("法國向波蘭增派戰機。", "deploys", {("France", "", "Poland")}),
    ("以色列轰炸伊朗在叙利亚的军事设施。", "attacks", {("Israel", "", "Syria")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "expected"), CASES)
def test_when_and_where_a_deed_was(text: str, predicate: str, expected: set[tuple[str, str, str]]) -> None:
    """A claim has the time and place that the words give it, and none that they give to something else."""
    assert dated(text, predicate) == expected
