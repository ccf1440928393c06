"""Finds the verb of saying that makes a form the frame of a speech: 外交部发言人 [表示]."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.prose.form import Form
from kg.prose.lexicon import Lexicon
from kg.prose.untold import is_another, is_untold
from kg.prose.words import Word

DOCUMENT_SAYS = re.compile(
    rf"[^，]{{0,24}}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书|报告|公函|{CODES['Document']})(?:中|还|并|也|又|则|均)?(?=[^，]{{1,4}})"
)
# What may stand between the subject and the verb of saying, taken away in this order (adverbs after the first).
_ADDRESSED = re.compile(r"(?:对|向|就|在|于|随|通过|代表|接受|回应|针对|面对|听取|谈到|谈及|提到|提及|说到|评论)[^，]{0,20}")
_OCCASION = re.compile(
    r"^[^，]{0,24}(?:时|后|中|上|期间|[讲谈]话|声明|采访|演讲|演说|致[辞词]|记者会|发布会|专访|访[问谈]|公报|文章|[推帖贴]文|帖子|视频|公告|新闻稿|文告|简报|[指批]示|贺信|回信)(?:，)?"
)
_DOCUMENT = re.compile(r"^.{0,24}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书)")
_SMALL = re.compile(rf"[{NOUNS}“”等人方则还又也都均]|答问|再|会|将|曾|已|如此|这样|这么")
_TELLS = re.compile(r"(?:告诉|告知|正告)[^，。“]{1,14}$")  # whom, and then the words said
# Who else may speak for an actor: 伊朗|官方, 法国军方|一名发言人; and what a name that speaks does not follow.
_VOICES = (
    r"(?:的)?(?:一[名位])?(?:不愿具名的|不愿透露姓名的|匿名)?(?:高级|资深)?"
    r"(?:官方|官员|方面|外交官|发言人|负责人|高层|消息|新闻处|新闻局|新闻办公室|新闻中心|官方网站|官网)"
)
_VOICED = re.compile(_VOICES)
_OF_SPEAKER = ("的", "之一", "一名", "一位")
CITED = ("据", "另据", "根据")
_NOT_FIRST = tuple("对向被由让使令与和同据随应经在当")
_NOT_BEFORE_SPEAKER = (*"对向被由让使令与和同及跟给于从请据、", "听取", "转达", "援引", "引述", "接受", "采访")
_SPEAKERS = f"{CODES['Person']}{CODES['Title']}"
_REACH = 60  # characters of the form in which the verb of saying must stand
_QUOTED = "“：" + NOUNS  # what words said begin with
_BARE = ("报道", "报导")
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
            tells = mark in "，：" and _TELLS.match(text, begin) is not None
            if not tells and not self._says(form, start, found):
                continue
            end = len(text) if tells else end
            deed_alone = found.group() in self._lexicon.speech_with_clause and end == len(text) and mark not in "，："
            return None if deed_alone or not self._frames(text[start:begin]) else (begin, end)
        return None

    def speaker(self, form: Form, mark: str, *, free: bool) -> tuple[int, tuple[int, int]] | None:
        """Who speaks though the form does not begin with that name: 抗议的组织者之一|某某|说; with where the verb of saying stands.

        `free` where nothing else can be the subject; otherwise the name must follow 的.
        """
        text = form.text
        for found in self._lexicon.speech_pattern.finditer(text, 0, min(len(text), _REACH)):
            at = max((i for i in range(found.start()) if text[i] in ACTORS), default=-1)
            if at < 0 or found.group() in self._lexicon.speech_with_clause:
                continue
            voiced, before = _VOICED.match(text, at + 1), text[:at]
            named = text[at] in _SPEAKERS and before and (free or before.endswith(_OF_SPEAKER))
            named = named and not before.startswith(_NOT_FIRST) and not before.endswith(_NOT_BEFORE_SPEAKER)
            if (named or before in CITED or (voiced and not before)) and (saying := self.find(form, voiced.end() if voiced else at + 1, mark)):
                return at, saying
        return None

    def verb(self, text: str, saying: tuple[int, int]) -> str:
        """The verb of saying alone, without those whom it is told: 告诉|大会."""
        found = self._lexicon.speech_pattern.match(text, *saying)
        return found.group() if found else text[slice(*saying)]

    def _says(self, form: Form, start: int, found: re.Match[str]) -> bool:
        """Whether the word is a verb of saying here, and no part of a noun or of another verb."""
        text, verb, (begin, end) = found.string, found.group(), found.span()
        before, after = text[start:begin], text[end:]
        deed = verb.startswith(tuple(self._lexicon.speech_with_clause))
        untold = not deed and is_untold(verb, before, after, soft=verb in self._lexicon.speech_soft)
        if untold or after[:1] in _NOT_BEFORE or before.endswith(_NOT_AFTER) or self._lexicon.not_speech.match(text, begin):
            return False
        if verb in _BARE and (before or after):
            return False  # 路透社|报道，…; but 记者某某|综合报道：
        across = self._words.get(form.at[begin] - 1)
        if across is not None and form.at[begin] < across.end < form.at[begin] + len(verb):
            return False  # 加|强调|查
        last = self._words.get(form.at[end - 1])
        if len(verb) > 1 and last is not None and last.end > form.at[end - 1] + 1:
            return False  # 并|指示
        opens = bool(after) and after[0] in _QUOTED
        if (verb in self._lexicon.speech_soft and after and not opens) or _ITS_OBJECT.match(after):
            return False
        if len(verb) > 1 or not after or opens:
            return True
        word = self._words.get(form.at[begin])
        if word is None:
            return before[-1:] in tuple("并还又则也亦")
        return word.end == form.at[begin] + 1  # 指示 is not 指

    def _frames(self, before: str) -> bool:
        """Whether the words between subject and verb of saying leave the verb the main one."""
        rest = self._lexicon.adverb_pattern.sub("", _ADDRESSED.sub("", before))
        for pattern in (_OCCASION, _DOCUMENT, _SMALL):
            rest = pattern.sub("", rest)
        return len(rest) <= 2 and not is_another(rest)
