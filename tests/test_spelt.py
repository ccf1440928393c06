"""Who is meant by a name that is spelt in Latin letters, or told by an office, however it is written in Chinese."""

from __future__ import annotations

import pytest
from reading import read


def persons(text: str) -> set[str]:
    """The ids of the persons named in a short article."""
    return {e.id for e in read(text).entities if e.type == "Person"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("墨西哥總統羅培茲歐布拉多（Andres Manuel Lopez Obrador）表示感謝。", "Andres_Manuel_Lopez_Obrador"),
        ("墨西哥總統羅培茲歐布拉多（Lopez Obrador）表示感謝。", "Andres_Manuel_Lopez_Obrador"),
        ("西班牙總理桑傑士（Pedro Sánchez）訪問中國。", "Pedro_Sanchez"),
        ("菲律宾国防部长吉尔伯托·特奥多罗 (Gilberto Teodoro Jr.) 表示感谢。", "Gilberto_Teodoro"),
        ("菲律宾国防部长吉尔伯托·特奥多罗表示感谢。", "Gilberto_Teodoro"),
    ],
)
def test_a_listed_person_is_meant_by_another_spelling(text: str, person: str) -> None:
    """桑傑士（Pedro Sánchez） is Pedro_Sanchez; 吉尔伯托·特奥多罗 by the office that he holds on that day."""
    assert persons(text) == {person}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("法国学者桑杰士（Paula Sanchez）表示感谢。", "Pedro_Sanchez"),
        ("項目負責人阿南德（Manpreet Singh Anand）表示感謝。", "Anita_Anand"),
        ("埃及上校哈利法（Ahmed Khalifa）表示感谢。", "Khalid_bin_Ahmed_Al_Khalifa"),
        ("泰国国防部长吉尔伯托·特奥多罗表示感谢。", "Gilberto_Teodoro"),
        ("菲律宾国防部长马里奥·特奥多罗表示感谢。", "Gilberto_Teodoro"),
    ],
)
def test_another_person_is_not(text: str, person: str) -> None:
    """Another given name, or another state."""
    assert persons(text)
    assert person not in persons(text)
