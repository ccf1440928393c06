"""Documents that nobody names and that are known by being issued."""

import pytest
from reading import read


def issued(text: str) -> set[tuple[str, str]]:
    """Who issues or signs what, by the document's words."""
    return {(c.subject, c.object.split("@")[0].removeprefix("document/")) for c in read(text).claims if c.predicate in ("issues", "signs")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美国国会通过另一项聚焦台湾的重要法案。", {("US_Congress", "重要法案")}),
        ("國際原子能機構理事會最近通過反伊朗決議。", {("IAEA_Board", "反伊朗决议")}),
        ("法国总统府公布新政府首批成员名单。", {("French_Presidency", "新政府首批成员名单")}),
        ("联合国人权理事会发表一份报告。", {("United_Nations_Human_Rights_Council", "报告")}),
        ("普京簽署法令。", {("Vladimir_Putin", "法令")}),
        ("美國國會通過納入「拯救法案」的2021財政年度撥款法案。", {("US_Congress", "2021财政年度拨款法案")}),
        ("哈馬斯發表聲明歡迎決議。", {("Hamas", "声明")}),
        ("英国通过谈判解决问题的法律。", set()),
        ("德国通过法律程序解决争端。", set()),
        ("美国国会通过法律专家的报告了解情况。", set()),
        ("欧盟发布的法律规定，企业必须申报。", set()),
        ("联合国公布死亡名单上的人数。", set()),
        ("東盟通過納入《吉隆坡宣言》的合作報告。", set()),
    ],
)
def test_what_is_issued_is_a_document_however_it_is_described(text: str, expected: set[tuple[str, str]]) -> None:
    """通过另一项…的法案, 公布…名单 name a document; 通过法律程序, and what has a title, do not."""
    assert issued(text) == expected


def test_a_described_document_is_that_of_its_article() -> None:
    """法案 of one article is not that of another, though 法 may be a state's name."""
    one, two = (next(c.object for c in read(text).claims if c.predicate == "issues") for text in ("美国国会通过法案。", "英国议会今天通过法案。"))
    assert one != two
    assert one.startswith("document/法案@")


def test_whose_article_is_printed_stays_a_person() -> None:
    """俄罗斯总统普京署名文章: the name is not swallowed by the document."""
    assert "Vladimir_Putin" in {m.entity for m in read("《人民日报》发表俄罗斯总统普京署名文章。").mentions}


def documents(text: str) -> list[str]:
    """The words of every mention of a document, with what it means where these are other words."""
    extraction = read(text)
    return [
        f"{words}={m.entity.removeprefix('document/').split('@')[0]}"
        for m in extraction.mentions
        if m.type == "Document" and (words := m.span.of(extraction.document.plain))
    ]


def test_a_document_told_again_by_the_bare_word_is_named() -> None:
    """停火协议谈了多日 … 对协议表示欢迎: the text takes it for known, so it is the one told before by what it is about."""
    assert documents("停火协议谈了多日。法国总统马克龙对协议表示欢迎。") == ["停火协议=停火协议", "协议=停火协议"]
    found = {(c.subject, c.predicate, c.object.split("@")[0]) for c in read("各方谈成停火协议。马克龙支持协议。").claims}
    assert ("Emmanuel_Macron", "supports", "document/停火协议") in found


@pytest.mark.parametrize(
    "text",
    [
        "停火协议谈了多日。法国表示欢迎。",
        "双方未能达成协议。法国希望各方达成协议。",
        "任何贸易协议都谈了多日。法国总统马克龙批评协议。",
        "双方讨论公民权利及政治权利条约。法国批评条约。",
        "停火协议谈了多日。法国推动达成协议。",
    ],
)
def test_what_is_not_told_again_is_no_document(text: str) -> None:
    """A bare word that brings up none in particular names nothing, nor does what is told only once."""
    assert not [m for m in read(text).mentions if m.type == "Document"]


def test_the_document_that_is_named_is_meant_and_not_one_of_which_only_the_owner_is_told() -> None:
    """第2728号决议 … 安理会决议具有约束力 … 欢迎决议: the one with a number."""
    text = "安理会通过第2728号决议。格林说，安理会决议具有约束力。哈马斯欢迎决议。"
    assert ("Hamas", "supports", "UNSC_Resolution_2728") in {(c.subject, c.predicate, c.object) for c in read(text).claims}


def test_what_is_issued_by_way_of_somebody_is_the_issuers_own() -> None:
    """通过 and an outlet before the verb tell by what means, and not who."""
    assert issued("金与正28日通过朝中社发表声明。") == {("Kim_Yo-jong", "声明")}


def test_who_blames_a_document_is_not_its_issuer() -> None:
    """Whose document ends the clause does not speak in it."""
    edges = {(c.subject, c.object) for c in read("金与正发表声明，批评美国和韩国日前发表的《华盛顿宣言》。").claims if c.predicate == "criticizes"}
    assert edges == {("Kim_Yo-jong", "United_States"), ("Kim_Yo-jong", "South_Korea")}
