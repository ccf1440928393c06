"""Words for several at once: 中亚五国, 三国外长, 英法德外长, and 两国 said by two."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date

import pytest

from kg.knowledge import Knowledge, load_knowledge
from kg.pipeline import extract
from kg.read import read_text

CENTRAL_ASIA = {"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The shipped data."""
    return load_knowledge()


def _claims(knowledge: Knowledge, text: str) -> AbstractSet[tuple[str, str, str]]:
    return {(c.subject, c.predicate, c.object) for c in extract(read_text(text, published=date(2025, 5, 9)), knowledge).claims}


@pytest.mark.parametrize("text", ["中国同中亚五国是战略伙伴。", "中國同中亞五國是戰略夥伴。"])
def test_a_group_name_stands_for_each_state(knowledge: Knowledge, text: str) -> None:
    """中亚五国 gives one claim for each of the five, in both scripts."""
    assert _claims(knowledge, text) == {("China", "partnerOf", state) for state in CENTRAL_ASIA}


def test_every_state_of_a_group_is_known(knowledge: Knowledge) -> None:
    """The groups name only countries of the gazetteer."""
    states = {state for kind, office in knowledge.lexicon.groups.values() if kind == "of" for state in office.split()}
    assert states
    assert {s for s in states if s not in knowledge.gazetteer.entries or knowledge.gazetteer.entries[s].type != "Country"} == set()


def test_a_group_name_with_plus_is_another_name(knowledge: Knowledge) -> None:
    """中亚五国+美国 is a name of its own, and not the five."""
    assert not {s for s, _, _ in _claims(knowledge, "中亚五国+美国支持对话。")} & CENTRAL_ASIA


def test_office_holders_of_a_group_are_those_the_article_names(knowledge: Knowledge) -> None:
    """波罗的海三国外长 are the three who were named with that office, and the states where the sentence tells of an earlier year."""
    named = "爱沙尼亚外长察赫克纳、拉脱维亚外长布拉热和立陶宛外长布德里斯出席会议。"
    now = _claims(knowledge, named + "王毅会见波罗的海三国外长。")
    assert {o for s, p, o in now if (s, p) == ("Wang_Yi", "meets")}.isdisjoint({"Estonia", "Latvia", "Lithuania"})
    assert len({o for s, p, o in now if (s, p) == ("Wang_Yi", "meets")}) == 3
    before = _claims(knowledge, named + "2021年7月，王毅会见波罗的海三国外长。")
    assert {o for s, p, o in before if (s, p) == ("Wang_Yi", "meets")} == {"Estonia", "Latvia", "Lithuania"}


@pytest.mark.parametrize("text", ["丹麦、瑞典和挪威三国领导人反对制裁。", "丹麥、瑞典、挪威三國外長反對制裁。"])
def test_office_holders_after_a_list_are_the_states(knowledge: Knowledge, text: str) -> None:
    """A、B和C三国领导人 without names stands for the three states."""
    assert {s for s, p, _ in _claims(knowledge, text) if p == "opposes"} == {"Denmark", "Sweden", "Norway"}


def test_short_names_before_an_office_are_states(knowledge: Knowledge) -> None:
    """美日韩|加强 does not name Canada; 英法德|外长 names three states."""
    assert "Canada" not in {e for c in _claims(knowledge, "美日韩加强军事合作。") for e in c}
    against = [s for s, p, _ in _claims(knowledge, "英法德外长反对制裁。") if p == "opposes"]
    assert {knowledge.gazetteer.entries[s].within or s for s in against} == {"France", "Germany", "United_Kingdom"}


def test_two_who_speak_together_are_the_two_sides(knowledge: Knowledge) -> None:
    """A外长与B外长表示，两国反对…: 两国 are A and B."""
    claims = _claims(knowledge, "匈牙利外长西雅尔多与斯洛伐克外长布拉纳尔表示，两国反对制裁。")
    assert {s for s, p, _ in claims if p == "opposes"} == {"Hungary", "Slovakia"}


