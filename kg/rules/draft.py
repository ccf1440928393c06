"""A first draft of a rule out of one marked sentence, for its author to better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from kg.errors import UsageError, guess
from kg.ontology import Ontology
from kg.prose import shadow

_MARK = re.compile(r"\[([^\[\]]+)\]\((\w+)(?:=[^()]*)?\)")
_COVERB = "对向为给被把由就以从在将"  # what stands between the subject and a noun phrase before the verb
_KEPT = re.compile(f"[{_COVERB}于了过]|")  # between two slots these are grammar; anything else is left open
_FROM_CLAUSE = ("subject", "with")  # roles that a clause brings along: no slot in the pattern


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule's id, and the text of a rule file that holds it alone."""

    id: str
    text: str


def draft_rule(relation: str, sentence: str, near_misses: Sequence[str], ontology: Ontology, *, name: str = "", about: str = "") -> Draft:
    """A rule that is to read `sentence`; it may ask for the author's hand before its examples hold.

    Args:
        relation: the relation that the rule reads, such as praises.
        sentence: a sentence in which the rule's verb and the two roles of its claim are marked, [王毅](subject)为[哈萨克斯坦](object)[点赞](verb)。
            Roles are subject, with (company: 同, 與), words (an object in words, last in the sentence) or names of the author's choice.
        near_misses: sentences in which the rule must find nothing.
        ontology: what relations there are.
        name: of the rule; by default the relation and the verb.
        about: what it reads, in one line; by default the sentence.

    Raises:
        UsageError: there is no such relation, no near miss, not one verb, or not two roles.
    """
    if relation not in ontology.predicates:
        raise UsageError(f"There is no relation {relation!r}{guess(relation, ontology.predicates)}; kg rules list shows them")
    if not near_misses:
        raise UsageError("A rule needs a sentence in which it must find nothing; give one with --nothing")
    marks = list(_MARK.finditer(sentence))
    verbs = [mark[1] for mark in marks if mark[2] == "verb"]
    roles = sorted((mark[2] for mark in marks if mark[2] != "verb"), key=lambda role: role != "subject")
    if len(verbs) != 1 or len(set(roles)) != 2:
        allowed = "mark one verb and two roles, as in [王毅](subject)[会见](verb)了[普京](object)。"
        raise UsageError(f"{sentence}: {len(verbs)} verb(s) and {len(set(roles))} role(s) are marked; {allowed}")
    verb = shadow(verbs[0])
    rule = {
        "about": about or _MARK.sub(r"\1", sentence),
        "verbs": verb,
        "pattern": _pattern(sentence, marks, " ".join(ontology.predicates[relation].range)),
        "claim": roles,
        "finds": [_MARK.sub(lambda mark: mark[1] if mark[2] == "verb" else mark[0], sentence)],
        "nothing": list(near_misses),
    }
    name = name or f"{relation}-{verb}"
    file = {"relation": relation, "rules": {name: rule}}
    return Draft(name, str(yaml.safe_dump(file, allow_unicode=True, sort_keys=False, width=200)))


def _pattern(sentence: str, marks: Sequence[re.Match[str]], range_: str) -> str:
    """The slots in their order, with the small words between them; what a clause brings along is left out, with its coverb."""
    kind = "Actor" if "Concept" not in range_ and "Event" not in range_ else "Any"
    out, end = "", None
    for mark in marks:
        between = "" if end is None else shadow(sentence[end : mark.start()])
        end = mark.end()
        if mark[2] in _FROM_CLAUSE:
            continue
        if not out:
            out = between[-1:] if between[-1:] in _COVERB else ""
        else:
            out += between if _KEPT.fullmatch(between) else "…"
        out += "{verb}" if mark[2] == "verb" else "{words}" if mark[2] == "words" else f"{{{mark[2]}:{kind}}}"
    return out
