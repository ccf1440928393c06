"""What kg reads by: kg rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.options import PATH, Verb, Verbs, common, row_format
from kg.cli.say import data, message, table
from kg.errors import UsageError, guess

own_rules = click.option(
    "--rules", type=PATH, multiple=True, envvar="KG_RULES", metavar="DIR", help="A folder of rules besides the shipped ones."
)  # fmt: skip


FAILING = 1


def _rules(folders: tuple[Path, ...]) -> dict[str, Any]:
    from kg.knowledge import load_knowledge

    return {rule.id: rule for rule in load_knowledge(rules=folders).rules}


def _chosen(known: dict[str, Any], names: tuple[str, ...]) -> list[Any]:
    """The rules of these names, all where there is none; a usage error for a name that no rule has."""
    for name in names:
        if name not in known:
            raise UsageError(f"There is no rule {name!r}{guess(name, known)}; kg rules list shows them")
    return [known[name] for name in names] or list(known.values())


@click.group(cls=Verbs)
def rules() -> None:
    """The rules that read relations: the shipped packs and your own.

    Examples:
      kg rules list
      kg rules show meets-with
      kg rules list --rules my-rules/ --format csv
    """


@rules.command("list", cls=Verb)
@click.option("--relation", help="Only the rules of this relation, such as meets.")
@own_rules
@row_format
@common
def rules_list(rules: tuple[Path, ...], relation: str | None, form: str | None) -> int:
    """List every rule with its relation, what it reads, its examples and its place.

    Examples:
      kg rules list
      kg rules list --relation meets
    """
    found = [rule for rule in _rules(rules).values() if relation in (None, rule.relation)]
    rows = [[rule.id, rule.relation, rule.about, str(len(rule.examples)), rule.line] for rule in found]
    table(["rule", "relation", "reads", "examples", "where"], rows, form)
    return 0


@rules.command("show", cls=Verb)
@click.argument("name")
@own_rules
@common
def rules_show(name: str, rules: tuple[Path, ...]) -> int:
    """Show one rule: its verbs, its pattern and its examples.

    Examples:
      kg rules show meets-with
    """
    (rule,) = _chosen(_rules(rules), (name,))
    lines = [f"{rule.id} ({rule.relation}), {rule.line}", rule.about, f"verbs    {'、'.join(rule.verbs)}", f"pattern  {rule.pattern}"]
    lines += [f"{example.kind:8} {example.text}" for example in rule.examples]
    data("\n".join([*lines, ""]))
    return 0


@rules.command("test", cls=Verb)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@own_rules
@common
def rules_test(names: tuple[str, ...], rules: tuple[Path, ...]) -> int:
    """Run the rules' examples, each by the whole pipeline and by its rule alone. Exit code 1 where one does not hold.

    Examples:
      kg rules test meets-with
      kg rules test --rules my-rules/
    """
    from kg.evaluate import check_examples
    from kg.knowledge import load_knowledge

    knowledge = load_knowledge(rules=rules)
    chosen = _chosen({rule.id: rule for rule in knowledge.rules}, names)
    failures = check_examples(knowledge, chosen)
    for failure in failures:
        data(f"{failure}\n")
    examples = sum(len(rule.examples) for rule in chosen)
    message(f"{len(chosen)} rules, {examples} examples, {len(failures)} failures", minor=True)
    return FAILING if failures else 0


@rules.command("new", cls=Verb)
@click.argument("relation")
@click.argument("sentence")
@click.option("--nothing", multiple=True, required=True, metavar="SENTENCE", help="A near miss, in which the rule must find nothing.")
@click.option("--name", default="", help="The rule's name; by default the relation and the verb.")
@click.option("--about", default="", help="What it reads, in one line.")
@click.option("-o", "--out", type=PATH, metavar="FILE", help="A new file for it, by default stdout.")
@common
def rules_new(relation: str, sentence: str, nothing: tuple[str, ...], name: str, about: str, out: Path | None) -> int:
    """Draft a rule out of a sentence with its verb and both roles marked, and run its examples. Exit code 1 where one does not hold yet.

    Examples:
      kg rules new praises "[王毅](subject)为[哈萨克斯坦](object)[点赞](verb)。" --nothing "这条消息有上万人点赞。" -o my-rules/likes.yaml
    """
    from tempfile import TemporaryDirectory

    from kg.evaluate import check_examples
    from kg.knowledge import load_knowledge
    from kg.ontology import load_ontology
    from kg.rules import draft_rule

    if out is not None and out.exists():
        raise UsageError(f"{out}: is there already; give another file with -o")
    made = draft_rule(relation, sentence, nothing, load_ontology(), name=name, about=about)
    with TemporaryDirectory(prefix="kg-") as scratch:
        (Path(scratch) / "draft.yaml").write_text(made.text, encoding="utf-8")
        knowledge = load_knowledge(rules=(Path(scratch),))
        failures = check_examples(knowledge, [rule for rule in knowledge.rules if rule.id == made.id])
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
    data(made.text, out)
    for failure in failures:
        message(f"{failure.how}: {failure.sentence}\n  {failure.found}")
    return FAILING if failures else 0


VERBS = (rules,)
