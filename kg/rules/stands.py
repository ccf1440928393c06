"""Whether what looks like a verb is one here, and whether what looks like its object is a phrase of its own."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Clause, Settled
from kg.prose.lexicon import Lexicon
from kg.rules.found import Match
from kg.rules.rule import Rule
from kg.rules.stances import STANCES
from kg.rules.suspected import is_arrest
from kg.rules.triggers import Triggers

# Patterns and not lists of words: what counts is where in the clause they stand.
_GOVERNS = re.compile(rf"了(?!解)|过(?![于度程渡分后境])|[{ACTORS}](?!的|方面)|[该此]项|该(?=[协决法草议声方项计提条宣公文])")
_OF_A_NOUN = re.compile(
    r"(?:[的性项轮次种份场起波把]|提出|受到|表示|发出|军事|网络|经济|口头|贸易|技术|金融|恐怖|"
    r"威胁|避免|考虑|推迟|延后|取消|暂停|停止|放弃|是否|讨论|研究|阻止|筹划|酝酿)$"
)
_ASKS = re.compile(r"能否|是否|会否|可否|有没有")
_FOR = re.compile(r"(?<![认成作称行以因视列定])为([^，为]{1,24})$")
_GIVES = re.compile(r"付出|打造|搭建|提供|作出|做出|注入|奠定|创造|营造|带来|赢得|贡献")
_OF_WHAT = re.compile(rf"(?:^|[，也均都将已曾会])对(?:于)?[^，对的{NOUNS}]{{0,12}}$")
_BLAMED = re.compile(r"[^，]{0,24}(?:表示|表达|深表|予以|感到)[^，]{0,8}(?:谴责|关切|抗议|不满|遗憾|震惊|愤慨|愤怒|担忧|痛心|哀悼)")
_BY, _BY_ENDS = re.compile(r"[通透]过[^，]{0,40}$"), re.compile(r"[^，]{0,60}(?:等(?:多种)?|的)(?:方式|途径|渠道|手段|形式|举措)(?=..)")
_MATTER = re.compile(r"(?:放到|放在|用于|用在|投入到|在于|关于|有关|鉴于|由于|出于)$")
# V O 的 N after something counted, done or spoken of: 拦截了|试图袭击某地的|无人机, 对一艘准备袭击某国的军舰.
_DESCRIBES = late(
    r"(?:了|过|[对向把将被]|[0-9一两数多几][0-9十百千多余]{0,5}[艘架名个支批枚种位条辆群伙])(?:[^，]{0,4}?)"
    r"(?:试图|企图|意图|妄图|准备|计划|打算|参与|负责|正在|曾经?|可能|用于|用来|疑似|涉嫌|声称){1,2}$"
)
# What somebody is charged with is not yet told as a deed.
_CHARGED = re.compile(r"(?:被控|被指控?|被检控|被起诉|串谋|合谋|密谋|涉嫌|(?<!内容)涉及|疑似|罪名是|控罪)(?:[^，被遭获]{0,30})$")
_COUNTED = re.compile(r"(?:[一两三四五数多几0-9]|这|那)(?:篇|份|封|名|位|个|种|项|批|群|场|些|条|则)$")
_MODIFIES = re.compile(r"[^，]{1,24}的[^，的]")
_IN_TARGET = re.compile(r"(?:^|[，将已曾会])(?:对|针对|向)(?:[^，对的]{0,20})$")
_AIMED = re.compile(r"[^，的]{0,20}的[^，的]{1,16}(?:实施|采取|施加|提起|处以|展开|发起)")
_FELT = re.compile(
    r"[^，]{0,16}(?:抱持?有?|持有?|感到|充满|寄予|表示|表达)[^，]{0,6}"
    r"(?:乐观|悲观|信心|怀疑|保留|希望|期待|厚望|谨慎|不看好|看好|兴趣|态度)"
)
_OTHERS_WORDS = re.compile(
    r"[^，]{0,40}的(?:言论|说法|论调|行为|做法|行径|举动|声音|报道|表态|企图)(?:均|都)?(?:表示|表达|深表|深感|感到|予以)[^，]{0,6}"
    r"(?:不满|反对|遗憾|谴责|关切|愤慨|愤怒|欢迎|赞赏|支持|震惊|失望|担忧|驳斥)"
)
_CALLED = late(
    r"(?:的?(?:白皮书|蓝皮书|绿皮书|纪录片|栏目|专栏)|专案|计[划画]|方案|行动|政策|法案|工程|项目|活动|会议|的?(?:议案|动议|提案|横幅|横额|标语|口号)|论坛|专题|系列|展览|运动|机制|战略|平台|口号|标语|构想|研讨会|座谈会|主题|小组|条例|基金|课程|奖|倡[议導导])"
)
_PUBLISHED = re.compile(
    r"(?:签署|签订|签|发布|发表|举行|举办|出席|参加|参与|推出|通过|批准|制定|公布|印发|主办|启动|名为|题为|研拟|召开|见证)(?:了|的)?$"
)
_DOCUMENTED = re.compile(
    r"(?:意向书|协[议定]|备忘录|方案|计[划画]|条例|声明|决议|报告|规划|草案|论坛|典礼|大会|会议|研讨会|活动|专案|小组|委员会|展)$"
)
_DONE_BY_ANY = STANCES | {"issues", "signs", "hosts", "participatesIn", "visits", "cooperatesWith"}
_LONG = 3  # characters before the verb in which somebody else may stand
_ANYHOW = re.compile("")
# What stands before the verb, what follows it, and why the two together tell no deed of the clause's subject.
_UNTOLD = (
    (_OF_WHAT, _BLAMED, "it is what is blamed, whoever did it (对某军袭击 B 表示谴责)"),
    (_BY, _BY_ENDS, "it is by what means something is done (通过推动 X 等方式)"),
    (_ASKS, _ANYHOW, "it is asked, not told"),
    (
        re.compile(r"(?:不能|不应|不可|不得|不要|不该)(?:以|靠|用|凭|通过)[^，]{2,20}[来去]$"),
        _ANYHOW,
        "it is what some means must not serve (不能以牺牲他人来保障 X)",
    ),
    (
        re.compile(r"听取(?:了)?[^，]{0,40}$"),
        re.compile(r"[^，]{1,60}(?:介绍|汇报|报告|意见|情况)$"),
        "it is what is reported (听取某地加强 X 的介绍)",
    ),
    (
        re.compile(r"(?:惩罚|惩处|处罚|严惩|追究|拘捕|逮捕|起诉|检控|驱逐|审判|制裁)(?:了|任何|所有|那些|涉嫌|参与|积极){0,2}$"),
        re.compile(r"[^，]{1,40}的[^，的]{0,8}(?:官员|人|者|人士|公司|实体|个人|行为|分子|国家|组织)"),
        "it describes whom the deed is aimed at (惩罚打击 X 的官员)",
    ),
    (
        re.compile(r"站在[^，]{1,40}$"),
        re.compile(r"[^，]{0,20}的(?:战略|历史|全局|政治)?(?:高度|角度|立场)"),
        "it is where somebody stands (站在发展 X 的高度)",
    ),
    (
        re.compile(rf"(?:美丽|健康|平安|数字|法治|和谐|质量|幸福|信用|清廉)[{CODES['Country']}]$"),
        _ANYHOW,
        "the land is part of what it is called (美丽中国建设)",
    ),
    (re.compile(r"(?:^|[，因])受[^，]{1,30}$"), re.compile(r"[^，]{0,16}影响"), "it is what has an effect (受消费恢复影响)"),
    (_MATTER, _ANYHOW, "it is what something is about"),
    (re.compile(r"(?:好像|[仿彷]佛|犹如|宛如|模拟)[^，]{0,16}$"), _ANYHOW, "it is only as if (模拟对 B 发动攻击)"),
    (_IN_TARGET, _AIMED, "it tells who is aimed at (对向 B 提供资金的公司实施制裁)"),
    (
        re.compile(r"在[^，的]{0,6}$"),
        re.compile(r"[^，]{1,40}的[^，的]{1,6}[上中](?:$|，)"),
        "it is what something is measured in (在批评 B 的力度上)",
    ),
    (re.compile(r"见证(?:了|过|双方)?$"), _ANYHOW, "it is witnessed, and others do it (共同见证签署 D)"),
    (re.compile(r"对(?:于)?[^，对的]{0,16}$"), _FELT, "it is what something is felt about (对达成协议抱持乐观态度)"),
    (re.compile(rf"^[^{ACTORS}]{{0,40}}$"), _OTHERS_WORDS, "it is others' words or deed, of which something is felt (以及批评 B 的言论表示不满)"),
    (re.compile(r"(?:否认|驳斥|反驳|驳回)(?:了)?$"), re.compile(r"[，并和]|$"), "it is what is denied (否认指控并谴责 B)"),
    (_COUNTED, _MODIFIES, "it describes something (一篇批评 B 的文章)"),
    (_DESCRIBES, re.compile(rf"[{NOUNS}]的"), "it describes what the clause is about (拦截试图袭击 B 的…)"),
    (
        re.compile(r"(?<![参给赋授])[与同跟](?:正在|曾经?|刚)?$"),
        re.compile(rf"(?:了)?(?:[{NOUNS}][^，、的{NOUNS}]{{0,6}}的[{ACTORS}]|[^，、的]{{1,8}}的(?:各国|国家|各方|伙伴|人士|组织|团体))"),
        "it describes with whom something is done (与进攻 B 的 C 合作)",
    ),
    (
        re.compile(r"(?<![认成作称行以因视列定])为(?:试图|企图|曾|正在)?$"),
        re.compile(rf"[{NOUNS}][^，、的{NOUNS}]{{0,6}}的[^，、的]{{1,12}}(?:提供|创造|带来|筹集|输送)"),
        "it describes for whom something is done (为袭击 B 的团体提供庇护)",
    ),
    (
        re.compile(r"(?<![成迁高屈俯])就$"),
        re.compile(
            r"[^，]{1,24}(?:问题|议题|一事|事宜|(?:[与同][^，]{1,8})(?:合作|协商|磋商|谈判|商讨|讨论|沟通)|(?:展开|进行|发表|交换|提供)[^，]{0,4}(?:意见|谈判|磋商|讨论|看法))"
        ),
        "it is what something is about (就占领 B 问题发表意见)",
    ),
    (
        re.compile(r"(?:^|[，愿将要应])以$"),
        re.compile(r"[^，]{1,16}为(?:核心|基础|前提|目标|原则|主轴|重点|宗旨|己任|出发点)"),
        "it only frames (以维持 X 为核心)",
    ),
    (
        re.compile(r"[把将](?:[^，“]{0,20}“|对)[^，]{0,12}$"),
        re.compile(r"[^，]{0,40}(?:列为|视为|视作|称为|称作|定义为|形容为|看作|当作|定性为|说成)(?=.)"),
        "it is what somebody calls so (把对 B 动武列为威胁)",
    ),
    (
        re.compile(r"(?:^|[，愿将要应曾已再便])以$"),
        re.compile(r"[^，]{1,40}为(?:由|名|借口|幌子|理由)(?=$|[^，])"),
        "it is what is given as a reason (以援助 B 为由)",
    ),
    (
        re.compile(r"(?:通过|批准|制定|审议|推出)(?:了)?(?:一项|一部)?(?:用来|用于|用以|旨在)$"),
        re.compile(r"[^，]{1,30}的[^，的]{0,4}(?:法|案|条例|决议|计划|方案|预算|措施)"),
        "it is what a law is for (通过用来救济 B 的新法)",
    ),
    (
        re.compile(r"(?:提出|推出|启动)(?:了)?$"),
        re.compile(r"[^，、的]{2,14}(?:专案|方案|计[划画]|条例|法案)(?:$|[，、])"),
        "it is what something is called (推出欢迎 X 专案)",
    ),
)
# One of them stands before every verb that the table tells of, but for others' words, behind which 的 follows.
_UNTOLD_BEFORE = re.compile("|".join(before.pattern for before, after, _ in _UNTOLD if after is not _OTHERS_WORDS))
_WHILE = late(r"时(?![任间报代事局期])|期间|之[时际前后]|前后|后(?=$|[，、])")  # 访问英国|时
_IN_TIME_OF = re.compile(rf"在[{ACTORS}](?:[从自向对][{ACTORS}])[^，{NOUNS}]{{0,8}}$")  # 在|某国|从|某地|撤军后
_AFTERWARDS = re.compile("(?:(?:之|以)?后|以来)(?=$|，)|期间|之际")  # 与某人会面|后, 某甲与某乙会谈|期间强调…
_KIND = re.compile(
    r"(?:的)?(?:决议|议定书|草案|协议|声明|白皮书|报告|公告|备忘录)|(?:证实|确认|澄清|否认|谴责|抗议|呼吁|回应|宣布|说明|解释|悼念|哀悼|祝贺|承认|警告)"
)  # 《…》|决议, 声明|证实…
_AT_WHOM = ("criticizes", "urges", "threatens", "protestsTo")
_PARTNERS = ("贸易伙伴", "伙伴", "盟友", "盟国", "邻国")
_PEOPLE_OF = re.compile(
    r"人(?![民员]|权|身|为|道)|有(?:[些的]?人|些|部分|个别|政客|官员|议员|势力|媒体)|(?:网民|网友|民众|媒体|企业|公司|专家|学者|记者|游客|留学生|学生|球迷|国民|公民|百姓|市民|居民|教师|工人|农民|商人|青年)(?!的)"
)
_NOUN_ENDS = "派者率社党国群"  # 反对派, 支持者, 合作社, 打击群
_NOT_NOUN_ENDS = ("国际", "国家", "派遣", "党派", "社会")


def ends_modal(form: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the verb form[start:end] only ends a modal word: 不排除."""
    return any(modal.start() < start and modal.end() == end for modal in lexicon.modal_pattern.finditer(form, max(start - 2, 0), end))


