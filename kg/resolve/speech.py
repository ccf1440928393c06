"""Who is speaking: where a speech begins and ends, which clauses are its words, and to whom it is addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.prose.clauses import ACTORS, CODES, Clause
from kg.resolve.anaphora import meant_by, meant_by_all
from kg.resolve.dating import when_said
from kg.resolve.ending import is_recalled, is_somebodys, is_spoken_of
from kg.resolve.listing import announced_for
from kg.resolve.memory import Said, Speech, Story
from kg.resolve.turns import goes_on_answering
from kg.resolve.voice import is_in_full

_ANNOUNCES = ("宣布", "宣告", "证实", "确认", "报道", "报导")  # one thing is told, and the speech is over with its sentence

_BELIEFS = ("相信", "坚信", "深信", "确信", "觉得", "认为", "认识到", "估计", "预计", "预期", "判断")
_THOUGHTS = frozenset((*_BELIEFS, "确认", "回应", "表明", "承认", "分析", "提出", "澄清", "提醒", "建议", "介绍", "通报"))
# What shows that the words after 批评 or 形容 are a clause, and no noun.
_CLAUSAL = re.compile(
    rf"[{ACTORS}](?:违[反背]|侵犯|加剧|干涉|干预|无视|漠视|破坏|阻挠|阻碍|拒绝|没有|企图|试图|意图|滥用|利用|纵容|挑起|制造|不|未|已|在|是(?!非)|将)."
    r"|.(?:是(?!非)|不会|不应|不得|不尊重|不承认|没有|无视|正在|已经?|将|违[反背]|侵犯|加剧|干涉).."
)
# With these the speaker goes on, and not whoever acts in the speech: 他表示，美国希望缓和，又称….
_GOES_ON = re.compile(
    r"^(?:又|并|还|亦|也|再|更|另|同时|此外|并且|仅仅|仅|只){0,4}(?:续称|又称|又指|另称|并称|并指|还称|还指|续指|称|指|指出|说|表示|强调|重申|补充|补充说|"
    r"直言|坦言|透露|提到|谈到|形容|反问)$"
)

_PEOPLE = frozenset(("Person", "Title"))
_QUOTED_NAME = re.compile(r"“[^”，]{1,12}”的?[^，”]{1,8}")  # 批评|“港独”大字报
_QUOTED_JUDGEMENT = re.compile(r"[^，“”]{0,13}[^，“”的对为、]“[^”，]{2,60}”?")  # 抨击|谈判人员“丢人”, but 批评|某国的“双重标准”
# 批评|某国日前发表的宣言: what somebody did is the end of a noun, and no clause.
_DONE_BY = re.compile(rf"[{ACTORS}](?:[和与及、][{ACTORS}]){{0,4}}[^，：；“的{ACTORS}]{{1,10}}的[^，：；“的{ACTORS}]{{1,6}}")
_WHILE = re.compile("(?:[后时中上下前]|期间|之际)$")
_LEAST_TOLD = 10  # characters
_SUCH = re.compile(r"(?:如此|这样|这么)[^，]{2,4}$")
_INSISTS = ("坚称", "扬言", "承认")
_MODAL_WORDS = re.compile("(?:要(?!求)|会(?![议谈晤见])|将|不会|不|没有?|未|绝不|已|曾|有).{2}")
_PUBLISHED = re.compile(
    rf"(?:发布|发表|公布|刊发|出版)(?:过|了)?[^，]{{0,12}}(?:报告|声明|公告|白皮书|调查|研究|文章|社论|公报|{CODES['Document']})$"
)
_SAYS_WHY = re.compile(r"(?:指|称|声称|宣称|指称|说)")


def goes_on(story: Story, clause: Clause) -> tuple[str, ...]:
    """Who speaks in 又称, 并表示 that have no subject: the speaker, unless a person is told of in the speech."""
    speech = story.memory.speech
    if speech is None or clause.why != "carried" or not story.frames(clause) or not _GOES_ON.match(clause.form[: max(clause.content, 0)]):
        return ()
    if speech.owner and all(story.linker.is_outlet(i) for i in speech.speakers):
        return ()  # 某某社报道，双方会谈，重申…
    if clause.form.startswith(("仅", "只")) and clause.sentence != speech.sentence:
        return ()  # 某人说，…，仅说…: only within what he says
    if any(story.linker.is_person(i) for i in speech.owner) or _acted(story, speech, clause) or _published(story, clause):
        return ()
    return speech.speakers


def _acted(story: Story, speech: Speech, clause: Clause) -> bool:
    """他说…。乙国扣留某某，指…: after the speech's sentence whoever did the deed says why."""
    before = story.settled[-1].clause if story.settled else None
    deed = before is not None and before.sentence == clause.sentence > speech.sentence and bool(before.subject) and not before.quoted
    return deed and not clause.quoted and not speech.quoted and bool(speech.owner) and _SAYS_WHY.fullmatch(clause.form) is not None


