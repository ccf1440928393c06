"""The second pass over the clauses: whose clause it is, who is meant by 双方, 两国元首, 他 and 我, and who is speaking.

One walk from the first clause to the last, with a memory of the pair that meets, the last subject, and the speech that is going on.
What cannot be resolved is left out, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.prose.clauses import CODES, UNDATED, Clause, Settled
from kg.prose.lexicon import Lexicon
from kg.resolve.acting import NOBODY, Subject
from kg.resolve.anaphora import asked_of, is_indirect, meant_by_all, with_it
from kg.resolve.around import Around, around, of_another, together_here
from kg.resolve.both_here import remember_both_here
from kg.resolve.carried import carried_subject, keep_subject, told_behind, who_goes_on
from kg.resolve.dating import COMES, remember_destination, when_where
from kg.resolve.deeds import is_nobodys
from kg.resolve.ending import leave_speech
from kg.resolve.issuing import OF_DOCUMENT, issuer_acting, remember_issuer
from kg.resolve.its_men import who_acts
from kg.resolve.linking import Linker
from kg.resolve.memory import NOBODYS_OWN, Said, Story
from kg.resolve.points import give_points
from kg.resolve.sides import remember_sides
from kg.resolve.speech import begin_speech, begin_speech_with_deed, goes_on, interrupts
from kg.resolve.turns import remember_answerer
from kg.resolve.unnamed import unnamed_speaker
from kg.types import Document, Sentence
from kg.values import quick

_FOUND = re.compile(rf"的(?:人)?(?:正是|还有|是)[^，]{{0,12}}?({CODES['Person']})$")  # 带头反对的是前议员|某人
_ISSUES = re.compile(r"发表|发布|签署|通过|公布|通报|发出|刊发|致信|致函|去信|写信|联署|印发|颁布")
_TOGETHER = re.compile(r"共同|携手")
_OUTSIDE_TEXT = ("item", "heading", "title", "byline", "caption")  # a block of these kinds does not end what went before
_TALKING = re.compile(r"(?:举行)?(?:通话|会谈|会面|会晤|会见|见面|交谈|对话|磋商|谈判|电话会谈|通电话)(?:时|中|期间|的时候)")
_TWO = 2
_NEVER_NOWHERE = ("", "")
_TOLD: tuple[tuple[str, ...], int, frozenset[str]] = ((), -1, NOBODYS_OWN)  # whose words narration is: speakers, statement, and whose side


def _of_nobody(clause: Clause) -> bool:
    """Whether a clause has a subject that is nobody, so that 他 after it is whom it names: 这一决定遭到某人抨击."""
    return clause.why == "none" and not clause.subject and not clause.speech


@quick
@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part in a clause, as entity ids."""

    clause: Clause
    subject: Subject
    nouns: dict[int, tuple[str, ...]]
    company: tuple[str, ...]  # with whom the subject acts
    partners: tuple[str, ...]  # with whom the sentence said before that it acts


