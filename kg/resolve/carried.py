"""Whose a clause is that names no subject, and which subject goes on to the next such clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.prose.clauses import ACTORS, Clause
from kg.resolve.acting import NOBODY, Subject
from kg.resolve.anaphora import meant_by_all
from kg.resolve.asked import keep_asked
from kg.resolve.chairing import chair
from kg.resolve.demanding import hoped_on
from kg.resolve.in_speech import CROWD, DESIRED, in_speech, is_link, keep_in_speech
from kg.resolve.listing import begin_point
from kg.resolve.memory import Story
from kg.resolve.own_words import speaks_for_self, tells_whose_part

# Patterns and not lists of words: they hold only at the head of the clause, or before an actor.
_TEXT = ("paragraph", "item")
_MUST_BE = re.compile(r"(?:不要|不得|不应|不许|不准|勿|切勿|别(?=[再去把向])|停止|释放|交出|撤[军出回]|立即|必须|应当|应该|应(?!对)|尽快|切莫|莫)")
_PLANS = re.compile(
    r"^(?:并|也|还|同时|又)?(?:将|愿|会(?![见晤谈])|已|希望|敦促|要求|呼吁|促请|期待|表示|称|说|强调|指出|重申|认为|"
    r"[^，]{0,6}(?:支持|反对|感谢|赞赏|欢迎|谴责|批评|警告))"
)

# After what others are asked or praised for, the subject itself goes on: 呼吁各方停火，并邀请…, 批评某方，主张….
_RESUMES = re.compile(
    r"(?:并|也|又|还|同时|其后|随后|此外|另外|随即|再次|但|而)|[^，]{0,4}(?:主张|倡导|倡议|邀请|提出|宣布|决定|建议|介绍|通报|通话|会见|出席|感谢|赞赏|祝贺)"
)
_NUMBERED = re.compile(r"[（(][0-9一二三四五六七八九十]{1,3}[）)]")  # （11）打击…取得战果: an item of news by itself
_GOES_ON = re.compile("[还也又将并已正再曾愿]|(?:继续|同时)")  # 此外，|还将 X
_POINT = re.compile("[一二三四五六七八九十]是")


# 访问埃及期间，|王毅会见…: whose circumstance it is, the clause behind it says; with 后, 时, 前 only where nobody went before.
_WHILE = re.compile(r"(期间|之际|途中|前夕)|(?:[时后前]|之后|之前)$")
_IN_TALKS = re.compile(
    r"(?:在|但在|而在)(?:与|同|和|跟)[^，]{1,12}的[^，的]{0,10}(?:谈判|磋商|会谈|会晤|会面|通话)(?:过程)?中$"
)  # 在与某国的谈判中，|某国坚持…
# 在会见某人时，|某人说…: both are his, whoever went before.
_MEETING_OTHERS = re.compile(
    r"[但而]?(?:在|于)?(?:会见|会晤|接见|拜会|约见|出席|参加|主持|接受|谈及|谈到|被问|回答|回应|答复|与|同|和)[^，]{1,60}(?:时|之后|后)$"
)
_EVER_SINCE = re.compile(r"自从?[^，]{2,40}(?:后|以来|起)$")  # 自退出条约以来，|某国…
_OTHERS_ACT = re.compile(  # 在中国呼吁停火|之际，某人…: who acts in the circumstance it says itself
    rf"(?:正|就)?在[{ACTORS}](?![与同和跟]|的)[^，]{{2,40}}(?:之际|期间|途中|前夕|时候?|[前后]|之[前后])$"
)
_BEFORE_SOMEBODY = re.compile(r"在[^，]{4,40}(?:之前|之后|前|后)$")
_SOMEBODY_SAYS = re.compile(r"(?![据另但也还又并而曾已])[^，”]{1,12}(?:称|说|表示|指出|宣布|认为|强调)$")
_SAID_IN = re.compile("[^，]{0,6}》|(?:通知|通报|决定|建议|倡议|提案|评论|报道|报告|声明|总结|分析|介绍|研究|调查|统计|决议)")  # 通知|指出
_FINDS = ("指出", "认为", "批评", "指责", "质疑", "形容", "指")
_IN_PERSON = re.compile("访|会[见晤谈面]|出席|参加|抵达|到达|通话|通电话")
_PAIR = 2
_ACTING = ("Person", "Country", "Organization")
_AS_WHAT = ("作为", "身为")  # 某人说，作为成员国，|某国应…: the state is a member
# 某甲和某乙，|这两名官员，|建议…: who they are, and no new subject.
_APPOSED = re.compile(r"这[一二两三四五六七八九十几]?[名位个家国支](?![人说])[^，]{2,24}")
_SUFFERS = re.compile(rf"(?:被|遭到?|受到?)[^，]{{0,6}}[{ACTORS}]")


def who_goes_on(story: Story, clause: Clause) -> tuple[str, ...]:
    """Whose a sentence may be that names nobody: the subject named last in its paragraph.

    What must be (要…), a point (三是…) and what a document lays down goes on with the one of a paragraph before.
    """
    memory = story.memory
    before = memory.of_block_before
    if memory.last_explicit or not before:
        return memory.last_explicit
    point = _POINT.match(story.document.plain, story.sentences[clause.sentence].span.start)
    return before if point or DESIRED.match(clause.form) or set(memory.issuer) == set(before) else ()


def carried_subject(story: Story, clause: Clause) -> Subject:
    """The subject of a clause that begins like a predicate."""
    memory = story.memory
    if memory.speech is None and _NUMBERED.match(story.document.plain, clause.span.start):
        memory.owner = memory.last_explicit = ()
        return NOBODY
    if asked := _of_whom_asked(story, clause):
        return asked
    before = story.settled[-1].clause if memory.speech is None and story.settled else None
    if before is not None and before.sentence == clause.sentence and is_link(before) and not _GOES_ON.match(clause.form):
        return NOBODY  # 此外，|居住在某地的人也…
    if memory.speech is not None:
        begin_point(story, clause)
        own = Subject(memory.speech.speakers, why="subject is the speaker") if speaks_for_self(story, memory.speech, clause) else None
        return own or in_speech(story, memory.speech, clause)
    if memory.sides and story.sentences[clause.sentence].kind == "heading" and DESIRED.match(clause.form):
        return Subject(memory.sides, joint=True, why="both sides are spoken to")
    in_text = story.sentences[clause.sentence].kind in _TEXT
    if owner := chair(story, clause) or (memory.owner if in_text else memory.aside):
        return Subject(owner, memory.owner_joint if in_text else len(owner) > 1, "subject carried over")
    if clause.item and memory.sides:
        return Subject(memory.sides, joint=True, why="a point of both sides")
    return NOBODY


def _of_whom_asked(story: Story, clause: Clause) -> Subject | None:
    """Who does what follows a request in its sentence: of whom it is asked, or nobody known; None where the subject itself goes on."""
    memory = story.memory
    must = memory.told_to and _MUST_BE.match(clause.form)
    if must or (memory.asked and not clause.speech and not _PLANS.match(clause.form)):
        asked = memory.told_to if must else memory.asked
        return Subject(asked, len(asked) > 1, "of whom it is asked")
    if (memory.asked or memory.asked_others) and hoped_on(memory.asked_for, clause):
        memory.asked, memory.asked_others = (), True
        return NOBODY
    if memory.asked_others and not clause.speech:
        again = clause.form[:2] in memory.asked_for and clause.form.startswith(("支持", "反对"))  # 希望你们支持 X，|支持 Y
        if again or not (_PLANS.match(clause.form) or _RESUMES.match(clause.form)):
            return NOBODY
        memory.asked_others = False  # 呼吁各方停火，愿…，推动…: the subject's own again
    return None


def told_behind(story: Story, clauses: Sequence[Clause], index: int, subject: Subject) -> Subject:
    """Who acts in a circumstance with which a sentence, or what somebody says, begins: the one who is the subject of the clause behind it."""
    behind = clauses[index + 1] if index + 1 < len(clauses) else None
    # 某人称，退出条约后，|美国将…: he speaks, the state acts; but whom he met, he met
    met = _IN_PERSON.search(clauses[index].form) and not any(map(story.linker.is_outlet, subject.ids))  # 某报称，会面后，|某国…: not the paper
    said = index > 0 and clauses[index - 1].speech != "" and not met
    as_what = clauses[index].form.startswith(_AS_WHAT)
    talks = _IN_TALKS.search(clauses[index].form)
    beside = any(a.kind == "with" for a in clauses[index].adjuncts)  # 与某国谈判后，|某国发表声明
    begins = index == 0 or clauses[index - 1].sentence != clauses[index].sentence
    since = begins and _EVER_SINCE.match(clauses[index].form) is not None
    acting = _ACTING if said or as_what or talks or beside or since else ("Person",)
    if behind is None or behind.sentence != clauses[index].sentence:
        return subject
    if behind.why == "none" and behind.form and not behind.subject and _BEFORE_SOMEBODY.match(clauses[index].form):
        return NOBODY  # 在加入联合国机构之前，|某人…: nobody that is known
    if len(behind.subject) != 1 or behind.subject[0].head.type not in acting:
        return subject
    if _OTHERS_ACT.match(clauses[index].form):
        return NOBODY
    if since or (begins and behind.subject[0].head.type == "Person" and _MEETING_OTHERS.match(clauses[index].form)):
        return Subject(meant_by_all(story, behind.subject)[0], why="the subject behind it")
    stands = talks or _WHILE.search(clauses[index].form)
    if not (as_what or talks) and (stands is None or stands.end() != len(clauses[index].form) or (subject.ids and not stands[1] and not said)):
        return subject
    return Subject(meant_by_all(story, behind.subject)[0], why="the subject behind it")


def unless_told_of(story: Story, clauses: Sequence[Clause], index: int, subject: Subject) -> Subject:
    """The carried subject of a verb of saying; not where the words said name that same person, or a crowd acted in the clause before."""
    clause = clauses[index]
    following = clauses[index + 1] if index + 1 < len(clauses) and clauses[index + 1].sentence == clause.sentence else None
    before = clauses[index - 1] if index and clauses[index - 1].sentence == clause.sentence else None
    if before is not None and not before.subject and CROWD.match(before.form):
        return NOBODY  # 反对党批评某某，指…
    if before is not None and clause.speech in _FINDS and _SUFFERS.search(before.form):
        return NOBODY  # 某国被某部列入名单，指出…
    if following is None or following.quoted:
        return subject
    noun = following.nouns.get(0)
    named = following.subject or (noun.phrases if noun else ())
    if not named or named[0].head.type != "Person" or story.linker.link(named[0].head) not in subject.ids:
        return subject
    speech = story.memory.speech
    ids = tuple(i for i in speech.speakers if i not in subject.ids) if speech is not None else ()
    return replace(subject, ids=ids, why="the speaker goes on")


def keep_subject(story: Story, clause: Clause, subject: Subject, *, frames: bool) -> None:
    """Remember whose the next clause is, if that names no subject; of a caption or a heading, for its own sentence.

    `frames` tells whether this clause only frames a speech.
    """
    memory = story.memory
    if story.sentences[clause.sentence].kind not in _TEXT:
        if clause.subject or clause.why == "none":
            memory.aside = subject.ids
        return
    if not clause.form and clause.subject and all(map(story.linker.is_outlet, subject.ids)):
        memory.owner, memory.owner_joint = (), False  # 圖為車龍。美聯社: whose picture it is, and nobody who does what follows
        return
    if frames:
        if subject.ids and clause.subject:
            memory.last_explicit = memory.owner = subject.ids
            memory.owner_joint = subject.joint
    elif memory.speech is not None:
        keep_in_speech(story, memory.speech, clause, subject)
    elif clause.subject and not tells_whose_part(clause):
        memory.owner, memory.owner_joint = subject.ids, subject.joint
        memory.last_explicit = subject.ids
        if len(subject.ids) == 1 and story.linker.is_person(subject.ids[0]) and clause.subject[0].head.type != "Pronoun":
            memory.speaker = subject.ids[0]  # of whom the writer tells now: 他说 is this person's
    elif clause.why == "none" and not (_is_apposed(story, clause) or is_link(clause)):
        memory.owner, memory.owner_joint = (), False
    keep_asked(story, clause)
    if memory.speech is None and not clause.subject:
        _forget_unknown_speaker(story, clause, subject)
    for entity in reversed(subject.ids) if _first_of_two(story, clause) else subject.ids:
        actor = story.linker.actors[entity]
        if actor.is_person and clause.subject:
            memory.person = entity
        if actor.is_country:
            memory.country = entity


def _forget_unknown_speaker(story: Story, clause: Clause, subject: Subject) -> None:
    """After somebody speaks in the narration whom no name links, nobody who was told of before goes on."""
    memory = story.memory
    if clause.speech and not subject.ids and (clause.why == "carried" or _SOMEBODY_SAYS.match(clause.form)):
        memory.asked_others = True  # 俄称|打击…: whoever it is does what it says, and not the one before
    elif not clause.speech and clause.why == "carried" and _SOMEBODY_SAYS.match(clause.form) and not _SAID_IN.match(clause.form):
        memory.owner = memory.last_explicit = ()  # 祁某等|表示，…。感谢…: it is still he who thanks


def _is_apposed(story: Story, clause: Clause) -> bool:
    """Whether the clause only says who those are that the clause before names as subject, and nothing else."""
    before = story.settled[-1].clause if story.settled else None
    named = before is not None and before.sentence == clause.sentence and not before.form and bool(before.subject)
    return named and clause.mark == "，" and not clause.speech and _APPOSED.fullmatch(clause.form) is not None


def _first_of_two(story: Story, clause: Clause) -> bool:
    """Whether 他 after this clause is the first of the two who act in it: 某甲与某乙通话。他说…."""
    two = clause.subject
    return len(two) == _PAIR and story.document.plain[two[0].span.end : two[1].span.start].endswith(("与", "同", "跟"))
