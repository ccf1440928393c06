"""Who does it with whom where a clause alone does not say so: what both do together, he and another, the company of an inner doer."""

import pytest
from reading import read


def triples(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all claims but those of offices and parts."""
    return {(c.subject, c.predicate, c.object) for c in read(text).claims if c.predicate not in ("hasPosition", "partOf", "locatedIn")}


CASES = [
    # 共同, 携手 and 相互支持 take in those named as company before
    (
        "印度愿同法国深化合作，携手维护多边主义。",
        {("India", "cooperatesWith", "France"), ("India", "upholds", "Multilateralism"), ("France", "upholds", "Multilateralism")},
    ),
    (
        "莫迪与普京通话，愿携手打击恐怖主义。",
        {*[("Narendra_Modi", *d) for d in (("calls", "Vladimir_Putin"), ("opposes", "Terrorism"))], ("Vladimir_Putin", "opposes", "Terrorism")},
    ),
    ("莫迪会见普京，共同体意识得到加强。", {("Narendra_Modi", "meets", "Vladimir_Putin")}),
    # whose company stands inside a modifier
    (
        "印度愿落实好莫迪同马克龙达成的共识，携手维护多边主义。",
        {("India", "upholds", "Multilateralism"), ("Narendra_Modi", "agreesWith", "Emmanuel_Macron")},
    ),
    # he and somebody are two
    (
        "习近平与特朗普通话。他和特朗普都支持停火。",
        {("Xi_Jinping", "calls", "Donald_Trump"), ("Xi_Jinping", "supports", "Ceasefire"), ("Donald_Trump", "supports", "Ceasefire")},
    ),
    # the company behind an inner doer is his
    ("特朗普希望泽连斯基同普京举行会谈。", {("Volodymyr_Zelensky", "meets", "Vladimir_Putin")}),
    ("特朗普希望同普京举行会谈。", {("Donald_Trump", "meets", "Vladimir_Putin")}),
    # whose visit it is stands right before 对, and whoever speaks of it did not go
    ("莫迪谈到普京对朝鲜的访问。", {("Vladimir_Putin", "visits", "North_Korea")}),
    ("这是莫迪任内首次访问法国。", {("Narendra_Modi", "visits", "France")}),
    # the manner of a deed begins a predicate, and the subject goes on
    ("印度加强防务，妥善处理分歧，维护多边主义。", {("India", "promotes", "concept/防务"), ("India", "upholds", "Multilateralism")}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_acts_with_whom(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Every deed is that of all who do it, and of nobody else."""
    assert triples(text) == expected


SOUGHT = [
    ("特朗普寻求与普京会面。", "desired"),
    ("特朗普考虑与普京会面。", "hypothetical"),
    ("特朗普提議與普京會面。", "desired"),
    ("特朗普寻求停火，同普京会面。", "actual"),
]


@pytest.mark.parametrize(("text", "modality"), SOUGHT)
def test_what_is_sought_is_not_yet_done(text: str, modality: str) -> None:
    """What is sought, weighed or proposed is not told as done; a deed in a clause behind it is."""
    assert [c.modality for c in read(text).claims if c.predicate == "meets"] == [modality]


def test_the_speaker_goes_on_behind_a_noun_phrase() -> None:
    """What is stressed may be a noun phrase; then the next clause is the speaker's own, and not that thing's."""
    assert triples("莫迪重申和平的重要性，反对恐怖主义。") == {("Narendra_Modi", "opposes", "Terrorism")}


def test_a_plan_that_is_welcomed_makes_no_plan_of_it() -> None:
    """计划 before a verb may be a noun: what is said of it is told as done."""
    assert [c.modality for c in read("埃及对停火计划表示欢迎。").claims if c.predicate == "supports"] == ["actual"]