def part_of_word(clause: Clause, start: int, end: int, lexicon: Lexicon, is_noun: Callable[[int], bool]) -> bool:
    """Whether the verb form[start:end] is only the beginning of another word: 反对派, 支持者, 合作社."""
    form = clause.form
    if end == len(form) or (_AFTERWARDS.match(form, end) and _by_two(clause, start)):
        return False
    if lexicon.noun_tails.match(form, end) and form[start:end] not in lexicon.keeps_tail:
        return True
    if form[start:end] == "助推" and form[start - 1 : start] in ("帮", "协", "援", "资", "辅"):
        return True  # 帮助|推动
    if form[start:end] == "共建" and form.startswith("国家", end):
        return True  # 与共建国家双向投资
    if form[start:end] == "发展" and lexicon.of_development.match(form, end):
        return True
    return form[end] in _NOUN_ENDS and not is_noun(clause.at[end]) and form[end : end + 2] not in _NOT_NOUN_ENDS


def _by_two(clause: Clause, at: int) -> bool:
    """Whether the clause names two who do together what its verb at form[at] tells: 与某人会面|后, 两国元首会谈|后, 在甲与乙会谈|后."""
    if any(a.kind == "with" and a.at <= at for a in clause.adjuncts) or _IN_TIME_OF.match(clause.form, 0, at):
        return True
    named = [noun.phrases for i, noun in clause.nouns.items() if i < at and clause.form[i] in ACTORS]
    named += [clause.subject] if clause.why == "explicit" and clause.subject else []
    return any(len(phrases) > 1 or phrases[0].head.type == "Group" for phrases in named)


