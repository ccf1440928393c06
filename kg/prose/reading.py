"""Reads segments into clause records: noun phrases become single characters, adjuncts are taken out, the subject is found.

Nothing here knows who is meant; a subject that is not there is marked as carried or as none and left to resolution.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.prose.clauses import ACTORS, CODES, NOUNS, Adjunct, Clause, Noun, Phrase
from kg.prose.lexicon import Lexicon
from kg.prose.sentences import Segment, segments
from kg.prose.words import Word
from kg.types import Document, Sentence, Span

_T, _L = CODES["Time"], CODES["Place"]
_ACTOR = f"[{ACTORS}]"
_JOIN = frozenset({"、", "和", "与", "及", "以及", "暨", "或", "还有"})
_TAIL = re.compile(r"两国元首|两国|双方|三国|三方|各国|方面|当局|成员国|等国家|等国|等[0-9一二三四五六七八九十多]{1,3}(?:国|个国家|方)|等方|等|一方")
_TIME = re.compile(rf"(?:自|从|于|在|到|至|截至|当地时间|北京时间|就在)?{_T}(?:起|以来|期间|早间|晚间)?(?:，)?")
_PLACE = re.compile(rf"(?:在|于|身在){_L}(?:{_L})*(?:市|境内|举行的|当地)?(?!的|问题|上|事务|方向|军事|部署)")
_INVITED = re.compile(rf"应(?:约)?(?:[{NOUNS}])(?:的)?(?:盛情|热情)?邀请")
_TOPIC_ON = re.compile(r"(?:在|就)([^，。；在就]{1,18}?(?:问题|议题|事务|事宜|议程))(?:上|方面)?")
_TOPIC_ABOUT = re.compile(
    rf"(?:就|围绕)([^，。；]{{1,26}}?)(?=(?:深入|坦诚|充分|广泛|再次|继续|共同)?(?:交换|进行|举行|达成|展开|开展|提出|发表|签署|表示|表达|谴责|批评|磋商|谈判|讨论|沟通|协商|回应|答问|答记者问|[对向同与]{_ACTOR}))"
)
_MODIFIED = re.compile(
    r"人民|民众|企业|关系|经济|媒体|社会|市场|学者|专家|公民|国民|军队|青年|人士|官员|议员|品牌|产品|货物|商品|立场|政策|主权|领土|外交|国防|文化|历史|代表团|公司|居民|游客|百姓|友好|学生|老百姓|同胞|选民|工人|农民|士兵|部队"
)
_RELATIVE = re.compile(rf"[^，；“”]{{2,24}}的(?=[{CODES['Person']}{CODES['Title']}{CODES['Organization']}{CODES['Country']}])[{NOUNS}](?!的)")
_CIRCUMSTANCE = re.compile(r"在[^，。；在]{2,30}?(?:的情况下|情况下|的背景下|背景下|框架下|框架内|基础上|过程中|之际|的同时|期间|方面)")
_SETTLES = re.compile(r"(?:深入|坦诚|充分|广泛)?(?:交换|进行|举行|达成|展开|开展)")
_REPORTED = re.compile(rf"^(?:据|另据|综合)(?:[^，。：]{{0,20}})(?:报道|消息|报导|披露|援引[^，]{{0,12}}|称|说|统计|介绍)(?:称)?")
_WITH = re.compile(rf"(?:同|与|跟|偕同|会同|联同)(?:[^{NOUNS}，]{{2,14}}的)?({_ACTOR})(?:方面|双方|两国)?(?:一道|一起|共同|之间|一同|携手)?(?!的|关系|间|、|和)")
_AFTER_SUBJECT_STOP = "的、"
_PREPOSITIONS = "对向为同与将把在通以由从给就按根依据面围经随跟凭借被遭因除"
_DOCUMENT_SAYS = re.compile(rf"[^，]{{0,24}}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书|{CODES['Document']})(?:中|还|并|也|又|则|均)?(?=[^，]{{2,4}})")


@dataclass(slots=True)
class _Form:
    """A segment being masked and thinned: parallel lists, cut by position."""

    chars: list[str]
    at: list[int]
    nouns: dict[int, Noun]
    adjuncts: list[Adjunct] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.chars)

    def cut(self, start: int, end: int) -> None:
        """Take out [start, end)."""
        del self.chars[start:end]
        del self.at[start:end]
        width = end - start
        self.nouns = {(i if i < start else i - width): n for i, n in self.nouns.items() if not start <= i < end}

    def phrases(self, start: int, end: int) -> tuple[Phrase, ...]:
        """All phrases of the nouns in the range."""
        return tuple(p for i in sorted(self.nouns) if start <= i < end for p in self.nouns[i].phrases)


class ClauseReader:
    """Reads the clauses of one document. `verbs` matches every word that some rule is triggered by."""

    def __init__(self, document: Document, phrases: Sequence[Phrase], words: Mapping[int, Word], lexicon: Lexicon, verbs: re.Pattern[str]) -> None:
        self._plain = document.plain
        self._document = document
        self._phrases = phrases
        self._words = words
        self._lexicon = lexicon
        self._verbs = verbs
        self._by_start = {p.span.start: p for p in phrases}
        self._quotes = _speech_quotes(document)

    def read(self, sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
        """All clauses in order. Titles and headings are read too: whether they claim anything is not decided here."""
        out: list[Clause] = []
        label, labelled = "", -1
        for index, sentence in enumerate(sentences):
            start = sentence.span.start
            block = self._document.blocks[sentence.block].span
            first = start == block.start
            if first and sentence.kind in ("paragraph", "byline", "caption"):
                start = _dateline_end(self._plain, sentence.span)
            parts = segments(self._plain, Span(start, sentence.span.end))
            if sentence.block != labelled:
                label, labelled = "", sentence.block
            for number, part in enumerate(parts):
                if first and number == 0 and part.mark == "：" and part.span.end - part.span.start <= 12 and sentence.kind == "item" and not self._timed(part.span):
                    label = part.span.of(self._plain).lstrip("●•·-0123456789.、一二三四五六七八九十 ")
                    continue
                clauses = self._segment(part, index)
                clauses = [c for c in clauses if c.form or c.subject or c.adjuncts or c.speech]
                out += [replace(c, label=label, item=first and sentence.kind == "item" and number == 0) for c in clauses]
            first = False
        return tuple(out)

    def _timed(self, span: Span) -> bool:
        """Whether a time stands in the stretch: 七月三十日： dates an item and is no label."""
        return any(p.head.type == "Time" for p in self._phrases if span.start <= p.span.start < span.end)

    # -- one segment -------------------------------------------------------------------------------------------------

    def _segment(self, part: Segment, sentence: int) -> list[Clause]:
        span = part.span
        quoted = any(a <= span.start < b for a, b in self._quotes)
        form = self._mask(span.start, span.end)
        self._thin(form)
        return self._clauses(form, span, part.mark, sentence, quoted)

    def _mask(self, start: int, end: int) -> _Form:
        form = _Form([], [], {})
        plain, at = self._plain, start
        while at < end:
            if plain[at] in "（(":
                close = next((i for i in range(at + 1, min(end, at + 90)) if plain[i] in "）)"), -1)
                if close > 0:
                    at = close + 1
                    continue
            phrase = self._by_start.get(at)
            if phrase is None or phrase.span.end > end:
                if plain[at] not in " \u3000●•":
                    form.chars.append(plain[at])
                    form.at.append(at)
                at += 1
                continue
            at = self._noun(form, phrase, end)
        return form

    def _noun(self, form: _Form, phrase: Phrase, end: int) -> int:
        """Put the phrase, and what is coordinated with it, into the form as one character; gives the offset after it."""
        group, at, joint = [phrase], phrase.span.end, False
        code = CODES.get(phrase.head.type, CODES["Organization"])
        while code in NOUNS:
            joined = next((w for w in ("以及", "还有", "、", "和", "与", "及", "暨") if self._plain.startswith(w, at)), "")
            both_short = phrase.head.found_by.startswith("short") and not joined
            step = at + len(joined)
            following = self._by_start.get(step)
            if following is None or following.span.end > end or (not joined and not (both_short and following.head.found_by.startswith("short"))):
                break
            if not _alike(group[-1], following) or (both_short and len(self._plain[following.span.start : following.span.end]) > 1):
                break
            group.append(following)
            joint = True
            at = following.span.end
        tail = _TAIL.match(self._plain, at) if code in ACTORS else None
        if tail and tail.end() <= end and not (tail.group() == "等" and self._plain[tail.end() : tail.end() + 1] in "待级于") and (tail.group() != "方面" or True):
            at = tail.end()
        form.nouns[len(form.chars)] = Noun(tuple(group), joint)
        form.chars.append(code)
        form.at.append(phrase.span.start)
        return at

    def _thin(self, form: _Form) -> None:
        """Take out, and keep as adjuncts, what stands in the verb's way."""
        while form.chars and form.chars[0] in "“‘":
            form.cut(0, 1)
        while form.chars and form.chars[-1] in "”’" and "“" not in form.chars and "‘" not in form.chars:
            form.cut(len(form.chars) - 1, len(form.chars))
        reported = _REPORTED.match(form.text)
        if reported:
            form.cut(0, reported.end())
        for kind, pattern in (("time", _TIME), ("place", _PLACE), ("invited", _INVITED)):
            self._take_all(form, kind, pattern)
        while circumstance := _CIRCUMSTANCE.search(form.text):
            form.cut(*circumstance.span())
        for pattern in (_TOPIC_ON, _TOPIC_ABOUT):
            found = pattern.search(form.text)
            settles = found is not None and pattern is _TOPIC_ABOUT and _SETTLES.match(form.text, found.end()) is not None
            if found and (settles or not self._verbs.search(found.group(1)[:-2])):
                start, end = found.span()
                first, last = form.at[found.start(1)], form.at[found.end(1) - 1]
                width = form.nouns[found.end(1) - 1].phrases[-1].span.end - last if found.end(1) - 1 in form.nouns else 1
                form.adjuncts.append(Adjunct("topic", start, form.phrases(*found.span(1)), self._plain[first : last + width]))
                form.cut(start, end)
        while found := _WITH.search(form.text):
            start, end = found.span()
            form.adjuncts.append(Adjunct("with", start, form.phrases(start, end), word=found.group()[0] + ("一道" if found.group()[-1] in "道起" else "共同" if found.group()[-1] in "同手" and len(found.group()) > 2 else "")))
            form.cut(start, end)

    def _take_all(self, form: _Form, kind: str, pattern: re.Pattern[str]) -> None:
        at = 0
        while found := pattern.search(form.text, at):
            start, end = found.span()
            form.adjuncts.append(Adjunct(kind, start, form.phrases(start, end), found.group()))
            form.cut(start, end)
            at = start

    # -- subject and speech ------------------------------------------------------------------------------------------

    def _clauses(self, form: _Form, span: Span, mark: str, sentence: int, quoted: bool) -> list[Clause]:
        subject_at, start, why = self._subject(form)
        subject = form.nouns[subject_at].phrases if subject_at >= 0 else ()
        text = form.text
        if mark == "：" and subject and start >= len(text) and subject[0].head.type in ("Person", "Title", "Pronoun") and len(subject) == 1:
            colon = Clause(span, sentence, mark, "", (span.end,), subject=subject, why=why, quoted=quoted, speech="：", content=0)
            return [colon]
        if text.startswith("以") and "为" in text[2:] and not subject:
            return [Clause(span, sentence, mark, "", (span.end,), why="carried", quoted=quoted)]
        documented = why == "none" and _DOCUMENT_SAYS.match(text)
        speech = self._speech(form, start, mark) if why != "none" or subject or documented else None
        base = Clause(span, sentence, mark, "", (), subject=subject, why=why, quoted=quoted, adjuncts=tuple(form.adjuncts))
        if speech is None:
            return [self._rest(base, form, start, len(text))]
        verb_start, verb_end = speech
        verb = text[verb_start:verb_end]
        if verb in self._lexicon.speech_with_clause:
            return [replace(self._rest(base, form, start, len(text)), speech=verb, content=verb_end - start)]
        frame = replace(self._rest(base, form, start, verb_end), speech=verb, content=verb_end - start)
        inner_start = verb_end + (1 if text[verb_end : verb_end + 1] in ("了", "道") else 0)
        if inner_start >= len(text):
            return [frame]
        inner = _Form(form.chars[inner_start:], form.at[inner_start:], {i - inner_start: n for i, n in form.nouns.items() if i >= inner_start})
        inner.adjuncts = [a for a in form.adjuncts if a.at > verb_start]
        frame = replace(frame, adjuncts=tuple(a for a in form.adjuncts if a.at <= verb_start))
        while inner.chars and inner.chars[0] in "“‘：":
            inner.cut(0, 1)
        inner_span = Span(inner.at[0], span.end) if inner.at else Span(span.end, span.end)
        return [frame, *self._clauses(inner, inner_span, mark, sentence, quoted)] if inner.chars else [frame]

    def _rest(self, base: Clause, form: _Form, start: int, end: int) -> Clause:
        at = (*form.at[start:end], form.at[end] if end < len(form.at) else base.span.end)
        nouns = {i - start: n for i, n in form.nouns.items() if start <= i < end}
        adjuncts = tuple(replace(a, at=max(a.at - start, 0)) for a in base.adjuncts)
        return replace(base, form=form.text[start:end], at=at, nouns=nouns, adjuncts=adjuncts)

    def _subject(self, form: _Form) -> tuple[int, int, str]:
        """(index of the subject or -1, where the predicate begins, why)."""
        text = form.text
        at = self._skip_adverbs(text, 0)
        if at >= len(text):
            return -1, 0, "carried" if form.adjuncts else "none"
        if text[at] == CODES["Group"] and text[at + 1 : at + 2] in (CODES["Person"], CODES["Title"]):
            at += 1  # 该国外长某某: the person is the subject
        if text[at] in ACTORS and not (text[at] == CODES["Pronoun"] and text[at + 1 : at + 2] == "的"):
            nxt = at + 1
            if self._predicate_follows(form, nxt):
                return at, nxt, "explicit"
            return -1, 0, "none"
        relative = _RELATIVE.match(text)
        if relative and self._predicate_follows(form, relative.end()):
            return relative.end() - 1, relative.end(), "explicit"
        if text[at] in NOUNS:
            return -1, 0, "none"
        if self._begins_predicate(form, at):
            return -1, 0, "carried"
        return -1, 0, "none"

    def _skip_adverbs(self, text: str, at: int) -> int:
        while found := self._lexicon.adverb_pattern.match(text, at):
            at = found.end()
        return at

    def _predicate_follows(self, form: _Form, at: int) -> bool:
        """Whether what follows an actor can be its predicate, so that the actor is a subject and not a modifier."""
        text = form.text
        if at >= len(text):
            return True
        if text[at] in _AFTER_SUBJECT_STOP:
            return False
        if text[at] in NOUNS:
            return text[at] in ACTORS
        if self._verbs.match(text, at) or self._lexicon.speech_pattern.match(text, at) or self._lexicon.modal_pattern.match(text, at):
            return True
        if _MODIFIED.match(text, at):
            return False
        if self._lexicon.adverb_pattern.match(text, at) or text[at] in _PREPOSITIONS or text[at] in "“已曾正还也均都不没未是有":
            return True
        word = self._words.get(form.at[at])
        return word is None or word.tag[:1] in "vdpucrtm" or word.tag in ("ad", "i", "l", "zg")

    def _begins_predicate(self, form: _Form, at: int) -> bool:
        text = form.text
        if text[at] in "这那该此其":
            return False
        if self._verbs.match(text, at) or self._lexicon.speech_pattern.match(text, at) or self._lexicon.modal_pattern.match(text, at):
            return True
        if text[at] in _PREPOSITIONS or self._lexicon.negation_pattern.match(text, at) or text.startswith(("很", "十分", "非常", "深感", "身"), at):
            return True
        word = self._words.get(form.at[at])
        return word is not None and (word.tag[:1] in "vdp" or word.tag in ("ad", "i", "l"))

    def _speech(self, form: _Form, start: int, mark: str) -> tuple[int, int] | None:
        """Where the verb of saying stands in the form, if this clause is a frame for speech."""
        text = form.text
        for found in self._lexicon.speech_pattern.finditer(text, start, min(len(text), start + 60)):
            begin, end = found.span()
            verb = found.group()
            before, after = text[start:begin], text[end:]
            if after[:1] in ("的", "过", "者", "书", "人") or before.endswith(("的", "可", "所", "名", "中的")):
                continue
            if any(text.startswith(word, begin) for word in self._lexicon.not_speech):
                continue
            if verb in self._lexicon.speech_soft and after and after[0] not in "“：" + NOUNS:
                continue
            if len(verb) == 1 and after and not (before[-1:] in "并还又则也亦" and before) and not (after[0] in "“：" + NOUNS or self._words.get(form.at[begin], Word(0, 0, "")).end == form.at[begin] + 1):
                continue
            if not self._frames(before):
                return None
            if verb in self._lexicon.speech_with_clause and not after and mark not in "，：":
                return None
            return begin, end
        return None

    def _frames(self, before: str) -> bool:
        """Whether the words between subject and verb of saying leave the verb the main one."""
        rest = re.sub(rf"(?:对|向|就|在|于|随|通过|代表|接受|回应|针对|面对|听取)[^，]{{0,20}}", "", before)
        rest = self._lexicon.adverb_pattern.sub("", rest)
        rest = re.sub(r"^[^，]{0,24}(?:时|后|中|上|期间|讲话|声明|采访)(?:，)?", "", rest)
        rest = re.sub(r"^.{0,24}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书)", "", rest)
        rest = re.sub(rf"[{NOUNS}“”等人方则还又也都均]|答问|再|会|将|曾|已", "", rest)
        return len(rest) <= 2


