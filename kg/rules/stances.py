"""Whether a stance is taken, and not only spoken of; and whether its object in words reads as the name of something.

A stance is told with common verbs (推动, 维护, 应对), which stand in modifiers, frames and purposes as often as they tell what somebody does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.late import late
from kg.prose.clauses import ACTORS, CODES, NOUNS, Clause
from kg.prose.lexicon import Lexicon
from kg.rules.called_on import tells_whom
from kg.rules.frames import FRAMES
from kg.rules.misread import misread
from kg.rules.outcome import MAKES, comes_of_it, is_no_cause
from kg.rules.unlinked import before_adverbs

OF_CONTENT = re.compile(r"[^，“]{0,4}(?:内容|主旨|要点)[^，“]{1,4}“")  # 内容涉及“反对 X”: what a document says
STANCES = frozenset({"supports", "opposes", "upholds", "promotes", "callsFor", "praises"})

# Patterns and not lists of words: what counts is where they stand before the verb, and what follows it.
_REACH = 48  # characters before the verb that are looked at
_LAST = 16  # characters at a clause's end that are looked at
_OWNED = re.compile(r"[^，]{0,60}的(?=[^，的])")  # V … 的 N: what the verb modifies follows
_GOVERNED = late(
    r"(?:兑现|履行|信守|违背|背弃|跟随|紧跟|做|做好|当好|跟上|形成|增强了?|坚定了|了解|听取|汇报|考察|调研|发挥|具有|具备|凝聚|汇聚|设立|成立|筹建|组建|使用|印发|制定|出台|提供|展现|展示|彰显|体现|显示|"
    r"积累|注入|阐明|阐述|论述|揭示|提出|利用好?|用好|确认|站在|讲述|成为|作为|创造|开创|走[出上]|踏上|开辟|拥有|旨在|签署|召开|举行|审议|通过|讨论|当成|视为|办成|建成|变成|视作|信任|(?<=[虑定划将要会能可应，])把|相信|怀疑|质疑|把握|抓住|抓紧|错过|筑牢|发出|释放出?|达到|达致|起草|草拟|发动|发起|否决|搁置|推出|描述[为成]|称[为作]|形容[为成]|看[作成]|当作|走在|处[于在]|运营|(?<![没所])有|缺乏|缺少|欠缺|参考|参照|引用|获得|得到|取得|收到|采用|公布|检讨|检视|审视|回顾|面临|遭遇|寻找|找到|(?<![但还只于要若总可凡])是)"
    rf"(?:了|起|着|出)?(?:[一两]?[个项种条份]|更多|强大|一系列|有关|相关|可能|能够|能|可以|日后|我们|各国|[{NOUNS}]?这[一个]|[{ACTORS}])?$"
    r"|(?:阐明|阐述|论述|揭示|擘画|描绘|绘就|指明|认识|把握|领悟)了?[^，的]{1,40}$|[首一两三几多][套架艘枚款](?:可以|能够|[能可])?$"
    rf"|(?<=[{ACTORS}])把$"  # 希望某方把|不支持 X 的表态|落到实处
    r"|(?:一系列|另?一[项个种批]|[数多]项)(?:旨在|试图|用于|用以|用来|意在)?$"  # 另一项试图|制止 X 的决议
    r"|(?:起草|草拟|制定|提出|推出|公布|批准)了?从[^，从的]{2,16}中$"  # 起草了从网络中|排除 X 的计划
)
_ABLE = re.compile(
    r"(?<!决心)(?<!信心)(?<!意志)(?<!决心、)(?<!信心、)(?<!决心和)(?<!信心和)(?:有|具备|具有|缺乏|没有)(?:足够|充分|坚定|更强)?(?:的)?(?:能力|智慧|条件|实力|权利|权|机会|办法|余地|资格|资源|手段)$"
)
_DONE = re.compile(r"(?<![为除对到])了$")  # 擘画了|建设 X 的蓝图: a finished deed takes a noun
_VERBS_BEFORE = re.compile(
    r"(?:传承|弘扬|推动|推进|促进|深化|加强|拓展|巩固|维护|坚持|完善|建设|保护|发展|提升|改善|支持|引领|激励|重视)(?:和|与|并|、)?$"
)
# 指控这几国政府|支持 X, 帮助他国人民|抗击 X: the blamed or the helped do it, and are not known.
_OF_OTHERS = late(
    r"(?:感[谢激](?=大家|各位|诸位|你们|在座)|指控|指责|批评|谴责|痛斥|抨击|帮助|协助|带领|组织|动员|引导|鼓励|要求|呼吁|敦促|号召|推动|促进|带动|确保|促使|导致|造成|引发|助力|使得?(?![用命节馆])|令|让)(?![了和与及并、])[^，、]{0,17}(?!["
    + ACTORS
    + "])[^，、](?<!方式|途径|渠道|手段|形式|举措)$"
)
_OF_NOUN = ("的", "受", "的各项", "的各种", "的多项", "的一切", "的任何", "的种种", "的诸多")
_GUESTS = re.compile(r"(?:午宴|晚宴|宴会|设宴|宴请|酒会|接风|举[行办][^，]{0,12})$")
_AS_IT_GOES = re.compile(rf"^随着[^{ACTORS}]{{0,40}}$")
_BEFORE = (
    (_GUESTS, "guests are welcomed"),
    (_OF_OTHERS, "others do it, who are not known (帮助某国人民抗击 X)"),
    (_ABLE, "somebody can do it, and does not yet (有能力维护 X)"),
    (re.compile("^对于[^，]{0,40}$"), "it is what something is said of (对于捍卫 X 的人民，…)"),
    (re.compile(r"[0-9一二三四五六七八九十百零]票$"), "it is how many votes (以124票赞成通过决议)"),
    (_AS_IT_GOES, "it is what happens by itself meanwhile (随着经济恢复)"),
)
_FOUNDED = re.compile(r"(?:设立|成立|筹建|组建|创办|创立)(?:了)?(?:一个)?$")
_ABOUT = re.compile(r"(?:关于|有关(?!国家|方面|各方|部门)|涉及|旨在)[^，]{0,30}$")
_ABOUT_NOUN = re.compile(
    r"[^，]{1,40}的(?!立场|态度|主张|原则|共识)[^，的]{1,8}(?<![于但还只总别其凡要就若可不])(?:是(?!否|不是)|在于|有)"
)  # 支持 X 的因素|是…
_MATTERS = re.compile(r"(?:并|还|也|又|分别|先后|正|正在|曾|已|将|再次)?就(?![是算要会能可在])")
_ON_WHAT = re.compile(r"(?:(?<![成造铸迁])就(?![是算要会能可在业])|关于|围绕)[^，]{0,24}$")
_MATTERS_END = re.compile(
    r"(?:提出|发表|提供|作|做|谈|交换|听取)[^，、]{0,6}(?:意见|建议|看法|发言|主张|观点)[^，、]{0,4}$"
    r"|(?:进行|举行|展开|开展)[^，、]{0,4}(?:商讨|磋商|谈判|讨论|沟通|会谈|交流|对话)$"
)
_UNNAMED = re.compile(
    r"(?:民众|居民|市民|公民|侨民|侨胞|学生|来宾|人士|观众|警方|网民|网友|群众|各界|学者|专家|抗议者|示威者|支持者|反对者|选民|家长|教师|工人|农民|官兵|战士|队员|志愿者|团体|社团|同仁|业者|厂商|业界|学界|县市|部会|高校|消费者|商户|农户|旅客|游客|人群|警察|工作者|受访者|百姓|各方|外界|国际社会|(?<![你我他她咱])们|盟国|国家|各国|成员国|企业|公司|机构|部门|有人|没有人|[你您]们|大家|各位|战线|干部|党员|国人|西方|银行|[0-9一二三四五六七八九十百多数几][名位](?:\ue00a|[^，]{1,12}(?:议员|官员|代表|委员)))$"
)
_OF_UNNAMED = re.compile(r"(?:同|与|和|向|对|为|给|带领|引领|团结|率领|动员|组织|拉拢|拉|鼓励|帮助|协助|让|使|作为|是|对于)[^，]{0,16}$")
_ASKING = re.compile(r"(?:要求|希望|呼吁|期待)$")

_HEADS = {
    "promotes": re.compile(
        r"的[^，的]{0,6}(?:决心|意志|动力|努力|立场|经验|成就|愿望|意愿|责任|使命|道路|必由之路|前提|条件|作用|力量|情况|事迹|意见|议案|通知|背景|实践|贡献|勇气|气量)$"
    ),
    "upholds": re.compile(
        r"的[^，的]{0,6}(?:努力|决心|意志|能力|信心|愿望|贡献|作用|责任|使命|重要性|必要性|必由之路|情况|力量|军人|人士|学者|工作者|文章|社论|报道)$"
    ),
    "supports": re.compile(r"的[^，的]{0,6}(?:仪式|宴会|晚宴|酒会|招待会|军人|人士|主教|物品|能力)$"),
    "opposes": re.compile(r"的[^，的]{0,6}(?:承诺|诺言|能力|决心|信心|办法|对象|准备|经验|防线|军人|人士|主教|学者|议员|工作者|物品|声音)$"),
}
_DOERS = re.compile(r"(?:国家|地区|各国|人民|民众|百姓|群众|企业|公司|青年|农民|农户|各方|民营经济)$")
_EFFORT = {  # the verb modifies what follows its object: (赞赏某国)抗击疫情|努力, 具有重要推动|作用
    "opposes": re.compile(
        r"(?<!的)(?:努力|所[作做](?!的)[^，]{1,10}|案例|(?:领域|方面)[^，]{0,6}(?:合作|协作|交流))$|^(?:(?:应对|处置)?工作|行动|能力|机制|体系|意识|知识)$|等(?:重点|各|多个)?(?:领域|方面|议题)"
    ),
    "promotes": re.compile(r"^(?:[引带]领和)?(?:推动|促进|引领)?作用$"),
}
_NO_CAUSE = re.compile(r"的(?:[借藉]口|理由|名义|幌子|看法|机会|原因|可能性?)$|^(?:长达|历时|为期)")  # (找到)维护 X 的借口, (对 B 抵制)长达三年
_SERVES = re.compile(
    r"付出|打造|搭建|提供|作出|做出|作了|作贡献|注入|奠定|创造|营造|带来|赢得|贡献|发挥|服务|保障|指明|开辟|而|努力|树立|凝聚|积累|增添"
)
_GROWN = ("增强", "提升", "提高", "强化", "巩固", "增强了", "提升了")  # of these a force may be the object: 增强发展的动力
_CLAUSAL = late(
    r"(?<=...)所需的|(?<=..)有关$|自己$|^(?:大家|各位|诸位|你们|他们|她们)$|^(?:在[^，]{1,60}中$|(?:涵盖|包括|包含|涉及)(?![^，]{0,40}的)|走向|处于|位于|不懈|下(?![一岗游级属列述滑降调行])|相[一统]{1,2}$|得[到以]|[0-9.]{1,8}个?(?:百分点|%)|至|到(?!位)|得到妥善|受到|[把将](?![来军领]|[^，]{2,40}化$)|被|须|向前|去|来(?!源|自)|而|(?:恢复|发展|提升)$|落[地实细]$|见效)"
    r"|(?<=..)(?:(?<!求)是(?![否非])|符合(?![^，]{0,20}的)|(?<![中上大少主])将(?![来军领])|可(?=[自以])|(?<![立随当旋])即(?![时将使可])|(?:不要|不得|必须|须|按照?)(?=..)"
    r"|(?:作出|做出|保持|稳定在|达到|超过|关乎|离不开|有助于|有利于)(?![^，]{0,30}的))"
    r"|为(?:主题|议题|主线)$|^以[^，]{1,40}为(?:指导|根本遵循|重点|抓手|导向)$|寄予|深表|充满|已(?![婚故])|的达|写[进入]|载入|对于?[^，]{1,20}具有|[^，]等[^的，]{1,4}性$|没有变|没有改变|都(?:没有|是|有|会|能|要|应|寄)"
    r"|[^除为]了(?![解结])[^，]{1,8}|云云|一度|看起来|有[^，]{0,4}关系$|而(?:不断|在|又)"
    r"|(?:加快|不断|持续|更加|进一步|继续|之际|上去|之时|以及|起来|以来|启动|寻求平衡|发力|用力|并举|也|却|被|年来)$|等[于同]"
)
# A predicate behind a noun: 参与也很重要, 风险更小, 目标包括某地, 合作没有上限; the object is a clause, and of another subject.
_PREDICATED = late(
    r"(?<=...)(?:严重|公然|粗暴|完全|明显)(?:违反|侵犯|损害|干涉|破坏|违背)(?![^，]{0,20}的)|(?<=..)(?:更[大小高低多少好强弱快慢重差糟优远近紧稳严准深广久]$|(?:很|十分|非常|极为|极其|相当|尤为|格外|越来越)[^的，]{1,3}$"
    r"|(?:从未|从不|并未|并不|并无|并非|没有|未曾|尚未|未能|包括|涵盖)(?![^，]{0,40}的)|具有(?![^，]{0,20}的)"
    r"|(?<![大机社协议宴晚舞年都约聚峰委])会(?=产生|带来|导致|造成|引发|令|使|让|被|有|影响|成为)|[升降增减跌]高?[至到为](?=..)"
    r"|(?:均|都)(?:保持|实现|达|较|超|呈)|对(?:确保|扩大|推动|促进|维护|实现|提升|保障|加强|改善|增强))"
    r"|^(?:提升|升级|上升|调整|降低|提高|上调|下调)[至到为]|(?:愈加|愈发|越发|日益|日趋)[^的，]{1,4}$"
    r"|(?:并存|滞后|糟透|(?:逐渐|逐步|日益|初步|充分|日渐)(?:显现|凸显|消失|成形)|相(?:联系|一致|统一|结合|贯通|挂钩|提并论)|(?:会议?|座谈会|大会|道路|基础|平台|层面|程度|问题)上|面前|以外|之外|途中|期间|情况(?:介绍|汇报)?)$"
    r"|(?:今[天日]|昨[天日]|日前|近日)(?![^，]{0,30}的)|”?到(?:要求|强调|提出|叮嘱)|的一[个面次种项大部]|(?<=...)曾(?:采取|实施)|(?<=...)(?:擘画|描绘|绘就|绘制|勾画|勾勒)(?![^，]{0,20}的)"
)
_UNBEGUN = re.compile(
    r"(?:能(?![源力量见够])|要(?![素求闻职地塞害道])|走过|经历|呈现|面临|迎来|[成为](?![果就员本效绩品熟功立分套人年民])|[到至])"
)  # 坚持|要把 X 拿走
_TYPICAL = re.compile(
    r"案例$|的(?:想[像象]|幻想|信念|行动派|关键|关键所在|战略工具|定位|故事|旗帜|野心|步伐|目标要求)$"
)  # (改善 B 关系)的想像: what the verb modifies
_BARE = frozenset(
    ["空间", "幅度", "潜力", "建议", "计划", "政策", "战略", "工程", "行动", "系统", "项目", "方案", "级别", "机制", "逐步", "稳步", "经验", "系列"]
)
# What is said of how it went, and no part of the object: 应对疫情|失败; 把制度坚持好运行好.
_JUDGED = re.compile(
    r"(?:(?<=..)|(?<=[\ue000-\ue00a]))(?:最好|更好|为宜|为妙|失败|不力|不当|不善|不周|不足|得力|得当|有力|有方|成功|过度|过当)$|^..好$|^(?:好|得)"
    r"|^(?:坚[如若]磐石|坚定不[移变]|不变|没有(?:改)?变|始终如一|毫不动摇|不可动摇|牢不可破|一如既往|矢志不渝)$"
)
# What stands in the way, and where soldiers stand: 打通|堵点 removes it, 坚守|防线 holds it.
_NO_STANCE = {
    "promotes": re.compile(
        r"(?:堵点|断点|卡点|难点|痛点|障碍|壁垒|瓶颈|梗阻|鸿沟|短板|弱项|恫吓|恐吓|威胁|施压|压力|打压|压制|胁迫|骚扰|侵扰|滋扰|封锁|空袭|轰炸|攻势|挑衅|(?:报复|反制)(?:性)?(?:行动|措施)?|军演)$"
    ),
    "upholds": re.compile(r"(?:防线|阵地|岗位|一线|据点)$"),
}
_MANNER = re.compile(
    r"^(?:(?:约|近|大约|超过|至少|逾|多)?[0-9.]{1,8}[百千万亿多余]{0,3}[^，的]{1,5}$|以(?!色列|军|巴|方)(?![^，]{1,30}的)|从(?!业|严|事|容)|由(?!来)|按|通过|在[^，]{0,6}[0-9])"
)  # 坚持|以对话解决分歧
# What is kept up for or against nobody: 保持距离, 同某某保持一致; but 保持接触 is upheld.
_NOT_UPHELD = re.compile(r"一致[和与并]?$|(?:距离|克制|冷静|镇[定静]|低调|警[觉惕戒]|[谨审]慎|耐心|理智|清醒|观望|步调|同步|[乐悲]观)$|疏[离远]|冷淡")
_ASKS_WHICH = ("哪", "什么", "谁", "怎", "何种", "多少")  # 支持|哪一个政党
_PROMISED = re.compile(r"的(?:承诺|做法|决心|诺言|意图|企图)$")
_DEVELOPS = ("繁荣", "振兴", "进步", "壮大", "稳定", "利益", "信心", "权益")  # 共同|发展|繁荣: two verbs
_GROWS = re.compile(r"(?:更加|更为|更趋|日益|愈加)$")  # 贸易|畅通|更加便捷: how it is, and nothing that is furthered
_YOU_ALL = ("大家", "各位", "诸位", "你们", "在座")  # whom a speaker thanks is nobody that is named
_KEPT = ("兑现", "恪守", "信守", "履行", "遵守", "坚守", "坚持", "秉持", "严格遵守", "尊重")
_REMEMBERED = 1 << 13  # objects in words: the same come again and again
_LONGEST = 48  # characters of an object that somebody would call by these words
_TOWARD_WHOM = re.compile(
    r"(?:以前|之前|以后|之后)|(?:对|向|把|将|就)(?![话外内策抗等立华])(?![^，]{0,60}(?:进行|[展开]开|实施|采取|作出|做出|施加|予以|给予|提供|负责|道歉|开放|征[税收]|加税|追究|问责|索赔|施压|出口|敞开))"
)
_ALERT = re.compile(r"(?:警戒|警惕|警觉|戒备|警戒级别|警觉性|警惕性)$")  # 提高|警惕: it is what somebody is, and no matter that he furthers


def spoken_of(clause: Clause, at: int, end: int, lexicon: Lexicon) -> str:
    """Why the verb at [at, end) of the clause's form tells no stance of its subject, or ""."""
    form = clause.form
    before = _bare(form[max(at - _REACH, 0) : at], lexicon)
    if before and (why := _framed(form, before, at, end)):
        return why
    if not clause.subject and form.startswith("为") and not _SERVES.search(form, end):
        return "it is a purpose, and whose is told after it (为应对 X，某国…)"
    if before.endswith(_OF_NOUN) or (not before and not clause.subject and _ABOUT_NOUN.match(form, end)):
        return "the verb stands as a noun after 的, or belongs to one (支持 X 的因素是…)"
    if why := misread(clause, before, at, end):
        return why
    on_what = clause.speech and form.endswith(clause.speech) and _ON_WHAT.search(form, 0, at)
    matter = _MATTERS.match(form)
    asked = matter is not None and matter.end() == at and clause.mark == "，"  # 就|应对 X，以及 Y，交换意见
    if on_what or asked or (matter and _MATTERS_END.search(form, max(end, len(form) - _LAST))):
        return "it is what something is said about (并就推动 X、扩大 Y…提出意见, 就 B 增加 X 表示)"
    doer = _UNNAMED.search(_ASKING.sub("", before)) if before else None
    return "somebody unnamed does it" if doer and not _OF_UNNAMED.search(before[: doer.start()]) else ""


