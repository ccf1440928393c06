"""Whether a capital stands for its state: as who acts (华盛顿|指责…), is dealt with (同|德黑兰|谈判) or is addressed (警告|平壤)."""

from __future__ import annotations

import re

from kg.late import late
from kg.mentions.context import Context
from kg.types import Mention

SURE, LIKELY = "sure", "likely"

# Patterns and not lists of words: what counts is that they stand right before or after the name.
_ADDRESSED = late(
    r"(?:批评|指责|谴责|抨击|狠批|痛批|怒批|炮轰|警告|告诫|敦促|促请|呼吁|要求|奉劝|指控|质疑|威胁|施压|制裁|(?<!督)促|迫使|促使|逼迫|说服|阻止|防止"
    r"|对抗|遏制|制衡|围堵|抗衡|牵制|威慑|激怒|触怒|惹怒|得罪|讨好|取悦|转向|倒向|投向|针对)(?:了|过|称|说|指)?$"
)
_NOT_THE_STATE = late(
    r"[市城街区县人大地时、和与及冬]|奥运|机场|方向|举行|举办|主办|承办|申办|召开|居民|民众|学生|周边|以[东西南北]|对口|协议|进程|条约|公约|宣言|共识|会[议谈面晤]|峰会|论坛|检|警|法院|球|媒体|官员|商"
    r"|企业|大学|地铁|游客|网民|交通|首都|的?(?:航班|航线|公寓|住所|家中|街头)|[0-9“（]|等地"
)
_ADVERBS = (
    r"(?:一直|始终|再次|多次|屡次|也|则|又|已经|已|曾|还|均|都|便|就|仍然|仍|却|才|更|继续|正在|正|将会|将|可能会?|会|或许|或将|或|能|必须|应该|应|恐将|恐|似乎|显然|其实|强烈|严厉|猛烈|公开|迅速|单方面"
    r"|连日来?|多日来|多月来|近日|近期|近年来?|日前|昨[日天]|今[日天]|随即|随后|立即|同日|此前|先前|当时|目前|现在|最近|长期以来|长期|不断|从未|从来|并未|并不|并没有|没有|未|不再|不会|不能|不愿|不|无意|有意"
    r"|愿|周[一二三四五六日]|星期[一二三四五六日]|(?:19|20)[0-9]{2}年|[0-9]{1,2}月|[0-9]{1,2}日)"
)
_ACTS = late(
    rf"{_ADVERBS}{{0,4}}+(?:批评|指责|谴责|抨击|警告|敦促|否认|指控|反驳|驱逐|制裁|坚称|打压|强推|强行|威胁|恐吓|抗议|施压|反对|入侵|侵略"
    r"|出兵|吞并|声称|宣称|反制|报复|动武|开战|宣战|撤军|干涉|干预|镇压|拉拢|孤立|主张对|让步|妥协|退让|示好|示弱|屈服|结盟|否决|撕毁|召回|断交"
    r"|(?:巩固|加强|深化|强化|修复|改善|提升|拓展|扩大|恢复)(?:了)?(?:与|同|和|对|其|自身|自己)[^，。；]{0,16}(?:关系|合作|联系|同盟|联盟|部署|防务|国防|军力|军备|实力)"
    r"|向[^，。；]{1,10}(?:施压|宣战|派遣|派出|输送)|对[^，。；]{1,10}(?:的?主权|施压|制裁|加征|动武|发动|宣战))(?!的)"
)
_RULED = re.compile(r"当局(?!者)|方面(?!军)|政权")
# What the state has, and no city: 北京|的强硬立场.
_HAS = late(
    r"(?:的|对[^，。；的]{1,10}的)[^，。；的]{0,6}(?:立场|反应|不满|施压|盟友|外交|制裁|反制|报复|主权|核计划|态度|干预|干涉|镇压|打压|意图|野心|影响力|红线|怀抱|敌意|军队|军事|让步|指控"
    r"|批准|默许|诉求|主张|核心利益|武器|邦交|友邦|统治|盟国)"
)
# What is done with, to and towards a state.
_DEALT_WITH = late(
    r"(?:之间|当局|方面)?的?(?:紧密|密切|友好|外交|贸易|军事|双边|政治|经济|战略|安全|直接|间接|重新|继续|进一步|全面|正式|新){0,2}+的?"
    r"(?:关系|谈判|对话|合作|磋商|协商|结盟|联盟|盟友|断交|建交|复交|对抗|摊牌|达成|签署|保持|建立|打交道|商讨|交涉|协调|周旋|角力|博弈|冲突|争端|摩擦|贸易战|决裂|脱钩|紧张|分歧|沟通)"
)
_GIVEN = re.compile(
    r"(?:提[出供]|表[达示明]|施压|交涉|抗议|妥协|让步|低头|发出|传[递达]|保证|承诺|移交|靠[拢近]|倾斜|购买|求[援助]|效忠|通报|出售|输送|示好|示弱|屈服|叩头|磕头|索赔|开[火战]|支付|征收|要求|施加)"
)
_AIMED_AT = late(
    r"(?:来说|而言|强硬|让步|妥协|不满|加征|征收|构成|的[^，。；的]{0,6}(?:制裁|禁运|政策|态度|立场|批评|指控|指责|依赖|压力|信任|让步|威慑|支持|援助|怀疑|担忧|不满|报复)"
    r"|(?:的|再次|重新)?(?:[^，。；的]{0,8}的)?[^，。；的]{0,8}(?:制裁|禁运|最后通牒|动武|施压|宣战)(?!压力|风险|议题))"
)
_TOWARDS = ((("与", "和", "同", "跟"), _DEALT_WITH), (("向",), _GIVEN), (("对", "对于", "针对", "向"), _AIMED_AT))
# What the city does as well: 北京决定 may be the city's.
_RULES = late(
    rf"{_ADVERBS}{{0,4}}+(?:宣布)?(?:退出|重返|承诺|拒绝|同意|要求|支持|担心|担忧|认为|相信|表示|称(?![为作之])|宣布|坚持|强调|重申|承认|呼吁|决定|推动|通过|制定|实施|采取|利用|接受|放弃|允许|禁止|阻止"
    r"|限制|签署|达成|下令|释放|派遣|派出|部署|出售|购买|提出|提供|发出|视|把|回应|面临|考虑|掌握|控制|操纵|扶植|扶持|资助|援助|武装|攻击|轰炸|空袭|袭击|打击|占领|夺取|撤回"
    r"|对(?!口)|向|与|不满|认定|主导|指出|指|说(?!服)|说服|敦促|尊重|违反|违背|履行|遵守|试图|企图|希望|愿意|打算|计划|准备|寻求|谋求|想)(?!的)"
)
# What a city does.
_OF_A_CITY = re.compile(
    r"举[行办]|主办|召开|发生|出现|成为|迎来|下[雨雪]|有|是|位于|达|恢复|开放|关闭|启动|还有|闭幕|开幕|开往|飞往|出发|到|至|以[东西南北]"
)
_OWN_NEWS = frozenset({"Beijing", "Taipei"})  # of these cities, news are told as often as of their states
_HEAD = re.compile(
    r"(?:^|[，。；：、！？“”‘’（）\n—]|(?:这|那|此|正)(?:已|也)?是|因为|由于|针对|面对|如果|假如|若|一旦|尽管|虽然|随着|鉴于|除非|直到|以来|但|而|称|指|说|认为|显示|表示|指出|强调|相信|担心|希望|报[道导]"
    r"|被|遭到?|受到?|令|让|使|当|由)$"
)
_TOWARDS_IT = ("对", "向", "被", "遭", "遭到", "受到", "令", "让", "使")
_VERBAL = ("v", "d", "p", "vd")  # the tags of a word before which the name is who acts
_STANDS_IN = late(
    r"(?:[在抵赴驻从往离]|(?<![受遭得感])到|(?<![对由终关])于|(?<!甚)至|进入|前往|访问|走进|返回|入主|重返|飞往|来自|首都|首府|离开|到访|途经|回到|来到|送往|来)了?$"
)
_UNDER = re.compile(r"的[^，。；的]{0,8}(?:压力|施压|影响|控制|统治|干预|要求|支持|推动|威胁|打压|默许|授意|领导)之?下")  # 在|北京|的压力下
_NAMED_WITH = ("Country", "Place", "Organization")
_JOINS = ("和", "与", "同", "跟")
_BETWEEN = late(
    r"(?:双方|两国|当局)?(?:之间(?!的?[^，。；]{0,8}(?:航班|航线|直飞|列车|高铁|铁路|民航|交通|距离|往返|路线))"
    r"|的?(?:双边|紧密|紧张|外交|贸易|战略|军事){0,2}+(?:关系|紧张|对立|对抗|摩擦|竞争|角力|博弈|拉锯|争端|谈判|会谈|磋商|结盟|冷战)|双方|两国|达成|签署|断交|建交|结盟)"
)
_REACH = 6  # characters before the name that are looked at