def governs(form: str, at: int, end: int) -> bool:
    """Whether what follows shows a verb in form[at:end]: 打击了; 点名批评美国, unless a modifier or another verb stands before."""
    return _GOVERNS.match(form, end) is not None and _OF_A_NOUN.search(form[:at]) is None


def whole_noun(clause: Clause, at: int, rule: Rule, triggers: Triggers, is_noun: Callable[[int], bool]) -> bool:
    """Whether the noun at form[at] is a phrase of its own: not before 的 or another noun that it modifies."""
    form, after = clause.form, at + 1
    said_of = rule.topic == "rest" and rule.relation == "criticizes"  # 批评美国的政策: of whom it is said; the rest is the topic
    others = _PEOPLE_OF.match(form, after) if rule.relation in _AT_WHOM else form.startswith(_PARTNERS, after) and rule.relation == "sanctions"
    if others:
        return False  # 痛斥中国|人, 敦促美国|企业, 对美|贸易伙伴征收关税
    if after >= len(form) or rule.loose or rule.light or said_of:
        return True
    if form[after] == "的":
        return False
    if rule.relation == "praises" and rule.topic == "rest" and is_noun(clause.at[after]) and after not in triggers:
        return False  # 高度评价中非论坛的成果
    if (form[at] == CODES["Document"] and _KIND.match(form, after)) or _WHILE.match(form, after):
        return True
    if rule.topic == "rest" or form[after] in NOUNS or not "\u4e00" <= form[after] <= "\u9fff" or after in triggers:
        return True
    return not is_noun(clause.at[after])


