"""Who does it: the verb's own subject before it, those who are there without being named, and the doer of 被 and 由."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.found import Side
from kg.rules.trial import Trial
from kg.values import changed

DEEDS = frozenset({"attacks", "sanctions", "criticizes", "threatens", "protestsTo"})  # told by nouns too
_BY_FORCE = DEEDS | {"withdrawsFrom", "breaksWith", "deploys", "detains"}
_OF_WHOM_BESIDE = DEEDS | {"aids", "visits", "withdrawsFrom"}  # 如果|北约|向 B 提供…, 谈到|普京|对 C 的访问

# Patterns and not data: they are made of classes of noun phrases and of the places these may stand in.
_ACTOR = re.compile(f"[{ACTORS}]")
# 被|慈善团体|某会|批评: what he is may stand before the doer.
PASSIVE = re.compile(
    rf"(?:被|遭到|遭受|遭|受到|获|(?<![接承享忍经感])受(?=[{ACTORS}]))(?:(?:[^{NOUNS}，的]{{0,6}}(?:团体|组织|机构|媒体|智库|邻国|盟友|部门|政党))?([{ACTORS}]))?(?:[^{NOUNS}，]{{0,4}}[以因][^{NOUNS}，]{{2,18}}罪名?|[^{NOUNS}，]{{0,8}})$"
)
_BY = re.compile(rf"由([{ACTORS}])(?!等?陪同)[^{NOUNS}，]{{0,8}}$")
_INNER = late(
    rf"(?:(?<![对向同与和为给把将被由在从跟于据受遭获以因到经叫来赴访驻抵率领、])|(?<=[成认视称因]为)|(?<=[面反针应]对)|(?<=[意识]到))(?<!赢得)(?<!代表)(?<!前往)(?<!访问)(?<!抵达)(?<!离开)(?<!途经)(?<!联合)(?<!联手)(?<!携手)(?<!伙同)(?<!跟随)(?<!追随)(?<!仿效)(?<!效法)([{ACTORS}])((?:[^{NOUNS}，]{{0,18}}))$"
)
_TOLD_OF = re.compile(rf"(?<=[提谈说讲虑意识]到)([{ACTORS}])([^{NOUNS}，]{{0,8}})$")  # 提到|某国|加强 X
# 某甲|陪同某乙|会见某丙: the deed is 某乙's; whoever goes along goes there too.
_ACCOMPANIED = re.compile(
    rf"(?:(?:陪同|随同|陪伴)(?=[{ACTORS}])|(?:参与|参加|出席|列席)(?:了)?(?=[{CODES['Person']}{CODES['Title']}]))(.)[^，的{NOUNS}]{{0,6}}$"
)  # and 参与某乙会见某丙
_ALLIED = re.compile(rf"(?:联合|联手|携手)([{ACTORS}])(?:等国?|共同|一起|一道)?[^，的{NOUNS}]{{0,4}}$")  # 某国|联合某国|反对 X: both
_FURTHERS = ("promotes", "upholds")
_GO_TOO = ("visits", "participatesIn")
_IF = re.compile(rf"(?:但|而)?(?:如果|如|若|一旦|假如|倘若|假若|只要|除非|即使|即便|要是)([{ACTORS}])(?![的、和与同及])")  # 如果|某国|向 B 提供…
_OF_PEOPLE = re.compile("(?:人|者|员|民众|媒体|企业|公司|学者|专家|官员|公民|商品|产品|货物)")  # 如果|某国|学者|批评 B: nobody that is known
# 某国对某国发动袭击、|某国|宣战并空袭某地: behind a deed that is told, and in no list of actors, another one acts.
_AFRESH = re.compile(
    rf"(?:袭击|攻击|突袭|进攻|空袭|入侵|轰炸|炮击|报复|反击|攻势|行动)、([{ACTORS}])((?:(?:宣战|参战|反击|报复|还击|动员)(?:并|而|且|后)?)?)([^{NOUNS}，、]{{0,12}})$"
)
# 在|某人|访华时对他说: whose visit it is, and not the one who speaks then.
_WHILE_OTHERS = re.compile(rf"在([{CODES['Person']}{CODES['Title']}])[^，的{NOUNS}]{{0,4}}$")
# 在|某国|退出条约后: whose force it is, and not where.
_AFTER_OTHERS = re.compile(rf"^[但而就]?在([{CODES['Country']}{CODES['Organization']}])[^，的{NOUNS}]{{0,6}}$")
_DENIED = re.compile("否认|没有|并未|从未")  # 否认有战机在|某人抵达某地之前飞越…: not the visit
_WHILE_ENDS = re.compile(r"[^，的]{1,12}?(?:时(?![间代期任报])|期间|之际|之前|之后|前夕)")
_AFTER_ENDS = re.compile(
    r"[^，的]{1,16}?(?:时(?![间代期任报])|期间|之际|之前|之后|前夕|以来|后(?![续果来方者天代世备卫勤台]))|[^，]{1,24}?(?:[之以]?后|之际)$"
)
WITH_ARMS = re.compile(
    r"(?:战机|军机)?(?:使用|动用|出动|用|以|派出|从|发射)[^，]{0,16}(?:导弹|飞弹|火箭弹?|炮弹|无人机|无人艇|战机|轰炸机|武器|火炮|炸弹)$"
)  # 俄军|使用导弹|摧毁…
_THERE = re.compile(r"在(?:当地|那里|该地|该区|此地|境内)")
_GOES_ON = re.compile("并(?![没不未非无])")  # 离开|香港|并要求…: whom the verb before is of, and not who asks
_IN_OFFICE = re.compile(
    r"^(?:公主|王子|国王|女王|王后|太后|陛下|殿下|阁下|先生|女士|教授|博士|议员|大使|部长|外长|主席|总统|总理|首相|一行)(?!的)|(?:任内|任期内|上任(?:以来|后)?|(?:就任|当选|出任|担任)[^，]{0,6}(?:以来|后)|就职(?:以来|后)?|[本此这]次)"
    r"|第[0-9一二三四五六七八九十]{1,3}次|时隔[^，的]{1,6}[年月天日周]后?|(?:[0-9一二三四五六七八九十]{1,3}|多)年来|(?:今|本)年内?"
)  # 某人|任内首次访问…, 赞赏某某|公主访问…
_REPLACED = re.compile(r"(?:接替|取代|代替|顶替|接棒|替换)$")  # 接替|某人|出任…: another than he
# 根据|伊朗和美国|签署的备忘录, 如果|某国|向 B 提供…: whose deed it is stands before it, though a preposition or an if stands before him.
_BY_WHOSE = re.compile(
    rf"(?:根据|依据|依照|按照|遵照|鉴于|由于|因为?|基于|随着|如果|若|一旦|假如|倘若)(?:[^，{NOUNS}]{{0,6}}[，、])?([{ACTORS}])([^{NOUNS}，]{{0,16}})$"
)
_TO_ITS = re.compile(rf"[向给][^，{NOUNS}]{{1,12}}的$")  # 向本选区的|某人|发公开信: to whom
_HOW = re.compile(rf"([{ACTORS}])(?:究竟|到底|将|会|又|该|应|应该){{0,2}}(?:如何|怎样|怎么)[^，{NOUNS}]{{0,16}}$")  # 要看|她如何推动 D: whose it is
_TO_WHOM = ("为", "给", "向")  # 为|某国|对 B 的行动提供…: not whose deed it is
_BY_WAY_OF = re.compile(rf"(?:[通透]过|经由|借助|利用)[^，{NOUNS}]{{0,10}}$")  # 通过|某使馆|向 B 抗议: so neither
_BESIDE = re.compile(rf"(?<![和与同及跟、])([{ACTORS}])([^{NOUNS}，]{{0,10}})$")
# 允许|某国|对…: whether the deed is done is not told.
_NOT_YET = re.compile(
    r"(?:坐视|容忍|容许|放任|允许|批准|授权|同意|鼓励|怂恿|煽动|阻止|防止|避免|担心|担忧|是否|挑起|引发|招致|促使|要求|请求|呼吁|敦促|希望|支持|假设|以为|游说|乞求|央求|唆使|教唆|鼓动)$"
)
_FEARED = re.compile(
    r"(?:担心|担忧|忧虑|害怕|怀疑|假设|以为|猜测|以免|以防|阻止|防止|避免|制止|吓阻|劝阻|防范|遏止|指责|指控|控诉|质疑)(?:了|住)?$"
)  # 担心|某国|空袭…: nobody tells that it is done
_ASKED_OF = re.compile(
    r"(?:要求|呼吁|敦促|促请|请求|恳求|催促|吁请|奉劝|游说|乞求|央求|唆使|教唆|怂恿|鼓动|允许|容许|准许)$"
)  # (反对党)要求|某国|释放…: what nobody known asks for is not done
_PEOPLE = (CODES["Person"], CODES["Title"], CODES["Pronoun"])
_OTHERS_OF = re.compile("人民|民众|公民|企业|公司|官员|媒体|学者|记者|议员|队|制裁")  # who is blamed there is not the owner
_WORDS_OF = 8  # characters of what is somebody's (某人的涉台言论)
# Between whom it is done to and its 被: 加沙|多地|遭…, 基辅|凌晨再次|遭….
_WHEN_WHERE = late(
    r"(?:多地|各地|多处|一带|境内|全境|全国|[东南西北中]{1,2}部(?:地区)?|地区|当地|周边|附近|[东南西北]{1,2}郊|郊区|市中心|港口|机场|(?:一|两|[0-9多数])?[所家座处艘间个]?(?:中学|小学|大学|学校|医院|教堂|清真寺|市场|油库|炼油厂|电站|核电站|机场|城镇|城市|村庄|村镇|小镇|居民点|居民区|社区|街区|难民营|地区|区域)|[上本]?(?:周|星期)[一二三四五六日天]|凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚间|晚上|深夜|夜间|今晨|昨晚|"
    r"当晚|当天|当日|今天|昨天|今日|昨日|同日|同一天|此前|随后|期间|再次|再度|多次|连续|接连|首次|突然|日前|近日|等多?地|又|也|还|曾|已|将|正|仍|均|都){1,4}"
)
_PLACES = (CODES["Place"], CODES["Country"])  # 某人在马来西亚|遭某国特工杀害: where, and not to whom
_FEW = 4  # characters between a subject and its 被
_WHY = re.compile(rf"因(?:为|涉嫌|涉)?[^，{NOUNS}]{{1,12}}?而?$")  # 某人|因贪污而|遭…
_FELT = late(rf"(?:对|就(?!是)|因|由于|针对|鉴于)([{ACTORS}])[^{NOUNS}，的]{{0,10}}$")  # 对以色列 [空袭加沙] 表示谴责: the deed is theirs
_OF_THAT = re.compile(
    r"(?:表示|予以|深表|感到|表达|提出)[^，]{0,6}(?:感谢|感激|赞赏|赞扬|称赞|祝贺|满意|肯定|谴责|不满|关切|关注|遗憾|反对|抗议|担忧|失望|愤怒|震惊|支持|欢迎|交涉|批评|申诉|上诉|诉讼|异议|质疑|投诉)|(?:展开|进行|发动|采取|作出|做出|发起)[^，]{0,6}(?:报复|反击|还击|回应|反制)|的[^，的]{0,4}(?:立场|态度|看法|评价)|的(?:做法|行为|行径|举动|决定|回应|反应|反制|报复|回击|还击|反击|惩罚)|一事"
)
_PRESS = re.compile(r"(?:记者会|发布会|记者招待会)(?:@|$)")
# 某甲同某乙|都一致同意…
_BOTH = re.compile(r"共同|携手|联合|一起|^(?:都|均)(?:一致)?(?:同意|认为|主张|支持|反对|愿|希望|强调|重申|认识到)")
_AGREED = re.compile(r"一致(?:同意|认为|决定|表示)")  # 某甲与某乙会谈，|一致同意…: both


def with_inner_subject(settled: Settled, at: int, since: int, lexicon: Lexicon, relation: str) -> Settled:
    """见证 [中俄双方] 交换: an actor right before the verb, not after a preposition, is the verb's own subject."""
    form = settled.clause.form
    if not _ACTOR.search(form, since, at):
        return settled
    allied = _ALLIED.search(form, since, at) if settled.subjects and ("联" in form or "携" in form) else None
    if beside := allied or _ACCOMPANIED.search(form, since, at):
        ids = settled.nouns.get(beside.start(1), ())
        both = (*settled.subjects, *ids) if allied or relation in _GO_TOO else ids
        return changed(settled, subjects=tuple(dict.fromkeys(both)), company=(), inherits=False)
    felt = _FELT.search(form, since, at)
    if felt and _OF_THAT.search(form, at + 2):
        return changed(settled, subjects=settled.nouns.get(felt.start(1), ()), company=(), inherits=False)
    inner = _INNER.search(form, since, at) or (_TOLD_OF.search(form, since, at) if relation in _FURTHERS else None)
    if not inner and (whose := _BY_WHOSE.search(form, since, at)) and not besides(whose.group(2), lexicon) and settled.nouns.get(whose.start(1)):
        return changed(settled, subjects=settled.nouns[whose.start(1)], company=(), inherits=False)
    if (other := _who_else(form, at, since, lexicon, relation)) >= 0:
        doers = () if form[other - 1] == "在" and _DENIED.search(form, 0, other) else settled.nouns.get(other, ())
        return changed(settled, subjects=doers, company=(), inherits=False)
    condition = _IF.match(form, since, at)
    in_condition = condition is not None and inner is not None and condition.start(1) == inner.start(1)
    if not inner or inner.start(1) == 0:
        doers = settled.nouns.get(condition.start(1), ()) if condition else ()
        return changed(settled, subjects=doers, company=(), inherits=False) if doers else settled
    asked = _ASKED_OF.search(form, since, inner.start(1))
    ids = settled.nouns.get(inner.start(1), ())
    others = not (ids or asked)  # 敦促|双方|遵守协议: theirs, whoever they are
    others = others or any(other.search(form, since, inner.start(1)) for other in (_REPLACED, _BY_WAY_OF, _TO_ITS))  # 通过|某社|发表声明
    others = others or (inner.start(1) > since and _GOES_ON.match(inner.group(2)) is not None)
    if others or besides(WITH_ARMS.sub("", _THERE.sub("", _IN_OFFICE.sub("", inner.group(2)))), lexicon):
        return changed(settled, subjects=() if _OF_PEOPLE.search(inner.group(2)) else ids, company=(), inherits=False) if in_condition else settled
    untold = asked or _FEARED.search(form, since, inner.start(1))
    company = settled.company if any(a.kind == "with" and inner.start(1) < a.at <= at for a in settled.clause.adjuncts) else ()
    return changed(settled, subjects=() if untold else ids, company=company, inherits=False)