def sign_of_state(context: Context, capital: Mention) -> str:
    """SURE where the state is meant, LIKELY where it is if the article means it by this name elsewhere, else ""."""
    plain, (start, end) = context.plain, (capital.span.start, capital.span.end)
    land = context.cover.ending(start)
    if (land is not None and land.type in _NAMED_WITH) or plain.endswith("市", start, end):
        return ""  # 德国|柏林, 某社|北京
    before = plain[max(start - _REACH, 0) : start]
    if _STANDS_IN.search(before):
        under = before.endswith("在") and _UNDER.match(plain, end) is not None
        return SURE if under or _RULED.match(plain, end) else ""
    return SURE if _is_surely(context, capital, before) else LIKELY if _is_likely(context, capital, before) else ""


def _is_surely(context: Context, capital: Mention, before: str) -> bool:
    plain, end = context.plain, capital.span.end
    headed = _is_headed(context, capital.span.start, before)
    if _RULED.match(plain, end) or _is_paired(context, capital) or (headed and _ACTS.match(plain, end)):
        return True
    if any(before.endswith(words) and pattern.match(plain, end) for words, pattern in _TOWARDS):
        return True
    if _NOT_THE_STATE.match(plain, end):
        return False
    ruling = headed and capital.entity not in _OWN_NEWS and _RULES.match(plain, end)
    return bool(ruling or _ADDRESSED.search(before) or _HAS.match(plain, end))


