"""Polarity and modality of a verb, decided in one place for all rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.prose.clauses import ACTORS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.triggers import Modals
from kg.types import Modality, Polarity

_PLANNED_AND_DENIED = "无意"
_VERBS = ("否认", "拒绝", "停止", "拒不")  # they have an object of their own: 否认指控|并谴责 B
_REACH = 12  # characters between a negation and the verb it can still reach


_BEFORE_NOUN = ("的", "该", "项", "此", "份", "这", "其")  # 这项|计划|获得支持
_THINGS = ("计划", "建议", "提议", "决定", "承诺")
_AFTER_NOUN = re.compile(
    r"(?:[^，]{0,2}(?:得到|获得|获|赢得|遭|受到|引发|引起|招致|面临|激起|遇到|(?<!将)被)|(?:公开)?(?:背书|开绿灯)|的(?:坚定|强烈|坚决|全力)?(?:支持|反对)|(?:均|都|也|皆)?(?:表示|予以|深表|(?:坚决|强烈|十分|非常|完全|高度)(?:反对|不满|赞[赏同成]|支持|肯定|认[可同]|欢迎)))"
)  # 对停火|计划|表示欢迎
# Beside these words they are nouns.
_NOUNS_TOO = frozenset({"计划", "决定", "打算", "准备", "承诺", "期待", "希望", "企图", "建议", "提议", "决心", "需要", "可能"})
_COMPANY_OF = re.compile(r"^了?(?:与|同|和|跟|针?对|向)[\ue000-\ue00a](?:之间)?的")  # 取消|与美方的|会谈
# 将立法工作|作为首要任务: 将 takes an object here, and tells no plan.
_TAKES = re.compile(
    "将(?!继续|进一步|会|在|与|同|向|对|把|以|从|全|坚|积极|持续|深|加|推|举|再|共同|也|成|支|派|发|提|采|实|开|启|按|根据|通过|努力|大力|尽|更|始终|为|由|被|不|以)"
    "[^，把将]{2,20}(?:作为|视为|视作|列为|列入|纳入|转化为|打造成|变为|变成|置于|放在|当作|称为|定为|融入|摆在|看作|写入|贯穿|改为|设为|建成|转为|称作|描述为|形容为|提升[为至到]|升级[为至到]|升格[为至]|向纵深|推向|引向|带[入进向]|引[入进]|(?:派|送|运|调|开)[往到至]|部署[到在]|转移到|移交给|驱逐出)"
)
_UNMENTIONED = re.compile(
    "是不(?:知道|清楚)|(?:预告|公布|公开|透露|披露)(?=此次|这次|本次)|提(?![供出高升名交议案倡醒])|谈[及到论]|问及|顾(?!问)|理会|知道|清楚|介意"
)  # 绝口不|提|美国要求中国…, 不是|不知道…: it is not denied
# 已应|政府要求，委任…: at whose request, and no duty.
_ON_REQUEST = re.compile(
    rf"(?:[{ACTORS}][^，对向就]{{0,6}}?|(?:政府|[对各][方国]|有关[^，对向]{{1,6}}|[^，对向就]{{2,10}}(?=(?:的|之)?(?:要求|请求)(?:$|，)))(?:的|之)?)(?:要求|请求)"
)
_FIRST = re.compile(f"是?[{ACTORS}]?[^，{ACTORS}]{{0,4}}(?:首次|首度|第一次|头一次|初次)")  # 不|是某国首次批评 B: it is done again
# 挡不|住某国发展 D, 没有|考虑到某国推动 D: what is denied is of an outer verb, which takes the deed for done.
_OF_OUTER = re.compile(
    f"(?:住|考虑到|注意到|意识到|认识到|料到|想到|改变|妨碍|影响|掩盖|抵消|填补|动摇|怀疑|质疑|介意|在意|阻止|阻挡|阻碍)[^，{ACTORS}]{{0,8}}[{ACTORS}](?![的之])"
)
_AS_IF = re.compile(f"(?:但|而)?如[{ACTORS}]")  # 如|英国继续…
_SUFFERS = ("被", "遭")  # what somebody suffers is none of his plans: 准备参加活动，|被警察拘留
_ASKED = "of whom it is asked"
_HERE_ONLY = frozenset({"寻求", "谋求", "提议", "建议", "争取", "考虑"})  # 寻求新的办法，|坚持…: what follows is another deed
_JOINED = ("不", "并", "或", "甚至", "也", "还", "从而", "以", "通过", "透过")  # what joins a clause to the one that may come about
# 有望|在下月的峰会上，|达成协议: the deed is still to come.
_STILL_WHERE = re.compile(r"(?:将|会)?(?:[于在]|通过|透过)[^，]{0,40}(?:峰会|会议|会[上中]|期间|之际|[上中内前后底初]|[\ue002\ue004])$")
_CONDITIONS = ("如果", "若", "假如", "假若", "倘若", "一旦", "只要", "除非", "要是")
# 会访问某国, 又会到访某地; but 会谈, 会见.
_WILL = re.compile(
    r"(?:[并也又还都先再就便才均亦更则终仍]|一定|必定|仍然|继续|首先|最终){0,3}会(?![前后上中间内议谈见晤长员计场社所考期籍费商盟徽址堂面同展合诊审客餐])"
)
_MAY = re.compile("(?:还|也|更|共同|完全){0,2}可以(?![说看见认理预感想])")  # 双方可以加强合作: it is proposed
_HABIT = re.compile("每|往往|通常|经常|时常|总是|一般|有时|常常|习惯")
# A plan that takes in what is said by the way: 将发表声明，谴责…; but 愿加强合作，|感谢…
_FUTURE = frozenset(("将", "将会", "即将", "将要", "拟", "打算", "计划", "预定", "预计", "定于", "准备", "原定", "原计划", "原拟", "筹划"))
ACTS = frozenset(("callsFor", "criticizes", "praises", "protestsTo", "threatens", "urges"))  # done by saying so
_ACT = re.compile("[^，]{0,6}(?:呼吁|谴责|敦促|批评|指责|要求|感谢|赞赏|赞扬|祝贺|警告|抗议)")  # 应谴责 A，|敦促 B: both ought to be
_CALLED_OFF = ("visits", "meets")
_BY_FORCE = frozenset(("attacks", "breaksWith", "deploys", "detains", "sanctions", "withdrawsFrom"))
_THREATENED = re.compile("(?:威胁|扬言|叫嚣|声言|恫吓|恐吓|放话|誓言|发誓)(?!下|着|论|[^，]{0,4}的)[^，]{0,10}$")  # 威胁|退出 D: it is not done yet
# 不愿评论|某国制裁某国: what is denied or wished is the comment. 没有对|某国入侵某地|表示谴责: so here.
_ABLE = re.compile("(?:足以|有能力|(?:^|[^才可不只职功性技智])能够?)(?:同时|直接|有效|随时|轻易)?$")  # 导弹|足以|打击某地: nobody says that it does
_REMARKS = re.compile(f"(?:评论|回应|解释|承认|谈论|谈及|谈到|提及|提到|说明)(?=[{ACTORS}])")
_ABOUT = re.compile("(?:对于?|就|针对|因)")
_REMARKED = re.compile("(?:表示|作出|做出|予以|加以|提出|公开)?(?:谴责|置评|评论|回应|表态|批评|抗议|道歉|负责|反应|关切|不满)")


@dataclass(slots=True)
class Scope:
    """Remembers, clause by clause, which modal word reaches on over coordinated verbs.

    `modality` is what the clauses before have left to a clause that goes on with their subject; `condition` says that an if-clause
    stands earlier in the sentence.
    """

    lexicon: Lexicon
    modality: Modality = "actual"
    condition: bool = False
    sentence: int = -1
    _next: Modality = "actual"
    _if: bool = False
    _perhaps: bool = False
    _acts_too: bool = False  # whether what is left to this clause is left to acts of speaking too
    _leaves_acts: bool = False
    _form: str = ""  # the one whose modal words are known
    _found: Modals = ()

    def enter(self, settled: Settled, modals: Modals) -> None:
        """Go on to the next clause, with its modal words: one reaches on only with the subject carried over inside one sentence."""
        form, same = settled.clause.form, settled.clause.sentence == self.sentence
        goes_on = same and settled.inherits
        self.condition = same and (self.condition or self._if)
        self.modality = self._next if goes_on and not form.startswith(_SUFFERS) else "actual"
        self._acts_too = goes_on and self._leaves_acts
        if settled.why == _ASKED:
            self._acts_too = True
            if self.modality == "actual":
                self.modality = "desired"  # 敦促美方停止抹黑，|制止…
        if goes_on and self._perhaps and form.startswith(_JOINED):
            self.modality = "hypothetical"  # 可能撤回决定，|不允许…
        self.sentence = settled.clause.sentence
        self._next, self._perhaps, self._if, self._leaves_acts = self.modality, False, False, self._acts_too
        self._form, self._found = form, modals
        self._next = self._will(form, len(form)) or self._next
        for at, word in reversed(self._modals(form, len(form))) if modals else ():
            if word in _HERE_ONLY:
                continue
            if (kind := self.lexicon.modality[word]) == "planned" and (word == _PLANNED_AND_DENIED or form[at - 1 : at] == "不"):
                continue  # 不愿选边，|反对…
            if kind != "hypothetical":
                self._next, self._leaves_acts = kind, word in _FUTURE or _ACT.match(form, at + len(word)) is not None  # type: ignore[assignment]
            elif word in _CONDITIONS:
                self._if = True
            else:
                self._perhaps = True
                if _STILL_WHERE.match(form, at + len(word)):
                    self._next = "hypothetical"

    def _modals(self, form: str, stop: int) -> list[tuple[int, str]]:
        """The modal words of form[:stop], in order; words that only look like one are left out."""
        if form is not self._form:
            self._form, self._found = form, self._scan(form, 0, len(form))
        found = self._found
        if not found:
            return []
        if found[-1][1] > stop:
            whole = [span for span in found if span[1] <= stop]
            found = [*whole, *self._scan(form, found[len(whole)][0], stop)]  # what is cut there may hold a shorter word
        words = [(start, form[start:end]) for start, end in found]
        words = [
            (at, w)
            for at, w in words
            if w in self.lexicon.modality
            and not (w in _NOUNS_TOO and (form[at - 1 : at] in _BEFORE_NOUN or (w in _THINGS and _AFTER_NOUN.match(form, at + len(w)))))
        ]
        words = [(at, w) for at, w in words if w != "应" or not _ON_REQUEST.match(form, at + 1)]
        return [(at, w) for at, w in words if w != "将" or not _TAKES.match(form, at)]

    def _scan(self, form: str, start: int, stop: int) -> Modals:
        return [found.span() for found in self.lexicon.modal_pattern.finditer(form, start, stop)]

    def _will(self, form: str, verb: int) -> Modality | None:
        """What 会 or 可以 alone tells before form[verb], if it stands there: that something will be, or is proposed."""
        if "可以" in form and (_MAY.match(form, 0, verb) or form.endswith("可以", 0, verb)):
            return "desired"
        return "planned" if "会" in form and _WILL.match(form, 0, verb) and not _HABIT.search(form, 0, verb) else None

    def _is_past(self, form: str, since: int, verb: int) -> bool:
        """Whether a past word stands before the verb with no modal word after it (此前曾计划访问 stays a plan)."""
        past = [m.end() for m in self.lexicon.past_pattern.finditer(form, since, verb)]
        return bool(past) and not any(at >= past[-1] for at, _ in self._modals(form, verb))

    def decide(self, settled: Settled, verb: int, since: int, head: int = -1, relation: str = "") -> tuple[Modality, Polarity]:
        """The modality and polarity of the verb at form[verb], which says `relation`; a negation before `since` belongs to an earlier verb.

        `head` is where the pattern of a verb at the end begins (没有 [得到某国的支持]), -1 where there is none.
        """
        form = settled.clause.form
        if 0 <= head < since:  # 没有|对某国入侵某地表示 [谴责]: what denies it stands before the pattern
            verb, since = head, 0
        left = self.modality if relation not in ACTS or self._acts_too else "actual"
        if not verb:
            return "hypothetical" if self.condition else left, "+"
        remarked = 0
        for remark in _REMARKS.finditer(form, 0, verb):
            remarked = remark.end()
        since = max(since, remarked)
        kinds = [self.lexicon.modality[w] for at, w in self._modals(form, verb) if not remarked or at > remarked]
        modality: Modality = "actual" if remarked else left
        if self.condition or "hypothetical" in kinds or ("如" in form[:2] and _AS_IF.match(form)):
            modality = "hypothetical"
        elif kinds:
            modality = kinds[-1]  # type: ignore[assignment]
        else:
            modality = self._will(form, verb) or modality
        if modality in ("planned", "desired") and self._is_past(form, since, verb):
            modality = "actual"
        denied = self._denied(form, max(since, verb - _REACH), verb, head) if since < verb else []
        if modality == "actual" and relation in _BY_FORCE and _THREATENED.search(form, since, verb):
            modality = "planned"
        if modality == "actual" and relation in _BY_FORCE and _ABLE.search(form, since, verb):
            modality = "hypothetical"
        off = _PLANNED_AND_DENIED in denied or ("取消" in denied and relation in _CALLED_OFF)
        return "planned" if off else modality, "-" if len(denied) % 2 else "+"

    def _denied(self, form: str, since: int, verb: int, head: int) -> list[str]:
        """The words that deny the verb, from form[since] on."""
        return [
            m.group()
            for m in self.lexicon.negation_pattern.finditer(form, since, verb)
            if m.group() in self.lexicon.denials
            and not _UNMENTIONED.match(form, m.end())
            and not _FIRST.match(form, m.end(), verb)
            and not _OF_OUTER.match(form, m.end(), verb)
            and not (m.end() != verb and _ABOUT.match(form, m.end()) and _REMARKED.search(form, verb + 1) and not _REMARKED.match(form, verb))
            and not (m.group() in _VERBS and "并" in form[m.end() : verb])
            and (m.end() == head or not _COMPANY_OF.sub("", form[m.end() : verb]).count("的"))
        ]