def _who_else(form: str, at: int, since: int, lexicon: Lexicon, relation: str) -> int:
    """Where the doer of the verb form[at] stands who begins another deed than the clause's own, or does it meanwhile; -1 where there is none."""
    if ("何" in form or "怎" in form) and (how := _HOW.search(form, max(since, 1), at)):
        return how.start(1)
    if "、" in form and (afresh := _AFRESH.search(form, 0, at)) and afresh.start(1) >= since and not besides(afresh.group(3), lexicon):
        return afresh.start(1)
    if "在" not in form:
        return -1
    by_force = relation in _BY_FORCE
    meanwhile = _WHILE_OTHERS.search(form, since, at) or (_AFTER_OTHERS.search(form, since, at) if by_force else None)
    return meanwhile.start(1) if meanwhile and (_AFTER_ENDS if by_force else _WHILE_ENDS).match(form, at) else -1


def besides(gap: str, lexicon: Lexicon) -> str:
    """What stands between a doer and the verb besides adverbs, modal words, negations and words for the past."""
    bare = gap and lexicon.negation_pattern.sub("", lexicon.adverb_pattern.sub("", lexicon.modal_pattern.sub("", gap))).replace(
        "可以", ""
    )  # 很快会 before 很快
    return bare and lexicon.past_pattern.sub("", bare)


