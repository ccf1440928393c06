"""Deeds that words name without telling them as done: at whose request, by what pretext, for what end, by whom nobody knows."""

import pytest
from reading import read


def told(text: str) -> set[tuple[str, str, str, str, str]]:
    """Subject, relation, object, polarity and modality of the claims, but for what names state by themselves."""
    skipped = ("hasPosition", "partOf", "locatedIn")
    return {(c.subject, c.predicate, c.object, c.polarity, c.modality) for c in read(text).claims if c.predicate not in skipped}


@pytest.mark.parametrize(
    "text",
    [
        "人权观察今日发表声明，抗议广东省当局拘捕至少6名示威者。",
        "小泉进次郎到访冲绳，就是为了为部署导弹部队寻求当地理解。",
        "高市早苗把“出動軍艦”以及“對台動武」列為威脅。",
        "石破茂宣布，第二批疫苗預計後天(8/7)運抵越南。",
        "人权观察查询警方为何带备盾牌、出动多少警力。",
    ],
)
def test_a_deed_that_is_only_named_is_nobodys(text: str) -> None:
    """What is protested against, prepared, pictured, sent or asked about is no deed of the subject's."""
    assert not {claim for claim in told(text) if claim[1] in ("detains", "deploys", "attacks", "visits") and claim[2] != "Okinawa"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("台积电已应政府要求，撤出缅甸。", ("TSMC", "withdrawsFrom", "Myanmar", "+", "actual")),
        ("應中方要求，法國與越南簽署《河內宣言》。", ("France", "signs", "document/河内宣言", "+", "actual")),
        ("德国应要求日本道歉。", ("Germany", "urges", "Japan", "+", "desired")),
        ("马克龙正思考邀请习近平访问法国。", ("Emmanuel_Macron", "invites", "Xi_Jinping", "+", "hypothetical")),
        ("普京表示，烏克蘭由於害怕舉行總統選舉而犯下錯誤。", ("Ukraine", "hosts", "event/总统选举", "+", "hypothetical")),
        ("朝鲜的导弹足以打击美国。", None),
        ("朝鲜能够打击美国。", ("North_Korea", "attacks", "United_States", "+", "hypothetical")),
        ("美法兩國有望在下月的巴黎峰會上，達成協議。", ("United_States", "agreesWith", "France", "+", "hypothetical")),
        ("中法双方事前并未预告此次通话。", ("China", "calls", "France", "+", "actual")),
        ("印度亦將3個步兵師調往邊境，部署主戰坦克。", ("India", "deploys", "concept/主战坦克", "+", "actual")),
        ("俄罗斯曾以打击恐怖主义为名轰炸叙利亚。", ("Russia", "attacks", "Syria", "+", "actual")),
        ("韩正转达良好祝愿，赞赏诗琳通公主自1981年首次访华以来作出贡献。", ("Maha_Chakri_Sirindhorn", "visits", "China", "+", "actual")),
    ],
)
def test_how_sure_a_deed_is(text: str, claim: tuple[str, str, str, str, str] | None) -> None:
    """A request that is followed is no wish; what somebody thinks of, fears, is able to or is expected to do is not done."""
    claims = {(s, p, o.split("@")[0], *rest) for s, p, o, *rest in told(text)}
    assert claim in claims if claim else all(c[-1] != "actual" for c in claims)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("马克龙访问德国。自从退出北约后，英国改变了立场。", "United_Kingdom"),
        ("馬克龍訪問德國。自退出北約以來，英國改變了立場。", "United_Kingdom"),
        ("马克龙访问德国。在退出北约后，英国改变了立场。", "Emmanuel_Macron"),
    ],
)
def test_whose_circumstance_begins_with_since(text: str, doer: str) -> None:
    """自从…后 and 自…以来 tell of the subject behind them; a bare 在…后 may go on with who acted before."""
    assert (doer, "withdrawsFrom", "NATO", "+", "actual") in told(text)


def test_who_is_pressed_does_what_is_wanted() -> None:
    """向 B 施压，释放 C: B shall release him."""
    assert ("Canada", "detains", "Meng_Wanzhou", "-", "desired") in told("中国想向加拿大施压，释放孟晚舟。")
    assert not [c for c in told("中国向加拿大施压，并拘捕孟晚舟。") if c[0] == "Canada"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("北京因韩国部署美制反导系统而惩罚它。", "concept/美制反导系统"),
        ("俄军向顿涅茨克增派兵力后，乌克兰也派兵。", "concept/兵力"),
        ("印度空軍派遣戰機巡邏。", "concept/战机"),
    ],
)
def test_an_object_ends_before_what_comes_of_it(text: str, words: str) -> None:
    """而, 后 and a verb of purpose behind weapons are no part of the object."""
    assert words in {o for _, p, o, *_ in told(text) if p == "deploys"}


def test_to_whom_a_letter_goes_did_not_write_it() -> None:
    """向其选区的议员某某发公开信: he gets it."""
    assert not [c for c in told("多名选民向其界别的议员谢伟铨发公开信。") if c[1] == "issues"]
