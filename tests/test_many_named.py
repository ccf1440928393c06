"""A number of them of whom the clause behind gives the names, and whoever is styled or led."""

import pytest
from reading import read


def told(text: str, *kinds: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and modality of the claims of these kinds."""
    return {(c.subject, c.predicate, c.object, c.modality) for c in read(text).claims if c.predicate in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "多国领导人出席东盟峰会，包括普京和石破茂。",
            {("Vladimir_Putin", "participatesIn", "ASEAN_Summit", "actual"), ("Shigeru_Ishiba", "participatesIn", "ASEAN_Summit", "actual")},
        ),
        (
            "已有22個國家正式申請加入金磚國家，包括埃及、伊朗。",
            {("Egypt", "memberOf", "BRICS", "planned"), ("Iran", "memberOf", "BRICS", "planned")},
        ),
        (
            "拜登将会见多位世界领导人，其中包括巴西总统卢拉，以及乌克兰总统泽连斯基。",
            {("Joe_Biden", "meets", "Luiz_Inacio_Lula_da_Silva", "planned"), ("Joe_Biden", "meets", "Volodymyr_Zelensky", "planned")},
        ),
        ("莫迪與多國領導人舉行會談，包括普京。", {("Narendra_Modi", "meets", "Vladimir_Putin", "actual")}),
        ("王毅先后访问非洲三国，包括埃及、肯尼亚。", {("Wang_Yi", "visits", "Egypt", "actual"), ("Wang_Yi", "visits", "Kenya", "actual")}),
        ("多国领导人，包括普京，出席了东盟峰会。", {("Vladimir_Putin", "participatesIn", "ASEAN_Summit", "actual")}),
        ("多国人民出席东盟峰会，包括法国、德国。", set()),
        ("多国领导人出席东盟峰会，包括法国、德国。", set()),
        ("多国领导人的代表出席东盟峰会，包括普京。", set()),
        ("多名法国部长出席东盟峰会。", set()),
    ],
)
def test_the_named_stand_for_the_many(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """多国领导人…, 包括甲: what is told of the many is told of those who are named, where these are of their kind; of nobody else."""
    assert told(text, "participatesIn", "memberOf", "meets", "visits") == expected


def test_whoever_leads_a_meeting_invites_to_it() -> None:
    """会议由甲主持，邀请多名外长出席，包括乙: 甲 invites 乙, who shall attend; of a body's members so listed the states belong to it."""
    text = "東盟峰會在吉隆坡召開。會議由馬來西亞總理安瓦爾主持，邀請多名東盟成員國外長出席，包括印尼外長蘇吉約諾，以及汶萊第二外長拿督伊利萬。"
    assert told(text, "invites", "participatesIn", "memberOf") == {
        ("Anwar_Ibrahim", "invites", "Sugiono", "actual"),
        ("Anwar_Ibrahim", "invites", "person/伊利万", "actual"),
        ("Sugiono", "participatesIn", "ASEAN_Summit", "desired"),
        ("person/伊利万", "participatesIn", "ASEAN_Summit", "desired"),
        ("Indonesia", "memberOf", "ASEAN", "actual"),
        ("Brunei", "memberOf", "ASEAN", "actual"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("瑞士总统亲率代表团赶赴美国。", {"瑞士", "美国"}),
        ("巴拉圭眾議長拉托雷率代表團訪台。", {"巴拉圭", "拉托雷", "台"}),
        ("巴西央行汇率研究所发言。", {"巴西央行汇率研究所"}),
        ("馬來西亞外長丹斯里賽夫丁發言。", {"馬來西亞", "賽夫丁"}),
        ("马来西亚总理拿督斯里安瓦尔访问中国。", {"马来西亚", "安瓦尔", "中国"}),
        ("伊朗最高领袖阿亚图拉哈梅内伊讲话。", {"伊朗", "哈梅内伊"}),
    ],
)
def test_who_leads_a_body_and_how_somebody_is_styled_is_no_part_of_a_name(text: str, names: set[str]) -> None:
    """率 stands outside of a body's name (but 汇率), 拿督 and the like outside of a person's."""
    article = read(text)
    assert {m.span.of(article.document.text) for m in article.mentions if m.type != "Title"} == names


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("巴拉圭共和國眾議院議長拉托雷發言。", {("person/拉托雷", "organization/巴拉圭众议院", "議長")}),
        ("日本内阁官房长官林芳正发言。", {("Yoshimasa_Hayashi", "Japan", "内阁官房长官")}),
    ],
)
def test_whoever_presides_over_a_chamber_holds_office_in_it(text: str, held: set[tuple[str, str, str]]) -> None:
    """某国|众议院|议长: the chamber with its state is a body; 内阁官房长官 is one title, though 内阁 begins it."""
    assert {(c.subject, c.object, c.role) for c in read(text).claims if c.predicate == "hasPosition"} == held


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外長王毅陪同習近平會見普京。", {("Xi_Jinping", "meets", "Vladimir_Putin", "actual")}),
        ("普京由拉夫罗夫陪同会见王毅。", set()),
        ("王毅陪同李强访问法国。", {("Wang_Yi", "visits", "France", "actual"), ("Li_Qiang", "visits", "France", "actual")}),
    ],
)
def test_in_whose_company(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """Whoever goes along with somebody does not meet whom that one meets, and goes where that one goes."""
    assert told(text, "meets", "visits") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("特朗普表示，自己尚未與普京會面。", {("Donald_Trump", "meets", "Vladimir_Putin", "-")}),
        ("王毅说，台湾是中国的一部分，自己将同岩屋毅会晤。", {("Wang_Yi", "meets", "Takeshi_Iwaya", "+")}),
        ("王毅说，自己的国家将同日本会晤。", set()),
    ],
)
def test_self_is_who_speaks(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """自己 at the head of a clause is the speaker, whoever the speech told of before; 自己的 is not."""
    assert {(c.subject, c.predicate, c.object, c.polarity) for c in read(text).claims if c.predicate == "meets"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在法国支持下，黎巴嫩推动停火谈判。", {("France", "concept/停火谈判"), ("Lebanon", "concept/停火谈判")}),
        ("在各方支持下，黎巴嫩推动停火谈判。", {("Lebanon", "concept/停火谈判")}),
        ("在法国支持下，黎巴嫩举行会议。", set()),
    ],
)
def test_whoever_backs_what_others_further(text: str, expected: set[tuple[str, str]]) -> None:
    """在某国支持下，乙推动 X: that state supports X."""
    assert {(c.subject, c.object) for c in read(text).claims if c.predicate in ("supports", "promotes")} == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("金正恩致信普京。信中称，局势紧张。", "Kim_Jong-un"),
        ("古特雷斯致函安理会，信中指出，局势危急。", "Antonio_Guterres"),
        ("王毅公布鲁比奥致美国的信。信中称，局势紧张。", "Marco_Rubio"),
    ],
)
def test_a_letter_speaks_for_who_wrote_it(text: str, speaker: str) -> None:
    """信中称: the one who wrote the letter speaks, and not who published it."""
    assert [said.speaker for said in read(text).statements] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法国派出军舰，此举旨在维护航行自由。", {("France", "Freedom_of_Navigation")}),
        ("泰国表示，所有行动旨在维护国家主权。", {("Thailand", "Sovereignty")}),
        ("会议旨在维护国家主权。", set()),
    ],
)
def test_what_measures_are_for(text: str, expected: set[tuple[str, str]]) -> None:
    """此举旨在维护 X: whoever takes the measure upholds it; of what nobody known does nothing is told."""
    assert {(c.subject, c.object) for c in read(text).claims if c.predicate == "upholds"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王毅批评法国，两国官员举行多次磋商。", {("China", "negotiatesWith", "France", "actual")}),
        ("俄罗斯入侵乌克兰，两国官员举行多次磋商。", set()),
    ],
)
def test_the_two_states_of_one_clause(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """两国 are the states of the two whom the clause before names, where no two sides were told of; not of those at war."""
    assert told(text, "negotiatesWith") == expected
