"""Where a word of saying reports no speech: 对香港|来说, 有|说, 没有|说, 若|相信, 听取情况|介绍, 提出三点|建议."""

from __future__ import annotations

import re

from kg.late import late
from kg.prose.clauses import CODES, NOUNS

# Somebody else who speaks, after the name of a land or body: 美国|专家|表示, 特朗普|律师|称. Who it is nobody says.
_ANOTHER = re.compile(
    r"(?:专家|学者|学生|网民|网友|民众|市民|居民|媒体?|媒称|诉讼|诉状|律师|分析|分析师|法官|检方|学界|商界|业界|舆论|民调|邻居|家属|家人|友人|"
    r"前?总[统理]|前?首相|前?外长|前?官员)$"
)
# What before the verb shows that the words after it are not told, or not by the subject.
_BEFORE = late(
    r"(?<!出)来$|(?:意义|角度|层面|程度|方面|本质|原则|总体|根本)上(?:来|可以)?$|从[^，]{1,12}[上看]$"  # 对香港|来说, 从实际意义上|说
    r"|(?:这些|那些|这一|这[番份项]|该|上述|有关|相关|各项|系列|联合)$"  # 这些|声明
    r"|(?:作为|做为|堪|有待|等待|等候|以示|加以|予以|给予|无人|期待|要求[^，]{1,8}|呼吁[^，]{1,8}|敦促[^，]{1,8})$"  # 作为|回应, 呼吁美方|回应…
    r"|(?:不|不要|不应|不会|不得|不再|不能|没|没有|未|并不|并未|从未|暂未|尚未|拒绝|无法)(?:很|太|特别|明确|公开|正面|直接|具体|进一步)?$"
    r"|^(?:也|亦|更|还|但|另|曾|就)?有$|^[^，]{0,4}(?:若|如果|要是|假如|倘若)(?:只?是|只|仅)?$"
    r"|(?:尚未|仍未|未|没有|拒绝|无法|不愿)[就对向针][^，]{1,10}(?:出面|作出|做出|公开|正式|加以)?$"
    rf"|(?:被|获)(?:[{NOUNS}][^，{NOUNS}]{{0,6}})?$|被(?:外界|普遍|广泛|视|公)$|由[{NOUNS}][^，]{{0,2}}$|听取[^，]{{1,20}}$"
    r"|(?:仿佛|彷佛|好像|等于|例如|比如)$"
    r"|^[^，]{0,2}(?:应当|应该|(?<![回响反相])应|必须|不妨|有必要)(?:向|对|公开|明确|主动|$)"
)
_OFFERED = re.compile(r"(?:提出|接纳|接受|采纳|听取|考虑|[点条项些个]|有关|相关)[^，]{0,6}$")  # 提出三点|建议
# What is said is a judgement, be it of a few words: 称之为“历史性协议”, 形容这是“一大步”.
_JUDGES = ("称之为", "称其为", "形容", "直指", "痛批", "抨击")
_JUDGED = re.compile(r"[^，“”]{0,14}“[^”，]{3,60}”?$")
_ANNOUNCES = ("宣布", "宣告", "公布", "证实", "承认", "提出", "表明", "透露")
# 宣布|参选后，…; 宣布|关税消息之际，…: what others do then; but 宣布|将在会谈后…
_SINCE = re.compile(
    r"[^，“]{1,6}(?:后|之后|以来|之前)$|(?!将|会|要|在|于|自|从|等|待|拟|计划)[^，“将]{1,24}(?<![今最然此幕落背])(?:后|之际|之时|(?:消息|同时|当[天日])(?:时|后)?)$"
)
_TURNS_TO = ("谈到", "谈及", "提到", "提及", "说到", "回应", "评论")
_THEN_SAYS = re.compile(r"[^，：“]{1,30}?(?:时)?(?:说|称|指|指出|表示)$")  # 谈到|疫情说：「…」: the later verb frames
_THINGS = "".join(CODES[name] for name in ("Organization", "Country", "Place", "Event"))
# The object of a verb that also takes a plain one: 评论|立法会事务, 提出|“民主化”的先行者.
_OBJECT = re.compile(
    rf"“[^”，]{{1,12}}”的?[^，]{{0,8}}$|[{_THINGS}]的?(?:事务|问题|情况|事件|工作|经验|历史|立场|政策|争议|现状|危机)$|[{CODES['Event']}]$"
)
# 介绍|残疾人事业发展成就: what it is about, and no words.
_ACCOUNTS = ("介绍", "通报", "介绍了")
_ACCOUNT = re.compile(r"[^，]{2,40}(?:成就|情况|进展|成果|安排|特色|做法|概况|历程|经历)$")
_OLD_WORDS = re.compile(r"[^，“]{2,24}的(?:说法|讲法)$")  # 重申|早前访问时的说法


