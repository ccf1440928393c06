"""What somebody else does is no edge of the speaker's: doers whom no name links, guests, holders of others' offices, names in quotation marks."""

import pytest
from reading import read


def edges(text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of every claim that is no part, place or office."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("partOf", "locatedIn", "hasPosition")}


def offices(text: str) -> set[tuple[str, str]]:
    """Who holds an office where."""
    return {(c.subject, c.object) for c in read(text).claims if c.predicate == "hasPosition"}


@pytest.mark.parametrize(
    "text",
    [
        "蔡英文總統說，她也要請體育署持續支持拳擊運動的推廣、支持選手的訓練。",
        "賴清德表示，他期待成大未來培育更多優秀人才。",
        "林郑月娥希望他们阻止违法行为。",
        "陈建仁期许企业界同仁推动绿色转型。",
        "蔡英文期待未来有更多的旅客来到台湾。",
        "普京认为，再加上地方政府提供环境、法人团体支持创新，经济会好转。",
        "拉夫罗夫说，分析人士对该倡议给予支持。",
        "世卫组织建议，不要对中国实行任何旅行限制。",
        "他们指责中国奉行胁迫性的海洋政策。",
        "美国制裁对象必然会加强与企业的业务往来。",
        "习近平听取当地加强文化遗产保护的情况介绍。",
    ],
)
def test_what_somebody_unlinked_does_is_nobodys_edge(text: str) -> None:
    """Between a word of wishing or telling and the verb stands its doer: whoever speaks does not do it."""
    assert edges(text) == set()


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("蔡英文期盼结合社会各界，共同打造健康台湾。", ("Tsai_Ing-wen", "promotes", "concept/健康台湾")),
        ("李强表示，希望进一步深化务实合作机制。", ("Li_Qiang", "promotes", "concept/务实合作机制")),
        ("普京相信能够维护国家主权。", ("Vladimir_Putin", "upholds", "Sovereignty")),
    ],
)
def test_the_speakers_own_wish_stays_his(text: str, edge: tuple[str, str, str]) -> None:
    """Where nobody stands between the wish and the verb, it is the subject's own."""
    assert edge in edges(text)


def test_guests_who_are_welcomed_give_no_edge() -> None:
    """To welcome those who come is neither a stance nor a visit of the host's."""
    assert edges("蔡英文總統歡迎訪賓來到總統府。") == set()
    assert edges("賴清德熱烈歡迎各位貴賓來臺訪問。") == set()


def test_a_title_over_a_body_is_not_held_in_the_land_that_begins_its_name() -> None:
    """德国化工行业协会主席 is held in the association; a region or a question of a body's names no land's office."""
    assert offices("德国化工行业协会主席恩特鲁普称，产量下跌。") == {("person/恩特鲁普", "organization/德国化工行业协会")}
    assert offices("外交關係委員會的北韓問題高級研究員斯奈德說，談判缺少成分。") == set()
    assert offices("宏都拉斯共和國總統葉南德茲訪問臺灣。") == {("person/叶南德兹", "Honduras")}
    assert ("person/李建日", "Legislative_Council_HK") not in offices("部分立法會議員、消防署署長李建日出席。")


def test_bare_ministries_of_taiwans_own_texts_are_taiwans() -> None:
    """A text that names Taiwan's organs and none of China's means its ministries; another state's palace stays open."""
    assert ("person/章文梁", "Ministry_of_Foreign_Affairs_Taiwan") in offices("行政院秘書長李孟諺在座，訪賓由外交部次長章文樑陪同。")
    assert ("person/章文梁", "Ministry_of_Foreign_Affairs_of_China") in offices("新华社报道，外交部副司长章文樑陪同。")
    visited = offices("行政院秘書長李孟諺在座。訪團成員另包括宏國總統府秘書長卡多納（Ricardo Cardona）伉儷。")
    assert ("person/卡多纳", "Presidential_Office_Taiwan") not in visited


@pytest.mark.parametrize(
    "text",
    [
        "蔡英文投入经费于「扩大秋冬国民旅游」专案。",
        "賴清德出席「推動社會住宅成果表揚活動」。",
        "李强签署「推动半导体产业发展合作意向书」。",
    ],
)
def test_a_verb_in_what_something_is_called_tells_no_deed(text: str) -> None:
    """“扩大 X”专案, 签署“推动 X 意向书”: the verb stands in a name."""
    assert not [edge for edge in edges(text) if edge[1] == "promotes"]