class Walk:
    """Settles the clauses of one document."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], linker: Linker, lexicon: Lexicon) -> None:
        self._story = Story(document, sentences, linker, lexicon)

    def run(self, clauses: Sequence[Clause]) -> tuple[tuple[Settled, ...], tuple[Said, ...]]:
        """All clauses settled, and the speeches."""
        previous = -1
        for index, clause in enumerate(clauses):
            new_sentence = clause.sentence != previous
            if new_sentence:
                self._enter_sentence(self._first_said(clauses, index), previous)
            previous = clause.sentence
            self._settle(clauses, index, new_sentence=new_sentence)
        give_points(self._story, clauses)
        reached = self._story.reached
        said = [one.reaching(reached[number]) if number in reached else one for number, one in enumerate(self._story.said)]
        return tuple(self._story.settled), tuple(said)

    def _first_said(self, clauses: Sequence[Clause], index: int) -> Clause:
        """The first clause of the sentence that says something: 同时，|双方要…, 5日，|双方…."""
        clause = clauses[index]
        if clause.subject or clause.speech or index + 1 == len(clauses) or clauses[index + 1].sentence != clause.sentence:
            return clause
        return clauses[index + 1] if not clause.form or self._story.lexicon.adverb_pattern.fullmatch(clause.form) else clause

    def _enter_sentence(self, clause: Clause, previous: int) -> None:
        story, memory = self._story, self._story.memory
        memory.companions = ()
        memory.partners, memory.together, memory.asked, memory.invited, memory.beside = (), False, (), (), ""
        memory.asked_others, memory.told_to, memory.aside, memory.both_here = False, (), (), ()
        sentence = story.sentences[clause.sentence]
        new_block = previous < 0 or story.sentences[previous].block != sentence.block
        memory.days.enter_sentence(clause.sentence, new_block=new_block)
        leave_speech(story, clause, new_block=new_block)
        if new_block:
            if sentence.kind not in _OUTSIDE_TEXT:
                memory.owner, memory.owner_joint = (), False
                memory.of_block_before, memory.last_explicit = memory.last_explicit or memory.of_block_before, ()
            elif sentence.kind == "item":
                memory.event = ""  # each item of a digest is another story
        elif not memory.owner:
            memory.owner = who_goes_on(story, clause)

    def _settle(self, clauses: Sequence[Clause], index: int, *, new_sentence: bool) -> None:
        story, memory, clause = self._story, self._story.memory, clauses[index]
        if memory.speech is not None and interrupts(story, clauses, index):
            memory.speech = memory.voice
        stands = around(clause)
        memory.when = stands.time or memory.days.time
        self._remember_he(clauses, index, new_sentence=new_sentence)
        subject = self._subject(clauses, index, new_sentence=new_sentence)
        if clause.why == "carried" and not clause.speech and (new_sentence or clauses[index - 1].speech):
            subject = told_behind(story, clauses, index, subject)
        if not clause.subject and memory.he in subject.ids:
            memory.he = memory.beside  # 致电某人，祝贺他: not the one who acts
        company = (meant_by_all(story, stands.company)[0] or with_it(story, clause, stands.company)) if stands.company else ()
        if stands.company_word.endswith("一道"):
            memory.partners = company
        memory.acting = (*subject.ids, *(i for i in company if i not in subject.ids)) if company else subject.ids
        if stands.invited:
            memory.invited = tuple(i for phrases in stands.invited for i in meant_by_all(story, phrases)[0]) or memory.invited
        nouns = self._nouns(clause) if clause.nouns else {}
        remember_sides(story, clause, subject.ids, company, nouns)
        remember_both_here(story, clause, subject.ids, nouns)
        frames = story.frames(clause)
        if clause.speech and not clause.subject:
            subject = unnamed_speaker(story, clauses, index, subject, nouns)
        remember_answerer(story, clause, subject.ids)
        if _ISSUES.search(clause.form):
            remember_issuer(story, clause, subject.ids)
        if frames:
            begin_speech(story, clauses, index, self._of_pair(clause, subject.ids), stands.time)
        keep_subject(story, clause, subject, frames=frames)
        if nouns:
            self._remember_where_and_whom(clause, nouns)
        partners = memory.companions if subject.inherits else ()
        memory.companions = company if company and not of_another(clause) else partners
        self._place(index, Cast(clause, subject, nouns, company, partners), stands, frames=frames)
        if clause.speech and not frames and subject.ids:
            begin_speech_with_deed(story, clauses, index, subject.ids, stands.time)

    def _remember_he(self, clauses: Sequence[Clause], index: int, *, new_sentence: bool) -> None:
        """Take who 他 is in the clause, before its own subject is known."""
        memory, clause = self._story.memory, clauses[index]
        memory.he = memory.speaker if clause.speech and memory.speaker else memory.person
        if memory.aside and self._story.linker.is_person(memory.aside[0]):
            memory.he = memory.aside[0]  # 圖為某人，他…: whom the caption itself names
        told_himself = memory.speech is not None and not memory.speech.quoted and memory.speech.sentence == clause.sentence
        if memory.beside and not new_sentence and not told_himself and _of_nobody(clauses[index - 1]):
            memory.he = memory.beside  # 这一决定遭到某人抨击，他说…; but 某人说，这一决定遭到某人抨击，尽管他…: mostly who says so

    def _nouns(self, clause: Clause) -> dict[int, tuple[str, ...]]:
        """Who and what is meant by each noun phrase of the clause but those of time."""
        nouns = {i: meant_by_all(self._story, noun.phrases)[0] for i, noun in clause.nouns.items() if noun.phrases[0].head.type != "Time"}
        indirect = CODES["Pronoun"] in clause.form or CODES["Group"] in clause.form
        return {**nouns, **asked_of(self._story, clause, nouns)} if indirect else nouns

    def _remember_where_and_whom(self, clause: Clause, nouns: dict[int, tuple[str, ...]]) -> None:
        """Note where somebody goes, and whom 他 means after 提出方案的是某人."""
        memory = self._story.memory
        if not clause.subject and (found := _FOUND.search(clause.form)) and nouns.get(found.start(1)):
            memory.person = memory.speaker = nouns[found.start(1)][0]

    def _place(self, index: int, cast: Cast, stands: Around, *, frames: bool) -> None:
        """Add to a clause when, where and in whose speech it stands, and take it as settled. `frames` tells whether it only frames a speech."""
        story, memory = self._story, self._story.memory
        clause, subject = cast.clause, cast.subject
        time, place, when = when_where(story, clause, stands, frames=frames, goes_on=not clause.subject)
        if cast.nouns:
            remember_destination(story, clause, cast.nouns)
        speech = memory.speech
        if speech is not None and frames:
            speech = speech.outer  # the act of speaking belongs to the level around it
        speakers, statement, own = (speech.speakers, speech.statement, story.own(speech.speakers)) if speech is not None else _TOLD
        # In the order of the fields: by name a value of so many takes twice the time.
        placed = Settled(
            clause, subject.ids, cast.nouns,
            cast.company, stands.company_word, cast.partners, memory.invited,
            time, when, place, stands.topics,
            speakers, statement if statement >= 0 else None, own,
            subject.inherits, subject.joint, subject.why,
            self._posted(clause) if story.linker.has_envoys else {},
            memory.event, memory.voted_on(clause.sentence), memory.destination, memory.days.events.get(memory.event, _NEVER_NOWHERE),
        )  # fmt: skip
        asides = tuple(self._aside(placed, aside) for aside in clause.asides) if clause.asides else ()
        story.settled.append(replace(placed, asides=asides) if asides else placed)
        if statement >= 0:
            story.reached[statement] = index

    def _aside(self, beside: Settled, clause: Clause) -> Settled:
        """A modifier's clause: it stands where and in whose speech its clause stands, and nothing is remembered of it."""
        ids, joint = meant_by_all(self._story, clause.subject)
        nouns, stands = self._nouns(clause), around(clause)
        company = meant_by_all(self._story, stands.company)[0]
        time = stands.time or (beside.time if COMES.search(clause.form) else "")
        return replace(
            beside, clause=clause, subjects=ids, joint=joint, nouns=nouns, company=company, company_word=stands.company_word, partners=(),
            invited_by=(), time=time, when=UNDATED, place=self._story.linker.link(stands.place) if stands.place else "", topics=(),
            inherits=False, why="whom the clause modifies", posted={},
        )  # fmt: skip

    def _subject(self, clauses: Sequence[Clause], index: int, *, new_sentence: bool) -> Subject:
        story, memory, clause = self._story, self._story.memory, clauses[index]
        if clause.subject:
            ids, joint = meant_by_all(story, clause.subject)
            words = story.document.text[clause.subject[0].span.start : clause.subject[-1].span.end]
            return Subject(who_acts(story, clause, ids), joint, f"subject {words}" + (f" → {', '.join(ids)}" if is_indirect(clause.subject) else ""))
        if issued := issuer_acting(story, clause):
            return Subject(issued, why=OF_DOCUMENT)
        if clause.why != "carried" or is_nobodys(story, clauses, index):
            return NOBODY
        if speaking := goes_on(story, clause):
            return Subject(speaking, why="the speaker goes on", inherits=not new_sentence)
        carried = carried_subject(story, clause)
        subject = carried if new_sentence else Subject(carried.ids, carried.joint, carried.why, inherits=True)
        memory.together = memory.together or (bool(memory.partners) and _TOGETHER.search(clause.form) is not None)
        beside = memory.partners if memory.together else memory.companions if subject.inherits and together_here(clause) else ()
        if beside and subject.ids:
            both = (*subject.ids, *(i for i in beside if i not in subject.ids))
            return replace(subject, ids=both, joint=True, why=subject.why + ", together with its partner")
        return subject

    def _of_pair(self, clause: Clause, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Who of those who talk speaks: in 某甲与某乙通话时表示 the first; both where 和 or 双方 names them."""
        plain = self._story.document.plain
        if len(ids) != _TWO or len(clause.subject) != _TWO or not _TALKING.match(clause.form):
            return ids
        return ids[:1] if plain[clause.subject[0].span.end : clause.subject[1].span.start] in ("与", "同", "跟") else ids

    def _posted(self, clause: Clause) -> dict[int, tuple[str, ...]]:
        """The states that the envoys among the clause's nouns are posted to."""
        posted: dict[int, tuple[str, ...]] = {}
        for at, noun in clause.nouns.items():
            for phrase in noun.phrases:
                if phrase.posted is not None:
                    posted[at] = (*posted.get(at, ()), self._story.linker.link(phrase.posted))
        return posted