def _published(story: Story, clause: Clause) -> bool:
    """某人说，英国发布报告，指…: what somebody else's document finds, of which the clause before tells."""
    before = story.settled[-1].clause if story.settled else None
    told = before is not None and before.sentence == clause.sentence and bool(before.subject) and not before.speech
    return (
        told
        and _SAYS_WHY.fullmatch(clause.form[: max(clause.content, 0)]) is not None
        and _PUBLISHED.search(story.settled[-1].clause.form) is not None
    )


def interrupts(story: Story, clauses: Sequence[Clause], index: int) -> bool:
    """Whether a person takes the floor in the middle of a sentence: after ；, or in a later sentence of a speech that was not quoted."""
    clause, speech = clauses[index], story.memory.speech
    if speech is None or clause.quoted:
        return False
    if clause.sentence == speech.sentence and is_somebodys(clause):
        return True
    if not clause.subject or _PEOPLE.isdisjoint([p.head.type for p in clause.subject]) or story.frames(clause):
        return False
    if clause.sentence > speech.sentence:
        return not is_spoken_of(story, speech, clause)
    people = {i for p in clause.subject for i in meant_by(story, p)}
    after = index > 0 and clauses[index - 1].mark == "；" and clauses[index - 1].sentence == clause.sentence
    return after and (clause.form.startswith("则") or people.isdisjoint(speech.speakers))


def _is_held(story: Story, clauses: Sequence[Clause], index: int, around: Speech) -> bool:
    """Whether the clause tells what somebody holds in the words of whoever speaks, and opens no speech: 王毅说，…，相信…."""
    clause = clauses[index]
    if clause.speech not in _THOUGHTS or clause.mark == "：":
        return False
    person = any(p.head.type in ("Person", "Title") for p in clause.subject)
    if person and not clause.quoted and (all(map(story.linker.is_outlet, around.speakers)) or (index and clauses[index - 1].mark == "；")):
        return False  # 某报报道，某人认为，…; 甲说，…；乙认为，…: his own words
    return not person or clause.sentence == around.sentence


def _of_speaker(story: Story, word: str) -> bool:
    """Whether a word is 我 or 我们."""
    return story.lexicon.groups.get(word, ("", ""))[0] in ("one", "self")