def modality(text: str, relation: str) -> set[tuple[str, str, str, str]]:
    """Subject, object, polarity and modality of the claims of a relation."""
    return {(c.subject, c.object, c.polarity, c.modality) for c in read(text).claims if c.predicate == relation}


def test_what_is_supposed_met_or_unmentioned_is_not_told_as_done_or_denied() -> None:
    """An if before the doer, a consequence told of by a speaker, and what somebody does not mention keep their own modality."""
    assert modality("梅德韦杰夫警告称，如果北约向乌克兰提供导弹，后果严重。", "aids") == {("NATO", "Ukraine", "+", "hypothetical")}
    assert modality("帕克说，美国对伊朗发动核攻击，将会引发大战。", "attacks") == {("United_States", "Iran", "+", "hypothetical")}
    assert modality("特朗普绝口不提美国要求中国交货。", "urges") == {("United_States", "China", "+", "actual")}
    assert modality("布什对美国将如何应对入侵科威特没有看法。", "attacks") == set()
    assert modality("桑德斯不知要如何阻止中国侵略台湾。", "attacks") == set()
    assert modality("蓬佩奥承诺惩罚打击香港自治的中方官员。", "attacks") == set()


def test_jiang_with_an_object_is_no_plan() -> None:
    """将立法工作作为首要任务 tells what is done."""
    assert modality("他将立法工作作为首要任务。吴邦国将立法工作作为首要任务，坚持民主立法。", "upholds") == {
        ("Wu_Bangguo", "concept/民主立法", "+", "actual")
    }


def test_an_agreement_gone_by_is_its_signers() -> None:
    """根据 A 和 B 签署的备忘录: A and B signed it, and not who says so."""
    found = {(c.subject, c.predicate) for c in read("伊朗外交部表示，根据伊朗和美国签署的谅解备忘录，排雷由伊朗执行。").claims}
    assert {("Iran", "signs"), ("United_States", "signs")} <= found
    assert ("Ministry_of_Foreign_Affairs_of_Iran", "signs") not in found


def test_two_who_clash_are_the_two_sides() -> None:
    """双方 after 巴基斯坦和阿富汗爆发交火 are these, whoever was spoken of before."""
    text = "匈塞铁路是匈牙利和塞尔维亚合作的项目。\n\n巴基斯坦和阿富汗在边境地区爆发激烈交火，双方均指责对方实施军事挑衅。"
    assert {e for e in edges(text) if e[1] == "criticizes"} == {
        ("Pakistan", "criticizes", "Afghanistan"),
        ("Afghanistan", "criticizes", "Pakistan"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "通用汽车公司发表声明。经济学家认为工会增加了经济成本。",
        "巴希尔发表讲话。至少有八个党派退出执政联盟。",
        "石破茂抵达东京。两度出任英国首相的迪斯雷利在小说中说，社会分裂。",
    ],
)
def test_who_is_counted_or_told_behind_is_not_the_one_before(text: str) -> None:
    """经济学家, 八个党派 and 出任首相的某某 do what follows, and not whom the sentence before told of."""
    told = [c for c in read(text).claims if c.predicate in ("promotes", "withdrawsFrom", "hasPosition")]
    assert [c for c in told if c.subject in ("General_Motors", "Omar_al-Bashir", "Shigeru_Ishiba")] == []


def test_where_somebody_is_killed_is_not_whom_it_is_done_to() -> None:
    """某人在马来西亚遭某国特工杀害: done to him, there."""
    assert {(c.subject, c.object) for c in read("金正男周一在馬來西亞遭北韓特工下毒殺害。").claims if c.predicate == "attacks"} == {
        ("North_Korea", "Kim_Jong-nam")
    }


def test_what_is_pictured_is_not_told_as_done() -> None:
    """较好的结局是甲与乙签署和约: hypothetical."""
    assert {c.modality for c in read("较好的结局是特朗普与金正恩签署和平协议。").claims if c.predicate == "signs"} == {"hypothetical"}
