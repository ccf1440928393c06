"""Finds the verb of saying that makes a form the frame of a speech: 外交部发言人 [表示]."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.prose.clauses import CODES, NOUNS
from kg.prose.form import Form
from kg.prose.lexicon import Lexicon
from kg.prose.words import Word

DOCUMENT_SAYS = re.compile(
    rf"[^，]{{0,24}}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书|{CODES['Document']})(?:中|还|并|也|又|则|均)?(?=[^，]{{2,4}})"
)
# What may stand between the subject and the verb of saying, taken away in this order (adverbs after the first).
_ADDRESSED = re.compile(r"(?:对|向|就|在|于|随|通过|代表|接受|回应|针对|面对|听取)[^，]{0,20}")
_OCCASION = re.compile(r"^[^，]{0,24}(?:时|后|中|上|期间|讲话|声明|采访)(?:，)?")
_DOCUMENT = re.compile(r"^.{0,24}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书)")
_SMALL = re.compile(rf"[{NOUNS}“”等人方则还又也都均]|答问|再|会|将|曾|已")
_REACH = 60  # characters of the form in which the verb of saying must stand
_QUOTED = "“：" + NOUNS  # what words said begin with
_NOT_AFTER = ("的", "可", "所", "名", "中的", "发表", "发布", "发出", "作出", "份", "项")
_NOT_BEFORE = ("的", "过", "者", "书", "人")
_ITS_OBJECT = re.compile(r"在[^，]{1,20}(?:上|方面)?的")  # 重申 [在该问题上的立场]


class SayingFinder:
    """Finds verbs of saying in one document's forms."""

    def __init__(self, words: Mapping[int, Word], lexicon: Lexicon) -> None:
        self._words = words
        self._lexicon = lexicon

    def find(self, form: Form, start: int, mark: str) -> tuple[int, int] | None:
        """Where the verb of saying stands in form[start:], if this clause, which ends with `mark`, is a frame for speech."""
        text = form.text
        for found in self._lexicon.speech_pattern.finditer(text, start, min(len(text), start + _REACH)):
            begin, end = found.span()
            if not self._says(form, start, found):
                continue
            deed_alone = found.group() in self._lexicon.speech_with_clause and end == len(text) and mark not in "，："
            return None if deed_alone or not self._frames(text[start:begin]) else (begin, end)
        return None

    def _says(self, form: Form, start: int, found: re.Match[str]) -> bool:
        """Whether the word is a verb of saying here, and no part of a noun or of another verb."""
        text, verb, (begin, end) = found.string, found.group(), found.span()
        before, after = text[start:begin], text[end:]
        if after[:1] in _NOT_BEFORE or before.endswith(_NOT_AFTER) or text.startswith(self._lexicon.not_speech, begin):
            return False
        opens = bool(after) and after[0] in _QUOTED
        if (verb in self._lexicon.speech_soft and after and not opens) or _ITS_OBJECT.match(after):
            return False
        if len(verb) > 1 or not after or opens or (before and before[-1] in "并还又则也亦"):
            return True
        word = self._words.get(form.at[begin])
        return word is not None and word.end == form.at[begin] + 1

    def _frames(self, before: str) -> bool:
        """Whether the words between subject and verb of saying leave the verb the main one."""
        rest = self._lexicon.adverb_pattern.sub("", _ADDRESSED.sub("", before))
        for pattern in (_OCCASION, _DOCUMENT, _SMALL):
            rest = pattern.sub("", rest)
        return len(rest) <= 2
