"""Reads segments into clause records: noun phrases become single characters, adjuncts are taken out, the subject is found.

Nothing here knows who is meant; a subject that is not there is marked as carried or as none and left to resolution.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.prose.clauses import CODES, Adjunct, Clause, Noun, Phrase
from kg.prose.cleft import BACK, take_this_is, uncleave
from kg.prose.edges import dateline_end, speech_quotes
from kg.prose.form import Form
from kg.prose.lexicon import Lexicon
from kg.prose.many import name_the_many
from kg.prose.mask import Mask
from kg.prose.modifiers import take_modifiers
from kg.prose.saying import CITED, DOCUMENT_SAYS, SayingFinder
from kg.prose.sentences import Segment, segments
from kg.prose.subject import SubjectFinder
from kg.prose.thin import thin
from kg.prose.words import Word
from kg.types import Document, Sentence, Span
from kg.values import quick

_LONGEST_LABEL = 12
# 重申|某人在该问题上的立场: what is said again is a thing, and whoever is named there does not act.
_RECALLED = re.compile(r"[^，]{0,4}(?:[对向在就于]|关于)[^，]{1,30}的(?:立场|态度|承诺|决心|支持|重要性|主张|政策|原则|友谊|关切|看法|担忧|观点)")
# 重申|反对 X 的立场: a stand that the speaker takes, named by its noun.
_HELD = re.compile(
    rf"(?:坚决|坚定|一贯|始终|一直|{CODES['Pronoun']}){{0,2}}(?:反对|支持|主张|赞成|拒绝)(?![^，]{{0,3}}的)[^，的]{{2,24}}的[^，的]{{0,4}}(?:立场|态度|主张|政策|决心|承诺)"
)
# 他|提出四点倡议|：一是…
_POINTS = re.compile(
    r"(?:提出|阐述|阐明|作出)(?:了)?[^，]{0,10}?(?:[一二两三四五六七八九十几0-9]{1,2}[点个项条大方]|以下|如下)[^，]{0,10}(?:建议|主张|意见|要求|倡议|希望|看法|原则|方案|举措|思路|指示|期望|承诺|立场)$"
)
_IN_FULL = re.compile("(?:全文|原文|文章|讲话|演讲|致辞|贺信|回信|贺电|公开信)如下$")
_DEEPEST = 8  # speech within speech in one segment; no newspaper goes so deep, and noise must come to an end
_BULLETS = "●•·-0123456789.、一二三四五六七八九十 "
_OPENS_ANSWER = ("答", "发言人", "新闻发言人")  # 问：…? 答：….
_SPEAKERS = ("Person", "Title", "Pronoun")


@quick
@dataclass(frozen=True, slots=True)
class _Place:
    """Where a clause stands: what all clauses of one segment have in common."""

    span: Span
    sentence: int
    mark: str
    quoted: bool
    item: bool
    label: str

    def part(
        self, form: Form, start: int, end: int, subject: tuple[Phrase, ...] = (), why: str = "none",
        adjuncts: Sequence[Adjunct] = (), speech: str = "", content: int = -1,
    ) -> Clause:  # fmt: skip
        """The clause that form[start:end] makes, which holds these of the form's adjuncts; the rest as in `Clause`."""
        nouns, places = form.nouns, form.at
        at = tuple(places[start : end + 1])
        if nouns and (start or end < len(form.text)):
            nouns = {i - start: n for i, n in nouns.items() if start <= i < end}
        if start and adjuncts:
            adjuncts = [Adjunct(a.kind, max(a.at - start, 0), a.phrases, a.text, a.word) if a.at else a for a in adjuncts]
        return Clause(
            self.span, self.sentence, self.mark, form.text[start:end], at, nouns, subject, why, tuple(adjuncts), speech, content,
            self.quoted, self.item, self.label,
        )  # fmt: skip

    def bare(self, subject: tuple[Phrase, ...], speech: str) -> Clause:
        """The clause that has a subject who speaks, and no words of its own."""
        return self.part(Form("", [self.span.end], {}), 0, 0, subject, "explicit", speech=speech, content=0)

    def rest(self, start: int) -> _Place:
        """The place of what stands from `start` on."""
        return _Place(Span(start, self.span.end), self.sentence, self.mark, self.quoted, self.item, self.label)


