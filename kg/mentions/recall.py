"""What was named once and is meant again: a family name with a title, a bare 协定, a name without its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.context import Context
from kg.mentions.reach import OF_A_DEED
from kg.mentions.retold import find_retold
from kg.prose.lexicon import Lexicon
from kg.types import Mention, Span

_ATTRIBUTES = ("n", "vn", "nz", "b", "j", "a")  # jieba's tags of words that make a longer phrase with the noun after them
_MARK = re.compile(r"(?:该|这份|这项|这一|上述|此|本次|此次|这次|该项|有关)\Z")  # that one, of which the text has told
_HOLDS = ("举行", "召开", "举办", "首次", "一次")
_HEADS = "。！？；，：”」\n"  # what a clause begins after
_REPEATED = ("Person", "Organization", "Place", "Event")
_ISSUED = re.compile("(?:发表|发布|签署|达成|提出)(?:了|过)[^，。]{1,10}的$")
_ANOTHER = tuple(word + de for word in ("类似", "同类", "相似", "相同", "其他", "其它", "另一", "另一份", "另一项", "别") for de in ("", "的"))
_FAR = 16  # characters before a word in which it is said to be issued
_FAMILY = 2  # characters of a Japanese family name
_BESIDE = ("同", "与", "和", "对", "向", "、")

_People = Sequence[tuple[Mention, str]]  # the persons named so far, with their names as printed


class Recall:
    """Holds the patterns that are built once out of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._titled = _after_a_character(lexicon.surname_titles)
        self._speech = lexicon.speech_pattern
        self._definite_words = lexicon.definite
        self._definite = re.compile(rf"(?:{'|'.join(lexicon.definite)})(?![书国组])")

    def find(self, context: Context) -> None:
        """Add what is meant again to the cover."""
        people = [(m, m.span.of(context.plain)) for m in context.cover if m.type == "Person"]
        self._find_surnames(context, people)
        self._find_speaking(context, people)
        _find_families(context, people)
        find_retold(context, self._lexicon)
        self._find_definite(context)
        _repeat(context)

    def _find_surnames(self, context: Context, people: _People) -> None:
        """李总统, 俞大使: a family name and a title mean the one person of that name whom the article names in full."""
        bearers: dict[str, set[str]] = {}
        for entity, name in {m.entity: name for m, name in people if "|" not in m.entity}.items():
            if len(name) in (2, 3, 4):
                bearers.setdefault(name[0], set()).add(entity)
        for match in self._titled.finditer(context.plain):
            start, end = match.start() - 1, match.end()
            if context.cover.holds(start, end) or not context.boundary(start):
                continue
            family = context.plain[start]
            meant = bearers.get(family) or _in_office(context, family, match[0])
            if len(meant) == 1:
                found_by = f"pattern:surname:{end - start}"  # how far the name goes with its title
                context.cover.add(Mention(Span(start, start + 1), "Person", found_by, entity=min(meant)))

    def _find_speaking(self, context: Context, people: _People) -> None:
        """钱认为: a family name alone that speaks at the head of a clause is the one person of that name who was named before."""
        families: dict[str, list[Mention]] = {}
        for mention, name in people:
            if 1 < len(name) < 4 and "·" not in name and not name[0].isascii():
                families.setdefault(name[0], []).append(mention)
        for family, bearers in families.items():
            for start in context.places(family):
                if (start and context.plain[start - 1] not in _HEADS) or context.cover.holder(start) is not None:
                    continue
                said = self._speech.match(context.plain, start + 1)
                before = {m.entity for m in bearers if m.span.start < start}
                if len(before) == 1 and said and len(said.group()) > 1:
                    context.cover.add(Mention(Span(start, start + 1), "Person", "pattern:surname", entity=before.pop()))

    def _find_definite(self, context: Context) -> None:
        """协定, 决议, 峰会: the bare word means the document or event that the article named before and that ends with it."""
        named = [m for m in context.cover if m.type in ("Document", "Event") and "|" not in m.entity]
        names = [(m.span.of(context.plain).strip("《》"), m) for m in named]
        if not any(name.endswith(self._definite_words) for name, _ in names):
            return
        # 安理会|决议 says whose it is, and not which: that one which the text names is meant.
        owners = {m.span.of(context.plain) for m in context.cover if m.type in ("Organization", "Country")}
        for match in self._definite.finditer(context.plain):
            start, end = match.span()
            if context.cover.holds(start, end):
                continue
            word = match.group()
            same = [m for name, m in names if name.endswith(word) and len(name) > len(word)]
            same = [m for m in same if m.span.of(context.plain)[: -len(word)] not in owners] or same
            mark = _MARK.search(context.plain, max(start - 2, 0), start) if same else None
            if _ISSUED.search(context.plain, max(start - _FAR, 0), start) or context.plain.endswith(_ANOTHER, 0, start):
                continue  # 发表过非常直接的|声明, 类似|协定: another
            if not same or not _stands_alone(context, start, end, marked=mark is not None):
                continue
            if context.plain.endswith(_HOLDS, 0, mark.start() if mark else start):
                continue  # a meeting that is being held is not the one named before
            earlier = [m for m in same if m.span.end <= start] or same[:1]
            context.cover.add(Mention(Span(start, end), earlier[-1].type, "definite", entity=earlier[-1].entity))