def _in_title(form: str, at: int, end: int) -> bool:
    """Whether the verb stands in a name in quotation marks: “扩大国民旅游”专案, 签署“推动产业合作意向书”."""
    opens, closes = form.rfind("“", 0, at), form.find("”", end)
    if opens < 0 or closes < 0 or form.rfind("”", opens, at) >= 0 or form.find("，", opens, closes) >= 0:
        return False
    return _CALLED.match(form, closes + 1) is not None or (
        _PUBLISHED.search(form, 0, opens) is not None and _DOCUMENTED.search(form, opens, closes) is not None
    )


def not_told(form: str, at: int, end: int, since: int, lexicon: Lexicon) -> str:
    """Why the verb form[at:end] tells no deed of the clause's subject, or "": it is asked (能否遵守), or others do it (为某地应对困难提供支持)."""
    if at and _CHARGED.search(form, 0, at) and not is_arrest(form, at):
        return "somebody is charged with it"
    if at and "“" in form and _in_title(form, at, end):
        return "it is in what something is called (“扩大 X”专案)"
    if since == at:
        return ""
    doubtful = form.find("的", end) >= 0 or _UNTOLD_BEFORE.search(form, since, at) is not None
    for before, after, why in _UNTOLD if doubtful else ():
        if before.search(form, since, at) and after.match(form, end):
            return why
    frame = _FOR.search(form, since, at)
    if frame is None or not _GIVES.search(form, end):
        return ""
    between = lexicon.adverb_pattern.sub("", lexicon.modal_pattern.sub("", frame.group(1)))
    return "others do it (为 B 应对 X 提供…)" if len(between) > 1 or between in tuple(NOUNS) else ""


def may_be_of_unlinked(relation: str, before: int) -> bool:
    """Whether a relation is one of what anybody does, and somebody fits into so many characters before its verb."""
    return before > _LONG and relation in _DONE_BY_ANY


def others_before(settled: Settled, match: Match) -> bool:
    """Whether an actor who is not the object stands before the verb."""
    form = settled.clause.form
    return any(form[at] in ACTORS and set(ids) != {match.object.entity} for at, ids in settled.nouns.items() if at < match.verb[0])
