"""Agreements told in a modifier, and deeds whose target a clause of its own names first."""

import pytest
from reading import read


def told(text: str, *kinds: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object's name and modality of the claims of these kinds."""
    found = read(text)
    return {(c.subject, c.predicate, c.object.split("@")[0], c.modality) for c in found.claims if c.predicate in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王毅会见拉夫罗夫。双方将落实两国元首会晤达成的共识。", {("Xi_Jinping", "agreesWith", "Vladimir_Putin", "actual")}),
        ("议会否决了哥伦比亚政府与以色列达成的和平协议。", {("organization/哥伦比亚政府", "agreesWith", "Israel", "actual")}),
        ("歐盟批評俄羅斯違反與烏克蘭在日內瓦達成的停火協議。", {("Russia", "agreesWith", "Ukraine", "actual")}),
        ("美國退出六國與伊朗達成的核協議。", set()),
        ("各国要落实会议达成的共识。", set()),
        ("莫迪希望落实与英国可能达成的贸易协议。", set()),
    ],
)
def test_an_agreement_in_a_modifier_is_made(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """达成的 tells who agreed, whatever the clause does with it; not with whom nobody knows, nor what may be reached."""
    assert told(text, "agreesWith") == expected


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("委內瑞拉撕毀同哥倫比亞簽署的貿易協定。", {"Venezuela", "Colombia"}),
        ("默茨要求欧盟遵守与瑞士签署的《双边协定》。", {"European_Union", "Switzerland"}),
        ("沙特和伊朗举行会谈，决定激活双方2001年签署的《安全合作协议》。", {"Saudi_Arabia", "Iran"}),
        ("越南总理范明政说，越南将落实与文莱签署的《行动计划》。", {"Vietnam", "Brunei"}),
        ("越南将落实尚未签署的《行动计划》。", set()),
    ],
)
def test_a_document_in_a_modifier_is_signed(text: str, doers: set[str]) -> None:
    """与 B 签署的 D tells that both signed, whatever becomes of D."""
    assert {subject for subject, _, _, modality in told(text, "signs") if modality == "actual"} == doers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对于北京当局的粗暴行径，中华民国政府予以强力谴责。", {("organization/台湾政府", "criticizes", "China", "actual")}),
        (
            "对吉里巴斯政府不顾协助，中华民国政府至感遗憾并予强力谴责。",
            {("organization/台湾政府", "criticizes", "organization/基里巴斯政府", "actual")},
        ),
        (
            "土耳其对日本政府侵害主权的言行，包括所谓国有化之非法作为，一概不予承认并提出严厉的谴责。",
            {("Turkey", "criticizes", "organization/日本政府", "actual")},
        ),
        ("對於俄羅斯的舉動，歐盟提出強烈抗議。", {("European_Union", "protestsTo", "Russia", "actual")}),
        ("针对伊朗的核计划，美国将实施新制裁。", {("United_States", "sanctions", "Iran", "planned")}),
        ("對美方的無理指責，中方表示強烈不滿。", {("China", "criticizes", "United_States", "actual")}),
        ("对乌克兰，德国将继续提供武器。", {("Germany", "aids", "Ukraine", "planned")}),
        ("对以色列来说，伊朗发出威胁。", set()),
        ("针对以色列遇袭，美国表示谴责。", set()),
        ("对日本地震造成的损失，中国表示慰问。", set()),
        ("对美国的批评，法国政府没有回应。", set()),
        ("对俄罗斯的提问，美国政府批评欧盟。", {("organization/美国政府", "criticizes", "European_Union", "actual")}),
    ],
)
def test_the_target_may_stand_before_the_doer(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """对 B 的行径，A 予以谴责 is done to B, as in one clause; what B suffers, or is asked, is no target."""
    assert told(text, "criticizes", "protestsTo", "sanctions", "threatens", "attacks", "aids") == expected
