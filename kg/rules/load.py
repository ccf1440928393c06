"""Rules: YAML in, compiled rules out. Every fault of every file is reported at once, with its line and the nearest guess.

A rule names the verbs that trigger it, a pattern around the verb, and the two roles of its claim. The pattern language is a small, safe
part of regular expressions: groups `(?:a|b)`, `?`, bounded repetition, character classes, and

    {verb}          the trigger
    {name:Actor}    one noun phrase of that class (classes may be joined by |), bound to a role
    {words}         an object in words, to the end of its phrase, bound to the role words
    {name:Words}    two to twenty-four characters of any kind
    …               a gap of up to fourteen characters that steps over no noun phrase
    (?=…), (?!…)    what must or must not come next
    ⋯               a gap of up to sixty characters of any kind, for a long modifier before 的
    {gives}         表示, 予以, 致以 and the like, with what modifies the verb as its noun (对 X 深表 [赞赏和] {verb})

There is no unbounded repetition, so no pattern can backtrack without limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kg.errors import DataFileError, Fault, guess
from kg.ontology import Ontology
from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.rules.examples import Example, read_examples
from kg.yamlfile import Key, YamlFile, read_yaml

GAP = 14
WIDE_GAP = 60
# A verb without meaning of its own, whose object tells the deed. No modal word follows (表示将支持): that is speech.
GIVES = (
    r"(?:深表|深感|表示|表达|表明|给予|给与|予以|致以|报以|抱持|(?<![支坚保维主扶秉])持|加以|进行|大加|作出|发出|提出)(?:了|过)?"
    f"(?![愿将会要应可希正已并])[^，{NOUNS}]{{0,14}}?"
)
CLASSES = {
    **CODES,
    "Actor": ACTORS,
    "State": CODES["Country"] + CODES["Organization"] + CODES["Group"] + CODES["Title"],
    "Somebody": CODES["Person"] + CODES["Pronoun"] + CODES["Title"] + CODES["Group"],
    "Any": NOUNS,
    "Words": "",
}
_EXAMPLE_KEYS = {"finds", "planned", "desired", "hypothetical", "negated", "nothing"}
_RULE_KEYS = _EXAMPLE_KEYS | {
    *("about", "verbs", "pattern", "claim", "topic", "role", "quantity"),
    *("modality", "polarity", "complement", "object", "both", "loose", "others", "when"),
}
_CLAUSE_ROLES = {"with", "invited", "event", "motion", "posted", "destination", "place"}
_GIVEN_ROLES = {"subject", "words"} | _CLAUSE_ROLES
_SLOT = re.compile(r"\{(\w+)(?::([\w|]+))?\}")
_LITERAL, _CLASS, _GROUP = re.compile(r"\\."), re.compile(r"\[[^\]]{1,300}\]"), re.compile(r"\([^()]*\)")
_OPTIONAL = re.compile(r"\?|\{\d")
_UNSAFE = re.compile(r"(?<!\\)[*+]|\{\d+,\}|\(\?[^:!=]|\\[1-9]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, compiled.

    `before` must match the end of what stands before the verb, `after` what follows it; `noun_before` and `noun_after` tell that no match of
    them is without a noun phrase. `claim` are the roles of subject and object, `given`
    the roles that the rule needs and the clause gives. `needs` are those roles of the claim that no slot of the pattern binds: where nobody
    bears one of them the rule matches nothing (none are known where there is an object in words, which may name two sides by itself).
    `complement` says that what follows the role of that name is a clause of its own. `object` names the procedure that reads {words} (see
    `ObjectReader.read`). `loose` lets the object be named as the owner of what is hit (空袭阿富汗境内的目标). `others` tells what
    nobody does to the state that is his own (站在 B 一边). `both` lets the company (同俄方)
    act together with the subject, where it is said to (共同) or always. `light` tells that the verb is the noun of a light verb, beside which
    others may stand (深表 [赞赏] 和 [支持]).
    """

    id: str
    relation: str
    about: str
    verbs: tuple[str, ...]
    pattern: str
    before: re.Pattern[str] | None
    after: re.Pattern[str]
    roles: tuple[str, ...]
    claim: tuple[str, str]
    noun_before: bool = False
    noun_after: bool = False
    given: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    has_words: bool = False
    topic: str = ""
    role: str = ""
    quantity: str = ""
    modality: str = ""
    polarity: str = ""
    complement: str = ""
    object: str = "plain"
    both: str = ""
    loose: bool = False
    others: bool = False
    light: bool = False
    when: str = ""
    examples: tuple[Example, ...] = ()
    line: str = ""