def _alike(first: Phrase, second: Phrase) -> bool:
    a, b = CODES.get(first.head.type, ""), CODES.get(second.head.type, "")
    return a == b or (a in ACTORS and b in ACTORS and CODES["Pronoun"] not in (a, b))


_DATELINE = re.compile(
    r"(?:[（【〔(〈《]?[^，。：；）】〕\n]{0,40}?(?:[电讯]|报道|报导|专讯|综合报道|专电|消息|特稿)[】〕）)〉》]?(?:[（(【〔][^（）()】〕\n]{2,40}[）)】〕])?[：\s]*)"
    r"|(?:[（【〔(][^（）()【】〔〕\n]{2,50}[）】〕)][：\s]*)"
)


def _dateline_end(plain: str, span: Span) -> int:
    """Where the article's words begin after 华讯社北京4月2日电（记者某某） or 【云帆新闻网】."""
    found = _DATELINE.match(plain, span.start, min(span.end, span.start + 110))
    if found is None or (found.group()[0] not in "（【〔(〈《" and not re.search(r"日电|[报社网]讯|记者|[报社网台]消息", found.group())):
        return span.start
    return found.end()


def _speech_quotes(document: Document) -> list[tuple[int, int]]:
    """The ranges inside quotation marks that quote whole clauses."""
    out = []
    for block in document.blocks:
        text = block.span.of(document.plain)
        at = 0
        while (opened := text.find("“", at)) >= 0:
            closed = text.find("”", opened + 1)
            end = closed if closed >= 0 else len(text)
            inner = text[opened + 1 : end]
            before = text[opened - 1] if opened else ""
            if len(inner) >= 6 and (any(c in inner for c in "，。！？；") or before in "：" or opened == 0 or inner[-1:] in "，。！？"):
                out.append((block.span.start + opened, block.span.start + end))
            at = end + 1
    return out
