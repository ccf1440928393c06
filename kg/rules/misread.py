"""What looks like the verb of a stance and is none: two words side by side, an adjective, a deed that harms, a sort of people."""

from __future__ import annotations

import re

from kg.prose.clauses import NOUNS, Clause

# Patterns and not data: they hold right behind the verb.
# 支持 X 的人|如此整齐: of whom something is said, and no stance of somebody before.
_SORT = re.compile(
    r"[^，]{1,30}的(?:人们?|民众|人士|选民|网民|群众|市民|国家|议员|学者|声音|阵营)"
    r"(?:如此|都|也|均|会|能|必须|越来越|很|更加?|不(?!同)|没|正|已|则|就|却|往往|经常|占|有)[^，、]"
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
    if form.startswith("打击到", at):
        return "it is what suffers from it (打击到 X)"
    if not before and not clause.subject and form.endswith(_BACKING, at, end) and _SORT.match(form, end):
        return "it is a sort of people of whom something is said (支持 X 的人都…)"
    if form.startswith("拒绝", at) and _TALKS.match(form, end) and any(a.kind == "with" for a in clause.adjuncts):
        return "it is with whom somebody does not talk (拒绝与 B 谈判)"
    if form[at:end] == "丰富" and form[at - 1 : at] in ("和", "与", "及") and form[at - 2 : at - 1] not in ("索", "展", "善", "实", "厚"):
        return "it is an adjective of the second of two nouns (海量数据和丰富 X)"
    return ""
