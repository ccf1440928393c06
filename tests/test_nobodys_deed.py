"""What is read as nobody's deed, or as another's than that of whoever acted before; and where an object in words ends."""

import pytest
from reading import read


def triples(text: str) -> set[tuple[str, str, str, str, str]]:
    """Subject, predicate, object, polarity and modality of all claims but those of offices and parts."""
    return {
        (c.subject, c.predicate, c.object, c.polarity, c.modality)
        for c in read(text).claims
        if c.predicate not in ("hasPosition", "partOf", "locatedIn")
    }


def told(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of those claims."""
    return {claim[:3] for claim in triples(text)}


NOBODYS = [
    # what is wished of people whom nobody names
    "习近平指出，希望中美两国各界人士多来往，不断增进信任。",
    "習近平指出，希望中德兩國企業家做合作的推動者，促進相互理解。",
    # what the clause before tells of brings it about
    "德國衛生部建議戴口罩，可防止感染他人。",
    "李强考察重庆。随着应用推广，带动服务业发展。",
    # what befalls those of whom the clause before tells
    "美国众议院通过法案。危害香港自治的人，将面临美国制裁。",
    # a place that is named behind it does it
    "中国启动应急响应。积极应对低温天气，安徽已投入农技人员5万人次。",
    # whoever it is that speaks goes on
    "韩正会见祈耀年。祈耀年等表示，中国的改革取得丰硕成果。反对单边主义。",
    # whom somebody is glad to see does it
    "賴清德說，很高興看到黃市長率領的團隊，用心推動觀光產業。",
    # points of a list are read without their number: 三是|国际社会要…
    "习近平指出，三是国际社会要拿出举措，防止冲突扩大。",
    # with whom, and not who acts
    "规划部署了任务：协同香港推动科技创新。",
    # guests
    "蔡英文說，訪賓多年推動相關法案，協助臺灣強化防衛能力。",
    # what for, and not what is done
    "美國不會為了制裁香港而損害自己。",
    # whom a speaker thanks is nobody that is named, and does not do what he is thanked for either
    "李强感谢大家长期关心支持中国现代化建设。",
    "賴清德再次感謝大家來訪。",
    # what an office-holder without a name is asked to do
    "林鄭月娥已要求教育局局長嚴肅跟進被捕老師。",
    # the deed modifies what is begun
    "中国和柬埔寨开启建设高水平命运共同体的新时代。",
    "美国众议院宣布，各机构不应拒绝或遮蔽。",
    "国务院以“实施国家战略，推动养老事业和养老产业协同发展”为主题，进行第九次专题学习。",
]


@pytest.mark.parametrize("text", NOBODYS)
def test_nobody_who_is_named_did_it(text: str) -> None:
    """Of these nobody that is named before did, wished or backed anything that is told."""
    actors = {"Xi_Jinping", "China", "United_States", "Germany", "Li_Qiang", "Han_Zheng", "Lai_Ching-te", "Tsai_Ing-wen", "Hong_Kong"}
    actors |= {"US_House_of_Representatives", "Carrie_Lam", "State_Council_of_China", "Cambodia"}
    stances = {"promotes", "opposes", "upholds", "supports", "praises", "sanctions", "callsFor", "aids"}
    assert not {c for c in told(text) if c[0] in actors and c[1] in stances}


CASES = [
    # but who is named does it
    ("习近平指出，希望美方采取行动，推动两国关系发展。", {("United_States", "promotes", "concept/两国关系发展")}),
    ("国务院积极应对低温天气，安排资金支持安徽。", {("State_Council_of_China", "opposes", "concept/低温天气")}),
    ("李强指出，一是推动普惠发展。", {("Li_Qiang", "promotes", "concept/普惠发展")}),
    ("丁薛祥提出倡议：三是共建多元通道体系。", {("Ding_Xuexiang", "promotes", "concept/多元通道体系")}),
    ("美国为制裁伊朗而努力。", set()),
    ("美国为反对核武器而制裁伊朗。", {("United_States", "opposes", "concept/核武器"), ("United_States", "sanctions", "Iran")}),
    # together
    ("臺灣會和波蘭持續深化各項合作。", {("Taiwan", "cooperatesWith", "Poland")}),
    ("中国将和俄罗斯加强能源合作。", {("China", "cooperatesWith", "Russia")}),
    # a body in quotation marks is a body
    ("賴清德呼籲「世界衛生組織」公開資料。", {("Lai_Ching-te", "urges", "World_Health_Organization")}),
    ("蔡英文感谢“世界卫生组织”。", {("Tsai_Ing-wen", "praises", "World_Health_Organization")}),
    # where the object begins and ends
    ("商务部加快发展养老服务业态。", {("Ministry_of_Commerce_of_China", "promotes", "concept/养老服务业态")}),
    ("國務院加快發展先進製造業。", {("State_Council_of_China", "promotes", "concept/先进制造业")}),
    ("中国加快发展步伐。", set()),
    ("中国推动发展中国家合作。", {("China", "promotes", "concept/发展中国家合作")}),
    ("李强指出，确保人工智能发展始终符合人类的根本利益和价值标准。", {("Li_Qiang", "upholds", "concept/人工智能发展")}),
    ("中国维护符合各国利益的国际秩序。", {("China", "upholds", "concept/符合各国利益的国际秩序")}),
    (
        "中国推进深层次改革、积极构建新发展格局。",
        {("China", "promotes", "concept/深层次改革"), ("China", "promotes", "New_Development_Pattern")},
    ),
    ("中国提升主动性、积极性。", {("China", "promotes", "concept/主动性、积极性")}),
    ("中国实现共同发展繁荣。", set()),
    ("中国坚持优化供给和扩大需求更好结合。", {("China", "upholds", "concept/优化供给和扩大需求更好结合")}),
    ("中国致力于坚持四个政治文件的原则。", {("China", "upholds", "concept/四个政治文件的原则")}),
    ("東盟致力於區域經濟一體化。", {("ASEAN", "promotes", "Regional_Integration")}),
    ("拜登政府解决对台军售积压问题。", set()),
    ("蓬佩奧在尼克遜圖書館發表演說，邀請了他和王丹。", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_is_told_of_whom_and_how_far(text: str, expected: set[tuple[str, str, str]]) -> None:
    """What is told in these, and nothing besides."""
    assert told(text) == expected


def test_all_alike_is_no_denial() -> None:
    """不約而同 denies nothing; and what is led deeper is no plan (将 X 向纵深推进)."""
    assert triples("美國和日本不約而同讚許臺灣。") >= {("United_States", "praises", "Taiwan", "+", "actual")}
    assert triples("中国将改革向纵深推进，推动高质量发展。") == {("China", "promotes", "High_Quality_Development", "+", "actual")}
    assert triples("中国将推动高质量发展。") == {("China", "promotes", "High_Quality_Development", "+", "planned")}
    assert triples("臺灣會持續強化防衛實力。") == {("Taiwan", "promotes", "concept/防卫实力", "+", "planned")}


def test_role_keeps_the_organ_whole() -> None:
    """中央组织部 is no organ of 中, 美国务院 one of 美."""
    assert {(c.object, c.role) for c in read("中央组织部部长李干杰出席。").claims if c.predicate == "hasPosition"} == {("China", "中央组织部部长")}
    assert {(c.object, c.role) for c in read("美商务部部长卢特尼克出席。").claims if c.predicate == "hasPosition"} == {
        ("United_States", "商务部部长")
    }


@pytest.mark.parametrize(
    ("text", "of", "role"),
    [
        ("中国防部部长董军出席。", "China", "国防部部长"),
        ("韩国防部部长安圭伯出席。", "South_Korea", "国防部部长"),
        ("中国商务部部长王文涛出席。", "China", "商务部部长"),
        ("中联部部长刘建超出席。", "China", "中联部部长"),
        ("中央统战部部长石泰峰出席。", "China", "中央统战部部长"),
    ],
)
def test_role_leaves_out_the_state_where_a_word_follows(text: str, of: str, role: str) -> None:
    """中|国防部 and not 中国|防部; 中央 and 中联部 are words."""
    assert {(c.object, c.role) for c in read(text).claims if c.predicate == "hasPosition"} == {(of, role)}


def test_meeting_reported_on_is_not_the_one_attended() -> None:
    """出席会议 is of the meeting that is told of, and not of one whose report was heard."""
    text = "中央经济工作会议在北京举行。会议听取了关于党的二十届四中全会情况的汇报。李强出席会议。"
    assert {c[2] for c in told(text) if c[1] == "participatesIn"} == {"Central_Economic_Work_Conference"}


def test_name_begins_behind_this_is() -> None:
    """這是|葛林（Mark Green）會長首次訪臺: 這是 is no part of the name."""
    assert ("person/葛林", "visits", "Taiwan") in told("這是葛林（Mark Green）會長首次訪臺，她很高興再次組團來訪。")


def test_words_after_a_title_are_no_name() -> None:
    """菲方人員|採取措施: two words of the dictionary are nobody's name."""
    assert not [e for e in read("中方並未對菲方人員採取措施；菲律賓總統說。").entities if e.type == "Person" and e.id.startswith("person/")]


def test_others_who_are_thanked_are_no_topic() -> None:
    """感謝內政部|及某中心夥伴的付出: the others are no topic of the thanks."""
    assert {c.topics for c in read("蔡英文感謝內政部及住都中心夥伴長期的付出。").claims if c.predicate == "praises"} == {()}


SECOND = [
    # 会 and 并: who wants to leave a land does not make the land ask
    ("李柱銘說，自己不會離開香港並要求北京遵守承諾。", {("Martin_Lee", "urges", "China"), ("China", "upholds", "concept/承诺")}),
    ("中国和美国并要求俄罗斯停火。", {("China", "urges", "Russia"), ("United_States", "urges", "Russia")}),
    # of two with 对 the nearer one, and whoever stands before that
    ("德国对以色列的出口许可是在哈马斯对以色列发动袭击后发放的。", {("Hamas", "attacks", "Israel")}),
    ("欧盟将针对俄罗斯的制裁延长六个月。", {("European_Union", "sanctions", "Russia")}),
    # whoever is only counted does it
    ("中國大使館提醒法國某些媒體人尊重事實。", set()),
    ("美国个别政客反对停火。", set()),
    ("韩国、新加坡、哈萨克斯坦等9个国家和地区的电子钱包可以直接使用，优化操作流程。", set()),
    # who thanks in quoted words, and whom somebody chides without a name
    ("特朗普說：「蓬佩奧將做得出色。感謝蒂勒森的服務。」", {("Donald_Trump", "praises", "Rex_Tillerson")}),
    ("張炳良說，英國議會有規則，但不點名批評泛民。", {("Anthony_Cheung", "criticizes", "concept/泛民")}),
    # a guest, a frame, and how something is
    ("习近平说，欢迎你们到中国读大学。", set()),
    ("国务院要求以新发展理念为指导。", set()),
    ("中国贸易畅通更加便捷高效。", set()),
    # (提高关税)的期限; but 将提高, which is no 把
    ("特朗普考慮把提高關稅的期限延長60天。", set()),
    ("中国将提高关税的透明度。", {("China", "promotes", "concept/关税的透明度")}),
    # in which respects
    ("国家统计局从健全预防机制、规范处置等方面提供支撑。", set()),
    ("國家統計局從今年起健全預防機制。", {("NBS_of_China", "promotes", "concept/预防机制")}),
    # what something is called
    ("賴清德在論壇提出「健康台灣深耕計畫」倡議。", set()),
    ("中国深化改革扩大开放。", {("China", "promotes", "concept/改革"), ("China", "promotes", "concept/开放")}),
    # 愿同|斯方, whatever word is cut across its edge
    ("李强会见斯里兰卡总统。中方愿同斯方加强乡村减贫合作。", {("Li_Qiang", "meets", "Sri_Lanka"), ("China", "cooperatesWith", "Sri_Lanka")}),
]


@pytest.mark.parametrize(("text", "expected"), SECOND)
def test_is_told_of_these_and_no_others(text: str, expected: set[tuple[str, str, str]]) -> None:
    """What is told in these, and nothing besides."""
    assert told(text) == expected


def test_each_paragraph_names_who_acts() -> None:
    """A subject goes on in its paragraph; into the next only with what must be, in points, and as a document's issuer."""
    assert told("李强考察重庆。\n\n当地经济向好。持续扩大就业。") == {("Li_Qiang", "visits", "Chongqing")}
    assert ("Li_Qiang", "promotes", "concept/就业") in told("李强主持召开会议。\n\n会议分析了形势。要持续扩大就业。")
    assert ("Li_Qiang", "promotes", "concept/就业") in told("李强主持召开会议。\n\n会议分析了形势。二是持续扩大就业。")
    assert ("State_Council_of_China", "promotes", "concept/就业") in told("国务院印发《就业规划》。\n\n规划共五章。持续扩大就业。")


def test_item_of_a_digest_is_a_story_of_its_own() -> None:
    """出席 in one item is not of a meeting that another item tells of, nor of a congress whose spirit is studied."""
    text = "新闻摘要\n\n1.全国宣传部长会议在京召开；\n\n2.李强出席并讲话；"
    assert not {c for c in told(text) if c[1] == "participatesIn"}
    assert not {c for c in told("全国政协委员学习贯彻中共二十大精神交流会在京召开 汪洋出席。") if c[2] == "CPC_20th_Congress"}


THIRD = [
    # as many as that, who have no name
    ("希拉莉參加就職典禮。超過四十八名民主黨眾議員杯葛典禮，拒絕參加。", {("Hillary_Clinton", "participatesIn", "就职典礼")}),
    # a reason that is given, and what is talked about
    (
        "沙特、阿联酋以卡塔尔“支持恐怖主义”为由，宣布与卡塔尔断交。",
        {("Saudi_Arabia", "breaksWith", "Qatar"), ("United_Arab_Emirates", "breaksWith", "Qatar")},
    ),
    ("沙特正就恢复领事服务的相关事宜进行商讨。", set()),
    # whom somebody admonishes does it
    ("习近平嘱托大家，培育时代新人。", set()),
    # no stance
    ("中国会开展报复行动。", set()),
    # where the object ends
    ("中国政府为促进人类社会可持续发展贡献力量。", {("organization/中国政府", "promotes", "concept/人类社会可持续发展")}),
    ("中美双方要增进共识、积累成果。", {("China", "promotes", "concept/共识"), ("United_States", "promotes", "concept/共识")}),
    ("习近平引领中俄关系在百年变局中坚毅前行。", {("Xi_Jinping", "promotes", "China_Russia_Relations")}),
    ("中国推动产业规模五年内突破1万亿元。", {("China", "promotes", "concept/产业规模")}),
]


@pytest.mark.parametrize(("text", "expected"), THIRD)
def test_is_told_of_these_alone(text: str, expected: set[tuple[str, str, str]]) -> None:
    """What is told in these, and nothing besides; of events the name alone counts."""
    assert {(s, p, o.removeprefix("event/").partition("@")[0]) for s, p, o in told(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "國防大學組織教職員工參觀。",
        "政府公佈，委任林正財為新一任精神健康諮詢委員會主席。",
        "有關檢察機關和法院行使權力。",
        "加强专门委员会、友好小组之间的沟通。",
        "“一带一路”倡议同“草原之路”对接。",
    ],
)
def test_what_is_only_described_has_no_name(text: str) -> None:
    """Two organs without a name, a kind of team, or what somebody is appointed to or organises are none of these names."""
    names = {e.id.partition("/")[2] for e in read(text).entities}
    assert not names & {"国防大学组织", "委任林正财为新一任精神健康咨询委员会", "检察机关和法院", "友好小组", "草原"}


def test_office_names_no_state() -> None:
    """美國總統拜登 names the man; 拜登總統 is no name of the United States."""
    states = [e for e in read("美國宣布新政策。拜登總統隨後抵達東京。").entities if e.id == "United_States"]
    assert [e.names for e in states] == [("美國",)] or [e.names for e in states] == [()]


def test_media_in_a_headline_end_the_words_before() -> None:
    """哈马斯称… 以媒称…: what the media say is none of Hamas's words; an account of something is no words at all."""
    said = {s.speaker: s.text for s in read("哈马斯称原则上同意释放被扣押人员 以媒称以军已接到命令停止进攻加沙城").statements}
    assert said == {"Hamas": "原则上同意释放被扣押人员"}
    assert not read("中国残疾人联合会介绍“十四五”时期残疾人事业发展成就。").statements
    assert [s.text for s in read("中国残疾人联合会介绍，残疾人事业取得成就。").statements] == ["残疾人事业取得成就"]