def _find_families(context: Context, named: _People) -> None:
    """岸田, 石破: a Japanese family name alone is the one person of that name whom the article has named in full."""
    people: dict[str, set[str]] = {}
    for mention, name in named:
        size = next((n for n in (_FAMILY + 1, _FAMILY) if len(name) > n and name[:n] in context.lexicon.japanese), 0)
        if "|" not in mention.entity and size:
            people.setdefault(name[:size], set()).add(mention.entity)
    for family, bearers in sorted(people.items()):
        for found in re.finditer(family, context.plain) if len(bearers) == 1 else ():
            start, end = found.span()
            after_word = context.boundary(start) or context.plain[start - 1 : start] in _BESIDE
            if after_word and (context.boundary(end) or context.plain.startswith("通", end)) and not context.cover.overlapping(start, end):
                context.cover.add(Mention(Span(start, end), "Person", "pattern:surname", entity=min(bearers)))


def _in_office(context: Context, surname: str, title: str) -> set[str]:
    """蔡总统: who of that Chinese family name held such an office on the article's day, in a state that the article names if there are several."""
    office = context.lexicon.title_offices.get(title)
    if context.document.published is None or office is None:
        return set()
    held = context.gazetteer.in_office(office, surname, context.document.published.isoformat())
    if len(held) <= 1:
        return set(held)
    named = {m.entity for m in context.cover}
    return {person for person, of in held.items() if of in named}


def _stands_alone(context: Context, start: int, end: int, *, marked: bool) -> bool:
    """Whether no longer word or phrase holds plain[start:end]. `marked` says that 该, 此次 or the like stands before it."""
    if not context.boundary(start) or not context.boundary(end) or context.cover.ending(start) is not None:
        return False
    if OF_A_DEED.search(context.plain, max(start - 4, 0), start):
        return False
    before = context.word_at(start - 1)
    return marked or before is None or before.tag not in _ATTRIBUTES or before.end != start


def _after_a_character(titles: Sequence[str]) -> re.Pattern[str]:
    """One of the titles after a Chinese character. It begins with a class of their first ones, so that the engine looks for those alone."""
    heads = "".join(dict.fromkeys([title[0] for title in titles]))
    return re.compile(rf"[{heads}](?<=[\u4e00-\u9fff].)(?:{'|'.join([f'(?<={title[0]}){title[1:]}' for title in titles])})")


def _repeat(context: Context) -> None:
    """Once a person, always that person: every name found by its surroundings is looked for in the whole text."""
    names: dict[str, Mention] = {}
    for mention in context.cover:
        if mention.type not in _REPEATED or ("/" not in mention.entity and not (mention.found_by.startswith("alias:") and "|" not in mention.entity)):
            continue
        name = mention.span.of(context.plain)
        names.setdefault(name, mention)
        if mention.type == "Person" and ("·" in name or " " in name):
            names.setdefault(name.replace(" ", "·").rsplit("·", 1)[1].rpartition("al-")[2], mention)
    for family, mention in _known_families(context):
        names.setdefault(family, mention)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if len(name) < 2 or name in context.lexicon.never_names:
            continue
        first = names[name]
        at = context.plain.find(name)
        while at >= 0:
            inside = context.cover.overlapping(at, at + len(name))
            if first.type == "Person" and len(inside) == 1 and inside[0].type == "Person" and _ends_inside(inside[0], at, at + len(name)):
                context.cover.remove(inside.pop())  # 格|林克维奇, who was called 上将格林克维奇 before
            if len(inside) == 1 and _is_less_of(inside[0], first, at, at + len(name)):
                context.cover.remove(inside.pop())  # 马亨德|拉随后, who was called 外长马亨德拉 before
            if not inside and not _inside_letters(context.plain, at, at + len(name)):
                context.cover.add(Mention(Span(at, at + len(name)), first.type, f"repeated:{first.found_by}", entity=first.entity))
            at = context.plain.find(name, at + 1)


def _known_families(context: Context) -> Iterator[tuple[str, Mention]]:
    """莎拜娜·|穆迪: the family names, listed for nobody alone, of the listed persons whom the article names in full."""
    bearers: dict[str, dict[str, Mention]] = {}
    for mention in context.cover:
        given, dot, family = mention.span.of(context.plain).rpartition("·")
        if dot and mention.type == "Person" and "/" not in mention.entity and "|" not in mention.entity and given and len(family) > 1:
            bearers.setdefault(family, {}).setdefault(mention.entity, mention)
    for family, named in bearers.items():
        if len(named) == 1 and family not in context.gazetteer.names:
            yield family, next(iter(named.values()))


def _inside_letters(plain: str, start: int, end: int) -> bool:
    """Whether a longer word in Latin letters holds plain[start:end]."""
    return (plain[start].isascii() and plain[start - 1 : start].isascii() and plain[start - 1 : start].isalnum()) or (
        plain[end - 1].isascii() and plain[end : end + 1].isascii() and plain[end : end + 1].isalnum()
    )


def _is_less_of(part: Mention, first: Mention, start: int, end: int) -> bool:
    """Whether a guess stops short of a person's name that the text announces elsewhere."""
    guessed = part.type == first.type == "Person" and part.found_by == "pattern:foreign"
    return guessed and first.found_by != part.found_by and part.span.start == start and part.span.end < end


def _ends_inside(part: Mention, start: int, end: int) -> bool:
    """Whether the mention is the end of plain[start:end] and not all of it."""
    return part.span.start > start and part.span.end == end
