"""The tables of organisations: every region's name, organs with their states, memberships by date, and no ordinary words."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from reading import knowledge, read

from kg.atlas.organs import load_plan, make, read_rows

TABLES = Path(str(files("kg") / "resources" / "gazetteer"))
INTERNATIONAL = ("igo", "bloc", "agency", "court", "mission", "parliament", "military", "ngo")
STATES = """
    China United_States Russia Japan South_Korea North_Korea United_Kingdom France Germany Italy Spain Poland Ukraine Belarus India Pakistan
    Iran Israel Palestine Turkey Saudi_Arabia Egypt Syria Iraq Indonesia Malaysia Singapore Thailand Vietnam Philippines Cambodia Laos
    Myanmar Australia New_Zealand Canada Brazil Mexico Argentina South_Africa Nigeria Ethiopia Kazakhstan
""".split()  # noqa: SIM905


def organisations(text: str) -> set[str]:
    """The organisations that a text names, by id."""
    return {m.entity for m in read(text).mentions if m.type == "Organization"}


def members(organisation: str, day: str) -> set[str]:
    """The full members of an organisation on a day."""
    held = (m for i in knowledge().gazetteer.entries for m in knowledge().gazetteer.memberships_of(i))
    return {m.member for m in held if m.organisation == organisation and not m.role and m.held_on(day)}


def home(entity: str) -> str:
    """The state that an organisation lies in, through its wholes; "" for what is nobody's."""
    entries = knowledge().gazetteer.entries
    while entity and entries[entity].type != "Country":
        entity = entries[entity].within
    return entity


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("文件指中英友好协会推动文化交流。", "organization/中英友好协会"),
        ("中美文化基金会推动文化交流。", "organization/中美文化基金会"),
    ],
)
def test_a_body_of_two_states(text: str, name: str) -> None:
    """指 says what a body does and is no part of its name, and of two states joined neither is written out."""
    assert organisations(text) == {name}


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("东盟", "ASEAN"),
        ("東協", "ASEAN"),
        ("亚细安", "ASEAN"),
        ("北約", "NATO"),
        ("世衛", "World_Health_Organization"),
        ("國際原子能總署", "International_Atomic_Energy_Agency"),
        ("国际原能会", "International_Atomic_Energy_Agency"),
        ("歐盟執委會", "European_Commission"),
        ("四方安全對話", "Quad"),
        ("澜湄合作", "Lancang_Mekong_Cooperation"),
        ("国际货币基金", "International_Monetary_Fund"),
        ("美国国防部", "Pentagon"),
        ("五角大樓", "Pentagon"),
        ("五角大廈", "Pentagon"),
        ("美國國務院", "State_Department"),
        ("南韓國防部", "Ministry_of_Defence_of_South_Korea"),
        ("义大利外交部", "Ministry_of_Foreign_Affairs_of_Italy"),
        ("澳洲國防部", "Department_of_Defence_of_Australia"),
        ("俄联邦委员会", "Federation_Council"),
        ("德国联邦议院", "Bundestag"),
        ("越共中央", "Central_Committee_of_the_CPV"),
        ("路透社", "Reuters"),
        ("艾司摩爾", "ASML"),
        ("莫德納", "Moderna"),
    ],
)
def test_every_regions_name_is_one_organisation(name: str, entity: str) -> None:
    """Full names, short ones and those of Hong Kong, Taiwan and Singapore give one and the same organisation."""
    assert entity in organisations(f"据报道，{name}发表声明。")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("日本外务省发言人说明了情况。外务省已提出抗议。", "Ministry_of_Foreign_Affairs_of_Japan"),
        ("朝鲜外务省发表谈话。外务省批评了军演。", "Ministry_of_Foreign_Affairs_of_North_Korea"),
        ("防卫省称，舰艇驶过海峡。", "Ministry_of_Defence_of_Japan"),
        ("国务院召开常务会议。", "State_Council_of_China"),
    ],
)
def test_an_organ_without_its_state(text: str, entity: str) -> None:
    """Where the name alone can mean one organ only, or the article says whose it is, it is that one."""
    assert organisations(text) == {entity}


