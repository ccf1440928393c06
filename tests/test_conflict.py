"""Who does what to whom where force and accusation are told by nouns, modifiers and other people's names."""

import pytest
from reading import read

_KINDS = ("attacks", "criticizes", "sanctions", "threatens", "detains", "urges")


def claims(text: str) -> set[tuple[str, str, str]]:
    """What is told of conflict."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate in _KINDS}


def test_who_uses_what_is_hit_did_not_hit_it() -> None:
    """打击了|某军使用的某公司设施: what stands before 的 tells whose it is, and the company attacks nobody."""
    text = "伊朗摧毁了约旦的弹药库，并打击了美军使用的美国亚马逊公司位于巴林的设施。"
    assert {c.subject for c in read(text).claims if c.predicate == "attacks"} == {"Iran"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一名记者在以色列对加沙的空袭中身亡。", {("Israel", "attacks", "Gaza_Strip")}),
        ("王毅在以色列對加沙的空襲後發言。", {("Israel", "attacks", "Gaza_Strip")}),
        ("欧盟谴责俄罗斯对乌克兰的侵略战争。", {("European_Union", "criticizes", "Russia"), ("Russia", "attacks", "Ukraine")}),
        ("王毅说，美国对古巴的制裁违反国际法。", {("United_States", "sanctions", "Cuba")}),
        ("法国在面对俄罗斯侵略乌克兰的战争中保持团结。", {("Russia", "attacks", "Ukraine")}),
    ],
)
def test_the_doer_stands_right_before_the_noun_of_the_deed(text: str, expected: set[tuple[str, str, str]]) -> None:
    """A 对 B 的空袭 is A's deed, whoever the clause tells of."""
    assert claims(text) == expected


@pytest.mark.parametrize("text", ["王毅批评对加沙的空袭。", "法国担心美国对伊朗发动打击。", "鲁比奥警告某国不要攻打台湾。", "王毅应对中国的威胁。"])
def test_what_another_does_or_may_do_is_not_the_subjects_deed(text: str) -> None:
    """Nobody attacks who criticizes an attack, fears one or warns of one."""
    assert not {c for c in claims(text) if c[1] in ("attacks", "threatens")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("彭定康批評北京強推國安法。", ("Chris_Patten", "criticizes", "China")),
        ("平壤指责韩国挑衅。", ("North_Korea", "criticizes", "South_Korea")),
        ("刘晓波被北京当局拘捕。", ("China", "detains", "Liu_Xiaobo")),
    ],
)
def test_a_capital_that_acts_or_is_addressed_is_its_state(text: str, expected: tuple[str, str, str]) -> None:
    """警告北京 and 北京当局 mean the state."""
    assert expected in claims(text)


@pytest.mark.parametrize("text", ["王毅要求北京市居民做好准备。", "习近平在北京会见普京。", "王毅要求北京对口单位配合。"])
def test_a_capital_that_is_a_place_stays_one(text: str) -> None:
    """在北京 and 北京市 are no state."""
    assert not any("China" in (s, o) for s, _, o in claims(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("美國、英國、法國和德國提出草案。伊朗指責四國破壞對話。", {"United_States", "United_Kingdom", "France", "Germany"}),
        ("法国、意大利和荷兰召回大使。王毅指责这3国政府破坏对话。", {"France", "Italy", "Netherlands"}),
    ],
)
def test_three_or_four_states_named_together_are_meant_by_their_number(text: str, wanted: set[str]) -> None:
    """四国 and 这3国政府 are those who were named together."""
    assert {o for _, p, o in claims(text) if p == "criticizes"} == wanted


def test_a_greater_number_is_not_the_four() -> None:
    """14国 is not 4国."""
    assert not any(o == "France" for _, _, o in claims("美国、英国、法国和德国提出草案。伊朗指责14国破坏对话。"))


@pytest.mark.parametrize(
    "text",
    [
        "有信徒在一篇质疑梵蒂冈决策的文章中留言。",
        "穆罕默德表示，沙特不会允许任何一方利用其领空对伊朗发动军事行动。",
        "法国学者批评美国的做法。",
    ],
)
def test_what_nobody_named_does_makes_no_claim(text: str) -> None:
    """Scholars, anybody and the author of an article that criticizes are nobody named."""
    assert not claims(text)


