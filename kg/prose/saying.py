"""Finds the verb of saying that makes a form the frame of a speech: 外交部发言人 [表示]."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.prose.form import Form
from kg.prose.lexicon import Lexicon
from kg.prose.untold import is_another, is_clause, is_untold
from kg.prose.words import Word

DOCUMENT_SAYS = re.compile(
    rf"(?:该|这篇|署名)?文章(?:中|还|并|也|又|则|进一步|最后){{0,2}}(?=指出|强调|表示|称|说|认为|写道|重申|提到)|[^，]{{0,24}}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书|报告|公函|{CODES['Document']})(?:中|还|并|也|又|则|均)?(?=[^，]{{1,4}})"
)
# What may stand between the subject and the verb of saying, taken away in this order (adverbs after the first).
_ADDRESSED = re.compile(
    r"(?:对(?!象)|向(?!来)|就(?!是)|在|于|随|通过|透过|藉由|借由|经由|根据|依据|按照|基于|代表|接受|回应|针对|面对|听取|谈到|谈及|提到|提及|说到|评论)[^，]{0,20}"
)
_OCCASION = late(
    r"^[^，]{0,24}(?:时|后|中|上|期间|[讲谈]话|声明|采访|演讲|演说|致[辞词]|记者会|发布会|专访|访[问谈]|公报|文章|[推帖贴]文|帖子|视频|公告|新闻稿|文告|简报|"
    r"[指批]示|贺信|回信|报道|报导|社论|评论|专栏|电文|公函|通报|通稿|文稿|信函|[来去致回]信|致函|发言|口信|答复|回应)(?:，)?"
)
_ALSO_SAYS = re.compile(r"[^，“]{2,30}(?:并且|并|且|而且|又|也|还)$")  # 积极评价双方关系|并|表示: the second of two verbs of one subject
_PASSIVE = re.compile(r"(?:遭到|遭受|遭|受到|饱受|引来|引发|招致|招来|备受|惹来|获得|获|得到)[^，]{0,30}$")  # 遭到某国|批评
_ITS_NOUN = re.compile(
    r"(?:否认|排除|压制|扼杀|听取|听到|吸纳|采纳|回应|面对|面临|反驳|驳斥|避免|引起|提出|展开|收到|针对|澄清|撤回|收回|不顾|无视|接受|抵制|承受|履行|信守|遵守|兑现|恪守|重申|作出|做出)[^，]{0,12}$"
)
_OTHER_VERB = re.compile(r"表示|指出|强调说|(?:了)?(?:一番|一席|一些|几句|这番|[一几]句)话")  # 补充|表示: the later verb frames; 说|了一番话
_OF_WORDS = re.compile(r"[^，]{2,24}的(?:言论|说法|讲法|指控|声明|报道|文章)(?:表示|提出|予以|作出|感到|深感)")  # 对某国批评|他国的言论表示不满
# Characters that make another word with a verb of saying of one character: 名|称, 演|说, 手|指; 称|赞, 说|服, 指|导.
_PART_BEFORE = re.compile(
    r"(?:[名职俗统简号堪可敬尊昵代爱别戏全通]|据(?:报|传|悉|介绍)?)称$|(?:[演小游劝传听学假解邪难虽按照]|来|应该|可以|换句话|或者)说$|[手食所特泛五戒屈拇恒沪]指$"
)
_PART_AFTER = late(
    r"称(?:[赞呼谓职霸雄王帝病颂羡臣心重道]|兄道弟|得上|之[为作]?)|指(?:明(?![天年日晚早])|[导挥控责数标南令派引向认纹点使望环甲教摘]|示|定(?!会)|证|战员|日可待)"
    r"|说(?:[服法辞词客教谎情唱笑动理]|不定|到底|白|了算|明)|答(?:[复应案辩谢题卷问])"
)
_DOCUMENT = re.compile(
    r"^.{0,24}(?:声明|宣言|公报|文件|新闻稿|公告|决议|白皮书|报告(?!诉)|发[布表]的[^，]{0,16}(?:计划|调查|研究|数据|统计|评估|纲要|方案))"
    rf"|^(?:发布|发表|公布|发出)的[^，]{{0,6}}{CODES['Document']}"
)
_SMALL = re.compile(
    rf"[{NOUNS}“”等人方则还又也都均]|先前|早前|此前|之前|事前|稍早前?|数度|多度|几度|一度|当时|随即|事后|会后|当[天日晚]|同[日天]|昨[天日晚]?|今[天日晨早]?|本周|上周|"
    r"答问|再|会|将|曾|已|如此|这样|这么"
)
_TELLS, _TELL_BEGINS = re.compile(r"(?:告诉|告知|正告)[^，。“]{1,14}$"), "告正"  # whom, and then the words said
# Who else may speak for an actor: 伊朗|官方, 法国军方|一名发言人; and what a name that speaks does not follow.
_VOICES = (
    r"(?:的)?(?:一[名位])?(?:不愿具名的|不愿透露姓名的|不具名的?|匿名)?(?:高级|资深|高阶|政府|军方|外交|国防|情报|内部){0,2}"
    r"(?:官方|官员|高官|人士|消息人士|方面|外交官|发言人|负责人|高层|消息|新闻处|新闻局|新闻办公室|新闻中心|官方网站|官网)"
    r"|(?:[^，的]{0,3}发自[^，的]{1,6})?(?:的)?(?:最新|书面|官方|一[篇份项]|年度|联合){0,2}(?:报道|报导|评论|专栏|社论|社评|声明|新闻稿|公告|通报|报告|文章)(?:[中又还也则亦])?"
    rf"|(?<={CODES['Organization']})(?:民调|(?:等)?(?:多家|多个|数家)?(?:中文|国际|主流|外国|西方|当地)?(?:媒体|外媒|传媒)(?=报道|报导|称|指|披露))"
)
_ISSUED = r"(?:会后|会前|随后|当天|日前|近日|联合)?(?:发布|发表|公布|发出)的[^，的]{0,16}"
_ISSUED += f"(?:计划|调查|研究|数据|统计|评估|纲要|方案|报告|声明|公告|{CODES['Document']})"
_VOICED = late(f"{_VOICES}|{_ISSUED}")
_OF_SPEAKER = ("的", "之一", "一名", "一位")
# Somebody of that land or body who is not named: 一名|美国|官员|说, 两名|欧盟|官员|证实.
_SOME = re.compile(
    r"(?:据|[还也另]?有|但|不过|而)?(?:(?:[一两三四五六七八九十几数多]|[0-9]{1,3})[名位]|一些|部分|多数)?(?:不愿具名的|不愿透露姓名的|不具名的?|匿名|高级|资深|高阶)?"
)
# What an actor is, or where it sits, before its name: 邻国|某国|表示, 上海|某报|报道.
_APPOSITION = re.compile(
    r"[^，“”]{0,14}(?:邻国|邻邦|盟友|盟国|大国|强国|岛国|小国|国家|组织|集团|机构|政党|公司|智库|武装|政权|东道[国主]|主席国|成员国|当事国|提案国|友邦|伙伴|对手)"
    rf"|{CODES['Place']}"
)
# 某报|援引|某人|的话说, 报道又|引述|某人|说: whoever is named after the verb, else whoever stands before it.
_CITING = re.compile(r"(?:援引|引述|引用|转引|转述)了?")
_CITER = re.compile(rf"([{ACTORS}])(?:记者|网站|当天|当日|日前|今天|昨天|随后|也|还|则|另|又|更|曾|并){{0,2}}$")
_NAMED = late(rf"([{ACTORS}])(?:{_VOICES})?(?:的(?:话|说法|消息|讲话|声明|电文|文章))?")
_LONGEST_CITER = 16  # characters
CITED = ("据", "另据", "根据", "按", "按照", "依据", "依")
# 据某部|文告，…: whose words follow the comma.
_CITED_WORDS = re.compile(
    rf"(?:另据|根据|依据|按照|据|按|依)([{ACTORS}])(?:方面|当局|发言人)?(?:的|最新|稍早|当天|官方|书面|联合|相关|有关|发布|发表|发出|公布){{0,3}}"
    r"(文告|公告|声明|说法|估计|估算|通报|公报|新闻稿|评估|看法|讲法|解释|描述)"
)
_NOT_FIRST = tuple("对向被由让使令与和同据随应经在当")
_NOT_BEFORE_SPEAKER = (*"对向被由让使令与和同及跟给于从请据、", "听取", "转达", "援引", "引述", "接受", "采访")
# Somebody else, right before the verb of saying; or who is asked, told or quoted to say so.
_PUBLISHES = re.compile(r"发[布表出]|提交|公布|举行|召开|[^，]{2}(?:[前后时]|期间)$")
_ELSE_SPEAKS = late(
    rf"(?:[{NOUNS}人员者家师民生长官媒方界士众友属警党派队团报社台源们母父妻兄弟姐妹]|代表|机构|组织|公司|部门|当局|政府|领袖|总统|首相|总理|总裁|法院|议会|国会|学校|医院|银行|工会|协会|"
    rf"[{NOUNS}][^，{NOUNS}]{{0,4}}的[^，{NOUNS}]{{0,6}}[{NOUNS}][^，{NOUNS}]{{0,3}}|[{NOUNS}]的[^，{NOUNS}的]{{1,4}}(?<![时候前后中里上下况]))$|^[等与]|"
    r"(?:要求|希望|期待|呼吁|敦促|承认|听|听到|看到|据|根据|如果|若|假如|不[应该能要会可]|拒绝|没有|未|所|可以|能够|必须|应该|应当|怎[么样]|何|有[人些])[^，]{0,14}$"
)
_SPEAKERS = f"{CODES['Person']}{CODES['Title']}"
_REACH = 60  # characters of the form in which the verb of saying must stand
_BARE = ("报道", "报导")
# When, and that, a medium reports: 较早前也曾|报道; but 记者某某|综合报道.
_WHEN_REPORTED = re.compile("(?:较早前|早前|稍早|此前|先前|日前|近日|随后|今[天日]|昨[天日]|当[天日]|也|亦|还|则|另|曾|已|独家|率先|首先|最先){0,4}")
_ALONE = ("呼吁",)  # a speech only where nothing stands behind it; with whom or what it is a deed
_NOT_AFTER = ("的", "可", "所", "名", "中的", "发表", "发布", "发出", "作出", "份", "项")
_NOT_BEFORE = ("的", "过", "者", "书", "人")
# 重申 [在该问题上的立场], [对某国的支持]
_ITS_OBJECT = re.compile(
    r"在[^，]{1,20}(?:上|方面)?的|"
    r"对[^，]{1,24}的[^，的]{0,6}(?:支持|承诺|立场|关切|反对|谴责|态度|信心|尊重|重视|感谢|谢意|保证|义务|友谊)$"
)


class SayingFinder:
    """Finds verbs of saying in one document's forms."""

    def __init__(self, words: Mapping[int, Word], lexicon: Lexicon) -> None:
        self._words = words
        self._lexicon = lexicon
        self._with_clause = tuple(sorted(lexicon.speech_with_clause))

    def any(self, text: str) -> bool:
        """Whether any verb of saying stands in the text of a form; nothing else need be asked where none does."""
        return self._lexicon.speech_pattern.search(text) is not None

    def find(self, form: Form, start: int, mark: str) -> tuple[int, int] | None:
        """Where the verb of saying stands in form[start:], if this clause, which ends with `mark`, is a frame for speech."""
        text = form.text
        for found in self._lexicon.speech_pattern.finditer(text, start, min(len(text), start + _REACH)):
            begin, end = found.span()
            tells = mark in "，：" and text[begin] in _TELL_BEGINS and "被" not in text[start:begin] and _TELLS.match(text, begin) is not None
            if not tells and not self._says(form, start, found):
                continue
            end = len(text) if tells else end
            deed_alone = found.group() in self._lexicon.speech_with_clause and end == len(text) and mark not in "，："
            frames = self._frames(text[start:begin]) or (end == len(text) and mark in "，：" and self._ends_a_deed(text, start, found))
            return None if deed_alone or not frames else (begin, end)
        return None

    def speaker(self, form: Form, mark: str, *, free: bool) -> tuple[int, tuple[int, int]] | None:
        """Who speaks though the form does not begin with that name: 抗议的组织者之一|某某|说; with where the verb of saying stands.

        `free` where nothing else can be the subject; otherwise the name must follow 的.
        """
        text = form.text
        for found in self._lexicon.speech_pattern.finditer(text, 0, min(len(text), _REACH)):
            at = max((i for i in form.nouns if i < found.start() and text[i] in ACTORS), default=-1)
            if at < 0 or found.group() in self._lexicon.speech_with_clause:
                continue
            cites = _CITING.search(text, 0, found.start())
            if cites and cites.start() <= _LONGEST_CITER and cites.end() < found.start():
                if (cited := _cited(text, cites, found.start())) >= 0:
                    return cited, found.span()
                continue
            some = _SOME.match(text)
            if some and some.end() and text[some.end()] in ACTORS and _VOICED.match(text, some.end() + 1):
                at = some.end()
            voiced, before = _VOICED.match(text, at + 1), text[:at]
            named = text[at] in _SPEAKERS and before and (free or before.endswith(_OF_SPEAKER))
            named = named and not before.startswith(_NOT_FIRST) and not before.endswith(_NOT_BEFORE_SPEAKER)
            named = named or (free and _APPOSITION.fullmatch(before) is not None)
            told = before in CITED or (voiced and (not before or (some is not None and at == some.end())))
            if (named or told) and (saying := self.find(form, voiced.end() if voiced and voiced.end() < len(text) else at + 1, mark)):
                return at, saying
        return None

    def cited(self, form: Form) -> tuple[int, tuple[int, int]] | None:
        """据某部|文告: where whose words follow stands in the form, and where what they are called; None for every other form."""
        found = _CITED_WORDS.fullmatch(form.text)
        return (found.start(1), found.span(2)) if found else None

    def verb(self, text: str, saying: tuple[int, int]) -> str:
        """The verb of saying alone, without those whom it is told: 告诉|大会."""
        found = self._lexicon.speech_pattern.match(text, *saying)
        return found.group() if found else text[slice(*saying)]

    def _says(self, form: Form, start: int, found: re.Match[str]) -> bool:
        """Whether the word is a verb of saying here, and no part of a noun or of another verb."""
        text, verb, (begin, end) = found.string, found.group(), found.span()
        before, after = text[start:begin], text[end:]
        deed = verb.startswith(self._with_clause)
        soft = verb in self._lexicon.speech_soft
        untold = not deed and is_untold(verb, before, after, soft=soft)
        bare = verb in _BARE and (after or not _WHEN_REPORTED.fullmatch(before))
        if (verb in _ALONE and after) or untold or bare or self._lexicon.not_speech.match(text, begin):
            return False  # 路透社|报道，…; but 记者某某|综合报道：
        if (before and _is_noun_after(verb, before, deed=deed)) or (after and _is_noun_before(verb, after, deed=deed, soft=soft)):
            return False
        if self._is_cut_apart(form, begin, end):
            return False
        return len(verb) > 1 or not (_PART_BEFORE.search(text[:end]) or _PART_AFTER.match(text, begin))  # 指示 is not 指

    def _is_cut_apart(self, form: Form, begin: int, end: int) -> bool:
        """Whether a word begins before form[begin:end] and ends in it (加强|调查), or begins at its last character and goes on (并指|示)."""
        beside = begin > 0 and form.at[begin - 1] == form.at[begin] - 1 and form.text[begin - 1] not in NOUNS  # 5日|答称: not 日答
        across, last = self._words.get(form.at[begin] - 1) if beside else None, self._words.get(form.at[end - 1])
        if across is not None and form.at[begin] < across.end < form.at[begin] + end - begin:
            return True
        return end - begin > 1 and last is not None and last.end > form.at[end - 1] + 1

    def _frames(self, before: str) -> bool:
        """Whether the words between subject and verb of saying leave the verb the main one."""
        if not before:
            return True
        if _CITING.search(before):
            return False
        if _ALSO_SAYS.fullmatch(before):
            return True
        rest = self._lexicon.adverb_pattern.sub("", _ADDRESSED.sub("", before))
        for pattern in (_OCCASION, _DOCUMENT, _SMALL):
            rest = pattern.sub("", rest)
        return len(rest) <= 2 and not is_another(rest)

    def _ends_a_deed(self, text: str, start: int, found: re.Match[str]) -> bool:
        """出访某国前|表示，…; 提交草案|指出，…: whether the subject before `start` does something, and then speaks."""
        verb, before = found.group(), text[start : found.start()]
        if not start or verb in self._lexicon.speech_soft or verb in self._lexicon.speech_with_clause or _CITING.search(before):
            return False
        deed = text[start - 1] in _SPEAKERS + CODES["Pronoun"] or _PUBLISHES.search(before)
        return bool(deed) and not _ELSE_SPEAKS.search(before)