class ClauseReader:
    """Reads the clauses of one document. `verbs` matches every word that some rule is triggered by."""

    def __init__(self, document: Document, phrases: Sequence[Phrase], words: Mapping[int, Word], lexicon: Lexicon, verbs: re.Pattern[str]) -> None:
        self._document = document
        self._plain = document.plain
        self._phrases = phrases
        self._lexicon = lexicon
        self._verbs = verbs
        self._quotes = speech_quotes(document)
        self._quotes_from = [quote.start for quote in self._quotes]
        self._mask = Mask(document.plain, phrases)
        self._subjects = SubjectFinder(words, lexicon, verbs)
        self._sayings = SayingFinder(words, lexicon)

    def read(self, sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
        """All clauses in order. Titles and headings are read too: whether they claim anything is not decided here."""
        out: list[Clause] = []
        blocks = self._document.blocks
        label, labelled = "", -1
        for index, sentence in enumerate(sentences):
            start = sentence.span.start
            first = start == blocks[sentence.block].span.start
            if first and sentence.kind in ("paragraph", "byline", "caption"):
                start = dateline_end(self._plain, sentence.span)
            if sentence.block != labelled:
                label, labelled = "", sentence.block
            item = first and sentence.kind == "item"
            for part in segments(self._plain, Span(start, sentence.span.end), sentence.kind):
                if item and self._labels(part):
                    label = part.span.of(self._plain).lstrip(_BULLETS)
                else:
                    out += self._segment(part, index, label, item=item)
                item = False
        return tuple(name_the_many([c for c in out if c.form or c.subject or c.adjuncts or c.speech], self._verbs))

    @cached_property
    def _timed(self) -> list[int]:
        """Where times stand: asked of lists alone."""
        return sorted(p.span.start for p in self._phrases if p.head.type == "Time")

    def _labels(self, part: Segment) -> bool:
        """Whether the segment is only an item's label: 南海问题：, but not 七月三十日：, which dates it."""
        span = part.span
        if part.mark != "：" or span.end - span.start > _LONGEST_LABEL:
            return False
        first = bisect_left(self._timed, span.start)
        return first == len(self._timed) or self._timed[first] >= span.end

    def _segment(self, part: Segment, sentence: int, label: str, *, item: bool) -> list[Clause]:
        span = part.span
        around = bisect_right(self._quotes_from, span.start) - 1 if self._quotes else -1
        quoted = around >= 0 and span.start < self._quotes[around].end
        form = self._mask.form(span.start, span.end)
        modifiers = take_modifiers(form, self._subjects, part.mark) if form.nouns and "的" in form.text else ()
        thin(form, self._plain, self._verbs)
        place = _Place(span, sentence, part.mark, quoted, item, label)
        clauses = self._clauses(form, place)
        return self._with_asides(clauses, modifiers, place) if modifiers else clauses

    def _with_asides(self, clauses: list[Clause], modifiers: Sequence[tuple[Form, Noun]], place: _Place) -> list[Clause]:
        """The clauses, each with the modifiers that stood in it as clauses of their own."""
        for inner, head in modifiers:
            at = inner.at[0] if inner.text else place.span.start
            thin(inner, self._plain, self._verbs)
            around = max((i for i, c in enumerate(clauses) if c.span.start <= at), default=-1)
            if not inner.text or around < 0:
                continue
            aside = place.part(inner, 0, len(inner.text), head.phrases, "explicit", inner.adjuncts)
            clauses[around] = replace(clauses[around], asides=(*clauses[around].asides, replace(aside, mark="，")))
        return clauses

    def _clauses(self, form: Form, place: _Place, depth: int = 0) -> list[Clause]:
        """The clauses of one form: one, or the frame of a speech and what is said."""
        of = take_this_is(form, self._plain[max(form.at[0] - BACK, 0) : form.at[0]]) if form.text.startswith("这") else ()
        if of != ():
            return [place.part(form, 0, len(form.text), of, "explicit", form.adjuncts)] if of else []
        subject_at, start, why = self._subjects.find(form, place.mark)
        subject = form.nouns[subject_at].phrases if subject_at >= 0 else ()
        if form.text.endswith("的"):
            self._uncleave(form, start)
        elif "的" in form.text and (found := uncleave(form, start, self._verbs, named=bool(subject) and start < len(form.text))):
            subject, start, why = found if found[0] else (subject, start, why)
        text, length = form.text, len(form.text)
        if place.mark == "：" and start >= length and len(subject) == 1 and subject[0].head.type in _SPEAKERS:
            return [place.bare(subject, "：")]
        if depth == 0 and place.mark == "：" and text in _OPENS_ANSWER:
            return [place.part(form, 0, length, why="carried", speech="答", content=length)]
        if text.startswith("以") and not subject and "为" in text[2:]:
            return []
        if depth < _DEEPEST and self._sayings.any(text):
            saying = None
            if (why != "none" or subject or DOCUMENT_SAYS.match(text)) and not text.startswith(CITED):
                saying = self._sayings.find(form, start, "：" if self._said_before(place) else place.mark)
            if saying is None or why == "carried":
                other = self._sayings.speaker(form, place.mark, free=why == "none" and saying is None)
                if other is not None:
                    at, saying = other
                    subject, start, why = form.nouns[at].phrases, at + 1, "explicit"
            if saying is not None:
                return self._frame(form, place, start, saying, depth, subject, why)
        if depth == 0 and text.startswith(CITED) and (words := self._sayings.cited(form)):
            return [place.part(form, 0, length, form.nouns[words[0]].phrases, "explicit", speech=text[slice(*words[1])], content=length)]
        points = depth == 0 and place.mark in "：。" and why != "none" and _POINTS.search(text, start) is not None
        if points or (depth == 0 and place.mark == "：" and ((subject and self._quotes_after(place)) or _IN_FULL.search(text))):
            return [place.part(form, start, length, subject, why, form.adjuncts, "：", length - start)]
        return [place.part(form, start, length, subject, why, form.adjuncts)]

    def _uncleave(self, form: Form, start: int) -> None:
        """Take 是 and 的 from around a deed of which when, where or at whose invitation is stressed: 王毅是[应阿里邀请]访问孟加拉国的."""
        if not form.text.startswith("是", start):
            return
        end = len(form.text) - 1
        stressed = any(a.kind in ("time", "place", "invited") for a in form.adjuncts)
        if stressed and self._verbs.match(form.text, start + 1, end):
            form.cut(end, end + 1)
            form.cut(start, start + 1)

    def _quotes_after(self, place: _Place) -> bool:
        """Whether whole clauses in quotation marks follow after the colon: 某人谴责了这次袭击|：“…”."""
        opens = place.span.end + 1
        return not place.quoted and self._plain.startswith("“", opens) and opens in self._quotes_from

    def _said_before(self, place: _Place) -> bool:
        """Whether words in quotation marks end right before a segment that ends its sentence, as in “…。”某人[告诉记者]."""
        return place.mark in "。！" and not place.quoted and self._plain[max(place.span.start - 2, 0) : place.span.start].rstrip("，").endswith("”")

    def _frame(
        self, form: Form, place: _Place, start: int, saying: tuple[int, int], depth: int, subject: tuple[Phrase, ...], why: str
    ) -> list[Clause]:
        """The frame of a speech, and the clauses of what is said in the same segment; one clause where the verb of saying is a deed too."""
        text, (begin, end) = form.text, saying
        verb = self._sayings.verb(text, saying)
        if verb in self._lexicon.speech_with_clause:
            return [place.part(form, start, len(text), subject, why, form.adjuncts, verb, end - start)]
        inner_start = end + (1 if text[end : end + 1] in ("了", "道") else 0)
        if inner_start >= len(text):
            return [place.part(form, start, end, subject, why, form.adjuncts, verb, end - start)]
        frame = place.part(form, start, end, subject, why, [a for a in form.adjuncts if a.at <= begin], verb, end - start)
        inner = form.after(inner_start, begin)
        inner.cut(0, len(inner.text) - len(inner.text.lstrip("“‘：")))
        if not inner.text:
            return [frame]
        within = place.rest(inner.at[0])
        held = _HELD.fullmatch(inner.text)
        if held or _RECALLED.fullmatch(inner.text):
            why = "carried" if held or inner.text[0] in "对向就" else "none"  # 重申|对某国的支持: the speaker's own
            return [frame, within.part(inner, 0, len(inner.text), why=why)]
        return [frame, *self._clauses(inner, within, depth + 1)]
