"""Noun phrases become single characters: 习近平主席同普京总统会谈 → P同P会谈, with P the code of a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.prose.clauses import ACTORS, CODES, NOUNS, Noun, Phrase
from kg.prose.form import Form

# A pattern and not a list: 等 takes a number and a class word with it. 等 alone goes before what begins another word with it.
_TAIL = re.compile(
    r"两国元首|两国|双方|三国|三方|各国|方面|当局|成员国|等国家|等国|等[0-9一二三四五六七八九十多]{1,3}(?:国|个国家|方)|等方|之间(?!的)|等(?:外国|各国)?(?:使节|政要|人士|领导人|官员|嘉宾|使者|与会者)|等(?=[^待级于])|一方|的发言人|的新闻秘书|战机|军机|军方(?!面)|武装分子|武装|部队"
)
_JOINS = ("以及", "还有", "、", "和", "与", "及", "暨")
_LONGEST_ASIDE = 90  # characters in brackets that are passed over


class Mask:
    """Masks the segments of one document."""

    def __init__(self, plain: str, phrases: Sequence[Phrase]) -> None:
        self._plain = plain
        self._by_start = {p.span.start: p for p in phrases}

    def form(self, start: int, end: int) -> Form:
        """The stretch plain[start:end] without what stands in brackets."""
        form = Form()
        plain, at = self._plain, start
        while at < end:
            if plain[at] in "（(":
                close = next((i for i in range(at + 1, min(end, at + _LONGEST_ASIDE)) if plain[i] in "）)"), -1)
                if close > 0:
                    at = close + 1
                    continue
            phrase = self._by_start.get(at)
            if phrase is not None and phrase.span.end <= end:
                at = self._noun(form, phrase, end)
                continue
            if plain[at] not in " \u3000●•":
                form.add(plain[at], at)
            at += 1
        return form

    def _noun(self, form: Form, phrase: Phrase, end: int) -> int:
        """Put the phrase, and what is coordinated with it, into the form as one character; gives the offset after it."""
        code = CODES.get(phrase.head.type, CODES["Organization"])
        group = [phrase]
        while code in NOUNS and (following := self._coordinated(group[-1], phrase, end)):
            group.append(following)
        at = group[-1].span.end
        tail = _TAIL.match(self._plain, at) if code in ACTORS else None
        if tail and tail.end() <= end:
            at = tail.end()
        form.nouns[len(form.chars)] = Noun(tuple(group), joint=len(group) > 1)
        form.add(code, phrase.span.start)
        return at

    def _coordinated(self, last: Phrase, first: Phrase, end: int) -> Phrase | None:
        """The phrase that is coordinated with the last one: joined by 和 and the like, or two short names in a row (中俄)."""
        at = last.span.end
        join = next((w for w in _JOINS if self._plain.startswith(w, at)), "")
        short = not join and first.head.found_by.startswith("short")
        following = self._by_start.get(at + len(join))
        if following is None or following.span.end > end or not (join or (short and following.head.found_by.startswith("short"))):
            return None
        if not _alike(last, following) or (short and following.span.end - following.span.start > 1):
            return None
        return following


def _alike(first: Phrase, second: Phrase) -> bool:
    a, b = CODES.get(first.head.type, ""), CODES.get(second.head.type, "")
    return a == b or (a in ACTORS and b in ACTORS and CODES["Pronoun"] not in {a, b})
