"""Who acts, and with whom, where brackets, descriptions, clefts, 其 and unnamed officials stand between a name and its deed."""

import pytest
from reading import read


def told(text: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and modality of the claims, but for what names state by themselves."""
    return {(c.subject, c.predicate, c.object, c.modality) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "莫迪会晤北约秘书长吕特（Mark Rutte）、联合国秘书长古特雷斯（Antonio Guterres）以及马克龙。",
            {("Narendra_Modi", "meets", who, "actual") for who in ("Mark_Rutte", "Antonio_Guterres", "Emmanuel_Macron")},
        ),
        (
            "英國首相施凱爾（Keir Starmer）與德國總理默茨（Friedrich Merz）同日造訪基輔。",
            {(who, "visits", "Kyiv", "actual") for who in ("Keir_Starmer", "Friedrich_Merz")},
        ),
    ],
)
def test_names_with_glosses_are_one_list(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """What stands in brackets behind a name does not end a list."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石破茂周三与东盟官员举行会谈。", {("Shigeru_Ishiba", "meets", "ASEAN", "actual")}),
        ("魯比奧在德國大使館與默茨進行了會晤。", {("Marco_Rubio", "meets", "Friedrich_Merz", "actual")}),
        ("鲁比奥访华，王毅与其举行会谈。", {("Marco_Rubio", "visits", "China", "actual"), ("Wang_Yi", "meets", "Marco_Rubio", "actual")}),
        ("马克龙同普京进行了电话交谈。", {("Emmanuel_Macron", "calls", "Vladimir_Putin", "actual")}),
        ("美國政府允許官員與台灣官員會面。", set()),
    ],
)
def test_with_whom_somebody_talks(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """Company may be an official without a name, or 其; what is only allowed is not told."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "正在中国访问的马克龙周四与习近平会晤。",
            {("Emmanuel_Macron", "visits", "China", "actual"), ("Emmanuel_Macron", "meets", "Xi_Jinping", "actual")},
        ),
        ("伊朗支持的胡塞武裝襲擊以色列。", {("Iran", "supports", "Houthis", "actual"), ("Houthis", "attacks", "Israel", "actual")}),
        ("普京任命的总理谴责以色列。", set()),
        (
            "陪同默茨访华的马克龙会见王毅。",
            {
                ("Emmanuel_Macron", "meets", "Wang_Yi", "actual"),
                ("Emmanuel_Macron", "visits", "China", "actual"),
                ("Friedrich_Merz", "visits", "China", "actual"),
            },
        ),
    ],
)
def test_who_is_described_acts(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """A V 的 B: what follows is B's deed, and nobody's where B has no name."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("匈牙利是欧盟中唯一公开支持特朗普的国家。", {("Hungary", "supports", "Donald_Trump", "actual")}),
        ("歐巴馬成為首位訪問廣島的在任美國總統。", {("Barack_Obama", "visits", "Hiroshima", "actual")}),
        ("投票反对单边制裁的是法国。", {("France", "opposes", "Unilateral_Sanctions", "actual")}),
        ("匈牙利不是唯一支持特朗普的国家。", set()),
        ("令人担心的是美国。", set()),
    ],
)
def test_a_deed_told_by_the_noun_for_its_doer(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """是唯一做 X 的国家, 做 X 的是 A: the deed is A's."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("欧盟向波兰施压，要求其撤回司法改革。", {("European_Union", "urges", "Poland", "actual")}),
        (
            "美國譴責伊朗發射導彈，敦促其停止挑釁。",
            {("United_States", "criticizes", "Iran", "actual"), ("United_States", "urges", "Iran", "actual")},
        ),
        ("法国要求其公民离开以色列。", set()),
        ("波兰批评匈牙利，呼吁该国撤军。", {("Poland", "criticizes", "Hungary", "actual"), ("Poland", "urges", "Hungary", "actual")}),
        ("波兰警告匈牙利，要求对方撤军。", {("Poland", "threatens", "Hungary", "actual"), ("Poland", "urges", "Hungary", "actual")}),
        ("波蘭譴責匈牙利並要求其撤軍。", {("Poland", "criticizes", "Hungary", "actual"), ("Poland", "urges", "Hungary", "actual")}),
    ],
)
def test_of_whom_it_is_asked(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """要求其…, 呼吁该国…, 要求对方…: the actor whom the same sentence named last beside its subject."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("古特雷斯再次呼吁，尽快恢复粮食运输。", {("Antonio_Guterres", "callsFor", "concept/尽快恢复粮食运输", "actual")}),
        ("古特雷斯说，加沙的局势令人担忧，并呼吁以色列停火。", {("Antonio_Guterres", "urges", "Israel", "actual")}),
        ("默茨說，示威者佔領機場，並要求法國道歉。", set()),
        ("人权观察的报告指责以色列滥杀平民。", {("Human_Rights_Watch", "criticizes", "Israel", "actual")}),
    ],
)
def test_who_calls_for_something(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """呼吁 goes on over a comma, and back to the speaker after what he says of things; not where a crowd acted before."""
    assert told(text) == expected


def test_he_is_the_first_of_two_who_talk() -> None:
    """某甲与某乙通话。他…: the first."""
    assert ("Donald_Trump", "visits", "Beijing", "planned") in told("特朗普与习近平24日通话。他透露，将于明年访问北京。")
