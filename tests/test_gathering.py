"""Who is meant by 我们, and by points without a subject, at a meeting of several and in a talk of two."""

from __future__ import annotations

import pytest
from reading import read

_THREE = "李强出席东盟与中日韩（10+3）能源部长会议。"
_ALL = {"ASEAN", "China", "Japan", "South_Korea"}
_CENTRAL_ASIA = {"China", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"}


def doers(text: str, predicate: str = "opposes") -> set[str]:
    """Whose claims of this relation the text gives."""
    return {c.subject for c in read(text).claims if c.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_THREE + "李强说，我们要反对单边主义。", _ALL),
        (_THREE + "李强说，我们应携手并肩，反对单边主义。", _ALL),
        (_THREE + "李强说，合作前景广阔。要反对单边主义。", _ALL),
        ("李强出席第三届中国—中亚峰会。李强说，我们要反对单边主义。", _CENTRAL_ASIA),
        ("王毅出席上海合作组织成员国外长理事会会议。王毅说，我们要反对单边主义。", {"Shanghai_Cooperation_Organisation"}),
        ("李强出席东盟与中日韩能源部长会议。\n李强说，合作前景广阔。\n一是反对单边主义。\n二是维护和平。", _ALL),
    ],
)
def test_what_must_be_done_at_a_meeting_is_everybodys_there(text: str, expected: set[str]) -> None:
    """我们要… said at a meeting that is named after its sides is the deed of all of them."""
    assert doers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_THREE + "李强说，我们将反对单边主义。", {"China"}),
        (_THREE + "印度总理莫迪说，我们要反对单边主义。", {"India"}),
        ("李强出席中非企业家论坛。李强说，我们要反对单边主义。", {"China"}),
        ("李强在出席中国—中亚峰会期间会见蒙古国总理奥云额尔登。李强说，我们要反对单边主义。", {"China"}),
        (_THREE + "会后，李强同蒙古国总理奥云额尔登会谈。李强说，我们要反对单边主义。", {"China"}),
    ],
)
def test_who_is_not_at_the_table_does_nothing_there(text: str, expected: set[str]) -> None:
    """我们 stays the speaker's side where the meeting's sides are not known, the speaker is none of them, or it is another meeting."""
    assert doers(text) == expected


def test_states_in_a_meetings_name_bear_the_words_of_that_name() -> None:
    """日 of 中日韩 is a name by which the article calls Japan, where a claim needs it."""
    japan = next(e for e in read(_THREE + "李强说，我们要反对单边主义。").entities if e.id == "Japan")
    assert "日" in japan.names


_TALK = "李强同越南总理范明政会谈。"
_BOTH = {"China", "Vietnam"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_TALK + "\n李强就两国关系发展提出三点建议。\n一是增进互信，反对单边主义。\n中方愿支持越南。", _BOTH),
        (_TALK + "\n李强强调，双方要重视友谊。\n第一，加强引领。\n第二，反对单边主义。", _BOTH),
        (_TALK + "\n李强强调，双方要重视友谊。中方支持越南。\n第一，反对单边主义。", _BOTH),
        (_TALK + "\n李强就两国关系提出建议。一是友好，反对单边主义。\n范明政表示，越方反对单边主义。", {"Vietnam"}),
        (_TALK + "\n李强就气候变化提出三点主张。\n一是形势严峻，反对单边主义。", set()),
    ],
)
def test_points_of_a_talk_are_both_sides_deeds(text: str, expected: set[str]) -> None:
    """Points on the relations of two, one by one and over paragraphs, ask for what both do, and only those."""
    assert doers(text) >= expected if expected else not doers(text)


def test_points_are_the_speakers_words() -> None:
    """A paragraph that begins with a point goes on with the speech before it."""
    text = _TALK + "\n李强强调，双方要重视友谊。\n第一，反对单边主义。\n第二，维护世界和平。"
    assert {c.speakers for c in read(text).claims if c.predicate in ("opposes", "upholds")} == {("Li_Qiang",)}


@pytest.mark.parametrize(
    ("text", "opposed"),
    [
        ("王毅说，中国重视和平。同时，反对单边主义。", {"China"}),
        ("王毅说，中方要团结，一要反对单边主义，二要维护和平。", {"China"}),
        ("王毅说，希望各方秉持公正立场，反对单边主义。", set()),
        ("王毅说，希望日方停止挑衅，反对单边主义。", set()),
        ("王毅说，希望各方停止挑衅，并反对单边主义。", {"Wang_Yi"}),
        ("王毅说，呼吁各方停火，反对单边主义。", {"Wang_Yi"}),
    ],
)
def test_links_and_wishes_leave_whose_deed_it_is(text: str, opposed: set[str]) -> None:
    """同时， changes no subject; what is hoped of others goes on with them, and not with who hopes."""
    assert doers(text) == opposed


def test_what_is_hoped_of_parties_is_not_the_speakers() -> None:
    """希望各方秉持…: nobody known does it."""
    assert not doers("王毅说，希望各方秉持公正立场。", "upholds")
    assert doers("王毅说，中方希望维护和平。", "upholds") == {"China"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王毅表示，美国的做法违反国际法，要求美国停止制裁。", {("Wang_Yi", "urges", "United_States")}),
        ("王毅表示，美国的制裁开创危险先例，必须强烈谴责霸权主义。", {("Wang_Yi", "criticizes", "Hegemonism")}),
        ("王毅表示，美国议员访问台湾，要求日本停止制裁。", set()),
        ("王毅强调，加拿大坚信多边主义，将支持加拿大与法国之间的联系。", set()),
    ],
)
def test_who_says_what_a_deed_amounts_to_asks_for_what_follows(text: str, expected: set[tuple[str, str, str]]) -> None:
    """What is done asks for nothing, so that the speaker does; whoever acted before in the speech asks himself."""
    found = {(c.subject, c.predicate, c.object) for c in read(text).claims if c.subject == "Wang_Yi" and c.predicate != "hasPosition"}
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "特朗普离开北京。支持拜登的选民走上街头。",
        "特朗普离开北京。可能支持拜登的中左翼联盟议席数有望增加。",
        "特朗普离开北京，反对拜登的议员则要求辩论。",
    ],
)
def test_whoever_sides_with_somebody_is_not_who_went_before(text: str) -> None:
    """支持某人的选民走上街头: the voters do so, and whoever acted before supports nobody."""
    assert not [c for c in read(text).claims if c.predicate in ("supports", "opposes")]


def test_what_somebody_sides_with_is_still_read() -> None:
    """支持某人的计划 is the subject's own."""
    assert doers("特朗普离开北京，支持拜登的计划。", "supports") == {"Donald_Trump"}
