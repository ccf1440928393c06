"""Whose an office is where the title does not say it, and what the words around a title make of it."""

import pytest
from reading import read


def positions(text: str) -> set[tuple[str, str, str, str]]:
    """Holder, predicate, where, and the role of every office that the text states."""
    return {(c.subject, c.predicate, c.object, c.role) for c in read(text).claims if c.predicate in ("hasPosition", "memberOf")}


CASES = [
    # an organ of the state names the state
    ("日本众议院选举周日举行，首相石破茂出席。", ("Shigeru_Ishiba", "hasPosition", "Japan", "首相")),
    ("日本大選周日舉行，首相石破茂出席。", ("Shigeru_Ishiba", "hasPosition", "Japan", "首相")),
    # the article's own side
    ("我駐教廷大使賀忠義出席。台灣感謝教廷。我國支持和平。", ("person/贺忠义", "hasPosition", "Taiwan", "駐教廷大使")),
    ("台灣感謝海地。我國搜救隊抵達。外交部長章孝華表示感謝。", ("person/章孝华", "hasPosition", "Taiwan", "外交部長")),
    # a title without a state goes on with the state of the one before
    ("英国局势动荡。外交大臣约翰逊辞职。脱欧事务大臣戴德伟也辞职。", ("person/戴德伟", "hasPosition", "United_Kingdom", "脱欧事务大臣")),
    # territories have their heads
    ("澳門特首賀一誠出席會議。", ("Ho_Iat_Seng", "hasPosition", "Macau", "特首")),
    # the title before 的, and the name behind it
    ("曾任全國人大代表的湯偉文出席。", ("person/汤伟文", "hasPosition", "National_Peoples_Congress", "代表")),
    # a forum with researchers is a body
    ("太平洋海權論壇研究員卓明軒指出合作。", ("person/卓明轩", "hasPosition", "organization/太平洋海权论坛", "研究員")),
    # a party's member of parliament is its member
    ("美国民主党参议员沃伦反对法案。", ("person/沃伦", "memberOf", "Democratic_Party_US", "参议员")),
    # whoever heads a bureau of a territory sits in its government; a head of a department there heads the department
    ("保安局局長蘇柏言出席。香港。", ("person/苏柏言", "hasPosition", "Hong_Kong", "保安局局長")),
    ("律政司副司長蘇柏言出席。", ("person/苏柏言", "hasPosition", "Department_of_Justice_of_Hong_Kong", "副司長")),
    # a deputy head of government holds the office in the state
    ("国务院副总理丁薛祥出席开幕式。", ("Ding_Xuexiang", "hasPosition", "China", "国务院副总理")),
    # parties named in quotes, with their names abroad in brackets
    ("政黨「藍色聯盟」（Blue Alliance）黨魁巴爾蒙批評政府。", ("person/巴尔蒙", "hasPosition", "organization/蓝色联盟", "黨魁")),
    # a seat in a committee, and the party whose member holds it
    ("美國參議院軍事委員會共和黨籍主席韋斯頓抵達。", ("person/韦斯顿", "memberOf", "Republican_Party_US", "主席")),
    ("美國參議院軍事委員會共和黨籍主席韋斯頓抵達。", ("person/韦斯顿", "hasPosition", "Senate_Armed_Services_Committee", "主席")),
    # who heads an organisation that the article has named
    ("联合国表示关切。秘书长古特雷斯呼吁停火。", ("Antonio_Guterres", "hasPosition", "United_Nations", "秘书长")),
    # a ministry that nobody lists
    ("帛琉農業暨漁業管理部副部長馬洛（Peter Malo）致詞。", ("person/马洛", "hasPosition", "organization/帕劳农业暨渔业管理部", "副部長")),
    # the bracket between an organ and its title
    (
        "伊朗民用航空组织 (Civil Aviation Organization) 负责人巴赫曼尼说。",
        ("person/巴赫曼尼", "hasPosition", "organization/伊朗民用航空组织", "负责人"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_an_office_is(text: str, expected: tuple[str, str, str, str]) -> None:
    """Every office is held where the text, or its own side, has it."""
    assert expected in positions(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [("中華民國感謝美國。宏國外交部長烏必索訪問中華民國。", "person/乌必索"), ("前第一夫人米雪奧巴馬出席。美國。", "Barack_Obama")],
)
def test_what_no_title_gives(text: str, person: str) -> None:
    """A state known by another name is not the nearest one; a given name keeps the namesake away."""
    assert not {p for p in positions(text) if p[0] == person}


def test_a_role_holds_no_verb() -> None:
    """接見特首某某: the verb before a title is no part of it."""
    assert {p[3] for p in positions("香港。習近平接見特首李家超。") if p[0] == "John_Lee"} <= {"特首"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("巴黎检察院对前总统萨科齐展开调查。法国。", {("Nicolas_Sarkozy", "hasPosition", "France", "前总统")}),
        ("中国驻日外交官针对日本首相高市早苗的言论提出批评。", {("Sanae_Takaichi", "hasPosition", "Japan", "首相")}),
    ],
)
def test_a_title_ends_where_a_preposition_stands(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    """对 and 针对 stand between who does something and the title of whom it is done to."""
    assert positions(text) == expected


def test_origin_is_no_office() -> None:
    """加拿大籍 tells where somebody is from, and gives no post in the state."""
    assert not positions("加拿大籍宗教领袖尼贾尔遇袭。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("英国议会外交事务委员会发表报告。", {("organization/英国议会外交事务委员会", "partOf", "UK_Parliament")}),
        ("哈马斯组织宣布停火。", set()),
        ("水利部组织编写教材。", set()),
        ("集市开在利比亚东部城市艾季达比亚。", {("place/艾季达比亚", "locatedIn", "Libya")}),
        ("哈萨克斯坦总统在哈首都阿斯塔纳出席。", {("Astana", "locatedIn", "Kazakhstan")}),
        ("中国设立海南热带雨林国家公园。", {("place/海南热带雨林国家公园", "locatedIn", "Hainan")}),
        ("沙特外长表示，中沙关系良好。", set()),
    ],
)
def test_wholes(text: str, expected: set[tuple[str, str, str]]) -> None:
    """An organ or a place has the whole that its name or the words around it give, and no other."""
    found = {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate in ("partOf", "locatedIn")}
    assert expected <= found
    assert expected or not found


@pytest.mark.parametrize("text", ["特朗普政府宣布新政策。", "川普政府宣布新政策。"])
def test_a_government_by_its_head(text: str) -> None:
    """A head of government before 政府 names the state's government."""
    assert "organization/美国政府" in {e.id for e in read(text).entities}


@pytest.mark.parametrize(
    ("text", "holder", "state"),
    [
        ("國民黨立委陳學聖出席記者會。", "person/陈学圣", "Taiwan"),
        ("共和黨參議員盧比歐批評伊朗。", "Marco_Rubio", "United_States"),
        ("民进党市议员王世坚发言。", "Wang_Shih-chien", ""),
        ("德国绿党议员贝尔伯克表示支持。", "Annalena_Baerbock", ""),
    ],
)
def test_a_partys_member_of_parliament_holds_office_in_the_state(text: str, holder: str, state: str) -> None:
    """國民黨立委 is of the party, and sits in Taiwan's parliament; a party's 议员 may be a town's."""
    claims = {(c.predicate, c.object) for c in read(text).claims if c.subject == holder}
    assert {o for p, o in claims if p == "hasPosition"} == ({state} if state else set())
    assert "memberOf" in {p for p, _ in claims}