@pytest.mark.parametrize(
    ("text", "organ", "entity"),
    [
        ("美国国务院、能源部和商务部公布了名单。", "商务部", "US_Commerce_Department"),
        ("韩国外交部和国防部举行记者会。", "国防部", "Ministry_of_Defence_of_South_Korea"),
        ("泰国总理阿努廷在曼谷表示，已指示国防部提出抗议。", "国防部", "Ministry_of_Defence_of_Thailand"),
        ("巴西的卫生部说明了疫苗供应。", "卫生部", "Ministry_of_Health_of_Brazil"),
        ("巴西和阿根廷争执不休。巴西再次抗议，巴西媒体作了报道。在北京，外交部作出回应。", "外交部", "Ministry_of_Foreign_Affairs_of_China"),
        ("日本和英国达成协议。针对英国和日本的协议，外交部发言人毛宁作出回应。", "外交部", "Ministry_of_Foreign_Affairs_of_China"),
        ("中国商务部同美方磋商。外交部作了说明。", "外交部", "Ministry_of_Foreign_Affairs_of_China"),
        ("泰国和英国签署协议，我国外长也在场。外交部作了说明。", "外交部", "Ministry_of_Foreign_Affairs_of_China"),
        ("法国、德国和英国就预算争执，司法部称仍在调查。", "司法部", "organization/司法部"),
        ("美国两党议员呈交文件给区议会。", "议会", "organization/议会"),
    ],
)
def test_whose_a_bare_organ_is(text: str, organ: str, entity: str) -> None:
    """It is that of the organ beside it, of its owner, of the capital, of who speaks for it, else of the state that is told of, else nobody's."""
    assert {m.entity for m in read(text).mentions if m.span.of(text) == organ} <= {entity}


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("香港立法會開會，民主黨批評港府。", "民主黨", "Democratic_Party_Hong_Kong"),
        ("美國總統在華盛頓批評民主黨。", "民主黨", "Democratic_Party_US"),
        ("香港議題受到關注。共和黨提案，民主黨參議員在香港支持，香港回應。", "民主黨", "Democratic_Party_US"),
        ("英国首相在议会批评保守党。", "保守党", "Conservative_Party_UK"),
        ("英国首相到访。日本保守党提出质询。", "日本保守党", "organization/日本保守党"),
        ("新加坡民主黨上訴。法院認為民主黨有理，香港也有報導。", "民主黨", "organization/新加坡民主党"),
        ("加拿大自由党胜出。", "加拿大自由党", "Liberal_Party_of_Canada"),
        ("自由党胜出。", "自由党", "organization/自由党"),
        ("美国联邦参议院否决提案。", "美国联邦参议院", "US_Senate"),
        ("联邦参议院表决，德国总理到场。", "联邦参议院", "Bundesrat_of_Germany"),
        ("朝鲜劳动党中央政治局召开会议。", "朝鲜劳动党中央政治局", "organization/朝鲜劳动党中央政治局"),
        ("中共中央政治局召开会议。", "中共中央政治局", "CPC_Politburo"),
    ],
)
def test_which_party_or_house_of_that_name(text: str, name: str, entity: str) -> None:
    """That of the state before it, of the rivals that are named, else of the state that the article tells most of."""
    assert {m.entity for m in read(text).mentions if m.span.of(text) == name} == {entity}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("中国移动支付发展很快。", "China_Mobile"),
        ("输油管道已经修复。", "YouTube"),
        ("联合国新闻发布会推迟。", "UN_News"),
        ("学校使用统一教材。", "Unification_Church"),
        ("要加快建设银行体系。", "China_Construction_Bank"),
        ("法国左翼党派联合起来。", "The_Left_Germany"),
        ("中国联合国协会举行会议。", "League_of_Nations"),
        ("北京第三国际机场开工。", "Comintern"),
        ("中国核电站安全运行。", "China_National_Nuclear_Corporation"),
        ("会议联合声明已经发表。", "Inter_Parliamentary_Union"),
        ("民政部门采取措施。", "Ministry_of_Civil_Affairs_of_China"),
        ("菲律宾大学生参加活动。", "University_of_the_Philippines"),
    ],
)
def test_no_ordinary_word_is_an_organisation(text: str, wrong: str) -> None:
    """What ordinary phrases hold is no name: the tables leave such short forms out."""
    assert wrong not in organisations(text)


@pytest.mark.parametrize(
    ("member", "organisation", "before", "within", "after"),
    [
        ("United_Kingdom", "European_Union", "1972-12-31", "2020-01-31", "2020-02-01"),
        ("Finland", "NATO", "2023-04-03", "2023-04-04", ""),
        ("Sweden", "NATO", "2024-03-06", "2024-03-07", ""),
        ("Russia", "G8", "1990-01-01", "2013-06-17", "2014-06-04"),
        ("Russia", "Council_of_Europe", "1995-01-01", "2022-03-16", "2022-03-17"),
        ("African_Union", "G20", "2023-09-08", "2023-09-10", ""),
        ("Indonesia", "BRICS", "2024-10-22", "2025-01-06", ""),
        ("Timor_Leste", "ASEAN", "2025-10-25", "2025-10-26", ""),
        ("Niger", "ECOWAS", "", "2025-01-28", "2025-01-30"),
        ("Qatar", "OPEC", "", "2018-12-31", "2019-01-01"),
        ("China", "World_Trade_Organization", "2001-12-10", "2001-12-11", ""),
        ("United_Kingdom", "CPTPP_Bloc", "2024-12-14", "2024-12-15", ""),
        ("Belarus", "Shanghai_Cooperation_Organisation", "2024-07-03", "2024-07-04", ""),
    ],
)
def test_members_by_date(member: str, organisation: str, before: str, within: str, after: str) -> None:
    """Who was a full member on which day; a partner or an observer is none."""
    assert member in members(organisation, within)
    assert not any(day and member in members(organisation, day) for day in (before, after))


