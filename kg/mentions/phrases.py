"""Noun phrases: title and name, land and organ, place in place, read before clauses are, each then one token with one head.

The phrases also state something by themselves (俄罗斯总统普京: Putin holds an office in Russia), which comes out as `Fact`s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.mentions.find import Found
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.titles import Position
from kg.prose.clauses import Phrase
from kg.prose.lexicon import Lexicon
from kg.types import Document, Mention, Span

_MINISTERS = re.compile(r"(?<!副)(?<!助理)(?:部长|委员长|大臣|外长|外相|防长|国务卿|大使|代表|总理|首相|总统|国家主席|国务委员)$")


@dataclass(frozen=True, slots=True)
class Fact:
    """What a noun phrase says by its form alone: (subject, predicate, object) as mentions or entity ids."""

    subject: Mention
    predicate: str
    object: Mention
    span: Span
    rule: str
    role: str = ""
    denied: bool = False


_MEMBER = re.compile(r"(?:现任|本届|创始)?(?:轮值主席国|主席国|共同主席国|成员国|会员国|非常任理事国|常任理事国|观察员国)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """All noun phrases of a document in order, and what they state."""

    phrases: tuple[Phrase, ...]
    facts: tuple[Fact, ...]


def read_phrases(document: Document, found: Found, gazetteer: Gazetteer, lexicon: Lexicon) -> Phrases:
    """Merge the mentions of one document into noun phrases."""
    facts: list[Fact] = []
    merged: dict[int, Phrase] = {}
    for position in found.positions:
        _position(document, position, found, gazetteer, facts, merged)
    phrases: list[Phrase] = []
    starts = sorted(merged)
    for mention in found.mentions:
        inside = next((merged[s] for s in starts if s < mention.span.start < merged[s].span.end), None)
        if inside is not None and (not phrases or phrases[-1] is not inside) and inside.span.start not in {p.span.start for p in phrases[-1:]}:
            phrases.append(inside)
            continue
        if phrases and mention.span.start < phrases[-1].span.end:
            continue
        phrases.append(merged.get(mention.span.start) or Phrase(mention.span, mention))
    for start, phrase in merged.items():
        if phrase.head.type == "Title" and not any(p.span.start <= start < p.span.end for p in phrases):
            phrases.append(phrase)
    phrases.sort(key=lambda p: p.span)
    phrases = _members(document, phrases, facts)
    named = _after_titles(document, phrases, lexicon, facts)
    _unowned(document, found, gazetteer, facts)
    return Phrases(tuple(_adjacent(document, named, facts, gazetteer)), (*facts, *_wholes(document, found, gazetteer, lexicon)))


def _position(document: Document, position: Position, found: Found, gazetteer: Gazetteer, facts: list[Fact], merged: dict[int, Phrase]) -> None:
    owner, holder = position.owner, position.holder
    if owner is None and holder is not None and re.search(r"记者|撰稿|编译", position.role):
        owner = _outlet(document, position, found)
    if holder is not None and owner is not None:
        denied = re.search(r"免去|辞去|解除|撤销|罢免|卸任|辞任|革除|被免", document.plain[max(0, position.span.start - 10) : position.span.start]) is not None
        facts.append(Fact(holder, "hasPosition", owner, position.span, f"title-{'state' if position.state else 'organ'}", position.role, denied))
    if holder is not None:
        inner = [m for m in found.mentions if position.role.startswith(("驻", "駐")) and position.title.start <= m.span.start < position.title.end and m.type == "Country"]
        merged[position.span.start] = Phrase(position.span, holder, inner[0] if inner else None)
    elif owner is not None:
        merged[position.span.start] = Phrase(position.span, Mention(position.span, "Title", "title", entity=owner.entity, value=f"{position.role}|{owner.type}"))


def _outlet(document: Document, position: Position, found: Found) -> Mention | None:
    """The outlet of a reporter whose outlet stands a little before: 华讯社北京4月2日电（记者周彦青）."""
    before = [m for m in found.mentions if m.type == "Organization" and 0 <= position.title.start - m.span.end <= 24]
    return before[-1] if before and "\n" not in document.text[before[-1].span.end : position.title.start] else None


def _members(document: Document, phrases: list[Phrase], facts: list[Fact]) -> list[Phrase]:
    """东盟轮值主席国|老挝: an organisation, what a state is in it, and the state."""
    out: list[Phrase] = []
    for phrase in phrases:
        last = out[-1] if out else None
        if last is not None and last.head.type == "Organization" and phrase.head.type == "Country":
            member = _MEMBER.fullmatch(document.plain, last.span.end, phrase.span.start)
            if member:
                facts.append(Fact(phrase.head, "memberOf", last.head, Span(last.span.start, phrase.span.end), "member-state", document.text[member.start() : member.end()]))
                out[-1] = Phrase(Span(last.span.start, phrase.span.end), phrase.head)
                continue
        out.append(phrase)
    return out


def _unowned(document: Document, found: Found, gazetteer: Gazetteer, facts: list[Fact]) -> None:
    """国务卿鲁比奥, 外长某某: a state title without its state belongs to the bearer's state if that is known, else to the state just spoken of."""
    last: tuple[int, Mention] | None = None
    for position in found.positions:
        holder, owner = position.holder, position.owner
        if owner is not None:
            if owner.type == "Country":
                last = (position.span.end, owner)
            continue
        if holder is None or not position.state:
            continue
        if position.role.startswith(("驻", "駐")):
            sender = [m for m in found.mentions if m.type == "Country" and 0 <= position.title.start - m.span.end <= 40 and not any(p.title.start <= m.span.start < p.title.end for p in found.positions)]
            if sender and "。" not in document.plain[sender[-1].span.end : position.title.start]:
                facts.append(Fact(holder, "hasPosition", sender[-1], position.span, "title-posted", position.role))
            continue
        entry = gazetteer.entries.get(holder.entity)
        if entry is not None and entry.within:
            state = Mention(position.span, "Country", "office", entity=entry.within)
            if any(m.entity == entry.within for m in found.mentions):
                facts.append(Fact(holder, "hasPosition", state, position.span, "title-known", position.role))
        elif holder.entity.startswith("person/") and (near := _nearest_state(document, position, found)) is not None:
            facts.append(Fact(holder, "hasPosition", near, position.span, "title-near", position.role))
        elif last is not None and position.span.start - last[0] < 160 and holder.entity.startswith("person/"):
            facts.append(Fact(holder, "hasPosition", last[1], position.span, "title-continued", position.role))


