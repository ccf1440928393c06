"""Whom a phrase means: a name's entity, and for 双方, 两国元首, 他, 我 and the like those who were named before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.prose.clauses import ACTORS, CODES, Clause, Phrase
from kg.prose.script import shadow
from kg.resolve.gathering import at_table
from kg.resolve.memory import Story

_PAIR, _THREE = 2, 3
_AHEAD = 6  # characters
_INDIRECT = frozenset(("Group", "Pronoun", "Title"))  # types of what means somebody without a name
# Of whom something is asked, or who is blamed, right behind the verb, or at whom a deed that goes on is aimed: 要求|其|撤军, 并对|其|实施制裁.
_ASKED_IT = re.compile(
    rf"(?:(?:要求|敦促|促请|呼吁|督促|吁请|请求|指责|指控|批评|谴责|抨击|警告|邀请)|^(?:并|也|还|又|再|将|已|曾|随后|随即|继续|开始){{0,3}}[对向])([{CODES['Pronoun']}{CODES['Group']}])(?![的，])"
)
_ONE_OF_TWO = ("其", "对方", "该国")  # words for one beside the subject
_DEED_OF_TWO = re.compile(r"(?:举行|进行|展开)?(?:会谈|会面|会晤|通话|通电话|通了电话|电话会谈|交谈|见面|合作|谈判|共进)|(?:举行|进行)了?")
_AT_WAR = re.compile("入侵|侵略|袭击|空袭|轰炸|打击|战争|开战|进攻|攻击|冲突")
_MUST = re.compile("(?:也|还|更|都|一定|既)?(?:要(?!求)|应|必须|需)")
_TOGETHER = re.compile("(?:一直|始终|已经|还|也|将|愿|要|应当|应该|应|可以|必须|需要)?(?:共同|携手|一致|一起)")


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
    elif last is not None and last.type == "Title" and all(p.head.type == "Country" for p in phrases[:-1]):
        meant[-1] = tuple(filter(None, (story.linker.side(i) for i in meant[-1]))) or meant[-1]  # 甲国和|乙国防长: a state beside a state
    joint = len(phrases) > 1 or any(len(ids) > 1 for ids in meant)
    return _known(i for ids in meant for i in ids), joint


def asked_of(story: Story, clause: Clause, nouns: Mapping[int, tuple[str, ...]]) -> Mapping[int, tuple[str, ...]]:
    """Whom 其, 对方 and 该国 mean where something is asked of them: never who asks, but the actor named last beside the subject."""
    asked = _ASKED_IT.search(clause.form)
    at = asked.start(1) if asked else -1
    if at not in clause.nouns or clause.nouns[at].phrases[0].head.value not in (*_ONE_OF_TWO, *map(shadow, _ONE_OF_TWO)):
        return {at: nouns[at] or last_object(story, clause)} if at in nouns and clause.form[at] == CODES["Pronoun"] else {}
    each = len(story.memory.acting) > 1 and shadow(clause.nouns[at].phrases[0].head.value) == "对方"  # 双方指责|对方: each the other
    if each or (nouns.get(at) and not {*nouns[at]} & {*story.memory.acting}):
        return {}
    named = [one for i, ids in sorted(nouns.items()) for one in ids if i < at and clause.form[i] in ACTORS]
    beside = [one for one in named if one and one not in story.memory.acting and story.linker.actors[one].acts]
    apart = tuple(one for one in story.memory.sides if one not in story.memory.acting)
    of_two = apart if len(apart) == 1 and len(story.memory.sides) == _PAIR else ()  # 中法会谈。法国要求|对方…
    return {at: (beside[-1],) if beside else last_object(story, clause) or of_two}


def last_object(story: Story, clause: Clause) -> tuple[str, ...]:
    """向某国施压，要求|其|撤军: the actor whom the clauses before in the same sentence named last beside their subject."""
    for before in reversed(story.settled):
        if before.clause.sentence != clause.sentence:
            break
        named = (*before.company, *(one for _, ids in sorted(before.nouns.items()) for one in ids))
        others = [one for one in named if one and one not in before.subjects and story.linker.actors[one].acts]
        if others:
            return (others[-1],)
    return ()


def with_it(story: Story, clause: Clause, company: Sequence[Phrase]) -> tuple[str, ...]:
    """某人访华前夕，某外长与|其|通电话: with whom, where 与其 stands right before a deed of two."""
    at = next((a.at for a in clause.adjuncts if a.kind == "with"), 0)
    if company[0].head.type != "Pronoun" or not _DEED_OF_TWO.match(clause.form, at):
        return ()
    before = story.settled[-1] if story.settled else None
    others = before.subjects if before and before.clause.sentence == clause.sentence and clause.subject else ()
    named = meant_by_all(story, clause.subject)[0]
    return others if len(others) == 1 and others[0] not in named else last_object(story, clause)


def _known(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([i for i in ids if i]))


def meant_by(story: Story, phrase: Phrase) -> tuple[str, ...]:
    """The entity ids of one phrase, none where nobody known is meant."""
    head = phrase.head
    if head.type in ("Group", "Pronoun"):
        if story.lexicon.groups[head.value][0] == "it_government":
            return _known((story.linker.told_at(phrase.span.start),))
        return _group(story, head.value) if head.value != "我们" else _we(story, phrase)
    return (story.linker.link(head),) if head.type == "Title" or head.entity else ()


def is_indirect(phrases: Sequence[Phrase]) -> bool:
    """Whether somebody is meant here without being named."""
    return not _INDIRECT.isdisjoint([phrase.head.type for phrase in phrases])


def _we(story: Story, phrase: Phrase) -> tuple[str, ...]:
    """我们|共同宣布: both sides, where the speaker is of one of them; 我们|要…: all at the table; else the speaker's."""
    if table := at_table(story, story.document.plain[phrase.span.end : phrase.span.end + _AHEAD]):
        return table
    own = _from_speaker(story, "self", "我们")
    if _MUST.match(story.document.plain, phrase.span.end) and any(map(story.linker.is_outlet, own)):
        return ()  # 某报文章说，我们|要…: its readers' land, or everybody
    sides = story.memory.sides
    return sides if own and own[0] in sides and _TOGETHER.match(story.document.plain, phrase.span.end) else own


