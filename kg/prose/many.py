"""Puts those whom the next clause names in the place of the many of this one: 多国领导人|出席, 包括甲和乙; 邀请|多名外长|出席, 包括甲、乙."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Adjunct, Clause, Noun, Phrase

# Patterns and not data: a number of them, whose they are, and what they are.
_STATES = "(?:成员国|会员国|盟国|邻国|国家|大国|经济体|国)"
_PERSONS = (
    "(?:领导人|领袖|首脑|元首|总统|总理|首相|国王|外长|外交部长|防长|国防部长|财长|部长|大臣|官员|高官|政要|要员|将领"
    "|议员|大使|使节|代表|特使|专家|学者)"
)
_COUNTED = (
    "(?:迄今|目前|另外?|其他|其余|还|共|总共|已){0,2}(?:(?:大约|约)?有)?(?:来自)?(?:大约|约|近|逾|超过|至少|多达)?"
    "(?:(?:多|数|几|十几|十多|数十|[0-9一二两三四五六七八九十百]{1,4}[多余几]?)(?:个|名|位|国)|众多|许多|不少|一些|部分)(?:的)?"
)
_OWN = rf"(?:[^，。；、的出访同与和及对向在将{NOUNS}]{{0,6}}?)(?:[{NOUNS}][^，。；、的出访同与和及{NOUNS}]{{0,4}}?)?"
_BODY, _GROUP = f"[{CODES['Place']}{CODES['Organization']}]", CODES["Group"]
_STATES_COUNTED = rf"(?:{_BODY})?(?:{_COUNTED}{_OWN}{_STATES}|{_COUNTED}(?<=国))|{_BODY}{_GROUP}"
_PERSONS_COUNTED = rf"{_COUNTED}{_OWN}(?:{_PERSONS}|[{CODES['Title']}])"
_MANY = late(rf"(?:(?P<persons>{_PERSONS_COUNTED})|(?P<states>{_STATES_COUNTED}))(?![的、和与及民人])")
_GOES_ON = re.compile("[对向在同与将已就为因曾也均都齐应遭被投表提宣派承签发出参]")  # with what a predicate begins besides its verb
_MEETS = re.compile(r"(?:邀请|邀|会见|会晤|接见|拜会|约见|宴请|访问|出访|走访|到访|造访)(?:了)?")
_MET = re.compile("$|出席|参加|与会|列席|参与|访问|到访|前往|赴")  # what may follow those who are met or invited
_WITH = re.compile("与|同|跟")
_TOGETHER = re.compile(rf"[^，{NOUNS}]{{0,8}}(?:会谈|会晤|会面|会见|见面|通话|通电话|磋商|谈判|签署|签订|举行)")
_NAMES = re.compile(
    rf"(?:其中|当中|他们|其)?(?:主要|分别|就|还|也)?(?:包括|包含|有|计有|分别是|分别为)(?:了|有)?(?:来自)?([{ACTORS}])(?:等)?(?:在内)?"
)
_NAMES_ON = re.compile(rf"(?:以及|还有|和|及|与)([{ACTORS}])(?:等)?(?:在内)?")
_SIGNS = frozenset("包有主分其当他计就还也")  # with what such a list begins
_PERSON_TYPES, _STATE_TYPES = ("Person", "Title"), ("Country", "Organization")


def name_the_many(clauses: Sequence[Clause], verbs: re.Pattern[str]) -> list[Clause]:
    """The clauses, with those whom a list names in place of the number of them that the clause before it speaks of.

    `verbs` matches every word that some rule is triggered by.
    """
    out = list(clauses)
    for index in [i for i, clause in enumerate(clauses) if clause.form[:1] in _SIGNS and i and not clause.subject]:
        before = out[index - 1]
        named = _named(out, index) if before.sentence == out[index].sentence else ()
        if named:
            out[index - 1] = _naming(before, named, verbs) or before
    return out


def _named(clauses: Sequence[Clause], index: int) -> tuple[Phrase, ...]:
    """Whom a clause without a subject names where it is a list of names, with the clauses that go on with it (，以及丁)."""
    found = _NAMES.fullmatch(clauses[index].form)
    if found is None:
        return ()
    phrases = clauses[index].nouns[found.start(1)].phrases
    for later in clauses[index + 1 :]:
        more = _NAMES_ON.fullmatch(later.form) if later.sentence == clauses[index].sentence and not later.subject else None
        if more is None:
            break
        phrases = (*phrases, *later.nouns[more.start(1)].phrases)
    return phrases


def _naming(clause: Clause, named: tuple[Phrase, ...], verbs: re.Pattern[str]) -> Clause | None:
    """The clause with these for the many that it speaks of; None where it speaks of no such."""
    form = clause.form
    if met := _after(_MEETS, form, named, _MET):
        return _put(clause, met.span(), Noun(named, len(named) > 1))
    if company := _after(_WITH, form, named, _TOGETHER):
        start = company.start() - 1
        whole = _put(clause, (start, company.end()), None)
        return replace(whole, adjuncts=(*whole.adjuncts, Adjunct("with", start, named, word=form[start])))
    acting = None if clause.subject else _MANY.match(form)
    if acting is None or not _are(acting, named):
        return None
    at = acting.end()
    if at < len(form) and not (verbs.match(form, at) or _GOES_ON.match(form, at)):
        return None
    whole = _put(clause, (0, at), None)
    return replace(whole, subject=named, why="explicit")


def _after(word: re.Pattern[str], form: str, named: tuple[Phrase, ...], ends: re.Pattern[str]) -> re.Match[str] | None:
    """The many of the kind of those who are named that the form speaks of behind this word and before what `ends` matches."""
    for found in word.finditer(form):
        group = _MANY.match(form, found.end())
        if group and ends.match(form, group.end()) and _are(group, named):
            return group
    return None


def _are(group: re.Match[str], named: tuple[Phrase, ...]) -> bool:
    """Whether those who are named are of the kind that is spoken of."""
    types = _PERSON_TYPES if group["persons"] else _STATE_TYPES
    return all(phrase.head.type in types for phrase in named)


def _put(clause: Clause, span: tuple[int, int], noun: Noun | None) -> Clause:
    """The clause with this noun in place of a stretch of its form, or without the stretch."""
    start, end = span
    code = "" if noun is None else CODES[noun.phrases[0].head.type]
    shift = len(code) - (end - start)
    nouns = {(i if i < start else i + shift): n for i, n in clause.nouns.items() if not start <= i < end}
    at = clause.at[:start] + clause.at[end:]
    if noun is not None:
        nouns[start] = noun
        at = (*clause.at[:start], noun.phrases[0].span.start, *clause.at[end:])
    adjuncts = tuple(a if a.at <= start else replace(a, at=max(a.at + shift, start)) for a in clause.adjuncts)
    return replace(clause, form=clause.form[:start] + code + clause.form[end:], at=at, nouns=nouns, adjuncts=adjuncts)
