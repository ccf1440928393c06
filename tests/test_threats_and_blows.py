"""Threats told over two clauses, blows told by their victims or by who withstood them, and states meant by their capitals or governments."""

import pytest
from reading import read


def told(text: str, *kinds: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and polarity of the claims of these kinds."""
    return {(c.subject, c.predicate, c.object, c.polarity) for c in read(text).claims if c.predicate in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("伊朗誓言要对以色列进行报复。", {("Iran", "threatens", "Israel", "+")}),
        ("內塔尼亞胡警告說，將給哈馬斯致命打擊。", {("Benjamin_Netanyahu", "threatens", "Hamas", "+")}),
        ("埃尔多安警告，美国终会成为输家。", {("Recep_Tayyip_Erdogan", "threatens", "United_States", "+")}),
        ("埃尔多安警告，美国可能陷入衰退。", set()),
        ("伊朗誓言與以色列對話。", set()),
        ("以色列警告说，以色列将付出代价。", set()),
    ],
)
def test_a_threat_is_aimed_at_whom_its_words_name(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """誓言，将报复 B and 警告，B 将付出代价 threaten B; what B may suffer anyhow, and one's own side, is no threat."""
    assert told(text, "threatens") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俄军挫败了乌克兰针对克里米亚的无人机袭击。", {("Ukraine", "attacks", "Crimea", "+")}),
        ("蘇萊曼尼在美軍空襲中喪生。", {("US_Armed_Forces", "attacks", "person/苏莱曼尼", "+")}),
        ("美国在过去两晚停止了针对伊朗的袭击。", {("United_States", "attacks", "Iran", "-")}),
        ("泰國與柬埔寨在邊境發生交火。", {("Thailand", "attacks", "Cambodia", "+")}),
        ("越南及菲律宾曾与中国发生武装冲突。", {("Vietnam", "attacks", "China", "+"), ("Philippines", "attacks", "China", "+")}),
        ("美國不會坐視中國對台灣動武。", set()),
        ("朝鲜向日本海发射一枚导弹。", set()),
    ],
)
def test_whose_blow_it_is(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """A blow is its doer's, whoever the clause is about; water is not hit, and what is not stood by is not told."""
    assert told(text, "attacks") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这是华盛顿退出世界卫生组织之后的又一次表态。", {("United_States", "withdrawsFrom", "World_Health_Organization", "+")}),
        ("歐盟退出談判，並對德黑蘭施行制裁。", {("European_Union", "sanctions", "Iran", "+")}),
        ("委內瑞拉政府隨即宣布與美國斷交。", {("Venezuela", "breaksWith", "United_States", "+")}),
    ],
)
def test_the_state_that_a_capital_or_a_government_stands_for(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """A capital that leaves or is sanctioned is its state, and a government breaks off relations for its state."""
    assert told(text, "withdrawsFrom", "sanctions", "breaksWith") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石破茂访问河内，并于去年出任日本首相。", {("Shigeru_Ishiba", "hasPosition", "Japan", "+")}),
        ("習近平致電卡尼，祝賀他就任加拿大總理。", {("Mark_Carney", "hasPosition", "Canada", "+")}),
        ("呂特接替斯托爾滕貝格出任北約秘書長。", {("Mark_Rutte", "hasPosition", "NATO", "+")}),
        ("小马科斯宣誓就任菲律宾第17任总统。", {("Ferdinand_Marcos_Jr", "hasPosition", "Philippines", "+")}),
        ("石破茂在东京辞去日本首相职务。", {("Shigeru_Ishiba", "hasPosition", "Japan", "-")}),
        ("特朗普未能连任美国总统。", {("Donald_Trump", "hasPosition", "United_States", "-")}),
        ("出任德国总理的人选尚未公布。", set()),
    ],
)
def test_an_office_is_of_whom_the_clause_is_about(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """An office taken, kept or left is the clause's subject's, or his whom somebody congratulates; not his who is succeeded."""
    assert told(text, "hasPosition") == expected


@pytest.mark.parametrize(
    ("text", "modality"),
    [("吕特将出任北约秘书长。", "planned"), ("特朗普有望当选美国总统。", "hypothetical"), ("如果特朗普当选美国总统，美国将退出。", "hypothetical")],
)
def test_an_office_that_is_yet_to_come(text: str, modality: str) -> None:
    """Who will or may hold an office does not hold it."""
    assert {c.modality for c in read(text).claims if c.predicate == "hasPosition"} == {modality}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以色列拒絕法國的停火要求。", {("France", "urges", "Israel", "+")}),
        ("俄罗斯否认美国的指控。", {("United_States", "criticizes", "Russia", "+")}),
        ("反对党要求希腊退出北约。", set()),
        ("加拿大应美国要求逮捕孟晚舟。", {("Canada", "detains", "Meng_Wanzhou", "+")}),
        ("彭定康指出，作为安理会常任理事国，英国应表明立场。", {("United_Kingdom", "memberOf", "United_Nations_Security_Council", "+")}),
        ("特朗普与金正恩签署和平协议。", {("Donald_Trump", "signs", "和平协议", "+"), ("Kim_Jong-un", "signs", "和平协议", "+")}),
    ],
)
def test_what_stands_beside_another_deed(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """What was asked or charged before it is refused, whose request is met, and as what somebody acts; what nobody known asks for is not done."""
    kinds = ("urges", "criticizes", "detains", "memberOf", "withdrawsFrom", "signs", "callsFor")
    assert {(s, p, o.removeprefix("document/").partition("@")[0], q) for s, p, o, q in told(text, *kinds)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联合国人权理事会日前开会。该组织指控以色列使用武力。", {("United_Nations_Human_Rights_Council", "criticizes", "Israel", "+")}),
        ("人權觀察發表報告。該組織譴責以色列。", {("Human_Rights_Watch", "criticizes", "Israel", "+")}),
        ("如果美国对墨西哥征收关税，墨西哥将反制。", {("United_States", "sanctions", "Mexico", "+")}),
        ("僅有挪威在發言時譴責以色列。", {("Norway", "criticizes", "Israel", "+")}),
    ],
)
def test_who_is_meant_by_the_organisation_and_who_acts_under_a_condition(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """该组织 may be a body of the United Nations or one of civil society; 如果 and 仅有 leave the subject behind them one."""
    assert told(text, "criticizes", "sanctions") == expected


def test_rebels_are_named_by_their_land_and_are_no_organ_of_it() -> None:
    """利比亚反抗军 is an organisation, and no part of the state."""
    claims = told("北約空襲利比亞反抗軍。", "attacks", "partOf")
    assert claims == {("NATO", "attacks", "organization/利比亚反抗军", "+")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俄軍導彈擊中基輔。", {("Russian_Armed_Forces", "attacks", "Kyiv", "+")}),
        ("乌克兰炮火击中别尔哥罗德。", {("Ukraine", "attacks", "Belgorod", "+")}),
        ("特朗普威胁对加拿大商品加征25%关税。", {("Donald_Trump", "threatens", "Canada", "+")}),
        ("韓國政府對日本主張獨島主權表示強烈抗議。", {("organization/韩国政府", "protestsTo", "Japan", "+")}),
        ("日本对朝鲜发射导弹表示强烈抗议。", {("Japan", "protestsTo", "North_Korea", "+")}),
        ("加拿大当局应美国要求逮捕了华为首席财务官孟晚舟。", {("Canada", "detains", "Meng_Wanzhou", "+")}),
        ("俄罗斯导弹部队举行演习。", set()),
        ("美国导弹驱逐舰驶入南海。", set()),
    ],
)
def test_whose_arms_and_whose_goods(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """Somebody's missiles hit for him, tariffs on his goods threaten him, and what is protested against is his deed."""
    assert told(text, "attacks", "threatens", "protestsTo", "detains", "sanctions", "callsFor") == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("以色列国防军对加沙城、南部汗尤尼斯、中部努赛赖特难民营等多地发动袭击。", {"Gaza_City", "Khan_Younis", "Nuseirat"}),
        ("以軍對黎巴嫩南部的納巴泰、東部的巴勒貝克等多地發動襲擊。以軍是以色列國防軍。", {"Nabatieh", "Baalbek"}),
        ("以色列空袭叙利亚首都大马士革。", {"Damascus"}),
        ("俄军对基辅和乌克兰的部队发动袭击。", {"Kyiv"}),
    ],
)
def test_each_place_of_a_list_is_hit(text: str, places: set[str]) -> None:
    """Every place that is listed is hit, with 南部 and the like before it; not somebody's troops, nor the state that a city lies in."""
    assert {c.object for c in read(text).claims if c.predicate == "attacks"} == places