def test_an_army_that_uses_arms_is_the_doer() -> None:
    """俄军使用导弹摧毁… after 公布了: the army's deed, not the ministry's."""
    assert {s for s, _, _ in claims("俄国防部公布了俄军使用“伊斯坎德尔”导弹摧毁乌军火箭炮的视频。")} == {"Russian_Armed_Forces"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("王毅批评加税措施是自由贸易的倒退。", "加税措施"),
        ("王毅譴責此等違反國際法之恐怖行為。", "违反国际法之恐怖行为"),
    ],
)
def test_what_is_condemned_ends_where_its_predicate_begins(text: str, words: str) -> None:
    """批评 X 是…: X alone is the object; 违反… inside a modifier belongs to it."""
    objects = [o for _, p, o in claims(text) if p == "criticizes"]
    assert len(objects) == 1
    assert objects[0].endswith(words)


def test_by_dialogue_is_not_israel() -> None:
    """呼吁以对话解决争端 asks nothing of Israel."""
    assert not claims("以色列表示反对。王毅呼吁以对话解决争端。")


@pytest.mark.parametrize(
    "text", ["敘利亞軍隊發射導彈，襲擊美國駐軍。\n\n制裁名單包括普京。", "欧盟制裁卢卡申科。\n\n制裁名单包括普京、已离任的梅德韦杰夫。"]
)
def test_a_list_in_a_paragraph_of_its_own_is_the_last_sanctioners(text: str) -> None:
    """Whose list it is was told before; where nobody sanctioned anybody, it is nobody's."""
    told = {(a, b) for a, p, b in claims(text) if p == "sanctions"}
    assert ("European_Union", "Vladimir_Putin") in told if "欧盟" in text else not told


def test_what_ends_the_sentence_is_the_verbs_object() -> None:
    """攻击戈兰高地的以军 tells no deed of 以军 where the sentence ends there."""
    told = claims("以色列提高戒备。伊朗发射火箭攻击戈兰高地的以军。")
    assert ("Iran", "attacks", "Israel_Defense_Forces") in told
    assert all(a != "Israel_Defense_Forces" for a, _, _ in told)


def test_each_of_several_counted_is_an_object() -> None:
    """对29名甲国公民和61名乙国公民实施制裁 names two."""
    told = {b for _, p, b in claims("俄罗斯对29名美国公民和61名加拿大公民实施制裁。") if p == "sanctions"}
    assert told == {"concept/29名美国公民", "concept/61名加拿大公民"}


def test_who_says_what_a_deed_is_asks_for_what_follows() -> None:
    """称此举极其不当，要求某国道歉: the speaker asks, and no law that is spoken of."""
    told = claims("日本外务省发表声明，称此举极其不当，要求俄罗斯立即道歉。")
    assert ("Ministry_of_Foreign_Affairs_of_Japan", "urges", "Russia") in told
    assert not claims("日本外务省称，新法案已获通过，要求俄罗斯企业登记。")


@pytest.mark.parametrize(
    ("text", "doer"),
    [("在阿根廷袭击智利之际，各方保持克制。", "Argentina"), ("在馬斯克抨擊智利後，各方保持克制。", "Elon_Musk")],
)
def test_a_clause_that_tells_when_has_a_doer_of_its_own(text: str, doer: str) -> None:
    """在 A 袭击 B 之际 tells A's deed, whoever acts then."""
    assert {a for a, _, b in claims(text) if b == "Chile"} == {doer}


def test_a_warning_with_a_condition_is_for_whom_the_condition_tells_of() -> None:
    """警告，若 B 报复，将加征关税 threatens B; what may befall all the world threatens nobody."""
    assert claims("特朗普警告，若巴西报复，美国将对巴西商品加征关税。") >= {("Donald_Trump", "threatens", "Brazil")}
    assert not claims("特朗普警告，若巴西报复，全球经济将付出代价。")
