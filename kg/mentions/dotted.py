"""Names with dots: 费代里卡·莫盖里尼, 威廉·E·福特. They are persons, and what is known inside them does not decide who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.late import late
from kg.mentions.context import Context
from kg.mentions.odds import NameOdds
from kg.types import Mention, Span

_PART = r"[\u4e00-\u9fff]{1,16}+|[A-Z]\.?"
_DOT = re.compile("[·•‧・]")
_DOTTED = late(rf"(?:{_PART})(?:[·•‧・-](?:{_PART})){{1,8}}")
_WRITTEN = re.compile("著(?:[，、等）]|$)")
_FOREIGN = 9.5  # nats a character that a name with dots may cost
_ORDINAL = re.compile("[一二三四五六]世")
_VESSEL = re.compile("”?(?:号(?![召称码])|级(?![别]))")
_OF_VESSELS = ("号", "级")
_NAMED_AFTER = re.compile("(?:总统)?(?:博物馆|图书馆|中心|大学|基金会|研究所|学院|机场|医院|体育场)")
_LONGEST_PART = 7
# Words of the dictionary that are parts of names, though transliterations are written with other characters.
_GIVEN = ("亚历山大", "大卫", "拿破仑", "华盛顿", "威廉姆")


def find_dotted(context: Context, odds: NameOdds) -> None:
    """费代里卡·莫盖里尼: names with a dot are persons, and a known surname inside does not decide who."""
    if not _DOT.search(context.plain):
        return
    for match in _DOTTED.finditer(context.plain):
        if not _DOT.search(match.group()):
            continue  # 中国-东盟
        for span in _dotted(context, match, odds):
            inside = context.cover.overlapping(span.start, span.end)
            name = span.of(context.plain)
            if _VESSEL.match(context.plain, span.end):
                _forget(context, span, inside)
                continue  # 阿利·伯克级
            if not all(_may_hold(context, span, m) for m in inside) or not _reads_as_name(context, name, odds):
                continue
            known = (*context.gazetteer.names.get(name, ()), *_namesakes(context, name, inside), *_longer_names(context, inside))
            context.cover.replace(Mention(span, "Person", "pattern:dotted", entity=known[0] if known else f"person/{name}"))


def _may_hold(context: Context, span: Span, part: Mention) -> bool:
    """Whether a name with dots may have what is known there in it."""
    plain, (start, end) = context.plain, (part.span.start, part.span.end)
    if end > span.end or part.type not in ("Person", "Place", "Country", "Organization"):
        return False
    if part.type == "Person":
        return "·" not in part.span.of(plain) or (end == span.end and "/" not in part.entity and plain[start - 1] == "·")  # 贝古姆·|卡莉达·齐亚
    if part.type == "Organization" or end == span.end:
        # 罗伯特·|马士基|·乌格拉, 威廉·E·|福特, 乔治·|华盛顿; but 中国·北京
        given = plain[span.start : start - 1]
        own = part.span.of(plain)
        apart = plain[start - 1] == "·" and (own in _GIVEN or context.lexicon.transliteration.issuperset(own))
        return (
            apart
            and (plain[end : end + 1] == "·" or part.type == "Place" or given[-1:].isascii())
            and not context.cover.overlapping(span.start, start - 1)
        )
    return True


def _forget(context: Context, span: Span, inside: Sequence[Mention]) -> None:
    """Take the persons out after whom a vessel is named."""
    for end in range(span.start, span.end + 1):
        context.guesses.pop(end, None)
    for part in inside:
        if part.type == "Person" and part.span.end == span.end:
            context.cover.remove(part)


def _reads_as_name(context: Context, name: str, odds: NameOdds) -> bool:
    """Whether the dot joins parts of a name (爱达·花城, 田野上·三夏 are none; but 大卫, 亚历山大 are words of the dictionary too)."""
    parts = re.split("[·•‧・-]", name)
    words = [part for part in parts if odds.ordinary(part) and not context.lexicon.transliteration.issuperset(part) and part not in _GIVEN]
    return odds.plausible("".join(re.findall("[\u4e00-\u9fff]", name)), _FOREIGN) and not words and not all(map(odds.ordinary, parts))


def _longer_names(context: Context, inside: Sequence[Mention]) -> tuple[str, ...]:
    """阿瑟·|彼得·某某: the listed person with a further given name."""
    return tuple(m.entity for m in inside if m.type == "Person" and "·" in m.span.of(context.plain) and "|" not in m.entity)


def _namesakes(context: Context, name: str, inside: Sequence[Mention]) -> tuple[str, ...]:
    """唐纳德·|川普: the listed person whose family name stands inside, where a listed name of that person begins with the same given name."""
    given = name.split("·", maxsplit=1)[0] + "·"
    ids = [i for m in inside if m.type == "Person" and m.span.end - m.span.start < len(name) for i in m.entity.split("|")]
    return tuple(i for i in ids if i in context.gazetteer.entries and any(n.startswith(given) for n in context.gazetteer.entries[i].names))


def _dotted(context: Context, match: re.Match[str], odds: NameOdds) -> Iterator[Span]:
    """The names in a row of stretches with dots between them; a stretch that is no name alone ends one and begins the next."""
    parts = [(part.start() + match.start(), part.group()) for part in re.finditer(_PART, match.group())]
    (at, first), *rest = parts
    start = _begin(context, at, first, odds)
    for at, part in rest:
        inner = (at, part) != parts[-1] and len(part) <= _LONGEST_PART and context.lexicon.transliteration.issuperset(part)
        taken = len(part) if inner else max(odds.head(part), _guessed(context, at))
        if taken == len(part) and (at, part) != parts[-1]:
            continue
        taken -= _WRITTEN.search(context.plain, at, at + taken + 2) is not None and part[taken - 1] == "著"  # [美]马克·某|著，
        taken -= taken > 1 and part[:taken].endswith(_OF_VESSELS)  # 阿利·伯克|级
        ordinal = _ORDINAL.match(context.plain, at + taken)
        yield Span(start, ordinal.end() if ordinal else at + taken)
        start = _begin(context, at, part, odds)


def _guessed(context: Context, at: int) -> int:
    """How many characters a transliteration takes that begins here and reads better as a name than as words; 0 where none does."""
    ends = (
        end for end in range(at + _LONGEST_PART + 2, at, -1) if (guess := context.guesses.get(end)) and guess.start == at and guess.kind == "foreign"
    )
    return next((end - at for end in ends), 0)


def _begin(context: Context, at: int, part: str, odds: NameOdds) -> int:
    """Where in a stretch before a dot the name begins: behind a title (巴方外长|沙阿·…), and then as characters tell."""
    title = max((found.end() for found in context.lexicon.titles.finditer(part)), default=0)
    own = part[title:] or part
    return at + len(part) - (next((len(given) for given in _GIVEN if own.endswith(given)), 0) or odds.tail(own))