def _is_likely(context: Context, capital: Mention, before: str) -> bool:
    """Whether it acts, in a way that a city may as well, or is acted on."""
    plain, end = context.plain, capital.span.end
    if _NOT_THE_STATE.match(plain, end):
        return False
    word = context.words.get(end)
    goes_on = word is not None and word.tag in _VERBAL and not _OF_A_CITY.match(plain, end)
    ruling = _is_headed(context, capital.span.start, before) and _RULES.match(plain, end)
    return bool(goes_on or ruling or before.endswith(_TOWARDS_IT))


def _is_headed(context: Context, start: int, before: str) -> bool:
    """Whether the name begins the clause, or only a time stands before it (近年|北京…)."""
    return _HEAD.search(before) is not None or _after_time(context, start)


def _after_time(context: Context, start: int) -> bool:
    """近年|北京…, 2020年6月|德里…: whether a time at the head of the clause stands right before."""
    time = context.cover.ending(start)
    return time is not None and time.type == "Time" and _HEAD.search(context.plain[max(time.span.start - _REACH, 0) : time.span.start]) is not None


def _is_paired(context: Context, capital: Mention) -> bool:
    """华盛顿与德黑兰之间, 巴黎同阿尔及利亚的关系: whether the name is one of two that something is between."""
    plain, cover = context.plain, context.cover
    after = cover.starting(capital.span.end + 1) if plain[capital.span.end : capital.span.end + 1] in _JOINS else None
    first = cover.ending(capital.span.start - 1) if plain[capital.span.start - 1 : capital.span.start] in _JOINS else None
    left, right = (capital, after) if after is not None else (first, capital)
    if left is None or right is None or not (_is_state_name(context, left) and _is_state_name(context, right)):
        return False
    if _STANDS_IN.search(plain[max(left.span.start - _REACH, 0) : left.span.start]):
        return False
    return _BETWEEN.match(plain, right.span.end) is not None


def _is_state_name(context: Context, mention: Mention) -> bool:
    entry = context.gazetteer.entries.get(mention.entity)
    return mention.type == "Country" or mention.entity == "European_Union" or (entry is not None and entry.kind == "capital")
