"""The rules' own examples, run: each by the whole pipeline and by its rule alone, and in simplified script where it is traditional."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, permutations, product

from kg.errors import ReadError
from kg.evaluate.words import norm
from kg.knowledge import Knowledge
from kg.pipeline import extract
from kg.prose import shadow
from kg.read import read_text
from kg.rules import Example, Mark, Matcher, Rule
from kg.types import Block, Claim, Document, Extraction, Span

PUBLISHED = date(2025, 5, 9)  # office-holders and days in examples are those of this day
_MODALITIES = ("planned", "desired", "hypothetical")


@dataclass(frozen=True, slots=True)
class Failure:
    """One example that does not hold: the rule, its file and line, how it was run, the marked sentence, and what was found instead."""

    rule: str
    where: str
    how: str
    sentence: str
    found: str

    def __str__(self) -> str:
        return f"{self.where}: the rule {self.rule!r} ({self.how})\n  {self.sentence}\n  {self.found}"


def check_examples(knowledge: Knowledge, rules: Sequence[Rule] | None = None) -> list[Failure]:
    """Run every example of `rules` (all of `knowledge` where none are given); the failures in the order of the rules.

    An example that finds must give, by its rule, exactly the claims that its marks name: each subject with each object (of a symmetric
    relation with one role marked, each pair), with its polarity and modality. A near miss must give no claim of the relation at all.
    A role that is not marked may be anything. Both must hold in both scripts, which must also give the same claims.
    """
    out: list[Failure] = []
    for rule in knowledge.rules if rules is None else rules:
        alone = replace(knowledge, rules=(rule,), matcher=Matcher((rule,), knowledge.lexicon, knowledge.ontology))
        for example in rule.examples:
            out += _check(rule, example, (("all rules", knowledge), ("the rule alone", alone)))
    return out


def marked(example: Example) -> str:
    """The sentence of an example as the rule file writes it."""
    out, at = "", 0
    for mark in example.marks:
        start = example.text.find(mark.words, at)
        meant = "=" + ",".join(mark.meant) if mark.meant else ""
        out += f"{example.text[at:start]}[{mark.words}]({mark.role}{meant})"
        at = start + len(mark.words)
    return f"{example.kind}: {out}{example.text[at:]}"


def _check(rule: Rule, example: Example, ways: Sequence[tuple[str, Knowledge]]) -> Iterator[Failure]:
    where = f"{rule.line.rsplit(':', 1)[0]}:{example.line}"
    odd = [m.role for m in example.marks if m.role not in rule.claim]
    if odd:
        yield Failure(rule.id, where, "marks", marked(example), f"no role of its claim ({', '.join(rule.claim)}): {', '.join(odd)}")
        return
    plain = shadow(example.text)
    for how, knowledge in ways:
        texts = [(how, example.text)] + ([(f"{how}, simplified", plain)] if plain != example.text else [])
        claims: list[tuple[Claim, ...]] = []
        for name, text in texts:
            try:
                read = extract(_document(text), knowledge)
            except ReadError as error:
                yield Failure(rule.id, where, name, marked(example), str(error))
                return
            claims.append(read.claims)
            wrong = _wrong(rule, example, read, knowledge)
            if wrong:
                yield Failure(rule.id, where, name, marked(example), f"{wrong}; claims: {_told(read.claims)}")
        if len(claims) == 2 and _bare(claims[0]) != _bare(claims[1]):
            yield Failure(rule.id, where, how, marked(example), f"the scripts differ: {_told(claims[0])}; simplified: {_told(claims[1])}")


def _document(text: str) -> Document:
    """The sentence as the one paragraph of an article, whatever its layout looks like."""
    document = read_text(text, published=PUBLISHED)
    return replace(document, blocks=(Block(Span(0, len(document.text)), "paragraph"),), title="")


def _wrong(rule: Rule, example: Example, read: Extraction, knowledge: Knowledge) -> str:
    """What is wrong with the claims of one run, "" where they are as the example says."""
    if example.kind == "nothing":
        stray = [c for c in read.claims if c.predicate == rule.relation]
        return f"a near miss that {rule.relation} finds" if stray else ""
    found = [c for c in read.claims if c.predicate == rule.relation and c.evidence.rule == rule.id]
    if not found:
        return f"the rule finds no {rule.relation}"
    polarity = "-" if example.kind == "negated" else "+"
    modality = example.kind if example.kind in _MODALITIES else "" if example.kind == "negated" else "actual"
    wanted = list(_pairs(rule, example, read, knowledge))
    symmetric = knowledge.ontology.predicates[rule.relation].symmetric
    missed = [pair for pair in wanted if not any(_fits(c, pair, symmetric=symmetric) for c in found)]
    if missed:
        return f"no claim of what is marked ({'; '.join((a.words or '…') + ' – ' + (b.words or '…') for a, b in missed)})"
    if stray := [c for c in found if not any(_fits(c, pair, symmetric=symmetric) for pair in wanted)]:
        return f"more than what is marked ({_told(stray)})"
    if any(c.polarity != polarity or modality not in ("", c.modality) for c in found):
        return f"not {modality} {polarity}"
    return ""


@dataclass(frozen=True, slots=True)
class _Meant:
    """One end of a claim as marked: what the words may name; without words, anything will do."""

    ids: frozenset[str] = frozenset()
    words: str = ""


def _pairs(rule: Rule, example: Example, read: Extraction, knowledge: Knowledge) -> Iterator[tuple[_Meant, _Meant]]:
    """The claims that the marks ask for."""
    ends = {role: [m for mark in example.marks if mark.role == role for m in _meant(mark, read, knowledge)] for role in rule.claim}
    first, second = (ends[role] for role in rule.claim)
    if rule.claim[0] == rule.claim[1] and rule.when != "pair" and not knowledge.ontology.predicates[rule.relation].symmetric:
        yield from permutations(first, 2)  # each the other
        return
    joint = rule.claim[0] == rule.claim[1] or (knowledge.ontology.predicates[rule.relation].symmetric and not second and len(first) > 1)
    anything = [_Meant()]
    pairs = combinations(first, 2) if joint else product(first or anything, second or anything)
    yield from ((a, b) for a, b in pairs if a != b or a == anything[0])  # who listed in both do it to each other


def _meant(mark: Mark, read: Extraction, knowledge: Knowledge) -> list[_Meant]:
    """What one mark means: each entity that it lists, or the one that its words name."""
    if mark.meant:
        return [_Meant(frozenset((entity,)), entity) for entity in mark.meant]
    text, start, ids = read.document.text, -1, set(knowledge.gazetteer.names.get(shadow(mark.words), ()))
    words = mark.words if mark.words in text else shadow(mark.words)
    while (start := text.find(words, start + 1)) >= 0:
        inside = [m for m in read.mentions if start <= m.span.start and m.span.end <= start + len(words) and m.entity]
        ids |= {entity for m in inside for entity in m.entity.split("|")}
    ids -= {e.id for e in read.entities if e.type == "Concept"}  # which all of the words must name
    ids |= {e.id for e in read.entities if norm(words) in {norm(name) for name in (*e.names, *(label for _, label in e.labels))}}
    return [_Meant(frozenset(ids), mark.words)]


def _fits(claim: Claim, pair: tuple[_Meant, _Meant], *, symmetric: bool) -> bool:
    ways = (pair, pair[::-1]) if symmetric else (pair,)
    return any(_is(claim.subject, first) and _is(claim.object, second) for first, second in ways)


def _is(entity: str, meant: _Meant) -> bool:
    return not meant.words or entity in meant.ids


def _bare(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without what quotes the text as printed: the reason why, and the script of the role."""
    return [replace(c, role=shadow(c.role), evidence=replace(c.evidence, why="")) for c in claims]


def _told(claims: Sequence[Claim]) -> str:
    """Claims in one line, for messages."""
    lines = [f"{c.subject} {c.predicate} {c.object} {c.polarity} {c.modality} [{c.evidence.rule}]" for c in claims]
    return ", ".join(lines) or "none"