def with_subject_beside(settled: Settled, head: int, since: int, lexicon: Lexicon, relation: str) -> Settled:
    """在 [某国] 对 B 的空袭中身亡: an actor right before the head of the pattern (对 B) is whose deed it is, not the clause's subject.

    Where a noun may tell the deed, an if before it leaves open whether it is done.
    """
    form = settled.clause.form
    beside = _BESIDE.search(form, since, head) if relation in _OF_WHOM_BESIDE else None
    if (
        not beside
        or form[beside.start(1) - 1 : beside.start(1)] in _TO_WHOM
        or _BY_WAY_OF.search(form, since, beside.start(1)) is not None
        or (beside.start(1) == 0 and settled.clause.why != "none")
        or not settled.nouns.get(beside.start(1), ())
    ):
        return settled
    if besides(beside.group(2), lexicon):
        return settled
    doers = () if _NOT_YET.search(form, since, beside.start(1)) else settled.nouns[beside.start(1)]
    return changed(settled, subjects=doers, company=(), inherits=False)


def give_roles(trial: Trial) -> None:
    """The roles that no pattern names: the subject, and those of the clause that the rule asks for."""
    settled, roles, rule = trial.settled, trial.roles, trial.rule
    subjects = settled.subjects
    together = settled.company and (rule.both == "always" or (rule.both and _BOTH.search(settled.clause.form + settled.company_word)))
    if together and "with" not in rule.claim:
        subjects = tuple(dict.fromkeys((*subjects, *settled.company)))
    if settled.partners and len(subjects) == 1 and _AGREED.match(settled.clause.form):
        subjects = tuple(dict.fromkeys((*subjects, *settled.partners)))
    if "subject" not in roles:
        roles["subject"] = tuple([Side(one) for one in subjects])
    for role in rule.given:
        roles[role] = tuple(map(Side, _company(trial, subjects) if role == "with" else _given(role, settled, trial.verb[0])))


