"""Who stands beside whom: the two or three sides that 双方 and 三方 will mean from here on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.prose.clauses import ACTORS, CODES, Clause, Phrase
from kg.resolve.gathering import remember_gathering
from kg.resolve.memory import Story

_MEETING = re.compile(r"会谈|会见|会晤|通(?:了|过)?电话|通话|访问|磋商|谈判|接见|见面|签署|对话|欢迎仪式")
_MUTUAL = re.compile(r"同意|共识|分别|关系|合作|互|两国|双方|交火|冲突|交战|开战|对峙|停火|争端|边界|建交|断交|峰会|会议|会商|会面|共同|联合|发表")
_HOLDS = re.compile(rf"(?:举行|召开|举办)[^，]{{0,6}}{CODES['Event']}")
_PAIR = 2
_STATES = (CODES["Country"], CODES["Organization"])


def remember_sides(story: Story, clause: Clause, subjects: tuple[str, ...], company: tuple[str, ...], nouns: dict[int, tuple[str, ...]]) -> None:
    """Take the pair or the three of this clause, and those named last in it."""
    memory, form = story.memory, clause.form
    if not (subjects or nouns or company or memory.invited or clause.subject):
        return
    beside = company or (tuple([i for i in memory.invited if i not in subjects]) if memory.invited else ())  # who invites is about to meet
    meeting = bool(nouns) and _MEETING.search(form) is not None
    if meeting and len(subjects) == 1 and not company:
        _remember_guests(story, subjects[0], nouns)
    compounds = (
        [ids for at, ids in nouns.items() if 2 <= len(ids) <= 4 and form[at] in _STATES and any(map(story.linker.is_country, ids))] if nouns else []
    )
    together = _acting(clause, (*subjects, *beside), nouns if meeting else {}) if meeting or len(subjects) + len(beside) >= _PAIR else ()
    if compounds or len(together) >= _PAIR:
        _remember_groups(story, clause, together, compounds, paired=bool(beside))
    acting = _remember_subject(story, clause, subjects)
    acting += [i for i in company if story.linker.actors[i].acts]
    if nouns:
        remember_gathering(story, clause)
        acting += _remember_nouns(story, clause, subjects, nouns)
    if len(acting) > 1 and len(two := tuple(dict.fromkeys(acting))) > 1:
        memory.two = two if len(two) == _PAIR else ()  # whom 前者 and 后者 will mean; where the clause names more, nobody


def _remember_subject(story: Story, clause: Clause, subjects: Sequence[str]) -> list[str]:
    """Take what the subject names: an organisation, a body that 该部 or 该公司 will mean, the state of a person's title. Gives who of it can act."""
    memory, actors = story.memory, story.linker.actors
    acting: list[str] = []
    if clause.subject:
        memory.country = _land(story, clause.subject) or memory.country
    for entity in subjects:
        actor = actors[entity]
        if actor.acts:
            acting.append(entity)
            if not (actor.is_person or actor.is_country):
                memory.organisation = entity
        if actor.called:
            memory.bodies |= dict.fromkeys(actor.called, entity)
    return acting


def _remember_nouns(story: Story, clause: Clause, subjects: Sequence[str], nouns: Mapping[int, tuple[str, ...]]) -> list[str]:
    """Take what the nouns name: besides what a subject may name a country, a document, a person beside the subject. Gives who of it can act."""
    memory, actors, form = story.memory, story.linker.actors, clause.form
    acting: list[str] = []
    beside = ""
    for at, ids in nouns.items():
        if form[at] in ACTORS:
            memory.country = _land(story, clause.nouns[at].phrases) or memory.country
        elif form[at] == CODES["Document"] and ids:
            memory.motion = (ids[-1], clause.sentence)
        for entity in ids:
            actor = actors[entity]
            if actor.acts:
                acting.append(entity)
                if actor.is_country:
                    memory.country = entity
                elif not actor.is_person:
                    memory.organisation = entity
                elif not beside and entity not in subjects:
                    beside = entity
            if actor.called:
                memory.bodies |= dict.fromkeys(actor.called, entity)
    memory.beside = beside or memory.beside
    return acting


def _remember_groups(story: Story, clause: Clause, acting: tuple[str, ...], compounds: Sequence[tuple[str, ...]], *, paired: bool) -> None:
    """Take those who act together here for the two, three or four sides, and else those whom one word names: 中俄, 美日韩."""
    memory = story.memory
    for group in (acting, *(c for c in compounds if not memory.sides or len(c) > 2)):
        if len(group) == 2 and (group is not acting or paired or _is_pair(story, clause)):
            _remember_pair(story, group)
        elif len(group) == 3:
            sides = tuple(dict.fromkeys(story.linker.side(g) for g in group))
            memory.triple = sides if len(sides) == 3 and all(sides) else memory.triple
        elif len(group) == 4 and all(story.linker.is_country(g) for g in group):
            memory.four = group


def _land(story: Story, phrases: Sequence[Phrase]) -> str:
    """沙特外长某某警告，该国…: the state that the last person's title names."""
    for phrase in reversed(phrases):
        if phrase.head.type == "Person" and phrase.span.start < phrase.head.span.start:
            return story.linker.side(story.linker.link(phrase.head))
    return ""


def _acting(clause: Clause, ids: Sequence[str], nouns: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Who acts with whom: these, and where they are fewer than two every actor among the nouns."""
    actors = [i for i in ids if i]
    if len(actors) < _PAIR:
        for at, others in nouns.items():
            if clause.form[at] in ACTORS:
                actors += others
    return tuple(dict.fromkeys(actors))


def _is_pair(story: Story, clause: Clause) -> bool:
    """Whether a joint subject is a pair that acts with each other (中俄, A和B会谈) or speaks together, and not the first two of a list."""
    compound = all(p.head.found_by.startswith("short") for p in clause.subject) and len(clause.subject) == 2
    return (
        compound
        or story.frames(clause)
        or _MEETING.search(clause.form) is not None
        or (_MUTUAL.search(clause.form) or _HOLDS.search(clause.form)) is not None
    )


def _remember_guests(story: Story, host: str, nouns: dict[int, tuple[str, ...]]) -> None:
    """分别会见 A、B: what 两国 means in the mouth of A, and in that of B."""
    for guests in nouns.values():
        sides = {g: (story.linker.side(host), story.linker.side(g)) for g in guests if g and g != host and story.linker.is_person(g)}
        if len(sides) > 1:
            story.memory.met |= {g: pair for g, pair in sides.items() if all(pair) and pair[0] != pair[1]}


def _remember_pair(story: Story, group: tuple[str, ...]) -> None:
    sides = tuple(story.linker.side(g) for g in group)
    if all(sides) and sides[0] != sides[1]:
        story.memory.sides = sides
        if not set(sides) <= set(story.memory.gathering):
            story.memory.gathering = ()  # a meeting of two, after that of many
        if all(story.linker.is_person(g) for g in group):
            story.memory.persons = group