def load_rules(files: Sequence[Path | Traversable], ontology: Ontology) -> tuple[Rule, ...]:
    """Read rule files.

    Raises:
        DataFileError: with every fault of every file.
    """
    faults: list[Fault] = []
    rules: list[Rule] = []
    for path in files:
        try:
            file = read_yaml(path)
        except DataFileError as error:
            faults += error.faults
            continue
        rules += _file(file, ontology, faults)
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            name, line = rule.line.rsplit(":", 1)
            faults.append(Fault(name, int(line), f"the rule {rule.id!r} stands at {seen[rule.id]} already"))
        seen[rule.id] = rule.line
    if faults:
        raise DataFileError(faults)
    return tuple(rules)


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
    slots = {m.group(1): m.group(2) or "" for m in _SLOT.finditer(pattern) if m.group() != "{gives}"}
    faults += _pattern_faults(file, path, pattern, slots)
    named = (
        {s for s in slots if s != "verb"}
        | _GIVEN_ROLES
        | ({"object"} if body.get("when") in ("passive", "said", "asked", "warned", "vowed") else set())
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
        before=re.compile(f"(?:{_compile(head)})$") if head else None, after=re.compile(_compile(tail.replace("{words}", ""))),
        roles=tuple(s for s in slots if s not in ("verb", "words")), claim=(str(claim[0]), str(claim[1])),
        noun_before=_has_noun(head), noun_after=_has_noun(tail), given=tuple(sorted(needed & _CLAUSE_ROLES)),
        needs=frozenset(map(str, claim)).difference(slots) if "words" not in slots else frozenset(), has_words="words" in slots,
        topic=str(body.get("topic", "")), role=str(body.get("role", "")), quantity=str(body.get("quantity", "")),
        modality=str(body.get("modality", "")), polarity=str(body.get("polarity", "")), complement=str(body.get("complement", "")),
        object=str(body.get("object", "plain")), both=str(body.get("both", "") or ""), loose=bool(body.get("loose", False)),
        others=bool(body.get("others", False)),
        when=str(body.get("when", "")), light="{gives}" in pattern,
        examples=examples, line=f"{file.name}:{file.lines.get(path, 1)}",
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
    unsafe = _UNSAFE.search(_SLOT.sub("", pattern))
    if unsafe:
        yield file.fault(where, f"{unsafe.group()!r} is not allowed: repetition must be bounded, groups are (?:…)")
        return
    try:
        re.compile(_compile(pattern.replace("{verb}", "").replace("{words}", "")))
    except re.error as error:
        yield file.fault(where, f"not a pattern: {error}")


def _has_noun(part: str) -> bool:
    """Whether every match of this part of a pattern holds a noun phrase: a slot for one stands in it, in no group, and not optional."""
    bare = _CLASS.sub("", _LITERAL.sub("", part))
    while (outer := _GROUP.sub("", bare)) != bare:
        bare = outer
    slots = [slot for slot in _SLOT.finditer(bare) if slot.group(2) not in (None, "Words")]
    return "|" not in _SLOT.sub("", bare) and any(_OPTIONAL.match(bare, slot.end()) is None for slot in slots)


def _compile(pattern: str) -> str:
    """The pattern as a plain regular expression over the clause's form."""

    def slot(match: re.Match[str]) -> str:
        if match.group() == "{gives}":
            return GIVES
        if match.group(2) == "Words":
            return f"(?P<{match.group(1)}>[^，]{{2,36}}?)"
        codes = "".join(CLASSES[c] for c in (match.group(2) or "Any").split("|"))
        return f"(?P<{match.group(1)}>[{codes}])"

    return _SLOT.sub(slot, pattern).replace("…", f"[^{NOUNS}]{{0,{GAP}}}?").replace("⋯", f"[^，]{{0,{WIDE_GAP}}}?")
