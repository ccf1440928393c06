"""What is voted on, who speaks through a document, and whom 他 means after 的是."""

from __future__ import annotations

from datetime import date

import pytest

from kg.knowledge import load_knowledge
from kg.pipeline import extract
from kg.read import read_text
from kg.types import Extraction

_KNOWLEDGE = load_knowledge()


def _read(text: str) -> Extraction:
    return extract(read_text(text, published=date(2025, 5, 9)), _KNOWLEDGE)


def _claims(text: str) -> set[tuple[str, str, str]]:
    return {(c.subject, c.predicate, c.object.partition("@")[0]) for c in _read(text).claims}


def test_votes_are_on_what_is_named_after_them() -> None:
    """Who votes stands for or against what the end of the sentence names."""
    found = _claims("中國和巴西投票支持，墨西哥等3國反對，這一決議最終得以通過。")
    expected = {("China", "supports", "concept/决议"), ("Brazil", "supports", "concept/决议"), ("Mexico", "opposes", "concept/决议")}
    assert expected <= found


def test_no_vote_no_stance() -> None:
    """A bare 反对 in a sentence without a vote is no stance on what is passed there."""
    assert not any(p == "opposes" for _, p, _ in _claims("委员会讨论预算，美国反对，决议未能通过。"))


@pytest.mark.parametrize(("text", "relation"), [("法国反对停火方案，德国也反对。", "opposes"), ("法國反對停火方案，德國則表示支持。", "supports")])
def test_also_takes_the_object_of_the_clause_before(text: str, relation: str) -> None:
    """也反对 and 则支持 are about what the clause before is about."""
    assert ("Germany", relation, "concept/停火方案") in _claims(text)


def test_a_kind_of_document_leads_to_its_issuer() -> None:
    """声明 after another body passed a bill is still the ministry's."""
    text = "俄羅斯外交部發表聲明。美國國會通過法案。聲明提到，俄方將作出回應。"
    assert [s.speaker for s in _read(text).statements] == ["Ministry_of_Foreign_Affairs_of_Russia"]


def test_he_is_whom_the_sentence_before_found() -> None:
    """提出方案的是某人。他…: the one who was found."""
    assert [s.speaker for s in _read("王毅會見莫迪。提出這一方案的是馬克龍。他說，停火已經生效。").statements] == ["Emmanuel_Macron"]


def test_a_name_that_ends_in_a_numeral_ends_before_the_figures() -> None:
    """安倍晋三|23日说: the date is 23日."""
    assert [s.speaker for s in _read("日本首相安倍晋三23日说，此举损害了两国互信。").statements] == ["Shinzo_Abe"]


def test_initials_in_brackets_mean_the_body_everywhere() -> None:
    """“某某武装力量”（FARC）, and FARC after it."""
    text = "桑托斯谈到“哥伦比亚革命武装力量”（FARC）。哥伦比亚将与FARC磋商下一步安排。"
    assert ("Colombia", "negotiatesWith", "Revolutionary_Armed_Forces_of_Colombia") in _claims(text)


def test_what_an_agreement_is_about_tells_it_from_another() -> None:
    """停战协议 is not the agreement named before."""
    found = _claims("美國退出伊朗核協議。以色列和敘利亞於1974年簽署停戰協議。")
    assert ("Israel", "signs", "document/停战协议") in found
    assert ("Israel", "signs", "JCPOA") not in found


def test_a_stressed_circumstance_leaves_the_deed() -> None:
    """是应…邀请访问…的 tells of a visit."""
    assert ("Wang_Yi", "visits", "Bangladesh") in _claims("王毅是應阿里邀請訪問孟加拉國的。")


def test_two_hold_a_press_conference() -> None:
    """Who holds a press conference with somebody holds it too."""
    found = _claims("吕特与默茨召开联合记者会。")
    assert {s for s, p, _ in found if p == "hosts"} == {"Mark_Rutte", "Friedrich_Merz"}


def test_what_is_kept_out_is_not_said() -> None:
    """排除批评意见 says nothing; 高质量发展这个任务 promotes nothing."""
    assert not _read("尽管中国极力排除批评意见，多个机构仍发言要求关注人权。").statements
    assert not any(o.endswith("任务") for _, _, o in _claims("李强指出，必须紧抓高质量发展这个首要任务。"))


def test_the_trip_is_the_travellers() -> None:
    """此行除了拜会某人，也将会晤某党的领袖: the one who travels meets them."""
    found = _claims("魯比奧宣布，他將於13日訪台，此行除了拜會總統馬英九，也將會晤國民黨、民進黨的領袖。")
    met = {o for s, p, o in found if p == "meets" and s == "Marco_Rubio"}
    assert met == {"Ma_Ying-jeou", "Kuomintang", "Democratic_Progressive_Party"}


def test_who_does_not_talk_with_somebody_opposes_no_talks() -> None:
    """拒绝与某国谈判 is no stance on 谈判."""
    assert not any(p == "opposes" for _, p, _ in _claims("英国则拒绝与阿根廷谈判。"))


