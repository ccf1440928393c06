"""What the walk over the clauses remembers: the pair that meets, who was named last, and the speech that is going on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.prose.clauses import Clause, Settled
from kg.prose.lexicon import Lexicon
from kg.resolve.linking import Linker
from kg.types import Document, Sentence
from kg.values import quick

_SOON, _NEAR = 2, 4  # sentences
NOBODYS_OWN: frozenset[str] = frozenset()


@dataclass(slots=True)
class Speech:
    """A speech that is going on."""

    speakers: tuple[str, ...]
    sentence: int  # of the frame: the clause with the verb of saying
    quoted: bool = False
    open_ended: bool = False  # the frame ended its sentence with ：, so paragraphs may follow
    brief: bool = False  # it ends with its sentence
    whole_block: bool = False  # 某人：…: it lasts to the end of its paragraph
    owner: tuple[str, ...] = ()  # the last subject inside the speech
    owner_joint: bool = False
    points: tuple[str, ...] = ()  # for whom its points are, one by one: 就两国关系提出四点建议
    unknown_in: int = -1  # the sentence in which the last subject was nobody known
    of_thing: bool = False  # whether that was a thing of which it is said what it is
    said: str = ""  # when
    outer: Speech | None = None
    statement: int = -1


@dataclass(slots=True)
class Days:
    """When and where things are, as far as the sentence, the paragraph and the article have said."""

    time: str = ""  # of the sentence
    place: str = ""
    ahead: bool = False  # the sentence's day is still to come
    outer: bool = False  # it stands before a verb of saying
    elsewhen: bool = False  # the sentence has turned to a time that is not told: 此前，…
    after: str = ""  # where the meeting was, of which it tells what followed: 会谈后，…
    gone: str = ""  # where the sentence's subject goes
    near: str = ""  # the day told last, for the rest of its paragraph and a few sentences
    near_from: int = -1  # the sentence that named the last such day
    main: str = ""  # the day of the article's news
    venues: dict[str, str] = field(default_factory=dict)  # the same by what it was: 会谈, 仪式
    venue: tuple[str, str] = ("", "")  # where something was last told to happen: the entity, and its name there
    events: dict[str, tuple[str, str]] = field(default_factory=dict)  # event -> when and where it was said to be

    def enter_sentence(self, sentence: int, *, new_block: bool) -> None:
        """Forget what holds for one sentence, and the day told last where this one is too far behind it."""
        if new_block or sentence - self.near_from > _NEAR:
            self.near = ""
        self.time = self.place = self.gone = self.after = ""
        self.ahead = self.outer = self.elsewhen = False


@dataclass(slots=True)
class Memory:
    """What was said before and may be meant now; every tuple holds entity ids."""

    sides: tuple[str, ...] = ()  # the two sides: 双方, 两国
    persons: tuple[str, ...] = ()  # the two persons that met: 两人
    met: dict[str, tuple[str, ...]] = field(default_factory=dict)  # person -> the two sides, where one receives several (分别会见 A、B)
    triple: tuple[str, ...] = ()  # the three sides: 三方
    four: tuple[str, ...] = ()  # the four sides: 四国
    both_here: tuple[str, ...] = ()  # two bodies with whose dealings, or two states with whose border or war, the sentence began: 双方 there
    gathering: tuple[str, ...] = ()  # those at the table of a meeting that is named after them: 我们要… there
    person: str = ""  # the person who acted last: 他
    speaker: str = ""  # the person who spoke last
    he: str = ""  # who 他 is in the clause being settled
    beside: str = ""  # the person whom this sentence named last as its object: 致电某人，祝贺他
    two: tuple[str, ...] = ()  # the two named last: 前者, 后者
    country: str = ""
    organisation: str = ""
    bodies: dict[str, str] = field(default_factory=dict)  # 该部, 该公司 → the body named last that it may mean
    owner: tuple[str, ...] = ()  # the last subject outside speeches
    owner_joint: bool = False
    last_explicit: tuple[str, ...] = ()
    of_block_before: tuple[str, ...] = ()  # the last explicit subject of the paragraphs before
    aside: tuple[str, ...] = ()  # the last subject of a sentence outside the text's paragraphs: a caption, a heading
    speech: Speech | None = None
    voice: Speech | None = None  # whose words all the rest of the article is, where it gives a speech or an article in full
    left: Speech | None = None  # the speech that ended last, where that is not certain
    left_at: int = -1  # the first clause behind it
    outlet: tuple[str, ...] = ()  # who reported something last: 路透社报道
    answerer: tuple[str, ...] = ()  # who takes questions: 发言人答记者问
    questioned: bool = False  # a question stood before: 问：…
    issuer: tuple[str, ...] = ()  # who issued the last document
    issuers: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the same by the kind of document: 声明, 公告
    partners: tuple[str, ...] = ()  # with whom the subject acts in this sentence: 中方将同俄方一道
    together: bool = False
    companions: tuple[str, ...] = ()  # with whom the subject acts, for the clauses that go on with it
    invited: tuple[str, ...] = ()  # at whose invitation this sentence's subject comes
    asked: tuple[str, ...] = ()  # of whom this sentence asks something: 希望阿方…，奉行…
    asked_for: str = ""  # the clause in which it was last asked of somebody unnamed
    asked_others: bool = False  # it asks something of somebody unnamed: 呼吁各方…，保护…
    told_to: tuple[str, ...] = ()  # to whom the clause before says what must be: 警告某国，不要…
    acting: tuple[str, ...] = ()  # the two who act in the clause being settled: 双方支持对方
    event: str = ""
    destination: str = ""  # where somebody was last said to arrive or go
    motion: tuple[str, int] = ("", -1)  # the document named last, and in which sentence
    days: Days = field(default_factory=Days)
    when: str = ""  # of the clause that is being settled, as far as it or its sentence says

    def voted_on(self, sentence: int) -> str:
        """The document that a vote in this sentence can be about: one named at most two sentences before."""
        document, named = self.motion
        return document if sentence - named <= _SOON else ""


@quick
@dataclass(frozen=True, slots=True)
class Said:
    """One reported speech as the walk found it: who, with which verb, from which clause to which."""

    speakers: tuple[str, ...]
    verb: str
    frame: int
    first: int
    last: int
    addressee: str = ""

    def reaching(self, last: int) -> Said:
        """The same speech, reaching to this clause."""
        return Said(self.speakers, self.verb, self.frame, self.first, last, self.addressee)


@dataclass(slots=True)
class Story:
    """One document on the way through its clauses: what is given, what is remembered, and what is settled so far."""

    document: Document
    sentences: Sequence[Sentence]
    linker: Linker
    lexicon: Lexicon
    memory: Memory = field(default_factory=Memory)
    said: list[Said] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    reached: dict[int, int] = field(default_factory=dict)  # speech -> the last of its clauses so far
    _own: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False)

    def frames(self, clause: Clause) -> bool:
        """Whether the clause only frames a speech: it has a verb of saying that is no deed besides."""
        return bool(clause.speech) and clause.speech not in self.lexicon.speech_with_clause

    def own(self, speakers: tuple[str, ...]) -> frozenset[str]:
        """The speakers and their sides."""
        own = self._own.get(speakers)
        if own is None:
            own = self._own[speakers] = frozenset({*speakers, *(self.linker.side(s) for s in speakers)})
        return own
