"""Rules: YAML in, rules out (`kg.rules.rule`). Every fault of every file is reported at once, with its line and the nearest guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kg.errors import DataFileError, Fault, guess
from kg.ontology import Ontology
from kg.rules.bounded import costly
from kg.rules.examples import Example, read_examples
from kg.rules.kept import find_rules, keep_rules, kept_name
from kg.rules.rule import CLASSES, SLOT, Rule, expression
from kg.yamlfile import Key, YamlFile, read_yaml

_EXAMPLE_KEYS = {"finds", "planned", "desired", "hypothetical", "negated", "nothing"}
_RULE_KEYS = _EXAMPLE_KEYS | {
    *("about", "verbs", "pattern", "claim", "topic", "role", "quantity"),
    *("modality", "polarity", "complement", "object", "both", "loose", "others", "when"),
}
_CLAUSE_ROLES = {"with", "invited", "event", "motion", "posted", "destination", "place"}
_GIVEN_ROLES = {"subject", "words"} | _CLAUSE_ROLES
_LITERAL, _CLASS, _GROUP = re.compile(r"\\."), re.compile(r"\[[^\]]{1,300}\]"), re.compile(r"\([^()]*\)")
_OPTIONAL = re.compile(r"\?|\{\d")
_UNSAFE = re.compile(r"(?<!\\)[*+]|\{\d+,\}|\(\?[^:!=]|\\[1-9]")


def load_rules(files: Sequence[Path | Traversable], ontology: Ontology, shipped: Sequence[Path | Traversable] = ()) -> tuple[Rule, ...]:
    """Read rule files; those of kg itself go before them, and what came of these is kept.

    Raises:
        DataFileError: with every fault of every file.
    """
    faults: list[Fault] = []
    name = kept_name(shipped, ontology) if shipped else ""
    rules = find_rules(name)
    if rules is None:
        rules = _files(shipped, ontology, faults)
        if not faults:
            keep_rules(name, rules)
    rules += _files(files, ontology, faults, own=True)
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            name, line = rule.line.rsplit(":", 1)
            faults.append(Fault(name, int(line), f"the rule {rule.id!r} stands at {seen[rule.id]} already"))
        seen[rule.id] = rule.line
    if faults:
        raise DataFileError(faults)
    return tuple(rules)


def _files(paths: Iterable[Path | Traversable], ontology: Ontology, faults: list[Fault], *, own: bool = False) -> list[Rule]:
    """The rules of these files; of a user's `own` it is asked besides what their patterns can cost."""
    rules: list[Rule] = []
    for path in paths:
        try:
            file = read_yaml(path)
        except DataFileError as error:
            faults += error.faults
        else:
            found = _file(file, ontology, faults)
            faults += costly(file, found) if own else ()
            rules += found
    return rules


def _file(file: YamlFile, ontology: Ontology, faults: list[Fault]) -> list[Rule]:
    data = file.data
    if not isinstance(data, dict) or "relation" not in data or not isinstance(data.get("rules"), dict):
        faults.append(file.fault((), "a rule file has a relation: and rules: with a name for each rule"))
        return []
    faults += file.unknown_keys((), data, {"relation", "about", "rules"})
    relation = str(data["relation"])
    if relation not in ontology.predicates:
        faults.append(file.fault(("relation",), f"unknown relation {relation!r}{guess(relation, ontology.predicates)}"))
    out = []
    for name, body in data["rules"].items():
        path: Key = ("rules", name)
        if not isinstance(body, dict):
            faults.append(file.fault(path, f"the rule {name!r} is no mapping"))
            continue
        bad = file.unknown_keys(path, body, _RULE_KEYS)
        bad += [file.fault(path, f"the rule {name!r} has no {key}") for key in ("about", "verbs") if not body.get(key)]
        examples, more = read_examples(file, path, body)
        bad += more
        rule = _rule(file, path, str(name), relation, body, examples, bad)
        faults += bad
        if rule is not None:
            out.append(rule)
    return out