def _framed(form: str, before: str, at: int, end: int) -> str:
    """Why what stands before the verb makes it no stance, or "": it opens a frame or a modifier, or names others who do it."""
    for pattern, why in _BEFORE:
        if pattern.search(before) and (pattern is not _GUESTS or form.startswith("欢迎", at)):
            return why
    owned = _OWNED.match(form, end) is not None
    if _FOUNDED.search(before) or (owned and (_DONE.search(before) or _GOVERNED.search(before) or _ABOUT.search(before))):
        return "the verb stands in a modifier (形成推动 X 的 N)"
    for opens, closes, why in FRAMES:
        if opens.search(before) and closes.match(form, end):
            return why
    return ""


def unnamed_doer(before: str, lexicon: Lexicon) -> bool:
    """Whether what stands before the verb ends with people whom nobody names: 民众|批评政府."""
    bare = _bare(before[-_REACH:], lexicon)
    doer = _UNNAMED.search(bare)
    return doer is not None and not _OF_UNNAMED.search(bare[: doer.start()].replace("对于", ""))


@lru_cache(maxsize=_REMEMBERED)
def names_something(relation: str, verb: str, words: str, between: str) -> bool:
    """Whether the object in words reads as a noun phrase. `between` is what stands between the verb and it."""
    belongs = (relation in ("praises", "supports") and words.startswith(_YOU_ALL)) or (
        relation in ("promotes", "upholds") and (words in _BARE or _TYPICAL.search(words) or between[:1] in ("到", "至", "为", "成"))
    )
    belongs = belongs or (verb == "畅通" and (words.startswith("无阻") or _GROWS.search(between) is not None))
    if len(words) > _LONGEST or belongs or words.startswith(_ASKS_WHICH) or not unbroken(relation, words):
        return False
    if verb.endswith("应对") and words == CODES["Organization"]:  # a part of a name: 中央|应对|疫情工作领导小组
        return False
    other = (
        (verb == "发展" and words in _DEVELOPS)
        or (verb.endswith("开拓") and words.startswith("创新"))
        or (verb.endswith("恢复") and (words.endswith("外交关系") or "制裁" in words[:4]))
    )
    held = (verb.endswith("坚持") and between.startswith(("把", "将"))) or (verb.endswith("保持") and _NOT_UPHELD.search(words))
    held = held or (relation == "promotes" and _ALERT.search(words) is not None)
    promised = other or held or (relation == "upholds" and verb not in _KEPT and _PROMISED.search(words))  # (信任某国)维护 X 的承诺
    if promised or (relation != "praises" and _NO_CAUSE.search(words)) or (relation in ("promotes", "upholds") and _MANNER.search(words)):
        return False
    if any(relation in kinds and kinds[relation].search(words) for kinds in (_EFFORT, _NO_STANCE)) or comes_of_it(relation, verb, words):
        return False
    heads = _HEADS.get(relation)
    if heads and heads.search(words) and (verb not in _GROWN or between):
        return False
    if relation == "callsFor" and tells_whom(words):
        return False
    return relation != "opposes" or not is_no_cause(verb, words)


