"""Who acts where several are named: lists with glosses, company that acts too, and what only goes by a deed."""

import pytest
from reading import read


def triples(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all claims but those of offices and parts."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


GLOSSED = [
    (
        "美國總統川普（Donald Trump）、日本首相石破茂（Shigeru Ishiba）譴責北韓。",
        {("Donald_Trump", "criticizes", "North_Korea"), ("Shigeru_Ishiba", "criticizes", "North_Korea")},
    ),
    (
        "北大西洋公约组织（北约）和欧洲联盟(欧盟)支持多边主义。",
        {("NATO", "supports", "Multilateralism"), ("European_Union", "supports", "Multilateralism")},
    ),
    ("王毅（中）会见卡尼（左）、莫迪（右）。", {("Wang_Yi", "meets", "Mark_Carney"), ("Wang_Yi", "meets", "Narendra_Modi")}),
    ("馬克龍、朔爾茨等人支持多邊主義。", {("Emmanuel_Macron", "supports", "Multilateralism"), ("Olaf_Scholz", "supports", "Multilateralism")}),
    ("卡尼（Mark Carney）称赞莫迪（Narendra Modi）。", {("Mark_Carney", "praises", "Narendra_Modi")}),
]


@pytest.mark.parametrize(("text", "expected"), GLOSSED)
def test_a_gloss_in_brackets_parts_no_list(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Names of a list are one noun phrase whatever stands in brackets behind each of them."""
    assert triples(text) == expected


def test_after_what_a_thing_is_the_speaker_takes_the_stand() -> None:
    """重申 X 是 Y，反对 Z: the thing of which something is said opposes nothing; the speaker does."""
    assert ("Wang_Yi", "opposes", "Hegemonism") in triples("王毅重申台海和平穩定是國際社會的共識，並反對霸權主義。")
    assert ("Wang_Yi", "opposes", "Hegemonism") not in triples("王毅重申人民是歷史的創造者，他們反對霸權主義。")
    assert ("Wang_Yi", "opposes", "Hegemonism") not in triples("王毅强调这些国家是好朋友，反对霸权主义。")


def test_company_agrees_too() -> None:
    """A 同 B 都一致同意…, A 与 B 会谈，一致同意…: what they agreed to do is both sides'."""
    both = {("China", "promotes", "Political_Mutual_Trust"), ("Serbia", "promotes", "Political_Mutual_Trust")}
    assert both <= triples("中国同塞尔维亚都一致同意增进政治互信。")
    both = {("Wang_Yi", "promotes", "Political_Mutual_Trust"), ("Narendra_Modi", "promotes", "Political_Mutual_Trust")}
    assert both <= triples("王毅與莫迪舉行會談，一致同意增進政治互信。")
    assert ("Serbia", "promotes", "Political_Mutual_Trust") not in triples("中国同塞尔维亚会谈，愿增进政治互信。")


def test_what_goes_by_a_deed_is_no_stance_of_its_own() -> None:
    """通过推动 X 等方式增进 Y: Y is promoted, and X only by the way."""
    assert triples("中国同意通过推动自由贸易、扩大投资等方式增进政治互信。") == {("China", "promotes", "Political_Mutual_Trust")}
    assert triples("中國透過擴大投資等方式增進政治互信。") == {("China", "promotes", "Political_Mutual_Trust")}


def test_whom_an_object_names_beside_company() -> None:
    """深化 A 与 B 和 C 在 X 领域的合作, 有助于深化…: A works with B, and with C; B and C are not told to work together."""
    text = "此次访问有助于深化越南与新加坡和文莱在经济、旅游等领域上的合作关系。"
    assert triples(text) == {("Vietnam", "cooperatesWith", "Singapore"), ("Vietnam", "cooperatesWith", "Brunei")}
    assert triples("此訪有利於中國推動自由貿易。") == set()
    assert ("United_States", "partnerOf", "Japan") in triples("臺灣將深化臺美日三方安全夥伴關係。")