def _group(story: Story, word: str) -> tuple[str, ...]:
    """Who is meant by a group word or pronoun here, or nobody."""
    kind, office = story.lexicon.groups[word]
    memory = story.memory
    if kind in ("one", "self", "other", "yours", "you"):
        return _from_speaker(story, kind, word)
    if kind == "of":
        return tuple(office.split())
    if kind == "heads of":
        of_each, *states = office.split()
        now = not memory.when or memory.when[:4] >= story.linker.day[:4]  # last year's ministers may have been others
        return (now and story.linker.holders_named(states, of_each, story.lexicon.title_offices)) or tuple(states)
    if kind in ("states3", "heads3") and not memory.triple:
        memory.triple = memory.gathering if len(memory.gathering) == _THREE else story.linker.main_three()
    if kind in ("heads", "heads3"):
        return _heads(story, memory.sides if kind == "heads" else memory.triple, office)
    if kind == "states":
        return _two_sides(story, word)
    several = {"persons": memory.persons, "states3": memory.triple, "states4": memory.four}
    if kind in several:
        return several[kind]
    one = ""
    if kind == "he":
        one = _he(story, word)
    elif kind == "it_country":
        one = memory.country
    elif kind == "it_org":
        one = _own_body(story, word) or memory.bodies.get(word, memory.organisation)
    elif kind in ("former", "latter") and memory.two:
        one = memory.two[kind == "latter"]
    return (one,) if one else ()


def _own_body(story: Story, word: str) -> str:
    """某党主席称，|该党…: the body of whoever speaks, where it may be called so."""
    speakers = story.memory.speech.speakers if story.memory.speech else ()
    body = story.linker.own_body(speakers[0]) if len(speakers) == 1 else ""
    return body if body and word in story.linker.actors[body].called else ""


def _two_sides(story: Story, word: str) -> tuple[str, ...]:
    """双方, 两国: the two whom the sentence told of, or the host and the guest who speaks, or those who meet."""
    memory = story.memory
    if word == "双方" and memory.both_here:
        return memory.both_here
    speakers = memory.speech.speakers if memory.speech else ()
    if len(speakers) == 1 and speakers[0] in memory.met:
        return memory.met[speakers[0]]
    return _two_named(story) if word.startswith("两国") and not memory.sides else memory.sides


def _two_named(story: Story) -> tuple[str, ...]:
    """某甲威胁对某国加税，|两国官员…: the states of the two named in the clause before, where no two sides were told of."""
    if story.settled and _AT_WAR.search(story.settled[-1].clause.form):
        return ()  # 俄罗斯入侵乌克兰以来，某人…两国: hardly those
    sides = tuple(dict.fromkeys(story.linker.side(one) for one in story.memory.two))
    return sides if len(sides) == _PAIR and all(side and story.linker.is_country(side) for side in sides) else ()


def _he(story: Story, word: str) -> str:
    """Who 他, 她 or 这位学者 is: the first of those that may be meant who is not known to be of the other sex."""
    memory, other = story.memory, {"她": "m", "他": "f"}.get(word, "?")
    spoke = story.said[-1].speakers if word == "她" and story.said and len(story.said[-1].speakers) == _PAIR else ()  # 甲和乙说…。她说…
    themselves = memory.speech.speakers if memory.speech is not None and memory.speech.quoted else ()  # “他可以离开”: another than who says so
    maybe = (memory.he, memory.speaker, memory.person, memory.beside, *spoke)
    return next((one for one in maybe if one and one not in themselves and story.linker.sex(one) != other), "")


def _from_speaker(story: Story, kind: str, word: str) -> tuple[str, ...]:
    """我, 我方, 你, 贵国 and 对方, seen from the one who speaks."""
    linker, memory, speech = story.linker, story.memory, story.memory.speech
    speaker = speech.speakers[0] if speech and len(speech.speakers) == 1 else ""
    side = linker.side(speaker) if speaker else ""
    if kind == "one":
        return (speaker,) if speaker and linker.is_person(speaker) else ()
    if kind == "self":
        side = side if speaker else linker.home if word in ("我国", "我方") else ""
        return (side,) if side else ()
    if kind == "you":
        others = tuple(p for p in memory.persons if p != speaker)
        return others if speaker in memory.persons and len(others) == 1 else ()
    if kind == "other" and len(memory.acting) == _PAIR and set(memory.sides) in (set(), set(memory.acting)):
        return memory.acting  # 双方支持对方: each the other
    others = tuple(s for s in memory.sides if s != side)
    return others if side in memory.sides and len(others) == 1 else ()


def _heads(story: Story, sides: tuple[str, ...], office: str) -> tuple[str, ...]:
    """Those who hold the office on these sides: the two who met, else by the gazetteer, else the sides."""
    persons = story.memory.persons
    met = len(sides) == len(persons) == 2 and {story.linker.side(p) for p in persons} == set(sides)
    if met and not any(story.linker.holds_other(p, office) for p in persons):
        return persons
    held = story.linker.holders(sides, office)
    return held if len(held) == len(sides) else sides  # whoever holds an office without a name stands for the state
