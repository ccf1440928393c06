"""Deeds whose doer is only described, is named anew behind another deed, or is asked for together with somebody; and where their objects end."""

import pytest
from reading import read


def triples(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all claims but those of offices and parts."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


CASES = [
    # by what means, behind an if
    ("拜登表示，如果以色列通过空袭攻击哈马斯，局势将恶化。", {("Israel", "attacks", "Hamas")}),
    ("拜登表示，如果以色列攻擊哈馬斯，局勢將惡化。", {("Israel", "attacks", "Hamas")}),
    # behind a deed that is told, another one acts
    ("自上周哈马斯对以色列发动袭击、以色列宣战并大规模空袭加沙后，局势恶化。", {("Hamas", "attacks", "Israel"), ("Israel", "attacks", "Gaza_Strip")}),
    # while they leave, and no state
    ("拜登指出，许多民众在撤离中遭到以色列轰炸。", set()),
    ("蓬佩奧2018年訪中會見習近平。", {("Mike_Pompeo", "visits", "China"), ("Mike_Pompeo", "meets", "Xi_Jinping")}),
    # of whom something is asked together with the speaker's side
    ("毛寧表示，希望美方同中方一道，加強溝通對話。", {("United_States", "promotes", "concept/沟通对话")}),
    ("毛宁表示，希望美方同中方一起，加强沟通对话。", {("United_States", "promotes", "concept/沟通对话")}),
    # before whom money is asked for, and not who gets it
    ("拜登向国会提出紧急预算要求援助以色列。", {("Joe_Biden", "aids", "Israel")}),
    ("日本向菲律宾提供巡逻艇。", {("Japan", "aids", "Philippines")}),
    # who is described by a new office, or stands behind somebody abroad
    (
        "拜登会见苏纳克。被任命为人道主义特使的美国资深外交官张三丰，将抵达埃及。",
        {("Joe_Biden", "meets", "Rishi_Sunak"), ("person/张三丰", "visits", "Egypt")},
    ),
    ("中国在美国国会的众多支持者，推动台湾关系法的立法。", set()),
    ("许多支持外交部长、某党主席普京的学者和政党，一直呼吁取消选举。", set()),
    # whose operation it is that somebody joins
    ("伊斯兰圣战组织加入哈马斯针对以色列采取的军事行动。", {("Hamas", "attacks", "Israel")}),
    ("瑞典加入北约。", {("Sweden", "memberOf", "NATO")}),
    # who is sent, whose visit it is then, and with whom something is done
    ("習近平將派王毅前往華盛頓，與布林肯會談。", {("Wang_Yi", "visits", "Washington_DC"), ("Wang_Yi", "meets", "Antony_Blinken")}),
    ("美国派布林肯访问以色列，会见内塔尼亚胡。", {("Antony_Blinken", "visits", "Israel"), ("Antony_Blinken", "meets", "Benjamin_Netanyahu")}),
    ("习近平在舒默访华时对他说，要搞好关系。", {("Chuck_Schumer", "visits", "China")}),
    ("日方认为，中国与进攻乌克兰的俄罗斯加强合作。", set()),
    ("中国与俄罗斯进攻乌克兰。", {("China", "attacks", "Ukraine"), ("Russia", "attacks", "Ukraine")}),
    ("日本否认有战机在佩洛西抵达台湾之前飞越东海。", set()),
    # what something is about, what it is done for, and what is taken as its core
    ("聯合國大會要求國際法院就占領巴勒斯坦領土問題發表意見。", {("United_Nations_General_Assembly", "urges", "International_Court_of_Justice")}),
    ("特朗普一上台就批评中国。", {("Donald_Trump", "criticizes", "China")}),
    ("俄罗斯就入侵乌克兰道歉。", {("Russia", "attacks", "Ukraine")}),
    ("蔡英文愿以维持现状为核心与北京对话。", set()),
    ("日本国会通过用来救济统一教被害者的新法。", set()),
    # no country stands for a body of its own people
    ("中国未针对巴勒斯坦伊斯兰团体哈马斯的突袭作出谴责。", set()),
    # what a plan is called, and a form of independence that is opposed
    ("赖清德提出欢迎台商回台投资专案。", set()),
    ("中國反對任何形式的台灣獨立。", {("China", "opposes", "Taiwan_Independence")}),
    # what for, what somebody is blamed for, and how it is
    ("中国不断改善营商环境旨在吸引外资。", {("China", "promotes", "Business_Environment")}),
    ("欧盟推动旨在结束战争的谈判。", {("European_Union", "promotes", "concept/旨在结束战争的谈判")}),
    ("普京指责西方希望将冲突扩大到中东。", {("Vladimir_Putin", "criticizes", "concept/西方")}),
    ("联合国需要快速并畅通无阻的人道主义通道。", set()),
]


def test_what_must_not_be_forgotten_is_so() -> None:
    """不能忘记 denies nothing that stands behind it."""
    signed = [c for c in read("程永华认为，不能忘记日本和中国签署了《和平友好条约》。").claims if c.predicate == "signs"]
    assert signed
    assert {c.polarity for c in signed} == {"+"}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_does_it(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Each deed has the doer whom the words name, or nobody, and an object that ends where its phrase does."""
    assert triples(text) == expected
