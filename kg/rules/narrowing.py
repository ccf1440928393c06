"""Where an object in words ends before a predicate of its own (推动合作|走深走实), and begins behind a deed (支持开展|合作), by procedure."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import ACTORS

# 强化同盟|反对某国, 扩大活动|以牵制某国: what for, behind the object.
AGAINST = re.compile(rf"(?:来|以)?(?:牵制|围堵|遏制|制衡|抗衡|反制|对抗|反对|抵御|施压)(?=[{ACTORS}](?![^，]{{0,20}}的))")
# 改善关系|旨在加强和平, but 两国旨在加强合作的|协议.
_AIMS = (
    r"旨在(?<=..旨在)(?<!系列旨在)(?<![的个项份些何种类]旨在)(?![^，]{0,80}的[^，的]{0,8}"
    r"(?:协[议定]|法案?|决议|计划|倡议|方案|项目|措施|谈判|对话|会[议谈]|努力|行动|政策|机制|战略|草案|运动|改革|举措|条约|框架|合作|活动|工作|制裁)$)"
)
_DIRECTION = late(
    rf"{_AIMS}|"
    r"(?<=[^\s]{2})(?:不断|持续|稳步|继续|尽早|尽快|早日|始终)?"
    r"(?:迈向|走向|走深走实|朝着|沿着|面向|迈上|再上|取得|更上|向着|朝|迈出|行稳致远|提质升级|落地|(?<![方纵横趋导倾意流动志去取面])向(?=[^往来心导])|得到|成为|达到|实现更|(?<!有所)作为(?=..)|(?:而|所)?(?:不懈|共同|持续|一道|一起|一同|携手)(?:努力|奋斗)|而(?=努力|奋斗)|"
    r"迸发|焕发|惠及|造福|服务于|更好|更多|(?<![自理])由[^，]{1,6}(?=$|向|到|转)|(?:贯彻)?落实(?:到位|落地|落细)?$|加快(?=发展|落|推|$)|扩大开放$|(?:[0-9一二三四五六七八九十两]{1,4}年内)?突破(?=[0-9])|在[^，]{2,16}中[^，]{0,4}(?:前行|前进)"
    rf"|(?:表示|表达|予以|深表)(?=[^，]{{0,4}}(?:欢迎|支持|赞赏|感谢|祝贺|反对|满意|谴责|关切|担忧|遗憾)(?:$|，))|{AGAINST.pattern})"
)
_DEED = re.compile(
    r"(?!更多|使用|通过|以|用|利用)(?:[\ue000-\ue00a]?(?:[^的、，\ue000-\ue00a]{2,8}?|[^，\ue000-\ue00a]{2,8}围绕[^，]{2,24}?)(?:制定实施|实施|开展|进行|举办|制定)|(?:早日|尽快|尽早)?(?:达成|签署|举行|实现|恢复))"
)
_BUILT = re.compile(r"[^，]{3,18}?(?<!共)(?:建立|签署|达成|举行)")
_CALLED = re.compile(
    r"^(?>坚定不移|坚定|要|应当|应该|应|必须|尽快|尽早|早日|立即|切实|共同|全面|认真|积极|继续|进一步){0,8}"
    r"(?:维护|加强|落实|建设|构建|履行|实现|推动|推进|促进|坚持|保持|达成|开展|建立|实行|遵守|恪守|尊重|扩大|深化|维持|确保)"
)
_PREDICATE = late(
    rf"{_AIMS}|(?<=..)(?:一事(?=[^，]{{0,4}}(?:提出|表示|表达|回应))|向(?=.(?:提出|表示|表达)[^，]{{0,4}}(?:抗议|交涉)))|"
    r"(?<=..)(?:(?<!实事求)是(?!否)|获(?![得取益利悉奖])|深[表感](?=..)|(?:表达了?|表示)(?=[^，]{0,4}(?:关切|担忧|不满|遗憾|关注|质疑|欢迎|支持|赞赏|感谢|祝贺|反对|满意|谴责)(?:$|，|和|与))|为(?=“)|将(?!来)|已|均|尚|正在|使得|展现|取得了?|引发|引起|(?<=..)(?:造成|导致|致使)|一事(?=指出|表示|称|说|强调|回应|发表|提出)|放在|纳入|(?<!有所)作为|指出|强调|不符合|可能会)(?![^，]{0,200}的)|(?<=....)(?:始终|真正|完全|更加?)(?:符合|服务于|满足|适应)|的[^，的]{0,4}(?:立场|态度|看法)上?(?:完全|十分|非常|高度|基本)?(?:一致|相同|相近)|(?<=立场|态度|主张)是(?:完全|十分|非常)?(?:一致|明确|坚定|一贯|清楚|鲜明|相同)"
)
_BLAMED = late(
    _PREDICATE.pattern
    + r"|(?<=..)(?<![和及与、或任])(?:是(?!否)|“|(?:违反|违背|破坏|损害|干涉|漠视|无视|等同|如同|构成|并非|不是|没有|未能|缺乏|导致|"
    r"造成|存在(?=..)|过于|(?:一直|正在?|还)?(?:希望|试图|妄图|企图|意图)(?=[将把使让在借通利]..))(?![^，]{0,200}[的之][^，]))"
)
_SENT = late(
    r"前往|赶往|开往|驶往|进入|赴|抵达|到(?![位期])|至(?!少)|参与|参加|协助|执行|用于|以(?!色列|军)|对|向|在|驻守|进驻|应对|打击(?!群)|攻击(?![机型力直])|袭击|"
    r"追[击捕踪]|拦截|进行|支持|陪伴|驱散|护送|护航(?!编队|舰)|阻止|威慑|展示(?!台)|展现|宣示|炫耀|寻求|显示|巡逻(?![船艇机舰])|保护|保卫|监视|驱离|突破|击落|击沉|击退|击毁|摧毁|空袭|轰炸(?!机)|炮击|封锁|搜[索寻捕]|发动|实施|遭|是为|造成|控制"
)
# Where the predicate after the object begins, and what of the verb's complement stands before the object, by procedure.
_ENDS = {
    "plain": (_PREDICATE, 1),
    "backed": (_PREDICATE, 1),
    "faced": (_PREDICATE, 1),
    "moved": (_DIRECTION, 2),
    "sent": (_SENT, 1),
    "blamed": (_BLAMED, 1),
}
_STARTS = {"backed": _DEED, "faced": _DEED, "moved": _BUILT, "called": _CALLED}


def narrow(form: str, start: int, end: int, procedure: str) -> tuple[int, int]:
    """The stretch without the predicate after it (推动合作 [走深走实]) and the deed before it (支持 [开展] 合作); two characters stay."""
    if procedure in _ENDS:
        pattern, skipped = _ENDS[procedure]
        cut = pattern.search(form, start + skipped, end)
        end = cut.start() if cut and cut.start() - start >= 2 else end
    lead = _STARTS[procedure].match(form, start, end) if procedure in _STARTS else None
    if lead and end - lead.end() >= 2 and not (procedure == "moved" and "的" in form[lead.end() : end]):
        start = lead.end()
    return start, end
