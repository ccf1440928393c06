"""Meetings, calls and journeys that a clause tells only beside something else, and who it is that meets there."""

import pytest
from reading import read


def edges(text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of every claim of who meets, calls, visits, agrees, aids or works with whom, or presides."""
    told = ("meets", "calls", "visits", "agreesWith", "aids", "cooperatesWith", "hosts", "negotiatesWith", "issues")
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate in told}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("马克龙在与普京通电话后，称赞默茨。", ("Emmanuel_Macron", "calls", "Vladimir_Putin")),
        ("在與普京通話期間，馬克龍提出方案。", ("Emmanuel_Macron", "calls", "Vladimir_Putin")),
        ("在与普京的通话中，马克龙要求停火。", ("Emmanuel_Macron", "calls", "Vladimir_Putin")),
        ("俄乌两国自从7月在伊斯坦布尔会晤以来，关系改善。", ("Russia", "meets", "Ukraine")),
        ("王毅会见记者。在与印度的自贸谈判中，英国坚持自己的条件。", ("United_Kingdom", "negotiatesWith", "India")),
        ("此举藉由莫迪与川普通话，作出回应。", ("Narendra_Modi", "calls", "Donald_Trump")),
        ("莫迪在韩国会见石破茂。", ("Narendra_Modi", "meets", "Shigeru_Ishiba")),
        ("时任日本首相石破茂访问印尼。", ("Shigeru_Ishiba", "visits", "Indonesia")),
        ("身在北京的印度总理莫迪，今早会见石破茂。", ("Narendra_Modi", "meets", "Shigeru_Ishiba")),
        ("美国国会两院先后通过《台湾旅行法》。", ("US_Congress", "issues", "Taiwan_Travel_Act")),
        ("法国和越南务实合作成果丰硕。", ("France", "cooperatesWith", "Vietnam")),
        ("印度将加强对华合作。", ("India", "cooperatesWith", "China")),
    ],
)
def test_what_is_told_beside_something_else_is_told(text: str, edge: tuple[str, str, str]) -> None:
    """A meeting after which, or a call in which, something else was done has taken place all the same."""
    assert edge in edges(text)


@pytest.mark.parametrize(
    "text", ["会谈后，王毅离开。", "普京和莫迪出席会议。会谈后，代表离开。", "美国与伊朗就达成协议取得进展。", "墨西哥就关税谈判以达成协议。"]
)
def test_what_names_no_two_or_is_aimed_at_only_is_not_told(text: str) -> None:
    """会谈后 alone is no meeting of the subject's, and an agreement that is worked for is none yet."""
    assert not {e for e in edges(text) if e[1] in ("meets", "calls", "agreesWith")}


@pytest.mark.parametrize("order", ["派", "派遣", "安排"])
def test_who_is_sent_is_who_meets_there(order: str) -> None:
    """派某人前往莫斯科会见…: whoever sends him meets nobody."""
    told = edges(f"特朗普{order}国务卿鲁比奥前往莫斯科会见普京。")
    assert ("Donald_Trump", "meets", "Vladimir_Putin") not in told


def test_a_host_is_called_sir() -> None:
    """总统先生 in the mouth of who received him is the guest; after a name it is his title."""
    told = edges("李强会见法国总统马克龙。李强表示，习近平主席同总统先生举行富有成果的会谈。")
    assert ("Xi_Jinping", "meets", "Emmanuel_Macron") in told
    assert edges("李强会见普京总统先生。") == {("Li_Qiang", "meets", "Vladimir_Putin")}


def test_a_ceremony_for_a_guest_tells_of_both() -> None:
    """举行仪式，欢迎某人对我国进行访问: the host receives him, and he has come."""
    told = edges("李强在人民大会堂举行仪式，欢迎安瓦尔对中国进行正式访问。")
    assert told == {("Li_Qiang", "hosts", "Anwar_Ibrahim"), ("Anwar_Ibrahim", "visits", "China")}


def test_a_region_before_a_partner_is_no_partner() -> None:
    """与南太平洋岛国斐济总理会谈: with him, and not with the region."""
    assert edges("石破茂与南太平洋岛国斐济总理兰布卡会谈。") == {("Shigeru_Ishiba", "meets", "Sitiveni_Rabuka")}
