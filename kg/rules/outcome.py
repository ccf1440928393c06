"""What comes of a deed and is nothing that its doer furthers: a bad thing made greater, what a land becomes, what is hit."""

from __future__ import annotations

import re

from kg.prose.clauses import NOUNS

MAKES = ("带动", "推动", "促进", "引导", "引领", "助力")
# 扩大|风险, 增加某国发展核武的|威胁性: what gets worse nobody furthers; but 加强防范风险, 强化抗风险.
_GROWS_WORSE = re.compile(
    r"(?:^|[^抗防避化解])(?:威胁性?|风险|危险性?|危害性?|不确定性|不稳定性?|敌意|仇恨|对立|分裂|裂痕|矛盾|冲突|紧张(?:局势|气氛|关系|程度|状态|情绪)?|"
    r"(?:担忧|疑虑|忧虑|恐慌|恐惧|不安|混乱|动荡|苦难|痛苦|伤亡|损失|损害|负担|赤字|逆差|脆弱性|复杂性|难度|隐患|阻力))$"
)
_REMEDIED = re.compile(
    r"化解|缓[解和]|防|应对|降低|减[少轻缓]|消除|解决|抵御|规避|避免|管控|管理|控制|克服|弥合|排查|治理|处[理置]|评估|监测|识别|抑制|遏制|压缩|缩[小减]|弥补|打破|预警|排除|破解|平息|调解|斡旋|分担"
)
_INCREASES = re.compile(r"(?:增加|加大|扩大|加深|加剧|提高|提升|增强|强化|升级|激发|加重|扩充|带动|加速|深化|推高|助推|促成)了?$")
# 带动某地|形成 X: a clause, and what comes of it is that land's.
_BECOMES = re.compile(rf"[{NOUNS}](?:地区|各国|国家|各地|人民|社会|局势)?(?:形成|成为|变成|出现|呈现|掀起|迎来|走上|走出|摆脱|陷入)")

_HIT = re.compile(
    r"(?:炼油厂|油库|目标|阵地|机场|军舰|设施|据点|车队|仓库|电站|弹药库|军营|港口|舰艇|坦克|基地|雷达|集结地|部署点|武器库|储存库|机库)$|^位于|^[0-9一二两三四五六七八九十百多数]{1,6}(?:辆|架|艘|栋|座|门|枚|台)(?=..)"
)
# 打击|市场信心, 打击|全球贸易秩序: harmed, and nobody is against it.
_HARMED = re.compile(
    r"(?:秩序|信心|士气|(?<!地下)经济|(?<!非法)(?<!毒品)市场|情绪|积极性|需求|出口|销量|增长|复苏|形象|声誉|消费|旅游业|制造业|农业|就业|民生|繁荣)$"
)
# 应对|未来城市发展: it is met, and nobody is against it; 紧急|应对|计划: what something is called. But 应对气候变化.
_MET = re.compile(
    r"(?:(?<!无序)(?<!武器)(?:发展|建设|复苏|增长)|需[求要]|提问|查询|工作|考试|比赛|赛事|选战|(?<!干预)(?<!干涉)选举)$|^(?:计[划画]|措施|方案|机制|预案|策略|能力|工作|政策|之[策道])"
)
_MEANS = re.compile(r"的(?:重要|主要|有效|战略)?(?:手段|工具|关键|关键所在|基石)$")  # (视为)遏制 B 的|手段: what the verb modifies
_NO_DEED = re.compile(r"^(?:置评|评论|回应|回答|透露|说明|解释|表态|出席|入境|参加|前往|离开|接听|[就对][^，]{0,20}(?:置评|评论|表态|回应))")


def is_no_cause(verb: str, words: str) -> bool:
    """Whether what a verb of opposing hits or harms is no cause (打击|阵地, 打击|信心, 应对|需求), or only a word is refused (拒绝|置评)."""
    if verb.endswith("打击"):
        return _HIT.search(words) is not None or _HARMED.search(words) is not None
    if verb.endswith("应对"):
        return _MET.search(words) is not None
    if _MEANS.search(words) or (verb in ("阻止", "制止", "防止") and words.endswith("的人")):
        return True
    return verb.startswith("拒绝") and _NO_DEED.match(words) is not None


def comes_of_it(relation: str, verb: str, words: str) -> bool:
    """Whether the object is a bad thing made greater (扩大风险, not 加强风险防范), or a clause of what comes about somewhere (带动某地形成 X)."""
    if relation != "promotes":
        return False
    worse = _INCREASES.search(verb) and _GROWS_WORSE.search(words) and not _REMEDIED.search(words)
    return bool(worse) or (verb.endswith(MAKES) and _BECOMES.match(words) is not None)