def test_a_numbered_meeting_with_somebody_is_a_deed(knowledge: Knowledge) -> None:
    """同B举行首次会晤 is a meeting of the two, and no event of that name."""
    assert _claims(knowledge, "王毅同拉夫罗夫举行首次会晤。") == {("Wang_Yi", "meets", "Sergey_Lavrov")}


@pytest.mark.parametrize("text", ["中美外长会谈。", "中美防長17日在北京舉行會晤。"])
def test_the_office_of_two_states_is_that_of_both(knowledge: Knowledge, text: str) -> None:
    """中美外长 are the ministers of both states, and not China and the American one."""
    met = {(s, o) for s, p, o in _claims(knowledge, text) if p == "meets"}
    assert len(met) == 1
    assert {knowledge.gazetteer.entries[i].within or i for pair in met for i in pair} == {"China", "United_States"}


def test_the_heads_of_two_states_are_persons(knowledge: Knowledge) -> None:
    """中俄元首 are the two presidents, as 两国元首 are."""
    assert ("Xi_Jinping", "meets", "Vladimir_Putin") in _claims(knowledge, "中俄元首8日举行会谈。")


@pytest.mark.parametrize(
    "text", ["王毅发表讲话。来宾们参观了展览，支持多边主义。", "王毅發表講話。沒有人反對改革，支持多邊主義。", "王毅发表讲话。与会者支持多边主义。"]
)
def test_the_unnamed_end_the_subject_that_goes_on(knowledge: Knowledge, text: str) -> None:
    """来宾, 没有人, 与会者 begin like a predicate and are somebody else: nothing is said of who was named before."""
    assert not {(s, p) for s, p, _ in _claims(knowledge, text) if p in ("supports", "opposes")}


@pytest.mark.parametrize(
    ("text", "holder", "office_in"),
    [
        ("波黑奥委会主席克韦西奇访问中国。", "person/克韦西奇", "organization/波斯尼亚和黑塞哥维那奥委会"),
        ("美國在台協會台北辦事處處長司徒文抗議。", "person/司徒文", "organization/美国在台协会台北办事处"),
        ("大陸外交部發言人毛寧表示反對。", "Mao_Ning", "Ministry_of_Foreign_Affairs_of_China"),
        ("新华社北京4月2日电（记者李娜王芳）王毅访问韩国。", "person/王芳", "Xinhua"),
    ],
)
def test_whose_office_it_is(knowledge: Knowledge, text: str, holder: str, office_in: str) -> None:
    """An organ that stands between state and title owns the office; two reporters may be run together."""
    assert (holder, "hasPosition", office_in) in _claims(knowledge, text)


def test_an_office_whose_owner_is_not_read_is_no_name(knowledge: Knowledge) -> None:
    """欧盟驻港澳办事处: no organisation is made of the end of a name."""
    assert "organization/港澳办事处" not in {e for c in _claims(knowledge, "欧盟驻港澳办事处主办活动。") for e in c}


@pytest.mark.parametrize("text", ["王毅批评健全公司治理结构的做法。", "王毅批评救援组织。", "王毅批評離岸公司。", "王毅批评交通部门组织大型机械。"])
def test_a_kind_of_body_is_no_name(knowledge: Knowledge, text: str) -> None:
    """健全|公司, 救援组织 and 部门|组织…: words of the dictionary before 公司 and 组织 make no organisation."""
    found = extract(read_text(text, published=date(2025, 5, 9)), knowledge)
    assert not [e.id for e in found.entities if e.id.startswith("organization/")]


def test_what_a_deed_is_good_for_is_nobodys_claim(knowledge: Knowledge) -> None:
    """为双方深化合作打造新平台 does not say that the subject of the clause before cooperates."""
    claims = _claims(knowledge, "王毅同拉夫罗夫举行会谈，为双方增进互信、深化合作打造了新平台。")
    assert claims == {("Wang_Yi", "meets", "Sergey_Lavrov")}


def test_a_plan_for_both_goes_on(knowledge: Knowledge) -> None:
    """愿…为两国合作提供引领，推动X: the subject goes on."""
    assert ("China", "promotes") in {(s, p) for s, p, _ in _claims(knowledge, "中方愿同新方一道用好机制，为两国合作提供政策引领，推动中新关系发展。")}