def _rule(
    file: YamlFile, path: Key, name: str, relation: str, body: dict[str, Any], examples: tuple[Example, ...], faults: list[Fault]
) -> Rule | None:
    pattern = str(body.get("pattern", "{verb}{object:Any}"))
    claim = body.get("claim", ["subject", "words" if "{words}" in pattern else "object"])
    if not isinstance(claim, list) or len(claim) != 2:
        faults.append(file.fault((*path, "claim"), "claim: is a list of two roles, such as [subject, object]"))
        return None
    slots = {m.group(1): m.group(2) or "" for m in SLOT.finditer(pattern) if m.group() != "{gives}"}
    faults += _pattern_faults(file, path, pattern, slots)
    named = (
        {s for s in slots if s != "verb"}
        | _GIVEN_ROLES
        | ({"object"} if body.get("when") in ("passive", "said", "asked", "warned", "vowed", "conditioned") else set())
    )
    for role in (*claim, *(str(body[k]) for k in ("topic", "complement") if body.get(k) not in (None, "", "rest", "after", "clause", "name"))):
        if role not in named:
            faults.append(file.fault(path, f"the role {role!r} is in no slot of the pattern{guess(role, named)}"))
    if faults:
        return None
    head, tail = pattern.split("{verb}")
    needed = {*map(str, claim), *(str(body.get(key, "")) for key in ("topic", "complement")), *(("with",) if "when" in body else ())}
    verbs = tuple(dict.fromkeys(v for v in str(body["verbs"]).split("|") if v))
    return Rule(
        id=name, relation=relation, about=str(body["about"]), verbs=verbs, pattern=pattern,
        head=f"(?:{expression(head)})$" if head else "", tail=expression(tail),
        roles=tuple(s for s in slots if s not in ("verb", "words")), claim=(str(claim[0]), str(claim[1])),
        noun_before=_has_noun(head), noun_after=_has_noun(tail), given=tuple(sorted(needed & _CLAUSE_ROLES)),
        needs=frozenset(map(str, claim)).difference(slots) if "words" not in slots else frozenset(), has_words="words" in slots,
        topic=str(body.get("topic", "")), role=str(body.get("role", "")), quantity=str(body.get("quantity", "")),
        modality=str(body.get("modality", "")), polarity=str(body.get("polarity", "")), complement=str(body.get("complement", "")),
        object=str(body.get("object", "plain")), both=str(body.get("both", "") or ""), loose=bool(body.get("loose", False)),
        others=bool(body.get("others", False)),
        when=str(body.get("when", "")), light="{gives}" in pattern,
        line=f"{file.name}:{file.lines.get(path, 1)}", examples=examples,
    )  # fmt: skip


def _pattern_faults(file: YamlFile, path: Key, pattern: str, slots: dict[str, str]) -> Iterable[Fault]:
    where = (*path, "pattern")
    if pattern.count("{verb}") != 1:
        yield file.fault(where, "a pattern holds {verb} once")
    if "{words}" in pattern and not pattern.endswith("{words}"):
        yield file.fault(where, "{words} stands at the end of a pattern")
    for name, classes in slots.items():
        for one in classes.split("|") if classes else ():
            if one not in CLASSES:
                yield file.fault(where, f"unknown class {one!r} in slot {name!r}{guess(one, CLASSES)}")
        if not classes and name not in ("verb", "words"):
            yield file.fault(where, f"the slot {{{name}}} has no class, such as {{{name}:Actor}}")
    if any(one not in CLASSES for classes in slots.values() for one in (classes.split("|") if classes else ())):
        return
    unsafe = _UNSAFE.search(SLOT.sub("", pattern))
    if unsafe:
        yield file.fault(where, f"{unsafe.group()!r} is not allowed: repetition must be bounded, groups are (?:…)")
        return
    try:
        for part in dict.fromkeys((pattern.replace("{verb}", ""), *pattern.split("{verb}"))):  # each side is to be one by itself
            re.compile(expression(part))
    except re.error as error:
        yield file.fault(where, f"not a pattern: {error}")


def _has_noun(part: str) -> bool:
    """Whether every match of this part of a pattern holds a noun phrase: a slot for one stands in it, in no group, and not optional."""
    bare = _CLASS.sub("", _LITERAL.sub("", part))
    while (outer := _GROUP.sub("", bare)) != bare:
        bare = outer
    slots = [slot for slot in SLOT.finditer(bare) if slot.group(2) not in (None, "Words")]
    return "|" not in SLOT.sub("", bare) and any(_OPTIONAL.match(bare, slot.end()) is None for slot in slots)