def _cited(text: str, cites: re.Match[str], end: int) -> int:
    """Where the one stands whose words are cited before `end`, or who cites somebody unnamed; -1 where neither is named."""
    first = max(cites.end(), text.rfind(CODES["Person"], cites.end(), end))  # 引述|某机构主任|某人
    whom = _NAMED.fullmatch(text, first, end) or _CITER.search(text, 0, cites.start())
    return whom.start(1) if whom else -1


def _is_noun_after(verb: str, before: str, *, deed: bool) -> bool:
    """Whether the words before a verb of saying make a noun of it: 遭到某国|批评, 发表|声明; but 发表|报道称. `deed` where it may be another deed."""
    if before.endswith(_NOT_AFTER) and not (len(verb) > 1 and verb[-1] in "说称指"):
        return True
    return _PASSIVE.search(before) is not None or (deed and _ITS_NOUN.search(before) is not None)


def _is_noun_before(verb: str, after: str, *, deed: bool, soft: bool) -> bool:
    """Whether the words after it make a noun of it, or of themselves its object or a verb that says more; `soft` where it also takes an object."""
    if after[0] in _NOT_BEFORE or _OTHER_VERB.match(after) or _ITS_OBJECT.match(after) or (deed and _OF_WORDS.match(after)):
        return True
    return soft and after[0] not in "“：" and not is_clause(verb, after)
