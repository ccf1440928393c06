"""Whose a deed is where titles, circumstances, verbs of saying, thoughts and quotation marks stand between it and its doer."""

import pytest
from reading import read


def told(text: str, *kinds: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and modality of the claims of these kinds."""
    return {(c.subject, c.predicate, c.object, c.modality) for c in read(text).claims if c.predicate in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副總理兼外長塔亞尼週五抵達巴格達。", {("Antonio_Tajani", "visits", "Baghdad", "actual")}),
        (
            "石破茂、副首相兼外长塔亚尼在东京同鲁比奥举行会谈。",
            {("Shigeru_Ishiba", "meets", "Marco_Rubio", "actual"), ("Antonio_Tajani", "meets", "Marco_Rubio", "actual")},
        ),
    ],
)
def test_two_titles_of_one_bearer_are_one_phrase(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """副总理兼外长某某 is one noun phrase: the subject, or one of two."""
    assert told(text, "meets", "visits") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尼加拉瓜宣布与以色列断交。", {("Nicaragua", "breaksWith", "Israel", "actual")}),
        ("澤連斯基表示將同默茨通電話。", {("Volodymyr_Zelensky", "calls", "Friedrich_Merz", "planned")}),
        ("印度宣布与英国达成贸易协议。", {("India", "agreesWith", "United_Kingdom", "actual")}),
    ],
)
def test_company_right_behind_a_verb_of_saying_is_company(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """宣布与 B 断交: with whom it is done is known though the verb of saying stands in the same clause."""
    assert told(text, "breaksWith", "calls", "agreesWith") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拉夫罗夫在访问南非期间表示满意。", {("Sergey_Lavrov", "visits", "South_Africa", "actual")}),
        (
            "紹伊古抵達莫斯科。在訪問埃及期間，拉夫羅夫發表演講。",
            {("Sergei_Shoigu", "visits", "Moscow", "actual"), ("Sergey_Lavrov", "visits", "Egypt", "actual")},
        ),
        ("抵达开罗后，默茨发表演讲。", {("Friedrich_Merz", "visits", "Cairo", "actual")}),
        ("在訪問期間，默茨發表演講。", set()),
    ],
)
def test_a_visit_told_as_a_circumstance_is_told(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """在访问 C 期间 tells a visit, by whoever is the subject behind it."""
    assert told(text, "visits") == expected


@pytest.mark.parametrize(
    "text", ["特朗普不认为以色列会袭击伊朗。", "卡拉斯說，她不認為各國應支持這項計劃。", "默茨不相信俄罗斯会攻击北约。", "特朗普怀疑以色列袭击伊朗。"]
)
def test_what_somebody_doubts_or_fears_is_nobodys_deed(text: str) -> None:
    """不认为 B 会做 X, 怀疑 B 做 X tells neither B's deed nor the subject's."""
    assert not told(text, "attacks", "supports", "deploys")


@pytest.mark.parametrize("text", ["内塔尼亚胡说明了空袭伊朗的法律依据。", "英國議會將對空襲敘利亞的提案進行表決。", "国会讨论打击伊朗的可能性。"])
def test_a_deed_that_only_names_a_plan_or_a_reason_is_not_told(text: str) -> None:
    """空袭 B 的计划 (依据, 可能性) is no attack."""
    assert not told(text, "attacks")


def test_of_whom_it_is_asked_over_a_comma() -> None:
    """警告 B，不要做 X: X would be B's deed, and not the one's who warns."""
    assert told("美国警告伊朗，不要援助俄罗斯。", "aids") == {("Iran", "aids", "Russia", "desired")}
    assert told("美國警告伊朗，部署導彈將招致回應。", "aids", "deploys") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法国政府“坚决反对”美国的关税措施。", {("organization/法国政府", "opposes", "concept/美国的关税措施", "actual")}),
        ("中國「強烈譴責」以色列。", {("China", "criticizes", "Israel", "actual")}),
        ("法国赞赏“坚决反对”战争的人。", set()),
    ],
)
def test_a_predicate_in_quotation_marks_is_a_predicate(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """A “强烈谴责” B says what A 强烈谴责 B says."""
    assert told(text, "opposes", "criticizes") == expected


def test_a_palace_that_speaks_is_the_office_in_it() -> None:
    """克里姆林宫证实 is said by an office, 在克里姆林宫表示 at a place."""
    assert [s.speaker for s in read("克里姆林宫表示，谈判仍在继续。").statements] == ["Presidential_Administration_of_Russia"]
    assert [s.speaker for s in read("普京在克里姆林宮表示，談判仍在繼續。").statements] == ["Vladimir_Putin"]


def test_a_deed_that_is_only_judged_is_what_one_is_against() -> None:
    """这种损害他国利益的做法激起愤慨，B 坚决反对: the deed, and not what is said of it."""
    text = "毛宁表示，这种损害他国利益的做法激起愤慨，中方坚决反对。"
    assert told(text, "opposes") == {("China", "opposes", "concept/损害他国利益的做法", "actual")}


def test_the_minister_of_a_ministry_that_is_known_as_a_word() -> None:
    """亞塞拜然外交部長某某: the title ends with 长 though the ministry before it is a word of the dictionary."""
    assert told("亞塞拜然外交部長拜拉莫夫發表演講。", "hasPosition") == {("person/拜拉莫夫", "hasPosition", "Azerbaijan", "actual")}


def test_who_judges_what_was_said_is_still_the_speaker() -> None:
    """这种做法损害了… goes on with the speech, and so does what follows it."""
    claims = read("王毅表示，中方反对外部干涉。这种做法损害了两国利益。我们要求美方停止抹黑。").claims
    assert ("China", "urges", "United_States", ("Wang_Yi",)) in {(c.subject, c.predicate, c.object, c.speakers) for c in claims}
