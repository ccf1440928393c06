"""For or against a document that the clause does not name: who votes on it, and who takes a stand on it right after it is issued."""

import pytest
from reading import read


def stands(text: str) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of all stances and votes; of a document its words."""
    claims = [c for c in read(text).claims if c.predicate in ("supports", "opposes")]
    return {(c.subject, c.predicate, c.object.split("@")[0]) for c in claims}


PACT = "document/全球契约"
CASES = [
    ("联合国大会表决《全球契约》，法国等国支持，美国反对。", {("France", "supports", PACT), ("United_States", "opposes", PACT)}),
    ("联合国大会以124票赞成通过《全球契约》，以色列、美国均反对。", {("Israel", "opposes", PACT), ("United_States", "opposes", PACT)}),
    ("欧盟谈到《全球契约》，美国反对。", set()),
    ("联合国大会通过《全球契约》。欧盟对此表示欢迎。", {("European_Union", "supports", PACT)}),
    ("聯合國大會通過《全球契約》。美國對此堅決反對。", {("United_States", "opposes", PACT)}),
    ("联合国大会通过《全球契约》。会议在纽约举行。美国对此坚决反对。", set()),
    ("美国通过《全球契约》。美国对此表示欢迎。", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_stands_on_documents(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Who is for or against the document that is voted on, or was issued just before, is told of it; nobody else is."""
    assert stands(text) == expected
