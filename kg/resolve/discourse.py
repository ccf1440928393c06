"""The second pass over the clauses: whose clause it is, who is meant by 双方, 两国元首, 他 and 我, and who is speaking.

One walk from the first clause to the last, with a memory of the pair that meets, the last subject, and the speech that is going on.
What cannot be resolved is left out, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.prose.clauses import ACTORS, CODES, Clause, Phrase, Settled
from kg.prose.lexicon import Lexicon
from kg.resolve.linking import Linker
from kg.types import Document, Sentence, Span

_MEETING = re.compile(r"会谈|会见|会晤|通电话|通话|访问|磋商|谈判|接见|见面|签署|对话|欢迎仪式")
_DESIRED = re.compile(r"^(?:更|还|也|都|共同)?(?:应当|应该|应|必须|要|需要|需|须)")
_BY_DOCUMENT = re.compile(r"(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书|协议|通报|信函|文告)(?:中|还|并|也|又|则|强调|指出)*[^，]{0,3}$|\ue005[^\ue000-\ue00a]{0,4}$")
_ASKED = re.compile(rf"(?:希望|敦促|要求|呼吁|促请|期待|盼|吁请)([{ACTORS}])(?![的对、])(?=..)")
_PLANS = re.compile(r"^(?:并|也|还|同时|又)?(?:将|愿|会|已|希望|敦促|要求|呼吁|促请|期待|表示|称|说|强调|指出|重申|认为|[^，]{0,6}(?:支持|反对|感谢|赞赏|谴责|批评|警告))")
_NARRATES = re.compile(r"了|还讨论|还就|介绍|听取|交换了|举行|见证|出席|抵达|当天|当日|会后|会谈后|此前|随后|据")


@dataclass(slots=True)
class Speech:
    """A speech that is going on."""

    speakers: tuple[str, ...]
    verb: str
    sentence: int
    block: int
    clause: int  # index of the frame among the clauses
    quoted: bool = False
    open_ended: bool = False
    owner: tuple[str, ...] = ()
    owner_joint: bool = False
    unknown_in: int = -1  # the sentence in which the last subject was nobody known
    outer: Speech | None = None
    statement: int = -1


@dataclass(slots=True)
class _Memory:
    sides: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    triple: tuple[str, ...] = ()
    person: str = ""
    country: str = ""
    organisation: str = ""
    owner: tuple[str, ...] = ()
    owner_joint: bool = False
    last_explicit: tuple[str, ...] = ()
    speech: Speech | None = None
    event: str = ""
    issuer: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()  # with whom the subject acts in this sentence: 中方将同俄方一道
    together: bool = False
    asked: tuple[str, ...] = ()  # of whom this sentence asks something: 希望阿方…，奉行…
    speaker: str = ""  # the person who spoke last
    event_times: dict[str, tuple[str, str]] = field(default_factory=dict)  # event -> when and where it was said to be
    time: str = ""
    sentence_time: str = ""
    sentence_place: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One reported speech as the walk found it: who, with which verb, from which clause to which."""

    speakers: tuple[str, ...]
    verb: str
    frame: int
    first: int
    last: int
    addressee: str = ""


