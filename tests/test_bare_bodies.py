"""Organs named without their state, houses called as another state's are, missions without their sender, and kinds that are no names."""

import pytest
from reading import read

from kg.prose.script import shadow


def organs(text: str) -> dict[str, str]:
    """The words of every organisation with its id, in simplified script."""
    extraction = read(text)
    ids = {e.id: e for e in extraction.entities}
    found = [(shadow(m.span.of(extraction.document.text)), m.entity) for m in extraction.mentions if m.entity in ids]
    return {words: entity for words, entity in found if ids[entity].type == "Organization"}


def wholes(text: str) -> set[tuple[str, str]]:
    """What is part of what."""
    return {(c.subject, c.object) for c in read(text).claims if c.predicate == "partOf"}


@pytest.mark.parametrize(
    ("text", "words", "organ"),
    [
        ("韩国人口继续减少。国家数据处12日说，韩国去年新生儿略有增加。", "国家数据处", "Statistics_Korea"),
        ("日本多地降雪。气象厅7日说，日本北部还会降雪。", "气象厅", "Japan_Meteorological_Agency"),
        ("日本政局动荡。日本首相表示暂不解散众院。", "众院", "House_of_Representatives_of_Japan"),
        ("美国总统提出上诉。最高法院5日裁定，美国政府须付款。", "最高法院", "US_Supreme_Court"),
        ("香港學校下周復課。教育局表示，香港會向學校發出指引。", "教育局", "Education_Bureau_of_Hong_Kong"),
        ("香港律师到庭旁听，香港记者采访。新加坡高等法院5日开庭。高等法院法官作出裁决。", "高等法院", "organization/新加坡高等法院"),
        ("新加坡举行大选。反对党工人党赢得十席，新加坡总理向选民致谢。", "工人党", "Workers_Party_Singapore"),
    ],
)
def test_an_organ_without_its_state_is_that_of_the_state_the_article_tells_of(text: str, words: str, organ: str) -> None:
    """国家数据处 in an article on Korea is Korea's; what any state may have is that of the one state that is told of."""
    assert organs(text).get(words) == organ


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("美国和巴西就关税谈判。最高法院5日作出裁决。", "最高法院"),  # of two states, either
        ("日本首相会见记者。气象厅长说会下雪，日本多地停课。", "气象厅"),  # a title
        ("韩国警方说，韩国庆北警察厅5日公布调查结果。", "警察厅"),  # of a province
        ("香港各区准备选举。香港各区议会下周开会。", "议会"),
        ("日本首相说，日本各县议会将讨论此案。", "议会"),
    ],
)
def test_an_organ_that_several_may_have_is_left(text: str, words: str) -> None:
    """Where two states are told of alike, where it is a part of a title or of a longer name, or a lesser land's, it names no state's organ."""
    assert words not in organs(text)


def test_an_organ_of_a_state_called_as_another_listed_one_is_found_with_its_state() -> None:
    """肯尼亚|航天局: 航天局 is what some states' listed organs are called."""
    assert organs("肯尼亚航天局5日发布公告。") == {"肯尼亚航天局": "organization/肯尼亚航天局"}


def test_a_house_behind_another_states_parliament_is_its_own() -> None:
    """乌兹别克斯坦最高会议|立法院 is no organ of Taiwan."""
    found = organs("乌兹别克斯坦最高会议立法院主席卡里莫娃5日抵达北京。")
    assert found == {"乌兹别克斯坦最高会议立法院": "organization/乌兹别克斯坦最高会议立法院"}
    assert "Legislative_Yuan" in organs("台湾立法院5日开会。").values()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("外交部已指示駐德國代表處向德方說明。", "驻德国代表处"),
        ("印度关闭了其驻阿富汗大使馆。", "驻阿富汗大使馆"),
        ("駐美國台北經濟文化代表處5日發布公告。", "驻美国台北经济文化代表处"),
    ],
)
def test_a_mission_is_not_its_hosts(text: str, words: str) -> None:
    """驻德国代表处 is no organ of Germany, even where the article does not say whose it is."""
    assert words in organs(text)
    assert not wholes(text)


def test_a_representative_office_is_part_of_its_sender() -> None:
    """台湾|驻英国代表处."""
    assert wholes("台灣駐英國代表處5日發表聲明。") == {("organization/台湾驻英国代表处", "Taiwan")}


@pytest.mark.parametrize(
    "text",
    [
        "多家航空公司5日取消航班。",
        "华盛顿智库5日发布报告。",
        "众议院多数党领袖5日发表声明。",
        "议会第三大政党5日宣布退出。",
        "當局5日搗毀一個販毒集團。",
    ],
)
def test_what_only_says_of_which_kind_is_no_name(text: str) -> None:
    """A noun of the dictionary, a kind with the town it is in, a party by its rank."""
    assert not any(words.endswith(("公司", "智库", "党", "集团")) for words in organs(text))


def test_a_government_by_its_capital_is_the_states() -> None:
    """北京|政府; but 大伦敦|政府 is the town's."""
    assert organs("北京政府5日表示反对。") == {"北京政府": "organization/中国政府"}
    assert "organization/英国政府" not in organs("大伦敦政府5日公布数字。").values()


def test_who_answers_to_a_parliament_tells_whose_it_is() -> None:
    """高市早苗7日在|国会|答辩, though the article tells of China as much."""
    text = "中国外交部5日批评日方。高市早苗7日在国会答辩时谈到台湾，中国外交部提出抗议，中国和日本的关系恶化。"
    assert organs(text)["国会"] == "National_Diet"


def test_a_states_short_form_may_follow_its_organ() -> None:
    """委内瑞拉国会 names the state too, so that 委国 is known."""
    assert organs("委内瑞拉国会5日通过法案。委国政府6日表示欢迎。")["委国政府"] == "organization/委内瑞拉政府"
