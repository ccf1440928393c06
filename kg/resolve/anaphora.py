"""Whom a phrase means: a name's entity, and for 双方, 两国元首, 他, 我 and the like those who were named before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.prose.clauses import Phrase
from kg.prose.script import shadow
from kg.resolve.memory import Story

_PAIR = 2


def meant_by_all(story: Story, phrases: Sequence[Phrase]) -> tuple[tuple[str, ...], bool]:
    """The entity ids of coordinated phrases, and whether they are two sides acting together."""
    if len(phrases) == 1:
        ids = meant_by(story, phrases[0])
        return (_known(ids), True) if len(ids) > 1 else (ids if ids and ids[0] else (), False)
    meant = [meant_by(story, phrase) for phrase in phrases]
    last = phrases[-1].head if phrases else None
    if last is not None and last.type == "Title" and all(p.head.found_by.startswith("short") for p in phrases[:-1]):
        _, office = story.lexicon.groups.get("两国" + shadow(last.value.partition("|")[0]), ("", ""))  # 中俄|元首: as 两国元首
        held = _heads(story, tuple(i for ids in meant for i in ids), office) if office else ()
        meant = [(person,) for person in held] or meant
    joint = len(phrases) > 1 or any(len(ids) > 1 for ids in meant)
    return _known(i for ids in meant for i in ids), joint


def _known(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([i for i in ids if i]))


def meant_by(story: Story, phrase: Phrase) -> tuple[str, ...]:
    """The entity ids of one phrase, none where nobody known is meant."""
    head = phrase.head
    if head.type in ("Group", "Pronoun"):
        return _group(story, head.value)
    return (story.linker.link(head),) if head.type == "Title" or head.entity else ()


def is_indirect(phrases: Sequence[Phrase]) -> bool:
    """Whether somebody is meant here without being named."""
    return any(p.head.type in ("Group", "Pronoun", "Title") for p in phrases)


def _group(story: Story, word: str) -> tuple[str, ...]:
    """Who is meant by a group word or pronoun here, or nobody."""
    kind, office = story.lexicon.groups[word]
    memory = story.memory
    if kind in ("one", "self", "other"):
        return _from_speaker(story, kind, word)
    if kind == "of":
        return tuple(office.split())
    if kind == "heads of":
        of_each, *states = office.split()
        now = not memory.when or memory.when[:4] >= story.linker.day[:4]  # last year's ministers may have been others
        return (now and story.linker.holders_named(states, of_each, story.lexicon.title_offices)) or tuple(states)
    if kind in ("states3", "heads3") and not memory.triple:
        memory.triple = story.linker.main_three()
    if kind in ("heads", "heads3"):
        return _heads(story, memory.sides if kind == "heads" else memory.triple, office)
    several = {"states": memory.sides, "persons": memory.persons, "states3": memory.triple, "states4": memory.four}
    speakers = memory.speech.speakers if memory.speech else ()
    if kind == "states" and len(speakers) == 1 and speakers[0] in memory.met:
        return memory.met[speakers[0]]
    single = {"he": _he(story, word), "it_country": memory.country, "it_org": memory.bodies.get(word, memory.organisation)}
    one = single.get(kind, "")
    if kind in ("former", "latter") and memory.two:
        one = memory.two[kind == "latter"]
    return several.get(kind, (one,) if one else ())


def _he(story: Story, word: str) -> str:
    """Who 他 or 她 is: the first of those that may be meant who is not known to be of the other sex."""
    memory, other = story.memory, "m" if word == "她" else "f"
    return next((one for one in (memory.he, memory.speaker, memory.person, memory.beside) if one and story.linker.sex(one) != other), "")


def _from_speaker(story: Story, kind: str, word: str) -> tuple[str, ...]:
    """我, 我方 and 对方, seen from the one who speaks."""
    linker, memory, speech = story.linker, story.memory, story.memory.speech
    speaker = speech.speakers[0] if speech and len(speech.speakers) == 1 else ""
    side = linker.side(speaker) if speaker else ""
    if kind == "one":
        return (speaker,) if speaker and linker.is_person(speaker) else ()
    if kind == "self":
        side = side if speaker else linker.home if word in ("我国", "我方") else ""
        return (side,) if side else ()
    if len(memory.acting) == _PAIR and set(memory.sides) in (set(), set(memory.acting)):
        return memory.acting  # 双方支持对方: each the other
    others = tuple(s for s in memory.sides if s != side)
    return others if side in memory.sides and len(others) == 1 else ()


def _heads(story: Story, sides: tuple[str, ...], office: str) -> tuple[str, ...]:
    """Those who hold the office on these sides: the two who met, else by the gazetteer."""
    persons = story.memory.persons
    met = len(sides) == len(persons) == 2 and {story.linker.side(p) for p in persons} == set(sides)
    if met and not any(story.linker.holds_other(p, office) for p in persons):
        return persons
    held = story.linker.holders(sides, office)
    return held if len(held) == len(sides) else ()
