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
