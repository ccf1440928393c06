"""Names that a longer or a shorter listed name would cut: mayors, transliterations after a title, bodies in quotes."""

from __future__ import annotations

import pytest
from reading import read


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("代表团会晤台北市長柯文哲。", "台北", "Taipei"),
        ("纽约市长亚当斯会见记者。", "纽约", "New_York"),
        ("台北市長期反對這項計畫。", "台北市", "Taipei"),
        ("美军上将格林克维奇表示，格林克维奇将访问波兰。", "格林克维奇", "person/格林克维奇"),
        ("谈判代表德拉卡列启程前往哈瓦那。", "德拉卡列", "person/德拉卡列"),
        ("该国第二大游击队“民族解放军”（ELN）尚未展开谈判。ELN拒绝停火。", "ELN", "organization/民族解放军"),
        ("“哥伦比亚革命武装力量”（FARC）遵守停火。FARC重申承诺。", "FARC", "Revolutionary_Armed_Forces_of_Colombia"),
        ("財政部長馬利表示，合作順利。馬利說，他支持合作。", "馬利", "person/马利"),
        ("馬利首都巴馬科下雨。", "馬利", "Mali"),
        ("英国在马岛举行军演。双方对马岛主权争议不断。", "马岛", "Falkland_Islands"),
        ("日本对马岛居民增加。", "对马岛", "Tsushima"),
        ("英国计划在马岛举行军演。英阿因马岛主权归属问题爆发战争。", "马岛", "Falkland_Islands"),
        ("出生於伯斯的畫家獲獎。", "伯斯", "Perth"),
        ("走进展厅的是韩国驻日大使南官杓，他喜欢油画。", "南官杓", "person/南官杓"),
        ("走进展厅的是日本驻韩大使长岭安政，他喜欢油画。", "长岭安政", "person/长岭安政"),
        ("外界原以为中国会让步。", "中国", "China"),
    ],
)
def test_a_name_is_read_whole(text: str, name: str, entity: str) -> None:
    """What stands around a name tells where it begins and ends, and who is meant."""
    named = read(text).mentions
    assert {m.entity for m in named if m.span.of(text) == name} == {entity}


def test_a_mayor_holds_no_office_of_state() -> None:
    """The post of a city is no office in the country."""
    assert not [c for c in read("台北市長柯文哲訪問日本，台灣媒體報導了此事。").claims if c.predicate == "hasPosition"]


@pytest.mark.parametrize("text", ["俄罗斯总统也在场，英国大使均未到，法国总理已辞职。", "中国外长离任后，美国总统选举后，会谈重启。"])
def test_words_after_a_title_are_no_name(text: str) -> None:
    """A title promises a name, and what stands there may be words all the same."""
    assert not [m for m in read(text).mentions if m.type == "Person"]


def test_who_leads_the_opposition_holds_no_office_in_the_state() -> None:
    """反对派领导人 is no office of the state, nor of its parliament."""
    assert not [c for c in read("委内瑞拉反对派领导人马查多访问日本。").claims if c.predicate == "hasPosition"]


def test_a_capital_lies_in_the_land_before_it() -> None:
    """A form in brackets does not part the land from its capital."""
    assert ("Bamako", "Mali") in {(c.subject, c.object) for c in read("馬利(Mali)首都巴馬科(Bamako)發生政變。").claims if c.predicate == "locatedIn"}


@pytest.mark.parametrize(
    ("text", "holder", "bodies"),
    [
        ("加拿大武装部队特种作战部队指挥官博伊文表示满意。", "person/博伊文", {"organization/加拿大武装部队特种作战部队"}),
        ("北約駐歐洲部隊最高司令美軍上將格林克維奇表示滿意。", "person/格林克维奇", {"organization/北约驻欧洲部队", "US_Armed_Forces"}),
        ("“元”公司首席执行官扎克伯格出席会议。", "Mark_Zuckerberg", {"Meta"}),
        ("“蓝鹭”公司创始人马尔滕出席会议。", "person/马尔滕", {"organization/蓝鹭公司"}),
    ],
)
def test_what_a_title_is_over(text: str, holder: str, bodies: set[str]) -> None:
    """A unit under its army, a firm in quotes, and a rank between the title and the name."""
    assert {c.object for c in read(text).claims if c.subject == holder and c.predicate == "hasPosition"} == bodies


def test_what_lies_in_two_lands_is_not_named_after_the_second() -> None:
    """中|俄边境口岸 is no place of Russia's: the two characters stand for both states."""
    found = read("双方完善中俄边境口岸基础设施，保障中俄跨境交通走廊畅通。").entities
    assert not [one for one in found if one.type == "Place"]