def _given(role: str, settled: Settled, at: int) -> Iterable[str]:
    """Who or what bears a role of the clause, for the verb at form[at]."""
    if role == "posted":
        return (i for place, ids in settled.posted.items() if place >= at for i in ids)
    if role == "invited":
        return settled.invited_by
    if role == "place":
        one = settled.place if any(a.kind == "place" for a in settled.clause.adjuncts) else ""
    else:
        one = {"event": settled.event, "motion": settled.motion, "destination": settled.destination}[role]
    return (one,) if one else ()


def _company(trial: Trial, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """With whom these do it."""
    settled = trial.settled
    company = settled.company if any(a.kind == "with" and a.at <= trial.verb[0] for a in settled.clause.adjuncts) else ()
    went_on = settled.partners if trial.rule.relation == "agreesWith" and len(subjects) == 1 else ()  # 同特朗普会晤，|达成共识
    return company or went_on


def _patient(trial: Trial, at: int) -> tuple[Side, ...]:
    """To whom it is done where 被 stands at form[at]: the noun right before, else the clause's subject with only a few words between."""
    form, nouns = trial.form, trial.settled.nouns
    between = form[trial.since : at]
    last = max((i for i in range(trial.since, at) if form[i] in NOUNS and not (form[i] in _PLACES and form[i - 1 : i] == "在")), default=-1)
    if last < 0:
        return trial.roles["subject"] if len(_WHY.sub("", between)) <= _FEW else ()
    said = form[last + 1 : at]
    owner = (
        trial.rule.relation == "criticizes" and form[last] in ACTORS and said.startswith("的") and not _OTHERS_OF.search(said)
    )  # 某人的言论|遭到批评
    near = at - last - 1 <= (_WORDS_OF if owner else 1) or _WHEN_WHERE.fullmatch(trial.form, last + 1, at) is not None
    return tuple(Side(i, last, last + 1) for i in nouns.get(last, ())) if near else ()


def _is_represented(trial: Trial, by: str) -> bool:
    """Whether a state or body takes part through the one who is there for it: 某国|由某部长|代表出席."""
    who = trial.settled.clause.subject
    return trial.rule.relation == "participatesIn" and by in _PEOPLE and bool(who) and all(p.head.type in ("Country", "Organization") for p in who)


def turn_passive(trial: Trial) -> bool:
    """被 and 由: the doer stands before the verb, and with 被 the clause's subject is the object. Whether it was 被."""
    settled, roles, claim = trial.settled, trial.roles, trial.rule.claim
    by = _BY.search(trial.form, trial.since, trial.verb[0])
    if by:
        doers = tuple(Side(i, by.start(1), by.end(1)) for i in settled.nouns.get(by.start(1), ()))
        roles["subject"] = (*roles["subject"], *doers) if _is_represented(trial, by.group(1)) else doers
        return False
    passive = PASSIVE.search(trial.form, trial.since, trial.verb[0])
    patients = [role for role in claim if role in ("object", "words")]
    if not passive or "subject" not in claim or not patients or {"subject", "object"} <= set(trial.rule.roles):
        return False
    patient = _patient(trial, passive.start())
    owner = trial.form[passive.end(1) : passive.end(1) + 1] == "的" and passive.end(1) + 1 < trial.verb[0] and passive.group(1) in _PEOPLE
    doer = settled.nouns.get(passive.start(1), ()) if passive.group(1) and not owner else ()  # 遭某人的部队逮捕: not he
    roles["subject"] = tuple(Side(i, passive.start(1), passive.end(1)) for i in doer)
    roles[patients[0]] = patient
    return True


def voice(trial: Trial) -> tuple[int, str] | None:
    """Give the roles that no pattern names, and turn a passive clause; gives where and why the rule does not fit."""
    give_roles(trial)
    passive = trial.since < trial.verb[0] and turn_passive(trial)
    rule, roles = trial.rule, trial.roles
    if rule.when == "passive" and not passive:
        return trial.verb[0], "the clause is not passive"
    if rule.when not in ("alone", "together"):
        return None
    actors = {s.entity for role in ("subject", "with") for s in roles[role]}
    press = any(_PRESS.search(s.entity) for s in roles.get("object", ()))  # who holds it with others holds it all the same
    if press and rule.when == "alone":
        roles["subject"] = tuple(dict.fromkeys((*roles["subject"], *roles["with"])))
    elif press or (len(actors) > 1) != (rule.when == "together"):
        return trial.verb[0], f"it is not done {rule.when}"
    return None
