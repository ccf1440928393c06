"""Whose a title of office is: the land, body or place named before it, 俄罗斯|总统, or a unit of theirs, 武装部队|特种作战部队|指挥官."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.reach import add_name
from kg.types import Mention, Span

OWNERS = frozenset({"Country", "Organization", "Place"})
_OWN_SIDE = ("我国", "我方")
_MEMBER = ("成员国", "成员")
_AFTER_NAME = ("）", ")", "”", " ")  # what may stand between a name and its title
_LONGEST_ASIDE = 80
_FEDERAL = "联邦"
_FORMER = re.compile("^(?:前任?|时任|现任|新任|代理|副|候任){1,3}?(?=..院)")
_NUMBERED = late(r"(?:第[0-9一二三四五六七八九十百]{1,5}[任届位]|首[任位]|史上首[任位]|有史以来首位)(?:女性?|华裔|民选|黑人|文人|平民|非裔|女)?$")
_LONGEST_NUMBER = 12
_UNIT_ENDS = "队"
_UNIT = late(
    r"[\u4e00-\u9fff0-9]{2,10}(?:部队|舰队)(?=(?:最高|总|副|前|代理|时任|联合|新任|现任){0,2}(?:司令|指挥官|参谋长|政委|政治委员|发言人|总司令|司令员|负责人))"
)
_REPUBLIC = re.compile(r"(?:(?:人民|民主|联邦|伊斯兰)?共和国|王国|大公国|联邦)$")
_OF_FORUM = re.compile(
    r"(?:高级|特约|副|首席)?(?:研究员|主席|主任|会长|理事长|秘书长|创办人|创始人|执行长|学者|专家|顾问)"
)  # 海权论坛|研究员: it is a body

# What a title over a body holds of that body's name, after the land that begins it.
_BODY = late(
    r"[\u4e00-\u9fff]{2,12}(?:协会|总会|公会|学会|基金会|工会|商会|联合会|笔会|促进会|研究中心|交流中心|设计中心|研究院|研究所|集团|公司|医院|俱乐部)"
    r"(?=(?:副|前|代理|时任|名誉|荣誉|常务|执行|高级|首席){0,3}[\u4e00-\u9fff]{2,4})"
)
_SENT_BY = ("代表", "常驻代表", "常任代表", "委员", "成员", "大使")  # 联合国|中国代表: the land's
_PART_OF_BODY = re.compile(r"区(?!域|长|议)|(?:问题|事务)(?:资深|高级|副|首席)?(?:研究员|专家|学者|分析)|关系中心|分会|谈判团队")


def owner_of(context: Context, start: int) -> Mention | None:
    """Whose the title is that begins here: 俄罗斯|总统, 我国|外长; 安理会|成员国|代表."""
    plain, cover = context.plain, context.cover
    owner = cover.ending(start)
    if owner is None and (numbered := _NUMBERED.search(plain, max(0, start - _LONGEST_NUMBER), start)):
        owner = cover.ending(numbered.start())  # 韩国|第20任|总统
    if owner is None and plain.endswith(_AFTER_NAME, 0, start):
        owner = cover.ending(before_aside(plain, start))  # 世界卫生组织（世卫）|总干事; not 刚果（金）
    if owner is None and (republic := _REPUBLIC.search(plain, max(0, start - 6), start)):
        owner = cover.ending(republic.start())  # 宏都拉斯|共和国|总统
        owner = owner if owner is not None and owner.type == "Country" else None
    if owner is not None:
        if owner.type in OWNERS or owner.value in _OWN_SIDE:
            return owner
        if owner.value == "我" and plain.startswith("驻", start):
            return Mention(owner.span, "Group", owner.found_by, value=_OWN_SIDE[0])  # 我驻教廷大使
        if owner.type == "Event" and owner.found_by.startswith("ending") and _OF_FORUM.match(plain, start):
            forum = replace(owner, type="Organization", entity=f"organization/{owner.entity.partition('/')[2]}")
            cover.replace(forum)
            return forum
    if not plain.endswith(_MEMBER, 0, start):
        return None
    return cover.ending(start - len(next(word for word in _MEMBER if plain.endswith(word, 0, start))))


def owner_in_title(context: Context, title: Span, listed: str, place: Mention | None) -> Mention | None:
    """Whose the title itself says it is: 绿委 of a party, 行政院|长 of that organ, 密歇根州|联邦参议员 of the state where the place lies."""
    words, entries = title.of(context.plain), context.gazetteer.entries
    entity = context.lexicon.title_owners.get(listed, "")
    if place is not None and words.startswith(_FEDERAL):
        lies_in = entries.get(entries[place.entity].within) if place.entity in entries else None
        entity = lies_in.id if lies_in is not None and lies_in.type == "Country" else entity
    elif not entity and place is None and words.endswith("院长"):
        organs = context.gazetteer.names.get(_FORMER.sub("", words).removesuffix("长"), ())
        entity = organs[0] if len(organs) == 1 else ""
    entry = entries.get(entity)
    return Mention(title, entry.type, "office", entity=entity) if entry is not None and entry.type in OWNERS else None


def unit_of(context: Context, owner: Mention | None, start: int, end: int) -> tuple[Mention | None, int]:
    """加拿大武装部队|特种作战部队|指挥官: the unit that the title is over, as an organ of its owner, and where the title begins behind it."""
    plain = context.plain
    if owner is None or owner.span.end != start or plain.find(_UNIT_ENDS, start, end) < 0:
        return owner, start
    over = owner.type == "Organization" or (owner.type == "Country" and plain.startswith("驻", start))
    unit = _UNIT.match(plain, start, end) if over else None
    if unit is None:
        return owner, start
    add_name(context, Span(owner.span.start, unit.end()), "Organization", "部队")
    return context.cover.ending(unit.end()), unit.end()


def body_of(context: Context, owner: Mention | None, start: int, end: int) -> tuple[Mention | None, int]:
    """德国|化工行业协会|主席: the body that such a title is over, and where the title begins; nobody where only a part of a body is named."""
    if owner is None or owner.type != "Country" or owner.span.end != start:
        return owner, start
    whole = context.cover.ending(owner.span.start)
    if whole is not None and whole.type == "Organization" and not context.plain.startswith(_SENT_BY, start):
        return whole, owner.span.start  # 某研究中心|中国项目主管: of the centre
    if _PART_OF_BODY.match(context.plain, start, end):
        return None, start  # 某协会|台湾区总裁, 某委员会的|朝鲜问题研究员: of the body before, or of none that is named
    body = _BODY.match(context.plain, start, end)
    if body is None:
        return owner, start
    add_name(context, Span(owner.span.start, body.end()), "Organization", "title")
    return context.cover.ending(body.end()), body.end()


def before_aside(plain: str, start: int) -> int:
    """Where what stands before a bracket and a closing quote ends: “某某联盟”（Rassemblement）|党魁."""
    at = start - (plain[start - 1 : start] == " ")
    if plain[at - 1 : at] in ("）", ")"):
        at = max(plain.rfind("（", max(0, at - _LONGEST_ASIDE), at), plain.rfind("(", max(0, at - _LONGEST_ASIDE), at), 0)
        at -= plain[at - 1 : at] == " "
    return at - (plain[at - 1 : at] == "”")