def others_made_to(verb: str, form: str, end: int) -> bool:
    """Whether what ends there is whom the verb makes do what follows: 带动沿线国家及地区|实现更好发展."""
    return verb.endswith(MAKES) and _DOERS.search(form, 0, end) is not None and form[end : end + 1] not in ("", "，", "、", "的", "之", "和", "与")


@lru_cache(maxsize=_REMEMBERED)
def unbroken(relation: str, words: str) -> bool:
    """Whether the words read as one phrase: no clause, and no stretch with a predicate of its own; one conjunct that does not spoils all."""
    if words in NOUNS:
        return True
    if _CLAUSAL.search(words) or _JUDGED.search(words) or _PREDICATED.search(words):
        return False
    if words.startswith(("并", "之")) or words.endswith("为主") or (relation == "opposes" and words.endswith("专项行动")):
        return False  # 对呼吁|并未理会, 打击 X|专项行动
    if relation == "praises" and words.startswith(("对", "这是")):
        return False  # 感谢国际社会对 X、|对 Y 的关注: a half of it
    if relation == "praises" and words[1:2] == "为" and words[0] in ACTORS and not words.endswith(("努力", "贡献", "工作", "付出")):
        return False  # 赞赏某方为促进 X|及 Y 所作努力: a half of it
    if relation == "callsFor" and _TOWARD_WHOM.match(words):
        return False  # 要求对某某|和其他人展开调查: the deed is lost
    return relation not in ("promotes", "upholds") or _UNBEGUN.match(words) is None


def _bare(before: str, lexicon: Lexicon) -> str:
    """What stands before the verb without the adverbs, modal words and coordinated verbs right before it."""
    while before:
        if verbs := _VERBS_BEFORE.search(before):
            before = before[: verbs.start()]
            continue
        end = before_adverbs(before, 0, len(before), lexicon)
        if end == len(before):
            return before
        before = before[:end]
    return before