@pytest.mark.parametrize(
    ("organisation", "day", "number"),
    [
        ("United_Nations", "2025-01-01", 193),
        ("United_Nations", "1945-12-31", 51),
        ("European_Union", "2019-01-01", 28),
        ("European_Union", "2025-01-01", 27),
        ("NATO", "2025-01-01", 32),
        ("World_Trade_Organization", "2025-01-01", 166),
        ("International_Criminal_Court", "2025-02-01", 125),
        ("Council_of_Europe", "2025-01-01", 46),
        ("OECD", "2025-01-01", 38),
        ("African_Union", "2025-01-01", 55),
        ("Arab_League", "2025-01-01", 22),
        ("APEC", "2025-01-01", 21),
        ("G20", "2025-01-01", 21),
        ("BRICS", "2025-02-01", 10),
        ("Shanghai_Cooperation_Organisation", "2025-01-01", 10),
        ("OPEC", "2025-01-01", 12),
        ("ECOWAS", "2025-02-01", 12),
    ],
)
def test_how_many_members(organisation: str, day: str, number: int) -> None:
    """As many full members as the organisation itself counts on that day."""
    assert len(members(organisation, day)) == number


def test_how_much_is_known() -> None:
    """300 international bodies, 400 outlets, institutes and universities, 200 companies."""
    kinds = Counter(e.kind for e in knowledge().gazetteer.entries.values() if e.type == "Organization")
    nobodys = [e for e in knowledge().gazetteer.entries.values() if e.type == "Organization" and e.kind in INTERNATIONAL and not home(e.id)]
    assert len(nobodys) >= 300
    assert kinds["media"] + kinds["thinktank"] + kinds["university"] >= 400
    assert kinds["company"] >= 200


@pytest.mark.parametrize("state", STATES)
def test_the_organs_of_a_state(state: str) -> None:
    """Each of the states that news tells of most has its ministries, parliament, forces and parties or courts, each in that state."""
    kinds = Counter(e.kind for e in knowledge().gazetteer.entries.values() if e.type == "Organization" and home(e.id) == state)
    assert all(kinds[kind] for kind in ("ministry", "parliament", "agency"))
    assert kinds["ministry"] + kinds["parliament"] + kinds["agency"] + kinds["military"] + kinds["court"] + kinds["party"] >= 8


def test_an_organ_is_part_of_its_state() -> None:
    """意大利外交部 is a part of Italy, in its own name."""
    claims = {(c.subject, c.object) for c in read("意大利外交部发表声明。").claims if c.predicate == "partOf"}
    assert ("Ministry_of_Foreign_Affairs_of_Italy", "Italy") in claims


def test_a_states_police_are_its_own() -> None:
    """汤加警方 and 湯加軍方 are parts of Tonga, though no row has them."""
    claims = {(c.subject, c.object) for c in read("汤加警方表示，爆炸造成5人死亡。汤加军方否认参与。").claims if c.predicate == "partOf"}
    assert {("organization/汤加警方", "Tonga"), ("organization/汤加军方", "Tonga")} <= claims


@pytest.mark.parametrize(
    ("text", "organ", "state"),
    [
        ("乌克兰空军否认了这一说法。", "Ukrainian_Air_Force", "Ukraine"),
        ("美國移民局公布新規定。", "US_Citizenship_and_Immigration_Services", "United_States"),
    ],
)
def test_an_organ_within_another_is_part_of_the_state_that_it_is_named_with(text: str, organ: str, state: str) -> None:
    """乌克兰|空军 names Ukraine, though the table has it in the forces."""
    assert (organ, state) in {(c.subject, c.object) for c in read(text).claims if c.predicate == "partOf"}


def test_organs_are_made_anew_the_same() -> None:
    """The rows made by pattern, made again from the shipped tables, are the shipped ones: nothing changes the second time."""
    convert = pytest.importorskip("opencc").OpenCC("s2tw")
    shipped = read_rows(TABLES / "organs.csv")
    assert make(TABLES, load_plan(), lambda text: convert.convert(text).replace("臺", "台")) == shipped
    assert sum(row["source"] == "pattern" for row in shipped) > 1000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美驻以使馆发表声明说，美国支持以色列。", [("organization/美国驻以使馆", "United_States")]),
        ("波黑奥委会表示，中国支持合作。", [("organization/波斯尼亚和黑塞哥维那奥委会", "Bosnia_and_Herzegovina")]),
        ("美國在台協會發表聲明。", []),
    ],
)
def test_an_organ_is_part_of_the_state_in_its_name(text: str, expected: list[tuple[str, str]]) -> None:
    """A mission or a committee is part of the state that its name begins with; a society is not."""
    assert [(c.subject, c.object) for c in read(text).claims if c.predicate == "partOf"] == expected
