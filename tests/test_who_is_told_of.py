"""Who is told of, where somebody else went before: by a report, in a quotation's wake, beside a body, behind a description, after 这是."""

import pytest
from reading import read


def triples(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all claims but those of offices and parts."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


def said(text: str) -> set[tuple[str, str]]:
    """Speaker and first words of all statements."""
    return {(s.speaker, s.text[:6]) for s in read(text).statements}


CLAIMS = [
    # two bodies whose dealings the sentence begins with are the two sides for its rest, and the states again behind it
    (
        "赵乐际同吉托科会谈。吉托科表示，斐济议会愿加强同中国全国人大的交往，希望双方推动立法经验交流。",
        {("Parliament_of_Fiji", "promotes", "concept/立法经验交流"), ("National_Peoples_Congress", "promotes", "concept/立法经验交流")},
        {("Fiji", "promotes", "concept/立法经验交流"), ("China", "promotes", "concept/立法经验交流")},
    ),
    (
        "习近平同马克龙会谈。习近平表示，中方愿加强同法国国民议会的交往。双方要推动港口升级。",
        {("China", "promotes", "concept/港口升级"), ("France", "promotes", "concept/港口升级")},
        {("National_Assembly_of_France", "promotes", "concept/港口升级")},
    ),
    # so are the states between which a border lies or a war is fought
    ("中國和美國交惡。蘇聯在中蘇邊境陳兵百萬，雙方互相指責。", {("China", "criticizes", "Soviet_Union")}, {("China", "criticizes", "United_States")}),
    # who acts in a circumstance that names him is not who acts behind it
    ("在中國呼籲俄羅斯停火之際，普京會見莫迪。", {("Vladimir_Putin", "meets", "Narendra_Modi")}, {("Vladimir_Putin", "urges", "Russia")}),
    ("在访问法国期间，王毅会见马克龙。", {("Wang_Yi", "visits", "France"), ("Wang_Yi", "meets", "Emmanuel_Macron")}, set()),
    # so many people in a land sign or ask, and not the land
    ("韩国有超过50万人签署请愿书，要求停止制裁朝鲜。", set(), {("South_Korea", "callsFor", "concept/停止制裁朝鲜")}),
    ("韓國有意訪問團，支持停火。", {("South_Korea", "supports", "Ceasefire")}, set()),
    # 我们要 in a paper's own article is not the paper
    ("人民日报文章强调，我们要维护社会稳定。", set(), {("Peoples_Daily", "upholds", "concept/社会稳定")}),
    ("法国外交部表示，我们要维护社会稳定。", {("France", "upholds", "concept/社会稳定")}, set()),
    # a deed of which is said what hangs on it is nobody's
    ("习近平指出，维护中东稳定攸关各国人民福祉。", set(), {("Xi_Jinping", "upholds", "concept/中东稳定攸关各国人民福祉")}),
    # 他 in somebody's words is himself, rather than one whom a thing is named by
    ("特朗普表示，议员应公开与爱泼斯坦相关的文件，尽管他曾反对该法案。", set(), {("Jeffrey_Epstein", "opposes", "concept/法案")}),
    ("这一决定遭到拜登抨击，他支持停火。", {("Joe_Biden", "supports", "Ceasefire")}, set()),
    # what somebody is stands before his name with 的
    ("现居巴黎的作家张三丰将冲突归咎于日本。他支持停火。", {("person/张三丰", "supports", "Ceasefire")}, set()),
    ("剛卸任的前防長帕內塔批評特朗普。", {("Leon_Panetta", "criticizes", "Donald_Trump")}, set()),
    ("来自各国的代表支持56岁的王毅。", set(), {("Wang_Yi", "supports", "Wang_Yi")}),
    # 这是他首次 do what follows; what is to come is not done for that
    ("奧斯汀有意訪問印度。如若成行，這將是他首次訪問印度。", {("Lloyd_Austin", "visits", "India")}, set()),
    ("这是西班牙国王费利佩六世时隔18年再度访问中国。", {("Felipe_VI", "visits", "China")}, set()),
    ("习近平主席时隔6年再次对沙特进行国事访问。", {("Xi_Jinping", "visits", "Saudi_Arabia")}, set()),
    ("这是马克龙首次访问越南的机会。", set(), {("Emmanuel_Macron", "visits", "Vietnam")}),
    # 立方 is a side where 立陶宛 is named, but for water and stones
    ("立陶宛召见大使。立方谴责白俄罗斯扣押卡车。", {("Lithuania", "criticizes", "Belarus")}, set()),
]


@pytest.mark.parametrize(("text", "found", "never"), CLAIMS, ids=[c[0][:24] for c in CLAIMS])
def test_who_acts(text: str, found: set[tuple[str, str, str]], never: set[tuple[str, str, str]]) -> None:
    """What is told of the one who is meant is found, and nothing of the other."""
    claims = triples(text)
    assert found <= claims
    assert not never & claims


def test_planned_stays_planned() -> None:
    """A first visit of which the sentence said that it is to come is not one that was."""
    claims = [c for c in read("法国总统马克龙将于周四访问越南，这是他首次访问越南。").claims if c.predicate == "visits"]
    assert {c.modality for c in claims} == {"planned"}
    claims = [c for c in read("奥斯汀谈到印度。这将是他首次访问印度。").claims if c.predicate == "visits"]
    assert {c.modality for c in claims} == {"planned"}


SAID = [
    ("BBC中文網今天報導，王毅認為，日本應道歉。", "Wang_Yi", True),
    ("拜登表示，将支持停火；王毅认为，日本应道歉。", "Wang_Yi", True),
    ("王毅说，日方应道歉，普京认为，和平重要。", "Vladimir_Putin", False),
]


@pytest.mark.parametrize(("text", "speaker", "speaks"), SAID, ids=[s[0][:20] for s in SAID])
def test_who_believes_something_in_a_report(text: str, speaker: str, speaks: bool) -> None:
    """What somebody holds in a report, or after a semicolon, is his statement; what he holds in another's words is the other's."""
    assert (speaker in {who for who, _ in said(text)}) is speaks


def test_unnamed_speaker_ends_a_speech() -> None:
    """What an armed group without a name says is not the word of the one who spoke before it."""
    text = "以色列国防军27日称，以军打击了哈马斯。巴勒斯坦武装组织30日称，伊朗支持停火。"
    by = {c.predicate: c.speakers for c in read(text).claims}
    assert by["attacks"] == ("Israel_Defense_Forces",)
    assert by["supports"] == ()


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("巴基斯坦总理表示，台湾是中国领土不可分割的一部分，坚定支持中方实现国家统一。", "Pakistan"),
        ("王毅说，台湾自古以来就是中国的一部分，坚决反对台独。", "Wang_Yi"),
    ],
)
def test_whoever_says_of_what_a_land_is_a_part_takes_the_stand(text: str, doer: str) -> None:
    """台湾是中国的一部分，|反对… is no stand of Taiwan's."""
    stands = {c.subject for c in read(text).claims if c.predicate in ("supports", "opposes")}
    assert doer in stands
    assert stands <= {doer, "China"}


def test_a_land_that_is_a_part_of_another_takes_no_stand() -> None:
    """Where nobody who holds so is named, nobody does."""
    assert not [c for c in read("敘方重申，台灣是中國領土不可分割的一部分，反對任何勢力干涉。").claims if c.subject == "Taiwan"]
