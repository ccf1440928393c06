"""Wholes and parts inside names: 联合国|安理会, 中国|外交部, 莫斯科|克里姆林宫."""

from __future__ import annotations

import re

from kg.mentions.facts import Fact
from kg.mentions.find import Found
from kg.mentions.gazetteer import Gazetteer
from kg.prose.lexicon import Lexicon
from kg.types import Document, Mention, Span

_GOVERNMENT = frozenset({"政府", "当局"})


def wholes(document: Document, found: Found, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Fact]:
    """联合国安理会, 中国外交部: an organ named with its whole."""
    facts = []
    for mention in found.mentions:
        name = mention.span.of(document.plain)
        if mention.type == "Place":
            outer = outer_place(name, mention, gazetteer)
            if outer is not None:
                facts.append(Fact(mention, "locatedIn", outer, mention.span, "place-in-place"))
        if mention.type != "Organization":
            continue
        whole = _whole(name, mention, gazetteer, lexicon.organ_endings)
        if whole is not None:
            facts.append(Fact(mention, "partOf", whole, mention.span, "organ-of-whole"))
    return facts


def outer_place(name: str, mention: Mention, gazetteer: Gazetteer) -> Mention | None:
    """莫斯科克里姆林宫 as one known name, 喀山会展中心: the known place whose name begins this place's name."""
    for start, end, known in gazetteer.scan(name[:-1]):
        outer = gazetteer.entries[gazetteer.names[known][0]]
        if start == 0 and outer.type in ("Place", "Country") and outer.id != mention.entity and len(name) - end >= 2 and outer.id != "Asia":
            organ = name[end:]
            if outer.type == "Country" and organ in ("东部", "西部", "南部", "北部", "地区"):
                return None
            return Mention(Span(mention.span.start, mention.span.start + end), outer.type, f"inside:{mention.found_by}", entity=outer.id)
        break
    return None


_INNER_WHOLE = re.compile(r"^(.{2,14}?(?:大学|科学院|研究院|总统府|行政院|国务院|安全委员会|外交部|学院))(?=.{3,})")


def _whole(name: str, mention: Mention, gazetteer: Gazetteer, organs: frozenset[str]) -> Mention | None:
    """The known thing whose name begins this organ's name."""
    entry = gazetteer.entries.get(mention.entity)
    if entry is not None and entry.within:
        whole = gazetteer.entries.get(entry.within)
        head = max((n for n in ((*whole.names, *whole.short) if whole else ()) if name.startswith(n) and n != name), key=len, default="")
        loose = entry.kind in ("media", "university", "party", "militia", "company", "thinktank", "ngo")
        if whole is None or not head or (loose and whole.type == "Country"):
            return None
        return Mention(Span(mention.span.start, mention.span.start + len(head)), whole.type, f"inside:{mention.found_by}", entity=whole.id)
    if entry is not None or mention.found_by.startswith("repeated"):
        return None
    for start, end, known in gazetteer.scan(name):
        if start == 0 and end < len(name):
            whole = gazetteer.entries[gazetteer.names[known][0]]
            organ = name[end:]
            if (whole.type == "Organization" and not re.search(r"(?:国际.*中心|交易所|银行|大学)$", organ)) or (whole.type == "Country" and _is_organ(organ)):
                return Mention(Span(mention.span.start, mention.span.start + end), whole.type, f"inside:{mention.found_by}", entity=whole.id)
        break
    inner = _INNER_WHOLE.match(name)
    if inner and len(inner.group(1)) >= 4:
        known_id = gazetteer.names.get(inner.group(1), (f"organization/{inner.group(1)}",))[0]
        return Mention(Span(mention.span.start, mention.span.start + inner.end(1)), "Organization", f"inside:{mention.found_by}", entity=known_id)
    short = gazetteer.shorts.get(name[:1], ())
    if name[:1] in "中俄美日韩朝英法德" and name[1:] in organs and short and _is_organ(name[1:]) and mention.found_by.startswith("ending"):
        return Mention(Span(mention.span.start, mention.span.start + 1), "Country", f"inside:{mention.found_by}", entity="|".join(short))
    return None


def _is_organ(rest: str) -> bool:
    return rest not in _GOVERNMENT and bool(re.search(r"(?:部|省|院|府|会|署|局|军|警|使团|使馆|总领事馆|总领馆|代表团|办公室|办|银行|法院|海关|卫队|政府|内阁|王室)$", rest)) and not re.search(r"(?:协会|学会|基金会|研究会|商会|联合会|工会)$", rest)
