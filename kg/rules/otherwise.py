"""What stands before a verb by which a meeting, talks, a visit, an agreement or an attack, or any deed, is none of the subject's."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import CODES, NOUNS

# Of which relations, what ends before the verb, and why nothing is told then.
_OTHERWISE = (
    (
        ("attacks",),
        re.compile(r"(?:从[^，]{1,24}(?:角度|层面|立场)|发文|撰文|口头|言语|言词|[在于](?:推特|社交媒体|辩论|演讲|节目|广告)[^，]{0,4})$"),
        "it is done in words (从经济的角度攻击 B)",
    ),
    (
        ("meets", "calls", "visits"),
        re.compile(r"(?:允许|准许|禁止|限制|鼓励|放宽|不准|开放)[^，]{1,24}$"),
        "whether it is done is not told (允许官员访问 C)",
    ),
    (("meets",), re.compile(r"(?:电话|视频|视讯|视像|热线|线上|连线)$"), "they do not meet, but speak from afar (电话交谈)"),
    (
        ("meets",),
        re.compile(r"(?:参加|出席|陪同|列席|见证|参与)(?:了)?(?:有关|相关|上述|此次|这次)?$"),
        "the verb is what is attended (参加会见)",
    ),
    (
        ("agreesWith",),
        re.compile(r"(?:^|[^成造高迁屈])(?:就|以|为了?|关于|对于?|距离?|朝着?|围绕)(?:尽快|早日|最终|未能|能否|是否|双方|彼此){0,2}$"),
        "it is what is aimed at, or worked for (就达成协议取得进展, 谈判以达成协议)",
    ),
    (
        ("negotiatesWith",),
        re.compile(r"(?:根据|依据|按照|依照|依|按|经(?![贸济营费历])|经过|通过)[^，]{0,20}$"),
        "the talks are what something goes by (根据双方协商)",
    ),
    (("meets", "calls", "visits", "negotiatesWith"), re.compile(r"提出$"), "it is proposed (提出与 B 会面)"),
    (
        ("deploys", "detains", "withdrawsFrom"),
        re.compile(r"(?<![认成作称视因列定])为了?$"),
        "it is what something else is done for (为部署导弹寻求谅解)",
    ),
    (("visits",), re.compile(r"[运送]$"), "what is sent gets there (疫苗运抵 C)"),
    (
        ("visits",),
        re.compile(r"(?:出席|参加|庆祝|纪念|祝贺|欢迎)(?:了)?[^，]{1,20}$"),
        "the visit is what is celebrated or attended (出席公主访华庆祝活动)",
    ),
    (
        ("visits",),
        re.compile(r"(?:(?<!党)派出?|派遣|委派|指派|任命)(?:了)?[^，]{0,8}(?:使|代表|团|官员|专员|人员|部长|大臣|顾问|官|员)$"),
        "whom the subject sends goes there (派特使访问 C)",
    ),
)
# 将有数以万计的人|抵达某地, 某国有政客|反对 X: it is they who do it.
_THERE_ARE = late(
    rf"(?<![没所持拥享占])有[^，{NOUNS}为向对给同与和跟把让使被帮从在]{{0,8}}(?:人|者|人士|民众|政客|官员|议员|学者|专家|市民|网民|媒体|团体|声音|舆论|势力)"
    r"(?:都|也|已|曾|会|将|正|就|公开|一直|甚至|在[^，]{1,6}){0,3}$"
)
# 强调|与 B 达成协议的好处: whether it is done is not told.
_DEEDS = frozenset(("meets", "calls", "visits", "agreesWith", "negotiatesWith", "signs", "aids", "attacks", "deploys", "detains", "withdrawsFrom"))
_SPOKEN_OF = re.compile(r"(?:强调|谈到|谈及|讨论|质疑|说明|阐述|评估|探讨|权衡|重申|提到|提及|研究)(?:了)?[^，]{0,12}$")
_WHAT_OF_IT = re.compile(
    r"[^，]{0,40}的[^，的]{0,4}(?:重要性|必要性|可能性|可行性|好处|益处|意义|风险|代价|后果|前景|利弊|成本|难度|条件)(?=$|[，、和与及])"
)
# 抗议|广东省|当局拘捕某人: whose deed it is stands there, and no list knows them.
_ITS_BODY = re.compile(
    rf"(?<![向对与同和跟给被由从在驻访据获遭受]){CODES['Place']}(?:当局|警方|军方|法院|检方|公安(?:机关)?)(?:[^，的{NOUNS}]{{0,4}})$"
)
_WHY = {
    relation: tuple((pattern, why) for relations, pattern, why in _OTHERWISE if relation in relations)
    for relation in {relation for relations, _, _ in _OTHERWISE for relation in relations}
}


def done_otherwise(relation: str, before: str, after: str) -> str:
    """Why it is none of the subject's, by what stands before and after the verb, or ""."""
    if "有" in before and _THERE_ARE.search(before):
        return "somebody unnamed does it (有人抵达 B)"
    if CODES["Place"] in before and _ITS_BODY.search(before):
        return "a body of that place does it, which is not known (广东省当局拘捕 B)"
    if relation in _DEEDS and "的" in after and _SPOKEN_OF.search(before) and _WHAT_OF_IT.match(after):
        return "what the deed is good for is spoken of (强调签署 D 的好处)"
    return next((why for pattern, why in _WHY.get(relation, ()) if pattern.search(before)), "")
