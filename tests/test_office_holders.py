"""A title without a name: who held the office on the article's day, told beside what the article says and never in its place."""

from datetime import date

import pytest
from reading import knowledge

from kg.pipeline import extract
from kg.read import read_text
from kg.types import Extraction


def read(text: str, day: str) -> Extraction:
    """What is read out of an article of that day."""
    return extract(read_text(text, published=date.fromisoformat(day)), knowledge())


def holder(text: str, day: str) -> str:
    """Whom the one title without a name means."""
    (title,) = (m for m in read(text, day).mentions if m.type == "Title")
    return title.entity


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("美国总统表示，美国支持乌克兰。", "2019-05-08", "Donald_Trump"),
        ("美國總統表示，美國支持烏克蘭。", "2022-05-08", "Joe_Biden"),
        ("美国总统表示，美国支持乌克兰。", "2025-05-08", "Donald_Trump"),
        ("英国首相表示，英国支持乌克兰。", "2022-09-01", "Boris_Johnson"),
        ("英国首相表示，英国支持乌克兰。", "2022-09-14", "Liz_Truss"),
        ("英國首相表示，英國支持烏克蘭。", "2022-10-20", "Liz_Truss"),
        ("英国首相表示，英国支持乌克兰。", "2022-10-28", "Rishi_Sunak"),
        ("中国国家主席表示，中方支持和平。", "2012-05-08", "Hu_Jintao"),
        ("中國國家主席表示，中方支持和平。", "2024-05-08", "Xi_Jinping"),
        ("俄罗斯外长表示，俄方反对制裁。", "2024-05-08", "Sergey_Lavrov"),
        ("联合国秘书长呼吁停火。", "2010-05-08", "Ban_Ki-moon"),
        ("聯合國秘書長呼籲停火。", "2024-05-08", "Antonio_Guterres"),
    ],
)
def test_a_title_means_its_holder_on_that_day(text: str, day: str, person: str) -> None:
    """The office, its state or organisation and the day of the article say who is meant."""
    assert holder(text, day) == person


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("蔡总统会见来访的议员。", "2021-05-08", "Tsai_Ing-wen"),
        ("賴總統會見來訪的議員。", "2024-08-08", "Lai_Ching-te"),
        ("习主席会见来访的客人。", "2024-05-08", "Xi_Jinping"),
    ],
)
def test_a_family_name_with_its_title(text: str, day: str, person: str) -> None:
    """蔡总统 means who of that name held the office, though the article never says the full name."""
    assert person in {m.entity for m in read(text, day).mentions if m.type == "Person"}


def test_what_a_title_says_stays_the_states() -> None:
    """The claim of 美国总统表示 is told of the state, and no person is made an entity by a title alone."""
    found = read("美国总统表示，美国支持乌克兰。", "2022-05-08")
    assert {c.subject for c in found.claims} == {"United_States"}
    assert "Joe_Biden" not in {e.id for e in found.entities}


def test_a_former_president_is_not_the_one_in_office() -> None:
    """前总统 and 候任总统 mean nobody by the day."""
    assert [m for m in read("美国前总统表示，美国支持乌克兰。", "2022-05-08").mentions if m.type == "Title"] == []


def test_without_a_day_nobody_is_meant() -> None:
    """An article without a date leaves titles alone."""
    found = extract(read_text("美国总统表示，美国支持乌克兰。"), knowledge())
    assert [m for m in found.mentions if m.type == "Title"] == []
