from __future__ import annotations

from pathlib import Path

from kg.evaluate import rules_document
from kg.knowledge import load_knowledge

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"


def test_rules_page_is_current() -> None:
    """docs/rules.md is what the rule files say."""
    assert PAGE.read_text("utf-8") == rules_document(load_knowledge()), "write rules_document(load_knowledge()) to docs/rules.md"


def test_rules_page_names_everything() -> None:
    """Every rule stands on the page with its verbs and the bare words of its examples' marks."""
    knowledge = load_knowledge()
    text = rules_document(knowledge)
    for rule in knowledge.rules:
        assert f"### {rule.id}\n" in text
        assert "、".join(rule.verbs) in text
        assert all(f"[{mark.words}]({mark.role}" in text for e in rule.examples for mark in e.marks)
