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
        ("馬利首都巴馬科發生政變。", "馬利", "Mali"),
    ],
)
def test_a_name_is_read_whole(text: str, name: str, entity: str) -> None:
    """What stands around a name tells where it begins and ends, and who is meant."""
    named = read(text).mentions
    assert {m.entity for m in named if m.span.of(text) == name} == {entity}


def test_a_mayor_holds_no_office_of_state() -> None:
    """The post of a city is no office in the country."""
    assert not [c for c in read("台北市長柯文哲訪問日本，台灣媒體報導了此事。").claims if c.predicate == "hasPosition"]
