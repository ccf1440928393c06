"""The object of a verb in words: where it ends, how it is trimmed, and which of its conjuncts stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.conjuncts import JOINT, conjuncts, joins
from kg.rules.narrowing import narrow
from kg.rules.triggers import Triggers
from kg.values import quick

# Patterns and not lists of words: each holds only at one edge of the object, and most look at what stands around.
_LEADING = re.compile(
    r"(?:了(?!解)|过|着|到|好(?!转|奇|战)|住(?![房宅户所院处址宿]|民(?!主))|出(?!口|席|行|台|路|版|售|兵|资|访|现|生|身|入|租|动|境|发)|一切形式的|任何形式的|一切|任何(?!人)|所有|这一|这个|该项|该(?![会院校社团局国])|这份|这项|这一|此项|这种|这样的|上述|有关|各种|其(?![他它次余中实])|(?:他们的|自己的|本国的|自身的)(?=[^，、]{3})|"
    r"进一步|地(?![区方缘位球铁震产面域下])|更加|更(?![多大好高强广优新正])|把)"
)
_TRAILING = late(
    r"(?:的|(?<!(?<![水和公])平)(?<![均对优])等|等等|等(?:[0-9一二两三四五六七八九十]{1,3}个?(?:方面|大?项|大?类|条)|一系列)[^，、的]{0,12}|等方面|方面|一事|之举|(?:(?<!可)持续|不断|稳步|日益|逐步|更加)[^的，、]{2,4}|(?<=....)(?<!现时)(?<!目前)(?<!现行)(?<!以往)(?<!这样)的做法(?=$)|的(?:一贯|坚定|明确|原则|共同|鲜明)?(?:立场|态度)(?=$)|不动摇|不放松|(?<=..)(?<![小平战临及实同随定准即暂届按工课学历])时|(?<=..)(?:之后|以后|(?<![先最落皇太幕产售善战])后)|(?<=..)(?:的?时候|期间|之际|的?同时)|(?<=..)不变|，)$"
)
_LIGHT = re.compile(r"[^，]{0,24}?(?:实施|进行|采取|发动|施加|开展|发挥|发起)了?(?=..)")
_PERSONS = (CODES["Person"], CODES["Title"], CODES["Pronoun"])
_DENIED = re.compile(r"不(?=针对)")
_OTHER_VERB = late(
    r"[和并与](?:改进(?=[^、，的])|(?:创新|规范|优化|丰富|健全|做好|用好|管好|支撑|实施|依靠|带动|引导|鼓励|活跃|繁荣|升华|升级)(?=[^、，的]{2}))"
)
_ANEW = late(  # 保护人权|及履行承诺; 坚定信心、|做到 X: a verb of its own stands behind the conjunction
    r"(?<=..)(?:[和与及]|以及)(?:通过(?!的)|履行|落实|维护|捍卫|推动|推进|打压|打击|遵守|确保|实现|构建|坚持|举办|接受|采取|防止|避免|参与|制止)"
    r"(?=[^、，的和]{2})(?![^，]{0,40}的)"
    r"|(?<=..)、(?:(?:无视|漠视|践踏|破坏|侵犯|剥夺|压制|逃避|干涉|歪曲|诋毁|煽动|挑拨)[^、，的]|(?:扎实|大力|切实|着力|全力|稳步|有序|积极(?!性)|加快|不断|持续|深入|努力)[^、，的]{2}|做[到好优强大]|坚定“|破除|补强|补齐|整合|抓[好紧住]|接通|(?:共创|共享|共谋|共护|共担|开创|谋求|造福|珍爱)(?![^，]{0,16}的)|打破|压实|守[住好]|积累|凝聚(?!力)|汇聚|克服|排除|弥合|营造|树立|牢记|化解|转变|调动|用好|管好)"
    r"(?=[^、，的]{2})"
)
_TURNS = re.compile("而(?:不[是要会需]|非)|而(?![且立来后今易])")  # 坚持合作|而不是对抗; 因某国部署导弹|而惩罚它
_NO_STOP = re.compile(r".?使[用馆团命节]|[大特天]使|[合兼吞]并|.?并[无非不没未]|.?让步|[不非]但")
_SECOND = re.compile(
    r"(?:共建|建设|形成|达成|出台|推进|推动|促进|构建|拓展|弘扬|完善|深化|加强|完成|实现|提升|打造|培育|壮大|建立|提高|优化|健全)(?=[^、，的和与及]{3})(?!其|过程|之)"
)
_TWIN = re.compile(r"(?:拓展|调整|补强|破除|补齐|改善|提高|提升|整合)(?=[^、，的和与及]{2}(?:$|[，、和与及]))")  # 巩固|拓展|优势: one object for both
_UNDOES = re.compile(
    r"(?:立即|尽快|马上|全面|彻底|无条件|永久){0,2}(?:停止|停下|释放|避免|禁止|取消|撤[销回]|结束|终止|中止|制止|减少|降低|解除|放弃|删除|废除|不要|不得|勿|别)"
)
_EFFORT = re.compile(r"(?:努力|贡献|成就|举措|主张|立场|进程|事业)$")
_NAMES_IT = ("在", "的", "是", "为", "用", "以", "叫", "称", "种", "个")
_LEAST = 3  # characters of 发展 and its object
_STAYS = re.compile(r"在(?:.|海外|境外|当地)(?:人员|企业|机构|公民|公司|项目|侨|同胞|国民|利益|投资|留学|资产|士兵|驻军)")  # 保障某国|在巴人员和机构
_NO_ADJUNCT = ("同盟", "同胞", "同行", "同僚", "对手", "对话", "对外", "在野", "为首")  # 巩固韩美|同盟
# 提到|某国|加强 X|的某地区, 增加|某国|发展 X|的威胁: the object of a verb in a modifier, with its doer right before, ends at 的.
_IN_MODIFIER = re.compile(
    rf"(?:[提谈说讲]到|[提谈]及|增加|加剧|加深|面对|应对|针对|关注|警惕|凸显|介绍|传递出?|传达|释放出?|展现出?|展示出?|彰显|体现|表明|阐述)了?[{ACTORS}](?:正在|持续|不断|日益|正|在){{0,2}}$"
)
_MODIFIER = re.compile(
    rf"[^，的{NOUNS}]{{2,14}}(?=的(?:威胁性?|行径|做法|举动|[{CODES['Place']}{CODES['Country']}]|[^，的]{{0,4}}(?:新?举措|信号|成就|决心|信心|诚意|意愿|态度|立场|成果|实践|努力)$))"
)
_QUOTES = re.compile(r"[“”‘’「」『』《》\s]")
_FIELDS = re.compile(r"领域[^，、]{0,8}(?:合作|协作|交流)$")
_BAD = re.compile(
    r"^成为|^上升为|至关重要|十分重要|不会|应该|动摇|可能|怎么|什么|多少|^为何|尚待|仍待|便会|均违|是否|如何|是一|是不|^在[^，]{0,80}[下中上]$|^[0-9一二三四五六七八九十百两]{1,9}票"
)
_FRAME_START = re.compile(r"(?<![认成作称行以因视列定])为(?![了此止期])")
_FRAME_END = late(
    r"(?:付出|负上|做好(?=[^，]{0,4}准备)|打造|搭建|作出|做出|多[作做]|再立|不懈|奠定|而(?![且是非不])|注入|提供|带来|开辟|指明|指引|创造|贡献|发挥|助力|赋能|积累|凝聚|保驾护航)"
)


@quick
@dataclass(frozen=True, slots=True)
class Words:
    """One object in words: form[start:end]; `entity` where it is one noun phrase alone; `rest` where a clause follows an actor."""

    start: int
    end: int
    entity: tuple[str, ...] = ()
    rest: int = -1  # where the predicate of a complement clause begins


class ObjectReader:
    """Reads objects out of clause forms."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, settled: Settled, triggers: Triggers, start: int, procedure: str, verb: int = 0) -> tuple[list[Words], int]:
        """The objects that begin at form[start], and where they end. `triggers` are those of the form.

        `verb` is where the verb begins, where it may stand in a modifier.
        `procedure` is plain, moved (推动), called (呼吁), backed (支持), faced (反对), blamed (批评 X 违反…) or sent (部署).
        """
        form = settled.clause.form
        if form[verb - 1 : verb] == "“" and form.startswith("”", start) and form[verb - 2 : verb - 1] not in _NAMES_IT:
            start += 1  # 同意“推进”|建造潜艇, but 停留在“支持”层面
        if start == len(form) or form[start] in "、等的”":  # 所倡导的…, 保障等领域, “…坚守”点赞: no object
            return [], start
        start = _skip(form, triggers, start)
        if (
            form[start : start + 1] in ("和", "及", "或")
            and form[start + 1 : start + 2] not in NOUNS
            and joins(form, start, form[start], self._lexicon.not_joins)
        ):
            return [], start  # 察看秧苗培育|和春耕进展: the word before is no verb
        if procedure == "moved" and (second := _SECOND.match(form, start) or _TWIN.match(form, start)):
            start = second.end()  # 加快推进 X, 推动构建 X
        if form.startswith("发展", start) and form[start - 2 : start] == "加快" and not self._lexicon.of_development.match(form, start + 2):
            start += 2 if len(form) - start > _LEAST and form[start + 2 : start + 3] not in "、，和与及的" else 0  # 加快|发展|养老服务
        end = self._end(form, triggers, start)
        if verb and "的" in form[start:end] and _IN_MODIFIER.search(form, max(verb - 9, 0), verb) and (modifier := _MODIFIER.match(form, start, end)):
            end = modifier.end()
        if end <= start:
            return [], end
        if form[start] in NOUNS:
            found = self._noun(settled, triggers, start, end)
            if found is not None and found.rest >= 0 and procedure == "faced" and form[start] not in _PERSONS:
                return [_deed(form, found, end)], end
            # 主张[某组织进行改革]; 支持 [两国扩大 X]: nobody backs his own side
            whole = procedure == "called" or (procedure == "backed" and _is_of_group(settled, start))
            if found is not None and found.rest >= 0 and whole:
                return [Words(start, end)], end
            if found is not None:
                return [found], (found.rest if found.rest >= 0 else end)
        if "为" in form and (form.startswith("为") or _FRAME_START.search(form, max(0, start - 30), start)):
            framed = _FRAME_END.search(form, start + 1, end)
            end = framed.start() if framed else end
            if _FRAME_END.match(form, start):
                return [], end
        return self._parts(settled, triggers, *narrow(form, start, end, procedure), procedure)

    def _parts(self, settled: Settled, triggers: Triggers, start: int, end: int, procedure: str) -> tuple[list[Words], int]:
        """The conjuncts of form[start:end] that stand alone, trimmed."""
        form = settled.clause.form
        undone = procedure == "called" and _UNDOES.match(form, start)  # 停止|袭击和封锁: nobody calls for the blockade
        told = [(start, end)] if undone else conjuncts(form, start, end, self._lexicon.not_joins)
        parts = [_trim(form, triggers, *part) for part in told]
        return [Words(s, e, self._entity(settled, s, e)) for s, e in parts], end

    def worth(self, words: str) -> bool:
        """Whether the words name something: not a bare verbal noun (合作, 作用), not a clause."""
        bare = words.strip("“”‘’的")
        return len(bare) >= 2 and bare not in self._lexicon.empty and not _BAD.search(words)

    def _end(self, form: str, triggers: Triggers, start: int) -> int:
        """The object ends with the clause, at a connective, or where another verb is coordinated (反对A、维护B)."""
        end = len(form)
        for stop in self._lexicon.stops.finditer(form, start):
            if not _NO_STOP.match(form, max(stop.start() - 1, start)):
                end = stop.start()
                break
        if JOINT.search(form, start, end):
            end = _before_second_verb(form, triggers, start, end)
        if (turn := _TURNS.search(form, start + 2, end)) and (turn.group() != "而" or "因" in form[:start]):
            end = turn.start()
        closed = form.find("”", start, end)
        if closed > start and "“" not in form[start:closed] and form[closed + 1 : closed + 2] in ("、", "和", "与", "，"):
            end = closed  # 指控某国「支持 A」、「干涉 B」
        while end > start and form[end - 1] in "，、；。”’ ":
            if form[end - 1] in "”’" and ("“" in form[start:end] or "‘" in form[start:end]):
                break
            end -= 1
        return end

    def _noun(self, settled: Settled, triggers: Triggers, start: int, end: int) -> Words | None:
        """An object that is a noun phrase: alone, or as the doer of a complement clause; None where it only begins a longer phrase."""
        form = settled.clause.form
        ids = settled.nouns.get(start, ())
        after = start + 1
        if after >= end or form[after] in "，、；。" or (form[after] == "而" and form[start] in ACTORS):  # 因某国支持 B |而…
            return Words(start, after, ids)
        if form[start] not in ACTORS or form[after] in "的”和与间之问境":
            return None
        skipped = after
        while found := self._lexicon.adverb_pattern.match(form, skipped):
            skipped = found.end()
        modal = self._lexicon.modal_pattern.match(form, skipped)
        if _EFFORT.search(form, after, end):
            return None  # 中方抗击疫情|努力
        if "的" in form[after:end] and not modal:
            return None  # 习近平主席提出的倡议: the actor only belongs to a longer phrase
        verbal = modal or skipped in triggers or form.startswith(self._lexicon.complement_verbs, skipped)
        adjunct = form[skipped : skipped + 1] in "对向同与为在以不" and not _STAYS.match(form, skipped) and not form.startswith(_NO_ADJUNCT, skipped)
        return Words(start, after, ids, rest=after) if verbal or adjunct else None

    def _entity(self, settled: Settled, start: int, end: int) -> tuple[str, ...]:
        """The entity that the whole stretch names, if it is one noun phrase."""
        return settled.nouns.get(start, ()) if end == start + 1 and settled.clause.form[start] in NOUNS else ()