def _nearest_state(document: Document, position: Position, found: Found) -> Mention | None:
    """印方改由事务部长里吉朱代表出席: the state just named in the same clause."""
    before = [m for m in found.mentions if m.type == "Country" and 0 <= position.span.start - m.span.end <= 12]
    between = document.plain[before[-1].span.end : position.span.start] if before else "，"
    return before[-1] if before and not re.search(r"[，。；：！？、和与同对向]", between) else None


def _after_titles(document: Document, phrases: list[Phrase], lexicon: Lexicon, facts: list[Fact]) -> list[Phrase]:
    """普京总统, 王毅外长: the title after a name belongs to the phrase; 吉里巴斯马茂总统 names the state too."""
    out: list[Phrase] = []
    for index, phrase in enumerate(phrases):
        after = phrase.span.end
        bracket = re.match(r"（[^（）]{1,40}）", document.plain[after : after + 44]) if phrase.head.type == "Person" else None
        title = lexicon.titles_after.match(document.plain, after + (bracket.end() if bracket else 0)) if phrase.head.type == "Person" else None
        state = out[-1] if out and out[-1].span.end == phrase.span.start and out[-1].head.type == "Country" else None
        if title and state is not None and len(state.span.of(document.plain)) > 1 and title.group() not in ("先生", "女士", "阁下", "夫人"):
            span = Span(state.span.start, title.end())
            facts.append(Fact(phrase.head, "hasPosition", state.head, span, "title-after", document.text[title.start() : title.end()]))
            out[-1] = Phrase(span, phrase.head)
            continue
        following = phrases[index + 1].span.start if index + 1 < len(phrases) else len(document.plain)
        if title and title.end() <= following and document.plain[title.end() : title.end() + 1] not in ("府",):
            out.append(Phrase(Span(phrase.span.start, title.end()), phrase.head))
        else:
            out.append(phrase)
    return out


def _adjacent(document: Document, phrases: list[Phrase], facts: list[Fact], gazetteer: Gazetteer) -> list[Phrase]:
    """越南|河内, 莫斯科|克里姆林宫: the inner place is the head, and lies in the outer one."""
    out: list[Phrase] = []
    for phrase in phrases:
        last = out[-1] if out else None
        if last is not None and phrase.head.type == "Place" and last.head.type in ("Place", "Country") and not last.head.found_by.startswith("short"):
            between = document.plain[last.span.end : phrase.span.start]
            if between in ("", "首都", "首府", "北部", "南部", "东部", "西部") and phrase.span.start - last.span.end <= 2:
                span = Span(last.span.start, phrase.span.end)
                outer = _outer_place(phrase.head.span.of(document.plain), phrase.head, gazetteer)
                facts.append(Fact(outer or phrase.head, "locatedIn", last.head, span, "place-in-place"))
                out[-1] = Phrase(span, phrase.head)
                continue
        out.append(phrase)
    return out


def _wholes(document: Document, found: Found, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Fact]:
    """联合国安理会, 中国外交部: an organ named with its whole."""
    facts = []
    for mention in found.mentions:
        name = mention.span.of(document.plain)
        if mention.type == "Place":
            outer = _outer_place(name, mention, gazetteer)
            if outer is not None:
                facts.append(Fact(mention, "locatedIn", outer, mention.span, "place-in-place"))
        if mention.type != "Organization":
            continue
        whole = _whole(name, mention, gazetteer, lexicon.organ_endings)
        if whole is not None:
            facts.append(Fact(mention, "partOf", whole, mention.span, "organ-of-whole"))
    return facts


def _outer_place(name: str, mention: Mention, gazetteer: Gazetteer) -> Mention | None:
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
        head = max((n for n in (whole.names if whole else ()) if name.startswith(n) and n != name), key=len, default="")
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


_GOVERNMENT = frozenset({"政府", "当局"})


def is_minister(role: str) -> bool:
    """Whether the bearer of this title stands for the state, even where the title names an organ (商务部部长)."""
    return bool(_MINISTERS.search(role))
