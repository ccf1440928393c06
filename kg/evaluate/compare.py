"""One graph against one gold file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.evaluate.found import Found, FoundGraph
from kg.evaluate.scores import Report, Score
from kg.evaluate.sides import Side, Sides
from kg.evaluate.words import dice, norm, same_phrase
from kg.ontology import load_ontology

_MODALITIES = ("actual", "planned", "desired", "hypothetical")
Key = tuple[Side, str, Side]
Pairs = dict[int, Key]  # index of a claim of the gold -> the claim of the graph that is the same


def evaluate(gold: Mapping[str, Any], store: ox.Store) -> Report:
    """Score the graph in `store` against the data of one gold file; of named graphs the union counts."""
    graph = FoundGraph(store)
    sides = Sides(gold, graph)
    claims = _Claims(gold, graph, sides)
    entities = {iri for iri, kind in graph.kind.items() if kind != "Concept"}
    found = {sides.matched[iri] for iri in entities if iri in sides.matched}
    typed = {sides.matched[iri] for iri in entities if iri in sides.matched and sides.types[sides.matched[iri]] == graph.kind[iri]}
    spoken, unspoken = _statements(gold, graph, sides)
    measures = {
        "entities": Score(len(found), len(entities), len(sides.types)),
        "entities typed": Score(len(typed), len(entities), len(sides.types)),
        **claims.measures(),
        "statements": Score(spoken, len(graph.statements), len(gold.get("statements", []))),
    }
    missed = [f"entity {i} {sides.types[i]}" for i in sorted(set(sides.types) - found)] + claims.missed() + unspoken
    stray = sorted(entities - set(sides.matched))
    wrong = [f"entity {min(graph.names[iri], default=iri)} {graph.kind[iri]}" for iri in stray] + claims.wrong()
    doc = gold["doc"]
    return Report(measures, claims.predicates(), claims.rules(), tuple(f"{doc}: {m}" for m in missed), tuple(f"{doc}: {w}" for w in wrong))


class _Claims:
    """The claims of the graph, each triple once, matched with those of the gold."""

    def __init__(self, gold: Mapping[str, Any], graph: FoundGraph, sides: Sides) -> None:
        self._gold: list[dict[str, Any]] = gold["claims"]
        self._sides = sides
        self._symmetric = load_ontology().symmetric
        self._group = {name: predicate.group for name, predicate in load_ontology().predicates.items()}
        self._all: dict[Key, list[Found]] = {}
        for claim in graph.claims:
            self._all.setdefault(self._key(claim), []).append(claim)
        self._standing = {key: min(claims, key=_rank) for key, claims in self._all.items()}
        self._exact = self._match(lambda a, b: a == b)

    def _key(self, claim: Found) -> Key:
        s, o = self._sides.side(claim.s), self._sides.side(claim.o)
        if claim.p in self._symmetric:
            s, o = sorted((s, o))
        return s, claim.p, o

    def _match(self, same: Callable[[str, str], bool]) -> Pairs:
        """The best pairs first, each claim in one pair at most."""
        agree = self._sides.agree
        candidates = []
        for i, gold in enumerate(self._gold):
            for key in self._standing:
                s, p, o = key
                if not same(gold["p"], p):
                    continue
                fit = agree(gold["s"], s) * agree(gold["o"], o)
                if gold["p"] in self._symmetric:
                    fit = max(fit, agree(gold["s"], o) * agree(gold["o"], s))
                if fit > 0:
                    candidates.append((-fit, i, str(key), key))
        taken: Pairs = {}
        used: set[Key] = set()
        for _, i, _, key in sorted(candidates):
            if i not in taken and key not in used:
                taken[i] = key
                used.add(key)
        return taken

    def measures(self) -> dict[str, Score]:
        """Claims as a whole, by group of predicates, and the share of right qualifiers among those matched."""
        group = self._group
        coarse = self._match(lambda a, b: group.get(a, a) == group.get(b, b))
        out = {
            "claims": Score(len(self._exact), len(self._standing), len(self._gold)),
            "claims coarse": Score(len(coarse), len(self._standing), len(self._gold)),
        }
        by_group = self._by(lambda predicate: group.get(predicate, predicate))
        out |= {f"claims {name}": by_group.get(name, Score()) for name in dict.fromkeys(group.values())}
        return out | self._qualifiers()

    def _by(self, name: Callable[[str], str]) -> dict[str, Score]:
        hit = Counter(name(self._gold[i]["p"]) for i in self._exact)
        found = Counter(name(predicate) for _, predicate, _ in self._standing)
        gold = Counter(name(claim["p"]) for claim in self._gold)
        return {key: Score(hit[key], found[key], gold[key]) for key in sorted(found | gold)}

    def predicates(self) -> dict[str, Score]:
        """Scores by predicate."""
        return self._by(lambda predicate: predicate)

    def rules(self) -> dict[str, Score]:
        """By rule: how many triples it found, and how many of them are right."""
        right = set(self._exact.values())
        hit = Counter(rule for key in right for rule in {claim.rule for claim in self._all[key]})
        found = Counter(rule for claims in self._all.values() for rule in {claim.rule for claim in claims})
        return {rule: Score(hit[rule], found[rule], found[rule]) for rule in sorted(found)}

    def _qualifiers(self) -> dict[str, Score]:
        sides = self._sides
        checks: dict[str, Callable[[dict[str, Any], Found], bool | None]] = {
            "polarity": lambda g, c: g["pol"] == c.pol,
            "modality": lambda g, c: g["mod"] == c.mod,
            "speaker": lambda g, c: sides.spoken(g.get("by"), c.by),
            "time": lambda g, c: g["time"] == c.time if g.get("time") else None,
            "place": lambda g, c: sides.named(g["place"], c.place) if g.get("place") else None,
            "role": lambda g, c: bool(same_phrase(g["role"], c.role)) if g.get("role") else None,
        }
        out = {}
        for name, check in checks.items():
            answers = [check(self._gold[i], self._standing[key]) for i, key in self._exact.items()]
            asked = [answer for answer in answers if answer is not None]
            out[f"= {name}"] = Score(sum(asked), len(asked), len(asked))
        return out | {"= topic": self._topics()}

    def _topics(self) -> Score:
        answers = []
        for i, key in self._exact.items():
            wanted = self._gold[i].get("topic")
            given = {topic for claim in self._all[key] for topic in claim.topics}
            answers += [self._sides.topic(words, given) for words in (wanted if isinstance(wanted, list) else [wanted] if wanted else [])]
        return Score(sum(answers), len(answers), len(answers))

    def missed(self) -> list[str]:
        """The claims of the gold that the graph lacks."""
        return [f"{g['s']} {g['p']} {g['o']} | {g['ev'][:40]}" for i, g in enumerate(self._gold) if i not in self._exact]

    def wrong(self) -> list[str]:
        """The claims of the graph that the gold lacks."""
        stray = sorted(set(self._standing) - set(self._exact.values()))
        return [f"{s[1]} {p} {o[1]} | {self._standing[s, p, o].rule} | {self._standing[s, p, o].evidence[:60]}" for s, p, o in stray]


def _rank(claim: Found) -> tuple[bool, int]:
    """Of several claims of one triple, the article's own voice and the firmest modality stand for it."""
    return bool(claim.by), _MODALITIES.index(claim.mod) if claim.mod in _MODALITIES else len(_MODALITIES)


def _statements(gold: Mapping[str, Any], graph: FoundGraph, sides: Sides) -> tuple[int, list[str]]:
    """How many statements of the gold are found, each of the graph's serving once, and which are not."""
    used: set[int] = set()
    missed = []
    for wanted in gold.get("statements", []):
        head = norm(wanted["text"])[:30]
        for j, (speaker, text) in enumerate(graph.statements):
            words = norm(text)
            same = head[:12] in words or dice(head, words[: len(head)]) >= 0.6
            if j not in used and same and sides.named(wanted.get("by"), speaker):
                used.add(j)
                break
        else:
            missed.append(f"statement {wanted['by']}: {wanted['text'][:40]}")
    return len(used), missed