def begin_speech(story: Story, clauses: Sequence[Clause], index: int, subjects: tuple[str, ...], time: str) -> None:
    """The clause is a frame: its subjects speak from here on, or in the quotation just before; `time` is the one that the clause names."""
    clause, memory = clauses[index], story.memory
    memory.left = None
    if memory.speech is not None and _is_held(story, clauses, index, memory.speech) and not (clause.subject and len(subjects) > 1):
        return
    if memory.speech is not None and clause.subject and all(_of_speaker(story, p.head.value) for p in clause.subject):
        memory.speech.owner, memory.speech.owner_joint = subjects, len(subjects) > 1
        return  # 我们共同宣布, 我多次强调: still the words of whoever speaks
    points = announced_for(story, clause, subjects)
    if clause.speech == "：" and clause.mark == "。" and not points:
        return  # 某人提出三点建议。: to whom is not told
    follows = clauses[index + 1] if index + 1 < len(clauses) and clauses[index + 1].sentence == clause.sentence else None
    ends_here = (follows is None or follows.quoted or clause.mark in "。！？") and clause.content >= len(clause.form)
    told_after = clause.mark == "：" and follows is not None and follows.quoted
    before = -1 if clause.quoted or told_after else _quoted_before(story, clauses, index, near=not ends_here)
    before = _told_before(story, clauses, index) if before < 0 and ends_here and follows is None else before
    around = memory.speech
    person = any(p.head.type == "Person" for p in clause.subject) and not (around is not None and is_recalled(story, around, clause))
    nested = clause.subject and not person and not clause.quoted
    outer, quoted = memory.speech if nested else None, bool(follows and follows.quoted)
    speech = Speech(subjects, clause.sentence, quoted=quoted, said=when_said(story, clause, time), outer=outer)
    speech.points = points
    speech.brief = clause.speech in _ANNOUNCES and not speech.quoted
    speech.whole_block = clause.mark == "：" and not clause.form and follows is not None
    speech.open_ended = clause.mark == "：" and (follows is None or goes_on_answering(story, clause, subjects))
    if subjects and (follows is not None or before >= 0 or clause.mark == "："):
        speech.statement = len(story.said)
        story.said.append(Said(subjects, clause.speech, index, before if before >= 0 else index + 1, index, _addressee(story, clause)))
    over = before >= 0 and follows is not None and follows.form.startswith("并") and follows.why == "carried"
    memory.speech = speech if subjects and not over else memory.voice  # 「…」X说，并谴责Y
    if len(subjects) == 1 and story.linker.is_person(subjects[0]) and follows is None and is_in_full(clause):
        memory.voice = speech
    if clause.speech.startswith(("报道", "报导")):
        memory.outlet = subjects
    if len(subjects) == 1 and story.linker.is_person(subjects[0]):
        memory.speaker = subjects[0]
    if before >= 0:
        _claim_back(story, before, index, speech)


def begin_speech_with_deed(story: Story, clauses: Sequence[Clause], index: int, subjects: tuple[str, ...], time: str) -> None:
    """指责, 警告, 承诺 and the like: a statement besides the deed where a clause or quoted words follow."""
    clause = clauses[index]
    rest = clause.form[clause.content :]
    if _QUOTED_NAME.fullmatch(rest):
        return
    acting = any((c in ACTORS and after not in "的、") or c == "“" for c, after in pairwise(rest)) and not _DONE_BY.fullmatch(rest)
    clausal = clause.speech in _INSISTS and _MODAL_WORDS.match(rest) is not None  # 坚称|要主导组阁
    clausal = clausal or (len(rest) >= 6 and acting) or _CLAUSAL.search(rest) is not None or _QUOTED_JUDGEMENT.fullmatch(rest) is not None
    before = _quoted_before(story, clauses, index, near=False) if not rest and clause.mark in "。！" and not clause.quoted else -1
    if before >= 0 and subjects:  # “…。”某人警告。
        story.said.append(Said(subjects, clause.speech, index, before, index))
        _claim_back(story, before, index, Speech(subjects, clause.sentence, said=when_said(story, clause, time), statement=len(story.said) - 1))
        return
    follows = index + 1 < len(clauses) and clauses[index + 1].sentence == clause.sentence and clause.mark in "，："
    if not (clausal or (follows and len(rest) <= 3)):
        return
    first = index if clausal else index + 1
    around = story.memory.speech
    if clause.why == "carried" and around is not None and around.owner == subjects and not around.quoted:
        subjects = around.speakers  # 李某表明，中方反对…，批评美国干涉…: his words, though 中方 is whose deed it is
    story.said.append(Said(subjects, clause.speech, index, first, first))
    if not clausal or clause.speech == "承诺":
        story.memory.speech = Speech(subjects, clause.sentence, said=when_said(story, clause, time), statement=len(story.said) - 1)