@dataclass(slots=True)
class Walk:
    """Settles the clauses of one document."""

    document: Document
    sentences: Sequence[Sentence]
    linker: Linker
    lexicon: Lexicon
    memory: _Memory = field(default_factory=_Memory)
    said: list[Said] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    he: str = ""  # who 他 is in the clause being settled

    def run(self, clauses: Sequence[Clause]) -> tuple[tuple[Settled, ...], tuple[Said, ...]]:
        """All clauses settled, and the speeches."""
        previous = -1
        for index, clause in enumerate(clauses):
            new_sentence = clause.sentence != previous
            if new_sentence:
                self._enter_sentence(clauses, index, previous)
            previous = clause.sentence
            self._settle(clauses, index, new_sentence)
        return tuple(self.settled), tuple(self.said)

    # -- borders -----------------------------------------------------------------------------------------------------

    def _enter_sentence(self, clauses: Sequence[Clause], index: int, previous: int) -> None:
        memory, clause = self.memory, clauses[index]
        memory.sentence_time = memory.sentence_place = ""
        memory.partners, memory.together, memory.asked = (), False, ()
        sentence = self.sentences[clause.sentence]
        new_block = previous < 0 or self.sentences[previous].block != sentence.block
        if memory.speech is not None:
            if memory.speech.outer is not None and not clause.quoted:
                memory.speech = memory.speech.outer
            if self._speech_ends(clause, new_block=new_block, kind=sentence.kind):
                memory.speech = None
        if new_block:
            if sentence.kind not in ("item", "heading", "title", "byline", "caption"):
                memory.owner, memory.owner_joint = (), False
        elif not memory.owner:
            memory.owner = memory.last_explicit

    def _speech_ends(self, clause: Clause, *, new_block: bool, kind: str) -> bool:
        speech = self.memory.speech
        assert speech is not None
        if speech.quoted:
            return not clause.quoted
        if new_block:
            return not (speech.open_ended and kind in ("paragraph", "item", "heading") and not clause.speech)
        if clause.quoted:
            return False
        types = {p.head.type for p in clause.subject}
        if "Person" in types or "Title" in types:
            return True
        words = [p.head.value for p in clause.subject if p.head.type in ("Group", "Pronoun")]
        kinds = {self.lexicon.groups[w][0] for w in words if w in self.lexicon.groups}
        if kinds & {"he", "persons", "heads"}:
            return True
        others = [i for p in clause.subject if p.head.type in ("Country", "Organization") for i in self._one(p)]
        known = {*speech.speakers, *(self.linker.side(s) for s in speech.speakers), *self.memory.sides, *self.memory.triple}
        if others and not known.intersection(others):
            return True
        modal = self.lexicon.modal_pattern.search(clause.form)
        if modal and modal.group() in self.lexicon.modality:
            return False
        return bool(_NARRATES.search(clause.form)) and clause.why != "carried"

    def _interrupted(self, clauses: Sequence[Clause], index: int) -> bool:
        """Whether a person takes the floor in the middle of a sentence: after ；, or in a later sentence of a speech that was not quoted."""
        clause, speech = clauses[index], self.memory.speech
        assert speech is not None
        types = {p.head.type for p in clause.subject}
        if clause.quoted or clause.speech or not types & {"Person", "Title"}:
            return False
        people = {i for p in clause.subject for i in self._one(p)}
        after = index > 0 and clauses[index - 1].mark == "；" and clauses[index - 1].sentence == clause.sentence
        return (after or clause.sentence > speech.sentence) and not people & set(speech.speakers) or (after and clause.form.startswith("则")) or (clause.sentence > speech.sentence and bool(people))

    # -- one clause --------------------------------------------------------------------------------------------------

    def _settle(self, clauses: Sequence[Clause], index: int, new_sentence: bool) -> None:
        clause, memory = clauses[index], self.memory
        if memory.speech is not None and self._interrupted(clauses, index):
            memory.speech = None
        why = ""
        joint = False
        inherits = False
        self.he = memory.speaker if clause.speech and memory.speaker else memory.person
        if clause.subject:
            subjects, joint = self._many(clause.subject)
            why = f"subject {self._words(clause.subject)}" + (" → " + ", ".join(subjects) if self._indirect(clause.subject) else "")
        elif clause.why == "carried":
            subjects, joint, why = self._carried(clause)
            inherits = not new_sentence
            memory.together = memory.together or (bool(memory.partners) and re.search("共同|携手", clause.form) is not None)
            if memory.together and subjects:
                subjects, joint, why = tuple(dict.fromkeys((*subjects, *memory.partners))), True, why + ", together with its partner"
        else:
            subjects = ()
        company, company_word = self._company(clause)
        if company_word.endswith("一道") and clause.subject:
            memory.partners = company
        nouns = {i: self._many(noun.phrases)[0] for i, noun in clause.nouns.items() if noun.phrases[0].head.type != "Time"}
        self._remember_pair(clause, subjects, company, nouns)
        if not subjects and clause.speech and _BY_DOCUMENT.search(clause.form):
            subjects = self._issuer(clause, nouns)
        if re.search(r"发表|发布|签署|通过|公布", clause.form) and (subjects or nouns):
            memory.issuer = subjects or memory.issuer
        if clause.speech and clause.speech not in self.lexicon.speech_with_clause:
            self._speak(clauses, index, subjects)
        if self.sentences[clause.sentence].kind in ("paragraph", "item"):
            self._keep_owner(clause, subjects, joint)
        time, place = self._when_where(clause)
        speech = memory.speech
        event = memory.event
        if clause.speech and clause.speech not in self.lexicon.speech_with_clause:
            speech = speech.outer if speech is not None else None  # the act of speaking belongs to the level around it
        own = frozenset({*(speech.speakers if speech else ()), *(self.linker.side(s) for s in (speech.speakers if speech else ()))})
        self.settled.append(
            Settled(
                clause, subjects, nouns, company, company_word, self._invited(clause), time, memory.time if memory.speech is None else "", place,
                tuple(a.text for a in clause.adjuncts if a.kind == "topic"), speech.speakers if speech else (),
                speech.statement if speech and speech.statement >= 0 else None, own, inherits, joint, why,
                {i: ids for i, noun in clause.nouns.items() if (ids := tuple(self.linker.link(p.posted) for p in noun.phrases if p.posted is not None))},
                event, memory.event_times.get(event, ("", "")),
            )
        )  # fmt: skip
        if clause.speech in self.lexicon.speech_with_clause and clause.speech and subjects:
            self._speak_with_deed(clauses, index, subjects)
        if speech is not None and speech.statement >= 0:
            self.said[speech.statement] = replace(self.said[speech.statement], last=index)

    def _issuer(self, clause: Clause, nouns: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        """Who speaks in 宣言指出: whoever the clause names as its owner, else who issued the last document."""
        before = [ids for at, ids in sorted(nouns.items()) if clause.form[at] in ACTORS and at < len(clause.form) - len(clause.speech)]
        return before[0] if before else self.memory.issuer

    def _words(self, phrases: Sequence[Phrase]) -> str:
        return self.document.text[phrases[0].span.start : phrases[-1].span.end]

    def _indirect(self, phrases: Sequence[Phrase]) -> bool:
        return any(p.head.type in ("Group", "Pronoun", "Title") for p in phrases)

    def _many(self, phrases: Sequence[Phrase]) -> tuple[tuple[str, ...], bool]:
        """The entity ids of coordinated phrases, and whether they are two sides acting together."""
        out: list[str] = []
        joint = len(phrases) > 1
        for phrase in phrases:
            ids = self._one(phrase)
            joint = joint or len(ids) > 1
            out += ids
        return tuple(dict.fromkeys(i for i in out if i)), joint

    def _one(self, phrase: Phrase) -> tuple[str, ...]:
        head = phrase.head
        if head.type in ("Group", "Pronoun"):
            return self._meant(head.value)
        if head.type == "Title":
            return (self.linker.link(head),)
        return (self.linker.link(head),) if head.entity else ()

    def _meant(self, word: str) -> tuple[str, ...]:
        """Who is meant by a group word or pronoun here, or nobody."""
        kind, office = self.lexicon.groups[word]
        memory, speech = self.memory, self.memory.speech
        speaker = speech.speakers[0] if speech and len(speech.speakers) == 1 else ""
        if kind == "states":
            return memory.sides
        if kind == "persons":
            return memory.persons
        if kind == "heads":
            return self._heads(memory.sides, office)
        if kind in ("states3", "heads3") and not memory.triple:
            memory.triple = self.linker.main_three()
        if kind in ("states3", "heads3"):
            return memory.triple if kind == "states3" else self._heads(memory.triple, office)
        if kind == "one":
            return (speaker,) if speaker and self.linker.is_person(speaker) else ()
        if kind == "self":
            side = self.linker.side(speaker) if speaker else self.linker.home if word in ("我国", "我方") else ""
            return (side,) if side else ()
        if kind == "other":
            side = self.linker.side(speaker) if speaker else ""
            others = tuple(s for s in memory.sides if s != side)
            return others if side in memory.sides and len(others) == 1 else ()
        if kind == "he":
            return (self.he,) if self.he else ()
        if kind == "it_country":
            return (memory.country,) if memory.country else ()
        if kind == "it_org":
            return (memory.organisation,) if memory.organisation else ()
        return ()

    def _heads(self, sides: tuple[str, ...], office: str) -> tuple[str, ...]:
        memory = self.memory
        if len(sides) == len(memory.persons) == 2 and {self.linker.side(p) for p in memory.persons} == set(sides):
            return memory.persons
        held = self.linker.holders(sides, office)
        return held if len(held) == len(sides) else ()

    def _carried(self, clause: Clause) -> tuple[tuple[str, ...], bool, str]:
        memory, speech = self.memory, self.memory.speech
        if memory.asked and not _PLANS.match(clause.form):
            return memory.asked, len(memory.asked) > 1, "of whom it is asked"
        if speech is not None:
            if speech.unknown_in == clause.sentence:
                return (), False, ""
            if speech.owner:
                return speech.owner, speech.owner_joint, "subject carried over"
            if _DESIRED.match(clause.form):
                sides = memory.sides
                if sides and any(self.linker.side(s) in sides for s in speech.speakers):
                    return sides, True, "both sides are spoken to"
                return (), False, ""
            return speech.speakers, False, "subject is the speaker"
        if memory.sides and self.sentences[clause.sentence].kind == "heading" and _DESIRED.match(clause.form):
            return memory.sides, True, "both sides are spoken to"
        if memory.owner:
            return memory.owner, memory.owner_joint, "subject carried over"
        if clause.item and memory.sides:
            return memory.sides, True, "a point of both sides"
        return (), False, ""

    def _company(self, clause: Clause) -> tuple[tuple[str, ...], str]:
        for adjunct in clause.adjuncts:
            if adjunct.kind == "with":
                return self._many(adjunct.phrases)[0], adjunct.word
        return (), ""

    def _invited(self, clause: Clause) -> tuple[str, ...]:
        return tuple(i for a in clause.adjuncts if a.kind == "invited" for i in self._many(a.phrases)[0])

    def _keep_owner(self, clause: Clause, subjects: tuple[str, ...], joint: bool) -> None:
        memory, speech = self.memory, self.memory.speech
        if clause.speech and clause.speech not in self.lexicon.speech_with_clause:
            if subjects and clause.subject:
                memory.last_explicit = memory.owner = subjects
                memory.owner_joint = joint
        elif speech is not None:
            if clause.subject:
                speech.owner, speech.owner_joint = subjects, joint
                speech.unknown_in = -1 if subjects else clause.sentence
            elif clause.why == "none":
                speech.unknown_in = clause.sentence
        elif clause.subject:
            memory.owner, memory.owner_joint = subjects, joint
            memory.last_explicit = subjects
        elif clause.why == "none":
            memory.owner, memory.owner_joint = (), False
        asked = _ASKED.search(clause.form)
        if asked and clause.nouns.get(asked.start(1)):
            memory.asked = self._many(clause.nouns[asked.start(1)].phrases)[0]
        elif clause.subject:
            memory.asked = ()
        for entity in subjects:
            if self.linker.is_person(entity) and clause.subject:
                memory.person = entity
            if self.linker.is_country(entity):
                memory.country = entity

    def _remember_pair(self, clause: Clause, subjects: tuple[str, ...], company: tuple[str, ...], nouns: dict[int, tuple[str, ...]]) -> None:
        memory = self.memory
        actors = [i for i in (*subjects, *company) if i]
        if len(actors) < 2 and _MEETING.search(clause.form):
            actors += [i for at, ids in sorted(nouns.items()) for i in ids if clause.form[at] in ACTORS]
        compounds = [ids for at, ids in sorted(nouns.items()) if len(ids) in (2, 3) and clause.form[at] in (CODES["Country"], CODES["Organization"])]
        acting = tuple(dict.fromkeys(actors))
        for group in (acting, *(c for c in compounds if not memory.sides or len(c) == 3)):
            if len(group) == 2 and (group is not acting or company or self._paired(clause)):
                self._pair(group)
            elif len(group) == 3:
                sides = tuple(dict.fromkeys(self.linker.side(g) for g in group))
                memory.triple = sides if len(sides) == 3 and all(sides) else memory.triple
        for ids in nouns.values():
            for entity in ids:
                if self.linker.is_country(entity):
                    memory.country = entity
                elif entity and not self.linker.is_person(entity) and self.linker.is_group(entity):
                    memory.organisation = entity

    @staticmethod
    def _paired(clause: Clause) -> bool:
        """Whether a joint subject is a pair that acts with each other (中俄, A和B会谈) and not just the first two of a list."""
        compound = all(p.head.found_by.startswith("short") for p in clause.subject) and len(clause.subject) == 2
        return compound or _MEETING.search(clause.form) is not None or re.search(r"同意|共识|关系|合作|互|两国|双方", clause.form) is not None

    def _pair(self, group: tuple[str, ...]) -> None:
        sides = tuple(self.linker.side(g) for g in group)
        if all(sides) and sides[0] != sides[1]:
            self.memory.sides = sides
            if all(self.linker.is_person(g) for g in group):
                self.memory.persons = group
                self.memory.sides = sides

    def _when_where(self, clause: Clause) -> tuple[str, str]:
        memory = self.memory
        times = [p.head.value for a in clause.adjuncts if a.kind == "time" for p in a.phrases if p.head.value]
        places = [self.linker.link(p.head) for a in clause.adjuncts if a.kind == "place" for p in a.phrases[-1:]]
        for noun in clause.nouns.values():
            if noun.phrases[0].head.type == "Event":
                memory.event = self.linker.link(noun.phrases[-1].head)
        frame = bool(clause.speech) and clause.speech not in self.lexicon.speech_with_clause
        if frame:  # when and where it was said is not when and where it happened
            return times[0] if times else memory.sentence_time, places[0] if places else ""
        if times:
            memory.sentence_time = times[0]
            if memory.speech is None:
                memory.time = times[0]
        if places:
            memory.sentence_place = places[0]
        time, place = times[0] if times else memory.sentence_time, places[0] if places else memory.sentence_place
        if memory.event and (time or place) and any(n.phrases[0].head.type == "Event" for n in clause.nouns.values()):
            old = memory.event_times.get(memory.event, ("", ""))
            memory.event_times[memory.event] = (old[0] or time, old[1] or place)
        return time, place

    # -- speech ------------------------------------------------------------------------------------------------------

    def _speak(self, clauses: Sequence[Clause], index: int, subjects: tuple[str, ...]) -> None:
        clause, memory = clauses[index], self.memory
        outer = memory.speech
        types = {p.head.type for p in clause.subject}
        nested = outer is not None and clause.subject and "Person" not in types and not clause.quoted
        if outer is not None and not nested:
            outer = None
        follows = clauses[index + 1] if index + 1 < len(clauses) and clauses[index + 1].sentence == clause.sentence else None
        before = self._quoted_before(clauses, index) if (follows is None or clause.mark in "。！？") and clause.content >= len(clause.form) else -1
        quoted = bool(follows and follows.quoted)
        speech = Speech(subjects, clause.speech, clause.sentence, self.sentences[clause.sentence].block, index, quoted=quoted, outer=outer)
        ends_open = clause.mark == "：" and follows is None
        speech.open_ended = ends_open
        if subjects and (follows is not None or before >= 0 or ends_open or clause.mark == "："):
            speech.statement = len(self.said)
            first = before if before >= 0 else index + 1
            self.said.append(Said(subjects, clause.speech, index, first, index, self._addressee(clause)))
        memory.speech = speech if subjects else None
        if len(subjects) == 1 and self.linker.is_person(subjects[0]):
            memory.speaker = subjects[0]
        if before >= 0:
            self._claim_back(before, index, speech)

    def _quoted_before(self, clauses: Sequence[Clause], index: int) -> int:
        """The first clause of the quotation that stands just before the frame, or -1."""
        at = index - 1
        while at >= 0 and clauses[at].quoted and self.settled[at].statement is None and clauses[at].sentence >= clauses[index].sentence - 4:
            at -= 1
        return at + 1 if at + 1 < index else -1

    def _claim_back(self, first: int, last: int, speech: Speech) -> None:
        """「…」，X说: the clauses before the frame are X's, and their missing subjects too."""
        own = frozenset({*speech.speakers, *(self.linker.side(s) for s in speech.speakers)})
        for at in range(first, last):
            old = self.settled[at]
            subjects = old.subjects or (speech.speakers if old.clause.why == "carried" else ())
            self.settled[at] = replace(old, speakers=speech.speakers, statement=speech.statement, own=own, subjects=subjects)

    def _speak_with_deed(self, clauses: Sequence[Clause], index: int, subjects: tuple[str, ...]) -> None:
        """指责, 警告, 承诺 and the like: a statement besides the deed where a clause or quoted words follow."""
        clause = clauses[index]
        rest = clause.form[clause.content :]
        clausal = len(rest) >= 6 and any(c in ACTORS or c == "“" for c in rest[:-1])
        follows = index + 1 < len(clauses) and clauses[index + 1].sentence == clause.sentence and clause.mark in "，："
        if not (clausal or (follows and len(rest) <= 3)):
            return
        self.said.append(Said(subjects, clause.speech, index, index if clausal else index + 1, index if clausal else index + 1))
        if not clausal or clause.speech == "承诺":
            speech = Speech(subjects, clause.speech, clause.sentence, self.sentences[clause.sentence].block, index, outer=None)
            speech.statement = len(self.said) - 1
            self.memory.speech = speech

    def _addressee(self, clause: Clause) -> str:
        for at, noun in clause.nouns.items():
            if at and clause.form[at - 1] in "对向" and clause.form[at] in ACTORS:
                ids = self._many(noun.phrases)[0]
                return ids[0] if ids else ""
        return ""


def statement_span(said: Said, clauses: Sequence[Clause], sentences: Sequence[Sentence]) -> Span:
    """What was said: from the first clause after the frame to the end of its sentence (or of the speech inside it)."""
    first = clauses[min(said.first, len(clauses) - 1)]
    start = first.span.start if said.first != said.frame else first.at[min(max(first.content, 0), len(first.at) - 1)]
    last = first
    for clause in clauses[said.first : max(said.last, said.first) + 1]:
        if clause.sentence == first.sentence:
            last = clause
    return Span(start, max(last.span.end, start + 1))
