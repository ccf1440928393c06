"""The rules as a document: per relation and rule what it reads, its verbs, its pattern and its examples. `docs/rules.md` is this text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate.examples import marked
from kg.knowledge import Knowledge
from kg.rules import Rule

_HEAD = """# The rules

Made from the rule files; change those, then make this page again. Every example runs as a test: in the whole pipeline and by its rule
alone, in both scripts. `[words](role)` marks what an example must find; `[双方](subject=China,Russia)` names whom the words mean. An
example under *nothing* is a near miss: it must give no claim of the relation.
"""
_FIELDS = ("topic", "modality", "polarity", "complement", "when", "role")


def rules_document(knowledge: Knowledge) -> str:
    """All rules as Markdown, in the order of relations and of the rules in their files."""
    relations: dict[str, list[Rule]] = {}
    for rule in knowledge.rules:
        relations.setdefault(rule.relation, []).append(rule)
    parts = [_HEAD]
    for relation in sorted(relations):
        predicate = knowledge.ontology.predicates[relation]
        symmetric = ", symmetric" if predicate.symmetric else ""
        parts.append(f"## {relation}\n\nGroup: {predicate.group}{symmetric}.\n")
        parts += ["\n".join(_rule(rule)) + "\n" for rule in relations[relation]]
    return "\n".join(parts)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}\n"
    yield f"{rule.about}\n"
    yield f"- verbs: {'、'.join(rule.verbs)}"
    yield f"- pattern: `{rule.pattern}`"
    yield f"- claim: {rule.claim[0]} → {rule.claim[1]}"
    yield from (f"- {name}: {value}" for name in _FIELDS if (value := getattr(rule, name)))
    kind = ""
    for example in rule.examples:
        if example.kind != kind:
            kind = example.kind
            yield f"\n*{kind}*\n"
        yield f"- {_plain(marked(example).partition(': ')[2])}"


def _plain(sentence: str) -> str:
    """A marked sentence as code, so that Markdown does not read the marks as links."""
    return f"`{sentence}`"