def _quoted_before(story: Story, clauses: Sequence[Clause], index: int, *, near: bool) -> int:
    """The first clause of the quotation that stands just before the frame (`near`: in its paragraph), or -1."""
    at = index - 1
    if near and at >= 0 and story.sentences[clauses[at].sentence].block != story.sentences[clauses[index].sentence].block:
        return -1
    while at >= 0 and _SUCH.search(clauses[index].form) and not clauses[at].quoted and clauses[at].sentence == clauses[index].sentence:
        at -= 1  # “…。”被问到此事，毛宁|如此回应
    last = at
    while at >= 0 and clauses[at].quoted and _is_open(story, clauses, at) and clauses[at].sentence >= clauses[index].sentence - 4:
        at -= 1
    if near and 0 <= at < last and clauses[at].mark == "：" and clauses[at].sentence == clauses[at + 1].sentence:
        return -1  # 有人问：“…？”他说，…: another's words
    return at + 1 if at < last else -1


def _told_before(story: Story, clauses: Sequence[Clause], index: int) -> int:
    """中方将提供便利，|王毅说。: the first clause of the sentence that ends with who said it; -1 where it does not."""
    clause = clauses[index]
    if clause.form != clause.speech or not clause.subject or clause.mark not in "。！" or story.memory.speech is not None:
        return -1
    at = index
    while at and clauses[at - 1].sentence == clause.sentence:
        at -= 1
    told = clauses[at:index]
    if not told or any(c.speech or c.quoted for c in told) or not told[0].subject or _WHILE.search(told[-1].form):
        return -1
    return at if clause.span.start - told[0].span.start >= _LEAST_TOLD else -1


def _is_open(story: Story, clauses: Sequence[Clause], at: int) -> bool:
    """Whether nobody's words are known to be in this quotation: it has no speaker, or only that of a speech not quoted, of a sentence before."""
    statement = story.settled[at].statement
    if statement is None:
        return True
    said = story.said[statement]
    return clauses[said.frame].sentence < clauses[at].sentence and not clauses[min(said.frame + 1, len(clauses) - 1)].quoted


def _claim_back(story: Story, first: int, last: int, speech: Speech) -> None:
    """「…」，X说: the clauses before the frame are X's, and their missing subjects too, and whom 我 and 我们 mean there."""
    own, statement = story.own(speech.speakers), speech.statement if speech.statement >= 0 else None
    goes_on, sentence = speech.speakers, -1
    for at in range(first, last):
        old = story.settled[at]
        if story.settled[first].clause.quoted and not old.clause.quoted:
            continue
        if old.clause.sentence != sentence or (old.clause.subject and old.subjects):
            goes_on, sentence = speech.speakers, old.clause.sentence
        subjects = old.subjects or (goes_on if old.clause.why == "carried" else ())
        if not subjects and old.clause.subject and all(_of_speaker(story, p.head.value) for p in old.clause.subject):
            subjects = goes_on = _speaker_himself(story, speech, old.clause)
        story.settled[at] = replace(old, speakers=speech.speakers, statement=statement, own=own, subjects=subjects)


def _speaker_himself(story: Story, speech: Speech, clause: Clause) -> tuple[str, ...]:
    """Whom 我 or 我们 means, the subject of a clause that stands before the name of whoever says it."""
    going_on, story.memory.speech = story.memory.speech, speech
    ids = meant_by_all(story, clause.subject)[0]
    story.memory.speech = going_on
    return ids


def _addressee(story: Story, clause: Clause) -> str:
    for at, noun in clause.nouns.items():
        if at and clause.form[at - 1] in "对向" and clause.form[at] in ACTORS:
            ids = meant_by_all(story, noun.phrases)[0]
            return ids[0] if ids else ""
    return ""
