"""The clause record: one segment of a sentence as one string in which each noun phrase is a single character for its class.

Rules and resolution work on this string and never on the raw text; `Clause.at` leads from it back to the document.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.types import Mention, Span
from kg.values import quick

# One private-use character for each class of noun phrase; the shadow of a text contains none.
CODES = {
    "Person": "\ue000",
    "Country": "\ue001",
    "Place": "\ue002",
    "Organization": "\ue003",
    "Event": "\ue004",
    "Document": "\ue005",
    "Time": "\ue006",
    "Group": "\ue008",
    "Pronoun": "\ue009",
    "Title": "\ue00a",
}
TYPES = {code: name for name, code in CODES.items()}
ACTORS = "".join(CODES[name] for name in ("Person", "Country", "Organization", "Group", "Pronoun", "Title"))
NOUNS = "".join(CODES[n] for n in ("Person", "Country", "Place", "Organization", "Event", "Document", "Group", "Pronoun", "Title"))


@quick
@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase: title and name, land and organ, or a name alone. `head` is what it stands for."""

    span: Span
    head: Mention
    posted: Mention | None = None  # the state that an ambassador is posted to: 驻美大使某某


@quick
@dataclass(frozen=True, slots=True)
class Noun:
    """One character of a clause's form: the phrases that stand there (several where they are coordinated)."""

    phrases: tuple[Phrase, ...]
    joint: bool = False  # joined by 和, 与, 、


@quick
@dataclass(frozen=True, slots=True)
class Adjunct:
    """Something taken out of the verb's way: 8日, 在莫斯科, 同俄方, 应普京邀请. `at` is where it stood in the form."""

    kind: str  # time, place, with, invited, topic; deadline; apart: the time of something else
    at: int
    phrases: tuple[Phrase, ...] = ()
    text: str = ""
    word: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Clause:
    """One segment, read as far as grammar goes without knowing who is meant.

    `form` begins after the subject; `at[i]` is the offset in the text of form[i], and at[-1] the segment's end. `subject` is
    empty where the segment has none of its own; `why` is "explicit", "carried" (it begins like a predicate), or "none" (it
    begins with something that is no actor, so nothing may be carried over it). `speech` is a verb of saying whose speaker the subject is.
    """

    span: Span
    sentence: int
    mark: str
    form: str
    at: tuple[int, ...]
    nouns: dict[int, Noun] = field(hash=False, default_factory=dict)
    subject: tuple[Phrase, ...] = ()
    why: str = "none"
    adjuncts: tuple[Adjunct, ...] = ()
    speech: str = ""
    content: int = -1  # index in form where what is said begins; -1 where nothing is said in this segment
    quoted: bool = False  # inside quotation marks that opened before this segment or at its start
    item: bool = False  # the first segment of a list item
    label: str = ""  # 南海问题： before a list item's text
    asides: tuple[Clause, ...] = ()  # what modifies a person of this clause, as clauses of that person's: 来华访问的|马克龙

    def text_span(self, start: int, end: int) -> Span:
        """The range of the document that form[start:end] stands for (with everything that was taken out of it)."""
        return Span(self.at[start], self.at[end - 1] + self.width(end - 1)) if end > start else Span(self.at[start], self.at[start])

    def width(self, index: int) -> int:
        """How many characters of the document form[index] stands for."""
        noun = self.nouns.get(index)
        return noun.phrases[-1].span.end - noun.phrases[0].span.start if noun else 1


@quick
@dataclass(frozen=True, slots=True)
class When:
    """What may say when and where the deed of a clause was, if the clause and its sentence do not. Days as ISO dates, "" where unknown."""

    ahead: bool = False  # the day that the sentence names is still to come
    outer: bool = False  # it is when something is said, and not when it happened
    said: str = ""  # when the speech was held in which the clause stands
    near: str = ""  # the day of which the paragraph tells
    main: str = ""  # the day of the article's news
    venue: str = ""  # where that was after which it happened: 会谈后，…
    gone: str = ""  # where the subject was said to go, earlier in the sentence


UNDATED = When()


@quick
@dataclass(frozen=True, slots=True)
class Settled:
    """A clause whose people are known: every phrase is a tuple of entity ids, and the speaker is found.

    `speakers` are the innermost speakers (empty in narration), `statement` the index of their statement. `inherits` says that the clause
    goes on with the subject of the one before it in the same sentence, so that its modal words reach on.
    """

    clause: Clause
    subjects: tuple[str, ...]
    nouns: dict[int, tuple[str, ...]] = field(hash=False, default_factory=dict)
    company: tuple[str, ...] = ()
    company_word: str = ""
    partners: tuple[str, ...] = ()  # with whom the sentence said before that the subject acts: 愿同中国加强…，扩大…合作
    invited_by: tuple[str, ...] = ()
    time: str = ""  # of the clause or of its sentence
    when: When = UNDATED
    place: str = ""
    topics: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    statement: int | None = None
    own: frozenset[str] = frozenset()  # the speakers and their sides
    inherits: bool = False
    joint: bool = False  # both sides of a pair act: 双方, 两国, 中俄
    why: str = ""
    posted: dict[int, tuple[str, ...]] = field(hash=False, default_factory=dict)  # where the envoys at form[i] are posted
    event: str = ""  # the event named last, for 与会 and 出席 that name none
    motion: str = ""  # the document named last, for those who only vote (投反对票)
    destination: str = ""  # where somebody was last said to arrive, for 也将前往 and 同机抵达 that name no place
    event_when: tuple[str, str] = ("", "")  # its time and place, where the text gave them
    asides: tuple[Settled, ...] = ()  # those of the clause, settled