# Of the words after a verb that also takes a plain object, what shows that they are a clause: 预计|该课题将成为重点.
_CLAUSE = late(
    rf"(?:将(?![军领士来])|会(?![议谈晤见面长员场费商同])|继续|持续|坚决|坚定|决心|拒绝|反对|支持|没有|无法|从未|绝不|仍|已|正在|不|要|愿|应|必须)(?=..)"
    rf"|[{NOUNS}](?:[{NOUNS}])?(?:将|会|已|正|是|没有|不|可能|应|要|能|曾|在|须|必须|需|无|仍|尚|愿|拟|有意|向)[^，]{{2}}"
    rf"|[{NOUNS}][^，的{NOUNS}]{{2,}}了[^，]{{2}}"
    rf"|[^，“”]{{2,}}(?:将(?![军领士来])|已(?:经)?|正在|不会|没有|尚未|仍未|可能会?|必须|应[当该]|不[是能应得可需]|无法|(?<![但只还凡于若也或算正老要])是(?![否非]))[^，]{{2}}"
)
_BEFALLS = re.compile(r"[^，“”]{4,60}(?:身亡|死亡|丧生|遇难|遇害|去世|逝世|病逝|受伤|被捕|获释|失踪|辞职|坠毁|生效)$")  # 证实|指挥官在空袭中身亡
_EXPECTS = ("预计", "预期", "估计", "预测")
_MODAL = re.compile(rf"(?:[于在]|{CODES['Time']}|[明今本下后][年月周天]){{0,3}}(?:将|会|可)")  # 某某|预计|5日|将访问: it is expected of him
_NOMINAL = re.compile(r"的[^，“”的]{1,10}$")  # 确认了|将于下周举行|的会谈


def is_clause(verb: str, words: str) -> bool:
    """Whether the words after this verb of saying are a clause, and no noun phrase."""
    if (verb in _JUDGES and _JUDGED.match(words)) or _BEFALLS.match(words):
        return True
    return _CLAUSE.match(words) is not None and not _NOMINAL.search(words) and not (verb in _EXPECTS and _MODAL.match(words))


def is_untold(verb: str, before: str, after: str, *, soft: bool) -> bool:
    """Whether `verb`, between the words of one form, opens no speech; `soft` where it also takes a plain object."""
    if before and (_BEFORE.search(before) or (verb == "建议" and _OFFERED.search(before))):
        return True
    return after != "" and _opens_none(verb, after, soft=soft)


def _opens_none(verb: str, after: str, *, soft: bool) -> bool:
    """Whether the words after it are not told."""
    if (verb in _ANNOUNCES and _SINCE.match(after)) or (verb in _TURNS_TO and _THEN_SAYS.match(after)) or _OLD_WORDS.match(after):
        return True
    if verb in ("宣布", "提出") and after == CODES["Document"]:
        return True  # 宣布《某倡议》，内容涉及…
    if verb == "说明" and after[0] != "“":
        return True  # 这说明了…
    if verb in _ACCOUNTS and _ACCOUNT.match(after) and not _CLAUSE.match(after):
        return True
    return soft and verb not in _JUDGES and _OBJECT.match(after) is not None


def is_another(rest: str) -> bool:
    """Whether what stands between subject and verb names somebody else who speaks."""
    return _ANOTHER.match(rest) is not None
