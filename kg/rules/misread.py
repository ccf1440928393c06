"""What looks like the verb of a stance and is none: two words side by side, an adjective, a deed that harms, a sort of people."""

from __future__ import annotations

import re

from kg.prose.clauses import NOUNS, Clause

# Patterns and not data: they hold right behind the verb.
# 支持 X 的人|如此整齐: of whom something is said, and no stance of somebody before.
_SORT = re.compile(
    r"[^，]{1,30}的(?:人们?|民众|人士|选民|网民|群众|市民|国家|议员|学者|声音|声浪|呼声|舆论|民意|阵营)"
    r"(?:如此|都|也|均|会|能|必须|越来越|很|更加?|不(?!同)|没|正|已|则|就|却|往往|经常|占|有|持续|日益|日渐|逐渐|不断)[^，、]"
)
# 拒绝戴口罩|属于个人自由, 维护 X|攸关…福祉: a deed of whoever does it, of which something is said.
_DEED_IS = re.compile(r"[^，的]{2,16}(?:属于|攸关|事关|关乎|关系到|意味着|有违|有悖|至关重要|刻不容缓)(?![^，]{0,12}的)")
_MORE_WORDS = re.compile(r"[参增施添追附]$")  # 参加|大型游行, 增加|大量 X
_UNDERGOES = re.compile(r"(?:[^，、的]{0,6})(?:手术|治疗|教育|采访|访问|专访|培训|训练|检查|接种|疫苗)")  # 无法接受|手术
_CANNOT = re.compile(r"(?:不能|无法|难以|不足以|没能|未能|不可能|不(?=$))(?:够|有效|真正|最终|完全){0,2}$")
_INTO = re.compile(r"[一两这那]?[辆架间艘栋]|监狱|牢房|[车船屋]里")
_MOVED_BY = re.compile(r"(?:受|由|被)[^，的]{0,10}(?:因素|需求|政策|消息|情绪|效应|预期)(?:的)?$")
_CRAFT = re.compile(r"(?:战斗机|战机|攻击机|群|舰)")
_BY_MEANS, _MEANS_TO = re.compile(r"以[^，]{0,8}$"), re.compile(r"(?:促进|推动|增进|凝聚|带动|推进|促|引领)")
_ANYHOW = re.compile("")
# The verb, what stands before it, what follows it, and why it is none.
_LOOKS = (
    (("加大", "加强"), _MORE_WORDS, _ANYHOW, "it begins inside another word (参加大型游行)"),
    (("接受",), _ANYHOW, _UNDERGOES, "it is what somebody undergoes (无法接受手术)"),
    (("阻挡", "阻止", "遏制", "阻遏", "遏阻", "抵挡", "阻拦"), _CANNOT, _ANYHOW, "it is what nobody can do, and no stance (无法阻挡 X)"),
    (("肯定",), _CANNOT, _ANYHOW, "somebody is not sure (无法肯定 X)"),
    (("推进",), _ANYHOW, _INTO, "somebody is pushed into it (推进一辆车)"),
    (("推动", "带动", "支撑"), _MOVED_BY, _ANYHOW, "what moves it is no actor (受多重因素推动)"),
    (("打击",), re.compile("联合$"), _CRAFT, "it is in what a weapon is called (联合打击战斗机)"),
    (("打击",), _ANYHOW, re.compile("到"), "it is what suffers from it (打击到 X)"),
    (("认同",), _BY_MEANS, _MEANS_TO, "it is a noun, by which something is furthered (以认同促进 X)"),
)
_BACKING = ("支持", "反对", "赞成", "赞同", "拥护")
_TALKS = re.compile(r"(?:谈判|会谈|对话|会面|见面|会晤|接触|沟通|交谈|磋商|合作|通话)(?=$|，)")
_SHALL = re.compile(rf"[{NOUNS}][^，对]{{0,8}}(?:采取|实施|进行|保持|施加|予以|作出|做出|提出)")  # 应|对某国采取…
_ANSWERS_FOR = re.compile(r"[^，]{1,16}(?:负责|负起|负上|承担[^，]{0,6}责任|道歉|赔偿|表态)")  # 公司应|对火灾负责


def misread(clause: Clause, before: str, at: int, end: int) -> str:
    """Why form[at:end] is no verb of a stance, or ""; `before` is what stands before it without adverbs."""
    form = clause.form
    if form[at:end] == "应对" and (_SHALL.match(form, end) or _ANSWERS_FOR.match(form, end)):
        return "应 and 对 are two words here (应对某国采取…)"
    for verbs, opens, closes, why in _LOOKS:
        if form.endswith(verbs, at, end) and opens.search(form, 0, at) and closes.match(form, end):
            return why
    if form.startswith("不", at) and form.endswith(("不得", "不能"), 0, at):
        return "it is denied twice (不得不同意 X)"
    if not before and not clause.subject and _DEED_IS.match(form, end):
        return "it is a deed of which something is said (拒绝戴口罩属于个人自由)"
    if not before and not clause.subject and form.endswith(_BACKING, at, end) and _SORT.match(form, end):
        return "it is a sort of people of whom something is said (支持 X 的人都…)"
    if form.startswith("拒绝", at) and _TALKS.match(form, end) and any(a.kind == "with" for a in clause.adjuncts):
        return "it is with whom somebody does not talk (拒绝与 B 谈判)"
    if form[at:end] == "丰富" and form[at - 1 : at] in ("和", "与", "及") and form[at - 2 : at - 1] not in ("索", "展", "善", "实", "厚"):
        return "it is an adjective of the second of two nouns (海量数据和丰富 X)"
    return ""
