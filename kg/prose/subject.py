"""Finds a form's subject: the actor at its head whose predicate follows, or the sign that the subject is carried over."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS
from kg.prose.form import Form
from kg.prose.lexicon import Lexicon
from kg.prose.manner import after_manner, by_manner
from kg.prose.openers import TRIP, TRIP_BEGINS, names_nobody, opener_end
from kg.prose.relative import DESCRIBED, OF_ACTOR, RELATIVE, RELATIVE_TITLED, is_object
from kg.prose.words import Word

_COUNTED = late(
    r"(?:[0-9一两二三四五六七八九十数多几百千余]{1,5}|一些|部分|不少)(?:间|家|名|位|个|艘|架|所|批|支|座|群)|多地(?:民众|居民|农民|市民|学生)"
    r"|(?:某些|个别|部分|一些|少数)[^，的]{0,4}(?:人士|媒体人?|官员|政客|议员|学者|专家|政治人物|势力|组织|团体|企业)(?!的)"
    r"|反(?!对)[^，]{1,2}(?:人士|团体|组织|阵营|势力|者)"
    r"|(?:社会|多|各|有|部分|知名|不同){0,2}(?:界|领域|识|阶层)?(?:人士|之士)(?=日前|近日|[0-9]|也|都|均|纷纷|反对|支持|呼吁|发起|要求|批评|谴责|抗议)"
)
# 某国|有超过50万人签署请愿书: there they are, and the land does nothing.
_THERE_ARE = re.compile(
    r"有(?:超过|逾|超|约|近|至少|大约|数|上|多达)?[0-9一二两三四五六七八九十百千万亿]{1,9}[多余]?[万千百亿]{0,2}[多余]?(?:人(?![口大力才])|名(?![额单])|位(?![于置])|民众)"
)
_PARTNERSHIP = re.compile(r"(?:新时代|全面|全天候|永久|传统|特殊|特别|战略|友好|合作|协作|互利|睦邻|高水平|创新|紧密){1,6}伙伴关系")
# Words that jieba does not tag as what stands before a verb, where a verb of saying comes: 某国|后|表示, 某人|松口|表示.
_BEFORE_SAYING = late(
    rf"(?:[^，、的和与及]{{0,4}}(?:{CODES['Event']}|记者会|发布会|招待会|听证会|讲话|致[辞词]|演讲|演说|采访|受访|专访|访谈|会见|会谈|通话)[上中时后](?:，)?|[事会赛战稍其]?后|松口|改口|开口|口头|书面|低调|高调|罕见|当面|电话|视频|全程|对此|同时间|随即|连袂|联袂|[^，的和与及{NOUNS}]{{2,6}}地)(?:也|还|则|又|再|再次|首度)?"
    r"(?:回应)?(?:表示|表明|称(?![赞呼])|说(?![明服法])|指(?:出|称)|强调|重申|证实|宣布|透露|承认|警告|声称|宣称|坦言|坦承|直言)"
)
_LEAST_DEED = 3  # characters
# 建设这条管道|将提升…, 扩大开放|离不开…: a deed is what the clause is about, and nobody does what it does; not where it is what is wished or said.
_OF_A_DEED = (
    r"(?:(?P<modal>(?:必将|势必|必然|定会|必会|将会|(?<![上中大少])将|不会|(?<![社国机大协晚宴峰员工商学教部年开与聚集省总委])会(?![谈议晤见面员长])|能够|不能|(?<![功产职技智可核节性动效潜氢阳才热储风体低高势])能(?![力源量耗动])|可以|(?<![许认])可(?![能持靠行再])|足以|既|不仅))"
    r"|(?:更|也|都|均)?(?:有助于|有利于|不利于|有益于|离不开|关乎|事关|攸关|关系[到着]|意味着|符合|违背|需要|旨在|体现|彰显|取决于|(?<![的事求于但还只总别其凡要就若可不])是(?!否|不是))(?=[^，]{2}))"
)
_DEED_ENDS = late(rf"[^，：“”]{{{_LEAST_DEED},40}}?(?<![{ACTORS}的不并也还都均又]){_OF_A_DEED}")
# The characters of those words: without one of them nothing is said of a deed.
_DEED_SIGN = re.compile(f"[{''.join(sorted(set(re.findall('[一-龥]', re.sub(r'[(][?]<?![^()]*[)]', '', _OF_A_DEED)))))}]")
_TAKES_CLAUSE = late(
    r"确保|保证|使|让|令|希望|期待|呼吁|要求|敦促|支持|欢迎|相信|认为|看到|强调|表示|祝贺|感谢|反对|拒绝|[指称说]|宣布|承诺|同意|决定|预计|警告|担心|坚信|深信|重申|主张|提出|建议|知道|意识|认识|了解|"
    r"显示|证明|标志|赞赏|肯定|允许|不允许|防止|避免|阻止|祝愿|愿|有|没有|可能|准备|打算|计划|继续|开始|以|用|[对向为同与将把在通由从给就按根依据面围经随跟凭借被因除]"
)
_OWNERS = (CODES["Group"], CODES["Pronoun"])  # 两国|外长某某, 其|总理某某
_GROUP, _PERSON, _EVENT = CODES["Group"], CODES["Person"], CODES["Event"]
_BODIES = (CODES["Country"], CODES["Organization"])
_SITE = re.compile(r"[地点处所场站](?:$|[，、的])")
# 某国政府资助的|某研究院，: the body is who acts, named or not.
_SPONSORED = re.compile(
    rf"[{ACTORS}]在[^，的]{{1,12}}的[^，的{NOUNS}]{{0,4}}(?:支持者|拥护者|反对者|批评者|盟友|友人|朋友|官员|议员|人士|公民|侨民|企业|公司|代理人)$"
    rf"|[{ACTORS}](?:资助|支持|控制|领导|主导|扶植|拥有|成立|设立|管理|支援|任命|雇用|派出|主办|赞助)的[^，{NOUNS}]{{0,12}}([{CODES['Organization']}])?$"
)
_UNDER = re.compile(
    rf"[{ACTORS}](?:的)?[^，在由于{NOUNS}]{{0,8}}(?:领导|指引|引领|关怀|关心|支持|指导|见证|部署|主持|斡旋|努力|推动|协助|帮助|配合|授权)下$"
)
_ISSUED = ("发布", "发表", "公布", "发出", "提交")  # 某机构发布的|报告指出
_DESCRIBING = re.compile("领导|主导|率领|提出|控制|资助|扶植|扶持|任命|执政|发起|派出|提名|撑腰|倡议")
_BESIDE_WHOM = re.compile(rf"(?:陪同|随同|随|正在)[{ACTORS}][^，、的]{{1,8}}的(?=[{CODES['Person']}{CODES['Title']}])")
# 某组织的报告|批评某国: whose words they are acts.
_IN_ITS_WORDS = re.compile(
    r".的?(?:[^，的]{0,6}(?:报告|声明|公报|社论|评论文章|公告|公开信))(?:中|里)?(?:还|也|则|又|强烈|严厉){0,2}(?=批评|谴责|指责|抨击|指控|敦促|呼吁|要求|促请|支持|反对|赞扬)"
)
_OWNER = CODES["Pronoun"] + "的"  # 他的
# 国家主席、|中央军委主席习近平: an office before another one with its holder's name.
_OFFICE_BEFORE = re.compile(
    rf"[^，；：“”]{{2,44}}?(?:主席|书记|主任|部长|委员|总理|总统|首相|外长|防长|大臣|国务卿|[院校局司署会议市州省]长|秘书长|参谋长|董事长|理事长|行政长官|执行长|议员|发言人|代表|顾问|总裁|教授|研究员|学者|律师|"
    rf"专家|负责人|创始人|创办人|发起人|司令|大使|特使|领袖|总干事|经理|总监|主编|作家|院士)、(?={CODES['Person']})"
)
_BEARERS = (CODES["Person"], CODES["Title"])
# 拜登的|首席顾问某某, 其指定接班人|某某: who is somebody's is who acts.
_BORNE = re.compile(rf"(?:[{ACTORS}]的|{CODES['Pronoun']}(?:的)?[^，、的{NOUNS}]{{0,4}}[人长官员师问子女父母兄弟姐妹妻婿夫手]){CODES['Person']}")
_PREPOSITIONS = "对向为同与将把在通以由从给就按根依据面围经随跟凭借被遭因除"
_BEGINS = "已曾正还也均都不没未是有致"  # characters that a predicate begins with
_BEGINS_WITHOUT_SUBJECT = ("很", "十分", "非常", "深感", "身")
_ADVERBIAL = ("a", "ad", "d", "z", "an")
_AS_ADVERB = re.compile("全方位|多层次|多渠道|宽领域|全链条|系统|深度|一体|全程|顺势|[藉借]此")  # nouns, but for the verb behind
_MOST_ADVERBS = 3
_TAKEN_FOR_NOUNS = ("利用", "游说", "动用", "印发", "反指", "歪曲", "中招", "三读",
    "拦阻", "喊话", "珍惜", "珍视", "看重", "忠于", "专门", "上台", "亲率", "亲赴", "总结", "讲好", "压实", "奏响", "铸就", "重创",
    "派兵", "发兵", "强行", "写信", "联名", "联署",
    "采取", "施加", "重塑", "力求", "力图", "强迫", "矢言", "深表", "行使", "压制", "掌控", "清理", "破例", "冀望", "许诺", "开会", "预料",
    "寄语", "任由", "肩负", "撤侨", "弃权", "时隔", "参观", "淡化", "落实", "解密", "无权", "弃用")  # verbs that jieba tags as nouns  # fmt: skip
_PREDICATES = (*_BEGINS_WITHOUT_SUBJECT, *_TAKEN_FOR_NOUNS)
_FORMERLY = ("以前", "以往", "从前", "先前")
_ITS_TARGET = ("命运共同体", "制裁对象", "制裁名单", "制裁清单", "制裁措施", "谈判代表", "谈判团队")
_PERSONS = re.compile(r"[党派者团员人]$")
_ISRAELI = ("以军", "以方", "以媒", "以总理", "以总统", "以防长", "以外长", "以官员")  # 以 is Israel here, and no preposition
_NO_PREDICATE = (*_ISRAELI, "相关", "有关")
_NO_PREDICATE_BEGINS = frozenset(word[0] for word in _NO_PREDICATE)
_TOGETHER = ("协同", "联合", "联动", "携手", "合力")  # 协同|香港|推动…: with whom, and not who acts
_IN_A_MANNER = re.compile(rf"[^，的{NOUNS}]{{2,5}}地(?![方区位带面铁图震缘产球点址段下])")  # 某国|罕见地|批评…
_TWO = 2  # characters of an adjective that stands as an adverb
_WORDS = ("ad", "i", "l")  # jieba's tags of adverbial adjectives and set phrases


class SubjectFinder:
    """Finds the subjects of one document's forms. `verbs` matches every word that some rule is triggered by."""

    def __init__(self, words: Mapping[int, Word], lexicon: Lexicon, verbs: re.Pattern[str]) -> None:
        self._words = words
        self._lexicon = lexicon
        self._verb_at = verbs.match
        self._adverb_at = lexicon.adverb_pattern.match

    def find(self, form: Form, mark: str = "") -> tuple[int, int, str]:
        """(index of the subject or -1, where the predicate begins, why: as in `Clause.why`). `mark` ends the form."""
        text = form.text
        at = 0 if text[:1] in NOUNS else self._skip_openers(text)
        if at >= len(text):
            return -1, 0, "carried" if form.adjuncts else "none"
        under = text.endswith("下") and (_UNDER.match if text[at] in ACTORS else _UNDER.search)(text, at)
        if under or (at and text[at] in ACTORS and text.endswith(_TOGETHER, 0, at)):
            return -1, 0, "carried"  # 在以某某为核心的|党中央|领导下: whoever acts goes on
        if mark == "，" and (body := _SPONSORED.match(text, at)):
            return (body.start(1), body.end(1), "explicit") if body.group(1) else (-1, 0, "none")
        if "、" in text and (named := self._with_offices(form, at)) >= 0:
            return named, named + 1, "explicit"
        if text[at] in ACTORS and (not text.startswith(_OWNER, at) or _BORNE.match(text, at)):
            return self._named_first(form, at)
        relative = (RELATIVE_TITLED.match(text) or RELATIVE.match(text)) if form.nouns and "的" in text and OF_ACTOR.search(text) else None
        relative = relative or (DESCRIBED.match(text, at) if form.nouns and "的" in text else None)
        if relative and not is_object(form, relative.end(), mark) and self._predicate_follows(form, relative.end()):
            return relative.end() - 1, relative.end(), "explicit"
        if text[at] in NOUNS or not self._begins_predicate(form, at):
            return -1, 0, "none"
        trip = text[at] in TRIP_BEGINS and TRIP.match(text, at)
        carried = trip or self._lexicon.speech_pattern.match(text, at) or not self._deed_is_subject(form, at)
        return -1, 0, "carried" if carried else "none"

    def _named_first(self, form: Form, at: int) -> tuple[int, int, str]:
        """The same, of a form with an actor at its head."""
        text = form.text
        if (borne := _BORNE.match(text, at)) and self._predicate_follows(form, borne.end()):
            return borne.end() - 1, borne.end(), "explicit"
        if text[at + 1 : at + 2] in _BEARERS and self._is_borne(form, at):
            at += 1
        if (said := _IN_ITS_WORDS.match(text, at)) and text[at] in _BODIES:
            return at, said.end(), "explicit"
        of = self._described(text, at) if "的" in text else 0
        if of and text[of] in ACTORS and self._predicate_follows(form, of + 1):
            return of, of + 1, "explicit"
        if of and text[of] not in NOUNS and not form.nouns[at].joint and not text.startswith(_ISSUED, at + 1):
            return -1, 0, "none"
        return (at, at + 1, "explicit") if self._predicate_follows(form, at + 1) else (-1, 0, "none")

    def _with_offices(self, form: Form, at: int) -> int:
        """Where the person stands whose offices the form begins with (国家主席、|中央军委主席习近平), or -1."""
        listed = _OFFICE_BEFORE.match(form.text, at)
        if listed is None or names_nobody(form.text, at):  # 许多支持外长、某党主席某人的|政党
            return -1
        phrases = form.nouns[listed.end()].phrases
        titled = len(phrases) == 1 and phrases[0].span.start < phrases[0].head.span.start
        return listed.end() if titled and self._predicate_follows(form, listed.end() + 1) else -1

    def _is_borne(self, form: Form, at: int) -> bool:
        """Whether the person after the land or body at form[at] is the subject, and not it: 该国外长|某某, 联合国特使|某某."""
        text = form.text
        return text[at] in _OWNERS or (text[at] in _BODIES and text[at + 1] == _PERSON and self._predicate_follows(form, at + 2))

    def _described(self, text: str, at: int) -> int:
        """Where what is described stands in 某国支持的|某军, 某人任命的|总理, 正在某国访问的|某人; 0 where nothing is."""
        beside = _BESIDE_WHOM.match(text) if at else None
        if beside:
            return beside.end()
        deed = _DESCRIBING.match(text, at + 1)
        end = deed.end() if deed else verb.end() if (verb := self._verb_at(text, at + 1)) else 0
        return end + 1 if end and text.startswith("的", end) and end + 1 < len(text) and text[end + 1] not in "是，“" else 0

    def is_relative(self, form: Form, end: int) -> bool:
        """Whether form[:end] is a deed, 的 and an actor who has a predicate after it: 抵达首尔的|李强|会见…."""
        return self._begins_predicate(form, self._skip_adverbs(form.text)) and self._predicate_follows(form, end)

    def _skip_openers(self, text: str) -> int:
        """Where the form begins after a connective or what a sentence may open with, and after adverbs."""
        return self._skip_adverbs(text, opener_end(text))

    def _skip_adverbs(self, text: str, at: int = 0) -> int:
        while found := self._adverb_at(text, at):
            at = found.end()
        return at

    def _verbal(self, text: str, at: int) -> bool:
        if verb := self._verb_at(text, at):
            return not _SITE.match(text, verb.end())  # 以军|集结地
        return self._lexicon.verbal_pattern.match(text, at) is not None

    def _predicate_follows(self, form: Form, at: int) -> bool:
        """Whether what follows an actor can be its predicate, so that the actor is a subject and not a modifier."""
        text = form.text
        if at >= len(text):
            return True
        first = text[at]
        if first in NOUNS:
            return first in ACTORS or (first == _EVENT and _BEFORE_SAYING.match(text, at) is not None)  # 某人|记者会|上说
        if first in "的、" or ("伙伴关系" in text and _PARTNERSHIP.match(text, at)):  # 深化具有活力的|中法|全面战略伙伴关系
            return False
        if text.startswith(_ITS_TARGET, at) or (first == "有" and _THERE_ARE.match(text, at)):
            return False  # 美国|制裁对象: not what it does
        if self._verbal(text, at):
            return True
        if self._may_begin_predicate(form, at) and not (_COUNTED.match(text, at) or self._lexicon.modified.match(text, at)):
            return True  # but 美国|一间智库: the actor is not who acts
        return _BEFORE_SAYING.match(text, at) is not None

    def _may_begin_predicate(self, form: Form, at: int) -> bool:
        """Whether a predicate may begin with what follows an actor and is no verb, by its first character or word."""
        text = form.text
        word = self._words.get(form.at[at])
        if word is None or word.tag[:1] in "vdpucrtm" or text[at] in _PREPOSITIONS or text[at] in _BEGINS or word.tag in (*_WORDS, "zg"):
            return True
        if text.startswith("代表", at) and text[at + 2 : at + 3] in _BODIES:
            return True  # 某人|代表某国|出席
        if text.startswith(_TAKEN_FOR_NOUNS, at) or self._adverb_at(text, at) or self._lexicon.negation_pattern.match(text, at):
            return True
        if text.startswith(("最近", "之前"), at):
            return True
        if "地" in text and (manner := _IN_A_MANNER.match(text, at)):
            return self._verbal(text, manner.end())
        return word.tag in ("a", "an", "b") and word.end - form.at[at] == _TWO and self._verbal(text, at + _TWO)  # 以军|密集|轰炸

    def _begins_predicate(self, form: Form, at: int) -> bool:
        """Whether a form without a subject begins like a predicate."""
        text = form.text
        if text.startswith(_FORMERLY, at) and at + 2 < len(text) and not text.startswith("先前往", at):
            at += 2  # 以前|某地的法官能够…: no preposition 以
        first = text[at]
        trip = first in TRIP_BEGINS and TRIP.match(text, at) is not None
        if trip or first in "这那该此其":
            return trip
        if names_nobody(text, at) or (first in _NO_PREDICATE_BEGINS and text.startswith(_NO_PREDICATE, at)):
            return False
        word = self._words.get(form.at[at])
        if word is not None and word.tag[:1] == "n" and word.end - word.start > _TWO and _PERSONS.search(text[at : at + word.end - word.start]):
            return False  # 反对党|批评总理
        whole = self._words.get(form.at[0]) if at == 1 and text[0] in "正并" else None
        if whole is not None and whole.tag == "v" and whole.end - whole.start == _TWO:
            return True  # 正视|问题: no adverb 正; 并会 as one word
        # What is asked soonest answered goes first: by far the most of what begins a predicate does so by its tag.
        going = text[at - 2 : at + 1] == "先前往"  # 先|前往某地, and no 先前
        if going or first in _PREPOSITIONS or (word is not None and (word.tag[:1] in "vdp" or word.tag in _WORDS)) or self._verb_at(text, 0):
            return True
        if self._lexicon.predicate_pattern.match(text, at) or text.startswith(_PREDICATES, at) or (at and self._verbal(text, at)):
            return True
        if by_manner(text, at) or (at and by_manner(text, 0)):
            return True
        return after_manner(text, at) if word is None else self._verb_after(form, at)  # 不断|筑牢…

    def _deed_is_subject(self, form: Form, at: int) -> bool:
        """Whether a deed stands there of which something is said: 建设这条管道|将提升…."""
        text = form.text
        if not _DEED_SIGN.search(text, at + _LEAST_DEED) or _TAKES_CLAUSE.match(text, at):
            return False
        found = _DEED_ENDS.match(text, at)
        if found is None or not found.group("modal"):
            return found is not None
        after = self._skip_adverbs(text, found.end())
        word = self._words.get(form.at[after]) if after < len(text) else None
        verbal = self._verb_at(text, after) is not None or (word is not None and word.tag[:1] == "v")
        return verbal or text.startswith(("对", "为", "使", "让"), after)

    def _verb_after(self, form: Form, at: int) -> bool:
        """Whether adjectives used as adverbs, and then a verb, stand there: 灵活高效|运用."""
        offset, seen = form.at[at], 0
        as_adverb = _AS_ADVERB.match(form.text, at) is not None
        while (word := self._words.get(offset)) is not None and (as_adverb > seen or word.tag in _ADVERBIAL) and seen < _MOST_ADVERBS:
            offset, seen = word.end, seen + 1
        return seen > 0 and word is not None and word.tag == "v"