def _skip(form: str, triggers: Triggers, start: int) -> int:
    while found := _LEADING.match(form, start):
        start = found.end()
    if form[start : start + 1] in ("和", "并", "与"):
        verb = triggers.get(start + 1, 0)
        if verb - start > 2 and not form.startswith("发展中", start + 1):  # 发展和深化 X: one object for both
            return _skip(form, triggers, verb)
        other = _OTHER_VERB.match(form, start)
        return _skip(form, triggers, other.end()) if other else start
    return start


def _trim(form: str, triggers: Triggers, start: int, end: int) -> tuple[int, int]:
    start = _skip(form, triggers, start)
    while found := _TRAILING.search(form[start:end]):  # a slice: it looks no farther back than to where the object begins
        if found.start() < 2 and not (found.start() == 1 and form[start] in NOUNS and form[start] not in ACTORS):
            break
        end = start + found.start()
    return start, end


def _before_second_verb(form: str, triggers: Triggers, start: int, end: int) -> int:
    """Where the object ends for another verb: 反对A|、维护B; 保护人权|及履行承诺."""
    at = form.find("、", start, end)
    if at >= 0 and (_FIELDS.search(form, start, end) or (form[start] == "一" and "的" in form[at:end])):
        at = -1  # 一条共护安全、|共促繁荣的道路: what the one is like
    while at >= 0:
        denied = _DENIED.match(form, at + 1)
        verb = denied.end() if denied else at + 1
        mutual = form.startswith("相互支持", at + 1)
        if mutual or (triggers.get(verb, 0) - verb >= 2 and not form.startswith(("合作", "发展"), at + 1)):
            end = at
            break
        at = form.find("、", at + 1, end)
    anew = _ANEW.search(form, start, end) if start not in triggers else None
    return anew.start() if anew else end


def _is_of_group(settled: Settled, at: int) -> bool:
    """Whether the group at form[at] (两国, 双方) holds who acts there, or who is speaking, or a side of theirs."""
    return settled.clause.form[at] == CODES["Group"] and not {*settled.subjects, *settled.own}.isdisjoint(settled.nouns.get(at, ()))


def _deed(form: str, doer: Words, end: int) -> Words:
    """反对 [某国采取] 单边措施, 反对 [某国染指该海域]: what the doer of a clause does; the whole clause unless its verb is a light one."""
    light = _LIGHT.match(form, doer.rest, end)
    return Words(light.end() if light else doer.start, end)


def concept_id(words: str) -> str:
    """The id of a concept from its words in simplified script, without quotes and spaces."""
    return f"concept/{_QUOTES.sub('', words)}"
