"""A rule: the two roles of its claim, the verbs that trigger it, and a pattern around the verb.

The pattern language is a small, safe part of regular expressions: groups `(?:a|b)`, `?`, bounded repetition, character classes, and

    {verb}          the trigger; one that stands only before a noun phrase of a class is written 发{Document} among the verbs
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
from dataclasses import dataclass, field

from kg.late import Late, late
from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.rules.examples import Example

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
SLOT = re.compile(r"\{(\w+)(?::([\w|]+))?\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its patterns are compiled when a verb of it is first met: most are not, in one article.

    `before` must match the end of what stands before the verb, `after` what follows it; `head` and `tail` are the same as text, `head` "" where
    nothing need stand there. `noun_before` and `noun_after` tell that no match of
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
    head: str
    tail: str
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
    line: str = ""
    examples: tuple[Example, ...] = ()
    before: re.Pattern[str] | None = field(init=False, compare=False, repr=False)
    after: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Have the patterns ready, to be compiled when they are asked."""
        object.__setattr__(self, "before", late(self.head) if self.head else None)
        object.__setattr__(self, "after", late(self.tail))

    def compiled(self) -> Rule:
        """The rule itself, its patterns compiled by now: for who tries it again and again."""
        for name in ("before", "after"):
            pattern = getattr(self, name)
            if isinstance(pattern, Late):
                object.__setattr__(self, name, pattern.compiled)
        return self


def expression(pattern: str) -> str:
    """A pattern, or what stands on one side of its verb, as a plain regular expression over the clause's form."""

    def slot(match: re.Match[str]) -> str:
        if match.group() == "{gives}":
            return GIVES
        if match.group(2) == "Words":
            return f"(?P<{match.group(1)}>[^，]{{2,36}}?)"
        codes = "".join(CLASSES[c] for c in (match.group(2) or "Any").split("|"))
        return f"(?P<{match.group(1)}>[{codes}])"

    return SLOT.sub(slot, pattern.replace("{words}", "")).replace("…", f"[^{NOUNS}]{{0,{GAP}}}?").replace("⋯", f"[^，]{{0,{WIDE_GAP}}}?")