@pytest.mark.parametrize(
    "text",
    [
        "安理会15日通过决议。该决议还呼吁建立人道走廊。",
        "安理會15日通過決議。這一由馬耳他提交的決議案，呼籲建立人道走廊。",
        "联合国大会表决通过一项决议。决议“要求建立人道走廊”。",
        "聯合國大會以120票贊成、14票反對，通過了約旦提出的決議，決議呼籲建立人道走廊。",
        "安理会以12票赞成，美国、俄罗斯、英国3票弃权，通过这一决议。这项决议要求建立人道走廊。",
        "欧洲议会通过决议。决议谴责空袭，并呼吁建立人道走廊。",
    ],
)
def test_what_a_resolution_calls_for_the_body_does_that_passed_it(text: str) -> None:
    """该决议还呼吁…: the one who calls is the body that passed it, also after its members' votes."""
    assert {p for _, p, o in _claims(text) if o == "concept/建立人道走廊"} == {"callsFor"}


@pytest.mark.parametrize(
    "text",
    [
        "安理会未能通过决议。决议呼吁建立人道走廊。",
        "安理会15日通过决议。这份决议草案呼吁建立人道走廊。",
        "俄罗斯提出决议。决议呼吁建立人道走廊。",
        "安理會討論中東局勢。該決議還呼籲建立人道走廊。",
    ],
)
def test_a_resolution_that_is_not_passed_is_nobodys(text: str) -> None:
    """A draft, or a resolution of which no body is told that it passed it, calls for nothing."""
    assert not any(o == "concept/建立人道走廊" for _, _, o in _claims(text))


def test_what_gets_worse_is_furthered_by_nobody() -> None:
    """扩大风险, 带动某地形成 X, 迈出改善关系步伐, and what the people may do whom somebody backs."""
    for text in (
        "美国扩大地区冲突风险。",
        "此舉將增加法國的壓力，美國加深與法國的矛盾。",
        "中国带动中东形成“和解潮”。",
        "法國和德國邁出改善關係步伐。",
    ):
        assert not any(p == "promotes" for _, p, _ in _claims(text)), text
    assert ("France", "promotes", "concept/风险防范") in _claims("法国加强风险防范。")
    found = _claims("中方支持中東各國走符合國情的道路，加強溝通對話、堅持團結自強。")
    assert not any(p in ("promotes", "upholds") for _, p, _ in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("習近平宣布《全球治理倡議》，內容涉及「反對以意識形態劃線」。", ("Xi_Jinping", "opposes", "Ideological_Confrontation")),
        ("法国发表《安全声明》，内容包括“反对空袭平民”。", ("France", "opposes", "concept/空袭平民")),
    ],
)
def test_what_stands_in_a_document_is_its_issuers(text: str, expected: tuple[str, str, str]) -> None:
    """内容涉及“反对 X”: whoever made the document public just before is against X."""
    assert expected in _claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("波兰和匈牙利发表联合声明。声明支持停火草案。", ("Hungary", "supports", "concept/停火草案")),
        ("波兰和匈牙利发表联合声明。联合声明反对移民配额。", ("Poland", "opposes", "concept/移民配额")),
        ("波蘭和匈牙利的聲明僅僅呼籲改革配額。", ("Hungary", "callsFor", "concept/改革配额")),
        ("波兰和匈牙利发表联合声明，双方反对移民配额。", ("Poland", "opposes", "concept/移民配额")),
    ],
)
def test_a_joint_declaration_acts_for_both(text: str, expected: tuple[str, str, str]) -> None:
    """声明支持, 联合声明反对, 甲和乙的声明呼吁, 发表联合声明，双方…: both do, who issued it."""
    assert expected in _claims(text)


def test_a_document_that_is_only_named_is_what_a_stand_is_taken_on() -> None:
    """对于《…》，某国表示反对: the document, and not its name with the preposition."""
    assert ("India", "opposes", "Paris_Agreement") in _claims("對於《巴黎協定》，印度表示反對。")


def test_the_contents_of_nobodys_document_are_nobodys() -> None:
    """内容涉及“反对 X” after no document takes no stance."""
    assert not any(p == "opposes" for _, p, _ in _claims("中国代表团抵达巴黎，内容涉及“反对空袭平民”。"))


def test_a_state_takes_part_through_whom_it_sends() -> None:
    """中國由副部長某某代表出席: both take part."""
    found = _claims("东盟峰会在吉隆坡举行。中国由王毅代表出席。")
    assert {s for s, p, _ in found if p == "participatesIn"} == {"China", "Wang_Yi"}


def test_the_object_of_a_verb_in_a_modifier_ends_at_de() -> None:
    """提到中国加强影响力的某地区: China does it, the speaker does not, and the region is no part of its object."""
    found = {(s, o) for s, p, o in _claims("上川陽子提到中國加強影響力的印度太平洋地區。") if p == "promotes"}
    assert found == {("China", "concept/影响力")}
