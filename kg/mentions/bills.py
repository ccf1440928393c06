"""Laws and treaties by their quotation marks: “主权保护法”, “外国代理人”法案; and what changes one, 《首都法》修正案."""

from __future__ import annotations

from kg.late import late
from kg.mentions.context import Context
from kg.types import Mention, Span

_QUOTED = late(
    r"“(?P<name>[^“”‘’，。；：！？、\n《》]{2,24})”(?P<kind>法案|修正案|条例|议案|修正草案|法令|行政令|协定|协议(?!书)|条约|公约|议定书|备忘录|宣言|决议案?(?!定))?"
)
_LAW = late(r"(?:法案|修正案|条例|法令|公约|条约|协定|议定书|宪章|[^\W\d_]{2}法)$")
# 做法, 依法, 国际法, 违反劳动法, 历史性|协议: ways of doing, law as such, what is done to a law, and what is said of one.
_NO_LAW = late(
    r"(?:[做作说看想办方执违合司立修依书魔语用手打玩枪阵兵佛守犯释变非无没算章技疗写读拼唱句文王戏心加减乘除提讲叫走活死赢输比笔取]|(?<!保)护|国际|普通|习惯|成文|大陆|战争|人道)法$"
    r"|[我你他她它是不要应就了吗呢吧的]|^(?:违[反背]|公然|挑战|真诚|拥护|遵守|破坏|废除|反对|支持|根据|依据|按照|落实)|(?:性|级|最终|初步|书面|口头)$"
)
_CHANGED = late(r"(?:部分条文)?(?:修正案|修正草案|修订案|修订草案)")


def find_bills(context: Context) -> None:
    """Add the works whose names stand in quotation marks to the cover, and let those in 《》 reach over what changes them."""
    plain = context.plain
    if "”" in plain:
        for found in _QUOTED.finditer(plain):
            name, kind = found["name"], found["kind"] or ""
            if (kind or _LAW.search(name)) and not _NO_LAW.search(name):
                _add(context, Span(found.start(), found.end()), name + kind)
    for work in [m for m in context.cover if m.found_by == "pattern:document"] if "案" in plain else []:
        if changed := _CHANGED.match(plain, work.span.end):
            name = work.span.of(plain).strip("《》") + changed.group()
            _add(context, Span(work.span.start, changed.end()), name)


def _add(context: Context, span: Span, name: str) -> None:
    known = [i for i in context.gazetteer.names.get(name, ()) if context.gazetteer.entries[i].type == "Document"]
    if not known and context.gazetteer.names.get(name):
        return
    context.cover.replace(Mention(span, "Document", "pattern:bill", entity=known[0] if known else f"document/{name}"))
