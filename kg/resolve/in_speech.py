"""Whose a clause is that names no subject and stands in somebody's words, and which subject goes on there."""

from __future__ import annotations

import re

from kg.prose.clauses import ACTORS, Clause
from kg.resolve.acting import NOBODY, Subject
from kg.resolve.anaphora import meant_by_all
from kg.resolve.demanding import calls_himself
from kg.resolve.gathering import at_table
from kg.resolve.listing import begin_point, keep_points
from kg.resolve.memory import Speech, Story
from kg.resolve.own_words import demands_of_deed, is_of_thing, is_said_noun, tells_whose_part

# Patterns and not lists of words: they hold only at the head of the clause, or before an actor.
DESIRED = re.compile(r"^(?:更|还|也|都|共同)?(?:应当|应该|应|必须|要(?!求)|需要|需|须)")
_THANKS = re.compile(
    rf"(?![^，]{{0,4}}(?:相互|互相|彼此))(?:[^，{ACTORS}]{{0,6}})"
    rf"(?:感谢|赞赏|祝贺|钦佩|(?:支持|反对|谴责|批评)(?=[{ACTORS}](?!的)))([{ACTORS}])(?![与和同及、]|之?间)"
)
# 要捍卫国家和人民的利益: each side has its own, and the speaker speaks of his.
_OF_ONE_SIDE = re.compile("(?:捍卫|维护|保卫|守护)(?:好)?(?:我国|本国|自身|国家)(?:和人民|和民族)?的?(?:核心|根本|正当)?(?:利益|主权|安全|领土)")
_THANKS_ANYBODY = re.compile("(?:再次|衷心|也|最后|同时|非常)?(?:感谢|谢谢|祝贺|恭喜)")
_UNNAMING = re.compile("但?(?:并|也|又)?不点名(?:地)?(?:批评|指责|抨击|警告)")  # 某人说，议会有规则，|但不点名批评…
_ADVICE = re.compile(
    "(?:都|也|均|大家)?(?:请|千万)?(?:不要|切勿|千万别|请勿)(?![再被])"
)  # 世卫建议，|不要对某国实行限制: who is told so, and not the speaker
# 某人说，局势严峻，|并呼吁各方停火: no deed of what the clause before tells of.
_SPEAKS_ON = re.compile(
    r"(?:并且?|但|却|也|又|还|同时)(?:也|亦)?(?:再次|强烈|严厉|特别|也|再度){0,2}(?:呼吁|敦促|促请|吁请|要求|批评|谴责|指责|感谢|赞扬|抨击|称赞)"
    r"|(?:再次|强烈|他)?(?:呼吁|敦促|促请|吁请|谴责|感谢)"
)
CROWD = re.compile(
    rf"(?:[^，的{ACTORS}]{{0,4}})(?:反对党|反对派|建制派|民主派|泛民|示威者|抗议者|支持者|批评者|专家|学者|评论员|媒体|网民|网友|民众|市民|人士|律师)(?!的)[^，“]{{2}}"
)
# 同时，|维护和平: words that only link what follows to what went before leave it whose it is.
_LINKS = re.compile(
    r"(?:而|但|并)?(?:(?:与此)?同时|此外|另外|另一方面|一方面|除此之外|首先|其次|再次|再者|最后|为此|总之|未来|今后|当前|目前|现在|事实上|下一步|接下来|在此基础上|近年来|长期以来|第[一二三四五六七八九十]|其[一二三四五]|[一二三四五六])"
)


def in_speech(story: Story, speech: Speech, clause: Clause) -> Subject:
    """The subject of a clause that begins like a predicate."""
    if speech.unknown_in == clause.sentence or _ADVICE.match(clause.form):
        before = story.settled[-1].clause.form if story.settled else ""
        asks = _SPEAKS_ON.match(clause.form) or demands_of_deed(clause, before)
        speaks_on = before and asks and not CROWD.match(before)
        return Subject(speech.speakers, why="who calls for something is the speaker") if speaks_on else NOBODY
    if _thanks_by_speaker(story, speech, clause) or _UNNAMING.match(clause.form):
        return Subject(speech.speakers, why="subject is the speaker")
    thanked = _THANKS.match(clause.form)
    if thanked and {*meant_by_all(story, clause.nouns[thanked.start(1)].phrases)[0]} & {*speech.owner}:
        return Subject(speech.speakers, why="subject is the speaker")
    own = {side for s in speech.speakers for side in (s, story.linker.side(s))}
    if speech.owner and own.isdisjoint(speech.owner) and calls_himself(story, clause):
        return Subject(speech.speakers, why="who calls for something is the speaker")
    if speech.owner:
        return Subject(speech.owner, speech.owner_joint, "subject carried over")
    if not DESIRED.match(clause.form) or _OF_ONE_SIDE.search(clause.form):
        return Subject(speech.speakers, why="subject is the speaker")
    sides = at_table(story, clause.form) or story.memory.sides
    if sides == story.memory.gathering or any(story.linker.side(s) in sides for s in speech.speakers):
        return Subject(sides, joint=True, why="both sides are spoken to")
    return NOBODY


def _thanks_by_speaker(story: Story, speech: Speech, clause: Clause) -> bool:
    """“他会做得出色。|感谢某人的服务。”: in quoted words that tell of another person the speaker thanks."""
    told = {*speech.owner}
    apart = clause.quoted and bool(told) and told.isdisjoint(speech.speakers) and _THANKS_ANYBODY.match(clause.form) is not None
    return apart and all(map(story.linker.is_person, (*speech.owner, *speech.speakers)))


def keep_in_speech(story: Story, speech: Speech, clause: Clause, subject: Subject) -> None:
    """Remember whose the next clause of the speech is, if that names no subject."""
    if clause.subject and tells_whose_part(clause):
        speech.owner, speech.owner_joint = (), False
        speech.unknown_in, speech.of_thing = clause.sentence, True
    elif clause.subject:
        speech.owner, speech.owner_joint = subject.ids, subject.joint
        speech.unknown_in = -1 if subject.ids else clause.sentence
        keep_points(story, clause, speech)
    elif clause.why == "none" and not (begin_point(story, clause) or is_said_noun(story, clause) or is_link(clause)):
        speech.unknown_in, speech.of_thing = clause.sentence, is_of_thing(clause)


def is_link(clause: Clause) -> bool:
    """Whether the clause holds nothing but a word that links what follows to what went before: 同时，; 第二，."""
    return clause.mark == "，" and not clause.nouns and _LINKS.fullmatch(clause.form) is not None
